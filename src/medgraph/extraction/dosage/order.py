"""The phases that follow from where amounts stand among the others: the first of a regimen, the rungs of a climb, members of a list.

A single first amount that is more than what comes again loads, and so does one that an infusion by the hour follows. What lies
between the first and the last amount of a climb is a step of it. "The starting dose is 20 mg above 200, 15 mg below" starts twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from medgraph.extraction.dosage.constituents import Days, Nth
from medgraph.extraction.dosage.cues import Role
from medgraph.extraction.dosage.slots import Slot
from medgraph.extraction.language.durations import ONCE, days_of
from medgraph.patterns import Pattern, search

_BY_THE_HOUR = ("/h", "/min")


def of_first(first: Slot, second: Slot, phase: str | None) -> str | None:
    """Return the phase of a first amount that its place alone makes `phase`: a single one that is more than what follows loads."""
    by_place = phase == "initial" and not search(_STARTS, first.before + first.behind)
    return "loading" if by_place and (_is_more(first, second) or runs_on(first, second)) else phase


# Who starts low says so: "start with 10 mg on day 1, then 5 mg".
_STARTS = Pattern(r"\b(?:start|initial|begin|open|introduc)\w*", re.IGNORECASE)


def _is_more(first: Slot, second: Slot) -> bool:
    """Tell whether a single amount, or that of one day, is followed by less, or by the same less often."""
    if first.amount.unit != second.amount.unit or not _is_once(first) or not _is_again(second):
        return False
    early, late = (days_of(slot.interval.iso) if slot.interval else None for slot in (first, second))
    faster = early is not None and late is not None and early < late
    return first.amount.value > second.amount.value or (first.amount.value == second.amount.value and faster)


FIRST_TIME = Pattern(
    r"\s*(?:(?:twice|\w+ times) )?(?:for|as|is|on) (?:the|a|your) first (?:day|dose|injection|infusion)\b",
    re.IGNORECASE,
)
"""What says behind an amount that it is that of the first day or dose."""


def _is_once(slot: Slot) -> bool:
    """Tell whether an amount is given once: said so, on one day, or as the first dose."""
    if FIRST_TIME.match(slot.behind):
        return True
    days = slot.first(Days)
    one_day = days is not None and days.unit == "day" and len(days.numbers) == 1 and not days.runs
    return one_day or slot.first(Nth) is not None or (slot.interval is not None and slot.interval.iso == ONCE)


def _is_again(slot: Slot) -> bool:
    return bool(slot.amount.share) or (slot.interval is not None and slot.interval.iso != ONCE)


def runs_on(first: Slot, second: Slot) -> bool:
    """Tell whether an amount is followed by one by the hour or the minute: "80 mg, then 8 mg/hour"."""
    rate = second.amount.unit.endswith(_BY_THE_HOUR) or second.amount.share == "PT1H"
    return rate and not first.amount.unit.endswith(_BY_THE_HOUR) and first.amount.share is None


_RUNGS = 3
_GOES_TO = Pattern(r"\b(?:goes|go|rises?|raised|climbs?|increase[ds]?|moves?|steps?) (?:up )?to\s*$", re.IGNORECASE)


def climb(doses: Sequence[Slot]) -> None:
    """Make the amounts of a climb that ends in what stays steps of it; its first by the week begins, one by the day climbs."""
    amounts = [slot.amount.value for slot in doses]
    alike = len({slot.amount.unit for slot in doses}) == 1 and amounts == sorted(amounts)
    if len(set(amounts)) < _RUNGS or not alike or doses[-1].phase != "maintenance":
        return
    for slot in doses[1:-1]:
        slot.phase = slot.phase if slot.phase == "maintenance" else "titration"
    days = doses[0].first(Days)
    by_the_day = days is not None and days.unit == "day" and len(days.numbers) == 1
    if by_the_day or search(_GOES_TO, doses[0].before):
        doses[0].phase = "titration"
    doses[0].phase = doses[0].phase or "initial"


# "The starting dose depends on the platelets: | 20 mg above 200, | 15 mg between 100 and 200".
_NAMED = Pattern(r"\b(?:starting|initial|opening|loading|maintenance) dos(?:e|age)s?\b", re.IGNORECASE)
_NEXT_OF_LIST = Pattern(
    r"(?:(?!\b(?:then|rais\w*|increas\w*|reduc\w*|lower\w*|max\w*|up|usual|dos(?:e|age)s?|target|after|follow\w*|next|goes?|titrat\w*|later|reach\w*|until|if)\b)[^.;])*"
    r"(?:,|\b(?:and|or|but)\b)(?:(?!\b(?:then|to|up|by|if)\b)[^.;,]){0,40}",
    re.IGNORECASE,
)


def share_named(slots: Sequence[Slot]) -> None:
    """Give the amounts of a list the phase that the words before the first name for all: what others start with."""
    for first, second in pairwise(slots):
        named = first is not slots[0] or search(_NAMED, first.before)
        listed = (
            second.role is first.role is Role.DOSE and second.phase is None and first.amount.unit == second.amount.unit
        )
        if not (named and first.phase and listed and _NEXT_OF_LIST.fullmatch(second.before)):
            return
        second.phase = first.phase
