"""Headings: their bare words, and the plain lines that are headings on pages that mark none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest

from medgraph.model import Block, BlockKind, Span
from medgraph.monographs import lines as look
from medgraph.patterns import Pattern

LONG = 80
_SHORTEST = 3  # letters of a title in capitals over labels: "DOSE" above "Adult ..... 5 mg"
_ENDS = tuple('.!?:)"”’')

_QUESTION_MARK = Pattern(r"(?:Q(?:uestion)?[ \t]?\d{0,2}[:.)])[ \t]*", re.IGNORECASE)


def bare_heading(text: str, span: Span) -> Span:
    """Return a heading without a colon at its end and without "Q:" before it.

    >>> bare_heading("Q: Is it safe?", Span(0, 14)), bare_heading("Dosage:", Span(0, 7))
    (Span(start=3, end=14), Span(start=0, end=6))
    """
    mark = _QUESTION_MARK.match(text, span.start, span.end)
    start = mark.end() if mark and mark.end() < span.end else span.start
    bare = text[start : span.end].rstrip(": \t")
    return Span(start, start + len(bare)) if bare else span


def with_plain_headings(text: str, blocks: Iterable[Block], *, titles: bool = True) -> tuple[Block, ...]:
    """Make headings of paragraphs that are a question and, on a page that marks no headings, of titles too.

    >>> text = "How It Works\\n" + "It binds to a messenger and so hides one of its exons from the cell. " * 2
    >>> blocks = [Block(BlockKind.PARAGRAPH, Span(0, 12)), Block(BlockKind.PARAGRAPH, Span(13, len(text)))]
    >>> [(block.kind.value, block.level) for block in with_plain_headings(text, blocks)]
    [('heading', 2), ('paragraph', 0)]
    """
    given = list(blocks)
    result: list[Block] = []
    height = 1
    for block, below in zip_longest(given, given[1:]):
        if block.kind is BlockKind.HEADING:
            height = block.level
        asks = is_question_over(text, block, below)
        heads = asks or (titles and is_title_over(text, result[-1] if result else None, block, below))
        result.append(Block(BlockKind.HEADING, bare_heading(text, block.span), height + 1) if heads else block)
    return tuple(result)


def is_question_over(text: str, block: Block, below: Block | None) -> bool:
    """Tell whether a paragraph is one short question with an answer below it."""
    line = block.span.of(text)
    answered = below is not None and below.kind is not BlockKind.HEADING
    return block.kind is BlockKind.PARAGRAPH and answered and "\n" not in line and look.is_question(line)


def is_title_over(text: str, above: Block | None, block: Block, below: Block | None) -> bool:
    """Tell whether a paragraph is the title of the longer one below it.

    What stands above it must have come to its end: short lines one below the other are a page's furniture.
    """
    line = block.span.of(text)
    if block.kind is not BlockKind.PARAGRAPH or below is None or below.kind is not BlockKind.PARAGRAPH:
        return False
    ended = above is None or above.kind is not BlockKind.PARAGRAPH or above.span.of(text).endswith(_ENDS)
    in_capitals = line.isupper() and len(line) > _SHORTEST
    over = _is_longer(below.span.of(text), line) or (below.label is not None and in_capitals)
    return ended and "\n" not in line and look.is_title(line) and over


def _is_longer(below: str, line: str) -> bool:
    told = below.rstrip(" \"')”’").endswith((".", "!", ":")) or ". " in below
    return told and len(below) >= max(LONG, 2 * len(line))
