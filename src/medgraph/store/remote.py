"""A graph on a server that speaks the SPARQL 1.1 Protocol.

Queries go as forms by POST and come back as JSON or N-Triples, which are read as they come. A server whose default
graph is not the merged graph holds that under a name of its own (see `loading`), and each query says so. Virtuoso
spells truth values and durations in ways of its own; here they are spelt as they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import IO, TypeAlias, cast
from urllib.parse import urlencode

import pyoxigraph as ox

from medgraph import sparql as syntax
from medgraph.errors import QueryError, RemoteStoreError
from medgraph.iris import graph_iri
from medgraph.prefixes import PREFIXES
from medgraph.rows import Rows
from medgraph.store.conversion import Answer, Quad, answer_of, sorted_triples
from medgraph.store.embedded import EmbeddedStore
from medgraph.store.exchange import Body, Exchange, Request
from medgraph.store.interface import Store
from medgraph.terms import XSD_BOOLEAN, Iri, Literal, Term, Triple, n3
from medgraph.vocabulary import XSD

MERGED = Iri(graph_iri("merged"))
"""The graph that stands in for the default graph, where a server has none of its own."""

Row: TypeAlias = tuple[Term | None, ...]

_OURS = f'FILTER(STRSTARTS(STR(?g), "{graph_iri("")}"))'
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
ROWS = "application/sparql-results+json"
TRIPLES = "application/n-triples"


class RemoteStore(Store):
    """A graph on a server.

    `merged` names the graph that is asked as the default graph; None is the server's own.
    """

    def __init__(self, url: str, *, merged: Iri | None = None, exchange: Exchange | None = None) -> None:
        self.url = url
        self.merged = merged
        self.exchange = exchange or Exchange(url)

    def __len__(self) -> int:
        return self.counts_of("?s ?p ?o")

    def counts_of(self, pattern: str) -> int:
        """Return how often a pattern matches."""
        ((found,),) = self.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
        return int(found.value) if found else 0

    def triples(
        self, subject: Term | None = None, predicate: Iri | None = None, object_: Term | None = None
    ) -> Iterator[Triple]:
        """Yield the merged graph's triples of a pattern, in no order.

        Raises RemoteStoreError where a server hands out fewer than it counts.
        """
        given = {"s": subject, "p": predicate, "o": object_}
        values = "".join(f"VALUES ?{name} {{ {n3(term)} }} " for name, term in given.items() if term is not None)
        yield from self._triples(f"{values}?s ?p ?o")

    def quads(self) -> Iterator[Quad]:
        """Yield every triple of every graph of ours, in no order."""
        yield from ((*triple, None) for triple in self.triples())
        for graph in self.counts():
            found = self._as_it_is()._triples(f"GRAPH {n3(graph)} {{ ?s ?p ?o }}")
            yield from ((*triple, graph) for triple in found)

    def counts(self) -> dict[Iri, int]:
        """Return the number of triples in each named graph of ours, in the order of their names."""
        pattern = f"GRAPH ?g {{ ?s ?p ?o }} {_OURS}"
        answer = self._as_it_is()._all("?g (COUNT(*) AS ?n)", pattern, key="?g", rest="GROUP BY ?g")
        found = {graph: int(n.value) for graph, n in answer if isinstance(graph, Iri) and n}
        return {graph: found[graph] for graph in sorted(found.keys() - {MERGED})}

    def size_of(self, graph: Iri) -> int:
        """Return the number of triples in a named graph, ours or not."""
        return self._as_it_is().counts_of(f"GRAPH {n3(graph)} {{ ?s ?p ?o }}")

    def _as_it_is(self) -> RemoteStore:
        """Return the server with the default graph that it has itself: the names of graphs are asked of all of it."""
        return RemoteStore(self.url, exchange=self.exchange)

    def local(self, *, whole: bool = False) -> EmbeddedStore:
        """Return a copy in memory of the merged graph, or of all graphs of ours."""
        copy = EmbeddedStore.from_nquads([])
        copy.add(self.quads() if whole else ((*triple, None) for triple in self.triples()))
        return copy

    def _triples(self, pattern: str) -> Iterator[Triple]:
        """Yield the triples of a pattern of ?s ?p ?o, as many as the server counts."""
        rows = self._all("?s ?p ?o", pattern, key="?s")
        wanted = self.counts_of(pattern)
        if len(rows) != wanted:
            raise RemoteStoreError(f"hands out {len(rows)} of {wanted} triples", place=self.url)
        yield from cast(Sequence[Triple], rows)

    def _all(self, columns: str, pattern: str, *, key: str, rest: str = "") -> Sequence[Row]:
        """Return all rows of a query; from a server that cuts answers, part by part."""
        answer, most = self._asked(f"SELECT {columns} WHERE {{ {pattern} }} {rest}")
        rows = cast(Rows, answer).rows
        return rows if most is None or len(rows) < most else list(self._pages(columns, pattern, key, rest, most // 2))

    def _pages(self, columns: str, pattern: str, key: str, rest: str, size: int) -> Iterator[Row]:
        """Yield the rows of a query, so many at a time, in the order of a node.

        The rows of the last node of a page may go on beyond it: they are asked for again with the next.
        """
        after = ""
        while True:
            query = f"SELECT {columns} WHERE {{ {pattern} {after} }} {rest} ORDER BY STR({key}) LIMIT {size}"
            rows = self.select(query).rows
            if len(rows) < size:
                yield from rows
                return
            last = rows[-1][0]
            whole = [row for row in rows if row[0] != last]
            if not whole or last is None:
                raise RemoteStoreError(f"hands out too little at once: {size} rows tell of one node", place=self.url)
            yield from whole
            after = f"FILTER(STR({key}) >= {n3(Literal(last.value))})"

    def _answer(self, sparql: str, limit: int | None) -> Answer:
        answer, most = self._asked(sparql, limit)
        if isinstance(answer, Rows) and most is not None and len(answer) >= most and limit is None:
            raise RemoteStoreError(f"hands out {most} rows at most; ask for fewer with LIMIT", place=self.url)
        return answer

    def request(
        self, sparql: str, *, base: str = "", dataset: Sequence[tuple[str, str]] | None = None, repeatable: bool = True
    ) -> Request:
        """Return the request for the answer to a query, in the one format of rows or of triples that all servers have.

        `dataset` are the protocol's parameters; without it the merged graph is asked, by its name where it needs one.
        """
        accept = ROWS if syntax.form(sparql, service=True) in ("SELECT", "ASK") else TRIPLES
        if dataset is None:
            chosen = () if "FROM" in syntax.keywords(sparql) else filter(None, [self.merged])
            dataset = [("default-graph-uri", graph.value) for graph in chosen]
        fields = [("query", base + syntax.with_prefixes(sparql, PREFIXES)), *dataset]
        return Request("POST", self.url, urlencode(fields).encode(), _FORM | {"Accept": accept}, repeatable)

    def _asked(self, sparql: str, limit: int | None = None) -> tuple[Answer, int | None]:
        """Return an answer, and the number of rows after which the server says that it cuts answers."""
        request = self.request(sparql)
        try:
            return self.exchange.send(request, lambda body: (self._read(body, request, limit), _most(body)))
        except RemoteStoreError as error:
            if error.status == 400:
                raise QueryError(f"the query cannot be answered: {error.message}", place=self.url) from error
            raise

    def _read(self, body: Body, request: Request, limit: int | None) -> Answer:
        accept = request.headers["Accept"]
        try:
            return _as_written(_rows(body, limit) if accept == ROWS else _triples(body, limit))
        except (SyntaxError, ValueError) as error:
            said = f"the answer is no {accept}, or broke off ({error})"
            # Without its traceback: that would hold Oxigraph's reader, which no other thread may let go of.
            raise RemoteStoreError(said, place=self.url) from error.with_traceback(None)


def _rows(body: Body, limit: int | None) -> Answer:
    return answer_of(rows_in(body), limit)


def _triples(body: Body, limit: int | None) -> Answer:
    return sorted_triples(islice(triples_in(body), limit))


def rows_in(body: Body) -> ox.QuerySolutions | ox.QueryBoolean:
    """Read rows, or a truth value, in whatever form of them a server chose; ValueError where it is none."""
    form = ox.QueryResultsFormat.from_media_type(body.media_type)
    if form is None:
        raise ValueError(f"it says that it is {body.media_type or 'nothing'}")
    return ox.parse_query_results(cast(IO[bytes], body), format=form)


def triples_in(body: Body) -> ox.QuadParser:
    """Read triples in whatever form of them a server chose; ValueError where it is none."""
    form = ox.RdfFormat.from_media_type(body.media_type)
    if form is None:
        raise ValueError(f"it says that it is {body.media_type or 'nothing'}")
    return ox.parse(cast(IO[bytes], body), format=form)


def _most(body: Body) -> int | None:
    """Return after how many rows the server cuts, where it says so, as Virtuoso does."""
    said = body.headers.get("X-SPARQL-MaxRows", "")
    return int(said) if said.isdecimal() else None


def _as_written(answer: Answer) -> Answer:
    """Return an answer with its literals as they were before the server respelt them."""
    if isinstance(answer, Rows):
        return Rows(answer.columns, tuple(tuple(map(_unchanged, row)) for row in answer.rows))
    if isinstance(answer, tuple):
        return tuple((s, p, _respelt(o) if isinstance(o, Literal) else o) for s, p, o in answer)
    return answer


def _unchanged(term: Term | None) -> Term | None:
    return _respelt(term) if isinstance(term, Literal) else term


def _respelt(value: Literal) -> Literal:
    r"""Return a truth value and a duration as XSD has them; Virtuoso counts months, and seconds with a point.

    >>> _respelt(Literal("604800.0", XSD.duration)).value, _respelt(Literal("4", XSD.duration)).value
    ('P7D', 'P4M')
    """
    if value.datatype == XSD_BOOLEAN:
        return Literal({"1": "true", "0": "false"}.get(value.value, value.value), XSD_BOOLEAN)
    if value.datatype != XSD.duration or not re.fullmatch(r"\d+(\.\d+(e\+\d+)?)?", value.value):
        return value
    from medgraph.graph.ntriples import duration  # of use for Virtuoso alone, and with it comes the lexicon

    spelt = duration(f"PT{Decimal(value.value):f}S" if "." in value.value else f"P{value.value}M")
    return Literal(spelt.split('"')[1], XSD.duration)
