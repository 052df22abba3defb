"""Where a graph lies for a server: a store on disk that many processes read, or a server elsewhere.

A file, or a folder that holds no store, is loaded into a store of its own once, in a temporary folder, so that no
worker has to hold it in memory. What a build replaces while the server runs is opened anew: a worker looks at the
store's mark before each job.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from medgraph.errors import NoGraphError
from medgraph.store import EmbeddedStore, Store, open_graph
from medgraph.store.opening import is_address


@dataclass(frozen=True, slots=True)
class Place:
    """A store on disk, with the sources that a build kept beside it, or the address of a server.

    It is lasting if it is there when the server has ended.
    """

    name: str
    remote: bool = False
    lasting: bool = False
    sources: str | None = None

    @property
    def mark(self) -> tuple[int, int] | None:
        """What changes when another store is put here: the identity of a file that every store has."""
        if self.remote:
            return None
        try:
            status = Path(self.name, "CURRENT").stat()
        except OSError as error:
            raise NoGraphError("the store is no longer here", place=self.name) from error
        return status.st_ino, status.st_mtime_ns


@contextmanager
def place_of(reference: Path | str | None) -> Iterator[Place]:
    """Give the place of the graph that a person means; see `medgraph.store.open_graph`.

    Raises NoGraphError if there is none.
    """
    name = _named(reference)
    if is_address(name):
        yield Place(name, remote=True)
        return
    if found := _store_in(Path(name)):
        open_graph(name)
        yield Place(str(found), lasting=True, sources=_sources_beside(found))
        return
    folder = Path(tempfile.mkdtemp(prefix="medgraph-"))
    try:
        yield Place(str(_loaded(open_graph(name), folder / "store")))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _named(reference: Path | str | None) -> str:
    return str(reference or os.environ.get("MEDGRAPH_GRAPH") or "build")


def _store_in(folder: Path) -> Path | None:
    return next((store for store in (folder / "store", folder) if (store / "CURRENT").is_file()), None)


def _sources_beside(store: Path) -> str | None:
    folder = store.parent / "sources"
    return str(folder) if folder.is_dir() else None


def _loaded(graph: Store, folder: Path) -> Path:
    store = EmbeddedStore.open(folder, read_only=False)
    store.load_text(graph.local().dump("nq"), "nq")
    return folder
