"""Rates in prose: what is a rate of an effect, what is not, whom it is compared with, which grades it counts."""

from __future__ import annotations

import pytest

from medgraph import extract_facts, parse_monograph
from medgraph.model import Fact, Polarity, Relation

PAGE = "# {drug}\n\n{drug} is indicated for gout in adults.\n\n## Adverse reactions\n\n{text}\n"


def _facts(drug: str, text: str) -> dict[str, Fact]:
    page = parse_monograph(PAGE.format(drug=drug, text=text), name=f"{drug}.md")
    return {f.object: f for f in extract_facts(page).facts if f.relation is Relation.HAS_ADVERSE_EFFECT}


RATES = [
    ("Imatinib", "Hemorrhage occurred in 1.8% of patients treated with imatinib.", "hemorrhage", "0.018"),
    ("Imatinib", "Grade 3/4 hemorrhage has been reported in patients with GIST.", "hemorrhage", None),
    ("Dapsone", "Methemoglobinemia has been reported with dapsone gel, 5%.", "methemoglobinemia", None),
    (
        "Ipilimumab",
        "Colitis occurred in 1.3% of patients, including Grade 2 (0.7%) and Grade 3 (0.6%).",
        "colitis",
        "0.013",
    ),
    ("Dostarlimab", "Pneumonitis occurred in 14 patients and resolved in 79% of patients.", "pneumonitis", None),
    ("Warfarin", "Bleeding was reported; it was fatal in 3% of patients.", "bleeding", None),
    (
        "Nivolumab",
        "Hypothyroidism occurred in 8% of patients and led to discontinuation in 2%.",
        "hypothyroidism",
        "0.08",
    ),
]


@pytest.mark.parametrize(("drug", "text", "effect", "low"), RATES)
def test_rate(drug: str, text: str, effect: str, low: str | None) -> None:
    frequency = _facts(drug, text)[effect].qualifiers.frequency
    assert (str(frequency.low) if frequency and frequency.as_written else None) == low


RESUMED = [
    ("Enoxaparin", "Heparin-induced thrombocytopenia is an immune reaction. It affects fewer than 1 in 100.", "heparin-induced thrombocytopenia", (None, "0.01")),
    ("Belatacept", "Hepatitis is the most feared complication. In the trials it arose in 1.4% of patients.", "hepatitis", ("0.014", "0.014")),
    ("Febuxostat", "Vertigo can occur. About 1 in 50 patients get it.", "vertigo", ("0.02", "0.02")),
    ("Valproate", "Valproate can cause birth defects. The risk is around 10%.", "birth defect", ("0.1", "0.1")),
    ("Tizanidine", "Jaundice may occur. Tell your doctor at once. It affects 1 in 100 people.", "jaundice", ("0.01", "0.01")),
    ("Tizanidine", "Jaundice may occur. Nobody died. Tell your doctor at once. It affects 1 in 100 people.", "jaundice", None),
    ("Apixaban", "Jaundice and rash may occur. It affects 1 in 100 people.", "jaundice", None),
    ("Apixaban", "Jaundice may occur. About 90% of patients get it from the pharmacy.", "jaundice", None),
]  # fmt: skip


@pytest.mark.parametrize(("drug", "text", "effect", "bounds"), RESUMED)
def test_rate_of_the_next_sentence(
    drug: str, text: str, effect: str, bounds: tuple[str | None, str | None] | None
) -> None:
    fact = _facts(drug, text).get(effect)
    told = fact.qualifiers.frequency if fact else None
    assert (told and (told.low and str(told.low), told.high and str(told.high))) == bounds


GOVERNED = [
    ("**Uncommon or rare (<1% or in reports):**\n\n- Jaundice", "jaundice", "<1%"),
    ("**Very common, common, uncommon and rare:**\n\n- Jaundice", "jaundice", None),
    ("**Common** (up to 1 in 10): fever, gout. Raised liver enzymes were found.", "raised liver enzymes", "up to 1 in 10"),
    ("**Rare** (up to 1 in 1,000): hives. Hepatitis has been seen.", "hepatitis", "up to 1 in 1,000"),
    ("**Rare** (up to 1 in 1,000): hives. Vertigo was seen in 3%.", "vertigo", "3%"),
    ("- **It hurts.** Nearly everybody (97 in 100) gets a reaction where the needle went in\n    - burning", "injection site burning", "97 in 100"),
    ("- **Skin.** About 4 in 100 notice something\n    - hives\n    - itching", "itching", "4 in 100"),
    ("- Injection site reactions: 25% (placebo none) – erythema, pain", "injection site reaction", "25%"),
    ("- Hepatitis: about 9% – jaundice, itching", "hepatitis", "9%"),
    ("- bone, muscle or joint pain 4.1%, cramps 0.2%", "muscle pain", "4.1%"),
    ("- Roughly 3 people in 1,000 lose their infection-fighting white cells (agranulocytosis), in time", "agranulocytosis", "3 people in 1,000"),
    ("- Roughly one in ten: hives, flushing", "flushing", "one in ten"),
    ("- headache in 24 out of 100, colds (upper respiratory tract infection) in 22", "upper respiratory tract infection", "22 in 100"),
    ("- hand and foot swelling (3%), cramps (2%)", "hand swelling", "3%"),
    ("- In the trials: headache in 24 people out of 100, a sore throat in 22, rash in 13", "rash", "13 in 100"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "effect", "written"), GOVERNED)
def test_what_governs_a_list(text: str, effect: str, written: str | None) -> None:
    fact = _facts("Icatibant", text)[effect]
    assert (fact.qualifiers.frequency and fact.qualifiers.frequency.as_written) == written


NO_RATES = [
    ("Atorvastatin", "The trial in 140 patients (31% female; 92% White) was too small to tell of headache."),
    ("Simvastatin", "Headache was seen more often, with a difference between arms of 5%."),
    ("Metformin", "Reactions are listed that occurred at a rate at least 2% higher than placebo: headache."),
]


@pytest.mark.parametrize(("drug", "text"), NO_RATES)
def test_no_rate(drug: str, text: str) -> None:
    frequencies = [fact.qualifiers.frequency for fact in _facts(drug, text).values()]
    assert not any(frequency and frequency.as_written for frequency in frequencies)


COMPARED = [
    ("Rituximab", "Rash was seen in 17% vs. 5% on placebo.", "0.05", None, None),
    ("Rituximab", "Rash occurred in 17% of patients compared to 5% of patients taking methotrexate.", None, "patients taking methotrexate", "0.05"),
    ("Nivolumab", "Rash was reported in 9% of patients versus 4% in the chemotherapy arm.", None, "chemotherapy arm", "0.04"),
    ("Ivacaftor", "Reactions seen at a frequency of 2 to <5% and higher than placebo by ≥1% were rash and gout.", None, None, None),
    ("Eteplirsen", "Rash was seen in 38% vs 0%.", "0", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("drug", "text", "placebo", "comparator", "share"), COMPARED)
def test_comparator(drug: str, text: str, placebo: str | None, comparator: str | None, share: str | None) -> None:
    frequency = _facts(drug, text)["rash"].qualifiers.frequency
    assert frequency is not None
    said = [str(value) if value is not None else None for value in (frequency.placebo, frequency.comparator_frequency)]
    assert [*said, frequency.comparator] == [placebo, share, comparator]


GRADES = [
    ("Rituximab", "The incidence of Grade 3-4 neutropenia was 2.8%.", "grade 3-4"),
    ("Niraparib", "Grade 3 or 4 adverse reactions were neutropenia (12%) and anemia (3%).", "grade 3 or 4"),
    ("Nivolumab", "Grade 3 or 4 anemia and neutropenia occurred in 7% of patients.", "grade 3 or 4"),
    ("Capmatinib", "Neutropenia occurred in 12% of patients.", None),
]


@pytest.mark.parametrize(("drug", "text", "grades"), GRADES)
def test_grades(drug: str, text: str, grades: str | None) -> None:
    assert _facts(drug, text)["neutropenia"].qualifiers.severity == grades


def test_what_an_effect_did_not_lead_to_denies_it_not() -> None:
    facts = _facts("Dostarlimab", "Hypothyroidism did not lead to discontinuation of dostarlimab.")
    assert all(fact.polarity is Polarity.AFFIRMED for fact in facts.values())


def test_each_rate_leads_its_part_of_a_list() -> None:
    text = "- Frequent: nausea, rash Infrequent: gout, vertigo Rare: jaundice\n- Estimated 1%-10%: flushing Estimated 0.1%-1%: syncope"
    facts = _facts("Aripiprazole", text)
    told = {name: f.qualifiers.frequency for name, f in facts.items()}
    assert {name: f.band for name, f in told.items() if f and f.band} == {
        "nausea": "frequent",
        "rash": "frequent",
        "gout": "infrequent",
        "vertigo": "infrequent",
        "jaundice": "rare",
    }
    assert {name: str(f.high) for name, f in told.items() if f and f.as_written} == {
        "flushing": "0.1",
        "syncope": "0.01",
    }


BANDS = [
    ("Nausea, rash and rarely hepatitis have occurred.", {"nausea": None, "rash": None, "hepatitis": "rare"}),
    ("It can cause headache and, in very rare cases, seizures.", {"headache": None, "seizure": "very rare"}),
    ("Rarely, jaundice and gout have occurred.", {"jaundice": "rare", "gout": "rare"}),
    ("Nausea is common, and occasionally fainting occurs.", {"nausea": "common", "fainting": "occasional"}),
    ("Hepatitis, rarely, has been seen.", {"hepatitis": "rare"}),
]


@pytest.mark.parametrize(("text", "bands"), BANDS)
def test_a_word_thrown_in_holds_for_what_follows(text: str, bands: dict[str, str | None]) -> None:
    found = {name: fact.qualifiers.frequency for name, fact in _facts("Gefitinib", text).items()}
    assert {name: told.band if told else None for name, told in found.items()} == bands
