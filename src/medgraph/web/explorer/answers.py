"""Answers to queries as pages show them: a table of terms, a chart where there are numbers, files to take home.

A table shows the first rows; a download has all of them. What a spreadsheet would take for a formula is given an
apostrophe in the CSV for people (the endpoint's own CSV is that of the standard, to the letter).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from medgraph.export.turtle import turtle
from medgraph.prefixes import compact
from medgraph.queries import bindings as bindings_of
from medgraph.queries import catalogue
from medgraph.rows import Rows
from medgraph.store import Answer, Store
from medgraph.terms import XSD_DECIMAL, XSD_DOUBLE, XSD_INTEGER, BlankNode, Iri, Literal, Term, python_value
from medgraph.visualisation import shown
from medgraph.web.explorer.addresses import address
from medgraph.web.explorer.rendering import shown_query

SHOWN = 500
_CHARTED = 60
_LONGEST = 600
_NUMBERS = frozenset({XSD_INTEGER, XSD_DECIMAL, XSD_DOUBLE})
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


@dataclass(frozen=True, slots=True)
class Cell:
    """A term as it is shown, with the address of its page if it has one."""

    text: str
    address: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A bar of a chart: its name, its value as written, and its length in per cent of the longest."""

    name: str
    value: str
    length: float


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as a page shows it: columns and rows, or a truth value, or triples as a text."""

    sparql: str
    total: int = 0
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    chart: tuple[Stroke, ...] = ()
    charted: str = ""
    truth: bool | None = None
    turtle: str | None = None


Given: TypeAlias = tuple[tuple[str, str], ...]
"""Parameters of a question with what was typed."""
Known: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""Those of them of which it is known already what nodes they name."""


def asked_question(store: Store, name: str, given: Given, known: Known = ()) -> Shown:
    """Ask a question of the catalogue for a page."""
    query, nodes = catalogue()[name], {name: [Iri(iri) for iri in iris] for name, iris in known}
    left = tuple(one for one in query.parameters if one.name not in nodes)
    bound = bindings_of(store, replace(query, parameters=left), {k: v for k, v in given if k not in nodes}) | nodes
    return shown_answer(store.query(query.sparql, bound), shown_query(query.sparql, bound))


def asked_sparql(store: Store, sparql: str) -> Shown:
    """Ask a query as typed for a page."""
    return shown_answer(store.query(sparql), sparql)


def shown_answer(answer: Answer, sparql: str) -> Shown:
    """Return an answer as a page shows it."""
    if isinstance(answer, bool):
        return Shown(sparql, truth=answer)
    if not isinstance(answer, Rows):
        return Shown(sparql, total=len(answer), turtle="".join(turtle(answer[: 4 * SHOWN])))
    places = [place for place, name in enumerate(answer.columns) if f"{name}Label" not in answer.columns]
    rows = tuple(tuple(_cell(answer, row, place) for place in places) for row in answer.rows[:SHOWN])
    columns = tuple(answer.columns[place] for place in places)
    charted, chart = _chart(columns, rows)
    return Shown(sparql, len(answer), columns, rows, chart, charted)


def _cell(answer: Rows, row: Sequence[Term | None], place: int) -> Cell:
    """Return a cell; a label leads to the page of the thing whose column it stands for."""
    term, name = row[place], answer.columns[place]
    if term is None:
        return Cell("")
    if isinstance(term, Iri):
        return Cell(shown(compact(term.value), _LONGEST), address(term.value, compact(term.value)))
    if isinstance(term, BlankNode):
        return Cell(f"_:{term.value}")
    thing = (
        row[answer.columns.index(name.removesuffix("Label"))] if name.removesuffix("Label") in answer.columns else None
    )
    to = address(thing.value, term.value) if isinstance(thing, Iri) else ""
    return Cell(shown(term.value, _LONGEST), to, term.datatype in _NUMBERS)


def _chart(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> tuple[str, tuple[Stroke, ...]]:
    """Return a chart of the first column of numbers, over the first column of names, if there are such."""
    numbers = [place for place in range(len(columns)) if any(row[place].number for row in rows)]
    names = [place for place in range(len(columns)) if place not in numbers]
    if not numbers or not names or not 1 < len(rows) <= _CHARTED:
        return "", ()
    values = [_value(row[numbers[0]]) for row in rows]
    most = max(values, default=0)
    if most <= 0 or min(values) < 0:
        return "", ()
    strokes = (
        Stroke(row[names[0]].text, row[numbers[0]].text, round(100 * value / most, 2))
        for row, value in zip(rows, values, strict=True)
        if row[numbers[0]].number
    )
    return columns[numbers[0]], tuple(strokes)


def _value(cell: Cell) -> float:
    try:
        return float(cell.text) if cell.number else 0.0
    except ValueError:
        return 0.0


def download(store: Store, sparql: str, form: str) -> str:
    """Return an answer as a file: csv (for a spreadsheet), tsv, json, or ttl for triples."""
    answer = store.query(sparql)
    if isinstance(answer, bool):
        return '{"head": {}, "boolean": ' + str(answer).lower() + "}\n"
    if not isinstance(answer, Rows):
        return "".join(turtle(answer))
    return {"tsv": answer.to_tsv, "json": answer.to_json}.get(form, lambda: "".join(safe_csv(answer)))()


def safe_csv(rows: Rows) -> Iterator[str]:
    """Yield the lines of a CSV in which no text is a formula; numbers stay numbers.

    >>> "".join(safe_csv(Rows(("a", "n"), ((Literal("=1+1"), Literal("-2", XSD_INTEGER)),))))
    "a,n\\r\\n'=1+1,-2\\r\\n"
    """
    file = io.StringIO()
    writer = csv.writer(file)
    for line in (rows.columns, *([_safe(term) for term in row] for row in rows)):
        writer.writerow(line)
        yield file.getvalue()
        file.seek(0)
        file.truncate()


def _safe(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, Literal) and term.datatype in _NUMBERS and not isinstance(python_value(term), str):
        return term.value
    text = f"_:{term.value}" if isinstance(term, BlankNode) else term.value
    return f"'{text}" if text.lstrip(" \ufeff").startswith(_FORMULA) else text
