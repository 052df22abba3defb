"""Read counts whose whole is told once: "headache in 24 people out of 100, a sore throat in 22", "of every 100 people, 24 had a headache".

What holds for all counts of a sentence is said with the first of them, or before them; each further count is a rate of the same whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.language.figures import COUNT, PEOPLE, Rate, rate_of_count
from medgraph.model import Span
from medgraph.patterns import Pattern, search

_NO_PEOPLE = r"(?!\s*-?(?:%|percent|per cent|(?:mg|mcg|µg|g|kg|ml|units?|iu|weeks?|days?|months?|years?|hours?|minutes|times|doses?|cycles?|visits?|trials?|studies)\b))"
"""What is counted otherwise than in people: "a trial of 14 weeks", "1 mg, 4 mg"."""
_WHOLE = Pattern(
    rf"(?:\bout of\b|\bof\b|\bin\b|\bamong\b)(?: every)? (?P<whole>{COUNT}){_NO_PEOPLE}",
    re.IGNORECASE,
)
_BEFORE_ALL = Pattern(
    rf"(?:^|[:;.]\s|,\s|\b(?:trials?|study|studies|series|group|cohort)\s)\W*(?:out of|of|in|among)(?: every| each)? (?P<whole>{COUNT}){_NO_PEOPLE}{PEOPLE}(?=[\s,])",
    re.IGNORECASE,
)
# "…, a sore throat in 22, …", "sore throat (22)"
_NEXT = Pattern(
    r"(?:\bin (?:about |around |another |some )?|\()(?P<count>\d{1,4})(?=\s*(?:[,;.)]|and\b|or\b|but\b|$)(?!\d))",
    re.IGNORECASE,
)
# ", 24 had a headache", "and 13 a rash"
_HAD = Pattern(
    rf"(?:,|\band|\bwhile|\bbut)\s+(?:about |around |roughly |some |another |up to |nearly |almost )?(?P<count>\d{{1,4}}){_NO_PEOPLE}(?= (?:of them |people |patients |will |would |may )?(?:had|have|has|got|gets?|felt|feel|noticed?|developed?|suffer(?:ed)?|reported?|complain(?:ed)?|experienced?|came|were|are|an? |some |[a-z]+(?:,|\.| and\b|$)))",
    re.IGNORECASE,
)


def with_carried(text: str, rates: list[Rate]) -> list[Rate]:
    """Return the rates of a sentence with those of further counts of the same whole, in order.

    >>> from medgraph.extraction.language.figures import find_rates
    >>> text = "headache in 24 people out of 100, a sore throat in 22 and a rash in 13."
    >>> [str(rate.frequency.low) for rate in with_carried(text, list(find_rates(text)))]
    ['0.24', '0.22', '0.13']
    >>> [str(rate.frequency.low) for rate in with_carried("Of every 100 people, 24 had headache and 13 a rash.", [])]
    ['0.24', '0.13']
    >>> with_carried("In a trial of 14 weeks, people on 1 mg, 4 mg, or 8 mg had it.", [])
    []
    """
    carried = [*_behind_first(text, rates), *_behind_whole(text, rates)]
    return sorted([*rates, *carried], key=lambda rate: rate.span) if carried else rates


def _behind_first(text: str, rates: list[Rate]) -> Iterator[Rate]:
    """Yield the counts behind the first rate, where that is a count of a whole."""
    if rates and (whole := _WHOLE.search(text, rates[0].span.start, rates[0].span.end)):
        yield from _counts(_NEXT, text, rates[0].span.end, whole["whole"], rates)


def _behind_whole(text: str, rates: list[Rate]) -> Iterator[Rate]:
    """Yield the counts behind a whole that is told before them all."""
    whole = search(_BEFORE_ALL, text)
    if whole and not any(rate.span.start < whole.end() and whole.start() < rate.span.end for rate in rates):
        yield from _counts(_HAD, text, whole.end(), whole["whole"], rates)


def _counts(pattern: Pattern, text: str, begin: int, whole: str, rates: list[Rate]) -> Iterator[Rate]:
    for found in pattern.finditer(text, begin):
        span = Span(found.start("count"), found.end("count"))
        apart = not any(span.start < rate.span.end and rate.span.start < span.end for rate in rates)
        if apart and (rate := rate_of_count(found["count"], whole, span)):
            yield rate
