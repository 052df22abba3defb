"""The narrative of a label, marked up in SPL's few elements, to headings, paragraphs, items and rows.

openFDA hands the tables of a label out in the same markup. Source of the elements: FDA, "SPL Implementation Guide",
§2.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from medgraph.monographs.label.manuscript import Manuscript

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAX_SPAN = 60
_HEADING_WORDS = 14
_SILENT = frozenset({"footnote", "footnoteRef", "renderMultiMedia", "caption", "list", "table"})
_MARKED = re.compile(r"bold|underline|italics|emphasis", re.IGNORECASE)


def write_narrative(element: _Element, text: Manuscript, level: int) -> None:
    """Write down what an element holds; headings set as bold paragraphs come below `level`."""
    loose = _own_words(element)
    if loose:
        text.paragraph(loose)
    for child in element:
        name = name_of(child)
        if name == "paragraph":
            _write_paragraph(child, text, level)
        elif name == "list":
            _write_list(child, text, 1)
        elif name == "table":
            write_table(child, text)
        elif name == "content":
            write_narrative_of_content(child, text, level)
    for note in _footnotes(element):
        text.paragraph(note)


def write_narrative_of_content(element: _Element, text: Manuscript, level: int) -> None:
    """Write a content element that stands where paragraphs do."""
    if any(name_of(child) in ("paragraph", "list", "table") for child in element):
        write_narrative(element, text, level)
    else:
        text.paragraph(words_of(element))


def name_of(element: _Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def words_of(element: _Element) -> str:
    """Return an element's words in one line.

    >>> from medgraph.monographs.label.safe_xml import parse_xml
    >>> words_of(parse_xml("<text>75 x 10<sup>9</sup>/L<footnote>b</footnote> [<linkHtml>5.1</linkHtml>]</text>"))
    '75 x 10^9/L [5.1]'
    """
    return " ".join("".join(_inline(element)).split())


def _inline(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = name_of(child)
        if name == "br":
            yield " "
        elif name == "sup":
            yield _raised(element, child)
        elif name == "paragraph" or name == "item":
            yield f" {words_of(child)} "
        elif name not in _SILENT:
            yield from _inline(child)
        yield child.tail or ""


def _raised(parent: _Element, raised: _Element) -> str:
    """Return what is set above the line: "10^9"; a footnote's mark in a table stays as it is."""
    words = words_of(raised)
    previous = raised.getprevious()
    before = (previous.tail if previous is not None else parent.text) or ""
    return f"^{words}" if before[-1:].isdigit() and re.fullmatch(r"[-−–+]?\d+", words) else words


def _own_words(element: _Element) -> str:
    return " ".join((element.text or "").split())


def _write_paragraph(element: _Element, text: Manuscript, level: int) -> None:
    words = words_of(element)
    if _is_heading(element, words):
        text.heading(words.rstrip(" :"), level + 1)
    else:
        text.paragraph(words)
    for child in element:
        if name_of(child) == "list":
            _write_list(child, text, 1)
        elif name_of(child) == "table":
            write_table(child, text)


def _is_heading(element: _Element, words: str) -> bool:
    """Tell whether a paragraph is a line in bold, underlined or slanting type."""
    if not words or words.endswith((".", ",", ";")) or len(words.split()) > _HEADING_WORDS:
        return False
    if (element.text or "").strip() or any((child.tail or "").strip(" :") for child in element):
        return False
    return all(name_of(child) == "content" and _MARKED.search(child.get("styleCode", "")) for child in element)


def _write_list(element: _Element, text: Manuscript, level: int) -> None:
    for child in element:
        if name_of(child) == "caption":
            text.paragraph(words_of(child))
        elif name_of(child) == "item":
            text.item(words_of(child), level)
            for inner in child.iter():
                if name_of(inner) == "list" and inner is not child and _nearest_item(inner) is child:
                    _write_list(inner, text, level + 1)
                elif name_of(inner) == "table" and _nearest_item(inner) is child:
                    write_table(inner, text)


def _nearest_item(element: _Element) -> _Element | None:
    return next((above for above in element.iterancestors() if name_of(above) == "item"), None)


def write_table(element: _Element, text: Manuscript) -> None:
    """Write a table: its caption, its rows with spanning cells repeated, its notes."""
    for caption in element.iter("{*}caption"):
        if name_of(caption.getparent()) == "table":  # type: ignore[arg-type]
            text.paragraph(words_of(caption))
    rows = [row for row in element.iter("{*}tr") if name_of(row.getparent()) != "tfoot"]  # type: ignore[arg-type]
    for number, (row, cells) in enumerate(zip(rows, _grid(rows), strict=True)):
        text.row(cells, header=_names_columns(row, number, cells))
    for row in element.iter("{*}tr"):
        if name_of(row.getparent()) == "tfoot":  # type: ignore[arg-type]
            text.paragraph(words_of(row))


def _grid(rows: list[_Element]) -> Iterator[list[str]]:
    """Yield the words of the cells of each row, a cell that spans columns or rows in each that it covers."""
    reaching: dict[int, tuple[int, str]] = {}
    for row in rows:
        cells: list[str] = []
        below: dict[int, tuple[int, str]] = {}
        for cell in (child for child in row if name_of(child) in ("td", "th")):
            _reach_down(cells, reaching, below)
            words, down = words_of(cell), _number(cell, "rowspan")
            for _ in range(_number(cell, "colspan")):
                if down > 1:
                    below[len(cells)] = (down - 1, words)
                cells.append(words)
        _reach_down(cells, reaching, below)
        reaching = below
        yield cells


def _reach_down(cells: list[str], reaching: dict[int, tuple[int, str]], below: dict[int, tuple[int, str]]) -> None:
    while len(cells) in reaching:
        rows, words = reaching[len(cells)]
        if rows > 1:
            below[len(cells)] = (rows - 1, words)
        cells.append(words)


def _number(cell: _Element, name: str) -> int:
    stated = cell.get(name, "")
    return max(1, min(int(stated), _MAX_SPAN)) if stated.isascii() and stated.isdigit() and len(stated) < 6 else 1


_OF_ARM = re.compile(r"\(?\bN\s*=\s*\d|%\s*\)?$", re.IGNORECASE)


def _names_columns(row: _Element, number: int, cells: list[str]) -> bool:
    """Tell whether a row names the columns: it is in the head, of header cells, or the first and tells of arms."""
    parent = row.getparent()
    marked = all(name_of(cell) == "th" for cell in row)
    return (
        (parent is not None and name_of(parent) == "thead")
        or marked
        or (number == 0 and any(map(_OF_ARM.search, cells[1:])))
    )


def _footnotes(element: _Element) -> Iterator[str]:
    """Yield the footnotes below an element, once each."""
    for note in element.iter("{*}footnote"):
        yield words_of(note)
