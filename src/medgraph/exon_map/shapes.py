"""Exons as outlines: the edge between two exons is straight, an arrow head to the right, or one to the left.

An edge is drawn from the number of bases of an open codon there (0, 1, 2). The right edge of an exon and the left
edge of one that fits it are the same line. Untranslated exons are low boxes.
"""

from __future__ import annotations

import html

from medgraph.tables import readable
from medgraph.transcripts import Exon

WIDTH = 1040
INK = "#1b2733"
_GREY = "#5a6773"
HEIGHT = 40
_POINT = 9
_LOW = 10


def outline(exon: Exon, x: float, y: float, width: float) -> str:
    """Return the path of an exon that lies from x on, its points standing out beyond its corners.

    >>> outline(Exon(1, "1", 9, 4, 1, 4, 0, 1), 0, 0, 60)
    'M0,0 L60,0 L69,20 L60,40 L0,40 L0,20 Z'
    """
    top, low = (y, y + HEIGHT) if exon.coding_length != 0 else (y + _LOW, y + HEIGHT - _LOW)
    middle = y + HEIGHT / 2
    left, right = x + _lean(exon.start_phase), x + width + _lean(exon.end_phase)
    points = ((x, top), (x + width, top), (right, middle), (x + width, low), (x, low), (left, middle))
    return "M" + " L".join(f"{_number(a)},{_number(b)}" for a, b in points) + " Z"


def _lean(phase: int | None) -> int:
    return {1: _POINT, 2: -_POINT}.get(phase or 0, 0)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def drawn(exon: Exon, x: float, y: float, width: float, *, fill: str, mark: str = "", name: str = "") -> str:
    """Return an exon with its number in it, and its measures as a title."""
    thick = {"skipped": 'stroke-width="2.6"', "deleted": 'stroke-width="1.4" stroke-dasharray="5 3"'}
    stroke = thick.get(mark, 'stroke-width="1.2"')
    told = written(told_of(exon) + (f"; {name}" if name else ""))
    halo = ' stroke="#ffffff" stroke-width="4" paint-order="stroke"' if mark else ""
    return (
        f'<g><title>{told}</title><path d="{outline(exon, x, y, width)}" fill="{fill}" stroke="{INK}" {stroke}'
        f' stroke-linejoin="round"/><text x="{_number(x + width / 2)}" y="{_number(y + HEIGHT / 2 + 5)}" font-size="14"'
        f' font-weight="bold" text-anchor="middle"{halo}>{written(exon.name)}</text></g>'
    )


def told_of(exon: Exon) -> str:
    """Return an exon in words: "exon 51: 233 coding bases, starts in phase 1, ends in phase 0"."""
    if exon.coding_length is None:
        return f"exon {exon.name}: length not known"
    if not exon.coding_length:
        return f"exon {exon.name}: not translated"
    told = f"exon {exon.name}: {exon.coding_length} coding bases"
    if exon.start_phase is None:
        return told
    return f"{told}, starts in phase {exon.start_phase}, ends in phase {exon.end_phase}"


def text(
    x: float, y: float, words: str, *, size: int = 13, anchor: str = "", bold: bool = False, grey: bool = False
) -> str:
    """Return a line of text."""
    more = f' text-anchor="{anchor}"' if anchor else ""
    more += ' font-weight="bold"' if bold else ""
    more += f' fill="{_GREY}"' if grey else ""
    return f'<text x="{_number(x)}" y="{_number(y)}" font-size="{size}"{more}>{written(words)}</text>'


def written(words: str) -> str:
    """Return words as SVG holds them: escaped, on one line, without control characters.

    >>> written("a <b> & c")
    'a &lt;b&gt; &amp; c'
    """
    return html.escape(readable(words))


def clipped(words: str, most: int) -> str:
    """Return words that fit a place."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
