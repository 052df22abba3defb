"""Say whose rate is whose: "nausea (12%) and cough", "cough and fever touched 19 percent each", "58% had rash and 16% hives".

A rate in the bracket behind an effect is its own, and so is one of which it is said ("dry mouth was seen in 49%"). A sentence that begins
with a rate gives each other effect the last one before it, any other the next one behind it; "respectively" deals them out in order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from medgraph.extraction.language.figures import Rate
from medgraph.extraction.language.frequency import read_rates
from medgraph.model import Frequency, Span
from medgraph.patterns import Pattern

_BEHIND = Pattern(r"(?:\s*\([^()%\d]*\))?\s*[(\[](?P<rate>[^()\[\]]*)[)\]]")
_EACH = Pattern(r"\s*%?\s*each\b", re.IGNORECASE)
_PAIR = Pattern(
    r"\s*(?:and|or|/)\s*(?:(?:other|similar|related) )?|\s(?:was|were|is|are) (?:the |by far |among )*(?:most|commonest|chief|main|leading|top)[\w ]{0,40}\s",
    re.IGNORECASE,
)


def rates_of(text: str, effects: Sequence[Span]) -> list[Frequency | None]:
    """Return the rate of each effect of a sentence; the slices are in order.

    >>> text = "58% of patients had rash and 16% hives (1% severe)"
    >>> [f and f.as_written for f in rates_of(text, [Span(20, 24), Span(33, 38)])]
    ['58%', '1%']
    """
    rates = read_rates(text)
    if not rates or not effects:
        return [None] * len(effects)
    beside = {i: rate for i, span in enumerate(effects) if (rate := _in_bracket(text, span, rates))}
    told = _told_of(text, effects, rates) if rates[0].span.start < effects[0].start else {}
    own = _with_pairs(text, effects, _had(text, effects, rates) | told | beside)
    taken = {rate.span for rate in own.values() if not _EACH.match(text, rate.span.end)}
    free = [rate for rate in rates if rate.span not in taken and not _is_of_another(text, effects, rate)]
    if len(free) == len(effects) and (re.search(r"\brespectively\b", text) or _are_dealt(text, effects, free)):
        return [rate.frequency for rate in free]
    leading = bool(free) and free[0].span.start < effects[0].start
    return [own[i].frequency if i in own else _nearest(span, free, leading=leading) for i, span in enumerate(effects)]


def _are_dealt(text: str, effects: Sequence[Span], rates: Sequence[Rate]) -> bool:
    """Tell whether the rates follow all effects in one row: "rash and fever in 5% and 3%"."""
    if len(rates) < 2 or effects[-1].end > rates[0].span.start:
        return False
    gaps = [text[a.span.end : b.span.start] for a, b in pairwise(rates)]
    return all(_ROW.fullmatch(gap) for gap in gaps)


_ROW = Pattern(r"\s*%?\s*(?:,|and|,\s*and)\s*", re.IGNORECASE)


def _in_bracket(text: str, span: Span, rates: list[Rate]) -> Rate | None:
    """Return the rate in the bracket right behind an effect, or behind its gloss."""
    found = _BEHIND.match(text, span.end)
    if found is None:
        return None
    place = bisect_left(rates, found.start("rate"), key=_start)
    return rates[place] if place < len(rates) and rates[place].span.start < found.end("rate") else None


_WHO_HAD = Pattern(
    r"\s*(?:(?:of )?[^,.;:()%\d]{2,50}?)?\s*\b(?:had|got|have|get|developed?|experienced?|reported?|suffered|noticed?|felt|complained of)\s+(?:an? |some |severe |mild )?",
    re.IGNORECASE,
)


_CLAUSE_BEFORE = Pattern(
    r"[,;]\s+(?:(?:and|but|while|whereas)\s+)?(?:(?:about|around|roughly|some|nearly|almost)\s+)?$", re.IGNORECASE
)
_TAKES_UP = Pattern(r"(?:it|this|that|them|these|those|one|both|either|any)\b", re.IGNORECASE)


def _is_of_another(text: str, effects: Sequence[Span], rate: Rate) -> bool:
    """Tell whether a clause of its own says who had something that is no effect known: "…, and | a third had a reaction to the drip"."""
    had = _WHO_HAD.match(text, rate.span.end)
    if had is None or not _CLAUSE_BEFORE.search(text, 0, rate.span.start):
        return False
    return not _TAKES_UP.match(text, had.end()) and all(span.end <= rate.span.start for span in effects)


def _had(text: str, effects: Sequence[Span], rates: list[Rate]) -> dict[int, Rate]:
    """Return the rates of those who had an effect, behind an effect that has its own: "gout hit 64%, and | 6% had fever"."""
    last = {}
    for number, span in enumerate(effects[1:], 1):
        place = bisect_left(rates, span.start, key=_start)
        rate = rates[place - 1] if place else None
        if rate and rate.span.start > effects[number - 1].end and _WHO_HAD.fullmatch(text, rate.span.end, span.start):
            last[number] = rate
    return last


_TOLD = Pattern(
    r"\s*(?:\([^()]*\)\s*)?(?:(?:was|were|is|are|has been|have been|had been)\s+)?(?:also |similarly |again )?(?:(?:seen|reported|noted|noticed|observed|recorded|found|described|present|occurred|occurs?|happened|happens?|appeared|appears?|developed|arose)\s+)?"
    r"(?:in|by|at|with|on)\s+(?:about |around |approximately |roughly |some |nearly |almost |only |another |a further )?",
    re.IGNORECASE,
)


def _told_of(text: str, effects: Sequence[Span], rates: list[Rate]) -> dict[int, Rate]:
    """Return the rates that are told of an effect before them: "half were drowsy, and | dry mouth was seen in 49%"."""
    told = {}
    for number, span in enumerate(effects):
        place = bisect_left(rates, span.end, key=_start)
        if place < len(rates) and _TOLD.fullmatch(text, span.end, rates[place].span.start):
            told[number] = rates[place]
    return told


def _with_pairs(text: str, effects: Sequence[Span], own: dict[int, Rate]) -> dict[int, Rate]:
    """Give "diarrhea" in "diarrhea or loose stools (20%)" the rate of the two."""
    for first in range(len(effects) - 2, -1, -1):
        joined = _PAIR.fullmatch(text, effects[first].end, effects[first + 1].start)
        if joined and first not in own and first + 1 in own and (first == 0 or first - 1 in own):
            own[first] = own[first + 1]
    return own


def _nearest(span: Span, rates: list[Rate], *, leading: bool) -> Frequency | None:
    place = bisect_left(rates, span.end, key=_start)
    if leading:
        return rates[place - 1].frequency if place else None
    return rates[place].frequency if place < len(rates) else None


def _start(rate: Rate) -> int:
    return rate.span.start
