"""Read tables of adverse effects: one effect a row with its rates, or one frequency band a row with its effects.

    | Adverse reaction | Drug (N=51) % | Placebo (N=42) % |      | Frequency | Side effects        |
    | Headache         | 41            | 12               |      | Common    | nausea, headache    |

or one band a column. What a column holds is told by its name, else by its cells. A bare number is a percentage where a column or the words
above the table say so, a number of patients where they say that and how many there were.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from medgraph.extraction.adverse_effect.columns import (
    CLASS_COLUMN,
    RATE,
    TWO_RATES,
    TableRow,
    effect_columns,
    holds_effects,
    is_rate,
)
from medgraph.extraction.adverse_effect.enumerations import read_enumeration
from medgraph.extraction.adverse_effect.names import is_known
from medgraph.extraction.adverse_effect.words import BODY_SYSTEM, is_vague, without_classes
from medgraph.extraction.language.figures import fraction_of_percent
from medgraph.extraction.language.frequency import heads_by_frequency, read_frequency, read_rates
from medgraph.extraction.language.items import Item
from medgraph.extraction.language.phrases import blanked, is_name
from medgraph.extraction.naming.subjects import labelled_values
from medgraph.extraction.page import Page, Passage
from medgraph.model import Block, BlockKind, Frequency, SectionType
from medgraph.sections import section_type

_COMPARATOR = re.compile(r"\b(?:placebo|control|comparator|sham|vehicle|no treatment|untreated)\b", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bper ?cent|\bpercentages?\b|\b(?:incidence|rate)s?\b", re.IGNORECASE)
_COUNTED = re.compile(r"\bnumbers? of (?:patients|people|children|cases|events|subjects)\b|\bcases\b", re.IGNORECASE)
_TOTAL = re.compile(r"\bn\s*=\s*(?P<n>\d[\d,]*)", re.IGNORECASE)


def read_effect_row(passage: Passage, own_names: Iterable[str]) -> Iterator[tuple[Item, Frequency | None]]:
    """Yield the effects of one row with their frequencies; nothing where the table is not about effects."""
    row = _row(passage)
    own = {name.lower() for name in own_names}
    for index in effect_columns(row):
        told = read_frequency(row.columns[index]) or _frequency(row, index, own) or _of_rows_above(row)
        for item in _effects(row, index):
            frequency = _beside(item, row.columns[index]) or told
            if frequency is None or frequency.high != 0:
                yield item, frequency


def labelled_effects(page: Page, passage: Passage) -> Iterator[tuple[Passage, Item]]:
    """Yield the effects in the cells that a label names so, wherever the table stands: "Common side effects | headache, rash"."""
    text = passage.section.view.text
    if not passage.cells or not any(map(_is_label, (passage.cells[0].of(text), *passage.columns[1:]))):
        return
    for label, value, drugs in labelled_values(page, passage):
        if _is_label(label) and drugs and holds_effects(value.of(text)):
            told = replace(passage, topic=_EFFECTS, leads=(label, *passage.leads), subjects=drugs)
            row = _row(passage)
            yield from ((told, item) for item in _effects(row, passage.cells.index(value)))


_EFFECTS = SectionType.ADVERSE_REACTIONS


def _is_label(label: str) -> bool:
    return section_type(label) is _EFFECTS


def _beside(item: Item, column: str) -> Frequency | None:
    """Return the rate that stands behind an effect in its cell, with the comparator's in brackets: "dyspepsia 3.6% (3.5%)"."""
    rates = read_rates(item.tail)
    if not rates or not item.tail.lstrip()[:1].isdigit():
        return None
    compared = len(rates) == 2 and _COMPARATOR.search(column)
    return replace(rates[0].frequency, placebo=rates[1].frequency.low if compared else None)


def _row(passage: Passage) -> TableRow:
    text = passage.section.view.text
    cells = tuple(_without_marks(cell.of(text)) for cell in passage.cells)
    columns = (*passage.columns, *[""] * len(cells))[: len(cells)]
    return TableRow(cells, columns, passage, passage.above)


_MARK = re.compile(r"\^[\w,* ]{1,5}\^|\[[a-z0-9*]\](?=\s|$)|[*†‡§¶¹²³⁴⁵⁶⁷⁸⁹]+(?=\s|$)")


def _without_marks(cell: str) -> str:
    """Return the text of a cell, the marks of its footnotes blotted out: "Rash^b^", "Nausea†"."""
    return _MARK.sub(blanked, cell).strip()


def _effects(row: TableRow, column: int) -> Iterator[Item]:
    """Yield the effects that a cell names."""
    cell = row.passage.cells[column]
    for item in read_enumeration(without_classes(row.cells[column].replace("\n", " ")), cell.start):
        if (
            not is_vague(item.text)
            and not BODY_SYSTEM.match(item.text)
            and (is_known(item) or is_name(item.text, words=8))
        ):
            yield item


def _frequency(row: TableRow, effects: int, own: set[str]) -> Frequency | None:
    """Return the rate of the drug's arm, with the comparator's beside it."""
    others = [i for i in range(len(row.cells)) if i != effects and row.cells[i] and is_rate(row.cells[i])]
    control = [i for i in others if _COMPARATOR.search(row.columns[i]) and not _BOTH.search(row.columns[i])]
    rest = [i for i in others if i not in control and not CLASS_COLUMN.search(row.columns[i])]
    for index in sorted(rest, key=lambda i: _rank(row.columns[i], own))[:1]:
        found = _of_doses([_rate(row, i) for i in [index, *_other_doses(row, index, rest)]])
        placebo = _rate(row, control[0]) if control else None
        return replace(found, placebo=placebo.low if placebo else found.placebo, arm=None) if found else None
    return None


_FIGURES = re.compile(r"\(?\bn\s*=\s*[\d,]+\)?|\d+(?:\.\d+)?", re.IGNORECASE)
_DOSED = re.compile(r"\d\s*(?:mg|mcg|microg\w*|µg|g|units?|IU|mL|%)", re.IGNORECASE)


def _other_doses(row: TableRow, index: int, rates: list[int]) -> list[int]:
    """Return the columns that are named as this one but for the dose: "10 mg" and "25 mg"."""
    name = row.columns[index]
    if not _DOSED.search(name):
        return []
    kind = _FIGURES.sub("", name).lower().split()
    return [i for i in rates if i != index and _FIGURES.sub("", row.columns[i]).lower().split() == kind]


def _of_doses(rates: list[Frequency | None]) -> Frequency | None:
    """Return the range of the rates of several doses; the rate itself, if it is one.

    >>> found = _of_doses([read_frequency("13%"), read_frequency("18%")])
    >>> found.as_written, str(found.low), str(found.high)
    ('13%–18%', '0.13', '0.18')
    """
    told = [rate for rate in rates if rate and rate.low is not None and rate.low == rate.high]
    ordered = sorted(told, key=lambda rate: rate.low or Decimal(0))
    if len(told) < len(rates) or ordered[0].low == ordered[-1].low:
        return rates[0]
    return replace(ordered[0], as_written=f"{ordered[0].as_written}–{ordered[-1].as_written}", high=ordered[-1].high)


_SEVERE = re.compile(r"\bgrades?\s*(?:≥|>=|>)?\s*[345]|\b(?:serious|severe)\b|\bdiscontinu", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|any|total|overall|combined|pooled)\b", re.IGNORECASE)
_BOTH = re.compile(r"\bvs\b|\bversus\b|/|\(placebo\)", re.IGNORECASE)


def _rank(name: str, own: set[str]) -> tuple[bool, bool, bool]:
    """Order columns of rates: all grades before severe ones, the drug's own before others, all doses before one."""
    low = name.lower()
    return bool(_SEVERE.search(name)), not any(n in low for n in own), not _ALL.search(name)


def _rate(row: TableRow, index: int) -> Frequency | None:
    """Read a cell: "41", "41%", "12 (24%)", "<1", "≥1/100 to <1/10", "common"; "41 / 12" where the column compares."""
    cell, column = row.cells[index], row.columns[index]
    found = RATE.match(cell)
    said = [cell, *row.columns, row.above, *row.passage.leads[:2]]
    two = TWO_RATES.match(cell) if _COMPARATOR.search(column) else None
    if two and any(_PERCENT.search(words) for words in said):
        first = read_frequency(f"{two['rate']}%")
        return replace(first, placebo=fraction_of_percent(two["other"])) if first else None
    if not found:
        return read_frequency(cell)
    if any(_PERCENT.search(words) for words in said) and _is_share(found["rate"]):
        return read_frequency(f"{found['sign']}{found['rate']}%")
    total = _TOTAL.search(column)
    if total and any(_COUNTED.search(words) for words in said):
        return read_frequency(f"{found['rate']} in {total['n']}")
    return read_frequency(cell) if "/" in cell else None


def _of_rows_above(row: TableRow) -> Frequency | None:
    """Return what a row above says of those below it: a band alone in its row, or in a cell that this row leaves empty."""
    text = row.passage.section.view.text
    for block in _rows_above(row.passage):
        cells = [cell.of(text).strip() for cell in block.cells]
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and heads_by_frequency(filled[0]):
            return read_frequency(filled[0])
        for mine, theirs in zip(row.cells, cells, strict=False):
            if not mine and heads_by_frequency(theirs):
                return read_frequency(theirs)
    return None


_REACH = 40


def _rows_above(passage: Passage) -> Iterator[Block]:
    """Yield the rows of the same table above a row, the nearest first."""
    blocks, here = passage.section.blocks, passage.block.span.start
    place = bisect_left(blocks, here, key=lambda block: block.span.start)
    for block in reversed(blocks[max(0, place - _REACH) : place]):
        if block.kind is not BlockKind.ROW or block.header:
            return
        yield block


def _is_share(number: str) -> bool:
    return fraction_of_percent(number) <= Decimal(1)
