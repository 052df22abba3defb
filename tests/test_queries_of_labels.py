"""Questions that only labels answer, asked of labels of our own making."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import rdflib
from tests.labels import OF_KNOWN_DRUGS

import medgraph
from medgraph.prefixes import PREFIXES
from medgraph.queries import ask
from medgraph.store import Store, open_graph

SET_ID, OTHER = (str(label["set_id"]) for label in OF_KNOWN_DRUGS.values())

# name, parameters, columns, rows
EXPECTED: list[tuple[str, dict[str, str], str, list[tuple[Any, ...]]]] = [
    (
        "drugs-by-identifier",
        {"identifier": "AIW6036FAS"},
        "drugLabel relationLabel substance page path",
        [("eteplirsen", "unii", "eteplirsen", OTHER, "/openfda/unii/0")],
    ),
    (
        "drugs-by-identifier",
        {"identifier": "6153CWM0CL"},
        "drugLabel relationLabel substance",
        [("warfarin", "unii", "warfarin sodium")],
    ),
    ("drugs-by-identifier", {"identifier": "855290"}, "drugLabel relationLabel", [("warfarin", "rxcui")]),
    ("drugs-by-identifier", {"identifier": "12345-678"}, "drugLabel relationLabel", [("warfarin", "ndc")]),
    ("drugs-by-identifier", {"identifier": SET_ID}, "drugLabel relationLabel", [("warfarin", "set id")]),
    ("drugs-by-identifier", {"identifier": "NDA000001"}, "drugLabel", [("warfarin",)]),
    ("drugs-by-identifier", {"identifier": "NDA000002"}, "drugLabel", []),
    (
        "label-versions",
        {},
        "drugLabel setId version effectiveDate manufacturer",
        [
            ("eteplirsen", OTHER, "1", "2024-02-29", None),
            ("warfarin", SET_ID, "3", "2023-01-14", "Made Up Labs"),
        ],
    ),
    ("label-versions", {"drug": "Exondys 51"}, "setId", [(OTHER,)]),
    ("label-versions", {"drug": "UNII:AIW6036FAS"}, "setId", [(OTHER,)]),
]


@pytest.fixture(scope="module")
def store(telling: Path) -> Store:
    return open_graph(telling)


@pytest.fixture(scope="module")
def graph(telling: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(telling / "medgraph.ttl")


@pytest.mark.parametrize(("name", "params", "columns", "rows"), EXPECTED, ids=[f"{c[0]} {c[1]}" for c in EXPECTED])
def test_the_answer(store: Store, name: str, params: dict[str, str], columns: str, rows: list[tuple[Any, ...]]) -> None:
    assert ask(store, name, params).values(*columns.split()) == rows  # type: ignore[union-attr]


MATCHES = """SELECT ?how ?identifier WHERE {
    <https://w3id.org/medgraph/drug/%s> ?how ?identifier .
    FILTER(?how IN (skos:exactMatch, skos:closeMatch, skos:relatedMatch))
    FILTER(REGEX(STR(?identifier), "unii|RXNORM")) } ORDER BY ?how ?identifier"""
LINKED = {
    "eteplirsen": {("exactMatch", "unii/AIW6036FAS")},
    "warfarin": {
        ("closeMatch", "unii/6153CWM0CL"),
        ("relatedMatch", "RXNORM/855288"),
        ("relatedMatch", "RXNORM/855290"),
    },
    "warfarin-sodium": {("exactMatch", "unii/6153CWM0CL")},
}


@pytest.mark.parametrize(("drug", "links"), LINKED.items(), ids=list(LINKED))
def test_identifiers_are_linked_as_far_as_a_label_tells(
    graph: rdflib.Graph, drug: str, links: set[tuple[str, str]]
) -> None:
    found = graph.query(MATCHES % drug, initNs=PREFIXES)
    assert {(str(how).rpartition("#")[2], "/".join(str(node).rsplit("/", 2)[1:])) for how, node in found} == links  # type: ignore[misc]


def test_an_ingredient_that_a_label_states_is_exported_once(telling: Path, tmp_path: Path) -> None:
    medgraph.open(telling).export("kgx", tmp_path / "kgx")
    edges = (tmp_path / "kgx" / "edges.tsv").read_text(encoding="utf-8").splitlines()
    assert len([edge for edge in edges if "drug/warfarin-sodium" in edge or "drug:warfarin-sodium" in edge]) == 1


def test_what_holds_of_a_label_stands_on_the_label(graph: rdflib.Graph) -> None:
    mg = rdflib.Namespace(PREFIXES["mg"])
    [version] = graph.subjects(mg.setId, rdflib.Literal(SET_ID))
    assert graph.value(version, mg.effectiveDate) == rdflib.Literal("2023-01-14", datatype=rdflib.XSD.date)
    assert str(graph.value(version, mg.versionOf)).endswith(f"/label/{SET_ID}")
    assert str(graph.value(version, mg.applicationNumber)) == "NDA000001"
    drug = rdflib.URIRef("https://w3id.org/medgraph/drug/warfarin")
    assert not {mg.setId, mg.effectiveDate, mg.applicationNumber} & set(graph.predicates(drug))
    assert {str(code) for code in graph.objects(drug, mg.ndc)} == {"12345-678"}
