"""Every question of the catalogue has the same answer on rdflib, row for row and as often.

The graphs are the golden one, and one built of pages of which several state the same triples. With
MEDGRAPH_LONG=1 the questions are asked of all sample pages, too.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
import rdflib

from medgraph import sparql as syntax
from medgraph.prefixes import PREFIXES
from medgraph.queries import bindings, catalogue
from medgraph.rows import Rows
from medgraph.store import EmbeddedStore, Store, open_graph
from medgraph.terms import XSD_STRING, Iri, Literal, Term

GOLDEN = Path(__file__).parent / "data" / "golden.trig"
NAMES = tuple(catalogue())
OF_LABELS = {"drugs-by-identifier", "label-versions"}
"""What only labels answer, which the golden graph has not."""


class Both(NamedTuple):
    """One graph in our store and in rdflib."""

    ours: Store
    theirs: rdflib.Graph


@pytest.fixture(scope="module")
def golden() -> Both:
    return Both(EmbeddedStore.from_file(GOLDEN), rdflib.Graph().parse(GOLDEN.with_suffix(".ttl")))


@pytest.fixture(scope="module")
def built(telling: Path) -> Both:
    return Both(open_graph(telling), rdflib.Graph().parse(telling / "medgraph.ttl"))


@pytest.fixture(scope="module")
def whole(sample: Path) -> Both:
    return Both(open_graph(sample / "build"), rdflib.Graph().parse(sample / "build" / "medgraph.ttl"))


def asked(name: str, both: Both, **params: str) -> Rows:
    """Ask a question of both, its example by default, and return the answer when it is the same."""
    query = catalogue()[name]
    bound = bindings(both.ours, query, params or query.example)
    answer = both.ours.select(query.sparql, bound)
    theirs = [
        tuple(_term(row[column]) for column in answer.columns)
        for row in both.theirs.query(syntax.bind(query.sparql, bound), initNs=PREFIXES)
        if isinstance(row, rdflib.query.ResultRow)
    ]
    assert Counter(theirs) == Counter(answer.rows)
    assert theirs == list(answer.rows)
    return answer


def _term(term: object) -> Term | None:
    if term is None:
        return None
    if isinstance(term, rdflib.URIRef):
        return Iri(str(term))
    assert isinstance(term, rdflib.Literal)
    return Literal(str(term), str(term.datatype or XSD_STRING), term.language or "")


@pytest.mark.parametrize("name", NAMES)
def test_on_the_golden_graph(name: str, golden: Both) -> None:
    assert asked(name, golden) or name in OF_LABELS


@pytest.mark.parametrize("name", NAMES)
def test_on_pages_that_say_something_to_every_question(name: str, built: Both) -> None:
    assert asked(name, built, **({"drug": "golodirsen"} if name == "reserved-statements" else {}))


if os.environ.get("MEDGRAPH_LONG"):

    @pytest.mark.parametrize("name", NAMES)
    def test_on_all_sample_pages(name: str, whole: Both) -> None:
        asked(name, whole)
