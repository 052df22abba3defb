"""Members that stand side by side without anything between them."""

from __future__ import annotations

import pytest

from medgraph.extraction.adverse_effect.enumerations import read_enumeration
from medgraph.extraction.adverse_effect.side_by_side import lost_separators


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "fever (pyrexia) itching (pruritus) headache diarrhoea chest pain low blood pressure (hypotension) rash",
            ["fever", "itching", "headache", "diarrhoea", "chest pain", "low blood pressure", "rash"],
        ),
        (
            "nausea high uric acid in the blood, which may cause gout (hyperuricaemia) nose bleeds (epistaxis) cough",
            ["nausea", "high uric acid in the blood", "nose bleeds", "cough"],
        ),
        ("Stomach ache Cold hands Nausea", ["Stomach ache", "Cold hands", "Nausea"]),
    ],
)
def test_members_are_told_apart(text: str, members: list[str]) -> None:
    assert [item.text for item in read_enumeration(text)] == members


@pytest.mark.parametrize(
    "text",
    [
        "low blood sugar (hypoglycaemia) with sweating (hyperhidrosis) and tremor",
        "heart failure oedema",
        "Left Ventricular Dysfunction Tumor Lysis Syndrome Hepatotoxicity",
        "feeling sick (nausea) or being sick (vomiting) which passes",
    ],
)
def test_one_place_alone_parts_nothing(text: str) -> None:
    assert lost_separators(text) == []
