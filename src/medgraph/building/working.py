"""Who does the work: a pool of processes on this machine, or the workers of a Dask cluster.

The seam is `concurrent.futures.Executor`; `job` travels with a page's bytes and comes back with the part's, so workers
need no common file system. A worker that is lost loses nothing: the scheduler gives its pages to another.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from typing import Any, NamedTuple

from medgraph.errors import ClusterError

_TIMEOUT = "30s"


class Workers(NamedTuple):
    """How many work at a time, and who; None for processes of our own."""

    jobs: int
    executor: Executor | None = None


@contextmanager
def workers(jobs: int, scheduler: str | None = None) -> Iterator[Workers]:
    """Give so many processes, or the workers of the cluster whose Dask scheduler has this address.

    Raises ClusterError if there is no such cluster, or if workers end before their work is done.
    """
    if scheduler is None:
        with _lost(BrokenExecutor):
            yield Workers(jobs)
        return
    client, killed = _connected(scheduler)
    with client, _lost(killed):
        count = sum(client.nthreads().values())
        if not count:
            raise ClusterError("this scheduler has no workers", place=scheduler)
        yield Workers(count, client.get_executor(pure=False))


@contextmanager
def _lost(error: type[Exception]) -> Iterator[None]:
    """Say in one line that workers are lost, by whatever error that is met."""
    try:
        yield
    except error as lost:
        message = (
            "workers ended before their work was done (killed, out of memory); the pages done are kept: build again"
        )
        raise ClusterError(message) from lost


def _connected(scheduler: str) -> tuple[Any, type[Exception]]:
    """Return a client of a scheduler, and the error by which it tells that workers are lost."""
    try:
        import distributed
    except ImportError as error:
        raise ClusterError("a cluster needs Dask: pip install 'medgraph[dask]'", place=scheduler) from error
    dask: Any = distributed
    try:
        return dask.Client(scheduler, timeout=_TIMEOUT, set_as_default=False), dask.KilledWorker
    except (OSError, ValueError) as error:
        raise ClusterError(f"no Dask scheduler answers here: {error}", place=scheduler) from error
