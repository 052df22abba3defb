"""Arms of studies: whose rates the columns of a table hold, how many patients, and what they are compared with."""

from __future__ import annotations

import pytest

from medgraph import extract_facts, parse_monograph
from medgraph.extraction.adverse_effect.captions import patients_of
from medgraph.model import Fact, Relation

TABLE = "# {drug}\n\n{drug} is indicated for gout in adults.\n\n## Adverse reactions\n\n{above}\n\n{table}\n"


def _facts(drug: str, table: str, above: str = "In the trials patients reported these reactions.") -> list[Fact]:
    head, *rows = table.split("\n")
    lines = [head, "|" + "--|" * (head.count("|") - 1), *rows]
    page = parse_monograph(TABLE.format(drug=drug, above=above, table="\n".join(lines)), name=f"{drug}.md")
    return [fact for fact in extract_facts(page).facts if fact.relation is Relation.HAS_ADVERSE_EFFECT]


def _said(drug: str, table: str, above: str = "In the trials patients reported these reactions.") -> set[str]:
    said = set()
    for fact in _facts(drug, table, above):
        f = fact.qualifiers.frequency
        assert f is not None
        other = f.placebo if f.placebo is not None else f.comparator_frequency
        said.add(
            f"{fact.object}@{f.low}/{f.arm}/{f.patients}/{f.comparator or 'placebo'}/{other}/{fact.qualifiers.severity}"
        )
    return said


CASES = [
    (
        "Metformin",
        "| Reaction | Metformin (N = 51) % | Placebo (N = 42) % |\n| Nausea | 41 | 12 |",
        {"nausea@0.41/Metformin/51/placebo/0.12/None"},
    ),
    (
        "Imatinib",
        "| Reaction | Interferon (N = 533) % | Imatinib (N = 1,551) % |\n| Nausea | 61.5 | 49.5 |",
        {"nausea@0.495/Imatinib/1551/Interferon/0.615/None"},
    ),
    (
        "Niraparib",
        "| Reaction | All grades niraparib (n = 484) % | All grades placebo (n = 244) % | Grades 3-4 niraparib (n = 484) % | Grades 3-4 placebo (n = 244) % |\n"
        "| Anemia | 64 | 18 | 31 | 2 |",
        {"anemia@0.64/niraparib/484/placebo/0.18/None"},
    ),
    (
        "Capmatinib",
        "| Reaction | Capmatinib (N = 73) grade 3 (%) | Capmatinib (N = 73) grade 4 (%) |\n| Anemia | 9 | 2 |",
        {"anemia@0.09/Capmatinib/73/placebo/None/grade 3", "anemia@0.02/Capmatinib/73/placebo/None/grade 4"},
    ),
    (
        "Aripiprazole",
        "| Reaction | Placebo N=207 (%) | Aripiprazole 441 mg N=207 (%) | Aripiprazole 882 mg N=208 (%) |\n| Headache | 3 | 4 | 5 |",
        {
            "headache@0.04/Aripiprazole 441 mg/207/placebo/0.03/None",
            "headache@0.05/Aripiprazole 882 mg/208/placebo/0.03/None",
        },
    ),
    (
        "Atorvastatin",
        "| Reaction | % Placebo N=7311 | % 10 mg N=3908 | % Any dose N=8755 |\n| Nausea | 3.5 | 3.7 | 4.0 |",
        {"nausea@0.04/Any dose/8755/placebo/0.035/None"},
    ),
    (
        "Imatinib",
        "| Reaction | Blast crisis (n = 260) % | Chronic phase (n = 532) % |\n| Nausea | 71 | 63 |",
        {"nausea@0.71/Blast crisis/260/placebo/None/None", "nausea@0.63/Chronic phase/532/placebo/None/None"},
    ),
    (
        "Rituximab",
        "| Reaction | Placebo + methotrexate N=398 n (%) | Rituximab + methotrexate N=540 n (%) |\n| Nausea | 19 (5) | 41 (8) |",
        {"nausea@0.08/Rituximab + methotrexate/540/placebo/0.05/None"},
    ),
    (
        "Pembrolizumab",
        "| Reaction | Pembrolizumab with chemotherapy/Pembrolizumab (n=778) % | Placebo with chemotherapy/Placebo (n=389) % |\n"
        "| Nausea | 61 | 58 |",
        {"nausea@0.61/Pembrolizumab with chemotherapy/Pembrolizumab/778/placebo/0.58/None"},
    ),
    (
        "Formoterol",
        "| Reaction | Formoterol n | Formoterol (%) | Placebo n | Placebo (%) |\n| Nausea | 6 | (4.9) | 3 | (2.6) |",
        {"nausea@0.049/Formoterol/None/placebo/0.026/None"},
    ),
    (
        "Sofosbuvir",
        "| Reaction | Study 1 sofosbuvir (N=263) % | Study 1 placebo (N=152) % | Study 4 sofosbuvir (N=182) % | Study 4 ribavirin (N=151) % |\n"
        "| Nausea | 13 | 8 | 10 | 3 |",
        {
            "nausea@0.13/Study 1 sofosbuvir/263/placebo/0.08/None",
            "nausea@0.1/Study 4 sofosbuvir/182/Study 4 ribavirin/0.03/None",
        },
    ),
]


@pytest.mark.parametrize(("drug", "table", "expected"), CASES)
def test_arms(drug: str, table: str, expected: set[str]) -> None:
    assert _said(drug, table) == expected


NONE = [
    ("Metformin", "| Reaction | Metformin (N = 51) % | Placebo (N = 42) % |\n| Nausea | 0 | 12 |"),
    ("Imatinib", "| Reaction | Imatinib (N = 51) % | Placebo (N = 42) % |\n| Nausea | – | 12 |"),
    ("Imatinib", "| Reaction | Imatinib (N = 51) % | Placebo (N = 42) % |\n| Infections | Infections | Infections |"),
    (
        "Arsenic trioxide",
        "| Reaction | Induction n (%) | Consolidation n (%) |\n| Chemotherapy | 120 (88%) | 17 (14%) |",
    ),
]


@pytest.mark.parametrize(("drug", "table"), NONE)
def test_no_effect_of_the_drug(drug: str, table: str) -> None:
    assert _facts(drug, table) == []


def test_what_a_caption_restricts() -> None:
    caption = "Table 3. Grade 3 or Higher Adverse Reactions in Patients with Ovarian Cancer Receiving Niraparib"
    [fact] = _facts("Niraparib", "| Reaction | Niraparib (N = 51) % |\n| Nausea | 5 |", caption)
    assert (fact.qualifiers.severity, fact.qualifiers.population) == (
        "grade 3 or higher",
        "patients with ovarian cancer",
    )


CAPTIONS = [
    ("Table 1. Reactions in Control Patients with Infantile-Onset SMA", "patients with infantile-onset SMA"),
    ("Safety was told of 52 patients with gout who participated.", None),
    ("Table 2. Reactions in Subjects With HCV Without Cirrhosis Receiving X", "subjects with HCV without cirrhosis"),
    ("Number of Patients with Adverse Reactions", None),
    ("Reactions in ≥2% of ARISTADA-Treated Patients", None),
]


@pytest.mark.parametrize(("caption", "patients"), CAPTIONS)
def test_patients_of_a_caption(caption: str, patients: str | None) -> None:
    assert patients_of(caption) == patients


def test_the_class_beside_a_preferred_term_is_no_effect() -> None:
    table = (
        "| Body system and preferred term | Body system and preferred term | Imatinib N = 280 (%) |\n"
        "| Skin disorders | Rash | 19 |\n|  | Alopecia | 7 |"
    )
    assert {fact.object for fact in _facts("Imatinib", table)} == {"rash", "alopecia"}


def test_a_table_by_race_names_no_effects() -> None:
    assert _facts("Tacrolimus", "| Patient race | Tacrolimus (N = 82) % |\n| Caucasian | 12 |") == []
