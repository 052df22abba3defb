"""A graph on another server: served here, it answers as it does there. The other one is a server of ours."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from tests.web.serving import Server, served

SELECT = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 300"
CONSTRUCT = "CONSTRUCT { ?s <p> ?o } WHERE { ?s mg:hasRoute ?o }"


@pytest.fixture(scope="module")
def remote(server: Server) -> Iterator[httpx.Client]:
    with served(f"{server.client.base_url}sparql", "--workers", "1") as second:
        yield second.client


@pytest.mark.parametrize(
    ("sparql", "accept"),
    [
        (SELECT, "application/sparql-results+json"),
        (SELECT, "application/sparql-results+xml"),
        (SELECT, "text/csv"),
        (SELECT, "text/tab-separated-values"),
        ("ASK { ?s a mg:Drug }", "application/sparql-results+xml"),
        (CONSTRUCT, "application/n-triples"),
        (CONSTRUCT, "application/ld+json"),
    ],
)
def test_answers_are_those_of_the_other_server(
    client: httpx.Client, remote: httpx.Client, sparql: str, accept: str
) -> None:
    asked = {"query": f"BASE <http://e/> {sparql}"}
    there, here = (each.post("/sparql", data=asked, headers={"Accept": accept}) for each in (client, remote))
    assert (here.status_code, here.headers["content-type"]) == (200, there.headers["content-type"])
    assert sorted(here.text.splitlines()) == sorted(there.text.splitlines())


def test_graphs_and_datasets_are_those_of_the_other_server(client: httpx.Client, remote: httpx.Client) -> None:
    graphs = "SELECT (STR(?g) AS ?name) (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
    listed = [each.get("/sparql", params={"query": graphs}).json() for each in (client, remote)]
    assert listed[0] == listed[1]
    name = listed[0]["results"]["bindings"][0]["name"]["value"]
    asked: list[tuple[str, dict[str, str]]] = [
        ("/sparql", {"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "default-graph-uri": name}),
        ("/sparql", {"query": graphs, "named-graph-uri": name}),
        ("/store", {"graph": name}),
        ("/store", {"default": ""}),
        ("/store", {"graph": "http://e/none"}),
    ]
    for path, parameters in asked:
        headers = {"Accept": "application/n-triples, application/sparql-results+json;q=0.5"}
        there, here = (each.get(path, params=parameters, headers=headers) for each in (client, remote))
        assert (here.status_code, sorted(here.text.splitlines())) == (
            there.status_code,
            sorted(there.text.splitlines()),
        )


@pytest.mark.parametrize(
    "path",
    ["/", "/drug/casimersen", "/gene/DMD", "/drugs", "/complete?q=cas", "/questions/dosing?drug=casimersen"],
)
def test_pages_are_those_of_the_other_server(client: httpx.Client, remote: httpx.Client, path: str) -> None:
    there, here = client.get(path), remote.get(path)
    assert there.status_code == here.status_code == 200
    assert here.text == there.text


def test_what_goes_wrong_there_is_said_here(remote: httpx.Client) -> None:
    refused = [
        remote.get("/sparql", params={"query": "SELECT * { ?s ?p }"}),
        remote.get("/store", params={"graph": "no iri"}),
        remote.post("/sparql", data={"update": "CLEAR ALL"}),
    ]
    assert [answer.status_code for answer in refused] == [400, 400, 403]


def test_a_server_that_is_not_there_is_no_graph() -> None:
    with (
        pytest.raises(AssertionError, match=r"no server: medgraph: http://127.0.0.1:9/"),
        served("http://127.0.0.1:9/"),
    ):
        pass
