"""How fast a graph is built, built upon and loaded, and what memory that takes.

    python -m benchmarks.build [--pages 400] [--size 2000] [--drugs 1000]

Builds pages with one worker, with two, again when nothing has changed and when 1 % of the pages have; makes a loaded
store from facts that have been read already, and all results from parts that are there. Each is a process of its own.
CPU time of a process and its workers stands beside the clock's, because a machine may be shared; the memory is that of
the process, and of its largest worker.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import NamedTuple

from benchmarks.corpus import RUN, write_pages
from benchmarks.drugs import made_pages
from medgraph import pipeline
from medgraph.building.job import quad_lines
from medgraph.building.loading import StoreLoader
from medgraph.building.making import Parts, Workshop
from medgraph.building.parts import Graph, Made, Slice, Summary, packed
from medgraph.building.results import write_results
from medgraph.building.stock import Stock
from medgraph.building.working import Workers
from medgraph.export.turtle import prefixes_in
from medgraph.graph import Used, keep, page_statements
from medgraph.graph.ntriples import iri
from medgraph.iris import graph_iri
from medgraph.model import GroundedFact, Monograph
from medgraph.records import to_lines, to_record
from medgraph.store import EmbeddedStore


class Cost(NamedTuple):
    """What a piece of work took: seconds by the clock and of CPU, MB at most in the process and in a worker."""

    clock: float
    cpu: float
    memory: float
    worker: float

    def __str__(self) -> str:
        """Say it in a row of a table."""
        return f"{self.clock:.1f} s | {self.cpu:.1f} s | {self.memory:.0f} MB | {self.worker:.0f} MB"


def main() -> None:
    """Run all, or with arguments of a child the one piece of work that it names."""
    options = _options()
    if options.work:
        _work(options.work, *options.places)
        return
    with tempfile.TemporaryDirectory() as folder:
        print("| | clock | CPU | memory | of a worker |\n| --- | --- | --- | --- | --- |")
        for line in [*_builds(Path(folder), options.pages, options.size), *_loading(Path(folder), options.drugs)]:
            print(line, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--size", type=int, default=2000, help="characters of a page")
    parser.add_argument("--drugs", type=int, default=1000, help="drugs whose facts are loaded")
    parser.add_argument("--work", choices=("build", "load", "merge"), help=argparse.SUPPRESS)
    parser.add_argument("places", nargs="*", help=argparse.SUPPRESS)
    return parser.parse_args()


def _builds(folder: Path, count: int, size: int) -> Iterator[str]:
    pages, one, two = folder / "pages", folder / "one", folder / "two"
    write_pages(pages, count, size)
    costs = {"one worker": _cost("build", pages, one, 1), "two workers": _cost("build", pages, two, 2)}
    costs["again, nothing changed"] = _cost("build", pages, two, 2)
    for page in sorted(pages.iterdir())[::100]:
        page.write_text(page.read_text(encoding="utf-8") + "\n- Hiccups\n", encoding="utf-8")
    costs["again, 1 % of the pages changed"] = _cost("build", pages, two, 2)
    yield from (f"| {count} pages: {name} | {cost} |" for name, cost in costs.items())
    whole = costs["two workers"]
    yield f"| faster on two workers | {costs['one worker'].clock / whole.clock:.2f} times | | | |"
    for name in ("again, nothing changed", "again, 1 % of the pages changed"):
        clock, cpu = _share(costs[name].clock, whole.clock), _share(costs[name].cpu, whole.cpu)
        yield f"| {name}: share of the whole build | {clock} | {cpu} | | |"


def _share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.1f} %"


def _loading(folder: Path, drugs: int) -> Iterator[str]:
    cost = _cost("load", folder / "loaded", drugs)
    told = json.loads((folder / "loaded" / "told.json").read_text(encoding="utf-8"))
    stored = told["triples"] + told["quads"]
    yield f"| facts of {drugs} drugs to a loaded store, with making them up | {cost} |"
    yield f"| of it facts to N-Quads: {told['quads']} | {told['statements']:.1f} s | | | |"
    held = f"of it until the store holds them, and {told['triples']} merged"
    yield f"| {held} | {told['all']:.1f} s | {told['cpu']:.1f} s | | |"
    clock, cpu = stored / told["all"], stored / told["cpu"]
    yield f"| from facts to a loaded store, each graph and merged | {clock:.0f} triples/s | {cpu:.0f} triples/s | | |"
    yield f"| results from the parts of {drugs} drugs | {_cost('merge', folder / 'merged', drugs)} |"


def _cost(work: str, *places: object) -> Cost:
    """Run a piece of work in a process of its own."""
    code = [sys.executable, "-m", "benchmarks.build", "--work", work, *map(str, places)]
    return Cost(*json.loads(subprocess.run(code, stdout=subprocess.PIPE, check=True).stdout))


def _work(work: str, *places: str) -> None:
    begun = time.perf_counter()
    if work == "build":
        pages, out, jobs = places
        pipeline.build(pages, out=out, jobs=int(jobs))
    else:
        {"load": _load, "merge": _merge}[work](Path(places[0]), int(places[1]))
    used = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    cpu = sum(each.ru_utime + each.ru_stime for each in used)
    print(json.dumps([time.perf_counter() - begun, cpu, *(each.ru_maxrss / 1000 for each in used)]))


def _load(folder: Path, drugs: int) -> None:
    """Make facts up, then time the way from facts to a loaded store."""
    folder.mkdir()
    pages = list(made_pages(drugs))
    begun, used = time.perf_counter(), time.process_time()
    with StoreLoader(folder / "store", beside=True) as loader:
        graphs = {}
        for name, graph in _written(folder / "graphs.nq", pages):
            graphs[name] = graph
            loader.add(name, graph)
        between = time.perf_counter()
        loader.settle(graphs)
        loader.wait()
    told = {"statements": between - begun, "all": time.perf_counter() - begun, "cpu": time.process_time() - used}
    told["triples"] = len(EmbeddedStore.open(folder / "store"))
    told["quads"] = (folder / "graphs.nq").read_bytes().count(b"\n")
    (folder / "told.json").write_text(json.dumps(told), encoding="utf-8")


def _merge(folder: Path, drugs: int) -> None:
    """Make the parts of made-up pages, one by one, and then the results."""
    (folder / "out").mkdir(parents=True)
    stock = Stock(folder / "parts", None)
    parts = Parts([_part(stock, page, facts) for page, facts in made_pages(drugs)])
    with StoreLoader(folder / "out" / "store", beside=False) as loader:
        write_results(folder / "out", parts, Workshop(stock, folder / "sources", Workers(1), loader), jobs=1)


def _part(stock: Stock, page: Monograph, facts: tuple[GroundedFact, ...]) -> Made:
    kept = keep(facts, frozenset())
    triples = sorted(set(page_statements(page, kept, run=RUN)))
    records = "".join(f"{line}\n" for line in to_lines(map(to_record, kept))).encode()
    name, used = page.name, Used.of(kept)
    summary = Summary(name, name, name, name, {"all": len(kept)}, 0, 0, used, tuple(prefixes_in(triples)))
    key = hashlib.sha256(name.encode()).hexdigest()
    streams = (quad_lines(graph_iri(name), triples), records, b"")
    return stock.put(key, packed(replace(summary, key=key), streams))


def _written(file: Path, pages: list[tuple[Monograph, tuple[GroundedFact, ...]]]) -> Iterator[tuple[str, Graph]]:
    at = 0
    with file.open("wb") as target:
        for page, facts in pages:
            lines = quad_lines(graph_iri(page.name), sorted(set(page_statements(page, facts, run=RUN))))
            target.write(lines)
            target.flush()
            yield iri(graph_iri(page.name)), Graph(page.name, Slice(file, at, len(lines)))
            at += len(lines)


if __name__ == "__main__":
    main()
