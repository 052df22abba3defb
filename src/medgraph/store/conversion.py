"""Our terms as pyoxigraph's, and back; answers as pyoxigraph hands them out, as ours.

A whole answer is taken as one text (SPARQL's TSV) that Oxigraph writes while other threads go on: reading that
costs half of what handing over each term does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeAlias

import pyoxigraph as ox

from medgraph.rows import Rows
from medgraph.terms import XSD_INTEGER, XSD_STRING, BlankNode, Iri, Literal, Term, Triple, n3

Quad: TypeAlias = tuple[Term, Iri, Term, Iri | BlankNode | None]
"""A triple and the name of its graph, None for the merged graph."""

Answer: TypeAlias = Rows | tuple[Triple, ...] | bool
"""What a query gives: rows (SELECT), triples (CONSTRUCT, DESCRIBE) or a truth value (ASK)."""


def to_ox(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Return a term as pyoxigraph has it."""
    if not isinstance(term, Literal):
        return to_ox_node(term)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype))


def to_ox_node(term: Iri | BlankNode) -> ox.NamedNode | ox.BlankNode:
    """Return a node as pyoxigraph has it."""
    return ox.NamedNode(term.value) if isinstance(term, Iri) else ox.BlankNode(term.value)


def to_ox_quad(quad: Quad) -> ox.Quad:
    """Return a quad as pyoxigraph has it; ValueError where its subject is a literal."""
    subject, predicate, object_, graph = quad
    if isinstance(subject, Literal):
        raise ValueError(f"a literal is no subject: {n3(subject)}")
    name = ox.DefaultGraph() if graph is None else to_ox_node(graph)
    return ox.Quad(to_ox_node(subject), ox.NamedNode(predicate.value), to_ox(object_), name)


def node_of(node: ox.NamedNode | ox.BlankNode) -> Iri | BlankNode:
    """Return a node of pyoxigraph as ours."""
    return Iri(node.value) if isinstance(node, ox.NamedNode) else BlankNode(node.value)


def from_ox(term: object) -> Term:
    """Return a term of pyoxigraph as ours; ValueError for a triple as a term, which RDF 1.1 has not."""
    kind = type(term)
    if kind is ox.NamedNode:
        return _iri(term.value)  # type: ignore[attr-defined]
    if kind is ox.Literal:
        return _literal(term.value, term.datatype.value, term.language or "")  # type: ignore[attr-defined]
    if isinstance(term, ox.BlankNode):
        return BlankNode(term.value)
    raise ValueError(f"no RDF 1.1 term: {term}")


# A term of ours is frozen, which doubles what it costs to make one; here, where answers become terms by the
# million, its slots are filled as they are.
_new = object.__new__
_set_iri = vars(Iri)["value"].__set__
_set_value, _set_datatype, _set_language = (vars(Literal)[name].__set__ for name in ("value", "datatype", "language"))


def _iri(value: str) -> Iri:
    made = _new(Iri)
    _set_iri(made, value)
    return made


def _literal(value: str, datatype: str, language: str) -> Literal:
    made = _new(Literal)
    _set_value(made, value)
    _set_datatype(made, datatype)
    _set_language(made, language)
    return made


class _Known(dict[str, Term | None]):
    """The terms of an answer by how TSV spells them: most come again and again."""

    def __missing__(self, spelt: str) -> Term | None:
        made = self[spelt] = _term_of(spelt) if spelt else None
        return made


def _term_of(spelt: str) -> Term:
    """Return the term of a cell of TSV; what is rarer than names, texts and whole numbers is read as Turtle."""
    if spelt[0] == "<" and spelt[1] != "<":
        return _iri(spelt[1:-1])
    if "\\" not in spelt:
        if spelt[0] == spelt[-1] == '"':
            return _literal(spelt[1:-1], XSD_STRING, "")
        if spelt.isdecimal():
            return _literal(spelt, XSD_INTEGER, "")
        if spelt[0] == '"' and spelt[-1] == ">":
            text, _, datatype = spelt.rpartition('"')
            return _literal(text[1:], datatype[3:-1], "")
    [triple] = ox.parse(f"<a:> <a:> {spelt} .", format=ox.RdfFormat.TURTLE, lenient=True)
    return from_ox(triple.object)


def triple_of(statement: ox.Triple | ox.Quad) -> Triple:
    """Return a triple, or what a quad says whatever its graph, as ours."""
    return from_ox(statement.subject), Iri(statement.predicate.value), from_ox(statement.object)


def quad_of(quad: ox.Quad) -> Quad:
    """Return a quad as ours."""
    name = quad.graph_name
    return (*triple_of(quad), None if isinstance(name, ox.DefaultGraph) else node_of(name))


def answer_of(result: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean, limit: int | None = None) -> Answer:
    """Return an answer as ours; of rows or triples the first `limit`, and no more are looked for."""
    if isinstance(result, ox.QueryBoolean):
        return bool(result)
    if isinstance(result, ox.QueryTriples):
        return sorted_triples(islice(result, limit))
    columns = tuple(variable.value for variable in result.variables)
    if limit is not None:
        return Rows(columns, tuple(tuple(map(_optional, row)) for row in islice(result, limit)))
    lines = (result.serialize(format=ox.QueryResultsFormat.TSV) or b"").decode().split("\n")[1:-1]
    known = _Known().__getitem__
    return Rows(columns, tuple([tuple(map(known, line.split("\t"))) if columns else () for line in lines]))


def _optional(term: object) -> Term | None:
    return None if term is None else from_ox(term)


def sorted_triples(triples: Iterable[ox.Triple | ox.Quad]) -> tuple[Triple, ...]:
    """Return triples as ours, sorted, each once."""
    return tuple(sorted(set(map(triple_of, triples)), key=str))


def in_canonical_order(quads: Iterable[Quad]) -> list[Quad]:
    """Return quads sorted; blank nodes are named by what they are (RDFC-1.0)."""
    given = list(quads)
    if any(isinstance(term, BlankNode) for quad in given for term in quad):
        given = list(_canonicalised(given))
    return sorted(given, key=_spelt)


def _canonicalised(quads: Iterable[Quad]) -> Iterator[Quad]:
    dataset = ox.Dataset(map(to_ox_quad, quads))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return map(quad_of, dataset)


def _spelt(quad: Quad) -> tuple[str, ...]:
    return tuple(n3(term) if term else "" for term in (quad[3], *quad[:3]))
