"""What pages warn of, and what is no warning though it sounds like one."""

from __future__ import annotations

import pytest
from tests.extraction.reading import candidates, stated

from medgraph.extraction.warning.finder import find_warnings
from medgraph.model import Scope

HERE = "Warnings"

WARNING = [
    ("etravirine", "Side effects", "A serious rash called DRESS, with fever or hepatitis, has been reported.", set()),
    ("fosphenytoin", HERE, "**Tell us about** porphyria and any asthma", {"porphyria", "asthma"}),
    (
        "topiramate",
        HERE,
        "**Tell us first if:** your sight is weak, you have gout, or you have asthma",
        {"gout", "asthma"},
    ),
    ("naproxen", HERE, "Talk to us first if you’ve had asthma or gout.", {"asthma", "gout"}),
    ("rosiglitazone", "", "Rosiglitazone increases the risk of heart failure.", {"heart failure"}),
    (
        "ciprofloxacin",
        "",
        "It carries a serious risk of tendon rupture and aortic aneurysm.",
        {"tendon rupture", "aortic aneurysm"},
    ),
    ("tamoxifen", "", "Women are at increased risk of endometrial cancer.", {"endometrial cancer"}),
    ("clozapine", HERE, "There is a risk of agranulocytosis.", {"agranulocytosis"}),
    ("amiodarone", HERE, "Amiodarone can cause pulmonary toxicity.", {"pulmonary toxicity"}),
    ("propranolol", HERE, "It may worsen heart failure.", {"heart failure"}),
    (
        "oxybutynin",
        "",
        "Use with caution in elderly patients and those with glaucoma.",
        {"elderly patient", "glaucoma"},
    ),
    ("bupropion", "", "Caution is advised in patients with epilepsy.", {"epilepsy"}),
    ("furosemide", "", "Patients with gout need close monitoring.", {"gout"}),
    ("bupropion", "", "We take extra care if you have had epilepsy or a stroke.", {"epilepsy", "stroke"}),
    ("denosumab", HERE, "Hypocalcemia must be corrected before the first dose.", {"hypocalcemia"}),
    (
        "influenza vaccine",
        "Contraindications",
        "Postpone in acute hepatitis and in acute diarrhoea.",
        {"acute hepatitis", "acute diarrhoea"},
    ),
    ("gentamicin", "", "Existing myasthenia gravis calls for caution.", {"existing myasthenia gravis"}),
    ("tofacitinib", "", "Do not start treatment in patients with active infection.", {"active infection"}),
    ("fluoxetine", "", "It carries a boxed warning for suicidal thoughts.", {"suicidal thought"}),
    ("clozapine", "", "Agranulocytosis has a boxed warning.", {"agranulocytosis"}),
    (
        "clozapine",
        "",
        "**Boxed warning:** agranulocytosis and myocarditis",
        {"agranulocytosis", "myocarditis"},
    ),
    ("clozapine", "Boxed warning: agranulocytosis", "It is rare.", {"agranulocytosis"}),
    ("ketoconazole", "", "The label warns of liver failure.", {"liver failure"}),
    ("ketoconazole", HERE, "**Hepatotoxicity:** check the liver.", {"hepatotoxicity"}),
    (
        "ketoconazole",
        HERE,
        "* Adrenal insufficiency\n* QT prolongation",
        {"adrenal insufficiency", "qt prolongation"},
    ),
    ("ketoconazole", HERE, "* diabetes: your sugar may be harder to control", {"diabetes"}),
    ("ketoconazole", HERE, "### Hepatotoxicity\n\nIt was seen.", {"hepatotoxicity"}),
    (
        "valproate",
        "Pregnancy",
        "Safety during pregnancy and breastfeeding is not established.",
        {"pregnancy", "breastfeeding"},
    ),
    ("valproate", HERE, "Pregnant women should not use it.", {"pregnancy"}),
    ("valproate", "Pregnancy", "Human data are limited.", {"pregnancy"}),
    ("valproate", HERE, "It can harm a fetus.", {"fetal harm"}),
    ("zolpidem", HERE, "Do not drive or operate machinery.", {"driving"}),
    ("zolpidem", HERE, "Avoid alcohol.", {"alcohol"}),
    ("clonidine", HERE, "Do not stop it abruptly.", {"abrupt discontinuation"}),
    (
        "ambrisentan",
        "",
        "It is only available through a restricted program.",
        {"restricted distribution program"},
    ),
    ("infliximab", "", "Live vaccines should be avoided.", {"live vaccine"}),
    ("infliximab", HERE, "* if you have heart failure", {"heart failure"}),
]

SILENT = [
    ("atorvastatin", "", "Atorvastatin reduces the risk of stroke."),
    ("atorvastatin", "", "It lowers the increased risk of heart attack."),
    ("atorvastatin", "Indications", "It is for people at high risk of stroke."),
    ("atorvastatin", HERE, "Propranolol may lower the pulse."),
    ("atorvastatin", HERE, "Keep this leaflet."),
    ("atorvastatin", HERE, "* Tell your doctor"),
    ("atorvastatin", HERE, "**Contraindications:** none"),
    ("atorvastatin", "", "It has a boxed warning."),
    ("atorvastatin", "", "There is no boxed warning."),
    ("atorvastatin", "Storage", "Use with caution in bright light."),
    ("atorvastatin", "", "Breastfeeding is safe."),
    ("atorvastatin", "", "It is unlikely to affect driving."),
    ("atorvastatin", "", "Do not start a new pack."),
    ("atorvastatin", "Contraindications", "* Pregnancy"),
    ("atorvastatin", "Side effects", "* Headache"),
    ("atorvastatin", "Dosage", "The nurse opens the vial with care."),
]


@pytest.mark.parametrize(("drug", "heading", "text", "objects"), WARNING)
def test_warns(drug: str, heading: str, text: str, objects: set[str]) -> None:
    assert stated(find_warnings, drug, heading, text) == objects


@pytest.mark.parametrize(("drug", "heading", "text"), SILENT)
def test_warns_of_nothing(drug: str, heading: str, text: str) -> None:
    assert stated(find_warnings, drug, heading, text) == set()


def test_a_denied_risk_is_negated() -> None:
    assert stated(find_warnings, "sitagliptin", "", "There is no increased risk of heart failure.") == {
        "not heart failure"
    }


def test_a_risk_in_animals_is_about_animals() -> None:
    (found,) = candidates(find_warnings, "liraglutide", HERE, "In rats, an increased risk of thyroid tumor was seen.")[
        :1
    ]
    assert found.scope is Scope.ANIMAL


def test_warnings_of_the_box_are_marked() -> None:
    boxed = candidates(find_warnings, "nefazodone", "Boxed warning", "Nefazodone can cause liver failure.")
    plain = candidates(find_warnings, "nefazodone", "Warnings", "Nefazodone can cause liver failure.")
    assert {c.qualifiers.boxed for c in boxed} == {True}
    assert {c.qualifiers.boxed for c in plain} == {False}
