"""Both engines on one graph: what the compiled shapes find, and what pySHACL finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from medgraph.graph import Triple
from medgraph.store import EmbeddedStore
from medgraph.terms import BlankNode, Term, n3
from medgraph.validation.programs import hierarchy_of, own_hierarchy, program_of
from medgraph.validation.reference import results_of
from medgraph.validation.results import Result
from medgraph.validation.shapes import ShapesGraph
from medgraph.vocabulary import RDFS

Found = Counter[tuple[str | None, ...]]


def compiled(shapes: ShapesGraph, triples: Collection[Triple]) -> Found:
    store = EmbeddedStore.from_nquads(f"{s} {p} {o} ." for s, p, o in triples)
    program = program_of(shapes, hierarchy_of(store))
    assert program.left == ()
    return Counter(map(_as_found, program.run(store)))


def reference(shapes: ShapesGraph, triples: Collection[Triple]) -> Found:
    hierarchy = {(lower, f"<{RDFS.subClassOf}>", upper) for lower, upper in own_hierarchy()}
    return Counter(map(_as_found, results_of(shapes, {*triples, *hierarchy})))


def _as_found(result: Result) -> tuple[str | None, ...]:
    """Return all that a report says.

    Blank nodes are named anew by whoever reads them; what pySHACL says of one is all that the graph knows of it.
    """
    spelt = tuple(map(_spelt, (result.focus, result.value, result.shape)))
    message = "" if "_:" in spelt[:2] else result.message
    return (*spelt, result.path, result.component, result.severity, message)


def _spelt(term: Term | None) -> str | None:
    return "_:" if isinstance(term, BlankNode) else n3(term) if term else None
