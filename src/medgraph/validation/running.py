"""Hold a graph against shapes: compiled to queries where that can be said in SPARQL, else by pySHACL.

store, file or triples → Program → results (+ pySHACL's, for what is left) → findings with their sentence
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from medgraph.errors import NoGraphError
from medgraph.graph import Triple
from medgraph.graph.schemes import SCHEMES, read_scheme
from medgraph.resources import resource
from medgraph.store import EmbeddedStore, Store, open_graph
from medgraph.terms import n3
from medgraph.validation.ownership import Ownership, Place
from medgraph.validation.programs import Program, hierarchy_of, own_hierarchy, program_of, shapes_at
from medgraph.validation.reading import read_document
from medgraph.validation.report import Finding, Reach, Severity, ValidationReport
from medgraph.validation.results import Result, property_of
from medgraph.validation.shapes import SH, SPANS_PAGES, ShapesGraph
from medgraph.vocabulary import RDFS

_ORDER = {Severity.VIOLATION: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class _Data:
    """A graph as a store, and as the triples that it was made of: a store spells some literals anew.

    `known` are the nodes of ontology and schemes that are in it, or may be: they are not counted.
    """

    store: Store
    triples: Callable[[], Iterable[Triple]]
    known: frozenset[str]
    place: str = "the graph"


def validate(
    data: Store | Path | str | Iterable[Triple], *, shapes: Path | str | None = None, reach: Reach = Reach.ALL
) -> ValidationReport:
    """Hold a graph against the shapes, or against those of some reach.

    `data` is an open store, a place that `open_graph` opens (a folder that was built, a file of RDF), or triples
    of N-Triples text. `shapes` is a Turtle file, by default our own.

    Raises NoGraphError for a place that holds no graph, and for a graph in which no shape found a
    node to look at, ontology and schemes left aside; ResourceError for shapes that cannot be used.
    """
    graph = shapes_at(Path(shapes or resource("ontology/shapes.ttl")))
    given = _data(data, ours=shapes is None)
    asked = _within(graph, reach)
    program = program_of(graph, hierarchy_of(given.store), asked)
    nodes = program.count_nodes(given.store, without=given.known)
    if not nodes:
        raise NoGraphError("no node in it that a shape could look at, so nothing was checked", place=given.place)
    results = [*program.run(given.store), *_left(program, given)]
    findings = tuple(sorted(_findings(results, graph, Ownership(given.store)), key=_sort_key))
    count = len(graph.named if asked is None else asked)
    left = tuple(f"{shape.name}: {reason}" for shape, reason in program.left)
    return ValidationReport(findings, nodes, count, left)


def count_shapes() -> int:
    """Return how many shapes are ours."""
    return len(shapes_at(resource("ontology/shapes.ttl")).named)


def _within(shapes: ShapesGraph, reach: Reach) -> frozenset[str] | None:
    """Return the names of the shapes of a reach, None for all."""
    if reach is Reach.ALL:
        return None
    if reach is Reach.MERGED:
        return frozenset(shape.name for shape in shapes.named if shapes.is_true(shape.node, SPANS_PAGES))
    return frozenset(shape.name for shape in shapes.named if _severity(shape.severity) is Severity.VIOLATION)


def _data(data: Store | Path | str | Iterable[Triple], *, ours: bool) -> _Data:
    if isinstance(data, Store):
        return _Data(data, lambda: _spelt(data), _scheme_nodes())
    if isinstance(data, Path | str):
        store, path = open_graph(data), Path(data)
        return _Data(store, lambda: _read(path) if path.is_file() else _spelt(store), _scheme_nodes(), str(data))
    triples = set(data)
    if ours:
        triples = _without_unused_schemes(triples)
    known = _scheme_nodes().intersection(node[1:-1] for subject, _, value in triples for node in (subject, value))
    return _Data(EmbeddedStore.from_nquads(f"{s} {p} {o} ." for s, p, o in triples), lambda: triples, known)


def _spelt(store: Store) -> Iterator[Triple]:
    return ((n3(s), n3(p), n3(o)) for s, p, o in store.triples())


def _read(path: Path) -> Iterator[Triple]:
    return ((n3(s), n3(p), n3(o)) for s, p, o in read_document(path).triples)


def _without_unused_schemes(triples: set[Triple]) -> set[Triple]:
    """Leave out of a page's graph what our ontology and schemes say of nodes that the page does not name.

    They are the larger part of it, the same for each page, and looked at by our tests.
    """
    own = triples - _schemes()
    named = {node for subject, _, value in own for node in (subject, value)}
    return own | {triple for triple in triples & _schemes() if triple[0] in named}


@lru_cache(maxsize=1)
def _schemes() -> frozenset[Triple]:
    return frozenset(triple for name in SCHEMES for triple in read_scheme(name))


@lru_cache(maxsize=1)
def _scheme_nodes() -> frozenset[str]:
    return frozenset(subject[1:-1] for subject, _, _ in _schemes())


def _left(program: Program, data: _Data) -> Iterable[Result]:
    """Return what pySHACL finds with the shapes that are no queries."""
    if not program.left:
        return []
    from medgraph.validation.reference import results_of

    hierarchy = {(lower, f"<{RDFS.subClassOf}>", upper) for lower, upper in own_hierarchy()}
    return results_of(program.shapes, {*data.triples(), *hierarchy}, only=[shape for shape, _ in program.left])


def _findings(results: Iterable[Result], shapes: ShapesGraph, ownership: Ownership) -> Iterator[Finding]:
    for result in results:
        yield _finding(result, shapes, ownership)


def _finding(result: Result, shapes: ShapesGraph, ownership: Ownership) -> Finding:
    shape, root = shapes.shape(result.shape), shapes.shape(result.root)
    path = property_of(result.path)
    value = None if result.value is None else result.value.value
    associations = ownership.associations(result.focus, path, value)
    sentence: Place | None = ownership.place(result.focus, associations)
    return Finding(
        severity=_severity(result.severity),
        message=result.message,
        focus=result.focus.value,
        label=ownership.label(result.focus),
        path=path,
        value=value,
        shape=shape.name or root.name,
        component=result.component.removesuffix("ConstraintComponent"),
        hint=shape.comment or root.comment,
        associations=associations,
        monograph=sentence.monograph if sentence else None,
        line=sentence.line if sentence else None,
        sentence=sentence.sentence if sentence else None,
    )


def _severity(iri: str) -> Severity:
    """Return a severity; one that is none of SHACL's three counts as a violation."""
    local = iri.removeprefix(SH).lower()
    return Severity(local) if local in set(Severity) else Severity.VIOLATION


def _sort_key(found: Finding) -> tuple[object, ...]:
    place = (found.monograph or "", found.line or 0)
    said = (found.path or "", found.value or "", found.component, found.message)
    return (_ORDER[found.severity], found.shape, *place, found.focus, *said)
