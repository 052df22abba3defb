"""One request to a remote store and its answer: retries, time-outs, and errors in one line.

A request that may be repeated without harm is, after growing pauses, where the server is busy (429, 502, 503, 504)
or the connection or the answer breaks. No redirect is followed, so that no password ends up elsewhere. What is
read is the body as it comes, never the whole of it at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import TypeVar
from urllib.parse import urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from medgraph.connections import AGENT, pool_to, reason
from medgraph.errors import RemoteStoreError
from medgraph.store.credentials import Credentials

T = TypeVar("T")
_BUSY = frozenset({429, 502, 503, 504})
_SAID = 2000


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited, in seconds, and how often is asked; `answer` is for an answer as a whole."""

    connect: float = 10
    next_bytes: float = 300
    answer: float | None = None
    retries: int = 3
    pause: float = 0.5
    longest_pause: float = 30


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent; `repeatable` where it does no harm to send it twice."""

    method: str
    url: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    repeatable: bool = True


class _PassingError(RemoteStoreError):
    """What may be well the next time."""

    def __init__(self, message: str, *, place: str, pause: float = 0, status: int | None = None) -> None:
        super().__init__(message, place=place, status=status)
        self.pause = pause


class Body:
    """The body of an answer, as a file that is read once."""

    def __init__(self, response: urllib3.BaseHTTPResponse, url: str, end: float | None) -> None:
        self.media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        self.headers = response.headers
        self._response, self._url, self._end = response, url, end

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; RemoteStoreError where they do not come."""
        if self._end is not None and time.monotonic() > self._end:
            raise RemoteStoreError("the answer took too long", place=self._url)
        try:
            return self._response.read1(size if size > 0 else 1 << 16, decode_content=True)
        except HTTPError as error:
            raise _PassingError(reason(error), place=self._url) from error

    def whole(self) -> bytes:
        """Return all bytes that are left."""
        return b"".join(iter(self.read, b""))


class Exchange:
    """Requests to one server."""

    def __init__(self, url: str, *, credentials: Credentials | None = None, patience: Patience | None = None) -> None:
        home = urlsplit(url)
        self.patience = patience or Patience()
        self._credentials = credentials or Credentials.from_environment()
        self._unasked = self._credentials.unasked(home)
        self._challenge = ""
        self._pool = pool_to(home)

    def send(self, request: Request, take: Callable[[Body], T]) -> T:
        """Send a request and return what `take` makes of the body; RemoteStoreError if there is none."""
        for tries in count(1):
            try:
                return self._once(request, take)
            except _PassingError as error:
                if not request.repeatable or tries > self.patience.retries:
                    often = f"; tried {tries} times" if tries > 1 else ""
                    raise RemoteStoreError(error.message + often, place=request.url, status=error.status) from error
                growing = self.patience.pause * 2 ** (tries - 1)
                time.sleep(min(max(error.pause, growing), self.patience.longest_pause))
        raise AssertionError  # the loop has no end

    def _once(self, request: Request, take: Callable[[Body], T]) -> T:
        """Send a request as whoever the server wants to see; what is sent unasked may be what it does not take."""
        end = time.monotonic() + self.patience.answer if self.patience.answer else None
        who = self._answer_to(self._challenge, request) or self._unasked
        for last in (False, False, True):
            with self._answered(request, who) as response:
                self._challenge = response.headers.get("WWW-Authenticate", self._challenge)
                asked = self._answer_to(self._challenge, request)
                if response.status != 401 or last or not self._credentials.given or (who and who == asked):
                    return take(_sound(Body(response, request.url, end), response, request, self._credentials))
            who = asked
        raise AssertionError  # the last answer was taken

    def _answer_to(self, challenge: str, request: Request) -> str | None:
        return self._credentials.asked(challenge, request.method, request.url)

    @contextmanager
    def _answered(self, request: Request, authorization: str | None) -> Iterator[urllib3.BaseHTTPResponse]:
        who = {"Authorization": authorization} if authorization else {}
        headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip", **request.headers, **who}
        waiting = urllib3.Timeout(
            connect=self.patience.connect, read=min(self.patience.next_bytes, self.patience.answer or 1e9)
        )
        try:
            response = self._pool.request(
                request.method,
                request.url,
                body=request.body or None,
                headers=headers,
                redirect=False,
                retries=False,
                preload_content=False,
                timeout=waiting,
            )
        except HTTPError as error:
            raise _PassingError(reason(error), place=request.url) from error
        try:
            yield response
        finally:
            response.close()


def _sound(body: Body, response: urllib3.BaseHTTPResponse, request: Request, who: Credentials) -> Body:
    """Return the body of an answer that is one."""
    status, place = response.status, request.url
    if status < 300:
        return body
    if status < 400:
        onward = _printable(response.headers.get("Location", "elsewhere"))
        raise RemoteStoreError(f"sends on to {onward}; if that is right, give that address", place=place, status=status)
    if status in _BUSY:
        pause = response.headers.get("Retry-After", "")
        seconds = float(pause) if pause.isdecimal() else 0
        raise _PassingError(_told(response, body), place=place, pause=seconds, status=status)
    if status in (401, 403):
        hint = "these credentials do not do" if who.given else "set MEDGRAPH_USER and MEDGRAPH_PASSWORD"
        raise RemoteStoreError(f"{_told(response, body)}; {hint}, or MEDGRAPH_TOKEN", place=place, status=status)
    raise RemoteStoreError(_told(response, body), place=place, status=status)


def _told(response: urllib3.BaseHTTPResponse, body: Body) -> str:
    """Return what a server answers in place of what was asked for, with the first line of its reason."""
    status = f"answers {response.status} {_printable(response.reason or '')}".strip()
    if body.media_type in ("text/html", "application/xhtml+xml"):
        return f"{status} (a page of HTML)"
    try:
        text = body.read(_SAID).decode("utf-8", "replace")
    except RemoteStoreError:
        return status
    said = next(filter(None, map(_printable, text.splitlines())), "")
    return f"{status} ({said[:200]})" if said else status


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text).strip()
