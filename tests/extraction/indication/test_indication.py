"""What drugs are for: sentences, lists, labels and tables; and what is mentioned beside it.

An expectation is "name", or "not name" for what the page says the drug is not for; "DRUG: name" is another drug's.
"""

from __future__ import annotations

import pytest
from tests.extraction.reading import candidates, stated

from medgraph.extraction.indication.finder import find_indications
from medgraph.extraction.page import prepare
from medgraph.extraction.rules import Candidate
from medgraph.model import Polarity
from medgraph.monographs import parse_monograph
from medgraph.sections import split_sections

USES, ABOUT = "Uses", "At a party"

TOLD = [
    (USES, "It has been tried in migraine, but the trials failed, so it is not used for that.", set()),
    (USES, "It is given for gout. It is not recommended for that age.", {"gout"}),
    (USES, "Doctors give it for vertigo, but it is not recommended for this.", {"not vertigo"}),
    (ABOUT, "It is a capsule for Gaucher disease and, since 2009, for Niemann-Pick disease type C.", {"gaucher disease", "niemann-pick disease type c"}),
    (USES, "Many adults with epilepsy sleep poorly.", set()),
    (USES, "It is used to prevent infections caused by respiratory syncytial virus in babies.", {"respiratory syncytial virus infection"}),
    (USES, "It is used to treat infection with Clostridium difficile.", {"clostridium difficile infection"}),
    (USES, "It protects against infection with the hepatitis A virus.", {"hepatitis a"}),
    (USES, "It is used to treat infections with fever.", {"infection"}),
    (ABOUT, "It contains metformin, an antifungal that clears up ringworm.", {"ringworm"}),
    (ABOUT, "Cholesterol is a fat that clears up gout.", set()),
    (USES, "Sedation for a scan; laryngospasm; status epilepticus (the first dose).", {"sedation", "laryngospasm", "status epilepticus"}),
    (USES, "Thinners, diet, weight and salt.", set()),
    (USES, "- Angular cheilitis – the cream does as well\n- Oral thrush – no", {"angular cheilitis", "not oral thrush"}),
    (USES, "It quietens a signal behind itchy, cracked skin.", set()),
    (USES, "- one seizure follows another", set()),
    (USES, "Although it is sometimes tried for hot flushes, it is not approved for that use.", {"not hot flush"}),
    (USES, "Doctors use it for migraine too, but it is not licensed for this.", {"not migraine"}),
    (USES, "It is given for vertigo. It is not licensed for that.", {"not vertigo"}),
    (USES, "Metformin in combination with methotrexate (MTX) is indicated for the treatment of psoriasis.", {"psoriasis"}),
    (USES, "- Raynaud's\n- Crohn’s", {"raynaud's phenomenon", "crohn’s disease"}),
    (ABOUT, "It is licensed for hives and for Parkinson's.", {"hives", "parkinson's disease"}),
    (USES, "It is taken with a diet, never instead of it, to bring down fats in adults with familial chylomicronaemia syndrome.", {"familial chylomicronaemia syndrome"}),
    (ABOUT, "A once-a-week tablet to keep malaria at bay.", {"malaria"}),
    (ABOUT, "It's a weekly jab, an injection for psoriasis.", {"psoriasis"}),
    (ABOUT, "It's a weekly injection for psoriasis.", {"psoriasis"}),
    (ABOUT, "The tablets are for his *acromegaly*, and work if they come on time.", {"acromegaly"}),
    (USES, "- gout\n- asthma: phase 2 negative, not approved\n- psoriasis (trial stopped early, abandoned)", {"gout", "not asthma", "not psoriasis"}),
    (USES, "- breast cancer (HER2 negative)\n- gout, approved", {"breast cancer", "gout"}),
    (USES, "It is given for vertigo. It is being tested in migraine, but is not approved for that.", {"vertigo"}),
    (USES, "It is prescribed for acne, though that use is not on the label.", {"not acne"}),
    (USES, "It is used for gout, but it is not approved for children.", {"gout"}),
    (USES, "It is used for epilepsy. It is not approved for those under 4.", {"epilepsy"}),
    ("Scope", "2.1 For adults on the stroke unit or the ward with atrial fibrillation who need anticoagulation.", {"atrial fibrillation"}),
    ("Scope", "1.1 For children in hospital with cystic fibrosis.", {"cystic fibrosis"}),
    ("Scope", "For adults on aspirin with food.", set()),
    ("Recommendations", "**Aim:** prevention of pneumococcal pneumonia in infants.", {"pneumococcal pneumonia"}),
    (ABOUT, "Treatment of acromegaly in adults.", {"acromegaly"}),
    (ABOUT, "Treatment of bleeding: give protamine.", set()),
    (ABOUT, "We also give it, at lower strengths, for rosacea and acne.", {"rosacea", "acne"}),
    (ABOUT, "It is injected into the joint for osteoarthritis.", {"osteoarthritis"}),
    (ABOUT, "It is taken by mouth for heavy periods.", {"heavy period"}),
    (ABOUT, "It is given into a vein for the first two days.", set()),
    (ABOUT, "It is taken with food for better absorption.", set()),
    (USES, "- to keep Crohn's disease of the last part of the small bowel quiet", {"crohn's disease"}),
    (USES, "It is used to keep schizophrenia stable.", {"schizophrenia"}),
    (USES, "It is used to keep the tablets dry.", set()),
    (USES, "Emergency treatment of angioedema – the sudden, deep swelling of the skin.", {"angioedema"}),
    (USES, "It treats hives - an itchy, raised rash.", {"hives"}),
    (USES, "It is used in adults with obesity due to a variant confirmed by a test, or with Bardet-Biedl syndrome.", {"obesity", "bardet-biedl syndrome"}),
    (USES, "It is used in adults at risk of stroke because of age, or with diabetes.", set()),
    (USES, "It is used for weight management in adults with genetic obesity.", {"weight management", "genetic obesity"}),
    (ABOUT, "| Item | Detail |\n|---|---|\n| Orphan condition | Cystinosis, ORPHA:213 |\n| Holder | A company |", {"cystinosis"}),
    ("Dosing & Uses", "Indicated for narcolepsy in adults and children", {"narcolepsy"}),
    (USES, "- chronic sinusitis of moderate to severe intensity", {"chronic sinusitis"}),
    (USES, "Most people on it have been diagnosed with depression or are coping with panic disorder.", {"depression", "panic disorder"}),
    (USES, "It is given to nurses for whom the infection would be a danger.", set()),
    (USES, "- Eradication of Helicobacter pylori, combined with antibiotics", {"helicobacter pylori infection"}),
    (USES, "It is used for the eradication of Helicobacter pylori.", {"helicobacter pylori infection"}),
    (USES, "At higher doses it is used for acromegaly in adults.", {"acromegaly"}),
    (ABOUT, "**Doctors use it for two things:** gout and migraine that comes back.", {"gout", "migraine"}),
    (ABOUT, "Our shop sells it for:\n\n- gout\n- heartburn", {"gout", "heartburn"}),
    (ABOUT, "It has three uses, none of them new:\n\n- gout\n- migraine", {"gout", "migraine"}),
    (USES, "Monotherapy or adjunctive therapy of focal seizures in adults.", {"focal seizure"}),
    (USES, "Women receive it to shorten a migraine.", {"migraine"}),
    (ABOUT, "It is used to shrink uterine fibroids.", {"uterine fibroid"}),
    (USES, "It is used to prevent nausea and vomiting brought on by anesthesia.", {"nausea and vomiting"}),
    (USES, "It is indicated for the treatment of postoperative nausea and vomiting.", {"postoperative nausea and vomiting"}),
    (USES, "It is used to prevent gastric ulcers induced by aspirin.", {"gastric ulcer"}),
    (USES, "- pneumonia thought to be bacterial\n- bacteremia arising from a catheter", {"pneumonia", "bacteremia"}),
    (USES, "- Arthritis (rheumatoid and psoriatic)", {"arthritis", "rheumatoid arthritis", "psoriatic arthritis"}),
    (USES, "It is used to treat blood clots (deep vein thrombosis and pulmonary embolism) in adults.", {"blood clot", "deep vein thrombosis", "pulmonary embolism"}),
    (USES, "- Heart failure (breathlessness and swollen ankles)", {"heart failure"}),
    (USES, "- Ulcerative colitis (a disease with inflammation and ulcers of the bowel)", {"ulcerative colitis"}),
    (USES, "- Migraines: attacks in adults", {"migraine"}),
    (USES, "- Leukemias: CLL, AML in adults", {"leukemia", "chronic lymphocytic leukemia", "acute myeloid leukemia"}),
    (USES, "- **Spondyloarthritis**, which covers ankylosing spondylitis and psoriatic arthritis", {"spondyloarthritis", "ankylosing spondylitis", "psoriatic arthritis"}),
    (USES, "It is given to men past middle age, and to women after menopause who have osteoporosis.", {"osteoporosis"}),
    (USES, "It is offered to people with a feeding tube who have Crohn's disease.", {"crohn's disease"}),
    (USES, "It is used in people of any age with cystic fibrosis.", {"cystic fibrosis"}),
    (USES, "It is used for gout, for certain irregular rhythms of the heart such as atrial flutter, and for migraine.", {"gout", "atrial flutter", "migraine"}),
    (USES, "It is prescribed for long-term weight management in adults.", {"long-term weight management"}),
    (USES, "It is used as an aid to smoking cessation.", {"smoking cessation"}),
    (USES, "Exemplin is a biologic, one of the newer medicines, that is used for the treatment of gout.", {"gout"}),
    ("Uses (card No. 5)", "- Gout", {"gout"}),
    (USES, "It is also used for hormone receptor–positive, HER2-negative breast cancer.", {"hormone receptor–positive her2-negative breast cancer"}),
    (USES, "Two things: treating a migraine attack in adults; and preventing episodic migraine.", {"migraine", "episodic migraine"}),
    (USES, "It won approval for gout in 2019, and has since been cleared for psoriasis.", {"gout", "psoriasis"}),
    (USES, "It is used for attention-deficit/hyperactivity disorder (ADHD) in children.", {"attention-deficit hyperactivity disorder"}),
    (USES, "It helps adults with narcolepsy stay awake during the day.", {"narcolepsy"}),
    (USES, "It is used for cataplexy – sudden attacks of muscle weakness.", {"cataplexy"}),
    (USES, "It is used to treat:\n- a rare disease called alkaptonuria (AKU) in adults", {"alkaptonuria"}),
    (USES, "It is used to treat idiopathic pulmonary fibrosis (IPF), a chronic, progressive lung disease in which the lungs scar.", {"idiopathic pulmonary fibrosis"}),
    (USES, "It eases the stiffness, tremor and slowness of Parkinson's disease.", {"parkinson's disease"}),
    (USES, "It is used to treat: allergic asthma; chronic rhinosinusitis with nasal polyps; and gout.", {"allergic asthma", "chronic rhinosinusitis with nasal polyp", "gout"}),
    (USES, "It is used to treat blood clots in the legs (deep vein thrombosis).", {"blood clot", "deep vein thrombosis"}),
    (USES, "Some doctors also prescribe it off-label for rosacea.", {"rosacea"}),
    (USES, "It is used in adults with rheumatoid arthritis who have not responded well to methotrexate, as well as in active psoriatic arthritis.", {"rheumatoid arthritis", "psoriatic arthritis"}),
    (USES, "It treats relapsing forms of multiple sclerosis, including clinically isolated syndrome and active secondary progressive disease.", {"multiple sclerosis", "clinically isolated syndrome", "secondary progressive disease"}),
    (USES, "It is used to control high blood sugar in people with diabetes.", {"high blood sugar", "diabetes"}),
    (USES, "It is used to treat allergic rhinitis (such as sneezing and itching).", {"allergic rhinitis"}),
    (USES, "It treats certain blood cancers, such as mantle cell lymphoma.", {"mantle cell lymphoma"}),
    (USES, "- Heart failure, to lower the risk of hospitalization and cardiovascular death", {"heart failure"}),
    (USES, "Severe nodular acne which has not responded to standard treatment.", {"nodular acne"}),
    (USES, "It is given to people who have been exposed to inhalational anthrax.", {"inhalational anthrax"}),
    (USES, "It is indicated for gout and also causes kidney stones and nausea.", {"gout"}),
    (USES, "It is meant for asthma and in some brings on tremor or cramps.", {"asthma"}),
    (USES, "It is indicated for the treatment of deep vein thrombosis.", {"deep vein thrombosis"}),
    (USES, "Approved for spinal muscular atrophy in children and adults.", {"spinal muscular atrophy"}),
    (USES, "It is prescribed for high blood pressure (hypertension) in adults and in children from 6 years.", {"hypertension"}),
    (USES, "Doctors rely on it for chronic stable angina and for vasospastic angina.", {"chronic stable angina", "vasospastic angina"}),
    (USES, "It is used for the treatment of acute hepatic porphyria (AHP) in adults.", {"acute hepatic porphyria"}),
    (USES, "It is used to improve glycemic control in adults with diabetes mellitus.", {"diabetes mellitus"}),
    (USES, "It improves sugar control in adults, and in children from 10, who have type 2 diabetes mellitus.", {"type 2 diabetes mellitus"}),
    (USES, "It lowers LDL cholesterol in adults with heterozygous familial hypercholesterolemia.", {"heterozygous familial hypercholesterolemia"}),
    (USES, "The main uses are active duodenal ulcer and the healing of erosive esophagitis due to acid.", {"duodenal ulcer", "erosive esophagitis"}),
    (USES, "It is used to prevent cervical, vaginal and anal cancer caused by types 16 and 18.", {"cervical cancer", "vaginal cancer", "anal cancer"}),
    (USES, "People with cystic fibrosis from the age of 1 month, as long as they carry one mutation.", {"cystic fibrosis"}),
    (USES, "Children younger than two years with spinal muscular atrophy (SMA) who have two mutations.", {"spinal muscular atrophy"}),
    (USES, "An adjunct to diet and other lipid-lowering drugs in homozygous familial hypercholesterolemia (HoFH).", {"homozygous familial hypercholesterolemia"}),
    (USES, "You most likely have an underactive thyroid (hypothyroidism), whether you were born with it or not.", {"hypothyroidism"}),
    (USES, "Duchenne muscular dystrophy, provided that a laboratory has confirmed a mutation.", {"duchenne muscular dystrophy"}),
    (USES, "It is given for Zollinger-Ellison syndrome and other pathological hypersecretory conditions.", {"zollinger-ellison syndrome", "pathological hypersecretory condition"}),
    (USES, "It is used for the prevention of pregnancy.", {"prevention of pregnancy"}),
    (ABOUT, "It treats Duchenne muscular dystrophy, but not every patient qualifies.", {"duchenne muscular dystrophy"}),
    (ABOUT, "It is a drug for Duchenne muscular dystrophy in people with a suitable mutation.", {"duchenne muscular dystrophy"}),
    (ABOUT, "It is a weekly drip for some boys and young men with Duchenne muscular dystrophy.", {"duchenne muscular dystrophy"}),
    (ABOUT, "Without a prescription it relieves frequent heartburn.", {"heartburn"}),
    (USES, "- rheumatoid arthritis\n- Crohn's disease (from 6 years)", {"rheumatoid arthritis", "crohn's disease"}),
    (USES, "- Joints\n  - ankylosing spondylitis\n- Skin\n  - plaque psoriasis", {"ankylosing spondylitis", "plaque psoriasis"}),
    (USES, "- Panic disorder, with or without agoraphobia", {"panic disorder"}),
    (USES, "- Bone loss in men on androgen deprivation therapy for prostate cancer", {"bone loss"}),
    (USES, "- melanoma that has spread or cannot be removed by surgery", {"melanoma"}),
    (USES, "- Rheumatoid arthritis (RA), moderate to severe, together with methotrexate", {"rheumatoid arthritis"}),
    (USES, "- **Bronchospasm:** prevention in patients 4 years of age and older", {"bronchospasm"}),
    (USES, "- Prophylaxis and treatment of venous thrombosis and its extension, pulmonary embolism included", {"venous thrombosis", "pulmonary embolism"}),
    (USES, "- head and neck squamous cell cancer (HNSCC)", {"head and neck squamous cell cancer"}),
    (ABOUT, "- **Used in:** spinal muscular atrophy (SMA), at any age", {"spinal muscular atrophy"}),
    (USES, "| Who | For what |\n|--|--|\n| Adults | primary hyperlipidemia |", {"primary hyperlipidemia"}),
    (ABOUT, "| Item | Entry |\n|--|--|\n| Indication | gout |", {"gout"}),
    ("Dosage", "- **Ph+ chronic myeloid leukemia, chronic phase:** 400 mg once daily\n- **Ph+ CML in blast crisis:** 600 mg", {"chronic myeloid leukemia"}),
    ("Dosage", "- **Aggressive systemic mastocytosis without KIT D816V:** 400 mg/day", {"aggressive systemic mastocytosis"}),
    (USES, "It calms an overactive bladder, so that you need to go less often.", {"overactive bladder"}),
    (USES, "It keeps asthma under control.", {"asthma"}),
    (USES, "Adults with psoriatic arthritis who did badly on another drug may be offered it.", {"psoriatic arthritis"}),
    (USES, "It is an antibody for women whose osteoporosis puts them at risk of a fracture.", {"osteoporosis"}),
    (USES, "It is a shot for people whose bones break easily (osteoporosis).", {"osteoporosis"}),
    (USES, "It is used to treat men with symptoms of an enlarged prostate.", {"enlarged prostate"}),
    (USES, "It is given for giardiasis and dental infections.", {"giardiasis", "dental infection"}),
    (USES, "- **Peripheral arterial disease (PAD):** narrowed leg arteries that hurt", {"peripheral arterial disease"}),
    (USES, "| Indication | Status |\n|--|--|\n| gout | approved |\n| nocturnal enuresis | not approved |\n| mania | off-label |", {"gout"}),
]  # fmt: skip
UNTOLD = [
    (USES, "Contramix is a combination tablet that contains naltrexone and exemplin and is used for obesity."),
    (USES, "It is used with care in people at home who have a cough."),
    (USES, "Oral steroids are used for severe asthma attacks."),
    (USES, "In combination with phentermine (Qsymia) it is approved for obesity."),
    (USES, "You may have seen one of them on a billboard."),
    (USES, "**Good news.** The triptans squeeze vessels, so people with angina are told to leave them alone."),
    (USES, "For a time the drug was approved for bladder cancer as well."),
    (USES, "It was formerly used to treat leprosy."),
    (USES, "Think of the bacterium as a factory. It stops the factory before the work has begun."),
    (USES, "It may help slow the worsening of symptoms such as memory loss and confusion."),
    (USES, "Controlling high blood sugar helps prevent kidney damage and blindness."),
    (USES, "Metformin and hyaluronidase (Brandex), is also approved for gout."),
    (USES, "It was approved in the United States in 2018."),
    (USES, "Most patients with gout have high uric acid."),
    (USES, "AHP is a group of rare diseases; the most frequent is acute intermittent porphyria."),
    (USES, "Numb feet and fainting are what the disease does when left alone."),
    (USES, "Whether it prevents heart attack or stroke is still under study."),
    (USES, "Treatment of side effects is symptomatic."),
    (USES, "It is used for at least three months."),
    (USES, "It works by reducing the production of apolipoprotein B."),
    (USES, "Your doctor treats side effects as they come."),
    (USES, "People with kidney disease should not take it."),
    (USES, "It is a drug of the biguanide class."),
    (USES, "Girls who carry a mutation are not candidates."),
    (ABOUT, "Diabetes is a disease that damages nerves."),
    ("Dosage", "- **Severe renal impairment:** 300 mg a day\n- **Missed dose:** 500 mg"),
    ("Side effects", "It is used to treat gout."),
    ("Interactions", "Alcohol is used for pain."),
]  # fmt: skip
DENIED = [
    (USES, "It is not approved for lung cancer.", {"not lung cancer"}),
    (USES, "It has no approved role in gout.", set()),
    (USES, "- It is not an option for multiple sclerosis, which it may even bring on.", set()),
    (USES, "- Not meant for low levels that are secondary to\n  - malnutrition\n  - hypothyroidism", {"not malnutrition", "not hypothyroidism"}),
    (USES, "- **Use carefully in:** hypertension, hyperthyroidism", set()),
    ("Precautions", "*Use cautiously in:* hypokalaemia, asthma, older adults.", set()),
    ("Precautions", "**Use sparingly in:** gout, hypothyroidism", set()),
    (USES, "It is no substitute for the treatment of diabetic ketoacidosis.", set()),
    (USES, "It is not used for obesity.", {"not obesity"}),
    (USES, "In combination with phentermine (Qsymia) it is approved for obesity.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "text", "expected"), TOLD)
def test_told(heading: str, text: str, expected: set[str]) -> None:
    assert stated(find_indications, "metformin", heading, text) == expected


@pytest.mark.parametrize(("heading", "text"), UNTOLD)
def test_untold(heading: str, text: str) -> None:
    assert {
        name for name in stated(find_indications, "metformin", heading, text) if not name.startswith("not ")
    } == set()


@pytest.mark.parametrize(("heading", "text", "expected"), DENIED)
def test_denied(heading: str, text: str, expected: set[str]) -> None:
    found = stated(find_indications, "metformin", heading, text)
    assert {name for name in found if not name.startswith("not ")} == set()
    assert expected <= found


def test_items_tell_what_people_have() -> None:
    lead = "Somatropin is used to treat growth disturbance in children:\n\n"
    items = "- If they do not make enough of it (growth hormone deficiency)\n- If they have Turner syndrome (a genetic problem)\n"
    found = stated(find_indications, "somatropin", "What it is used for", lead + items)
    assert {"growth hormone deficiency", "turner syndrome"} <= found
    assert not stated(find_indications, "somatropin", "Before you use it", "Tell your doctor:\n\n" + items)


def test_population_severity_and_condition() -> None:
    text = (
        "It is indicated for adults with moderate to severe plaque psoriasis who have failed, if inadequately treated."
    )
    (found,) = candidates(find_indications, "metformin", USES, text)
    qualifiers = found.qualifiers
    assert (qualifiers.population, qualifiers.severity) == ("adults", "moderate to severe")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Somatropin is the treatment of growth hormone deficiency.", {"somatropin: growth hormone deficiency"}),
        (
            "Other medicines for gout include febuxostat (Uloric) and probenecid.",
            {"febuxostat: gout", "probenecid: gout"},
        ),
        ("Alternatives include insulin glargine or glipizide.", set()),
    ],
)
def test_other_drugs(text: str, expected: set[str]) -> None:
    assert stated(find_indications, "metformin", "Alternatives", text) == expected


def test_an_alternative_is_for_the_one_use_of_the_page() -> None:
    text = (
        "Metformin is used for type 2 diabetes.\n\n## Alternatives\n\nAlternatives include glipizide and pioglitazone."
    )
    found = stated(find_indications, "metformin", USES, text)
    assert found == {"type 2 diabetes", "glipizide: type 2 diabetes", "pioglitazone: type 2 diabetes"}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Metformin for type 2 diabetes and gestational diabetes", {"type 2 diabetes", "gestational diabetes"}),
        ("METFORMIN TABLETS FOR DIABETES PREVENTION", {"diabetes"}),
        ("Metformin (Glucophage®) for people with PCOS", {"polycystic ovary syndrome"}),
        ("Metformin for acne: what went wrong", set()),
        ("Metformin for acne?", set()),
        ("Metformin in kidney disease", set()),
        ("Metformin for beginners", set()),
        ("Foods to eat on metformin for acne", set()),
        ("Metformin for acne", set()),
    ],
)
def test_titles_tell_uses(title: str, expected: set[str]) -> None:
    text = "PCOS is polycystic ovary syndrome. Metformin is not approved for acne."
    page = parse_monograph(f"# {title}\n\nMetformin is a medicine.\n\n{text}\n", name="page.md")
    prepared = prepare(page, split_sections(page))
    assert prepared is not None
    found = [c for c in find_indications(prepared) if isinstance(c, Candidate) and c.polarity is Polarity.AFFIRMED]
    assert {c.object for c in found} == expected
