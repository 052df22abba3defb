"""Find the conditions that a lexicon knows in running text, the longest names first, and changes of what is measured.

"raised liver enzymes" and "platelet count decreased" are names; "vitamin B12 fell below normal" and "it can raise transaminases" say the
same in a sentence, and are named after it: "vitamin B12 deficiency" and "transaminases increased".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from medgraph.lexicon import clinical_label, find_condition, opens_condition
from medgraph.model import Span
from medgraph.patterns import Pattern, finditer


class Mention(NamedTuple):
    """A condition named in a text: where, and what it is called where that is not what stands there."""

    span: Span
    name: str | None = None


_WORD = Pattern(r"[A-Za-z0-9][\w'’]*(?:-[\w'’]+)*")
_LONGEST = 8
# Words of the vocabularies that in running text mean something else, or nothing.
_COMMON = frozenset(
    "all age pain reaction reactions disease diseases disorder disorders infection infections syndrome symptom symptoms death deaths fall falls growth weight "
    "adult onset severe mild moderate chronic acute recurrent progressive congenital increased decreased abnormal frequency mass tumor tumour cancer "
    "injury wound cold colds stress shock lesion lesions local generalized transient episodic variable phenotype obsolete left right bilateral ideal".split()
)


@lru_cache(maxsize=8192)
def find_known(text: str) -> tuple[Span, ...]:
    """Return where a text names conditions that the lexicon knows, in order.

    >>> text = "headache, sore throat and a good mood"
    >>> [span.of(text) for span in find_known(text)]
    ['headache', 'sore throat']
    """
    words = [match.span() for match in _WORD.finditer(text)]
    found: list[Span] = []
    position = 0
    while position < len(words):
        last = _longest(text, words, position) if opens_condition(text[slice(*words[position])]) else None
        if last:
            found.append(Span(words[position][0], words[last - 1][1]))
        position = last or position + 1
    return tuple(found)


def _longest(text: str, words: list[tuple[int, int]], first: int) -> int | None:
    """Return the word after the longest known name that begins at a word, or None."""
    reach, most = first + 1, min(first + _LONGEST, len(words))
    while reach < most and text[words[reach - 1][1] : words[reach][0]].isspace():
        reach += 1
    if reach > first + 2 and not opens_condition(text[words[first][0] : words[first + 1][1]]):
        reach = first + 2
    begin = words[first][0]
    for last in range(reach, first, -1):
        if is_known_name(text[begin : words[last - 1][1]]):
            return last
    return None


@lru_cache(maxsize=65536)
def is_known_name(name: str) -> bool:
    """Tell whether a wording of running text names one condition; "nausea and vomiting" names two.

    >>> is_known_name("pins and needles"), is_known_name("nausea and vomiting"), is_known_name("age")
    (True, False, False)
    """
    if len(name) < 3 or name.lower() in _COMMON or (len(name) == 3 and not name.isupper()):
        return False
    parts = _JOINT.split(name)
    if len(parts) > 1 and all(find_condition(part, prose=True) for part in parts):
        return False
    return find_condition(name, prose=True) is not None


_JOINT = Pattern(r"\s(?:and|or)\s", re.IGNORECASE)


_MEASURED = (
    r"(?:(?:serum|blood|plasma|urinary|urine|total|fasting|vitamin|liver|hepatic|kidney|renal|lung|pulmonary|heart|white|red|left ventricular|bone mineral|thyroid|ldl|hdl) )*"
    r"(?:cholesterol|triglycerides?|lipids?|glucose|sugar|potassium|sodium|calcium|magnesium|phosph(?:ate|orus)|bilirubin|creatinine|creatine (?:phospho)?kinase|"
    r"urea|HbA1c|h(?:a)?emoglobin A1c|uric acid|homocysteine|albumin|h(?:a)?emoglobin|h(?:a)?ematocrit|platelets?|neutrophils?|lymphocytes?|leukocytes?|eosinophils?|(?:blood )?cells?|"
    r"ALT|AST|GGT|CK|CPK|LDH|TSH|INR|(?:liver |hepatic )?(?:enzymes?|transaminases?|aminotransferases?)|(?:alanine|aspartate) aminotransferase|amylase|lipase|"
    r"alkaline phosphatase|blood pressure|heart rate|ejection fraction|troponin(?: [IT])?|vitamin (?:A|B12|D|E|K)|B12|folate|ferritin|appetite|libido|weight|"
    r"QT(?:c)? interval|intraocular pressure|prolactin|testosterone|bone (?:mineral )?density|function tests?|function|protein|(?<=liver )tests?|(?<=kidney )tests?|(?<=thyroid )tests?)"
    r"(?: (?:levels?|counts?|concentrations?|values?))?(?: in (?:the )?(?:blood|urine))?"
)
_UP, _DOWN = "increased", "decreased"
_A_LITTLE = r"(?:a little|a bit|slightly|mildly|somewhat|moderately)"
_MOVES = (
    (_UP, r"(?:rais(?:e[ds]?|ing)|increas(?:e[ds]?|ing)|elevat(?:e[ds]?|ing)|push(?:e[ds]|ing)? up|drives? up)"),
    (_DOWN, r"(?:lower(?:s|ed|ing)?|decreas(?:e[ds]?|ing)|reduc(?:e[ds]?|ing)|depress(?:e[ds])?)"),
)
_MOVED = (
    (
        _UP,
        rf"(?:(?:may|can|might|could) (?:also |often |sometimes |\w+ly )?(?:go up|rise|increase|climb|creep up|shoot up|jump|soar|edge up|shoot through the roof)|(?:(?:is|are|was|were) )?{_A_LITTLE} (?:raised|increased|elevated|up)|rose|rises?|went up|goes up|climbed|climbs|crept up|(?:\w+ )?above (?:the )?(?:normal|upper)(?: (?:limit|range))?(?: of normal)?)",
    ),
    (
        _DOWN,
        rf"(?:(?:may|can|might|could) (?:also |often |sometimes |\w+ly )?(?:go down|fall|drop|decrease|dip|sink|tumble|plunge|plummet)|(?:(?:is|are|was|were) )?{_A_LITTLE} (?:lowered|decreased|reduced|down)|(?:fell|dropped|drops|fall|falls|sank|sinks|went down|goes down)(?: (?:below|under) (?:the )?(?:normal|lower)(?: (?:limit|range))?(?: of normal)?)?|"
        r"(?:\w+ )?(?:below|under) (?:the )?(?:normal|lower)(?: (?:limit|range))?(?: of normal)?)",
    ),
)
_CHANGES = tuple(
    (way, Pattern(pattern, re.IGNORECASE))
    for way, pattern in (
        *(
            (
                way,
                rf"\b(?:can|may|could|might|will|also|to|sometimes|often|rarely|it|drug|medicine|treatment|therapy|does|(?:and|or)(?= (?:raise|increase|lower|decrease|reduce) )) (?:also |often |sometimes |slightly |temporarily )?{verb} (?:the |your |their |his or her )?(?:resting |levels? of |numbers? of |amounts? of )?(?P<what>{_MEASURED})\b",
            )
            for way, verb in _MOVES
        ),
        *((way, rf"\b(?P<what>{_MEASURED}) {verb}(?![\w-])") for way, verb in _MOVED),
    )
)


def find_changes(text: str) -> Iterator[Mention]:
    """Yield the changes of measured things that a text tells in a sentence, with the names of the changes.

    >>> [m.name for m in find_changes("It can lower potassium and sodium; vitamin B12 fell below normal.")]
    ['hypokalemia', 'hyponatremia', 'vitamin b12 deficiency']
    """
    for way, pattern in _CHANGES:
        for found in finditer(pattern, text):
            yield Mention(Span(*found.span()), _name_of_change(found["what"].lower(), way))
            before = _BEFORE.search(text, 0, found.start())
            if before and found.start("what") == found.start():
                yield Mention(Span(*before.span("what")), _name_of_change(before["what"].lower(), way))
            further = _FURTHER.match(text, found.end()) if found.end("what") == found.end() else None
            while further:
                yield Mention(Span(*further.span("what")), _name_of_change(further["what"].lower(), way))
                further = _FURTHER.match(text, further.end())


_BEFORE = Pattern(rf"\b(?P<what>{_MEASURED})\s*(?:,|\band\b|\bor\b|,\s*and\b)\s*$", re.IGNORECASE)
_FURTHER = Pattern(
    rf"\s*(?:,\s*(?:and\s+|or\s+)?|\s(?:and|or)\s+)(?:the )?(?P<what>{_MEASURED})\b(?! (?:increase|decrease|elevat|may|can|should|must|need))",
    re.IGNORECASE,
)


def _name_of_change(what: str, way: str) -> str:
    """Return the clinical name of a change that the lexicon has for it, else "X increased"."""
    bare = re.sub(r" (?:levels?|counts?|concentrations?|values?)$", "", what)
    where = re.fullmatch(r"(?P<what>.+?) in (?:the )?urine", bare)
    lacking = [f"{bare} deficiency"] if bare.startswith(("vitamin", "folate", "iron")) else []
    wordings = [*lacking, f"low {bare}", f"{bare} decreased"] if way == _DOWN else [f"high {bare}", f"{bare} increased"]
    if where and where["what"] == "calcium" and way == _UP:
        return "hypercalciuria"
    for wording in wordings:
        known = find_condition(wording)
        if known:
            label = clinical_label(known[0])
            return wording if label == known[0].label.lower() and " " in label else label
    return f"{bare} {way}"


_CHANGED = Pattern(
    rf"(?:(?:increase|decrease|rais|elevat|reduc|lower|low|high|abnormal|prolong|impair|chang|rise|rises|fall|drop|loss|worsen|declin)\w*(?: (?:in|of))?(?: (?:the|some|certain|your))?(?: (?:levels?|number|amounts?) of)?(?: (?:the|some|certain|your))? {_MEASURED}|{_MEASURED} (?:increase|decrease|elevat|abnormal|prolong|reduc)\w*)",
    re.IGNORECASE,
)


_BARE_MEASURED = Pattern(rf"(?:(?:mean|values? of|levels? of) )*{_MEASURED}", re.IGNORECASE)


@lru_cache(maxsize=16384)
def is_measured(name: str) -> bool:
    """Tell whether a name is that of something measured, without a word on its change.

    >>> is_measured("serum triglycerides"), is_measured("high triglycerides")
    (True, False)
    """
    return bool(_BARE_MEASURED.fullmatch(name))


@lru_cache(maxsize=16384)
def is_change(name: str) -> bool:
    """Tell whether a name is that of a change of something measured.

    >>> is_change("raised liver enzymes"), is_change("platelet count decreased"), is_change("raised hopes")
    (True, True, False)
    """
    return bool(_CHANGED.fullmatch(name))
