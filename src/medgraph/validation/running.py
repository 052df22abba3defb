"""Run pySHACL: the only module that knows it.

Three things about it are worth knowing. It may hand back an exception in place of its report. For
shapes that it cannot use it raises errors of its own or of its query parser, or merely warns. And while
it reads shapes it changes how rdflib reads truth values, and leaves rdflib changed if it fails; we
put that back in any case.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medgraph.errors import NoGraphError, ResourceError
from medgraph.graph import Triple
from medgraph.graph.schemes import SCHEMES, read_scheme
from medgraph.prefixes import PREFIXES
from medgraph.resources import resource
from medgraph.validation.ownership import Ownership, Place
from medgraph.validation.report import Finding, Severity, ValidationReport
from medgraph.vocabulary import RDF, RDFS

if TYPE_CHECKING:
    from rdflib import Graph, URIRef
    from rdflib.term import Node

_SH = PREFIXES["sh"]
_ORDER = {Severity.VIOLATION: 0, Severity.WARNING: 1, Severity.INFO: 2}


def validate(data: Path | str | Iterable[Triple], *, shapes: Path | str | None = None) -> ValidationReport:
    """Hold a graph against the shapes.

    `data` is a file (Turtle, N-Triples, N-Quads, TriG …, by its suffix; named graphs are merged) or triples
    of N-Triples text. `shapes` is a Turtle file, by default our own.

    Raises NoGraphError for a file that is missing or no RDF, and for a graph in which no shape found a
    node to look at, ontology and schemes left aside; ResourceError for shapes that pySHACL cannot use.
    """
    place = str(data) if isinstance(data, Path | str) else "the graph"
    triples = set(_read(Path(data)) if isinstance(data, Path | str) else data)
    shapes_path = str(shapes or resource("ontology/shapes.ttl"))
    graph, rules = _graph(triples | _class_hierarchy()), _shapes(shapes_path)
    nodes = _focus_nodes(graph, rules) - _scheme_nodes()
    if not nodes:
        raise NoGraphError("no node in it that a shape could look at, so nothing was checked", place=place)
    results = _run(graph, rules, shapes_path)
    findings = tuple(sorted(_findings(results, rules, Ownership(triples)), key=_sort_key))
    return ValidationReport(findings=findings, nodes=len(nodes), shapes=len(_named_shapes(rules)))


def _read(path: Path) -> Iterator[Triple]:
    import pyoxigraph

    kind = pyoxigraph.RdfFormat.from_extension(path.suffix.removeprefix("."))
    if kind is None or not path.is_file():
        raise NoGraphError("no file of RDF (Turtle, N-Triples, N-Quads, TriG …)", place=str(path))
    try:
        for quad in pyoxigraph.parse(path=str(path), format=kind):
            yield str(quad.subject), str(quad.predicate), str(quad.object)
    except (SyntaxError, OSError) as error:
        raise NoGraphError(f"cannot be read as {kind}: {error}", place=str(path)) from error


def _class_hierarchy() -> set[Triple]:
    """A drug is a substance, a disease a condition: shapes on classes need to know."""
    return {triple for triple in read_scheme("medgraph") if triple[1] == f"<{RDFS.subClassOf}>"}


@cache
def _scheme_nodes() -> frozenset[str]:
    return frozenset(subject[1:-1] for name in SCHEMES for subject, _, _ in read_scheme(name))


def _graph(triples: Iterable[Triple]) -> Graph:
    from rdflib import Graph

    graph = Graph()
    text = "".join(f"{s} {p} {o} .\n" for s, p, o in sorted(triples))
    return graph.parse(data=text, format="nt")


@cache
def _shapes(path: str) -> Graph:
    from rdflib import Graph

    try:
        return Graph().parse(path, format="turtle")
    except (SyntaxError, OSError) as error:
        raise ResourceError(f"cannot be read as shapes: {error}", place=path) from error


@contextmanager
def _rdflib_kept() -> Iterator[None]:
    """Put back what pySHACL changes in rdflib: how literals, and truth values above all, are read."""
    import rdflib
    from rdflib.term import _toPythonMapping

    normalize, mapping = rdflib.NORMALIZE_LITERALS, dict(_toPythonMapping)
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = normalize
        _toPythonMapping.clear()
        _toPythonMapping.update(mapping)


def _run(graph: Graph, rules: Graph, place: str) -> Graph:
    import pyshacl
    from pyparsing.exceptions import ParseBaseException
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError, ShapeRecursionWarning
    from rdflib import Graph

    unusable = (ReportableRuntimeError, ShapeLoadError, ShapeRecursionWarning, ParseBaseException)
    with _rdflib_kept(), warnings.catch_warnings():
        warnings.simplefilter("error", ShapeRecursionWarning)
        try:
            _, results, text = pyshacl.validate(graph, shacl_graph=rules, inplace=True)
        except unusable as error:
            raise ResourceError(f"pySHACL cannot use these shapes: {error}", place=place) from error
    if not isinstance(results, Graph):
        raise ResourceError(f"pySHACL gave up: {text}", place=place)
    return results


def _named_shapes(rules: Graph) -> set[URIRef]:
    from rdflib import URIRef

    kinds = (URIRef(_SH + "NodeShape"), URIRef(_SH + "PropertyShape"))
    kind = URIRef(RDF.type)
    return {shape for k in kinds for shape in rules.subjects(kind, k) if isinstance(shape, URIRef)}


def _focus_nodes(graph: Graph, rules: Graph) -> set[str]:
    """Return the nodes of a graph that some shape looks at."""
    return {str(node) for shape in _named_shapes(rules) for node in _targets(graph, rules, shape)}


def _targets(graph: Graph, rules: Graph, shape: URIRef) -> Iterator[Node]:
    from rdflib import URIRef

    of_class, subjects_of, objects_of, nodes = (
        list(rules.objects(shape, URIRef(_SH + name)))
        for name in ("targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode")
    )
    yield from nodes
    for named in of_class:
        for kind in graph.transitive_subjects(URIRef(RDFS.subClassOf), named):
            yield from graph.subjects(URIRef(RDF.type), kind)
    for predicate in subjects_of:
        yield from graph.subjects(predicate, None)
    for predicate in objects_of:
        yield from graph.objects(None, predicate)


def _findings(results: Graph, rules: Graph, ownership: Ownership) -> Iterator[Finding]:
    from rdflib import URIRef

    for result in results.objects(None, URIRef(_SH + "result")):
        yield _finding(results, result, rules, ownership)


def _finding(results: Graph, result: Node, rules: Graph, ownership: Ownership) -> Finding:
    from rdflib import URIRef

    focus = _node(results, result, "focusNode")
    shape = _node(results, result, "sourceShape")
    path, value = _node(results, result, "resultPath"), _node(results, result, "value")
    plain_path = str(path) if isinstance(path, URIRef) else None
    plain_value = None if value is None else str(value)
    associations = ownership.associations(_spelt(focus), plain_path, plain_value)
    sentence: Place | None = ownership.place(_spelt(focus), associations)
    return Finding(
        severity=Severity(_local(_node(results, result, "resultSeverity")).lower()),
        message=str(_node(results, result, "resultMessage") or ""),
        focus=str(focus),
        label=ownership.label(_spelt(focus)),
        path=plain_path,
        value=plain_value,
        shape=_local(shape),
        component=_local(_node(results, result, "sourceConstraintComponent")).removesuffix("ConstraintComponent"),
        hint=_text(rules.value(shape, URIRef(PREFIXES["rdfs"] + "comment"))),
        associations=associations,
        monograph=sentence.monograph if sentence else None,
        line=sentence.line if sentence else None,
        sentence=sentence.sentence if sentence else None,
    )


def _node(results: Graph, result: Node, name: str) -> Any:
    """Return what a result says under a name; the smallest, should it say two things."""
    from rdflib import URIRef

    return min(results.objects(result, URIRef(_SH + name)), key=str, default=None)


def _spelt(node: Node) -> str:
    return node.n3() if hasattr(node, "n3") else str(node)


def _text(node: Node | None) -> str | None:
    return None if node is None else str(node)


def _local(node: Node | None) -> str:
    return str(node).rpartition("#")[2]


def _sort_key(found: Finding) -> tuple[object, ...]:
    place = (found.monograph or "", found.line or 0)
    said = (found.path or "", found.value or "", found.component, found.message)
    return (_ORDER[found.severity], found.shape, *place, found.focus, *said)
