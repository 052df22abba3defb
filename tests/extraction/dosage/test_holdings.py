"""What is no dose, as nobody takes it so: contents, strengths that name a row, what is paid for, what is no longer given."""

from __future__ import annotations

import pytest
from tests.extraction.reading import stated

from medgraph.extraction.dosage.finder import find_doses

_TABLE = "| Product | Age | Dose |\n|---|---|---|\n| Capsules 125 mg | 6 years and over | 250 mg twice daily |"
_STARTS = "| Start | Then |\n|---|---|\n| 5 mg | 10 mg once daily |"

_TOLD: list[tuple[str, str, set[str]]] = [
    ("pembrolizumab", "Billing: HCPCS J9271, 1 mg = 1 unit; up to 400 units per 42 days.", set()),
    ("bevacizumab", "Coding: 10 mg = 1 billing unit.", set()),
    ("insulin aspart", "1 unit = 0.01 mL. Inject 4 units three times a day.", {"4 [iU] every 8 hour"}),
    ("glipizide", "The two may have been put together in one tablet.", set()),
    ("glipizide", "Take one tablet daily.", {"1 {tablet} every 1 day"}),
    ("norethisterone", "Take one tablet daily for 21 days, then have seven tablet-free days.", {"1 {tablet} every 1 day"}),
    ("nusinersen", "The solution comes in a single-dose 5 mL vial of 12 mg.", set()),
    ("azithromycin", "It is taken as a single 500 mg tablet.", {"500 mg once"}),
    ("colistimethate", _TABLE, {"250 mg every 12 hour"}),
    ("amlodipine", _STARTS, {"5 mg", "10 mg every 1 day"}),
    ("ceftazidime", "For meningitis we double up, 2 g every 8 hours.", {"2 g every 8 hour"}),
    ("ceftazidime", "Never double up to 4 g.", set()),
    ("diazepam", "Valerian Dreams 300 mg, one tablet 3 times a day. Now 2 for £12. Add to basket", set()),
    ("palbociclib", "Some people get it with another CDK4/6 inhibitor pill.", set()),
    ("nicotine", "Two prescription pills are covered too.", set()),
    ("naltrexone", "Two tablets are usually taken once a day.", {"2 {tablet} every 1 day"}),
    ("imiglucerase", "Some patients were given 15 units/kg every two weeks. This is no longer recommended.", set()),
    ("imiglucerase", "60 units/kg every two weeks is given. It is no longer kept in hospitals only.", {"60 [iU]/kg every 2 week"}),
    ("ixekizumab", "At first you have two pens, that's 160 mg. After that it is one pen, 80 mg, every 4 weeks.",
        {"160 mg", "80 mg every 4 week"}),
    ("mirabegron", "One tablet, 25 mg, once a day.", {"25 mg every 1 day"}),
    ("lacosamide", "Take two tablets, which makes 100 mg, twice a day.", {"100 mg every 12 hour"}),
    ("adrenaline", "- **The syringe:** 0.5 mg into the outer thigh", {"0.5 mg"}),
    ("glucagon", "- **The yellow kit:** 3 mg up one nostril", {"3 mg"}),
    ("adrenaline", "- **The syringe:** 0.5 mg in a box", set()),
    ("olaparib", "Take 300 mg twice a day (600 mg in all).", {"300 mg every 12 hour"}),
    ("liothyronine", "20 micrograms of liothyronine do the work of five times as much.", set()),
    ("dexamethasone", "Hydrocortisone 20 mg and dexamethasone 0.75 mg are worth the same.", set()),
    ("vancomycin", "15 mg/kg every 12 hours, aiming for a trough of 15 to 20 mg/L.", {"15 mg/kg every 12 hour"}),
    ("misoprostol", "The original regimen used 800 mcg. Today 400 mcg is taken.", {"400 ug"}),
]  # fmt: skip


@pytest.mark.parametrize(("drug", "text", "doses"), _TOLD)
def test_what_is_held_or_billed_is_no_dose(drug: str, text: str, doses: set[str]) -> None:
    assert stated(find_doses, drug, "Dosage", text) == doses
