"""Web prose whose markup is lost: one paragraph a line, questions as headings, lists without bullets.

Nothing is taken out of such a text but entities, stars around words and what no reader sees. A line that ends
in a colon leads something in; the short lines after it are its list, until a sentence comes. Several such lines
one after the other are lists that were lost: they stay empty. Where a text of short lines has some paragraphs that
are wrapped at a margin, the lines of each are put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise, zip_longest

from medgraph.model import Block, BlockKind, Span
from medgraph.monographs import lines as look
from medgraph.monographs.dotted import with_dotted_items
from medgraph.monographs.draft import Edit, in_order
from medgraph.monographs.hanging import hanging_edits
from medgraph.monographs.headings import bare_heading, is_title_over, with_plain_headings
from medgraph.monographs.labels import label_of
from medgraph.monographs.lines import Line
from medgraph.monographs.outline import outdented_titles
from medgraph.monographs.page import Page
from medgraph.monographs.repair import entity_edits, hidden_edits, repaired
from medgraph.monographs.tabbed import with_tabbed_rows
from medgraph.patterns import Pattern

MAX_ITEM_WORDS = 24
_SENTENCE_WORDS = 3


def is_prose(text: str) -> bool:
    """Tell whether a text without marks has its paragraphs each on one line: not wrapped, nor set in columns.

    >>> is_prose("It is given once a week.\\nIt lasts an hour.\\nAsk your doctor.")
    True
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = list(look.lines_of(text))
    if any(hanging_edits(text)) or outdented_titles(lines):
        return False
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
    edits = [*entity_edits(draft.text, 0, len(draft.text)), *_emphasis_edits(draft.text)]
    view = draft.edited(in_order(edits)).view()
    lines = [line for line in _unwrapped(list(look.lines_of(view.text))) if not line.blank]
    blocks = with_tabbed_rows(view.text, _with_items(view.text, _blocks(view.text, lines)))
    blocks = with_dotted_items(view.text, blocks)
    return Page(view, with_plain_headings(view.text, blocks))


def _unwrapped(lines: list[Line]) -> Iterator[Line]:
    """Put together the lines of paragraphs that are wrapped at the margin of the page."""
    margin = look.margin(lines)
    for _, group in groupby(lines, key=lambda line: line.blank):
        yield from _joined(list(group), margin)


def _joined(lines: list[Line], margin: int) -> Iterator[Line]:
    """Put together all lines of a paragraph; where some are short only those that break off: "… in the / morning"."""
    wrapped = [margin > 0 and look.is_wrapped(a, b, margin) for a, b in pairwise(lines)]
    told = lines[-1].text.endswith((".", "!", "?"))
    held = lines[0]
    for goes_on, last, line in zip(wrapped, lines, lines[1:], strict=False):
        if (
            look.hangs(last, line)
            or (told and look.runs_on(last, line, margin))
            or (goes_on and (all(wrapped) or look.breaks_off(last.text)))
        ):
            held = held._replace(end=line.end, text=f"{held.text} {line.text}")
        else:
            yield held
            held = line
    yield held


_EMPHASIS = Pattern(r"(?<![\w*])\*(?=[^\W\d])[^*\n]{1,60}(?<=\w)\*(?![\w*])")


def _emphasis_edits(text: str) -> Iterator[Edit]:
    """Find the stars around emphasised words, the only marks that such a text may have kept."""
    for found in _EMPHASIS.finditer(text) if "*" in text else ():
        yield Edit(found.start(), found.start() + 1)
        yield Edit(found.end() - 1, found.end())


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


def _with_items(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Make list items of the lines behind a line that leads them in, up to a sentence or a heading."""
    given = list(blocks)
    listed: list[str] | None = None
    for block, below, after in zip_longest(given, given[1:], given[2:]):
        line = block.span.of(text)
        leads = block.kind is BlockKind.PARAGRAPH and (line.endswith(":") or _breaks_off(text, block, below, after))
        if listed is not None and not leads and _goes_on(text, block, below, listed):
            yield replace(block, kind=BlockKind.ITEM, level=1)
            listed.append(line)
        else:
            yield block
            listed = [] if leads else None


def _breaks_off(text: str, block: Block, below: Block | None, after: Block | None) -> bool:
    """Tell whether a sentence breaks off above two lines or more that finish it: "You may notice"."""
    line = block.span.of(text)
    if len(line.split()) < _SENTENCE_WORDS or not line[:1].isupper():
        return False
    members = [other.span.of(text) for other in (below, after) if other is not None]
    return line[-1:].isalpha() and len(members) > 1 and all(m[:1].islower() and is_item(m) for m in members)


def _goes_on(text: str, block: Block, below: Block | None, listed: list[str]) -> bool:
    """Tell whether a line is a further item of a list."""
    line = block.span.of(text)
    if block.kind is not BlockKind.PARAGRAPH or not is_item(line):
        return False
    return not (_is_title(line, listed) and is_title_over(text, None, block, below))


def is_item(line: str) -> bool:
    """Tell whether a line without a mark may be an item of a list: short, no sentence, question or title."""
    heads = look.is_question(line) or (look.is_capitalised(line) and len(line.split()) > 2)
    return not heads and len(line.split()) <= MAX_ITEM_WORDS and not line.endswith((".", "!", "?"))


def _is_title(line: str, listed: list[str]) -> bool:
    """Tell whether a line is set as a title behind items that are not: all in capitals, or one behind small letters."""
    if len(line.split()) >= _SENTENCE_WORDS and line[:1].isupper():
        small = [item[:1].islower() for item in listed]
        if len(small) > 1 and all(small):
            return True
    words = [item for item in listed if " " in item]
    return " " in line and look.is_capitalised(line) and bool(words) and not all(map(look.is_capitalised, words))
