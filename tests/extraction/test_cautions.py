"""Pages of other fields, written before the rules were tried: what a drug must not meet, what it asks for."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from medgraph.extraction import extract_facts
from medgraph.model import Monograph, Polarity, Relation
from medgraph.monographs import parse_monograph, read_monographs

PAGES = Path(__file__).parent.parent / "data" / "pages" / "cautions"
Stated = dict[tuple[str, str], set[str]]


def _expected() -> dict[tuple[str, str], list[set[str]]]:
    """Return the wordings of each expected fact by drug and relation."""
    expected = defaultdict(list)
    for line in (PAGES / "expected.tsv").read_text(encoding="utf-8").splitlines():
        drug, relation, wordings = line.split("\t")
        expected[drug, relation].append(set(wordings.split("|")))
    return expected


@pytest.fixture(scope="module")
def found() -> Stated:
    facts: Stated = defaultdict(set)
    pages = [str(page) for page in sorted(PAGES.iterdir()) if page.suffix != ".tsv"]
    for monograph in read_monographs(*pages):
        assert isinstance(monograph, Monograph)
        for fact in extract_facts(monograph).facts:
            if fact.polarity is Polarity.AFFIRMED:
                facts[fact.drug, fact.relation.value].add(fact.object)
    return facts


def test_most_expected_facts_are_found(found: Stated) -> None:
    expected = [(key, wordings) for key, facts in _expected().items() for wordings in facts]
    missed = [(key, wordings) for key, wordings in expected if not wordings & found[key]]
    assert len(expected) > 100
    assert len(missed) <= len(expected) * 0.08, missed


@pytest.mark.parametrize("relation", [Relation.CONTRAINDICATED_IN, Relation.INTERACTS_WITH])
def test_little_else_is_found(found: Stated, relation: Relation) -> None:
    expected = _expected()
    stated = [(key, name) for key, names in found.items() if key[1] == relation.value for name in names]
    extra = [(key, name) for key, name in stated if not any(name in wordings for wordings in expected[key])]
    assert len(stated) > 20
    assert len(extra) <= len(stated) * 0.05, extra


def test_two_wordings_of_one_condition_are_one_fact() -> None:
    text = (
        "# Bosentan\n\n## Contraindications\n\n* Severe liver impairment\n\nHepatic impairment is a contraindication.\n"
    )
    facts = extract_facts(parse_monograph(text, name="page.md")).facts
    barred = [(f.object, len(f.evidence)) for f in facts if f.relation is Relation.CONTRAINDICATED_IN]
    assert barred == [("liver impairment", 2)]
