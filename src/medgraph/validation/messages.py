"""What is said of a result whose shape has no message of its own, word for word as pySHACL says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from medgraph.terms import Term
from medgraph.validation.reference import Speller
from medgraph.validation.shapes import Shape, ShapesGraph


def generic_message(shapes: ShapesGraph, shape: Shape, parameter: str, focus: Term, value: Term | None) -> str | None:
    """Return the message for a breach of a constraint; None for a SPARQL constraint, of which nothing is known.

    pySHACL describes a blank node by what the graph says of it, and lists alternatives in no order; we do neither.
    """
    wording = _WORDINGS.get(parameter)
    return wording(_Words(shapes, shape, parameter, focus, value)) if wording else None


@lru_cache(maxsize=8)
def _speller(shapes: ShapesGraph) -> Speller:
    return Speller(shapes)


class _Words:
    """The parts that messages are made of."""

    def __init__(self, shapes: ShapesGraph, shape: Shape, parameter: str, focus: Term, value: Term | None) -> None:
        self._shapes, self._shape, self._parameter = shapes, shape, parameter
        self._speller = _speller(shapes)
        self.focus = self._speller.datum(focus)
        self.value = self._speller.datum(value) if value is not None else ""
        self.path = self._speller.of_shapes(shape.path.node) if shape.path else ""
        self.asked = shapes.values(shape.node, parameter)
        self.names = [self._speller.of_shapes(term) for term in self.asked]
        self.texts = [term.value for term in self.asked]

    def list_of(self, head: Term) -> list[str]:
        return [self._speller.of_shapes(term) for term in self._shapes.items(head)]

    def single(self, name: str) -> str:
        found = self._shapes.value(self._shape.node, name)
        return found.value if found else ""

    def several(self, name: str) -> list[str]:
        return [self._speller.of_shapes(term) for term in self._shapes.values(self._shape.node, name)]


_Wording = Callable[[_Words], str]


def _one_or_several(one: str, several: str, joint: str = ", ", *, plain: bool = False) -> _Wording:
    def wording(w: _Words) -> str:
        names = w.texts if plain else w.names
        return one.format(names[0]) if len(names) == 1 else several.format(joint.join(names))

    return wording


def _range(sign: str) -> _Wording:
    return _one_or_several(f"Value is not {sign} {{}}", f"Value is not {sign} in ({{}})")


def _pair(sign: str) -> _Wording:
    return lambda w: f"Value of {w.focus}->{', '.join(w.names)} {sign} {w.value}"


def _members(sentence: str) -> _Wording:
    def wording(w: _Words) -> str:
        lists = [" , ".join(w.list_of(head)) for head in w.asked]
        said = lists[0] if len(lists) == 1 else " and ".join(f"({members})" for members in lists)
        return f"Node {w.value} {sentence} {said}"

    return wording


def _not(w: _Words) -> str:
    if len(w.names) == 1:
        return f"Node {w.value} must not conform to shape {w.names[0]}"
    return f"Node {w.value} must not conform to any shapes in {' , '.join(w.names)}"


def _has_value(w: _Words) -> str:
    if w.path:
        return f"Node {w.focus}->{w.path} does not contain a value in the set: {w.names}"
    return f"Node {w.focus} value is not a in the set of values: {w.names}"


def _qualified(w: _Words) -> str:
    low, high, shapes = w.single("qualifiedMinCount"), w.single("qualifiedMaxCount"), w.several("qualifiedValueShape")
    counts = (f" MinCount {low}" if low else "") + (f" MaxCount {high}" if high else "")
    if len(shapes) > 1:
        return f"Focus node does not conform to shapes{counts}: ({','.join(shapes)})"
    return f"Focus node does not conform to shape{counts}: {shapes[0]}"


_WORDINGS: Mapping[str, _Wording] = {
    "class": _one_or_several("Value does not have class {}", "Value class is not in classes ({})"),
    "datatype": lambda w: f"Value is not Literal with datatype {w.names[0]}",
    "nodeKind": lambda w: f"Value is not of Node Kind {w.names[0]}",
    "minCount": lambda w: f"Less than {w.texts[0]} values on {w.focus}->{w.path}",
    "maxCount": lambda w: f"More than {w.texts[0]} values on {w.focus}->{w.path}",
    "minExclusive": _range(">"),
    "minInclusive": _range(">="),
    "maxExclusive": _range("<"),
    "maxInclusive": _range("<="),
    "minLength": lambda w: f"String length not >= {w.names[0]}",
    "maxLength": lambda w: f"String length not <= {w.names[0]}",
    "pattern": _one_or_several(
        "Value does not match pattern '{}'", "Value does not match every pattern in ('{}')", "', '", plain=True
    ),
    "languageIn": lambda w: f"String language is not in {w.names[0]}",
    "uniqueLang": lambda _: "More than one String shares the same Language",
    "equals": _pair("!="),
    "disjoint": _pair("=="),
    "lessThan": _pair("<="),
    "lessThanOrEquals": _pair("<"),
    "not": _not,
    "and": _members("must conform to all shapes in"),
    "or": _members("must conform to one or more shapes in"),
    "xone": _members("must conform to exactly one shape in"),
    "node": lambda w: (
        _one_or_several("Value does not conform to Shape {}.", "Value must conform to every Shape in ('{}').", "', '")(
            w
        )
        + " See details for more information."
    ),
    "qualifiedMinCount": _qualified,
    "qualifiedMaxCount": _qualified,
    "closed": lambda w: f"Node {w.focus} is closed. It cannot have value: {w.value}",
    "hasValue": _has_value,
    "in": lambda w: f"Value {w.value} not in list {w.list_of(w.asked[0])}",
}
