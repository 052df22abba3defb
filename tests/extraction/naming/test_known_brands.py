"""Brands that the lexicon knows, named in passing, and whose brand a name is."""

from __future__ import annotations

import pytest

from medgraph.extraction.naming.drug_names import DrugNames
from medgraph.extraction.naming.finder import find_names
from medgraph.extraction.naming.known_brands import is_anothers
from medgraph.extraction.page import prepare
from medgraph.extraction.rules import Candidate
from medgraph.model import Relation
from medgraph.monographs import parse_monograph
from medgraph.sections import split_sections


def brands(drug: str, text: str) -> set[str]:
    monograph = parse_monograph(f"# {drug.capitalize()}\n\n## Usage\n\nDoctors prescribe {drug}. {text}\n")
    page = prepare(monograph, split_sections(monograph))
    assert page is not None
    found = [f for f in find_names(page) if isinstance(f, Candidate) and f.relation is Relation.BRAND_NAME]
    return {f.object for f in found if f.drug == drug}


@pytest.mark.parametrize(
    ("drug", "text", "expected"),
    [
        ("pregabalin", "Do not switch between Lyrica and Lyrica CR without asking.", {"Lyrica", "Lyrica CR"}),
        ("tocilizumab", "Ask for Actemra, Zembrova or a biosimilar.", {"Actemra", "Zembrova"}),
        ("rituximab", "RITUXAN is given slowly. Rituxan Hycela is another product.", {"RITUXAN"}),
        ("pregabalin", "Therefore, Lyrica is not for children. Giving Lyrica at night helps.", {"Lyrica"}),
        ("golimumab", "People who did well on Humira or Enbrel may be switched to it.", set()),
        ("ondansetron", "Brands such as Kytril are other drugs.", set()),
    ],
)
def test_a_brand_named_in_passing_is_the_drugs(drug: str, text: str, expected: set[str]) -> None:
    assert brands(drug, text) == expected


@pytest.mark.parametrize(
    ("brand", "drug", "anothers"),
    [
        ("Prozac", "fluoxetine", False),
        ("Prozac", "sertraline", True),
        ("Gardasil 9", "hpv vaccine", False),
        ("Zestoretic", "lisinopril", True),
        ("Sinemet CR", "levodopa / carbidopa", False),
        ("Novelbrand", "lisinopril", False),
    ],
)
def test_tells_whose_a_brand_is(brand: str, drug: str, anothers: bool) -> None:
    assert is_anothers(brand, DrugNames(drug, frozenset({drug}))) is anothers
