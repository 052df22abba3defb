"""Associations: a statement as a node, with its qualifiers, and its claim.

An association is named by what it says (subject, predicate, object, polarity, scope, origin and
qualifiers), so that two pages that say the same share it; its claim is named by subject, predicate
and object alone, so that pages that contradict each other share that. A statement that is simply
made about people also becomes a shortcut edge from the drug to the object.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from medgraph.graph.ntriples import Triple, iri, literal
from medgraph.graph.qualifiers import Property, association_qualifiers, dosage_properties
from medgraph.iris import hashed_iri
from medgraph.model import ANYTHING, Fact, GroundedFact, Polarity, Relation, Scope
from medgraph.patterns import Pattern
from medgraph.prefixes import PREFIXES
from medgraph.vocabulary import MG, RDF, RDFS

NAMES = frozenset({Relation.GENERIC_NAME, Relation.BRAND_NAME})
"""The relations whose object is a name of the drug."""
OF_LABEL = frozenset(
    {
        Relation.SET_ID,
        Relation.STATED_VERSION,
        Relation.EFFECTIVE_DATE,
        Relation.APPLICATION_NUMBER,
        Relation.PRODUCT_TYPE,
        Relation.MARKETING_STATUS,
    }
)
"""The relations that hold of a label: their edge stands on the monograph, not on the drug."""
TEXTS = (
    NAMES
    | OF_LABEL
    | {
        Relation.PHYSIOLOGIC_EFFECT,
        Relation.DOSAGE_FORM,
        Relation.UNII,
        Relation.RXCUI,
        Relation.NDC,
        Relation.MANUFACTURER,
    }
)
"""The relations whose object is a text."""

_SHOWN_IN_ANIMALS = frozenset({Relation.HAS_MECHANISM, Relation.TARGETS_GENE, Relation.TARGETS_EXON})
_VERBS = {
    Relation.GENERIC_NAME: "has generic name",
    Relation.BRAND_NAME: "has brand name",
    Relation.TARGETS_EXON: "targets",
    Relation.UNII: "has UNII",
    Relation.RXCUI: "is in RxNorm's",
    Relation.NDC: "is sold with the NDC",
    Relation.MANUFACTURER: "is made or sold by",
    Relation.DOSAGE_FORM: "is made as",
    Relation.PHYSIOLOGIC_EFFECT: "has physiologic effect",
    Relation.SET_ID: "has a label with set id",
    Relation.STATED_VERSION: "has a label of version",
    Relation.EFFECTIVE_DATE: "has a label effective from",
    Relation.APPLICATION_NUMBER: "has application",
    Relation.PRODUCT_TYPE: "is sold as",
    Relation.MARKETING_STATUS: "has marketing status",
}
_CAMEL = Pattern(r"(?<=[a-z])(?=[A-Z])")


def predicate_iri(relation: Relation) -> str:
    """Return the property that a relation is.

    >>> predicate_iri(Relation.HAS_ROUTE)
    'https://w3id.org/medgraph/ontology#hasRoute'
    """
    return PREFIXES["mg"] + relation.value


def predicate_words(relation: Relation) -> str:
    """Return a relation in words, as the ontology labels it.

    >>> predicate_words(Relation.HAS_ADVERSE_EFFECT)
    'has adverse effect'
    """
    return _CAMEL.sub(" ", relation.value).lower()


class Association(NamedTuple):
    """A fact as a node, and what it is named by; nodes, predicate and object spelt as N-Triples."""

    grounded: GroundedFact
    node: str
    claim: str
    subject: str
    predicate: str
    object: str
    qualifiers: tuple[Property, ...]

    @classmethod
    def of(cls, grounded: GroundedFact) -> Association:
        """Return the association that a fact becomes."""
        drug, predicate, obj = claimed = _claimed(grounded)
        qualifiers = association_qualifiers(grounded)
        node, claim = _named_by(claimed, grounded.fact, qualifiers), hashed_iri("claim", *claimed)
        return cls(grounded, iri(node), iri(claim), iri(drug), iri(predicate), obj, qualifiers)


def association_iri(grounded: GroundedFact) -> str:
    """Return the IRI of the association that a fact becomes."""
    return _named_by(_claimed(grounded), grounded.fact, association_qualifiers(grounded))


def _named_by(claimed: tuple[str, str, str], fact: Fact, qualifiers: Iterable[Property]) -> str:
    stated = [f"{predicate} {value}" for predicate, value in qualifiers]
    return hashed_iri("association", *claimed, fact.polarity, fact.scope, fact.origin, *stated)


def claim_iri(grounded: GroundedFact) -> str:
    """Return the IRI of what a fact affirms or denies."""
    return hashed_iri("claim", *_claimed(grounded))


def dosage_iri(grounded: GroundedFact) -> str:
    """Return the IRI of the dosage of a fact, named by the drug and all that is said of the dosage."""
    stated = (f"{predicate} {value}" for predicate, value in dosage_properties(grounded))
    return hashed_iri("dosage", grounded.drug.iri, grounded.fact.object, *stated)


def _claimed(grounded: GroundedFact) -> tuple[str, str, str]:
    return grounded.drug.iri, predicate_iri(grounded.fact.relation), object_term(grounded)


def object_term(grounded: GroundedFact) -> str:
    """Return the object of a fact as a term: a text for names and codes, else a node.

    Raises ValueError for a fact whose object should be a concept and has none.
    """
    fact = grounded.fact
    if fact.relation in TEXTS:
        return literal(fact.object)
    if fact.object == ANYTHING:
        return iri(MG.anything)
    if fact.relation is Relation.HAS_DOSAGE:
        return iri(dosage_iri(grounded))
    if grounded.object is None:
        raise ValueError(f"no concept for {fact.object!r}, the object of {fact.relation}")
    return iri(grounded.object.iri)


def association_statements(said: Association, labels: Mapping[str, str]) -> Iterator[Triple]:
    """Yield the association of a fact, its claim, its dosage if it is one, and its shortcut edge.

    `labels` are the names of the nodes by IRI. Evidence is not among it: see `evidence`.
    """
    fact, node, claim = said.grounded.fact, said.node, said.claim
    words = _sentence(said.grounded, labels)
    yield node, iri(RDF.type), iri(MG.Association)
    yield node, iri(RDFS.label), literal(words + _reservations(fact.polarity, fact.scope))
    yield node, iri(MG.subject), said.subject
    yield node, iri(MG.predicate), said.predicate
    yield node, iri(MG.objectText if fact.relation in TEXTS else MG.object), said.object
    yield node, iri(MG.polarity), literal(fact.polarity)
    yield node, iri(MG.scope), literal(fact.scope)
    yield node, iri(MG.origin), literal(fact.origin)
    yield node, iri(MG.claim), claim
    yield from [(node, iri(prop), value) for prop, value in said.qualifiers]
    yield claim, iri(RDF.type), iri(MG.Claim)
    yield claim, iri(RDFS.label), literal(words)
    if fact.relation is Relation.HAS_DOSAGE and fact.object != ANYTHING:
        yield from _dosage_statements(said)
    if is_plain(said.grounded) and fact.relation not in OF_LABEL and said.subject != said.object:
        yield said.subject, said.predicate, said.object


def is_plain(grounded: GroundedFact) -> bool:
    """Tell whether a fact is simply so, and may stand as an edge without its qualifiers."""
    fact = grounded.fact
    about = {Scope.HUMAN, Scope.ANIMAL} if fact.relation in _SHOWN_IN_ANIMALS else {Scope.HUMAN}
    return fact.polarity is Polarity.AFFIRMED and fact.scope in about and fact.object != ANYTHING


def _sentence(grounded: GroundedFact, labels: Mapping[str, str]) -> str:
    fact, drug, concept = grounded.fact, grounded.drug, grounded.object
    known = "anything" if fact.object == ANYTHING else fact.object
    named = labels.get(concept.iri, concept.label) if concept and fact.object != ANYTHING else known
    verb = _VERBS.get(fact.relation) or predicate_words(fact.relation)
    return f"{labels.get(drug.iri, drug.label)} {verb} {named}"


def _reservations(polarity: Polarity, scope: Scope) -> str:
    words = [polarity.value] if polarity is not Polarity.AFFIRMED else []
    words += _RESERVED.get(scope, [])
    return f" ({', '.join(words)})" if words else ""


_RESERVED = {Scope.ANIMAL: ["in animals"], Scope.CLASS_EFFECT: ["class effect"]}


def _dosage_statements(said: Association) -> Iterator[Triple]:
    node = said.object
    yield node, iri(RDF.type), iri(MG.Dosage)
    yield node, iri(RDFS.label), literal(said.grounded.fact.object)
    yield from [(node, iri(predicate), value) for predicate, value in dosage_properties(said.grounded)]
