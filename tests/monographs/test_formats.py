"""Formats are told by content; what cannot be read is refused by name."""

import pytest

from medgraph.errors import UnreadableInputError
from medgraph.monographs import parse_monograph
from medgraph.monographs.formats import format_of

KNOWN = [
    ("# Casimersen\n", "markdown"),
    ("---\ntitle: A\n---\nText.\n", "markdown"),
    ("- a\n- b\n", "markdown"),
    ("It is **bold**.\n", "markdown"),
    ("[Casimersen](https://a.b) is a drug.\n", "markdown"),
    ("<!-- a comment -->\n# Casimersen\n", "markdown"),
    ("<p align='center'>x</p>\n\n# Casimersen\n\n<p>y</p><p>z</p>\n", "markdown"),
    ("{Casimersen} is a drug.\n", "prose"),
    ("[see Warnings (5.1)] It is a drug.\n", "prose"),
    ("Casimersen is given weekly.\n", "prose"),
    ("def f(x):\n    return {'a': x}\n", "prose"),
    ("Two cups of flour\nOne egg\n", "prose"),
    ('{"openfda": {}}', "json"),
    ("{}", "json"),
    ('\ufeff\n[{"a": 1}]\n', "json"),
    ("<!DOCTYPE html><html><body>x</body></html>", "html"),
    ("<!-- x -->\n<HTML lang='en'>", "html"),
    ("<div><p>a</p><p>b</p></div>", "html"),
    ("<?xml version='1.0'?><document/>", "xml"),
    ("<document xmlns='urn:hl7-org:v3'>", "xml"),
]


@pytest.mark.parametrize(("source", "name"), KNOWN)
def test_format(source: str, name: str) -> None:
    assert format_of(source).name == name


@pytest.mark.parametrize(("source", "what"), [("<html>", "HTML"), ("<?xml ?>", "XML"), ('{"a": 1}', "JSON")])
def test_known_formats_without_a_reader_are_refused_by_name(source: str, what: str) -> None:
    with pytest.raises(UnreadableInputError, match=f"^looks like {what}; this version reads markdown and plain text$"):
        parse_monograph(source)
