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
from medgraph.monographs.html.flow import Gathered
from medgraph.monographs.html.headings import sober
from medgraph.monographs.html.lines import Line
from medgraph.monographs.prose import is_item
from medgraph.patterns import Pattern

MAX_LISTED_WORDS = 8

# "Dyspepsia Uncommon: may affect up to 1 in 100 people", where a line was lost.
_RATE = Pattern(
    r"(?<=\S )(?:Very common|Common|Uncommon|Very rare|Rare|Not known|Frequency not known)(?: side effects)?:? "
    r"\(?(?:(?:may|can) affect|affects|occurs? in|seen in|(?:the )?frequency cannot|cannot be)\b"
)
_LEADS = Pattern(r":$|^(?:Very |Un)?(?:[Cc]ommon|[Rr]are)\b[^.]{0,40}\b1 in [\d,. ]+(?:people|patients|users)?\W{0,2}$")
# Bullets within a line; an asterisk is one behind a stop, or before a capital ("such as:* heparin,* aspirin").
_BULLETS = Pattern(r"(?<=.)[•●▪■‣]|(?:(?<=[:,;.])|(?<=[:,;.] ))\*(?= [A-Za-z(])|(?<=[\w)] )\*(?= [A-Z])")
_SHORT_LINE = 3
_OPEN_END = Pattern(r"(?:[,(/–-]|\b(?:the|an?|of|in|on|at|to|with|for|and|or|your|by|from))$")
_QUOTES = "\"'”’)"
_GOES_ON = (",", "(", "/", "–", "-")


def shaped(gathered: Iterable[Gathered]) -> list[Gathered]:
    """Return what was gathered, each with one line."""
    single = [each for one in gathered for each in _apart(one)]
    return list(_with_items(_at_rates(_with_bullets(sober(single)))))


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
    if line.has_bullet() or above.endswith((":", ".", "!", "?", ";")) or _LEADS.search(above):
        return False
    short = len(above.split()) <= _SHORT_LINE and not _OPEN_END.search(above)
    if above[0].islower() and short and not line.text.startswith(("and ", "or ")):
        return False
    return line.text[0].islower() or line.text[0] in ",;)" or above.endswith(_GOES_ON)


def _joined(lines: list[Line]) -> Line:
    whole = lines[0]
    for line in lines[1:]:
        whole.join(line, " ")
    return whole


def _with_bullets(blocks: Iterable[Gathered]) -> Iterator[Gathered]:
    """Cut lines before each bullet in them ("• fever • cough"); what has a bullet is an item."""
    for block in blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            yield block
            continue
        first, *others = block.lines[0].cut([found.start() for found in _BULLETS.finditer(block.lines[0].text)])
        leads = block.level if block.kind is BlockKind.ITEM and not first.text.endswith(":") else block.level + 1
        if first.without_bullet() and block.kind is BlockKind.PARAGRAPH:
            block = replace(block, kind=BlockKind.ITEM, level=1)
            leads = 1
        if first.trim().pieces:
            yield replace(block, lines=[first])
        for line in others:
            line.without_bullet("*")
            if line.trim().pieces:
                yield Gathered(BlockKind.ITEM, [line], leads)


def _at_rates(blocks: Iterable[Gathered]) -> Iterator[Gathered]:
    """Cut lines where a new rate begins in them."""
    for block in blocks:
        cuts = [found.start() for found in _RATE.finditer(block.lines[0].text)]
        if not cuts or block.kind is BlockKind.ROW:
            yield block
            continue
        first, *others = block.lines[0].cut(cuts)
        yield replace(block, lines=[first])
        yield from (Gathered(BlockKind.PARAGRAPH, [line]) for line in others)


def _with_items(blocks: Iterable[Gathered]) -> Iterator[Gathered]:
    """Make items of the short paragraphs behind a colon."""
    listing = False
    for block in blocks:
        text = block.lines[0].text
        is_paragraph = block.kind is BlockKind.PARAGRAPH and block.term is None
        leads = bool(_LEADS.search(text))
        listing = listing and is_paragraph and not leads and (text[0].islower() or is_item(text.rstrip(_QUOTES)))
        yield replace(block, kind=BlockKind.ITEM, level=1) if listing else block
        listing = listing or (leads and is_paragraph)
