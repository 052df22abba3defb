"""Tables of which only the tabs were left: several lines one below the other with tabs between their parts.

So a table looks that was copied from a web page. Its first line names the columns; no other has more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from medgraph.model import Block, BlockKind, Span
from medgraph.monographs.page import trimmed
from medgraph.patterns import Pattern

_FEWEST = 3  # rows
_LINE = Pattern(r"[^\n]+")
_CELL = Pattern(r"[^\t\n]*")


def with_tabbed_rows(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks of a page with the lines of such tables as rows.

    >>> text = "Effect\\tDrug\\nRash\\t5%\\nFever\\t2%"
    >>> rows = list(with_tabbed_rows(text, [Block(BlockKind.PARAGRAPH, Span(0, len(text)))]))
    >>> [[cell.of(text) for cell in row.cells] for row in rows]
    [['Effect', 'Drug'], ['Rash', '5%'], ['Fever', '2%']]
    """
    if "\t" not in text:
        yield from blocks
        return
    held: list[Block] = []
    for block in blocks:
        if _is_parted(text, block):
            held.append(block)
            continue
        yield from _as_rows(text, held)
        held = []
        yield block
    yield from _as_rows(text, held)


def _is_parted(text: str, block: Block) -> bool:
    """Tell whether a tab stands in each line of a paragraph."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return False
    return all("\t" in line[0].strip() for line in _LINE.finditer(text, *block.span))


def _as_rows(text: str, blocks: list[Block]) -> Iterator[Block]:
    lines = [Span(*line.span()) for block in blocks for line in _LINE.finditer(text, *block.span)]
    tabs = [line.of(text).count("\t") for line in lines]
    if len(lines) < _FEWEST or max(tabs) > tabs[0]:
        yield from blocks
        return
    for number, line in enumerate(lines):
        cells = tuple(trimmed(text, Span(*cell.span())) for cell in _cells(text, line))
        yield replace(blocks[0], kind=BlockKind.ROW, span=line, level=0, label=None, cells=cells, header=number == 0)


def _cells(text: str, line: Span) -> Iterator[re.Match[str]]:
    at = line.start
    while at <= line.end:
        cell = _CELL.match(text, at, line.end)
        if cell is None:
            return
        yield cell
        at = cell.end() + 1
