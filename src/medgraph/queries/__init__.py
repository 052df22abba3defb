"""Questions to the graph: the catalogue, files of one's own, and SPARQL as typed.

    ask(store, "adverse-effects", {"drug": "casimersen"})
    ask(store, "my-question.rq", {"gene": "DMD"})
    ask(store, "SELECT ?drug { ?drug mg:targetsGene ?gene }", {"gene": "HGNC:2928"})

Parameters are given as a person types them. A question of the catalogue, or a file with a header of
its form, knows what its parameters are, and looks names up in the graph; elsewhere an identifier
becomes a node, a number a number, and all else text.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from medgraph import sparql as syntax
from medgraph.errors import QueryError
from medgraph.model import Relation
from medgraph.patterns import Pattern
from medgraph.queries.catalogue import Parameter, ParameterType, Query, catalogue, parse_query
from medgraph.queries.names import guessed, nodes_called, number, relation_called
from medgraph.store import Answer, Store
from medgraph.terms import XSD_INTEGER, Term, literal

__all__ = [
    "Answer",
    "Parameter",
    "ParameterType",
    "Query",
    "ask",
    "bindings",
    "catalogue",
    "find_query",
    "nodes_called",
]


_SPARQL = Pattern(r"\s*(?:PREFIX|BASE|SELECT|ASK|CONSTRUCT|DESCRIBE)\s", re.IGNORECASE)


def ask(
    store: Store, question: str | Query, params: Mapping[str, str] | None = None, *, limit: int | None = None
) -> Answer:
    """Ask a question: a name of the catalogue, a path of a file, SPARQL, or a `Query`; `limit` rows come at most.

    SELECT answers with `Rows`, CONSTRUCT and DESCRIBE with a tuple of triples, ASK with True or False.
    Raises QueryError, in one line, for an unknown name, bad SPARQL, and unknown, missing or wrong parameters.
    """
    query = question if isinstance(question, Query) else find_query(question)
    return store.query(query.sparql, bindings(store, query, params or {}), limit=limit)


def find_query(question: str) -> Query:
    """Return the question that a name, a path or a text of SPARQL stands for.

    >>> find_query("dosing").question
    'How is a drug dosed?'

    Raises QueryError if it is none of the three, with the names that come near.
    """
    if question in catalogue():
        return catalogue()[question]
    if "{" in question or _SPARQL.match(question):
        return _parsed("-e", question)
    if question.endswith(".rq") or Path(question).is_file():
        return _parsed(question, _text(question))
    near = difflib.get_close_matches(question, catalogue(), 3, 0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "`medgraph queries` lists the names"
    raise QueryError(f'no question is called "{question}"; {hint}')


def bindings(store: Store, query: Query, params: Mapping[str, str]) -> dict[str, Sequence[Term]]:
    """Return what each parameter is bound to in the graph.

    Raises QueryError for a parameter that is missing, that the query does not have, or that cannot be
    understood.
    """
    if not query.question:
        _check_known(params, syntax.variables(query.sparql), query)
        return {name: [guessed(text)] for name, text in params.items()}
    _check_known(params, {parameter.name for parameter in query.parameters}, query)
    given = {parameter: params.get(parameter.name, parameter.default) for parameter in query.parameters}
    missing = [parameter for parameter, text in given.items() if text is None and parameter.required]
    if missing:
        wanted = ", ".join(f"{parameter.name} ({parameter.description})" for parameter in missing)
        raise QueryError(f"{query.name} needs {wanted}; as: {query.call}")
    return {
        parameter.name: _understood(store, parameter, text) for parameter, text in given.items() if text is not None
    }


def _understood(store: Store, parameter: Parameter, text: str) -> Sequence[Term]:
    if parameter.type is ParameterType.TEXT:
        return [literal(text)]
    if parameter.type is ParameterType.RELATION:
        return [relation_called(text, list(Relation))]
    if parameter.type not in (ParameterType.NUMBER, ParameterType.INTEGER):
        return nodes_called(store, text, parameter.type)
    value = number(text)
    if value is None or (parameter.type is ParameterType.INTEGER and value.datatype != XSD_INTEGER):
        raise QueryError(f'{parameter.name} is to be a{_article(parameter)}, and "{text}" is none')
    return [value]


def _article(parameter: Parameter) -> str:
    return "n integer" if parameter.type is ParameterType.INTEGER else " number"


def _check_known(params: Mapping[str, str], known: frozenset[str] | set[str], query: Query) -> None:
    unknown = sorted(params.keys() - known)
    if unknown:
        takes = f"it takes {', '.join(sorted(known))}" if known else "it takes none"
        raise QueryError(f"{query.name} has no parameter {unknown[0]}; {takes}")


def _parsed(name: str, text: str) -> Query:
    """Read a query that may have a header, and need not."""
    if "# question:" not in text:
        return Query(name, "", (), text, {}, "")
    try:
        return parse_query(name, text)
    except ValueError as error:
        raise QueryError(str(error), place=name) from error


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise QueryError(f"cannot be read as a query ({error})", place=path) from error
