"""How often: every way of saying it, and what is no rate."""

from __future__ import annotations

import pytest

from medgraph.extraction.adverse_effect.rates import rates_of
from medgraph.extraction.language.frequency import is_bare_frequency, read_band, read_frequency, read_rates
from medgraph.model import Span

NUMBERS = [
    (">10%", "0.1", None),
    ("≥ 1/100 to < 1/10", "0.01", "0.1"),
    ("Very common (≥1/10)", "0.1", None),
    ("from 1% up to 10%", "0.01", "0.1"),
    ("In 5% or more", "0.05", None),
    ("1% or less", None, "0.01"),
    ("between 5% and 10%", "0.05", "0.1"),
    ("between one and ten in every hundred", "0.01", "0.1"),
    ("one to three in ten patients", "0.1", "0.3"),
    ("≥ 1% and < 10%", "0.01", "0.1"),
    ("rates of 8–12 %", "0.08", "0.12"),
    ("12,5 % of patients", "0.125", "0.125"),
    ("nineteen of them, 19 percent", "0.19", "0.19"),
    ("affects 1 to 10 users in 100", "0.01", "0.1"),
    ("may affect up to 1 in 1,000 people", None, "0.001"),
    ("affects more than 1 user in 10", "0.1", None),
    ("less than 1 in 10,000", None, "0.0001"),
    ("fewer than 1 in 10 but more than 1 in 100", "0.01", "0.1"),
    ("one in ten people", "0.1", "0.1"),
    ("about one patient in five", "0.2", "0.2"),
    ("fewer than one woman in twenty", None, "0.05"),
    ("in one in every hundred", "0.01", "0.01"),
    ("up to one in ten thousand", None, "0.0001"),
    ("at least a fifth of the treated group", "0.2", None),
    ("half of the patients", "0.5", "0.5"),
    ("12 of 48 children", "0.25", "0.25"),
    ("3 among 300 women", "0.01", "0.01"),
    ("two of the 50 patients", "0.04", "0.04"),
    ("heavier than usual in 31% of women", "0.31", "0.31"),
    ("Very common (10 or more of 100 patients)", "0.1", None),
    ("10 or more people in every 100", "0.1", None),
    ("1 or fewer in 1,000", None, "0.001"),
    ("Common (1-10 of 100)", "0.01", "0.1"),
]
NOTHING = [
    "take 10 mg",
    "sodium chloride 0.9%",
    "12 mg/5 mL",
    "1/4 tablet",
    "95% CI",
    "(n = 44)",
    "fell by 30%",
    "1.02% of normal",
    "40 mg/0.4 mL",
    "2 of 3 weeks",
    "1-2 of 3 doses",
    "6 or more of 12 weeks",
    "In that trial the figures with placebo were 11% for nausea and 0% for rash",
    "Of 136 patients on chemotherapy, 49% had nausea",
    "Among those in the placebo group, 5% had gout",
    "In a trial of 100 patients, 12 days went by",
]


@pytest.mark.parametrize(("text", "low", "high"), NUMBERS)
def test_numbers(text: str, low: str | None, high: str | None) -> None:
    found = read_frequency(text)
    assert found is not None
    assert (found.low and str(found.low), found.high and str(found.high)) == (low, high)


@pytest.mark.parametrize("text", NOTHING)
def test_no_rate(text: str) -> None:
    assert read_rates(text) == []


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("cough (33% v. 26%)", [("0.33", "0.26")]),
        ("41 % vs 12 % placebo", [("0.41", "0.12")]),
        ("fever (43%; sham 36%)", [("0.43", "0.36")]),
        ("hit 53.2% against 11.7% on placebo, nausea 25.5%", [("0.532", "0.117"), ("0.255", "None")]),
        ("29% of one group, 19% of it later (against 21% and 9% on placebo)", [("0.29", "0.21"), ("0.19", "0.09")]),
        ("drug arm 5 %, placebo arm 3 %", [("0.05", "0.03")]),
        ("in 4% of infants", [("0.04", "None")]),
    ],
)
def test_placebo(text: str, rates: list[tuple[str, str]]) -> None:
    assert [(str(r.frequency.low), str(r.frequency.placebo)) for r in read_rates(text)] == rates


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("frequent urination and frequent nose bleeds", None),
        ("frequent infections", None),
        ("Very rarely", "very rare"),
        ("Frequency not known", "not known"),
        ("Headache", None),
        ("Uncommon", "uncommon"),
    ],
)
def test_band(text: str, band: str | None) -> None:
    assert read_band(text) == band


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("headache in 24 people out of 100, a sore throat in 22 and rash in 13", ["0.24", "0.22", "0.13"]),
        ("gout (1 in 20), hives (3)", ["0.05", "0.15"]),
        (
            "Of every 100 people treated, about 24 had a headache, 22 a sore throat and 13 a rash",
            ["0.24", "0.22", "0.13"],
        ),
        ("In a study of 50 patients, 5 had gout", ["0.1"]),
        ("gout in 4 people out of 100 in 2 studies of 30 days", ["0.04"]),
        ("rash in 5% in 2020, gout in 12", ["0.05"]),
    ],
)
def test_one_whole_for_all_counts(text: str, lows: list[str]) -> None:
    assert [str(rate.frequency.low) for rate in read_rates(text)] == lows


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("about half of all patients (in one analysis 46%) had chills", ["0.46"]),
        ("a third of patients (34%) had gout", ["0.34"]),
        ("in 46% (nearly half of patients)", ["0.46"]),
        ("half of the patients (2% severely)", ["0.5", "0.02"]),
        ("half of the patients had gout and 46% had rash", ["0.5", "0.46"]),
    ],
)
def test_one_rate_told_twice(text: str, lows: list[str]) -> None:
    assert [str(rate.frequency.low) for rate in read_rates(text)] == lows


@pytest.mark.parametrize(
    ("text", "bare"),
    [("Over 10%", True), ("In 5% or more of patients", True), ("Dose reduced by 10%", False), ("Nausea 5%", False)],
)
def test_bare(text: str, bare: bool) -> None:
    assert is_bare_frequency(text) is bare


@pytest.mark.parametrize(
    ("text", "names", "rates"),
    [
        ("nausea (5%) and cough (4%)", ["nausea", "cough"], ["5%", "4%"]),
        ("cough and fever touched 19% each, rash 3%", ["cough", "fever", "rash"], ["19%", "19%", "3%"]),
        ("in 16% there was rash and in 2% gout", ["rash", "gout"], ["16%", "2%"]),
        ("diarrhea or loose stools (20% vs. 10%)", ["diarrhea", "loose stools"], ["20%", "20%"]),
        ("nausea and gout in 12% and 8%, respectively", ["nausea", "gout"], ["12%", "8%"]),
        ("rash (severe) came with nausea", ["rash", "nausea"], [None, None]),
        ("48% of adults had rash, and gout was seen in 49%", ["rash", "gout"], ["48%", "49%"]),
        ("5% (2% on placebo) had rash, and chills occurred in about 7%", ["rash", "chills"], ["5%", "7%"]),
        ("Gout was the most frequent serious infection (11%)", ["Gout", "infection"], ["11%", "11%"]),
        ("colds and other infections (13%), gout (2%)", ["colds", "infections", "gout"], ["13%", "13%", "2%"]),
        ("30% of adults had rash in 2 trials", ["rash"], ["30%"]),
    ],
)
def test_whose_rate(text: str, names: list[str], rates: list[str | None]) -> None:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    assert [f and f.as_written for f in rates_of(text, spans)] == rates
