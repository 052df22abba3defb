"""Read what a page's own words for frequencies mean: "very common (≥1/10), common (≥1/100 to <1/10)".

Only a page that says so gives its headings and tables numbers. A legend defines several words in one paragraph, or one a line in lines that
say nothing else; what a sentence says of an effect ("headache is common (12%)") defines nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from medgraph.extraction.language.frequency import find_bands, heads_by_frequency, read_rates
from medgraph.extraction.language.mentions import find_known
from medgraph.model import Block, BlockKind, Frequency, Span
from medgraph.patterns import Pattern, search

_BETWEEN = Pattern(
    r"(?:[^\w]|\b(?:adverse|side|drug|events?|effects?|reactions?|are|is|those|that|which|occur\w*|defined|as|means?|affects?|affecting|may|in|seen|with|an?|the|incidence|of|frequency|at|reported|by|patients|observed|happen\w*)\b)*",
    re.IGNORECASE,
)
_LONGEST = 80
_DEFINES = Pattern(
    r"\b(?:defin\w+|convention|frequenc(?:y|ies)|categor\w+|classif\w+|expressed|terms|legend|as follows|ranked|ordered|grouped)\b",
    re.IGNORECASE,
)


def read_legend(text: str, blocks: Iterable[Block]) -> dict[str, Frequency]:
    """Return the numbers that a page gives to its words for frequencies.

    >>> line = "Frequencies are defined as: very common (≥1/10), common (≥1/100 to <1/10), rare."
    >>> from medgraph.model import Span
    >>> legend = read_legend(line, [Block(BlockKind.PARAGRAPH, Span(0, len(line)))])
    >>> {word: (str(f.low), str(f.high)) for word, f in legend.items()}
    {'very common': ('0.1', 'None'), 'common': ('0.01', '0.1')}
    """
    legend: dict[str, Frequency] = {}
    told = ((block.kind, block.span.of(text)) for block in blocks)
    for alone, run in groupby(told, key=lambda each: each[0] is not BlockKind.HEADING and heads_by_frequency(each[1])):
        wordings = [wording for _, wording in run]
        lines = [" ".join(wordings)] if alone and len(wordings) > 1 else wordings
        for line in lines:
            for band, frequency in _defined(line):
                legend.setdefault(band, frequency)
    return legend


def _defined(line: str) -> list[tuple[str, Frequency]]:
    """Return what a line defines, if it defines more than one word and speaks of no effect."""
    words = find_bands(line) if len(line) < _LONGEST_LINE and search(_FIGURE, line) else []
    if len({band for band, _ in words}) < _SEVERAL:
        return []
    pairs = list(_pairs(line, words))
    if len({band for band, _ in pairs}) < _SEVERAL:
        return []
    return pairs if _DEFINES.search(line) or not find_known(line) else []


_SEVERAL = 2
_LONGEST_LINE = 1500
_FIGURE = Pattern(r"\d|\bone in\b", re.IGNORECASE)


def _pairs(line: str, words: list[tuple[str, Span]]) -> Iterator[tuple[str, Frequency]]:
    """Yield each word for a frequency with the range that stands right behind it."""
    rates = read_rates(line)
    for band, span in words:
        behind = next((rate for rate in rates if rate.span.start >= span.end), None)
        if behind is None or behind.frequency.low == behind.frequency.high:
            continue
        between = line[span.end : behind.span.start]
        if len(between) <= _LONGEST and _BETWEEN.fullmatch(between):
            yield band, replace(behind.frequency, band=band)


def with_numbers(frequency: Frequency | None, legend: Mapping[str, Frequency]) -> Frequency | None:
    """Return a frequency that is a word alone with the numbers that the page gives to the word."""
    if frequency is None or frequency.as_written or not frequency.band:
        return frequency
    return legend.get(frequency.band, frequency)
