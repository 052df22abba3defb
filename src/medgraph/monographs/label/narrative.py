"""The narrative of a label, marked up in SPL's few elements, to headings, paragraphs, items and rows.

openFDA hands the tables of a label out in the same markup. Source of the elements: FDA, "SPL Implementation Guide",
§2.2.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medgraph.monographs.label.manuscript import Manuscript
from medgraph.monographs.label.markup import name_of, pieces_of, words_of
from medgraph.monographs.label.tables import write_table
from medgraph.patterns import Pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset({"paragraph", "list", "table", "renderMultiMedia"})
_HEADING_WORDS = 14
_MARKED = Pattern(r"bold|underline|italics|emphasis", re.IGNORECASE)


def write_narrative(element: _Element, text: Manuscript, level: int) -> None:
    """Write down what an element holds, then its footnotes; headings set as bold paragraphs come below `level`."""
    _write_flow(element, text, level)
    for note in element.iter("{*}footnote"):
        text.paragraph(words_of(note))


def _write_flow(element: _Element, text: Manuscript, level: int) -> None:
    for piece in pieces_of(element, _BLOCKS):
        if isinstance(piece, str):
            text.paragraph(piece)
        else:
            _write_block(piece, text, level)


def _write_block(element: _Element, text: Manuscript, level: int) -> None:
    name = name_of(element)
    if name == "list":
        _write_list(element, text, 1)
    elif name == "table":
        write_table(element, text)
    elif name == "renderMultiMedia":
        for caption in element.iterfind("{*}caption"):
            text.paragraph(words_of(caption))
    elif name == "paragraph" and all(isinstance(piece, str) for piece in pieces_of(element, _BLOCKS)):
        _write_paragraph(element, text, level)
    else:
        _write_flow(element, text, level)


def _write_paragraph(element: _Element, text: Manuscript, level: int) -> None:
    words = words_of(element)
    if _is_heading(element, words):
        text.heading(words.rstrip(" :"), level + 1)
    else:
        text.paragraph(words)


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
