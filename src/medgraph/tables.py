"""Rows as people read them: a table in a terminal, plain columns in a pipe, HTML in a notebook.

What stands in the cells was written by strangers. Control characters are made visible instead of
obeyed; rich's markup and HTML are shown as the characters they are.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from medgraph.patterns import Pattern
from medgraph.prefixes import compact
from medgraph.rows import Rows
from medgraph.terms import XSD_BOOLEAN, XSD_DECIMAL, XSD_DOUBLE, XSD_INTEGER, BlankNode, Iri, Literal, Term

if TYPE_CHECKING:
    from rich.console import JustifyMethod
    from rich.table import Table

_NUMBERS = frozenset({XSD_INTEGER, XSD_DECIMAL, XSD_DOUBLE})
_LEAST = 8
# C0, DEL and C1 controls, what turns the direction of writing, line separators, lone surrogates.
_CONTROL = Pattern("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_BLANKS = Pattern(r"[ \t\r\n\f\v\u2028\u2029]+")


def readable(text: str) -> str:
    r"""Return a text on one line with nothing in it that a terminal would obey.

    >>> readable("a\n\x1b[31mred\u202e")
    'a ␛[31mred�'
    """
    return _CONTROL.sub(_visible, _BLANKS.sub(" ", text))


def cell(term: Term | None) -> str:
    """Return a term as a table shows it: short names for IRIs, yes and no for truth values.

    >>> cell(Iri("http://identifiers.org/hgnc/2928")), cell(None)
    ('HGNC:2928', '')
    """
    if term is None:
        return ""
    if isinstance(term, Iri):
        return readable(compact(term.value))
    if isinstance(term, BlankNode):
        return readable(f"_:{term.value}")
    return _literal_cell(term)


def columns(names: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the lines of a plain table of any values.

    >>> list(columns(("page", "facts"), [("a.md", 3)]))
    ['page  facts\\n----  -----\\na.md  3']
    """
    cells = tuple(tuple(Literal(readable(str(value))) for value in row) for row in rows)
    yield plain_table(Rows(tuple(names), cells)).rstrip("\n")


def plain_table(rows: Rows) -> str:
    """Return all columns side by side, two blanks apart, under their names.

    >>> print(plain_table(Rows(("drug", "exon"), ((Literal("casimersen"), Literal("45")),))), end="")
    drug        exon
    ----------  ----
    casimersen  45
    """
    lines = [list(rows.columns), *([cell(term) for term in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    return "".join(_padded(line, widths) + "\n" for line in lines)


def rich_table(rows: Rows) -> Table:
    """Return a table for a terminal.

    To leave room for sentences, a column of identifiers makes way for the column of their labels ("drug"
    for "drugLabel"), and a column without a value is left out; the other formats have all columns.
    """
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, caption=_count(len(rows)), caption_justify="left", padding=(0, 1))
    places = [place for place, name in enumerate(rows.columns) if _is_shown(rows, place, name)]
    for place in places:
        side: JustifyMethod = "right" if _numeric(rows, place) else "left"
        least = min(_LEAST, max((len(cell(row[place])) for row in rows), default=0))
        table.add_column(Text(rows.columns[place]), overflow="fold", justify=side, min_width=least)
    for row in rows:
        table.add_row(*(Text(cell(row[place])) for place in places))
    return table


def html_table(rows: Rows) -> str:
    """Return an HTML table; IRIs on the web are links.

    >>> html_table(Rows(("a",), ((Literal("<b>"),),))).count("&lt;b&gt;")
    1
    """
    head = "".join(f"<th>{html.escape(name)}</th>" for name in rows.columns)
    body = "".join(f"<tr>{''.join(f'<td>{_html_cell(term)}</td>' for term in row)}</tr>" for row in rows)
    caption = f"<caption>{_count(len(rows))}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


def _literal_cell(term: Literal) -> str:
    if term.datatype == XSD_BOOLEAN:
        return {"true": "yes", "false": "no"}.get(term.value, readable(term.value))
    return readable(term.value)


def _padded(line: list[str], widths: list[int]) -> str:
    return "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()


def _count(number: int) -> str:
    return "1 row" if number == 1 else f"{number or 'no'} rows"


def _is_shown(rows: Rows, place: int, name: str) -> bool:
    is_empty = len(rows) > 0 and all(row[place] is None for row in rows)
    return not is_empty and f"{name}Label" not in rows.columns


def _numeric(rows: Rows, place: int) -> bool:
    terms = [row[place] for row in rows if row[place] is not None]
    return bool(terms) and all(isinstance(term, Literal) and term.datatype in _NUMBERS for term in terms)


def _html_cell(term: Term | None) -> str:
    shown = html.escape(cell(term))
    if isinstance(term, Iri) and term.value.startswith(("http://", "https://")):
        return f'<a href="{html.escape(term.value)}" rel="noreferrer">{shown}</a>'
    return shown
