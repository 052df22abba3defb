"""The whole way, composed: paths → pages with their grounded facts → graph → files.

Pages are independent: each is read, understood and grounded alone, in a pool of workers where there are many.
Only then does anything look at all of them: the shapes, the merged graph, the files. The results are the same bytes
whatever the number of workers; what differs from run to run (times, host, workers) stands in `report.json` alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import medgraph
from medgraph import lexicon
from medgraph.errors import DriftError, SupersededError, UnreadableInputError
from medgraph.extraction import extract_facts
from medgraph.files import write_atomically
from medgraph.generations import new_generation
from medgraph.graph import Dataset, Run, association_iri, nquads, to_dataset
from medgraph.grounding import ground
from medgraph.model import GroundedFact, Monograph, Residue, ResidueReason, View
from medgraph.monographs import Input, Inputs, bytes_of, find_inputs, read_input
from medgraph.pool import Track, each_of
from medgraph.records import residue_record, to_lines, to_record
from medgraph.resources import resource
from medgraph.validation import Finding, ValidationReport, validate, violating_associations


@dataclass(frozen=True, slots=True)
class Page:
    """What one page gave: the monograph (without its text), its grounded facts, and what was not understood."""

    monograph: Monograph
    facts: tuple[GroundedFact, ...]
    residue: tuple[Residue, ...]


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
    yield from each_of(read_page, find_inputs(paths), jobs=jobs, track=track)


def read_records(
    paths: Iterable[str | os.PathLike[str]], *, jobs: int = 1, track: Track[str] | None = None
) -> Iterator[str | UnreadableInputError]:
    """Yield the facts of each page as lines of JSON, as `read_pages` does; handing over text costs little."""
    yield from each_of(_read_records, find_inputs(paths), jobs=jobs, track=track)


def _read_records(page: Input) -> str | UnreadableInputError:
    result = read_page(page)
    if isinstance(result, UnreadableInputError):
        return result
    return "".join(f"{line}\n" for line in to_lines(map(to_record, result.facts)))


def read_page(page: Input) -> Page | UnreadableInputError:
    """Read, understand and ground one page. Raises DriftError if a quote is not what its offsets say."""
    monograph = read_input(page)
    if isinstance(monograph, UnreadableInputError):
        return monograph
    extraction = extract_facts(monograph)
    facts = tuple(ground(extraction.facts))
    _verify(monograph, facts)
    bare = replace(monograph, view=View("", "", (), ()), blocks=())
    return Page(bare, facts, extraction.residue)


def _verify(monograph: Monograph, facts: Iterable[GroundedFact]) -> None:
    for grounded in facts:
        for evidence in grounded.fact.evidence:
            if monograph.text_at(evidence.path)[evidence.start : evidence.end] != evidence.quote:
                raise DriftError(
                    f"this quote is not in its source at {evidence.start}: {evidence.quote}", place=monograph.path
                )


def build(
    *paths: str | os.PathLike[str],
    out: str | os.PathLike[str] = "build",
    jobs: int = 1,
    track: Track[Page] | None = None,
) -> Build:
    """Build the validated graph of pages into a folder, replacing an earlier one in one step.

    Statements that violate a shape are kept out and listed in the residue. Raises UnreadableInputError if no page
    at all could be read, NameClashError for two inputs of one name, OutputError if the folder cannot be written.
    """
    begun = time.monotonic()
    inputs = find_inputs(paths)
    pages, problems, superseded = _sort(each_of(read_page, inputs, jobs=jobs, track=track))
    if not pages:
        raise UnreadableInputError(_nothing_read(problems), place=", ".join(map(str, paths)) or None)
    dataset, report, kept_out = _validated(pages)
    facts = sum(len(page.facts) for page in pages)
    result = Build(Path(out), len(pages), facts, tuple(problems), tuple(superseded), report, kept_out)
    with new_generation(Path(out)) as folder:
        _write(folder, dataset, pages, result)
        _keep_sources(folder / "sources", inputs, {page.monograph.sha256 for page in pages})
        write_atomically(folder / "report.json", _report(result, pages, jobs, time.monotonic() - begun))
    return result


def _sort(
    results: Iterable[Page | UnreadableInputError],
) -> tuple[list[Page], list[UnreadableInputError], list[SupersededError]]:
    pages: list[Page] = []
    problems: list[UnreadableInputError] = []
    superseded: list[SupersededError] = []
    for result in results:
        if isinstance(result, Page):
            pages.append(result)
        elif isinstance(result, SupersededError):
            superseded.append(result)
        else:
            problems.append(result)
    return pages, problems, superseded


def _nothing_read(problems: Sequence[UnreadableInputError]) -> str:
    return "; ".join(["no page could be read", *map(str, problems[:3])])


def _validated(pages: Sequence[Page]) -> tuple[Dataset, ValidationReport, tuple[Finding, ...]]:
    """Return the graph without what violates a shape, its report, and the violations that kept that out."""
    given = [(page.monograph, page.facts) for page in pages]
    dataset = to_dataset(given, run=run())
    report = validate(dataset.default())
    omit = violating_associations(report)
    if not omit:
        return dataset, report, ()
    dataset = to_dataset(given, run=run(), omit=omit)
    return dataset, validate(dataset.default()), report.violations


@cache
def run() -> Run:
    """Return what pages are read with: the version, hashes of rules and tagger, and of the lexicons."""
    package = Path(__file__).parent
    rules = _hash_of([(package, "**/*.py"), (resource("data/tagger"), "*.*")])
    return Run(medgraph.__version__, rules, lexicon.state())


def _hash_of(files: Iterable[tuple[Path, str]]) -> str:
    digest = hashlib.sha256()
    for folder, pattern in files:
        for path in sorted(folder.glob(pattern)):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:20]


def _write(folder: Path, dataset: Dataset, pages: Sequence[Page], result: Build) -> None:
    from medgraph.export import export
    from medgraph.store import EmbeddedStore

    lines = list(nquads(dataset))
    write_atomically(folder / "medgraph.nq", "".join(f"{line}\n" for line in lines))
    store = EmbeddedStore.open(folder / "store", read_only=False)
    store.load(folder / "medgraph.nq")
    store.merge()
    export(store, "turtle", folder / "medgraph.ttl")
    del store  # Oxigraph has no other way to close a store and let go of its lock
    records = (to_record(fact) for page in pages for fact in page.facts)
    write_atomically(folder / "facts.jsonl", "".join(f"{line}\n" for line in to_lines(records)))
    left = [residue_record(r) for page in pages for r in (*page.residue, *_violations(page, result.kept_out))]
    write_atomically(folder / "residue.jsonl", "".join(f"{line}\n" for line in to_lines(left)))


def _violations(page: Page, kept_out: Iterable[Finding]) -> Iterator[Residue]:
    """Yield the statements of a page that were kept out of the graph, with what they violate."""
    messages = {name: found.message for found in kept_out for name in found.associations}
    for grounded in page.facts:
        message = messages.get(association_iri(grounded))
        for evidence in grounded.fact.evidence if message else ():
            yield Residue(ResidueReason.VIOLATION, evidence, grounded.fact.rule, message)


def _keep_sources(folder: Path, inputs: Inputs, read: set[str]) -> None:
    """Keep the bytes that were read, named by their SHA-256; a page that has changed since is not kept."""
    for found in inputs:
        data = bytes_of(found)
        name = hashlib.sha256(data).hexdigest() if data else ""
        if data and name in read:
            write_atomically(folder / name, data)


def _report(result: Build, pages: Sequence[Page], jobs: int, seconds: float) -> str:
    relations = Counter(str(fact.fact.relation) for page in pages for fact in page.facts)
    document = {
        "medgraph": medgraph.__version__,
        "pages": [
            {"name": p.monograph.name, "sha256": p.monograph.sha256, "facts": len(p.facts), "residue": len(p.residue)}
            for p in pages
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
