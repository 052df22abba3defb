"""All constraint components of SHACL Core, by the parameter that names them."""

from __future__ import annotations

from collections.abc import Iterator

from medgraph.validation.constraints import Breach, Constraint
from medgraph.validation.set_components import BREACHES
from medgraph.validation.value_components import KEPT

PARAMETERS = frozenset(KEPT) | frozenset(BREACHES)
"""What is compiled."""


def breaches(c: Constraint) -> Iterator[Breach]:
    """Yield what breaks a constraint of one of the two tables."""
    if c.parameter in KEPT:
        yield Breach(c.values, f"!{KEPT[c.parameter](c)}", value=c.value)
    elif c.parameter in BREACHES:
        yield from BREACHES[c.parameter](c)


def component(parameter: str) -> str:
    """Return the name of a parameter's component.

    >>> component("minCount"), component("sparql")
    ('MinCountConstraintComponent', 'SPARQLConstraintComponent')
    """
    first = "SPARQL" if parameter == "sparql" else parameter[0].upper() + parameter[1:]
    return f"{first}ConstraintComponent"
