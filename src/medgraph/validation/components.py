"""What each constraint component of SHACL Core asks for, said in SPARQL.

Two tables. `KEPT` holds the components that look at one value after the other: each is an expression that is
true of a value that keeps the constraint. `BREACHES` holds those that look at all values of a focus node
together, or at pairs: each yields patterns that match what breaks the constraint. No expression
may end in an error, or a filter would pass over it: hence the many COALESCE.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medgraph.terms import BlankNode, Iri, Literal, Term, n3
from medgraph.validation.shapes import SH, Shape
from medgraph.vocabulary import RDF, RDFS, XSD

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
    def term(self) -> str:
        """The argument as SPARQL spells it. Raises NotCoveredError for a blank node, which it cannot name."""
        if isinstance(self.argument, BlankNode):
            raise NotCoveredError(f"sh:{self.parameter} with a blank node")
        return n3(self.argument)


@dataclass(frozen=True, slots=True)
class Breach:
    """Patterns and a condition that together match what breaks a constraint, once for each result.

    `value` is the variable that holds the value of the result, None where it has none, `path` the one that
    holds its path; `more` are variables that tell two results apart, and `naming` binds them.
    """

    patterns: Patterns
    condition: str
    value: str | None = None
    path: str | None = None
    more: tuple[str, ...] = ()
    naming: str = ""

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


# ---------------------------------------------------------------- one value after the other


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
    return f"(!ISBLANK({c.value}) && STRLEN(STR({c.value})) >= {_whole(c)})"


def _max_length(c: Constraint) -> str:
    return f"(!ISBLANK({c.value}) && STRLEN(STR({c.value})) <= {_whole(c)})"


def _whole(c: Constraint) -> int:
    return c.compiler.shapes.integer(c.shape.node, c.parameter)


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


# ---------------------------------------------------------------- all values of a focus node together


def _min_count(c: Constraint) -> Iterator[Breach]:
    yield c.compiler.fewer_than(_whole(c), c, _anything)


def _max_count(c: Constraint) -> Iterator[Breach]:
    yield c.compiler.more_than(_whole(c), c, _anything)


def _anything(_: str) -> str:
    return "true"


def _has_value(c: Constraint) -> Iterator[Breach]:
    if isinstance(c.argument, BlankNode):
        yield Breach((), "true")
    elif c.shape.path is None:
        yield Breach((), f"!SAMETERM({c.focus}, {c.term})")
    else:
        yield Breach((), f"!{exists(c.compiler.way(c.shape, c.focus, c.term))}")


def _unique_lang(c: Constraint) -> Iterator[Breach]:
    if c.argument != Literal("true", XSD.boolean):
        return
    other, language = c.compiler.fresh(), c.compiler.fresh()
    naming = f"BIND(LCASE(LANG({c.value})) AS {language}) "
    again = f"COALESCE(LANG({c.value}) != '' && LCASE(LANG({other})) = LCASE(LANG({c.value})), false)"
    both = (*c.values, *c.compiler.way(c.shape, c.focus, other))
    yield Breach(both, f"{again} && !SAMETERM({c.value}, {other})", more=(language,), naming=naming)


def _equals(c: Constraint) -> Iterator[Breach]:
    other = c.compiler.fresh()
    yield Breach(c.values, f"NOT EXISTS {{ {c.focus} {c.term} {c.value} }}", value=c.value)
    missing = f"!{exists(c.compiler.way(c.shape, c.focus, other))}"
    same = f"!SAMETERM({c.focus}, {other})"
    yield Breach((f"{c.focus} {c.term} {other} . ",), missing if c.shape.path else same, value=other)


def _disjoint(c: Constraint) -> Iterator[Breach]:
    yield Breach(c.values, f"EXISTS {{ {c.focus} {c.term} {c.value} }}", value=c.value)


def _less_than(sign: str) -> Callable[[Constraint], Iterator[Breach]]:
    def breaches(c: Constraint) -> Iterator[Breach]:
        other = c.compiler.fresh()
        pair = (*c.values, f"{c.focus} {c.term} {other} . ")
        yield Breach(pair, f"!COALESCE({c.value} {sign} {other}, false)", value=c.value, more=(other,))

    return breaches


def _closed(c: Constraint) -> Iterator[Breach]:
    if c.argument != Literal("true", XSD.boolean):
        return
    path, value = c.compiler.fresh(), c.compiler.fresh()
    nothing_said = f"({path} = <{RDF.type}> && {value} = <{RDFS.Resource}>)"
    allowed = f"{path} IN ({', '.join(_allowed(c))})"
    triple = (*c.values, f"{c.value} {path} {value} . ")
    yield Breach(triple, f"!{nothing_said} && !({allowed})", value, path, more=(c.value,))


def _allowed(c: Constraint) -> list[str]:
    shapes, node = c.compiler.shapes, c.shape.node
    ignored = [term for head in shapes.values(node, "ignoredProperties") for term in shapes.items(head)]
    listed = [path for shape in shapes.values(node, "property") for path in shapes.values(shape, "path")]
    return [n3(term) for term in (*ignored, *listed) if isinstance(term, Iri)]


def _qualified_min_count(c: Constraint) -> Iterator[Breach]:
    for counts in _qualified(c):
        yield c.compiler.fewer_than(_whole(c), c, counts)


def _qualified_max_count(c: Constraint) -> Iterator[Breach]:
    for counts in _qualified(c):
        yield c.compiler.more_than(_whole(c), c, counts)


def _qualified(c: Constraint) -> Iterator[Callable[[str], str]]:
    """Yield, for each qualified shape, what makes of a variable the expression that is true if its value counts."""
    if c.shape.path is None:
        return  # as the W3C has it, a node shape has no values to count
    for shape in c.compiler.shapes.values(c.shape.node, "qualifiedValueShape"):
        others = _siblings(c, shape)

        def counts(value: str, shape: Term = shape, others: list[Term] = others) -> str:
            conforming = [f"({c.compiler.conforms(shape, value, c.shape)})"]
            return " && ".join(conforming + [f"!({c.compiler.conforms(other, value, c.shape)})" for other in others])

        yield counts


def _siblings(c: Constraint, shape: Term) -> list[Term]:
    shapes, node = c.compiler.shapes, c.shape.node
    if not shapes.is_true(node, "qualifiedValueShapesDisjoint"):
        return []
    parents = shapes.subjects("property", node)
    beside = [other for parent in parents for other in shapes.values(parent, "property")]
    found = {qualified for other in beside for qualified in shapes.values(other, "qualifiedValueShape")}
    return sorted(found - {shape}, key=n3)


BREACHES: Mapping[str, Callable[[Constraint], Iterator[Breach]]] = {
    "minCount": _min_count,
    "maxCount": _max_count,
    "hasValue": _has_value,
    "uniqueLang": _unique_lang,
    "equals": _equals,
    "disjoint": _disjoint,
    "lessThan": _less_than("<"),
    "lessThanOrEquals": _less_than("<="),
    "closed": _closed,
    "qualifiedMinCount": _qualified_min_count,
    "qualifiedMaxCount": _qualified_max_count,
}


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
