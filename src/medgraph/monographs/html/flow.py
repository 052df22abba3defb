"""The tree of a page to its lines, one after the other, each with what it is: a heading, an item, a row.

One walk over the nodes. An element that stands on lines of its own ends the line before it and the one in
it; what the line is, is told by the innermost element that has a say (see `frames`). The cells of a table of
data are gathered by walks of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from medgraph.model import BlockKind, Span
from medgraph.monographs.html import elements
from medgraph.monographs.html.frames import Frame, frame_of
from medgraph.monographs.html.lines import Line, Piece, raised
from medgraph.monographs.html.tables import Cell, Grid, cells_of, names_columns
from medgraph.monographs.html.tree import Node

MAX_BOLD = 200  # nodes; what sets more in bold sets nothing apart
MAX_LISTED_WORDS = 4

_VERBATIM = frozenset({"pre", "listing", "xmp"})


@dataclass(slots=True)
class Gathered:
    """Lines that belong together (those between `<br>`), and what they are."""

    kind: BlockKind
    lines: list[Line]
    level: int = 0
    implied: bool = False
    ordered: bool = False
    term: Span | None = None
    cells: tuple[Span | None, ...] = ()
    header: bool = False


def flow(tree: list[Node], kept: bytearray, text: str) -> list[Gathered]:
    """Return what is read of a page in its order."""
    walk = _Walk(tree, kept, text)
    walk.over(1, len(tree))
    return walk.gathered


class _Walk:
    """A walk over a stretch of nodes; the open frames say what the next line is."""

    def __init__(self, tree: list[Node], kept: bytearray, text: str) -> None:
        self.tree, self.kept, self.text = tree, kept, text
        self.gathered: list[Gathered] = []
        self.frames = [Frame(len(tree))]
        self.lines = [Line(text)]
        self.bold_until = self.verbatim_until = 0
        self.term: Span | None = None

    def over(self, at: int, stop: int) -> None:
        while at < stop:
            while self.frames[-1].after <= at:
                self.leave()
            node = self.tree[at]
            if node.name and (self.kept[at] or elements.is_block(node)):
                at = self.element(at, node)
            else:
                self.add_text(at, node)
                at += 1
        while len(self.frames) > 1:
            self.leave()
        self.flush()

    def add_text(self, at: int, node: Node) -> None:
        if not self.kept[at] or node.name:
            return
        strong = at < self.bold_until
        if at >= self.verbatim_until:
            self.lines[-1].add(node.start, node.end, strong=strong, literal=node.literal)
            return
        for line in re.finditer(r"[^\n]+|\n", self.text[node.start : node.end]):
            if line[0] == "\n":
                self.break_line()
            else:
                self.lines[-1].add(node.start + line.start(), node.start + line.end(), strong=strong)

    def element(self, at: int, node: Node) -> int:
        """Take up an element; return where to go on."""
        if self.kept[at] and node.name in _INLINE:
            return _INLINE[node.name](self, at, node)
        if not elements.is_block(node):
            self.embolden(at, node)
            return at + 1
        if not self.lines[-1].owed:
            self.flush()
        return self.block(at, node) if self.kept[at] and node.name != "hr" else at + 1

    def block(self, at: int, node: Node) -> int:
        if node.name == "tr" and (grid := self.grid()) is not None:
            self.row(at, grid)
            return node.after
        frame = frame_of(self.tree, self.kept, self.text, at, self.frames[-1])
        if frame is None:
            return node.after
        self.embolden(at, node)
        if node.name in _VERBATIM:
            self.verbatim_until = node.after
        self.frames.append(frame)
        return at + 1

    def embolden(self, at: int, node: Node) -> None:
        if node.after - at <= MAX_BOLD and elements.is_bold(node):
            self.bold_until = max(self.bold_until, node.after)

    def grid(self) -> Grid | None:
        return next((frame.grid for frame in reversed(self.frames[-4:]) if frame.grid is not None), None)

    def break_line(self) -> None:
        """End a line within a paragraph; two breaks end the paragraph."""
        if self.lines[-1].trim().pieces:
            self.lines.append(Line(self.text))
        else:
            self.flush()

    def flush(self) -> None:
        """End a paragraph."""
        lines = [line for line in self.lines if line.trim().pieces]
        if lines:
            above = self.frames[-1]
            self.gathered.append(Gathered(above.kind, lines, above.level, above.implied, above.ordered, term=self.term))
        self.lines, self.term = [Line(self.text)], None

    def leave(self) -> None:
        """Close an element; a term that its definition joins stays open."""
        if self.frames[-1].is_term and self.lines[-1].trim().pieces:
            self.term = self.lines[-1].span
            self.lines[-1].owe(" ")
        else:
            self.flush()
        self.frames.pop()

    # Elements within a line.

    def line_break(self, at: int, _node: Node) -> int:
        self.break_line()
        return at + 1

    def superscript(self, at: int, node: Node) -> int:
        line, strong = self.lines[-1], at < self.bold_until
        texts = [self.tree[place] for place in range(at, node.after) if self.kept[place] and not self.tree[place].name]
        marks = "".join(self.text[each.start : each.end] for each in texts)
        shown = raised(marks, line.before(), self.text[node.end : node.end + 1])
        if shown is None:
            for each in texts:
                line.add(each.start, each.end, strong=strong)
        elif shown:
            line.put(Piece(node.start, node.end, shown, strong))
        return node.after

    # Rows.

    def row(self, at: int, grid: Grid) -> None:
        """Gather a row of a data table; what stands on lines of its own in a cell is told apart by commas."""
        is_first = not grid.begun
        cells = list(cells_of(self.tree, self.kept, at))
        named = names_columns(self.tree, at, cells)
        lines = [self.cell(cell, names_column=named) for cell in cells]
        spans = [line.span if line.pieces else None for line in lines]
        columns = grid.row(list(zip(cells, spans, strict=True)))
        if len([span for span in spans if span]) == 1 and len(set(columns)) == 1:
            columns = columns[:1]
        whole = Line(self.text)
        for line in lines:
            whole.join(line, " ")
        if whole.pieces:
            header = named or (is_first and _is_bold(lines))
            note = len(columns) == 1 and (whole.text.endswith(".") or self.tree[self.tree[at].parent].name == "tfoot")
            kind = BlockKind.PARAGRAPH if note else BlockKind.ROW
            self.gathered.append(Gathered(kind, [whole], cells=() if note else tuple(columns), header=header))

    def cell(self, cell: Cell, *, names_column: bool) -> Line:
        inner = _Walk(self.tree, self.kept, self.text)
        inner.bold_until = self.bold_until
        inner.over(cell.place + 1, self.tree[cell.place].after)
        joined = Line(self.text)
        for number, each in enumerate(inner.gathered):
            for line in each.lines:
                apart = _is_list(each.lines) if number == 0 or line is not each.lines[0] else True
                joined.join(line, " " if names_column else _between(joined, line, apart=apart))
        return joined


def _is_list(lines: list[Line]) -> bool:
    """Tell whether the lines between `<br>` are a list, and no sentence that is broken to fit its column."""
    texts = [line.text for line in lines]
    return len(texts) > 2 and all(text[0].islower() and len(text.split()) <= MAX_LISTED_WORDS for text in texts)


def _between(above: Line, line: Line, *, apart: bool) -> str:
    """Return what tells two lines of a cell apart: a blank where the second goes on with the first."""
    goes_on = above.text[-1:] in ",;:.(/–-" or not (apart or line.text[0].isupper())
    return " " if goes_on else ", "


def _is_bold(lines: list[Line]) -> bool:
    filled = [line for line in lines if line.pieces]
    return len(filled) > 1 and all(
        piece.strong for line in filled for piece in line.pieces if line.shown(piece).strip()
    )


_INLINE = {"br": _Walk.line_break, "sup": _Walk.superscript}
