"""XML from strangers, parsed safely: no document types and so no entities but XML's own, no network, bounded depth.

libxml2 bounds the depth (256) and the length of a text (10 MB) by itself as long as `huge_tree` is off; labels are
less deep than that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from medgraph.errors import UnreadableInputError
from medgraph.patterns import Pattern

if TYPE_CHECKING:
    from lxml.etree import XPath, _Element

MAX_DEPTH = 100
_DECLARATION = Pattern(r"^\ufeff?\s*<\?xml\b[^>]{0,200}\?>")
_DOCTYPE = Pattern(r"\ufeff?(?:\s|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)
_SAFELY: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def parse_xml(text: str) -> _Element:
    """Return the root of a document, decoded already; UnreadableInputError tells what is wrong with it, and the line.

    >>> parse_xml("<list><item>one</item></list>").tag
    'list'
    """
    from lxml import etree

    if _DOCTYPE.match(text):
        raise UnreadableInputError("XML with a document type of its own, which labels have not")
    try:
        root = etree.fromstring(_DECLARATION.sub("", text, count=1).encode(), etree.XMLParser(**_SAFELY))
    except etree.XMLSyntaxError as error:
        raise UnreadableInputError(f"broken XML: {(error.msg or 'no document').lower()}") from error
    if _deep()(root):
        raise UnreadableInputError(f"XML deeper than {MAX_DEPTH} levels")
    return root


def leading_children(data: bytes, end: str) -> Iterator[_Element]:
    """Yield the root's children up to one of the name `end`, each without what is in it; none where the XML breaks.

    >>> [child.get("root") for child in leading_children(b'<a><id root="1"/><b/><id root="2"/></a>', "b")]
    ['1']
    """
    from lxml import etree

    depth = 0
    try:
        for event, element in etree.iterparse(BytesIO(data), ("start", "end"), **_SAFELY):
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 2:
                if element.tag == end:
                    return
                yield element
    except etree.XMLSyntaxError:
        return


@cache
def _deep() -> XPath:
    """Return the question whether a document is too deep."""
    from lxml import etree

    return etree.XPath(f"boolean({'/*' * (MAX_DEPTH + 1)})")
