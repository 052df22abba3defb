"""The junctions: what stands side by side after the change, and after each skip; does it fit, and by which sum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from medgraph.amenability import Amenability, Offer
from medgraph.amenability.reporting import verdict
from medgraph.exon_map.shapes import HEIGHT, clipped, drawn, text
from medgraph.transcripts import Exon
from medgraph.variants import Change

_STEP = 76
_LEFT = 40
_SIZE = 84
_WORDS = 290
_MOST = 105
_APART = 20
_FILL = "#e4edf5"


class _Junction(NamedTuple):
    """Two exons that come to stand side by side, if they can be drawn, and what is to be said."""

    left: Exon | None
    right: Exon | None
    title: str
    lines: tuple[str, ...]


def junctions_height(answer: Amenability) -> int:
    """Return how high the junctions are together."""
    return _STEP * len(_junctions(answer)) + 24


def junction_rows(answer: Amenability, top: int) -> Iterator[str]:
    """Yield the junctions from a height on, the one without a skip first."""
    for number, junction in enumerate(_junctions(answer)):
        yield from _drawn(junction, top + 26 + _STEP * number)


def _junctions(answer: Amenability) -> list[_Junction]:
    frame, variant = answer.frame, answer.frame.variant
    left, right = _neighbours(answer, variant.exons)
    if variant.change is Change.DUPLICATION:
        left, right = variant.exons[-1], variant.exons[0]
    pair = (None, None) if variant.change is Change.MUTATION else (left, right)
    said = verdict(frame) if frame.in_frame is not None else str(answer.cautions[0])
    return [_Junction(*pair, f"{variant.name}", (said,)), *(_skipping(offer, answer) for offer in answer.offers)]


def _skipping(offer: Offer, answer: Amenability) -> _Junction:
    frame = answer.frame
    names = " and ".join(exon.name for exon in offer.skip.exons)
    drugs = ", ".join(drug.name for drug in offer.drugs)
    pair: tuple[Exon | None, Exon | None] = (None, None)
    if frame.variant.change is not Change.DUPLICATION:
        pair = _neighbours(answer, (*frame.variant.exons, *offer.skip.exons))
    lines = (f"in frame: {frame.arithmetic_of(offer.skip)}", *((drugs,) if drugs else ()))
    return _Junction(*pair, f"skipping exon {names}", lines)


def _neighbours(answer: Amenability, gone: tuple[Exon, ...]) -> tuple[Exon | None, Exon | None]:
    exons = answer.frame.variant.transcript.exons
    first, last = min(exon.number for exon in gone), max(exon.number for exon in gone)
    return (exons[first - 2] if first > 1 else None), (exons[last] if last < len(exons) else None)


def _drawn(junction: _Junction, y: int) -> Iterator[str]:
    left, right = junction.left, junction.right
    if left and right and left.end_phase is not None and right.start_phase is not None:
        fits = left.end_phase == right.start_phase
        apart = 2 if fits else _APART
        yield drawn(left, _LEFT, y, _SIZE, fill=_FILL)
        yield drawn(right, _LEFT + _SIZE + apart, y, _SIZE, fill=_FILL)
        sign = "✓" if fits else "✗"
        yield text(_LEFT + 2 * _SIZE + apart + 22, y + HEIGHT / 2 + 7, sign, size=20, bold=True, anchor="middle")
    yield text(_WORDS, y + 12, junction.title, size=14, bold=True)
    for number, line in enumerate(junction.lines):
        yield text(_WORDS, y + 30 + 16 * number, clipped(line, _MOST), size=13)
