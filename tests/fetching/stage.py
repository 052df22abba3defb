"""A web server on this machine that plays openFDA and DailyMed, with labels of our own making.

It answers as the two do, as far as is known from their documentation and openFDA's published source: openFDA refuses
signs that a search may not have, counts exact values, sorts, pages by a cursor in the Link header, and says 404 with a
body of its own where nothing matches; DailyMed finds a name anywhere in a title, a hundred a page, newest first. What
goes wrong is put in front: `stage.next(broken)` plays `broken` for the next request, then all is well again.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

Play = Callable[["_Handler"], None]

_SEARCHABLE = re.compile(r"[0-9a-zA-Z@%/',._:()\"\[\]{}\-+><= ]+")
_TERM = re.compile(r'(?P<field>[\w.]+?)(?P<exact>\.exact)?:"(?P<value>[^"]*)"')


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]

    @property
    def conditional(self) -> bool:
        return "if-none-match" in self.headers or "if-modified-since" in self.headers


@dataclass
class Stage:
    """What is played, and what was asked."""

    url: str = ""
    records: list[dict[str, Any]] = field(default_factory=list)
    documents: list[dict[str, str]] = field(default_factory=list)
    marks: bool = True
    cursors: bool = True
    packed: bool = True
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    _first: list[tuple[Play, str]] = field(default_factory=list)

    def next(self, *plays: Play, at: str = "") -> None:
        """Play these for the next requests whose address holds `at`, one each."""
        self._first += [(play, at) for play in plays]

    def take(self, address: str) -> Play | None:
        for number, (_, at) in enumerate(self._first):
            if at in address:
                return self._first.pop(number)[0]
        return None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # head and body in one packet
    stage: Stage

    def setup(self) -> None:
        super().setup()
        self.stage.connections += 1

    def do_GET(self) -> None:
        there = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(there.query).items()}
        asked = Asked(there.path, query, {name.lower(): value for name, value in self.headers.items()})
        self.stage.asked.append(asked)
        play = self.stage.take(self.path)
        if play:
            play(self)
        elif there.path.endswith("/drug/label.json"):
            self._openfda(query)
        elif there.path.endswith("/spls.json"):
            self._list(query)
        elif found := re.fullmatch(r".*/spls/([^/]+)\.xml", there.path):
            self._document(found[1])
        else:
            self.say(404, b"<html>not here</html>")

    def say(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        """Send an answer; one with marks is not sent again to who knows it."""
        headers = dict(headers or {})
        mark = f'"{hashlib.sha256(body).hexdigest()[:12]}"'
        if self.stage.marks and status == 200:
            headers["ETag"] = mark
            if self.headers.get("If-None-Match") == mark:
                status, body = 304, b""
        if self.stage.packed and body and "gzip" in self.headers.get("Accept-Encoding", ""):
            body, headers["Content-Encoding"] = gzip.compress(body, mtime=0), "gzip"
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def say_json(self, status: int, told: object, headers: dict[str, str] | None = None) -> None:
        self.say(status, json.dumps(told, indent=2).encode(), {"Content-Type": "application/json", **(headers or {})})

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    # openFDA

    def _openfda(self, query: dict[str, str]) -> None:
        search = query["search"]
        if not _SEARCHABLE.fullmatch(search):
            self._refuse(400, "BAD_REQUEST", f"Search not supported: {search}")
            return
        found = [record for record in self.stage.records if _matches(search, record)]
        if not found:
            self._refuse(404, "NOT_FOUND", "No matches found!")
        elif "count" in query:
            self.say_json(200, {"meta": META, "results": _counted(query["count"], found)})
        else:
            self._page(query, found)

    def _refuse(self, status: int, code: str, message: str) -> None:
        self.say_json(status, {"error": {"code": code, "message": message}})

    def _page(self, query: dict[str, str], found: list[dict[str, Any]]) -> None:
        if query.get("sort") == "effective_time:desc":
            found = sorted(found, key=lambda record: str(record["effective_time"]), reverse=True)
        limit, skip = int(query.get("limit", "1")), int(query.get("skip", "0"))
        start = int(query["search_after"].removeprefix("0=")) if "search_after" in query else skip
        page = found[start : start + limit]
        headers = {}
        if self.stage.cursors and len(page) == limit and start + limit < len(found):
            address = f"https://api.fda.gov{urlsplit(self.path).path}?search={quote(query['search'])}&limit={limit}"
            headers["Link"] = f'<{address}&skip=0&search_after=0%3D{start + limit}>; rel="next"'
        meta = META | {"results": {"skip": skip, "limit": limit, "total": len(found)}}
        self.say_json(200, {"meta": meta, "results": page}, headers)

    # DailyMed

    def _list(self, query: dict[str, str]) -> None:
        wanted = query.get("drug_name", "").upper()
        found = [
            {"spl_version": int(one["version"]), "title": one["title"], "setid": one["set_id"]}
            for one in self.stage.documents
            if ("setid" in query and one["set_id"] == query["setid"]) or (wanted and wanted in one["title"].upper())
        ]
        size, page = min(100, int(query["pagesize"])), int(query["page"])
        pages = -(-len(found) // size)
        about = {"total_elements": str(len(found)), "elements_per_page": str(size), "total_pages": str(pages)}
        about |= {
            "current_page": str(page),
            "next_page_url": "null",
            "db_published_date": "May 29, 2026 07:40:57PM EST",
        }
        self.say_json(200, {"metadata": about, "data": found[(page - 1) * size : page * size]})

    def _document(self, set_id: str) -> None:
        document = next((one for one in self.stage.documents if one["set_id"] == set_id), None)
        self.say(200, document["xml"].encode()) if document else self.say(404, b" ")


META: dict[str, Any] = {
    "disclaimer": "Do not rely on openFDA to make decisions regarding medical care.",
    "terms": "https://open.fda.gov/terms/",
    "license": "https://open.fda.gov/license/",
    "last_updated": "2026-05-29",
}


def _values(field: str, record: dict[str, Any]) -> list[str]:
    place = record.get("openfda", {}) if field.startswith("openfda.") else record
    value = place.get(field.removeprefix("openfda."), [])
    return [value] if isinstance(value, str) else list(value)


def _matches(search: str, record: dict[str, Any]) -> bool:
    eithers = re.split(r' OR (?=[\w.]+:")', search)
    return any(all(_holds(term, record) for term in re.split(r' AND (?=[\w.]+:")', one)) for one in eithers)


def _holds(term: str, record: dict[str, Any]) -> bool:
    asked = _TERM.fullmatch(term.strip())
    assert asked, term
    values = _values(asked["field"], record)
    if asked["exact"]:
        return asked["value"] in values
    return any(f" {_words(asked['value'])} " in f" {_words(value)} " for value in values)


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def _counted(field: str, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    values = [value for record in found for value in _values(field.removesuffix(".exact"), record)]
    terms = sorted(set(values), key=lambda value: (-values.count(value), value))
    return [{"term": term, "count": values.count(term)} for term in terms]


# What can go wrong.


def status(code: int, body: bytes = b"", **headers: str) -> Play:
    """Answer with a status."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: handler.say(code, body, named)


def broken_off(body: bytes, *, promised: int) -> Play:
    """Promise a length, send a body, and hang up."""

    def play(handler: _Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(promised))
        handler.end_headers()
        handler.wfile.write(body)
        handler.close_connection = True

    return play


def broken_chunk(handler: _Handler) -> None:
    """Hang up in the middle of a chunk."""
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"100\r\n{")
    handler.close_connection = True


def hung_up(handler: _Handler) -> None:
    """Hang up without an answer."""
    handler.close_connection = True


def stalled(stop: Callable[[], object]) -> Play:
    """Begin an answer and leave it at that, until `stop` returns."""

    def play(handler: _Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"{")
        handler.wfile.flush()
        stop()
        handler.close_connection = True

    return play


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that hung up: they were right to."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def playing(stage: Stage) -> Iterator[Stage]:
    """Play on a free port of this machine."""
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"stage": stage}))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    stage.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield stage
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
