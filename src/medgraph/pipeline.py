"""The whole way, composed: paths → pages with their grounded facts → parts of the graph → validated graph → files.

Pages are independent: each is read, understood, grounded and made into its part of the graph alone, in a pool of
workers where there are many. Only then does anything look at all of them: the shapes, the merged graph, the files. The
results are the same bytes whatever the workers; what differs from run to run (times, host, workers) stands in
`report.json` alone.
"""

from __future__ import annotations

import json
import os
import platform
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import medgraph
from medgraph.building import Parts, Stock, StoreLoader, Workshop, make_parts, workers, write_checked
from medgraph.errors import SupersededError, UnreadableInputError
from medgraph.files import write_atomically
from medgraph.generations import new_generation
from medgraph.monographs import Input, find_inputs
from medgraph.pool import Track, each_of, weight_of
from medgraph.reading import Page, read_page
from medgraph.records import to_lines, to_record
from medgraph.validation import Finding, ValidationReport

__all__ = ["Build", "Page", "build", "read_page", "read_pages", "read_records"]


@dataclass(frozen=True, slots=True)
class Build:
    """What a build read, wrote and left out; `superseded` are labels that are read in a newer version."""

    out: Path
    pages: int
    facts: int
    problems: tuple[UnreadableInputError, ...]
    superseded: tuple[SupersededError, ...]
    report: ValidationReport
    kept_out: tuple[Finding, ...] = field(default=())

    @property
    def clean(self) -> bool:
        """Whether every page was read and no statement had to be kept out."""
        return not self.problems and not self.kept_out


def read_pages(
    paths: Iterable[str | os.PathLike[str]], *, jobs: int = 1, track: Track[Page] | None = None
) -> Iterator[Page | UnreadableInputError]:
    """Yield what each page gave, in the order of the files' names; a page that cannot be read gives its error.

    With more than one job, pages are read by a pool of processes that import the caller's main module: a script
    must then have its `if __name__ == "__main__":`.
    """
    inputs = find_inputs(paths)
    yield from each_of(read_page, inputs, len(inputs), jobs=jobs, weigh=weight_of, track=track)


def read_records(
    paths: Iterable[str | os.PathLike[str]], *, jobs: int = 1, track: Track[str] | None = None
) -> Iterator[str | UnreadableInputError]:
    """Yield the facts of each page as lines of JSON, as `read_pages` does; handing over text costs little."""
    inputs = find_inputs(paths)
    yield from each_of(_read_records, inputs, len(inputs), jobs=jobs, weigh=weight_of, track=track)


def _read_records(page: Input) -> str | UnreadableInputError:
    result = read_page(page)
    if isinstance(result, UnreadableInputError):
        return result
    return "".join(f"{line}\n" for line in to_lines(map(to_record, result.facts)))


def build(
    *paths: str | os.PathLike[str],
    out: str | os.PathLike[str] = "build",
    jobs: int = 1,
    scheduler: str | None = None,
    track: Track[bytes] | None = None,
) -> Build:
    """Build the validated graph of pages into a folder, replacing an earlier one in one step.

    Pages that are as they were at the last build, or that a build which did not end has been through with, are not
    read anew. Statements that violate a shape are kept out and listed in the residue. Raises UnreadableInputError if no
    page at all could be read, NameClashError for two inputs of one name, OutputError if the folder cannot be written,
    ClusterError if there is no such cluster.
    """
    begun = time.monotonic()
    inputs = find_inputs(paths)
    with (
        workers(jobs, scheduler) as who,
        new_generation(Path(out)) as fresh,
        StoreLoader(fresh.folder / "store", beside=jobs > 1) as loader,
    ):
        shop = Workshop(Stock(fresh.unfinished, fresh.before), fresh.folder / "sources", who, loader, track)
        parts = make_parts(inputs, shop)
        if not parts.made:
            raise UnreadableInputError(_nothing_read(parts.problems), place=", ".join(map(str, paths)) or None)
        report, kept_out = write_checked(fresh.folder, inputs, shop, parts, jobs=jobs)
        result = _result(Path(out), parts, report, kept_out)
        write_atomically(fresh.folder / "report.json", _report(result, parts, jobs, time.monotonic() - begun))
    return result


def _result(out: Path, parts: Parts, report: ValidationReport, kept_out: tuple[Finding, ...]) -> Build:
    facts = sum(made.summary.facts for made in parts.made)
    return Build(out, len(parts.made), facts, tuple(parts.problems), tuple(parts.superseded), report, kept_out)


def _nothing_read(problems: Sequence[UnreadableInputError]) -> str:
    return "; ".join(["no page could be read", *map(str, problems[:3])])


def _report(result: Build, parts: Parts, jobs: int, seconds: float) -> str:
    pages = [made.summary for made in parts.made]
    relations: Counter[str] = Counter()
    for page in pages:
        relations.update(page.relations)
    document = {
        "medgraph": medgraph.__version__,
        "pages": [
            {"name": page.name, "sha256": page.sha256, "facts": page.facts, "residue": page.residue} for page in pages
        ],
        "skipped": [str(problem) for problem in result.problems],
        "superseded": [str(label) for label in result.superseded],
        "facts": dict(sorted(relations.items())),
        "validation": result.report.summary,
        "kept_out": [str(found) for found in result.kept_out],
        "run": {
            "seconds": round(seconds, 3),
            "host": platform.node(),
            "python": platform.python_version(),
            "jobs": jobs,
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
