"""Whose an interval is, where several amounts stand before it or behind it: partners of a regimen, rungs of a ladder, other people."""

from __future__ import annotations

import pytest

from medgraph.extraction.dosage.grammar import read_doses
from medgraph.extraction.dosage.regimen import dose_label

_TOLD: list[tuple[str, list[str]]] = [
    # what is set off behind the partner's amount, or is a cycle, is for both
    ("1 mg/kg plus ipilimumab 3 mg/kg, every 3 weeks", ["1 mg/kg every 3 week", "3 mg/kg every 3 week"]),
    ("6 mg/kg and pertuzumab 420 mg are given every 3 weeks", ["6 mg/kg every 3 week", "420 mg every 3 week"]),
    ("50 mg with lamivudine 300 mg, once daily", ["50 mg every 1 day", "300 mg every 1 day"]),
    ("375 mg/m2 followed by bendamustine 90 mg/m2 on the same day, every 4 weeks", ["375 mg/m2 every 4 week", "90 mg/m2 every 4 week"]),
    ("200 mg with pemetrexed 500 mg/m2 and cisplatin 75 mg/m2 every 3 weeks", ["200 mg every 3 week", "500 mg/m2 every 3 week", "75 mg/m2 every 3 week"]),
    # what follows the partner's amount at once is the partner's
    ("5 mg plus methotrexate 15 mg once a week", ["5 mg", "15 mg every 1 week"]),
    ("450 mg in combination with binimetinib 45 mg twice daily", ["450 mg", "45 mg every 12 hour"]),
    ("260 mg followed by maintenance 90 mg every 12 weeks", ["260 mg", "90 mg every 12 week"]),
    ("360 mg every 3 weeks plus ipilimumab 1 mg/kg every 6 weeks", ["360 mg every 3 week", "1 mg/kg every 6 week"]),
    # rungs of a ladder come as often as the first
    ("1.25 mg once a day for a week, then 2.5 mg, 3.75 mg and 5 mg for a month",
        ["1.25 mg every 1 day", "2.5 mg every 1 day", "3.75 mg every 1 day", "5 mg every 1 day"]),
    ("25 mg at night, raised to 50 mg if needed", ["25 mg every 1 day", "50 mg every 1 day"]),
    ("5 mg twice a day at first, then 7.5 mg after a month", ["5 mg every 12 hour", "7.5 mg every 12 hour"]),
    ("50 micrograms a day and, after two weeks, 75 micrograms", ["50 ug every 1 day", "75 ug every 1 day"]),
    ("100 mg twice a day, then a dose of 200 mg before surgery", ["100 mg every 12 hour", "200 mg"]),
    ("1 g every 8 hours and 500 mg after dialysis", ["1 g every 8 hour", "500 mg"]),
    ("5 mg/kg at week 0, then 10 mg/kg", ["5 mg/kg once", "10 mg/kg"]),
    # others get another amount as often
    ("adults take 10 mg once a day, children under six have 2.5 mg", ["10 mg every 1 day", "2.5 mg every 1 day"]),
    ("children of 30 kg get 4 mg twice daily, and those between 10 and 20 kg 3.2 mg", ["4 mg every 12 hour", "3.2 mg every 12 hour"]),
    ("2 g once a day; children with gonorrhoea have 250 mg as a single dose", ["2 g every 1 day", "250 mg once"]),
    # parts of a course, and parts of a day
    ("40-50 mg/kg in divided doses over 2 to 5 days", ["40-50 mg/kg"]),
    ("1 to 2 g in divided doses for 7 days", ["1-2 g every 1 day"]),
    ("80 mg IV stat, then 40 mg twice daily", ["80 mg once", "40 mg every 12 hour"]),
    # how often it is changed, and by how much
    ("we double it every fortnight if need be, and 40 mg a day is the most", ["40 mg every 1 day"]),
    ("the dose may be increased by one tablet every other day", ["1 {tablet} every 2 day"]),
    ("50 mg once a day, increased to twice daily", ["50 mg every 1 day"]),
    ("40 mg daily for a week, then down by 5 mg every three days", ["40 mg every 1 day"]),
    ("10 units a day; go up 2 units every three days", ["10 [iU] every 1 day", "2 [iU] every 3 day"]),
    ("40 mg every fortnight", ["40 mg every 2 week"]),
    ("25 mg once a fortnight", ["25 mg every 2 week"]),
    ("25 mg for a fortnight", ["25 mg"]),
    ("45 mg at weeks 0 and 4, and after that every 12 weeks (90 mg if you weigh more than 100 kg)",
        ["45 mg every 4 week", "45 mg every 12 week", "90 mg every 12 week"]),
    # how long, how soon and how far apart are no intervals
    ("5 mg for a month", ["5 mg"]),
    ("10 mg after a week", ["10 mg"]),
    ("go up by 12.5 mg no more than twice a week", ["12.5 mg"]),
    ("increase by 25-50 mg a day to 300 mg a day", ["25-50 mg every 1 day", "300 mg every 1 day"]),
    ("the second eye is treated on another day, no fewer than 7 days apart", []),
    ("two doses of 1 mL, at least 6 months apart", ["1 mL every 6 month"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "doses"), _TOLD)
def test_amounts_share_an_interval(text: str, doses: list[str]) -> None:
    assert [dose_label(mention.dose) for mention in read_doses(text)] == doses
