"""The Graph Store Protocol: whole graphs, named in the address, are read, and by those who may are written.

GET, HEAD  /store?default    /store?graph=IRI     the merged graph, or a graph of that name
PUT        …                                      what is sent takes its place
POST       …                                      what is sent is added; without a name, a new graph is made of it
DELETE     …                                      it is removed
"""

from __future__ import annotations

import hashlib

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from medgraph.prefixes import PREFIXES
from medgraph.web.answers import SpoolResponse, while_connected
from medgraph.web.bodies import body_of, media_type_of, parameters_of
from medgraph.web.engine import Change, Engine
from medgraph.web.negotiation import GRAPHS, negotiated
from medgraph.web.refusals import RefusedError
from medgraph.web.settings import Settings
from medgraph.web.tokens import check_may_write

PATH = "/store"
_READ_AS = frozenset(GRAPHS) - {"application/json", "application/xml"}


def routes(engine: Engine, settings: Settings) -> list[Route]:
    """Return the graph store."""

    async def read(request: Request) -> Response:
        name = _graph_of(request)
        media_type = negotiated(request.headers.get("accept", ""), GRAPHS)
        if media_type is None:
            raise RefusedError(406, f"the graph can be had as {', '.join(GRAPHS)}")
        spool = await while_connected(request, engine.graph(name, media_type))
        if spool is None:
            raise RefusedError(404, f"there is no graph {name}")
        return SpoolResponse(spool, media_type)

    async def write(request: Request) -> Response:
        check_may_write(request, settings)
        change, location = await _change_of(request, settings)
        there_was = await engine.change(change)
        if change.data is None and not there_was:
            raise RefusedError(404, f"there is no graph {change.graph}")
        if location:
            return Response(status_code=201, headers={"Location": location})
        return Response(status_code=204 if there_was else 201)

    return [
        Route(PATH, read, methods=["GET", "HEAD"]),
        Route(PATH, write, methods=["PUT", "POST", "DELETE"]),
    ]


async def _change_of(request: Request, settings: Settings) -> tuple[Change, str | None]:
    """Return what a request wants changed, and the name of the graph that it makes, if it makes one."""
    if request.method == "DELETE":
        return Change(_graph_of(request), None, "", replace=True), None
    media_type = media_type_of(request)
    if media_type not in _READ_AS:
        raise RefusedError(
            415, f"send the graph as {', '.join(sorted(_READ_AS))}, not {media_type or 'without a type'}"
        )
    data = await body_of(request, settings.body)
    if request.method == "POST" and not request.url.query:
        made = f"{PREFIXES['graph']}{hashlib.sha256(data).hexdigest()[:20]}"
        return Change(made, data, media_type, replace=False), made
    return Change(_graph_of(request), data, media_type, replace=request.method == "PUT"), None


def _graph_of(request: Request) -> str | None:
    """Return the graph that an address names, None for the default graph."""
    parameters = parameters_of(request.url.query)
    names = parameters.get("graph", [])
    if "default" in parameters and not names:
        return None
    if len(names) != 1 or "default" in parameters:
        raise RefusedError(400, "name one graph: ?default or ?graph=IRI")
    return names[0]
