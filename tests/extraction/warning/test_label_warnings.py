"""What official labels warn of: the titles of their warnings and of their boxes, not every harm that a sentence tells."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.labels import record

from medgraph import extract_facts
from medgraph.extraction.warning.titles import harms_of
from medgraph.model import Fact, Relation
from medgraph.monographs import parse_monograph

TITLES = [
    ("5.1 Hepatotoxicity", {"hepatotoxicity"}),
    ("5.2 Potential for Cognitive and Motor Impairment", {"cognitive impairment", "motor impairment"}),
    ("5.3 Suicidal Behavior and Ideation", {"suicidal behavior", "suicidal ideation"}),
    ("5.4 Bowel Obstruction and Perforation", {"bowel obstruction", "bowel perforation"}),
    ("5.5 Hypersensitivity Reactions, Including Anaphylaxis", {"hypersensitivity reaction", "anaphylaxis"}),
    ("5.6 Interstitial Lung Disease (ILD)/Pneumonitis", {"interstitial lung disease", "pneumonitis"}),
    ("5.7 Increases in HbA1c and Fasting Glucose", {"increased hba1c", "increased fasting glucose"}),
    ("5.8 Blood Pressure and Heart Rate Increases", {"blood pressure increase", "heart rate increase"}),
    ("5.9 Severe and Fatal Infusion-Related Reactions", {"infusion-related reaction"}),
    ("5.10 Effects on Vitamin D and Bone", {"effects on vitamin d and bone"}),
    ("5.11 Risk of Myopathy with Concomitant Use of Simvastatin", {"myopathy"}),
    ("Ocular Toxicity Retinal Pigment Epithelial Detachment", {"ocular toxicity"}),
    ("5.12 Concomitant Use with CYP3A Inducers", set()),
    ("5.13 Use in Women of Childbearing Potential", set()),
    ("5.14 Monitoring: Laboratory Tests", set()),
    ("5 WARNINGS AND PRECAUTIONS", set()),
]


@pytest.mark.parametrize(("title", "harms"), TITLES)
def test_harms_of_a_title(title: str, harms: set[str]) -> None:
    assert harms <= {harm.term for harm in harms_of(title)} if harms else not list(harms_of(title))


def test_a_phrase_with_its_short_form_is_one_harm() -> None:
    title = "5.4 Drug Reaction with Eosinophilia and Systemic Symptoms (DRESS)"
    assert [harm.term for harm in harms_of(title)] == ["drug reaction with eosinophilia and systemic symptom"]


def test_whom_a_title_speaks_of_is_kept() -> None:
    [harm] = harms_of("5.1 Increased Mortality in Elderly Patients with Dementia")
    assert (harm.term, harm.population) == ("increased mortality", "elderly patients with dementia")


def test_a_harm_stands_where_its_title_names_it() -> None:
    title = "5.2 Risk of Stroke and Heart Failure"
    assert [title[harm.span.start : harm.span.end] for harm in harms_of(title)] == ["Stroke", "Heart Failure"]


WARNINGS = (
    "5 WARNINGS AND PRECAUTIONS Hepatotoxicity: Monitor liver tests. ( 5.1 ) 5.1 Hepatotoxicity Exemplia can cause liver "
    "failure. Risk factors include obesity and diabetes. 5.2 Seizures Use with caution in patients with epilepsy. "
    "Signs include aura and confusion."
)
BOX = "WARNING: HEPATOTOXICITY and SERIOUS INFECTIONS EXEMPLIA can cause liver failure. Fever may occur."


def _warnings(**fields: Any) -> dict[str, Fact]:
    source = json.dumps({"results": [record(**fields)]})
    facts = extract_facts(parse_monograph(source, name="label.json")).facts
    return {fact.object: fact for fact in facts if fact.relation is Relation.HAS_WARNING}


def test_titles_and_calls_for_care_are_warnings_and_other_sentences_are_not() -> None:
    warnings = _warnings(warnings_and_cautions=[WARNINGS])
    assert set(warnings) == {"hepatotoxicity", "seizure", "epilepsy"}
    assert len(warnings["hepatotoxicity"].evidence) == 2  # the highlights and the title


def test_the_title_of_a_box_marks_its_harms() -> None:
    warnings = _warnings(boxed_warning=[BOX], warnings_and_cautions=[WARNINGS])
    assert {name for name, fact in warnings.items() if fact.qualifiers.boxed} == {"hepatotoxicity", "serious infection"}


def test_a_box_without_a_telling_title_marks_what_titles_name() -> None:
    box = "WARNING: LIFE THREATENING ADVERSE REACTIONS Hepatotoxicity has been fatal."
    warnings = _warnings(boxed_warning=[box], warnings_and_cautions=[WARNINGS])
    assert {name for name, fact in warnings.items() if fact.qualifiers.boxed} == {"hepatotoxicity"}


def test_labels_without_titles_warn_in_sentences() -> None:
    text = "WARNINGS Exemplia can cause aplastic anemia. Serotonin Syndrome: it was seen. Advise patients of any rash."
    assert set(_warnings(warnings=[text])) == {"aplastic anemia", "serotonin syndrome"}
