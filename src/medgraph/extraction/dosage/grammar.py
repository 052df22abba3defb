"""Read the doses of a clause: which interval, infusion time and number of doses goes with which amount.

A clause states amounts ("160 mg on day 1, then 80 mg on day 15"); what else it says about dosing belongs
to the amount before it, or to the one behind it where the clause begins that way ("Once a week, 5 mg").
Amounts that are only joined ("25 mg or 50 mg twice daily") share. Words before an amount make it a first
dose, a step, a ceiling, or nothing at all ("doses above 2000 mg"). A clause with an interval and no
amount gives a dose without an amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from medgraph.extraction.dosage.attachment import attach, share
from medgraph.extraction.dosage.constituents import Amount, Days, Doses, Infusion, Interval, Nth, Share
from medgraph.extraction.dosage.cues import Role
from medgraph.extraction.dosage.mentions import DoseMention, mentions_of
from medgraph.extraction.dosage.parser import Found, read_constituents
from medgraph.extraction.dosage.recipients import population_near, read_population, read_route, route_near
from medgraph.extraction.dosage.rungs import go_on
from medgraph.extraction.dosage.sequence import alternate, deny_lists, inherit
from medgraph.extraction.dosage.splitting import follow_up, in_series, in_ways, twice_a_day, without_totals
from medgraph.extraction.language.durations import ONCE
from medgraph.model import Dose
from medgraph.patterns import Pattern, search


@lru_cache(maxsize=4096)
def read_doses(text: str) -> tuple[DoseMention, ...]:
    """Return the doses that a clause states, in order.

    >>> [mention.dose.interval for mention in read_doses("160 mg on day 1, then 80 mg every other week")]
    ['once', 'P14D']
    >>> mention, = read_doses("The dose is 0.04-0.08 mg/kg (40-80 mcg/kg) twice daily.")
    >>> mention.dose.value_max, mention.dose.unit, mention.dose.interval
    (Decimal('0.08'), 'mg/kg', 'PT12H')
    >>> read_doses("Doses above 2000 mg are split."), read_doses("10 mg/mL")
    ((), ())
    """
    if not search(_HINT, text):
        return ()
    found = _constituents(text)
    slots = share(text, attach(text, found))
    if not slots:
        return () if any(isinstance(f.what, Amount) for f in found) else tuple(_without_amount(text, found))
    go_on(slots)
    alternate(text, slots)
    inherit(text, slots)
    deny_lists(slots)
    told = list(in_ways(text, without_totals(text, twice_a_day(text, slots))))
    slots = list(follow_up(text, list(in_series(text, told))))
    whole, of_clause = read_population(text), read_route(text)
    return tuple(
        replace(
            mention,
            route=route_near(slot.before, slot.behind),
            elsewhere=of_clause,
            population=population_near(slot.before, slot.behind) or whole,
        )
        for slot in slots
        if slot.role is not Role.NONE
        for mention in mentions_of(slot)
    )


_HINT = Pattern(
    r"\d[\d.,]* ?-?(?:m?c?g|[µμ]g|mill|gr|micro|ng|nano|ml|l\b|iu|i\.u|u\b|units?|inter|usp|mmol|meq|"
    r"vg|vec|\w*tab|pill|cap|puff|inhal|"
    r"drop|spray|patch|sachet|packet|teasp|day|week|month|hour|min|times|dose|inj|inf|years?|/|x|×|"
    r"thou|cell|mci|mbq|gbq)|"
    r"\b(?:daily|weekly|monthly|yearly|nightly|once|twice|every|each|[bt]\.?i\.?d|q\d|tablets?|"
    r"capsules?|puffs?|drops?|sprays?|minutes?|hours?|single|times)\b",
    re.IGNORECASE,
)


_INFUSED = Pattern(
    r"\b(?:infus\w*|intraven\w*|iv|i\.v\.|veins?|drips?|pump|bolus|push|runs?|"
    r"inject\w*|administ\w*|deliver\w*|given|[mµμ]?c?g/kg|mg)\b",
    re.IGNORECASE,
)
_INFUSING = Pattern(r"infus", re.IGNORECASE)
# How often something is looked at, or how soon a dose is changed: "monitor TSH every 4 weeks", "double every week to".
_WATCHING = Pattern(
    r"\b(?:monitor|check|measur|test|assess|evaluat|re-?check|review|re-?assess|re-?evaluat)\w*\b[^,;.\d]{0,40}$",
    re.IGNORECASE,
)
_CHANGING = Pattern(
    r"\b(?:doubl|rais|increas|titrat|step|adjust)\w*\b(?:(?!\b(?:to|by)\b)[^,;.\d]){0,30}$", re.IGNORECASE
)
# "5 mg, up to 3 doses (15 mg) | in 24 hours"
_AT_MOST = Pattern(
    r"\b(?:up to|maximum(?: of)?|no more than|at most)\s+\w+\s+(?:doses|tablets|capsules|puffs|injections)\s*(?:\([^()]*\)\s*)?$",
    re.IGNORECASE,
)
_NO_MORE = Pattern(r"\b(?:no|not) more than (?:twice|thrice|\w+ times) (?:in|within|per) (?:any |a )?24", re.IGNORECASE)
# "5 mg for | a month, then 10 mg after | a month": how long.
_FOR_A_WHILE = Pattern(r"\b(?:for|after|over|during|within|about|lasting|until|than|in)\s+$", re.IGNORECASE)
# "treated on separate days, no fewer than | 6 days apart": how close two doses may be, and not how far apart they are.
_AT_LEAST = Pattern(r"\b(?:at least|minimum(?: of)?|(?:no|not) (?:fewer|less|sooner|earlier) than)\s+$", re.IGNORECASE)
# How fast a drip is made to run: "increase by 30 mL per hour every 30 minutes".
_RATE = Pattern(r"\b(?:mL|mg)(?:/| per | an )h(?:our|r)?\b[^;]{0,40}$", re.IGNORECASE)
_IN_PARTS = Pattern(r"\b(?:divided|separate|equal) (?:doses|portions)\s*$", re.IGNORECASE)
_SINCE = Pattern(
    r"\b(?:from|start\w*|begin\w*|since|until|by|after|through|to|before|than|assess\w*|continu\w*|"
    r"until|within|evaluat\w*)(?:\s+(?:on|at|the|treatment))*\s*$",
    re.IGNORECASE,
)


def _constituents(text: str) -> list[Found]:
    """Return what is said about dosing, without days on which it only begins and times of something else."""
    return [f for f in read_constituents(text) if not _is_misread(text, f)]


def _is_misread(text: str, found: Found) -> bool:
    before = text[: found.span.start]
    if isinstance(found.what, Days):
        return bool(_SINCE.search(before))
    if isinstance(found.what, Interval | Share) and (
        search(_AT_MOST, before) or _NO_MORE.search(text, max(0, found.span.start - 14), found.span.end)
    ):
        return True
    if isinstance(found.what, Share) and _FOR_A_WHILE.search(before):
        return True
    if isinstance(found.what, Interval) and found.what.apart and _AT_LEAST.search(before):
        return not any(map(_counts, read_constituents(text)))
    if isinstance(found.what, Interval):
        return bool(
            _WATCHING.search(before)
            or _CHANGING.search(before)
            or (found.what.iso.endswith("M") and _RATE.search(before))
        )
    if isinstance(found.what, Infusion):
        if _IN_PARTS.search(before):
            return True
        return not (_INFUSING.search(before[-60:]) if found.what.unsure else _INFUSED.search(text))
    return False


def _counts(found: Found) -> bool:
    """Tell whether a constituent says how many doses there are: "two doses of 1 mL", "four injections"."""
    return isinstance(found.what, Doses) or (isinstance(found.what, Amount) and bool(found.what.doses))


def _without_amount(text: str, found: Sequence[Found]) -> Iterator[DoseMention]:
    """Yield the dose of a clause that says how often, or how long, but not how much."""
    intervals = [(f.what, f.span) for f in found if isinstance(f.what, Interval) and f.what.iso != ONCE]
    infusions = [(f.what, f.span) for f in found if isinstance(f.what, Infusion)]
    iso = intervals[0][0].iso if intervals else None
    times = infusions[0][0] if infusions else None
    for _, span in [*intervals, *infusions][:1]:
        low, high = (times.low, times.high) if times else (None, None)
        dose = Dose(interval=iso, infusion_min=low, infusion_max=high)
        yield DoseMention(span, dose, read_route(text), population=read_population(text))
    nth = next((f for f in found if isinstance(f.what, Nth) and f.what.ordinal and f.what.offset), None)
    if nth and isinstance(nth.what, Nth) and not intervals and not infusions:
        once = Dose(interval=ONCE, doses=1)
        yield DoseMention(nth.span, once, read_route(text), ordinal=nth.what.ordinal, offset=nth.what.offset)
