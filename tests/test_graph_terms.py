"""Terms as text: whatever a page says, one term comes out, and every reader reads it back."""

from __future__ import annotations

import re
from decimal import Decimal

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, URIRef
from rdflib import Literal as RdflibLiteral

from medgraph.graph.ntriples import boolean, decimal, duration, integer, iri, literal
from medgraph.iris import concept_iri, drug_iri, exon_iri, graph_iri, monograph_iri, slug
from medgraph.vocabulary import XSD

HOSTILE = [
    "",
    '"',
    "\\",
    '\\"',
    "a\nb\rc\td",
    '"@en',
    '"^^<http://e/t>',
    "> <http://e/x> . <http://e/y",
    "<script>alert(1)</script>",
    "\x00\x01\x1f\x7f\x85\u2028\u2029\ufeff\ufffe\uffff",
    "\ud800",
    "ß😀é\u0301",
    "..",
    ".",
    "a/../b",
    "%zz%41",
    "a#b#c",
    "[1]",
    " ",
    "\\u0041\\U00000041",
]
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(), st.text(alphabet='"\\<>#%{}|^`\n\r ._:/@'))


def read_with_oxigraph(line: str) -> list[pyoxigraph.Quad]:
    return list(pyoxigraph.parse(line.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES))


@given(TEXTS)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    line = f"<x:s> <x:p> {literal(text)} .\n"
    whole = re.sub("[\ud800-\udfff]", "\ufffd", text)
    [quad] = read_with_oxigraph(line)
    assert quad.object == pyoxigraph.Literal(whole)
    assert list(Graph().parse(data=line, format="nt").objects()) == [RdflibLiteral(whole)]
    assert line.splitlines(keepends=True) == [line], "one line to whoever reads lines"


@given(TEXTS)
def test_names_become_one_iri(text: str) -> None:
    minted = (
        drug_iri(text),
        exon_iri(text, text),
        concept_iri("condition", text),
        monograph_iri(text),
        graph_iri(text),
    )
    for name in minted:
        assert iri(name) == f"<{name}>", "a minted IRI needs no further encoding"
        assert name.isascii()
        line = f"{iri(name)} <x:p> <x:o> .\n"
        [quad] = read_with_oxigraph(line)
        assert quad.subject == pyoxigraph.NamedNode(name)
        assert list(Graph().parse(data=line, format="nt").subjects()) == [URIRef(name)]


@given(TEXTS)
def test_an_iri_from_elsewhere_is_made_safe(text: str) -> None:
    term = iri("http://e/" + text)
    assert re.fullmatch(r"<http://e/[^<>\"{}|^`\\\x00-\x20]*>", term)
    [quad] = read_with_oxigraph(f"{term} <x:p> <x:o> .\n")
    assert isinstance(quad.subject, pyoxigraph.NamedNode)
    assert iri(term[1:-1]) == term, "encoding twice changes nothing"


@given(TEXTS, TEXTS)
def test_monographs_of_different_names_have_different_iris(one: str, other: str) -> None:
    assert (monograph_iri(one) == monograph_iri(other)) == (one == other)


@pytest.mark.parametrize("text", ["", "no scheme", "/path", "1:a", "<http://e/>"])
def test_what_has_no_scheme_is_no_iri(text: str) -> None:
    with pytest.raises(ValueError, match="absolute IRI"):
        iri(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=9))
def test_decimals_are_spelt_as_the_store_keeps_them(number: Decimal) -> None:
    assert_kept(decimal(number))


@given(
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(0, 999),
    st.integers(0, 99),
    st.integers(1, 99),
)
def test_durations_are_spelt_as_the_store_keeps_them(y: int, m: int, w: int, d: int, h: int, n: int) -> None:
    assert_kept(duration(f"P{y}Y{m}M{w}W{d}DT{h}H{n}M"))


@given(st.integers(-(10**15), 10**15), st.booleans())
def test_numbers_and_truth_values_are_spelt_as_the_store_keeps_them(number: int, truth: bool) -> None:
    assert_kept(integer(number))
    assert_kept(boolean(truth))


def assert_kept(term: str) -> None:
    store = pyoxigraph.Store()
    store.load(f"<x:s> <x:p> {term} .\n".encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    [quad] = store
    assert str(quad.object) == term


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("P7D", "P7D"),
        ("P1W", "P7D"),
        ("P3.5D", "P3DT12H"),
        ("PT12H", "PT12H"),
        ("PT24H", "P1D"),
        ("P4M", "P4M"),
        ("P14M", "P1Y2M"),
        ("P120D", "P120D"),
        ("P0D", "PT0S"),
        ("PT90M", "PT1H30M"),
    ],
)
def test_durations(written: str, canonical: str) -> None:
    assert duration(written) == f'"{canonical}"^^<{XSD.duration}>'


@pytest.mark.parametrize("text", ["weekly", "P", "PT", "once", "7", "P7", ""])
def test_what_is_no_duration_stays_a_text(text: str) -> None:
    assert duration(text) == literal(text)


@pytest.mark.parametrize(
    ("name", "segment"),
    [
        ("Casimersen", "casimersen"),
        ("ezetimibe / simvastatin", "ezetimibe-simvastatin"),
        ("insulin  glargine ", "insulin-glargine"),
        ("coenzyme Q10", "coenzyme-q10"),
        ('a"b>', "a%22b%3E"),
        ("..", "%2E%2E"),
    ],
)
def test_slugs(name: str, segment: str) -> None:
    assert slug(name) == segment
