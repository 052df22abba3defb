"""What a page defines, and what only looks like a definition."""

from __future__ import annotations

import pytest

from medgraph.extraction.language.abbreviations import read_abbreviations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("spinal muscular atrophy (SMA), a disease", {"SMA": "spinal muscular atrophy"}),
        ("low-density lipoprotein (LDL) cholesterol", {"LDL": "low-density lipoprotein"}),
        ("with growth hormone (GH) gene deletion", {"GH": "growth hormone"}),
        ("insulin-like growth factor 1 (IGF-1).", {"IGF-1": "insulin-like growth factor 1"}),
        ("used for DMD. Duchenne muscular dystrophy (DMD) is", {"DMD": "Duchenne muscular dystrophy"}),
        ("homozygous familial hypercholesterolemia (HoFH)", {"HoFH": "homozygous familial hypercholesterolemia"}),
        ("heart rate (HR) and heart failure (HF)", {"HR": "heart rate", "HF": "heart failure"}),
        ("joint pain (arthralgia)", {}),
        ("given intravenously (once a week)", {}),
        ("given by vein (IV)", {}),
        ("the trial (NCT0123)", {}),
        ("", {}),
    ],
)
def test_abbreviations(text: str, found: dict[str, str]) -> None:
    assert read_abbreviations(text) == found


def test_the_first_definition_wins() -> None:
    assert read_abbreviations("growth hormone (GH). Later: general health (GH).") == {"GH": "growth hormone"}


def test_long_texts_stay_quick() -> None:
    assert read_abbreviations("(AB) " * 50_000) == {}
