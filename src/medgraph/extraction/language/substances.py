"""Find the substances that a stretch of text names: drugs, groups of drugs, food and drink.

Interactions and contraindications end in such names. A drug is known by the lexicon or its stem
("ketoconazole"), or by its place in a list of drugs; a group by its head noun and the words before it ("strong
CYP3A4 inhibitors") or by what its members are for or do ("medicines for epilepsy"). "Other medicines" is no group:
it names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from medgraph.extraction.language.phrases import blanked
from medgraph.extraction.language.substance_deeds import read_deeds
from medgraph.extraction.language.substance_groups import KIND, PLAIN, read_groups, singular_phrase
from medgraph.extraction.language.substance_vaccines import live_vaccines
from medgraph.extraction.language.substance_words import EVERYDAY, FOOD, MEASURED, THERAPY
from medgraph.extraction.naming.page_drug import DrugNames
from medgraph.model import Span
from medgraph.patterns import Pattern, finditer, search, sub


class Substance(NamedTuple):
    """A drug by its base name, or a group or food in the page's wording in singular lower case."""

    name: str
    span: Span
    is_food: bool = False

    @property
    def is_everyday(self) -> bool:
        """Whether it is what people eat and drink every day: "milk"."""
        return self.is_food and bool(EVERYDAY.match(self.name))


def read_substances(text: str, start: int, names: DrugNames) -> list[Substance]:
    """Return the substances named in a text that begins at `start` of the view; the page's drug is none.

    >>> from medgraph.extraction.naming.page_drug import DrugNames
    >>> nobody = DrugNames("x", frozenset())
    >>> [s.name for s in read_substances("strong CYP3A inhibitors, other drugs and alcohol", 0, nobody)]
    ['strong cyp3a inhibitor', 'alcohol']
    """
    text = _SLASH.sub(",", text).translate(_QUOTES)
    plain = _without_purposes(text)
    groups = [Substance(name, span) for name, span, _ in read_groups(plain)]
    deeds = [Substance(name, span) for name, span in read_deeds(text, names.own) if not _is_named(span, groups)]
    found = [*deeds, *_foods(plain), *groups, *_drugs(plain, names)]
    ordered = _without_titles(text, _longest([*found, *(Substance(name, span) for name, span in live_vaccines(text))]))
    return [
        s._replace(span=s.span.moved(start))
        for s in ordered
        if not (_is_repeated(text, s, ordered) or _is_gloss(text, s, ordered) or _is_contained(text, s, ordered))
    ]


def _is_named(deed: Span, groups: list[Substance]) -> bool:
    """Tell whether the head of a group that does something has words of its own: "anti-inflammatory medicines that …"."""
    return any(group.span.start < deed.start < group.span.end for group in groups)


# "Oral contraceptives/hormone replacement therapy": two groups.
_SLASH = Pattern(r"(?<=[a-z]{3}s)/(?=[a-z]{4})")
_QUOTES = str.maketrans('"“”', "   ")
_PURPOSE = Pattern(
    r"\b(?:(?:are|is|usually|mainly)\s+)?(?:used|given|prescribed|taken)\s+(?:to\s+(?!patients|people|children|a\b)|for\s+(?!patients|people|\d|a\b|at\b)|in\s+the\s+treatment\s+of\s|against\s)[^,;.()]*|"
    r"\b(?:medicines?|medications?|drugs?|treatments?|remed(?:y|ies))\s+(?:to|for|against)\s[^,;.:()]*?(?=[,;.:()]|$|\s[–-]\s|\s(?:such|like|including|called)\b)",
    re.IGNORECASE,
)


def _without_purposes(text: str) -> str:
    """Blank what a substance is for: it may name others ("used to treat alcohol dependence")."""
    return sub(_PURPOSE, blanked, text)


def _longest(found: list[Substance]) -> list[Substance]:
    """Return the substances in order; where two overlap the longer one counts."""
    chosen: list[Substance] = []
    for each in sorted(found, key=lambda s: (s.span.start - s.span.end, s.span.start)):
        if not any(each.span.overlaps(other.span) for other in chosen):
            chosen.append(each)
    return sorted(chosen, key=lambda s: s.span.start)


def _without_titles(text: str, ordered: list[Substance]) -> list[Substance]:
    """Leave out what a name's kind is, right before it or behind: "the antibiotic rifampin", "tetracycline antibiotics"."""
    named: list[Substance] = []
    for each, behind in zip_longest(ordered, ordered[1:]):
        head = each.span.of(text).split()[-1]
        kind = bool(named) and head == each.span.of(text) and head[0].islower() and bool(KIND.fullmatch(head))
        if kind and text[named[-1].span.end : each.span.start] == " ":
            named[-1] = named[-1]._replace(span=Span(named[-1].span.start, each.span.end))
            continue
        close = (
            behind is not None
            and text[each.span.end : behind.span.start] == " "
            and not KIND.fullmatch(behind.span.of(text))
        )
        titles = not head.endswith("s") or (bool(PLAIN.fullmatch(head)) and bool(_THE.search(text[: each.span.start])))
        if not (close and titles and KIND.fullmatch(head)):
            named.append(each)
    return named


_THE = Pattern(r"\bthe\s+$", re.IGNORECASE)


def _is_repeated(text: str, substance: Substance, others: list[Substance]) -> bool:
    """Tell whether it repeats, in brackets, the name before it: "iron tablets (ferrous sulfate)", "epinephrine [adrenaline]"."""
    before, after = text[: substance.span.start], text[substance.span.end :]
    if not (before.endswith(("(", "[")) and after.startswith((")", "]"))):
        return False
    head = before[:-1].rstrip()
    return bool(re.fullmatch(r"[A-Z]{2,6}s?", substance.span.of(text))) or any(
        (o.is_food or before.endswith("[") or o.name.endswith(("tablet", "pill", "supplement")))
        and o.span.end == len(head)
        for o in others
    )


_GLOSS = Pattern(r"\s*(?:[(,–-]|\s(?:is|are))\s*an?\s+(?:\w+\s+){0,3}$")
_MECHANISM = Pattern(r"(?:inhibitor|inducer|substrate|antagonist|agonist|blocker)s?$")


def _is_gloss(text: str, substance: Substance, others: list[Substance]) -> bool:
    """Tell whether it says what the drug before it is, by what it is used for: "baclofen (a muscle relaxant)"."""
    kind = substance.span.of(text).split()[-1]
    if search(_MECHANISM, substance.name) or kind.endswith("s") or not KIND.fullmatch(kind):
        return False
    before = [other for other in others if other.span.end <= substance.span.start]
    return bool(before) and bool(
        _GLOSS.fullmatch(text[before[-1].span.end : substance.span.start])
        and not KIND.fullmatch(before[-1].span.of(text).split()[-1])
    )


_CONTAINING = Pattern(
    r"\s+(?:(?:that|which)\s+contain|containing|with|made\s+(?:with|from|of)|based\s+on)\s+(?:\w+(?:,|\s+and|\s+or)\s+){0,3}$"
)


def _is_contained(text: str, substance: Substance, others: list[Substance]) -> bool:
    """Tell whether it is what a group's members hold: "antacids containing calcium"."""
    return (
        substance.is_food
        and not substance.name.endswith(("supplement", "tablet", "preparation"))
        and any(
            other.span.end <= substance.span.start
            and _CONTAINING.fullmatch(text[other.span.end : substance.span.start])
            and not other.is_food
            for other in others
        )
    )


_LEVEL = Pattern(r"\b(?:serum|blood|plasma|urinary|urine|your|low|high)\s+$", re.IGNORECASE)
# "Your warfarin dose", whereas "your insulin" may be the body's.
_TAKEN = Pattern(r"\s+(?:doses?|dosage|tablets?|treatment|therapy)\b", re.IGNORECASE)
_MINERAL = Pattern(r"(?:iron|calcium|magnesium|zinc|potassium|vitamin \w+)$")
_MEASURED = Pattern(
    r"\b(?:much|less|more|total|free|body|amounts?\s+of|levels?\s+of|loss\s+of|concentrations?\s+of|check|watch|monitor|measure|"
    r"need|needs)\s+(?:the\s+|your\s+)?$",
    re.IGNORECASE,
)
_MOVED = Pattern(
    r"\b(?:lower|rais|los|increas|decreas|deplet)(?:es?|s|ing|e|ed)?\s+(?:the\s+|your\s+)?$", re.IGNORECASE
)
_AMONG_DRUGS = Pattern(
    r"[a-z]+(?<!ing)(?<!tion)(?<!sion)(?<!ment)(?<!ness)(?<!ous)(?<!ly)(?<!ed)(?<!able)(?<!ity)(?<!al)(?<!ers)(?<!ies)"
)
_MEMBER = Pattern(r"[A-Za-z][A-Za-z-]{3,}")
_BRAND = Pattern(r"\s\([A-Z][a-z]{3,}(?:\s[A-Z]{2})?(?:,\s[A-Z][a-z]+)*\)")


def _drugs(text: str, names: DrugNames) -> Iterator[Substance]:
    known = []
    for name, span in names.mentions(text):
        measured = _is_level(text, span, name) and not _TAKEN.match(text, span.end)
        if name not in MEASURED and not measured:
            known.append(span)
            if name not in names.parts:
                yield Substance(name, span)
    yield from _unknown(text, known, names)


def _is_level(text: str, span: Span, name: str) -> bool:
    """Tell whether a name stands for how much is in the blood: "serum lithium"; "your insulin" may be the body's, "your warfarin" is not."""
    found = search(_LEVEL, text[max(0, span.start - 40) : span.start])
    return found is not None and (found[0].strip().lower() != "your" or name in _OWN)


_OWN = frozenset(
    "insulin testosterone cortisol hydrocortisone estradiol estrogen progesterone thyroxine levothyroxine liothyronine "
    "epinephrine adrenaline norepinephrine noradrenaline dopamine serotonin melatonin glucagon somatropin oxytocin".split()
)


def _unknown(text: str, known: list[Span], names: DrugNames) -> Iterator[Substance]:
    """Yield single words that no vocabulary has, between drugs in a list or with their brand behind them."""
    taken = {span.start for span in known}
    for found in _MEMBER.finditer(text):
        word = found[0].lower()
        if found.start() in taken or len(word) < _NAME_LETTERS or word in names.own or not _AMONG_DRUGS.fullmatch(word):
            continue
        branded = word == found[0] and _BRAND.match(text, found.end())
        if branded or _is_between(text, found, known):
            yield Substance(word, Span(*found.span()))


_NAME_LETTERS = 7


def _is_between(text: str, found: re.Match[str], known: list[Span]) -> bool:
    """Tell whether a word stands in a list right between two drugs, nothing but commas and "and" around it."""
    before = [span for span in known if span.end <= found.start()]
    after = [span for span in known if span.start >= found.end()]
    return bool(
        before
        and after
        and _COMMA.fullmatch(text[before[-1].end : found.start()])
        and _COMMA.fullmatch(text[found.end() : after[0].start])
    )


_COMMA = Pattern(r"\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+")


def _foods(text: str) -> Iterator[Substance]:
    for found in finditer(THERAPY, text):
        yield Substance(singular_phrase(" ".join(found[0].lower().split())), Span(*found.span()))
    for found in finditer(FOOD, text):
        before = text[max(0, found.start() - 40) : found.start()]
        wording = found[0].rstrip()
        measured = _MINERAL.match(wording.lower()) and (_MEASURED.search(before) or _MOVED.search(before))
        if not (_LEVEL.search(before) or measured):
            yield Substance(_food_name(wording), Span(found.start(), found.start() + len(wording)), is_food=True)


def _food_name(wording: str) -> str:
    low = " ".join(wording.lower().replace("’", "'").split())
    if low.startswith("alcohol"):
        return "alcohol"
    if "wort" in low:
        return "st. john's wort"
    if rich := re.match(r"foods? .*\bin ((?:vitamin )?\w+)$", low):
        return f"{rich[1]}-rich food"
    return "grapefruit" if " grapefruit" in low else singular_phrase(low)
