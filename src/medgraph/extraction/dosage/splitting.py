"""Split an amount that a clause tells once and that is given in several regimens, and join what it tells twice.

"30 mg every 4 weeks for 3 doses, then every 8 weeks", "once or twice a day", "initially, again at 3 months, and then every 6
months" are each one amount; "267 mg three times daily (801 mg/day)" is one, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from medgraph.extraction.dosage.constituents import Days, Interval, Nth
from medgraph.extraction.dosage.cues import Role
from medgraph.extraction.dosage.parser import Found, read_constituents
from medgraph.extraction.dosage.sequence import FROM_THEN, first_phase, loads
from medgraph.extraction.dosage.slots import Slot
from medgraph.extraction.language.durations import ONCE, days_of
from medgraph.patterns import Pattern

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
        from_then = FROM_THEN.search(text, slot.own[at - 1].span.end, slot.own[at].span.end + _SOON)
        head, rest = replace(slot, own=slot.own[:at]), replace(slot, own=slot.own[at:], phase=None, later=True)
        head.phase = None if slot.phase == "maintenance" and not slot.later else slot.phase
        if "increase" in text[slot.own[at - 1].span.end : slot.own[at].span.start]:
            head.phase, rest.phase = head.phase or "initial", "titration"
        elif from_then or head.phase in ("loading", "initial") or first_phase(head):
            rest.phase, head.phase = "maintenance", head.phase or (None if slot.later else first_phase(head))
            head.phase = "loading" if loads(head, rest) else head.phase
        yield from (head, rest)


def _begins_anew(text: str, before: Found, here: Found) -> bool:
    """Tell whether an interval begins another regimen: "then every 8 weeks", "and every 4 weeks thereafter"."""
    if isinstance(here.what, Interval) and _is_scheduled(text, before, here):
        return True
    joint = _REPEATED.fullmatch(text, before.span.end, here.span.start)
    if joint is None or not isinstance(here.what, Interval):
        return False
    return joint["then"].lower() != "and" or bool(FROM_THEN.search(text, here.span.end, here.span.end + _SOON))


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
        often = slot.repeats
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
    joined = len(often) == 2 and _OR_AS_OFTEN.fullmatch(text, often[0].span.end, often[1].span.start)
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
