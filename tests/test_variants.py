"""Deletions, duplications and mutations as people write them; what cannot be understood gets one clear line."""

from __future__ import annotations

import pytest

from medgraph.errors import MedgraphError
from medgraph.transcripts import transcript_of
from medgraph.variants import Change, read_variant

DMD = transcript_of("DMD")

WRITTEN = [
    ("48-50", "deletion of exons 48-50"),
    ("45–50", "deletion of exons 45-50"),
    (" del  ex 45-50", "deletion of exons 45-50"),
    ("45-50del", "deletion of exons 45-50"),
    ("Δ45-50", "deletion of exons 45-50"),
    ("exon 52", "deletion of exon 52"),
    ("Exon 52 deletion", "deletion of exon 52"),
    ("deletion of exons 3 to 7", "deletion of exons 3-7"),
    ("exons 45 and 46", "deletion of exons 45-46"),
    ("dup 2", "duplication of exon 2"),
    ("duplication of exons 3-5", "duplication of exons 3-5"),
    ("nonsense in exon 23", "nonsense mutation in exon 23"),
    ("exon 23 nonsense mutation", "nonsense mutation in exon 23"),
    ("stop mutation in exon 70", "nonsense mutation in exon 70"),
    ("point mutation in exon 5", "mutation in exon 5"),
    ("c.6439-?_6912+?del", "deletion of exons 45-47"),
    ("NM_004006.3:c.(6438+1_6439-1)_(6912+1_6913-1)del", "deletion of exons 45-47"),
    ("c.32-?_93+?dup", "duplication of exon 2"),
    ("c.9337C>T", "mutation in exon 64"),
]


@pytest.mark.parametrize(("written", "name"), WRITTEN)
def test_what_people_write(written: str, name: str) -> None:
    assert read_variant(written, DMD).name == name


@pytest.mark.parametrize("change", list(Change))
def test_bare_exons_are_what_was_asked_for(change: Change) -> None:
    assert read_variant("23", DMD, change=change).change is change


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("80", "DMD (NM_004006): has no exon 80; its 79 exons are 1 to 79"),
        ("0", "DMD (NM_004006): has no exon 0; its 79 exons are 1 to 79"),
        ("48-80", "has no exon 80"),
        ("50-45", "50-45: exon 50 comes after exon 45; write the lower first"),
        ("exon fifty", 'exon fifty: names no exons; write it as "48-50"'),
        ("", 'names no exons; write it as "48-50"'),
        ("45, 47", "these exons are not neighbours"),
        ("mutation in exons 3-4", "a mutation lies in one exon"),
        ("c.6440-?_6912+?del", "base 6440 is not the first coding base of an exon; it lies in exon 45, 6439 to 6614"),
        ("c.6439-?_6911+?del", "base 6911 is not the last coding base of an exon; it lies in exon 47, 6763 to 6912"),
        ("c.6763-?_6614+?del", "exon 47 comes after exon 45"),
        ("c.99999-?_99999+?del", "no exon holds it"),
        ("c.99999C>T", "base 99999 lies in no exon"),
        ("c.9204_9207del", "is no deletion of whole exons as HGVS has it"),
        ("48-50\n; DROP", "names no exons"),
    ],
)
def test_bad_input_gets_one_clear_line(written: str, line: str) -> None:
    with pytest.raises(MedgraphError) as caught:
        read_variant(written, DMD)
    assert line in str(caught.value)
    assert "\n" not in str(caught.value)


def test_exons_go_by_their_names() -> None:
    variant = read_variant("7", transcript_of("SMN2"))
    assert (variant.first, variant.name) == (8, "deletion of exon 7")
