"""Compiled shapes, and running them on a store.

    shapes + class hierarchy → Program(checks, what is left to pySHACL) → results

A program is compiled once and kept: a build validates thousands of pages with the same one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from medgraph.errors import QueryError
from medgraph.graph.schemes import read_scheme
from medgraph.store import EmbeddedStore, Store
from medgraph.terms import Iri, Literal, Term, n3
from medgraph.validation.compiling import Check, Compiler
from medgraph.validation.constraints import NotCoveredError, exists
from medgraph.validation.messages import generic_message
from medgraph.validation.results import Result, filled
from medgraph.validation.shapes import Shape, ShapesGraph, read_shapes
from medgraph.vocabulary import RDF, RDFS

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Program:
    """Shapes as queries; `left` are the shapes that pySHACL must validate, each with the reason."""

    compiler: Compiler
    asked: tuple[Shape, ...]
    checks: tuple[Check, ...]
    left: tuple[tuple[Shape, str], ...]

    @property
    def shapes(self) -> ShapesGraph:
        """The shapes that were compiled."""
        return self.compiler.shapes

    def run(self, store: Store) -> Iterator[Result]:
        """Yield what the queries find, in no order.

        Most graphs break few shapes. So the checks of one target are first asked as one, whether any finds something.
        """
        for screen, checks in self._screened:
            if not screen or store.ask(screen):
                for check in checks:
                    yield from self._results(check, store)

    @cached_property
    def _screened(self) -> tuple[tuple[str, tuple[Check, ...]], ...]:
        """The checks by target, with the query that tells whether any of them finds something, "" for one alone."""
        by_target: defaultdict[str, list[Check]] = defaultdict(list)
        for check in self.checks:
            by_target[check.target if check.broken else check.query].append(check)
        return tuple((_screen(checks), tuple(checks)) for checks in by_target.values())

    def _results(self, check: Check, store: Store) -> Iterator[Result]:
        rows = store.select(check.query)
        for row in rows:
            yield self._result(check, dict(zip(rows.columns, row, strict=True)))

    def _result(self, check: Check, row: dict[str, Term | None]) -> Result:
        focus = row[check.focus]
        assert focus is not None  # noqa: S101  (each query binds it)
        value = row[check.value] if check.value else None
        if check.parameter == "sparql" and value is None and check.shape.path is None:
            value = focus
        path = _path(row[check.path] if check.path else None, check.shape)
        messages = self._messages(check, {**row, "this": focus, **({"value": value} if value else {})}, focus, value)
        shape = check.shape
        return Result(focus, path, value, check.component, shape.severity, messages, shape.node, check.root.node)

    def _messages(self, check: Check, row: dict[str, Term | None], focus: Term, value: Term | None) -> tuple[str, ...]:
        if check.parameter == "sparql":
            return tuple(sorted({filled(text, row.items()) for text in (*check.messages, *check.shape.messages)}))
        if check.shape.messages:
            return check.shape.messages
        generic = generic_message(self.shapes, check.shape, check.parameter, focus, value)
        return (generic,) if generic else ()

    def count_nodes(self, store: Store, without: Iterable[str] = ()) -> int:
        """Return how many nodes some shape looks at, leaving these IRIs aside."""
        if not self._targets:
            return 0
        aside = " ".join(n3(Iri(iri)) for iri in sorted(without))
        targeted = " || ".join(exists((f"{target} ",)) for target in self._targets)
        known = _count(store, f"VALUES ?this {{ {aside} }} FILTER({targeted})") if aside else 0
        return _count(store, " UNION ".join(f"{{ {target} }}" for target in self._targets)) - known

    def nodes_of(self, shape: Shape, store: Store) -> int:
        """Return how many nodes a shape looks at."""
        return len(store.select(f"SELECT DISTINCT ?this WHERE {{ {self.compiler.target(shape)} }}"))

    @cached_property
    def _targets(self) -> tuple[str, ...]:
        """The patterns that bind ?this to all focus nodes, few of them."""
        targets = sorted({(t.kind, n3(t.value)) for shape in self.asked for t in shape.targets})
        of = {kind: [value for each, value in targets if each == kind] for kind, _ in targets}
        subjects, objects = of.get("targetSubjectsOf", []), of.get("targetObjectsOf", [])
        classes = sorted({below for value in of.get("targetClass", []) for below in self.compiler.below(value)})
        if f"<{RDF.type}>" in subjects:
            classes = []  # whatever has a class is a subject of rdf:type
        patterns = {
            "VALUES ?sh_p {{ {} }} ?this ?sh_p ?sh_any": subjects,
            "VALUES ?sh_p {{ {} }} ?sh_any ?sh_p ?this": objects,
            "VALUES ?sh_class {{ {} }} ?this a ?sh_class": classes,
            "VALUES ?this {{ {} }}": of.get("targetNode", []),
        }
        return tuple(pattern.format(" ".join(terms)) for pattern, terms in patterns.items() if terms)


def _count(store: Store, pattern: str) -> int:
    [(number,)] = store.select(f"SELECT (COUNT(DISTINCT ?this) AS ?nodes) WHERE {{ {pattern} }}").values()
    return int(str(number))


def _screen(checks: Sequence[Check]) -> str:
    if len(checks) == 1:
        return ""
    return f"ASK {{ {checks[0].target}FILTER({' || '.join(check.broken for check in checks)}) }}"


def _path(found: Term | None, shape: Shape) -> str | None:
    if isinstance(found, Iri):
        return n3(found)
    return shape.path.text if shape.path else None


def hierarchy_of(store: Store) -> Pairs:
    """Return the class hierarchy that shapes know of: that of the data, and that of our own ontology."""
    stated = store.triples(predicate=Iri(RDFS.subClassOf))
    return own_hierarchy() | {(n3(lower), n3(upper)) for lower, _, upper in stated}


@lru_cache(maxsize=1)
def own_hierarchy() -> Pairs:
    """Return the hierarchy of our classes: a drug is a substance, a disease a condition."""
    return frozenset((s, o) for s, p, o in read_scheme("medgraph") if p == f"<{RDFS.subClassOf}>")


@lru_cache(maxsize=32)
def shapes_at(path: Path) -> ShapesGraph:
    """Return the shapes of a file, read once. Raises ResourceError if it cannot be read."""
    return read_shapes(path)


def program_of(shapes: ShapesGraph, hierarchy: Pairs, names: frozenset[str] | None = None) -> Program:
    """Compile shapes, or those of these names alone.

    Raises ResourceError for shapes that cannot be used.
    """
    return _compiled(shapes, _asked_for(shapes, hierarchy), names)


def _asked_for(shapes: ShapesGraph, hierarchy: Pairs) -> Pairs:
    """Return what lies below the classes that shapes name, so that graphs which differ elsewhere share a program."""
    compiler = Compiler(shapes, hierarchy, _can_match)
    classes = {below for iri in shapes.iris for below in compiler.below(n3(iri))}
    return frozenset((lower, upper) for lower, upper in hierarchy if upper in classes)


@lru_cache(maxsize=32)
def _compiled(shapes: ShapesGraph, hierarchy: Pairs, names: frozenset[str] | None) -> Program:
    compiler = Compiler(shapes, hierarchy, _can_match)
    checks: list[Check] = []
    left: list[tuple[Shape, str]] = []
    asked = tuple(shape for shape in shapes.shapes if names is None or shape.name in names)
    for shape in asked:
        try:
            checks += _tried(shapes, list(compiler.checks(shape)))
        except NotCoveredError as reason:
            left.append((shape, str(reason)))
    return Program(compiler, asked, tuple(checks), tuple(left))


def _tried(shapes: ShapesGraph, checks: Sequence[Check]) -> Sequence[Check]:
    """Return checks whose queries can be read; one that was written by hand may be wrong."""
    for check in checks:
        try:
            _nothing().select(check.query)
        except QueryError as error:
            raise shapes.error(f"sh:select: {error.message}", check.shape.node) from error
    return checks


def _can_match(matcher: str) -> bool:
    """Tell whether a regular expression, with its flags, is one that the engine knows."""
    [(answer,)] = _nothing().select(f"SELECT (REGEX('', {matcher}) AS ?answer) WHERE {{}}")
    return isinstance(answer, Literal)


@lru_cache(maxsize=1)
def _nothing() -> EmbeddedStore:
    return EmbeddedStore.from_nquads([])
