"""Tables that lost their columns are told by names with figures behind them."""

from __future__ import annotations

import pytest

from medgraph.extraction import extract_facts
from medgraph.extraction.adverse_effect.flat_tables import is_flat_table
from medgraph.monographs import parse_monograph


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("Headache 41 10 Pyrexia 41 14 Cough 27 19", True),
        ("Headache   1.7%   5.1%   6.9%", True),
        ("Nausea 12 (24%)", True),
        ("Muscle pain hit 45%, fatigue 45%, headache 38%", False),
        ("dry mouth (14%), dizziness (12%), fatigue (12%)", False),
        ("Headache was seen in 12%", False),
        ("Headache and cough", False),
        ("Patients 41 10", False),
    ],
)
def test_flat_table(text: str, flat: bool) -> None:
    assert is_flat_table(text) is flat


BANDS = """# Sotalol

## Adverse reactions

| System | 1% to 10% | Less than 1% | {last} |
|---|---|---|---|
| Nervous system | Sleep problems, depression | Vertigo | Emotional lability, paralysis |
| Blood | — | — | Thrombocytopenia, eosinophilia |
"""


@pytest.mark.parametrize(
    ("last", "seen"), [("Postmarketing", True), ("Spontaneous reports", True), ("What to do", False)]
)
def test_the_column_behind_those_of_rates_holds_what_was_seen_later(last: str, seen: bool) -> None:
    facts = extract_facts(parse_monograph(BANDS.format(last=last))).facts
    effects = {fact.object: fact.qualifiers.frequency for fact in facts if fact.relation.value == "hasAdverseEffect"}
    assert {"depression", "vertigo"} <= effects.keys()
    assert ({"paralysis", "thrombocytopenia", "eosinophilia"} <= effects.keys()) is seen
    assert effects.get("paralysis") is None
