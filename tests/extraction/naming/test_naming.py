"""Names and brands: one sentence a case, on drugs from all fields."""

import pytest

from medgraph.extraction.naming.brand_words import is_brand
from medgraph.extraction.naming.finder import find_names
from medgraph.extraction.page import Page, prepare
from medgraph.extraction.rules import Candidate, Veto
from medgraph.model import Relation
from medgraph.monographs import parse_monograph
from medgraph.sections import split_sections


def page_of(source: str) -> Page:
    monograph = parse_monograph(source)
    page = prepare(monograph, split_sections(monograph))
    assert page is not None
    return page


def named(relation: Relation, source: str) -> set[tuple[str, str]]:
    return {
        (f.drug, f.object) for f in find_names(page_of(source)) if isinstance(f, Candidate) and f.relation is relation
    }


def brands_of(drug: str, text: str) -> set[tuple[str, str]]:
    return named(Relation.BRAND_NAME, f"# {drug.capitalize()}\n\n{text}\n")


BRANDS = [
    ("apixaban", "Apixaban is marketed under the brand name Eliquis.", {"Eliquis"}),
    ("rivaroxaban", "It is sold under the brand name Xarelto® among others.", {"Xarelto"}),
    (
        "atorvastatin",
        "Atorvastatin, sold under the brand names Lipitor and Sortis, is a statin.",
        {"Lipitor", "Sortis"},
    ),
    ("sertraline", "**Brand names:** Zoloft, Lustral", {"Zoloft", "Lustral"}),
    ("tezepelumab", "**Trade name:** Tezspire™", {"Tezspire"}),
    ("rituximab", "Rituximab (MabThera, Rituxan) is an antibody.", {"MabThera", "Rituxan"}),
    ("rituximab", "Rituximab (brand name Rituxan) is an antibody.", {"Rituxan"}),
    ("adalimumab", "Humira (adalimumab) is a TNF blocker.", {"Humira"}),
    ("ivacaftor", "Ivacaftor is the active ingredient of Kalydeco.", {"Kalydeco"}),
    ("clopidogrel", "Zyllt contains the active substance clopidogrel.", {"Zyllt"}),
    ("imatinib", "Glivec is a medicine containing an active substance called imatinib.", {"Glivec"}),
    ("pioglitazone", "Actos contains pioglitazone.", {"Actos"}),
    ("acetaminophen", "Tylenol is a brand of acetaminophen.", {"Tylenol"}),
    ("eteplirsen", "The trade name is Exondys 51.", {"Exondys 51"}),
    ("warfarin", "Our shelves carry the brands Coumadin and Jantoven.", {"Coumadin", "Jantoven"}),
    ("givosiran", "Givlaari is its brand name.", {"Givlaari"}),
    (
        "insulin glargine",
        "**Q: Which products contain insulin glargine?** A: Lantus and Toujeo.",
        {"Lantus", "Toujeo"},
    ),
    ("ranibizumab", "**Q: What are the brand names?** A: Lucentis and Byooviz.", {"Lucentis", "Byooviz"}),
    ("nusinersen", "Pharmacies dispense it as Spinraza.", {"Spinraza"}),
    ("patisiran", "Patisiran, sold as Onpattro, silences a gene.", {"Onpattro"}),
    ("metformin", "Metformin is available as Glucophage XR and Fortamet.", {"Glucophage XR", "Fortamet"}),
    ("imatinib", "Gleevec is the original brand (Glivec outside the US).", {"Gleevec", "Glivec"}),
    ("semaglutide", "Semaglutide is known as Ozempic.", {"Ozempic"}),
    ("tisagenlecleucel", "Tisagenlecleucel (Kymriah) is a cell therapy.", {"Kymriah"}),
    ("propranolol", "Inderal XL (propranolol hydrochloride) is taken at bedtime.", {"Inderal XL"}),
    ("rituximab", "RITUXAN (rituximab) is an antibody. The brand name is Rituxan.", {"Rituxan"}),
    ("exenatide", "## Brand names\n\n- Byetta\n- Bydureon\n", {"Byetta", "Bydureon"}),
    ("dapagliflozin", "| Item | Entry |\n| --- | --- |\n| Brand name | Farxiga |\n", {"Farxiga"}),
]

NO_BRANDS = [
    ("rotavirus vaccine", "RotaTeq, a vaccine of five strains, is not part of the programme. A rash followed RotaTeq."),
    ("satralizumab", "The Bluebell Trust is a charity. The Bluebell Trust is here. Ask the Bluebell Trust."),
    ("ixekizumab", "**Brand names:** Related medicines include others."),
    ("rimegepant", "Rimegepant (CALCA) blocks a peptide."),
    ("warfarin", "There are no generic versions."),
    ("warfarin", "It has no brand name in this country."),
    ("methotrexate", "Methotrexate (MTX) is given weekly."),
    ("viltolarsen", "Viltolarsen (NS Pharma) was approved in 2020."),
    ("casimersen", "Casimersen (Sarepta Therapeutics) is approved."),
    ("levothyroxine", "Levothyroxine (Thyroid hormone) is taken once a day."),
    ("acetaminophen", "Acetaminophen (Paracetamol) helps against pain."),
    ("eteplirsen", "Eteplirsen (AVI-4658) was developed for years."),
    ("metformin", "Metformin (Hydrochloride) comes as tablets."),
    ("fluoxetine", "SSRIs (fluoxetine) take weeks to work."),
    ("simvastatin", "Statins (simvastatin) can hurt muscles."),
    ("lamotrigine", "It may cause a rash known as Stevens-Johnson syndrome."),
    ("imatinib", "The disease is also known as Philadelphia chromosome positive leukemia."),
    ("apixaban", "It is available as Tablets of 5 mg."),
    ("insulin glargine", "Insulin glargine (See Section 4) is injected."),
    ("vancomycin", "Vancomycin (Intravenous) is for severe infection."),
    ("azithromycin", "Azithromycin (Pfizer) is an antibiotic."),
    ("estradiol", "Each tablet contains estradiol."),
    ("lidocaine", "Solutions contain lidocaine."),
    ("warfarin", "This is a brand new study."),
    ("digoxin", "Digoxin is approved by the FDA."),
    ("rizatriptan", "Yours is rizatriptan 10 mg."),
    ("ramipril", "Hers are ramipril capsules. Neither is ramipril syrup."),
]


@pytest.mark.parametrize(("drug", "text", "expected"), BRANDS)
def test_finds_the_brands_of_the_drug_of_the_page(drug: str, text: str, expected: set[str]) -> None:
    assert brands_of(drug, text) == {(drug, brand) for brand in expected}


@pytest.mark.parametrize(("drug", "text"), NO_BRANDS)
def test_finds_no_brand(drug: str, text: str) -> None:
    assert brands_of(drug, text) == set()


OTHER_DRUGS = [
    (
        "viltolarsen",
        "Others are eteplirsen (Exondys 51) and golodirsen (Vyondys 53).",
        {("eteplirsen", "Exondys 51"), ("golodirsen", "Vyondys 53")},
    ),
    (
        "ivacaftor",
        "Ask about Trikafta (elexacaftor/tezacaftor/ivacaftor).",
        {("elexacaftor / tezacaftor / ivacaftor", "Trikafta")},
    ),
    ("metformin", "It is in sitagliptin/metformin (Janumet).", {("sitagliptin / metformin", "Janumet")}),
    (
        "inclisiran",
        "| Medicine | Class |\n| --- | --- |\n| Evolocumab (Repatha) | antibody |\n",
        {("evolocumab", "Repatha")},
    ),
    ("warfarin", "Rescue (albuterol) and premedication (dexamethasone) are other matters.", set()),
]


@pytest.mark.parametrize(("drug", "text", "expected"), OTHER_DRUGS)
def test_gives_a_brand_to_the_drug_beside_it(drug: str, text: str, expected: set[tuple[str, str]]) -> None:
    assert brands_of(drug, text) == expected


GENERIC = [
    ("# Casimersen\n\n### Generic Name\nCasimersen\n", {"casimersen"}),
    (
        "# Mipomersen Sodium\n\n### Generic Name\nMipomersen Sodium\n\n### Usage\nMipomersen lowers cholesterol.\n",
        {"mipomersen sodium"},
    ),
    (
        "# Imatinib\n\n**Names.** Imatinib; dispensed as imatinib mesylate.\n",
        {"imatinib", "imatinib mesylate"},
    ),
    (
        "# Adalimumab\n\nAmjevita (adalimumab-atto) is a biosimilar of adalimumab.\n",
        {"adalimumab", "adalimumab-atto"},
    ),
    ("# Adalimumab\n\nAn adalimumab-like effect was seen with adalimumab.\n", {"adalimumab"}),
    ("# Zyllt\n\nZyllt contains the active substance clopidogrel.\n", {"clopidogrel"}),
    ("Apixaban (Eliquis) is an anticoagulant.\n", {"apixaban"}),
    ("# Potassium chloride\n\nPotassium chloride is a supplement.\n", {"potassium chloride"}),
    (
        "# Ezetimibe and simvastatin\n\nEzetimibe and simvastatin lower cholesterol.\n",
        {"ezetimibe / simvastatin"},
    ),
    ("# Niraparib\n\nNiraparib helps. The powder is niraparib tosylate monohydrate.\n", {"niraparib"}),
    ("# Eteplirsen\n\nEteplirsen was first called AVI-4658.\n", {"eteplirsen"}),
    ("# Insulin glargine\n\n**Generic name:** insulin glargine\n", {"insulin glargine"}),
]


@pytest.mark.parametrize(("source", "expected"), GENERIC)
def test_finds_the_non_proprietary_names(source: str, expected: set[str]) -> None:
    assert {name for _, name in named(Relation.GENERIC_NAME, source)} == expected


FEATURES = [
    (
        "propranolol",
        "# The stage-fright tablet\n\nPropranolol (you may see Inderal) has been around for long.\n\n## How it works\n\n"
        "Adrenaline works by slotting into receptors. Propranolol blocks them. Take Inderal with food. Propranolol tires. "
        "Doctors prescribe propranolol for angina. Inderal LA lasts.\n",
    ),
    (
        "medroxyprogesterone",
        "# The jab: your questions\n\n### What is in it?\n\nA hormone called medroxyprogesterone acetate.\n\n"
        "Depo-Provera lasts 13 weeks. Depo-Provera is given into a muscle. Sayana Press goes under the skin. "
        "With Depo-Provera, periods stop. Levonorgestrel is another hormone.\n",
    ),
    (
        "varicella vaccine",
        "# Chickenpox jabs\n\nWe use Varivax or Varilrix. The vaccine is live. Take no aspirin after the vaccine; aspirin harms. "
        "The jab hurts. The vaccine lasts.\n",
    ),
    (
        "carfilzomib",
        "HIGHLIGHTS\n\nKYPROLIS(R) (carfilzomib) for injection\n\n1 INDICATIONS\n\nKYPROLIS is indicated in combination with "
        "lenalidomide and dexamethasone, or with dexamethasone alone.\n",
    ),
    (
        "mycophenolate mofetil",
        "MEDICATION GUIDE\n\nCellCept (SEL-sept)\n(mycophenolate mofetil)\ncapsules, tablets\n\nCellCept prevents rejection. The active "
        "substance is turned into mycophenolic acid. Take CellCept with ciclosporin. CellCept harms. Azathioprine is another.\n",
    ),
]


@pytest.mark.parametrize(("drug", "source"), FEATURES)
def test_the_drug_is_the_one_that_a_page_names_most(drug: str, source: str) -> None:
    assert page_of(source).drug == drug


def test_a_drug_that_is_defined_is_the_pages_though_another_is_named_more_often() -> None:
    source = "Apixaban is an anticoagulant. Apixaban is taken twice daily.\n\nWarfarin is older. Warfarin is cheap. Unlike warfarin, it needs no tests.\n"
    assert page_of(source).drug == "apixaban"


def test_a_title_is_evidence_where_nothing_else_is() -> None:
    page = page_of("# CASIMERSEN (Amondys 45)\n\nIt is given weekly.\n")
    found = [f for f in find_names(page) if isinstance(f, Candidate)]
    assert {f.object for f in found} == {"casimersen", "Amondys 45"}
    assert {f.passage.quote.of(page.monograph.view.text) for f in found} == {"CASIMERSEN (Amondys 45)"}


def test_mentions_are_the_words_of_the_name() -> None:
    page = page_of("# Apixaban\n\nApixaban is sold as Eliquis®.\n")
    found = [f for f in find_names(page) if isinstance(f, Candidate) and f.relation is Relation.BRAND_NAME]
    assert [f.mention.of(page.monograph.view.text) for f in found] == ["Eliquis"]


def test_reports_the_veto() -> None:
    page = page_of("# Apixaban\n\nIn this country apixaban is not sold as Eliquis.\n")
    assert [f.detail for f in find_names(page) if isinstance(f, Veto)] == ["negated"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Exondys 51", True),
        ("Glucophage XR", True),
        ("DMD", False),
        ("Merck", False),
        ("Duchenne", False),
        ("NaCl", False),
        ("Oral", False),
    ],
)
def test_is_brand(name: str, expected: bool) -> None:
    assert is_brand(name) is expected
