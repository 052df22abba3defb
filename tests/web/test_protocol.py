"""The SPARQL 1.1 Protocol, asked over real HTTP."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import httpx
import pytest

DRUGS = "SELECT ?label { ?drug a mg:Drug ; rdfs:label ?label } ORDER BY ?label"
TRIPLES = "CONSTRUCT WHERE { ?drug a mg:Drug }"


def test_a_query_is_answered_however_it_is_sent(client: httpx.Client) -> None:
    sent = [
        client.get("/sparql", params={"query": DRUGS}),
        client.post("/sparql", data={"query": DRUGS}),
        client.post("/sparql/", content=DRUGS, headers={"Content-Type": "application/sparql-query"}),
    ]
    assert [answer.status_code for answer in sent] == [200, 200, 200]
    assert sent[0].content == sent[1].content == sent[2].content
    assert len(sent[0].json()["results"]["bindings"]) == 7
    head = client.head("/sparql", params={"query": DRUGS})
    assert (head.headers["content-length"], head.content) == (sent[0].headers["content-length"], b"")


@pytest.mark.parametrize(
    ("sparql", "accept", "media_type", "begins"),
    [
        (DRUGS, "*/*", "application/sparql-results+json", '{"head":'),
        (DRUGS, "application/json", "application/sparql-results+json", '{"head":'),
        (DRUGS, "application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        (DRUGS, "text/csv", "text/csv; charset=utf-8", "label\r\n"),
        (DRUGS, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?label\n"),
        (DRUGS, "text/html, text/csv;q=0.4, text/turtle", "text/csv; charset=utf-8", "label"),
        ("ASK {}", "text/*;q=0.1, application/*", "application/sparql-results+json", '{"head":{},"boolean":true}'),
        (TRIPLES, "*/*", "text/turtle; charset=utf-8", "@prefix CHEBI:"),
        (TRIPLES, "application/n-triples", "application/n-triples", "<"),
        (TRIPLES, "application/ld+json", "application/ld+json", "["),
        (TRIPLES, "application/rdf+xml", "application/rdf+xml", "<?xml"),
        (TRIPLES, "application/trig", "application/trig", "@prefix"),
        ("DESCRIBE <http://e/none>", "application/n-triples", "application/n-triples", ""),
    ],
)
def test_the_answer_has_the_format_that_the_client_likes_best(
    client: httpx.Client, sparql: str, accept: str, media_type: str, begins: str
) -> None:
    answer = client.get("/sparql", params={"query": sparql}, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.text.startswith(begins)


@pytest.mark.parametrize(
    ("sparql", "accept"),
    [
        ("SELECT (CONCAT('a', ?hostile, ?long) AS ?x)", "application/sparql-results+xml"),
        ("CONSTRUCT { <http://e/s> <http://e/p> ?hostile, ?long }", "application/rdf+xml"),
    ],
)
def test_xml_is_well_formed_whatever_a_page_held(client: httpx.Client, sparql: str, accept: str) -> None:
    hostile = "<script>\\u0001\\uFFFE\\u000B]]>&\\U0001F600"
    where = f'VALUES (?hostile ?long) {{ ("{hostile}" "{"é" * 70_000}") }}'
    answer = client.post("/sparql", data={"query": f"{sparql} WHERE {{ {where} }}"}, headers={"Accept": accept})
    text = "".join(ElementTree.fromstring(answer.content).itertext())
    assert "<script>\ufffd\ufffd\ufffd]]>&\U0001f600" in text and "é" * 70_000 in text


def test_what_rdf_xml_cannot_say_is_refused(client: httpx.Client) -> None:
    query = "CONSTRUCT { <http://e/s> <http://e/1> 1 } WHERE {}"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": "application/rdf+xml"})
    assert (answer.status_code, "ask for Turtle" in answer.text) == (400, True)


def test_the_endpoint_describes_itself(client: httpx.Client) -> None:
    answer = client.get("/sparql", headers={"Accept": "application/ld+json"})
    (service,) = [node for node in answer.json() if "http://www.w3.org/ns/sparql-service-description#endpoint" in node]
    said = json.dumps(service)
    assert service["@id"] == str(client.base_url) + "sparql"
    assert "SPARQL11Query" in said and "SPARQL11Update" not in said


def test_a_browser_without_a_query_is_led_to_the_editor(client: httpx.Client) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/query")
    assert client.get("/query").status_code == 200


def test_the_graphs_that_the_request_names_are_the_dataset(client: httpx.Client) -> None:
    named = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    merged = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    graphs = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
    rows = client.get("/sparql", params={"query": graphs}).json()["results"]["bindings"]
    sizes = {row["g"]["value"]: row["n"]["value"] for row in rows}
    name = next(iter(sizes))

    def count(sparql: str, **dataset: str) -> str:
        parameters = {name.replace("_", "-"): value for name, value in dataset.items()}
        answer = client.get("/sparql", params={"query": sparql, **parameters})
        return str(answer.json()["results"]["bindings"][0]["n"]["value"])

    assert len(sizes) > 2 and count(named) == str(len(sizes))
    assert count(merged, default_graph_uri=name) == sizes[name] != count(merged)
    assert (count(named, default_graph_uri=name), count(named, named_graph_uri=name)) == ("0", "1")
    assert count(merged, named_graph_uri=name) == count(f"{merged[:-1]} FILTER(?s = 1) }}") == "0"
    inside = client.get("/store", params={"graph": name}, headers={"Accept": "application/n-triples"})
    assert len(inside.text.splitlines()) == int(sizes[name])
    assert client.get("/store?default", headers={"Accept": "application/n-triples"}).text.count(" .\n") == int(
        count(merged)
    )
    assert client.head("/store", params={"graph": "http://e/none"}).status_code == 404
    assert client.get("/store", params={"graph": "no iri"}).status_code == 400


def test_pages_of_one_origin_may_read_answers_and_others_may_not(client: httpx.Client) -> None:
    ours, theirs = ({"Origin": origin} for origin in ("https://pages.example", "https://evil.example"))
    asked = [client.get("/sparql", params={"query": "ASK {}"}, headers=headers) for headers in (ours, theirs)]
    assert [answer.headers.get("access-control-allow-origin") for answer in asked] == ["https://pages.example", None]
    preflight = client.options("/sparql", headers={**ours, "Access-Control-Request-Method": "POST"})
    assert preflight.status_code == 200 and "POST" in preflight.headers["access-control-allow-methods"]


def test_a_name_that_is_not_ours_is_refused(client: httpx.Client) -> None:
    answers = [client.get("/sparql", headers={"Host": host}) for host in ("localhost", "127.0.0.1:1", "evil.example")]
    assert [answer.status_code for answer in answers] == [200, 200, 400]


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (400, {"method": "GET", "params": {"query": "SELECT * {"}}),
        (400, {"method": "GET", "params": {"query": "ASK {}", "default-graph-uri": "no iri"}}),
        (400, {"method": "GET", "params": [("query", "ASK {}"), ("query", "ASK {}")]}),
        (400, {"method": "GET", "params": {"query": "SELECT * { SERVICE <http://e/> { ?s ?p ?o } }"}}),
        (400, {"method": "GET", "params": {"update": "CLEAR ALL"}}),
        (400, {"method": "GET", "params": {"query": "ASK {}", "timeout": "soon"}}),
        (400, {"method": "POST", "data": {"something": "else"}}),
        (
            400,
            {
                "method": "POST",
                "content": b"query=%FF",
                "headers": {"Content-Type": "application/x-www-form-urlencoded"},
            },
        ),
        (400, {"method": "POST", "content": b"ASK {\xff}", "headers": {"Content-Type": "application/sparql-query"}}),
        (403, {"method": "POST", "data": {"update": "CLEAR ALL"}}),
        (405, {"method": "PUT", "params": {"query": "ASK {}"}}),
        (406, {"method": "GET", "params": {"query": "ASK {}"}, "headers": {"Accept": "image/png"}}),
        (413, {"method": "POST", "data": {"query": "ASK {}" + " " * 2_000_000}}),
        (415, {"method": "POST", "content": b"ASK {}"}),
        (415, {"method": "POST", "content": b"ASK {}", "headers": {"Content-Type": "text/plain"}}),
        (
            415,
            {"method": "POST", "content": b"", "headers": {"Content-Type": "application/sparql-query; charset=utf-16"}},
        ),
        (422, {"method": "GET", "params": {"query": "SELECT * { FILTER" + "(" * 20_000}}),
    ],
)
def test_what_is_wrong_is_said_with_its_status(client: httpx.Client, status: int, request_: dict[str, object]) -> None:
    answer = client.request(url="/sparql", **request_)  # type: ignore[arg-type]
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/plain; charset=utf-8")
    assert answer.text.strip()
