"""How much longer a row takes on a graph of more drugs, and what our layer adds to Oxigraph.

    python -m benchmarks.growth STORE-OF-FEW STORE-OF-MANY

asks every question of the catalogue of both stores, ours and pyoxigraph as it comes, in turn and again: a machine
that is slower for a while is slower for all four. Prints a line of a table for each question, from the medians, and
how many keep within the bounds: a row at most 1.5 times longer, our layer at most 10 % or 0.2 ms more on the larger.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping
from statistics import median
from typing import Any, NamedTuple

import pyoxigraph as ox

from benchmarks.asking import Engine, aggregated, raw
from benchmarks.questions import Case, cases
from medgraph import sparql as syntax
from medgraph.errors import QueryError
from medgraph.queries import bindings, catalogue
from medgraph.store import EmbeddedStore

_TIMES, _LEAST, _ENOUGH = 15, 4, 6.0
"""How often a question is asked at most and at least, and after how many seconds not again."""
_MORE, _SHARE, _MILLISECONDS = 1.5, 0.1, 0.2


class Graph(NamedTuple):
    """A store, and the two that are asked: our layer, and what it lies on."""

    store: EmbeddedStore
    ours: Engine
    plain: Engine

    @classmethod
    def of(cls, path: str) -> Graph:
        """Open a store."""
        store = EmbeddedStore.open(path)
        return cls(store, lambda text, bound: store.select(text, bound).rows, raw(ox.Store.read_only(path)))


class Asked(NamedTuple):
    """The rows that a question has or counts, and its milliseconds: our layer's and Oxigraph's, medians."""

    rows: int
    ours: float
    plain: float

    @property
    def is_light(self) -> bool:
        """Whether our layer adds no more than it may."""
        return self.ours - self.plain <= max(_MILLISECONDS, _SHARE * self.plain)


def main() -> None:
    """Ask all questions of two stores and print how they grow."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("few")
    parser.add_argument("many")
    options = parser.parse_args()
    few, many = Graph.of(options.few), Graph.of(options.many)
    print(
        "| question | rows | few | many | growth a row | more than pyoxigraph |\n| --- | --: | --: | --: | --: | --: |"
    )
    kept = [_line(case, found) for case in cases() if (found := _ask(case, few, many))]
    grown, light = (sum(each) for each in zip(*kept, strict=True))
    print(f"\n{grown} of {len(kept)} grow at most {_MORE} times a row; our layer is light in {light} of {len(kept)}.")


def _line(case: Case, asked: tuple[Asked, Asked]) -> tuple[bool, bool]:
    few, many = asked
    growth = (many.ours / many.rows) / (few.ours / few.rows)
    more = many.ours - many.plain
    print(
        f"| `{case.name}` | {many.rows} | {few.ours:.2f} ms | {many.ours:.2f} ms | {growth:.2f} times | "
        f"{more:.2f} ms, {100 * more / many.plain:.0f} % |",
        flush=True,
    )
    return growth <= _MORE, many.is_light


def _ask(case: Case, few: Graph, many: Graph) -> tuple[Asked, Asked] | None:
    """Return what a question takes on both, None where a store does not know what it asks about."""
    text = catalogue()[case.question].sparql
    try:
        bound = [_bound(case, graph) for graph in (few, many)]
    except QueryError:
        return None
    engines = [(engine, own) for graph, own in zip((few, many), bound, strict=True) for engine in graph[1:]]
    rows, taken = _in_turn(text, engines)
    counted = [aggregated(graph.store, case, own) for graph, own in zip((few, many), bound, strict=True)]
    at_few, at_many = (max(1, number or of) for number, of in zip(counted, rows[::2], strict=True))
    return Asked(at_few, *taken[:2]), Asked(at_many, *taken[2:])


def _bound(case: Case, graph: Graph) -> syntax.Bindings:
    return bindings(graph.store, catalogue()[case.question], case.params)


def _in_turn(text: str, engines: list[tuple[Engine, Mapping[str, Any]]]) -> tuple[list[int], list[float]]:
    """Return how many rows each gives, and its median of milliseconds, the first time left out."""
    taken: list[list[float]] = [[] for _ in engines]
    rows = [0] * len(engines)
    while len(taken[0]) < _LEAST or (len(taken[0]) < _TIMES and sum(map(sum, taken)) < 1000 * _ENOUGH):
        for number, (engine, bound) in enumerate(engines):
            begun = time.process_time()
            rows[number] = len(engine(text, bound))
            taken[number].append(1000 * (time.process_time() - begun))
    return rows, [median(times[1:]) for times in taken]


if __name__ == "__main__":
    main()
