"""The graph behind the server: questions are answered by processes that can be ended.

    async with engine_of("build", Settings()) as engine:
        rows = await engine.select("SELECT ?drug { ?drug a mg:Drug }")
        rows = await engine.ask_catalogue("dosing", drug="casimersen")
        page = await engine.call(module.function, "casimersen")       # function(store, "casimersen"), in a worker

No library of a store can stop a query that runs, so every query runs in a process of its own kind: `worker` is
what such a process does, `process` how the engine sees it, `pool` who gets one. The graph is opened in the workers
only, by `database`; `jobs` are the functions they call, `spool` keeps an answer until it is whole, `writing` lets
one process change what the others read.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import TypeVar, cast

from medgraph.errors import NoGraphError, QueryError
from medgraph.rows import Rows
from medgraph.sparql import Bindings
from medgraph.web.engine import jobs
from medgraph.web.engine.database import Asked, Change
from medgraph.web.engine.errors import BrokenWorkerError, BusyError, TimedOutError, TooLargeError, UnansweredError
from medgraph.web.engine.frames import Job
from medgraph.web.engine.places import Place, place_of
from medgraph.web.engine.pool import Pool
from medgraph.web.engine.spool import Spool
from medgraph.web.engine.writing import Writer, writer_of
from medgraph.web.settings import Settings

__all__ = [
    "Asked",
    "BrokenWorkerError",
    "BusyError",
    "Change",
    "Engine",
    "Settings",
    "Spool",
    "TimedOutError",
    "TooLargeError",
    "UnansweredError",
    "engine_of",
]

T = TypeVar("T")


class Engine:
    """Questions to one graph. All of them raise QueryError for what is wrong with a question and UnansweredError
    for what keeps it from being answered: no time, no room, too much to do.
    """

    def __init__(self, place: Place, settings: Settings, writer: Writer | None = None) -> None:
        self.settings = settings
        self._place, self._writer = place, writer
        self._readers = Pool(place, settings, size=settings.workers)

    @property
    def mark(self) -> object:
        """What changes when there is another graph at its place, built or written to."""
        return self._place.mark

    @property
    def sources(self) -> str | None:
        """The folder with the bytes that the graph was read from, by their SHA-256; None if a build left none."""
        return self._place.sources

    async def open(self) -> None:
        """Start the workers."""
        await self._readers.open()

    async def close(self) -> None:
        """End the workers."""
        await self._readers.close()

    async def select(
        self,
        sparql: str,
        bindings: Bindings | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
    ) -> Rows:
        """Ask a SELECT query; of its rows come the first `limit`."""
        return cast(Rows, await self._run(jobs.select, sparql, bindings, limit, timeout=timeout))

    async def ask_catalogue(
        self, name: str, *, timeout: float | None = None, limit: int | None = None, **parameters: str
    ) -> Rows:
        """Ask a question of the catalogue, with its parameters as a person types them."""
        return cast(Rows, await self._run(jobs.ask_catalogue, name, parameters, limit, timeout=timeout))

    async def call(
        self, function: Callable[..., T], *args: object, timeout: float | None = None, slow: bool = False
    ) -> T:
        """Return what a module's function gives when a worker calls it as function(store, *args).

        What may be `slow`, as a query that a client wrote, leaves a worker to the others.
        """
        return cast(T, await self._run(jobs.call, function, args, timeout=timeout, slow=slow))

    async def answer(self, asked: Asked, *, timeout: float | None = None) -> Spool:
        """Return the answer to a query that a client wrote, as the protocol sends it."""
        spool = Spool(limit=self.settings.answer)
        await self._spooled(spool, jobs.answer, asked, timeout=timeout)
        return spool

    async def serialised(self, sparql: str, media_type: str, *, timeout: float | None = None) -> bytes:
        """Return the answer to a query in a format of the protocol, whole."""
        with await self.answer(Asked(sparql, media_type), timeout=timeout) as pieces:
            return b"".join(pieces)

    async def graph(self, name: str | None, media_type: str) -> Spool | None:
        """Return a graph, by default the merged one, as the Graph Store Protocol sends it; None if there is none."""
        spool = Spool(limit=self.settings.answer)
        return spool if await self._spooled(spool, jobs.graph, name, media_type) else None

    async def _spooled(
        self, spool: Spool, function: Callable[..., object], *args: object, timeout: float | None = None
    ) -> object:
        try:
            return await self._run(function, *args, spool=spool, timeout=timeout)
        except BaseException:
            spool.close()
            raise

    async def update(self, sparql: str, base: str) -> None:
        """Run an update; when this returns, every question sees it. Raises QueryError if nobody may write."""
        await self._changing().run(jobs.update, sparql, base)

    async def change(self, change: Change) -> bool:
        """Change a whole graph; return whether it was there before."""
        return cast(bool, await self._changing().run(jobs.change, change))

    def _changing(self) -> Writer:
        if self._writer is None:
            raise QueryError("this graph is read-only")
        return self._writer

    async def _run(
        self,
        function: Callable[..., object],
        *args: object,
        spool: Spool | None = None,
        timeout: float | None = None,
        slow: bool = False,
    ) -> object:
        seconds = self.settings.timeout if timeout is None else timeout
        job = Job(function, args, writes=spool is not None)
        sink = spool.write if spool is not None else None
        return await self._readers.run(job, sink, timeout=seconds, slow=slow or spool is not None)


@asynccontextmanager
async def engine_of(reference: Path | str | None, settings: Settings) -> AsyncIterator[Engine]:
    """Open a graph for questions, and close it in the end; see `medgraph.store.open_graph`.

    Raises NoGraphError if there is none.
    """
    async with AsyncExitStack() as stack:
        place, writer = stack.enter_context(place_of(reference)), None
        if settings.writable and not place.lasting:
            raise NoGraphError("only the folder of a build can be written to", place=place.name)
        if settings.writable:
            writer = await stack.enter_async_context(writer_of(place, settings))
            place = writer.snapshots
        engine = Engine(place, settings, writer)
        stack.push_async_callback(engine.close)
        await engine.open()
        yield engine
