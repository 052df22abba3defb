"""Read the text of a SPARQL query just far enough to bind parameters and to refuse what must not run.

A bound parameter becomes a VALUES block at the beginning of the query's pattern, and of each
group inside that names the parameter itself (a filter in a UNION branch or a subquery does not see
the values outside). So the same text, with the same answer, goes to any SPARQL 1.1 engine; Oxigraph's own
substitutions want the variable among the query's columns. Values are spelt by `terms.n3` and
nothing else, so that no value can become syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from medgraph.errors import QueryError
from medgraph.patterns import Pattern
from medgraph.terms import Term, n3

Bindings = Mapping[str, Sequence[Term]]
"""The values of each parameter, by the variable's name; with several, an answer may come from any."""

_TOKEN = Pattern(
    r"""
      (?P<comment>\#[^\n\r]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    | [?$](?P<variable>\w+)
    | (?P<name>(?:\w[\w.\-]*)?:(?:[\w:%.\-]|\\.)*)
    | (?P<word>@?\w+)
    | (?P<mark>\\?\S)
    """,
    re.VERBOSE | re.DOTALL,
)
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_REMEMBERED = 10_000  # characters; the form of a longer query is read each time
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a query and where it stands; of a variable, `text` is the name without its mark."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def keyword(self) -> str:
        """The word in capitals, where it may be one of SPARQL's own."""
        return self.text.upper() if self.kind == "word" else ""


@dataclass(slots=True)
class _Group:
    """A group of patterns: where it begins, and which variables stand in it, but not in a group inside it."""

    start: int
    depth: int
    first: str = ""
    variables: set[str] = field(default_factory=set)


def form(sparql: str, *, service: bool = False) -> str:
    """Return what kind of query a text is: SELECT, ASK, CONSTRUCT or DESCRIBE.

    >>> form("PREFIX select: <http://e/> # ASK\\nCONSTRUCT WHERE { ?s ?p ?o }")
    'CONSTRUCT'

    Raises QueryError for updates, for what is no query, and, unless `service` allows it, for SERVICE, which would ask
    a machine elsewhere.
    """
    return _form(sparql, service) if len(sparql) < _REMEMBERED else _form.__wrapped__(sparql, service)


@lru_cache(maxsize=1024)
def _form(sparql: str, service: bool) -> str:
    words = [token.keyword for token in tokens(sparql) if token.kind == "word"]
    if "SERVICE" in words and not service:
        raise QueryError("SERVICE is refused: a query asks this graph and no other machine")
    for word in words:
        if word in _FORMS:
            return word
        if word in _UPDATES:
            raise QueryError(f"{word} is refused: a query only reads")
    raise QueryError("this is no SPARQL query: it has no SELECT, ASK, CONSTRUCT or DESCRIBE")


@lru_cache(maxsize=1024)
def variables(sparql: str) -> frozenset[str]:
    """Return the names of the variables that a query's text mentions.

    >>> sorted(variables("SELECT ?s { ?s ?p 'is ?o a variable?' }"))
    ['p', 's']
    """
    return frozenset(token.text for token in tokens(sparql) if token.kind == "variable")


def keywords(sparql: str) -> frozenset[str]:
    """Return the words of a query that may be SPARQL's own, in capitals."""
    return frozenset(token.keyword for token in tokens(sparql) if token.keyword)


def with_prefixes(sparql: str, prefixes: Mapping[str, str]) -> str:
    """Return the query with PREFIX for the known prefixes that it uses and does not declare.

    >>> with_prefixes("ASK { ?s e:p 1 }", {"e": "http://e/", "f": "http://f/"})
    'PREFIX e: <http://e/> ASK { ?s e:p 1 }'
    """
    found = list(tokens(sparql))
    used = {token.text.partition(":")[0] for token in found if token.kind == "name"}
    declared = {name.text.removesuffix(":") for word, name in pairwise(found) if word.keyword == "PREFIX"}
    missing = sorted((used - declared) & prefixes.keys())
    return "".join(f"PREFIX {prefix}: <{prefixes[prefix]}> " for prefix in missing) + sparql


def bind(sparql: str, bindings: Bindings) -> str:
    """Return the query with its parameters bound.

    >>> from medgraph.terms import Literal
    >>> bind("SELECT ?s { ?s ?p ?v FILTER(?v > ?least) }", {"least": [Literal("a")]})
    'SELECT ?s { VALUES ?least { "a" } ?s ?p ?v FILTER(?v > ?least) }'

    Raises QueryError for a parameter that the query does not mention, and where there is no place to bind.
    """
    if not bindings:
        return sparql
    _check_mentioned(sparql, bindings)
    for group in _groups(sparql):
        names = bindings if group.depth == 0 else group.variables & bindings.keys()
        blocks = "".join(_values(name, bindings[name]) for name in sorted(names))
        sparql = sparql[: group.start] + blocks + sparql[group.start :]
    return sparql


def _check_mentioned(sparql: str, bindings: Bindings) -> None:
    superfluous = sorted(bindings.keys() - variables(sparql))
    if superfluous:
        raise QueryError(f"the query has no variable ?{superfluous[0]} to bind")


def _values(name: str, terms: Sequence[Term]) -> str:
    try:
        return f" VALUES ?{name} {{ {' '.join(n3(term) for term in terms)} }}"
    except ValueError as error:
        raise QueryError(f"this value cannot be asked for: {error}") from error


@lru_cache(maxsize=1024)
def _groups(sparql: str) -> tuple[_Group, ...]:
    """Return the groups into which values can be put, the last of the text first."""
    found = [group for group in _all_groups(sparql) if group.first != "SELECT"]
    if not found or _is_template(sparql):
        raise QueryError("write the query with a full WHERE { … } to give it parameters")
    return tuple(reversed(found))


def _is_template(sparql: str) -> bool:
    """Tell whether a query is CONSTRUCT WHERE { … }, whose one group may hold triples only."""
    words = [token.keyword or token.text for token in tokens(sparql)]
    return any(pair[0] == "CONSTRUCT" and pair[1] != "{" for pair in pairwise(words))


def _all_groups(sparql: str) -> list[_Group]:
    groups: list[_Group] = []
    open_: list[_Group | None] = []
    before: list[Token] = []
    for token in tokens(sparql):
        if token.text == "{" and token.kind == "mark":
            depth = sum(group is not None for group in open_)
            open_.append(_Group(token.end, depth) if _opens_group(before) else None)
            groups.extend(group for group in open_[-1:] if group)
        elif token.text == "}" and token.kind == "mark":
            del open_[-1:]
        elif open_ and open_[-1]:
            _note(open_[-1], token)
        before.append(token)
    return groups


def _note(group: _Group, token: Token) -> None:
    group.first = group.first or token.keyword or token.text
    if token.kind == "variable":
        group.variables.add(token.text)


def _opens_group(before: Sequence[Token]) -> bool:
    """Tell whether the brace after these tokens opens a group, and not the data of VALUES or a template."""
    rest = list(before)
    if rest and rest[-1].keyword == "CONSTRUCT":
        return False
    if rest and rest[-1].text == ")":
        while rest and rest.pop().text != "(":
            pass
    elif rest and rest[-1].kind == "variable":
        rest.pop()
    return not (rest and rest[-1].keyword == "VALUES")


def tokens(sparql: str) -> Iterator[Token]:
    """Yield what a query is made of, without its comments.

    >>> [token.text for token in tokens("ASK { $this a ?kind } # a comment")]
    ['ASK', '{', 'this', 'a', 'kind', '}']
    """
    for match in _TOKEN.finditer(sparql):
        kind = match.lastgroup or ""
        if kind != "comment":
            yield Token(kind, match[kind], match.start(), match.end())
