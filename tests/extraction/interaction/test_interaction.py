"""What pages say that a drug interacts with, and what they name without saying so."""

from __future__ import annotations

import pytest
from tests.extraction.reading import stated

from medgraph.extraction.interaction.finder import find_interactions

HERE = "Drug interactions"

INTERACTING = [
    (
        "ivabradine",
        "Interactions",
        "Digoxin can be used alongside it, but because they also slow the pulse you'll be watched.",
        {"digoxin"},
    ),
    (
        "cenobamate",
        "Interactions",
        "Drugs that block CYP2C19, such as omeprazole.",
        {"cyp2c19 inhibitor", "omeprazole"},
    ),
    (
        "tucatinib",
        "Contraindications",
        "It may raise the levels of medicines that leave the body through the MATE transporters, such as metformin.",
        {"mate substrate", "metformin"},
    ),
    ("valproate", "More", "Plenty of medicines don't mix with it. It can double lamotrigine.", {"lamotrigine"}),
    ("carbimazole", "Interactions", "Your warfarin and digoxin doses may need changing.", {"warfarin", "digoxin"}),
    (
        "ciprofloxacin",
        "Interactions",
        "| With | Effect | Action |\n|--|--|--|\n| Tizanidine | higher levels | none |\n| Paracetamol | none known | -- |",
        {"tizanidine", "not paracetamol"},
    ),
    (
        "clarithromycin",
        "Precautions",
        "Be sure to mention any of these: alprazolam (Xanax); digoxin; and medicines for diabetes.",
        {"alprazolam", "digoxin", "antidiabetic agent"},
    ),
    ("tacrolimus", HERE, "### 7.3 Azole antifungals\n\nLevels rise.", {"azole antifungal"}),
    ("digoxin", HERE, "| Level | Why |\n|---|---|\n| Rises with | quinidine |", {"quinidine"}),
    ("allopurinol", "", "**What about azathioprine?** Its dose must be cut to a quarter.", {"azathioprine"}),
    ("selumetinib", "Interactions", "DDI: warfarin        vitamin E, bleeding", {"warfarin"}),
    ("selumetinib", "Interactions", "DDI: omeprazole        none", set()),
    ("metronidazole", "", "**Can I drink alcohol?** No. You may feel very sick.", {"alcohol"}),
    (
        "methotrexate",
        HERE,
        "**Live vaccines:** avoid yellow fever and MMR.",
        {"live vaccine", "yellow fever vaccine", "mmr vaccine"},
    ),
    ("ramipril", HERE, "* baclofen (a muscle relaxant)\n* medicines to treat gout", {"baclofen"}),
    ("gabapentin", HERE, "Antacids with aluminium and magnesium bind it.", {"antacid"}),
    (
        "simvastatin",
        "Dosage",
        "| Who | Dose |\n|---|---|\n| Patients taking amiodarone | no more than 20 mg |",
        {"amiodarone"},
    ),
    (
        "probenecid",
        HERE,
        "Sultopride, xylolazine and ketoconazole pile up.",
        {"sultopride", "xylolazine", "ketoconazole"},
    ),
    ("lithium", "", "Lithium interacts with thiazide diuretics.", {"thiazide diuretic"}),
    ("amiodarone", "", "Amiodarone can interact with warfarin and phenytoin.", {"warfarin", "phenytoin"}),
    ("tizanidine", "", "Interactions may occur, particularly with ciprofloxacin.", {"ciprofloxacin"}),
    (
        "selegiline",
        "",
        "It interacts with medicines that raise serotonin (e.g., fluoxetine).",
        {"serotonergic drug", "fluoxetine"},
    ),
    ("simvastatin", "Warnings", "Avoid grapefruit juice.", {"grapefruit juice"}),
    ("metronidazole", "Warnings", "Alcohol should be avoided.", {"alcohol"}),
    ("methotrexate", "Warnings", "Limit alcohol while you take it.", {"alcohol"}),
    ("infliximab", "Warnings", "Live vaccines should not be given.", {"live vaccine"}),
    ("rituximab", "Warnings", "Avoid live vaccines.", {"live vaccine"}),
    ("sildenafil", "Warnings", "Do not take sildenafil with nitroglycerin.", {"nitroglycerin"}),
    (
        "tramadol",
        "Warnings",
        "Concomitant use of benzodiazepines increases the risk of sedation.",
        {"benzodiazepine"},
    ),
    ("insulin glargine", "Warnings", "Tell your doctor if you take pioglitazone.", {"pioglitazone"}),
    ("colchicine", HERE, "* Clarithromycin\n* Cyclosporine", {"clarithromycin", "cyclosporine"}),
    ("digoxin", HERE, "Quinidine and verapamil raise its level.", {"quinidine", "verapamil"}),
    ("digoxin", HERE, "**Amiodarone:** halve the dose.", {"amiodarone"}),
    ("digoxin", HERE, "* **Antacids:** take them two hours apart", {"antacid"}),
    (
        "tacrolimus",
        HERE,
        "Strong CYP3A inhibitors (e.g., ketoconazole) raise it.",
        {"strong cyp3a inhibitor", "ketoconazole"},
    ),
    (
        "tacrolimus",
        HERE,
        "Avoid moderate or strong CYP3A4 inducers.",
        {"moderate cyp3a4 inducer", "strong cyp3a4 inducer"},
    ),
    ("rivaroxaban", HERE, "Inducers of CYP3A4 lower it.", {"inducer of cyp3a4"}),
    (
        "selegiline",
        HERE,
        "Monoamine oxidase inhibitors (MAOIs) are dangerous.",
        {"monoamine oxidase inhibitor"},
    ),
    (
        "ibuprofen",
        HERE,
        "NSAIDs, SSRIs and blood thinners add to bleeding.",
        {"nsaid", "ssri", "blood thinner"},
    ),
    ("doxycycline", HERE, "Iron tablets (ferrous sulfate) stop its uptake.", {"iron tablet"}),
    ("sertraline", HERE, "St. John's wort must be left out.", {"st. john's wort"}),
    ("leflunomide", HERE, "Other hepatotoxic drugs add to the harm.", {"hepatotoxic drug"}),
    ("leflunomide", HERE, "Drugs that damage the liver add to it.", {"hepatotoxic drug"}),
    ("tranexamic acid", HERE, "Hormonal contraceptives raise the risk of clots.", {"hormonal contraceptive"}),
    ("ribavirin", HERE, "| Drug | Effect |\n|---|---|\n| Didanosine | toxic |", {"didanosine"}),
    (
        "apomorphine",
        HERE,
        "| Drug | Effect | What to do |\n|---|---|---|\n| Haloperidol | loss of effect | avoid; clozapine may be used |",
        {"haloperidol"},
    ),
    (
        "amiodarone",
        HERE,
        "| Drug | Effect | What to do |\n|---|---|---|\n| Sofosbuvir (with or without others) | bradycardia | Monitor |",
        {"sofosbuvir"},
    ),
    (
        "ribavirin",
        HERE,
        "| Class | Examples |\n|---|---|\n| Nitrates | nitroglycerin |",
        {"nitrate", "nitroglycerin"},
    ),
    ("ribavirin", "", "**Interactions:** didanosine and azathioprine", {"didanosine", "azathioprine"}),
    ("verapamil", "", "**Q: Can I take it with other medicines?** A: Digoxin levels rise.", {"digoxin"}),
    (
        "apremilast",
        "Other medicines and apremilast",
        "Tell your doctor if you are taking, have recently taken or might take any of the following medicines:\n\n- rifampicin\n- phenytoin",
        {"rifampicin", "phenytoin"},
    ),
    (
        "imatinib",
        "Warnings",
        "Let your pharmacist know if you are taking or have ever been prescribed any of these:\n\n- warfarin",
        {"warfarin"},
    ),
    (
        "imatinib",
        "Other medicines and imatinib",
        "In particular, tell your doctor about:\n\n- warfarin\n\nBe careful with:\n\n- diuretics",
        {"warfarin", "diuretic"},
    ),
    (
        "imatinib",
        "Other medicines and imatinib",
        "Tell your doctor if you use it and have any of these:\n\n- asthma",
        set(),
    ),
    (
        "imatinib",
        "Precautions",
        "- Interactions: these medicines may interact with imatinib:\n- Warfarin\n- Lithium\n- Heart: digoxin patients are checked",
        {"warfarin", "lithium"},
    ),
]

DENIED = [
    (
        "sitagliptin",
        HERE,
        "Simvastatin and glyburide were given together with it without any consequence.",
        {"not simvastatin", "not glyburide"},
    ),
    (
        "tofacitinib",
        HERE,
        "Neither methotrexate nor levonorgestrel interacts with it to any extent.",
        {"not methotrexate", "not levonorgestrel"},
    ),
    ("tobramycin", HERE, "Salbutamol was given along with it without any sign of an interaction.", {"not salbutamol"}),
    ("lenalidomide", HERE, "Grapefruit isn't a problem.", {"not grapefruit"}),
    ("etanercept", HERE, "There is no ban on alcohol.", {"not alcohol"}),
    ("sitagliptin", HERE, "In a study with metformin, neither drug altered the other.", {"not metformin"}),
    ("levocetirizine", HERE, "Azithromycin had no bearing on its levels.", {"not azithromycin"}),
    ("cetirizine", HERE, "There is nothing to fear from theophylline at usual doses.", {"not theophylline"}),
    ("emtricitabine", HERE, "Nothing suggests that famciclovir matters.", {"not famciclovir"}),
    ("tezepelumab", HERE, "Montelukast should not be stopped when treatment begins.", {"not montelukast"}),
    ("evolocumab", HERE, "Statins can safely go along with it.", {"not statin"}),
    ("lacosamide", HERE, "It leaves omeprazole alone.", {"not omeprazole"}),
    ("lacosamide", HERE, "It gets on well with warfarin.", {"not warfarin"}),
    ("lacosamide", HERE, "You need not give up grapefruit.", {"not grapefruit"}),
    ("lacosamide", HERE, "Digoxin hardly affects it.", {"not digoxin"}),
    ("lacosamide", HERE, "Blood levels stayed the same with omeprazole.", {"not omeprazole"}),
    ("lacosamide", HERE, "A study with ketoconazole found nothing worth mentioning.", {"not ketoconazole"}),
    ("lacosamide", HERE, "Rifampicin did not lower its level.", {"not rifampicin"}),
    ("lacosamide", HERE, "No one has reported trouble with antibiotics.", {"not antibiotic"}),
    ("lacosamide", HERE, "There is no need to stop warfarin, but the INR has to be checked.", {"warfarin"}),
    ("lacosamide", HERE, "Digoxin levels do not stay the same.", {"digoxin"}),
    ("escitalopram", HERE, "Nor was any seen with omeprazole.", {"not omeprazole"}),
    ("apixaban", HERE, "Its breakdown is not hampered by azithromycin.", {"not azithromycin"}),
    ("tolvaptan", HERE, "We have seen no trouble with warfarin.", {"not warfarin"}),
    ("vedolizumab", HERE, "We recommend the pneumonia vaccine.", {"not pneumonia vaccine"}),
    ("vedolizumab", HERE, "You can carry on taking azathioprine alongside it.", {"not azathioprine"}),
    (
        "ivabradine",
        HERE,
        "Heartburn pills like omeprazole haven't been found to cause trouble.",
        {"not heartburn pill", "not omeprazole"},
    ),
    ("apixaban", HERE, "Clarithromycin, although it blocks both, needs no dose change.", {"not clarithromycin"}),
    ("estradiol", HERE, "| Drug | Effect |\n|---|---|\n| Metformin | none known |", {"not metformin"}),
    ("sertraline", HERE, "It is safe to take paracetamol.", {"not paracetamol"}),
    ("semaglutide", "", "**Can I take it with warfarin?** Yes. Nothing changed.", set()),
    ("cisplatin", HERE, "Tests for opiates may be false-positive.", set()),
    ("tamoxifen", HERE, "Venlafaxine is a better choice.", set()),
    ("apremilast", HERE, "No interactions are known.", {"not *"}),
    ("apremilast", HERE, "None known.", {"not *"}),
    ("apremilast", HERE, "No significant drug interactions have been identified.", {"not *"}),
    ("apremilast", HERE, "With digoxin no interaction has been found.", {"not digoxin"}),
    ("apremilast", HERE, "There was no relevant interaction with warfarin.", {"not warfarin"}),
    ("apremilast", HERE, "* *No problem:* ibuprofen", {"not ibuprofen"}),
    ("apremilast", HERE, "Methotrexate does not affect it.", {"not methotrexate"}),
    ("apremilast", HERE, "| Question | Answer |\n|---|---|\n| Interactions | none known |", {"not *"}),
]

SILENT = [
    ("apremilast", HERE, "Tell your doctor about all the medicines you take, including vitamins."),
    ("apremilast", HERE, "Inform your doctor of all medications you are taking."),
    ("apremilast", HERE, "Other medicines may interact with it."),
    ("apremilast", HERE, "No interaction studies have been performed."),
    ("apremilast", HERE, "It is an inhibitor of CYP3A4."),
    ("apremilast", HERE, "Prescription drugs and over-the-counter medicines matter."),
    ("apremilast", HERE, "Medicines containing benzyl alcohol are common."),
    ("apremilast", HERE, "Serum glucose and cholesterol may rise."),
    ("apremilast", HERE, "Unlike cyclosporine, it needs no blood tests."),
    ("apremilast", HERE, "Alternatives such as etanercept are available."),
    ("apremilast", "", "It is used together with methotrexate."),
    ("apremilast", "Side effects", "Reactions are treated with diphenhydramine."),
    ("apremilast", "Alternatives", "Adalimumab interacts with methotrexate."),
    ("apremilast", "Mechanism of action", "It interacts with calcium channel blockers' sites."),
    ("apremilast", "Warnings", "Avoid driving."),
    ("apremilast", "Warnings", "Premedication with dexamethasone is given; avoid combination with nothing."),
    ("apremilast", "Dosage", "Take it with milk or coffee."),
    # Beside the drug, and nothing that the two do to each other.
    ("apixaban", HERE, "Anyone on it should have apixaban rather than warfarin."),
    ("nivolumab", HERE, "Nivolumab is often combined with ipilimumab."),
    ("casirivimab", HERE, "Remdesivir was given to many patients at the same time."),
    ("anifrolumab", HERE, "Diphenhydramine or paracetamol can ease infusion reactions."),
    ("denosumab", HERE, "Take calcium and vitamin D every day during treatment."),
    ("fosaprepitant", HERE, "Dexamethasone and ondansetron are the usual partners on day 1."),
    ("cefazolin", HERE, "It may be dissolved in sodium chloride or dextrose solution."),
    ("methotrexate", HERE, "Leucovorin rescues patients after an overdose."),
    ("tacrolimus", HERE, "Mycophenolate and steroids are usually part of the regimen."),
    ("ocrelizumab", HERE, "Methylprednisolone is given before each infusion."),
    ("rituximab", HERE, "Premedication consists of paracetamol and diphenhydramine."),
    ("buprenorphine", HERE, "Naloxone should be at hand in case of an overdose."),
    ("mepolizumab", HERE, "Patients in the studies took inhaled corticosteroids or montelukast as before."),
    ("infliximab", "What about other biologics?", "Etanercept is a fusion protein and is sold as Enbrel."),
]


TABLES = [
    (
        "ticagrelor",
        "Warnings",
        "It can cause bleeding.\n\n**Interactions.**\n\n| Combined with | Consequence |\n|---|---|\n| Rifampicin | exposure falls |\n\nKetoconazole is an antifungal.",
        {"rifampicin"},
    ),
    (
        "clozapine",
        HERE,
        "| Raises clozapine | Lowers clozapine |\n|---|---|\n| fluvoxamine | phenytoin |",
        {"fluvoxamine", "phenytoin"},
    ),
    ("clozapine", HERE, "| Drug | Replaced by |\n|---|---|\n| fluvoxamine | sertraline |", {"fluvoxamine"}),
]


@pytest.mark.parametrize(("drug", "heading", "text", "objects"), TABLES)
def test_reads_tables_of_partners(drug: str, heading: str, text: str, objects: set[str]) -> None:
    assert stated(find_interactions, drug, heading, text) == objects


@pytest.mark.parametrize(("drug", "heading", "text", "objects"), [*INTERACTING, *DENIED])
def test_interacts(drug: str, heading: str, text: str, objects: set[str]) -> None:
    assert stated(find_interactions, drug, heading, text) == objects


@pytest.mark.parametrize(("drug", "heading", "text"), SILENT)
def test_interacts_with_nothing(drug: str, heading: str, text: str) -> None:
    assert stated(find_interactions, drug, heading, text) == set()
