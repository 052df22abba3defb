"""Tables that lost their columns are told by names with figures behind them."""

from __future__ import annotations

import pytest

from medgraph.extraction.adverse_effect.flat_tables import is_flat_table


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
