"""XML from strangers, parsed safely: no entities but XML's own, no network, bounded depth and size.

libxml2 bounds the depth (256) and the length of a text (10 MB) by itself as long as `huge_tree` is off.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medgraph.errors import UnreadableInputError

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml\b[^>]{0,200}\?>")


def parse_xml(text: str) -> _Element:
    """Return the root of a document, decoded already; UnreadableInputError tells what is wrong with it, and the line.

    >>> parse_xml("<list><item>one</item></list>").tag
    'list'
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_DECLARATION.sub("", text, count=1).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableInputError(f"broken XML: {(error.msg or 'no document').lower()}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableInputError("XML with a document type of its own, which labels have not")
    return root
