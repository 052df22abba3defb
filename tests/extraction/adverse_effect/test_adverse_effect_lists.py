"""Lists, labels and bare lines of adverse effects in the layouts that pages use, and lists that are none of them."""

from __future__ import annotations

import pytest
from tests.extraction.reading import candidates

from medgraph import extract_facts, parse_monograph
from medgraph.extraction.adverse_effect.facts import TABLE_RULE
from medgraph.extraction.adverse_effect.finder import find_adverse_effects
from medgraph.extraction.rules import Candidate
from medgraph.model import Polarity, Relation

HERE = "Side effects"
LONG = (
    "Most people on it carry on as before, drive, work and sleep, and only now and then does somebody mention that the "
    "tablets have a taste of metal, which goes when you eat something with them or shortly after."
)

LISTS = [
    (
        "- Fever and a sore face followed by blisters all over (Stevens-Johnson syndrome)\n- Chills followed by thirst",
        "stevens-johnson_syndrome chill",
    ),
    ("Adults, per cent of patients:\n\n- chills 12\n- gout 3.5", "chill@0.12-0.12 gout@0.035-0.035"),
    ("In trials (%):\n\n- chills 12\n- rash", "chill@0.12-0.12 rash"),
    ("Adults, number of patients:\n\n- chills 12\n- gout 3", "chill gout"),
    (
        "Uncommon (may affect up to 1 in 100 people) Cough, frequent urination, thirst.",
        "cough@-0.01 frequent_urination@-0.01 thirst@-0.01",
    ),
    ("- A few notice shaky hands\n- Some people report nausea", "shaky_hand nausea"),
    ("- nausea\n- headache", "nausea headache"),
    ("**Common (>10%):**\n\n- nausea\n- rash (2%)", "nausea@0.1- rash@0.02-0.02"),
    (f"{LONG} Others that are common (in more than 2 out of 100 people):\n\n- chills\n- rash", "chill@0.02- rash@0.02-"),
    (f"{LONG} Less often, in 1 to 5% of people, there are:\n\n- cough\n- fever", "cough@0.01-0.05 fever@0.01-0.05"),
    (f"It is kept for 30% of people at most. {LONG} You may also get:\n\n- cough\n- fever", "cough fever"),
    ("- Over 10%\n  - sinusitis\n- Below 5%\n- Serious\n  - lymphoma; skin cancer\n", "sinusitis@0.1- lymphoma skin_cancer"),
    ("- In 5% or more\n  - Ears\n    - ear pain\n  - Skin where the needle goes in\n    - rash", "ear_pain@0.05- injection_site_rash@0.05-"),
    ("*Common* (may affect up to 1 in 10 people)\n\n* Tremor\n* Dizziness; nausea", "tremor@-0.1 dizziness@-0.1 nausea@-0.1"),
    ("**At 8% each:** dyspepsia, vertigo", "dyspepsia@0.08-0.08 vertigo@0.08-0.08"),
    ("Gut: nausea, flatulence\nSkin: rash", "nausea flatulence rash"),
    ("- Tender knees (signs of osteonecrosis).\n- Nausea", "tender_knee osteonecrosis nausea"),
    ("- Tiredness (signs of liver problems).\n- Nausea", "tiredness nausea"),
    ("- Slowing of growth in children and adolescents\n- Nausea", "slowing_of_growth nausea"),
    ("- Chest infections with symptoms such as cough\n- Nausea", "chest_infection cough nausea"),
    ("- A bone disease called osteonecrosis\n- Nausea", "osteonecrosis nausea"),
    ("- 6.6 abdominal pain\n- diarrhea 9\n- Nausea", "abdominal_pain diarrhea nausea"),
    ("- Swollen hands, ankles, or feet\n- Nausea", "swollen_hand swollen_ankle swollen_foot nausea"),
    ("- Lack of energy or feeling weak or tired\n- Nausea", "lack_of_energy feeling_weak feeling_tired nausea"),
    ("Nervous system Headache has occurred with treatment.", "headache"),
    ("Infections Infections of the ear have been seen.", "infections_of_the_ear"),
    ("Skin: rash, dermatitis with or without blisters, pruritus", "rash dermatitis pruritus"),
    ("Serious but uncommon: calciphylaxis; vasculitis", "calciphylaxis vasculitis"),
    ("Skin and subcutaneous tissue disorders: rash, urticaria", "rash urticaria"),
    ("- during the infusion: bronchospasm, chills", "bronchospasm chills"),
    ("- infections: tuberculosis, sepsis", "tuberculosis sepsis"),
    ("- serious infections: tuberculosis, sepsis", "serious_infection tuberculosis sepsis"),
    ("- **Lactic acidosis:** a rare build-up of acid", "lactic_acidosis"),
    ("- intracranial hypertension (4%): look for headache with vomiting", "intracranial_hypertension@0.04-0.04"),
    ("- Arthralgia (joint pain)", "arthralgia"),
    ("- low blood sugar (hypoglycemia)", "hypoglycemia"),
    ("- pounding or racing heart (palpitations, tachycardia)", "palpitation tachycardia"),
    ("- local or generalized rash", "rash"),
    ("- Headache and vomiting (29% each)", "headache@0.29-0.29 vomiting@0.29-0.29"),
    ("- Headache: affects 12% of patients", "headache@0.12-0.12"),
    ("- Headache – about 12% of patients", "headache@0.12-0.12"),
    ("- sweating and not standing the heat", "sweating"),
    ("- vasculitis, an inflammation of vessels", "vasculitis"),
    ("Allergic reactions\n\nWeight gain\n\nPeripheral edema", "allergic_reaction weight_gain peripheral_edema"),
    ("- teething (18%)", "teething@0.18-0.18"),
    ("- Diarrhea 6.8%, nausea", "diarrhea@0.068-0.068 nausea"),
    ("- joint and muscle pain, back or leg pains", "joint_pain muscle_pain back_pain leg_pain"),
    ("- feeling anxious or nervous; trouble sleeping or concentrating", "feeling_anxious feeling_nervous trouble_sleeping trouble_concentrating"),
    ("- raised levels of potassium or sodium in the blood", "raised_levels_of_potassium raised_levels_of_sodium_in_the_blood"),
    ("- diarrhea, sometimes associated with dehydration or kidney failure", "diarrhea"),
    ("- hair changes such as alopecia, which may last", "hair_change alopecia"),
    ("- Reactions where the shot was given\n  - pain\n  - redness (erythema)", "injection_site_reaction injection_site_pain injection_site_erythema"),
    ("- skin rash after sunshine that looks like small targets (erythema multiforme)", "erythema_multiforme"),
    ("**Common:** Stomach ache Cold hands Nausea Headache", "stomach_ache cold_hand nausea headache"),
    ("- rash (about one in ten people)", "rash@0.1-0.1"),
    ("- fatal pancreatitis\n- feeling extremely tired or weak", "pancreatitis feeling_extremely_tired feeling_weak"),
    ("- **Ketoacidosis (3%):** nausea, vomiting", "ketoacidosis@0.03-0.03"),
    ("- Keratitis: eye pain or red eyes", "keratitis"),
    ("- Serious infections (5%): tuberculosis, sepsis", "serious_infection@0.05-0.05 tuberculosis sepsis"),
    ("- Pulmonary toxicity (up to 17%): cough, fever", "pulmonary_toxicity@-0.17"),
    ("- Liver injury: hepatitis (4%), jaundice", "liver_injury hepatitis@0.04-0.04 jaundice"),
    ("**Very common (≥1/10):** sedation. Common (≥1/100 to <1/10): pneumonia, akathisia. Rare: gout, rash.", "sedation@0.1- pneumonia@0.01-0.1 akathisia@0.01-0.1 gout rash"),
    ("- high or low blood sugar\n- hepatitis A and B", "high_blood_sugar low_blood_sugar hepatitis_a hepatitis_b"),
    ("- pain or pressure in the chest, neck or jaw", "pain_in_the_chest,_neck_or_jaw pressure_in_the_chest,_neck_or_jaw"),
    ("- Low blood sugar when combined with insulin or sulfonylureas", "low_blood_sugar"),
    ("- Elevated liver enzymes (ALT, AST) and, rarely, liver injury", "elevated_liver_enzymes increased_alt increased_ast liver_injury"),
    ("- Skin reactions at the patch application site (redness, itching)", "application_site_reaction application_site_redness application_site_itching"),
    ("- Macular edema, a swelling at the back of the eye\n- Dry, cracked lips (cheilitis)", "macular_edema cheilitis"),
    ("- Rash (2%); nausea, vomiting or gout (<1%)", "rash@0.02-0.02 nausea@-0.01 vomiting@-0.01 gout@-0.01"),
    ("- Rash (2%), nausea, vomiting", "rash@0.02-0.02 nausea vomiting"),
    ("- Injection site reactions (25%), which include pain and rash", "injection_site_reaction@0.25-0.25 injection_site_pain@0.25-0.25 injection_site_rash@0.25-0.25"),
    ("- Injection site reactions, e.g. pain, redness or swelling (2%)", "injection_site_reaction@0.02-0.02 injection_site_pain@0.02-0.02 injection_site_redness@0.02-0.02 injection_site_swelling@0.02-0.02"),
    ("- Injection site reactions, e.g. pain, which were mild and short-lived (4%)", "injection_site_reaction@0.04-0.04 injection_site_pain@0.04-0.04"),
    ("- Injection site reactions (38%) – redness, swelling", "injection_site_reaction@0.38-0.38 injection_site_redness@0.38-0.38 injection_site_swelling@0.38-0.38"),
    ("**Very common (in 1 in 10 people or more):**\n\n- nausea", "nausea@0.1-"),
    ("- Headache, including migraine (32%)", "headache@0.32-0.32 migraine@0.32-0.32"),
    ("- **Worsening kidney function:** including acute kidney injury", "worsening_kidney_function acute_kidney_injury"),
    ("- severe diarrhea that is watery or bloody\n- liver problems – jaundice, dark urine", "severe_diarrhea liver_problem"),
    ("Call your doctor if you notice signs of any of the following:\n\n- **Volume depletion**, which may present as dizziness", "volume_depletion"),
    ("**Less commonly:** disturbed sleep", "disturbed_sleep"),
    ("**Laboratory:** raised creatinine, low platelets", "raised_creatinine low_platelets"),
    ("- Dyspepsia, dizziness (in adults), gastritis and rash: 3% or more", "dyspepsia@0.03- dizziness@0.03- gastritis@0.03- rash@0.03-"),
    ("- Stroke, especially in current or past smokers", "stroke"),
    ("- red or brown urine\n- sudden decrease or loss of hearing", "red_urine brown_urine sudden_decrease_of_hearing loss_of_hearing"),
    ("Blood Disorders:   Anemia, gout   Eye Disorders:   Diplopia, cataract", "anemia gout diplopia cataract"),
    ("- Hepatic Decompensation in Patients with Severe Renal Impairment", "hepatic_decompensation"),
    ("Frequency: very common ≥ 10 %, common 1–10 %\n\n- **Common:** nausea, rash", "nausea@0.01-0.1 rash@0.01-0.1"),
    ("**Rashes:** hives; rare: hepatitis, jaundice; pancreatitis", "rash hives hepatitis jaundice pancreatitis"),
]  # fmt: skip
NO_LISTS = [
    "**Rare effects:**",
    "**Unknown frequency:**\n\nMore is not known.",
    "- Fistulas and scaly plaques come from the illness, not from the antibody.",
    "How to ease these side effects:\n\n- nausea: eat small meals\n- headache: rest",
    "Symptoms of overdose:\n\n- nausea\n- dizziness",
    "Risk factors for bleeding:\n\n- hypertension\n- stroke",
    "Monitoring:\n\n- anemia\n- rash",
    "Tell your doctor before you take it if you have:\n\n- gout\n- angina",
    "- None known",
    "- Call your doctor if you feel unwell",
]
TABLES = [
    ("| Reaction | Drug | Placebo |\n|--|--|--|\n| Rash | 8% | 2% |", "rash@0.08-0.08/0.02"),
    ("Figures are percentages.\n\n| Reaction | Drug (N=261) | Placebo (N=129) |\n|--|--|--|\n| Fatigue | 15 | 8 |", "fatigue@0.15-0.15/0.08"),
    ("| | Metformin, n = 41 (%) | Placebo, n = 21 (%) |\n|--|--|--|\n| Fall | 29 | 19 |", "fall@0.29-0.29/0.19"),
    ("| Reaction | Placebo | Metformin |\n|--|--|--|\n| Cough | 2% | 5% |", "cough@0.05-0.05/0.02"),
    ("| Frequency | Effects |\n|--|--|\n| Common (≥1/100 to <1/10) | nausea; raised transaminases |\n| Unknown | |", "nausea@0.01-0.1 raised_transaminases@0.01-0.1"),
    ("| Common | Rare |\n|--|--|\n| nausea | gout |", "nausea gout"),
    ("| Side effect | Patients, n (%) |\n|--|--|\n| Rash | 12 (24%) |", "rash@0.24-0.24"),
    ("| System | Side effect | Incidence |\n|--|--|--|\n| Eye | cataract | 3 |", "cataract@0.03-0.03"),
    ("| Side effect | Number of patients (n=50) |\n|--|--|\n| Rash | 5 |", "rash@0.1-0.1"),
    ("| Reported after launch | Rate |\n|--|--|", ""),
    ("| Side effect | Rate |\n|--|--|\n| Eye disorders | |\n| Cataract | 2% |", "cataract@0.02-0.02"),
    ("| System | ≥1% (vs placebo) | Rare |\n|--|--|--|\n| Gut | dyspepsia 3.6% (3.5%) | gastritis |\n| Eye | — | uveitis |", "dyspepsia@0.036-0.036/0.035 gastritis uveitis"),
    ("| Reaction | All grades % | Grade 3–4 % |\n|--|--|--|\n| Nausea | 82 | 15 |", "nausea@0.82-0.82"),
    ("| Problem | What you may notice |\n|--|--|\n| Low calcium | spasms |", "low_calcium"),
    ("| Class | Frequency | Reaction |\n|--|--|--|\n| Skin | Common (1–10%) | rash |\n| | | hives |", "rash@0.01-0.1 hives@0.01-0.1"),
    ("| Reaction |\n|--|\n| Rare (<1%) |\n| Gout |", "gout@-0.01"),
    ("| Reaction | Metformin vs placebo (%) |\n|--|--|\n| Rash^b^ | 8 / 2 |", "rash@0.08-0.08/0.02"),
    ("| Test | When |\n|--|--|\n| ALT | monthly |", ""),
    ("| Organ | What can go wrong |\n|--|--|\n| Lungs | pneumonitis; cough |\n| Blood sugar | diabetes |", "pneumonitis cough diabetes"),
    ("| Organ | What | What to do |\n|--|--|--|\n| Skin | rash, hives (rare) | stop, wash |", "rash hives"),
    ("| Reaction | Rate |\n|--|--|\n| Blood and lymphatic system disorders |\n| Anaemia | 2% |", "anaemia@0.02-0.02"),
    ("| Trial | Patients |\n|--|--|\n| ARISTOTLE | atrial fibrillation |", ""),
    ("| Possible problem | What you may notice |\n|--|--|\n| Pancreatitis | vomiting, fever |", "pancreatitis"),
    ("| Warning | Signs |\n|--|--|\n| Low calcium | muscle spasms |", "low_calcium"),
    ("| Get help for | It may be |\n|--|--|\n| fever, stiff neck | meningitis |", "meningitis"),
    ("| System | Common (≥1%, vs placebo) | Rare |\n|--|--|--|\n| Gut | dyspepsia 3.6% (3.5%), nausea | gastric ulcer |", "dyspepsia@0.036-0.036/0.035 nausea@0.01- gastric_ulcer"),
    ("| System | Common | Rare |\n|--|--|--|\n| Metabolic | small, symptomless fall in calcium (18%) | gout |", "fall_in_calcium@0.18-0.18 gout"),
    ("| Effect | Placebo | Metformin 5 mg | Metformin 10 mg |\n|--|--|--|--|\n| Rash | 1% | 6% | 4% |\n| Gout | 1% | 2% | 2% |", "rash@0.04-0.06/0.01 gout@0.02-0.02/0.01"),
    ("| Event | Drug (%) | Placebo (%) |\n|--|--|--|\n| Angina pectoris | <1 | 0 |\n| Rash | 0 | 1 |", "angina_pectoris@-0.01/0"),
]  # fmt: skip


def _written(candidate: Candidate) -> str:
    name, frequency = candidate.object.replace(" ", "_"), candidate.qualifiers.frequency
    if frequency is None or not frequency.as_written:
        return name
    low, high = ("" if end is None else str(end) for end in (frequency.low, frequency.high))
    placebo = "" if frequency.placebo is None else f"/{frequency.placebo}"
    return f"{name}@{low}-{high}{placebo}"


def _found(text: str) -> set[str]:
    found = candidates(find_adverse_effects, "metformin", HERE, text)
    return {_written(c) for c in found if c.polarity is Polarity.AFFIRMED}


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_list(text: str, expected: str) -> None:
    # A plural that is also said in the singular may be named either way.
    assert {name.replace("chills", "chill") for name in _found(text)} == set(
        expected.replace("chills", "chill").split()
    )


@pytest.mark.parametrize("text", NO_LISTS)
def test_no_list(text: str) -> None:
    assert _found(text) == set()


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_table(text: str, expected: str) -> None:
    assert _found(text) == set(expected.split())


def test_labelled_row() -> None:
    text = "| | |\n|--|--|\n| Given | by mouth |\n| Common side effects | headache, rash |\n| Side effects | ask your doctor |"
    found = [c for c in candidates(find_adverse_effects, "metformin", "At a glance", text) if c.rule == TABLE_RULE]
    assert {(c.object, c.qualifiers.frequency and c.qualifiers.frequency.band) for c in found} == {
        ("headache", "common"),
        ("rash", "common"),
    }


def test_serious_comes_from_the_lead() -> None:
    found = candidates(find_adverse_effects, "metformin", HERE, "**Serious:**\n\n- sepsis\n\n**Common:**\n\n- cough")
    assert {(c.object, c.qualifiers.serious) for c in found} == {("sepsis", True), ("cough", False)}


def test_band_is_kept_as_a_word() -> None:
    (found,) = candidates(find_adverse_effects, "metformin", HERE, "**Uncommon:**\n\n- gout")
    frequency = found.qualifiers.frequency
    assert frequency is not None
    assert (frequency.band, frequency.low, frequency.high) == ("uncommon", None, None)


def test_members_know_their_head() -> None:
    found = candidates(find_adverse_effects, "metformin", HERE, "- Hair changes (alopecia, abnormal texture)")
    assert {c.object: c.qualifiers.part_of for c in found}["alopecia"] == "hair change"


def test_a_section_is_told_by_its_content() -> None:
    text = "The bowel speaks first. **Diarrhea** hit 53% on the drug against 12% on placebo, headache 6%."
    found = candidates(find_adverse_effects, "metformin", "What you will hear", text)
    assert {c.object for c in found} == {"diarrhea", "headache"}
    text = "Diabetes is found in 10% of adults, gout in 4%."
    assert candidates(find_adverse_effects, "metformin", "What you will hear", text) == []


def test_lines_below_a_rate_are_a_list() -> None:
    text = (
        "VENLAFAXINE\nVenlafaxine is a medicine for depression.\n\nSide effects\n\nCommon (up to 1 in 10)\nodd dreams\n"
        "grinding of teeth, nausea\n\nRare (up to 1 in 1,000)\nfits\nskin that peels\n\nMost of it passes, and you may stay on the capsules\n"
    )
    facts = extract_facts(parse_monograph(text, name="m.txt")).facts
    found = {fact.object for fact in facts if fact.relation is Relation.HAS_ADVERSE_EFFECT}
    assert found == {"odd dream", "grinding of teeth", "nausea", "fit"}


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        (
            "Immune-mediated adverse reactions may be fatal and can arise anywhere: colitis (2%), uveitis. Myocarditis was seen in 1%.",
            {"colitis", "uveitis", "myocarditis"},
        ),
        ("Serious side effects have led to deaths: sepsis and stroke.", {"sepsis", "stroke"}),
        ("Known hypersensitivity and gout are reasons: asthma, angina.", set()),
        ("A history of side effects of insulin: gout.", set()),
    ],
)
def test_a_paragraph_may_turn_to_effects(text: str, effects: set[str]) -> None:
    found = candidates(find_adverse_effects, "nivolumab", "Contraindications", f"None on the label.\n\n{text}")
    assert {c.object for c in found} == effects


def test_a_band_in_the_margin_is_a_label() -> None:
    text = (
        "# Cefazolin\n\n## Unwanted effects\n\nCommon (1-10%)   headache; nausea, tooth\n                 pain\n\n"
        "Rare (0.1%)      delirium; gout\n"
    )
    found = extract_facts(parse_monograph(text, name="m.md")).facts
    told = {f.object: f.qualifiers.frequency for f in found if f.relation is Relation.HAS_ADVERSE_EFFECT}
    assert {name: frequency and frequency.band for name, frequency in told.items()} == {
        "headache": "common",
        "nausea": "common",
        "tooth pain": "common",
        "delirium": "rare",
        "gout": "rare",
    }


def test_a_further_question_keeps_the_topic() -> None:
    text = "**What are the side effects?**\n\nNausea is common.\n\n**And the ones that need a call?**\n\nRaised liver enzymes; anaphylaxis."
    found = candidates(find_adverse_effects, "metformin", "", text)
    assert {c.object for c in found} == {"nausea", "raised liver enzymes", "anaphylaxis"}
