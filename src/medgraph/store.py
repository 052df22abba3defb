"""The graph, opened: one small interface over Oxigraph, in memory or on disk.

This is the only module that knows pyoxigraph. What comes out of it are the terms of `medgraph.terms`. The
default graph is the merged graph, every triple once; beside it stands one named graph a page. Queries only
read: updates and SERVICE are refused before the engine sees them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from medgraph import sparql as syntax
from medgraph.errors import NoGraphError, QueryError
from medgraph.prefixes import PREFIXES
from medgraph.rows import Rows
from medgraph.terms import BlankNode, Iri, Literal, Term, Triple, n3

Quad: TypeAlias = tuple[Term, Iri, Term, Iri | BlankNode | None]
"""A triple and the name of its graph, None for the merged graph."""

Answer: TypeAlias = Rows | tuple[Triple, ...] | bool
"""What a query gives: rows (SELECT), triples (CONSTRUCT, DESCRIBE) or a truth value (ASK)."""

_HINT = "run: medgraph build PAGES -o build"


class Store:
    """A graph that can be asked.

    >>> store = Store.from_nquads(['<http://e/a> <http://e/p> "1" .'])
    >>> store.select("SELECT ?o { ?s ?p ?o }").records()
    [{'o': '1'}]
    """

    def __init__(self, inner: ox.Store) -> None:
        self._inner = inner

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = True) -> Store:
        """Open a store on disk; for writing, it is made where there is none.

        Raises NoGraphError if the folder holds no store or a broken one.
        """
        try:
            return cls(ox.Store.read_only(str(path)) if read_only else ox.Store(str(path)))
        except (OSError, RuntimeError) as error:  # RuntimeError: RocksDB found the files damaged
            raise NoGraphError(f"this store cannot be opened ({error}); {_HINT}", place=str(path)) from error

    @classmethod
    def from_file(cls, path: Path | str) -> Store:
        """Read a file (.ttl, .nt, .nq, .trig, .jsonld, .rdf) into memory.

        A file of named graphs only gets their union as its merged graph. Raises NoGraphError if the file
        is missing, of another kind, broken or without a triple.
        """
        store = cls(ox.Store())
        store.load(path)
        store.merge()
        if not len(store):
            raise NoGraphError("this file holds no triples", place=str(path))
        return store

    @classmethod
    def from_nquads(cls, lines: Iterable[str]) -> Store:
        """Read lines of N-Quads into memory."""
        store = cls(ox.Store())
        store.load_text("\n".join(lines), "nq")
        return store

    def load(self, path: Path | str) -> None:
        """Add what a file holds; its ending names its format."""
        file = Path(path)
        try:
            self._inner.bulk_load(path=str(file), format=_format(file.suffix[1:], str(path)))
        except (OSError, SyntaxError, ValueError) as error:
            raise NoGraphError(f"cannot be read as a graph ({_reason(error)})", place=str(path)) from error

    def load_text(self, text: str | bytes, extension: str) -> None:
        """Add what a text holds; `extension` names its format as a file's ending would ("nq", "ttl")."""
        try:
            self._inner.load(text, format=_format(extension, "text"))
        except (SyntaxError, ValueError) as error:
            raise NoGraphError(f"this text is no graph ({_reason(error)})") from error

    def __len__(self) -> int:
        """Return the number of triples in the merged graph."""
        return sum(1 for _ in self._inner.quads_for_pattern(None, None, None, ox.DefaultGraph()))

    def triples(
        self, subject: Term | None = None, predicate: Iri | None = None, object_: Term | None = None
    ) -> Iterator[Triple]:
        """Yield the merged graph's triples of a pattern, in no order."""
        if isinstance(subject, Literal):
            return
        found = self._inner.quads_for_pattern(
            _to_ox_node(subject) if subject else None,
            ox.NamedNode(predicate.value) if predicate else None,
            _to_ox(object_) if object_ else None,
            ox.DefaultGraph(),
        )
        yield from map(_triple, found)

    def quads(self) -> Iterator[Quad]:
        """Yield every triple of every graph, in no order."""
        for quad in self._inner:
            yield (*_triple(quad), _graph_name(quad.graph_name))

    def canonical_quads(self) -> list[Quad]:
        """Return every triple of every graph, sorted; blank nodes are named by what they are (RDFC-1.0)."""
        quads = list(self._inner)
        if any(isinstance(term, ox.BlankNode) for quad in quads for term in quad):
            dataset = ox.Dataset(quads)
            dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
            quads = list(dataset)
        return sorted(((*_triple(quad), _graph_name(quad.graph_name)) for quad in quads), key=_spelt)

    def canonical_triples(self) -> list[Triple]:
        """Return the merged graph's triples, sorted, blank nodes named as in `canonical_quads`."""
        return [(s, p, o) for s, p, o, graph in self.canonical_quads() if graph is None]

    def select(self, sparql: str, bindings: syntax.Bindings | None = None) -> Rows:
        """Ask a SELECT query; parameters are bound by name. Raises QueryError if it is none, or wrong."""
        answer = self.query(sparql, bindings)
        if not isinstance(answer, Rows):
            raise _wrong_form("SELECT", sparql)
        return answer

    def construct(self, sparql: str, bindings: syntax.Bindings | None = None) -> tuple[Triple, ...]:
        """Ask a CONSTRUCT or DESCRIBE query; return its triples, sorted, each once."""
        answer = self.query(sparql, bindings)
        if not isinstance(answer, tuple):
            raise _wrong_form("CONSTRUCT", sparql)
        return answer

    def ask(self, sparql: str, bindings: syntax.Bindings | None = None) -> bool:
        """Ask an ASK query."""
        answer = self.query(sparql, bindings)
        if not isinstance(answer, bool):
            raise _wrong_form("ASK", sparql)
        return answer

    def query(self, sparql: str, bindings: syntax.Bindings | None = None) -> Answer:
        """Ask a query of any form; well-known prefixes need no PREFIX line.

        Raises QueryError for bad SPARQL, updates, SERVICE, and parameters that the query does not have.
        """
        syntax.form(sparql)
        bound = syntax.bind(sparql, bindings or {})
        try:
            return _answer(self._inner.query(bound, prefixes=PREFIXES))
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            raise QueryError(f"the query cannot be answered: {_reason(error)}") from error

    def dump(self, extension: str) -> bytes:
        """Return the store as Oxigraph writes it, in no fixed order: quick, for loading again."""
        chosen = _format(extension, "dump")
        only = None if chosen.supports_datasets else ox.DefaultGraph()
        return self._inner.dump(format=chosen, from_graph=only) or b""

    def merge(self) -> None:
        """Fill the merged graph from the named graphs, where it is empty."""
        if next(self._inner.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is None:
            self._inner.bulk_extend([ox.Quad(q.subject, q.predicate, q.object) for q in self._inner])


def open_graph(reference: Path | str | None = None) -> Store:
    """Open the graph that a person means: a folder that `medgraph build` wrote, or a file.

    Without a reference it is the variable MEDGRAPH_GRAPH, else the folder "build".
    Raises NoGraphError, with what to do.
    """
    place = str(reference or os.environ.get("MEDGRAPH_GRAPH") or "build")
    if place.lower().startswith(("http://", "https://")):
        raise NoGraphError("remote graphs are not supported yet; give a folder or a file", place=place)
    path = Path(place)
    if not path.exists():
        raise NoGraphError(f"there is no graph here; {_HINT}", place=place)
    store = _open_folder(path) if path.is_dir() else Store.from_file(path)
    if not next(store.triples(), None):
        raise NoGraphError(f"this graph is empty; {_HINT}", place=place)
    return store


def _open_folder(folder: Path) -> Store:
    for store in (folder / "store", folder):
        if (store / "CURRENT").is_file():
            return Store.open(store)
    if (folder / "medgraph.nq").is_file():
        return Store.from_file(folder / "medgraph.nq")
    raise NoGraphError(f"this folder holds no graph (no store/, no medgraph.nq); {_HINT}", place=str(folder))


def _format(extension: str, place: str) -> ox.RdfFormat:
    found = ox.RdfFormat.from_extension(extension.lower())
    if found is None or found == ox.RdfFormat.N3:
        raise NoGraphError("not a kind of graph file known here (.ttl .nt .nq .trig .jsonld .rdf)", place=place)
    return found


def _answer(result: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean) -> Answer:
    if isinstance(result, ox.QueryBoolean):
        return bool(result)
    if isinstance(result, ox.QueryTriples):
        return tuple(sorted({_triple(triple) for triple in result}, key=str))
    columns = tuple(variable.value for variable in result.variables)
    rows = (tuple(_from_ox(term) if term is not None else None for term in row) for row in result)
    return Rows(columns, tuple(rows))


def _wrong_form(wanted: str, sparql: str) -> QueryError:
    return QueryError(f"a {wanted} query is wanted here, and this is {syntax.form(sparql)}")


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__


def _triple(statement: ox.Triple | ox.Quad) -> Triple:
    return _from_ox(statement.subject), Iri(statement.predicate.value), _from_ox(statement.object)


def _spelt(quad: Quad) -> tuple[str, ...]:
    return tuple(n3(term) if term else "" for term in (quad[3], *quad[:3]))


def _graph_name(name: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> Iri | BlankNode | None:
    if isinstance(name, ox.DefaultGraph):
        return None
    return Iri(name.value) if isinstance(name, ox.NamedNode) else BlankNode(name.value)


def _to_ox(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if not isinstance(term, Literal):
        return _to_ox_node(term)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype))


def _to_ox_node(term: Iri | BlankNode) -> ox.NamedNode | ox.BlankNode:
    return ox.NamedNode(term.value) if isinstance(term, Iri) else ox.BlankNode(term.value)


def _from_ox(term: object) -> Term:
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.BlankNode):
        return BlankNode(term.value)
    if isinstance(term, ox.Literal):
        return Literal(term.value, term.datatype.value, term.language or "")
    raise ValueError(f"no RDF 1.1 term: {term}")
