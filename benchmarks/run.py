"""Run the benchmarks, each piece in a process of its own, and write what they say.

    python -m benchmarks.run [--sizes 1000,10000] [--only queries,build,validation] [--peer rdflib] [-o FOLDER]

`queries` asks every question of the catalogue of graphs of so many made-up drugs (two sizes), on our store on disk and
in memory, on pyoxigraph as it comes, and on rdflib; `build` and `validation` are the modules of these names.
The folder gets the measured lines (`queries-1000.jsonl`), `results.md` and `queries.svg`. CPU and memory of a
process are those that the system counts for it when it ends.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.report import plot, read, summary, table, totals

_PARTS = ("queries", "build", "validation")
_LOAD = """
import sys
from medgraph.store import EmbeddedStore
store = EmbeddedStore.open(sys.argv[1], read_only=False)
store.load(sys.argv[2])
store.inner.optimize()  # as a build does: without, questions take three times as long
"""


def main() -> None:
    """Run the parts that are asked for."""
    options = _options()
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    said = [f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load}", ""]
    for part in options.only.split(","):
        said += [f"## {part}", "", *(_queries(options) if part == "queries" else _part(part)), ""]
    (out / "results.md").write_text("\n".join(said), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--out", type=Path, default=Path("benchmarks/results"))
    parser.add_argument("--sizes", default="1000,10000", help="numbers of drugs, the smaller first")
    parser.add_argument("--only", default=",".join(_PARTS))
    parser.add_argument("--peer", choices=["rdflib", "none"], default="rdflib")
    parser.add_argument("--limit", default="20", help="seconds that rdflib has for a question")
    return parser.parse_args()


def _queries(options: argparse.Namespace) -> Iterator[str]:
    sizes = [int(size) for size in options.sizes.split(",")]
    for size in sizes:
        yield from _ask(options, size)
    measured = [read(options.out / f"queries-{size}.jsonl", size) for size in sizes]
    yield from ["", *table(measured[0], measured[-1]), "", *summary(measured[0], measured[-1])]
    if options.peer != "none":
        picture = plot(totals(measured), "All questions that every engine answers")
        (options.out / "queries.svg").write_text(picture, encoding="utf-8")


def _ask(options: argparse.Namespace, size: int) -> Iterator[str]:
    """Make a graph and its store where they are not there yet, and ask all questions of it."""
    quads, triples, store = (
        options.out / f"graph-{size}.nq",
        options.out / f"graph-{size}.nt",
        options.out / f"store-{size}",
    )
    for path in (quads, triples):
        if not path.exists():
            yield _run(["-m", "benchmarks.corpus", "graph", "--drugs", str(size), "-o", str(path)])[1]
    if not store.exists():
        yield _run(["-c", _LOAD, str(store), str(quads)], "loading")[1]
    command = ["-m", "benchmarks.asking", str(triples), str(store), "--limit", options.limit]
    printed, cost = _run([*command, *(["--peer", options.peer] if options.peer != "none" else [])])
    (options.out / f"queries-{size}.jsonl").write_text(printed, encoding="utf-8")
    yield cost


def _part(name: str) -> Iterator[str]:
    printed, cost = _run(["-m", f"benchmarks.{name}"])
    yield from (printed, cost)


def _run(arguments: Sequence[str], name: str = "") -> tuple[str, str]:
    """Run a child; return what it printed, and a line of what it took."""
    child = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, text=True)
    printed = child.stdout.read() if child.stdout else ""
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with {child.returncode}")
    cost = f"{used.ru_utime + used.ru_stime:.1f} s of CPU, {used.ru_maxrss / 1000:.0f} MB at most"
    return printed, f"- {name or arguments[1]}: {cost}"


if __name__ == "__main__":
    main()
