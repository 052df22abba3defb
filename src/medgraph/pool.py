"""Do the same to each of many inputs: here, or in a pool of processes where there are many.

Starting costs most of what a small run takes: the lexicons are loaded, the patterns read. Where processes can be
forked, the first input is done here, so that all this is loaded once and shared by the workers; elsewhere each worker
loads it for itself. A process with threads is not forked: their locks would stay locked in the child.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from medgraph.errors import UnreadableInputError
from medgraph.monographs import Input

T = TypeVar("T")
Track = Callable[[Iterable[T | UnreadableInputError], int], Iterable[T | UnreadableInputError]]
"""How progress is shown: takes the results as they come and how many there will be, and hands them on."""

_POOL_FROM = 16  # inputs; below it starting workers takes longer than they save
_MOST_AT_ONCE = 16


def each_of(
    work: Callable[[Input], T | UnreadableInputError], inputs: Sequence[Input], *, jobs: int, track: Track[T] | None
) -> Iterator[T | UnreadableInputError]:
    """Yield what work on each input gives, in their order; `work` must be a function of a module."""
    if jobs < 2 or len(inputs) < _POOL_FROM:
        yield from _tracked(map(work, inputs), len(inputs), track)
        return
    first = [work(each) for each in inputs[:1]] if _may_fork() else []
    rest = inputs[len(first) :]
    gc.freeze()  # what is loaded stays: no worker needs to look through it, and so to copy it
    with ProcessPoolExecutor(jobs, mp_context=get_context("fork" if first else "spawn")) as pool:
        size = max(1, min(_MOST_AT_ONCE, len(rest) // (4 * jobs)))
        results = pool.map(work, rest, chunksize=size)  # starts the workers, before `track` starts a thread
        yield from _tracked(chain(first, results), len(inputs), track)


def _tracked(
    results: Iterable[T | UnreadableInputError], total: int, track: Track[T] | None
) -> Iterable[T | UnreadableInputError]:
    return track(results, total) if track else results


def _may_fork() -> bool:
    """Tell whether this process can be forked safely: on Linux, while it has no second thread."""
    return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1
