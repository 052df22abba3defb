"""The shapes of a file as small values: what each looks at, along which path, and what it asks for.

    Turtle → ShapesGraph → Shape(targets, path, parameters …)

A parameter is a property of the SHACL vocabulary with one value, as `sh:minCount 1`. What it means is
said in `components`; here it is only read, and what no shape may look like is an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from medgraph.errors import ResourceError
from medgraph.prefixes import BASE, PREFIXES
from medgraph.terms import XSD_INTEGER, BlankNode, Iri, Literal, Term, Triple, n3
from medgraph.validation.paths import Steps, path_of
from medgraph.validation.reading import read_document
from medgraph.vocabulary import RDF, RDFS

Node = Iri | BlankNode
SH = PREFIXES["sh"]
SPANS_PAGES = BASE + "shapes#spansPages"
_OWL_CLASS = PREFIXES["owl"] + "Class"

TARGETS = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf")
_REFERRING = ("property", "node", "not", "qualifiedValueShape")
_LISTING = ("and", "or", "xone")


@dataclass(frozen=True, slots=True)
class Target:
    """One way by which a shape finds its focus nodes: "targetClass" and the class, and so on."""

    kind: str
    value: Term


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape, or with a path a property shape; `parameters` are names of SHACL with their values."""

    node: Node
    path: Steps | None
    targets: tuple[Target, ...]
    parameters: tuple[tuple[str, Term], ...]
    severity: str = SH + "Violation"
    messages: tuple[str, ...] = ()
    comment: str | None = None
    deactivated: bool = False

    @property
    def name(self) -> str:
        """The last part of its IRI; a blank node has no name.

        >>> Shape(Iri("https://w3id.org/medgraph/shapes#OneLabel"), None, (), ()).name
        'OneLabel'
        """
        return self.node.value.rpartition("#")[2] if isinstance(self.node, Iri) else ""


@dataclass(frozen=True, eq=False)
class ShapesGraph:
    """A graph of shapes; `place` is the file that errors name."""

    triples: tuple[Triple, ...]
    prefixes: Mapping[str, str] = field(default_factory=dict)
    place: str = "shapes"

    @cached_property
    def _objects(self) -> Mapping[tuple[Term, str], tuple[Term, ...]]:
        found: defaultdict[tuple[Term, str], set[Term]] = defaultdict(set)
        for subject, predicate, value in self.triples:
            found[subject, predicate.value].add(value)
        return {key: tuple(sorted(values, key=n3)) for key, values in found.items()}

    @cached_property
    def _properties(self) -> Mapping[Term, tuple[str, ...]]:
        found: defaultdict[Term, list[str]] = defaultdict(list)
        for subject, predicate in self._objects:
            found[subject].append(predicate)
        return {subject: tuple(sorted(predicates)) for subject, predicates in found.items()}

    def error(self, message: str, node: Term | None = None) -> ResourceError:
        """Return an error of this file, about a node of it."""
        named = f"{node.value}: " if isinstance(node, Iri) else ""
        return ResourceError(f"{named}{message}", place=self.place)

    def properties(self, node: Term) -> tuple[str, ...]:
        """Return the IRIs of the properties that a node has, sorted."""
        return self._properties.get(node, ())

    def values(self, node: Term, name: str) -> tuple[Term, ...]:
        """Return what a node has under a name of SHACL ("minCount") or an IRI, sorted."""
        return self._objects.get((node, name if ":" in name else SH + name), ())

    def value(self, node: Term, name: str) -> Term | None:
        """Return the one value under a name. Raises ResourceError if there are several."""
        found = self.values(node, name)
        if len(found) > 1:
            raise self.error(f"more than one sh:{name}", node)
        return found[0] if found else None

    def subjects(self, name: str, value: Term | None = None) -> list[Term]:
        """Return the nodes that have a value, or this one, under a name; sorted."""
        predicate = name if ":" in name else SH + name
        found = {s for (s, p), values in self._objects.items() if p == predicate and (value is None or value in values)}
        return sorted(found, key=n3)

    def items(self, head: Term) -> tuple[Term, ...]:
        """Return the members of a list. Raises ResourceError if it is none, or runs in a circle."""
        members: list[Term] = []
        seen: set[Term] = set()
        while head != Iri(RDF.nil):
            first, rest = self.values(head, RDF.first), self.values(head, RDF.rest)
            if head in seen or len(first) != 1 or len(rest) != 1:
                raise self.error("a list of RDF is expected here, and this is none", head)
            seen.add(head)
            members += first
            head = rest[0]
        return tuple(members)

    def integer(self, node: Term, name: str) -> int:
        """Return the whole number under a name. Raises ResourceError for anything else."""
        value = self.value(node, name)
        if isinstance(value, Literal) and value.datatype == XSD_INTEGER and value.value.removeprefix("+").isdecimal():
            return int(value.value)
        raise self.error(f"sh:{name} wants a whole number", node)

    def is_true(self, node: Term, name: str) -> bool:
        """Tell whether "true" stands under a name."""
        return any(isinstance(value, Literal) and value.value == "true" for value in self.values(node, name))

    def shape(self, node: Term) -> Shape:
        """Return the shape that a node stands for; one that says nothing asks for nothing."""
        if isinstance(node, Literal):
            raise self.error("a shape is expected here, and this is a literal", node)
        if node not in self._shapes:
            self._shapes[node] = self._read(node)
        return self._shapes[node]

    @cached_property
    def iris(self) -> frozenset[Iri]:
        """What the shapes name: every IRI that is the value of something."""
        return frozenset(each for values in self._objects.values() for each in values if isinstance(each, Iri))

    @cached_property
    def _shapes(self) -> dict[Node, Shape]:
        return {}

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """All shapes, sorted by their node: declared as such, with a target, or used by another."""
        nodes = {
            *(n for kind in ("NodeShape", "PropertyShape") for n in self.subjects(RDF.type, Iri(SH + kind))),
            *(n for name in (*TARGETS, "property", "node") for n in self.subjects(name)),
            *self._used(),
        }
        return tuple(self.shape(node) for node in sorted(nodes, key=n3))

    @cached_property
    def named(self) -> tuple[Shape, ...]:
        """The shapes that are declared as such and have a name: what a report counts."""
        kinds = {Iri(SH + "NodeShape"), Iri(SH + "PropertyShape")}
        return tuple(
            shape for shape in self.shapes if shape.name and kinds.intersection(self.values(shape.node, RDF.type))
        )

    def _used(self) -> Iterator[Term]:
        for name in _REFERRING:
            for subject in self.subjects(name):
                yield from self.values(subject, name)
        for name in _LISTING:
            for subject in self.subjects(name):
                for head in self.values(subject, name):
                    yield from self.items(head)

    def _read(self, node: Node) -> Shape:
        own = [iri.removeprefix(SH) for iri in self.properties(node) if iri.startswith(SH)]
        severity, comments = self.value(node, "severity"), self.values(node, RDFS.comment)
        return Shape(
            node=node,
            path=self._path(node),
            targets=tuple(self._targets(node)),
            parameters=tuple((name, value) for name in own for value in self.values(node, name)),
            severity=severity.value if severity else SH + "Violation",
            messages=tuple(sorted({message.value for message in self.values(node, "message")})),
            comment=comments[0].value if comments else None,
            deactivated=self.is_true(node, "deactivated"),
        )

    def _path(self, node: Node) -> Steps | None:
        path = self.value(node, "path")
        declared = Iri(SH + "PropertyShape") in self.values(node, RDF.type)
        if path is None and (declared or node in self._properties_of_shapes):
            raise self.error("a property shape has one sh:path", node)
        if path and Iri(SH + "NodeShape") in self.values(node, RDF.type):
            raise self.error("a node shape has no sh:path", node)
        return path_of(self, path) if path else None

    @cached_property
    def _properties_of_shapes(self) -> frozenset[Term]:
        return frozenset(value for subject in self.subjects("property") for value in self.values(subject, "property"))

    def _targets(self, node: Node) -> Iterator[Target]:
        for kind in TARGETS:
            yield from (Target(kind, value) for value in self.values(node, kind))
        if isinstance(node, Iri) and self._is_class(node):
            yield Target("targetClass", node)

    def _is_class(self, node: Node) -> bool:
        classes = {Iri(RDFS.Class), Iri(_OWL_CLASS), *self.subjects(RDFS.subClassOf, Iri(RDFS.Class))}
        return not classes.isdisjoint(self.values(node, RDF.type))


def read_shapes(path: Path) -> ShapesGraph:
    """Read a file of shapes. Raises ResourceError if it cannot be read."""
    try:
        document = read_document(path)
    except (SyntaxError, ValueError, OSError) as error:
        raise ResourceError(f"cannot be read as shapes: {error}", place=str(path)) from error
    return ShapesGraph(document.triples, document.prefixes, str(path))


def shapes_of(triples: Iterable[Triple], place: str = "shapes") -> ShapesGraph:
    """Return the shapes that triples tell of."""
    return ShapesGraph(tuple(triples), place=place)
