"""The amounts of a clause that may be doses, each with the words around it.

Left out are laboratory values and flows, an amount said again in other words ("600 mg (two 300 mg
injections)"), and what a bracket says that a tablet holds. What else a clause says about dosing is given to
the slots in `attachment`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from medgraph.extraction.dosage.constituents import Amount, Days, Interval, Nth
from medgraph.extraction.dosage.cues import Role, role_of
from medgraph.extraction.dosage.parser import Found
from medgraph.extraction.language.durations import ONCE
from medgraph.model import Span

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
    def interval(self) -> Interval | None:
        """How often it is given, in so many words; a single infusion every year is given every year."""
        stated = [f.what for f in self.own if isinstance(f.what, Interval)]
        return next((i for i in stated if i.iso != ONCE), None) or next(iter(stated), None)


def slots_of(text: str, found: Sequence[Found]) -> Iterator[Slot]:
    """Yield a slot for each amount of a text that may be a dose."""
    amounts = list(_usable(text, found))
    for number, (amount, span) in enumerate(amounts):
        before = text[amounts[number - 1][1].end if number else 0 : span.start]
        behind = text[span.end : amounts[number + 1][1].start if number + 1 < len(amounts) else len(text)]
        yield Slot(amount, span, before, behind, role_of(before, behind))


_OPEN_BRACKET = re.compile(r"\s*[(\[]\s*(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_MEASURED = re.compile(
    r"^ ?/ ?(?:d?l|ml|g|mmol|[µμu]l|cm|mm\d?|min|24)\b|"
    r"^\s*(?:\([^)]*\)\s*)?(?:(?:per|a|each|every|/) ?(?:min(?:ute)?|course)\b|in total\b|altogether\b)",
    re.IGNORECASE,
)


def _usable(text: str, found: Sequence[Found]) -> Iterator[tuple[Amount, Span]]:
    """Yield the amounts that are no laboratory values and not the amount before once more."""
    last: Span | None = None
    counted: Span | None = None
    seen: list[Amount] = []
    for item in found:
        amount = item.what
        if not isinstance(amount, Amount) or _is_measured(amount, text[item.span.end :]) or _is_sum(amount, seen):
            continue
        between = text[last.end : item.span.start] if last else ""
        bracketed = bool(_OPEN_BRACKET.fullmatch(between)) and not _is_timed_within(text, item.span, found)
        again = bool(last) and (amount.counted or bracketed)
        if (not again or role_of(between, "") is Role.CEILING) and not _is_content(text, counted, item.span):
            seen.append(amount)
            yield amount, item.span
            last, counted = (None, item.span) if amount.counted else (item.span, None)


def _is_sum(amount: Amount, seen: Sequence[Amount]) -> bool:
    """Tell whether an amount only says how one before it is made up: "600 mg (two 300 mg injections)"."""
    many = amount.doses or (1 if amount.parts else 0)
    known = {value for one in seen if one.unit == amount.unit for value in (one.value, one.value_max)}
    return bool(many) and {amount.value * many, amount.value_max or amount.value * many} <= known


def _is_content(text: str, counted: Span | None, amount: Span) -> bool:
    """Tell whether a bracket says what each tablet holds: "one tablet (400 mg of X and 100 mg of Y)"."""
    opened = _CONTENT.match(text, counted.end) if counted else None
    return opened is not None and opened.end() <= amount.start and ")" not in text[opened.end() : amount.start]


_CONTENT = re.compile(r"\s*\(")


def _is_timed_within(text: str, amount: Span, found: Sequence[Found]) -> bool:
    """Tell whether a bracket says how often its own amount is given: "10 mg (5 mg twice a day)"."""
    end = text.find(")", amount.end)
    return any(isinstance(f.what, Interval) and amount.end <= f.span.start and f.span.end <= end for f in found)


# How fast something runs in; a drug that is dosed by the minute is so by weight, in micrograms or in units.
_FLOWS = frozenset({"mL/min", "mL/h", "mL/kg/min", "mL/kg/h", "mg/min", "mg/h", "g/min", "g/h"})


def _is_measured(amount: Amount, behind: str) -> bool:
    """Tell whether an amount is a laboratory value, a clearance, a rate of flow or a volume of fluid."""
    flow = amount.unit in _FLOWS
    return amount.lab or flow or amount.value == 0 or amount.unit == "L" or bool(_MEASURED.match(behind))
