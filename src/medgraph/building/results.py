"""From parts to results: the parts strung together, the store, the Turtle document, the index of which part lies where.

Nothing here holds more than a few parts at a time: what a part says is copied, never looked into.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from medgraph.building.job import quad_lines
from medgraph.building.loading import fill_store
from medgraph.building.making import Parts
from medgraph.building.parts import STREAMS, Slice
from medgraph.building.stock import INDEX, index_lines
from medgraph.building.turtle import write_turtle
from medgraph.export.turtle import prefixes_in
from medgraph.files import write_atomically
from medgraph.graph import REFERENCE, reference_statements
from medgraph.graph.ntriples import iri
from medgraph.iris import graph_iri

_AT_ONCE = 1_000_000


class Graph(NamedTuple):
    """A named graph: what tells whether it is the same as before, and where its lines are."""

    identity: str
    lines: Slice


class Reference(NamedTuple):
    """The reference graph, written to a file, and the prefixes that it needs."""

    graph: Graph
    prefixes: frozenset[str]


def write_results(folder: Path, parts: Parts, *, omit: frozenset[str] = frozenset(), jobs: int = 1) -> None:
    """Write all that is made of parts into a folder."""
    file = folder / ".reference.nq"
    reference = _write_reference(file, parts, omit)
    graphs = _graphs(parts, reference)
    slices = {"medgraph.nq": {name: graph.lines for name, graph in graphs.items()}}
    slices |= {name: {made.summary.key: made.slices[name] for made in parts.made} for name in STREAMS[1:]}
    placed = {name: _string_together(folder / name, slices[name]) for name in STREAMS}
    file.unlink()
    lines = {name: Slice(folder / "medgraph.nq", *at) for name, at in placed["medgraph.nq"].items()}
    fill_store(folder / "store", lines.items())
    prefixes = reference.prefixes.union(*(made.summary.prefixes for made in parts.made))
    write_turtle(folder / "medgraph.ttl", lines.values(), prefixes, jobs=jobs)
    _write_index(folder, parts, reference, placed)


def _write_reference(file: Path, parts: Parts, omit: frozenset[str]) -> Reference:
    triples = sorted(set(reference_statements(parts.used, omit=omit)))
    lines = quad_lines(REFERENCE, triples)
    write_atomically(file, lines)
    graph = Graph(hashlib.sha256(lines).hexdigest(), Slice(file, 0, len(lines)))
    return Reference(graph, frozenset(prefixes_in(triples)))


def _graphs(parts: Parts, reference: Reference) -> dict[str, Graph]:
    """Return the named graphs by how their names are spelt, in the order of their names."""
    pages = {graph_iri(m.summary.name): Graph(m.summary.key, m.slices["medgraph.nq"]) for m in parts.made}
    named = {REFERENCE: reference.graph} | pages
    return {iri(name): named[name] for name in sorted(named)}


def _string_together(target: Path, slices: Mapping[str, Slice]) -> dict[str, tuple[int, int]]:
    """Write slices one behind the other; return where each begins, and its size."""
    write_atomically(target, _blocks(_joined(slices.values())))
    placed, at = {}, 0
    for name, piece in slices.items():
        placed[name] = (at, piece.size)
        at += piece.size
    return placed


def _joined(slices: Iterable[Slice]) -> Iterator[Slice]:
    """Yield slices, as one where they lie one behind the other."""
    last: Slice | None = None
    for piece in slices:
        if last and piece.path == last.path and piece.start == last.start + last.size:
            last = Slice(last.path, last.start, last.size + piece.size)
        else:
            yield from [last] if last else []
            last = piece
    yield from [last] if last else []


def _blocks(slices: Iterable[Slice]) -> Iterator[bytes]:
    for piece in slices:
        with piece.path.open("rb") as file:
            file.seek(piece.start)
            left = piece.size
            while left:
                block = file.read(min(left, _AT_ONCE))
                if not block:
                    raise OSError(f"{piece.path.name} is shorter than it was")
                yield block
                left -= len(block)


def _write_index(
    folder: Path, parts: Parts, reference: Reference, placed: Mapping[str, Mapping[str, tuple[int, int]]]
) -> None:
    head = {
        "sizes": {name: (folder / name).stat().st_size for name in (*STREAMS, "medgraph.ttl")},
        "reference": [reference.graph.identity, *placed["medgraph.nq"][iri(REFERENCE)]],
        "labels": {place: told.labels for place, told in parts.told.items() if told.labels},
    }
    at = (
        {"medgraph.nq": placed["medgraph.nq"][iri(graph_iri(made.summary.name))]}
        | {n: placed[n][made.summary.key] for n in STREAMS[1:]}
        for made in parts.made
    )
    write_atomically(folder / INDEX, index_lines(zip(parts.made, at, strict=True), head))
