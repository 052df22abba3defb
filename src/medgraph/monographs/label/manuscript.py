"""A label's text as it is written down: part by part, each of blocks.

A label has no text of its own: it is a tree of sections (SPL) or a record of fields (openFDA). Reading writes it
down, and what is written is the text that evidence counts in. Each part remembers where in the file it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from medgraph.errors import UnreadableInputError
from medgraph.model import Block, BlockKind, LabelField, Part, SectionType, Span
from medgraph.monographs.draft import Draft
from medgraph.monographs.page import Page

MAX_LENGTH = 20_000_000  # of the text; cells that span columns and rows are repeated in it
_BESIDE = (BlockKind.ITEM, BlockKind.ROW)
_COLUMN = " | "


@dataclass(slots=True)
class Manuscript:
    """The text so far.

    >>> text = Manuscript()
    >>> text.begin("/contraindications/0", SectionType.CONTRAINDICATIONS, "34070-3")
    >>> text.heading("4 CONTRAINDICATIONS", 1)
    >>> text.paragraph("None.")
    >>> page = text.page()
    >>> page.view.text, [part.span.of(page.view.text) for part in page.parts]
    ('4 CONTRAINDICATIONS\\n\\nNone.', ['4 CONTRAINDICATIONS\\n\\nNone.'])
    """

    pieces: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    length: int = 0

    def begin(self, path: str, kind: SectionType, loinc: str | None = None, field: LabelField | None = None) -> None:
        """Begin a part; an empty one is forgotten."""
        self._forget_empty()
        self._write("\n\n" if self.pieces else "")
        self.parts.append(Part(Span(self.length, self.length), path, kind, loinc, field))

    def field(self, path: str, field: LabelField, value: str) -> None:
        """Write the value of a field as a part of its own, as it stands; a blank one is none."""
        if value.strip():
            self.begin(path, SectionType.PRODUCT_DATA, field=field)
            self.paragraph(value)

    def field_row(self, path: str, field: LabelField, values: list[str]) -> None:
        """Write a field that is made of several values as a row."""
        self.begin(path, SectionType.PRODUCT_DATA, field=field)
        self.row(values)

    def heading(self, text: str, level: int) -> None:
        """Write a heading; level 1 is the highest."""
        self._block(BlockKind.HEADING, text, level)

    def paragraph(self, text: str) -> None:
        """Write a paragraph."""
        self._block(BlockKind.PARAGRAPH, text)

    def item(self, text: str, level: int = 1) -> None:
        """Write an item of a list; level 1 is the outermost."""
        self._block(BlockKind.ITEM, text, level)

    def row(self, cells: list[str], *, header: bool = False) -> None:
        """Write a row of a table."""
        if not any(cells):
            return
        start = self._gap(BlockKind.ROW)
        spans = []
        for number, cell in enumerate(cells):
            self._write(_COLUMN if number else "")
            spans.append(Span(self.length, self.length + len(cell)))
            self._write(cell)
        self._add(Block(BlockKind.ROW, Span(start, self.length), cells=tuple(spans), header=header))

    def page(self, metadata: tuple[tuple[str, str], ...] = ()) -> Page:
        """Return what was written."""
        self._forget_empty()
        text = "".join(self.pieces)
        return Page(Draft.of(text).view(), tuple(self.blocks), metadata, tuple(self.parts))

    def _block(self, kind: BlockKind, text: str, level: int = 0) -> None:
        if text:
            start = self._gap(kind)
            self._write(text)
            self._add(Block(kind, Span(start, self.length), level))

    def _gap(self, kind: BlockKind) -> int:
        """Write the gap before a block and return where the block begins."""
        if self.blocks and self.parts[-1].span.start < self.length:
            self._write("\n" if kind in _BESIDE and self.blocks[-1].kind is kind else "\n\n")
        return self.length

    def _add(self, block: Block) -> None:
        self.blocks.append(block)
        part = self.parts[-1]
        self.parts[-1] = part._replace(span=Span(part.span.start, self.length))

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
        if self.length > MAX_LENGTH:
            raise UnreadableInputError(f"a label of more than {MAX_LENGTH:,} characters")

    def _forget_empty(self) -> None:
        if self.parts and self.parts[-1].span.start == self.length:
            self.parts.pop()
            self.length -= len(self.pieces.pop())
