"""So many processes, so many waiting: who is given a worker, and what becomes of a worker that must be ended.

A job has one of the places at work, and before that one of the places to wait. A job that takes too long is ended
with its process; so is one that nobody waits for any more, unless it is done in a moment. The place at work is
free again when a fresh process stands there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace

from medgraph.web.engine.errors import BusyError, TimedOutError
from medgraph.web.engine.frames import Job
from medgraph.web.engine.places import Place
from medgraph.web.engine.process import Sink, WorkerProcess
from medgraph.web.settings import Settings

Places = list[asyncio.Semaphore]
_GRACE = 0.5  # seconds that an abandoned job may still need: ending it costs a fresh process
_ALARM = 2.0  # seconds after which a worker ends itself, should there be nobody any more to end it
_KEPT = 4  # a worker that still holds more than this part of its memory makes way for a fresh one


class Pool:
    """Processes that have one graph open and do jobs, `size` at once; of the jobs that are `slow`, one fewer.

    It is opened, used and closed within one event loop.
    """

    def __init__(self, place: Place, settings: Settings, *, size: int, writes: bool = False) -> None:
        self._place, self._size, self._memory, self._writes = place, size, settings.memory, writes
        self._work, self._slow_work = asyncio.Semaphore(size), asyncio.Semaphore(max(1, size - 1))
        self._waiting, self._may_wait, self._patience = 0, settings.waiting, settings.timeout
        self._idle: list[WorkerProcess] = []
        self._all: set[WorkerProcess] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Start all processes."""
        self._idle.extend(await asyncio.gather(*(self._started() for _ in range(self._size))))

    async def close(self) -> None:
        """End all processes, whatever they do."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._all))

    async def run(self, job: Job, sink: Sink | None = None, *, timeout: float, slow: bool = False) -> object:
        """Return what a job returns, and raise what it raises; what it writes goes into the sink.

        Raises BusyError if too many wait or it waits for too long, TimedOutError if it works for `timeout` seconds,
        and UnansweredError if its process ends.
        """
        places = [self._slow_work, self._work] if slow else [self._work]
        await self._take(places)
        try:
            worker = self._idle.pop() if self._idle else await self._started()
        except BaseException:
            _release(places)
            raise
        return await self._worked(worker, job, sink, timeout, places)

    async def _take(self, places: Places) -> None:
        if self._waiting >= self._may_wait:
            raise BusyError("too many requests wait already; try again in a moment")
        taken: Places = []
        self._waiting += 1
        try:
            async with asyncio.timeout(self._patience):
                for place in places:
                    await place.acquire()
                    taken.append(place)
        except BaseException as error:
            _release(taken)
            if isinstance(error, TimeoutError):
                raise BusyError("the server has too much to do; try again in a moment") from None
            raise
        finally:
            self._waiting -= 1

    async def _worked(
        self, worker: WorkerProcess, job: Job, sink: Sink | None, timeout: float, places: Places
    ) -> object:
        """Let a worker do a job; afterwards, or when a fresh one stands there, the places are free."""
        doing = asyncio.ensure_future(worker.run(replace(job, seconds=timeout + _ALARM), sink))
        grace = 0.0
        try:
            async with asyncio.timeout(timeout):
                return await asyncio.shield(doing)
        except TimeoutError:
            raise TimedOutError(f"the query was ended after {timeout:g} seconds") from None
        except asyncio.CancelledError:
            grace = _GRACE
            raise
        finally:
            if worker.ready and worker.memory <= self._memory // _KEPT:
                self._idle.append(worker)
                _release(places)
            else:
                self._begin(self._replaced(worker, doing, grace, places))

    async def _replaced(
        self, worker: WorkerProcess, doing: asyncio.Future[object], grace: float, places: Places
    ) -> None:
        """Put a fresh process in the place of one, unless that is done with its job in a moment."""
        try:
            await asyncio.wait({doing}, timeout=grace)
            if not worker.ready or worker.memory > self._memory // _KEPT:
                self._all.discard(worker)
                await worker.end()
                worker = await self._started()
            self._idle.append(worker)
        finally:
            _drop(doing)
            _release(places)

    def _begin(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _started(self) -> WorkerProcess:
        worker = await WorkerProcess.started(self._place, writes=self._writes, memory=self._memory)
        self._all.add(worker)
        return worker


def _release(places: Places) -> None:
    for place in places:
        place.release()


def _drop(doing: asyncio.Future[object]) -> None:
    """Nobody waits for this any more: what it raised is of no interest."""
    if not doing.cancel() and not doing.cancelled():
        doing.exception()
