"""From parts to results: the parts strung together, the store, the Turtle document, the index of which part lies where.

Nothing here holds more than a few parts at a time: what a part says is copied, never looked into. Of the same parts as
before the results before are taken as they are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from medgraph.building.job import quad_lines
from medgraph.building.loading import Change, change_store, copy_store
from medgraph.building.making import Parts, Workshop
from medgraph.building.parts import FORMAT, STREAMS, Graph, Slice, used_record
from medgraph.building.stock import INDEX, Stock, index_lines
from medgraph.building.turtle import splice_turtle, write_turtle
from medgraph.export.turtle import prefixes_in
from medgraph.files import share, write_atomically
from medgraph.graph import REFERENCE, reference_statements
from medgraph.graph.ntriples import iri
from medgraph.iris import graph_iri
from medgraph.reading import state

TOGETHER = ".together.json"
"""What the shapes found in the results that pages may break together: with the same results, the same is found."""

_AT_ONCE = 1_000_000
_MOST_CHANGED = 0.2
"""The share of the graph up to which changing a store costs less than filling one."""


class Reference(NamedTuple):
    """The reference graph in a file, a hash of all that it depends on, and the prefixes that it needs."""

    graph: Graph
    key: str
    prefixes: frozenset[str]


def write_results(folder: Path, parts: Parts, shop: Workshop, *, omit: frozenset[str] = frozenset(), jobs: int) -> None:
    """Write all that is made of parts into a folder; of results before that are much the same, what stays is taken."""
    file = folder / ".reference.nq"
    reference = _reference(file, parts, omit | parts.kept_out, shop.stock)
    if shop.stock.results and _are_as_before(parts, reference, shop.stock):
        _take_over(shop.stock.results, folder)
        return
    graphs = _graphs(parts, reference)
    slices = {"medgraph.nq": {name: graph.lines for name, graph in graphs.items()}}
    slices |= {name: {made.summary.key: made.slices[name] for made in parts.made} for name in STREAMS[1:]}
    placed = {name: _string_together(folder / name, slices[name]) for name in STREAMS}
    file.unlink(missing_ok=True)
    lines = {name: Slice(folder / "medgraph.nq", *at) for name, at in placed["medgraph.nq"].items()}
    prefixes = reference.prefixes.union(*(made.summary.prefixes for made in parts.made))
    changes = _changes(lines, graphs, shop.stock)
    if shop.stock.results and changes is not None:
        _change_graph(folder, shop.stock.results, changes, prefixes)
    else:
        shop.loader.settle({name: Graph(graph.identity, lines[name]) for name, graph in graphs.items()})
        write_turtle(folder / "medgraph.ttl", lines.values(), prefixes, jobs=jobs)
        shop.loader.wait()
    _write_index(folder, parts, reference, placed)


def _are_as_before(parts: Parts, reference: Reference, stock: Stock) -> bool:
    """Tell whether the results before were made of the same parts, in the same order, and the same reference graph."""
    keys = [made.summary.key for made in parts.made]
    return keys == list(stock.places) and reference.key == stock.head["reference_of"]["key"]


def _take_over(before: Path, folder: Path) -> None:
    for name in (*STREAMS, "medgraph.ttl", INDEX, TOGETHER):
        share(before / name, folder / name)
    copy_store(before / "store", folder / "store")


def _change_graph(folder: Path, before: Path, changes: Iterable[Change], prefixes: Iterable[str]) -> None:
    """Make the store and the document from those before."""
    said = change_store(folder / "store", before / "store", changes)
    splice_turtle(folder / "medgraph.ttl", before / "medgraph.ttl", said, prefixes)


def _changes(lines: Mapping[str, Slice], graphs: Mapping[str, Graph], stock: Stock) -> list[Change] | None:
    """Return how graphs differ from those of the results before; None if there are none, or too much differs."""
    if not stock.head:
        return None
    known = {*stock.places, stock.reference.identity}
    before = {iri(graph_iri(name)): graph for name, graph in stock.graphs_but({g.identity for g in graphs.values()})}
    now = {name: lines[name] for name, graph in graphs.items() if graph.identity not in known}
    differing = sum(graph.size for graph in (*before.values(), *now.values()))
    if differing > _MOST_CHANGED * sum(graph.size for graph in lines.values()):
        return None
    return [Change(name, before.get(name), now.get(name)) for name in sorted(before.keys() | now.keys())]


def _reference(file: Path, parts: Parts, omit: frozenset[str], stock: Stock) -> Reference:
    """Return the reference graph, from the results before if it is that of the same things, else written to a file."""
    used = parts.used
    key = hashlib.sha256(json.dumps([state(), used_record(used), sorted(omit)]).encode()).hexdigest()
    known = stock.head.get("reference_of", {})
    if known.get("key") == key:
        return Reference(stock.reference, key, frozenset(known["prefixes"]))
    triples = sorted(set(reference_statements(used, omit=omit)))
    lines = quad_lines(REFERENCE, triples)
    write_atomically(file, lines)
    graph = Graph(hashlib.sha256(lines).hexdigest(), Slice(file, 0, len(lines)))
    return Reference(graph, key, frozenset(prefixes_in(triples)))


def _graphs(parts: Parts, reference: Reference) -> dict[str, Graph]:
    """Return the named graphs by how their names are spelt, in the order of their names."""
    pages = {graph_iri(made.summary.name): made.graph for made in parts.made}
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
        "format": FORMAT,
        "sizes": {name: (folder / name).stat().st_size for name in (*STREAMS, "medgraph.ttl")},
        "reference": [reference.graph.identity, *placed["medgraph.nq"][iri(REFERENCE)]],
        "reference_of": {"key": reference.key, "prefixes": sorted(reference.prefixes)},
        "labels": {place: told.labels for place, told in parts.told.items() if told.labels},
    }
    at = (
        {"medgraph.nq": placed["medgraph.nq"][iri(graph_iri(made.summary.name))]}
        | {n: placed[n][made.summary.key] for n in STREAMS[1:]}
        for made in parts.made
    )
    write_atomically(folder / INDEX, index_lines(zip(parts.made, at, strict=True), parts.used, head))
