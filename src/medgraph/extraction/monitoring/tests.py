"""Read the tests that a slot names: "your blood glucose levels, ALT and AST before each dose".

What is measured is named in lower case and singular, without "regular", "your" or "levels"; when, how and
in whom it is measured is cut off. Progress, response and "side effects" measure nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.language.entries import is_fragment
from medgraph.extraction.language.lists import read_items
from medgraph.extraction.language.phrases import blanked, is_name, singular
from medgraph.extraction.monitoring.rules import WHEN
from medgraph.model import Span
from medgraph.patterns import Pattern, match

_CUT = Pattern(
    rf"(?:\s*+,)?\s++(?:(?:{WHEN}|beforehand|is|are|was|were|can|may|should|must|will|has|have|needs?|if|"
    rf"because|due to|since|as|so that|in order|which|that|who|where|unless|by|via|"
    r"using|from|in duplicate|in (?:patients|people|children|all|the|those|women|[a-z]+ patients|secondary)|"
    r"with (?:moderate|severe)|for (?:the )?(?:first|possible|early)|under treatment|on (?:treatment|the)|"
    r"more closely|or adjusting|and (?:adjust|stop|discontinue|dose|monitor it|the dose|treat|look|then)|"
    r"then|about|instead|yes)\b.*|\d.*)$",
    re.IGNORECASE | re.DOTALL,
)

_MORE = Pattern(rf",\s+(?:and|then)\s+(?P<more>[A-Za-z][\w ()/-]{{1,50}}?)\s+(?:about\s+)?{WHEN}\b", re.IGNORECASE)

_TIMED = Pattern(r"^\W*(?:A\W+)?(?:before|after|during|at|in|prior to)\b[^:,]{2,60}[:,]\s*(?=\S)", re.IGNORECASE)

# "Blood glucose, every three months or so HbA1c, and potassium": when, between two members.
_TIMED_INSIDE = Pattern(
    r"(?<=,)\s*(?:every|once|twice|at|after)\s+(?:\w+\s+)?(?:days?|weeks?|months?|years?|start|baseline|visit)(?:\s+or\s+so)?\s+(?=[A-Za-z])",
    re.IGNORECASE,
)

_LEADING = Pattern(
    r"^(?:(?:(?:your\s+)?child['’]?\s?s\b|checks?|monitor|measures?|determin\w+|obtain|perform|expect|two|negative|an?|the|your|their|his|her|any|all|other|regular(?:ly)?|periodic(?:ally)?|"
    r"routine(?:ly)?|frequent|close|careful|for|of|to|and|or|baseline|both|including|particularly|"
    r"especially|"
    r"such as|e\.g\.,?|overall|patients?['’]s?|patients? for|how|changes in|possible|new|certain|some|it|"
    r"levels? of|you for|on|with|(?:the )?(?:emergence|onset|development|worsening|appearance)(?: (?:or|and) (?:emergence|onset|development|worsening))? of)\s+)+",
    re.IGNORECASE,
)

_TRAILING = Pattern(
    r"(?:\s+(?:levels?|regularly|closely|carefully|periodically|frequently|values|as well|too|also|"
    r"beforehand|(?<!cardiac )(?<!heart )(?<!ECG )monitoring|more|results?))+$",
    re.IGNORECASE,
)

_SIGNS = Pattern(
    r"^(?:(?:signs?|symptoms?)(?:\s*(?:and|or|/)\s*(?:signs?|symptoms?))?)\s+of\s+(?P<what>.+)$",
    re.IGNORECASE,
)

# "signs of bleeding" is one thing: joined by a mark that no page has, so that no list reader takes it apart.
_JOINT = "\u2060"

_SIGNS_OF = Pattern(r"\b(?:signs?|symptoms?)(?: (?:and|or) (?:signs?|symptoms?))? of (?=\w)", re.IGNORECASE)

_GENERIC = Pattern(
    r"^(?:emergence|onset|appearance|worsening|whether .*|as necessary|ensure.*|safety|(?:assess|evaluate|monitor|discontinue|minimum|frequency) .*|normal|and|then|pre|post|auditory|renal|.*\b(?:adjusted|interactions?|outcomes?)|(?:what|which|order|taken|additional) .*|.*\b(?:progress|response|side effects?|adverse (?:effects?|reactions?|events?)|effectiveness|"
    r"condition|health|doses?|therapy|treatment|drug|medicines?|doctors?|market|situation|use|"
    r"child|children|infusions?|sessions?|schedule|provider|team|weeks?|days?|months?|benefit|"
    r"problems? with|question|day|reactions? listed|medical history|history|adjustments?|beforehand|"
    r"instructions?|follow-up|need|guidance)|signs?|symptoms?|blood|serum|plasma|peak|trough|tests?|urine|"
    r"checks?|examinations?|function|it|them|levels?|cause|yes|no|visit|patient|body|results?|general|"
    r"lab(?:oratory)?|samples?|first|time|children have|[a-z]+ly|(?:blood|urine|lab|laboratory|medical|further|other|these|more|follow-up|same) (?:tests?|checks?|"
    r"check-?ups?|samples?|monitoring)|check-?ups?|screening|monitoring)$",
    re.IGNORECASE,
)


def read_tests(text: str, start: int) -> Iterator[tuple[str, Span, str | None]]:
    """Yield what a slot measures, where it stands, and the group it is a member of.

    >>> [name for name, _, _ in read_tests("liver function tests (ALT, AST) before each dose", 0)]
    ['liver function test', 'alt', 'ast']
    """
    for timing in (_TIMED, _TIMED_INSIDE):
        text = timing.sub(blanked, text)
    text = _SIGNS_OF.sub(lambda found: found[0].replace(" ", _JOINT), text).replace(": ", ", ")
    bare = _cut(text)
    more = _MORE.search(text, len(bare))
    previous = ""
    for item in read_items(bare, start):
        name = measured(item.text)
        name = f"signs of {name}" if previous.startswith("signs of") and _is_harm(name) else name
        previous = name
        if is_test(name):
            yield name, item.span, measured(item.part_of) if item.part_of else None
        if item.gloss and is_test(name):
            yield from _inside(item.gloss, item.span, name)
    if more:
        yield from read_tests(more["more"], start + more.start("more"))


def _inside(gloss: str, span: Span, head: str) -> Iterator[tuple[str, Span, str | None]]:
    """Yield the members that a bracket names behind a test: "kidney function (creatinine, dipstick)"."""
    for item in read_items(gloss):
        name = measured(item.text)
        if is_test(name):
            yield name, span, head


def _cut(text: str) -> str:
    """Return a slot up to where it says when, how or in whom, outside brackets."""
    bare = re.sub(r"\([^()]*\)", lambda found: "(" + "_" * (len(found[0]) - 2) + ")", text)
    found = _CUT.search(bare)
    return text[: found.start()] if found else text


_HARM = Pattern(
    r"(?:bleeding|infection|toxicity|problems?|bruising|depression|reactions?|failure|injury|hemorrhage|"
    r"swelling)s?$"
)


def _is_harm(name: str) -> bool:
    return bool(_HARM.search(name)) and not name.startswith("signs of")


def measured(wording: str) -> str:
    """Return what is measured: lower case, singular, without "regular", "your", "levels".

    >>> measured("your blood glucose levels"), measured("any signs and symptoms of infection")
    ('blood glucose', 'signs of infection')
    >>> measured("Monitor liver function tests"), measured("a heart monitor")
    ('liver function test', 'heart monitor')
    """
    text = _TRAILING.sub("", _LEADING.sub("", " ".join(wording.replace(_JOINT, " ").split()).strip(" .,;:")))
    signs = match(_SIGNS, text)
    if signs:
        return f"signs of {measured(signs['what'])}"
    if text.lower().startswith("weigh") and not text.lower().startswith("weight"):
        return "weight"
    if organ := _ORGAN.fullmatch(text):
        return f"{organ[1].lower()} function"
    text = _SHORT.sub(lambda found: _SPELLED[found[0].rstrip("s").upper()], text)
    first, _, last = text.lower().rpartition(" ")
    return f"{first} {singular(last)}".strip()


# "Blood tests for your liver" look at how it works.
_ORGAN = Pattern(r"(liver|kidney|thyroid)s?(?: gland)?", re.IGNORECASE)
_SPELLED = {"TB": "tuberculosis", "HBV": "hepatitis b", "HCV": "hepatitis c", "U&E": "urea and electrolytes"}
_SHORT = Pattern(r"\b(?:TB|HBV|HCV)\b|\bU&Es?$")


def is_test(name: str) -> bool:
    """Tell whether a name is that of something measured: short, and no "progress" or "side effects".

    >>> is_test("platelet count"), is_test("response to treatment"), is_test("blood test")
    (True, False, False)
    """
    return (
        is_name(name.removeprefix("signs of "), words=7)
        and not _GENERIC.match(name)
        and len(name) > 1
        and is_fragment(name)
    )
