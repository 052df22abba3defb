"""The site: the engine, the names that it knows, and the pages that it has made.

A page is made in a worker by a function of its own and kept as bytes, as many as some memory holds: the graph does
not change under it. When a build has put another graph in its place, names and pages are made anew.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from medgraph.errors import MedgraphError
from medgraph.web.explorer.directory import PATIENCE, Directory, Entry, read_directory
from medgraph.web.explorer.rendering import render
from medgraph.web.refusals import status_of

if TYPE_CHECKING:
    from medgraph.web.engine import Engine

_KEPT = 48 << 20
_HEADERS = {"Cache-Control": "no-cache"}

Handler = Callable[[Request], Awaitable[Response]]


class Site:
    """What all views of one server share."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._mark: object = None
        self._directory: Directory | None = None
        self._reading = asyncio.Lock()
        self._pages: OrderedDict[tuple[object, ...], bytes] = OrderedDict()
        self._size = 0

    async def directory(self) -> Directory:
        """Return the names of the graph as it now is; they are read when they are first asked for."""
        async with self._reading:
            mark = self.engine.mark
            if self._directory is None or mark != self._mark:
                self._pages.clear()
                self._size, self._mark = 0, mark
                self._directory = await self.engine.call(read_directory, timeout=PATIENCE)
            return self._directory

    async def page(self, function: Callable[..., str], *args: object, status: int = 200) -> Response:
        """Return a page that a function of a module makes in a worker, as function(store, *args)."""
        await self.directory()
        key = function, *args
        content = self._pages.get(key)
        if content is None:
            content = (await self.engine.call(function, *args)).encode("utf-8", "replace")
            self._keep(key, content)
        else:
            self._pages.move_to_end(key)
        return HTMLResponse(content, status, headers=_HEADERS)

    def _keep(self, key: tuple[object, ...], content: bytes) -> None:
        self._pages[key] = content
        self._size += len(content)
        while self._size > _KEPT:
            _, oldest = self._pages.popitem(last=False)
            self._size -= len(oldest)

    async def missing(self, kind: str, name: str) -> Response:
        """Return the page that says that nothing is called so, with what is called nearly so."""
        near = near_names(await self.directory(), kind, name)
        return shown("missing.html", status=404, name=name, near=near)


def near_names(directory: Directory, kind: str, name: str) -> list[Entry]:
    """Return things of a kind, else of any, that a name or the first letters of it begin."""
    for kinds in ((kind,), ()):
        for length in (len(name), 5, 3):
            if found := directory.complete(name[:length], kinds, 8):
                return [entry for entry, _ in found]
    return []


def shown(template: str, *, status: int = 200, **model: object) -> Response:
    """Return a page that needs nothing of the graph."""
    return HTMLResponse(render(template, **model), status, headers=_HEADERS)


def as_page(handler: Handler) -> Handler:
    """Return a handler whose errors are pages, in one line for whoever asked."""

    @wraps(handler)
    async def handled(request: Request) -> Response:
        try:
            return await handler(request)
        except MedgraphError as error:
            status, headers = status_of(error)
            response = shown("error.html", status=status, title=HTTPStatus(status).phrase, message=error.message)
            response.headers.update(headers)
            return response

    return handled
