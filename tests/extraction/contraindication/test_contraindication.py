"""The sentences and lists in which a page bars a drug, and those in which it does not."""

from __future__ import annotations

import pytest
from tests.extraction.reading import candidates, stated

from medgraph.extraction.contraindication.finder import find_contraindications

HERE = "Contraindications"

BARRED = [
    (
        "warfarin",
        "Contraindications",
        "| Contraindication | Why |\n|--|--|\n| Pregnancy | malformations |\n| Severe renal impairment | bleeding |",
        {"pregnancy", "renal impairment"},
    ),
    ("propranolol", "", "Propranolol is contraindicated in bronchial asthma.", {"bronchial asthma"}),
    (
        "lumasiran",
        HERE,
        "The European labelling advises against use in patients with severe hypersensitivity to it.",
        {"hypersensitivity"},
    ),
    ("perampanel", HERE, "The Canadian and European labels exclude patients with porphyria.", {"porphyria"}),
    (
        "desmopressin",
        HERE,
        "It must not be used if you:\n\n- have heart failure (when it is used for nocturia)\n- take loop diuretics",
        {"heart failure", "loop diuretic"},
    ),
    ("propranolol", "", "It is contraindicated in patients with cardiogenic shock.", {"cardiogenic shock"}),
    ("isotretinoin", "", "Isotretinoin is contraindicated during pregnancy.", {"pregnancy"}),
    ("isotretinoin", "", "It is contraindicated in women who are pregnant.", {"pregnancy"}),
    ("tetracycline", "", "It is contraindicated in breastfeeding mothers.", {"breastfeeding"}),
    ("ceftriaxone", "", "Ceftriaxone is contraindicated in neonates.", {"neonate"}),
    ("ceftriaxone", "", "It is contraindicated in premature infants.", {"premature infant"}),
    ("sumatriptan", "", "It is contraindicated with ergotamine.", {"ergotamine"}),
    (
        "ritonavir",
        "",
        "It is contraindicated with quetiapine (used to treat schizophrenia, mania or insomnia).",
        {"quetiapine"},
    ),
    (
        "simvastatin",
        "",
        "Concomitant use of strong CYP3A4 inhibitors is contraindicated.",
        {"strong cyp3a4 inhibitor"},
    ),
    ("vincristine", "", "Intrathecal administration is contraindicated.", {"intrathecal administration"}),
    ("metoclopramide", "", "A history of tardive dyskinesia is a contraindication.", {"tardive dyskinesia"}),
    ("flecainide", "", "The only contraindication is cardiogenic shock.", {"cardiogenic shock"}),
    (
        "sildenafil",
        "",
        "Contraindications include hypotension and retinitis pigmentosa.",
        {"hypotension", "retinitis pigmentosa"},
    ),
    ("valproate", HERE, "Valproate must not be used in patients with hepatic disease.", {"hepatic disease"}),
    (
        "succimer",
        HERE,
        "It should not be given to patients with a history of allergy to the drug.",
        {"hypersensitivity"},
    ),
    ("pioglitazone", HERE, "Do not take pioglitazone if you have heart failure.", {"heart failure"}),
    ("sumatriptan", HERE, "You should not use sumatriptan if you have had a stroke.", {"stroke"}),
    ("phenobarbital", HERE, "People with porphyria must not take it.", {"porphyria"}),
    (
        "infliximab",
        HERE,
        "Patients with active tuberculosis should not receive infliximab.",
        {"active tuberculosis"},
    ),
    (
        "fluoxetine",
        HERE,
        "* Known hypersensitivity to fluoxetine or to any of the excipients",
        {"hypersensitivity"},
    ),
    ("fluoxetine", HERE, "* Use of thioridazine", {"thioridazine"}),
    (
        "fluoxetine",
        HERE,
        "It is contraindicated in hypersensitivity to the drug or its components, glaucoma, and in neonates.",
        {"hypersensitivity", "glaucoma", "neonate"},
    ),
    (
        "fluoxetine",
        HERE,
        "* Allergy to any ingredient of the capsules, including gelatin",
        {"hypersensitivity", "hypersensitivity to gelatin"},
    ),
    (
        "glimepiride",
        HERE,
        "* Hypersensitivity to sulfonamide derivatives",
        {"hypersensitivity to sulfonamide derivative"},
    ),
    (
        "tolvaptan",
        HERE,
        "* Anuria\n* Hypovolemia; inability to sense thirst",
        {"anuria", "hypovolemia", "inability to sense thirst"},
    ),
    ("ibuprofen", HERE, "* Severe renal or hepatic impairment", {"renal impairment", "hepatic impairment"}),
    (
        "naproxen",
        HERE,
        "* if you are pregnant\n* if you have a stomach ulcer",
        {"pregnancy", "stomach ulcer"},
    ),
    (
        "cilostazol",
        HERE,
        "* Heart failure of NYHA class III or IV",
        {"heart failure of nyha class iii or iv"},
    ),
    (
        "dofetilide",
        "",
        "Contraindications: long QT syndrome, severe renal impairment",
        {"long qt syndrome", "renal impairment"},
    ),
    ("dofetilide", "", "**Contraindications:** long QT syndrome", {"long qt syndrome"}),
    (
        "bosentan",
        "",
        "| Question | Answer |\n|---|---|\n| Contraindications | pregnancy; liver disease |",
        {"pregnancy", "liver disease"},
    ),
    (
        "metformin",
        HERE,
        "| Condition | Why |\n|---|---|\n| Metabolic acidosis | it gets worse |",
        {"metabolic acidosis"},
    ),
    ("phenytoin", HERE, "* Coadministration with delavirdine [see Drug Interactions (7)]", {"delavirdine"}),
    (
        "glipizide",
        "",
        "Glipizide helps. Pioglitazone is contraindicated in heart failure.",
        {"pioglitazone: heart failure"},
    ),
]

TOLD = [
    ("varicella vaccine", HERE, "- you've got active tuberculosis", {"active tuberculosis"}),
    ("tofacitinib", HERE, "In Europe, however, the drug is contraindicated in sepsis.", {"sepsis"}),
    ("clozapine", HERE, "* Coma or cerebral oedema of any cause", {"coma", "cerebral oedema"}),
    (
        "rivaroxaban",
        "Safety",
        "Tell your doctor first, because you must not take rivaroxaban if you:\n\n- have gout at the moment\n- have porphyria",
        {"gout", "porphyria"},
    ),
    (
        "medroxyprogesterone",
        "Can I have it?",
        "No, if any of these apply:\n\n- you've gout now\n- you have lupus",
        {"gout", "lupus"},
    ),
    ("etanercept", HERE, "You must not have it if\n  o  you have sepsis\n  o  you have lupus", {"sepsis", "lupus"}),
    (
        "mirtazapine",
        HERE,
        "Anybody who's allergic to mirtazapine, and anybody who has had a stroke.",
        {"hypersensitivity", "stroke"},
    ),
    ("lenalidomide", HERE, "- Pregnancy, since limb defects were seen in monkeys", {"pregnancy"}),
    ("bosentan", HERE, "Pregnancy; concomitant ciclosporin, which raised levels.", {"pregnancy", "ciclosporin"}),
    ("ibuprofen", HERE, "Do not give it to a child who has heart failure.", {"heart failure"}),
    ("escitalopram", HERE, "Do not take it if you have taken phenelzine in the last 14 days.", {"phenelzine"}),
    ("clozapine", HERE, "- Alcoholic and other toxic psychoses", {"alcoholic psychosis", "toxic psychosis"}),
    ("amiodarone", HERE, "- Severe sinus bradycardia causing fainting", {"sinus bradycardia"}),
    (
        "ticagrelor",
        HERE,
        "Co-administration with clarithromycin, as co-administration may raise exposure to ticagrelor.",
        {"clarithromycin"},
    ),
    ("varicella vaccine", HERE, "- you have a high fever today – come back when you are well", {"high fever"}),
    ("estradiol", "Do not use if", "You have gout; you get migraine with aura.", {"gout", "migraine with aura"}),
]

DENIED = [
    ("imatinib", HERE, "None.", {"not *"}),
    ("ivosidenib", HERE, "* None known", {"not *"}),
    ("capmatinib", "", "No contraindications are known.", {"not *"}),
    ("capmatinib", "", "There are no specific contraindications.", {"not *"}),
    ("capmatinib", HERE, 'The label says "none".', set()),
    ("niraparib", "", "| Question | Answer |\n|---|---|\n| Contraindications | none |", {"not *"}),
    ("heparin", "", "Breastfeeding is no contraindication.", {"not breastfeeding"}),
    ("heparin", "", "Pregnancy is not a contraindication.", {"not pregnancy"}),
    ("heparin", "", "Heparin is not contraindicated in renal impairment.", {"not renal impairment"}),
]

SILENT = [
    ("duloxetine", "Warnings", "Use with caution in patients with glaucoma."),
    ("duloxetine", "Pregnancy", "Safety in pregnancy is not established."),
    ("duloxetine", "Warnings", "Avoid alcohol."),
    ("duloxetine", "", "Duloxetine is contraindicated."),
    ("duloxetine", HERE, "The contraindications are listed in the label."),
    ("alendronate", HERE, "Do not take it if you have missed a dose."),
    ("alendronate", HERE, "It should not be taken with food."),
    ("alendronate", HERE, "It should not be used for more than three weeks."),
    ("varicella vaccine", HERE, "- you hope to be within the next month"),
    ("alendronate", HERE, "Talk to your doctor first."),
    ("alendronate", HERE, "Reactions have included angioedema."),
    ("alendronate", HERE, "Age alone rules nobody out."),
    ("alendronate", "Storage", "It must not be used in patients with a cracked vial."),
    ("alendronate", HERE, "**Use with caution:**\n\n* Swallowing problems"),
    ("tacrolimus", "", "Unlike cyclosporine, tacrolimus is well tolerated."),
    ("tacrolimus", "Dosage", "Patients with diabetes may not need it."),
    ("tacrolimus", HERE, "Contraindications:"),
    ("tacrolimus", HERE, "Check bilirubin at baseline."),
    ("ibrutinib", HERE, "Consider prophylaxis."),
    ("mirtazapine", HERE, "For people with epilepsy or glaucoma it isn't a flat no, but tell us."),
    ("rivaroxaban", "Safety", "Tell your doctor before you take it if you:\n\n- have gout"),
    ("emicizumab", HERE, "- treatment of an acute bleed, haemophilia B"),
    ("deferasirox", HERE, "Ritonavir and itraconazole raised exposure to deferasirox slightly."),
    ("flecainide", HERE, "In paroxysmal atrial fibrillation it retains its place."),
    ("bosentan", HERE, "It is *not* barred in renal failure."),
    ("medroxyprogesterone", HERE, "Discuss anorexia and previous fractures, as bone loss is known."),
    ("medroxyprogesterone", "Do I need a test?", "No, if any of these apply:\n\n- you have gout"),
]


@pytest.mark.parametrize(("drug", "heading", "text", "objects"), [*BARRED, *TOLD, *DENIED])
def test_bars(drug: str, heading: str, text: str, objects: set[str]) -> None:
    assert stated(find_contraindications, drug, heading, text) == objects


@pytest.mark.parametrize(("drug", "heading", "text"), SILENT)
def test_bars_nothing(drug: str, heading: str, text: str) -> None:
    assert stated(find_contraindications, drug, heading, text) == set()


@pytest.mark.parametrize(
    "behind",
    [
        "Those last two block CYP1A2, the liver enzyme that clears it.",
        "With ketoconazole the amount in the blood shot up, with rifampin tenfold, and some patients nearly passed out.",
        "Severe bleeding, the worst of it, in older people.",
    ],
)
def test_a_paragraph_behind_the_items_is_no_member_of_the_list(behind: str) -> None:
    items = "- heart failure\n- porphyria\n"
    assert stated(find_contraindications, "tizanidine", HERE, f"{items}\n{behind}") == {"heart failure", "porphyria"}


@pytest.mark.parametrize(
    "lead",
    [
        "Have a word with the pharmacist first if any of these is true of you:",
        "It is not for children. Tell us beforehand about any of the following:",
        "This list isn't complete, and with many others the dose is changed:",
    ],
)
def test_items_belong_to_the_sentence_that_leads_them_in(lead: str) -> None:
    text = f"- heart failure\n\n{lead}\n\n- porphyria\n- dry eyes\n"
    assert stated(find_contraindications, "latanoprost", HERE, text) == {"heart failure"}


QUALIFIED = [
    ("Severe renal impairment", "renal impairment", {"severity": "severe"}),
    ("A history of pancreatitis", "pancreatitis", {"condition": "history"}),
    ("Children with epilepsy", "epilepsy", {"population": "Children"}),
    ("Patients with epilepsy", "epilepsy", {}),
]


@pytest.mark.parametrize(("text", "name", "qualifiers"), QUALIFIED)
def test_qualifiers(text: str, name: str, qualifiers: dict[str, str]) -> None:
    (found,) = candidates(find_contraindications, "tramadol", HERE, f"* {text}")
    assert (found.object, found.qualifiers.stated()) == (name, qualifiers)


@pytest.mark.parametrize(("heading", "objects"), [("Warnings", {"anuria", "gout"}), ("Dosage", {"anuria"})])
def test_should_not_bars_in_warnings_and_is_advice_among_doses(heading: str, objects: set[str]) -> None:
    text = f"* Anuria\n\n## {heading}\n\nTolvaptan should not be used in patients with gout."
    assert stated(find_contraindications, "tolvaptan", HERE, text) == objects
