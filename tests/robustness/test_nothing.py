"""Texts about other things than drugs give nothing, or next to nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from medgraph.extraction import extract_facts
from medgraph.monographs import read_monograph

TEXTS = sorted((Path(__file__).parents[1] / "data" / "nothing").iterdir())
ALLOWED = 2 / 1000  # facts a word


def test_there_are_texts() -> None:
    assert len(TEXTS) >= 6


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_about_something_else_gives_nothing(path: Path) -> None:
    monograph = read_monograph(path)
    words = len(monograph.source.split())
    assert words >= 400
    facts = [(fact.drug, fact.relation.value, fact.object) for fact in extract_facts(monograph).facts]
    assert len(facts) <= ALLOWED * words, facts
