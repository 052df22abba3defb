"""Who does the work: a pool of processes on this machine, or the workers of a Dask cluster.

The seam is `concurrent.futures.Executor`; `job` travels with a page's bytes and comes back with the part's, so workers
need no common file system. A worker that is lost loses nothing: the scheduler gives its pages to another.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
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

    Raises ClusterError if there is none.
    """
    if scheduler is None:
        yield Workers(jobs)
        return
    with _client(scheduler) as client:
        count = sum(client.nthreads().values())
        if not count:
            raise ClusterError("this scheduler has no workers", place=scheduler)
        yield Workers(count, client.get_executor(pure=False))


def _client(scheduler: str) -> Any:
    try:
        import distributed
    except ImportError as error:
        raise ClusterError("a cluster needs Dask: pip install 'medgraph[dask]'", place=scheduler) from error
    dask: Any = distributed
    try:
        return dask.Client(scheduler, timeout=_TIMEOUT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"no Dask scheduler answers here: {error}", place=scheduler) from error
