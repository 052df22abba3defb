"""Which names mean what is asked for, and which names a title holds."""

from __future__ import annotations

import pytest

from medgraph.fetching.asked import set_id_of, understand
from medgraph.fetching.dailymed import names_in

MEANT = [
    ("warfarin", "Warfarin Sodium"),
    ("Warfarin Sodium", "warfarin"),
    ("metformin", "METFORMIN HCL"),
    ("adalimumab", "ADALIMUMAB-AATY"),
    ("potassium chloride", "Potassium Chloride"),
    ("co-trimoxazole", "CO TRIMOXAZOLE"),
    ("Tylenol", "TYLENOL®"),
    ("exondys 51", "Exondys 51"),
    ("ezetimibe and simvastatin", "SIMVASTATIN, EZETIMIBE"),
    ("amoxicillin / clavulanate", "Amoxicillin and Clavulanate Potassium"),
    ("Émla", "EMLA"),
]
NOT_MEANT = [
    ("warfarin", "Warfarinum compositum"),
    ("siliq", "CERCIS SILIQUASTRUM WHOLE"),
    ("metformin", "SITAGLIPTIN AND METFORMIN HYDROCHLORIDE"),
    ("aspirin", "Aspirin, Caffeine"),
    ("potassium chloride", "Potassium"),
    ("sodium chloride", "Potassium Chloride"),
    ("amondys", "Amondys 45"),
    ("ezetimibe and simvastatin", "Ezetimibe"),
    ("", ""),
    ("☃", "☃"),
]


@pytest.mark.parametrize(("typed", "name"), MEANT)
def test_is_meant(typed: str, name: str) -> None:
    assert understand(typed).is_meant_by(name)


@pytest.mark.parametrize(("typed", "name"), NOT_MEANT)
def test_is_not_meant(typed: str, name: str) -> None:
    assert not understand(typed).is_meant_by(name)


@pytest.mark.parametrize(
    ("typed", "name"), [("metformin", "Sitagliptin and metformin"), ("aspirin", "Aspirin, Caffeine")]
)
def test_combinations_are_meant_where_they_are_wanted(typed: str, name: str) -> None:
    assert understand(typed, combinations=True).is_meant_by(name)
    assert not understand("caffein", combinations=True).is_meant_by(name)


@pytest.mark.parametrize(
    "value",
    ["", "1", None, 3, "../" * 12, "9aa7140c-012c-4ea6-866d-4732e915dab6\n", "9aa7140c012c4ea6866d4732e915dab6"],
)
def test_is_no_set_id(value: object) -> None:
    assert set_id_of(value) is None


TITLES = {
    "COUMADIN (WARFARIN SODIUM) TABLET COUMADIN (WARFARIN SODIUM) INJECTION, POWDER [ACME]": "COUMADIN|WARFARIN SODIUM",
    "WARFARIN SODIUM TABLET [ACME (USA), INC.]": "WARFARIN SODIUM",
    "ASPIRIN 81 MG (ASPIRIN) TABLET, COATED [ACME]": "ASPIRIN 81 MG|ASPIRIN",
    "Amondys 45- casimersen injection": "Amondys 45|casimersen",
    "OXYGEN GAS [ACME]": "OXYGEN",
    "X (Y": "X",
    "[ACME]": "",
    "": "",
}


@pytest.mark.parametrize("title", TITLES)
def test_names_in_a_title(title: str) -> None:
    assert set(filter(None, TITLES[title].split("|"))) <= set(names_in(title))
    assert not {"TABLET", "INJECTION", "ACME"} & set(names_in(title))
