"""A graph on real servers answers as the embedded one; loading it is checked; what is no graph of ours is said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.servers import oxigraph, virtuoso
from typer.testing import CliRunner

import medgraph
from medgraph.cli import app
from medgraph.errors import NoGraphError, QueryError, RemoteStoreError
from medgraph.queries import bindings, catalogue
from medgraph.store import EmbeddedStore, RemoteStore, Store, load, open_graph
from medgraph.store.exchange import Request
from medgraph.store.loading import Addresses
from medgraph.store.remote import MERGED
from medgraph.terms import Iri, literal

GOLDEN = Path(__file__).parent / "data" / "golden.trig"
NAMES = tuple(catalogue())


@pytest.fixture(scope="module")
def golden() -> EmbeddedStore:
    return EmbeddedStore.from_file(GOLDEN)


@pytest.fixture(scope="module", params=["golden", "telling"])
def on_oxigraph(
    request: pytest.FixtureRequest, golden: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, RemoteStore]]:
    embedded = golden
    if request.param == "telling":
        embedded = open_graph(request.getfixturevalue("telling")).local()
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as url:
        assert load(embedded, url).differences == []
        yield embedded, _remote(url)


@pytest.fixture(scope="module")
def on_virtuoso(golden: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RemoteStore]:
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as url, pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEDGRAPH_USER", "dba")
        patch.setenv("MEDGRAPH_PASSWORD", "dba")
        assert load(golden, url).differences == []
        yield _remote(url)


def _remote(url: str) -> RemoteStore:
    store = open_graph(url)
    assert isinstance(store, RemoteStore)
    return store


@pytest.mark.parametrize("name", NAMES)
def test_oxigraph_answers_row_for_row(name: str, on_oxigraph: tuple[Store, RemoteStore]) -> None:
    embedded, remote = on_oxigraph
    query = catalogue()[name]
    bound = bindings(remote, query, query.example)
    assert bound == bindings(embedded, query, query.example)
    assert remote.select(query.sparql, bound) == embedded.select(query.sparql, bound)


@pytest.mark.parametrize("name", NAMES)
def test_virtuoso_answers_row_for_row(name: str, golden: EmbeddedStore, on_virtuoso: RemoteStore) -> None:
    query = catalogue()[name]
    bound = bindings(on_virtuoso, query, query.example)
    ours, theirs = golden.select(query.sparql, bound), on_virtuoso.select(query.sparql, bound)
    assert theirs.columns == ours.columns
    assert Counter(theirs.rows) == Counter(ours.rows)  # its order is by the first letters of long texts


@pytest.mark.parametrize("least", ["2", "9"])
def test_virtuoso_counts_to_the_number_that_is_asked_for(
    least: str, golden: EmbeddedStore, on_virtuoso: RemoteStore
) -> None:
    query = catalogue()["shared-adverse-effects"]
    bound = bindings(golden, query, {**query.example, "least": least})
    assert on_virtuoso.select(query.sparql, bound) == golden.select(query.sparql, bound)


def test_what_virtuoso_cannot_compile_is_said_in_a_line(on_virtuoso: RemoteStore) -> None:
    query = catalogue()["shared-adverse-effects"]
    too_hard = re.sub(r"FILTER\(\?drugs > 1 .*", "FILTER(?drugs >= COALESCE(?least, ?ofDrugs))", query.sparql)
    with pytest.raises(RemoteStoreError, match="compiler error") as caught:
        on_virtuoso.select(too_hard, bindings(on_virtuoso, query, query.example))
    assert "\n" not in str(caught.value)


def test_virtuoso_has_the_merged_graph_by_its_name(golden: EmbeddedStore, on_virtuoso: RemoteStore) -> None:
    assert on_virtuoso.merged == MERGED
    assert len(on_virtuoso) == len(golden) > 1000  # more than it hands out at once
    assert Counter(on_virtuoso.quads()) == Counter(golden.quads())


def test_an_answer_that_virtuoso_cuts_is_an_error(on_virtuoso: RemoteStore) -> None:
    with pytest.raises(RemoteStoreError, match="1000 rows at most"):
        on_virtuoso.select("SELECT ?s { ?s ?p ?o }")
    assert len(on_virtuoso.select("SELECT ?s { ?s ?p ?o }", limit=7)) == 7


def test_all_of_a_graph_is_read(on_oxigraph: tuple[Store, RemoteStore]) -> None:
    embedded, remote = on_oxigraph
    assert len(remote) == len(embedded)
    assert remote.canonical_quads() == embedded.canonical_quads()
    assert remote.local().canonical_triples() == embedded.canonical_triples()
    drug = Iri("https://w3id.org/medgraph/drug/casimersen")
    assert set(remote.triples(drug)) == set(embedded.triples(drug)) != set()


def test_all_forms_of_query(on_oxigraph: tuple[Store, RemoteStore]) -> None:
    embedded, remote = on_oxigraph
    assert remote.ask("ASK { drug:casimersen a ?class }", {"class": [Iri("http://e/none")]}) is False
    asked = "CONSTRUCT { ?d rdfs:label ?l } WHERE { ?d a mg:Drug ; rdfs:label ?l }"
    assert remote.construct(asked) == embedded.construct(asked) != ()
    assert len(remote.select("SELECT ?s { ?s ?p ?o }", limit=3)) == 3
    assert remote.select("SELECT (?n + 1 AS ?m) {}", {"n": [literal(1)]}).values() == [(2,)]
    with pytest.raises(QueryError, match="cannot be answered"):
        remote.select("SELECT ?s { ?s ?p }")


@pytest.mark.parametrize("on_oxigraph", ["golden"], indirect=True)
def test_commands_and_python_read_a_server(on_oxigraph: tuple[Store, RemoteStore], tmp_path: Path) -> None:
    embedded, remote = on_oxigraph
    ours, theirs = medgraph.Graph(embedded), medgraph.open(remote.url)
    assert theirs.explain("casimersen", "targets exon") == ours.explain("casimersen", "targets exon")
    assert theirs.amenable("DMD", deletion="44") == ours.amenable("DMD", deletion="44")
    assert theirs.validate() == ours.validate()
    network, expected = theirs.network(drugs=["casimersen"]), ours.network(drugs=["casimersen"])
    assert list(network.edges(keys=True, data=True)) == list(expected.edges(keys=True, data=True))
    for to in ("turtle", "trig", "csv", "kgx"):
        texts = [
            [path.read_bytes() for path in one.export(to, tmp_path / str(n) / to)]
            for n, one in enumerate((ours, theirs))
        ]
        assert texts[0] == texts[1]
    asked = CliRunner().invoke(app, ["query", "drugs", "-g", remote.url, "--format", "csv", "--limit", "2"])
    assert len(asked.stdout.splitlines()) == 3
    assert "more than --limit" in asked.stderr


def test_loading_again_replaces_what_was_there(golden: EmbeddedStore, tmp_path: Path) -> None:
    small = EmbeddedStore.from_file(GOLDEN)
    page = small.graphs()[0]
    small.inner.remove_graph(next(iter(small.inner.named_graphs())))
    with oxigraph(tmp_path) as url:
        assert load(golden, url).differences == []
        loaded = load(small, url)
        assert loaded.differences == []
        assert len(loaded.found) == len(golden.graphs())
        assert page in golden.graphs()


@pytest.mark.parametrize("on_oxigraph", ["golden"], indirect=True)
def test_from_server_to_server(on_oxigraph: tuple[Store, RemoteStore], tmp_path: Path) -> None:
    embedded, remote = on_oxigraph
    with oxigraph(tmp_path) as url:
        assert medgraph.open(remote.url).load(url).differences == []
        assert open_graph(url).canonical_quads() == embedded.canonical_quads()


def test_a_file_of_one_s_own_is_loaded_with_its_blank_nodes(tmp_path: Path) -> None:
    file = tmp_path / "own.nq"
    lines = ["<http://e/a> <http://e/p> _:x <http://e/g> .", '_:x <http://e/p> "b" <http://e/g> .']
    file.write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "data").mkdir()
    with oxigraph(tmp_path / "data") as url:
        told = CliRunner().invoke(app, ["load", url, "-g", str(file)])
        assert told.exit_code == 0
        assert told.stderr == f"{url}: 2 triples in the default graph, 1 named graphs\n"
        remote = open_graph(url)
        assert len(remote.select("SELECT ?b { <http://e/a> <http://e/p> ?x . ?x <http://e/p> ?b }")) == 1


def test_a_server_that_answers_with_all_graphs_at_once(golden: EmbeddedStore, tmp_path: Path) -> None:
    with oxigraph(tmp_path, "--union-default-graph") as url:
        with pytest.raises(NoGraphError, match="this store is empty; load it with: medgraph load"):
            open_graph(url)
        loaded = load(golden, url)
        assert loaded.differences == []
        assert loaded.merged == MERGED
        store = _remote(url)
        query = catalogue()["drugs-targeting-exons"]
        bound = bindings(store, query, query.example)
        assert store.select(query.sparql, bound) == golden.select(query.sparql, bound)
        store.exchange.send(_request(url, f"DROP GRAPH <{MERGED.value}>"), lambda body: body.whole())
        with pytest.raises(NoGraphError, match="tells things twice"):
            open_graph(url)


def test_a_server_with_the_graphs_of_pages_only(golden: EmbeddedStore, tmp_path: Path) -> None:
    with oxigraph(tmp_path) as url:
        load(golden, url)
        store = _remote(url)
        store.exchange.send(_request(url, "CLEAR DEFAULT"), lambda body: body.whole())
        with pytest.raises(NoGraphError, match="no default graph of all they say"):
            open_graph(url)


def _request(url: str, update: str) -> Request:
    headers = {"Content-Type": "application/sparql-update"}
    return Request("POST", Addresses.of(url).update, update.encode(), headers)


ADDRESSES = [
    ("http://h:7878/query", "http://h:7878/update", "http://h:7878/store"),
    ("http://h/sparql", "http://h/sparql", "http://h/sparql-graph-crud"),
    ("http://h/sparql-auth", "http://h/sparql-auth", "http://h/sparql-graph-crud-auth"),
    ("http://h/repositories/r", "http://h/repositories/r/statements", "http://h/repositories/r/rdf-graphs/service"),
    ("http://h/else", "http://h/else", "http://h/else"),
]


@pytest.mark.parametrize(("query", "update", "graph_store"), ADDRESSES)
def test_where_updates_and_graphs_go(query: str, update: str, graph_store: str) -> None:
    assert Addresses.of(query) == Addresses(query, update, graph_store)
    assert Addresses.of(query, "http://u", "http://g") == Addresses(query, "http://u", "http://g")
