"""What the blocks of a marked page mean: bold lines, labels, and how high a heading stands.

A bold line is a heading, unless it leads in a list: it ends in a colon and a list or table follows, or it
speaks of how often and how badly ("**Very rare:**"), and its list was lost. Then it stays a paragraph with
a label. A numbered item that is bold as a whole heads what is nested below it. A heading without a mark of
its own height (bold, numbered, in capitals) stands one below the last heading that has one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from medgraph.model import Block, BlockKind, Span, View
from medgraph.monographs.dotted import with_dotted_items
from medgraph.monographs.headings import bare_heading, with_plain_headings
from medgraph.monographs.labels import bold_beginning, label_of
from medgraph.monographs.raw_blocks import RawBlock
from medgraph.monographs.tabbed import with_tabbed_rows
from medgraph.patterns import Pattern, sub

MAX_HEADING_WORDS = 14
MAX_QUESTION_WORDS = 24

_HOW_OFTEN = Pattern(
    r"%|\b(?:common|uncommon|rare|frequent|infrequent|serious|severe|mild|frequency|"
    r"following|includes?|such as)\b",
    re.IGNORECASE,
)


def understood(view: View, settled: Iterable[tuple[Block, RawBlock]]) -> tuple[Block, ...]:
    """Return the blocks with their labels, the bold lines among them made headings."""
    pairs = list(settled)
    blocks = []
    height = 1
    following = [block for block, _ in pairs[1:]]
    for (block, raw), below in zip_longest(pairs, following):
        bold = bold_beginning(view.text, block.span, _strong_within(view.strong, block.span))
        if block.kind is BlockKind.HEADING:
            level = height + block.level if raw.implied else block.level
            height = height if raw.implied else level
            blocks.append(replace(block, level=level, span=bare_heading(view.text, block.span)))
        elif bold and _is_bold_heading(view.text, block, bold, raw, below):
            blocks.append(Block(BlockKind.HEADING, bare_heading(view.text, block.span), height + 1))
        else:
            blocks.append(_labelled(view.text, block, bold))
    marked = any(raw.kind is BlockKind.HEADING and not raw.implied for _, raw in pairs)
    titled = _with_title(blocks, pairs)
    return with_plain_headings(
        view.text, with_dotted_items(view.text, with_tabbed_rows(view.text, titled)), titles=not marked
    )


def _with_title(blocks: list[Block], pairs: list[tuple[Block, RawBlock]]) -> list[Block]:
    """Make a bold line at the very top the title of a page that has none."""
    titled = any(block.kind is BlockKind.HEADING and block.level == 1 for block in blocks)
    if titled or not blocks or blocks[0].kind is not BlockKind.HEADING or pairs[0][1].kind is not BlockKind.PARAGRAPH:
        return blocks
    return [replace(blocks[0], level=1), *blocks[1:]]


def _strong_within(strong: Sequence[Span], block: Span) -> Sequence[Span]:
    first = bisect_left(strong, (block.start,))
    return strong[first : first + 1] if first < len(strong) and strong[first].start < block.end else ()


_ASIDE = Pattern(r"^\s*\((?:see|cf\.|also|refer)\b[^()]{0,80}\)\s*$", re.IGNORECASE)


def _is_bold_heading(text: str, block: Block, bold: Span, raw: RawBlock, below: Block | None) -> bool:
    line = block.span.of(text)
    if (
        sub(_ASIDE, "", text[bold.end : block.span.end]).strip(" :")
        or "\n" in line
        or line.endswith((".", "!", ",", ";"))
    ):
        return False
    if block.kind is BlockKind.ITEM:
        heads = raw.ordered and below is not None and below.kind is BlockKind.ITEM and below.level > block.level
        return heads and not line.endswith((":", "?"))
    if block.kind is BlockKind.ROW or (line.endswith(":") and _leads_in(line, below)):
        return False
    limit = MAX_QUESTION_WORDS if line.endswith("?") else MAX_HEADING_WORDS
    return len(line.split()) <= limit


def _leads_in(line: str, below: Block | None) -> bool:
    listed = below is not None and below.kind in (BlockKind.ITEM, BlockKind.ROW)
    return listed or bool(_HOW_OFTEN.search(line))


def _labelled(text: str, block: Block, bold: Span | None) -> Block:
    if block.kind is BlockKind.ROW or block.label:
        return block
    return replace(block, label=label_of(text, block.span, bold))
