"""The store of a build, filled with all graphs at once or changed by what differs: the only place that writes a store.

The store holds the named graphs, and in its default graph every triple of any of them once. Graphs are handed to
Oxigraph a few at a time, as text; so it needs the same memory whatever their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from medgraph.building.parts import Slice

_AT_ONCE = 16_000_000  # bytes of N-Quads


def fill_store(target: Path, graphs: Iterable[tuple[str, Slice]]) -> None:
    """Make a store of named graphs, given by their IRIs with their lines of N-Quads."""
    store = ox.Store(str(target))
    for text in _texts(graphs):
        store.bulk_load(text, format=ox.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    del store  # Oxigraph has no other way to close a store and let go of its lock


def _texts(graphs: Iterable[tuple[str, Slice]]) -> Iterator[bytes]:
    """Yield the lines of graphs, and the same without the graph, for the default graph."""
    texts: list[bytes] = []
    size = 0
    for name, lines in graphs:
        text = lines.read()
        texts += [text, without_graph(text, name)]
        size += len(text)
        if size >= _AT_ONCE:
            yield b"".join(texts)
            texts, size = [], 0
    yield b"".join(texts)


def without_graph(quads: bytes, name: str) -> bytes:
    """Return lines of N-Quads of one graph as N-Triples; no line end stands within a term."""
    return quads.replace(f" {name} .\n".encode(), b" .\n")
