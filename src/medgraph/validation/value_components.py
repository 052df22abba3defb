"""The constraint components that look at one value after the other.

Each is an expression of SPARQL that is true of a value that keeps the constraint. None may end in an error, or a filter
would pass over it: hence the many COALESCE.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from medgraph.terms import BlankNode, Literal, n3
from medgraph.validation.constraints import Constraint, NotCoveredError
from medgraph.validation.shapes import SH
from medgraph.vocabulary import RDFS, XSD


def _class(c: Constraint) -> str:
    classes = c.compiler.below(c.term)
    if len(classes) == 1:
        return f"EXISTS {{ {c.value} a {classes[0]} }}"
    kind = c.compiler.fresh()
    return f"EXISTS {{ {c.value} a {kind} FILTER({kind} IN ({', '.join(classes)})) }}"


# For these, a cast tells whether a literal is well-formed; of others only the name can be checked.
_CASTS = frozenset(
    f"<{datatype}>"
    for datatype in (
        *(XSD.integer, XSD.decimal, XSD.float, XSD.double, XSD.boolean, XSD.date, XSD.time, XSD.dateTime),
        *(XSD.duration, XSD.dayTimeDuration, XSD.yearMonthDuration, XSD.gYear, XSD.gYearMonth, XSD.gMonth),
        *(XSD.gMonthDay, XSD.gDay),
    )
)
# Oxigraph keeps all whole numbers as xsd:integer, so what they were called is lost in the store.
_LOST = frozenset(
    f"<{XSD.integer.removesuffix('integer')}{name}>"
    for name in (
        *("byte", "short", "int", "long", "unsignedByte", "unsignedShort", "unsignedInt", "unsignedLong"),
        *("nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger", "dateTimeStamp"),
    )
)


def _datatype(c: Constraint) -> str:
    if c.term in _LOST:
        raise NotCoveredError(f"sh:datatype {c.term}, which Oxigraph keeps under another name")
    if c.term == f"<{RDFS.Literal}>":
        return f"ISLITERAL({c.value})"
    named = f"COALESCE(DATATYPE({c.value}) = {c.term}, false)"
    if c.term not in _CASTS:
        return named
    return f"({named} && COALESCE(ISLITERAL({c.term}(STR({c.value}))), false))"


_KINDS = {
    "IRI": "ISIRI({0})",
    "BlankNode": "ISBLANK({0})",
    "Literal": "ISLITERAL({0})",
    "BlankNodeOrIRI": "(!ISLITERAL({0}))",
    "BlankNodeOrLiteral": "(!ISIRI({0}))",
    "IRIOrLiteral": "(!ISBLANK({0}))",
}


def _node_kind(c: Constraint) -> str:
    kind = c.argument.value.removeprefix(SH)
    if kind not in _KINDS:
        raise c.compiler.shapes.error("sh:nodeKind wants one of six kinds", c.shape.node)
    return _KINDS[kind].format(c.value)


def _in(c: Constraint) -> str:
    allowed = [term for term in c.compiler.shapes.items(c.argument) if not isinstance(term, BlankNode)]
    return f"({' || '.join(f'SAMETERM({c.value}, {n3(term)})' for term in allowed) or 'false'})"


def _compares(sign: str) -> Callable[[Constraint], str]:
    return lambda c: f"COALESCE({c.value} {sign} {c.term}, false)"


def _min_length(c: Constraint) -> str:
    return f"(!ISBLANK({c.value}) && STRLEN(STR({c.value})) >= {c.whole})"


def _max_length(c: Constraint) -> str:
    return f"(!ISBLANK({c.value}) && STRLEN(STR({c.value})) <= {c.whole})"


def _pattern(c: Constraint) -> str:
    flags = c.compiler.shapes.value(c.shape.node, "flags")
    matcher = n3(Literal(c.argument.value)) + (f", {n3(Literal(flags.value))}" if flags else "")
    if not c.compiler.can_match(matcher):
        raise NotCoveredError(f"sh:pattern {n3(Literal(c.argument.value))}, which Oxigraph cannot match")
    return f"(!ISBLANK({c.value}) && REGEX(STR({c.value}), {matcher}))"


def _language_in(c: Constraint) -> str:
    ranges = [n3(Literal(term.value)) for term in c.compiler.shapes.items(c.argument)]
    language = f"LANG({c.value})"
    matches = " || ".join(f"LANGMATCHES({language}, {range_})" for range_ in ranges) or "false"
    return f"COALESCE({language} != '' && ({matches}), false)"


def _not(c: Constraint) -> str:
    return f"(!({c.compiler.conforms(c.argument, c.value, c.shape)}))"


def _node(c: Constraint) -> str:
    return f"({c.compiler.conforms(c.argument, c.value, c.shape)})"


def _members(c: Constraint) -> list[str]:
    members = c.compiler.shapes.items(c.argument)
    if not members:
        raise c.compiler.shapes.error(f"sh:{c.parameter} wants a list of shapes", c.shape.node)
    return [f"({c.compiler.conforms(member, c.value, c.shape)})" for member in members]


def _and(c: Constraint) -> str:
    return f"({' && '.join(_members(c))})"


def _or(c: Constraint) -> str:
    return f"({' || '.join(_members(c))})"


def _xone(c: Constraint) -> str:
    return f"({' + '.join(f'IF({member}, 1, 0)' for member in _members(c))} = 1)"


KEPT: Mapping[str, Callable[[Constraint], str]] = {
    "class": _class,
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "in": _in,
    "minExclusive": _compares(">"),
    "minInclusive": _compares(">="),
    "maxExclusive": _compares("<"),
    "maxInclusive": _compares("<="),
    "minLength": _min_length,
    "maxLength": _max_length,
    "pattern": _pattern,
    "languageIn": _language_in,
    "not": _not,
    "and": _and,
    "or": _or,
    "xone": _xone,
    "node": _node,
}
