"""Saved web pages and leaflets in HTML: read into the blocks that a page of markdown yields.

    tokens     text → tags and texts                  tree       tags → elements
    elements   what an element is by its own tag      words      what it holds
    furniture  which elements are the text            links      lists of links to other pages
    flow       elements → lines, with what they are   frames     what an element makes of its lines
    lines      the text of a line                     tables     which tables hold data, and their rows
    shape      lines by their looks                   headings   headings that are none

The view holds one line for each block, without a tag; every character leads back to its place in the file, so
that a quote is the raw slice, markup and all. Bold lines, labels and questions mean what they mean in markdown
(see `meaning`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from medgraph.errors import UnreadableInputError
from medgraph.model import Block, BlockKind, Span
from medgraph.monographs.decoding import HTML_DOCUMENT, MAX_LINE
from medgraph.monographs.draft import Edit, Shifts
from medgraph.monographs.html.flow import Gathered, flow
from medgraph.monographs.html.furniture import is_text
from medgraph.monographs.html.lines import Line
from medgraph.monographs.html.shape import shaped
from medgraph.monographs.html.tree import Node, tree_of
from medgraph.monographs.meaning import understood
from medgraph.monographs.page import Page, trimmed
from medgraph.monographs.raw_blocks import RawBlock
from medgraph.monographs.repair import repaired
from medgraph.patterns import Pattern

_FRAGMENT = Pattern(
    r"\s*(?:<!--(?:(?!-->).){0,5000}-->\s*)*<(?:article|aside|b|blockquote|center|details|div|dl|figure|font|footer|form|"
    r"h[1-6]|header|link|main|nav|ol|p|section|script|span|strong|style|table|ul)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_CLOSING_BLOCK = Pattern(r"</(?:article|dd|div|h[1-6]|li|p|section|t[dh]|tr)\s*>", re.IGNORECASE)
_MARKDOWN_HEADING = Pattern(r"^(?:#{1,6} |\*\*[^*\n]{1,120}\*\*)", re.MULTILINE)
_MARKDOWN_ITEM = Pattern(r"^(?:[-*+]|\d{1,2}\.) ", re.MULTILINE)
_TAG = Pattern(r"<[^<>]*>")
_SITE = Pattern(r"\s+[|–—·»-]\s+|\s*::\s*")


def is_html(text: str) -> bool:
    """Tell whether a text is an HTML document, or a fragment of one; markdown with some tags in it is neither.

    >>> [is_html(each) for each in ("<!doctype html><p>x", "<p>a</p><p>b</p><p>c</p>", "# A\\n<p>a</p>")]
    [True, True, False]
    """
    bare = text.lstrip("\ufeff")
    if HTML_DOCUMENT.match(bare):
        return True
    closed = len(_CLOSING_BLOCK.findall(bare))
    if closed < 2 or not (_FRAGMENT.match(bare) or closed > 9) or _MARKDOWN_HEADING.search(bare):
        return False
    return closed >= 2 * len(_MARKDOWN_ITEM.findall(bare))


def read_html(source: str) -> Page:
    """Read a page of HTML.

    >>> page = read_html("<nav>Home</nav><h1>Casimersen</h1><p><b>Dose:</b> 30&nbsp;mg/kg</p>")
    >>> page.title, page.view.text, page.blocks[1].label.of(page.view.text)
    ('Casimersen', 'Casimersen\\nDose: 30 mg/kg', 'Dose')

    Raise `UnreadableInputError` where no text is left.
    """
    draft = repaired(source)
    tree = tree_of(draft.text)
    gathered = shaped(flow(tree, is_text(tree, draft.text), draft.text))
    if not gathered:
        raise UnreadableInputError("HTML without readable text")
    if any(len(each.lines[0].text) > MAX_LINE for each in gathered):
        raise UnreadableInputError(f"a paragraph of more than {MAX_LINE:,} characters")
    edits = list(_edits([each.lines[0] for each in gathered], len(draft.text)))
    shifts = Shifts(edits)
    shown = draft.edited(edits).view()
    view = replace(shown, strong=tuple(_strong(shown.text, gathered, shifts)))
    blocks = understood(view, _settled(view.text, gathered, shifts))
    titled = any(block.kind is BlockKind.HEADING and block.level == 1 for block in blocks)
    return Page(view, blocks, () if titled else tuple(_title(tree, draft.text)))


def _edits(lines: Iterable[Line], length: int) -> Iterator[Edit]:
    """Yield what makes the view of the page: markup goes, a line end comes between two lines."""
    at, between = 0, ""
    for line in lines:
        for piece in line.pieces:
            if at < piece.start:
                yield Edit(at, piece.start, between)
            if piece.shown is not None:
                yield Edit(piece.start, piece.end, piece.shown)
            at, between = piece.end, ""
        between = "\n"
    if at < length:
        yield Edit(at, length)


def _strong(text: str, gathered: Iterable[Gathered], shifts: Shifts) -> Iterator[Span]:
    """Yield the slices of the view that the page sets in bold."""
    for each in gathered:
        for strong, pieces in groupby(each.lines[0].pieces, key=lambda piece: piece.strong):
            bold = list(pieces)
            span = trimmed(text, shifts.span(Span(bold[0].start, bold[-1].end)))
            if strong and span.start < span.end:
                yield span


def _settled(text: str, gathered: Iterable[Gathered], shifts: Shifts) -> Iterator[tuple[Block, RawBlock]]:
    """Carry what was gathered over into the view."""
    for each in gathered:
        whole = each.lines[0].span
        raw = RawBlock(each.kind, *whole, each.level, implied=each.implied, ordered=each.ordered)
        cells, behind = [], whole.start
        for cell in each.cells:
            cells.append(trimmed(text, shifts.span(cell or Span(behind, behind))))
            behind = max(behind, cell.end) if cell else behind
        label = shifts.span(each.term) if each.term else None
        yield Block(each.kind, shifts.span(whole), each.level, label, tuple(cells), each.header), raw


def _title(tree: Iterable[Node], text: str) -> Iterator[tuple[str, str]]:
    """Yield what the page's head calls it, without the name of its site."""
    head = next((node for node in tree if node.name == "title"), None)
    words = " ".join(_TAG.sub("", html.unescape(text[head.start : head.end])).split()) if head else ""
    if title := next((part for part in _SITE.split(words) if part), ""):
        yield "title", title
