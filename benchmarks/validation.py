"""How much faster the compiled shapes are than pySHACL, on the same graph in the same run, and that both find the same.

    python -m benchmarks.validation [--drugs 1000] [--peer-drugs 100] [--without-pyshacl]

Two sets of shapes are measured: ours as shipped, and with the two queries of `two_queries.ttl` added, which pySHACL
asks once for each node. CPU seconds of one process, reading the graph included for both engines.
`--peer-drugs` is the number of drugs for pySHACL with the two queries, where it takes minutes for a thousand.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from benchmarks.drugs import made_pages
from medgraph.graph import Run, Triple, to_dataset
from medgraph.resources import resource
from medgraph.store import EmbeddedStore
from medgraph.terms import n3
from medgraph.validation.programs import hierarchy_of, own_hierarchy, program_of, shapes_at
from medgraph.validation.reference import results_of
from medgraph.validation.results import Result
from medgraph.validation.shapes import ShapesGraph
from medgraph.vocabulary import RDFS

FIXTURE = Path(__file__).with_name("two_queries.ttl")
T = TypeVar("T")


def main() -> None:
    """Measure, and print a line for each set of shapes."""
    options = _options()
    ours = shapes_at(resource("ontology/shapes.ttl"))
    more = ShapesGraph((*ours.triples, *shapes_at(FIXTURE).triples), ours.prefixes, "ours and two queries")
    peer = not options.without_pyshacl
    _measure("as shipped", ours, options.drugs, peer=peer)
    if options.peer_drugs != options.drugs:
        _measure("with two queries", more, options.drugs, peer=False)
    _measure("with two queries", more, options.peer_drugs, peer=peer)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drugs", type=int, default=1000)
    parser.add_argument("--peer-drugs", type=int, default=100)
    parser.add_argument("--without-pyshacl", action="store_true")
    return parser.parse_args()


def graph_of(drugs: int) -> tuple[Triple, ...]:
    """Return the merged graph of made-up drugs."""
    return to_dataset(made_pages(drugs), run=Run("benchmark", "rules", "lexicon")).default()


def _measure(name: str, shapes: ShapesGraph, drugs: int, *, peer: bool) -> None:
    triples = graph_of(drugs)
    store, loaded = timed(lambda: EmbeddedStore.from_nquads(f"{s} {p} {o} ." for s, p, o in triples))
    program, compiled = timed(lambda: program_of(shapes, hierarchy_of(store)))
    found, ran = timed(lambda: found_in(program.run(store)))
    print(
        f"{name}, {drugs} drugs, {len(triples)} triples: compiled in {compiled:.2f} s, "
        f"validated in {ran:.2f} s (loaded in {loaded:.2f} s): {found.total()} results"
    )
    if peer:
        hierarchy = {(lower, f"<{RDFS.subClassOf}>", upper) for lower, upper in own_hierarchy()}
        expected, taken = timed(lambda: found_in(results_of(shapes, {*triples, *hierarchy})))
        verdict = "the same results" if found == expected else "OTHER RESULTS"
        print(f"  pySHACL {taken:.2f} s, reading included; ratio {taken / (ran + loaded):.0f} with reading: {verdict}")


def found_in(results: Iterable[Result]) -> Counter[tuple[str | None, ...]]:
    """Return results as what can be compared."""
    return Counter(
        (n3(r.focus), r.path, n3(r.value) if r.value else None, r.component, r.severity, r.message, n3(r.shape))
        for r in results
    )


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what work gives, and the CPU seconds that it took."""
    begun = time.process_time()
    result = work()
    return result, time.process_time() - begun


if __name__ == "__main__":
    main()
