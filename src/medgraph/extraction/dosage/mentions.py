"""Make the doses of a clause out of its amounts: the interval, the number of doses and the phase that each has.

An amount "a day in three parts" stays that of the day; "at weeks 0, 2 and 4" becomes an interval where the days are
evenly spaced; a dose that is one of a series comes once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from medgraph.extraction.dosage.constituents import Amount, Days, Divided, Doses, Infusion, Interval, Nth
from medgraph.extraction.dosage.cues import Role
from medgraph.extraction.dosage.sequence import is_added
from medgraph.extraction.dosage.slots import Slot
from medgraph.extraction.dosage.vocabulary import whole_number
from medgraph.extraction.language.durations import ONCE, every
from medgraph.model import Dose, Span
from medgraph.patterns import Pattern, match


@dataclass(frozen=True, slots=True)
class DoseMention:
    """A dose as a clause states it; `span` is its amount, or its interval where it has no amount.

    `ordinal` and `offset` tell a single dose of a series ("30 day after the third dose"). `strength` marks an
    amount that may be what a vial or tablet holds, `elsewhere` is a route that the clause names for another amount,
    `later` one that follows another regimen.
    """

    span: Span
    dose: Dose
    route: str | None = None
    elsewhere: str | None = None
    population: str | None = None
    ordinal: int | None = None
    offset: str | None = None
    strength: bool = False
    later: bool = False


def mentions_of(slot: Slot) -> Iterator[DoseMention]:
    """Yield the doses of an amount: of each in a list, "4, 10 and 20 mg/kg"."""
    for value in slot.amount.others:
        yield _mention(replace(slot, amount=replace(slot.amount, value=value, others=())))
    yield _mention(slot)


def _mention(slot: Slot) -> DoseMention:
    amount, nth = _one_part(slot), _nth(slot)
    interval, doses = _regimen(slot, nth)
    infusion = slot.first(Infusion)
    dose = Dose(
        value=amount.value,
        value_max=amount.value_max,
        unit=_unit(slot, amount, interval),
        interval=interval,
        doses=doses,
        phase=slot.phase or ("initial" if nth and nth.ordinal == 1 else None),
        infusion_min=infusion.low if infusion else None,
        infusion_max=infusion.high if infusion else None,
        maximum=slot.role is Role.CEILING,
        increment=slot.role is Role.STEP,
        component_2_value=amount.second[0] if amount.second else None,
        component_2_unit=amount.second[1] if amount.second else None,
    )
    ordinal, offset = (nth.ordinal, nth.offset) if nth else (None, None)
    return DoseMention(slot.span, dose, ordinal=ordinal, offset=offset, strength=amount.strength, later=slot.later)


def _unit(slot: Slot, amount: Amount, interval: str | None) -> str:
    """Return the unit; a patch of "0.025 mg/day, once weekly" gives that much a day for a week."""
    longer = interval is not None and interval.startswith("P") and interval != "P1D" and not interval.startswith("PT")
    daily = amount.share == "P1D" and longer and slot.role is not Role.STEP
    return f"{amount.unit}/d" if daily else amount.unit


def _one_part(slot: Slot) -> Amount:
    """Return the amount; "two tablets of 0.75 mg, 12 hours apart" are two doses of 0.75 mg."""
    amount, stated = slot.amount, slot.interval
    if not amount.parts or not stated or not stated.apart:
        return amount
    second = (amount.second[0] / amount.parts, amount.second[1]) if amount.second else None
    return replace(amount, value=amount.value / amount.parts, value_max=None, doses=amount.parts, second=second)


def _regimen(slot: Slot, nth: Nth | None) -> tuple[str | None, int | None]:
    """Return how often an amount is given, and how many times; the amount of a day stays one, however it is divided."""
    amount, stated, days, doses = _one_part(slot), slot.interval, slot.first(Days), slot.first(Doses)
    count = amount.doses or (doses.count if doses and not amount.share else None) or (days.cycles if days else None)
    if stated and stated.iso == ONCE and count and count > 1:
        stated = None
    interval = (
        _of_a_day(slot) or (stated.iso if stated else None) or (doses.interval if doses else None) or amount.share
    )
    if interval == "P1D" and days and stated and _is_one_day(days):
        interval = ONCE  # "on the first day, a single tablet in the morning"
    if interval is None and days and not is_added(slot):
        interval, count = _on_days(days, count)
    if interval is None and nth:
        interval = (nth.after if nth.ordinal == count == _PAIR else None) or ONCE
    return interval, 1 if interval == ONCE else count or _within(interval, slot.behind)


# "40 to 50 mg/kg in divided doses over | 2 to 5 days": no amount of a day.
_OVER_DAYS = Pattern(
    r"\b(?:over|during|across|within|in)\s+(?:the course of\s+)?(?:\w+\s*(?:-|–|to|or)\s*)?\w+\s+(?:days|weeks)\b",
    re.IGNORECASE,
)
_PAIR = 2  # "two doses of 0.5 mL, the second 2 months after the first"


def _of_a_day(slot: Slot) -> str | None:
    """Return "P1D" for what is taken in a day in parts: "40 mg/kg/day every 8 hours", "900 mg in three divided doses"."""
    stated, divided = slot.interval, slot.first(Divided)
    if divided and slot.amount.share:
        return slot.amount.share
    if divided and not slot.amount.share and _OVER_DAYS.search(slot.behind):
        return None
    often = stated is None or stated.iso == ONCE or stated.iso.startswith("PT")
    return "P1D" if often and (divided or slot.amount.share == "P1D") else None


def _is_one_day(days: Days) -> bool:
    return days.unit == "day" and len(days.numbers) == 1 and not days.runs and not days.cycle


_FOR_WEEKS = Pattern(
    r"[^.;]{0,40}?\bfor (?:the first )?(?P<count>\d+|\w+) (?P<unit>days?|weeks?|months?)\b", re.IGNORECASE
)
_ISO = {"d": "P1D", "w": "P7D", "m": "P1M"}


def _within(interval: str | None, behind: str) -> int | None:
    """Return how many doses "once weekly for 4 weeks", "daily for 5 days" are."""
    found = match(_FOR_WEEKS, behind)
    count = whole_number(found["count"]) if found else None
    unit = _ISO[found["unit"][0].lower()] if found else None
    return count if unit == interval else None


def _on_days(days: Days, count: int | None) -> tuple[str | None, int | None]:
    """Return the interval between the days of a list, where they are evenly spaced, and their number."""
    if days.runs:
        return "P1D", count
    if len(days.numbers) == 1:
        return days.cycle or ONCE, count
    steps = {later - earlier for earlier, later in pairwise(days.numbers)}
    interval = every(Decimal(min(steps)), days.unit) if len(steps) == 1 else None
    return interval, count or (None if days.cycle else len(days.numbers))


def _nth(slot: Slot) -> Nth | None:
    """Return which dose of a series an amount is; a dose that is said to come again is none."""
    if any(isinstance(f.what, Interval) for f in slot.own):
        return None
    with_offset = [f.what for f in slot.own if isinstance(f.what, Nth) and f.what.offset]
    named = [f.what for f in slot.own if isinstance(f.what, Nth) and _names_dose(slot, f.span)]
    return next(iter([*with_offset, *named]), None)


def _names_dose(slot: Slot, ordinal: Span) -> bool:
    """Tell whether an ordinal is that of an amount: "the fourth dose of 12 mg", "12 mg for the fourth dose"."""
    between = slot.behind[: max(0, ordinal.start - slot.span.end)].strip().lower()
    return ordinal.end <= slot.span.start or between in ("for the", "as the", "at the", "as")
