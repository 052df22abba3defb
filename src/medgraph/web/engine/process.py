"""A worker seen from the engine: started, given a job, listened to, ended."""

from __future__ import annotations

import asyncio
import pickle
import signal
import sys
from collections.abc import Callable

from medgraph.web.engine.errors import BrokenWorkerError, TimedOutError, TooLargeError
from medgraph.web.engine.frames import CHUNK, CHUNK_SIZE, ERROR, HEADER, RESULT, Job, Setup, frame
from medgraph.web.engine.places import Place

Sink = Callable[[bytes], None]
_LAST_BREATH = 2.0  # seconds; whoever kills a process that has just ended itself never learns why it did
_LARGE = 1 << 16  # bytes; what is larger is unpickled beside the loop, which goes on serving meanwhile


class WorkerProcess:
    """A process of `medgraph.web.engine.worker`."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None and process.stdout is not None  # noqa: S101
        self._process, self._input, self._output = process, process.stdin, process.stdout
        self._at_work = False
        self.memory = 0
        """The bytes that it held after its last job."""

    @classmethod
    async def started(cls, place: Place, *, writes: bool, memory: int) -> WorkerProcess:
        """Start a process and wait until it has opened the graph. Raises NoGraphError if it cannot."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "medgraph.web.engine.worker",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=2 * CHUNK_SIZE,
        )
        worker = cls(process)
        try:
            await worker._ask(pickle.dumps(Setup(tuple(sys.path), place, writes, memory)), None)
        except BaseException:
            await worker.end()
            raise
        return worker

    @property
    def ready(self) -> bool:
        """Whether it lives and has no job."""
        return not self._at_work and self._process.returncode is None and not self._output.at_eof()

    async def run(self, job: Job, sink: Sink | None = None) -> object:
        """Return what a job returns; what it writes goes into the sink. Raises what the job raises.

        When this is cancelled, the process is in the middle of a job and must be ended.
        """
        return await self._ask(pickle.dumps(job), sink)

    async def end(self) -> None:
        """End the process, whatever it does."""
        if self._process.returncode is None:
            self._process.kill()
        self._input.close()
        await self._process.wait()

    async def _ask(self, payload: bytes, sink: Sink | None) -> object:
        self._at_work = True
        try:
            self._input.write(frame(RESULT, payload))
            await self._input.drain()
            return await self._answer(sink)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise _cause_of_end(await self._status()) from error

    async def _status(self) -> int:
        """Return what a process ended with that has closed its output: it is ending by itself, or must be ended."""
        try:
            async with asyncio.timeout(_LAST_BREATH):
                return await self._process.wait()
        except TimeoutError:
            await self.end()
            return -signal.SIGKILL

    async def _answer(self, sink: Sink | None) -> object:
        while True:
            letter, memory, size = HEADER.unpack(await self._output.readexactly(HEADER.size))
            payload = await self._output.readexactly(size)
            if letter == CHUNK and sink:
                sink(payload)
            elif letter != CHUNK:
                self.memory, self._at_work = memory, False
                return await _unpickled(letter, payload)


async def _unpickled(letter: bytes, payload: bytes) -> object:
    large = len(payload) > _LARGE
    value = await asyncio.to_thread(pickle.loads, payload) if large else pickle.loads(payload)  # noqa: S301
    if letter == ERROR:
        raise TooLargeError("the query wants more memory than is allowed") if isinstance(value, MemoryError) else value
    return value


def _cause_of_end(status: int) -> Exception:
    """Return what it means that a process ended while it worked."""
    if status == -signal.SIGALRM:
        return TimedOutError("the time was up")
    if status in (-signal.SIGABRT, -signal.SIGKILL, -signal.SIGSEGV, -signal.SIGBUS):
        return TooLargeError("the query wants more memory than is allowed, or is nested too deeply")
    return BrokenWorkerError(f"the process that answered ended with status {status}")
