"""What follows from the coding lengths of a transcript: where each exon lies in the coding sequence, and its phases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from medgraph.transcripts.model import CODON, Exon, Transcript


def measured(transcript: Transcript) -> Transcript:
    """Return a transcript with the coding places and phases of its exons, where all its coding lengths are known.

    >>> t = measured(Transcript("T", "G", "", (Exon(1, "1", 9, 4), Exon(2, "2", 9, 5), Exon(3, "3", 7, 0))))
    >>> [(exon.coding_start, exon.coding_end, exon.start_phase, exon.end_phase) for exon in t.exons]
    [(1, 4, 0, 1), (5, 9, 1, 0), (None, None, None, None)]
    """
    if transcript.coding_length is None:
        return transcript
    return replace(transcript, exons=tuple(_placed(transcript.exons)))


def _placed(exons: tuple[Exon, ...]) -> Iterator[Exon]:
    before = 0
    for exon in exons:
        after = before + (exon.coding_length or 0)
        places = (before + 1, after, before % CODON, after % CODON) if exon.coding_length else (None,) * 4
        start, end, start_phase, end_phase = places
        yield replace(exon, coding_start=start, coding_end=end, start_phase=start_phase, end_phase=end_phase)
        before = after
