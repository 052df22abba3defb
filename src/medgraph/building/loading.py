"""The store of a build, filled graph by graph or changed by what differs: the only place that writes a store.

The store holds the named graphs, and in its default graph every triple of any of them once. Graphs are handed to
Oxigraph a few at a time, as text; so it needs the same memory whatever their number. It does not need Python
meanwhile: beside workers that read pages, it is filled with those that are done, by as many threads as two, since each
load keeps one processor busy.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import NamedTuple, TypeVar

import pyoxigraph as ox

from medgraph.building.parts import Graph, Slice
from medgraph.files import share

Item = TypeVar("Item")

_AT_ONCE = 8_000_000  # bytes of N-Quads
_THREADS = 2
_DELETED_AT_ONCE = 2_000
_IMMUTABLE = ".sst"


class Change(NamedTuple):
    """A named graph that is other than before: its lines then and now, None where there was or is no such graph."""

    name: str
    before: Slice | None
    now: Slice | None

    def lines(self) -> tuple[set[bytes], set[bytes]]:
        """Return the lines of N-Triples that it had and has."""
        return _lines(self.before, self.name), _lines(self.now, self.name)


def _lines(graph: Slice | None, name: str) -> set[bytes]:
    return set(without_graph(graph.read(), name).split(b"\n")[:-1]) if graph else set()


class _Rest(NamedTuple):
    """What is done when all is loaded."""

    loads: Sequence[Future[None]]
    changes: list[Change]


class StoreLoader:
    """Fills a store with named graphs, given by their names as N-Quads spells them, as they come.

    With `beside`, threads do the work; what fails there is raised by `wait`, which closes the store, as leaving the
    block does.
    """

    def __init__(self, target: Path, *, beside: bool) -> None:
        self._target = target
        self._threads = ThreadPoolExecutor(_THREADS) if beside else None
        self._store: ox.Store | None = None
        self._opening = Lock()
        self._loaded: dict[str, Graph] = {}
        self._waiting: dict[str, Graph] = {}
        self._weight = 0
        self._running: list[Future[None]] = []

    def __enter__(self) -> StoreLoader:
        shutil.rmtree(self._target, ignore_errors=True)
        return self

    def __exit__(self, *_: object) -> None:
        if self._threads:
            self._threads.shutdown(cancel_futures=True)
        self._close()

    def add(self, name: str, graph: Graph) -> None:
        """Load a graph, which may turn out to be another one when all are known."""
        self._waiting[name] = graph
        self._weight += graph.lines.size
        if self._weight >= _AT_ONCE:
            self._load_waiting()

    def settle(self, graphs: Mapping[str, Graph]) -> None:
        """Let the store hold these graphs and no others: what was not loaded is, what was loaded otherwise changes."""
        for name, graph in graphs.items():
            if name not in self._loaded:
                self.add(name, graph)
        if self._waiting:
            self._load_waiting()
        self._run(self._change, _Rest(tuple(self._running), list(_differences(self._loaded, graphs))))
        self._loaded = dict(graphs)

    def wait(self) -> None:
        """Wait until all is done, and close the store: while open, it deletes old files, also under those who read."""
        for each in self._running:
            each.result()
        self._running = []
        self._close()

    def empty(self) -> None:
        """Begin anew: forget what was loaded, where files that it lies in are to be written again."""
        self.wait()
        self._loaded = {}
        shutil.rmtree(self._target, ignore_errors=True)

    def _close(self) -> None:
        self._store = None  # Oxigraph has no other way to close a store and let go of its lock

    def _load_waiting(self) -> None:
        self._loaded |= self._waiting
        self._run(self._load, {name: graph.lines for name, graph in self._waiting.items()})
        self._waiting, self._weight = {}, 0

    def _run(self, work: Callable[[Item], None], on: Item) -> None:
        if self._threads:
            self._running.append(self._threads.submit(work, on))
        else:
            work(on)

    def _load(self, graphs: Mapping[str, Slice]) -> None:
        """Load graphs without another look at their IRIs: they were parsed when their shapes were asked."""
        read = ((lines.read(), name) for name, lines in graphs.items())
        text = b"".join(each for quads, name in read for each in (quads, without_graph(quads, name)))
        self._opened().bulk_load(text, format=ox.RdfFormat.N_QUADS, lenient=True)

    def _change(self, rest: _Rest) -> None:
        """Change what was loaded, when all is; whatever comes behind a load in the queue may wait for it."""
        for each in rest.loads:
            each.result()
        store = self._opened()
        _apply(store, rest.changes)
        store.optimize()
        store.flush()

    def _opened(self) -> ox.Store:
        """Return the store, opened late: its threads must not be there when processes are forked."""
        with self._opening:
            if self._store is None:
                self._store = ox.Store(str(self._target))
            return self._store


def _differences(loaded: Mapping[str, Graph], graphs: Mapping[str, Graph]) -> Iterator[Change]:
    for name, before in loaded.items():
        now = graphs.get(name)
        if now is None or now.identity != before.identity:
            yield Change(name, before.lines, now.lines if now else None)


def change_store(target: Path, before: Path, changes: Iterable[Change]) -> dict[str, list[tuple[str, str, str]]]:
    """Make a store from the one before, which stays as it is.

    Returns the things of which the merged graph may say something else than before, with all that it says of each,
    spelt as N-Triples.
    """
    copy_store(before, target)
    store = ox.Store(str(target))
    subjects = _apply(store, changes)
    store.flush()
    return {subject: _said_of(store, subject) for subject in subjects}


def _apply(store: ox.Store, changes: Iterable[Change]) -> list[str]:
    """Change named graphs, and the default graph accordingly; return of what things that may say something else."""
    gone: set[bytes] = set()
    come: set[bytes] = set()
    for change in changes:
        had, has = change.lines()
        _delete(store, sorted(had - has), change.name)
        _insert(store, sorted(has - had), change.name)
        gone |= had - has
        come |= has - had
    dropped = [line for line, held in _held(store, sorted(gone - come)) if not held]
    _delete(store, dropped, None)
    _insert(store, sorted(come), None)
    return sorted({line.split(b" ", 1)[0].decode() for line in (*dropped, *come)})


def copy_store(before: Path, target: Path) -> None:
    """Copy a store that nobody writes to; its tables, which never change, are shared."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for file in before.iterdir():
        if file.suffix == _IMMUTABLE:
            share(file, target / file.name)
        elif file.name != "LOCK":
            shutil.copy(file, target / file.name)


def _delete(store: ox.Store, lines: list[bytes], graph: str | None) -> None:
    for at in range(0, len(lines), _DELETED_AT_ONCE):
        text = b"\n".join(lines[at : at + _DELETED_AT_ONCE]).decode()
        store.update(f"DELETE DATA {{ GRAPH {graph} {{ {text} }} }}" if graph else f"DELETE DATA {{ {text} }}")


def _insert(store: ox.Store, lines: list[bytes], graph: str | None) -> None:
    """Add triples; a few of them go the way that makes no new files."""
    text = b"\n".join(lines)
    add = store.bulk_load if len(text) > _AT_ONCE else store.load
    if lines:
        add(text, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(graph[1:-1]) if graph else ox.DefaultGraph())


def _held(store: ox.Store, lines: list[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Tell of each triple whether a named graph holds it."""
    for line, quad in zip(lines, ox.parse(b"\n".join(lines), format=ox.RdfFormat.N_TRIPLES), strict=True):
        found = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        yield line, any(isinstance(each.graph_name, ox.NamedNode) for each in found)


def _said_of(store: ox.Store, subject: str) -> list[tuple[str, str, str]]:
    found = store.quads_for_pattern(ox.NamedNode(subject[1:-1]), None, None, ox.DefaultGraph())
    return [(subject, str(quad.predicate), str(quad.object)) for quad in found]


def without_graph(quads: bytes, name: str) -> bytes:
    """Return lines of N-Quads of one graph as N-Triples; no line end stands within a term."""
    return quads.replace(f" {name} .\n".encode(), b" .\n")
