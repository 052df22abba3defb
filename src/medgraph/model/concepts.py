"""What words are led to: the nodes of the graph."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from medgraph.model.facts import Fact


class Match(StrEnum):
    """How a surface form was led to its concept: as it is called, but for case and number, by another name of it, from
    parts that mean it, as a kind of it, to a concept of ours, or to none."""

    EXACT = "exact"
    NORMALISED = "normalised"
    SYNONYM = "synonym"
    COMPOSED = "composed"
    KIND = "kind"
    OWN = "own scheme"
    NONE = "none"


class ConceptKind(StrEnum):
    """What kind of thing a concept is; the values name the folder of our own concept IRIs."""

    DRUG = "drug"
    GENE = "gene"
    EXON = "exon"
    ROUTE = "route"
    MECHANISM = "mechanism"
    DISEASE = "disease"
    PHENOTYPE = "phenotype"
    CONDITION = "condition"
    TEST = "test"
    SUBSTANCE_GROUP = "substance-group"
    DRUG_CLASS = "drug-class"
    POPULATION = "population"
    ANYTHING = "anything"


@dataclass(frozen=True, slots=True)
class Concept:
    """What a word was led to: a node of the graph.

    `curie` is a CURIE of an open vocabulary ("HP:0002829", "HGNC:2928", "NCIT:C38288"), None where none was found;
    `label` is what the node is called. A concept without a CURIE has an IRI of our own namespace, and so has one whose
    CURIE is that of a concept which it is a kind of (`Match.KIND`).
    """

    iri: str
    label: str
    kind: ConceptKind
    curie: str | None = None
    match: Match = Match.NONE


@dataclass(frozen=True, slots=True)
class GroundedFact:
    """A fact whose drug and object are concepts; what found no identifier says so by `Match.NONE`.

    Literal objects (names) and dosages have no object concept. `target` is the gene of a
    mechanism's `qualifiers.target`, `route` the route of a dosage's.
    """

    fact: Fact
    drug: Concept
    object: Concept | None = None
    target: Concept | None = None
    route: Concept | None = None
