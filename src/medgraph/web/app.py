"""The application: the endpoint, the graph store and the explorer under one roof, with what holds for all of them."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from medgraph.errors import MedgraphError
from medgraph.web import explorer, graph_store, protocol
from medgraph.web.engine import Engine
from medgraph.web.guards import KnownHosts, SecurityHeaders
from medgraph.web.refusals import refusal
from medgraph.web.settings import Settings


def application(engine: Engine, settings: Settings) -> Starlette:
    """Return the application over an open engine."""
    return Starlette(
        routes=[
            *protocol.routes(engine, settings),
            *graph_store.routes(engine, settings),
            *explorer.routes(engine, settings),
        ],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(KnownHosts, hosts=settings.hosts),
            *([_cors(settings)] if settings.origins else []),
        ],
        exception_handlers={MedgraphError: refusal},
    )


def _cors(settings: Settings) -> Middleware:
    methods = ["GET", "HEAD", "POST", *(["PUT", "DELETE"] if settings.writable else [])]
    headers = ["Accept", "Content-Type", *(["Authorization"] if settings.writable else [])]
    return Middleware(
        CORSMiddleware, allow_origins=settings.origins, allow_methods=methods, allow_headers=headers, max_age=600
    )
