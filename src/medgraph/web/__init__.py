"""`medgraph serve`: the graph for browsers and for programs.

`app` puts together what is served: `protocol` is the SPARQL endpoint, `explorer` the pages for people; both ask the
`engine`, whose workers hold the graph. `guards` stands before all of them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from medgraph.web.settings import Settings

__all__ = ["Settings", "serve"]

Ready = Callable[[str], None]


def serve(
    graph: Path | str | None = None,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    settings: Settings | None = None,
    ready: Ready | None = None,
) -> None:
    """Serve a graph until the process is told to stop; `ready` is called with the address once it can be asked.

    Port 0 is any that is free. Raises NoGraphError if there is no graph, OutputError if the port is taken.
    """
    from medgraph.web.server import serve_until_stopped

    asyncio.run(serve_until_stopped(graph, host, port, settings or Settings(), ready or (lambda _: None)))
