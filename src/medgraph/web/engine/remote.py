"""A graph on another server: what a client asks here is asked there, with the credentials of this process.

What comes back is read in the one format that every server has and written in the one that the client wants, as it
comes. It is asked once: a client that is told to try again does so itself.
"""

from __future__ import annotations

from medgraph import sparql as syntax
from medgraph.errors import QueryError, RemoteStoreError
from medgraph.store.exchange import Body
from medgraph.store.opening import open_remote
from medgraph.store.remote import ROWS, rows_in, triples_in
from medgraph.terms import Iri, n3
from medgraph.web.engine.database import Asked, Write
from medgraph.web.engine.serialising import write_result, write_triples


class RemoteDatabase:
    """A server that speaks the SPARQL protocol."""

    def __init__(self, url: str) -> None:
        self.store = open_remote(url)

    def answer(self, write: Write, asked: Asked) -> None:
        """Write the answer to a query as it comes."""
        syntax.form(asked.sparql, service=asked.service)
        base = f"BASE {n3(Iri(asked.base))}\n" if asked.base else ""
        request = self.store.request(asked.sparql, base=base, dataset=_dataset(asked), repeatable=False)
        wanted = request.headers["Accept"]
        try:
            self.store.exchange.send(request, lambda body: _write(body, write, wanted, asked.media_type))
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


def _dataset(asked: Asked) -> list[tuple[str, str]] | None:
    """Return the protocol's dataset, None where the client names none."""
    if asked.default_graphs is None and asked.named_graphs is None:
        return None
    default = [("default-graph-uri", name) for name in asked.default_graphs or ()]
    return default + [("named-graph-uri", name) for name in asked.named_graphs or ()]


def _write(body: Body, write: Write, accept: str, media_type: str) -> None:
    """Write an answer in another format. Raises RemoteStoreError where it is none, or breaks off."""
    try:
        if accept == ROWS:
            write_result(rows_in(body), write, media_type)
        else:
            write_triples((quad.triple for quad in triples_in(body)), write, media_type)
    except (SyntaxError, ValueError) as error:
        raise RemoteStoreError(f"the answer is no {accept}, or broke off ({error})") from error
