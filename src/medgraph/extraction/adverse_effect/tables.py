"""Read tables of adverse effects: one effect a row with its rates, or one frequency band a row with its effects.

    | Adverse reaction | Drug (N=51) % | Placebo (N=42) % |      | Frequency | Side effects        |
    | Headache         | 41            | 12               |      | Common    | nausea, headache    |

or one band a column. What a column holds is told by its name, else by its cells. A bare number is a percentage where a column or the words
above the table say so, a number of patients where they say that and how many there were.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from medgraph.extraction.adverse_effect.arms import (
    MARK,
    Arm,
    Compared,
    Role,
    compared_arms,
    compares,
    grades_in,
    names_treatment,
)
from medgraph.extraction.adverse_effect.captions import grades_of, patients_of
from medgraph.extraction.adverse_effect.columns import (
    CLASS_COLUMN,
    RATE,
    TWO_RATES,
    TableRow,
    effect_columns,
    holds_effects,
    is_rate,
    is_title,
)
from medgraph.extraction.adverse_effect.enumerations import read_enumeration
from medgraph.extraction.adverse_effect.names import is_known
from medgraph.extraction.adverse_effect.words import BODY_SYSTEM, is_vague, without_classes
from medgraph.extraction.language.figures import fraction_of_percent
from medgraph.extraction.language.frequency import heads_by_frequency, read_frequency, read_rates
from medgraph.extraction.language.items import Item
from medgraph.extraction.language.phrases import blanked, is_name
from medgraph.extraction.naming.drug_names import DrugNames
from medgraph.extraction.naming.subjects import labelled_values
from medgraph.extraction.page import Page, Passage
from medgraph.model import Block, BlockKind, Frequency, SectionType
from medgraph.patterns import Pattern, search, sub
from medgraph.sections import section_type

_PERCENT = Pattern(r"%|\bper ?cent|\bpercentages?\b|\b(?:incidence|rate)s?\b", re.IGNORECASE)
_COUNTED = Pattern(r"\bnumbers? of (?:patients|people|children|cases|events|subjects)\b|\bcases\b", re.IGNORECASE)
_COMPARATOR = Pattern(r"\b(?:placebo|control|comparator|sham|vehicle|no treatment|untreated)\b", re.IGNORECASE)
_TOTAL = Pattern(r"\bn\s*=\s*(?P<n>\d[\d,]*)", re.IGNORECASE)


class Rated(NamedTuple):
    """An effect of a row with its rate in one arm, the severity and the patients that the rate is restricted to."""

    item: Item
    frequency: Frequency | None = None
    severity: str | None = None
    population: str | None = None


def read_effect_row(passage: Passage, names: DrugNames) -> Iterator[Rated]:
    """Yield the effects of one row, once for each arm of the drug; nothing where the table is not about effects."""
    row = _row(passage)
    columns = [] if is_title(row.cells) else effect_columns(row)
    arms = arms_of_row(row, columns, names)
    population = patients_of(row.above) if arms else None
    for index in columns:
        rates = _rates(row, arms) or _untold(row, index, of_arms=_tells(row, arms))
        for item in _effects(row, index):
            if names_treatment(item.text, names):
                continue
            beside = _beside(item, row.columns[index])
            for frequency, severity in [(beside, None)] if beside else rates:
                if frequency is None or frequency.high != 0:
                    yield Rated(item, frequency, severity, population)


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


_DASH = Pattern(r"^\s*[-–—−•]+(?=\s|[A-Z])")


def _without_marks(cell: str) -> str:
    """Return the text of a cell, the marks of its footnotes and the dash before it blotted out: "Rash^b^", "– Nausea†"."""
    return _DASH.sub(blanked, MARK.sub(blanked, cell)).rstrip()


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


_Rate = tuple[Frequency | None, str | None]
_NIL = Pattern(r"\W*[-–—−]\W*|\W*0(?:\.0+)?\s*%?(?:\s*\(\s*0(?:\.0+)?\s*%?\s*\))?\W*|\s*(?:none|nil)\s*", re.IGNORECASE)


def arms_of_row(row: TableRow, effects: list[int], names: DrugNames) -> list[Compared]:
    """Return the arms of the drug that have a rate in this row, or a sign for none."""
    rated = [
        i for i, cell in enumerate(row.cells) if i not in effects and cell and (is_rate(cell) or _NIL.fullmatch(cell))
    ]
    told = [i for i in rated if _TOTAL.search(row.columns[i]) or not CLASS_COLUMN.search(row.columns[i])]
    return list(compared_arms(row.columns, tuple(told), names))


def _rates(row: TableRow, arms: list[Compared]) -> list[_Rate]:
    """Return the rates of the arms; one range of those that differ in dose alone and tell no number of patients."""
    found = [(arm, rate) for arm in arms if (rate := _rate_of(row, arm))]
    kinds = {sub(_FIGURES, "", arm.drug.name).lower() for arm, _ in found}
    doses = all(_DOSED.search(arm.drug.name) and arm.drug.patients is None for arm, _ in found)
    if len(found) > 1 and len(kinds) == 1 and doses:
        frequency, severity = found[0][1]
        ranged = _of_doses([rate[0] for _, rate in found if rate[0]]) or frequency
        return [(replace(ranged, arm=None) if ranged else None, severity)]
    return [rate for _, rate in found]


def _of_doses(rates: list[Frequency]) -> Frequency | None:
    """Return the range of the rates of several doses; nothing if they are one, or no numbers.

    >>> found = _of_doses([read_frequency("13%"), read_frequency("18%")])
    >>> found.as_written, str(found.low), str(found.high)
    ('13%–18%', '0.13', '0.18')
    """
    told = [rate for rate in rates if rate.is_exact]
    ordered = sorted(told, key=lambda rate: rate.low or Decimal(0))
    if len(told) < len(rates) or ordered[0].low == ordered[-1].low:
        return None
    return replace(ordered[0], as_written=f"{ordered[0].as_written}–{ordered[-1].as_written}", high=ordered[-1].high)


def _rate_of(row: TableRow, arm: Compared) -> _Rate | None:
    """Return the rate of an arm with its comparator's beside it; None where nobody in it had the effect, or the cell says nothing."""
    found = None if _NIL.fullmatch(row.cells[arm.drug.column]) else _rate(row, arm.drug)
    if found is None or found.high == 0:
        return None
    found = replace(found, arm=arm.drug.name or None, patients=arm.drug.patients)
    if arm.other and (other := _rate(row, arm.other)):
        is_placebo = arm.other.role is Role.PLACEBO
        found = (
            replace(found, placebo=other.low)
            if is_placebo
            else replace(found, comparator=arm.other.name or None, comparator_frequency=other.low)
        )
    return found, arm.drug.grade or _grades_above(row)


def _tells(row: TableRow, arms: list[Compared]) -> bool:
    """Tell whether a row has figures of the arms: a dash is a zero only beside figures."""
    compared = [arm for pair in arms for arm in (pair.drug, pair.other) if arm]
    return any(re.search(r"\d", row.cells[arm.column]) for arm in compared)


def _grades_above(row: TableRow) -> str | None:
    """Return the grades that a row over those below it, or the caption, says are counted alone; none where a column tells grades."""
    if any(_GRADES.search(column) for column in row.columns):
        return None
    text = row.passage.section.view.text
    for block in _rows_above(row.passage):
        filled = {cell.of(text).strip() for cell in block.cells} - {""}
        if len(filled) == 1 and _GRADES.search(title := filled.pop()):
            return grades_in(title)
    return grades_of(row.above)


_GRADES = Pattern(r"\bgrades?\b", re.IGNORECASE)


def _untold(row: TableRow, index: int, *, of_arms: bool) -> list[_Rate]:
    """Return what the column of an effect, or a row above, says where no arm does; nothing where the arms had none."""
    if of_arms:
        return []
    return [(read_frequency(row.columns[index]) or _of_rows_above(row), None)]


def _rate(row: TableRow, arm: Arm) -> Frequency | None:
    """Read a cell: "41", "41%", "12 (24%)", "<1", "≥1/100 to <1/10", "common"; "41 / 12" where the column compares."""
    cell, column = row.cells[arm.column], row.columns[arm.column]
    said = [cell, *row.columns, row.above, *row.passage.leads[:2]]
    percent = not arm.is_count and any(search(_PERCENT, words) for words in said)
    two = TWO_RATES.match(cell) if compares(column) else None
    if two and percent:
        first = read_frequency(f"{two['rate']}%")
        return replace(first, placebo=fraction_of_percent(two["other"])) if first else None
    found = RATE.match(cell)
    if not found:
        return read_frequency(cell)
    share = _share(found["rate"], cell, arm)
    if percent and fraction_of_percent(share) <= 1:
        return read_frequency(f"{found['sign']}{share}%")
    if arm.patients and (arm.is_count or any(_COUNTED.search(words) for words in said)):
        return read_frequency(f"{found['rate']} in {arm.patients}")
    return read_frequency(cell) if "/" in cell else None


_PAIR = Pattern(r"\W*(?P<one>\d+(?:\.\d+)?)\s*%?\s*\(\s*(?P<other>\d+(?:\.\d+)?)\s*%?\s*\)\W*")


def _share(number: str, cell: str, arm: Arm) -> str:
    """Return which number of a cell is the percentage: of "24 (12)" the first, where the arm's patients say so."""
    pair = _PAIR.fullmatch(cell)
    if not pair or not arm.patients:
        return number
    one, other = Decimal(pair["one"]), Decimal(pair["other"])
    return pair["one"] if _fits(other, one, arm.patients) and not _fits(one, other, arm.patients) else number


def _fits(count: Decimal, percent: Decimal, patients: int) -> bool:
    return abs(100 * count / patients - percent) <= 1


_FIGURES = Pattern(r"\(?\bn\s*=\s*[\d,]+\)?|\d+(?:\.\d+)?", re.IGNORECASE)
_DOSED = Pattern(r"\d\s*(?:mg|mcg|microg\w*|µg|g|units?|IU|mL|%)", re.IGNORECASE)


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
