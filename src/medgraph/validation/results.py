"""What an engine found: one result for each breach of a constraint, in the terms of SHACL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from medgraph.terms import Term
from medgraph.validation.shapes import Node


@dataclass(frozen=True, slots=True)
class Result:
    """A validation result; `path` is a path as SPARQL writes it, `severity` an IRI, `messages` are sorted.

    `root` is the shape by whose target the focus node was found; for pySHACL, which does not tell, the source shape.
    """

    focus: Term
    path: str | None
    value: Term | None
    component: str
    severity: str
    messages: tuple[str, ...]
    shape: Node
    root: Node

    @property
    def message(self) -> str:
        """The first of its messages, "" without one."""
        return min(self.messages, default="")


def property_of(path: str | None) -> str | None:
    """Return the IRI of a path that is a single property.

    >>> property_of("<http://e/p>"), property_of("(<http://e/p>/<http://e/q>)"), property_of("^<http://e/p>")
    ('http://e/p', None, None)
    """
    single = path is not None and path.startswith("<") and path.count("<") == 1 and path.endswith(">")
    return path[1:-1] if path and single else None


def filled(template: str, values: Iterable[tuple[str, Term | None]]) -> str:
    """Return a message with what a row of a SPARQL constraint holds put in for {?name} and {$name}.

    >>> from medgraph.terms import Iri
    >>> filled("{$this} has {?many}", [("this", Iri("http://e/a")), ("many", None)])
    'http://e/a has {?many}'
    """
    for name, term in values:
        if term is not None:
            template = template.replace(f"{{?{name}}}", term.value).replace(f"{{${name}}}", term.value)
    return template
