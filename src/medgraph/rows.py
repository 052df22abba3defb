"""The answer to a question: columns and rows of terms, and the W3C forms it is handed on in.

`to_json`, `to_csv` and `to_tsv` are SPARQL 1.1 Query Results JSON, CSV and TSV to the letter, so that any
SPARQL client reads them. What people read, in a terminal or a notebook, is made in `medgraph.tables`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from medgraph.errors import QueryError
from medgraph.patterns import Pattern
from medgraph.terms import (
    XSD_BOOLEAN,
    XSD_DECIMAL,
    XSD_DOUBLE,
    XSD_INTEGER,
    XSD_STRING,
    BlankNode,
    Iri,
    Literal,
    Term,
    n3,
    python_value,
)

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]

Value = str | bool | int | float | Decimal | None

# What Turtle, and so TSV, reads as a literal of this datatype without being told.
_BARE = {
    XSD_BOOLEAN: Pattern(r"true|false"),
    XSD_INTEGER: Pattern(r"[+-]?[0-9]+"),
    XSD_DECIMAL: Pattern(r"[+-]?[0-9]*\.[0-9]+"),
    XSD_DOUBLE: Pattern(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][+-]?[0-9]+"),
}


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of terms under named columns; None where a row has nothing in a column.

    >>> rows = Rows(("drug", "n"), ((Iri("http://e/a"), Literal("2", XSD_INTEGER)), (None, None)))
    >>> rows.records()
    [{'drug': 'http://e/a', 'n': 2}, {'drug': None, 'n': None}]
    >>> rows.to_csv()
    'drug,n\\r\\nhttp://e/a,2\\r\\n,\\r\\n'
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        """Yield the rows as terms."""
        return iter(self.rows)

    def first(self, number: int) -> Rows:
        """Return the first rows."""
        return Rows(self.columns, self.rows[:number])

    def values(self, *columns: str) -> list[tuple[Value, ...]]:
        """Return the rows as Python values, of these columns or of all."""
        places = [self.columns.index(name) for name in columns or self.columns]
        return [tuple(python_value(row[place]) for place in places) for row in self.rows]

    def records(self) -> list[dict[str, Value]]:
        """Return each row as a dictionary of Python values by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.values()]

    def records_by(self, column: str) -> dict[Value, list[dict[str, Value]]]:
        """Return the records that have the same value in a column, by that value, in the order of the rows.

        >>> Rows(("drug", "n"), ((Iri("http://e/a"), None), (Iri("http://e/a"), None))).records_by("drug").keys()
        dict_keys(['http://e/a'])
        """
        found: dict[Value, list[dict[str, Value]]] = {}
        for record in self.records():
            found.setdefault(record[column], []).append(record)
        return found

    def to_json(self) -> str:
        """Return SPARQL 1.1 Query Results JSON."""
        bindings = [
            {name: _json_term(term) for name, term in zip(self.columns, row, strict=True) if term is not None}
            for row in self.rows
        ]
        document = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    def to_csv(self) -> str:
        """Return SPARQL 1.1 Query Results CSV: plain values, lines ended by CR LF."""
        lines = [self.columns, *([_csv_value(term) for term in row] for row in self.rows)]
        return "".join(",".join(_csv_field(value) for value in line) + "\r\n" for line in lines)

    def to_tsv(self) -> str:
        """Return SPARQL 1.1 Query Results TSV: terms as in Turtle."""
        lines = [
            [f"?{name}" for name in self.columns],
            *([_tsv_term(term) for term in row] for row in self.rows),
        ]
        return "".join("\t".join(line) + "\n" for line in lines)

    def to_dataframe(self) -> pd.DataFrame:
        """Return a pandas DataFrame of Python values. Raises QueryError if pandas is not installed."""
        try:
            import pandas as pd
        except ImportError as error:
            raise QueryError("data frames need pandas; run: pip install 'medgraph[pandas]'") from error
        return pd.DataFrame(self.values(), columns=list(self.columns))

    def _repr_html_(self) -> str:
        from medgraph.tables import html_table

        return html_table(self)


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, Iri):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    plain = {"type": "literal", "value": term.value}
    if term.language:
        return plain | {"xml:lang": term.language}
    return plain if term.datatype == XSD_STRING else plain | {"datatype": term.datatype}


def _csv_value(term: Term | None) -> str:
    if term is None:
        return ""
    return f"_:{term.value}" if isinstance(term, BlankNode) else term.value


def _csv_field(text: str) -> str:
    quoted = text.replace('"', '""')
    return f'"{quoted}"' if any(mark in text for mark in ',"\r\n') else text


def _tsv_term(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, Literal) and term.datatype in _BARE and _BARE[term.datatype].fullmatch(term.value):
        return term.value
    return n3(term)
