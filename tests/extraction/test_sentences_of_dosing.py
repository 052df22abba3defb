"""Sentences as leaflets, labels, health pages and formularies write them, and the doses and routes that they state.

They stand in `tests/data/sentences`, one a line: drug, heading, what stands below it ("\\n" is a line end), and what
is read of that drug. What a sentence says of other drugs is left out here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.extraction.reading import Finder, read_page

from medgraph.extraction.dosage.finder import find_doses
from medgraph.extraction.route.finder import find_routes
from medgraph.extraction.rules import Candidate

SENTENCES = Path(__file__).parents[1] / "data" / "sentences"


def _rows(name: str) -> Iterator[tuple[str, str, str, str]]:
    for line in (SENTENCES / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            drug, heading, text, objects = line.split("\t")
            yield drug, heading, text.replace("\\n", "\n"), objects


def _own(find: Finder, drug: str, heading: str, text: str) -> str:
    page = read_page(drug, heading, text)
    found = {f.object for f in find(page) if isinstance(f, Candidate) and f.drug == page.drug}
    return "; ".join(sorted(found))


@pytest.mark.parametrize(("drug", "heading", "text", "doses"), list(_rows("doses.tsv")))
def test_a_sentence_states_its_doses(drug: str, heading: str, text: str, doses: str) -> None:
    assert _own(find_doses, drug, heading, text) == doses


@pytest.mark.parametrize(("drug", "heading", "text", "routes"), list(_rows("routes.tsv")))
def test_a_sentence_states_its_routes(drug: str, heading: str, text: str, routes: str) -> None:
    assert _own(find_routes, drug, heading, text) == routes


def test_there_are_sentences() -> None:
    assert len(list(_rows("doses.tsv"))) > 300
    assert len(list(_rows("routes.tsv"))) > 80
