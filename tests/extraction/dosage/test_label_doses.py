"""Doses and routes of a label: tables, combination partners, parts that tell of studies."""

from __future__ import annotations

import json
from typing import Any

import pytest

from medgraph.extraction import extract_facts
from medgraph.model import Fact, Relation
from medgraph.monographs import parse_monograph


def facts_of(relation: Relation, drug: str, **fields: str) -> list[Fact]:
    """Return what is read of the label of a drug with these fields."""
    stated = {"brand_name": ["Sampla"], "generic_name": [drug]}
    record: dict[str, Any] = {"set_id": "1", "openfda": stated, "indications_and_usage": [_INDICATED.format(drug)]}
    record |= {field: [text] for field, text in fields.items()}
    monograph = parse_monograph(json.dumps({"results": [record]}), name="label.json")
    return [fact for fact in extract_facts(monograph).facts if fact.relation is relation]


_INDICATED = "1 INDICATIONS AND USAGE Sampla ({0}) is indicated for the treatment of patients with advanced melanoma."


def doses_of(drug: str, **fields: str) -> set[tuple[str, str]]:
    return {(fact.drug, fact.object) for fact in facts_of(Relation.HAS_DOSAGE, drug, **fields)}


DOSE = "2 DOSAGE AND ADMINISTRATION The recommended dosage of Sampla is 200 mg every 3 weeks."
STUDIES = "14 CLINICAL STUDIES 14.1 Description of Trials Patients took {0} and ribavirin 1000 mg per day with food."


@pytest.mark.parametrize("drug", ["sofosbuvir", "nivolumab"])
def test_parts_that_tell_of_studies_state_no_doses(drug: str) -> None:
    told = doses_of(drug, dosage_and_administration=DOSE, clinical_studies=STUDIES.format(drug))
    assert told == {(drug, "200 mg every 3 week")}


PARTNER = "{0} In combination, give Sampla 400 mg every 6 weeks with axitinib 5 mg orally twice daily."


@pytest.mark.parametrize("drug", ["pembrolizumab", "nivolumab"])
def test_route_of_a_partner_is_not_that_of_the_drug(drug: str) -> None:
    doses = facts_of(Relation.HAS_DOSAGE, drug, dosage_and_administration=PARTNER.format(DOSE))
    assert {(fact.drug, fact.qualifiers.route) for fact in doses} == {(drug, None), ("axitinib", "oral")}


LIMIT = (
    "7 DRUG INTERACTIONS While taking Sampla, limit simvastatin dosage to 20 mg daily (or 40 mg daily if tolerated)."
)


@pytest.mark.parametrize("drug", ["lomitapide", "amlodipine"])
def test_alternative_in_brackets_is_of_the_same_drug(drug: str) -> None:
    limits = {("simvastatin", "20 mg every 1 day"), ("simvastatin", "40 mg every 1 day")}
    assert doses_of(drug, drug_interactions=LIMIT) == limits


HIGHLIGHTS = (
    "2 DOSAGE AND ADMINISTRATION The recommended dosage is 12 mg per administration Initiate Sampla with 4 loading "
    "doses at 14-day intervals ( 2.1 ) A maintenance dose should be administered once every 4 months thereafter. "
    "2.1 Recommended Dosage Inject it slowly."
)


def test_highlights_that_lost_their_bullets_are_items() -> None:
    assert ("nusinersen", "12 mg every 4 month") in doses_of("nusinersen", dosage_and_administration=HIGHLIGHTS)


BY_DISEASE = (
    "2 DOSAGE AND ADMINISTRATION Adults with Ph+ CML ( 2.2 ): 400 mg/day Pediatrics with Ph+ CML ( 2.3 ): 340 mg/m2/day "
    "2.1 Administration Take it with a meal."
)


def test_people_of_run_together_items_are_told_apart() -> None:
    doses = facts_of(Relation.HAS_DOSAGE, "imatinib", dosage_and_administration=BY_DISEASE)
    [in_children] = [fact for fact in doses if fact.object == "340 mg/m2 every 1 day"]
    assert in_children.qualifiers.population == "Pediatrics"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "17 PATIENT COUNSELING INFORMATION Made by Sample Laboratories, Columbia, SC 29203 and sold in all states.",
        "2 DOSAGE AND ADMINISTRATION Refer to the prescribing information of oral haloperidol for the oral form.",
        "2 DOSAGE AND ADMINISTRATION Toxicity was seen at multiples of the MRHD when given by the oral route.",
    ],
)
def test_what_is_no_route_of_the_product(elsewhere: str) -> None:
    injected = "Administer Sampla by intramuscular injection only."
    routes = facts_of(
        Relation.HAS_ROUTE,
        "haloperidol",
        dosage_and_administration=f"2 DOSAGE AND ADMINISTRATION {injected}",
        spl=elsewhere,
    )
    assert {fact.object for fact in routes} == {"intramuscular"}


@pytest.mark.parametrize(("drug", "partner"), [("busulfan", "cyclophosphamide"), ("aripiprazole", "lorazepam")])
def test_oral_form_of_the_drug_says_nothing_of_what_goes_with_it(drug: str, partner: str) -> None:
    text = f"7 DRUG INTERACTIONS Sedation was greater with the combination of oral {drug} and {partner} than alone."
    assert not [f for f in facts_of(Relation.HAS_ROUTE, drug, drug_interactions=text) if f.drug == partner]


COMBINED = (
    "2 DOSAGE AND ADMINISTRATION Adults take one tablet of {0} 100 mg/{1} 50 mg in the morning and one tablet of "
    "{1} 50 mg in the evening."
)


@pytest.mark.parametrize(("first", "second"), [("tezacaftor", "ivacaftor"), ("ezetimibe", "simvastatin")])
def test_tablet_that_names_all_components_is_of_the_combination(first: str, second: str) -> None:
    text = COMBINED.format(first, second)
    told = doses_of(f"{first} and {second}", dosage_and_administration=text)
    assert (f"{first} / {second}", "1 {tablet} every 1 day") in told
    assert not {dose for drug, dose in told if drug == first}


def test_share_of_a_component_is_no_dose_of_it() -> None:
    text = "2 DOSAGE AND ADMINISTRATION The dose is ezetimibe 10 mg/simvastatin 40 mg once daily in the evening."
    told = doses_of("ezetimibe and simvastatin", dosage_and_administration=text)
    assert told == {("ezetimibe / simvastatin", "10 mg/40 mg every 1 day")}


MARKUP = (
    "<table><thead><tr><th>{0}</th><th>{1}</th></tr></thead><tbody><tr><td>{2}</td><td>{3}</td></tr></tbody></table>"
)


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        (
            "drug_interactions",
            ("Other drug and dose", "Ratio of AUC", "Digoxin 0.25 mg once daily for 20 days", "1.15"),
        ),
        ("drug_interactions", ("Other drug and dose", "Ratio of AUC", "Rifampin 600 mg once daily for 7 days", "2.90")),
    ],
)
def test_table_of_interactions_tells_of_a_study(field: str, cells: tuple[str, str, str, str]) -> None:
    flat = "7 DRUG INTERACTIONS Table 1 shows how other drugs change exposure: " + " ".join(cells)
    stated = {field: flat, f"{field}_table": MARKUP.format(*cells), "dosage_and_administration": DOSE}
    assert doses_of("atorvastatin", **stated) == {("atorvastatin", "200 mg every 3 week")}


REDUCED = "2 DOSAGE AND ADMINISTRATION 2.1 Recommended Dosage The dosage is {0} mg orally twice daily. {2} {1}"
HEADING = "2.2 Dosage Modifications for Adverse Reactions Reduce the dose to"


@pytest.mark.parametrize(("drug", "usual", "reduced"), [("capmatinib", 400, 300), ("futibatinib", 20, 16)])
def test_dose_reduction_for_adverse_reactions_is_a_dose(drug: str, usual: int, reduced: int) -> None:
    text = REDUCED.format(usual, f"{reduced} mg twice daily.", HEADING)
    told = doses_of(drug, dosage_and_administration=text)
    assert told == {(drug, f"{usual} mg every 12 hour"), (drug, f"{reduced} mg every 12 hour")}


ONE_LIMIT = (
    "2 DOSAGE AND ADMINISTRATION With verapamil, do not exceed {0} 10 mg once daily (or 20 mg once daily on dialysis)."
)


@pytest.mark.parametrize("drug", ["simvastatin", "lomitapide"])
def test_second_limit_in_brackets_is_a_limit(drug: str) -> None:
    doses = facts_of(Relation.HAS_DOSAGE, drug, dosage_and_administration=ONE_LIMIT.format(drug))
    limits = {fact.object: fact.qualifiers.dose and fact.qualifiers.dose.maximum for fact in doses}
    assert limits == {"10 mg every 1 day": True, "20 mg every 1 day": True}


def test_induction_that_is_over_is_no_phase_of_what_follows() -> None:
    text = "2 DOSAGE AND ADMINISTRATION In patients who have achieved control with induction treatment give 500 mg every 2 weeks."
    [dose] = facts_of(Relation.HAS_DOSAGE, "rituximab", dosage_and_administration=text)
    assert dose.qualifiers.dose is not None and dose.qualifiers.dose.phase is None


@pytest.mark.parametrize("drug", ["ipilimumab", "nivolumab"])
def test_only_route_of_a_label_is_that_of_its_doses(drug: str) -> None:
    infused = "Administer by intravenous infusion after dilution. Take the vial out of the refrigerator first."
    doses = facts_of(Relation.HAS_DOSAGE, drug, dosage_and_administration=f"{DOSE} {infused}")
    assert {fact.qualifiers.route for fact in doses} == {"intravenous"}
