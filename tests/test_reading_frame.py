"""Deletions, duplications and mutations of exons against a check that joins the coding sequence base by base."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations_with_replacement

import pytest

from medgraph.errors import TranscriptError
from medgraph.reading_frame import frame_of, why_not, why_unskippable
from medgraph.transcripts import Exon, Transcript, transcript_of
from medgraph.variants import Change, Variant, read_variant

DMD = transcript_of("DMD")
LAST = len(DMD.exons)
CODON = bytes(range(3))
DELETIONS = [(first, last) for first, last in combinations_with_replacement(range(1, LAST + 1), 2)]


def _messenger_keeps_frame(gone: set[int]) -> bool:
    """Join the coding bases of what is left, each marked by its place in a codon, and see whether they follow on."""
    places = b"".join(PLACES[exon.number] for exon in DMD.exons if exon.number not in gone)
    return places == _marked(0, len(places))


def _marked(start: int, length: int) -> bytes:
    """Return coding bases from the one at `start` on, each as its place in a codon."""
    return (CODON * (length // 3 + 2))[start % 3 :][:length]


def _places() -> Iterator[tuple[int, bytes]]:
    at = 0
    for exon in DMD.exons:
        yield exon.number, _marked(at, exon.coding_length or 0)
        at += exon.coding_length or 0


PLACES = dict(_places())


def _brute_skips(first: int, last: int) -> list[tuple[int, ...]]:
    """Try every run of exons beside a deletion that leaves one gap, the short ones first."""
    inner = range(2, LAST)
    for size in range(1, LAST):
        found = []
        for left in range(size, -1, -1):
            run = (*range(first - left, first), *range(last + 1, last + 1 + size - left))
            if all(exon in inner for exon in run) and _messenger_keeps_frame({*range(first, last + 1), *run}):
                found.append(run)
        if found:
            return sorted(found)
    return []


def test_there_are_all_contiguous_deletions() -> None:
    assert len(DELETIONS) == 3160


def test_every_deletion_agrees_with_brute_force() -> None:
    ends = 0
    for first, last in DELETIONS:
        frame = frame_of(Variant(DMD, Change.DELETION, first, last))
        if first == 1 or last == LAST:
            ends += 1
            assert (frame.in_frame, frame.skips) == (None, ()), (first, last)
            continue
        kept = _messenger_keeps_frame(set(range(first, last + 1)))
        assert frame.in_frame is kept, (first, last)
        skips = sorted(tuple(exon.number for exon in skip.exons) for skip in frame.skips)
        assert skips == ([] if kept else _brute_skips(first, last)), (first, last)
        assert all(skip.removed % 3 == 0 for skip in frame.skips)
    assert ends == 2 * LAST - 1


@pytest.mark.parametrize(
    ("written", "skips"),
    [
        ("45-50", ["51"]),
        ("48-50", ["51"]),
        ("52", ["51", "53"]),
        ("45", ["44", "46"]),
        ("51", ["50", "52"]),
    ],
)
def test_skips_of_well_known_deletions(written: str, skips: list[str]) -> None:
    frame = frame_of(read_variant(written, DMD))
    assert frame.in_frame is False
    assert [skip.name for skip in frame.skips] == skips


def test_the_first_exon_is_never_offered() -> None:
    skips = frame_of(read_variant("2", DMD)).skips
    assert skips
    assert all(exon.number > 1 for skip in skips for exon in skip.exons)


@pytest.mark.parametrize("written", ["45-55", "45-46", "3-9", "49-51", "45-47"])
def test_in_frame_deletions_offer_nothing(written: str) -> None:
    frame = frame_of(read_variant(written, DMD))
    assert (frame.in_frame, frame.skips) == (True, ())


@pytest.mark.parametrize(
    ("exon", "written", "reason"),
    [
        ("45", "45", "exon 45 is deleted"),
        ("51", "51", "exon 51 is deleted"),
        ("52", "49-51", "in frame already: 102 + 109 + 233 = 444 bases = 3 × 148"),
        ("44", "45-47", "in frame already"),
        ("1", "2", "exon 1 is the first exon and holds the start codon, so it cannot be skipped"),
        ("79", "78", "exon 79 is the last exon and holds the stop codon, so it cannot be skipped"),
        ("53", "48-50", "exon 53 is not next to the deletion of exons 48-50"),
        ("47", "48-50", "with exon 47: 397 + 150 = 547 bases = 3 × 182 + 1"),
        ("2", "1", "leaves no frame to restore"),
    ],
)
def test_refusals_tell_the_arithmetic(exon: str, written: str, reason: str) -> None:
    assert reason in (why_not(DMD.named(exon), read_variant(written, DMD)) or "")


def test_a_skip_that_restores_the_frame_is_not_refused() -> None:
    assert why_not(DMD.named("51"), read_variant("48-50", DMD)) is None


def test_every_neighbour_is_either_offered_or_refused() -> None:
    frame = frame_of(read_variant("48-50", DMD))
    assert [refusal.exon.name for refusal in frame.refusals] == ["47"]


def test_a_duplication_counts_what_is_put_in() -> None:
    frame = frame_of(read_variant("dup 2", DMD))
    assert (frame.changed, frame.in_frame) == (62, False)
    assert frame_of(read_variant("dup 3", DMD)).in_frame is True


def test_a_copy_of_a_duplicated_exon_can_be_skipped() -> None:
    frame = frame_of(read_variant("dup 2", DMD))
    assert [(skip.name, skip.removed) for skip in frame.skips] == [("2", 0)]
    assert frame.arithmetic_of(frame.skips[0]) == "62 - 62 = 0 bases = 3 × 0"


def test_a_frameshift_is_out_of_frame() -> None:
    frame = frame_of(read_variant("frameshift in exon 23", DMD))
    assert frame.in_frame is False
    assert [skip.name for skip in frame.skips] == ["23"]


def test_a_mutated_exon_is_skipped_with_neighbours_where_it_must() -> None:
    alone = frame_of(read_variant("mutation in exon 23", DMD))
    assert [skip.name for skip in alone.skips] == ["23"]
    pair = frame_of(read_variant("nonsense mutation in exon 45", DMD))
    assert pair.in_frame is True
    assert [skip.name for skip in pair.skips] == ["44+45", "45+46"]


def test_an_unknown_length_is_said() -> None:
    with pytest.raises(TranscriptError, match="coding length of exon 6 is not known"):
        frame_of(read_variant("6", transcript_of("SMN2")))


def test_the_exon_of_the_stop_codon_cannot_be_skipped() -> None:
    smn2 = transcript_of("SMN2")
    assert why_unskippable(smn2.named("7"), smn2) == "exon 7 holds the stop codon"


def test_exons_beside_untranslated_ones_hold_start_and_stop() -> None:
    exons = (Exon(1, "1", 50, 0), Exon(2, "2", 30, 10), Exon(3, "3", 9, 9), Exon(4, "4", 20, 11), Exon(5, "5", 40, 0))
    transcript = Transcript("T", "G", "", exons)
    assert [why_unskippable(exon, transcript) for exon in exons] == [
        "exon 1 is the first exon",
        "exon 2 holds the start codon",
        None,
        "exon 4 holds the stop codon",
        "exon 5 is the last exon",
    ]
