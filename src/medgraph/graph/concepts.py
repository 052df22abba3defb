"""Concepts as nodes: their type, their one label, other names, and the open identifier if there is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from medgraph import lexicon
from medgraph.graph.associations import NAMES
from medgraph.graph.ntriples import Triple, iri, literal
from medgraph.graph.used import Used
from medgraph.model import Concept, ConceptKind, GroundedFact, Match
from medgraph.patterns import Pattern
from medgraph.prefixes import BASE, expand
from medgraph.vocabulary import MG, RDF, RDFS, SKOS

CLASSES = {
    ConceptKind.DRUG: MG.Substance,
    ConceptKind.GENE: MG.Gene,
    ConceptKind.ROUTE: MG.Route,
    ConceptKind.MECHANISM: MG.Mechanism,
    ConceptKind.DISEASE: MG.Disease,
    ConceptKind.PHENOTYPE: MG.Phenotype,
    ConceptKind.CONDITION: MG.Condition,
    ConceptKind.TEST: MG.ClinicalTest,
    ConceptKind.SUBSTANCE_GROUP: MG.SubstanceGroup,
    ConceptKind.DRUG_CLASS: MG.DrugClass,
    ConceptKind.POPULATION: MG.Population,
}
"""The class of a concept's node; exons are stated by `exons`, "anything" by the ontology."""

_UNNAMED_KINDS = frozenset({ConceptKind.EXON, ConceptKind.MECHANISM})
_MARKUP = Pattern(r"[*_<>&\[\]|`\\\n\r]")


def concepts_of(used: Used) -> list[Concept]:
    """Return the concepts in use, sorted; exons and "anything" left out."""
    return used.sorted(CLASSES)


def labels_of(used: Used) -> dict[str, str]:
    """Return the name of each concept by IRI; where pages differ, the first in the alphabet."""
    labels: dict[str, str] = {}
    for concept in concepts_of(used):
        labels.setdefault(concept.iri, concept.label)
    return labels


def concept_statements(used: Used, fixed: Mapping[str, str]) -> Iterator[Triple]:
    """Yield type, label and identifier of each concept; `fixed` holds the labels that a scheme has given."""
    subjects = {drug.iri for drug in used.drugs}
    for name, label in labels_of(used).items():
        if iri(name) not in fixed:
            yield iri(name), iri(RDFS.label), literal(label)
    for concept in concepts_of(used):
        if concept.iri not in subjects:
            yield iri(concept.iri), iri(RDF.type), iri(CLASSES[concept.kind])
        for identifier in () if concept.match is Match.KIND else _identifiers(concept):
            yield iri(concept.iri), iri(SKOS.exactMatch), iri(identifier)
        for name in lexicon.names(concept.curie) if concept.curie and concept.match is not Match.KIND else ():
            if name.casefold() != concept.label.casefold():
                yield iri(concept.iri), iri(SKOS.altLabel), literal(name)
    for name, status in _statuses(used).items():
        if iri(name) not in fixed:
            yield iri(name), iri(MG.groundingStatus), literal(status)


def _identifiers(concept: Concept) -> list[str]:
    """Return the IRIs in other vocabularies of what a node of ours stands for."""
    curies = [concept.curie] if concept.curie else []
    if concept.kind is ConceptKind.DRUG:
        curies += lexicon.drug_identifiers().get(concept.label, ())
    found = (expand(curie) for curie in curies)
    return [identifier for identifier in found if identifier and identifier != concept.iri]


def _statuses(used: Used) -> dict[str, Match]:
    """Tell of each node of our own why it has no open identifier; being once found in a scheme is enough."""
    concepts = concepts_of(used)
    identified = {concept.iri for concept in concepts if concept.curie and concept.match is not Match.KIND}
    own = [c for c in concepts if c.iri.startswith(BASE + "concept/") and c.iri not in identified]
    known = {c.iri: c.match for c in own if c.match is not Match.NONE}
    return {c.iri: known.get(c.iri, Match.NONE) for c in own}


def other_names(grounded: GroundedFact, labels: Mapping[str, str]) -> Iterator[Triple]:
    """Yield the names that a page uses for a drug or an object and that are not its label."""
    node, wordings = _named(grounded)
    if node is None:
        return
    label = labels.get(node.iri, node.label).casefold()
    for wording in sorted({" ".join(wording.split()) for wording in wordings}):
        if wording and wording.casefold() != label and _is_name(wording, node):
            yield iri(node.iri), iri(SKOS.altLabel), literal(wording)


def _is_name(wording: str, concept: Concept) -> bool:
    """Tell whether words that a fact was read from name its object: of a gene it may have been the verb alone."""
    if _MARKUP.search(wording) or wording.endswith("."):
        return False
    return concept.kind is not ConceptKind.GENE or concept.label in lexicon.target(wording)


def _named(grounded: GroundedFact) -> tuple[Concept | None, set[str]]:
    fact, concept = grounded.fact, grounded.object
    if fact.relation in NAMES:
        return (grounded.drug, {fact.object}) if fact.polarity == "affirmed" else (None, set())
    if concept is None or concept.kind not in CLASSES or concept.kind in _UNNAMED_KINDS:
        return None, set()
    return concept, {fact.object, *(found.mention for found in fact.evidence if found.mention)}
