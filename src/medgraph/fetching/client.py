"""The border to urllib3, the only place that opens a connection: one polite, bounded question to one service.

    pace        so many requests a second, each naming medgraph, its version and its home page
    time-outs   to connect, for the next bytes, and for a reply as a whole
    retries     broken connections, 429 and 5xx, after growing pauses; Retry-After is obeyed if it is no longer than
                a person would wait
    bounds      a reply is read up to a size, unpacked
    redirects   to where `hosts` lets one go

What comes in the end is a `Reply` (200, 304 or 404) or a `FetchError` that names the address. The key goes into a
header, so that no address tells it, and to openFDA alone.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urlencode

import urllib3
from urllib3.exceptions import HTTPError, MaxRetryError, SSLError

from medgraph.connections import AGENT, pool_to, reason
from medgraph.errors import FetchError
from medgraph.fetching.hosts import home_of, may_have_key, sent_on
from medgraph.fetching.pace import CLOCK, Clock, Pace

__all__ = ["CLOCK", "Client", "Clock", "Patience", "Reply"]

_REDIRECTS = 5
_CHUNK = 1 << 16
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})
_ANSWERS = frozenset({200, 304, 404})
_MARKS = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited, how often is asked, how much is taken; seconds and bytes."""

    connect: float = 10
    next_bytes: float = 60
    whole_reply: float = 600
    retry_after: float = 120
    retries: int = 5
    most_bytes: int = 64_000_000


@dataclass(frozen=True, slots=True)
class Reply:
    """What a service answered: status, body as sent before packing, the address behind "next" of its Link header."""

    url: str
    status: int
    body: bytes
    next_url: str | None = None
    marks: Mapping[str, str] = field(default_factory=dict)
    """The headers of a later question whether this reply still holds."""

    def json(self) -> object:
        """Return the body as what JSON says; FetchError where it is no JSON."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            raise FetchError("the answer is no JSON", place=self.url) from None


class _TooSlowError(HTTPError):
    """A reply that does not end."""


class Client:
    """Asks one service; see the module for how."""

    def __init__(self, base_url: str, *, per_second: float, key: str | None, clock: Clock, patience: Patience) -> None:
        self.base_url = base_url.rstrip("/")
        self.patience = patience
        self._home = home_of(self.base_url)
        self._key = key
        self._clock = clock
        self._pace = Pace(per_second, clock)
        self._pool = pool_to(self._home)
        self._reachable = True

    def address(self, path: str, params: Mapping[str, str] | None = None) -> str:
        """Return the address of a question."""
        query = f"?{urlencode(params, quote_via=quote)}" if params else ""
        return f"{self.base_url}{path}{query}"

    def get(
        self, path: str, params: Mapping[str, str] | None = None, *, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Ask, and return the answer; FetchError if there is none that is of use."""
        first = url = self.address(path, params)
        for _ in range(_REDIRECTS + 1):
            reply, onward = self._patiently(url, {**self._headers(url), **(headers or {})})
            if onward is None:
                return reply
            url = sent_on(onward, url, self._home)
        raise FetchError(f"is sent on more than {_REDIRECTS} times", place=first)

    def _headers(self, url: str) -> dict[str, str]:
        headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip", "Accept": "*/*"}
        if self._key and may_have_key(url):
            headers.update(urllib3.make_headers(basic_auth=f"{self._key}:"))
        return headers

    def _patiently(self, url: str, headers: Mapping[str, str]) -> tuple[Reply, str | None]:
        """Ask until there is an answer, or patience is at its end; return it, or where one is sent on to."""
        retries = urllib3.Retry(
            total=self.patience.retries if self._reachable else 0,
            status_forcelist=_TRY_AGAIN,
            backoff_factor=1,
        )
        while True:
            self._pace.wait()
            try:
                response, failure = self._send(url, headers), None
                if response.status not in _TRY_AGAIN:
                    return self._taken(url, response)
            except SSLError as error:
                raise FetchError(f"no safe connection: {reason(error)}", place=url) from error
            except HTTPError as error:
                response, failure = None, error
            retries = self._again(retries, url, response, failure)

    def _send(self, url: str, headers: Mapping[str, str]) -> urllib3.BaseHTTPResponse:
        waiting = urllib3.Timeout(connect=self.patience.connect, read=self.patience.next_bytes)
        return self._pool.request(
            "GET", url, headers=headers, redirect=False, retries=False, preload_content=False, timeout=waiting
        )

    def _taken(self, url: str, response: urllib3.BaseHTTPResponse) -> tuple[Reply, str | None]:
        self._reachable = True
        try:
            onward = response.headers.get("Location") if 300 <= response.status < 400 else None
            body = b"" if onward else b"".join(self._chunks(url, response))
        finally:
            response.close()
        marks = {ours: response.headers[theirs] for theirs, ours in _MARKS.items() if theirs in response.headers}
        reply = Reply(url, response.status, body, _next_in(response.headers.get("Link", "")), marks)
        if onward is None and response.status not in _ANSWERS:
            raise FetchError(f"answered {_status(response)}{_said(reply)}", place=url)
        return reply, onward

    def _chunks(self, url: str, response: urllib3.BaseHTTPResponse) -> Iterator[bytes]:
        """Yield the body as it comes; too much and too slow end it."""
        size, end = 0, self._clock.now() + self.patience.whole_reply
        while chunk := response.read1(_CHUNK, decode_content=True):
            size += len(chunk)
            if size > self.patience.most_bytes:
                raise FetchError(f"the answer is larger than {self.patience.most_bytes:,} bytes", place=url)
            if self._clock.now() > end:
                raise _TooSlowError(f"the answer took more than {self.patience.whole_reply:g} s")
            yield chunk

    def _again(
        self, retries: urllib3.Retry, url: str, response: urllib3.BaseHTTPResponse | None, failure: Exception | None
    ) -> urllib3.Retry:
        """Wait as long as the service asks, else longer each time; FetchError at the end of patience."""
        asked = _retry_after(response)
        if response is not None:
            response.close()
        problem = f"answered {_status(response)}" if response is not None else reason(failure)
        if asked > self.patience.retry_after:
            raise FetchError(f"{problem}; to be asked again after {asked:.0f} s", place=url)
        try:
            retries = retries.increment("GET", url, error=failure, response=response)
        except MaxRetryError:
            self._reachable = response is not None
            tries = len(retries.history) + 1
            raise FetchError(f"{problem}; tried {tries} times" if tries > 1 else problem, place=url) from failure
        self._clock.sleep(max(asked, retries.get_backoff_time()))
        return retries


def _retry_after(response: urllib3.BaseHTTPResponse | None) -> float:
    """Return the seconds that a service asks to wait, 0 where it does not say."""
    said = response.headers.get("Retry-After", "") if response is not None else ""
    if said.strip().isdecimal():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except ValueError:
        return 0.0


def _next_in(link: str) -> str | None:
    """Return the address behind "next" of a Link header (RFC 8288).

    >>> _next_in('<https://a/x?search_after=0>; rel="next", <https://a/>; rel="first"')
    'https://a/x?search_after=0'
    """
    for each in link.split(","):
        target, _, about = each.strip().partition(">")
        if target.startswith("<") and 'rel="next"' in about.replace("rel=next", 'rel="next"').lower():
            return target[1:]
    return None


def _status(response: urllib3.BaseHTTPResponse) -> str:
    return f"{response.status} {response.reason or ''}".strip()


def _said(reply: Reply) -> str:
    """Return what a service says of an error, as openFDA does, in brackets."""
    try:
        told = reply.json()
        return f" ({str(told['error']['message'])[:200]})"  # type: ignore[index]
    except (FetchError, LookupError, TypeError):
        return ""
