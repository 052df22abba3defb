"""Markdown to a page: structure first, inline marks second, meaning third.

The text is repaired, its front matter read, its lines parsed to raw blocks; then each block's inline marks
are found and all marks are taken out at once, which gives the view. Only in the view is it decided what a
bold line is: a heading ("**Dosage**"), or, before a list, the words that lead it in ("**Common Side Effects
(>10%):**").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from medgraph.model import Block, Span
from medgraph.monographs.aligned import aligned_edits
from medgraph.monographs.draft import Shifts, in_order
from medgraph.monographs.front_matter import front_matter, has_front_matter
from medgraph.monographs.inline import Marks, find_marks, merged
from medgraph.monographs.markdown_blocks import raw_blocks
from medgraph.monographs.meaning import understood
from medgraph.monographs.page import Page, trimmed
from medgraph.monographs.raw_blocks import RawBlock
from medgraph.monographs.records import record_edits
from medgraph.monographs.repair import hidden_edits, repaired
from medgraph.monographs.wiki import find_wiki_marks, is_wiki
from medgraph.patterns import Pattern

_MARKED = Pattern(
    r"^(?: {0,3}(?:#{1,6}[ \t]|#{2,6}[a-z])|={1,6}[^=\n]{1,120}=[ \t]*$| {0,3}>[ \t]| {0,3}(?:```|~~~)|"
    r"[ \t]*(?:[-*+][ \t]|[•●▪])|:[ \t]|[=-]{3,}[ \t]*$|[ \t|:]*-{1,99}[ \t:]*\||"
    r"[ \t]*\|.*\|[ \t]*$|[ \t]*\d{1,2}[.)][ \t])|\*\*\S|__\S|\]\(|</?(?:b|strong|i|em|br|p|sup|sub)\b",
    re.MULTILINE | re.IGNORECASE,
)


def is_markdown(text: str) -> bool:
    """Tell whether a text carries marks of markdown: a front matter, headings, bullets, bold words, links."""
    bare = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return has_front_matter(bare) or bool(_MARKED.search(bare))


def read_markdown(source: str) -> Page:
    """Read a page of markdown.

    >>> page = read_markdown("# Casimersen\\n\\n**Dose:** 30 mg/kg of *casimersen*\\n")
    >>> page.title, page.blocks[1].span.of(page.view.text), page.blocks[1].label.of(page.view.text)
    ('Casimersen', 'Dose: 30 mg/kg of casimersen', 'Dose')
    """
    draft = repaired(source)
    draft = draft.edited(list(hidden_edits(draft.text)))
    for edits_of in (record_edits, aligned_edits):
        draft = draft.edited(in_order(edits_of(draft.text)))
    matter = front_matter(draft.text)
    raw = raw_blocks(draft.text, matter.end)
    marks = Marks(edits=list(raw.edits))
    finders = (find_wiki_marks, find_marks) if is_wiki(draft.text) else (find_marks,)
    for piece in _marked_pieces(raw.blocks):
        for find in finders:
            find(draft.text, piece.start, piece.end, marks)
    edits = in_order(marks.edits)
    shifts = Shifts(edits)
    view = draft.edited(edits).view(merged(shifts.span(span) for span in marks.strong))
    return Page(view, understood(view, _settled(view.text, raw.blocks, shifts)), matter.metadata)


def _marked_pieces(blocks: Sequence[RawBlock]) -> Iterator[Span]:
    for block in blocks:
        if block.cells:
            yield from (cell for cell in block.cells if cell.start < cell.end)
        elif not block.verbatim:
            yield Span(block.start, block.end)


def _settled(text: str, blocks: Sequence[RawBlock], shifts: Shifts) -> Iterator[tuple[Block, RawBlock]]:
    """Carry raw blocks over into the view; what has no text left there is no block."""
    for raw in blocks:
        span = trimmed(text, shifts.span(Span(raw.start, raw.end)))
        if span.start < span.end:
            cells = tuple(trimmed(text, shifts.span(cell)) for cell in raw.cells)
            yield Block(raw.kind, span, raw.level, cells=cells, header=raw.header), raw
