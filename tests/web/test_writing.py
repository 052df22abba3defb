"""Updates and changes of whole graphs: by those who know the token, seen at once, wholly or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.web.serving import GOLDEN, TOKEN, served

from medgraph.store import EmbeddedStore

TURTLE = {"Content-Type": "text/turtle"}
KNOWN = {"Authorization": f"Bearer {TOKEN}"}
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written") / "store"
    EmbeddedStore.open(folder, read_only=False).load_text("<http://e/s> <http://e/p> 1 .", "ttl")
    return folder


@pytest.fixture(scope="module")
def writable(store: Path) -> Iterator[httpx.Client]:
    with served(store, "--writable", "--timeout", "2") as server:
        yield server.client


def count(client: httpx.Client, sparql: str = COUNT) -> int:
    answer = client.get("/sparql", params={"query": sparql}, headers={"Accept": "text/csv"})
    return int(answer.text.split()[1])


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Basic {TOKEN}"}])
def test_nobody_writes_without_the_token(writable: httpx.Client, headers: dict[str, str]) -> None:
    before = count(writable)
    refused = [
        writable.post("/sparql", data={"update": "CLEAR ALL"}, headers=headers),
        writable.put("/store?default", content="", headers={**TURTLE, **headers}),
        writable.delete("/store?default", headers=headers),
    ]
    assert [answer.status_code for answer in refused] == [401, 401, 401]
    assert count(writable) == before


def test_an_update_is_seen_by_the_very_next_question(writable: httpx.Client) -> None:
    for number in range(10, 18):
        update = f"INSERT DATA {{ <http://e/s> <http://e/p> {number} }}"
        before = count(writable)
        assert writable.post("/sparql", data={"update": update}, headers=KNOWN).status_code == 204
        assert [count(writable) for _ in range(4)] == [before + 1] * 4


@pytest.mark.parametrize("place", [{"graph": "http://e/graph"}, {"default": ""}])
def test_graphs_are_replaced_added_to_and_removed(writable: httpx.Client, place: dict[str, str]) -> None:
    named = "graph" in place
    inside = "SELECT (COUNT(*) AS ?n) { GRAPH <http://e/graph> { ?s ?p ?o } }" if named else COUNT
    steps = [
        ("PUT", "<http://e/a> <http://e/b> 1, 2 .", 201 if named else 204, 2),
        ("POST", "<http://e/a> <http://e/b> 3 .", 204, 3),
        ("PUT", "<http://e/a> <http://e/b> [] .", 204, 1),
        ("PUT", "<http://e/a> <http://e/b>", 400, 1),
        ("DELETE", "", 204, 0),
        ("DELETE", "", 404 if named else 204, 0),
    ]
    for method, content, status, triples in steps:
        answer = writable.request(method, "/store", params=place, content=content, headers=KNOWN | TURTLE)
        assert (answer.status_code, count(writable, inside)) == (status, triples), answer.text
        read = writable.get("/store", params=place, headers={"Accept": "application/n-triples"})
        assert (read.status_code, len(read.text.splitlines())) == ((200, triples) if triples or not named else (404, 1))


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <file:///etc/hostname>",
        "LOAD SILENT <http://127.0.0.1:9/>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "INSERT DATA { <http://e/t> <http://e/p> 1 } ; CLEAR NOTHING",
        "INSERT { ?a ?b 1 } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r . ?s ?t ?u }",
    ],
)
def test_an_update_that_is_refused_or_ended_changes_nothing(writable: httpx.Client, update: str) -> None:
    triples = "".join(f"<http://e/s> <http://e/p> {number} ." for number in range(100))
    assert writable.post("/sparql", data={"update": f"INSERT DATA {{ {triples} }}"}, headers=KNOWN).status_code == 204
    before = count(writable)
    assert writable.post("/sparql", data={"update": update}, headers=KNOWN).status_code in (400, 503)
    assert count(writable) == before


def test_a_second_writer_is_refused_in_one_line(writable: httpx.Client, store: Path) -> None:
    assert count(writable) >= 0
    with pytest.raises(AssertionError, match=r"no server: medgraph: .*cannot be opened"), served(store, "--writable"):
        pass


def test_a_file_is_not_written_to() -> None:
    with pytest.raises(AssertionError, match="only the folder of a build"), served(GOLDEN, "--writable"):
        pass


def test_changes_are_there_when_the_server_has_ended_and_nothing_else_is(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    EmbeddedStore.open(folder, read_only=False).load_text("<http://e/s> <http://e/p> 1 .", "ttl")
    (tmp_path / ".serving-of-a-server-that-was-killed").mkdir()
    with served(folder, "--writable") as server:
        server.client.post("/sparql", data={"update": "INSERT DATA { <a> <b> 1 }"}, headers=KNOWN)
    assert len(EmbeddedStore.open(folder)) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["store"]
