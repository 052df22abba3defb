"""The command that serves a graph."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from medgraph.cli.options import GraphOption
from medgraph.cli.output import say


def serve(
    graph: GraphOption = None,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 is any that is free.")] = 8000,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds that a query may take.")] = 30.0,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="Processes that answer.", show_default="processors + 1")
    ] = None,
    waiting: Annotated[int, typer.Option("--waiting", min=1, help="Requests that may wait for their turn.")] = 200,
    memory: Annotated[int, typer.Option("--memory", min=64, help="Megabytes that a query may use.")] = 2048,
    writable: Annotated[
        bool, typer.Option("--writable", help="Let clients write that know the token in MEDGRAPH_TOKEN.")
    ] = False,
    cors: Annotated[
        list[str] | None, typer.Option("--cors", metavar="ORIGIN", help="Let pages of this origin read answers.")
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="HOST", help="A name by which the server may be called.")
    ] = None,
    service: Annotated[
        bool, typer.Option("--allow-service", help="Let queries ask other machines with SERVICE.")
    ] = False,
) -> None:
    """Serve the explorer and a SPARQL endpoint until Ctrl-C."""
    from medgraph.web import Settings
    from medgraph.web import serve as serve_graph
    from medgraph.web.settings import MEGABYTE

    settings = Settings(
        workers=workers or Settings().workers,
        waiting=waiting,
        timeout=timeout,
        memory=memory * MEGABYTE,
        token=_token() if writable else None,
        origins=tuple(cors or ()),
        hosts=tuple(name or ()),
        service=service,
    )
    serve_graph(graph, host=host, port=port, settings=settings, ready=lambda address: say(f"serving {address}"))


def _token() -> str:
    token = os.environ.get("MEDGRAPH_TOKEN", "")
    if len(token) < 16:
        raise typer.BadParameter("set MEDGRAPH_TOKEN to a secret of at least 16 characters", param_hint="--writable")
    return token
