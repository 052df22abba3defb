"""The query for facts: one SELECT brings all that a page of facts shows, as properties of nodes.

The nodes are associations, their evidence, the pages that hold it, doses, and the drugs themselves. Joining in the
engine what belongs to one fact would repeat each sentence for each qualifier.
"""

from __future__ import annotations

from collections.abc import Sequence

from medgraph.statements import values
from medgraph.terms import Iri

_FACTS = """
SELECT ?node ?property ?value ?label WHERE {
  {
    ABOUT ?association ?property ?value .
    BIND(?association AS ?node)
    OPTIONAL { ?value rdfs:label ?label }
    FILTER(?property NOT IN (rdf:type, rdfs:label, mg:claim))
  } UNION {
    { SELECT DISTINCT ?node WHERE { ABOUT ?association mg:evidence ?node } }
    ?node ?property ?value .
    FILTER(?property IN (mg:sentence, mg:line, mg:section, oa:hasSource))
  } UNION {
    { SELECT DISTINCT ?node WHERE { ABOUT ?association mg:evidence/oa:hasSource ?node } }
    ?node ?property ?value .
    FILTER(?property IN (mg:name, mg:sourceKind, rdfs:label))
  } UNION {
    { SELECT DISTINCT ?node WHERE { ABOUT ?association mg:predicate mg:hasDosage ; mg:object ?node } }
    ?node ?property ?value .
    OPTIONAL { ?value rdfs:label ?label }
  } UNION {
    { SELECT DISTINCT ?node WHERE { ABOUT ?association mg:subject ?node } }
    ?node ?property ?value .
    FILTER(?property IN (rdfs:label, skos:altLabel, skos:exactMatch))
  }
}
"""


def about(variable: str, iris: Sequence[str], relation: str = "") -> str:
    """Return the query for the facts whose associations are these, or have these as subject or object.

    The IRIs stand where associations are looked for and nowhere else: outside they would multiply all rows.
    """
    return _FACTS.replace("ABOUT", f"{values(variable, map(Iri, iris))} {relation}".strip())


def of_drugs(drugs: Sequence[str]) -> str:
    """Return the query for all facts about drugs."""
    return about("drug", drugs, "?association mg:subject ?drug .")


def of_things(things: Sequence[str]) -> str:
    """Return the query for all facts that relate a drug to things; pages ask it for some of them."""
    return about("thing", things, "?association mg:object ?thing .")
