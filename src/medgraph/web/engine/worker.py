"""The process that answers: it opens the graph, does one job after the other, and can be ended at any moment.

    python -m medgraph.web.engine.worker        reads frames from its input, writes frames to its output

It ends when its input does. Should the engine be gone while a query runs, the alarm ends it. What it may use of
the memory is limited by the system, so that it is a query that fails and never the machine.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import sys
from pathlib import Path
from typing import IO

from medgraph.web.engine.database import Database, open_database
from medgraph.web.engine.frames import CHUNK, ERROR, RESULT, Job, Setup, frame, pickled_error, read_frame
from medgraph.web.engine.places import Place


class Opened:
    """The graph at a place; it is opened anew when another lies there."""

    def __init__(self, place: Place, *, writes: bool) -> None:
        self._place, self._writes = place, writes
        self._mark, self._database = place.mark, open_database(place, writes=writes)

    def database(self) -> Database:
        """Return the graph as it now is. What the process writes itself is no other graph."""
        if not self._writes and self._place.mark != self._mark:
            self._mark, self._database = self._place.mark, open_database(self._place, writes=False)
        return self._database


def main() -> None:
    """Work until the input ends."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what a library prints is no frame
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the engine decides what Ctrl-C means
    setup = pickle.loads(read_frame(incoming) or b"")  # noqa: S301
    _prepare(setup)
    try:
        opened = Opened(setup.place, writes=setup.writes)
    except Exception as error:  # noqa: BLE001  the engine must hear of it
        _send(outgoing, frame(ERROR, pickled_error(error)))
        return
    _send(outgoing, frame(RESULT, pickle.dumps(None)))
    while (payload := read_frame(incoming)) is not None:
        letter, last = _done(opened, payload, outgoing)
        _send(outgoing, frame(letter, last, _memory()))


def _prepare(setup: Setup) -> None:
    sys.path[:] = setup.path
    resource.setrlimit(resource.RLIMIT_DATA, (setup.memory, setup.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _done(opened: Opened, payload: bytes, outgoing: IO[bytes]) -> tuple[bytes, bytes]:
    """Do a job and return the letter and the payload of its last frame."""
    try:
        job: Job = pickle.loads(payload)  # noqa: S301
        signal.setitimer(signal.ITIMER_REAL, job.seconds)
        write = (lambda data: _send(outgoing, frame(CHUNK, data)),) if job.writes else ()
        return RESULT, pickle.dumps(job.function(opened.database(), *write, *job.args), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001  whatever it is, whoever asked must hear of it
        return ERROR, pickled_error(error)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _send(stream: IO[bytes], data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[stream.write(view) :]


def _memory() -> int:
    """Return the bytes that this process holds; where the system does not tell, the most that it ever held."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
