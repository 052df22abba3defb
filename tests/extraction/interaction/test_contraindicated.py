"""Substances that must not be used along with a drug, as interactions."""

from __future__ import annotations

import pytest

from medgraph.extraction import extract_facts
from medgraph.model import Relation
from medgraph.monographs import parse_monograph

BARRED = [
    ("Simvastatin", "Do not use it together with itraconazole, gemfibrozil or danazol.", {"itraconazole", "gemfibrozil", "danazol"}),
    ("Sumatriptan", "- use of MAO inhibitors\n- ischemic heart disease", {"mao inhibitor"}),
    ("Alendronate", "- hypocalcemia\n- achalasia", set()),
    ("Amoxicillin", "- allergy to penicillin\n- pregnancy", set()),
    ("Pembrolizumab", "None.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("drug", "text", "partners"), BARRED, ids=[row[0] for row in BARRED])
def test_contraindicated_substances_interact(drug: str, text: str, partners: set[str]) -> None:
    page = parse_monograph(f"# {drug}\n\n## Contraindications\n\n{text}\n", name="page.md")
    facts = [f for f in extract_facts(page).facts if f.relation is Relation.INTERACTS_WITH]
    assert {f.object for f in facts} == partners
