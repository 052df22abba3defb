"""Text as XML can hold it, for every format that is written as XML."""

from __future__ import annotations

from xml.sax.saxutils import escape

from medgraph.patterns import Pattern

_NOT_IN_XML = Pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    r"""Spell a text: escaped, with a mark for what XML cannot hold; a bare CR would be read back as LF.

    >>> xml_text("a < b\x00\r")
    'a &lt; b\ufffd&#13;'
    """
    return escape(_NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text), {"\r": "&#13;"})
