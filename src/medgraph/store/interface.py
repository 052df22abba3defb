"""What a graph can be asked, wherever it lies; each kind of store adds how it answers.

Queries only read: updates and SERVICE are refused before an engine sees them, and parameters are bound in the
text, so that the same query, with the same answer, goes to every engine.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING

from medgraph import sparql as syntax
from medgraph.errors import QueryError
from medgraph.rows import Rows
from medgraph.store.conversion import Answer, Quad, in_canonical_order
from medgraph.terms import Iri, Term, Triple

if TYPE_CHECKING:
    from medgraph.store.embedded import EmbeddedStore


class Store(ABC):
    """A graph that can be asked."""

    @abstractmethod
    def __len__(self) -> int:
        """Return the number of triples in the merged graph."""

    @abstractmethod
    def triples(
        self, subject: Term | None = None, predicate: Iri | None = None, object_: Term | None = None
    ) -> Iterator[Triple]:
        """Yield the merged graph's triples of a pattern, in no order."""

    @abstractmethod
    def quads(self) -> Iterator[Quad]:
        """Yield every triple of every graph, in no order."""

    @abstractmethod
    def local(self, *, whole: bool = False) -> EmbeddedStore:
        """Return a store of this process with the same merged graph, for those who read all of it.

        With `whole` it has the named graphs, too.
        """

    @abstractmethod
    def _answer(self, sparql: str, limit: int | None) -> Answer:
        """Answer a query that may run, with its parameters bound; QueryError if it is wrong."""

    def query(self, sparql: str, bindings: syntax.Bindings | None = None, *, limit: int | None = None) -> Answer:
        """Ask a query of any form; well-known prefixes need no PREFIX line. Of the answer come the first `limit` rows.

        Raises QueryError for bad SPARQL, updates, SERVICE, and parameters that the query does not have.
        """
        syntax.form(sparql)
        return self._answer(syntax.bind(sparql, bindings or {}), limit)

    def select(self, sparql: str, bindings: syntax.Bindings | None = None, *, limit: int | None = None) -> Rows:
        """Ask a SELECT query; parameters are bound by name. Raises QueryError if it is none, or wrong."""
        answer = self.query(sparql, bindings, limit=limit)
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

    def canonical_quads(self) -> list[Quad]:
        """Return every triple of every graph, sorted; blank nodes are named by what they are (RDFC-1.0)."""
        return in_canonical_order(self.quads())

    def canonical_triples(self) -> list[Triple]:
        """Return the merged graph's triples, sorted, blank nodes named by what they are."""
        return [(s, p, o) for s, p, o, _ in in_canonical_order((*triple, None) for triple in self.triples())]


def _wrong_form(wanted: str, sparql: str) -> QueryError:
    return QueryError(f"a {wanted} query is wanted here, and this is {syntax.form(sparql)}")
