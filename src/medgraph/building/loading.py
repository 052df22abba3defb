"""The store of a build, filled with all graphs at once or changed by what differs: the only place that writes a store.

The store holds the named graphs, and in its default graph every triple of any of them once. Graphs are handed to
Oxigraph a few at a time, as text; so it needs the same memory whatever their number.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from medgraph.building.parts import Slice
from medgraph.pool import chunks

_AT_ONCE = 16_000_000  # bytes of N-Quads
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


def fill_store(target: Path, graphs: Iterable[tuple[str, Slice]]) -> None:
    """Make a store of named graphs, given by their IRIs with their lines of N-Quads."""
    store = ox.Store(str(target))
    for text in _texts(graphs):
        store.bulk_load(text, format=ox.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    del store  # Oxigraph has no other way to close a store and let go of its lock


def change_store(target: Path, before: Path, changes: Iterable[Change]) -> dict[str, list[tuple[str, str, str]]]:
    """Make a store from the one before, which stays as it is.

    Returns the things of which the merged graph may say something else than before, with all that it says of each,
    spelt as N-Triples.
    """
    _copy(before, target)
    store = ox.Store(str(target))
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
    store.flush()
    subjects = sorted({line.split(b" ", 1)[0].decode() for line in (*dropped, *come)})
    return {subject: _said_of(store, subject) for subject in subjects}


def _copy(before: Path, target: Path) -> None:
    """Copy a store that nobody writes to; its tables, which never change, are shared."""
    target.mkdir()
    for file in before.iterdir():
        if file.suffix == _IMMUTABLE and _linked(file, target / file.name):
            continue
        if file.name != "LOCK":
            shutil.copy(file, target / file.name)


def _linked(file: Path, target: Path) -> bool:
    try:
        os.link(file, target)
    except OSError:  # a file system without links
        return False
    return True


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


def _texts(graphs: Iterable[tuple[str, Slice]]) -> Iterator[bytes]:
    """Yield the lines of graphs, and the same without the graph, for the default graph."""
    for some in chunks(graphs, lambda named: named[1].size, heaviest=_AT_ONCE):
        read = ((lines.read(), name) for name, lines in some)
        yield b"".join(text for quads, name in read for text in (quads, without_graph(quads, name)))


def without_graph(quads: bytes, name: str) -> bytes:
    """Return lines of N-Quads of one graph as N-Triples; no line end stands within a term."""
    return quads.replace(f" {name} .\n".encode(), b" .\n")
