"""A constraint where it is looked at, and what breaks it: the two values that components and compiler share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medgraph.terms import BlankNode, Term, n3
from medgraph.validation.shapes import Shape

if TYPE_CHECKING:
    from medgraph.validation.compiling import Compiler

Patterns = tuple[str, ...]
"""Patterns of one triple each, in the order in which an engine should go through them."""


class NotCoveredError(Exception):
    """What is left to pySHACL, with the reason."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """One parameter of a shape with one value, looked at where `focus` and `value` are variables of SPARQL.

    `values` are the patterns that lead from focus to value; in a node shape they are one, and there is no pattern.
    """

    shape: Shape
    parameter: str
    argument: Term
    compiler: Compiler
    focus: str
    value: str

    @property
    def values(self) -> Patterns:
        """The patterns that lead from the focus node to its values."""
        return self.compiler.way(self.shape, self.focus, self.value)

    @property
    def whole(self) -> int:
        """The argument as the whole number that it must be."""
        return self.compiler.shapes.integer(self.shape.node, self.parameter)

    @property
    def term(self) -> str:
        """The argument as SPARQL spells it. Raises NotCoveredError for a blank node, which it cannot name."""
        if isinstance(self.argument, BlankNode):
            raise NotCoveredError(f"sh:{self.parameter} with a blank node")
        return n3(self.argument)


@dataclass(frozen=True, slots=True)
class Breach:
    """Patterns and a condition that together match what breaks a constraint, once for each result.

    `value` is the variable that holds the value of the result, None where it has none, `path` the one that
    holds its path; `more` are variables that tell two results apart, and `naming` binds them. What is `grouped` goes
    through all nodes at once, so it must not be asked of each.
    """

    patterns: Patterns
    condition: str
    value: str | None = None
    path: str | None = None
    more: tuple[str, ...] = ()
    naming: str = ""
    grouped: bool = False

    @property
    def present(self) -> str:
        """The expression that is true where something breaks the constraint."""
        return exists(self.patterns, self.condition)

    @property
    def absent(self) -> str:
        """The expression that is true where nothing breaks the constraint."""
        return f"(!{self.present})"


def exists(patterns: Patterns, condition: str = "true") -> str:
    """Return the expression that is true if patterns match in a way that a condition is true of.

    Within EXISTS Oxigraph orders patterns as if no variable were bound; one EXISTS in another keeps our order.

    >>> exists(("?a <x:p> ?b . ", "?b <x:q> ?c . "), "?c > 1")
    'EXISTS { ?a <x:p> ?b . FILTER(EXISTS { ?b <x:q> ?c . FILTER(?c > 1) }) }'
    """
    for pattern in reversed(patterns):
        condition = f"EXISTS {{ {pattern}{'' if condition == 'true' else f'FILTER({condition}) '}}}"
    return condition if patterns else f"({condition})"
