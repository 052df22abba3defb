"""Servers that break: what passes is waited for, all else is one line that names the address and never a password."""

from __future__ import annotations

import base64
import gc
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from medgraph.errors import MedgraphError, NoGraphError, RemoteStoreError
from medgraph.store import EmbeddedStore, RemoteStore, load, open_graph
from medgraph.store.credentials import Credentials
from medgraph.store.exchange import Exchange, Patience


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """Let no server's thread collect what Oxigraph's readers left: only the thread that made them may."""
    gc.collect()
    gc.disable()
    yield
    gc.collect()
    gc.enable()


JSON = "application/sparql-results+json"
ROW = b'{"o":{"type":"literal","value":"1"}}'
ROWS = b'{"head":{"vars":["o"]},"results":{"bindings":[' + ROW + b"]}}"
ASKED = "SELECT ?o { ?s ?p ?o }"


@dataclass
class Reply:
    """What a server sends; a body that is given with a length of its own breaks off, or goes on."""

    status: int = 200
    body: bytes = ROWS
    media_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    drips: bool = False


@dataclass
class Seen:
    """What a server was sent."""

    method: str
    path: str
    fields: Mapping[str, list[str]]
    headers: Mapping[str, str]


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, replies: Callable[[int, Seen], Reply]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies = replies
        self.seen: list[Seen] = []
        self.ended = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/sparql"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        seen = Seen(self.command, self.path, parse_qs(body.decode()), dict(self.headers))
        self.server.seen.append(seen)
        reply = self.server.replies(len(self.server.seen), seen)
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.media_type)
        self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)
        while reply.drips and not self.server.ended.wait(0.05):
            try:
                self.wfile.write(b" " * 1000)
            except OSError:
                return
        self.close_connection = True

    do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815 (the names are the module's)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def serving() -> Iterator[Callable[..., Server]]:
    """Start servers that answer with these replies in turn, the last for ever."""
    running: list[Server] = []

    def serve(*replies: Reply) -> Server:
        return by(lambda number, _: replies[min(number, len(replies)) - 1])

    def by(replies: Callable[[int, Seen], Reply]) -> Server:
        server = Server(replies)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        running.append(server)
        return server

    serve.by = by  # type: ignore[attr-defined]
    yield serve
    for server in running:
        server.ended.set()
        server.shutdown()
        server.server_close()


def store(server: Server, credentials: Credentials | None = None, **patience: float) -> RemoteStore:
    hasty = Patience(**{"pause": 0.0, "next_bytes": 5, **patience})  # type: ignore[arg-type]
    return RemoteStore(server.url, exchange=Exchange(server.url, credentials=credentials, patience=hasty))


PASSING = {
    "unavailable": Reply(503, b"busy", "text/plain", {"Retry-After": "0"}),
    "bad gateway": Reply(502, b"<h1>Bad Gateway</h1>", "text/html"),
    "gateway's time-out": Reply(504, b"", "text/plain"),
    "too many requests": Reply(429, b"", "text/plain"),
    "broken off": Reply(body=ROWS[:60], length=len(ROWS)),
    "closed at once": Reply(body=b"", length=len(ROWS)),
}


@pytest.mark.parametrize("broken", PASSING.values(), ids=PASSING)
def test_what_passes_is_waited_for(broken: Reply, serving: Callable[..., Server]) -> None:
    server = serving(broken, broken, Reply())
    assert store(server).select(ASKED).values() == [("1",)]
    assert len(server.seen) == 3


LASTING = {
    "unavailable": (Reply(503, b"busy", "text/plain"), r"answers 503 Service Unavailable \(busy\); tried 4 times", 4),
    "broken off": (Reply(body=ROWS[:60], length=len(ROWS)), "the answer broke off; tried 4 times", 4),
    "error": (Reply(500, b"\n\x1b[31mout of memory\nmore", "text/plain"), r"answers 500 .*\( ?\[31mout of memory\)", 1),
    "page of HTML as an error": (Reply(500, b"<html>", "text/html; charset=x"), r"500 .*\(a page of HTML\)", 1),
    "page of HTML as an answer": (Reply(200, b"<html>", "text/html"), "it says that it is text/html", 1),
    "no media type": (Reply(200, ROWS, ""), "it says that it is nothing", 1),
    "not found": (Reply(404, b"", "text/plain"), "answers 404", 1),
    "wrong query": (Reply(400, b"Parse error at 1:3", "text/plain"), r"cannot be answered: .*Parse error at 1:3", 1),
    "no JSON": (Reply(200, b"[]"), "the answer is no application/sparql-results", 1),
    "half a JSON": (Reply(200, ROWS[:60]), "or broke off", 1),
    "redirect": (
        Reply(302, b"", headers={"Location": "http://else/"}),
        "sends on to http://else/; if that is right",
        1,
    ),
    "who is there": (Reply(401, b"", headers={"WWW-Authenticate": "Basic"}), "401 .*set MEDGRAPH_USER", 1),
    "forbidden": (Reply(403, b"", "text/plain"), "403 .*set MEDGRAPH_USER", 1),
    "cut": (Reply(200, ROWS, headers={"X-SPARQL-MaxRows": "1"}), "hands out 1 rows at most", 1),
}


@pytest.mark.parametrize(("broken", "message", "tries"), LASTING.values(), ids=LASTING)
def test_what_lasts_is_one_line(broken: Reply, message: str, tries: int, serving: Callable[..., Server]) -> None:
    server = serving(broken)
    with pytest.raises(MedgraphError, match=message) as caught:
        store(server).select(ASKED)
    assert str(caught.value).startswith(server.url)
    assert str(caught.value).isprintable()
    assert len(server.seen) == tries


def test_nobody_there() -> None:
    with pytest.raises(RemoteStoreError, match="no connection; tried 2 times"):
        RemoteStore(
            "http://127.0.0.1:9/", exchange=Exchange("http://127.0.0.1:9/", patience=Patience(retries=1, pause=0))
        ).ask("ASK {}")


def test_an_answer_that_does_not_end_is_ended(serving: Callable[..., Server]) -> None:
    server = serving(Reply(body=ROWS[:-3] + b"," + ROW, length=10**9, drips=True))
    with pytest.raises(RemoteStoreError, match="the answer took too long"):
        store(server, answer=0.2).select(ASKED)


def test_of_a_huge_answer_no_more_is_read_than_wanted(serving: Callable[..., Server]) -> None:
    many = b'{"head":{"vars":["o"]},"results":{"bindings":[' + (ROW + b",") * 1000
    server = serving(Reply(body=many, length=10**12, drips=True))
    assert len(store(server).select(ASKED, limit=10)) == 10


def test_a_query_goes_as_a_form(serving: Callable[..., Server]) -> None:
    server = serving(Reply())
    store(server).select("SELECT ?o { ?s mg:p ?o }")
    (seen,) = server.seen
    assert (seen.method, seen.headers["Accept"]) == ("POST", JSON)
    assert seen.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert seen.fields == {"query": ["PREFIX mg: <https://w3id.org/medgraph/ontology#> SELECT ?o { ?s mg:p ?o }"]}


ANN = Credentials("ann", "secret")
BASIC = "Basic " + base64.b64encode(b"ann:secret").decode()
DIGEST = 'Digest realm="r", nonce="n", qop="auth", algorithm="MD5"'


def test_a_token_goes_with_every_request(serving: Callable[..., Server]) -> None:
    server = serving(Reply())
    store(server, Credentials(token="t0k3n")).select(ASKED)
    assert server.seen[0].headers["Authorization"] == "Bearer t0k3n"


def test_a_password_goes_to_this_machine_unasked(serving: Callable[..., Server]) -> None:
    server = serving(Reply())
    store(server, ANN).select(ASKED)
    assert [seen.headers["Authorization"] for seen in server.seen] == [BASIC]


def test_over_plain_http_a_password_waits_to_be_asked_for() -> None:
    assert ANN.unasked(urlsplit("http://example.org/sparql")) is None
    assert ANN.unasked(urlsplit("https://example.org/sparql")) == BASIC
    assert ANN.asked("Basic realm=x", "POST", "http://example.org/") == BASIC
    assert ANN.asked("Negotiate", "POST", "http://example.org/") is None


def test_a_server_that_wants_a_digest_gets_one(serving: Callable[..., Server]) -> None:
    def replies(_: int, seen: Seen) -> Reply:
        who = seen.headers.get("Authorization", "")
        if who.startswith("Digest"):
            return Reply()
        return Reply(401, b"", headers={} if who else {"WWW-Authenticate": DIGEST})  # as Virtuoso does

    server = serving.by(replies)  # type: ignore[attr-defined]
    asking = store(server, ANN)
    for _ in range(2):
        assert len(asking.select(ASKED)) == 1
    sent = [seen.headers.get("Authorization", "").split(" ")[0] for seen in server.seen]
    assert sent == ["Basic", "", "Digest", "Digest"]
    assert 'username="ann"' in server.seen[2].headers["Authorization"]


def test_a_password_is_never_shown(serving: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    server = serving(Reply(401, b"", headers={"WWW-Authenticate": "Basic realm=x"}))
    monkeypatch.setenv("MEDGRAPH_USER", "ann")
    monkeypatch.setenv("MEDGRAPH_PASSWORD", "secret")
    with pytest.raises(RemoteStoreError, match="these credentials do not do") as caught:
        open_graph(server.url)
    with pytest.raises(NoGraphError, match="give user and password in MEDGRAPH_USER") as written:
        open_graph("http://ann:secret@127.0.0.1/sparql")
    for text in (str(caught.value), str(written.value), repr(ANN), repr(Credentials.from_environment())):
        assert "secret" not in text


@pytest.mark.parametrize("url", ["http://", "http://[", "https://h:x/", "http://:80/"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(NoGraphError, match="no address of a server"):
        open_graph(url)


def empty(seen: Seen) -> Reply:
    """Answer as a server that takes everything and keeps nothing."""
    query = seen.fields.get("query", [""])[0]
    if "ASK" in query:
        return Reply(body=b'{"head":{},"boolean":false}')
    if "GROUP BY" in query:
        return Reply(body=b'{"head":{"vars":["g","n"]},"results":{"bindings":[]}}')
    return Reply(body=b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"0"}}]}}')


def test_what_a_server_loses_is_told(serving: Callable[..., Server]) -> None:
    server = serving.by(lambda _, seen: empty(seen))  # type: ignore[attr-defined]
    loaded = load(EmbeddedStore.from_nquads(['<http://e/a> <http://e/p> "b" .']), server.url)
    assert loaded.differences == ["merged graph: 1 triples written, 0 found"]


def test_where_there_is_no_graph_store_updates_are_sent(serving: Callable[..., Server]) -> None:
    def replies(_: int, seen: Seen) -> Reply:
        return Reply(405, b"", "text/plain") if "graph" in seen.path else empty(seen)

    server = serving.by(replies)  # type: ignore[attr-defined]
    load(EmbeddedStore.from_nquads(['<http://e/a> <http://e/p> "b" .']), server.url)
    sent = [seen.fields["update"][0] for seen in server.seen if "update" in seen.fields]
    assert sent[-2:] == ["CLEAR SILENT DEFAULT", 'INSERT DATA {\n<http://e/a> <http://e/p> "b" .\n}']
