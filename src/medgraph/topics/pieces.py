"""Divide the text below a heading into pieces that are about one thing.

A paragraph begins a piece, and so does an item that asks. The list or table below a paragraph belongs to it, and the
answer to the question, or the text to the line without a stop or with a colon, that stands alone above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from medgraph.model import Block, BlockKind

__all__ = ["Piece", "pieces_of"]

_TITLE_WORDS = 9


@dataclass(frozen=True, slots=True)
class Piece:
    """Blocks of a text that stand one behind the other and are about one thing."""

    text: str
    blocks: tuple[Block, ...]

    @property
    def wording(self) -> str:
        """What all blocks say, one behind the other."""
        return " ; ".join(block.span.of(self.text) for block in self.blocks)

    @property
    def lead(self) -> str:
        """The paragraph above the list, if there are both."""
        first, *others = self.blocks
        listed = any(block.kind is BlockKind.ITEM for block in others)
        return first.span.of(self.text) if listed and first.kind is BlockKind.PARAGRAPH else ""


def pieces_of(text: str, blocks: Iterable[Block]) -> Iterator[Piece]:
    """Yield the pieces of blocks that stand one behind the other; `text` is what their spans are slices of.

    >>> from medgraph.monographs import parse_monograph
    >>> page = parse_monograph("It may cause:\\n\\n- headache\\n- nausea\\n\\nIt is a tablet.\\n")
    >>> [piece.wording for piece in pieces_of(page.view.text, page.blocks)]
    ['It may cause: ; headache ; nausea', 'It is a tablet.']
    """
    gathered: list[Block] = []
    for block in blocks:
        if gathered and _begins(text, gathered, block):
            yield Piece(text, tuple(gathered))
            gathered = []
        gathered.append(block)
    if gathered:
        yield Piece(text, tuple(gathered))


def _begins(text: str, gathered: list[Block], block: Block) -> bool:
    """Tell whether a block may be about something else than those before it."""
    if block.kind is BlockKind.PARAGRAPH:
        return len(gathered) > 1 or not _heads(gathered[0].span.of(text))
    return block.kind is BlockKind.ITEM and block.label is not None and block.label.of(text).endswith("?")


def _heads(line: str) -> bool:
    """Tell whether a line is a question, leads something in, or reads like a title."""
    line = line.rstrip()
    return line.endswith(("?", ":")) or (line[-1:].isalnum() and len(line.split()) <= _TITLE_WORDS)
