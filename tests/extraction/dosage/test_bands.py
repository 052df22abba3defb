"""Whom the rows of dose tables are for, by columns of age and weight, and the doses of alternate days."""

from __future__ import annotations

import pytest
from tests.extraction.reading import candidates

from medgraph.extraction.dosage.finder import find_doses

ROWS = [
    ("| Age | Weight | Dose |", "2 to less than 6 years | Less than 14 kg", "2 to less than 6 years, less than 14 kg"),
    ("| Age | Weight | Dose |", "12 years and older | -", "12 years and older"),
    ("| Body weight (kg) | Dose |", "47-49", "47-49 kg"),
    ("| Patient age (years) | Dose |", "6 to 11", "6 to 11 years"),
    ("| Age group | Dose |", "6 to <12 years weighing <30 kg", "6 to <12 years weighing <30 kg"),
]


@pytest.mark.parametrize(("head", "cells", "people"), ROWS)
@pytest.mark.parametrize("drug", ["ivacaftor", "oseltamivir"])
def test_columns_of_age_and_weight_say_whom_a_dose_is_for(head: str, cells: str, people: str, drug: str) -> None:
    rule = "|---" * head.count(" |") + "|"
    page = f"{head}\n{rule}\n| {cells} | 75 mg twice daily |"
    [dose] = candidates(find_doses, drug, "Dosage", page)
    assert (dose.object, dose.qualifiers.population) == ("75 mg every 12 hour", people)


@pytest.mark.parametrize(
    ("column", "cell", "dose"),
    [
        ("Every", "12 hours", "1 g every 12 hour"),
        ("Dosing interval", "24 h", "1 g every 1 day"),
        ("How often", "48-hourly", "1 g every 2 day"),
        ("Frequency", "twice daily", "1 g every 12 hour"),
        ("Duration", "7 days", "1 g"),
        ("Infused over", "2 hours", "1 g"),
    ],
)
def test_a_bare_stretch_of_time_below_how_often_is_an_interval(column: str, cell: str, dose: str) -> None:
    page = f"| Use | Dose | {column} |\n|---|---|---|\n| Pneumonia | 1 g | {cell} |"
    assert [found.object for found in candidates(find_doses, "cefotaxime", "Dosage", page)] == [dose]


def test_a_bare_number_below_a_daily_dose_is_of_a_day() -> None:
    page = "| Weight (kg) | Total daily dose (mg) |\n|---|---|\n| 10 - 24.9 | 250 |"
    [dose] = candidates(find_doses, "valproic acid", "Dosage", page)
    assert (dose.object, dose.qualifiers.population) == ("250 mg every 1 day", "10 - 24.9 kg")


@pytest.mark.parametrize("drug", ["ivacaftor", "prednisone"])
def test_doses_of_alternate_days_are_taken_every_other_day(drug: str) -> None:
    cell = "Alternating daily dosing schedule: Day 1: 20 mg once daily Day 2: 10 mg once daily"
    page = f"| Age | Dose |\n|---|---|\n| 12 years and older | {cell} |"
    doses = candidates(find_doses, drug, "Dosage", page)
    assert {dose.object for dose in doses} == {"20 mg every 2 day", "10 mg every 2 day"}


def test_doses_of_alternate_days_go_on() -> None:
    cell = "Alternating daily dosing schedule: Day 1: 20 mg in the morning Day 2: 10 mg in the morning"
    page = f"| Age | Dose |\n|---|---|\n| 12 years and older | {cell} |"
    doses = candidates(find_doses, "prednisone", "Dosage", page)
    assert [(dose.object, dose.qualifiers.dose and dose.qualifiers.dose.doses) for dose in doses] == [
        ("20 mg every 2 day", None),
        ("10 mg every 2 day", None),
    ]


@pytest.mark.parametrize("drug", ["ivacaftor", "prednisone"])
def test_doses_of_a_week_with_days_off_are_those_of_the_days_on(drug: str) -> None:
    cell = "Weekly dosing schedule: Days 1-3: 20 mg each day Day 4: no dose Days 5-6: 20 mg each day Day 7: no dose"
    page = f"| Age | Dose |\n|---|---|\n| 12 years and older | {cell} |"
    [dose] = candidates(find_doses, drug, "Dosage", page)
    assert (dose.object, dose.qualifiers.dose and dose.qualifiers.dose.interval) == (
        "20 mg five times a week",
        "P1DT9H36M",
    )
