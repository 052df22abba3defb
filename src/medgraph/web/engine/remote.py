"""A graph on another server: what a client asks here is asked there, with the credentials of this process.

What comes back is read in the one format that every server has and written in the one that the client wants, as it
comes. It is asked once: a client that is told to try again does so itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

import pyoxigraph as ox

from medgraph import sparql as syntax
from medgraph.errors import QueryError, RemoteStoreError
from medgraph.prefixes import PREFIXES
from medgraph.store.exchange import Body, Request
from medgraph.store.opening import open_remote
from medgraph.terms import Iri, n3
from medgraph.web.engine.database import Asked, Write
from medgraph.web.engine.serialising import write_result, write_triples

_ROWS, _TRIPLES = "application/sparql-results+json", "application/n-triples"
_FORM = "application/x-www-form-urlencoded"


class RemoteDatabase:
    """A server that speaks the SPARQL protocol."""

    def __init__(self, url: str) -> None:
        self.store = open_remote(url)

    def answer(self, write: Write, asked: Asked) -> None:
        """Write the answer to a query as it comes."""
        form = syntax.form(asked.sparql, service=asked.service)
        base = f"BASE {n3(Iri(asked.base))}\n" if asked.base else ""
        accept = _ROWS if form in ("SELECT", "ASK") else _TRIPLES
        fields = [("query", base + syntax.with_prefixes(asked.sparql, PREFIXES)), *self._dataset(asked)]
        headers = {"Content-Type": _FORM, "Accept": accept}
        request = Request("POST", self.store.url, urlencode(fields).encode(), headers, repeatable=False)
        try:
            self.store.exchange.send(request, lambda body: _write(body, write, accept, asked.media_type))
        except RemoteStoreError as error:
            if error.status == 400:
                raise QueryError(f"the query cannot be answered: {error.message}") from error
            raise

    def graph(self, write: Write, name: str | None, media_type: str) -> bool:
        """Write a graph, None the merged graph; tell whether there is one of that name."""
        try:
            pattern = f"GRAPH {n3(Iri(name))} {{ ?s ?p ?o }}" if name else "?s ?p ?o"
        except ValueError as error:
            raise QueryError(str(error)) from error
        if name and not self.store.ask(f"ASK {{ {pattern} }}"):
            return False
        self.answer(write, Asked(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}", media_type))
        return True

    def _dataset(self, asked: Asked) -> Sequence[tuple[str, str]]:
        """Return the protocol's dataset; the merged graph is asked by its name where the server needs it."""
        if asked.default_graphs is None and asked.named_graphs is None:
            chosen = self.store.merged and "FROM" not in syntax.keywords(asked.sparql)
            return [("default-graph-uri", self.store.merged.value)] if chosen and self.store.merged else []
        default = [("default-graph-uri", name) for name in asked.default_graphs or ()]
        return default + [("named-graph-uri", name) for name in asked.named_graphs or ()]


def _write(body: Body, write: Write, accept: str, media_type: str) -> None:
    """Write an answer in another format. Raises RemoteStoreError where it is none, or breaks off."""
    try:
        if accept == _ROWS and (form := ox.QueryResultsFormat.from_media_type(body.media_type)):
            write_result(ox.parse_query_results(body, format=form), write, media_type)  # type: ignore[arg-type]
        elif accept == _TRIPLES and (triples := ox.RdfFormat.from_media_type(body.media_type)):
            quads = ox.parse(body, format=triples)  # type: ignore[arg-type]
            write_triples((quad.triple for quad in quads), write, media_type)
        else:
            raise ValueError(f"it says that it is {body.media_type or 'nothing'}")
    except (SyntaxError, ValueError) as error:
        raise RemoteStoreError(f"the answer is no {accept}, or broke off ({error})") from error
