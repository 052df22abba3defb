"""Oxigraph in this process: in memory, or on disk, where it is opened read-only by all who only ask."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from medgraph.errors import NoGraphError, QueryError
from medgraph.prefixes import PREFIXES
from medgraph.store.conversion import (
    Answer,
    Quad,
    answer_of,
    node_of,
    quad_of,
    to_ox,
    to_ox_node,
    to_ox_quad,
    triple_of,
)
from medgraph.store.interface import Store
from medgraph.terms import BlankNode, Iri, Literal, Term, Triple

HINT = "run: medgraph build PAGES -o build"


class EmbeddedStore(Store):
    """A graph in Oxigraph.

    >>> store = EmbeddedStore.from_nquads(['<http://e/a> <http://e/p> "1" .'])
    >>> store.select("SELECT ?o { ?s ?p ?o }").records()
    [{'o': '1'}]
    """

    def __init__(self, inner: ox.Store) -> None:
        self.inner = inner

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = True) -> EmbeddedStore:
        """Open a store on disk; for writing, it is made where there is none.

        Raises NoGraphError if the folder holds no store or a broken one.
        """
        try:
            return cls(ox.Store.read_only(str(path)) if read_only else ox.Store(str(path)))
        except (OSError, RuntimeError) as error:  # RuntimeError: RocksDB found the files damaged
            raise NoGraphError(f"this store cannot be opened ({error}); {HINT}", place=str(path)) from error

    @classmethod
    def from_file(cls, path: Path | str) -> EmbeddedStore:
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
    def from_nquads(cls, lines: Iterable[str]) -> EmbeddedStore:
        """Read lines of N-Quads into memory."""
        store = cls(ox.Store())
        store.load_text("\n".join(lines), "nq")
        return store

    def load(self, path: Path | str) -> None:
        """Add what a file holds; its ending names its format."""
        file = Path(path)
        try:
            self.inner.bulk_load(path=str(file), format=_format(file.suffix[1:], str(path)))
        except (OSError, SyntaxError, ValueError) as error:
            raise NoGraphError(f"cannot be read as a graph ({_reason(error)})", place=str(path)) from error

    def load_text(self, text: str | bytes, extension: str) -> None:
        """Add what a text holds; `extension` names its format as a file's ending would ("nq", "ttl")."""
        try:
            self.inner.load(text, format=_format(extension, "text"))
        except (SyntaxError, ValueError) as error:
            raise NoGraphError(f"this text is no graph ({_reason(error)})") from error

    def add(self, quads: Iterable[Quad]) -> None:
        """Add triples to their graphs."""
        self.inner.bulk_extend(map(to_ox_quad, quads))

    def __len__(self) -> int:
        return sum(1 for _ in self.inner.quads_for_pattern(None, None, None, ox.DefaultGraph()))

    def triples(
        self, subject: Term | None = None, predicate: Iri | None = None, object_: Term | None = None
    ) -> Iterator[Triple]:
        """Yield the merged graph's triples of a pattern, in no order."""
        if isinstance(subject, Literal):
            return
        found = self.inner.quads_for_pattern(
            to_ox_node(subject) if subject else None,
            ox.NamedNode(predicate.value) if predicate else None,
            to_ox(object_) if object_ else None,
            ox.DefaultGraph(),
        )
        yield from map(triple_of, found)

    def quads(self) -> Iterator[Quad]:
        """Yield every triple of every graph, in no order."""
        return map(quad_of, self.inner)

    def local(self, *, whole: bool = False) -> EmbeddedStore:  # noqa: ARG002 (it is whole in any case)
        """Return this store."""
        return self

    def _answer(self, sparql: str, limit: int | None) -> Answer:
        try:
            return answer_of(self.inner.query(sparql, prefixes=PREFIXES), limit)
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            # Without its traceback: that would hold Oxigraph's answer, which no other thread may let go of.
            raise QueryError(f"the query cannot be answered: {_reason(error)}") from error.with_traceback(None)

    def dump(self, extension: str) -> bytes:
        """Return the store as Oxigraph writes it, in no fixed order: quick, for loading again."""
        chosen = _format(extension, "dump")
        only = None if chosen.supports_datasets else ox.DefaultGraph()
        return self.inner.dump(format=chosen, from_graph=only) or b""

    def graphs(self) -> list[Iri | BlankNode]:
        """Return the names of the named graphs, sorted."""
        return sorted(map(node_of, self.inner.named_graphs()), key=str)

    def pieces(self, graph: Iri | BlankNode | None, size: int) -> Iterator[tuple[bytes, int]]:
        """Yield a graph, None the merged graph, as N-Triples: so many triples at a time, and how many they are.

        A graph with blank nodes is one piece, since their names hold in one text alone.
        """
        name = ox.DefaultGraph() if graph is None else to_ox_node(graph)
        quads = self.inner.quads_for_pattern(None, None, None, name)
        if any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object)):
            size = sys.maxsize
        triples = (quad.triple for quad in self.inner.quads_for_pattern(None, None, None, name))
        while piece := list(islice(triples, size)):
            yield ox.serialize(piece, format=ox.RdfFormat.N_TRIPLES) or b"", len(piece)

    def merge(self) -> None:
        """Fill the merged graph from the named graphs, where it is empty."""
        if next(self.inner.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is None:
            self.inner.bulk_extend([ox.Quad(q.subject, q.predicate, q.object) for q in self.inner])


def _format(extension: str, place: str) -> ox.RdfFormat:
    found = ox.RdfFormat.from_extension(extension.lower())
    if found is None or found == ox.RdfFormat.N3:
        raise NoGraphError("not a kind of graph file known here (.ttl .nt .nq .trig .jsonld .rdf)", place=place)
    return found


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__
