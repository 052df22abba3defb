"""What a label states of the drug's identity and of itself, as plain edges.

An identifier is linked as far as the label tells what it identifies. A UNII is of one substance: that of the drug
itself is an exact match, that of its salt a close one (and an exact match of the salt). Where a record lists several
substances and several codes, nobody can tell which is whose, and nothing is linked. RxNorm's numbers on labels are of
products ("eteplirsen 50 MG/ML Injectable Solution"), never of the substance: a related match. What is true of the
label and not of the drug (version, date, application) stands on the monograph.
"""

from __future__ import annotations

from collections.abc import Iterator

from medgraph.drug_words import without_salt
from medgraph.graph.associations import OF_LABEL, is_plain, predicate_iri
from medgraph.graph.ntriples import Triple, date, iri, literal
from medgraph.iris import drug_iri, label_iri, monograph_iri
from medgraph.model import GroundedFact, Monograph, Relation
from medgraph.patterns import Pattern
from medgraph.prefixes import expand
from medgraph.vocabulary import MG, RDF, RDFS, SKOS

_OF_LABEL = OF_LABEL | {Relation.MANUFACTURER, Relation.NDC}
"""What holds of the label, or of the drug's product and is looked for at the label too."""
_DAY = Pattern(r"\d{4}-\d\d-\d\d")


def identifier_statements(grounded: GroundedFact) -> Iterator[Triple]:
    """Yield the links from a drug or its substance to the identifier that a fact states."""
    fact, drug = grounded.fact, iri(grounded.drug.iri)
    if not is_plain(grounded):
        return
    if fact.relation is Relation.RXCUI:
        yield drug, iri(SKOS.relatedMatch), _node(f"RXNORM:{fact.object}")
    substance = fact.qualifiers.substance
    if fact.relation is Relation.UNII and substance:
        yield iri(drug_iri(substance)), iri(SKOS.exactMatch), _node(f"UNII:{fact.object}")
        if substance != fact.drug and without_salt(substance) == fact.drug:
            yield drug, iri(SKOS.closeMatch), _node(f"UNII:{fact.object}")


def _node(curie: str) -> str:
    return iri(expand(curie) or curie)


def label_statements(grounded: GroundedFact, monograph: Monograph) -> Iterator[Triple]:
    """Yield what a fact says of the label that states it."""
    fact = grounded.fact
    if fact.relation not in _OF_LABEL or not is_plain(grounded):
        return
    node = iri(monograph_iri(monograph.name))
    if fact.relation is not Relation.EFFECTIVE_DATE:
        yield node, iri(predicate_iri(fact.relation)), literal(fact.object)
    elif _DAY.fullmatch(fact.object):
        yield node, iri(MG.effectiveDate), date(fact.object)
    if fact.relation is Relation.SET_ID:
        label = iri(label_iri(fact.object))
        yield node, iri(MG.versionOf), label
        yield label, iri(RDF.type), iri(MG.Label)
        yield label, iri(RDFS.label), literal(f"label {fact.object.lower()}")
