"""Write a graph into a server, and see that it came to be there.

Each graph is written in pieces, the first in the place of what stood there: by the Graph Store Protocol, or where a
server has none by SPARQL Update. Where these lie is told by the address for queries on the servers that we know;
elsewhere the user says it. Graphs of ours that the new graph no longer has are dropped.

Whether a server has a default graph of its own is tried with a small graph: one that answers with all graphs at
once gets the merged graph as one more named graph (`remote.MERGED`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, urlencode

from medgraph.errors import NoGraphError, RemoteStoreError
from medgraph.iris import graph_iri
from medgraph.store.embedded import EmbeddedStore
from medgraph.store.exchange import Exchange, Request
from medgraph.store.opening import checked
from medgraph.store.remote import MERGED, RemoteStore
from medgraph.terms import BlankNode, Iri, n3

_PROBE = Iri(graph_iri("probe"))
_PROBED = b'<https://w3id.org/medgraph/graph/probe> <http://www.w3.org/2000/01/rdf-schema#label> "probe" .\n'
# The end of an address for queries, and what stands in its place for updates and for the graph store.
_DOORS = (
    ("/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth"),  # Virtuoso
    ("/sparql", "/sparql", "/sparql-graph-crud"),
    ("/query", "/update", "/store"),  # Oxigraph
)
_REPOSITORIES = "/repositories/"  # RDF4J and GraphDB
_NO_GRAPH_STORE = frozenset({400, 404, 405, 406, 415, 500, 501})

Name = Iri | None
"""The name of a graph, None for the merged graph."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a server takes queries, updates and graphs."""

    query: str
    update: str
    graph_store: str

    @classmethod
    def of(cls, query: str, update: str | None = None, graph_store: str | None = None) -> Addresses:
        """Return the addresses that belong to the one for queries.

        >>> Addresses.of("http://localhost:7878/query").graph_store
        'http://localhost:7878/store'
        """
        base, update_end, store_end = query, "", ""
        for end, *others in _DOORS:
            if query.endswith(end):
                base, (update_end, store_end) = query.removesuffix(end), others
                break
        if _REPOSITORIES in query:
            update_end, store_end = "/statements", "/rdf-graphs/service"
        return cls(query, update or base + update_end, graph_store or base + store_end)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was written: the number of triples in the merged graph and in each named graph, as given and as found."""

    given: dict[Name, int]
    found: dict[Name, int]
    merged: Iri | None

    @property
    def differences(self) -> list[str]:
        """What the server counts otherwise, in words."""
        both = [(name, self.given.get(name, 0), self.found.get(name, 0)) for name in {*self.given, *self.found}]
        return sorted(
            f"{n3(name) if name else 'merged graph'}: {given} triples written, {found} found"
            for name, given, found in both
            if given != found
        )

    @property
    def summary(self) -> str:
        """What was loaded, in a line."""
        place = f"graph {self.merged.value}" if self.merged else "default graph"
        total = self.found.get(None, 0)
        return f"{total:,} triples in the {place}, {len(self.given) - 1:,} named graphs"


class _Writer(Protocol):
    size: int

    def write(self, name: Name, piece: bytes, *, first: bool, repeatable: bool) -> None: ...

    def drop(self, name: Name) -> None: ...


def load(source: EmbeddedStore, url: str, *, update: str | None = None, graph_store: str | None = None) -> Loaded:
    """Write a graph, its merged graph and its named graphs, in the place of the one that a server holds; count.

    Raises RemoteStoreError where the server refuses or does not answer.
    """
    addresses = Addresses.of(checked(url), update, graph_store)
    exchange = Exchange(url)
    writer = _writer(exchange, addresses)
    merged = MERGED if _shows_all_at_once(writer, RemoteStore(url, exchange=exchange)) else None
    store = RemoteStore(url, merged=merged, exchange=exchange)
    given: dict[Name, int] = {name: _write(writer, source, name, name) for name in _named(source)}
    for name in store.counts().keys() - given.keys():
        writer.drop(name)
    given[None] = _write(writer, source, None, merged)
    if merged is None:
        _drop_stand_in(store, writer)
    found: dict[Name, int] = {None: len(store)}
    found.update(store.counts().items())
    found.update((name, store.size_of(name)) for name in given.keys() - found.keys() if name)
    return Loaded(given, found, merged)


def _named(source: EmbeddedStore) -> list[Iri]:
    """Return the names of the named graphs; NoGraphError if one has none that holds elsewhere."""
    names = source.graphs()
    if any(isinstance(name, BlankNode) for name in names):
        raise NoGraphError("a graph is named by a blank node, which names nothing on a server")
    return [name for name in names if isinstance(name, Iri)]


def _write(writer: _Writer, source: EmbeddedStore, name: Name, target: Name) -> int:
    written = 0
    for piece, count in source.pieces(name, writer.size):
        writer.write(target, piece, first=not written, repeatable=b"_:" not in piece)
        written += count
    return written


def _drop_stand_in(store: RemoteStore, writer: _Writer) -> None:
    if store.ask(f"ASK {{ GRAPH {n3(MERGED)} {{ ?s ?p ?o }} }}"):
        writer.drop(MERGED)


def _writer(exchange: Exchange, addresses: Addresses) -> _Writer:
    """Return the way that a server takes: it is given a small graph."""
    by_graph_store = _GraphStore(exchange, addresses.graph_store)
    try:
        by_graph_store.write(_PROBE, _PROBED, first=True, repeatable=True)
    except RemoteStoreError as error:
        if error.status not in _NO_GRAPH_STORE:
            raise
        by_update = _Updates(exchange, addresses.update)
        by_update.write(_PROBE, _PROBED, first=True, repeatable=True)
        return by_update
    return by_graph_store


def _shows_all_at_once(writer: _Writer, store: RemoteStore) -> bool:
    """Tell whether a query sees the small graph though it does not name it; take that away."""
    try:
        return store.ask(f"ASK {{ {_PROBED.decode()} }}")
    finally:
        writer.drop(_PROBE)


class _GraphStore:
    """The Graph Store Protocol."""

    size = 20_000

    def __init__(self, exchange: Exchange, url: str) -> None:
        self._exchange, self._url = exchange, url

    def write(self, name: Name, piece: bytes, *, first: bool, repeatable: bool) -> None:
        headers = {"Content-Type": "application/n-triples"}
        self._send("PUT" if first else "POST", name, piece, headers, repeatable=first or repeatable)

    def drop(self, name: Name) -> None:
        try:
            self._send("DELETE", name, b"", {}, repeatable=True)
        except RemoteStoreError as error:
            if error.status != 404:
                raise

    def _send(self, method: str, name: Name, body: bytes, headers: dict[str, str], *, repeatable: bool) -> None:
        graph = f"graph={quote(name.value, safe='')}" if name else "default"
        request = Request(method, f"{self._url}?{graph}", body, headers, repeatable=repeatable)
        self._exchange.send(request, lambda answer: answer.whole())


class _Updates:
    """SPARQL Update; pieces are small, since servers read each as one sentence."""

    size = 2_000

    def __init__(self, exchange: Exchange, url: str) -> None:
        self._exchange, self._url = exchange, url

    def write(self, name: Name, piece: bytes, *, first: bool, repeatable: bool) -> None:
        if first:
            self.drop(name)
        text = piece.decode()
        self._send(
            f"INSERT DATA {{ GRAPH {n3(name)} {{\n{text}}} }}" if name else f"INSERT DATA {{\n{text}}}", repeatable
        )

    def drop(self, name: Name) -> None:
        self._send(f"CLEAR SILENT GRAPH {n3(name)}" if name else "CLEAR SILENT DEFAULT", repeatable=True)

    def _send(self, update: str, repeatable: bool) -> None:
        form = urlencode({"update": update}).encode()
        request = Request("POST", self._url, form, {"Content-Type": "application/x-www-form-urlencoded"}, repeatable)
        self._exchange.send(request, lambda answer: answer.whole())
