"""Shapes to queries: for each constraint of each shape that has targets, a SELECT of what breaks it.

    Shape → targets give ?this → path gives the values → the component says what breaks it → Check

A shape inside another is compiled twice over: under `sh:property` its own results are asked for, with the
values of the outer shape as focus nodes; under `sh:not`, `sh:or`, `sh:node` and their like only whether a
value conforms, as an expression. What no query can say raises NotCoveredError, and that shape goes to pySHACL.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count, pairwise

from medgraph.terms import BlankNode, Term, n3
from medgraph.validation import sparql_constraints
from medgraph.validation.components import PARAMETERS, breaches, component
from medgraph.validation.constraints import Breach, Constraint, NotCoveredError, Patterns
from medgraph.validation.shapes import Shape, ShapesGraph, Target
from medgraph.vocabulary import RDF

Pairs = Iterable[tuple[str, str]]
_THIS, _ANY, _KIND = "?this", "?sh_any", "?sh_class"
# Parameters that others read, and what says nothing about the data.
_SILENT = frozenset(
    "path severity message deactivated name description order group defaultValue flags ignoredProperties "
    "qualifiedValueShape qualifiedValueShapesDisjoint targetNode targetClass targetSubjectsOf targetObjectsOf "
    # of a SPARQL constraint that is a shape as well
    "select prefixes declare labelTemplate".split()
)


@dataclass(frozen=True, slots=True)
class Check:
    """A query whose rows are results: focus node, value and path stand in the columns named; None for none.

    `root` is the shape that has the targets, `shape` the one whose constraint is broken. `target` is the pattern that
    binds ?this, and `broken` the expression that is true of it if the query has a row for it, "" where that would cost
    more than the query; a SPARQL constraint has none, but `messages` of its own.
    """

    query: str
    shape: Shape
    root: Shape
    parameter: str
    focus: str = "this"
    value: str | None = None
    path: str | None = None
    messages: tuple[str, ...] = ()
    target: str = ""
    broken: str = ""

    @property
    def component(self) -> str:
        """The name of the constraint component."""
        return component(self.parameter)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a shape is looked at: the target, the way from ?this to its focus nodes, the variables on that way."""

    target: str
    way: Patterns
    variables: tuple[str, ...]

    @property
    def focus(self) -> str:
        """The variable of the focus node."""
        return self.variables[-1]


@dataclass(frozen=True, eq=False)
class Compiler:
    """Compiles the shapes of a graph, for data with a class hierarchy given as pairs (class, class above)."""

    shapes: ShapesGraph
    hierarchy: frozenset[tuple[str, str]]
    can_match: Callable[[str], bool]
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def checks(self, root: Shape) -> Iterator[Check]:
        """Yield the checks of a shape with targets, and of the property shapes in it."""
        if root.targets:
            yield from self._checks(root, root, Scope(self.target(root), (), (_THIS,)), ())

    def _checks(self, shape: Shape, root: Shape, scope: Scope, above: tuple[Shape, ...]) -> Iterator[Check]:
        if shape.deactivated:
            return
        self._refuse(shape, above)
        value = self.fresh() if shape.path else scope.focus
        for parameter, argument in shape.parameters:
            if parameter == "property":
                more = () if value == scope.focus else (value,)
                way = (*scope.way, *self.way(shape, scope.focus, value))
                inner = Scope(scope.target, way, (*scope.variables, *more))
                yield from self._checks(self.shapes.shape(argument), root, inner, (*above, shape))
            elif parameter == "sparql":
                yield from self._sparql(shape, root, argument)
            else:
                found = self.breaches(Constraint(shape, parameter, argument, self, scope.focus, value))
                yield from (self._check(breach, shape, root, parameter, scope) for breach in found)

    def _check(self, breach: Breach, shape: Shape, root: Shape, parameter: str, scope: Scope) -> Check:
        shown = [name for name in (breach.value, breach.path) if name]
        columns = dict.fromkeys((*scope.variables, *shown, *breach.more))
        found = Breach((*scope.way, *breach.patterns), breach.condition)
        broken = "" if breach.grouped else found.present
        patterns = "".join(found.patterns)
        matched = f"{patterns}{scope.target}" if breach.grouped else f"{scope.target}{patterns}"  # the rarer first
        where = f"{matched}{breach.naming}FILTER({found.condition})"
        query = f"SELECT DISTINCT {' '.join(columns)} WHERE {{ {where} }}"
        value, path = (name and name[1:] for name in (breach.value, breach.path))
        return Check(query, shape, root, parameter, scope.focus[1:], value, path, target=scope.target, broken=broken)

    def _sparql(self, shape: Shape, root: Shape, argument: Term) -> Iterator[Check]:
        if shape is not root:
            raise NotCoveredError("sh:sparql in a shape without targets")
        written = sparql_constraints.read(self.shapes, shape, argument)
        if written:
            value, path = (name if name in written.columns else None for name in ("value", "path"))
            query = written.about(self.target(shape))
            yield Check(query, shape, root, "sparql", "this", value, path, written.messages)

    # ------------------------------------------------------------ what components ask the compiler

    def breaches(self, c: Constraint) -> Iterator[Breach]:
        """Yield what breaks a constraint. Raises NotCoveredError for a parameter that is none of SHACL Core."""
        if c.parameter not in PARAMETERS | _SILENT:
            raise NotCoveredError(f"sh:{c.parameter}")
        return breaches(c)

    def conforms(self, node: Term, value: str, *above: Shape) -> str:
        """Return the expression that is true if the value of a variable conforms to a shape."""
        shape = self.shapes.shape(node)
        self._refuse(shape, above)
        if shape.deactivated:
            return "true"
        return " && ".join(self._demands(shape, value, above)) or "true"

    def _demands(self, shape: Shape, focus: str, above: tuple[Shape, ...]) -> Iterator[str]:
        value = self.fresh() if shape.path else focus
        for parameter, argument in shape.parameters:
            c = Constraint(shape, parameter, argument, self, focus, value)
            if parameter == "property":
                inner = self.conforms(argument, value, *above, shape)
                yield Breach(c.values, f"!({inner})").absent
            elif parameter == "sparql":
                raise NotCoveredError("sh:sparql in a shape without targets")
            else:
                yield from (breach.absent for breach in self.breaches(c))

    def _refuse(self, shape: Shape, above: tuple[Shape, ...]) -> None:
        """Refuse what has no meaning, a shape that refers to itself, and leave aside components of its author's own."""
        if shape in above:
            raise self.shapes.error("this shape refers to itself", shape.node)
        for name in self._custom.intersection(self.shapes.properties(shape.node)):
            raise NotCoveredError(f"a constraint component of its own, <{name}>")

    @cached_property
    def _custom(self) -> frozenset[str]:
        """The parameters of constraint components that the shapes define themselves."""
        values = self.shapes.values
        parameters = {
            each for component in self.shapes.subjects("parameter") for each in values(component, "parameter")
        }
        return frozenset(path.value for parameter in parameters for path in values(parameter, "path"))

    def way(self, shape: Shape, focus: str, value: str) -> Patterns:
        """Return the patterns from a shape's focus node to a value, step by step: none for a node shape."""
        if shape.path is None:
            return ()
        between = [self.fresh() for _ in shape.path.each[1:]]
        places = [focus, *between, value]
        return tuple(f"{a} {step} {b} . " for step, (a, b) in zip(shape.path.each, pairwise(places), strict=True))

    def fresh(self) -> str:
        """Return a variable that no query has yet."""
        return f"?sh_{next(self._numbers)}"

    # ------------------------------------------------------------ targets and classes

    def below(self, class_: str) -> list[str]:
        """Return a class and all below it, sorted."""
        found, ahead = {class_}, [class_]
        while ahead:
            new = self._directly_below.get(ahead.pop(), set()) - found
            found |= new
            ahead += new
        return sorted(found)

    @cached_property
    def _directly_below(self) -> Mapping[str, set[str]]:
        below: defaultdict[str, set[str]] = defaultdict(set)
        for lower, higher in self.hierarchy:
            below[higher].add(lower)
        return below

    def target(self, shape: Shape) -> str:
        """Return the pattern that binds ?this to the focus nodes of a shape, perhaps more than once."""
        patterns = [self._target(target) for target in shape.targets]
        return patterns[0] if len(patterns) == 1 else " UNION ".join(f"{{ {pattern} }}" for pattern in patterns) + " "

    def _target(self, target: Target) -> str:
        if isinstance(target.value, BlankNode):
            raise NotCoveredError(f"sh:{target.kind} with a blank node")
        term = n3(target.value)
        if target.kind == "targetNode":
            return f"VALUES {_THIS} {{ {term} }} "
        if target.kind == "targetSubjectsOf":
            return f"{_THIS} {term} {_ANY} . "
        if target.kind == "targetObjectsOf":
            return f"{_ANY} {term} {_THIS} . "
        classes = self.below(term)
        if len(classes) == 1:
            return f"{_THIS} <{RDF.type}> {term} . "
        return f"VALUES {_KIND} {{ {' '.join(classes)} }} {_THIS} <{RDF.type}> {_KIND} . "
