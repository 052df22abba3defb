"""Lists that were run together in one paragraph, a dot between their items: "Nausea · Headache · Dry mouth".

So a list looks whose line breaks were lost, or that was never set as one. Items are short; a longer piece is text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from medgraph.model import Block, BlockKind, Span
from medgraph.monographs.page import trimmed
from medgraph.patterns import Pattern

_FEWEST = 3  # items
_LONGEST = 12  # words of an item
_DOT = Pattern(r"\s[·•∙⋅]\s")


def with_dotted_items(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks of a page with the parts of such paragraphs as items.

    >>> text = "Nausea · Headache · Dry mouth"
    >>> items = with_dotted_items(text, [Block(BlockKind.PARAGRAPH, Span(0, len(text)))])
    >>> [(item.kind.value, item.span.of(text)) for item in items]
    [('item', 'Nausea'), ('item', 'Headache'), ('item', 'Dry mouth')]
    """
    for block in blocks:
        parts = list(_parts(text, block.span)) if block.kind is BlockKind.PARAGRAPH else []
        if len(parts) < _FEWEST or any(len(part.of(text).split()) > _LONGEST for part in parts):
            yield block
        else:
            yield from (replace(block, kind=BlockKind.ITEM, span=part, level=1, label=None) for part in parts)


def _parts(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for dot in _DOT.finditer(text, span.start, span.end):
        yield trimmed(text, Span(start, dot.start()))
        start = dot.end()
    yield trimmed(text, Span(start, span.end))
