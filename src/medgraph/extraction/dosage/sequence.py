"""What amounts of a clause are to each other: one after the other, one on top of the other, in turns.

The phase of an amount follows from its own words and from those before it ("begin with 500 mg or 850 mg");
what comes later ("…, then every 8 weeks") is a regimen of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, takewhile

from medgraph.extraction.dosage.constituents import Days, Doses, Interval, Nth
from medgraph.extraction.dosage.cues import Role
from medgraph.extraction.dosage.parser import Found, read_constituents
from medgraph.extraction.dosage.phases import phase_of
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
_FROM_THEN = Pattern(
    r"\b(?:thereafter|after (?:that|this)|afterwards|from then on|from there on|onwards?)\b", re.IGNORECASE
)
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
    if len(doses) > 1 and doses[1].later and doses[0].phase is None and _is_single(doses[0]):
        doses[0].phase = "initial"
    if doses and doses[0].phase is None and _THEN.search(doses[0].before) and _stays(doses[:1]):
        doses[0].phase = "maintenance"
    if _falls_to_a_start(doses):
        for slot in doses:
            slot.phase = slot.phase or "loading"
    if doses and doses[-1].phase is None and _stays(doses):
        doses[-1].phase = "maintenance"
        if len(doses) > 1:
            doses[0].phase = doses[0].phase or first_phase(doses[0])
            doses[0].phase = "loading" if _loads(doses[0], doses[-1]) else doses[0].phase
        amounts = [slot.amount.value for slot in doses]
        for slot in doses[1:-1] if amounts == sorted(set(amounts)) else ():
            slot.phase = slot.phase or "titration"


def _loads(first: Slot, last: Slot) -> bool:
    """Tell whether some doses of one amount come faster than those behind: "30 mg every 4 weeks for 3 doses, then every 8 weeks"."""
    counted, early, late = first.first(Doses), first.interval, last.interval
    if counted is None or counted.count < _SEVERAL or early is None or late is None or first.phase == "titration":
        return False
    alike = (first.amount.value, first.amount.unit) == (last.amount.value, last.amount.unit)
    return alike and (days_of(early.iso) or 0) < (days_of(late.iso) or 0)


_SEVERAL = 2
_A_WEEK = 7


def _falls_to_a_start(doses: Sequence[Slot]) -> bool:
    """Tell whether amounts fall from one day to another, a week or more apart: "160 mg on day 1, 80 mg on day 15"."""
    days = [slot.first(Days) for slot in doses]
    if len(doses) < _SEVERAL or any(d is None or d.unit != "day" or len(d.numbers) > 1 or d.runs for d in days):
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
    return "initial" if days or once or slot.first(Nth) or _ENDS.match(slot.behind) else None


def is_added(slot: Slot) -> bool:
    """Tell whether doses come on top of a regimen: "with additional 120 mg doses on days 8 and 15"."""
    return bool(search(_ADDED, slot.before)) and _has_days(slot)


def _is_from_then(slot: Slot) -> bool:
    return slot.timed and bool(_FROM_THEN.search(slot.before) or _FROM_THEN.search(slot.behind))


_REPEATED = Pattern(
    r"(?:[\s,;:(]*|[^.;]{0,50}[\s,])(?:(?:and|,)\s+)*(?P<then>then|thereafter|after (?:that|this)|afterwards|followed by|and)\s+"
    r"(?:(?:again|once|repeated|given|continued|continuing|a maintenance dose|maintenance|an increase to)\s+)*",
    re.IGNORECASE,
)
_SOON = 30


def follow_up(text: str, slots: Sequence[Slot]) -> Iterator[Slot]:
    """Yield the slots; one with two regimens ("at weeks 0 and 2, then every 8 weeks") becomes two."""
    for slot in slots:
        at = next((n for n in range(1, len(slot.own)) if _begins_anew(text, slot.own[n - 1], slot.own[n])), None)
        if at is None or not any(isinstance(f.what, Interval | Days | Nth) for f in slot.own[:at]):
            yield slot
            continue
        if _is_scheduled(text, slot.own[at - 1], slot.own[at]):
            yield replace(slot, own=slot.own[:at])
            yield from follow_up(text, [replace(slot, own=slot.own[at:], later=True)])
            continue
        from_then = _FROM_THEN.search(text, slot.own[at - 1].span.end, slot.own[at].span.end + _SOON)
        head, rest = replace(slot, own=slot.own[:at]), replace(slot, own=slot.own[at:], phase=None, later=True)
        head.phase = None if slot.phase == "maintenance" and not slot.later else slot.phase
        if "increase" in text[slot.own[at - 1].span.end : slot.own[at].span.start]:
            head.phase, rest.phase = head.phase or "initial", "titration"
        elif from_then or head.phase in ("loading", "initial") or first_phase(head):
            rest.phase, head.phase = "maintenance", head.phase or (None if slot.later else first_phase(head))
            head.phase = "loading" if _loads(head, rest) else head.phase
        yield from (head, rest)


def _begins_anew(text: str, before: Found, here: Found) -> bool:
    """Tell whether an interval begins another regimen: "then every 8 weeks", "and every 4 weeks thereafter"."""
    if isinstance(here.what, Interval) and _is_scheduled(text, before, here):
        return True
    joint = _REPEATED.fullmatch(text, before.span.end, here.span.start)
    if joint is None or not isinstance(here.what, Interval):
        return False
    return joint["then"].lower() != "and" or bool(_FROM_THEN.search(text, here.span.end, here.span.end + _SOON))


# "once a week in weeks 1 to 8, | every two weeks in weeks 9 to 24 and | every four weeks from week 25"
_ITS_WEEKS = Pattern(
    r"\s*(?:(?:in|on|during|for|from)\s+)?(?:weeks?|days?|months?|cycles?|years?)\s+\d+(?:\s*(?:-|–|to|through)\s*\d+)?\s*(?:,|;|\band\b|\bthen\b|\s)+",
    re.IGNORECASE,
)
_FROM_WEEK = Pattern(
    r"\s*(?:in|on|during|for|from|after)\s+(?:weeks?|days?|months?|cycles?|years?)\s+\d", re.IGNORECASE
)


def _is_scheduled(text: str, before: Found, here: Found) -> bool:
    """Tell whether two intervals have weeks of their own."""
    begin = before.span.start if isinstance(before.what, Days) else before.span.end
    return bool(_ITS_WEEKS.fullmatch(text, begin, here.span.start) and _FROM_WEEK.match(text, here.span.end))


_ONCE_OR = Pattern(r"^once or ", re.IGNORECASE)
_OR_AS_OFTEN = Pattern(r"\s*,?\s*\bor\b\s*", re.IGNORECASE)


def in_ways(text: str, slots: Sequence[Slot]) -> Iterator[Slot]:
    """Yield the slots, one that may be given in two ways twice: "5 mg once or twice a day", "62.5 mg once daily or every other day"."""
    for slot in slots:
        often = [f for f in slot.own if isinstance(f.what, Interval) and f.what.iso != ONCE]
        told = _ways(text, often) if slot.role is Role.DOSE else []
        if not told:
            yield slot
        rest = [f for f in slot.own if f not in often]
        yield from (replace(slot, own=[*rest, way]) for way in told)


def _ways(text: str, often: Sequence[Found]) -> list[Found]:
    """Return the two ways that intervals tell of, none where they tell one."""
    if len(often) == 1 and _ONCE_OR.match(often[0].span.of(text)):
        twice = read_constituents(_ONCE_OR.sub("", often[0].span.of(text)))
        return [often[0], *(Found(f.what, often[0].span) for f in twice[:1])]
    joined = len(often) == _SEVERAL and _OR_AS_OFTEN.fullmatch(text, often[0].span.end, often[1].span.start)
    return [*often] if joined else []


# "284 mg initially, | again at 3 months, and then every 6 months"
_AT_FIRST = Pattern(
    r"\b(?:initial(?:ly)?|at first|first|once|at the start|to begin with|day 0|single)\b", re.IGNORECASE
)


def in_series(text: str, slots: Sequence[Slot]) -> Iterator[Slot]:
    """Yield the slots; of one that comes again before it is repeated, or after that, the dose apart: "at 14-day intervals, the 4th 30 days after"."""
    for slot in slots:
        at = next((n for n, f in enumerate(slot.own) if isinstance(f.what, Nth) and f.what.offset), None)
        repeated = [n for n, f in enumerate(slot.own) if isinstance(f.what, Interval) and f.what.iso != ONCE]
        if at is None or not repeated or slot.own[at].span.start < slot.span.end:
            yield slot
        elif repeated[0] < at:
            yield replace(slot, own=[f for n, f in enumerate(slot.own) if n != at])
            yield replace(slot, own=[slot.own[at]])
        elif _AT_FIRST.search(text, slot.span.start, slot.own[at].span.start) or _AT_FIRST.search(slot.before):
            once = Found(Interval(ONCE), slot.span)
            yield replace(slot, own=[once], phase="initial")
            yield replace(slot, own=[slot.own[at]], phase=None, later=True)
            yield replace(slot, own=slot.own[at + 1 :], phase="maintenance", later=True)
        else:
            yield slot


def _has_days(slot: Slot) -> bool:
    return any(isinstance(f.what, Days) for f in slot.own)


_MORNING = Pattern(r"\s*(?:in the|every|each) morning,? and (?:another )?", re.IGNORECASE)
_EVENING = Pattern(r"\s*(?:in the|every|each|at) (?:evening|night|bedtime)\b", re.IGNORECASE)


def twice_a_day(text: str, slots: Sequence[Slot]) -> list[Slot]:
    """Return the slots, "25 mg in the morning and 25 mg in the evening" as one that comes twice a day."""
    kept = list(slots)
    for first, second in pairwise(slots):
        same = (first.amount.value, first.amount.unit) == (second.amount.value, second.amount.unit)
        apart = _MORNING.fullmatch(text, first.span.end, second.span.start) and _EVENING.match(text, second.span.end)
        if same and apart and first in kept:
            first.own = [Found(Interval("PT12H"), first.span)]
            kept.remove(second)
    return kept


_TOTAL = Pattern(
    r"[\s\w]*[(\[]\s*(?:(?:i\.?e\.?|a|total|totalling|daily|dose|of|for|that is|equal to|=),?\s*)*", re.IGNORECASE
)


def without_totals(text: str, slots: Sequence[Slot]) -> list[Slot]:
    """Return the slots but those that only add up the one before: "267 mg three times daily (801 mg/day)"."""
    kept = list(slots)
    for first, second in pairwise(slots):
        bracketed = second.amount.share == "P1D" and _TOTAL.fullmatch(text, first.span.end, second.span.start)
        often = first.interval.iso if first.interval else None
        if bracketed and often and often.startswith("PT") and text.find(")", second.span.end) >= 0:
            parts = 1 / (days_of(often) or Decimal(1))
            if abs(first.amount.value * parts - second.amount.value) < 1:
                kept.remove(second)
    return kept
