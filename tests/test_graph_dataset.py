"""The dataset: its named graphs, the reference graph, the merged graph, the lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pyoxigraph
import pytest
from tests.graph_examples import (
    CASIMERSEN,
    DMD,
    DUCHENNE,
    EXON_45,
    HEADACHE,
    KIDNEY_TOXICITY,
    RUN,
    fact,
    headache,
    page,
    some_of_each,
)

from medgraph.graph import (
    REFERENCE,
    Dataset,
    Used,
    association_iri,
    keep,
    nquads,
    ntriples,
    page_statements,
    read_background,
    reference_statements,
    to_dataset,
)
from medgraph.graph.ntriples import iri, literal
from medgraph.iris import concept_iri, drug_iri, exon_iri, graph_iri
from medgraph.model import Concept, ConceptKind, GroundedFact, Match, Origin, Relation
from medgraph.transcripts import known_transcripts
from medgraph.vocabulary import MG, RDF, RDFS, SKOS

NUSINERSEN = Concept(drug_iri("nusinersen"), "nusinersen", ConceptKind.DRUG)


def whole() -> Dataset:
    other = (headache(), fact(Relation.INTERACTS_WITH, "alcohol", alcohol()))
    return to_dataset([(page(), some_of_each()), (page("other/b.md"), other)], run=RUN)


def alcohol() -> Concept:
    return Concept(drug_iri("alcohol"), "alcohol", ConceptKind.DRUG)


def reference(*facts: GroundedFact) -> set[tuple[str, str, str]]:
    return set(reference_statements(Used.of(keep(facts, frozenset()))))


def values(triples: set[tuple[str, str, str]], subject: str, predicate: str) -> set[str]:
    return {o for s, p, o in triples if s == iri(subject) and p == iri(predicate)}


def test_there_is_one_graph_a_page_and_one_for_what_no_page_states() -> None:
    assert list(whole().graphs) == [graph_iri("casimersen.md"), graph_iri("other/b.md"), REFERENCE]


def test_the_merged_graph_holds_every_triple_once() -> None:
    dataset = whole()
    merged = dataset.default()
    assert list(merged) == sorted(set(merged))
    assert set(merged) == {triple for graph in dataset.graphs.values() for triple in graph}
    assert sum(map(len, dataset.graphs.values())) > len(merged), "the pages share statements"


def test_every_typed_node_has_exactly_one_label() -> None:
    merged = set(whole().default())
    labels = Counter(s for s, p, _ in merged if p == iri(RDFS.label))
    typed = {s for s, p, _ in merged if p == iri(RDF.type)}
    assert {node: labels[node] for node in typed if labels[node] != 1} == {}


def test_there_are_no_blank_nodes() -> None:
    assert not [term for triple in whole().default() for term in triple if term.startswith("_:")]


def test_a_store_keeps_every_line_as_it_is() -> None:
    dataset = whole()
    store = pyoxigraph.Store()
    store.load("".join(nquads(dataset)).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    kept = {f"{q.subject} {q.predicate} {q.object} {q.graph_name} .\n" for q in store}
    assert kept == set(nquads(dataset))
    assert len(list(ntriples(dataset))) == len(dataset.default())


def test_lines_are_the_same_whatever_the_order_of_pages_and_facts() -> None:
    pages = [(page(), some_of_each()), (page("b.md"), (headache(),))]
    turned = [(p, facts[::-1]) for p, facts in pages[::-1]]
    assert list(nquads(to_dataset(pages, run=RUN))) == list(nquads(to_dataset(turned, run=RUN)))


def test_the_halves_make_the_whole() -> None:
    dataset = to_dataset([(page(), some_of_each())], run=RUN)
    assert set(dataset.graphs[graph_iri("casimersen.md")]) == set(page_statements(page(), some_of_each(), run=RUN))
    assert set(dataset.graphs[REFERENCE]) == reference(*some_of_each())


def test_what_is_omitted_leaves_nothing_behind() -> None:
    exon = fact(Relation.TARGETS_EXON, "DMD exon 45", EXON_45)
    gene = fact(Relation.TARGETS_GENE, "DMD", DMD)
    pages = [(page(), (headache(), exon))]
    without = to_dataset(pages, run=RUN, omit=frozenset({association_iri(exon), association_iri(gene)}))
    assert without == to_dataset([(page(), (headache(),))], run=RUN)


def test_an_omitted_gene_is_not_implied_anew() -> None:
    exon = fact(Relation.TARGETS_EXON, "DMD exon 45", EXON_45)
    gene = association_iri(fact(Relation.TARGETS_GENE, "DMD", DMD))
    triples = set(to_dataset([(page(), (exon,))], run=RUN, omit=frozenset({gene})).default())
    assert not values(triples, CASIMERSEN.iri, MG.targetsGene)


@pytest.mark.parametrize(
    ("concept", "kind"),
    [
        (HEADACHE, MG.Phenotype),
        (DUCHENNE, MG.Disease),
        (KIDNEY_TOXICITY, MG.Condition),
        (replace(KIDNEY_TOXICITY, iri="x:t", kind=ConceptKind.TEST), MG.ClinicalTest),
        (replace(KIDNEY_TOXICITY, iri="x:g", kind=ConceptKind.SUBSTANCE_GROUP), MG.SubstanceGroup),
        (replace(KIDNEY_TOXICITY, iri="x:p", kind=ConceptKind.POPULATION), MG.Population),
        (replace(KIDNEY_TOXICITY, iri="x:c", kind=ConceptKind.DRUG_CLASS), MG.DrugClass),
    ],
)
def test_concepts_have_their_type_and_label(concept: Concept, kind: str) -> None:
    triples = reference(fact(Relation.HAS_WARNING, concept.label, concept))
    assert iri(kind) in values(triples, concept.iri, RDF.type)
    assert values(triples, concept.iri, RDFS.label) == {literal(concept.label)}


def test_a_partner_is_a_substance_and_becomes_a_drug_by_what_is_said_of_it() -> None:
    partner = fact(Relation.INTERACTS_WITH, "alcohol", alcohol())
    assert values(reference(partner), alcohol().iri, RDF.type) == {iri(MG.Substance)}
    about = fact(Relation.HAS_WARNING, "kidney toxicity", KIDNEY_TOXICITY, drug=alcohol())
    merged = set(to_dataset([(page(), (partner, about))], run=RUN).default())
    assert values(merged, alcohol().iri, RDF.type) == {iri(MG.Drug)}


@pytest.mark.parametrize(
    ("concept", "status"),
    [
        (HEADACHE, set()),
        (KIDNEY_TOXICITY, {literal("none")}),
        (replace(KIDNEY_TOXICITY, match=Match.OWN), {literal("own scheme")}),
    ],
)
def test_a_node_without_an_open_identifier_says_so(concept: Concept, status: set[str]) -> None:
    triples = reference(fact(Relation.HAS_WARNING, concept.label, concept))
    assert values(triples, concept.iri, MG.groundingStatus) == status


def test_an_identifier_that_is_not_the_node_is_its_exact_match() -> None:
    drug = replace(CASIMERSEN, label="no substance of the lexicon", curie="CHEBI:12345")
    triples = reference(fact(Relation.BRAND_NAME, "Amondys 45", drug=drug))
    assert values(triples, drug.iri, SKOS.exactMatch) == {"<http://purl.obolibrary.org/obo/CHEBI_12345>"}


def test_a_drug_of_the_lexicon_is_linked_to_its_identifiers() -> None:
    triples = reference(fact(Relation.BRAND_NAME, "Amondys 45"))
    assert "<http://id.nlm.nih.gov/mesh/C000718147>" in values(triples, CASIMERSEN.iri, SKOS.exactMatch)


def test_the_vocabulary_s_other_names_are_alternative_labels() -> None:
    triples = reference(fact(Relation.HAS_ADVERSE_EFFECT, HEADACHE.label, HEADACHE))
    assert literal("Headaches") in values(triples, HEADACHE.iri, SKOS.altLabel)


def test_pages_that_name_a_concept_differently_agree_on_one_label() -> None:
    other = replace(HEADACHE, label="cephalgia")
    pages = [(page("a.md"), (headache(),)), (page("b.md"), (fact(Relation.HAS_WARNING, "cephalgia", other),))]
    triples = set(to_dataset(pages, run=RUN).default())
    assert values(triples, HEADACHE.iri, RDFS.label) == {literal("cephalgia")}
    assert values(triples, association_iri(headache()), RDFS.label) == {
        literal("casimersen has adverse effect cephalgia")
    }


def test_a_combination_leads_to_its_parts() -> None:
    both = Concept(drug_iri("ezetimibe / simvastatin"), "ezetimibe / simvastatin", ConceptKind.DRUG)
    triples = reference(fact(Relation.BRAND_NAME, "Vytorin", drug=both))
    parts = {iri(drug_iri("ezetimibe")), iri(drug_iri("simvastatin"))}
    assert values(triples, both.iri, MG.hasIngredient) == parts
    assert values(triples, drug_iri("ezetimibe"), RDFS.label) == {literal("ezetimibe")}


def test_the_exons_of_genes_in_use_come_whole() -> None:
    exons = {s for s, p, _ in reference(fact(Relation.TARGETS_GENE, "DMD", DMD)) if p == iri(MG.exonNumber)}
    assert len(exons) == 79
    assert not {s for s, p, _ in reference(headache()) if p == iri(MG.exonNumber)}


@pytest.mark.parametrize(
    ("gene", "name", "number"),
    [
        ("DMD", "45", "45"),
        ("SMN2", "7", "8"),
        ("SMN2", "2a", "2"),
        ("DMD", "80", "80"),
        ("SMN2", "2", None),
        ("APOB", "3", None),
    ],
)
def test_exons_are_numbered_by_their_transcript(gene: str, name: str, number: str | None) -> None:
    exon = Concept(exon_iri(gene, name), f"{gene} exon {name}", ConceptKind.EXON)
    triples = reference(fact(Relation.TARGETS_EXON, exon.label, exon))
    assert values(triples, exon.iri, RDFS.label) == {literal(exon.label)}
    assert values(triples, exon.iri, MG.exonName) == {literal(name)}
    spelt = {f'"{number}"^^<http://www.w3.org/2001/XMLSchema#integer>'} if number else set()
    assert values(triples, exon.iri, MG.exonNumber) == spelt


def test_the_gene_of_an_exon_without_transcript_is_one_that_facts_name() -> None:
    exon = Concept(exon_iri("APOB", "3"), "APOB exon 3", ConceptKind.EXON)
    apob = Concept("http://identifiers.org/hgnc/603", "APOB", ConceptKind.GENE, "HGNC:603")
    skipped = fact(Relation.TARGETS_EXON, exon.label, exon)
    assert values(reference(skipped), exon.iri, MG.exonOf) == set()
    named = reference(skipped, fact(Relation.TARGETS_GENE, "APOB", apob))
    assert values(named, exon.iri, MG.exonOf) == {iri(apob.iri)}


def test_the_table_of_dmd_adds_up() -> None:
    exons = known_transcripts()["DMD"].exons
    assert sum(exon.coding_length or 0 for exon in exons) == 11_058 == 3 * 3_685 + 3
    assert [exon.number for exon in exons] == list(range(1, 80))
    for before, after in pairwise(exons):
        assert before.end_phase == after.start_phase
    for exon in exons:
        assert exon.start_phase is not None and exon.coding_length is not None
        assert (exon.start_phase + exon.coding_length) % 3 == exon.end_phase


def test_smn2_is_named_as_its_literature_names_it() -> None:
    exons = known_transcripts()["SMN2"].exons
    assert [exon.name for exon in exons] == ["1", "2a", "2b", "3", "4", "5", "6", "7", "8"]
    assert (exons[7].length, exons[7].coding_length, exons[7].start_phase) == (54, 51, None)


def test_background_counts_only_for_drugs_that_pages_are_about() -> None:
    [known] = [f for f in read_background() if f.fact.drug == "nusinersen"]
    assert known.fact.origin is Origin.BACKGROUND
    assert known.fact.reference
    assert known.fact.evidence == ()
    assert not values(reference(headache()), NUSINERSEN.iri, MG.targetsExon)
    triples = reference(fact(Relation.BRAND_NAME, "Spinraza", drug=NUSINERSEN))
    assert values(triples, NUSINERSEN.iri, MG.targetsExon) == {iri(exon_iri("SMN2", "7"))}
    assert values(triples, NUSINERSEN.iri, MG.targetsGene) == {"<http://identifiers.org/hgnc/11118>"}
    assert values(triples, association_iri(known), MG.reference) == {literal(known.fact.reference)}


def test_the_terms_above_those_in_use_are_there_with_their_names() -> None:
    triples = reference(headache())
    above = values(triples, HEADACHE.iri, RDFS.subClassOf)
    assert above
    for term in above:
        assert values(triples, term[1:-1], RDFS.label)


@pytest.mark.parametrize(
    ("curie", "organs"),
    [
        ("HP:0012595", {"kidney"}),  # mild proteinuria, below proteinuria
        ("HP:0000787", set()),  # nephrolithiasis: of the kidney, but only below its disorders at large
        ("HP:0100577", set()),  # cystitis
    ],
)
def test_what_is_below_a_harm_to_an_organ_is_one(curie: str, organs: set[str]) -> None:
    node = "http://purl.obolibrary.org/obo/" + curie.replace(":", "_")
    concept = Concept(node, "effect", ConceptKind.PHENOTYPE, curie, Match.EXACT)
    harmed = values(reference(fact(Relation.HAS_ADVERSE_EFFECT, "effect", concept)), node, MG.harms)
    assert harmed == {iri(concept_iri("organ", organ)) for organ in organs}


def test_a_wide_term_harms_as_it_is_named() -> None:
    node = "http://purl.obolibrary.org/obo/MONDO_0005240"
    kidney_disease = Concept(node, "kidney disease", ConceptKind.DISEASE, "MONDO:0005240", Match.EXACT)
    triples = reference(fact(Relation.HAS_WARNING, "kidney disease", kidney_disease))
    assert values(triples, node, MG.harms) == {iri(concept_iri("organ", "kidney"))}
