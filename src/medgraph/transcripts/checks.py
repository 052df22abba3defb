"""Whether the exons of a transcript make one reading frame: what a table claims is computed again from its lengths.

A transcript of which lengths are missing (SMN2, of which only exon 7 is known here) is checked as far as it goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from medgraph.errors import TranscriptError
from medgraph.transcripts.model import CODON, Exon, Transcript


def check(transcript: Transcript) -> Transcript:
    """Return the transcript if it chains; TranscriptError names the first exon that does not, with its arithmetic.

    >>> check(Transcript("T", "G", "", (Exon(1, "1", 9, 4, 1, 4, 0, 1), Exon(2, "2", 9, 5, 5, 9, 2, 0))))
    Traceback (most recent call last):
    medgraph.errors.TranscriptError: G (T): exon 2 starts in phase 2, where 4 coding bases before it leave 1
    """
    problem = next(_problems(transcript), None)
    if problem:
        raise TranscriptError(problem, place=transcript.place)
    return transcript


def _problems(transcript: Transcript) -> Iterator[str]:
    yield from _misnumbered(transcript.exons)
    yield from (problem for exon in transcript.exons for problem in _of_exon(exon))
    if transcript.coding_length is not None:
        yield from _of_chain(transcript)


def _misnumbered(exons: tuple[Exon, ...]) -> Iterator[str]:
    if not exons:
        yield "has no exons"
    for place, exon in enumerate(exons, start=1):
        if exon.number != place:
            yield f"exon {exon.name} has the number {exon.number} where {place} is due"
    names = [exon.name for exon in exons]
    yield from (f"two exons are called {name}" for name in names if names.count(name) > 1)


def _of_exon(exon: Exon) -> Iterator[str]:
    if exon.length is not None and exon.coding_length is not None and exon.coding_length > exon.length:
        yield f"exon {exon.name} has {exon.coding_length} coding bases of {exon.length}"
    if exon.coding_length is not None and exon.coding_length < 0:
        yield f"exon {exon.name} has a coding length below zero: {exon.coding_length}"
    if exon.coding_length == 0 and (exon.start_phase is not None or exon.end_phase is not None):
        yield f"exon {exon.name} has no coding bases, and so no phases"


def _of_chain(transcript: Transcript) -> Iterator[str]:
    coding = list(transcript.coding())
    total = sum(exon.coding_length or 0 for exon in coding)
    before = 0
    for exon in coding:
        yield from _misphased(exon, before)
        before += exon.coding_length or 0
    if total % CODON or not total:
        yield f"its coding lengths add up to {total}, which is no multiple of three"
    for left, right in pairwise(coding):
        if right.number != left.number + 1:
            yield f"exon {left.number + 1} has no coding bases between exons that have some"


def _misphased(exon: Exon, before: int) -> Iterator[str]:
    after = before + (exon.coding_length or 0)
    if exon.start_phase is not None and exon.start_phase != before % CODON:
        yield (
            f"exon {exon.name} starts in phase {exon.start_phase}, where {before} coding bases before it leave"
            f" {before % CODON}"
        )
    if exon.end_phase is not None and exon.end_phase != after % CODON:
        yield f"exon {exon.name} ends in phase {exon.end_phase}, where {after} coding bases leave {after % CODON}"
    if exon.coding_start is not None and (exon.coding_start, exon.coding_end) != (before + 1, after):
        yield (
            f"exon {exon.name} is said to hold the coding bases {exon.coding_start} to {exon.coding_end},"
            f" where {before + 1} to {after} are due"
        )
