"""The catalogue on the golden graph: expected answers, and the same answers from another engine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest

from medgraph import sparql as syntax
from medgraph.queries import ask, bindings, catalogue
from medgraph.queries.catalogue import parse_query
from medgraph.rows import Rows, Value
from medgraph.store import EmbeddedStore, Store
from medgraph.terms import n3

DATA = Path(__file__).parent / "data"
MONOGRAPHS = Path(__file__).parents[1] / "data" / "monographs"
NAMES = tuple(catalogue())
OF_LABELS = {"drugs-by-identifier", "label-versions"}
"""What only labels answer: see `test_queries_of_labels`."""
ASO = "antisense oligonucleotide"
DMD = "Duchenne muscular dystrophy"

# name, parameters, columns, rows
EXPECTED: list[tuple[str, dict[str, str], str, list[tuple[Value, ...]]]] = [
    (
        "drugs-targeting-exons",
        {"gene": "DMD"},
        "drugLabel exonName exonNumber page line",
        [
            ("casimersen", "45", 45, "casimersen.md", 9),
            ("casimersen", "45", 45, "casimersen.md", 10),
            ("casimersen", "45", 45, "dmd/exon-skipping.md", 4),
            ("eteplirsen", "51", 51, "dmd/exon-skipping.md", 1),
            ("viltolarsen", "53", 53, "dmd/exon-skipping.md", 1),
        ],
    ),
    (
        "drugs-targeting-exons",
        {"gene": "HGNC:11118"},
        "drugLabel exonLabel exonName exonNumber sentence origin",
        [("nusinersen", "SMN2 exon 7", "7", 8, None, "background")],
    ),
    ("drugs-by-target-gene", {"gene": "tnf"}, "drugLabel effect", [("adalimumab", "inhibition")]),
    (
        "drugs-by-mechanism",
        {"mechanism": "splicing modulation"},
        "drugLabel finestLabel targetLabel",
        [("nusinersen", "exon inclusion", "SMN2")],
    ),
    (
        "drugs-by-route",
        {"route": "IV"},
        "drugLabel",
        [("casimersen",), ("eteplirsen",), ("viltolarsen",)],
    ),
    (
        "drugs-by-class",
        {"drugClass": "ASO"},
        "drugLabel",
        [("casimersen",), ("eteplirsen",), ("nusinersen",), ("viltolarsen",)],
    ),
    (
        "drugs-for-disease",
        {"disease": "muscular dystrophy"},
        "drugLabel indicationLabel",
        [("casimersen", DMD), ("eteplirsen", DMD), ("viltolarsen", DMD)],
    ),
    ("alternatives", {"drug": "Amondys 45"}, "otherLabel", [("eteplirsen",), ("viltolarsen",)]),
    (
        "adverse-effects",
        {"drug": "nusinersen"},
        "effectLabel frequencyLower frequencyUpper placebo serious",
        [
            ("headache", Decimal("0.29"), Decimal("0.29"), Decimal("0.07"), False),
            ("proteinuria", None, None, None, True),
            ("thrombocytopenia", None, None, None, False),
        ],
    ),
    (
        "adverse-effects",
        {"drug": "casimersen"},
        "effectLabel frequencyLower frequencyUpper frequencyBand serious sentence",
        [
            ("arthralgia", Decimal("0.1"), None, "common", False, "Arthralgia"),
            ("fever", Decimal("0.1"), None, "common", False, "Fever"),
            ("headache", Decimal("0.1"), None, "common", False, "Headache"),
            ("kidney toxicity", None, None, "rare", True, "Kidney toxicity is rare but serious."),
        ],
    ),
    (
        "serious-effects",
        {},
        "drugLabel effectLabel relationLabel",
        [
            ("adalimumab", "serious infection", "has adverse effect"),
            ("casimersen", "kidney toxicity", "has adverse effect"),
            ("nusinersen", "kidney toxicity", "has warning"),
            ("nusinersen", "proteinuria", "has adverse effect"),
            ("warfarin", "bleeding", "has adverse effect"),
        ],
    ),
    (
        "effects-above-frequency",
        {"minimum": "20 %"},
        "drugLabel finestLabel frequencyLower",
        [("nusinersen", "headache", Decimal("0.29")), ("eteplirsen", "headache", Decimal("0.25"))],
    ),
    (
        "effects-above-frequency",
        {"effect": "HP:0002829"},
        "drugLabel finestLabel frequency",
        [("casimersen", "arthralgia", "more than 10%")],
    ),
    (
        "drugs-with-effect",
        {"effect": "pain"},
        "drugLabel finestLabel",
        [
            ("adalimumab", "headache"),
            ("casimersen", "arthralgia"),
            ("casimersen", "headache"),
            ("eteplirsen", "arthralgia"),
            ("eteplirsen", "headache"),
            ("nusinersen", "headache"),
        ],
    ),
    ("shared-adverse-effects", {"drugClass": ASO}, "effectLabel drugs ofDrugs", [("headache", 3, 3)]),
    (
        "shared-adverse-effects",
        {"drugClass": ASO, "least": "2"},
        "effectLabel drugs ofDrugs",
        [("headache", 3, 3), ("arthralgia", 2, 3)],
    ),
    (
        "shared-effects-by-mechanism",
        {"mechanism": "exon skipping"},
        "effectLabel drugs ofDrugs",
        [("arthralgia", 2, 2), ("headache", 2, 2)],
    ),
    (
        "dosing",
        {"drug": "casimersen"},
        "dosageLabel value unit interval routeLabel infusionMin infusionMax",
        [("30 mg/kg every 1 week", Decimal(30), "mg/kg", "P7D", "intravenous", Decimal(35), Decimal(60))],
    ),
    (
        "dosing",
        {"drug": "warfarin"},
        "value valueMax unit interval population",
        [(Decimal(2), Decimal(5), "mg", "P1D", "adults")],
    ),
    ("contraindications", {"drug": "casimersen"}, "conditionLabel", [("severe kidney impairment",)]),
    ("warnings", {"drug": "viltolarsen"}, "warningLabel", [("kidney toxicity",)]),
    ("monitoring", {"drug": "warfarin"}, "testLabel", [("INR",)]),
    ("indications", {"drug": "Humira"}, "diseaseLabel", [("rheumatoid arthritis",)]),
    (
        "interactions",
        {"drug": "warfarin"},
        "partnerLabel effect page",
        [
            ("NSAIDs", "bleeding", "clinic/blood.md"),
            ("aspirin", "bleeding", "clinic/blood.md"),
            ("casimersen", None, "dmd/exon-skipping.md"),
        ],
    ),
    (
        "organ-harm",
        {"organ": "renal"},
        "drugLabel effectLabel relationLabel serious",
        [
            ("casimersen", "kidney toxicity", "has adverse effect", True),
            ("nusinersen", "kidney toxicity", "has warning", True),
            ("nusinersen", "proteinuria", "has adverse effect", True),
            ("viltolarsen", "kidney toxicity", "has warning", False),
        ],
    ),
    (
        "drugs-for-deletion",
        {"gene": "DMD", "first": "48", "last": "50"},
        "drugLabel exonNumber line",
        [("eteplirsen", 51, 1)],
    ),
    (
        "drugs-for-deletion",
        {"gene": "DMD", "first": "44", "last": "44"},
        "drugLabel exonNumber line",
        [("casimersen", 45, 9), ("casimersen", 45, 10), ("casimersen", 45, 4)],
    ),
    # Skipping what is already gone does not help, nor does it need help where the frame is kept.
    ("drugs-for-deletion", {"gene": "DMD", "first": "51", "last": "51"}, "drugLabel", []),
    ("drugs-for-deletion", {"gene": "DMD", "first": "49", "last": "51"}, "drugLabel", []),
    ("drugs-for-deletion", {"gene": "DMD", "first": "50", "last": "48"}, "drugLabel", []),
    (
        "drugs-for-deletion",
        {"gene": "DMD", "first": "52", "last": "52"},
        "drugLabel exonNumber",
        [("eteplirsen", 51), ("viltolarsen", 53)],
    ),
    (
        "skips-for-deletion",
        {"gene": "DMD", "first": "45", "last": "45"},
        "exonLabel exonNumber drugs",
        [("DMD exon 44", 44, 0), ("DMD exon 46", 46, 0)],
    ),
    (
        "side-by-side",
        {"drug": "adalimumab", "other": "nusinersen"},
        "relationLabel objectLabel ofDrug ofOther",
        [
            ("brand name", "Humira", True, False),
            ("brand name", "SPINRAZA", False, True),
            ("generic name", "nusinersen", False, True),
            ("has adverse effect", "headache", True, True),
            ("has adverse effect", "nausea", True, False),
            ("has adverse effect", "proteinuria", False, True),
            ("has adverse effect", "serious infection", True, False),
            ("has adverse effect", "thrombocytopenia", False, True),
            ("has dosage", "12 mg", False, True),
            ("has dosage", "12 mg every 4 months", False, True),
            ("has dosage", "40 mg every 2 weeks", True, False),
            ("has drug class", ASO, False, True),
            ("has drug class", "monoclonal antibody", True, False),
            ("has mechanism", "exon inclusion", False, True),
            ("has mechanism", "inhibition", True, False),
            ("has route", "intrathecal", False, True),
            ("has route", "subcutaneous", True, False),
            ("has warning", "kidney toxicity", False, True),
            ("indicated for", "rheumatoid arthritis", True, False),
            ("indicated for", "spinal muscular atrophy", False, True),
            ("targets exon", "SMN2 exon 7", False, True),
            ("targets gene", "SMN2", False, True),
            ("targets gene", "TNF", True, False),
        ],
    ),
    (
        "disagreements",
        {},
        "drugLabel objectLabel affirmedPage negatedPage negatedSentence",
        [
            (
                *("casimersen", "severe kidney impairment", "casimersen.md", "dmd/exon-skipping.md"),
                "It can be given in severe kidney impairment.",
            ),
            (
                *("casimersen", "warfarin", "dmd/exon-skipping.md", "casimersen.md"),
                "No drug interactions are known.",
            ),
        ],
    ),
    (
        "negated-statements",
        {},
        "drugLabel relationLabel objectLabel",
        [
            ("casimersen", "contraindicated in", "severe kidney impairment"),
            ("casimersen", "interacts with", "anything"),
            ("viltolarsen", "has adverse effect", "headache"),
        ],
    ),
    (
        "reserved-statements",
        {},
        "drugLabel objectLabel polarity scope",
        [
            ("casimersen", "proteinuria", "affirmed", "animal"),
            ("viltolarsen", "kidney toxicity", "hypothetical", "class"),
        ],
    ),
    (
        "ungrounded",
        {},
        "conceptLabel kind statements",
        [
            ("kidney toxicity", "condition", 4),
            (ASO, "drug-class", 4),
            ("severe kidney impairment", "condition", 2),
            ("active bleeding", "condition", 1),
            ("serious infection", "condition", 1),
            ("monoclonal antibody", "drug-class", 1),
            ("vitamin K antagonist", "drug-class", 1),
            ("NSAIDs", "substance-group", 1),
            ("INR", "test", 1),
            ("kidney function", "test", 1),
        ],
    ),
    (
        "evidence-of",
        {"drug": "casimersen", "relation": "targets exon"},
        "objectLabel polarity page section line",
        [
            ("DMD exon 45", "affirmed", "casimersen.md", "How it works", 9),
            ("DMD exon 45", "affirmed", "casimersen.md", "How it works", 10),
            ("DMD exon 45", "affirmed", "dmd/exon-skipping.md", "Casimersen", 4),
        ],
    ),
    (
        "evidence-of",
        {"drug": "casimersen", "about": "KIDNEY"},
        "objectLabel polarity",
        [
            ("severe kidney impairment", "affirmed"),
            ("severe kidney impairment", "negated"),
            ("kidney toxicity", "affirmed"),
            ("kidney function", "affirmed"),
        ],
    ),
    (
        "pages",
        {},
        "page sourceKind drugs statements sentences",
        [
            ("casimersen.md", "machine-written page", 1, 17, 13),
            ("clinic/blood.md", "unknown", 3, 23, 9),
            ("dmd/exon-skipping.md", "health library", 3, 21, 10),
            ("nusinersen.md", "regulatory label", 1, 13, 7),
        ],
    ),
    (
        "drugs",
        {},
        "drugLabel statements pages",
        [
            ("adalimumab", 10, 1),
            ("casimersen", 19, 2),
            ("eteplirsen", 8, 1),
            ("ezetimibe / simvastatin", 1, 1),
            ("nusinersen", 14, 1),
            ("viltolarsen", 10, 1),
            ("warfarin", 12, 1),
        ],
    ),
    (
        "drug-summary",
        {"drug": "ezetimibe / simvastatin"},
        "relationLabel objectLabel sentences pages",
        [
            ("has ingredient", "ezetimibe", 0, 0),
            ("has ingredient", "simvastatin", 0, 0),
            ("has route", "oral", 1, 1),
        ],
    ),
    (
        "names",
        {"drug": "nusinersen"},
        "name relationLabel",
        [("SPINRAZA", "brand name"), ("nusinersen", "generic name")],
    ),
    (
        "ingredients",
        {},
        "drugLabel ingredientLabel",
        [
            ("ezetimibe / simvastatin", "ezetimibe"),
            ("ezetimibe / simvastatin", "simvastatin"),
        ],
    ),
]


@pytest.fixture(scope="module")
def golden() -> Store:
    return EmbeddedStore.from_file(DATA / "golden.trig")


@pytest.mark.parametrize(
    ("name", "params", "columns", "rows"), EXPECTED, ids=[f"{case[0]} {case[1]}" for case in EXPECTED]
)
def test_the_answer(
    golden: Store, name: str, params: Mapping[str, str], columns: str, rows: list[tuple[Value, ...]]
) -> None:
    answer = ask(golden, name, params)
    assert isinstance(answer, Rows)
    assert answer.values(*columns.split()) == rows


def test_every_question_has_an_expected_answer_that_says_something() -> None:
    assert {case[0] for case in EXPECTED if case[3]} == set(NAMES) - OF_LABELS


@pytest.mark.parametrize("name", NAMES)
def test_a_question_is_documented_and_keeps_to_the_form(name: str) -> None:
    query = catalogue()[name]
    assert query.question.endswith("?")
    assert query.answer
    assert {p.name for p in query.parameters if p.required} <= set(query.example)
    assert {p.name for p in query.parameters} <= syntax.variables(query.sparql)
    assert "ORDER BY" in query.sparql
    assert "GRAPH" not in query.sparql
    assert query.call.startswith(f"medgraph query {name}")


def test_the_catalogue_answers_at_least_what_was_asked_for() -> None:
    wanted = {
        *("drugs-targeting-exons", "drugs-by-target-gene", "adverse-effects", "shared-adverse-effects"),
        *("drugs-by-route", "drugs-for-disease", "dosing", "contraindications", "organ-harm"),
        "drugs-for-deletion",
    }
    assert wanted <= set(NAMES)
    assert len(NAMES) >= 24


_OF_A_PAGE = re.compile(r"(medgraph/(?:drug|association|claim|evidence|dosage|monograph|activity)/[^/> ]+)")
FEW, MANY = 10, 40
"""How often the golden graph is there: an answer that tries each two things together takes sixteen times as long."""


@pytest.fixture(scope="module")
def crowded() -> dict[int, Store]:
    return {copies: _crowded(copies) for copies in (FEW, MANY)}


def _crowded(times: int) -> Store:
    """Return the golden graph many times over, with all 79 exons of DMD."""
    golden_graph = EmbeddedStore.from_file(DATA / "golden.ttl")
    lines = [" ".join(map(n3, triple)) + " ." for triple in golden_graph.triples()]
    copies = [_OF_A_PAGE.sub(rf"\g<1>-{copy}", line) for copy in range(times) for line in lines]
    exons = "PREFIX : <https://w3id.org/medgraph/ontology#>\n" + "".join(
        f"<https://w3id.org/medgraph/exon/DMD/{n}>"
        " :inTranscript <https://w3id.org/medgraph/transcript/NM_004006> ;"
        f" :exonNumber {n} ; :startPhase {n % 3} ; :endPhase {(n + 1) % 3} ;"
        f" <http://www.w3.org/2000/01/rdf-schema#label> 'DMD exon {n}' .\n"
        for n in (*range(1, 42), *range(57, 80))
    )
    store = EmbeddedStore.from_nquads([*lines, *copies])
    store.load_text(exons, "ttl")
    return store


@pytest.mark.parametrize("name", NAMES)
def test_no_question_tries_everything_with_everything(crowded: dict[int, Store], name: str) -> None:
    taken = {copies: min(_seconds(store, name) for _ in range(3)) for copies, store in crowded.items()}
    assert taken[MANY] < 12 * max(taken[FEW], 0.002)


def _seconds(store: Store, name: str) -> float:
    """Return what answering takes of the processor, where there is an answer."""
    query = catalogue()[name]
    drugs = {"drug", "other"}
    params = {key: f"drug:{text}" if key in drugs else text for key, text in query.example.items()}
    bound = bindings(store, query, params)
    began = process_time()
    assert len(store.select(query.sparql, bound)) > 0 or name in OF_LABELS
    return process_time() - began


COLUMNS = {
    "drugs-targeting-exons": "drug drugLabel exon exonNumber sentence",
    "adverse-effects": "effect effectLabel frequencyLower frequencyUpper serious sentence",
}


@pytest.mark.parametrize(("name", "columns"), COLUMNS.items())
def test_columns_that_others_rely_on(golden: Store, name: str, columns: str) -> None:
    answer = ask(golden, name, catalogue()[name].example)
    assert isinstance(answer, Rows)
    assert set(columns.split()) <= set(answer.columns)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * { ?s ?p ?o }", "begins with '# question"),
        ("# question: Which?\n# parameter: gene\n", "not a parameter"),
        ("# question: Which?\n# parameter: gene (chromosome): x\n", "not a parameter"),
    ],
)
def test_a_header_that_does_not_keep_to_the_form(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_query("mine", text)
