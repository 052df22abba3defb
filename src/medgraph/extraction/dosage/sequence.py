"""What amounts of a clause are to each other: one after the other, one on top of the other, in turns.

The phase of an amount follows from its own words and from those before it ("begin with 500 mg or 850 mg");
what comes later ("…, then 75 mg") goes on with another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from medgraph.extraction.dosage.constituents import Days, Doses, Interval, Nth
from medgraph.extraction.dosage.cues import Role
from medgraph.extraction.dosage.order import FIRST_TIME, climb, of_first, runs_on, share_named
from medgraph.extraction.dosage.parser import Found
from medgraph.extraction.dosage.phases import FROM_ON, phase_of
from medgraph.extraction.dosage.slots import BRACKETED, Slot
from medgraph.extraction.language.durations import ONCE, days_of
from medgraph.patterns import Pattern, search

# What belongs to the amount before: "300 mg loading dose, | then 75 mg".
_ENDED = Pattern(r"^[^,;]*(?:,|;|\bthen\b|\bfollowed by\b)", re.IGNORECASE)
_OR = Pattern(r"[\s,]*\bor\b\s*(?:of\s*)?(?:up to\s*)?|\s*,\s*", re.IGNORECASE)


def inherit(text: str, slots: list[Slot]) -> None:
    """Let "add 500 mg each week, or 850 mg every two weeks" be two steps, two days' doses both loading."""
    for slot in slots:
        before = slot.before if slot is slots[0] else _ENDED.sub("", slot.before)
        slot.phase = phase_of(before, slot.behind, slot.role)
    for first, second in pairwise(slots):
        if second.role in (Role.DOSE, Role.CEILING) and second.phase is None:
            end = max([first.span.end, *(f.span.end for f in first.own if f.span.end <= second.span.start)])
            if _OR.fullmatch(BRACKETED.sub("", text[end : second.span.start])):
                second.phase = first.phase
                second.role = first.role if second.role is Role.DOSE else second.role
            elif first.phase == "loading" and _has_days(first) and _has_days(second):
                second.phase = first.phase
    share_named(slots)
    _set_apart(slots)


_AND = Pattern(r"\s*(?:,|,?\s*\b(?:and|or)\b)\s*", re.IGNORECASE)


def deny_lists(slots: Sequence[Slot]) -> None:
    """Let all amounts of a list be no doses if the first is none: "correspond to 300 mg, 450 mg and 600 mg"."""
    for number, slot in enumerate(slots):
        listed = list(takewhile(lambda each: _AND.fullmatch(each.before), slots[number + 1 :]))
        if slot.role is Role.NONE and listed and listed[-1].before.strip(" ,"):
            for each in listed:
                each.role = Role.NONE


_LATER = Pattern(
    r"\b(?:then|followed by|thereafter|after (?:that|this|which)|afterwards|subsequent(?:ly)?|next|later(?: on)?)\b",
    re.IGNORECASE,
)
FROM_THEN = Pattern(
    r"\b(?:thereafter|after (?:that|this)|afterwards|from then on|from there on|onwards?|for good|indefinitely|long[- ]term|"
    rf"{FROM_ON})\b",
    re.IGNORECASE,
)
"""What says that a regimen stays from then on."""
_ADDED = Pattern(r"\b(?:additional|extra)\s*$", re.IGNORECASE)


_ALTERNATING = Pattern(
    r"\balternat(?:e|es|ing|ely)\b|\bone day and\b.*\bthe next\b|\bevery other day\b.*\bin between\b", re.IGNORECASE
)


def alternate(text: str, slots: Sequence[Slot]) -> None:
    """Let two amounts that take turns be given every other day each: "5 mg one day and 2.5 mg the next"."""
    doses = [slot for slot in slots if slot.role is Role.DOSE]
    if len(doses) == 2 and not any(slot.timed for slot in doses) and _ALTERNATING.search(text):
        for slot in doses:
            slot.own.append(Found(Interval("P2D"), slot.span))


def _set_apart(slots: Sequence[Slot]) -> None:
    """Tell what follows a first regimen, and the extra doses of a first month, from the rest."""
    for slot in slots:
        slot.later = slot is not slots[0] and bool(_LATER.search(slot.before))
        if is_added(slot):
            slot.phase = slot.phase or "loading"
    doses = [slot for slot in slots if slot.role is Role.DOSE]
    for first, slot in pairwise(doses):
        if slot.later and first.phase == "titration" and _ON_TO.search(slot.before):
            slot.phase = slot.phase or "titration"
    if len(doses) > 1 and doses[1].later and doses[0].phase in (None, "initial"):
        single = "initial" if _is_single(doses[0]) else None
        doses[0].phase = of_first(doses[0], doses[1], doses[0].phase or single)
    if doses and doses[0].phase is None and _THEN.search(doses[0].before) and _stays(doses[:1]):
        doses[0].phase = "maintenance"
    if _falls_to_a_start(doses):
        for slot in doses:
            slot.phase = slot.phase or "loading"
    if doses and doses[-1].phase is None and _stays(doses):
        doses[-1].phase = "maintenance"
        if len(doses) > 1:
            doses[0].phase = doses[0].phase or of_first(doses[0], doses[-1], first_phase(doses[0]))
            doses[0].phase = "loading" if loads(doses[0], doses[-1]) else doses[0].phase
    for first, second in pairwise(doses):
        if second.later and first.phase in (None, "initial", "loading") and runs_on(first, second):
            first.phase, second.phase = "loading", second.phase or "maintenance"
    climb(doses)


def loads(first: Slot, last: Slot) -> bool:
    """Tell whether some doses of one amount come faster than those behind: "30 mg every 4 weeks for 3 doses, then every 8 weeks"."""
    counted, early, late = first.first(Doses), first.interval, last.interval
    if counted is None or counted.count < 2 or early is None or late is None or first.phase == "titration":
        return False
    alike = (first.amount.value, first.amount.unit) == (last.amount.value, last.amount.unit)
    return alike and (days_of(early.iso) or 0) < (days_of(late.iso) or 0)


_A_WEEK = 7


def _falls_to_a_start(doses: Sequence[Slot]) -> bool:
    """Tell whether amounts fall from one day to another, a week or more apart: "160 mg on day 1, 80 mg on day 15"."""
    days = [slot.first(Days) for slot in doses]
    if len(doses) < 2 or any(d is None or d.unit != "day" or len(d.numbers) > 1 or d.runs for d in days):
        return False
    numbers = [d.numbers[0] for d in days if d]
    falls = all(b.amount.value < a.amount.value and a.amount.unit == b.amount.unit for a, b in pairwise(doses))
    return falls and all(b - a >= _A_WEEK for a, b in pairwise(numbers))


_ON_TO = Pattern(r"\bto\s*$", re.IGNORECASE)
_THEN = Pattern(r"^\W*(?:after that|thereafter|from then on|subsequently|afterwards|then)\b", re.IGNORECASE)
_ENDS = Pattern(
    r"[^.;]{0,60}?\b(?:(?:for|over|during) (?:the (?:first|next|following|remaining|last|other) |another |a (?:further |total of )?|up to |at least )*"
    r"(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|twelve\b|few\b|days?\b|weeks?\b|months?\b)|until\b|to complete\b|through (?:day|week|month))",
    re.IGNORECASE,
)


def _stays(doses: Sequence[Slot]) -> bool:
    """Tell whether the last regimen of a clause goes on: it follows another, comes again and has no end."""
    *earlier, last = doses
    if not _is_repeated(last) or _has_days(last) or _ENDS.match(last.behind):
        return False
    if not earlier:
        return bool(_THEN.search(last.before))
    return _is_from_then(last) or (last.later and any(map(_begins, earlier)))


def _is_repeated(slot: Slot) -> bool:
    return bool(slot.amount.share) or (slot.interval is not None and slot.interval.iso != ONCE)


def _is_single(slot: Slot) -> bool:
    return slot.interval is not None and slot.interval.iso == ONCE and not _has_days(slot)


def _begins(slot: Slot) -> bool:
    """Tell whether an amount is only for the beginning: named so, given on some days, or for a time."""
    return slot.phase in ("loading", "initial") or first_phase(slot) is not None


def first_phase(slot: Slot) -> str | None:
    """Return the phase of what another regimen follows: a series of days loads, a single dose or some weeks begin."""
    days = slot.first(Days)
    if days and len(days.numbers) > 1:
        return "loading"
    once = slot.interval is not None and slot.interval.iso == ONCE
    opens = days or once or slot.first(Nth) or _ENDS.match(slot.behind) or FIRST_TIME.match(slot.behind)
    return "initial" if opens else None


def is_added(slot: Slot) -> bool:
    """Tell whether doses come on top of a regimen: "with additional 120 mg doses on days 8 and 15"."""
    return bool(search(_ADDED, slot.before)) and _has_days(slot)


def _is_from_then(slot: Slot) -> bool:
    return slot.timed and bool(FROM_THEN.search(slot.before) or FROM_THEN.search(slot.behind))


def _has_days(slot: Slot) -> bool:
    return any(isinstance(f.what, Days) for f in slot.own)
