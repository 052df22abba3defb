"""Which part of a treatment a dose belongs to, as the words around it or its place in a course tell."""

from __future__ import annotations

import pytest
from tests.extraction.reading import read_page

from medgraph.extraction.dosage.finder import find_doses
from medgraph.extraction.dosage.grammar import read_doses
from medgraph.extraction.rules import Candidate

_CLAUSES = (
    ("an initial dose of 600 mg, followed by 300 mg every other week", ["initial", "maintenance"]),
    ("he began with 1 mg at bedtime", ["initial"]),
    ("the digitalising dose is 0.5 mg, the maintenance dose is 0.125 mg once daily", ["loading", "maintenance"]),
    ("after two weeks we may go to 5 mg once daily", ["titration"]),
    ("300 mg at weeks 0, 1, 2, 3 and 4, followed by 300 mg every 4 weeks", ["loading", "maintenance"]),
    ("150 mg at weeks 0, 1 and 2 and every 4 weeks thereafter", ["loading", "maintenance"]),
    ("10 mg twice daily for the first 7 days and 5 mg twice daily from then on", ["initial", "maintenance"]),
    ("5 mg daily for 4 weeks, 10 mg for 4 weeks and 15 mg daily thereafter", ["initial", "titration", "maintenance"]),
    ("it may be raised to 75 mg and then to 100 mg once daily", ["titration", "titration"]),
    ("the dose can be adjusted between 20 mg and 80 mg a day", ["titration"]),
    ("10 mg/kg per day at first, later 25 mg/kg per day", ["initial", "maintenance"]),
    ("after that, 600 mg every 6 months", ["maintenance"]),
    ("800 mg per day as a load, then 400 mg per day for maintenance", ["loading", "maintenance"]),
    ("reduce the starting dosage to 200 mg once daily", ["initial"]),
    ("by decreasing the initial dose slowly, 5 mg daily", [None]),
    ("without a loading dose, 150 mg every 4 weeks", [None]),
    ("125 mg on day 1, then 80 mg once daily on days 2 and 3", [None, None]),
    ("200 mg daily for one week, followed by 80 mg every other day for one month", [None, None]),
    ("800 mg at once, then 400 mg after 6 hours", ["initial", None]),
    ("162 mg every other week, followed by an increase to every week", ["initial", "titration"]),
    ("the target dose is 200 mg once daily", ["maintenance"]),
    ("4.4 mg/kg at the first dose reduction", [None]),
    ("30 mg every 4 weeks for the first 3 doses, then 30 mg once every 8 weeks", ["loading", "maintenance"]),
    ("6 mg every 4 weeks for 4 doses, then every 16 weeks", ["loading", "maintenance"]),
    ("2.5 mg once weekly for 4 weeks, then 5 mg once weekly", ["initial", "maintenance"]),
    ("160 mg on day 1, 80 mg on day 15", ["loading", "loading"]),
    ("125 mg on day 1, 80 mg on day 2", [None, None]),
    ("once things have settled 5 to 15 mg a day", ["maintenance"]),
    ("in the first 24 hours 6 mg/kg every 12 hours", ["loading"]),
    # a first amount that is more than what comes again, or that an infusion by the hour follows
    ("500 mg on day 1, then 250 mg once a day", ["loading", "maintenance"]),
    ("750 mg for the first dose, then 250 mg every 8 hours", ["loading", "maintenance"]),
    ("250 micrograms three times on the first day, then 125 micrograms once a day", ["loading", "maintenance"]),
    ("start with 4 mg on day 1, then 2 mg once a day", ["initial", "maintenance"]),
    ("80 mg IV stat, then 8 mg/hour", ["loading", "maintenance"]),
    ("500 micrograms/kg over one minute, then 50 micrograms/kg/minute", ["loading", "maintenance"]),
    # a climb
    ("1.25 mg once a day for a week, then 2.5 mg, then 5 mg and 10 mg once daily for good",
        ["initial", "titration", "titration", "maintenance"]),
    ("it then goes to 50 mg once daily in week two, 100 mg once daily in week three, and from week four on 200 mg once daily",
        ["titration", "titration", "maintenance"]),
    ("100 mg on day 1, 200 mg on day 2, and 400 mg on day 3, then remain at 400 mg once daily",
        ["titration", "titration", "titration", "maintenance"]),
    # a list that its first words name
    ("the initial dose is 10 mg/kg once daily for tablets, or 7 mg/kg once daily for granules", ["initial", "initial"]),
    ("the starting dose is 50 mg once a day, and the maximum is 200 mg once a day", ["initial", None]),
    ("the initial dose is 2.5 mg once a day, raised to 5 mg once a day", ["initial", "titration"]),
    # what stays
    ("to the target of 10 mg once daily", ["maintenance"]),
    ("start with 12.5 mg at bedtime and aim for 25 mg daily", ["initial", "maintenance"]),
)  # fmt: skip


@pytest.mark.parametrize(("clause", "phases"), _CLAUSES, ids=[clause for clause, _ in _CLAUSES])
def test_a_clause_tells_the_phase_of_its_doses(clause: str, phases: list[str | None]) -> None:
    assert [mention.dose.phase for mention in read_doses(clause)] == phases


_SECTIONS = (
    ("emicizumab", "Loading: 3 mg/kg once a week for the first 4 weeks.", ["loading"]),
    ("mesalazine", "*Adults, to stay well:* 2.4 g once a day.", ["maintenance"]),
    (
        "satralizumab",
        "| When | What |\n|---|---|\n| Weeks 0, 2 and 4 (starting doses) | 120 mg |\n| From week 8 on | 120 mg every 4 weeks |",
        ["loading", "maintenance"],
    ),
    (
        "vedolizumab",
        "| Disease | Start | Then |\n|---|---|---|\n| Colitis | 300 mg at weeks 0, 2 and 6 | 300 mg every 8 weeks |",
        ["loading", "maintenance"],
    ),
    (
        "quetiapine",
        "| What for | First dose | Where most people end up |\n|---|---|---|\n| Mania | 50 mg once a day | 400 mg once a day |",
        ["initial", "maintenance"],
    ),
    (
        "gabapentin",
        "- Day 1: 300 mg once\n- Day 2: 300 mg twice daily\n- Day 3: 300 mg three times daily",
        ["titration", "titration", "titration"],
    ),
    (
        "lamotrigine",
        "- Weeks 1 and 2: 25 mg once daily\n- Weeks 3 and 4: 50 mg once daily\n- From week 5: 100 mg once daily",
        ["initial", "titration", "maintenance"],
    ),
    (
        "dimethyl fumarate",
        "- **First 7 days:** 120 mg twice daily\n- **From day 8:** 240 mg twice daily",
        ["initial", "maintenance"],
    ),
    (
        "ranolazine",
        "- **After the first week:** 500 mg twice daily\n- **From 65 years:** 375 mg twice daily",
        [None, None],
    ),
    (
        "pirfenidone",
        "| Time | Dose |\n|---|---|\n| Days 1-7 | 267 mg three times daily (801 mg/day) |\n"
        "| Days 8-14 | 534 mg three times daily (1,602 mg/day) |",
        ["titration", "titration"],
    ),
    ("cetuximab", "- Day 1: 400 mg\n- Day 8: 250 mg", [None, None]),
    (
        "nusinersen",
        "The dose is 12 mg. Four loading doses are given, the first three at 14-day intervals. "
        "A maintenance dose is given once every 4 months.",
        ["loading", "maintenance"],
    ),
    (
        "nusinersen",
        "The dose is 12 mg. Four loading doses are given, the first three at 14-day intervals. "
        "The 4th loading dose is given 30 days after the 3rd dose. A maintenance dose is given once every 4 months.",
        ["loading", "loading", "maintenance"],
    ),
    (
        "eculizumab",
        "Give three loading doses of 600 mg at 7-day intervals. The fourth loading dose is given 14 days after the third dose.",
        ["loading", "loading"],
    ),
    (
        "voriconazole",
        "- First 24 hours: 6 mg/kg every 12 hours\n- After that: 4 mg/kg every 12 hours",
        ["loading", "maintenance"],
    ),
    (
        "abemaciclib",
        "**Starting dose and steps of reduction**\n\n| Step | Dose |\n|---|---|\n| Starting dose | 150 mg twice daily |\n| Third reduction | 50 mg twice daily |",
        ["initial", None],
    ),
    ("sertraline", "**Starting dose:** 25 mg per day for one week, then 50 mg per day.", ["initial", None]),
)


@pytest.mark.parametrize(("drug", "text", "phases"), _SECTIONS, ids=[drug for drug, _, _ in _SECTIONS])
def test_a_section_tells_the_phases_of_its_doses(drug: str, text: str, phases: list[str | None]) -> None:
    found = [f for f in find_doses(read_page(drug, "Dosage", text)) if isinstance(f, Candidate)]
    assert [f.qualifiers.dose.phase for f in found if f.qualifiers.dose] == phases
