"""Drips of so much an hour: a dose where they are one, and none where they only say how fast something runs in."""

from __future__ import annotations

import pytest
from tests.extraction.reading import stated

from medgraph.extraction.dosage.finder import find_doses

_TOLD: list[tuple[str, str, set[str]]] = [
    ("pantoprazole", "80 mg stat, then 8 mg/hour for 72 hours.", {"80 mg once", "8 mg/h"}),
    ("diltiazem", "A bolus of 20 mg, then 5 to 15 mg per hour by drip.", {"20 mg", "5-15 mg/h"}),
    ("rituximab", "375 mg/m2 once a week. Start the first infusion at 50 mg/hour; raise by 50 mg/hour every 30 minutes.",
        {"375 mg/m2 every 1 week"}),
    ("phenytoin", "Load with 15 mg/kg, at no more than 50 mg/min.", {"15 mg/kg"}),
    ("vancomycin", "1 g twice daily, given slowly at 500 mg/hour.", {"1 g every 12 hour"}),
    ("amiodarone", "150 mg over 10 minutes, then 360 mg over 6 hours (1 mg/minute).", {"150 mg", "360 mg"}),
    ("paclitaxel", "The infusion rate is 60 mg/hour.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("drug", "text", "doses"), _TOLD)
def test_a_speed_is_no_dose(drug: str, text: str, doses: set[str]) -> None:
    assert stated(find_doses, drug, "Dosage", text) == doses
