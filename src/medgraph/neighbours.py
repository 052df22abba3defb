"""What lies around some drugs, asked of the store step by step, so that the rest of the graph is not read.

A step goes from a drug to what statements about it name, and from a thing to the drugs of which it is affirmed. An exon
and its gene are a step apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from medgraph.errors import QueryError
from medgraph.queries.names import folded, ways_of_writing
from medgraph.statements import Store, cells, values
from medgraph.terms import Iri, literal

_STEPS = """
SELECT DISTINCT ?other WHERE {
  { ?association mg:subject ?node ; mg:object ?other }
  UNION { ?association mg:object ?node ; mg:subject ?other ; mg:polarity ?said FILTER(?said = "affirmed") }
  UNION { ?node mg:exonOf ?other }
  UNION { ?other mg:exonOf ?node . ?association mg:object ?other }
}"""
_ABOUT = """
SELECT ?association ?object WHERE {
  ?association mg:subject ?node
  OPTIONAL { ?association mg:object ?object }
}"""
_DRUGS = """
SELECT ?drug ?name WHERE {
  { ?drug rdfs:label ?name }
  UNION { ?drug skos:altLabel ?name }
  UNION { ?association mg:objectText ?name ; mg:predicate ?relation ; mg:subject ?drug
          FILTER(?relation IN (mg:genericName, mg:brandName)) }
  ?drug rdf:type mg:Drug
}"""


def around(store: Store, starts: Iterable[str], depth: int) -> set[str]:
    """Return the IRIs of the drugs and of what is so many steps around them."""
    reached = frontier = set(starts)
    for _ in range(depth):
        frontier = {row[0] for row in cells(store, _STEPS, values("node", _nodes(frontier)))} - reached
        reached = reached | frontier
    return reached


def between(store: Store, nodes: Iterable[str]) -> list[str]:
    """Return the IRIs of the statements about nodes whose objects are such nodes, or texts, sorted."""
    within = set(nodes)
    rows = cells(store, _ABOUT, values("node", _nodes(within)))
    return sorted({association for association, object_ in rows if not object_ or object_ in within})


def drug_called(store: Store, name: str) -> str:
    """Return the IRI of the drug that a person means by a name, a brand or its IRI.

    It is looked up in the usual ways of writing it, and only then among the names of all drugs. Raises QueryError, with
    the nearest name, if no drug is called so.
    """
    wanted, ways = folded(name), ways_of_writing(" ".join(name.split()))
    for only in (values("name", map(literal, sorted(ways))), ""):
        names = _drugs(store, only)
        if wanted in names:
            return names[wanted]
    near = get_close_matches(wanted, sorted(names), n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    raise QueryError(f"no drug of the graph is called {name!r}{hint}")


def _drugs(store: Store, only: str) -> dict[str, str]:
    """Return drugs by each of their names, and by their IRI."""
    names: dict[str, str] = {}
    for drug, name in sorted(cells(store, _DRUGS, only)):
        names.setdefault(drug.casefold(), drug)
        names.setdefault(name.casefold(), drug)
    return names


def _nodes(iris: Iterable[str]) -> Iterator[Iri]:
    return map(Iri, sorted(iris))
