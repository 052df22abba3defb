"""What our layer costs over raw pyoxigraph, for every question of the catalogue, all rows read.

    python -m benchmarks.store build --rounds 9

Both are asked in turn, with the same text and the same prefixes; the figures are medians of CPU time. A question is
over the bound where our layer adds more than a tenth and more than 0.2 ms.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from statistics import median
from time import process_time

from medgraph import sparql as syntax
from medgraph.prefixes import PREFIXES
from medgraph.queries import Query, bindings, catalogue
from medgraph.store import EmbeddedStore, open_graph
from medgraph.tables import columns

SHARE, LEAST = 0.1, 0.2
"""What may be added: so much of what pyoxigraph takes, or so many milliseconds."""


def measure(store: EmbeddedStore, query: Query, rounds: int) -> tuple[int, float, float]:
    """Return the number of rows of an answer, and the milliseconds of pyoxigraph and of ours."""
    bound = bindings(store, query, query.example)
    text = syntax.bind(query.sparql, bound)

    def raw() -> int:
        return len([tuple(row) for row in store.inner.query(text, prefixes=PREFIXES)])  # type: ignore[union-attr]

    def ours() -> int:
        return len(list(store.select(query.sparql, bound)))

    rows = ours()
    assert raw() == rows
    times = [(_milliseconds(raw), _milliseconds(ours)) for _ in range(rounds)]
    return rows, median(time for time, _ in times), median(time for _, time in times)


def _milliseconds(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return (process_time() - began) * 1000


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph")
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    store = open_graph(given.graph).local()
    lines = []
    for name, query in catalogue().items():
        rows, raw, ours = measure(store, query, given.rounds)
        is_over = ours - raw > max(LEAST, SHARE * raw)
        lines.append((name, rows, f"{raw:.2f}", f"{ours:.2f}", f"{ours - raw:+.2f}", "over" if is_over else ""))
    print("\n".join(columns(("question", "rows", "pyoxigraph ms", "ours ms", "added ms", ""), lines)))
    over = sum(line[-1] == "over" for line in lines)
    print(f"\n{over} of {len(lines)} questions over the bound")


if __name__ == "__main__":
    main()
