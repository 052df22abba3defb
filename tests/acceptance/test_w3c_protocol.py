"""The W3C's tests of the SPARQL 1.1 Protocol and the Graph Store Protocol, where the shared folder lies beside the
project (in CI it does). The manifests are read here, the graphs they need are put into a real server.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest
import rdflib
from rdflib import RDF, RDFS, Namespace
from rdflib.compare import isomorphic
from tests.web.serving import TOKEN, Server, served

from medgraph.store import EmbeddedStore

SUITE = Path(__file__).resolve().parents[3] / "shared" / "w3c" / "sparql-protocol"
HT, CNT = Namespace("http://www.w3.org/2011/http#"), Namespace("http://www.w3.org/2011/content#")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
STATUSES = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}
FORMATS = {
    "boolean": "application/sparql-results+json",
    "tabular": "application/sparql-results+json",
    "RDF": "text/turtle",
}
BROKEN = {"post_get_post_get_indirect": "its Turtle uses a prefix that it does not declare"}

if not SUITE.is_dir() and os.environ.get("CI"):
    pytest.fail("CI needs the shared folder beside the project", pytrace=False)
pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason=f"NOT CHECKED: no W3C tests at {SUITE}")


@dataclass(frozen=True)
class Case:
    """A test of a manifest: the graphs it needs and its requests, in order."""

    name: str
    manifest: rdflib.Graph
    node: rdflib.term.Node

    @property
    def graphs(self) -> Iterator[tuple[str, bytes]]:
        for data in self.manifest.objects(self.node, UT.graphData):
            file = Path(unquote(str(self.manifest.value(data, UT.graph)).removeprefix("file://")))
            yield str(self.manifest.value(data, RDFS.label)), file.read_bytes()

    @property
    def requests(self) -> list[rdflib.term.Node]:
        connection = self.manifest.value(self.node, MF.action)
        return items(self.manifest, self.manifest.value(connection, HT.requests))


def items(manifest: rdflib.Graph, first: rdflib.term.Node | None) -> list[rdflib.term.Node]:
    return list(manifest.items(first)) if first is not None else []


def cases(*path: str) -> list[Case]:
    file = SUITE.joinpath(*path)
    if not file.exists():
        return []
    manifest = rdflib.Graph().parse(file)
    entries = items(manifest, manifest.value(manifest.value(None, RDF.type, MF.Manifest), MF.entries))
    return [Case(str(entry).rpartition("#")[2], manifest, entry) for entry in entries]


PROTOCOL = cases("protocol", "manifest.ttl")
GRAPH_STORE = cases("graph-store-protocol", "manifest-indirect.ttl")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("w3c") / "store"
    EmbeddedStore.open(folder, read_only=False).load_text("<http://e/s> <http://e/p> 1 .", "ttl")
    with served(folder, "--writable") as server:
        server.client.headers["Authorization"] = f"Bearer {TOKEN}"
        yield server


def test_there_are_tests() -> None:
    updates = [case for case in PROTOCOL if "update" in case.name]
    assert (len(PROTOCOL) - len(updates), len(updates), len(GRAPH_STORE)) == (20, 14, 9)


@pytest.mark.parametrize("case", PROTOCOL, ids=lambda case: case.name)
def test_protocol(server: Server, case: Case) -> None:
    for name, data in case.graphs:
        put = server.client.put(
            "/store", params={"graph": name}, content=data, headers={"Content-Type": "application/n-triples"}
        )
        assert put.status_code in (201, 204)
    for request in case.requests:
        check(case, request, sent(server.client, case, request))


@pytest.mark.parametrize("case", [case for case in GRAPH_STORE if case.name not in BROKEN], ids=lambda case: case.name)
def test_graph_store(server: Server, case: Case) -> None:
    assert server.client.post("/sparql", data={"update": "DROP ALL"}).status_code == 204
    location = ""
    for request in case.requests:
        answer = sent(server.client, case, request, location)
        check(case, request, answer)
        location = answer.headers.get("location", location)


def sent(client: httpx.Client, case: Case, request: rdflib.term.Node, location: str = "") -> httpx.Response:
    manifest = case.manifest
    path = re.sub("^/gsp", "/store", str(manifest.value(request, HT.absolutePath))).replace("$LOCATION$", location)
    body = manifest.value(request, HT.body)
    encoding = str(manifest.value(body, CNT.characterEncoding)) if body else "utf-8"
    content = str(manifest.value(body, CNT.chars)).encode(encoding) if body else None
    fields = items(manifest, manifest.value(request, HT.headers))
    headers = {str(manifest.value(field, HT.fieldName)): str(manifest.value(field, HT.fieldValue)) for field in fields}
    return client.request(str(manifest.value(request, HT.methodName)), path, content=content, headers=headers)


def check(case: Case, request: rdflib.term.Node, answer: httpx.Response) -> None:
    manifest, expected = case.manifest, case.manifest.value(request, HT.resp)
    statuses = [str(status).rpartition("#")[2] for status in manifest.objects(expected, MF.expectedStatus)]
    assert any(is_status(answer.status_code, status) for status in statuses), f"{answer.status_code} {answer.text}"
    if form := manifest.value(expected, MF.expectedFormat):
        assert answer.headers["content-type"].startswith(FORMATS[str(form)])
    truth = manifest.value(expected, MF.expectedBoolean)
    if truth is not None:
        assert answer.json()["boolean"] is truth.toPython()  # type: ignore[attr-defined]
    if body := manifest.value(expected, HT.body):
        wanted = rdflib.Graph().parse(data=str(manifest.value(body, CNT.chars)), format="turtle")
        assert isomorphic(rdflib.Graph().parse(data=answer.text, format="turtle"), wanted)


def is_status(status: int, wanted: str) -> bool:
    if wanted.startswith("StatusCode"):
        return wanted[-3] == str(status)[0]
    return STATUSES[wanted] == status
