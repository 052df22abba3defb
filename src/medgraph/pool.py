"""Do the same to each of many inputs: here, or in a pool of processes where there are many.

Starting costs most of what a small run takes: the lexicons are loaded, the patterns read. Where processes can be
forked, the first input is done here, so that all this is loaded once and shared by the workers; elsewhere each worker
loads it for itself. A process with threads is not forked: their locks would stay locked in the child.

Inputs are taken as they come and only a few ahead of the results: a stream of any length passes through.
"""

from __future__ import annotations

import gc
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, TypeVar

from medgraph.errors import UnreadableInputError
from medgraph.monographs import Input, Inputs

T = TypeVar("T")
Work = Callable[[Input], T | UnreadableInputError]
Track = Callable[[Iterable[T | UnreadableInputError], int], Iterable[T | UnreadableInputError]]
"""How progress is shown: takes the results as they come and how many there will be, and hands them on."""

_POOL_FROM = 16  # inputs; below it starting workers takes longer than they save
_MOST_AT_ONCE = 16
_BYTES_AT_ONCE = 1_000_000
_AHEAD = 3  # chunks for each worker that wait or are worked on


def each_of(work: Work[T], inputs: Inputs, *, jobs: int, track: Track[T] | None) -> Iterator[T | UnreadableInputError]:
    """Yield what work on each input gives, in their order; `work` must be a function of a module."""
    if jobs < 2 or len(inputs) < _POOL_FROM:
        yield from _tracked(map(work, inputs), len(inputs), track)
        return
    waiting = iter(inputs)
    first = [work(each) for each in islice(waiting, 1)] if _may_fork() else []
    gc.freeze()  # what is loaded stays: no worker needs to look through it, and so to copy it
    with ProcessPoolExecutor(jobs, mp_context=get_context("fork" if first else "spawn")) as pool:
        chunks = _chunks(waiting, max(1, min(_MOST_AT_ONCE, len(inputs) // (4 * jobs))))
        started = _Started(pool, work, chunks)
        started.more(_AHEAD * jobs)  # starts the workers, before `track` starts a thread
        yield from _tracked(chain(first, started.results()), len(inputs), track)


class _Started(Generic[T]):
    """The chunks that were handed to workers, in order."""

    def __init__(self, pool: ProcessPoolExecutor, work: Work[T], chunks: Iterator[list[Input]]) -> None:
        self.pool, self.work, self.chunks = pool, work, chunks
        self.running: deque[Future[list[T | UnreadableInputError]]] = deque()

    def more(self, count: int) -> None:
        """Hand over so many more."""
        for chunk in islice(self.chunks, count):
            self.running.append(self.pool.submit(_each, self.work, chunk))

    def results(self) -> Iterator[T | UnreadableInputError]:
        """Yield the results in order; one more chunk is handed over for each that is done."""
        try:
            while self.running:
                done = self.running.popleft().result()
                self.more(1)
                yield from done
        finally:
            for left in self.running:
                left.cancel()


def _each(work: Work[T], inputs: list[Input]) -> list[T | UnreadableInputError]:
    return [work(each) for each in inputs]


def _chunks(inputs: Iterator[Input], most: int) -> Iterator[list[Input]]:
    """Yield inputs in chunks: so many, or as many as bring a worker enough to read."""
    chunk: list[Input] = []
    size = 0
    for each in inputs:
        chunk.append(each)
        size += len(each.data or b"")
        if len(chunk) >= most or size >= _BYTES_AT_ONCE:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _tracked(
    results: Iterable[T | UnreadableInputError], total: int, track: Track[T] | None
) -> Iterable[T | UnreadableInputError]:
    return track(results, total) if track else results


def _may_fork() -> bool:
    """Tell whether this process can be forked safely: on Linux, while it has no second thread."""
    return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1
