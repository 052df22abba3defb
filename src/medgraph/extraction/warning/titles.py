"""What the title of a warning names: "5.3 Increased Risk of Stroke in Elderly Patients" is stroke, in elderly patients.

Official labels give each warning a title of its own: a numbered heading below Warnings and Precautions, a label in the
highlights ("Hepatotoxicity: monitor …"), the first line of the box. A title enumerates harms ("Leukopenia, Neutropenia,
and Agranulocytosis"), may give examples ("…, Including Anaphylaxis"), and may end in whom, why or with what. Titles on
use, tests and partners name no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from medgraph.extraction.language.conditions import PEOPLE, Named, name_conditions
from medgraph.extraction.language.medical import is_medical
from medgraph.extraction.language.people import specific
from medgraph.extraction.language.phrases import blanked, term
from medgraph.extraction.warning.objects import NOTHING_NAMED
from medgraph.lexicon import find_condition
from medgraph.model import Span
from medgraph.patterns import Pattern

_NUMBER = Pattern(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?")
_LEADS = Pattern(
    r"\b(?:(?:increased|serious|potential|greater|possible)\s+)*"
    r"(?:risks?|potential|occurrence|reports?|cases?|development)\s+(?:of|for|from)\s+(?:the\s+)?(?:developing\s+)?"
    r"|^(?:severe|serious|life[- ]threatening)(?:,| and| or)+\s+(?:fatal|life[- ]threatening)\s+"
    r"|^fatal\s+(?:(?:and|or)\s+serious\s+)?|\bnot\s+for\s+(?:the\s+)?treatment\s+of\s+|\bfor\s+(?=weight\s)",
    re.IGNORECASE,
)
_BEHIND = Pattern(r"\s+risks?$", re.IGNORECASE)
_WHOM = Pattern(
    rf"\s+(?:in|among|for)\s+(?:the\s+)?(?P<people>(?:[\w-]+\s+){{0,4}}?(?:{PEOPLE}|elderly)\b(?:(?!\s+when\b|\s+and\s{{2}}).)*)",
    re.IGNORECASE,
)
_CAPITALISED = Pattern(r"\b[A-Z](?=[a-z])")
_TAIL = Pattern(
    r"\s+(?:(?:associated|related|due|leading)\b|when\b|after\b|during\b|following\b|upon\b|caused\s+by\b|without\b|"
    r"with\s+(?:concomitant|combined|the\s+use|use)\b|general\s+information\b|[–—]\s).*$"
    r"|(?<=reactions)\s+to\b.*$",
    re.IGNORECASE,
)
_WITH = Pattern(r"\s+with\s", re.IGNORECASE)
_EXAMPLES = Pattern(r"[,(]?\s*(?:\bincluding|\bsuch\s+as|\be\.g\.,?)\s+", re.IGNORECASE)
# Where a title ends and another, below it, begins: "Ocular Toxicity Retinal Detachment".
_TITLES = Pattern(
    r"\b(?:Toxicity|Effects|Events|Reactions)(?P<cut>\s+)(?=[A-Z][a-z]+\s+(?:of\b|[A-Z]))|\b(?P<last>[A-Z]\w+)(?P<again>\s+)(?=(?P=last)\b)"
)
_EITHER = Pattern(r"(?<=\w\w)\s*/\s*(?=[A-Z])")
_SHORT = Pattern(r"\s*\((?=[^()]*[A-Z])(?P<letters>[\w/ -]{2,14})\)")
_NO_HARM = Pattern(
    r"(?:use\s+(?:in|of|with|as|by)\b|(?:concomitant|concurrent|co-?administration|combin|interactions?|drug\s+interactions?|"
    r"monitor|laboratory\s+tests?(?!\s+interf)|general\b|information|counsel|co-?existing|macrovascular\s+outcomes?|immuni[sz]ations?|"
    r"vaccinations?|limitations?|not\s+interchangeable|maintain|discontinuation|patients?\s+with|serum\b|substitution|"
    r"impairments?\s+related\s+to\s+driving|effects?\s+on\s+(?:the\s+)?ability\s+to))",
    re.IGNORECASE,
)
_RISE = Pattern(r"^(?P<how>increases?|elevations?|decreases?|reductions?)\s+in\s+", re.IGNORECASE)
_RISEN = {"i": "increased", "e": "elevated", "d": "decreased", "r": "reduced"}
_RISES = Pattern(r"\s(?P<how>increases|elevations|decreases|reductions)$", re.IGNORECASE)
# Heads of harms that no lexicon knows: "body temperature regulation", "effects on bleeding".
_HEADS = Pattern(
    r"(?:effects?|changes?|abnormalit(?:y|ies)|increases?|decreases?|elevations?|regulation|interference|errors?|"
    r"ideation|retention|withdrawal|malignancies|falls?|aplasia|decompensation|control|absorption|mineralization|"
    r"gambling|dysplasia|harm|\w*emboli|carcinogen\w+|teratogenic\w+|anticoagulation|rate)$|^death$|"
    r"^(?:effects?|increase[ds]?|decreased?|reduced|elevated|impaired|worsening|deterioration|exacerbation|"
    r"(?:[\w-]+ )?suppression|loss)\b",
    re.IGNORECASE,
)
_EFFECTS = Pattern(r"effects?\s+on\s", re.IGNORECASE)
_SHARING = frozenset({"ideation", "perforation", "rupture"})


def harms_of(title: str, start: int = 0) -> Iterator[Named]:
    """Yield the harms that a title names; it begins at `start` of the view.

    >>> [(harm.term, harm.population) for harm in harms_of("5.3 Increased Risk of Stroke in Elderly Patients")]
    [('stroke', 'elderly patients')]
    >>> [harm.term for harm in harms_of("Suicidal Behavior and Ideation")]
    ['suicidal behavior', 'suicidal ideation']
    >>> [harm.term for harm in harms_of("Use in Women of Childbearing Potential")]
    []
    """
    number = _NUMBER.match(title)
    begin = number.end() if number else 0
    text = _LEADS.sub(blanked, _BEHIND.sub("", title[begin:].rstrip(" .:–-")))
    if _NO_HARM.match(text.lstrip()):
        return
    text, spelled = _without_short_forms(text)
    whom = _WHOM.search(text)
    ends = [found.start() for found in (_TAIL.search(text), whom) if found]
    people = specific(_CAPITALISED.sub(lambda word: word[0].lower(), whom["people"])) if whom else None
    offset = start + begin
    named = [_whole(title[begin + at : begin + end], offset + at) for at, end in spelled]
    for at, end in _pieces(text, min(ends, default=len(text))):
        named += _named(text[at:end], offset + at)
    yield from (replace(each, population=people) for each in named)


def _without_short_forms(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Blank the short forms in brackets, and what one spells out that holds an "and": a "Drug Reaction with … (DRESS)"."""
    spelled = []
    for found in _SHORT.finditer(text):
        before = list(re.finditer(r"[A-Z][\w-]*", text[: found.start()]))[-len(found["letters"]) :]
        initials = "".join(word[0][0] for word in before)
        if initials == found["letters"] and " and " in text[before[0].start() : found.start()]:
            spelled.append((before[0].start(), found.start()))
    for at, end in spelled:
        again = text.find(text[at:end], end)
        text = text[:at] + " " * (end - at) + (text[end:again] if again > 0 else text[end:])
    return _SHORT.sub(blanked, text), spelled


def _pieces(text: str, end: int) -> list[tuple[int, int]]:
    """Return where the parts of a title stand that name harms: what it says, its examples, and a title below it."""
    cuts = [found.span() for found in _EXAMPLES.finditer(text, 0, end)]
    cuts += [found.span("cut" if found["cut"] else "again") for found in _TITLES.finditer(text, 0, end)]
    for slash in _EITHER.finditer(text, 0, end):
        left, right = text[: slash.start()].rsplit(",", 1)[-1].strip(), text[slash.end() : end].split(",")[0]
        if " " in left and is_medical(left.lower()) and is_medical(right.lower()):
            cuts.append(slash.span())
    at, pieces = 0, []
    for begin, behind in [*sorted(cuts), (end, end)]:
        pieces.append((at, begin))
        at = behind
    return [piece for piece in pieces if text[slice(*piece)].strip(" ,;()/")]


def _named(text: str, start: int) -> Iterator[Named]:
    """Yield the harms that a part of a title enumerates, each with what the first or last shares with it."""
    bare = text.lstrip(" ,;()/")
    start, bare = start + len(text) - len(bare), _before_with(bare.rstrip(" ,;()/"))
    rise, rises, before = _RISE.match(bare), _RISES.search(bare), ""
    for named in [_whole(bare, start)] if _EFFECTS.match(bare) else name_conditions(bare, start):
        name = named.term
        if rise:
            name = f"{_RISEN[rise['how'][0].lower()]} {_RISE.sub('', name)}"
        elif rises and " and " in bare and not _RISES.search(f"{name}s"):
            name = f"{name} {rises['how'].lower()[:-1]}"
        elif name in _SHARING and before:
            name = f"{before.split()[0]} {name}"
        if _is_harm(name):
            yield replace(named, term=f"new {name}" if name.startswith("onset ") else name)
        before = name


def _whole(text: str, start: int) -> Named:
    """Return a text as the one thing that it names, whatever it enumerates: "Effects on Vitamin D and Bone"."""
    return Named(term(text), text, Span(start, start + len(text)))


def _before_with(text: str) -> str:
    """Return a text without the partner or state behind "with", unless all of it names one condition."""
    found = _WITH.search(text)
    return text[: found.start()] if found and not find_condition(text) and is_medical(text[: found.start()]) else text


# What titles say of their warnings at large.
_AT_LARGE = Pattern(r"(?:life[- ]threatening|serious|severe|fatal) (?:adverse )?(?:reaction|event)")


def _is_harm(name: str) -> bool:
    if _AT_LARGE.fullmatch(name):
        return False
    return bool(_HEADS.search(name)) or (not NOTHING_NAMED.match(name) and is_medical(name))
