"""Lead the words of facts to concepts: surface → node of the graph.

Never a silent guess, and what was done is said (`Match`). A name is looked up as it is and normalised, as a label or as
another name. A name that no vocabulary has whole is read as a known one and words about it: "severe hypoglycemia" and
"creatinine increased" mean a concept (composed), "injection site erythema" is a kind of one and keeps a node of our own
below it. What finds nothing keeps a node of our own, flagged `Match.NONE`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from medgraph import lexicon
from medgraph.iris import concept_iri, drug_iri, exon_iri
from medgraph.model import ANYTHING, Concept, ConceptKind, Fact, GroundedFact, Match, Relation
from medgraph.prefixes import expand
from medgraph.vocabulary import MG

_KIND = {"HP": ConceptKind.PHENOTYPE, "MONDO": ConceptKind.DISEASE}
_CONDITIONS = {
    Relation.INDICATED_FOR,
    Relation.HAS_ADVERSE_EFFECT,
    Relation.CONTRAINDICATED_IN,
    Relation.HAS_WARNING,
}


def ground(facts: Iterable[Fact]) -> Iterator[GroundedFact]:
    """Yield each fact with its concepts."""
    for fact in facts:
        target = fact.qualifiers.target
        route = fact.qualifiers.route
        yield GroundedFact(
            fact,
            ground_drug(fact.drug),
            ground_object(fact),
            ground_gene(target) if target else None,
            ground_route(route) if route else None,
        )


@cache
def ground_drug(name: str) -> Concept:
    """Return the concept of a drug or other substance by its base name.

    >>> ground_drug("warfarin").iri
    'https://w3id.org/medgraph/drug/warfarin'
    """
    return Concept(drug_iri(name), name, ConceptKind.DRUG, match=Match.OWN)


def ground_object(fact: Fact) -> Concept | None:
    """Return the concept of a fact's object; None for names and dosages, which are literals and nodes of their own."""
    if fact.object == ANYTHING:
        return Concept(MG.anything, "anything", ConceptKind.ANYTHING, match=Match.OWN)
    if fact.relation in _CONDITIONS:
        return ground_condition(fact.object, disease_first=fact.relation is Relation.INDICATED_FOR)
    match fact.relation:
        case Relation.TARGETS_GENE:
            return ground_gene(fact.object)
        case Relation.TARGETS_EXON:
            return ground_exon(fact.object)
        case Relation.HAS_ROUTE:
            return ground_route(fact.object)
        case Relation.HAS_MECHANISM:
            return _own(ConceptKind.MECHANISM, fact.object, Match.OWN)
        case Relation.HAS_DRUG_CLASS:
            return ground_drug_class(fact.object)
        case Relation.INTERACTS_WITH:
            return _ground_substance(fact.object)
        case Relation.HAS_INGREDIENT:
            return ground_drug(fact.object)
        case Relation.REQUIRES_MONITORING:
            return _own(ConceptKind.TEST, fact.object, Match.NONE)
        case _:
            return None


def _open(curie: str, label: str, kind: ConceptKind, match: Match) -> Concept:
    """Return a concept of an open vocabulary; KeyError for a prefix that is not known."""
    iri = expand(curie)
    if iri is None:
        raise KeyError(curie)
    return Concept(iri, label, kind, curie, match)


def _own(kind: ConceptKind, name: str, match: Match) -> Concept:
    """Return a concept of our own namespace."""
    return Concept(concept_iri(kind, name), name, kind, match=match)


@cache
def ground_condition(name: str, *, disease_first: bool = False) -> Concept:
    """Return the concept of a disease, phenotype or other condition.

    >>> ground_condition("joint pain").curie, ground_condition("severe arthralgia").match.value
    ('HP:0002829', 'composed')
    """
    found = lexicon.find_condition(name, disease_first=disease_first)
    if found and not _is_own(found[0]):
        return _condition(found[0], _how(name, found[0], is_label=found[1]))
    node = _own_condition(found[0]) if found else _own(ConceptKind.CONDITION, name, Match.NONE)
    made = lexicon.compose(name, disease_first=disease_first)
    if made is None or _is_own(made.term):
        return node
    if made.narrower:
        return replace(node, curie=made.term.curie, match=Match.KIND)
    return _condition(made.term, Match.COMPOSED)


def _how(name: str, term: lexicon.Term, *, is_label: bool) -> Match:
    if not is_label:
        return Match.SYNONYM
    return Match.EXACT if name.casefold() == term.label.casefold() else Match.NORMALISED


def _is_own(term: lexicon.Term) -> bool:
    return term.curie.startswith("mg:")


def _own_condition(term: lexicon.Term) -> Concept:
    local = term.curie.removeprefix("mg:")
    return Concept(concept_iri(ConceptKind.CONDITION, local), term.label, ConceptKind.CONDITION, match=Match.OWN)


def _condition(term: lexicon.Term, match: Match) -> Concept:
    return _open(term.curie, lexicon.clinical_label(term), _KIND[term.curie.partition(":")[0]], match)


@cache
def ground_gene(symbol: str) -> Concept:
    """Return the concept of a gene by its HGNC symbol.

    >>> ground_gene("DMD").curie
    'HGNC:2928'
    """
    curie = lexicon.gene_curie(symbol)
    return _open(curie, symbol, ConceptKind.GENE, Match.EXACT)


@cache
def ground_exon(name: str) -> Concept:
    """Return the concept of an exon by its gene and name.

    >>> ground_exon("DMD exon 45").iri
    'https://w3id.org/medgraph/exon/DMD/45'
    """
    gene, _, exon = name.partition(" exon ")
    return Concept(exon_iri(gene, exon), name, ConceptKind.EXON, match=Match.OWN)


@cache
def ground_route(name: str) -> Concept:
    """Return the concept of a route of administration by a surface form; KeyError if it is none of FDA's routes.

    >>> ground_route("intravenous").curie
    'NCIT:C38276'
    """
    term = lexicon.routes()[name.lower()]
    return _open(term.curie, term.label, ConceptKind.ROUTE, Match.EXACT)


@cache
def ground_drug_class(name: str) -> Concept:
    """Return the concept of a class of drugs: a node of our own, with the open identifier if there is one.

    >>> ground_drug_class("anticoagulant").curie
    'MESH:D000925'
    """
    node, known = _own(ConceptKind.DRUG_CLASS, name, Match.NONE), lexicon.drug_class(name)
    if known is None or not known.curie:
        return node
    return replace(
        node,
        curie=known.curie,
        match=_how(name, known, is_label=lexicon.normalise(name) == lexicon.normalise(known.label)),
    )


def _ground_substance(name: str) -> Concept:
    if name in lexicon.drug_names():
        return ground_drug(name)
    return _own(ConceptKind.SUBSTANCE_GROUP, name, Match.NONE)
