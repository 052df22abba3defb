"""Which drug a page is about, and which drugs a clause names."""

import pytest

from medgraph.extraction.naming.page_drug import DrugNames, base_name, is_drug, read_drug_names
from medgraph.model import SectionType
from medgraph.monographs import parse_monograph
from medgraph.sections import split_sections


def names_of(source: str) -> DrugNames | None:
    monograph = parse_monograph(source)
    return read_drug_names(monograph, split_sections(monograph))


TITLES = [
    ("Spinraza (nusinersen) injection", "nusinersen", {"nusinersen", "spinraza"}),
    ("AMONDYS 45 (casimersen)", "casimersen", {"casimersen", "amondys 45"}),
    ("Warfarin: uses, dosage", "warfarin", {"warfarin"}),
    ("LEVOTHYROXINE TABLETS", "levothyroxine", {"levothyroxine"}),
    ("Insulin glargine", "insulin glargine", {"insulin glargine"}),
    ("Ezetimibe and simvastatin tablets", "ezetimibe / simvastatin", {"ezetimibe / simvastatin"}),
    (
        "Elexacaftor/tezacaftor/ivacaftor",
        "elexacaftor / tezacaftor / ivacaftor",
        {"elexacaftor / tezacaftor / ivacaftor"},
    ),
    ("Sacubitril-valsartan", "sacubitril / valsartan", {"sacubitril / valsartan", "sacubitril-valsartan"}),
    ("Adalimumab-atto", "adalimumab", {"adalimumab", "adalimumab-atto"}),
    (
        "Onasemnogene abeparvovec-xioi",
        "onasemnogene abeparvovec",
        {"onasemnogene abeparvovec", "onasemnogene abeparvovec-xioi"},
    ),
    ("Zonasemnogene zabeparvovec", "zonasemnogene zabeparvovec", {"zonasemnogene zabeparvovec"}),
    ("Metformin hydrochloride", "metformin", {"metformin", "metformin hydrochloride"}),
    ("Mipomersen sodium injection: archive monograph", "mipomersen", {"mipomersen", "mipomersen sodium"}),
    ("Potassium chloride", "potassium chloride", {"potassium chloride"}),
    ("Dimethyl fumarate", "dimethyl fumarate", {"dimethyl fumarate"}),
    ("Sodium oxybate oral solution", "sodium oxybate", {"sodium oxybate"}),
    ("Ask the pharmacist: eteplirsen", "eteplirsen", {"eteplirsen"}),
    ("Your Kalydeco (ivacaftor) questions, answered", "ivacaftor", {"ivacaftor", "kalydeco"}),
    ("Hepatitis B vaccine", "hepatitis b vaccine", {"hepatitis b vaccine"}),
    (
        "Measles, mumps and rubella vaccine",
        "measles, mumps and rubella vaccine",
        {"measles, mumps and rubella vaccine"},
    ),
    ("Zapteplirsen", "zapteplirsen", {"zapteplirsen"}),
]


@pytest.mark.parametrize(("title", "drug", "own"), TITLES)
def test_reads_the_drug_in_a_title(title: str, drug: str, own: set[str]) -> None:
    names = names_of(f"# {title}\n\nRead this page with care.\n")
    assert names is not None
    assert names == DrugNames(drug, frozenset(own))


PAGES = [
    (
        "<h1>Zapteplirsen (Rx)</h1><dl><dt>Generic name</dt><dd>zapteplirsen</dd><dt>Brand name</dt><dd>Zapty</dd></dl><p>x</p>",
        "zapteplirsen",
    ),
    ("<h1>Orlistat</h1><dl><dt>Active ingredient</dt><dd>orlistat</dd><dt>Form</dt><dd>capsule</dd></dl>", "orlistat"),
    ("Apixaban (Eliquis) is an anticoagulant.\n\nIt is taken twice a day.\n", "apixaban"),
    ("# Leaflet\n\nZyllt contains the active substance clopidogrel.\n", "clopidogrel"),
    (
        "# Akeega: package leaflet\n\nAkeega is a medicine that contains two active substances: niraparib "
        "and abiraterone acetate.\n",
        "niraparib / abiraterone",
    ),
    ("# Formulary\n\n**Generic name:** Tezepelumab\n", "tezepelumab"),
    (
        "# Card\n\n| Item | Entry |\n| --- | --- |\n| Active substance | inclisiran, supplied as inclisiran sodium |\n",
        "inclisiran",
    ),
    ("# Exondys 51\n\n## Generic Name\nEteplirsen\n", "eteplirsen"),
    (
        "# DTP\n\n### Generic Name\nDiphtheria, tetanus and pertussis vaccine\n",
        "diphtheria, tetanus and pertussis vaccine",
    ),
    ("# Ward guideline\n\n## Section 4\n\n### MEROPENEM ** RESTRICTED **\n\nFor severe sepsis.\n", "meropenem"),
    ("# The counter diaries\n\n[About](/a)\n\n## Naproxen (Naprosyn), since you ask\n\nFor gout.\n", "naproxen"),
    ("# Quorblax\n\nQuorblax is a prescription medicine for gout.\n", "quorblax"),
    ("# Quorblax\n\nThe recommended dose of quorblax is 5 mg.\n", "quorblax"),
]


@pytest.mark.parametrize(("source", "drug"), PAGES)
def test_reads_the_drug_of_a_page(source: str, drug: str) -> None:
    names = names_of(source)
    assert names is not None
    assert names.drug == drug


@pytest.mark.parametrize(
    "source",
    [
        "# Pancakes\n\n## Ingredients\n\n- Flour\n- Eggs\n- Milk\n\nMix everything and bake it.\n",
        "# Asthma\n\nAsthma is a disease of the airways that is treated with medicines.\n",
        "def main():\n    return 0\n",
        "The council met on Monday and put off its decision.\n",
        "# Privacy notice\n\nWe use cookies.\n",
        "# Section 4\n\n## Dosage\nSee section 4.\n\n## Side effects\nSection 4.\n\n## Interactions\nSee page 7.\n",
    ],
)
def test_a_page_about_no_drug_has_none(source: str) -> None:
    assert names_of(source) is None


BASE_NAMES = [
    ("Rizatriptan benzoate", "rizatriptan"),
    ("Clopidogrel bisulfate", "clopidogrel"),
    ("Prasugrel hydrogen sulfate", "prasugrel"),
    ("Sodium bicarbonate", "sodium bicarbonate"),
    ("Mipomersen Sodium", "mipomersen"),
    ("adalimumab-atto", "adalimumab"),
    ("Atorvastatin calcium trihydrate", "atorvastatin"),
    ("Lithium carbonate", "lithium carbonate"),
    ("dimethyl fumarate", "dimethyl fumarate"),
    ("Ezetimibe + simvastatin", "ezetimibe / simvastatin"),
    ("insulin glargine", "insulin glargine"),
]


@pytest.mark.parametrize(("name", "expected"), BASE_NAMES)
def test_base_name(name: str, expected: str) -> None:
    assert base_name(name) == expected


@pytest.mark.parametrize(
    ("word", "expected"), [("eteplirsen", True), ("warfarin", True), ("table", False), ("Duchenne", False)]
)
def test_is_drug(word: str, expected: bool) -> None:
    assert is_drug(word) is expected


VILTOLARSEN = DrugNames("viltolarsen", frozenset({"viltolarsen", "viltepso"}))
MENTIONS = [
    ("Viltepso and casimersen", [("viltolarsen", "Viltepso"), ("casimersen", "casimersen")]),
    ("give warfarin sodium daily", [("warfarin", "warfarin sodium")]),
    ("adalimumab-atto is a biosimilar", [("adalimumab", "adalimumab-atto")]),
    ("insulin glargine at night", [("insulin glargine", "insulin glargine")]),
    ("nothing to see", []),
]


@pytest.mark.parametrize(("text", "expected"), MENTIONS)
def test_mentions(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(drug, span.of(text)) for drug, span in VILTOLARSEN.mentions(text)] == expected


def test_a_combination_is_one_drug_however_it_is_joined() -> None:
    names = DrugNames("ezetimibe / simvastatin", frozenset({"ezetimibe / simvastatin"}))
    for text in (
        "ezetimibe and simvastatin",
        "ezetimibe/simvastatin",
        "Ezetimibe-simvastatin",
        "ezetimibe + simvastatin",
    ):
        assert [drug for drug, _ in names.mentions(text)] == ["ezetimibe / simvastatin"]


SUBJECTS = [
    ("Unlike warfarin, viltolarsen is injected", SectionType.DOSAGE, ("viltolarsen",)),
    ("Casimersen (Amondys 45) targets exon 45", SectionType.ALTERNATIVES, ("casimersen",)),
    ("Deflazacort and prednisone help", SectionType.ALTERNATIVES, ("deflazacort", "prednisone")),
    ("Other options exist", SectionType.ALTERNATIVES, ()),
    ("The dose is weekly", SectionType.DOSAGE, ("viltolarsen",)),
]


@pytest.mark.parametrize(("clause", "topic", "expected"), SUBJECTS)
def test_subjects_of_a_clause(clause: str, topic: SectionType, expected: tuple[str, ...]) -> None:
    assert VILTOLARSEN.subjects_of(clause, topic, before=("viltolarsen",)) == expected
