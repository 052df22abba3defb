"""What a person must know beside the arithmetic: parts that a protein needs, exceptions to the rule, ends of a gene.

A frame that is kept or restored yields a shorter protein; the frame does not tell what that protein can do. The tables
`data/reference/regions.tsv` and `data/reference/exceptions.tsv` hold what is known, each row with its publication.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from medgraph.reading_frame import Frame, takes_an_end, thirds, why_unskippable
from medgraph.resources import reference_rows
from medgraph.transcripts import Exon, Transcript, shipped_transcripts
from medgraph.variants import Change, Variant


@dataclass(frozen=True, slots=True)
class Caution:
    """A sentence, and the publication that states it where it is no matter of arithmetic."""

    text: str
    reference: str = ""

    def __str__(self) -> str:
        return f"{self.text} ({self.reference})" if self.reference else self.text


def cautions_of(frame: Frame) -> tuple[Caution, ...]:
    """Return what must be said beside a frame, the nearest to the variant first.

    >>> from medgraph.transcripts import transcript_of
    >>> from medgraph.variants import read_variant
    >>> from medgraph.reading_frame import frame_of
    >>> print(cautions_of(frame_of(read_variant("45-46", transcript_of("DMD"))))[0])
    the deletion of exons 45-46, in frame, has been seen with Duchenne nonetheless (https://doi.org/10.1002/mus.20586)
    """
    return (*_end(frame.variant), *_copies(frame), *_exceptions(frame), *_regions(frame), *_rule(frame))


def _end(variant: Variant) -> Iterator[Caution]:
    if takes_an_end(variant):
        reasons = filter(None, (why_unskippable(exon, variant.transcript) for exon in variant.exons))
        yield Caution(f"{'; '.join(reasons)}: without it there is no frame to keep, and no skip is offered")


def _copies(frame: Frame) -> Iterator[Caution]:
    """An exon that is there twice may be skipped twice."""
    for skip in frame.skips:
        if frame.variant.change is Change.DUPLICATION and skip.exons == frame.variant.exons:
            without = f"the messenger lacks {frame.changed} bases = {thirds(frame.changed)}"
            yield Caution(f"where both copies of exon {skip.name} are skipped, {without}")


def _exceptions(frame: Frame) -> Iterator[Caution]:
    """What has been observed of just this deletion, whatever its frame."""
    for row in _rows("exceptions.tsv", frame.variant.transcript):
        if row["first"] and frame.variant.change is Change.DELETION and _place(row, frame.variant) == _ends(frame):
            yield Caution(f"the {frame.variant.name}, {row['frame']}, {row['observed']}", row["reference"])


def _regions(frame: Frame) -> Iterator[Caution]:
    """The parts of the protein that the deletion takes, and those that a skip would take beside it."""
    for row in _rows("regions.tsv", frame.variant.transcript):
        first, last = _place(row, frame.variant)
        region = f"the {row['region']} (exons {row['first']}-{row['last']}), which {row['function']}"
        if frame.variant.change is Change.DELETION and _within(frame.variant.exons, first, last):
            yield Caution(f"the {frame.variant.name} takes bases of {region}", row["reference"])
            continue
        for skip in frame.skips:
            if (taken := _within(skip.exons, first, last)) and skip.removed:  # a copy taken out leaves the other
                names = "+".join(exon.name for exon in taken)
                yield Caution(f"skipping exon {names} takes bases of {region}", row["reference"])


def _rule(frame: Frame) -> Iterator[Caution]:
    """How far the rule of the frame goes in this gene."""
    for row in _rows("exceptions.tsv", frame.variant.transcript):
        if not row["first"] and frame.in_frame is not None:
            yield Caution(row["observed"], row["reference"])


def _within(exons: tuple[Exon, ...], first: int, last: int) -> list[Exon]:
    return [exon for exon in exons if first <= exon.number <= last]


def _ends(frame: Frame) -> tuple[int, int]:
    return frame.variant.first, frame.variant.last


def _place(row: Mapping[str, str], variant: Variant) -> tuple[int, int]:
    return variant.transcript.named(row["first"]).number, variant.transcript.named(row["last"]).number


def _rows(table: str, transcript: Transcript) -> list[Mapping[str, str]]:
    """Return the rows about a transcript: they count the exons of ours, or of another with the same lengths."""
    known = shipped_transcripts().get(transcript.symbol)
    if known is None or _lengths(known) != _lengths(transcript):
        return []
    return [row for row in reference_rows(table) if row["transcript"] == known.accession]


def _lengths(transcript: Transcript) -> list[int | None]:
    return [exon.coding_length for exon in transcript.exons]
