"""The tree of a page to its lines, one after the other, each with what it is: a heading, an item, a row.

One walk over the nodes. An element that stands on lines of its own ends the line before it and the one in
it; what the line is, is told by the innermost element that has a say (`h2`, `li`, `dt`), and everything below
inherits it. A short definition list is read as labels ("Dose 30 mg/kg"), a long one as headings; a button is
text only where it is the heading that unfolds an accordion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from medgraph.model import BlockKind, Span
from medgraph.monographs import html_elements as elements
from medgraph.monographs.html_lines import Line, Piece, raised
from medgraph.monographs.html_tables import Cell, Grid, cells_of, is_data, names_columns
from medgraph.monographs.html_tree import Node

SHORT = 300  # letters; a definition that is no longer stands on its term's line
_MAX_BOLD_NODES = 200
_MAX_TERM = 120
_WORD = re.compile(r"[^\W\d_]{2}")
_BUTTON_WORDS = re.compile(
    r"(?i)^\W*(?:menu|search|share|print|close|open|show|hide|read|view|more|less|next|previous|back|submit|sign|log|expand|collapse|"
    r"copy|save|download|subscribe|accept|reject|toggle|skip|play|pause|email|buy|add|load)\b(?!.*\?)"
)


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


@dataclass(slots=True)
class _Frame:
    """An element that is open: until which node, what its lines are, how deep in lists it stands."""

    after: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    depth: int = 0
    implied: bool = False
    ordered: bool = False
    is_term: bool = False
    grid: Grid | None = None


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
        self.frames = [_Frame(len(tree))]
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
        if node.name == "button" and not self.unfolds(at, node):
            return node.after
        self.embolden(at, node)
        if node.name in ("pre", "listing", "xmp"):
            self.verbatim_until = node.after
        self.frames.append(self.frame_of(at, node))
        return at + 1

    def embolden(self, at: int, node: Node) -> None:
        if node.after - at <= _MAX_BOLD_NODES and elements.is_bold(node):
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

    # What an element makes of the lines in it.

    def frame_of(self, at: int, node: Node) -> _Frame:
        above = self.frames[-1]
        inherited = _Frame(node.after, above.kind, above.level, above.depth, above.implied, above.ordered)
        if node.name == "table":
            grid = Grid() if is_data(self.tree, self.kept, at) else None
            return _Frame(node.after, depth=above.depth, grid=grid)
        if node.name in elements.LISTS:
            return _Frame(node.after, depth=above.depth + 1, ordered=node.name == "ol")
        if node.name == "li":
            return self.item(at, node, above)
        if node.name == "dd":
            return _Frame(node.after, depth=above.depth)
        if node.name == "dt":
            is_label = self.is_short_definition(node)
            return (
                _Frame(node.after, is_term=True) if is_label else _Frame(node.after, BlockKind.HEADING, 1, implied=True)
            )
        return self.heading(at, node) or inherited

    def heading(self, at: int, node: Node) -> _Frame | None:
        level = elements.heading_level(node)
        if not level and self.frames[-1].kind is BlockKind.HEADING:
            return None
        if node.name == "button":
            return _Frame(node.after, BlockKind.HEADING, 1, implied=True)
        if level is None or (node.name in ("div", "p") and level == 0 and not self.is_leaf(at)):
            return None
        return _Frame(node.after, BlockKind.HEADING, level or 1, implied=not level)

    def item(self, at: int, node: Node, above: _Frame) -> _Frame:
        """Return an item's frame; an item that holds headings is only a place for text."""
        inside = self.tree[at + 1 : min(node.after, at + 40)]
        if any(each.name in elements.HEADINGS or each.name in ("article", "section", "table") for each in inside):
            return _Frame(node.after)
        return _Frame(node.after, BlockKind.ITEM, max(1, above.depth), max(1, above.depth), ordered=above.ordered)

    def is_short_definition(self, term: Node) -> bool:
        """Tell whether a term is a label: the definition behind it is short and no question's answer."""
        at = term.after
        while at < len(self.tree) and not self.tree[at].name:
            at += 1
        if at >= len(self.tree) or self.tree[at].name != "dd":
            return False
        inside = self.tree[at + 1 : min(self.tree[at].after, at + 40)]
        blocks = [each for each in inside if elements.is_block(each)]
        asks = self.text[term.start : term.end].rpartition("<")[0].rstrip().endswith("?")
        length = self.tree[at].end - self.tree[at].start
        return (
            not asks and len(blocks) < 2 and length < SHORT and not any(each.name in elements.LISTS for each in blocks)
        )

    def is_leaf(self, at: int) -> bool:
        inside = self.tree[at + 1 : min(self.tree[at].after, at + 20)]
        return self.tree[at].after < at + 20 and not any(each.name and elements.is_block(each) for each in inside)

    def unfolds(self, at: int, node: Node) -> bool:
        """Tell whether a button is the heading of what it unfolds."""
        texts = [each for each in self.tree[at + 1 : min(node.after, at + 20)] if not each.name]
        wording = " ".join(self.text[each.start : each.end] for each in texts)[:_MAX_TERM].strip()
        marked = "aria-expanded" in node.attributes or "aria-controls" in node.attributes or elements.is_unfolded(node)
        return bool(_WORD.search(wording)) and (wording.endswith("?") or (marked and not _BUTTON_WORDS.match(wording)))

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
        lines = [self.cell(cell) for cell in cells]
        spans = [line.span if line.pieces else None for line in lines]
        columns = grid.row(list(zip(cells, spans, strict=True)))
        if len([span for span in spans if span]) == 1 and len(set(columns)) == 1:
            columns = columns[:1]
        whole = Line(self.text)
        for line in lines:
            whole.join(line, " ")
        if whole.pieces:
            header = names_columns(self.tree, at, cells) or (is_first and _is_bold(lines))
            note = len(columns) == 1 and (whole.text.endswith(".") or self.tree[self.tree[at].parent].name == "tfoot")
            kind = BlockKind.PARAGRAPH if note else BlockKind.ROW
            self.gathered.append(Gathered(kind, [whole], cells=() if note else tuple(columns), header=header))

    def cell(self, cell: Cell) -> Line:
        inner = _Walk(self.tree, self.kept, self.text)
        inner.bold_until = self.bold_until
        inner.over(cell.place + 1, self.tree[cell.place].after)
        joined = Line(self.text)
        for line in _lines(inner.gathered):
            joined.join(line, _between(joined, line))
        return joined


def _lines(gathered: list[Gathered]) -> Iterator[Line]:
    for each in gathered:
        yield from each.lines


def _between(above: Line, line: Line) -> str:
    """Return what tells two lines of a cell apart: a blank where the second goes on with the first."""
    goes_on = not line.text[0].isupper() or above.text[-1:] in ",;:.(/–-"
    return " " if goes_on else ", "


def _is_bold(lines: list[Line]) -> bool:
    filled = [line for line in lines if line.pieces]
    return len(filled) > 1 and all(
        piece.strong for line in filled for piece in line.pieces if line.shown(piece).strip()
    )


_INLINE = {"br": _Walk.line_break, "sup": _Walk.superscript}
