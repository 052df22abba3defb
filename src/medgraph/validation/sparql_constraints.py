"""`sh:sparql`: a SELECT that its author wrote for one focus node, asked once for all of them.

SHACL asks it for each focus node with $this bound beforehand. We put the pattern that finds all focus nodes where
$this would be bound: at the head of the query, and of each group inside that names $this itself. In EXISTS the
variable is bound anyway. Only a query that counts over all it finds, or cuts its answer off, means
something else when it is asked once; such a one goes to pySHACL.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from medgraph.errors import QueryError
from medgraph.prefixes import PREFIXES
from medgraph.sparql import Token, tokens
from medgraph.terms import Iri, Literal, Term
from medgraph.validation.constraints import NotCoveredError
from medgraph.validation.shapes import Shape, ShapesGraph
from medgraph.vocabulary import RDF

_KNOWN = {prefix: PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl")}
_ONTOLOGY, _IMPORTS = PREFIXES["owl"] + "Ontology", PREFIXES["owl"] + "imports"
_FORBIDDEN = frozenset({"MINUS", "VALUES", "SERVICE"})
_AGGREGATES = frozenset({"COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT"})
_CUTTING = frozenset({"LIMIT", "OFFSET"})


@dataclass(frozen=True, slots=True)
class Written:
    """A SPARQL constraint: its query with prefixes and path put in, its columns and its messages."""

    query: str
    columns: tuple[str, ...]
    messages: tuple[str, ...]

    def about(self, target: str) -> str:
        """Return the query about all nodes that a pattern binds to ?this."""
        read = list(tokens(self.query))
        words = {token.keyword for token in read}
        once = f"{{ SELECT DISTINCT ?this WHERE {{ {target}}} }} "
        scope = once if words & _AGGREGATES or _is_star(read) else target
        text = self.query
        for place in sorted(_places(read), reverse=True):
            text = f"{text[:place]} {scope}{text[place:]}"
        return _distinct(text, with_this="this" not in self.columns)


def read(shapes: ShapesGraph, shape: Shape, node: Term) -> Written | None:
    """Read the constraint that a node stands for; None for one that is deactivated.

    Raises ResourceError for what SHACL does not allow, NotCoveredError for what must be asked for each node alone.
    """
    if shapes.is_true(node, "deactivated"):
        return None
    select = shapes.value(node, "select")
    if not isinstance(select, Literal):
        raise shapes.error("a SPARQL constraint has one sh:select with its query", shape.node)
    query = _prologue(shapes, node) + _with_path(shapes, shape, select.value)
    problem = _problem(list(tokens(query)))
    if problem:
        raise shapes.error(f"sh:select may not {problem}", shape.node)
    _refuse_uncovered(list(tokens(query)))
    messages = tuple(sorted({message.value for message in shapes.values(node, "message")}))
    return Written(query, _columns(list(tokens(query))), messages)


def _prologue(shapes: ShapesGraph, node: Term) -> str:
    declared = dict(_KNOWN)
    for source in _declaring(shapes, node):
        for declaration in shapes.values(source, "declare"):
            prefix, namespace = (shapes.value(declaration, name) for name in ("prefix", "namespace"))
            if prefix and namespace:
                declared[prefix.value] = namespace.value
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in sorted(declared.items()))


def _declaring(shapes: ShapesGraph, node: Term) -> Iterator[Term]:
    """Yield what declares prefixes for a constraint, the nearest last: every ontology, what it imports, itself."""
    named = shapes.values(node, "prefixes")
    if named:
        yield from shapes.subjects(RDF.type, Iri(_ONTOLOGY))
    for source in named:
        yield from shapes.values(source, _IMPORTS)
        yield source


def _with_path(shapes: ShapesGraph, shape: Shape, query: str) -> str:
    for token in reversed([token for token in tokens(query) if token.kind == "variable" and token.text == "PATH"]):
        if shape.path is None:
            raise shapes.error("$PATH stands for the path of a property shape, and this is none", shape.node)
        query = query[: token.start] + shape.path.text + query[token.end :]
    return query


def _problem(read: Sequence[Token]) -> str | None:
    """Return what a query does that SHACL does not allow, None if nothing."""
    for word in sorted(_FORBIDDEN.intersection(token.keyword for token in read)):
        return f"use {word}"
    for token, after in pairwise(read):
        if token.keyword == "AS" and after.kind == "variable" and after.text in {"this", "shapesGraph", "currentShape"}:
            return f"bind ${after.text} itself"
    for place in range(2, len(read)):
        if read[place].keyword == "SELECT" and read[place - 1].text == "{" and "this" not in _selected(read[place:]):
            return "have a SELECT inside that leaves $this out"
    return None


def _refuse_uncovered(read: Sequence[Token]) -> None:
    words = {token.keyword for token in read}
    names = {token.text for token in read if token.kind == "variable"}
    if names & {"shapesGraph", "currentShape"}:
        raise NotCoveredError("sh:sparql with $shapesGraph or $currentShape")
    if words & _CUTTING or (words & _AGGREGATES and not _groups_by_this(read)):
        raise NotCoveredError("sh:sparql that counts or cuts off what it finds for one node")


def _groups_by_this(read: Sequence[Token]) -> bool:
    """Tell whether each SELECT of a query groups by $this."""
    grouped = [place for place, token in enumerate(read) if token.keyword == "GROUP"]
    selects = sum(token.keyword == "SELECT" for token in read)
    return len(grouped) == selects and all(
        any(token.kind == "variable" and token.text == "this" for token in read[place + 2 : place + 8])
        for place in grouped
    )


def _columns(read: Sequence[Token]) -> tuple[str, ...]:
    """Return the names of the columns of a query; of SELECT * all variables."""
    start = next((place for place, token in enumerate(read) if token.keyword == "SELECT"), 0)
    if _is_star(read):
        return tuple(sorted({token.text for token in read if token.kind == "variable"}))
    return _selected(read[start:])


def _selected(read: Sequence[Token]) -> tuple[str, ...]:
    """Return what the SELECT with which tokens begin selects by name."""
    names: list[str] = []
    depth = 0
    for before, token in pairwise(read):
        depth += (token.text == "(") - (token.text == ")")
        if token.keyword in {"WHERE", "FROM"} or token.text == "{":
            break
        if token.kind == "variable" and (depth == 0 or before.keyword == "AS"):
            names.append(token.text)
    return tuple(names)


def _is_star(read: Sequence[Token]) -> bool:
    place = next((place for place, token in enumerate(read) if token.keyword == "SELECT"), 0)
    return any(token.text == "*" for token in read[place + 1 : place + 3])


def _places(read: Sequence[Token]) -> Iterator[int]:
    """Yield where $this is to be bound: after the first brace, and that of each group that names it outside EXISTS."""
    open_: list[_Group] = []
    for place, token in enumerate(read):
        if token.text == "{" and token.kind == "mark":
            exists = read[place - 1].keyword == "EXISTS" or bool(open_ and open_[-1].in_exists)
            selects = place + 1 < len(read) and read[place + 1].keyword == "SELECT"
            open_.append(_Group(token.end, exists, selects, named=not open_))
        elif token.text == "}" and token.kind == "mark" and open_:
            group = open_.pop()
            if group.named and not group.in_exists and not group.selects:
                yield group.start
        elif open_ and token.kind == "variable" and token.text == "this":
            open_[-1].named = True


@dataclass(slots=True)
class _Group:
    start: int
    in_exists: bool
    selects: bool
    named: bool


def _distinct(query: str, *, with_this: bool) -> str:
    """Return a query whose rows differ, with $this among its columns."""
    select = next((token for token in tokens(query) if token.keyword == "SELECT"), None)
    if select is None:
        raise QueryError("this is no SELECT query")
    rest = query[select.end :]
    following = next(iter(tokens(rest)), None)
    if following and following.keyword in {"DISTINCT", "REDUCED"}:
        rest = rest[following.end :]
    return f"{query[: select.end]} DISTINCT {'$this ' if with_this else ''}{rest.lstrip()}"
