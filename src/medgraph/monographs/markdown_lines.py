"""Lines of markdown that mean something by themselves: marked headings, the cells of a row, lines that say nothing.

Each looks at one line and is linear in its length; what comes of a line among its neighbours is decided in
`markdown_blocks`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from medgraph.model import Span
from medgraph.monographs.lines import Line
from medgraph.patterns import Pattern

__all__ = ["Title", "atx_title", "blanks", "cells_of", "says_nothing", "wiki_title"]

_HEADING_ID = Pattern(r"\{[#.:][^{}]{0,80}\}$")
_ATTRIBUTES = Pattern(r"\{(?:[:#.][^{}]{0,200}|%[^{}]{0,200}%|\{[^{}]{0,500}\})\}")
_REFERENCE = Pattern(r"\[[^\^\[\]][^\[\]]{0,200}\]:[ \t]*\S")
_MAX_WIKI = 120


class Title(NamedTuple):
    """A heading on a line: how high it stands, and where its words begin and end."""

    level: int
    start: int
    end: int


def atx_title(line: Line) -> Title | None:
    """Return the heading behind number signs; "#tag" is none, "##Dosage" is one.

    >>> atx_title(Line(0, 0, 12, "## Dosage ##"))
    Title(level=2, start=3, end=9)
    """
    level = len(line.text) - len(line.text.lstrip("#"))
    after = line.text[level : level + 1]
    if not 1 <= level <= 6 or line.indent > 3 or not (after in ("", " ", "\t") or (level > 1 and after.isalpha())):
        return None
    text = _HEADING_ID.sub("", line.text).rstrip()
    bare = text.rstrip("#")
    text = bare if bare.endswith((" ", "\t")) or len(bare) == 0 else text
    start = line.start + level + blanks(line.text[level:])
    return Title(level, start, max(start, line.start + len(text.rstrip())))


def wiki_title(line: Line) -> Title | None:
    """Return the heading between equals signs.

    >>> wiki_title(Line(0, 0, 10, "== Uses =="))
    Title(level=2, start=3, end=7)
    """
    text = line.text
    level = len(text) - len(text.lstrip("="))
    inner = text.strip("=").strip()
    closed = 1 <= level <= 6 and text.endswith("=" * level)
    if not inner or not closed or inner.count("=") or len(inner) > _MAX_WIKI:
        return None
    start = line.start + level + blanks(text[level:])
    return Title(level, start, start + len(inner))


def says_nothing(text: str) -> bool:
    """Tell whether a line is but attributes or the address that a link refers to.

    >>> says_nothing("{: .wide}"), says_nothing("[1]: https://example.org"), says_nothing("[1] Smith")
    (True, True, False)
    """
    return bool(_ATTRIBUTES.fullmatch(text) or _REFERENCE.match(text))


def blanks(text: str) -> int:
    """Return how many blanks a text begins with."""
    return len(text) - len(text.lstrip())


def cells_of(line: Line) -> list[Span]:
    """Return where the cells of a table's row stand."""
    at = 1 if line.text.startswith("|") else 0
    cells = []
    for piece in re.split(r"(?<!\\)\|", line.text[at:]):
        start = line.start + at + blanks(piece)
        stripped = piece.strip()
        cells.append(Span(start, start + len(stripped)) if stripped else Span(line.start + at, line.start + at))
        at += len(piece) + 1
    if len(cells) > 1 and line.text.endswith("|") and cells[-1].start == cells[-1].end:
        cells.pop()
    return cells
