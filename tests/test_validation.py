"""The shapes, each with an example that keeps it and one that breaks it; and where a finding points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib.term import _toPythonMapping
from tests.graph_examples import (
    CASIMERSEN,
    DUCHENNE,
    HEADACHE,
    RUN,
    dosage,
    fact,
    headache,
    page,
    sentence,
    some_of_each,
)

from medgraph.errors import NoGraphError, ResourceError
from medgraph.graph import Dataset, association_iri, ntriples, to_dataset
from medgraph.iris import concept_iri, exon_iri
from medgraph.model import Concept, ConceptKind, Frequency, GroundedFact, Polarity, Qualifiers, Relation
from medgraph.resources import resource
from medgraph.store import EmbeddedStore
from medgraph.terms import Iri
from medgraph.validation import Reach, Severity, validate, violating_associations
from medgraph.validation.programs import own_hierarchy, program_of, shapes_at

EXAMPLES = Path(__file__).parent / "shapes"
SHAPES = Graph().parse(resource("ontology/shapes.ttl"))
NAMES = sorted(
    str(shape).rpartition("#")[2]
    for kind in (SH.NodeShape, SH.PropertyShape)
    for shape in SHAPES.subjects(RDF.type, kind)
    if isinstance(shape, URIRef)
)
NAMESPACE = "https://w3id.org/medgraph/shapes#"
PROGRAM = program_of(shapes_at(resource("ontology/shapes.ttl")), own_hierarchy())
WARNINGS = {"SubstanceOfOneUnii", "ClaimAgreement", "TreatsWhatItForbids", "TreatsWhatItCauses"}


def dataset(*facts: GroundedFact) -> Dataset:
    return to_dataset([(page(), facts)], run=RUN)


# ---------------------------------------------------------------- the shapes themselves


def test_there_are_enough_shapes_and_an_example_of_each_kind_for_each() -> None:
    assert len(NAMES) >= 20
    for kind in ("valid", "invalid"):
        assert sorted(path.stem for path in (EXAMPLES / kind).glob("*.ttl")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_shape_says_what_is_wrong_how_grave_it_is_and_what_to_do(name: str) -> None:
    shape = URIRef(NAMESPACE + name)
    assert len(str(SHAPES.value(shape, SH.message)).split()) >= 4
    assert SHAPES.value(shape, SH.severity) == (SH.Warning if name in WARNINGS else SH.Violation)
    assert SHAPES.value(shape, RDFS.comment)


def test_shapes_with_a_target_have_names() -> None:
    targets = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
    assert not [s for target in targets for s in SHAPES.subjects(target) if isinstance(s, BNode)]


@pytest.mark.parametrize("name", NAMES)
def test_the_valid_example_is_looked_at_and_found_right(name: str) -> None:
    path = EXAMPLES / "valid" / f"{name}.ttl"
    assert validate(path).findings == ()
    assert PROGRAM.nodes_of(PROGRAM.shapes.shape(Iri(NAMESPACE + name)), EmbeddedStore.from_file(path))


@pytest.mark.parametrize("name", NAMES)
def test_the_invalid_example_fails_for_its_one_reason(name: str) -> None:
    report = validate(EXAMPLES / "invalid" / f"{name}.ttl")
    [found] = report.findings
    assert found.shape == name
    assert found.message == str(SHAPES.value(URIRef(NAMESPACE + name), SH.message))
    assert found.hint == str(SHAPES.value(URIRef(NAMESPACE + name), RDFS.comment))
    assert found.severity is (Severity.WARNING if name in WARNINGS else Severity.VIOLATION)
    assert report.conforms == (name in WARNINGS)


# ---------------------------------------------------------------- graphs that we build


def test_what_we_build_conforms() -> None:
    built = dataset(*some_of_each())
    report = validate(built.default())
    assert report.findings == ()
    assert report.nodes >= len(some_of_each())
    assert report.shapes == len(NAMES)
    assert report.summary.startswith("conforms: 0 violations, 0 warnings; looked at ")


def dose(**more: object) -> GroundedFact:
    return dosage(**more)


def often(low: str, high: str) -> GroundedFact:
    share = Frequency("often", low=Decimal(low), high=Decimal(high))
    return headache(qualifiers=Qualifiers(frequency=share))


def exon(name: str) -> GroundedFact:
    return fact(
        Relation.TARGETS_EXON,
        f"DMD exon {name}",
        Concept(exon_iri("DMD", name), f"DMD exon {name}", ConceptKind.EXON),
    )


def concept(relation: Relation, kind: ConceptKind, name: str) -> GroundedFact:
    return fact(relation, name, Concept(concept_iri(kind, name), name, kind))


BROKEN = [
    (dose(value=Decimal(0)), {"DosagePositive"}),
    (dose(value=Decimal(-1)), {"DosagePositive"}),
    (dose(unit="mcg/kg"), {"DosageUnit"}),
    (dose(unit=None), {"DosageHasUnit"}),
    (dose(value_max=Decimal(3)), {"DosageOrder"}),
    (dose(infusion_max=Decimal(30)), {"InfusionOrder"}),
    (dose(interval="weekly"), {"DosageInterval"}),
    (dose(doses=0), {"DosageCount"}),
    (fact(Relation.HAS_DOSAGE, "as directed"), {"DosageSaysSomething"}),
    (often("0.2", "0.1"), {"FrequencyOrder"}),
    (often("0.2", "20"), {"FrequencyIsShare"}),
    (exon("80"), {"ExonWithinTranscript"}),
    (exon("0"), {"ExonNumberFromOne"}),
    (exon("45-55"), {"ExonHasName"}),
    (concept(Relation.HAS_MECHANISM, ConceptKind.MECHANISM, "magic"), {"MechanismFromScheme"}),
    (concept(Relation.HAS_ADVERSE_EFFECT, ConceptKind.TEST, "platelet count"), {"EffectIsCondition"}),
    (concept(Relation.HAS_DRUG_CLASS, ConceptKind.MECHANISM, "inhibition"), {"DrugClassKind"}),
    (
        fact(Relation.HAS_ROUTE, "nowhere", Concept("x:nowhere", "nowhere", ConceptKind.ROUTE)),
        {"RouteFromScheme"},
    ),
    (fact(Relation.TARGETS_GENE, "PML", Concept("x:pml", "PML", ConceptKind.GENE)), {"GeneIdentifier"}),
    (fact(Relation.TARGETS_GENE, "PML", replace(HEADACHE, label="PML")), {"TargetIsGene"}),
    (fact(Relation.BRAND_NAME, " "), {"NameNotEmpty"}),
    (headache(evidence=(sentence(""),)), {"EvidenceHasSentence", "QuoteNotEmpty", "QuoteStartsBeforeEnd"}),
    (headache(evidence=(sentence(end=3),)), {"QuoteStartsBeforeEnd"}),
    (headache(evidence=()), {"AssociationHasEvidence"}),
]


@pytest.mark.parametrize(
    ("broken", "shapes"), BROKEN, ids=lambda value: "+".join(sorted(value)) if isinstance(value, set) else ""
)
def test_a_violation_keeps_its_association_out_and_nothing_else(broken: GroundedFact, shapes: set[str]) -> None:
    fine = fact(Relation.INDICATED_FOR, "duchenne muscular dystrophy", DUCHENNE, evidence=(sentence("For DMD.", 5),))
    report = validate(dataset(broken, fine).default())
    assert {found.shape for found in report.violations} == shapes
    assert not report.conforms
    omit = violating_associations(report)
    assert association_iri(broken) in omit
    assert association_iri(fine) not in omit
    without = to_dataset([(page(), (broken, fine))], run=RUN, omit=omit)
    assert validate(without.default()).findings == ()
    assert association_iri(fine) in "".join(ntriples(without))


def test_a_finding_names_page_line_and_sentence() -> None:
    [found] = validate(dataset(dose(unit="mcg/kg")).default()).findings
    assert (found.monograph, found.line) == ("casimersen.md", 17)
    assert found.sentence == "Casimersen can cause headaches (more than 20%)."
    assert found.value == "mcg/kg"
    assert found.label == "30 mg/kg every 1 week"
    assert str(found).startswith("violation: casimersen.md, line 17: 30 mg/kg every 1 week: The unit of this dose")


def test_two_sentences_that_contradict_each_other_are_a_warning() -> None:
    denied = headache(polarity=Polarity.NEGATED, evidence=(sentence("No headaches.", 900),))
    report = validate(dataset(headache(), denied).default())
    assert [found.shape for found in report.warnings] == ["ClaimAgreement"]
    assert report.conforms
    assert violating_associations(report) == frozenset()
    assert set(report.warnings[0].associations) == {association_iri(headache()), association_iri(denied)}


def test_an_edge_written_by_hand_is_found() -> None:
    effect = f"<{HEADACHE.iri}>"
    edge = (f"<{CASIMERSEN.iri}>", "<https://w3id.org/medgraph/ontology#hasAdverseEffect>", effect)
    report = validate([*dataset(fact(Relation.HAS_WARNING, "headache", HEADACHE)).default(), edge])
    assert [(found.shape, found.value) for found in report.findings] == [("EdgeHasAssociation", HEADACHE.iri)]


def test_the_order_of_triples_does_not_matter() -> None:
    triples = dataset(*(broken for broken, _ in BROKEN)).default()
    assert validate(triples) == validate(triples[::-1])


# ---------------------------------------------------------------- files, and runs over nothing


@pytest.mark.parametrize("suffix", [".nt", ".ttl"])
def test_a_file_is_read_by_its_suffix(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"graph{suffix}"
    path.write_text("".join(ntriples(dataset(dose(unit="mcg/kg")))), encoding="utf-8")
    assert [found.shape for found in validate(path).findings] == ["DosageUnit"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.ttl", ""),
        ("untyped.ttl", "<http://e/a> <http://e/b> <http://e/c> ."),
        ("broken.ttl", "<http://e/a> <http://e/b>"),
        ("picture.png", "not RDF"),
        ("latin1.ttl", b'<http://e/a> <http://e/b> "\xe9" .'),
    ],
)
def test_a_run_over_nothing_is_an_error(tmp_path: Path, name: str, content: str | bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(NoGraphError) as caught:
        validate(path)
    assert caught.value.place == str(path)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoGraphError):
        validate(tmp_path / "none.ttl")


def test_ontology_and_schemes_alone_are_nothing_to_check() -> None:
    with pytest.raises(NoGraphError, match="nothing was checked"):
        validate(to_dataset([], run=RUN).default())


UNUSABLE = {
    "no Turtle": "this is no Turtle",
    "no path": "<x:s> a sh:PropertyShape ; sh:targetClass mg:Drug ; sh:minCount 1 .",
    "two paths": "<x:s> a sh:PropertyShape ; sh:targetClass mg:Drug ; sh:path mg:a, mg:b ; sh:minCount 1 .",
    "no number": '<x:s> a sh:PropertyShape ; sh:targetClass mg:Drug ; sh:path mg:unit ; sh:minCount "x" .',
    "no query": "<x:s> a sh:NodeShape ; sh:targetClass mg:Drug ; sh:sparql [ sh:select 'SELECT' ] .",
    "forbidden VALUES": (
        "<x:s> a sh:NodeShape ; sh:targetClass mg:Drug ; "
        "sh:sparql [ sh:select 'SELECT $this WHERE { $this ?p ?o . VALUES ?p { <x:a> } }' ] ."
    ),
    "endless": "<x:s> a sh:NodeShape ; sh:targetClass mg:Drug ; sh:node <x:s> .",
}
PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix mg: <https://w3id.org/medgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


@pytest.fixture
def _rdflib_left_as_it_was() -> Iterator[None]:
    before = (rdflib.NORMALIZE_LITERALS, dict(_toPythonMapping))
    yield
    assert (rdflib.NORMALIZE_LITERALS, dict(_toPythonMapping)) == before


@pytest.mark.usefixtures("_rdflib_left_as_it_was")
@pytest.mark.parametrize("kind", UNUSABLE)
def test_shapes_that_cannot_be_used_are_an_error_of_the_package(tmp_path: Path, kind: str) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(PREFIXES + UNUSABLE[kind], encoding="utf-8")
    triples = dataset(*some_of_each()).default()
    with pytest.raises(ResourceError) as caught:
        validate(triples, shapes=shapes)
    assert caught.value.place == str(shapes)


# ---------------------------------------------------------------- one page alone, and all of them together


def test_a_page_alone_is_held_against_what_may_keep_its_statements_out() -> None:
    report = validate(dataset(dose(unit="mcg/kg")).default(), reach=Reach.PAGE)
    assert [found.shape for found in report.findings] == ["DosageUnit"]
    assert report.shapes == len(set(NAMES) - WARNINGS)


def test_what_pages_break_together_is_asked_of_the_merged_graph_alone() -> None:
    denied = headache(polarity=Polarity.NEGATED, evidence=(sentence("No headaches.", 900),))
    store = EmbeddedStore.from_nquads(line[:-1] for line in ntriples(dataset(headache(), denied, dose(unit="mcg/kg"))))
    assert [found.shape for found in validate(store, reach=Reach.MERGED).findings] == ["ClaimAgreement"]


def test_all_warnings_span_pages() -> None:
    spanning = {str(shape).removeprefix(NAMESPACE) for shape in SHAPES.subjects(URIRef(NAMESPACE + "spansPages"))}
    assert spanning > WARNINGS


# ---------------------------------------------------------------- what no query can say, and shapes of others

LEFT = {
    "an expression that Oxigraph does not know": "sh:property [ sh:path rdfs:label ; sh:pattern '^(?!casi)' ]",
    "a datatype that Oxigraph does not keep": "sh:property [ sh:path rdfs:label ; sh:datatype xsd:byte ]",
    "a query that cuts off": "sh:sparql [ sh:select 'SELECT $this WHERE { $this ?p ?o } LIMIT 1' ]",
}


@pytest.mark.usefixtures("_rdflib_left_as_it_was")
@pytest.mark.parametrize("kind", LEFT)
def test_what_no_query_can_say_is_left_to_pyshacl_and_the_report_says_so(tmp_path: Path, kind: str) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(f"{PREFIXES}<x:#Left> a sh:NodeShape ; sh:targetClass mg:Drug ; {LEFT[kind]} .", encoding="utf-8")
    report = validate(dataset(headache()).default(), shapes=shapes)
    assert [found.focus for found in report.findings] == [CASIMERSEN.iri]
    assert report.left_to_pyshacl[0].startswith("Left: sh:")
    assert report.summary.endswith("with 1 shape, 1 of them by pySHACL")


def test_a_shape_without_a_name_goes_by_that_of_the_shape_around_it(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    inner = "sh:property [ sh:path mg:claim ; sh:maxCount 0 ; sh:severity <x:mine> ]"
    shapes.write_text(f"{PREFIXES}<x:#Outer> a sh:NodeShape ; sh:targetClass mg:Association ; {inner} .", "utf-8")
    [found] = validate(dataset(headache()).default(), shapes=shapes).findings
    assert (found.shape, found.component, found.severity) == ("Outer", "MaxCount", Severity.VIOLATION)
    assert found.message == f"More than 0 values on <{found.focus}>->mg:claim"


def test_a_store_a_file_and_triples_give_the_same_report(tmp_path: Path) -> None:
    built = dataset(*(broken for broken, _ in BROKEN))
    path = tmp_path / "graph.nt"
    path.write_text("".join(ntriples(built)), encoding="utf-8")
    assert validate(path) == validate(EmbeddedStore.from_file(path)) == validate(built.default())
