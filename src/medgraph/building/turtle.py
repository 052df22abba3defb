"""The merged graph as one Turtle document, made from the parts without holding it in memory.

parts → records, sorted, a file for some parts at a time → merged, things that several pages know joined → blocks
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from heapq import merge
from itertools import chain, count, groupby
from pathlib import Path
from typing import NamedTuple

from medgraph.building.parts import Slice
from medgraph.export.turtle import block, place_of, prefix_lines, records, union
from medgraph.files import write_atomically
from medgraph.pool import each_of

_AT_ONCE = 8_000_000  # bytes of N-Quads whose records are sorted in memory
_OPEN_FILES = 200


class _Batch(NamedTuple):
    """Named graphs whose records are to be sorted into a file."""

    graphs: tuple[Slice, ...]
    file: Path


def write_turtle(target: Path, graphs: Iterable[Slice], prefixes: Iterable[str], *, jobs: int) -> None:
    """Write the union of named graphs, given as lines of N-Quads, as one document."""
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        batches = list(_batches(graphs, Path(folder)))
        sorted_ = each_of(_sort, batches, len(batches), jobs=jobs, weigh=lambda _: _AT_ONCE)
        runs = _few([run for run in sorted_ if isinstance(run, Path)], Path(folder))
        blocks = (f"\n{block(record)}".encode() for record in _merged(runs))
        write_atomically(target, chain([prefix_lines(prefixes).encode()], blocks))


def _batches(graphs: Iterable[Slice], folder: Path) -> Iterator[_Batch]:
    numbers = count()
    batch: list[Slice] = []
    size = 0
    for graph in graphs:
        batch.append(graph)
        size += graph.size
        if size >= _AT_ONCE:
            yield _Batch(tuple(batch), folder / str(next(numbers)))
            batch, size = [], 0
    if batch:
        yield _Batch(tuple(batch), folder / str(next(numbers)))


def _sort(batch: _Batch) -> Path:
    """Write the records of some graphs, sorted."""
    triples = (triple for graph in batch.graphs for triple in triples_in(graph.read()))
    batch.file.write_text("".join(f"{record}\n" for record in records(triples)), encoding="utf-8", newline="")
    return batch.file


def triples_in(quads: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield the triples of lines of N-Quads, their terms as they are spelt."""
    for line in quads.decode().split("\n"):
        if line:
            subject, predicate, rest = line.split(" ", 2)
            yield subject, predicate, rest[: rest.rindex(" <")]


def _few(runs: Sequence[Path], folder: Path) -> Sequence[Path]:
    """Merge files until there are as few as may be open."""
    numbers = count()
    while len(runs) > _OPEN_FILES:
        groups = [runs[at : at + _OPEN_FILES] for at in range(0, len(runs), _OPEN_FILES)]
        runs = [_into(folder / f"merged{next(numbers)}", group) for group in groups]
    return runs


def _into(target: Path, runs: Sequence[Path]) -> Path:
    with target.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"{record}\n" for record in _merged(runs))
    for run in runs:
        run.unlink()
    return target


def _merged(runs: Sequence[Path]) -> Iterator[str]:
    """Yield the records of sorted files in order, those of one thing as one."""
    with ExitStack() as stack:
        files = [stack.enter_context(run.open(encoding="utf-8", newline="\n")) for run in runs]
        for _, same in groupby((line.removesuffix("\n") for line in merge(*files)), key=place_of):
            found = list(same)
            yield found[0] if len(found) == 1 else union(found)
