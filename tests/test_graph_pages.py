"""The graph of a page, and what names its nodes."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import BNode, Graph, URIRef
from rdflib.compare import graph_diff, to_isomorphic
from tests.graph_examples import (
    CASIMERSEN,
    DMD,
    EXON_45,
    HEADACHE,
    RUN,
    dosage,
    fact,
    headache,
    page,
    sentence,
    some_of_each,
)

from medgraph.graph import (
    Triple,
    association_iri,
    claim_iri,
    dosage_iri,
    page_statements,
    predicate_words,
)
from medgraph.graph.ntriples import iri, literal
from medgraph.model import (
    ANYTHING,
    Concept,
    ConceptKind,
    Frequency,
    GroundedFact,
    Polarity,
    Qualifiers,
    Relation,
    Scope,
)
from medgraph.vocabulary import MG, OA, RDF, RDFS, SKOS

GOLDEN = Path(__file__).parent / "golden" / "casimersen.ttl"
HASHED = re.compile(r"https://w3id\.org/medgraph/(association|claim|evidence|activity|dosage)/[0-9a-f]{20}(/selector)?")


def statements(*facts: GroundedFact) -> set[Triple]:
    return set(page_statements(page(), facts, run=RUN))


def parsed(triples: set[Triple]) -> Graph:
    """Read triples with rdflib, nodes named by a hash made blank."""
    graph = Graph().parse(data="".join(f"{s} {p} {o} .\n" for s, p, o in triples), format="nt")
    bare = Graph()
    for triple in graph:
        bare.add(tuple(_bare(term) for term in triple))  # type: ignore[arg-type]
    return bare


def _bare(term: object) -> object:
    return BNode(re.sub(r"\W", "_", term)) if isinstance(term, URIRef) and HASHED.fullmatch(term) else term


def values(triples: set[Triple], subject: str, predicate: str) -> set[str]:
    return {o for s, p, o in triples if s == iri(subject) and p == iri(predicate)}


def test_a_page_becomes_the_golden_graph() -> None:
    found = parsed(statements(headache(), fact(Relation.BRAND_NAME, "Amondys 45"), dosage()))
    wanted = Graph().parse(GOLDEN)
    _, missing, unexpected = graph_diff(to_isomorphic(wanted), to_isomorphic(found))
    assert not missing, missing.serialize()
    assert not unexpected, unexpected.serialize()


def shifted(grounded: GroundedFact, by: int) -> GroundedFact:
    moved = tuple(replace(e, start=e.start + by, end=e.end + by, line=e.line + 1) for e in grounded.fact.evidence)
    return replace(grounded, fact=replace(grounded.fact, evidence=moved))


@given(st.integers(1, 10**6))
def test_a_change_elsewhere_on_the_page_renames_nothing(by: int) -> None:
    before = {subject for subject, _, _ in statements(*some_of_each())}
    after = {subject for subject, _, _ in statements(*(shifted(f, by) for f in some_of_each()))}
    assert before == after


@given(st.permutations(some_of_each()))
def test_the_order_of_facts_does_not_matter(facts: list[GroundedFact]) -> None:
    assert statements(*facts) == statements(*some_of_each())


OTHERWISE_QUALIFIED = [
    Qualifiers(serious=True),
    Qualifiers(population="children"),
    Qualifiers(severity="severe"),
    Qualifiers(frequency=Frequency(band="common")),
    Qualifiers(frequency=Frequency("20%", low=Decimal("0.2"), high=Decimal("0.2"))),
    Qualifiers(condition="with alcohol"),
]


@pytest.mark.parametrize("qualifiers", OTHERWISE_QUALIFIED)
def test_a_qualifier_makes_another_association_of_the_same_claim(qualifiers: Qualifiers) -> None:
    plain, qualified = headache(), headache(qualifiers=qualifiers)
    assert association_iri(plain) != association_iri(qualified)
    assert claim_iri(plain) == claim_iri(qualified)


@pytest.mark.parametrize("polarity", [Polarity.NEGATED, Polarity.HYPOTHETICAL])
def test_what_is_not_affirmed_has_the_same_claim_and_no_edge(polarity: Polarity) -> None:
    denied = headache(polarity=polarity)
    assert claim_iri(denied) == claim_iri(headache())
    assert association_iri(denied) != association_iri(headache())
    assert not values(statements(denied), CASIMERSEN.iri, MG.hasAdverseEffect)
    assert values(statements(headache()), CASIMERSEN.iri, MG.hasAdverseEffect) == {iri(HEADACHE.iri)}


def in_scope(grounded: GroundedFact, scope: Scope) -> GroundedFact:
    return replace(grounded, fact=replace(grounded.fact, scope=scope))


@pytest.mark.parametrize(
    ("grounded", "scope", "edge"),
    [
        (headache(), Scope.HUMAN, True),
        (headache(), Scope.ANIMAL, False),
        (headache(), Scope.CLASS_EFFECT, False),
        (fact(Relation.TARGETS_GENE, "DMD", DMD), Scope.ANIMAL, True),
        (fact(Relation.TARGETS_GENE, "DMD", DMD), Scope.CLASS_EFFECT, False),
    ],
)
def test_what_works_in_animals_counts_for_targets_alone(grounded: GroundedFact, scope: Scope, edge: bool) -> None:
    assert grounded.object is not None
    edges = {o for s, _, o in statements(in_scope(grounded, scope)) if s == iri(CASIMERSEN.iri)}
    assert (iri(grounded.object.iri) in edges) == edge


def test_no_interactions_are_known() -> None:
    none = fact(Relation.INTERACTS_WITH, ANYTHING, polarity=Polarity.NEGATED)
    triples = statements(none)
    assert values(triples, association_iri(none), MG.object) == {iri(MG.anything)}
    assert not values(triples, CASIMERSEN.iri, MG.interactsWith)


def test_a_targeted_exon_implies_its_targeted_gene_with_the_same_sentence() -> None:
    triples = statements(fact(Relation.TARGETS_EXON, "DMD exon 45", EXON_45))
    assert values(triples, CASIMERSEN.iri, MG.targetsGene) == {iri(DMD.iri)}
    gene = association_iri(fact(Relation.TARGETS_GENE, "DMD", DMD))
    assert len(values(triples, gene, MG.evidence)) == 1


def test_a_gene_that_the_page_names_as_target_is_not_implied_again() -> None:
    named = fact(Relation.TARGETS_GENE, "DMD", DMD, qualifiers=Qualifiers(molecule="pre-mRNA"))
    triples = statements(fact(Relation.TARGETS_EXON, "DMD exon 45", EXON_45), named)
    about = {s for s, p, o in triples if p == iri(MG.object) and o == iri(DMD.iri)}
    assert about == {iri(association_iri(named))}


def test_a_denied_exon_implies_nothing() -> None:
    denied = fact(Relation.TARGETS_EXON, "DMD exon 45", EXON_45, polarity=Polarity.NEGATED)
    assert not values(statements(denied), CASIMERSEN.iri, MG.targetsGene)


def test_a_fact_in_two_sentences_has_two_evidences() -> None:
    twice = headache(evidence=(sentence(), sentence("Headaches were frequent.", 900)))
    assert len(values(statements(twice), association_iri(twice), MG.evidence)) == 2


def test_one_sentence_in_two_sections_of_one_title_stays_two_places() -> None:
    twice = headache(evidence=(sentence(start=120), sentence(start=900)))
    triples = statements(twice)
    selectors = {s for s, p, o in triples if p == iri(RDF.type) and o == iri(OA.TextQuoteSelector)}
    assert len(selectors) == 2
    assert all(len(values(triples, selector[1:-1], OA.start)) == 1 for selector in selectors)


def test_two_pages_that_say_the_same_share_the_association_and_not_the_evidence() -> None:
    one = set(page_statements(page("a.md"), [headache()], run=RUN))
    other = set(page_statements(page("b.md"), [headache()], run=RUN))
    assert {s for s, _, _ in one & other} >= {iri(association_iri(headache())), iri(claim_iri(headache()))}
    assert not {s for s, _, _ in one & other if "/evidence/" in s}


@pytest.mark.parametrize(
    "change",
    [{"value": Decimal(20)}, {"unit": "mg"}, {"interval": "P14D"}, {"maximum": True}, {"doses": 4}],
)
def test_each_field_of_a_dosage_is_part_of_its_name(change: dict[str, object]) -> None:
    assert dosage_iri(dosage(**change)) != dosage_iri(dosage())


def test_a_number_written_otherwise_is_the_same_dosage() -> None:
    assert dosage_iri(dosage(value=Decimal(30))) == dosage_iri(dosage(value=Decimal("30.00")))


def test_a_single_dose_has_no_interval() -> None:
    once = dosage(interval="once")
    triples = statements(once)
    assert not values(triples, dosage_iri(once), MG.interval)
    assert values(triples, dosage_iri(once), MG.singleDose)


@pytest.mark.parametrize(
    ("mention", "kept"),
    [("headaches", True), ("HEADACHE", False), ("head  pain", True), ("**headaches**", False), ("", False)],
)
def test_a_wording_that_differs_is_another_name(mention: str, kept: bool) -> None:
    triples = statements(headache(evidence=(sentence(mention=mention),)))
    names = values(triples, HEADACHE.iri, SKOS.altLabel)
    assert names == ({literal(" ".join(mention.split()))} if kept else set())


@pytest.mark.parametrize(
    ("mention", "kept"), [("dystrophin", True), ("skips exon 51", False), ("inhibits", False), ("PD-L1", False)]
)
def test_only_words_that_name_a_gene_are_another_name_of_it(mention: str, kept: bool) -> None:
    triples = statements(fact(Relation.TARGETS_GENE, "DMD", DMD, evidence=(sentence(mention=mention),)))
    assert values(triples, DMD.iri, SKOS.altLabel) == ({literal(mention)} if kept else set())


def test_a_sentence_is_no_name() -> None:
    triples = statements(headache(evidence=(sentence(mention="The head may ache."),)))
    assert not values(triples, HEADACHE.iri, SKOS.altLabel)


def test_an_object_without_a_concept_is_an_error() -> None:
    with pytest.raises(ValueError, match="no concept for 'headache'"):
        statements(fact(Relation.HAS_ADVERSE_EFFECT, "headache"))


@pytest.mark.parametrize("relation", list(Relation))
def test_relations_in_words(relation: Relation) -> None:
    assert predicate_words(relation).replace(" ", "") == relation.value.lower()


@given(st.text(min_size=1), st.text(min_size=1), st.text(min_size=1))
def test_hostile_words_stay_in_their_term(name: str, label: str, quote: str) -> None:
    hostile = Concept("https://w3id.org/medgraph/concept/condition/" + name, label, ConceptKind.CONDITION)
    given_fact = fact(Relation.HAS_WARNING, label, hostile, evidence=(sentence(quote, mention=label, section=name),))
    triples = set(page_statements(page(name=name), [given_fact], run=RUN))
    lines = [f"{s} {p} {o} .\n" for s, p, o in triples]
    assert len(Graph().parse(data="".join(lines), format="nt")) == len(triples)


def test_every_typed_node_of_a_page_has_a_label_but_the_drug() -> None:
    triples = statements(*some_of_each())
    typed = {s for s, p, _ in triples if p == iri(RDF.type)}
    labelled = [s for s, p, _ in triples if p == iri(RDFS.label)]
    assert typed - set(labelled) == {iri(CASIMERSEN.iri)}, "its label is in the reference graph"
    assert len(labelled) == len(set(labelled))
