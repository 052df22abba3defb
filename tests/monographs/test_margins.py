"""Cards and records with their labels in the margin: what is a heading, what a label, what a table."""

from __future__ import annotations

import pytest

from medgraph.model import BlockKind
from medgraph.monographs import parse_monograph

CARD = """POCKET CARD 7

TYPE       loop diuretic
FOR        swollen ankles of a weak heart,
           high blood pressure
CAN CAUSE  common: cramps, thirst
           rare: deafness
CAN CAUSE  a rash
"""
CLINIC = """Going home

[x] Your tablet    bumetanide
[x] Why            to take water off the lungs after
                   your attack
[x] How much       1 mg a day
"""
BANDS = """SIDE EFFECTS

Common         thirst, cramps,
               dizziness

Uncommon       gout
Rare           deafness
"""
TABLE = """DOSES

Adults         1 mg      once a day
Children       0.5 mg    once a day
               by mouth
Elderly        0.5 mg    every other day
"""


def _read(text: str) -> list[tuple[str, str, str]]:
    page = parse_monograph(text, name="card.txt")
    view = page.view.text
    return [
        (block.kind.value, block.label.of(view) if block.label else "", " ".join(block.span.of(view).split()))
        for block in page.blocks
    ]


def test_labels_in_capitals_are_headings() -> None:
    blocks = _read(CARD)
    headings = [text for kind, _, text in blocks if kind == BlockKind.HEADING.value]
    assert headings[-3:] == ["TYPE", "FOR", "CAN CAUSE"]
    told = [text for kind, _, text in blocks if kind != BlockKind.HEADING.value]
    assert told == [
        "loop diuretic",
        "swollen ankles of a weak heart, high blood pressure",
        "common: cramps, thirst",
        "rare: deafness",
        "a rash",
    ]


def test_labels_behind_boxes_are_headings() -> None:
    blocks = _read(CLINIC)
    assert ("paragraph", "", "to take water off the lungs after your attack") in blocks
    assert [text for kind, _, text in blocks if kind == "heading"][-3:] == ["Your tablet", "Why", "How much"]


def test_how_often_is_a_label() -> None:
    labels = [(label, text) for _, label, text in _read(BANDS) if label]
    assert [label for label, _ in labels] == ["Common", "Uncommon", "Rare"]
    assert labels[0][1].endswith("thirst, cramps, dizziness")


@pytest.mark.parametrize("text", [TABLE, "NOTES\n\nOne       two\nThree     four\nFive      six\n"])
def test_a_table_is_no_margin(text: str) -> None:
    assert "**" not in parse_monograph(text, name="card.txt").view.text
    assert not any(label in ("Adults", "One") for _, label, _ in _read(text))
