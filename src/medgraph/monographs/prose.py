"""Web prose whose markup is lost: one paragraph a line, questions as headings, lists without bullets.

Nothing is taken out of such a text but entities and what no reader sees. A line that ends in a colon leads
something in; the short lines after it are its list, until a sentence comes. Several such lines one after the
other are lists that were lost: they stay empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from medgraph.model import Block, BlockKind, Span
from medgraph.monographs import lines as look
from medgraph.monographs.draft import in_order
from medgraph.monographs.headings import bare_heading, with_plain_headings
from medgraph.monographs.labels import label_of
from medgraph.monographs.lines import Line
from medgraph.monographs.page import Page
from medgraph.monographs.repair import entity_edits, hidden_edits, repaired

MAX_ITEM_WORDS = 12


def is_prose(text: str) -> bool:
    """Tell whether a text without marks has its paragraphs each on one line, and is not wrapped at a width.

    >>> is_prose("It is given once a week.\\nIt lasts an hour.\\nAsk your doctor.")
    True
    """
    lines = list(look.lines_of(text.replace("\r\n", "\n").replace("\r", "\n")))
    width = look.wrap_width(lines)
    if not width:
        return True
    breaks = [(a, b) for a, b in pairwise(lines) if not a.blank and not b.blank]
    wrapped = sum(look.is_full(a, b, width) and not a.text.endswith((".", "!", "?", ":")) for a, b in breaks)
    return wrapped * 2 < len(breaks) or not breaks


def read_prose(source: str) -> Page:
    """Read a page of prose.

    >>> page = read_prose("Side effects:\\nHeadache\\nFever\\nMost of these side effects pass by themselves.")
    >>> [block.kind.value for block in page.blocks]
    ['paragraph', 'item', 'item', 'paragraph']
    """
    draft = repaired(source)
    draft = draft.edited(list(hidden_edits(draft.text)))
    view = draft.edited(in_order(entity_edits(draft.text, 0, len(draft.text)))).view()
    lines = [line for line in look.lines_of(view.text) if not line.blank]
    return Page(view, with_plain_headings(view.text, _with_items(view.text, _blocks(view.text, lines))))


def _blocks(text: str, lines: list[Line]) -> Iterator[Block]:
    for line in lines:
        span = Span(line.start, line.end)
        if heading := _heading(line):
            yield replace(heading, span=bare_heading(text, span))
        else:
            yield Block(BlockKind.PARAGRAPH, span, label=label_of(text, span, None))


def _heading(line: Line) -> Block | None:
    span = Span(line.start, line.end)
    if found := look.numbered_title(line.text):
        return Block(BlockKind.HEADING, span, found[0] + 1)
    if look.is_capitals(line.text) and not line.text.endswith(":"):
        return Block(BlockKind.HEADING, span, 2)
    return None


def _with_items(text: str, blocks: Iterator[Block]) -> Iterator[Block]:
    listing = False
    for block in blocks:
        line = block.span.of(text)
        leads = line.endswith(":")
        listing = listing and not leads and block.kind is BlockKind.PARAGRAPH and _is_item(line)
        yield replace(block, kind=BlockKind.ITEM, level=1) if listing else block
        listing = listing or (leads and block.kind is BlockKind.PARAGRAPH)


def _is_item(line: str) -> bool:
    heads = look.is_question(line) or (look.is_capitalised(line) and len(line.split()) > 2)
    return not heads and len(line.split()) <= MAX_ITEM_WORDS and not line.endswith((".", "!", "?"))
