"""The store: opening, asking with parameters, refusing what is no question."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

import medgraph
from medgraph.errors import NoGraphError, QueryError
from medgraph.sparql import bind, form
from medgraph.store import EmbeddedStore, Store, open_graph
from medgraph.terms import BlankNode, Iri, Literal, literal, n3

GOLDEN = Path(__file__).parent / "data" / "golden.trig"
E = "http://example.org/"
NUMBERS = [
    f'<{E}{name}> <{E}p> "{value}"^^<http://www.w3.org/2001/XMLSchema#integer> .'
    for name, value in (("a", 1), ("b", 5), ("c", 7))
]


@pytest.fixture(scope="module")
def golden() -> EmbeddedStore:
    return EmbeddedStore.from_file(GOLDEN)


@pytest.fixture(scope="module")
def numbers() -> Store:
    return EmbeddedStore.from_nquads(NUMBERS)


def test_a_file_of_named_graphs_gets_their_union_as_merged_graph(golden: Store) -> None:
    quads = list(golden.quads())
    merged = [quad[:3] for quad in quads if quad[3] is None]
    named = [quad[:3] for quad in quads if quad[3] is not None]
    assert len(merged) == len(set(merged)) == len(golden)
    assert set(merged) == set(named)
    assert len(named) > len(merged)


def test_every_triple_is_asked_once_though_several_pages_state_it(golden: Store) -> None:
    asked = "SELECT ?label { drug:casimersen rdfs:label ?label }"
    assert golden.select(asked).values() == [("casimersen",)]


def test_turtle_and_trig_hold_the_same_merged_graph(golden: Store) -> None:
    assert set(EmbeddedStore.from_file(GOLDEN.with_suffix(".ttl")).triples()) == set(golden.triples())


BOUND = {
    "filter in the outer group": "SELECT ?s { ?s <p> ?v FILTER(?v > ?least) }",
    "variable among the columns": "SELECT ?s ?least { ?s <p> ?v FILTER(?v > ?least) }",
    "filter in a subquery": "SELECT ?s { { SELECT ?s WHERE { ?s <p> ?v FILTER(?v > ?least) } } }",
    "filter in a union's branch": "SELECT ?s { { ?s <p> ?v FILTER(?v > ?least) } UNION { ?s <q> ?v } }",
    "filter in an optional": ("SELECT ?s { ?s <p> ?w OPTIONAL { ?s <p> ?v FILTER(?v > ?least) } FILTER(BOUND(?v)) }"),
    "exists": "SELECT ?s { ?s <p> ?w FILTER EXISTS { ?s <p> ?v FILTER(?v > ?least) } }",
    "minus": "SELECT ?s { ?s <p> ?w MINUS { ?s <p> ?v FILTER(?v <= ?least) } }",
    "expression": "SELECT ?s { ?s <p> ?v BIND(?v > ?least AS ?more) FILTER(?more) }",
    "braces in a text and a comment": 'SELECT ?s { # {\n ?s <p> ?v FILTER(?v > ?least && "{" != "}") }',
    "values of its own": "SELECT ?s { VALUES (?s ?x) { (<b> 1) (<c> 2) } ?s <p> ?v FILTER(?v > ?least) }",
    "aggregate": "SELECT ?s (COUNT(*) AS ?n) { ?s <p> ?v FILTER(?v > ?least) } GROUP BY ?s",
}


@pytest.mark.parametrize("sparql", BOUND.values(), ids=BOUND.keys())
def test_a_parameter_is_bound_wherever_it_stands(numbers: Store, sparql: str) -> None:
    absolute = "BASE <http://example.org/> " + sparql
    rows = numbers.select(absolute, {"least": [literal(3)]})
    assert {row[0] for row in rows} == {Iri(E + "b"), Iri(E + "c")}


def test_an_unbound_parameter_stays_free(numbers: Store) -> None:
    assert len(numbers.select(f"SELECT ?s {{ ?s <{E}p> ?v }}")) == 3


def test_several_values_are_alternatives(numbers: Store) -> None:
    rows = numbers.select(f"SELECT ?s {{ ?s <{E}p> ?v }} ORDER BY ?s", {"v": [literal(1), literal(7)]})
    assert rows.values() == [(E + "a",), (E + "c",)]


def test_ask_and_construct_take_parameters(numbers: Store) -> None:
    assert numbers.ask("ASK { ?s ?p ?v }", {"v": [literal(5)]})
    assert not numbers.ask("ASK { ?s ?p ?v }", {"v": [literal(6)]})
    built = numbers.construct(f"CONSTRUCT {{ ?s <{E}q> ?v }} WHERE {{ ?s ?p ?v }}", {"v": [literal(5)]})
    assert built == ((Iri(E + "b"), Iri(E + "q"), literal(5)),)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_becomes_syntax(text: str) -> None:
    store = EmbeddedStore.from_nquads([f'<{E}a> <{E}p> "x" .'])
    rows = store.select("SELECT ?text { ?s ?p ?o }", {"text": [Literal(text)]})
    assert rows.rows == ((Literal(text),),)


@pytest.mark.parametrize("iri", ["", "a b", "http://e/> } DROP ALL #", "http://e/\\", "http://e/\n", '"'])
def test_an_iri_that_would_be_syntax_is_refused(numbers: Store, iri: str) -> None:
    with pytest.raises(QueryError, match="cannot be asked for"):
        numbers.select("SELECT ?s { ?s ?p ?o }", {"s": [Iri(iri)]})


REFUSED = {
    "INSERT DATA { <http://e/a> <http://e/b> 1 }": "INSERT is refused",
    "# SELECT\nPREFIX select: <http://e/> DELETE WHERE { ?s ?p ?o }": "DELETE is refused",
    "DROP ALL": "DROP is refused",
    "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }": "SERVICE is refused",
    "SELECT * { { service silent <http://127.0.0.1/> { ?s ?p ?o } } }": "SERVICE is refused",
    "hello": "no SPARQL query",
    "": "no SPARQL query",
    "SELECT ?s { ?s ?p }": "cannot be answered",
    "SELECT ?s { ?s ?p ?o } ; DROP ALL": "cannot be answered",
}


@pytest.mark.parametrize(("sparql", "message"), REFUSED.items())
def test_refused_in_one_line(numbers: Store, sparql: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        numbers.query(sparql)
    assert "\n" not in str(caught.value)
    assert len(numbers) == 3


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ?p 'SERVICE' }",
        "SELECT * { ?SERVICE <http://e/service> ?o } # SERVICE",
        "ASK { ?s ex:SERVICE 1 }",
    ],
)
def test_the_word_service_may_be_spoken_of(sparql: str) -> None:
    assert form(sparql) in ("SELECT", "ASK")


@pytest.mark.parametrize(
    ("method", "sparql"),
    [("select", "ASK { ?s ?p ?o }"), ("ask", "SELECT * { ?s ?p ?o }"), ("construct", "ASK { ?s ?p ?o }")],
)
def test_another_form_than_wanted_is_an_error(numbers: Store, method: str, sparql: str) -> None:
    with pytest.raises(QueryError, match=f"a {method.upper()} query is wanted here"):
        getattr(numbers, method)(sparql)


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT * { ?s ?p 'the ?least' }", r"no variable \?least"),
        ("CONSTRUCT WHERE { ?s ?p ?least }", "full WHERE"),
    ],
)
def test_where_nothing_can_be_bound(sparql: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        bind(sparql, {"least": [literal(3)]})


def test_on_disk_and_read_only(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = EmbeddedStore.open(folder, read_only=False)
    store.load(GOLDEN.with_suffix(".ttl"))
    count = len(store)
    del store
    assert len(EmbeddedStore.open(folder)) == count > 0


def test_open_graph_finds_what_a_person_means(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "build").mkdir()
    line = NUMBERS[0].encode()
    (tmp_path / "build" / "medgraph.nq").write_bytes(line)
    (tmp_path / "two.nt").write_text("\n".join(NUMBERS[:2]))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MEDGRAPH_GRAPH", raising=False)
    assert len(open_graph()) == len(open_graph("build")) == 1
    monkeypatch.setenv("MEDGRAPH_GRAPH", "two.nt")
    assert (len(open_graph()), len(open_graph("build")), len(open_graph(tmp_path / "two.nt"))) == (2, 1, 2)


def test_a_folder_s_store_comes_before_its_file(tmp_path: Path) -> None:
    store = EmbeddedStore.open(tmp_path / "store", read_only=False)
    store.load_text("\n".join(NUMBERS), "nq")
    del store
    (tmp_path / "medgraph.nq").write_text(NUMBERS[0])
    assert len(open_graph(tmp_path)) == len(open_graph(tmp_path / "store")) == 3


NO_GRAPH = {
    "missing": "run: medgraph build PAGES -o build",
    "empty": "holds no graph",
    "broken": "cannot be opened",
    "notes.md": "not a kind of graph file",
    "broken.ttl": "cannot be read as a graph",
    "empty.ttl": "holds no triples",
    "http://": "no address of a server",
}


@pytest.mark.parametrize(("reference", "message"), NO_GRAPH.items())
def test_no_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: str, message: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken" / "store").mkdir(parents=True)
    (tmp_path / "broken" / "store" / "CURRENT").write_text("nonsense")
    (tmp_path / "notes.md").write_text("hello")
    (tmp_path / "broken.ttl").write_text("<a> <b>")
    (tmp_path / "empty.ttl").write_text("# nothing")
    with pytest.raises(NoGraphError, match=message) as caught:
        open_graph(reference)
    assert str(caught.value).startswith(reference)
    assert "\n" not in str(caught.value)


TERMS = [
    Iri("http://example.org/é"),
    BlankNode("b1"),
    Literal('a "quote", a \\ and\na line\r\t\x00\x7f'),
    Literal("chat", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", "fr"),
    literal(3),
    literal(True),
]


@pytest.mark.parametrize("term", TERMS, ids=n3)
def test_terms_come_back_as_they_went_in(term: Iri | BlankNode | Literal) -> None:
    store = EmbeddedStore.from_nquads([f"<{E}a> <{E}p> {n3(term)} ."])
    found = [object_ for _, _, object_ in store.triples(Iri(E + "a"), Iri(E + "p"))]
    assert type(found[0]) is type(term)
    if not isinstance(term, BlankNode):
        assert found == [term]
        assert list(store.triples(object_=term))


def test_blank_nodes_get_the_same_names_in_any_order() -> None:
    lines = [f"_:{x} <{E}p> <{E}{x}> ." for x in "abc"] + [f"_:a <{E}q> _:b ."]
    renamed = [line.replace("_:a", "_:zz") for line in reversed(lines)]
    assert EmbeddedStore.from_nquads(lines).canonical_quads() == EmbeddedStore.from_nquads(renamed).canonical_quads()


def test_dump_is_read_again_by_oxigraph(golden: EmbeddedStore) -> None:
    assert len(set(ox.parse(golden.dump("nq"), format=ox.RdfFormat.N_QUADS))) == len(list(golden.quads()))


def test_rdflib_reads_the_merged_graph_in_place(tmp_path: Path) -> None:
    store = EmbeddedStore.open(tmp_path / "store", read_only=False)
    store.load(GOLDEN)
    store.merge()
    del store
    graph = medgraph.open(tmp_path / "store")
    theirs = graph.rdflib()
    assert len(theirs) == len(graph)
    label = rdflib.URIRef("https://w3id.org/medgraph/drug/casimersen"), rdflib.RDFS.label
    assert [str(name) for name in theirs.objects(*label)] == ["casimersen"]
    with pytest.raises(RuntimeError, match="only possible on read-write"):
        theirs.add((rdflib.URIRef(E), rdflib.RDFS.label, rdflib.Literal("x")))


def test_the_first_rows_alone_are_looked_for(numbers: Store) -> None:
    crossed = "SELECT ?a { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f }"
    assert len(numbers.select(crossed, limit=5)) == 5
    assert len(numbers.select(crossed)) == 27


EVERY_KIND = r"""PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
<http://e/é%20> <http://e/p> <http://e/o> , _:b , "" , "plain" , "tab\t quote\" back\\slash \\u0041 \n\r\u0008" ,
  "\u0085\u2028é" , "x"@en-GB , 0 , -5 , 01 , 0.5 , -1.5 , 7.0 , 1e5 , true , "1"^^xsd:boolean , "INF"^^xsd:double ,
  "P7D"^^xsd:duration , "no number"^^xsd:integer , "\\"^^<http://e/type> , "\"" .
"""


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s ?o ?none (1e0/3 AS ?third) { ?s ?p ?o }",
        "SELECT ?none { ?s ?p ?o }",
        "SELECT * {}",
        "SELECT ?none {}",
    ],
)
def test_a_whole_answer_has_the_terms_of_one_that_is_read_row_by_row(query: str) -> None:
    store = EmbeddedStore(ox.Store())
    store.load_text(EVERY_KIND, "ttl")
    rows = store.select(query)
    assert rows == store.select(query, limit=1000)
    assert len(rows) == (20 if "?p" in query else 1)
