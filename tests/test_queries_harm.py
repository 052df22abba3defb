"""Which drugs harm an organ: the question, asked of a small page, finds each wording of harm and nothing beside it."""

from __future__ import annotations

import pytest

import medgraph
from medgraph import Graph
from medgraph.rows import Rows

HARMS = {
    "kidney": """proteinuria|blood creatinine increased|glomerulonephritis|kidney toxicity|acute kidney injury
        |renal impairment|nephrotic syndrome|pyelonephritis|interstitial nephritis|renal tubular acidosis|renal failure
        |decreased glomerular filtration rate|hemolytic uremic syndrome""",
    "liver": """alanine aminotransferase increased|hepatitis|jaundice|hepatotoxicity|hepatic failure
        |liver function test abnormal|cholestasis|hepatic steatosis|hepatic impairment|hyperbilirubinemia
        |gamma-glutamyltransferase increased""",
    "heart": """myocardial infarction|cardiac failure|arrhythmia|bradycardia|palpitations|cardiomyopathy|myocarditis
        |atrial fibrillation|electrocardiogram QT prolonged|ejection fraction decreased""",
    "blood": """neutropenia|thrombocytopenia|anemia|pancytopenia|agranulocytosis|hemolytic anemia|eosinophilia
        |aplastic anemia|hemoglobin decreased|febrile neutropenia""",
    "lung": """pneumonitis|interstitial lung disease|dyspnea|bronchospasm|pulmonary edema|respiratory failure|pulmonary
        embolism|pleural effusion|pulmonary fibrosis""",
    "eye": """cataract|glaucoma|vision blurred|uveitis|dry eye|keratitis|optic neuritis|photophobia|retinal
        detachment""",
    "ear": """hearing loss|tinnitus|ototoxicity|vertigo""",
    "nervous system": """seizure|peripheral neuropathy|paresthesia|encephalopathy|tremor|ataxia|dizziness|dystonia
        |somnolence""",
    "skin": """rash|pruritus|urticaria|Stevens-Johnson syndrome|alopecia|injection site erythema|dermatitis|acne""",
    "pancreas": "pancreatitis|lipase increased",
    "muscle": "myalgia|rhabdomyolysis|muscle weakness|blood creatine phosphokinase increased",
    "bone": "osteonecrosis of the jaw|bone fracture|osteoporosis",
    "thyroid": "hypothyroidism|thyroiditis",
}
NO_HARM = """cystitis|urinary tract infection|nephrolithiasis|urinary retention|pollakisuria|dysuria|hepatitis B
    |cholelithiasis|nausea|hypertension|gingival bleeding|hyperglycemia|pneumonia|rhinorrhea|sinusitis
    |otitis media|headache|cellulitis|melanoma|herpes zoster|fever|fatigue|arthralgia|weight increased
    |injection site pain|renal cell carcinoma|bacterial meningitis|abdominal pain|thyroid cancer"""


def listed(names: str) -> list[str]:
    return [" ".join(name.split()) for name in names.split("|")]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("harm")
    effects = [name for names in (*HARMS.values(), NO_HARM) for name in listed(names)]
    items = "\n".join(f"- {name[0].upper()}{name[1:]}" for name in effects)
    page = f"# Warfarin\n\nWarfarin is an anticoagulant.\n\n## Adverse effects\n\n{items}\n"
    (folder / "warfarin.md").write_text(page, encoding="utf-8")
    medgraph.build(folder, out=folder / "build")
    return medgraph.open(folder / "build")


def sentences(graph: Graph, question: str, **parameters: str) -> set[str]:
    answer = graph.query(question, **parameters)
    assert isinstance(answer, Rows)
    return {str(sentence).strip("- .").lower() for (sentence,) in answer.values("sentence")}


@pytest.mark.parametrize("organ", HARMS)
def test_each_organ_has_its_harms_and_no_others(graph: Graph, organ: str) -> None:
    found = sentences(graph, "organ-harm", organ=organ)
    expected = {name.lower() for name in listed(HARMS[organ])}
    shared = {name.lower() for names in HARMS.values() for name in listed(names)}
    assert expected - found == set(), "not found"
    assert found - expected - shared == set(), "found, and no harm to it"


def test_what_harms_nothing_is_on_the_page_all_the_same(graph: Graph) -> None:
    assert {name.lower() for name in listed(NO_HARM)} <= sentences(graph, "adverse-effects", drug="warfarin")
