"""How many pages a second `medgraph facts --jobs 2` reads, start-up included, and where the time goes.

    python -m benchmarks.facts [--pages 3000] [--size 5000] [--jobs 2]

The command is run as a user runs it. CPU time is given beside the clock's, because a machine may be shared, and so is
the time of a fixed piece of work, because a core may be slow. The breakdown is of one process, in milliseconds of
CPU a page, after a few pages have been read.
"""

from __future__ import annotations

import argparse
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.pages import make_pages, sections_of
from medgraph.extraction import FINDERS
from medgraph.extraction.assemble import assemble, residue
from medgraph.extraction.page import prepare
from medgraph.extraction.rules import Candidate, Veto
from medgraph.grounding import ground
from medgraph.monographs import read_monograph
from medgraph.records import to_lines, to_record
from medgraph.sections import split_sections

SAMPLES = Path(__file__).resolve().parents[1] / "data/monographs"
_WARM, _BROKEN_DOWN = 40, 160
T = TypeVar("T")


def main() -> None:
    """Make the pages, run the command over them, and print what it took."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        texts = list(make_pages(sections_of(SAMPLES), options.pages, options.size, exchanged=options.exchanged))
        for number, text in enumerate(texts):
            (Path(folder) / f"{number:05}.md").write_text(text, encoding="utf-8")
        print(f"{len(set(texts))} distinct pages, {sum(map(len, texts)) / len(texts) / 1000:.2f} kB each")
        _run_command(folder, options.pages, options.jobs)
        _start_up()
        _break_down(sorted(Path(folder).iterdir())[: _WARM + _BROKEN_DOWN])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--size", type=int, default=5000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--exchanged", type=float, default=1 / 12, help="share of words that no other page has there")
    return parser.parse_args()


def _run_command(folder: str, pages: int, jobs: int) -> None:
    command = [sys.executable, "-m", "medgraph", "facts", folder, "--jobs", str(jobs)]
    before, begun = _used_by_children(), time.perf_counter()
    printed = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    wall, cpu = time.perf_counter() - begun, _used_by_children() - before
    print(f"medgraph facts --jobs {jobs}: {wall:.1f} s, {pages / wall:.0f} pages/s by the clock")
    print(f"  {cpu:.1f} s of CPU, {cpu / pages * 1000:.2f} ms a page:", end=" ")
    print(f"{pages * jobs / cpu:.0f} pages/s on {jobs} idle cores")
    print(f"  {len(printed.splitlines())} facts, {len(printed) / 1e6:.1f} MB; a million steps take {_step():.0f} ms")


def _used_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _step() -> float:
    """Return what a fixed piece of work takes, in milliseconds: a measure of how fast the core is now."""
    begun = time.process_time()
    sum(number * number for number in range(1_000_000))
    return (time.process_time() - begun) * 1000


def _start_up() -> None:
    """Print what a process needs before its first page: imports, then patterns, grammar and lexicons."""
    first = f"from medgraph.pipeline import read_pages; list(read_pages([{str(SAMPLES / 'warfarin.md')!r}]))"
    for name, code in (("import", "import medgraph.pipeline"), ("import and first page", first)):
        before = _used_by_children()
        subprocess.run([sys.executable, "-c", code], check=True)
        print(f"  {name:<26}{(_used_by_children() - before) * 1000:9.0f} ms of CPU a process")


def _break_down(paths: list[Path]) -> None:
    taken: Counter[str] = Counter()
    for path in paths[:_WARM]:
        _read(Counter(), path)
    for path in paths[_WARM:]:
        _read(taken, path)
    for name, microseconds in [*taken.most_common(), ("together", sum(taken.values()))]:
        print(f"  {name:<26}{microseconds / max(1, len(paths) - _WARM) / 1000:9.2f} ms of CPU a page")


def _read(taken: Counter[str], path: Path) -> None:
    """Go the way of a page step by step, adding what each takes."""
    monograph = _timed(taken, "reading", lambda: read_monograph(path))
    sections = _timed(taken, "sections", lambda: split_sections(monograph))
    page = _timed(taken, "passages", lambda: prepare(monograph, sections))
    if page is None:
        return
    found = [each for finder in FINDERS for each in _timed(taken, finder.__name__, lambda: list(finder(page)))]  # noqa: B023
    candidates = [each for each in found if isinstance(each, Candidate)]
    facts = _timed(taken, "facts of findings", lambda: assemble(candidates, page))
    _timed(taken, "residue", lambda: residue(page, facts, [each for each in found if isinstance(each, Veto)]))
    grounded = _timed(taken, "grounding", lambda: tuple(ground(facts)))
    lines = _timed(taken, "records", lambda: "\n".join(to_lines(map(to_record, grounded))))
    _timed(taken, "transfer", lambda: pickle.loads(pickle.dumps(lines)))


def _timed(taken: Counter[str], name: str, work: Callable[[], T]) -> T:
    begun = time.process_time_ns()
    result = work()
    taken[name] += (time.process_time_ns() - begun) // 1000
    return result


if __name__ == "__main__":
    main()
