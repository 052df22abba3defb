"""What every request passes before it is looked at, and every answer before it leaves.

A page of some other site that a browser shows must not get at a server on the same machine: it can neither read
answers (no CORS unless asked for) nor come in by a name of its own that it lets point here (the host is checked).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from medgraph.patterns import Pattern

_HOST = Pattern(r"(?P<name>[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?", re.ASCII)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
}
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class SecurityHeaders:
    """Give answers the headers that keep browsers from guessing, framing and running what is not ours."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded if scope["type"] == "http" else send)


class KnownHosts:
    """Refuse requests that call the server by a name it does not have; with no names given, by what is no name."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = ()) -> None:
        self._app, self._hosts = app, frozenset(name.lower() for name in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or self._knows(Headers(scope=scope).get("host", "")):
            await self._app(scope, receive, send)
        else:
            await PlainTextResponse("this server has another name\n", 400)(scope, receive, send)

    def _knows(self, host: str) -> bool:
        match = _HOST.fullmatch(host)
        return match is not None and (not self._hosts or match["name"].lower() in self._hosts)
