"""All deletions of a gene at a glance: a field for each, its first exon across, its last exon down.

A field is dark in its upper left corner where skipping the exon before the deletion restores the frame, in its lower
right corner where skipping the one behind it does. A dot says that the frame is kept, a stroke that two exons or more
must be skipped together; a pale field has no frame to keep. So every deletion with every single skip is in one picture,
which needs no colour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations_with_replacement
from pathlib import Path

from medgraph.exon_map.shapes import INK, text, written
from medgraph.files import write_atomically
from medgraph.reading_frame import Frame, frame_of
from medgraph.transcripts import Transcript
from medgraph.variants import Change, Variant

_CELL = 11
_LEFT, _TOP = 70, 110
_EACH = 5
_MARKS = {
    "before": "skipping the exon before it restores the frame",
    "behind": "skipping the exon behind it restores the frame",
    "kept": "the frame is kept",
    "together": "several exons must be skipped together",
    "none": "no frame to keep",
}


def heat_map(transcript: Transcript) -> str:
    """Return the map of all deletions of a transcript as SVG. Raises TranscriptError where a length is not known."""
    numbers = range(1, len(transcript.exons) + 1)
    marks: dict[str, list[str]] = {mark: [] for mark in _MARKS}
    counts: Counter[str] = Counter()
    for first, last in combinations_with_replacement(numbers, 2):
        for mark in _marks(frame_of(Variant(transcript, Change.DELETION, first, last))):
            counts[mark] += 1
            marks[mark].append(_path(mark, _LEFT + (first - 1) * _CELL, _TOP + (last - 1) * _CELL))
    size = _CELL * len(transcript.exons)
    title = f"{transcript.symbol}: all deletions and the skips that restore the frame"
    described = "; ".join(f"{said}: {counts[mark]} deletions" for mark, said in _MARKS.items())
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + size + 40} {_TOP + size + 40}" role="img"'
            f' width="{_LEFT + size + 40}" aria-labelledby="heat-title heat-desc" fill="{INK}"'
            ' font-family="Helvetica, Arial, sans-serif">',
            f'<title id="heat-title">{written(title)}</title><desc id="heat-desc">{written(described)}</desc>',
            f'<rect width="{_LEFT + size + 40}" height="{_TOP + size + 40}" fill="#ffffff"/>',
            text(24, 32, title, size=18, bold=True),
            text(24, 52, "across: first deleted exon; down: last deleted exon", size=12, grey=True),
            *_axes(transcript, size),
            *(_layer(mark, paths) for mark, paths in marks.items() if paths),
            *_legend(counts, size),
            "</svg>",
            "",
        ]
    )


def write_heat_map(transcript: Transcript, out: Path) -> Path:
    """Write the map as a file; return its path."""
    return write_atomically(out, heat_map(transcript))


def _marks(frame: Frame) -> Iterator[str]:
    if frame.in_frame is not False:
        yield "kept" if frame.in_frame else "none"
    elif frame.skips and len(frame.skips[0].exons) == 1:
        for skip in frame.skips:
            yield "before" if skip.exons[0].number < frame.variant.first else "behind"
    else:
        yield "together"


def _path(mark: str, x: int, y: int) -> str:
    """Return the mark of a field."""
    low, right = y + _CELL - 1, x + _CELL - 1
    middle = _CELL // 2
    return {
        "before": f"M{x},{y}H{right}L{x},{low}Z",
        "behind": f"M{right},{low}H{x}L{right},{y}Z",
        "kept": f"M{x + middle - 1},{y + middle - 1}h2v2h-2Z",
        "together": f"M{x + 2},{y + middle - 1}h6v1.4h-6Z",
        "none": f"M{x},{y}h{_CELL - 1}v{_CELL - 1}h-{_CELL - 1}Z",
    }[mark]


_FILLS = {"before": "#0072b2", "behind": "#d55e00", "kept": INK, "together": "#5a6773", "none": "#f0f2f4"}


def _layer(mark: str, paths: list[str]) -> str:
    return f'<g><title>{written(_MARKS[mark])}</title><path fill="{_FILLS[mark]}" d="{"".join(paths)}"/></g>'


def _axes(transcript: Transcript, size: int) -> Iterator[str]:
    for exon in transcript.exons:
        if exon.number == 1 or exon.number % _EACH == 0:
            at = (exon.number - 1) * _CELL
            yield text(_LEFT + at + _CELL / 2, _TOP - 8, exon.name, size=10, anchor="middle")
            yield text(_LEFT - 8, _TOP + at + _CELL - 2, exon.name, size=10, anchor="end")
    yield f'<path d="M{_LEFT},{_TOP}V{_TOP + size}H{_LEFT + size}Z" fill="none" stroke="#c5ccd3"/>'


def _legend(counts: Counter[str], size: int) -> Iterator[str]:
    """Yield what the marks mean, in the half that has no fields."""
    x, y = _LEFT + size // 2, _TOP + 30
    for number, (mark, said) in enumerate(_MARKS.items()):
        top = y + 24 * number
        yield f'<path fill="{_FILLS[mark]}" d="{_path(mark, x, top)}"/>'
        yield text(x + 20, top + 10, f"{said} ({counts[mark]})", size=12)
