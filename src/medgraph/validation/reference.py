"""pySHACL, the reference: the only module that knows it.

It validates what cannot be compiled, words the messages of shapes that have none of their own, and is what the
compiled shapes are tested against. Three things about it are worth knowing. It may hand back an exception
in place of its report. For shapes that it cannot use it raises errors of its own or of its query parser, or merely
warns. And while it reads shapes it changes how rdflib reads truth values, and leaves rdflib changed if it
fails; we put that back in any case.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from medgraph.errors import ResourceError
from medgraph.graph import Triple as SpeltTriple
from medgraph.terms import XSD_STRING, BlankNode, Iri, Literal, Term, n3
from medgraph.validation.paths import path_of
from medgraph.validation.results import Result
from medgraph.validation.shapes import SH, TARGETS, Node, Shape, ShapesGraph, shapes_of
from medgraph.vocabulary import RDF

if TYPE_CHECKING:
    import rdflib


def results_of(
    shapes: ShapesGraph, triples: Iterable[SpeltTriple], *, only: Iterable[Shape] | None = None
) -> list[Result]:
    """Validate triples, spelt as N-Triples, with pySHACL, by all shapes or by these alone.

    Raises ResourceError for shapes that pySHACL cannot use.
    """
    with _rdflib_kept():
        graph = _graph("".join(f"{s} {p} {o} .\n" for s, p, o in sorted(triples)))
        report = _run(graph, _rules(shapes, only), shapes.place)
    found = shapes_of(((_term(s), Iri(str(p)), _term(o)) for s, p, o in report), shapes.place)
    return [_result(found, node) for root in found.subjects("result") for node in found.values(root, "result")]


def _rules(shapes: ShapesGraph, only: Iterable[Shape] | None) -> rdflib.Graph:
    """Return shapes as pySHACL reads them, those that are not meant robbed of their targets."""
    from rdflib import URIRef

    triples = shapes.triples
    if only is not None:
        meant = {shape.node for shape in only}
        triples = tuple(t for t in triples if t[0] in meant or not _targets(shapes, *t))
    rules = _graph("".join(f"{n3(s)} {n3(p)} {n3(o)} .\n" for s, p, o in triples))
    for prefix, namespace in shapes.prefixes.items():
        rules.bind(prefix, URIRef(namespace))
    return rules


def _targets(shapes: ShapesGraph, subject: Term, predicate: Iri, value: Term) -> bool:
    if predicate.value == RDF.type:  # a class that is a shape targets its own instances
        own = shapes.shape(subject).targets if not isinstance(subject, Literal) else ()
        return any(target.value == subject for target in own) and not value.value.startswith(SH)
    return predicate.value.startswith(SH) and predicate.value.removeprefix(SH) in TARGETS


class _SameNames(dict[str, "rdflib.BNode"]):
    """Lets rdflib's parser keep the names of blank nodes."""

    def get(self, name: str, default: object = None) -> rdflib.BNode:  # noqa: ARG002
        from rdflib import BNode

        return BNode(name)


def _graph(text: str) -> rdflib.Graph:
    from rdflib import Graph

    return Graph().parse(data=text, format="nt", bnode_context=_SameNames())


@contextmanager
def _rdflib_kept() -> Iterator[None]:
    """Put back what pySHACL changes in rdflib: how literals, and truth values above all, are read."""
    import rdflib
    from rdflib.term import _toPythonMapping

    normalize, mapping = rdflib.NORMALIZE_LITERALS, dict(_toPythonMapping)
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)  # an ill-formed literal is a result, and no more needs to be said of it
    try:
        yield
    finally:
        logger.setLevel(level)
        rdflib.NORMALIZE_LITERALS = normalize
        _toPythonMapping.clear()
        _toPythonMapping.update(mapping)


def _run(graph: rdflib.Graph, rules: rdflib.Graph, place: str) -> rdflib.Graph:
    import pyshacl
    from pyparsing.exceptions import ParseBaseException
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError, ShapeRecursionWarning
    from rdflib import Graph

    unusable = (ReportableRuntimeError, ShapeLoadError, ShapeRecursionWarning, ParseBaseException, NotImplementedError)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Parsing weird boolean")
        warnings.simplefilter("error", ShapeRecursionWarning)
        try:
            _, results, text = pyshacl.validate(graph, shacl_graph=rules, inplace=True)
        except unusable as error:
            raise ResourceError(f"pySHACL cannot use these shapes: {error}", place=place) from error
        except TypeError as error:  # literals that it cannot compare
            raise ResourceError(f"pySHACL cannot go on: {error}", place=place) from error
    if not isinstance(results, Graph):
        raise ResourceError(f"pySHACL gave up: {text}", place=place)
    return results


def _result(found: ShapesGraph, node: Term) -> Result:
    path, shape = found.value(node, "resultPath"), _one(found, node, "sourceShape")
    source: Node = shape if isinstance(shape, Iri) else BlankNode(shape.value)
    return Result(
        focus=_one(found, node, "focusNode"),
        path=path_of(found, path).text if path else None,
        value=found.value(node, "value"),
        component=_one(found, node, "sourceConstraintComponent").value.removeprefix(SH),
        severity=_one(found, node, "resultSeverity").value,
        messages=tuple(sorted({message.value for message in found.values(node, "resultMessage")})),
        shape=source,
        root=source,
    )


def _one(found: ShapesGraph, node: Term, name: str) -> Term:
    value = found.value(node, name)
    if value is None:
        raise found.error(f"pySHACL gave a result without sh:{name}")
    return value


def _term(term: rdflib.term.Node) -> Term:
    import rdflib

    if isinstance(term, rdflib.Literal):
        datatype = str(term.datatype or (RDF.langString if term.language else XSD_STRING))
        return Literal(str(term), datatype, str(term.language or ""))
    return BlankNode(str(term)) if isinstance(term, rdflib.BNode) else Iri(str(term))


class Speller:
    """Names nodes in messages as pySHACL does: those of shapes with their prefixes, those of data with rdflib's.

    >>> Speller(shapes_of([])).datum(Literal("45", RDF.type.replace("type", "langString"), "en"))
    'Literal("45", lang=en)'
    """

    def __init__(self, shapes: ShapesGraph) -> None:
        self._rules = _rules(shapes, None)
        self._data = _graph("")

    def of_shapes(self, term: Term) -> str:
        """Name a node of the shapes graph."""
        return self._spelt(self._rules, term)

    def datum(self, term: Term) -> str:
        """Name a node of the data; of a blank node nothing can be said."""
        return self._spelt(self._data, term)

    def _spelt(self, graph: rdflib.Graph, term: Term) -> str:
        from pyshacl.rdfutil.stringify import stringify_node

        with _rdflib_kept():
            return str(stringify_node(graph, _rdflib_term(term)))


def _rdflib_term(term: Term) -> rdflib.term.Node:
    import rdflib

    if isinstance(term, Iri):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(term.value, datatype=None if term.datatype == XSD_STRING else rdflib.URIRef(term.datatype))
