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
    ("[[ HEARTCARD v2 ]]  CARD 3 OF 9\nNitrate spray.\n[end]", "prose"),
    ("[[Casimersen]] is a drug, see [[eteplirsen]]", "prose"),
    ('[[{"a": 1}]]', "openfda"),
    ("Casimersen is given weekly.\n", "prose"),
    ("def f(x):\n    return {'a': x}\n", "prose"),
    ("Two cups of flour\nOne egg\n", "prose"),
    ('{"openfda": {}}', "openfda"),
    ("{}", "openfda"),
    ('\ufeff\n[{"a": 1}]\n', "openfda"),
    ("<!DOCTYPE html><html><body>x</body></html>", "html"),
    ("<!-- x -->\n<HTML lang='en'>", "html"),
    ("<div><p>a</p><p>b</p></div>", "html"),
    ("\ufeff<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'>\n<html xmlns='x'>", "html"),
    ("<dl><dt>Dose</dt><dd>5 mg</dd><dt>Route</dt><dd>oral</dd></dl>", "html"),
    ("<meta charset=utf-8><p>x", "html"),
    ("Exemplin\n" + "<p>one</p>" * 10, "html"),
    ("<p>a</p>\n<ul>\n<li>b</li>\n- c\n</ul>\n<p>d</p>", "html"),
    ("<b>Dose</b>\n\n- 5 mg\n- 10 mg\n\n<p>x</p><p>y</p>\n", "markdown"),
    ("**Dose**\n\n" + "<table><tr><td>1</td></tr></table>\n" * 9, "markdown"),
    ("<?xml version='1.0'?><document/>", "xml"),
    ("<document xmlns='urn:hl7-org:v3'>", "spl"),
]


@pytest.mark.parametrize(("source", "name"), KNOWN)
def test_format(source: str, name: str) -> None:
    assert format_of(source).name == name


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<?xml version='1.0'?><feed/>", "XML of another kind than a drug label: <feed>"),
        ("<ClinicalDocument xmlns='urn:hl7-org:v3'/>", "XML of another kind than a drug label: <ClinicalDocument>"),
        ("<?xml ?>", "broken XML: "),
        ('{"a": 1}', "a JSON record without a section of a drug label"),
        ('{"a": ', "broken JSON: "),
    ],
)
def test_markup_and_data_that_are_no_label_are_refused_by_name(source: str, message: str) -> None:
    with pytest.raises(UnreadableInputError, match=f"^{message}"):
        parse_monograph(source)
