"""The drug of a short page is told by a brand in its title, a field, its opening lines, whom it is for, or a code."""

from __future__ import annotations

import pytest

from medgraph.extraction.medicine import is_program
from medgraph.extraction.naming.biologicals import defined_vaccines
from medgraph.extraction.naming.most_named import is_among_others, is_outnamed, most_named
from medgraph.extraction.naming.page_drug import read_drug_names
from medgraph.extraction.naming.times_named import times_named
from medgraph.extraction.page import prepare
from medgraph.monographs import parse_monograph
from medgraph.sections import split_sections

HARM = "Headache, nausea and a rash may follow. Swallow the tablet whole."
TOLD = [
    # a brand in the title, which is all of it, or comes again
    ("# Tresiba\n\nUse the pen once a day. " + HARM, "insulin degludec"),
    ("# Your week with Fosamax\n\nTake Fosamax on getting up. " + HARM, "alendronate"),
    ("# Cosopt drops\n\nThere are two drugs in Cosopt: timolol and dorzolamide. " + HARM, "timolol / dorzolamide"),
    # a field, alone or among others
    ("Ward card\n\nAgent: iodixanol 320 mg/ml\nRoute: artery\n\n" + HARM, "iodixanol"),
    ("Trolley card 4\n\nDRUG: Tranexamic acid 1 g\nROUTE: vein\n\nGiven with oxytocin. " + HARM, "tranexamic acid"),
    ('"field","text"\n"Generic","idarucizumab"\n"Amount","5 g"\n', "idarucizumab"),
    # capitals among the first lines, whatever is named more often
    (
        "Hospice :: card\n\n>>> HALOPERIDOL (Haldol) <<<\n\nNot with midazolam; midazolam goes first. " + HARM,
        "haloperidol",
    ),
    (
        'LABOUR WARD\nCARBETOCIN  "heat-stable"\n\nOxytocin is no better; give no oxytocin after it. ' + HARM,
        "carbetocin",
    ),
    # opening lines
    (
        "ST ANNE'S HOSPITAL\nEye department\nLucentis day: what to bring\n\nLucentis goes into the eye. " + HARM,
        "ranibizumab",
    ),
    # whom it is for
    ("# When your throat hurts\n\nYou're on **carbimazole** for your thyroid. " + HARM, "carbimazole"),
    ("# Rash?\n\nThis leaflet is for people who are starting lamotrigine. " + HARM, "lamotrigine"),
    # defined first, and not the one that is compared
    ("# Sticky syrup\n\nLactulose is sweet. Some take it for long.\n\nMacrogol works better. " + HARM, "lactulose"),
    # what no vocabulary has
    ("# A trial\n\nBQX-417 is a gene therapy. BQX-417 is given once. Stop BQX-417 at a rash.\n", "bqx-417"),
    ("# Glimora\n\nGlimora (taselumide) is given weekly. Inject Glimora at night. Glimora works.\n", "taselumide"),
    ("# Eczema\n\nYou will be given drovatug. Drovatug is an antibody. A dose of drovatug is 10 mg.\n", "drovatug"),
    # vaccines, kinds of insulin, British names of combinations
    ("# BCG\n\nThe BCG vaccine protects babies. The BCG vaccine leaves a scar.\n", "bcg vaccine"),
    (
        "# Your night insulin\n\nInsulin detemir is clear. Levemir lasts. Use Levemir daily. Other insulin is cloudy.\n",
        "insulin detemir",
    ),
    ("# Co-dydramol\n\nCo-dydramol holds paracetamol and dihydrocodeine. " + HARM, "co-dydramol"),
]
NONE = [
    "# Warfarin or apixaban?\n\nWarfarin needs tests, apixaban none. Apixaban is dear, warfarin cheap. " + HARM,
    "Stock\n\nDrug: warfarin\nDrug: digoxin\nDrug: lithium\n",
    "# Inhalers\n\nSpray inhalers (salbutamol, Clenil, Fostair) are shaken. Salbutamol is blue. " + HARM,
    "# A protein\n\nIL-13 is a signal. IL-13 is blocked. Doses of IL-13 are low. CD20 is a mark.\n",
    "# When ill\n\nIf you are on warfarin, say so. If you're on digoxin, too. " + HARM,
]


def names_of(source: str) -> str | None:
    monograph = parse_monograph(source)
    names = read_drug_names(monograph, split_sections(monograph))
    return names.drug if names else None


@pytest.mark.parametrize(("source", "drug"), TOLD, ids=[drug for _, drug in TOLD])
def test_it_is_told(source: str, drug: str) -> None:
    assert names_of(source) == drug


@pytest.mark.parametrize("source", NONE)
def test_no_drug_is_told_of_a_page_about_several_or_none(source: str) -> None:
    assert names_of(source) is None


FILLER = " ".join(f"word{number}" for number in range(140))


def is_told(source: str) -> bool:
    monograph = parse_monograph(source)
    return prepare(monograph, split_sections(monograph)) is not None


CLINICAL = (
    "Patients take a daily dose for renal disease: nausea, rash, headache, fever, dizziness, itching, cough, bleeding. "
)


@pytest.mark.parametrize("drug", ["Calcitriol", "Carbimazole"])
def test_a_page_names_its_drug_the_oftener_the_longer_it_is(drug: str) -> None:
    page = f"# Handout seven\n\n{drug} is a medicine. {CLINICAL} {drug} helps. {FILLER}\n"
    assert is_told(page)
    assert not is_told(page + " ".join(f"more{number}" for number in range(260)) + CLINICAL * 4)


def test_a_page_that_turns_from_drug_to_drug_is_about_none() -> None:
    items = ["Semaglutide lowers weight.", "Finerenone helps hearts.", "Aspirin did not.", "Colchicine failed."]
    page = f"# This week\n\nSemaglutide again. {CLINICAL}\n\n" + "\n\n".join(items) + f"\n\n{FILLER}\n"
    assert not is_told(page)


def test_a_page_about_a_test_is_about_no_drug() -> None:
    page = f"# INR blood test\n\nThe test is for people who take warfarin. Warfarin thins. {CLINICAL} Warfarin helps. {FILLER}\n"
    assert not is_told(page)


def test_names_of_one_substance_count_as_one() -> None:
    assert times_named("Paracetamol, or acetaminophen, is sold as Tylenol.")["paracetamol"] == 3
    assert list(most_named("Call it albuterol. Salbutamol is the same. Ipratropium differs.")) == ["albuterol"]


def test_parts_count_for_a_combination_named_before_them_only() -> None:
    assert times_named("Symbicort holds budesonide and formoterol.")["budesonide / formoterol"] == 2
    assert times_named("Budesonide is old. Formoterol too. Symbicort holds both.")["budesonide / formoterol"] == 1


def test_a_drug_named_once_and_late_is_outnamed() -> None:
    assert is_outnamed("digoxin", "Ramipril widens vessels. Digoxin is old.")
    assert not is_outnamed("ramipril", "Ramipril widens vessels. Digoxin is old.")


def test_a_drug_is_not_among_others_that_are_named_in_passing() -> None:
    assert not is_among_others("ramipril", "Ramipril, ramipril. Lithium, digoxin, aspirin, ibuprofen.")


def test_a_vaccine_is_not_defined_by_a_page_that_hardly_speaks_of_any() -> None:
    assert not list(defined_vaccines(["Travel"], "The rabies vaccine is dear. Bring boots."))


MARKUP = [
    "{{Infobox drug\n| class = [[Statin]]\n| tradename = Zocor\n}}\n'''Simvastatin''' lowers cholesterol.\n==Uses==\n",
    "\\section*{Dose}\n\\begin{itemize}\n\\item[First] 12 mg\n\\end{itemize}\n",
]


@pytest.mark.parametrize("source", MARKUP)
def test_markup_is_no_program(source: str) -> None:
    assert not is_program(source * 5)
