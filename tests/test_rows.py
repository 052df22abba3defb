"""Rows: W3C forms as Oxigraph writes them, and tables that no page can break."""

from __future__ import annotations

import sys
from decimal import Decimal
from io import StringIO

import pyoxigraph as ox
import pytest
from rich.console import Console

from medgraph.errors import QueryError
from medgraph.rows import Rows
from medgraph.store import EmbeddedStore
from medgraph.tables import html_table, plain_table, rich_table
from medgraph.terms import XSD_DECIMAL, XSD_DOUBLE, XSD_INTEGER, Iri, Literal, literal

DATA = r"""
@prefix : <http://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a :p "tab\t newline\n quote\" comma, back\\slash", "é", "chat"@fr, 3, -2, true, 1.5, "30"^^xsd:decimal, 1e6 .
:a :p "P7D"^^xsd:duration, <http://example.org/b?x=1&y=2>, "", " lead", "cr\r" .
"""
SPARQL = "SELECT ?s ?o ?none { ?s ?p ?o OPTIONAL { ?o ?p ?none } } ORDER BY STR(?o)"


@pytest.fixture(scope="module")
def engine() -> ox.Store:
    store = ox.Store()
    store.load(DATA, format=ox.RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def rows(engine: ox.Store) -> Rows:
    return EmbeddedStore(engine).select(SPARQL)


def serialised(engine: ox.Store, form: ox.QueryResultsFormat) -> str:
    answer = engine.query(SPARQL)
    assert isinstance(answer, ox.QuerySolutions)
    return (answer.serialize(format=form) or b"").decode()


def test_csv_is_what_oxigraph_writes(engine: ox.Store, rows: Rows) -> None:
    assert rows.to_csv() == serialised(engine, ox.QueryResultsFormat.CSV)


def test_tsv_is_what_oxigraph_writes(engine: ox.Store, rows: Rows) -> None:
    assert rows.to_tsv() == serialised(engine, ox.QueryResultsFormat.TSV)


def test_json_says_what_oxigraph_says(engine: ox.Store, rows: Rows) -> None:
    theirs = serialised(engine, ox.QueryResultsFormat.JSON)
    assert solutions(rows.to_json()) == solutions(theirs)
    assert len(solutions(theirs)) == len(rows) == 14


def solutions(text: str) -> list[list[object]]:
    parsed = ox.parse_query_results(text, format=ox.QueryResultsFormat.JSON)
    assert isinstance(parsed, ox.QuerySolutions)
    return [list(solution) for solution in parsed]


def test_values_and_records() -> None:
    numbers = (
        Literal("1.50", XSD_DECIMAL),
        Literal("2", XSD_INTEGER),
        Literal("1e3", XSD_DOUBLE),
        literal(True),
    )
    odd = (Literal("many", XSD_INTEGER), None, Iri("http://e/a"), Literal("x"))
    rows = Rows(("a", "b", "c", "d"), (numbers, odd))
    assert rows.values() == [(Decimal("1.50"), 2, 1000.0, True), ("many", None, "http://e/a", "x")]
    assert rows.values("d", "b") == [(True, 2), ("x", None)]
    assert rows.records()[1] == {"a": "many", "b": None, "c": "http://e/a", "d": "x"}


def test_a_data_frame(rows: Rows) -> None:
    pytest.importorskip("pandas")
    frame = rows.to_dataframe()
    assert list(frame.columns) == ["s", "o", "none"]
    assert len(frame) == len(rows)


def test_without_pandas_the_error_says_what_to_install(rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(QueryError, match=r"pip install 'medgraph\[pandas\]'"):
        rows.to_dataframe()


HOSTILE = "\x1b]0;title\x07[red]bold[/red]\n<script>alert(1)</script>\u202egnp.exe\x9b2J"


def test_a_page_cannot_command_the_terminal() -> None:
    rows = Rows(("drugLabel", "sentence"), ((Literal("a"), Literal(HOSTILE)),))
    out = StringIO()
    Console(file=out, width=200, color_system=None).print(rich_table(rows))
    for text in (plain_table(rows), out.getvalue()):
        assert not set(text) & set("\x1b\x07\x9b\u202e")
        assert "[red]bold[/red] <script>" in text


def test_html_is_escaped() -> None:
    rows = Rows(("<b>",), ((Literal(HOSTILE),), (Iri('javascript:alert("x")'),), (Iri("http://e/?a=1&b"),)))
    shown = html_table(rows)
    assert "<script" not in shown and "<b>" not in shown and 'href="javascript' not in shown
    assert '<a href="http://e/?a=1&amp;b" rel="noreferrer">' in shown
    assert rows._repr_html_() == shown


def test_the_terminal_s_table_shows_labels_for_identifiers_and_no_empty_column() -> None:
    row = (Iri("http://e/a"), Literal("casimersen"), None, literal(45))
    table = rich_table(Rows(("drug", "drugLabel", "population", "exonNumber"), (row,)))
    assert [str(column.header) for column in table.columns] == ["drugLabel", "exonNumber"]
    assert table.columns[1].justify == "right"
    assert table.caption == "1 row"


def test_a_table_without_rows_has_its_columns() -> None:
    empty = Rows(("drug", "exon"), ())
    assert plain_table(empty) == "drug  exon\n----  ----\n"
    assert rich_table(empty).caption == "no rows"
