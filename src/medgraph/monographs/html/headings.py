"""Headings of a page that are none: converters from office formats set whole lists, and even texts, in `<h2>`.

A heading that is a text is a paragraph wherever it stands. Where several of one height are texts or go on in
lower case, that height is misused: its texts that go on in lower case are items, and of its headings that stand one
under the other only those with a number, and the first below such a one, are headings; the others are the items of a
list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from medgraph.model import BlockKind
from medgraph.monographs.html.flow import Gathered
from medgraph.patterns import Pattern

MAX_WORDS = 25
LONG = 8  # words
MISUSED = 3  # of one height

_NUMBERED = Pattern(r"\d{1,2}(?:\.\d{1,2})*\.?\s")
_ENDS = (".", ";", ",", ":")


def sober(blocks: list[Gathered]) -> Iterator[Gathered]:
    """Yield the blocks with paragraphs and items where a heading is none."""
    texts = [block.lines[0].text for block in blocks]
    odd = Counter(
        block.level
        for block, text in zip(blocks, texts, strict=True)
        if block.kind is BlockKind.HEADING and (_is_text(text) or _begins_low(text))
    )
    for place, block in enumerate(blocks):
        misused = odd[block.level] >= MISUSED
        if block.kind is not BlockKind.HEADING:
            yield block
        elif _is_text(texts[place]):
            listed = misused and _begins_low(texts[place])
            yield Gathered(BlockKind.ITEM, block.lines, 1) if listed else Gathered(BlockKind.PARAGRAPH, block.lines)
        elif _is_listed(blocks, texts, place, misused=misused):
            yield Gathered(BlockKind.ITEM, block.lines, 1)
        else:
            yield block


def _is_text(text: str) -> bool:
    words = len(text.split())
    return words > MAX_WORDS or (words > LONG and text.endswith(_ENDS))


def _begins_low(text: str) -> bool:
    """Tell whether a text goes on in lower case; "mRNA" does not."""
    word = text.split()[0]
    return word[0].islower() and word == word.lower()


def _is_listed(blocks: list[Gathered], texts: list[str], place: int, *, misused: bool) -> bool:
    above, below = _beside(blocks, texts, place, -1), _beside(blocks, texts, place, 1)
    if _begins_low(texts[place]):
        led_in = (place > 0 and texts[place - 1].endswith(":")) or texts[place].endswith(_ENDS[:3])
        return led_in or any(side is not None and _begins_low(texts[side]) for side in (above, below))
    if not misused or _NUMBERED.match(texts[place]) or (above is None and below is None):
        return False
    return above is None or not _NUMBERED.match(texts[above])


def _beside(blocks: list[Gathered], texts: list[str], place: int, step: int) -> int | None:
    """Return the place of the heading of the same height, no text, that stands directly above or below."""
    beside = place + step
    if not 0 <= beside < len(blocks) or blocks[beside].kind is not BlockKind.HEADING or _is_text(texts[beside]):
        return None
    return beside if blocks[beside].level == blocks[place].level else None
