"""Asking: names as a person types them, questions of one's own, and errors that help."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from medgraph.errors import QueryError
from medgraph.prefixes import compact
from medgraph.queries import ParameterType, ask, nodes_called
from medgraph.queries.names import guessed, relation_called
from medgraph.rows import Rows
from medgraph.store import EmbeddedStore, Store
from medgraph.terms import Iri, literal

GOLDEN = Path(__file__).parent / "data" / "golden.trig"


@pytest.fixture(scope="module")
def golden() -> Store:
    return EmbeddedStore.from_file(GOLDEN)


CALLED = [
    (ParameterType.GENE, "DMD", "HGNC:2928"),
    (ParameterType.GENE, "HGNC:2928", "HGNC:2928"),
    (ParameterType.GENE, "hgnc:2928", "HGNC:2928"),
    (ParameterType.GENE, " Dystrophin ", "HGNC:2928"),
    (ParameterType.GENE, "<http://identifiers.org/hgnc/2928>", "HGNC:2928"),
    (ParameterType.GENE, "http://identifiers.org/hgnc/2928", "HGNC:2928"),
    (ParameterType.GENE, "TNF-alpha", "HGNC:11892"),
    (ParameterType.DRUG_CLASS, "VKA", "concept:drug-class/vitamin-K-antagonist"),
    (ParameterType.DISEASE, "DMD", "MONDO:0010679"),
    (ParameterType.DISEASE, "duchenne  Muscular dystrophy", "MONDO:0010679"),
    (ParameterType.DISEASE, "severe kidney impairment", "concept:condition/severe-kidney-impairment"),
    (ParameterType.EFFECT, "HP:0002829", "HP:0002829"),
    (ParameterType.ROUTE, "SC", "NCIT:C38299"),
    (ParameterType.ROUTE, "subcutaneous", "NCIT:C38299"),
    (ParameterType.ROUTE, "NCIT:C38299", "NCIT:C38299"),
    (ParameterType.DRUG, "Spinraza", "drug:nusinersen"),
    (ParameterType.DRUG, "drug:nusinersen", "drug:nusinersen"),
    (ParameterType.DRUG, "aspirin", "drug:aspirin"),
    (ParameterType.DRUG_CLASS, "aso", "concept:drug-class/antisense-oligonucleotide"),
    (ParameterType.MECHANISM, "Exon Skipping", "concept:mechanism/exon-skipping"),
    (ParameterType.ORGAN, "renal", "concept:organ/kidney"),
]


@pytest.mark.parametrize(("kind", "text", "curie"), CALLED)
def test_what_a_name_means(golden: Store, kind: ParameterType, text: str, curie: str) -> None:
    assert [compact(node.value) for node in nodes_called(golden, text, kind)] == [curie]


UNKNOWN = [
    (ParameterType.GENE, "DMT", 'no gene of this graph is called "DMT"; did you mean DMD?'),
    (ParameterType.DRUG, "casimersin", "did you mean casimersen"),
    (ParameterType.DRUG_CLASS, "statin", 'no drug class of this graph is called "statin"'),
    (ParameterType.GENE, "HP:0002829", 'no gene of this graph is called "HP:0002829"'),
    (ParameterType.DRUG, "", 'no drug of this graph is called ""'),
    (ParameterType.DRUG, '"} DROP ALL #', "no drug of this graph"),
]


@pytest.mark.parametrize(("kind", "text", "message"), UNKNOWN)
def test_a_name_that_nothing_has(golden: Store, kind: ParameterType, text: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        nodes_called(golden, text, kind)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


AMBIGUOUS = """
@prefix : <http://example.org/> . @prefix mg: <https://w3id.org/medgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:a a mg:Disease ; rdfs:label "multiple sclerosis" ; skos:altLabel "MS" .
:b a mg:Disease ; rdfs:label "mitral stenosis" ; skos:altLabel "MS" .
:c a mg:Disease ; rdfs:label "nephritis" . :d a mg:Phenotype ; rdfs:label "Nephritis" .
:e a mg:Disease ; rdfs:label "colitis" . :f a mg:Phenotype ; rdfs:label "colitis" .
:g a mg:Disease ; rdfs:label "AB" . :h a mg:Disease ; rdfs:label "antibody loss" ; skos:altLabel "AB" .
:statement mg:object :f .
"""


@pytest.fixture(scope="module")
def ambiguous() -> Store:
    store = EmbeddedStore.from_nquads([])
    store.load_text(AMBIGUOUS, "ttl")
    return store


def test_several_things_of_one_other_name_are_listed(ambiguous: Store) -> None:
    with pytest.raises(QueryError, match=r"multiple sclerosis \(.*a\), mitral stenosis \(.*b\)"):
        nodes_called(ambiguous, "MS", ParameterType.DISEASE)


@pytest.mark.parametrize(
    ("text", "names"),
    [("nephritis", "cd"), ("colitis", "f"), ("AB", "g"), ("http://example.org/e", "e")],
    ids=["one label, two vocabularies", "the one that is stated", "label before other name", "identifier"],
)
def test_which_of_several_is_meant(ambiguous: Store, text: str, names: str) -> None:
    wanted = [Iri(f"http://example.org/{name}") for name in names]
    assert nodes_called(ambiguous, text, ParameterType.EFFECT) == wanted


@pytest.mark.parametrize("text", ["hasRoute", "has route", "route", "mg:hasRoute", "HAS_ROUTE", "hasroute"])
def test_what_a_relation_is_called(text: str) -> None:
    assert compact(relation_called(text, ["hasRoute", "hasDosage"]).value) == "mg:hasRoute"


GUESSED = [
    ("HGNC:2928", Iri("http://identifiers.org/hgnc/2928")),
    ("<urn:x>", Iri("urn:x")),
    ("45", literal(45)),
    ("-0.50", literal(Decimal("-0.5"))),
    ("10%", literal(Decimal("0.1"))),
    ("joint pain", literal("joint pain")),
    ("10-20", literal("10-20")),
    ("unknown:45", literal("unknown:45")),
    ("²", literal("²")),
]


@pytest.mark.parametrize(("text", "term"), GUESSED)
def test_what_a_value_means_to_plain_sparql(text: str, term: Iri) -> None:
    assert guessed(text) == term


WRONG = [
    ("adverse-efects", {}, 'no question is called "adverse-efects"; did you mean adverse-effects'),
    ("xyzzy", {}, "`medgraph queries` lists the names"),
    ("no-such-file.rq", {}, "no-such-file.rq: cannot be read as a query"),
    ("dosing", {}, "dosing needs drug (name or brand of the drug); as: medgraph query dosing --param drug="),
    ("dosing", {"drug": "casimersen", "dose": "1"}, "dosing has no parameter dose; it takes drug"),
    ("pages", {"drug": "x"}, "pages has no parameter drug; it takes none"),
    ("drugs-for-deletion", {"gene": "DMD", "first": "a", "last": "2"}, 'first is to be an integer, and "a"'),
    ("drugs-for-deletion", {"gene": "DMD", "first": "1.5", "last": "2"}, "is to be an integer"),
    ("effects-above-frequency", {"minimum": "often"}, 'minimum is to be a number, and "often" is none'),
    ("evidence-of", {"drug": "casimersen", "relation": "targetExons"}, "did you mean targetsExon"),
    ("serious-effects", {"drug": ""}, 'no drug of this graph is called ""'),
    ("SELECT ?s { ?s ?p ?o }", {"gene": "DMD"}, "has no parameter gene; it takes o, p, s"),
    ("SELECT ?s { ?s ?p }", {}, "cannot be answered"),
    ("# question: Which?\n# parameter: gene\nSELECT * { ?s ?p ?o }", {}, "not a parameter"),
]


@pytest.mark.parametrize(("question", "params", "message"), WRONG)
def test_what_cannot_be_asked(golden: Store, question: str, params: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError) as caught:
        ask(golden, question, params)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_sparql_as_typed_with_parameters(golden: Store) -> None:
    answer = ask(golden, "SELECT ?drug { ?drug mg:targetsGene ?gene } ORDER BY ?drug", {"gene": "HGNC:2928"})
    assert isinstance(answer, Rows)
    assert [compact(str(drug)) for (drug,) in answer.values()] == [
        "drug:casimersen",
        "drug:eteplirsen",
        "drug:viltolarsen",
    ]


MINE = """# question: Which drugs have a route?
# parameter: route (route, default oral): the route
SELECT ?drugLabel { ?drug mg:hasRoute ?route ; rdfs:label ?drugLabel } ORDER BY ?drugLabel
"""


def test_a_file_of_one_s_own_may_have_a_header(golden: Store, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text(MINE, encoding="utf-8")
    default, chosen = ask(golden, str(file)), ask(golden, str(file), {"route": "intrathecal"})
    assert isinstance(default, Rows) and isinstance(chosen, Rows)
    assert default.values() == [("ezetimibe / simvastatin",), ("warfarin",)]
    assert chosen.values() == [("nusinersen",)]


def test_ask_and_construct(golden: Store) -> None:
    assert ask(golden, "ASK { ?drug mg:targetsGene HGNC:2928 }") is True
    built = ask(golden, "CONSTRUCT { ?d mg:hasRoute ?r } WHERE { ?d mg:hasRoute ?r }", {"r": "NCIT:C38288"})
    assert isinstance(built, tuple)
    assert len(built) == 2
