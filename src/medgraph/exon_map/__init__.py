"""The exon map: a gene drawn as exon researchers draw it, with what a change of its exons does to the frame.

    shapes      an exon as an outline whose edges tell its phases, so that only fitting neighbours interlock
    gene        all exons in rows; what is deleted, mutated or skipped, drugs above their exons
    junctions   which exons come to stand side by side, whether they fit, and the sum

One SVG without script or anything from elsewhere. Deleted is hatched, skipped is dotted and thickly framed, so that
the map reads in black and white; title, description and the names of exons are there for screen readers.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from medgraph.amenability import Amenability
from medgraph.amenability.reporting import to_lines
from medgraph.exon_map.gene import gene_height, gene_rows
from medgraph.exon_map.junctions import junction_rows, junctions_height
from medgraph.exon_map.shapes import INK, WIDTH, text, written
from medgraph.files import write_atomically

_HEAD = 64
_LEGEND = 46


def exon_map(answer: Amenability) -> str:
    """Return the map of an answer as SVG.

    >>> from medgraph.amenability import amenability_of
    >>> from medgraph.transcripts import transcript_of
    >>> from medgraph.variants import read_variant
    >>> "<title>exon 51: 233 coding bases" in exon_map(amenability_of(read_variant("48-50", transcript_of("DMD"))))
    True
    """
    variant = answer.frame.variant
    title = f"{variant.transcript.symbol}: {variant.name}"
    described = "; ".join(line.strip() for line in to_lines(answer) if line)
    key = hashlib.sha256(described.encode("utf-8", "surrogatepass")).hexdigest()[:8]  # several maps in one notebook
    below = _HEAD + gene_height(answer)
    height = below + junctions_height(answer) + _LEGEND
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
            f' role="img" aria-labelledby="t{key} d{key}" font-family="Helvetica, Arial, sans-serif" fill="{INK}">',
            f'<title id="t{key}">{written(title)}</title>',
            f'<desc id="d{key}">{written(described)}</desc>',
            _patterns(key),
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
            text(24, 34, title, size=20, bold=True),
            text(24, 54, f"{variant.transcript.accession}, {len(variant.transcript.exons)} exons", size=12, grey=True),
            *gene_rows(answer, _HEAD, key),
            *junction_rows(answer, below),
            text(24, height - 20, _KEY, size=11, grey=True),
            "</svg>",
            "",
        ]
    )


_KEY = (
    "Edges tell the phase: straight between codons, > after the first base of one, < after the second. Only edges of"
    " one kind fit. Hatched: deleted. Dotted: skipped."
)


def write_map(answer: Amenability, out: Path) -> Path:
    """Write the map as a file; return its path."""
    return write_atomically(out, exon_map(answer))


def _patterns(key: str) -> str:
    hatch = '<path d="M0,8 L8,0 M-2,2 L2,-2 M6,10 L10,6" stroke="#8c2d19" stroke-width="1.4"/>'
    dots = '<circle cx="3" cy="3" r="1.1" fill="#7a5200"/>'
    return (
        f'<defs><pattern id="h{key}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8"'
        f' fill="#fbeae6"/>{hatch}</pattern><pattern id="s{key}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="#ffe9b8"/>{dots}</pattern></defs>'
    )
