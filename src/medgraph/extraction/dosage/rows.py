"""The doses of a table's row, read cell by cell: what the other cells and the names of the columns say belongs to each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from medgraph.extraction.dosage.bands import (
    EVERY_OTHER_DAY,
    interval_beside,
    interval_of_week,
    is_alternating,
    is_of_a_day,
)
from medgraph.extraction.dosage.grammar import read_doses
from medgraph.extraction.dosage.mentions import DoseMention
from medgraph.extraction.page import Passage
from medgraph.model import Span
from medgraph.patterns import Pattern, search


def cell_of(passage: Passage, mention: Span) -> int | None:
    """Return the number of the cell that a slice of a row's text stands in."""
    begin = passage.span.start + mention.start
    return next((n for n, cell in enumerate(passage.cells) if cell.start <= begin < cell.end), None)


def column_of(passage: Passage, mention: Span) -> str:
    """Return the name of the column that a slice of a row's text stands in, nothing outside of tables."""
    place = cell_of(passage, mention)
    return passage.columns[place] if place is not None and place < len(passage.columns) else ""


def first_cell(passage: Passage) -> str:
    """Return the text of a row's first cell, nothing outside of tables."""
    return passage.text[: passage.cells[0].end - passage.span.start] if passage.cells else ""


def row_doses(passage: Passage) -> Iterator[DoseMention]:
    """Yield the doses of a row: of each cell that has an amount, with what the cells without one say of all."""
    cells = [c.moved(-passage.span.start) for c in passage.cells]
    alone = {cell: [m for m in read_doses(cell.of(passage.text)) if m.dose.value] for cell in cells}
    beside, often = interval_beside(passage) or (None, "")
    for cell in (cell for cell in cells if alone[cell]):
        others = [one for n, one in enumerate(cells) if (not alone[one] and n != beside) or one is cell]
        told = f"{_only(passage.text, others)} {often}"
        read = [m for m in read_doses(told) if m.dose.value and m.span.within(cell)]
        of_week = interval_of_week(cell.of(passage.text))
        if is_alternating(cell.of(passage.text)):
            yield from (_every(EVERY_OTHER_DAY, m) for m in read)
        elif of_week:
            yield from (_every(of_week, m) for m in read[:1])
        elif _loads_alone(passage, cells, cell, alone):
            yield from (_every("once", m) for m in read)
        else:
            yield from (_counted(read, alone[cell]) if len(read) > 1 else read)


_LOADING = Pattern(r"\b(?:loading|induction)\b", re.IGNORECASE)
_MAINTENANCE = Pattern(r"\bmaintenance\b", re.IGNORECASE)


def _loads_alone(
    passage: Passage, cells: Sequence[Span], cell: Span, alone: Mapping[Span, Sequence[DoseMention]]
) -> bool:
    """Tell whether a cell is the loading dose beside a column of maintenance doses, to which a column of intervals belongs."""
    columns = dict(zip(cells, passage.columns, strict=False))
    maintained = any(alone[one] and search(_MAINTENANCE, columns.get(one, "")) for one in cells)
    own = any(mention.dose.interval for mention in alone[cell])
    return maintained and not own and search(_LOADING, columns.get(cell, "")) is not None


def _every(interval: str, mention: DoseMention) -> DoseMention:
    return replace(mention, dose=replace(mention.dose, interval=interval, doses=None))


def _counted(read: Sequence[DoseMention], alone: Sequence[DoseMention]) -> Iterator[DoseMention]:
    """Yield several doses of a cell, of which another cell cannot say how many there are: "up to 4 doses"."""
    counts = [m.dose.doses for m in alone] if len(alone) == len(read) else [None] * len(read)
    for mention, doses in zip(read, counts, strict=True):
        yield replace(mention, dose=replace(mention.dose, doses=doses))


def _only(text: str, cells: list[Span]) -> str:
    """Return a text of the same length with bars in place of all but some of its cells."""
    kept = {place for cell in cells for place in range(cell.start, cell.end)}
    return "".join(letter if place in kept else "|" for place, letter in enumerate(text))


_COLUMN_UNIT = Pattern(
    r"\(?\s*(?P<unit>(?:mg|mcg|g|units?|IU|mL|tablets?)(?:/kg|/m2)?(?:/day|"
    r" daily| per day)?)\s*\)?\s*$",
    re.IGNORECASE,
)
_NUMBER = Pattern(r"\d[\d.,]*(?:\s*(?:-|–|to)\s*\d[\d.,]*)?")


def cell_doses(passage: Passage) -> Iterator[DoseMention]:
    """Yield the doses of a row whose unit stands in the column's name: "Dose (mg)"."""
    for cell, column in zip(passage.cells, passage.columns, strict=False):
        unit = _COLUMN_UNIT.search(column)
        begin = cell.start - passage.span.start
        number = passage.text[begin : cell.end - passage.span.start].strip()
        if unit and re.search(r"dos", column, re.IGNORECASE) and _NUMBER.fullmatch(number):
            where = Span(begin, begin + len(number))
            often = " per day" if is_of_a_day(column) and "day" not in unit["unit"] else ""
            told = f"{number} {unit['unit']}{often} {passage.text}"
            yield from (replace(m, span=where) for m in read_doses(told)[:1])
