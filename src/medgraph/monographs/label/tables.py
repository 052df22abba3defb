"""The tables of a label: caption, the rows that name the columns, the other rows, notes.

A cell that spans columns or rows stands in each that it covers. Labels mark few of the rows that name columns as
such: they stand at the top, in bold type, hold no values, and often two or three name a column together ("SARCLISA"
over "N = 152" over "All grades %"). A row whose cells are set in as many lines each ("Fatigue / Fever | 49 / 13") is as
many rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from medgraph.monographs.label.manuscript import Manuscript
from medgraph.monographs.label.markup import lines_of, name_of, words_of
from medgraph.patterns import Pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAX_SPAN = 60
_NAMES_COLUMN = Pattern(
    r"\(?\bN\s*=\s*\d|%\s*\)?(?:\^[^^]+\^)?$|^(?:(?:CTC(?:AE)?|NCI|toxicity)\s+)*grades?\b|^(?:all|any)(?:\s+grades?)?\b|"
    r"^placebo\b",
    re.IGNORECASE,
)
_VALUE = Pattern(r"[<>≥≤~]?\s*\d[\d\s.,%()/<>≥≤–-]*(?:\^[^^]+\^)?|[-–—]+|N/?A", re.IGNORECASE)
_NEW_NAME = Pattern(r"[-–—−•]?\s*[A-Z]")


class _Row(NamedTuple):
    """A row with the lines of its cells, column by column."""

    element: _Element
    cells: list[list[str]]

    @property
    def words(self) -> list[str]:
        return [" ".join(lines) for lines in self.cells]


def write_table(table: _Element, text: Manuscript) -> None:
    """Write a table: its caption, its rows with spanning cells repeated, its notes."""
    for caption in table.iter("{*}caption"):
        if name_of(caption.getparent()) == "table":  # type: ignore[arg-type]
            text.paragraph(words_of(caption, in_table=True))
    rows = [_Row(*row) for row in _grid([row for row in table.iter("{*}tr") if not _is_note(row)])]
    head = _head(rows)
    for number, row in enumerate(rows):
        for cells in [row.words] if number < head else _parted(row.cells):
            text.row(cells, header=number < head or _is_marked(row))
    for note in filter(_is_note, table.iter("{*}tr")):
        text.paragraph(words_of(note, in_table=True))


def _is_note(row: _Element) -> bool:
    return name_of(row.getparent()) == "tfoot"  # type: ignore[arg-type]


def _grid(rows: list[_Element]) -> Iterator[tuple[_Element, list[list[str]]]]:
    """Yield each row with the lines of its cells, a cell that spans columns or rows in each that it covers."""
    reaching: dict[int, tuple[int, list[str]]] = {}
    for row in rows:
        cells: list[list[str]] = []
        below: dict[int, tuple[int, list[str]]] = {}
        for cell in _cells(row):
            _reach_down(cells, reaching, below)
            lines, down = lines_of(cell), _number(cell, "rowspan")
            for _ in range(_number(cell, "colspan")):
                if down > 1:
                    below[len(cells)] = (down - 1, lines)
                cells.append(lines)
        _reach_down(cells, reaching, below)
        reaching = below
        yield row, cells


def _reach_down(
    cells: list[list[str]], reaching: dict[int, tuple[int, list[str]]], below: dict[int, tuple[int, list[str]]]
) -> None:
    while len(cells) in reaching:
        rows, lines = reaching[len(cells)]
        if rows > 1:
            below[len(cells)] = (rows - 1, lines)
        cells.append(lines)


def _cells(row: _Element) -> Iterator[_Element]:
    return (cell for cell in row if name_of(cell) in ("td", "th"))


def _number(cell: _Element, name: str) -> int:
    stated = cell.get(name, "")
    return max(1, min(int(stated), _MAX_SPAN)) if stated.isascii() and stated.isdigit() and len(stated) < 6 else 1


# --- which rows name the columns ---


def _head(rows: list[_Row]) -> int:
    """Return how many rows at the top name the columns; a title over all of them counts where such rows follow."""
    head = 0
    above: _Row | None = None
    for number, row in enumerate(rows):
        title = len(set(filter(None, row.words))) <= 1
        if above and not title and not _is_marked(row) and not _goes_on(above, row):
            break
        above = above if title else row
        if _is_marked(row) or (not title and (_names_columns(row) or _tells_apart(rows[:number], row, head))):
            head = number + 1
        elif not title:
            break
    return head


def _goes_on(above: _Row, row: _Row) -> bool:
    """Tell whether a row may name columns further: its first cell is that above it, or one of the two is empty."""
    one, other = above.words[:1], row.words[:1]
    return one == other or not all(map(any, (one, other)))


def _tells_apart(above: list[_Row], row: _Row, head: int) -> bool:
    """Tell whether a row without values tells columns apart that the rows above it call the same."""
    if not above or head < len(above) or any(map(_VALUE.fullmatch, row.words[1:])):
        return False
    columns = list(zip(*(each.words for each in above), strict=False))[1:]
    return len(set(columns)) < len(columns) and len(set(row.words[1:])) > 1


def _is_marked(row: _Row) -> bool:
    """Tell whether the markup says that a row names columns: it is in the head, or of header cells."""
    parent = row.element.getparent()
    return (parent is not None and name_of(parent) == "thead") or all(name_of(cell) == "th" for cell in row.element)


def _names_columns(row: _Row) -> bool:
    """Tell whether a row at the top names columns: it has no values, and tells of arms, is bold, or spans some."""
    names = row.words[1:]
    if any(map(_VALUE.fullmatch, names)):
        return False
    spans = any(a and a == b for a, b in pairwise(names)) and len(set(names)) > 1
    return spans or any(map(_NAMES_COLUMN.search, names)) or all(map(_is_bold, _cells(row.element)))


def _is_bold(cell: _Element) -> bool:
    """Tell whether what a cell holds is in bold type; an empty one may be."""
    words = words_of(cell)
    bold = (words_of(part) for part in cell.iter("{*}content") if "bold" in part.get("styleCode", "").lower())
    return not words or len(words) <= sum(map(len, bold)) + words.count(" ")


# --- rows in one ---


def _parted(cells: list[list[str]]) -> Iterator[list[str]]:
    """Yield the rows that a row holds: one, or one a line where each line of the first cell has its values."""
    first, *others = cells
    filled = [lines for lines in others if lines]
    parted = (
        len(first) > 1
        and bool(filled)
        and all(map(_NEW_NAME.match, first))
        and all(len(lines) == len(first) and all(map(_VALUE.fullmatch, lines)) for lines in filled)
        and not any(line.startswith("(") for lines in filled for line in lines)
    )
    if not parted:
        yield [" ".join(lines) for lines in cells]
        return
    for number, name in enumerate(first):
        yield [name, *(lines[number] if lines else "" for lines in others)]
