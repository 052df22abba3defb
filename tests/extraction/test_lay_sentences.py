"""Sentences of features, blogs and portals, in the words of every day: effects and how often, doses, routes, mechanisms, classes, the page's drug."""

from __future__ import annotations

import pytest
from tests.extraction.reading import stated

from medgraph import extract_facts, parse_monograph
from medgraph.extraction.adverse_effect.finder import find_adverse_effects
from medgraph.extraction.dosage.finder import find_doses
from medgraph.extraction.drug_class.finder import find_classes
from medgraph.extraction.mechanism.binding import find_targets
from medgraph.extraction.mechanism.finder import find_mechanisms
from medgraph.extraction.route.finder import find_routes
from medgraph.model import Relation

RATES = [
    ("semaglutide", "Nausea troubled about 15% of those on the lower dose and 20% of those on 1 mg, against 6% on placebo.", "nausea", "0.15-0.2"),
    ("lemborexant", "Drowsiness (7% with 5 mg, 10% with 10 mg) was the main complaint.", "drowsiness", "0.07-0.1"),
    ("upadacitinib", "Acne was seen in 10% and 15% of patients on 15 mg and 30 mg.", "acne", "0.1-0.15"),
    ("teriparatide", "Leg cramps happened to roughly one person in two hundred.", "leg cramp", "0.005-0.005"),
    ("lenalidomide", "One in twenty-five patients got a blood clot.", "blood clot", "0.04-0.04"),
    ("rituximab", "Two thirds of patients had fever during the first infusion.", "fever", "0.666667-0.666667"),
    ("fingolimod", "The one that worries doctors most is macular oedema. It happened in 0.5% of those treated.", "macular oedema", "0.005-0.005"),
    ("clozapine", "Agranulocytosis is the dreaded one. It strikes about 8 in 1000 people.", "agranulocytosis", "0.008-0.008"),
    ("apremilast", "Nausea hit 17%, and 8% had headache.", "headache", "0.08-0.08"),
    ("belimumab", "Low mood was reported more often than with placebo, 2.7% versus 1.6%.", "low mood", "0.027-0.027"),
    ("pirfenidone", "In one study of people with gout, 31% of those taking the tablets felt nauseated.", "nausea", "0.31-0.31"),
    ("ocrelizumab", "Chest infections were seen, and about a third of people had a reaction to the drip.", "chest infection", None),
    ("semaglutide", "Vomiting (5% and 9.2%) and constipation (5% and 3.1%) came after that.", "constipation", "0.031-0.05"),
    ("carfilzomib", "Other reactions in less than 10%: bronchitis, cataract, sepsis (1%).", "bronchitis", "None-0.1"),
    ("carfilzomib", "Other reactions in less than 10%: bronchitis, cataract, sepsis (1%).", "sepsis", "0.01-0.01"),
    ("emicizumab", "Uncommon (≥1/1,000, <1/100): rash, hives.", "hives", "0.001-0.01"),
    ("emicizumab", "Common (≥1%, <10%): rash, hives.", "hives", "0.01-0.1"),
    ("tafamidis", "For the small capsule, the events that were listed in the leaflet as very common (more than 1 in 10) were\n\n- cystitis,\n- rash.", "cystitis", "0.1-None"),
    ("escitalopram", "It happens rarely, but some people may have a serious side effect when taking these tablets for a long time, or at first. These happen in fewer than 1 in 1,000 people. Call your doctor if you get:\n\n- chest pain\n- hives", "chest pain", "None-0.001"),
]  # fmt: skip


@pytest.mark.parametrize(("drug", "text", "effect", "rate"), RATES)
def test_rate(drug: str, text: str, effect: str, rate: str | None) -> None:
    page = parse_monograph(f"# {drug.capitalize()}\n\n## Side effects\n\n{text}\n", name="page.md")
    facts = {f.object: f for f in extract_facts(page).facts if f.relation is Relation.HAS_ADVERSE_EFFECT}
    frequency = facts[effect].qualifiers.frequency
    assert (f"{frequency.low}-{frequency.high}" if frequency and frequency.as_written else None) == rate


def test_an_exact_rate_speaks_for_a_bound() -> None:
    text = "Common (at least 5%):\n\n- dizziness\n\nIn the trial dizziness was seen in 12% of people."
    page = parse_monograph(f"# Brivaracetam\n\n## Side effects\n\n{text}\n", name="page.md")
    rates = [f.qualifiers.frequency for f in extract_facts(page).facts if f.object == "dizziness"]
    assert [rate.as_written for rate in rates if rate] == ["12%"]


EFFECTS = [
    ("vortioxetine", "Warnings", "Vortioxetine may make bleeding more likely.", {"bleeding"}),
    ("amitriptyline", "Warnings", "In people prone to it, the drug can tip the mood into mania.", {"mania"}),
    ("vortioxetine", "Side effects", "Sexual problems such as difficulty reaching orgasm or reduced interest in sex do occur.", {"anorgasmia", "decreased libido"}),
    ("etanercept", "Side effects", "Belly pain (28%) and rash (20%) are the others.", {"belly pain", "rash"}),
    ("risdiplam", "Side effects", "Blisters due to inflammation of small vessels, known as cutaneous vasculitis, have been reported.", {"cutaneous vasculitis"}),
    ("semaglutide", "Side effects", "What the studies did not show: more heart failure or depression.", {"not heart failure", "not depression"}),
    ("ivabradine", "Side effects", "Hair loss is hardly ever seen.", {"not hair loss"}),
    ("ivabradine", "Side effects", "Anaemia builds slowly.", {"anaemia"}),
    ("ivabradine", "Side effects", "Back pain worries athletic boys.", {"back pain"}),
    ("ivabradine", "Side effects", "Headache equalled placebo.", set()),
    ("ivabradine", "Side effects", "Headache was no commoner than on placebo.", {"not headache"}),
    ("naltrexone", "Side effects", "It can injure the liver.", {"liver injury"}),
    ("colchicine", "Side effects", "It may damage your muscles and nerves.", {"muscle damage", "nerve damage"}),
    ("lansoprazole", "Side effects", "It does not damage the kidneys.", set()),
    ("azathioprine", "Side effects", "Azathioprine suppresses the bone marrow.", {"bone marrow suppression"}),
    ("letrozole", "Side effects", "Letrozole has been linked with a small number of heart attacks and strokes.", {"heart attack", "stroke"}),
    ("azathioprine", "Side effects", "It raises the risk of cancer, in particular lymphoma.", {"lymphoma"}),
    ("naltrexone", "Side effects", "People often mention headache and dizziness.", {"headache", "dizziness"}),
    ("enoxaparin", "Side effects", "Potassium can creep up, chiefly in diabetes or kidney disease.", {"hyperkalemia"}),
    ("azathioprine", "Side effects", "Pancreatitis is seen more often in Crohn's disease.", {"pancreatitis"}),
    ("blinatumomab", "Side effects", "Hair loss occurred almost exclusively in the chemotherapy arm.", set()),
    ("naltrexone", "Side effects", "Stomach pain and dark urine should never be ignored.", set()),
    ("pegvaliase", "Side effects", "Serum sickness brings joint pain and rash.", {"serum sickness", "joint pain", "rash"}),
    ("filgrastim", "Side effects", "With the injection you may notice pain, hardness or itching where the needle went in.", {"injection site pain", "injection site hardness", "injection site itching"}),
    ("ceftriaxone", "Side effects", "Fewer than one in a hundred noticed nausea or thrush.", {"nausea", "thrush"}),
    ("ceftriaxone", "Side effects", "Headache was as frequent on placebo as on ceftriaxone.", set()),
    ("tofacitinib", "Side effects", "An association with depression was looked for and not found.", set()),
    ("propranolol", "Side effects", "It was blamed for depression, but the trials did not bear that out.", set()),
    ("ceftriaxone", "Side effects", "Kidney stones have been described in children who weren't drinking enough.", {"kidney stone"}),
    ("canagliflozin", "Side effects", "Blood tests may show high potassium.", {"high potassium"}),
    ("tobramycin", "Side effects", "Also reported are fever, itching, nausea and pain at the injection site.", {"fever", "itching", "nausea", "injection site pain"}),
    ("carfilzomib", "Side effects", "Bone pain is thought to reflect the myeloma.", set()),
    ("tobramycin", "Side effects", "Cough and breathlessness are mostly those of the underlying disease.", set()),
    ("montelukast", "Side effects", "Depression has been blamed on it, but the figures do not bear that out.", {"not depression"}),
]  # fmt: skip


def test_a_line_that_says_how_often_rates_the_paragraph_below_it_and_no_other() -> None:
    text = (
        "Rare (up to 1 in 1,000 people):\nLymphoma, melanoma, seizures, inflammation of the eye\n(uveitis), and heart failure.\n\n"
        "Headache and cough have been reported."
    )
    page = parse_monograph(f"Etanercept\n\nSide effects\n\n{text}\n", name="page.txt")
    rates = {
        f.object: f.qualifiers.frequency for f in extract_facts(page).facts if f.relation is Relation.HAS_ADVERSE_EFFECT
    }
    assert {name for name, rate in rates.items() if rate} == {
        "lymphoma",
        "melanoma",
        "seizure",
        "uveitis",
        "heart failure",
    }
    assert {name for name, rate in rates.items() if not rate} == {"headache", "cough"}


@pytest.mark.parametrize("heading", ["Not many people get these", "Not everybody gets these"])
def test_a_heading_that_says_how_many_denies_nothing(heading: str) -> None:
    page = parse_monograph(f"# Tizanidine\n\n## Side effects\n\n### {heading}\n\n- Fainting\n- Confusion\n")
    facts = {f.object: f.polarity.value for f in extract_facts(page).facts if f.relation is Relation.HAS_ADVERSE_EFFECT}
    assert facts == {"fainting": "affirmed", "confusion": "affirmed"}


@pytest.mark.parametrize(("drug", "heading", "text", "expected"), EFFECTS)
def test_effects(drug: str, heading: str, text: str, expected: set[str]) -> None:
    assert stated(find_adverse_effects, drug, heading, text) == expected


DOSES = [
    ("semaglutide", "You begin with 0.25 mg once a week. After four weeks it goes up to 0.5 mg, and if need be to 1 mg a week.", {"0.25 mg every 1 week", "0.5 mg every 1 week", "1 mg every 1 week"}),
    ("donepezil", "Everybody starts on 5 mg at bedtime, and later the doctor may double that to 10 mg.", {"5 mg every 1 day", "10 mg every 1 day"}),
    ("etanercept", "Adults get 50 mg once a week. Children get 0.8 mg/kg up to 50 mg.", {"50 mg every 1 week", "0.8 mg/kg"}),
    ("amoxicillin", "The syrup, at 250 mg in each 5 mL, tastes of banana.", set()),
    ("vortioxetine", "If you take 15 or 20 mg, have your blood tested.", set()),
    ("nusinersen", "Another rival, risdiplam (Evrysdi), works much like nusinersen but is swallowed, 5 mg a day.", {"risdiplam: 5 mg every 1 day"}),
]  # fmt: skip


@pytest.mark.parametrize(("drug", "text", "expected"), DOSES)
def test_doses(drug: str, text: str, expected: set[str]) -> None:
    assert stated(find_doses, drug, "How is it given?", text) == expected


ROUTES = [
    ("sumatriptan", "It differs from fremanezumab, which is injected under the skin.", {"fremanezumab: subcutaneous"}),
    ("rizatriptan", "Sumatriptan works much like rizatriptan but can be injected under the skin.", {"sumatriptan: subcutaneous"}),
    ("brentuximab vedotin", "The antibody is swallowed by the tumour cell and lets its payload go.", set()),
    ("midazolam", "Slowly into the side of the mouth, between gum and cheek.", {"buccal"}),
    ("heparin", "In a fold of skin on the tummy.", {"subcutaneous"}),
    ("salbutamol", "You breathe it in through a blue puffer.", {"inhalation"}),
]  # fmt: skip


@pytest.mark.parametrize(("drug", "text", "expected"), ROUTES)
def test_routes(drug: str, text: str, expected: set[str]) -> None:
    assert stated(find_routes, drug, "", text) == expected


ACTIONS = [
    ("vortioxetine", "Like sertraline and the other SSRIs it blocks the serotonin transporter.", {"inhibition", "SLC6A4"}),
    ("aripiprazole", "It is an antagonist at 5-HT3 receptors, a partial agonist at 5-HT1B receptors and an agonist at 5-HT1A receptors.", {"antagonism", "agonism", "HTR3A", "HTR1B", "HTR1A"}),
    ("sacituzumab govitecan", "The payload is SN-38. In the cell SN-38 blocks an enzyme called topoisomerase I, the DNA strands break and the cell dies.", {"inhibition", "TOP1"}),
    ("dulaglutide", "At the same time it holds back glucagon and makes the stomach empty more slowly.", set()),
    ("enalapril", "Esterases and CYP3A4 in the liver turn it into its active form (enalaprilat), which inhibits ACE.", {"inhibition", "ACE"}),
    ("irinotecan", "CYP3A4 turns it into its active metabolite, which is cleared by the liver.", set()),
    ("voriconazole", "It inhibits fungal lanosterol 14α-demethylase, so that the wall leaks.", {"inhibition"}),
    ("caspofungin", "Non-competitive inhibition of 1,3-β-D-glucan synthase.", {"inhibition"}),
    ("trimethoprim", "It blocks dihydrofolate reductase of the bacterium.", {"inhibition"}),
    ("riociguat", "It attaches to an enzyme in the vessel wall and activates it.", {"activation"}),
    ("mavacamten", "The pill reins in cardiac myosin so that the muscle relaxes.", {"inhibition", "MYH7"}),
]  # fmt: skip


@pytest.mark.parametrize(("drug", "text", "expected"), ACTIONS)
def test_mechanisms(drug: str, text: str, expected: set[str]) -> None:
    found = stated(find_mechanisms, drug, "How it works", text) | stated(find_targets, drug, "How it works", text)
    assert found == expected


CLASSES = [
    ("dulaglutide", "It belongs to the family of medicines that everybody talks about: the GLP-1 receptor agonists.", {"glp-1 receptor agonist"}),
    ("sacituzumab govitecan", "So formally it's a Trop-2-directed antibody and topoisomerase inhibitor conjugate.", {"trop-2-directed antibody and topoisomerase inhibitor conjugate"}),
    ("drospirenone", "It's a progestogen-only pill, sometimes called the mini pill, and contains no oestrogen.", {"progestogen-only pill"}),
    ("eculizumab", "It is a once-monthly monoclonal antibody.", {"monoclonal antibody"}),
    ("luspatercept", "It is a trap for ligands of the TGF-beta family.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("drug", "text", "expected"), CLASSES)
def test_classes(drug: str, text: str, expected: set[str]) -> None:
    assert stated(find_classes, drug, "", text) == expected


def test_a_feature_is_about_the_drug_that_it_presents_by_its_brand() -> None:
    said = "Her metformin stays. The pen holds dulaglutide, sold as Trulicity, and is clicked once a week."
    more = "Dulaglutide is injected under the skin. Dulaglutide may cause nausea. Some people stop dulaglutide for it."
    page = parse_monograph(f"# The biscuit tin\n\n{said}\n\n{more}\n", name="tin.md")
    assert "Trulicity" in {f.object for f in extract_facts(page).facts if f.drug == "dulaglutide"}
