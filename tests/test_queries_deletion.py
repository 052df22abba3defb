"""The questions about deletions: SPARQL's arithmetic over exon nodes equals Python's, for every deletion of DMD.

A run asks of a share of the 3,160 deletions; with MEDGRAPH_LONG=1 of all.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations_with_replacement

import pytest
import rdflib
from tests.exon_graph import STATED, exon_store, exon_triples

from medgraph import sparql as syntax
from medgraph.amenability import Drugs, amenability_of, drugs_of
from medgraph.prefixes import PREFIXES
from medgraph.queries import catalogue
from medgraph.rows import Value
from medgraph.store import Store
from medgraph.terms import Iri, Term, literal
from medgraph.transcripts import transcript_of
from medgraph.variants import Change, Variant

DMD = transcript_of("DMD")
GENE = Iri("http://identifiers.org/hgnc/2928")
DELETIONS = list(combinations_with_replacement(range(1, len(DMD.exons) + 1), 2))
SKIPS, DRUGS = catalogue()["skips-for-deletion"].sparql, catalogue()["drugs-for-deletion"].sparql
WELL_KNOWN = [(48, 50), (52, 52), (49, 51), (1, 3)]
ASKED = DELETIONS if os.environ.get("MEDGRAPH_LONG") else [*WELL_KNOWN, *DELETIONS[::5]]


@pytest.fixture(scope="module")
def store() -> Store:
    return exon_store()


def _bound(first: int, last: int) -> dict[str, list[Term]]:
    return {"gene": [GENE], "first": [literal(first)], "last": [literal(last)]}


def _skips(rows: Iterable[Mapping[str, Value]]) -> list[tuple[Value, ...]]:
    """Return the runs of exons of an answer, sorted, each told by the gap that it makes."""
    runs = defaultdict(list)
    for row in rows:
        runs[row["leftNumber"], row["rightNumber"]].append(row["exonNumber"])
        assert row["together"]
    return sorted(tuple(run) for run in runs.values())


def _drugs(rows: Iterable[Mapping[str, Value]]) -> set[tuple[Value, ...]]:
    return {(row["drugLabel"], row["exonNumber"], row["sentence"]) for row in rows}


def _of_python(known: Drugs, first: int, last: int) -> tuple[list[tuple[int, ...]], set[tuple[Value, ...]]]:
    answer = amenability_of(Variant(DMD, Change.DELETION, first, last), known)
    skips = sorted(tuple(exon.number for exon in offer.skip.exons) for offer in answer.offers)
    drugs: set[tuple[Value, ...]] = {
        (drug.name, DMD.named(exon).number, source.quote or None)
        for offer in answer.offers
        for drug in offer.drugs
        for exon in drug.exons
        for source in drug.sources
    }
    return skips, drugs


def test_deletions_on_oxigraph(store: Store) -> None:
    known, found = drugs_of("DMD", store), set()
    for first, last in ASKED:
        skips, drugs = _of_python(known, first, last)
        assert _skips(store.select(SKIPS, _bound(first, last)).records()) == skips, (first, last)
        assert _drugs(store.select(DRUGS, _bound(first, last)).records()) == drugs, (first, last)
        found |= {drug for drug, _, _ in drugs}
    assert found <= {stated.fact.drug for stated, skips in STATED if skips}
    assert {"eteplirsen", "casimersen", "golodirsen", "mousesen", "backgroundsen", "fortyfoursen"} <= found


def test_a_share_of_them_on_rdflib(store: Store) -> None:
    graph = rdflib.Graph().parse(data=exon_triples(), format="nt")
    known = drugs_of("DMD", store)
    for first, last in WELL_KNOWN:
        skips, drugs = _of_python(known, first, last)
        assert _skips(_asked(graph, SKIPS, first, last)) == skips, (first, last)
        assert _drugs(_asked(graph, DRUGS, first, last)) == drugs, (first, last)


def _asked(graph: rdflib.Graph, sparql: str, first: int, last: int) -> list[dict[str, Value]]:
    result = graph.query(syntax.bind(sparql, _bound(first, last)), initNs=PREFIXES)
    names = [str(name) for name in result.vars or ()]
    return [{name: _value(row[name]) for name in names} for row in result if isinstance(row, rdflib.query.ResultRow)]


def _value(term: object) -> Value:
    value = term.toPython() if isinstance(term, rdflib.Literal) else term
    return value if isinstance(value, int) or value is None else str(value)


def test_exons_in_the_wrong_order_have_no_answer(store: Store) -> None:
    for sparql in (SKIPS, DRUGS):
        assert len(store.select(sparql, _bound(50, 48))) == 0
