"""Which tables of a page hold data, and what the rows of those are.

A table is only layout where it says so, has one column, holds headings or further tables, or where its
cells are whole texts. A cell that spans columns or rows stands in each that it covers, so that a row has a
cell under every column's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from medgraph.model import Span
from medgraph.monographs.html import elements
from medgraph.monographs.html.tree import Node

MAX_SPAN = 60
LONG_CELL = 600  # letters

_CELLS = ("td", "th")


class Cell(NamedTuple):
    """A cell of a row: where it stands in the tree, and over how many columns and rows."""

    place: int
    columns: int
    rows: int
    names: bool


class _Shape:
    """What is in a table: cells by row, and what speaks against its being data."""

    def __init__(self, tree: list[Node], kept: bytearray, table: int) -> None:
        self.rows: list[list[Cell]] = []
        self.longest = 0
        self.is_text = self.is_marked = False
        for at in range(table + 1, tree[table].after):
            if self.is_text:
                break
            if kept[at]:
                self.look(tree, kept, at)

    def look(self, tree: list[Node], kept: bytearray, at: int) -> None:
        node = tree[at]
        if node.name == "tr":
            self.rows.append(list(cells_of(tree, kept, at)))
        elif node.name in _CELLS:
            self.is_marked |= node.name == "th"
            self.longest = max(self.longest, _letters(tree, kept, at))
        elif node.name == "table" or node.name in elements.HEADINGS:
            self.is_text = True

    @property
    def width(self) -> int:
        return max((sum(cell.columns for cell in row) for row in self.rows), default=0)


def is_data(tree: list[Node], kept: bytearray, table: int) -> bool:
    """Tell whether a table holds data, and is not only there to place texts."""
    if tree[table].attributes.get("role", "").strip().lower() in ("presentation", "none"):
        return False
    shape = _Shape(tree, kept, table)
    if shape.is_text or shape.width < 2 or not any(len(row) > 1 for row in shape.rows):
        return False
    return shape.is_marked or (shape.longest < LONG_CELL and (len(shape.rows) > 1 or shape.longest < LONG_CELL // 4))


def _letters(tree: list[Node], kept: bytearray, place: int) -> int:
    letters = 0
    for at in range(place, tree[place].after):
        if tree[at].name == "table":
            break
        letters += tree[at].end - tree[at].start if kept[at] and not tree[at].name else 0
    return letters


def cells_of(tree: list[Node], kept: bytearray, row: int) -> Iterator[Cell]:
    """Yield the cells of a row."""
    at = row + 1
    while at < tree[row].after:
        node = tree[at]
        if kept[at] and node.name in _CELLS:
            yield Cell(at, _number(node, "colspan"), _number(node, "rowspan"), node.name == "th")
            at = node.after
        else:
            at += 1


def names_columns(tree: list[Node], row: int, cells: list[Cell]) -> bool:
    """Tell whether a row is the table's head: in `<thead>`, or of header cells only."""
    return tree[tree[row].parent].name == "thead" or (len(cells) > 1 and all(cell.names for cell in cells))


def _number(node: Node, name: str) -> int:
    stated = node.attributes.get(name, "").strip()
    return max(1, min(int(stated), MAX_SPAN)) if stated.isascii() and stated.isdigit() and len(stated) < 6 else 1


@dataclass(slots=True)
class Grid:
    """The columns of a table as its rows are read: what still reaches down from the rows above."""

    reaching: dict[int, tuple[int, Span | None]] = field(default_factory=dict)
    begun: bool = False

    def row(self, cells: list[tuple[Cell, Span | None]]) -> list[Span | None]:
        """Return the texts of a row column by column, those of spanning cells repeated.

        >>> grid = Grid()
        >>> grid.row([(Cell(0, 1, 2, False), Span(0, 3)), (Cell(0, 2, 1, False), Span(4, 9))])
        [Span(start=0, end=3), Span(start=4, end=9), Span(start=4, end=9)]
        >>> grid.row([(Cell(0, 1, 1, False), Span(10, 12)), (Cell(0, 1, 1, False), None)])
        [Span(start=0, end=3), Span(start=10, end=12), None]
        """
        columns: list[Span | None] = []
        below: dict[int, tuple[int, Span | None]] = {}
        for cell, span in cells:
            self.reach_down(columns, below)
            for _ in range(cell.columns):
                if cell.rows > 1:
                    below[len(columns)] = (cell.rows - 1, span)
                columns.append(span)
        self.reach_down(columns, below)
        self.reaching, self.begun = below, True
        return columns

    def reach_down(self, columns: list[Span | None], below: dict[int, tuple[int, Span | None]]) -> None:
        """Add the cells of rows above that cover the next columns."""
        while len(columns) in self.reaching:
            rows, span = self.reaching[len(columns)]
            if rows > 1:
                below[len(columns)] = (rows - 1, span)
            columns.append(span)
