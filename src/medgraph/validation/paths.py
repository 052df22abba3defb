"""Property paths: from the blank nodes of SHACL to the path syntax of SPARQL.

[ sh:inversePath mg:subject ]                  ^<…subject>
( mg:evidence oa:hasSource )                   (<…evidence>/<…hasSource>)
[ sh:alternativePath ( mg:object mg:text ) ]   (<…object>|<…text>)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medgraph.terms import BlankNode, Iri, Term, n3
from medgraph.vocabulary import RDF

if TYPE_CHECKING:
    from medgraph.validation.shapes import ShapesGraph

_SUFFIXES = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}
_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Steps:
    """A path as SPARQL writes it, the members of a sequence one by one, and its node in the shapes."""

    each: tuple[str, ...]
    node: Iri | BlankNode

    @property
    def text(self) -> str:
        """The whole path."""
        return self.each[0] if len(self.each) == 1 else f"({'/'.join(self.each)})"


def path_of(shapes: ShapesGraph, node: Term) -> Steps:
    """Return the path that a node stands for. Raises ResourceError if it stands for none."""
    if not isinstance(node, Iri | BlankNode):
        raise shapes.error("a literal is no path", node)
    if shapes.values(node, RDF.first):
        return Steps(tuple(_members(shapes, node, 0)), node)
    return Steps((_text(shapes, node, 0),), node)


def _text(shapes: ShapesGraph, node: Term, depth: int) -> str:
    if isinstance(node, Iri):
        return n3(node)
    if depth > _DEEPEST:
        raise shapes.error("this path has no end")
    if shapes.values(node, RDF.first):
        return f"({'/'.join(_members(shapes, node, depth))})"
    if inverse := shapes.value(node, "inversePath"):
        return f"^{_text(shapes, inverse, depth + 1)}"
    if alternatives := shapes.value(node, "alternativePath"):
        return f"({'|'.join(_members(shapes, alternatives, depth))})"
    for name, suffix in _SUFFIXES.items():
        if repeated := shapes.value(node, name):
            return f"({_text(shapes, repeated, depth + 1)}){suffix}"
    raise shapes.error("this is no path of SHACL")


def _members(shapes: ShapesGraph, head: Term, depth: int) -> list[str]:
    parts = [_text(shapes, part, depth + 1) for part in shapes.items(head)]
    if len(parts) < 2:
        raise shapes.error("a sequence or choice of paths has two members at least")
    return parts
