"""The dosage grammar: phrases of many fields of medicine and the doses that they state."""

from __future__ import annotations

from decimal import Decimal

import pytest

from medgraph.extraction.dosage.grammar import read_doses
from medgraph.model import Dose


def _dose(amount: str, interval: str | None = None, **rest: object) -> Dose:
    """Return the dose "5-10 mg" with its interval and what else is said of it."""
    number, _, unit = amount.partition(" ")
    low, _, high = number.partition("-")
    numbers = {"infusion_min", "infusion_max", "component_2_value"}
    fields = {name: Decimal(str(value)) if name in numbers else value for name, value in rest.items()}
    return Dose(
        value=Decimal(low) if low else None,
        value_max=Decimal(high) if high else None,
        unit=unit or None,
        interval=interval,
        **fields,  # type: ignore[arg-type]
    )


def _once(amount: str, **rest: object) -> Dose:
    return _dose(amount, "once", **({"doses": 1} | rest))


_PHRASES: list[tuple[str, list[Dose]]] = [
    # weight, area, equivalents
    ("30 mg/kg once weekly", [_dose("30 mg/kg", "P7D")]),
    ("30 milligrams per kilogram of body weight every week", [_dose("30 mg/kg", "P7D")]),
    ("80 mg per kilogram", [_dose("80 mg/kg")]),
    ("1.6 micrograms for every kilogram of body weight, once a day", [_dose("1.6 ug/kg", "P1D")]),
    ("0.04-0.08 mg/kg (40-80 mcg/kg) twice daily (BID)", [_dose("0.04-0.08 mg/kg", "PT12H")]),
    ("0.3 mg/kg once every 3 weeks", [_dose("0.3 mg/kg", "P21D")]),
    ("375 mg/m2 once weekly for 4 doses", [_dose("375 mg/m2", "P7D", doses=4)]),
    ("375 mg/m 2 once weekly", [_dose("375 mg/m2", "P7D")]),
    ("75 mg/m² every 3 weeks", [_dose("75 mg/m2", "P21D")]),
    ("340 mg per square meter per day", [_dose("340 mg/m2", "P1D")]),
    ("1.1 x 10^14 vector genomes per kilogram (1.1e14 vg/kg), once in a lifetime", [_once("1.1E14 {vg}/kg")]),
    ("a single intravenous infusion of 2 × 10¹³ vg/kg", [_once("2E13 {vg}/kg")]),
    ("a one-time dose of 1.5 × 1011 vector genomes", [_once("1.5E11 {vg}")]),
    # units
    ("10 units subcutaneously at bedtime", [_dose("10 [iU]", "P1D")]),
    ("0.2 units/kg once daily", [_dose("0.2 [iU]/kg", "P1D")]),
    ("5,000 units every 8 to 12 hours", [_dose("5000 [iU]", "PT8H")]),
    ("25,000 IU once a month", [_dose("25000 [iU]", "P1M")]),
    ("2.4 million units as a single dose", [_once("2400000 [iU]")]),
    ("50 international units per kilogram three times a week", [_dose("50 [iU]/kg", "P2DT8H")]),
    ("40,000 Units subcutaneously weekly", [_dose("40000 [iU]", "P7D")]),
    ("20 mEq twice daily with food", [_dose("20 meq", "PT12H")]),
    ("10 mmol once daily", [_dose("10 mmol", "P1D")]),
    ("1 g every 6 hours", [_dose("1 g", "PT6H")]),
    ("500 micrograms once daily", [_dose("500 ug", "P1D")]),
    ("50 µg daily", [_dose("50 ug", "P1D")]),
    ("50 μg daily", [_dose("50 ug", "P1D")]),
    ("62.5 mcg daily", [_dose("62.5 ug", "P1D")]),
    ("5 mcg/kg/min", [_dose("5 ug/kg/min")]),
    # counted forms
    ("take 1 to 2 tablets every 4 to 6 hours", [_dose("1-2 {tablet}", "PT4H")]),
    ("1–2 tablets twice daily", [_dose("1-2 {tablet}", "PT12H")]),
    ("one or two puffs every 6 hours", [_dose("1-2 {puff}", "PT6H")]),
    ("inhale 2 puffs twice a day", [_dose("2 {puff}", "PT12H")]),
    ("one drop in the affected eye(s) once daily in the evening", [_dose("1 {drop}", "P1D")]),
    ("two sprays in each nostril once daily", [_dose("2 {spray}", "P1D")]),
    ("half a tablet three times daily", [_dose("0.5 {tablet}", "PT8H")]),
    ("one and a half tablets daily", [_dose("1.5 {tablet}", "P1D")]),
    ("1/2 tablet at bedtime", [_dose("0.5 {tablet}", "P1D")]),
    ("one 150 mg tablet by mouth every 12 hours", [_dose("150 mg", "PT12H")]),
    ("two 500 mg tablets twice daily", [_dose("1000 mg", "PT12H")]),
    ("one adult tablet once a day", [_dose("1 {tablet}", "P1D")]),
    ("two sugar-coated tablets twice daily", [_dose("2 {tablet}", "PT12H")]),
    ("two junior capsules every 8 hours", [_dose("2 {capsule}", "PT8H")]),
    ("two extra tablets a day", []),
    ("400 mg as a single dose for 3 consecutive days", [_dose("400 mg")]),
    ("2 g as a single dose", [_once("2 g")]),
    ("20 mg (five 4 mg tablets) once daily", [_dose("20 mg", "P1D")]),
    ("400 mg to be taken as 4 capsules once a day", [_dose("400 mg", "P1D")]),
    ("2 tablets (1000 mg) twice daily", [_dose("1000 mg", "PT12H")]),
    ("apply one patch every 72 hours", [_dose("1 {patch}", "P3D")]),
    ("one capsule per day", [_dose("1 {capsule}", "P1D")]),
    # vaccines and injections by volume
    ("a single 0.5 mL dose intramuscularly", [_once("0.5 mL")]),
    ("0.5 mL as a single dose", [_once("0.5 mL")]),
    ("0.5 mL intramuscularly at 0, 1, and 6 months", [_dose("0.5 mL", doses=3)]),
    ("two doses of 0.5 mL, 4 weeks apart", [_dose("0.5 mL", "P28D", doses=2)]),
    ("two doses of 0.5 mL, the second 2 to 6 months after the first", [_dose("0.5 mL", "P2M", doses=2)]),
    ("two doses of 0.5 mL; the second is given 28 days after the first dose", [_dose("0.5 mL", "P28D", doses=2)]),
    ("0.5 mL (50 mcg) every year", [_dose("50 ug", "P1Y")]),
    ("0.3 mL at 21-day intervals for two doses", [_dose("0.3 mL", "P21D", doses=2)]),
    ("4, 10 and 20 mg/kg weekly", [_dose("4 mg/kg", "P7D"), _dose("10 mg/kg", "P7D"), _dose("20 mg/kg", "P7D")]),
    ("aged 6 to 12, 5 mg daily", [_dose("5 mg", "P1D")]),
    ("two tablets of 0.75 mg, taken 12 hours apart", [_dose("0.75 mg", "PT12H", doses=2)]),
    ("two infusions of 1000 mg separated by two weeks", [_dose("1000 mg", "P14D", doses=2)]),
    ("375 mg/m2 once weekly for 4 weeks", [_dose("375 mg/m2", "P7D", doses=4)]),
    ("500 mg/m2 on day 1 of cycles 2 through 6 (every 28 days)", [_dose("500 mg/m2", "P28D", doses=5)]),
    (
        "5 mg/kg at weeks 0, 2 and 6, then every 8 weeks",
        [_dose("5 mg/kg", doses=3, phase="loading"), _dose("5 mg/kg", "P56D", phase="maintenance")],
    ),
    ("0.6 mg once or twice a day", [_dose("0.6 mg", "P1D"), _dose("0.6 mg", "PT12H")]),
    ("500 mg once or twice weekly", [_dose("500 mg", "P7D"), _dose("500 mg", "P3DT12H")]),
    ("62.5 mg once daily or every other day", [_dose("62.5 mg", "P1D"), _dose("62.5 mg", "P2D")]),
    ("no more than 5 mg once or twice a day", [_dose("5 mg", "P1D", maximum=True)]),
    ("nobody should exceed 200 mg in any 24 hours", [_dose("200 mg", "P1D", maximum=True)]),
    (
        "284 mg initially, again at 3 months, and then every 6 months",
        [_once("284 mg", phase="initial"), _once("284 mg"), _dose("284 mg", "P6M", phase="maintenance")],
    ),
    (
        "300 mg at first, repeated after 2 weeks and every 6 months thereafter",
        [_once("300 mg", phase="initial"), _once("300 mg"), _dose("300 mg", "P6M", phase="maintenance")],
    ),
    (
        "three loading doses of 12 mg at 14-day intervals, and the 4th 30 days after the 3rd",
        [_dose("12 mg", "P14D", doses=3, phase="loading"), _once("12 mg", phase="loading")],
    ),
    (
        "two loading doses of 5 mg/kg at 4-week intervals; the third is given 8 weeks after the second dose",
        [_dose("5 mg/kg", "P28D", doses=2, phase="loading"), _once("5 mg/kg", phase="loading")],
    ),
    (
        "16 mg/kg once a week in weeks 1 to 8, every two weeks in weeks 9 to 24, and every four weeks from week 25",
        [_dose("16 mg/kg", "P7D"), _dose("16 mg/kg", "P14D"), _dose("16 mg/kg", "P28D")],
    ),
    (
        "1800 mg weekly for weeks 1 to 8, then every 2 weeks from week 9",
        [_dose("1800 mg", "P7D"), _dose("1800 mg", "P14D")],
    ),
    (
        "200 mg for the first four doses, then 300 mg, every two weeks",
        [_dose("200 mg", "P14D", doses=4, phase="initial"), _dose("300 mg", "P14D", phase="maintenance")],
    ),
    (
        "4 mg/kg every 12 hours (3 to 4 mg/kg for candidemia)",
        [_dose("4 mg/kg", "PT12H"), _dose("3-4 mg/kg", "PT12H")],
    ),
    ("10 mg once daily (5 mg if frail)", [_dose("10 mg", "P1D"), _dose("5 mg", "P1D")]),
    ("on the first day a single 10 mg tablet in the morning", [_once("10 mg")]),
    ("start with 25 mg on the first day", [_once("25 mg", phase="initial")]),
    ("put it up by 2 mg at a time", [_dose("2 mg", increment=True, phase="titration")]),
    ("bring the dose up by 5 mg every week", [_dose("5 mg", "P7D", increment=True, phase="titration")]),
    ("some benefit more from 140 mg once a month", [_dose("140 mg", "P1M")]),
    ("9 mcg daily on days 1-7 of cycle 1, and 28 mcg daily later", [_dose("9 ug", "P1D"), _dose("28 ug", "P1D")]),
    ("alternating 5 mg one day and 2.5 mg the next", [_dose("5 mg", "P2D"), _dose("2.5 mg", "P2D")]),
    ("once they have settled, 1.25 mg/kg once every month", [_dose("1.25 mg/kg", "P1M")]),
    ("100 mg (2 mL) per minute", []),
    ("300 mg twice a month", [_dose("300 mg", "P15D")]),
    ("20 mg on Mondays and Fridays", [_dose("20 mg", "P3DT12H")]),
    ("2 mg/kg over an hour", [_dose("2 mg/kg", infusion_min=60, infusion_max=60)]),
    # how often
    ("5 mg daily", [_dose("5 mg", "P1D")]),
    ("5 mg once-daily", [_dose("5 mg", "P1D")]),
    ("5 mg per day", [_dose("5 mg", "P1D")]),
    ("5 mg a day", [_dose("5 mg", "P1D")]),
    ("5 mg/day", [_dose("5 mg", "P1D")]),
    ("5 mg every day", [_dose("5 mg", "P1D")]),
    ("5 mg each morning", [_dose("5 mg", "P1D")]),
    ("5 mg nightly", [_dose("5 mg", "P1D")]),
    ("5 mg every morning and evening", [_dose("5 mg", "PT12H")]),
    ("5 mg BID", [_dose("5 mg", "PT12H")]),
    ("5 mg b.i.d.", [_dose("5 mg", "PT12H")]),
    ("5 mg TID", [_dose("5 mg", "PT8H")]),
    ("5 mg three times a day", [_dose("5 mg", "PT8H")]),
    ("5 mg 3 times per day", [_dose("5 mg", "PT8H")]),
    ("5 mg 3x daily", [_dose("5 mg", "PT8H")]),
    ("5 mg QID", [_dose("5 mg", "PT6H")]),
    ("5 mg four times daily", [_dose("5 mg", "PT6H")]),
    ("200 mg five times daily", [_dose("200 mg", "PT4H48M")]),
    ("5 mg q8h", [_dose("5 mg", "PT8H")]),
    ("5 mg q12 hours", [_dose("5 mg", "PT12H")]),
    ("5 mg qd", [_dose("5 mg", "P1D")]),
    ("5 mg every 48 hours", [_dose("5 mg", "P2D")]),
    ("5 mg every other day", [_dose("5 mg", "P2D")]),
    ("5 mg on alternate days", [_dose("5 mg", "P2D")]),
    ("5 mg every third day", [_dose("5 mg", "P3D")]),
    ("5 mg every 3 days", [_dose("5 mg", "P3D")]),
    ("40 mg every other week", [_dose("40 mg", "P14D")]),
    ("40 mg every two weeks", [_dose("40 mg", "P14D")]),
    ("70 mg once a week", [_dose("70 mg", "P7D")]),
    ("150 mg twice a week", [_dose("150 mg", "P3DT12H")]),
    ("150 mg monthly", [_dose("150 mg", "P1M")]),
    ("150 mg per month", [_dose("150 mg", "P1M")]),
    ("60 mg every 6 months", [_dose("60 mg", "P6M")]),
    ("25 mg every 3 months", [_dose("25 mg", "P3M")]),
    ("5 mg once a year", [_dose("5 mg", "P1Y")]),
    ("5 mg yearly", [_dose("5 mg", "P1Y")]),
    ("10 mg, 30 minutes before each meal and at bedtime", [_dose("10 mg", "PT6H")]),
    ("10 mg once", [_once("10 mg")]),
    ("600 mg as a single oral dose", [_once("600 mg")]),
    ("150 mg just once a day", [_dose("150 mg", "P1D")]),
    ("Once weekly, inject 0.25 mg", [_dose("0.25 mg", "P7D")]),
    ("a daily dose of 20 mg", [_dose("20 mg", "P1D")]),
    ("Doses of 400 mg or 600 mg once daily", [_dose("400 mg", "P1D"), _dose("600 mg", "P1D")]),
    ("200 mg every 3 weeks or 400 mg every 6 weeks", [_dose("200 mg", "P21D"), _dose("400 mg", "P42D")]),
    ("800 mg a day, given as 400 mg twice daily", [_dose("800 mg", "P1D"), _dose("400 mg", "PT12H")]),
    # ranges
    ("7.5 mg to 25 mg once a week", [_dose("7.5-25 mg", "P7D")]),
    ("5 to 10 mg daily", [_dose("5-10 mg", "P1D")]),
    ("between 2 and 10 mg once daily", [_dose("2-10 mg", "P1D")]),
    ("500 mg to 1 g every 6 hours", [_dose("500-1000 mg", "PT6H")]),
    # a day's amount in parts
    ("45 mg/kg/day divided every 12 hours", [_dose("45 mg/kg", "P1D")]),
    ("40 mg/kg/day in 3 divided doses", [_dose("40 mg/kg", "P1D")]),
    ("25 to 50 mg/kg/day in divided doses every 8 hours", [_dose("25-50 mg/kg", "P1D")]),
    ("3 mg/kg/day in three equal doses every eight hours", [_dose("3 mg/kg", "P1D")]),
    ("15 mg/kg per day", [_dose("15 mg/kg", "P1D")]),
    ("2550 mg a day, in divided doses", [_dose("2550 mg", "P1D")]),
    # days and cycles
    ("25 mg once daily on days 1-21 of repeated 28-day cycles", [_dose("25 mg", "P1D")]),
    ("100 mg/m2 on day 1 of each 21-day cycle", [_dose("100 mg/m2", "P21D")]),
    ("90 mg/m2 on days 1, 8, and 15 of each 28-day cycle", [_dose("90 mg/m2", "P7D")]),
    ("500 mg on days 1, 15, and 29", [_dose("500 mg", "P14D", doses=3)]),
    ("1000 mg on days 1 and 15", [_dose("1000 mg", "P14D", doses=2)]),
    ("5 mg/kg at weeks 0, 2 and 6", [_dose("5 mg/kg", doses=3)]),
    ("160 mg on day 1, 80 mg on day 15", [_once("160 mg", phase="loading"), _once("80 mg", phase="loading")]),
    ("from day 29: 40 mg every other week", [_dose("40 mg", "P14D")]),
    ("two 1,000 mg infusions separated by 2 weeks", [_dose("1000 mg", "P14D", doses=2)]),
    # loading, start, maintenance
    ("Loading dose: 12 mg every 14 days for three doses", [_dose("12 mg", "P14D", doses=3, phase="loading")]),
    ("12 mg once every 14 days for a total of three doses", [_dose("12 mg", "P14D", doses=3)]),
    ("A fourth dose of 12 mg is administered 30 days after the third dose", [_once("12 mg")]),
    ("12 mg, 30 days after dose three", [_once("12 mg")]),
    ("12 mg once every 4 months after the loading doses", [_dose("12 mg", "P4M")]),
    ("first dose 80 mg", [_once("80 mg", phase="initial")]),
    (
        "300 mg loading dose, then 75 mg once daily",
        [_dose("300 mg", phase="loading"), _dose("75 mg", "P1D", phase="maintenance")],
    ),
    ("3 mg/kg every 3 weeks for a maximum of 4 doses", [_dose("3 mg/kg", "P21D", doses=4)]),
    ("Start with 500 mg twice a day", [_dose("500 mg", "PT12H", phase="initial")]),
    ("500 mg twice a day at first", [_dose("500 mg", "PT12H", phase="initial")]),
    ("The initial dose is 2 to 5 mg once daily", [_dose("2-5 mg", "P1D", phase="initial")]),
    ("Maintenance: 2 mg/kg every 8 weeks", [_dose("2 mg/kg", "P56D", phase="maintenance")]),
    (
        "begin with 500 mg twice a day or 850 mg once a day",
        [_dose("500 mg", "PT12H", phase="initial"), _dose("850 mg", "P1D", phase="initial")],
    ),
    # steps and ceilings
    (
        "may be increased by 0.04 mg/kg per dose, up to a maximum of 0.12 mg/kg BID",
        [_dose("0.04 mg/kg", phase="titration", increment=True), _dose("0.12 mg/kg", "PT12H", maximum=True)],
    ),
    ("increase in 5 mg increments", [_dose("5 mg", phase="titration", increment=True)]),
    ("add 500 mg each week", [_dose("500 mg", "P7D", phase="titration", increment=True)]),
    (
        "Every 4 weeks the dose may go up by 25 micrograms",
        [_dose("25 ug", phase="titration", increment=True)],
    ),
    ("adjust the dose by 2 units every 3 days", [_dose("2 [iU]", "P3D", phase="titration", increment=True)]),
    ("not to exceed 4 g per day", [_dose("4 g", "P1D", maximum=True)]),
    ("Do not exceed 75 mg per day", [_dose("75 mg", "P1D", maximum=True)]),
    ("The maximum recommended daily dose is 60 mg", [_dose("60 mg", "P1D", maximum=True)]),
    ("never more than 2000 mg a day", [_dose("2000 mg", "P1D", maximum=True)]),
    ("20 mg/kg/day (max. 1 g per day)", [_dose("20 mg/kg", "P1D"), _dose("1 g", "P1D", maximum=True)]),
    ("2 mg/kg (up to 200 mg) every 3 weeks", [_dose("2 mg/kg", "P21D"), _dose("200 mg", maximum=True)]),
    # infusion time
    ("30 mg/kg weekly over 35-60 minutes", [_dose("30 mg/kg", "P7D", infusion_min=35, infusion_max=60)]),
    (
        "80 mg/kg once weekly as a 60-minute infusion",
        [_dose("80 mg/kg", "P7D", infusion_min=60, infusion_max=60)],
    ),
    ("1 g infused over 2 hours every 12 hours", [_dose("1 g", "PT12H", infusion_min=120, infusion_max=120)]),
    ("5 mg intravenously over at least 15 minutes", [_dose("5 mg", infusion_min=15, infusion_max=15)]),
    (
        "12 mg as a bolus over 1 to 3 minutes every 4 months",
        [_dose("12 mg", "P4M", infusion_min=1, infusion_max=3)],
    ),
    # combinations
    (
        "875 mg/125 mg every 12 hours",
        [_dose("875 mg", "PT12H", component_2_value=125, component_2_unit="mg")],
    ),
    ("10/20 mg once daily", [_dose("10 mg", "P1D", component_2_value=20, component_2_unit="mg")]),
    ("200 mg/1 000 mg once a day", [_dose("200 mg", "P1D", component_2_value=1000, component_2_unit="mg")]),
    # without an amount
    ("given weekly as a 60-minute infusion", [_dose("", "P7D", infusion_min=60, infusion_max=60)]),
    ("requires weekly 35-60 minute infusions", [_dose("", "P7D", infusion_min=35, infusion_max=60)]),
    ("taken by mouth three times a day", [_dose("", "PT8H")]),
]


@pytest.mark.parametrize(("phrase", "doses"), _PHRASES, ids=[phrase for phrase, _ in _PHRASES])
def test_a_phrase_states_its_doses(phrase: str, doses: list[Dose]) -> None:
    assert [mention.dose for mention in read_doses(phrase)] == doses


_NO_DOSES = [
    "",
    "This represents about 8% of all patients.",
    "Plan to spend about 2-3 hours at the facility for each treatment.",
    "Improvement is generally observed after about six months of consistent treatment.",
    "children aged 2 years and older",
    "patients weighing 20 kg or more",
    "Doses above 2000 mg are split.",
    "Hardly anybody needs more than 200 micrograms a day.",
    "more than 4 g a day can harm the liver",
    "less than 1 mmol (23 mg) of sodium",
    "at least 500 mL of water",
    "10 mg/mL",
    "a 5 mg per mL solution",
    "serum creatinine of 2 mg/dL",
    "glucose below 70 mg/dL",
    "creatinine clearance 30 mL/min",
    "an eGFR below 30 mL/min/1.73 m2",
    "an INR of 2.5 (2.0-3.0)",
    "platelets below 50 x 10^9/L",
    "a urine ratio of 1000 mg/g",
    "concentrations of 4 to 6 mcg/mL",
    "LDL cholesterol of 4.9 mmol/L",
    "reduce the dose by 25 mg",
    "taper by 5 mg every week",
    "exon 45 of the DMD gene",
    "deletions 45-50, 48-50 or 52",
    "within 20 minutes of a meal",
    "stored at 2 to 8 degrees for 30 days",
    "use within 4 hours of dilution",
    "headache in 24 of 100 patients",
    "in 1 of 10 people",
    "version 2.2, 2.3 and 12.1",
    "approved in 2020",
    "the first three years of life",
    "a half-life of 12 hours",
    "at least 4 hours between the two medicines",
    "after 12 weeks of treatment",
    "contraception until 14 days after the last dose",
    "15 of 20 boys",
    "a 0.2 micron filter",
    "a 27-gauge needle",
    "grade 3 or 4",
    "NYHA class III",
    "vitamin B12",
    "in patients 65 years of age",
    "up to 5 years",
    "every mutation matters",
    "each patient is different",
    "once the infusion has ended",
    "doses exceeding 40 mg",
    "20 mg or more overshoots",
    "a body mass index of 30 kg/m2",
    "twice the upper limit",
    "1 in 3,500 boys",
    "30-60 minutes before a meal",
    "the day before",
]


@pytest.mark.parametrize("text", _NO_DOSES)
def test_a_text_without_a_dose_states_none(text: str) -> None:
    assert not read_doses(text)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("The dose is 30 mg/kg weekly.", ["30 mg/kg"]),
        ("then 80 mg on day 15", ["80 mg"]),
        ("given weekly as an infusion", ["weekly"]),
        ("between 2 and 10 mg daily", ["between 2 and 10 mg"]),
    ],
)
def test_a_mention_is_its_amount(text: str, amounts: list[str]) -> None:
    assert [mention.span.of(text) for mention in read_doses(text)] == amounts


def test_a_mention_says_who_how_and_which() -> None:
    text = "In adults, a fourth dose of 12 mg is given intrathecally 30 days after the third dose."
    (mention,) = read_doses(text)
    assert (mention.route, mention.population, mention.ordinal) == ("intrathecal", "adults", 4)
    assert mention.offset == "30 day after the third dose"


@pytest.mark.parametrize("text", ["40 mg/0.4 mL", "284 mg in 1.5 mL", "a 100 mg tablet", "12 mg/5 mL"])
def test_a_strength_is_marked(text: str) -> None:
    assert [mention.strength for mention in read_doses(text)] == [True]


def test_numbers_stay_as_written() -> None:
    (mention,) = read_doses("0.10 mg daily")
    assert str(mention.dose.value) == "0.10"


def test_line_ends_and_case_do_not_matter() -> None:
    plain, broken = read_doses("30 mg/kg once every 3 weeks"), read_doses("30 MG/KG\nonce every\n3 Weeks")
    assert [m.dose for m in plain] == [m.dose for m in broken]
