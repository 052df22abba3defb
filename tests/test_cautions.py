"""What is said beside a frame: exceptions, parts that must stay, ends of a gene; never that something will work."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations_with_replacement

import pytest

from medgraph.cautions import cautions_of
from medgraph.reading_frame import frame_of
from medgraph.transcripts import Exon, Transcript, transcript_of
from medgraph.variants import Change, Variant, read_variant

DMD = transcript_of("DMD")


def _said(written: str) -> list[str]:
    return [str(caution) for caution in cautions_of(frame_of(read_variant(written, DMD)))]


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("45-46", "the deletion of exons 45-46, in frame, has been seen with Duchenne nonetheless"),
        ("3-7", "the deletion of exons 3-7, out of frame, has often been seen with Becker nonetheless"),
        ("3-9", "the deletion of exons 3-9 takes bases of the actin-binding domain (exons 2-8)"),
        ("65", "the deletion of exon 65 takes bases of the cysteine-rich domain (exons 64-70)"),
        ("71-79", "exon 79 is the last exon and holds the stop codon: without it there is no frame to keep"),
        ("1-5", "exon 1 is the first exon and holds the start codon: without it there is no frame to keep"),
        ("dup 2", "where both copies of exon 2 are skipped, the messenger lacks 62 bases = 3 × 20 + 2"),
    ],
)
def test_the_nearest_comes_first(written: str, first: str) -> None:
    assert _said(written)[0].startswith(first)


def test_a_skip_may_take_a_part_that_must_stay() -> None:
    frame = frame_of(read_variant("62-63", DMD))
    taken = [skip.name for skip in frame.skips if any(64 <= exon.number <= 70 for exon in skip.exons)]
    said = [line for line in _said("62-63") if line.startswith("skipping exon")]
    assert len(said) == len(taken)


def test_a_copy_that_is_skipped_takes_nothing() -> None:
    assert not any("takes bases" in line for line in _said("dup 2"))


def test_an_exception_is_about_that_deletion_alone() -> None:
    for written in ("45-47", "dup 45-46", "3-6", "48-50"):
        assert not any("nonetheless" in line for line in _said(written))


def test_how_far_the_rule_goes_is_cited_where_there_is_a_frame() -> None:
    assert _said("48-50")[-1].endswith("(https://doi.org/10.1002/mus.20586)")
    assert not any("91 %" in line for line in _said("79"))


def test_another_transcript_of_the_gene_has_none_of_them() -> None:
    short = Transcript("NM_1", "DMD", "", tuple(Exon(n, str(n), 30, 30) for n in range(1, 60)))
    assert cautions_of(frame_of(Variant(short, Change.DELETION, 45, 46))) == ()


def test_the_same_exons_under_another_accession_have_them() -> None:
    ensembl = replace(DMD, accession="ENST00000357033")
    assert cautions_of(frame_of(Variant(ensembl, Change.DELETION, 45, 46)))


def test_nothing_promises_a_cure() -> None:
    for first, last in combinations_with_replacement(range(1, 80), 2):
        text = " ".join(map(str, cautions_of(frame_of(Variant(DMD, Change.DELETION, first, last)))))
        assert not any(word in text for word in ("will work", "mild", "cure", "benefit"))
        assert text
