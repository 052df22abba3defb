"""Exports: read back whole, equal bytes for equal graphs, whole files, nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
import rdflib.compare
from hypothesis import given, settings
from hypothesis import strategies as st

from medgraph.errors import OutputError
from medgraph.export import FORMATS, export, exported
from medgraph.export.tables import CATEGORIES, PREDICATES
from medgraph.export.turtle import turtle
from medgraph.resources import resource
from medgraph.store import EmbeddedStore, Store
from medgraph.terms import Iri, Literal, Triple, n3

DATA = Path(__file__).parent / "data"
GOLDEN = DATA / "golden.trig"
RDF = {
    "turtle": (ox.RdfFormat.TURTLE, "turtle"),
    "ntriples": (ox.RdfFormat.N_TRIPLES, "nt"),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
    "rdfxml": (ox.RdfFormat.RDF_XML, "xml"),
}
SEVERAL = ("kgx", "neo4j")
HOSTILE = """
@prefix : <http://example.org/> . @prefix mg: <https://w3id.org/medgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a rdfs:label "quote \\" backslash \\\\ newline \\n tab \\t cr \\r <b>&amp;</b> ]]> @prefix x: <y>",
    "chat"@fr-BE ;
  mg:value 1.5, "30"^^xsd:decimal, "1"^^xsd:integer, true, 1e6 , "P7D"^^xsd:duration ;
  <http://example.org/odd/%C3%A9-1> <http://example.org/x?y=1&z='2'#frag>, <https://w3id.org/medgraph/drug/a.b>,
    <https://w3id.org/medgraph/exon/DMD/45>, <https://w3id.org/medgraph/drug/> .
_:x :p [ :p "inner" ] .
"""


@pytest.fixture(scope="module")
def golden() -> Store:
    return EmbeddedStore.from_file(GOLDEN)


@pytest.fixture(scope="module")
def hostile() -> Store:
    store = EmbeddedStore.from_nquads([])
    store.load_text(HOSTILE, "ttl")
    return store


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by rdflib's own JSON-LD parser
@pytest.mark.parametrize("to", RDF)
@pytest.mark.parametrize("which", ["golden", "hostile"])
def test_rdf_is_read_back_by_two_libraries(request: pytest.FixtureRequest, which: str, to: str) -> None:
    store: Store = request.getfixturevalue(which)
    (text,) = exported(store, to).values()
    source = rdflib.Graph().parse(data="".join(exported(store, "ntriples").values()), format="nt")
    theirs = rdflib.Graph().parse(data=text, format=RDF[to][1])
    assert rdflib.compare.isomorphic(source, theirs)
    again = EmbeddedStore.from_nquads([])
    again.load_text(text, {"turtle": "ttl", "ntriples": "nt", "jsonld": "jsonld", "rdfxml": "rdf"}[to])
    assert again.canonical_triples() == store.canonical_triples()


@pytest.mark.parametrize("to", ["nquads", "trig"])
def test_the_graphs_of_the_pages_are_read_back(golden: Store, tmp_path: Path, to: str) -> None:
    (path,) = export(golden, to, tmp_path / f"x.{'nq' if to == 'nquads' else 'trig'}")
    assert EmbeddedStore.from_file(path).canonical_quads() == golden.canonical_quads()


_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@given(st.lists(_TEXT, min_size=1))
@settings(max_examples=50)
def test_any_text_survives_turtle_and_json(texts: list[str]) -> None:
    triples: list[Triple] = [(Iri("http://e/a"), Iri("http://e/p"), Literal(text)) for text in texts]
    read = {quad.object.value for quad in ox.parse("".join(turtle(triples)), format=ox.RdfFormat.TURTLE)}
    assert read == set(texts)
    lines = [" ".join(map(n3, triple)) + " ." for triple in triples]
    (document,) = exported(EmbeddedStore.from_nquads(lines), "jsonld").values()
    assert {quad.object.value for quad in ox.parse(document, format=ox.RdfFormat.JSON_LD)} == set(texts)


def test_what_xml_cannot_hold_is_replaced_and_not_written() -> None:
    store = EmbeddedStore.from_nquads([r'<http://e/a> <http://e/p> "bell \u0007, form feed \f, fine \t\r\n" .'])
    (text,) = exported(store, "rdfxml").values()
    assert [quad.object.value for quad in ox.parse(text, format=ox.RdfFormat.RDF_XML)] == [
        "bell \ufffd, form feed \ufffd, fine \t\r\n"
    ]


def test_turtle_is_made_for_reading(golden: Store) -> None:
    text = exported(golden, "turtle")["medgraph.ttl"]
    assert text == (DATA / "golden.ttl").read_text(encoding="utf-8")
    assert '\ndrug:eteplirsen\n    a mg:Drug ;\n    rdfs:label "eteplirsen" ;\n' in text
    assert "    mg:hasAdverseEffect HP:0002315, HP:0002829 ;\n" in text
    assert "    mg:frequencyLower 0.25 ;\n" in text
    head, _, body = text.partition("\n\n")
    assert all(line.split()[1] in body for line in head.splitlines())


WRITE_ALL = """
import sys
from medgraph.export import FORMATS, export
from medgraph.store import EmbeddedStore
for to in FORMATS:
    export(EmbeddedStore.from_file(sys.argv[1]), to, f"{sys.argv[2]}/{to}")
"""


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """All exports by two processes of other hash seeds, the second from the lines in another order."""
    lines = exported(EmbeddedStore.from_file(GOLDEN), "nquads")["medgraph.nq"].splitlines(keepends=True)
    found = []
    for seed in ("1", "2"):
        folder = tmp_path_factory.mktemp("export")
        source = folder / "source.nq"
        source.write_text("".join(lines if seed == "1" else reversed(lines)), encoding="utf-8")
        command = [sys.executable, "-c", WRITE_ALL, str(source), str(folder / "out")]
        subprocess.run(command, check=True, env={"PYTHONHASHSEED": seed})
        files = sorted(path for path in (folder / "out").rglob("*") if path.is_file())
        found.append({str(path.relative_to(folder)): path.read_bytes() for path in files})
    return found


def test_equal_graphs_are_equal_bytes(runs: list[dict[str, bytes]]) -> None:
    assert len(runs[0]) == len(FORMATS) + len(SEVERAL)
    assert runs[0] == runs[1]


def test_a_line_of_the_csv_is_a_sentence_of_a_statement(golden: Store) -> None:
    text = exported(golden, "csv")["medgraph.csv"]
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    found = [
        (row["relation"], row["object"], row["polarity"], row["sentence"], row["page"], row["line"])
        for row in rows
        if row["drug"] == "casimersen" and row["relation"] == "interactsWith"
    ]
    assert found == [
        ("interactsWith", "anything", "negated", "No drug interactions are known.", "casimersen.md", "27"),
        *[
            (
                "interactsWith",
                "warfarin",
                "affirmed",
                "Casimersen interacts with warfarin.",
                "dmd/exon-skipping.md",
                "6",
            )
        ],
    ]
    assert text.count("\r\n") == len(rows) + 1
    statements = golden.select("SELECT ?a { ?a a mg:Association }")
    assert len({row["statement_id"] for row in rows}) == len(statements)


def test_no_cell_is_a_formula_to_a_spreadsheet(golden: Store) -> None:
    cells = [cell for row in csv.reader(io.StringIO(exported(golden, "csv")["medgraph.csv"])) for cell in row]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "-", "@")]


def test_kgx_has_the_columns_and_whole_edges(golden: Store) -> None:
    files = exported(golden, "kgx")
    nodes, edges = (
        list(csv.DictReader(io.StringIO(files[name]), delimiter="\t")) for name in ("nodes.tsv", "edges.tsv")
    )
    ids = {node["id"] for node in nodes}
    assert len(ids) == len(nodes)
    assert {end for edge in edges for end in (edge["subject"], edge["object"])} <= ids
    assert all(node["category"].startswith("biolink:") and ":" in node["id"] for node in nodes)
    assert all(edge["predicate"].startswith("biolink:") for edge in edges)
    assert len({edge["id"] for edge in edges}) == len(edges)


KGX_EDGES = [
    ("casimersen", "biolink:has_adverse_event", "HP:0002829", "false"),
    ("casimersen", "biolink:affects", "HGNC:2928", "false"),
    (
        "casimersen",
        "biolink:contraindicated_in",
        "medgraph:concept/condition/severe-kidney-impairment",
        "true",
    ),
    ("viltolarsen", "biolink:has_adverse_event", "HP:0002315", "true"),
]
NO_KGX_EDGES = [
    ("casimersen", "HP:0000093"),  # in rats
    ("casimersen", "medgraph:ontology#anything"),
]


def test_kgx_holds_what_is_plainly_said_of_people(golden: Store) -> None:
    edges = list(csv.DictReader(io.StringIO(exported(golden, "kgx")["edges.tsv"]), delimiter="\t"))
    found = {(e["subject"], e["predicate"], e["object"], e["negated"]) for e in edges}
    assert {(f"medgraph:drug/{drug}", *rest) for drug, *rest in KGX_EDGES} <= found
    pairs = {(edge[0], edge[2]) for edge in found}
    assert not {(f"medgraph:drug/{drug}", object_) for drug, object_ in NO_KGX_EDGES} & pairs


def test_kgx_maps_as_the_ontology_aligns() -> None:
    ontology = rdflib.Graph().parse(resource("ontology/medgraph.ttl"))
    mg, biolink = "https://w3id.org/medgraph/ontology#", "https://w3id.org/biolink/vocab/"
    for name, curie in {**PREDICATES, **CATEGORIES}.items():
        aligned = set(ontology.objects(rdflib.URIRef(mg + name)))
        assert rdflib.URIRef(curie.replace("biolink:", biolink)) in aligned, name


def test_neo4j_files_have_headers_and_whole_relationships(golden: Store) -> None:
    files = exported(golden, "neo4j")
    nodes, edges = (list(csv.DictReader(io.StringIO(files[name]))) for name in ("nodes.csv", "relationships.csv"))
    ids = {node["iri:ID"] for node in nodes}
    assert len(ids) == len(nodes)
    assert {end for edge in edges for end in (edge[":START_ID"], edge[":END_ID"])} <= ids
    assert {"Drug", "Gene", "Exon", "Dosage"} <= {node[":LABEL"] for node in nodes}
    assert {"TARGETS_EXON", "HAS_ADVERSE_EFFECT", "EXON_OF"} <= {edge[":TYPE"] for edge in edges}
    assert all("\n" not in cell for row in (*nodes, *edges) for cell in row.values())


def test_graphml_is_read_by_networkx(golden: Store) -> None:
    text = exported(golden, "graphml")["medgraph.graphml"]
    ElementTree.fromstring(text)
    network = nx.parse_graphml(text, force_multigraph=True)
    base = "https://w3id.org/medgraph/"
    (edge,) = network.get_edge_data(base + "drug/casimersen", base + "exon/DMD/45").values()
    assert edge["relation"] == "targetsExon"
    assert edge["sentences"].splitlines()[-1] == "Casimersen targets exon 45."
    assert network.nodes[base + "drug/casimersen"] == {"label": "casimersen", "kind": "Drug"}


def test_where_files_go(golden: Store, tmp_path: Path) -> None:
    assert export(golden, "turtle", tmp_path) == [tmp_path / "medgraph.ttl"]
    assert export(golden, "turtle", tmp_path / "new" / "x.ttl") == [tmp_path / "new" / "x.ttl"]
    assert export(golden, "kgx", tmp_path / "kgx") == [tmp_path / "kgx" / n for n in ("nodes.tsv", "edges.tsv")]


@pytest.mark.parametrize(
    ("to", "out", "message"),
    [
        ("excel", "x", 'no export is called "excel"; there are turtle, ntriples'),
        ("turtle", "file/x.ttl", "cannot be written"),
        ("kgx", "file", "cannot be written"),
    ],
)
def test_what_cannot_be_exported(golden: Store, tmp_path: Path, to: str, out: str, message: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError) as caught:
        export(golden, to, tmp_path / out)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_property_that_rdfxml_cannot_name_is_an_error() -> None:
    store = EmbeddedStore.from_nquads(['<http://e/a> <http://e/> "x" .'])
    with pytest.raises(OutputError, match="cannot be written as rdfxml"):
        exported(store, "rdfxml")
