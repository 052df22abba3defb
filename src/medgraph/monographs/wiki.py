"""Wiki markup ("== Dosage ==", '''bold''', [[link]]): what of it differs from markdown.

A page with more wiki headings than markdown's is a wiki page: there "#" numbers an item, ";" and ":" set a
term and what is said of it, apostrophes stress, double brackets link, and a <ref> is a note that stands
elsewhere.
"""

from __future__ import annotations

import re

from medgraph.model import Span
from medgraph.monographs.draft import Edit
from medgraph.monographs.inline import Marks
from medgraph.patterns import Pattern

_HEADING = Pattern(r"^(={1,6})[^=\n]{1,120}\1[ \t]*$", re.MULTILINE)
_MARKDOWN_HEADING = Pattern(r"(?:\A|\n[ \t]*\n)#{1,6} ")
_STRESS = Pattern(r"'{5}|'{3}|'{2}")
_LINK = Pattern(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_ITEM = Pattern(r"([#*]{1,6})[ \t]*(?=[^\s#*])")
_TERM = Pattern(r";[ \t]*(.{1,200}?)[ \t]*:(?=[ \t]|$)")


def is_wiki(text: str) -> bool:
    """Tell whether a text has wiki headings, and more of them than of markdown's.

    >>> is_wiki("== Dosage ==\\nOnce weekly."), is_wiki("## Dosage\\nOnce weekly.")
    (True, False)
    """
    headings = len(_HEADING.findall(text))
    return headings > 0 and headings > len(_MARKDOWN_HEADING.findall(text))


def item_mark(text: str) -> re.Match[str] | None:
    """Match the mark of a wiki list item; its length is the item's depth."""
    return _ITEM.match(text)


def term(text: str) -> re.Match[str] | None:
    """Match "; term :" at a line's beginning; group 1 is the term."""
    return _TERM.match(text)


def find_wiki_marks(text: str, start: int, end: int, marks: Marks) -> None:
    """Add the wiki marks of one block: apostrophes and links.

    >>> marks = Marks()
    >>> find_wiki_marks("'''Patisiran''' in [[liver|hepatocytes]]", 0, 40, marks)
    >>> [text.start for text in marks.edits], marks.strong
    ([0, 12, 19, 38], [Span(start=3, end=12)])
    """
    opened: dict[int, int] = {}
    for stress in _STRESS.finditer(text, start, end):
        width = stress.end() - stress.start()
        if width not in opened:
            opened[width] = stress.start()
            continue
        opening = opened.pop(width)
        marks.edits += Edit(opening, opening + width), Edit(stress.start(), stress.end())
        if width != 2:
            marks.strong.append(Span(opening + width, stress.start()))
    for link in _LINK.finditer(text, start, end):
        marks.edits += Edit(link.start(), link.start(1)), Edit(link.end(1), link.end())
