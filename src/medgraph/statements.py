"""What the graph says, read with four queries: statements with their sentences, and what nodes are called.

Any object that answers SELECT queries will do. The answers are joined here, in sorted order, so that the same
graph gives the same statements in the same order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from medgraph.model import Origin, Polarity, Scope
from medgraph.terms import Iri, Term, n3

_PROLOGUE = """
PREFIX mg: <https://w3id.org/medgraph/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_IN_STATEMENTS = """
  { SELECT DISTINCT ?node WHERE {
      { ?a mg:subject ?node } UNION { ?a mg:object ?node }
      UNION { ?a mg:object ?exon . ?exon mg:exonOf ?node }
  } }"""
_NODES = f"""
SELECT ?node ?property ?value WHERE {{{_IN_STATEMENTS}
  ?node ?property ?value
  FILTER(?property IN (rdf:type, rdfs:label, skos:altLabel, skos:exactMatch, mg:exonOf))
}}"""
_STATEMENTS = """
SELECT ?association ?subject ?predicate ?object ?text WHERE {
  ?association mg:subject ?subject ; mg:predicate ?predicate .
  OPTIONAL { ?association mg:object ?object }
  OPTIONAL { ?association mg:objectText ?text }
}"""
_QUALIFIERS = """
SELECT ?association ?name (COALESCE(?label, STR(?value)) AS ?said) WHERE {
  ?association mg:subject ?subject ; ?name ?value .
  FILTER(STRSTARTS(STR(?name), STR(mg:)))
  FILTER(?name NOT IN (mg:subject, mg:predicate, mg:object, mg:objectText, mg:claim, mg:evidence))
  OPTIONAL { ?value rdfs:label ?label }
}"""
_EVIDENCE = """
SELECT ?association ?sentence ?page ?title ?section ?line WHERE {
  ?association mg:subject ?subject ; mg:evidence ?evidence .
  ?evidence mg:sentence ?sentence ; oa:hasSource ?monograph .
  OPTIONAL { ?monograph mg:name ?page }
  OPTIONAL { ?monograph rdfs:label ?title }
  OPTIONAL { ?evidence mg:section ?section }
  OPTIONAL { ?evidence mg:line ?line }
}"""


class Rows(Protocol):
    """The answer to a query."""

    @property
    def rows(self) -> Iterable[Sequence[Term | None]]:
        """The rows, their cells in the order of the query's columns."""
        ...


class Store(Protocol):
    """Whatever answers SELECT queries."""

    def select(self, sparql: str, /) -> Rows:
        """Answer a query."""
        ...


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A sentence and where it stands; what the graph does not say is empty."""

    page: str
    line: int
    sentence: str
    section: str
    title: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What pages say of a subject: an object (a node) or a text, how it is meant, and the sentences."""

    association: str
    subject: str
    relation: str
    object: str
    text: str
    qualifiers: Mapping[str, str]
    evidence: tuple[Citation, ...]
    polarity: str = Polarity.AFFIRMED
    scope: str = Scope.HUMAN
    origin: str = Origin.TEXT

    def attributes(self) -> dict[str, Any]:
        """Return what an edge says beside its ends and its key."""
        names = ("relation", "polarity", "scope", "origin", "qualifiers", "evidence")
        return {name: getattr(self, name) for name in names}


def read_statements(store: Store, associations: Iterable[str] | None = None) -> list[Statement]:
    """Return every statement of a graph, or those of some associations, by the name of its association."""
    only = values("association", None if associations is None else map(Iri, associations))
    qualifiers: dict[str, dict[str, str]] = defaultdict(dict)
    for association, name, said in sorted(cells(store, _QUALIFIERS, only)):
        word = local_name(name)
        before = qualifiers[association].get(word)
        qualifiers[association][word] = f"{before}, {said}" if before else said
    citations: dict[str, set[Citation]] = defaultdict(set)
    for association, sentence, page, title, section, line in cells(store, _EVIDENCE, only):
        citations[association].add(Citation(page or title, int(line or 0), sentence, section, title))
    return [
        _statement(row, qualifiers[row[0]], tuple(sorted(citations[row[0]])))
        for row in sorted(cells(store, _STATEMENTS, only))
    ]


def _statement(row: Sequence[str], said: dict[str, str], evidence: tuple[Citation, ...]) -> Statement:
    association, subject, predicate, object_, text = row
    meant = {name: said[name] for name in ("polarity", "scope", "origin") if name in said}
    rest = {name: value for name, value in said.items() if name not in meant}
    return Statement(association, subject, local_name(predicate), object_, text, rest, evidence, **meant)


def read_nodes(store: Store, nodes: Iterable[str] | None = None) -> dict[str, dict[str, list[str]]]:
    """Return what is said of each node in a statement, or of some: its type, label, altLabel, exactMatch, exonOf."""
    query = _NODES if nodes is None else _NODES.replace(_IN_STATEMENTS, "")
    described: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for node, property_, value in sorted(
        cells(store, query, values("node", None if nodes is None else map(Iri, nodes)))
    ):
        described[node][local_name(property_)].append(value)
    return dict(described)


def cells(store: Store, query: str, only: str = "") -> list[list[str]]:
    """Return the answer to a query as texts, "" where a cell is empty; `only` is put first (see `values`)."""
    asked = _PROLOGUE + query.replace("WHERE {", f"WHERE {{ {only}", 1)
    return [[cell.value if cell else "" for cell in row] for row in store.select(asked).rows]


def values(variable: str, terms: Iterable[Term] | None) -> str:
    """Return the pattern that holds a variable to some terms, "" where it is free.

    >>> values("drug", [Iri("http://e/a")]), values("drug", None)
    ('VALUES ?drug { <http://e/a> }', '')
    """
    return "" if terms is None else f"VALUES ?{variable} {{ {' '.join(map(n3, terms))} }}"


def local_name(iri: str) -> str:
    """Return the last part of an IRI.

    >>> local_name("https://w3id.org/medgraph/ontology#hasRoute")
    'hasRoute'
    """
    return iri.replace("#", "/").rstrip("/").rsplit("/", 1)[-1]
