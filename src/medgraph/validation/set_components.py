"""The constraint components that look at all values of a focus node together, or at pairs of values.

Each yields the patterns and conditions that match what breaks the constraint. Up to a few values are counted by looking
for so many that differ, which ends with the last of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from medgraph.terms import BlankNode, Iri, Literal, Term, n3
from medgraph.validation.constraints import Breach, Constraint, exists
from medgraph.vocabulary import RDF, RDFS, XSD

Counts = Callable[[str], str]
"""What makes of a variable the expression that is true if its value counts."""

_FEW = 3


def _min_count(c: Constraint) -> Iterator[Breach]:
    yield _fewer_than(c.whole, c, _anything)


def _max_count(c: Constraint) -> Iterator[Breach]:
    yield _more_than(c.whole, c, _anything)


def _anything(_: str) -> str:
    return "true"


def _fewer_than(number: int, c: Constraint, counts: Counts) -> Breach:
    """Return what a focus node breaks that has fewer values that count."""
    if number <= _FEW:
        return Breach((), f"!{_at_least(number, c, counts)}")
    total = c.compiler.fresh()
    counted = f"SELECT {c.focus} (COUNT(DISTINCT {c.value}) AS {total}) WHERE {{ {_counting(c, counts)} }}"
    return Breach((f"OPTIONAL {{ {{ {counted} GROUP BY {c.focus} }} }} ",), f"COALESCE({total} < {number}, true)")


def _more_than(number: int, c: Constraint, counts: Counts) -> Breach:
    """Return what a focus node breaks that has more values that count."""
    if number < _FEW and not _is_targeted_by_its_path(c):
        return Breach((), _at_least(number + 1, c, counts))
    having = f"GROUP BY {c.focus} HAVING(COUNT(DISTINCT {c.value}) > {number})"
    return Breach((f"{{ SELECT {c.focus} WHERE {{ {_counting(c, counts)} }} {having} }} ",), "true", grouped=True)


def _is_targeted_by_its_path(c: Constraint) -> bool:
    """Tell whether every node with a value is looked at: then one look at all values costs the least."""
    path = c.compiler.shapes.values(c.shape.node, "path")
    return any(target.kind == "targetSubjectsOf" and target.value in path for target in c.shape.targets)


def _at_least(number: int, c: Constraint, counts: Counts) -> str:
    """Return the expression that is true if so many values that count differ from each other."""
    _refuse_without_path(c)
    values = [c.value, *(c.compiler.fresh() for _ in range(number - 1))] if number > 0 else []
    condition = "true"
    for place, value in reversed(list(enumerate(values))):
        others = [f"!SAMETERM({other}, {value})" for other in values[:place]]
        conditions = [each for each in (counts(value), *others, condition) if each != "true"]
        condition = exists(c.compiler.way(c.shape, c.focus, value), " && ".join(conditions) or "true")
    return f"({condition})"


def _counting(c: Constraint, counts: Counts) -> str:
    _refuse_without_path(c)
    return f"{''.join(c.values)}FILTER({counts(c.value)})"


def _refuse_without_path(c: Constraint) -> None:
    if c.shape.path is None:
        raise c.compiler.shapes.error(f"sh:{c.parameter} belongs in a property shape", c.shape.node)


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
        yield _fewer_than(c.whole, c, counts)


def _qualified_max_count(c: Constraint) -> Iterator[Breach]:
    for counts in _qualified(c):
        yield _more_than(c.whole, c, counts)


def _qualified(c: Constraint) -> Iterator[Counts]:
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
