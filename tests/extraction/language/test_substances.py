"""Drugs, groups, food and people as a text names them."""

from __future__ import annotations

import pytest

from medgraph.extraction.language.entries import is_fragment
from medgraph.extraction.language.people import read_people
from medgraph.extraction.language.substances import read_substances
from medgraph.extraction.naming.page_drug import DrugNames

NAMES = DrugNames("tacrolimus", frozenset({"tacrolimus", "prograf"}))

SUBSTANCES = [
    ("ketoconazole and rifampin", ["ketoconazole", "rifampin"]),
    ("Prograf and tacrolimus", []),
    ("moderate or strong CYP3A4 inhibitors", ["moderate cyp3a4 inhibitor", "strong cyp3a4 inhibitor"]),
    ("monoamine oxidase inhibitors (MAOIs)", ["monoamine oxidase inhibitor"]),
    ("MAOIs", ["maoi"]),
    ("other central nervous system (CNS) depressants", ["central nervous system depressant"]),
    ("drugs that prolong the QT interval", ["qt-prolonging drug"]),
    ("drugs that raise tacrolimus levels", []),
    ("estrogen pills and diabetes tablets", ["estrogen pill", "diabetes tablet"]),
    ("prescription medicines and other drugs", []),
    ("it is an inhibitor of CYP3A4", []),
    ("inducers of CYP3A4", ["inducer of cyp3a4"]),
    ("drug interactions", []),
    ("alcoholic drinks, benzyl alcohol", ["alcohol"]),
    ("grapefruit or grapefruit juice", ["grapefruit"]),
    ("St. John’s wort", ["st. john's wort"]),
    ("iron tablets (ferrous sulfate)", ["iron tablet"]),
    ("serum potassium", []),
    ("Calcium channel blockers", ["calcium channel blocker"]),
]

PEOPLE = [
    ("pregnant women and nursing mothers", ["pregnancy", "breastfeeding"]),
    ("premature babies or neonates", ["premature baby", "neonate"]),
    ("children under two years of age", ["children under two years of age"]),
    ("the elderly", ["elderly patient"]),
    ("older people with gout", []),
    ("pregnant rats", []),
    ("nursing staff", []),
]


@pytest.mark.parametrize(("text", "expected"), SUBSTANCES)
def test_substances(text: str, expected: list[str]) -> None:
    assert [s.name for s in read_substances(text, 0, NAMES)] == expected


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people(text: str, expected: list[str]) -> None:
    assert [p.name for p in read_people(text, 0)[1]] == expected


def test_people_leave_the_rest_in_its_place() -> None:
    rest, _ = read_people("pregnancy, except in old age; gout", 0)
    assert rest == " " * 28 + "; gout"


@pytest.mark.parametrize(
    ("text", "item", "expected"),
    [
        ("Surgery that leaves wounds", True, True),
        ("A liver that is failing", False, False),
        ("Call your doctor", True, False),
    ],
)
def test_is_fragment(text: str, item: bool, expected: bool) -> None:
    assert is_fragment(text, item=item) is expected
