"""Requests that no client should send: whatever comes, the server answers, and says that it was the client's fault.

A small share in a usual run, more than 10,000 requests under MEDGRAPH_LONG=1; the same each time.
"""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import LONG
from tests.web.serving import GOLDEN, TOKEN, Server, served

EXAMPLES = 10_000 if LONG else 300
VERY_LONG = "…y…"  # stands for a megabyte and more, which no failing test should print
PATIENCE = 60  # seconds without a byte: a hang

QUERIES = [
    "ASK {}",
    "SELECT * { ?s ?p ?o } LIMIT 5",
    "SELECT ?drug (COUNT(?effect) AS ?n) { ?drug mg:hasAdverseEffect ?effect } GROUP BY ?drug HAVING (?n > 1)",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?o > 3 || REGEX(STR(?o), '(a+)+$')) } LIMIT 9",
    "DESCRIBE <https://w3id.org/medgraph/drug/casimersen>",
    "SELECT * FROM <http://e/g> { GRAPH ?g { ?s mg:hasRoute/rdfs:label|skos:altLabel* ?o } } ORDER BY DESC(?o)",
    'SELECT (SHA512(STR(?s)) AS ?h) { VALUES ?s { 1 \'x\'@en """y""" <http://e/> } BIND(1/0 AS ?e) }',
    "INSERT DATA { <a> <b> 1 }",
    "DELETE { ?s ?p ?o } USING <http://e/g> WHERE { ?s ?p ?o } ; LOAD <file:///etc/passwd>",
]
SPECIAL = st.sampled_from(
    ["\x00", "\ud7ff", "\u202e", "\U0010ffff", "{", "}", "'", '"""', "<", ">", "#", "\\", "\\u00", "?", "(" * 3000]
)
text = st.text(st.characters(codec="utf-8"), max_size=40)
words = st.sampled_from(" ".join(QUERIES).split())


@st.composite
def queries(draw: st.DrawFn) -> str:
    """A query with some of its words taken out, doubled or replaced."""
    pieces = draw(st.sampled_from(QUERIES)).split()
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(pieces)))
        pieces[place : place + draw(st.integers(0, 2))] = draw(st.lists(st.one_of(words, SPECIAL, text), max_size=2))
    return " ".join(pieces)


escaped = st.one_of(queries().map(quote), text.map(quote), st.sampled_from(["%", "%zz", "%FF", "%00", "+", "a=b", ""]))
names = st.sampled_from(
    ["query", "update", "default-graph-uri", "named-graph-uri", "using-graph-uri", "default", "graph", "q", "é"]
)
parameters = st.lists(st.tuples(names.map(quote), escaped), max_size=4).map(
    lambda pairs: "&".join(map("=".join, pairs))
)
paths = st.one_of(
    st.sampled_from(
        ["/sparql", "/sparql", "/sparql/", "/store", "/", "*", "//sparql", "/../etc/passwd", "/search", "/complete"]
    ),
    st.tuples(st.sampled_from(["/drug/", "/gene/", "/source/", "/questions/", "/x"]), escaped).map("".join),
)
methods = st.sampled_from(
    ["GET", "GET", "POST", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "G\u00cbT", "get", "X" * 300]
)
media = st.sampled_from(
    [
        "application/x-www-form-urlencoded",
        "application/sparql-query",
        "application/sparql-update",
        "text/turtle",
        "application/ld+json",
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/sparql-query; charset=utf-16",
        'a/b;charset="',
        ";;;",
        "application/n-triples; charset=utf-8",
        "",
    ]
)
HEADERS = [
    st.tuples(st.just("Content-Type"), media),
    st.tuples(st.just("Accept"), media),
    st.tuples(st.just("Accept"), st.sampled_from(["*/*;q=2", "text/csv;q=0", "*", ",,,", "q=1", "a/b;" * 200])),
    st.tuples(st.just("Accept-Encoding"), st.sampled_from(["gzip", "br;q=x", "*"])),
    st.tuples(st.just("Content-Encoding"), st.sampled_from(["gzip", "identity", "deflate, gzip", "\xff"])),
    st.tuples(st.just("Authorization"), st.sampled_from([f"Bearer {TOKEN}", "Bearer \xe9", "Basic ====", "x" * 9000])),
    st.tuples(st.just("Origin"), st.sampled_from(["https://pages.example", "null", "http://[", "\xe9"])),
    st.tuples(st.just("Access-Control-Request-Method"), st.sampled_from(["GET", "DELETE", "\x7f"])),
    st.tuples(st.just("Host"), st.sampled_from(["localhost", "evil.example", "[::1", "a@b", "localhost:999999"])),
    st.tuples(st.just("Content-Length"), st.sampled_from(["-1", "0", "5", "1e3", "99999999999999999999", "x"])),
    st.tuples(st.just("Transfer-Encoding"), st.sampled_from(["chunked", "gzip, chunked", "identity"])),
    st.tuples(st.just("Expect"), st.sampled_from(["100-continue", "x"])),
    st.tuples(st.just("Connection"), st.sampled_from(["close", "upgrade", "keep-alive, x"])),
    st.tuples(st.just("Upgrade"), st.sampled_from(["websocket", "h2c"])),
    st.tuples(st.just("Range"), st.sampled_from(["bytes=0-3", "bytes=-", "x"])),
    st.tuples(st.sampled_from(["X-Long", "X Bad", "X-\x00", ""]), st.sampled_from([VERY_LONG, "a\x01b", "\xff"])),
]
headers = st.lists(st.one_of(HEADERS), max_size=5)
bodies = st.one_of(
    st.just(b""),
    queries().map(lambda query: query.encode("utf-8", "replace")),
    parameters.map(str.encode),
    st.binary(max_size=60),
    st.sampled_from(QUERIES).map(lambda query: query.encode("utf-16")),
    st.just(b"<a> <b> <c> ."),
    st.just(b"query=" + VERY_LONG.encode()),
)


@pytest.fixture(scope="module")
def fuzzed() -> Iterator[Server]:
    with served(
        GOLDEN, "--timeout", "1", "--workers", "3", "--memory", "512", "--cors", "https://pages.example"
    ) as server:
        yield server


@settings(max_examples=EXAMPLES)
@given(methods, paths, parameters, headers, bodies)
def test_every_request_is_answered(
    fuzzed: Server, method: str, path: str, query: str, extra: list[tuple[str, str]], body: bytes
) -> None:
    body = body.replace(VERY_LONG.encode(), b"y" * 1_200_000)
    given_names = {name for name, _ in extra}
    lines = [f"{method} {path}{'?' if query else ''}{query} HTTP/1.1"]
    lines += [] if "Host" in given_names else ["Host: localhost"]
    lines += [] if given_names & {"Content-Length", "Transfer-Encoding"} else [f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in extra]
    request = "\r\n".join([*lines, "", ""]).replace(VERY_LONG, "y" * 1_200_000).encode("latin-1", "replace") + body
    whole = not given_names & {"Content-Length", "Transfer-Encoding", "Expect"}
    status = sent(fuzzed, request, method, whole=whole)
    assert status is None or 200 <= status < 500 or status == 503, status
    assert status is not None or not whole or len(request) > 1_000_000  # of which the server need not read all


def sent(server: Server, request: bytes, method: str, *, whole: bool) -> int | None:
    """Send bytes; return the status of the answer, None if the connection is closed without one.

    A request that claims to go on is broken off instead: the server would rightly wait for the rest.
    """
    address = server.client.base_url.host, server.client.base_url.port or 0
    with socket.create_connection(address, timeout=PATIENCE) as connection:
        try:
            connection.sendall(request)
            if not whole:
                connection.shutdown(socket.SHUT_WR)
            answer = http.client.HTTPResponse(connection, method=method)
            answer.begin()
            answer.read()
        except TimeoutError as error:
            raise AssertionError("no answer") from error
        except (OSError, http.client.HTTPException):
            return None
        return answer.status


def test_the_server_still_answers(fuzzed: Server) -> None:
    assert fuzzed.client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True
    assert len(fuzzed.workers()) == 3
    assert "Exception in ASGI application" not in "".join(fuzzed.said)  # uvicorn itself stumbles over some bytes
