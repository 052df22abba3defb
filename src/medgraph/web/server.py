"""The server's life: bind, open the graph, serve, and leave no process behind."""

from __future__ import annotations

import asyncio
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path

import uvicorn

from medgraph.errors import OutputError
from medgraph.web.app import application
from medgraph.web.engine import engine_of
from medgraph.web.guards import LOOPBACK
from medgraph.web.settings import Settings

_MOST_HEADERS = 1 << 17  # bytes, with the address: what is longer is sent in a body
_PATIENCE = 3  # seconds that requests have to end when the server is told to stop


async def serve_until_stopped(
    graph: Path | str | None, host: str, port: int, settings: Settings, ready: Callable[[str], None]
) -> None:
    """Serve a graph until a signal says stop; see `medgraph.web.serve`."""
    with _bound(host, port) as listening:
        if _is_loopback(listening):
            settings = replace(settings, hosts=(*settings.hosts, *LOOPBACK))
        async with engine_of(graph, settings) as engine:
            config = uvicorn.Config(
                application(engine, settings),
                log_level="error",
                lifespan="off",
                server_header=False,
                h11_max_incomplete_event_size=_MOST_HEADERS,
                timeout_graceful_shutdown=_PATIENCE,
            )
            ready(_address(host, listening))
            await _Server(config).serve(sockets=[listening])


class _Server(uvicorn.Server):
    """A server that ends when it is told to; uvicorn's would then die of the same signal, and clean nothing up."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Let signals stop the server."""
        loop = asyncio.get_running_loop()
        signals = (signal.SIGINT, signal.SIGTERM) if threading.current_thread() is threading.main_thread() else ()
        for number in signals:
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in signals:
                loop.remove_signal_handler(number)


def _bound(host: str, port: int) -> socket.socket:
    """Return a socket that listens. Raises OutputError where it cannot."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        raise OutputError(f"cannot listen here ({error.strerror or error})", place=f"{host}:{port}") from error


def _is_loopback(listening: socket.socket) -> bool:
    return ip_address(listening.getsockname()[0]).is_loopback


def _address(host: str, listening: socket.socket) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listening.getsockname()[1]}/"
