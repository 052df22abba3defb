"""What a sentence tells of another drug, or of another arm of a trial, is no fact of the page's drug, whatever the relation."""

from __future__ import annotations

import pytest

from medgraph import extract_facts, parse_monograph
from medgraph.model import Polarity, Relation

EFFECT, BARRED = Relation.HAS_ADVERSE_EFFECT, Relation.CONTRAINDICATED_IN
WATCHED, USE, PARTNER = Relation.REQUIRES_MONITORING, Relation.INDICATED_FOR, Relation.INTERACTS_WITH

OF_OTHERS = [
    ("rivaroxaban", EFFECT, "Bleeding is less of a worry than on warfarin, whose main drawbacks are hair loss, skin necrosis and purple toes.", {"hair loss", "skin necrosis"}),
    ("galcanezumab", EFFECT, "Far fewer people stop it than stop amitriptyline, which often brings dry mouth, drowsiness and constipation.", {"dry mouth", "constipation"}),
    ("ustekinumab", EFFECT, "People who come from ciclosporin, which may cause high blood pressure and kidney damage, are usually relieved.", {"high blood pressure", "kidney damage"}),
    ("agomelatine", EFFECT, "Many patients have tried paroxetine before, a drug that is known for weight gain.", {"weight gain"}),
    ("linagliptin", EFFECT, "Compared with pioglitazone, whose users may get edema and fractures, linagliptin causes only nasopharyngitis.", {"edema", "fracture"}),
    ("reslizumab", EFFECT, "In trials of omalizumab, joint pain and fractures have been reported; no such signal was found with reslizumab.", {"joint pain"}),
    ("tapentadol", EFFECT, "In comparative studies, constipation was seen in the oxycodone group only.", {"constipation"}),
    ("fidaxomicin", EFFECT, "Taste disturbance was reported more often in the vancomycin arm.", {"taste disturbance"}),
    ("icosapent ethyl", EFFECT, "Constipation (3%) and gout (2%) occurred only in the mineral oil group.", {"constipation", "gout"}),
    ("erenumab", EFFECT, "In the placebo arm, dizziness was reported by 4% of participants.", {"dizziness"}),
    ("gadobutrol", EFFECT, "Patients on placebo complained of headache (7%) and back pain (5%).", {"headache", "back pain"}),
    ("satralizumab", EFFECT, "Among those who received placebo, urinary tract infection was seen in 16%.", {"urinary tract infection"}),
    ("lixisenatide", EFFECT, "Hypoglycemia occurred in 12% of patients treated with insulin glulisine alone.", {"hypoglycemia"}),
    ("tolvaptan", EFFECT, "Hypotension was noted with conivaptan.", {"hypotension"}),
    ("aripiprazole", EFFECT, "For clozapine, on the other hand, agranulocytosis is the dreaded side effect.", {"agranulocytosis"}),
    ("iloperidone", EFFECT, "The medicine you had before was haloperidol, and muscle stiffness is a well-known problem with that drug.", {"muscle stiffness"}),
    ("edoxaban", EFFECT, "With another anticoagulant, dabigatran, dyspepsia and heartburn were more frequent.", {"dyspepsia", "heartburn"}),
    ("celecoxib", EFFECT, "An earlier relative, rofecoxib, was withdrawn after it had led to heart attacks.", {"heart attack"}),
    ("adalimumab", EFFECT, "Hair loss is far more often due to methotrexate.", {"hair loss"}),
    ("valsartan", EFFECT, "With the fixed combination (amlodipine/valsartan), edema and flushing have been seen.", {"edema", "flushing"}),
    ("bimatoprost", BARRED, "Unlike betaxolol, which people with asthma must not use, bimatoprost can be used by them.", {"asthma"}),
    ("apixaban", WATCHED, "Unlike warfarin, which requires regular INR checks, apixaban needs none of this.", {"inr check"}),
    ("lamotrigine", WATCHED, "People who switch from carbamazepine, whose users need blood counts and sodium checks, find this a relief.", {"blood count"}),
    ("lacosamide", WATCHED, "For phenytoin, by contrast, blood counts are checked.", {"blood count"}),
    ("vibegron", WATCHED, "Mirabegron requires blood pressure checks; vibegron does not.", {"blood pressure check"}),
    ("formoterol", BARRED, "Propranolol itself must not be given to people with asthma.", {"asthma"}),
    ("vibegron", BARRED, "People with glaucoma, who cannot take oxybutynin, may take it.", {"glaucoma"}),
    ("raltegravir", PARTNER, "Unlike darunavir, which raises simvastatin, raltegravir is taken with statins.", {"simvastatin"}),
]  # fmt: skip
_HEADINGS = {
    EFFECT: "Side effects", BARRED: "Contraindications", WATCHED: "Monitoring", USE: "Uses", PARTNER: "Interactions",
}  # fmt: skip


def _objects(drug: str, relation: Relation, text: str) -> set[str]:
    page = parse_monograph(f"# {drug.capitalize()}\n\n## {_HEADINGS[relation]}\n\n{text}\n", name="page.md")
    found = [f for f in extract_facts(page).facts if f.relation is relation and f.drug == drug]
    return {f.object for f in found if f.polarity is Polarity.AFFIRMED}


@pytest.mark.parametrize(("drug", "relation", "text", "theirs"), OF_OTHERS)
def test_what_is_said_of_another(drug: str, relation: Relation, text: str, theirs: set[str]) -> None:
    assert not _objects(drug, relation, text) & theirs


OF_THE_DRUG = [
    ("rivaroxaban", EFFECT, "Rivaroxaban, which thins the blood, may cause bleeding.", {"bleeding"}),
    ("edoxaban", EFFECT, "With another 30 mg of edoxaban, dyspepsia was more frequent.", {"dyspepsia"}),
    ("adalimumab", EFFECT, "Hair loss is often due to adalimumab.", {"hair loss"}),
    ("valsartan", EFFECT, "With the fixed dose (valsartan), dizziness has been seen.", {"dizziness"}),
    ("tramadol", EFFECT, "Like codeine, tramadol causes nausea and constipation.", {"nausea", "constipation"}),
    ("ticagrelor", EFFECT, "When taken with aspirin, which is usual, ticagrelor may cause bleeding.", {"bleeding"}),
    ("linagliptin", EFFECT, "Compared with pioglitazone, whose users may get edema and fractures, linagliptin causes only nasopharyngitis.", {"nasopharyngitis"}),
    ("lenalidomide", EFFECT, "In patients who received lenalidomide with dexamethasone, neutropenia was the most common adverse reaction.", {"neutropenia"}),
    ("lixisenatide", EFFECT, "In combination with insulin glargine, hypoglycemia occurred in 12% of patients.", {"hypoglycemia"}),
    ("tapentadol", EFFECT, "Constipation was seen in 14% of the tapentadol group and in 28% of the oxycodone group.", {"constipation"}),
    ("secukinumab", EFFECT, "Nasopharyngitis occurred in 11% of patients and in 9% of those given placebo.", {"nasopharyngitis"}),
    ("satralizumab", EFFECT, "Headache was more frequent than in the placebo group.", {"headache"}),
    ("trastuzumab", EFFECT, "Given together with docetaxel, febrile neutropenia was seen.", {"febrile neutropenia"}),
    ("drospirenone", EFFECT, "The most common were upper respiratory infection (5.9%; placebo 4.1%), metrorrhagia (4.7%) and headache.", {"metrorrhagia"}),
    ("ketorolac", BARRED, "Ketorolac is contraindicated in patients taking aspirin and in those with peptic ulcer.", {"peptic ulcer"}),
    ("digoxin", PARTNER, "Avoid clarithromycin, which raises digoxin levels.", {"clarithromycin"}),
]  # fmt: skip


@pytest.mark.parametrize(("drug", "relation", "text", "own"), OF_THE_DRUG)
def test_what_only_looks_so(drug: str, relation: Relation, text: str, own: set[str]) -> None:
    assert own <= _objects(drug, relation, text)


def test_residue_says_why() -> None:
    text = "# Tapentadol\n\n## Side effects\n\nConstipation was seen in the oxycodone group only.\n"
    vetoes = [r.detail for r in extract_facts(parse_monograph(text, name="page.md")).residue if r.detail]
    assert vetoes == ["another arm"]


ANSWERS = [
    ("influenza vaccine", "Is the nasal spray the same thing?", "It must not be used in pregnancy.", set()),
    ("apixaban", "What about warfarin?", "It must not be used in pregnancy.", set()),
    ("apixaban", "Is warfarin any different?", "Apixaban must not be used in pregnancy either.", {"pregnancy"}),
    ("propranolol", "Who must not take it?", "It must not be used in asthma.", {"asthma"}),
]


@pytest.mark.parametrize(("drug", "question", "answer", "barred"), ANSWERS)
def test_answers_on_another_product(drug: str, question: str, answer: str, barred: set[str]) -> None:
    page = parse_monograph(f"# {drug.capitalize()}\n\n## {question}\n\n{answer}\n", name="page.md")
    found = [f for f in extract_facts(page).facts if f.relation is BARRED and f.drug == drug]
    assert {f.object for f in found} == barred
