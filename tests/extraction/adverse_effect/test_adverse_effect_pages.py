"""Six pages of other fields and voices, written before the rules were tried: what a drug does, how often, and what it is for.

`expected.tsv` holds page, relation, object ("not X" where denied) and the two ends of the frequency; nothing else may be found.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from medgraph.extraction import extract_facts
from medgraph.model import Fact, Polarity, Relation, Scope
from medgraph.monographs import read_monograph

PAGES = Path(__file__).parents[2] / "data" / "pages" / "effects"
ASKED = (Relation.HAS_ADVERSE_EFFECT, Relation.INDICATED_FOR)
Row = tuple[str, str, str, str]


def _expected() -> dict[str, set[Row]]:
    rows: dict[str, set[Row]] = {}
    for line in (PAGES / "expected.tsv").read_text(encoding="utf-8").splitlines():
        page, *row = line.split("\t")
        rows.setdefault(page, set()).add((row[0], row[1], row[2], row[3]))
    return rows


EXPECTED = _expected()


def _row(fact: Fact) -> Row:
    frequency = fact.qualifiers.frequency
    name = fact.object if fact.polarity is Polarity.AFFIRMED else f"not {fact.object}"
    ends = (frequency.low, frequency.high) if frequency else (None, None)
    return fact.relation, name, _number(ends[0]), _number(ends[1])


def _number(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")


def test_pages_are_there() -> None:
    assert len(EXPECTED) == 6
    assert sum(map(len, EXPECTED.values())) > 90


@pytest.mark.parametrize("page", sorted(EXPECTED))
def test_page(page: str) -> None:
    monograph = read_monograph(PAGES / page)
    facts = [f for f in extract_facts(monograph).facts if f.relation in ASKED and f.scope is Scope.HUMAN]
    assert {_row(fact) for fact in facts} == EXPECTED[page]


def test_class_effects_are_marked() -> None:
    monograph = read_monograph(PAGES / "ciprofloxacin.md")
    effects = [f for f in extract_facts(monograph).facts if f.relation is Relation.HAS_ADVERSE_EFFECT]
    assert "qt prolongation" in {f.object for f in effects if f.scope is Scope.CLASS_EFFECT}
