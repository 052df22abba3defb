"""A graph that is written to: one process has it open for writing, and the others read snapshots of it.

After each change the store is linked, not copied, into a fresh folder, and the name `current` is pointed there: so
who was answered may ask at once and sees the change, and who is still reading goes on reading the state before.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from medgraph.web.engine import jobs
from medgraph.web.engine.frames import Job
from medgraph.web.engine.places import Place
from medgraph.web.engine.pool import Pool
from medgraph.web.settings import Settings

_PREFIX = ".serving-"
_KEPT = 3  # snapshots: the current one, and those that somebody may just be opening


class Writer:
    """The process that writes, one change after the other."""

    def __init__(self, place: Place, folder: Path, settings: Settings) -> None:
        self._place, self._folder, self._settings = place, folder, settings
        self._pool = Pool(place, settings, size=1, writes=True)
        self._count = 0

    @property
    def snapshots(self) -> Place:
        """Where the readers read."""
        return Place(str(self._folder / "current"), sources=self._place.sources)

    async def run(self, function: Callable[..., object], *args: object) -> object:
        """Let a function change the store, and let the readers see it; a change that takes too long is none."""
        self._count += 1
        snapshot = self._folder / str(self._count)
        job = Job(jobs.write, (function, args, str(snapshot)))
        result = await self._pool.run(job, timeout=self._settings.timeout)
        for old in self._folder.iterdir():
            if old.name.isdigit() and int(old.name) <= self._count - _KEPT:
                shutil.rmtree(old, ignore_errors=True)
        return result


@asynccontextmanager
async def writer_of(place: Place, settings: Settings) -> AsyncIterator[Writer]:
    """Open a store for writing. Raises NoGraphError if it cannot be, as when another process has it open."""
    home = Path(place.name).resolve().parent
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=home))
    writer = Writer(place, folder, settings)
    try:
        await writer._pool.open()
        await writer.run(jobs.nothing)
        _sweep(home, keep=folder)
        yield writer
    finally:
        await writer._pool.close()
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(home: Path, *, keep: Path) -> None:
    """Remove the snapshots of servers that were killed; none lives, or the store could not be opened for writing."""
    for folder in home.glob(_PREFIX + "*"):
        if folder != keep:
            shutil.rmtree(folder, ignore_errors=True)
