"""What the lines of a page are by their looks, where its markup does not say or says it wrongly.

Lines between `<br>` are paragraphs of their own, unless one goes on with the sentence before it. A line that
begins with a bullet is an item, and so are the short lines that a colon leads in. A heading that is a
whole sentence is a paragraph: converters from office formats set lists in `<h2>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from medgraph.model import BlockKind
from medgraph.monographs.html_flow import Gathered
from medgraph.monographs.html_lines import BULLETS, Line
from medgraph.monographs.prose import is_item

MAX_HEADING_WORDS = 25
MAX_LISTED_WORDS = 8

_CLOSES = (".", ";", ",")
_GOES_ON = (",", "(", "/", "–", "-")


def shaped(gathered: Iterable[Gathered]) -> list[Gathered]:
    """Return what was gathered, each with one line."""
    single = [each for one in gathered for each in _apart(one)]
    return list(_with_items(_with_bullets(_sober(single))))


def _apart(one: Gathered) -> Iterator[Gathered]:
    """Tell the lines of a paragraph apart."""
    if one.kind in (BlockKind.HEADING, BlockKind.ROW) or len(one.lines) == 1:
        yield replace(one, lines=[_joined(one.lines)])
        return
    for number, lines in enumerate(_paragraphs(one.lines)):
        yield replace(one, lines=[_joined(lines)], term=None if number else one.term)


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    texts = [line.text for line in lines]
    short = all(len(text.split()) <= MAX_LISTED_WORDS for text in texts[1:])
    listed = len(lines) > 2 and short and not any(text.endswith(_GOES_ON) for text in texts[:-1])
    paragraph = [lines[0]]
    for above, line in pairwise(lines):
        if not listed and _goes_on(above.text, line):
            paragraph.append(line)
        else:
            yield paragraph
            paragraph = [line]
    yield paragraph


def _goes_on(above: str, line: Line) -> bool:
    if line.bullet() or above.endswith((":", ".", "!", "?", ";")):
        return False
    return line.text[0].islower() or line.text[0] in ",;)" or above.endswith(_GOES_ON)


def _joined(lines: list[Line]) -> Line:
    whole = lines[0]
    for line in lines[1:]:
        whole.join(line, " ")
    return whole


def _sober(blocks: list[Gathered]) -> Iterator[Gathered]:
    """Make paragraphs of headings that are sentences, and items of those that are a list's."""
    for place, block in enumerate(blocks):
        text = block.lines[0].text
        words = len(text.split())
        if block.kind is not BlockKind.HEADING:
            yield block
        elif _is_listed(blocks, place, text):
            yield Gathered(BlockKind.ITEM, block.lines, 1)
        elif words > MAX_HEADING_WORDS or (words > MAX_LISTED_WORDS and text.endswith((*_CLOSES, ":"))):
            yield Gathered(BlockKind.PARAGRAPH, block.lines)
        else:
            yield block


def _is_listed(blocks: list[Gathered], place: int, text: str) -> bool:
    """Tell whether a heading goes on in lower case beside others of its height, or behind a colon."""
    if not text[0].islower() or text.split()[0] != text.split()[0].lower():
        return False
    beside = [blocks[at] for at in (place - 1, place + 1) if 0 <= at < len(blocks)]
    alike = any(
        each.kind is BlockKind.HEADING and each.level == blocks[place].level and each.lines[0].text[0].islower()
        for each in beside
    )
    return alike or (place > 0 and blocks[place - 1].lines[0].text.endswith(":"))


def _with_bullets(blocks: Iterable[Gathered]) -> Iterator[Gathered]:
    for block in blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            yield block
            continue
        for line in _at_bullets(block.lines[0]):
            length = line.bullet()
            line.drop(length)
            if line.trim().pieces:
                listed = bool(length) and block.kind is BlockKind.PARAGRAPH
                yield (
                    replace(block, kind=BlockKind.ITEM, level=1, lines=[line])
                    if listed
                    else replace(block, lines=[line])
                )


def _at_bullets(line: Line) -> Iterator[Line]:
    """Cut a line before each bullet in it: "• fever • cough"."""
    cuts = [place for place, piece in enumerate(line.pieces) if place and line.shown(piece) in BULLETS]
    for begin, end in pairwise([0, *cuts, len(line.pieces)]):
        part = Line(line.source)
        part.pieces = line.pieces[begin:end]
        if part.trim().pieces:
            yield part


def _with_items(blocks: Iterable[Gathered]) -> Iterator[Gathered]:
    """Make items of the short paragraphs behind a colon."""
    listing = False
    for block in blocks:
        text = block.lines[0].text
        is_paragraph = block.kind is BlockKind.PARAGRAPH and block.term is None
        leads = text.endswith(":")
        listing = listing and is_paragraph and not leads and (text[0].islower() or is_item(text))
        yield replace(block, kind=BlockKind.ITEM, level=1) if listing else block
        listing = listing or (leads and is_paragraph)
