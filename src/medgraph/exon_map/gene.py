"""The rows of the gene: every exon once, in order, with drugs above those that they skip."""

from __future__ import annotations

from collections.abc import Iterator

from medgraph.amenability import Amenability
from medgraph.exon_map.shapes import HEIGHT, clipped, drawn, text
from medgraph.transcripts import Exon
from medgraph.variants import Change

_LEFT = 26
_STEP = 76
_GAP = 3
_A_ROW = 13
_LINE = 13
_MOST = 3
_LETTERS = 14
_PLAIN = "#e4edf5"
_SKIP = "▼ skip"
_CHANGED = {Change.DUPLICATION: "duplicated", Change.MUTATION: "mutated"}


def gene_height(answer: Amenability) -> int:
    """Return how high the rows are together."""
    return sum(_row_height(row, answer) for row in _rows(answer)) + 10


def gene_rows(answer: Amenability, top: int, key: str) -> Iterator[str]:
    """Yield the rows of exons from a height on."""
    y = top
    for row in _rows(answer):
        y += _row_height(row, answer)
        for place, exon in enumerate(row):
            x = _LEFT + place * _STEP
            yield from _labels(exon, answer, x + (_STEP - _GAP) / 2, y - HEIGHT - 8)
            yield _exon(exon, answer, x, y - HEIGHT, key)


def _rows(answer: Amenability) -> list[tuple[Exon, ...]]:
    exons = answer.frame.variant.transcript.exons
    return [exons[start : start + _A_ROW] for start in range(0, len(exons), _A_ROW)]


def _row_height(row: tuple[Exon, ...], answer: Amenability) -> int:
    return HEIGHT + 14 + _LINE * max(len(_lines(exon, answer)) for exon in row)


def _exon(exon: Exon, answer: Amenability, x: int, y: int, key: str) -> str:
    mark, said = standing(exon, answer)
    fill = {"deleted": f"url(#h{key})", "skipped": f"url(#s{key})", "changed": f"url(#h{key})"}.get(mark, _PLAIN)
    return drawn(exon, x, y, _STEP - _GAP, fill=fill, mark=mark, name=said)


def standing(exon: Exon, answer: Amenability) -> tuple[str, str]:
    """Return what happens to an exon, as a mark and in words."""
    variant = answer.frame.variant
    skipped = any(exon in offer.skip.exons for offer in answer.offers)
    drugs = ", ".join(drug.name for drug in answer.by_exon.get(exon.name, ()))
    by = f"skipped by {drugs}" if drugs else ""
    if exon in variant.exons and variant.change is Change.DELETION:
        return "deleted", "deleted"
    if skipped:
        return "skipped", f"skipping it restores the frame{f'; {by}' if by else ''}"
    if exon in variant.exons:
        return "changed", _CHANGED[variant.change]
    return "", by


def _lines(exon: Exon, answer: Amenability) -> list[str]:
    """Return what stands above an exon: the drugs that skip it, or that it is to be skipped."""
    drugs = [drug.name for drug in answer.by_exon.get(exon.name, ())]
    if len(drugs) > _MOST:
        drugs = [*drugs[: _MOST - 1], f"{len(drugs) - _MOST + 1} more"]
    variant = answer.frame.variant
    if exon in variant.exons and variant.change is not Change.DELETION:
        drugs.append(_CHANGED[variant.change])
    return [*drugs, *([_SKIP] if standing(exon, answer)[0] == "skipped" else [])]


def _labels(exon: Exon, answer: Amenability, x: float, y: int) -> Iterator[str]:
    lines = _lines(exon, answer)
    for number, line in enumerate(lines):
        above = _LINE * (len(lines) - 1 - number)
        yield text(x, y - above, clipped(line, _LETTERS), size=11, anchor="middle", bold=line == _SKIP)
