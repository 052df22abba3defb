"""Vocabulary, ontology and schemes say the same, and say it whole."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from medgraph.graph import predicate_words
from medgraph.graph.schemes import SCHEMES, read_scheme
from medgraph.iris import concept_iri
from medgraph.model import Relation, SectionType
from medgraph.prefixes import PREFIXES
from medgraph.resources import resource
from medgraph.vocabulary import MG

ONTOLOGY = URIRef("https://w3id.org/medgraph/ontology")
TERMS = {name: iri for name, iri in vars(MG).items() if name in MG.__annotations__}
MECHANISMS = [
    *(
        "exon skipping",
        "splicing modulation",
        "mRNA degradation",
        "RNA interference",
        "translation inhibition",
    ),
    *("inhibition", "antagonism", "agonism", "potentiation", "activation", "gene transfer"),
    *("hormone replacement", "readthrough", "stabilization"),
]
KIDNEY = ["HP_0000093", "HP_0003259", "HP_0000099", "HP_0001919", "MONDO_0002462"]
OWN_KIDNEY = ["nephrotoxicity", "kidney toxicity", "renal toxicity", "renal impairment", "kidney problem"]
NOT_KIDNEY = ["HP_0100577", "HP_0000010", "MONDO_0005247", "HP_0000787"]


def scheme(name: str) -> Graph:
    return Graph().parse(resource(f"ontology/{name}.ttl"))


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return scheme("medgraph")


def ours(graph: Graph) -> set[str]:
    return {str(s) for s in graph.subjects() if str(s).startswith(PREFIXES["mg"])}


def test_vocabulary_and_ontology_hold_the_same_terms(ontology: Graph) -> None:
    assert set(TERMS.values()) == ours(ontology)


def test_a_misspelt_term_is_an_error() -> None:
    with pytest.raises(AttributeError):
        getattr(MG, "targetExon")  # noqa: B009


def test_the_ontology_names_its_version_and_licence(ontology: Graph) -> None:
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in ontology
    assert ontology.value(ONTOLOGY, OWL.versionInfo)
    assert str(ontology.value(ONTOLOGY, DCTERMS.license)) == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize("name", sorted(TERMS))
def test_each_term_is_declared_named_and_defined(ontology: Graph, name: str) -> None:
    term = URIRef(TERMS[name])
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual}
    assert len(set(ontology.objects(term, RDF.type)) & kinds) == 1
    assert len(list(ontology.objects(term, RDFS.label))) == 1
    definition = str(ontology.value(term, SKOS.definition))
    assert len(definition.split()) >= 5
    assert definition.endswith(".")


def test_domains_and_ranges_are_declared_classes_or_datatypes(ontology: Graph) -> None:
    for predicate in (RDFS.domain, RDFS.range):
        for _, _, kind in ontology.triples((None, predicate, None)):
            assert (kind, RDF.type, OWL.Class) in ontology or str(kind).startswith(PREFIXES["xsd"])


def test_what_terms_stand_under_is_declared(ontology: Graph) -> None:
    for sub, sup in ontology.subject_objects(RDFS.subClassOf):
        assert (sup, RDF.type, OWL.Class) in ontology, sub
    for sub, sup in ontology.subject_objects(RDFS.subPropertyOf):
        assert set(ontology.objects(sub, RDF.type)) == set(ontology.objects(sup, RDF.type)), sub


@pytest.mark.parametrize(
    ("term", "predicate", "other"),
    [
        (MG.Association, RDFS.subClassOf, PREFIXES["biolink"] + "Association"),
        (MG.Gene, RDFS.subClassOf, PREFIXES["SO"] + "0000704"),
        (MG.Exon, RDFS.subClassOf, PREFIXES["SO"] + "0000147"),
        (MG.Transcript, RDFS.subClassOf, PREFIXES["SO"] + "0000673"),
        (MG.Evidence, RDFS.subClassOf, PREFIXES["oa"] + "SpecificResource"),
        (MG.Reading, RDFS.subClassOf, PREFIXES["prov"] + "Activity"),
        (MG.Drug, SKOS.closeMatch, PREFIXES["schema"] + "Drug"),
        (MG.hasAdverseEffect, RDFS.subPropertyOf, PREFIXES["biolink"] + "has_adverse_event"),
        (MG.contraindicatedIn, RDFS.subPropertyOf, PREFIXES["biolink"] + "contraindicated_in"),
    ],
)
def test_alignments(ontology: Graph, term: str, predicate: URIRef, other: str) -> None:
    assert (URIRef(term), predicate, URIRef(other)) in ontology


@pytest.mark.parametrize("relation", list(Relation))
def test_relations_are_properties_called_by_their_words(ontology: Graph, relation: Relation) -> None:
    term = URIRef(PREFIXES["mg"] + relation.value)
    assert ontology.value(term, RDFS.label) == Literal(predicate_words(relation))


@pytest.mark.parametrize("name", SCHEMES)
def test_schemes_have_no_blank_nodes_and_one_label_a_node(name: str) -> None:
    graph = scheme(name)
    assert read_scheme(name)
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]
    labels = Counter(graph.subjects(RDFS.label))
    assert {node for node in graph.subjects(RDF.type) if labels[node] != 1} == set()


@pytest.mark.parametrize("name", SCHEMES)
def test_labels_of_schemes_need_no_escapes(name: str) -> None:
    assert not [label for label in scheme(name).objects(None, RDFS.label) if re.search(r'["\\\n]', str(label))]


@pytest.mark.parametrize("name", [name for name in SCHEMES if name != "medgraph"])
def test_concepts_of_a_scheme_are_at_its_top_or_below_another(name: str) -> None:
    graph = scheme(name)
    for concept, top in graph.subject_objects(SKOS.inScheme):
        assert (top, RDF.type, SKOS.ConceptScheme) in graph
        above = graph.value(concept, SKOS.broader)
        assert (concept, SKOS.topConceptOf, top) in graph or (above, SKOS.inScheme, top) in graph
        assert graph.value(concept, SKOS.prefLabel) == graph.value(concept, RDFS.label)


@pytest.mark.parametrize("name", MECHANISMS)
def test_the_mechanisms_of_records_are_at_the_top(name: str) -> None:
    graph = scheme("mechanisms")
    concept = URIRef(concept_iri("mechanism", name))
    assert graph.value(concept, RDFS.label) == Literal(name)
    assert graph.value(concept, SKOS.topConceptOf)


def test_exon_inclusion_is_splicing_modulation() -> None:
    below, above = (URIRef(concept_iri("mechanism", name)) for name in ("exon inclusion", "splicing modulation"))
    assert (below, SKOS.broader, above) in scheme("mechanisms")


def test_routes_are_named_by_their_codes() -> None:
    graph = scheme("routes")
    routes = set(graph.subjects(RDF.type, URIRef(MG.Route)))
    assert len(routes) > 100
    for route in routes:
        assert str(route) == f"{PREFIXES['NCIT']}{graph.value(route, SKOS.notation)}"


@pytest.mark.parametrize(
    ("surface", "code"),
    [("IV", "C38276"), ("by mouth", "C38288"), ("under the skin", "C38299"), ("intrathecally", "C38267")],
)
def test_words_of_pages_lead_to_one_route(surface: str, code: str) -> None:
    graph = scheme("routes")
    named = {s for p in (SKOS.altLabel, SKOS.prefLabel) for s in graph.subjects(p, Literal(surface))}
    assert named == {URIRef(PREFIXES["NCIT"] + code)}


def test_sections_are_those_of_the_model() -> None:
    graph = scheme("sections")
    found = {
        str(graph.value(s, RDFS.label)): graph.value(s, SKOS.notation)
        for s in graph.subjects(RDF.type, URIRef(MG.SectionType))
    }
    assert found == {kind.value: Literal(kind.loinc) if kind.loinc else None for kind in SectionType}


def harms(organ: str) -> set[str]:
    found = scheme("organ-harm").subjects(URIRef(MG.harms), URIRef(concept_iri("organ", organ)))
    return {str(condition) for condition in found}


@pytest.mark.parametrize("name", KIDNEY)
def test_what_harms_the_kidney(name: str) -> None:
    assert "http://purl.obolibrary.org/obo/" + name in harms("kidney")


@pytest.mark.parametrize("name", OWN_KIDNEY)
def test_what_harms_the_kidney_by_other_wordings(name: str) -> None:
    assert concept_iri("condition", name) in harms("kidney")


@pytest.mark.parametrize("name", NOT_KIDNEY)
def test_infections_and_stones_of_the_urinary_tract_are_no_harm_to_the_kidney(name: str) -> None:
    assert "http://purl.obolibrary.org/obo/" + name not in harms("kidney")


def test_each_member_of_an_organ_has_its_reason() -> None:
    graph = scheme("organ-harm")
    members = set(graph.subjects(URIRef(MG.harms)))
    assert len(members) > 400
    assert {member for member in members if not graph.value(member, SKOS.scopeNote)} == set()
    for _, organ in graph.subject_objects(URIRef(MG.harms)):
        assert (organ, RDF.type, URIRef(MG.Organ)) in graph
