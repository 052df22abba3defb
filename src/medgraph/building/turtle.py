"""The merged graph as one Turtle document, made from the parts without holding it in memory.

parts → records, sorted, a file for some parts at a time → merged, things that several pages know joined → blocks
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from heapq import merge
from itertools import chain, count, groupby
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

from medgraph.building.parts import Slice
from medgraph.export.turtle import block, place_in, place_of, prefix_lines, records, spell, union
from medgraph.files import write_atomically
from medgraph.pool import chunks, each_of

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


def splice_turtle(
    target: Path, before: Path, said: Mapping[str, Collection[tuple[str, str, str]]], prefixes: Iterable[str]
) -> None:
    """Write a document that is as one before but for some things: `said` has all that is known of each, or nothing."""
    made = {place: record for things in said.values() for record in records(things) for place in [place_of(record)]}
    places = sorted(place_in(spell(subject)) for subject in said)
    with before.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as old:
        pieces = _spliced(_Blocks(old), places, made)
        write_atomically(target, chain([prefix_lines(prefixes).encode()], pieces))


def _spliced(old: _Blocks, places: Iterable[str], made: Mapping[str, str]) -> Iterator[bytes]:
    at = old.first
    for place in places:
        start, end = old.find(place, at)
        yield from old.between(at, start)
        yield f"\n{block(made[place])}".encode() if place in made else b""
        at = end
    yield from old.between(at, old.size)


class _Blocks:
    """The blocks of a document, which lie in order; each begins with an empty line."""

    def __init__(self, text: mmap) -> None:
        self.text = text
        self.size = len(text)
        self.first = text.find(_BLOCK) + 1

    def find(self, place: str, low: int) -> tuple[int, int]:
        """Return where the block of a thing lies, or where it would, at or behind `low`, where a block begins."""
        high = self.size
        while low < high:
            start, end = self._around((low + high) // 2, low, high)
            here = place_in(self.text[start + 1 : self.text.find(b"\n", start + 1)].decode())
            if here == place:
                return start, end
            low, high = (end, high) if here < place else (low, start)
        return low, low

    def _around(self, middle: int, low: int, high: int) -> tuple[int, int]:
        start = max(self.text.rfind(_BLOCK, low, middle + 1) + 1, low)
        end = self.text.find(_BLOCK, start + 1, high) + 1
        return start, end or high

    def between(self, start: int, end: int) -> Iterator[bytes]:
        """Yield the bytes of some blocks."""
        yield from (self.text[at : min(at + _AT_ONCE, end)] for at in range(start, end, _AT_ONCE))


_BLOCK = b"\n\n"


def _batches(graphs: Iterable[Slice], folder: Path) -> Iterator[_Batch]:
    for number, some in enumerate(chunks(graphs, lambda graph: graph.size, heaviest=_AT_ONCE)):
        yield _Batch(tuple(some), folder / str(number))


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
