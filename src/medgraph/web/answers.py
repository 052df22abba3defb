"""Answers on their way out, and clients that do not wait for theirs."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from medgraph.web.engine import Spool
from medgraph.web.refusals import RefusedError

T = TypeVar("T")
_CLIENT_CLOSED_REQUEST = 499  # nobody reads it; servers log it so


class SpoolResponse(Response):
    """An answer that is whole, sent piece by piece."""

    def __init__(self, spool: Spool, media_type: str) -> None:
        super().__init__(media_type=media_type, headers={"Content-Length": str(len(spool)), "Vary": "Accept"})
        self._spool = spool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002  as ASGI has it
        """Send the answer; of a HEAD request the headers only."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        with self._spool as pieces:
            for piece in pieces if scope["method"] != "HEAD" else ():
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


async def while_connected(request: Request, work: Coroutine[object, object, T]) -> T:
    """Return what work gives; it is cancelled when the client goes away. The request's body has to be read before."""
    doing, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait({doing, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if doing.done():
            return doing.result()
        raise RefusedError(_CLIENT_CLOSED_REQUEST, "the client went away")
    finally:
        doing.cancel()
        leaving.cancel()


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
