"""Slots of conditions, taken apart: what, in whom, how bad."""

from __future__ import annotations

import pytest

from medgraph.extraction.language.conditions import read_conditions

OWN = frozenset({"glipizide", "glucotrol"})

TERMS = [
    (
        "moderate or severe hepatic impairment, or active liver disease",
        ["hepatic impairment", "active liver disease"],
    ),
    ("adults with gout or those with kidney stones", ["gout", "kidney stone"]),
    ("renal or hepatic impairment", ["renal impairment", "hepatic impairment"]),
    ("NYHA class III or IV heart failure", ["nyha class iii or iv heart failure"]),
    ("acidosis, with or without coma", ["acidosis"]),
    ("a tumor, now or in the past", ["tumor"]),
    ("closed epiphyses and metastases", ["closed epiphysis", "metastasis"]),
    ("heart trouble of any kind", ["heart trouble"]),
    (
        "overt bleeding of the gastrointestinal or urinary tract",
        ["overt bleeding of the gastrointestinal or urinary tract"],
    ),
    ("hypersensitivity to the drug itself or to any excipient", ["hypersensitivity"]),
    ("known or suspected hypersensitivity to glipizide or any component of it", ["hypersensitivity"]),
    ("hypersensitivity (e.g., anaphylaxis) to glipizide", ["hypersensitivity"]),
    ("a known allergy to Glucotrol or another ingredient", ["hypersensitivity"]),
    ("hypersensitivity to glipizide, its ingredients, or other sulfonylureas", ["hypersensitivity"]),
    ("hypersensitivity to any of the product's ingredients; gout", ["hypersensitivity", "gout"]),
    ("hypersensitivity to sulfonamides", ["hypersensitivity to sulfonamide"]),
]


@pytest.mark.parametrize(("text", "terms"), TERMS)
def test_terms(text: str, terms: list[str]) -> None:
    assert [named.term for named in read_conditions(text, 0, own=OWN, words=12)] == terms


def test_severity_and_population_are_no_part_of_the_name() -> None:
    (found,) = read_conditions("children with moderate to severe asthma", 0)
    assert (found.term, found.severity, found.population) == ("asthma", "moderate to severe", "children")


def test_spans_count_in_the_view() -> None:
    text = "people with gout and epilepsy"
    assert [named.span.of("x" * 100 + text) for named in read_conditions(text, 100)] == ["gout", "epilepsy"]
