"""The formats that a page may have: how each is told by its content, and who reads it.

The table is gone through from top to bottom and the first format that knows its own reads the page. A new format is
one module with `is_…` and `read_…`, and one row here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from medgraph.monographs.html import is_html, read_html
from medgraph.monographs.label.openfda import read_openfda_reply
from medgraph.monographs.label.spl import read_spl
from medgraph.monographs.markdown import is_markdown, read_markdown
from medgraph.monographs.page import Page
from medgraph.monographs.prose import is_prose, read_prose
from medgraph.patterns import Pattern

_XML = Pattern(r"\s*<\?xml[\s?]")
_ROOT = Pattern(r"\s*<(?:!DOCTYPE\s|[A-Za-z][\w.-]{0,60}(?::[\w.-]{1,60})?\s[^<>]{0,500}xmlns)")
_ROOT_LENGTH = 2_000
_JSON_OBJECT = Pattern(r"\s*\{\s*(?:\"|\})")
_JSON_ARRAY = Pattern(r"\s*\[(?:\s*\[)*\s*[{\"\d\]]")


class Format(NamedTuple):
    """A format: its name, whether a text is of it, and how to read that text."""

    name: str
    knows: Callable[[str], bool]
    read: Callable[[str], Page]


def is_json(text: str) -> bool:
    """Tell whether a text begins as a JSON object or is bracketed as an array."""
    bare = text.lstrip("\ufeff")
    return bool(_JSON_OBJECT.match(bare) or (_JSON_ARRAY.match(bare) and text.rstrip().endswith("]")))


def is_spl(text: str) -> bool:
    """Tell whether a text begins as a document of HL7's version 3."""
    return is_xml(text) and "urn:hl7-org:v3" in text[:_ROOT_LENGTH]


def is_xml(text: str) -> bool:
    """Tell whether a text begins as an XML document."""
    bare = text.lstrip("\ufeff")
    return bool(_XML.match(bare) or _ROOT.match(bare))


def _is_any(_text: str) -> bool:
    return True


FORMATS: tuple[Format, ...] = (
    Format("openfda", is_json, read_openfda_reply),
    Format("spl", is_spl, read_spl),
    Format("html", is_html, read_html),
    Format("xml", is_xml, read_spl),
    Format("markdown", is_markdown, read_markdown),
    Format("prose", is_prose, read_prose),
    Format("markdown", _is_any, read_markdown),
)


def format_of(text: str) -> Format:
    """Return the format of a text.

    >>> format_of("# Casimersen").name, format_of("It is given weekly.").name, format_of("<html>").name
    ('markdown', 'prose', 'html')
    """
    return next(each for each in FORMATS if each.knows(text))
