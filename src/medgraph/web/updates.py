"""The text of a SPARQL update, read just far enough to refuse what must not run and to give it the protocol's dataset.

`using-graph-uri` and `using-named-graph-uri` mean what USING and USING NAMED mean in each operation with a WHERE.
The engine knows these from the text alone, so they are written into it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from medgraph.errors import QueryError
from medgraph.sparql import Token, tokens
from medgraph.terms import Iri, n3

_OPENING, _CLOSING = ("{", "(", "["), ("}", ")", "]")


def check_update(update: str, *, service: bool = False) -> None:
    """Raise QueryError for an update that reads files or asks other machines.

    >>> check_update("INSERT DATA { <http://e/a> <http://e/p> 'LOAD' }")
    """
    words = {token.keyword for token in tokens(update)}
    if "LOAD" in words:
        raise QueryError("LOAD is refused: send what is to be loaded")
    if "SERVICE" in words and not service:
        raise QueryError("SERVICE is refused: an update asks this graph and no other machine")


def with_dataset(update: str, default: Sequence[str], named: Sequence[str]) -> str:
    """Return an update whose operations look for their patterns in these graphs.

    >>> with_dataset("DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }", ["http://e/g"], [])
    'DELETE { ?s ?p 1 } USING <http://e/g> WHERE { ?s ?p 1 }'
    >>> with_dataset("DELETE WHERE { ?s ?p 1 }", [], ["http://e/g"])
    'DELETE { ?s ?p 1 } USING NAMED <http://e/g> WHERE { ?s ?p 1 }'

    Raises QueryError if an operation names its graphs itself (the protocol allows only one of the two), and for an
    IRI that is none.
    """
    if not default and not named:
        return update
    try:
        using = [f"USING {n3(Iri(name))}" for name in default] + [f"USING NAMED {n3(Iri(name))}" for name in named]
    except ValueError as error:
        raise QueryError(str(error)) from error
    for operation in reversed(list(_operations(update))):
        update = _with_using(update, operation, " ".join(using))
    return update


def _operations(update: str) -> Iterator[list[Token]]:
    """Yield what each operation is made of, outside of its groups: their braces, not what stands in them."""
    operation: list[Token] = []
    depth = 0
    for token in tokens(update):
        if token.kind == "mark" and token.text == ";" and depth == 0:
            yield operation
            operation = []
            continue
        closes = token.kind == "mark" and token.text in _CLOSING
        depth -= closes
        if depth == 0:
            operation.append(token)
        depth += token.kind == "mark" and token.text in _OPENING
    yield operation


def _with_using(update: str, operation: list[Token], using: str) -> str:
    words = [token.keyword for token in operation]
    if "WHERE" not in words:
        return update
    if "USING" in words or "WITH" in words:
        raise QueryError("the graphs are named both in the request and by USING or WITH in the update")
    where = operation[words.index("WHERE")]
    if words.index("WHERE") and words[words.index("WHERE") - 1] == "DELETE":  # its pattern is its template as well
        end = operation[-1].end
        return f"{update[: where.start]}{update[where.end : end].strip()} {using} {update[where.start :]}"
    return f"{update[: where.start]}{using} {update[where.start :]}"
