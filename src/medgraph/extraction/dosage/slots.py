"""The amounts of a clause that may be doses, each with the words around it.

Left out are laboratory values and flows, an amount said again in other words ("600 mg (two 300 mg
injections)"), and what a bracket says that a tablet holds. What else a clause says about dosing is given to
the slots in `attachment`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from medgraph.extraction.dosage.amounts import VOLUMES
from medgraph.extraction.dosage.constituents import Amount, Days, Interval, Nth
from medgraph.extraction.dosage.cues import Role, role_of
from medgraph.extraction.dosage.parser import Found
from medgraph.extraction.language.durations import ONCE
from medgraph.model import Span
from medgraph.patterns import Pattern, finditer

_T = TypeVar("_T")


@dataclass(slots=True)
class Slot:
    """An amount with what belongs to it; `before` and `behind` reach to the amounts next to it.

    `later` is what follows a first regimen: "…, then 50 mg"."""

    amount: Amount
    span: Span
    before: str
    behind: str
    role: Role
    own: list[Found] = field(default_factory=list)
    led: bool = False
    phase: str | None = None
    later: bool = False

    @property
    def timed(self) -> bool:
        """Whether it is said how often it is given."""
        return bool(self.amount.share) or any(isinstance(f.what, Interval | Days | Nth) for f in self.own)

    def first(self, what: type[_T]) -> _T | None:
        """Return the first constituent of a kind that belongs to it."""
        return next((f.what for f in self.own if isinstance(f.what, what)), None)

    @property
    def repeats(self) -> list[Found]:
        """The intervals at which it comes again."""
        return [f for f in self.own if isinstance(f.what, Interval) and f.what.iso != ONCE]

    @property
    def interval(self) -> Interval | None:
        """How often it is given: what stands behind it before what stands above, "every year" before "a single"."""
        stated = [f for f in self.own if isinstance(f.what, Interval)]
        behind = [f.what for f in stated if f.span.start >= self.span.end]
        every = [i for i in (*behind, *(f.what for f in stated)) if isinstance(i, Interval)]
        return next((i for i in every if i.iso != ONCE), None) or next(iter(every), None)


def slots_of(text: str, found: Sequence[Found]) -> Iterator[Slot]:
    """Yield a slot for each amount of a text that may be a dose."""
    amounts = _usable(text, found)
    for number, (amount, span) in enumerate(amounts):
        before = text[amounts[number - 1][1].end if number else 0 : span.start]
        behind = text[span.end : amounts[number + 1][1].start if number + 1 < len(amounts) else len(text)]
        yield Slot(amount, span, before, behind, role_of(before, behind))


_OPEN_BRACKET = Pattern(r"\s*[(\[]\s*(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_MEASURED = Pattern(
    r"^ ?/ ?(?:d?l|ml|g|mmol|[µμu]l|cm|mm\d?|min|24)\b|"
    r"^\s*(?:\([^)]*\)\s*)?(?:(?:per|a|each|every|/) ?(?:min(?:ute)?|course)\b|(?:in )?total\b(?! daily)|altogether\b|"
    r"(?:in|to) (?:each|every|the|one) (?:\d+ ?)?(?:ml|millilit(?:re|er)s?|(?:tea|table)?spoon(?:ful)?s?|drops?|puffs?)\b)",
    re.IGNORECASE,
)
_NO_DRUG = Pattern(
    r"^-?\s?free\b|^\s*(?:of\s+|fluid\s)?(?:(?:sterile|plain|normal|cold|warm|an?|any|clear|soft|[\w-]+-appropriate|lukewarm|still|tap|apple|"
    r"orange|fruit)\s)*(?:water|saline|fat|protein|sugar|"
    r"alcohol|fluids?|0\.9|5%|sodium chloride|dextrose|juice|milk|food|drink|liquid|beverage|"
    r"(?:cerebro)?-?spinal fluid|blood\b|urine|cerebrospinal|CSF|glass|carbohydrate|difference|apart)\b",
    re.IGNORECASE,
)


def _usable(text: str, found: Sequence[Found]) -> list[tuple[Amount, Span]]:
    """Return the amounts that are no laboratory values and not the amount before once more."""
    kept: list[tuple[Amount, Span]] = []
    strengths = [Span(*listed.span()) for listed in finditer(_STRENGTHS, text)]
    for item in found:
        amount = item.what
        if not isinstance(amount, Amount) or _is_measured(amount, text[item.span.end :]):
            continue
        if any(item.span.within(listed) for listed in strengths) or _is_of_name(text, item.span):
            continue
        amount = _changed(text, item.span, amount)
        last = kept[-1] if kept else None
        if last and _is_of_forms(text, last, amount, item.span) and not _is_component(text, "", item.span):
            kept[-1] = (_times(amount, last[0]), item.span)
        elif last is None or not _says_again(text, kept, amount, item.span, found):
            kept.append((amount, item.span))
    return kept


_CHANGE = Pattern(
    r"\b(?:increas|rais|reduc|decreas|lower|chang|switch|escalat|adjust|titrat)\w*(?: (?:the|your|daily|dose|dosage))*\s*$",
    re.IGNORECASE,
)


def _changed(text: str, span: Span, amount: Amount) -> Amount:
    """Return the amount that a dose is changed to: "increased from 400 mg to 600 mg"."""
    changes = amount.value_max and text[span.start :][:4].lower() == "from" and _CHANGE.search(text[: span.start])
    return replace(amount, value=amount.value_max, value_max=None) if changes and amount.value_max else amount


# "a CDK4/| 6 inhibitor pill", "one unit | dose"
_IN_NAME = Pattern(r"[A-Za-z]\d*/$")
_UNIT_DOSE = Pattern(r"(?:one|an?|half an?|half|1|½) unit\s+doses?\b", re.IGNORECASE)


def _is_of_name(text: str, amount: Span) -> bool:
    """Tell whether a number and the word behind it belong to the name of something."""
    return bool(_IN_NAME.search(text, 0, amount.start) or _UNIT_DOSE.match(text, amount.start))


# "a tablet (10 mg, 20 mg or 40 mg) once daily": what there is, not what is taken.
_STRENGTHS = Pattern(
    r"\b(?:tablets?|capsules?|pens?|patch(?:es)?|vials?|syringes?|strengths?)\s*"
    r"\((?:\d[\d.,]*+ ?(?:m?c?g|units|IU)?(?:/\w++)?(?:\s*,?\s*(?:or|and)?\s*)){2,12}\)",
    re.IGNORECASE,
)
_OF_BRAND = Pattern(r"\s+of\s+[\w®™-]+\s+")


def _is_of_forms(text: str, last: tuple[Amount, Span], amount: Amount, span: Span) -> bool:
    """Tell whether an amount is that of the tablets before it: "two tablets of Eliquis 2.5 mg"."""
    return last[0].counted and not amount.counted and bool(_OF_BRAND.fullmatch(text, last[1].end, span.start))


def _times(amount: Amount, forms: Amount) -> Amount:
    return replace(amount, value=amount.value * forms.value, value_max=None, strength=False)


def _says_again(text: str, kept: list[tuple[Amount, Span]], amount: Amount, span: Span, found: Sequence[Found]) -> bool:
    """Tell whether an amount says no more than those before: in other words, in parts, or what a tablet holds."""
    last, place = kept[-1]
    between = text[place.end : span.start]
    if amount.unit.endswith(("/min", "/h")) and _IN_BRACKET.search(between):
        return True
    if role_of(between, "") is Role.CEILING:
        return False
    if _is_sum(amount, [one for one, _ in kept]) or _PORTION.match(text, span.end):
        return True
    if (
        last.counted and amount.second and between.lstrip().startswith("of ")
    ):  # "1 inhalation of 100/50 or | 250/50 mcg"
        return True
    if last.counted:
        return (bool(_CONTENT.match(between)) and ")" not in between) or _is_component(text, between, span)
    if _OF_DOSES.fullmatch(between) or (last.unit == amount.unit and _IN_ALL.match(text, span.end)):
        return True
    bracketed = _OPEN_BRACKET.fullmatch(between) and not _is_timed_within(text, span, found)
    return bool(bracketed) or amount.counted


# "360 mg over 6 hours (| 1 mg/minute)"
_IN_BRACKET = Pattern(r"\([^()]*$")
# "300 mg twice a day (600 mg | in all)"
_IN_ALL = Pattern(r"\s*(?:in all|all told)\b", re.IGNORECASE)
# "5 mg, up to 3 doses (15 mg) in 24 hours"
_OF_DOSES = Pattern(
    r"[^().;]{0,40}\b(?:\d+|two|three|four|five|six) (?:doses|tablets|capsules|puffs|injections)\s*\(", re.IGNORECASE
)


def _is_sum(amount: Amount, seen: Sequence[Amount]) -> bool:
    """Tell whether an amount only says how one before it is made up: "600 mg (two 300 mg injections)"."""
    many = amount.doses or (1 if amount.parts else 0)
    known = {value for one in seen if one.unit == amount.unit for value in (one.value, one.value_max, *one.others)}
    total = {amount.value * many, (amount.value_max or amount.value) * (amount.doses or 1), *amount.others}
    return (bool(many) and total <= known) or (amount.unit in VOLUMES and any(_is_mass(one) for one in seen))


def _is_mass(amount: Amount) -> bool:
    return not amount.counted and amount.unit not in VOLUMES


_CONTENT = Pattern(r"\s*\(")
BRACKETED = Pattern(r"\([^()]{0,80}\)")


def _is_component(text: str, between: str, span: Span) -> bool:
    """Tell whether an amount is one of several that a tablet holds: "two tablets of A 50 mg/B 25 mg"."""
    return bool(re.search(r"/\s*[\w-]+\s+$", between) or re.match(r"\s*/\s*[a-z]{4}", text[span.end :]))


# "155 units, divided as 5 unit | injections"
_PORTION = Pattern(r"\s*-?(?:injections|portions|bags|bottles|syringes|vials|pens)\b", re.IGNORECASE)


def _is_timed_within(text: str, amount: Span, found: Sequence[Found]) -> bool:
    """Tell whether a bracket says how often its own amount is given: "10 mg (5 mg twice a day)"."""
    end = text.find(")", amount.end)
    return any(isinstance(f.what, Interval) and amount.end <= f.span.start and f.span.end <= end for f in found)


# How fast something runs in; a drug that is dosed by the minute is so by weight, in micrograms or in units.
_FLOWS = frozenset({"mL/min", "mL/h", "mL/kg/min", "mL/kg/h", "mg/min", "g/min", "g/h"})


def _is_measured(amount: Amount, behind: str) -> bool:
    """Tell whether an amount is a laboratory value, a clearance, a rate of flow or a volume of fluid."""
    nothing = amount.lab or amount.unit in _FLOWS or amount.value == 0 or amount.unit.startswith("L")
    return nothing or bool(_NO_DRUG.match(behind)) or (not amount.share and bool(_MEASURED.match(behind)))
