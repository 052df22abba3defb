"""Do the same to each of many inputs: here, in a pool of processes, or with whatever executor one has.

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
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import nullcontext
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, TypeVar

from medgraph.errors import UnreadableInputError
from medgraph.monographs import Input

Item = TypeVar("Item")
T = TypeVar("T")
Work = Callable[[Item], T | UnreadableInputError]
Track = Callable[[Iterable[T | UnreadableInputError], int], Iterable[T | UnreadableInputError]]
"""How progress is shown: takes the results as they come and how many there will be, and hands them on."""

_POOL_FROM = {True: 4, False: 16}  # inputs, where processes can be forked and where not: below, workers do not pay
_MOST_AT_ONCE = 4  # of a corpus that was built before only few inputs are work, which workers should share
_BYTES_AT_ONCE = 500_000
_AHEAD = 6  # chunks for each worker that wait or are worked on


def weight_of(page: Input) -> int:
    """Return how many bytes an input brings along."""
    return len(page.data or b"")


def each_of(
    work: Work[Item, T],
    inputs: Iterable[Item],
    count: int,
    *,
    jobs: int,
    weigh: Callable[[Item], int],
    track: Track[T] | None = None,
    executor: Executor | None = None,
) -> Iterator[T | UnreadableInputError]:
    """Yield what work on each input gives, in their order; `work` must be a function of a module.

    `count` is how many inputs there will be, at most, and `weigh` tells the bytes of one. With an `executor` that has
    so many `jobs`, it does the work; without one, a pool of processes of our own where that pays.
    """
    waiting = iter(inputs)
    forked = executor is None and _may_fork()
    if executor is None:
        first = list(islice(waiting, 0 if jobs < 2 else _POOL_FROM[forked]))
        waiting = chain(first, waiting)
        if len(first) < _POOL_FROM[forked]:
            yield from _tracked(map(work, waiting), count, track)
            return
    done = [work(each) for each in islice(waiting, 1)] if forked else []
    with nullcontext(executor) if executor else _processes(jobs, forked) as pool:
        most = max(1, min(_MOST_AT_ONCE, count // (4 * jobs)))
        started = _Started(pool, work, chunks(waiting, weigh, heaviest=_BYTES_AT_ONCE, most=most))
        started.more(_AHEAD * jobs)  # starts the workers, before `track` starts a thread
        yield from _tracked(chain(done, started.results()), count, track)


def _processes(jobs: int, forked: bool) -> ProcessPoolExecutor:
    gc.freeze()  # what is loaded stays: no worker needs to look through it, and so to copy it
    return ProcessPoolExecutor(jobs, mp_context=get_context("fork" if forked else "spawn"))


class _Started(Generic[Item, T]):
    """The chunks that were handed to workers, in order."""

    def __init__(self, pool: Executor, work: Work[Item, T], chunks: Iterator[list[Item]]) -> None:
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


def _each(work: Work[Item, T], inputs: list[Item]) -> list[T | UnreadableInputError]:
    return [work(each) for each in inputs]


def chunks(
    inputs: Iterable[Item], weigh: Callable[[Item], int], *, heaviest: int, most: int = sys.maxsize
) -> Iterator[list[Item]]:
    """Yield inputs in chunks, each as long as it has fewer than `most` and weighs less than `heaviest` in all.

    >>> list(chunks(["a", "bcd", "e"], len, heaviest=3))
    [['a', 'bcd'], ['e']]
    """
    chunk: list[Item] = []
    size = 0
    for each in inputs:
        chunk.append(each)
        size += weigh(each)
        if len(chunk) >= most or size >= heaviest:
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
