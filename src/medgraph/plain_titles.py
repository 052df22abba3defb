"""Lines of a page without marks that are titles by what they say: "Side effects", "Why it is prescribed".

Where the markup of a page was lost, a title is a short line like any other. The reader of prose knows one by its
place above a long paragraph; here a line is known by its meaning, wherever it stands: above a short lead-in, above
a list, or caught up in the list before it. Lines one below the other are a page's menu and no titles, nor are those
of a numbered table of contents, whatever they were taken for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from medgraph.model import Block, BlockKind, SectionType
from medgraph.patterns import Pattern
from medgraph.section_headings import section_type

_WORDS = 7
_LONG = 60
_ARTICLE = Pattern(r"(?:An?|The|Some|Any|More|Less|No) ")


def with_plain_titles(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks of a page of prose with its titles as headings, below the headings in force.

    >>> from medgraph.model import Span
    >>> text = "It is taken daily.\\nSide effects\\nYou may notice:"
    >>> spans = [Span(0, 18), Span(19, 31), Span(32, 47)]
    >>> [b.kind.value for b in with_plain_titles(text, [Block(BlockKind.PARAGRAPH, span) for span in spans])]
    ['paragraph', 'heading', 'paragraph']
    """
    given = list(_without_contents(text, list(blocks)))
    for above, block, below in zip([None, *given], given, [*given[1:], None], strict=False):
        if _is_title(text, block) and _heads(text, above, block, below):
            yield replace(block, kind=BlockKind.HEADING, level=2)
        else:
            yield block


def _without_contents(text: str, blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks of a page, those of a table of contents ("3 Contraindications", "4 Side effects", …) as text."""
    for place, run in groupby(enumerate(blocks), key=lambda each: _place_in_contents(text, *each)):
        lines = [block for _, block in run]
        if place is None or len(lines) < _CONTENTS:
            yield from lines
        else:
            yield from (replace(block, kind=BlockKind.PARAGRAPH, level=0) for block in lines)


def _place_in_contents(text: str, place: int, block: Block) -> int | None:
    """Return what the lines of one table of contents share: how far their numbers are ahead of their places."""
    found = _ENTRY.fullmatch(block.span.of(text))
    return int(found[1]) - place if found else None


_ENTRY = Pattern(r"(\d{1,2})\.?\s+[^\d\W][^.:;]{2,70}")
_CONTENTS = 4


def _is_title(text: str, block: Block) -> bool:
    """Tell whether a line is short, set like a title, and says what a section is about."""
    line = block.span.of(text)
    return (
        block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        and len(line.split()) <= _WORDS
        and line[:1].isupper()
        and line[-1:].isalpha()
        and block.label is None
        and not _ARTICLE.match(line)
        and section_type(line) not in (None, SectionType.BOILERPLATE, SectionType.OTHER)
    )


def _heads(text: str, above: Block | None, block: Block, below: Block | None) -> bool:
    """Tell whether a title's neighbours let it be one: something that reads on below it, no menu around it."""
    if below is None or below.kind is BlockKind.HEADING:
        return False
    under, over = below.span.of(text), above.span.of(text) if above else ""
    reads_on = len(under) >= _LONG or under.endswith((".", "!", ":"))
    if block.kind is BlockKind.ITEM:
        return reads_on and over[:1].islower()
    stands_free = not over or over.endswith((".", "!", "?", ":", ")")) or len(over) >= _LONG
    if stands_free or above is None or section_type(block.span.of(text)) is SectionType.PATIENT_INFORMATION:
        return reads_on and stands_free
    return len(under) >= _LONG and not _is_title(text, above)
