"""The parts that are there already: those of the results in use, and those of a build that did not end.

    OUT/.generations/unfinished/3f…  a part as its job made it, until a build is through
    OUT/.current/.parts.jsonl        which bytes of medgraph.nq, facts.jsonl and residue.jsonl are which part

A part is written whole or not at all, so that a build that is killed has what it made so far. When a build is through,
all that it used lies in its results, and the loose ones go.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import accumulate
from pathlib import Path
from typing import Any

from medgraph.building.parts import FORMAT, STREAMS, Graph, Made, Slice, Summary, concept, used_record
from medgraph.errors import ClusterError
from medgraph.files import write_atomically
from medgraph.graph import Used
from medgraph.model import Concept, ConceptKind

INDEX = ".parts.jsonl"
_REFERENCE = "reference"
_END = b"end"


class Stock:
    """The parts that need not be made again; `loose` is the folder of single parts, `results` those in use."""

    def __init__(self, loose: Path, results: Path | None) -> None:
        self.loose = loose
        self.results = results
        self.head, self.places = _index_of(results) if results else ({}, {})
        self._concepts = [concept(fields) for fields in self.head.get("concepts", ())]
        self._known = {each: each for each in self._concepts}

    def find(self, key: str) -> Made | None:
        """Return a part, if it is there and whole."""
        file = self.loose / key
        return self._loose(file) if file.is_file() else self._packed(key)

    def put(self, key: str, data: bytes) -> Made:
        """Keep the file of a part. Raises ClusterError if it was made by other rules than ours."""
        head, _, _ = data.partition(b"\n")
        record = json.loads(head)
        if record["key"] != key:
            raise ClusterError("a worker has other rules, vocabularies or another version of medgraph than this one")
        return self._single(record, write_atomically(self.loose / key, data), len(head) + 1)

    @property
    def labels(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """The names that pages were told when the results were made, by place."""
        return {
            place: tuple((node, label) for node, label in pairs) for place, pairs in self.head.get("labels", {}).items()
        }

    @property
    def reference(self) -> Graph:
        """The reference graph of the results; KeyError if there are none."""
        identity, start, size = self.head["reference"]
        return Graph(identity, Slice(self._result("medgraph.nq"), start, size))

    def graphs_but(self, identities: Set[str]) -> Iterator[tuple[str, Slice]]:
        """Yield the named graphs of the results, but for some: the name of the page, and where the lines are."""
        if self.reference.identity not in identities:
            yield _REFERENCE, self.reference.lines
        for key in self.places.keys() - identities:
            if made := self._packed(key):
                yield made.summary.name, made.slices["medgraph.nq"]

    def _result(self, name: str) -> Path:
        if self.results is None:
            raise KeyError(name)
        return self.results / name

    def _loose(self, path: Path) -> Made | None:
        with path.open("rb") as file:
            head = file.readline()
        record = json.loads(head) if head.endswith(b"\n") else {"sizes": ()}
        whole = path.stat().st_size == len(head) + sum(record["sizes"])
        return self._single(record, path, len(head)) if whole and record["sizes"] else None

    def _single(self, record: Mapping[str, Any], file: Path, start: int) -> Made:
        starts = accumulate(record["sizes"], initial=start)
        slices = {n: Slice(file, at, size) for n, at, size in zip(STREAMS, starts, record["sizes"], strict=False)}
        concepts = [self._known.setdefault(each, each) for each in map(concept, record["concepts"])]
        return Made(Summary.from_record(record, _used(record, concepts)), slices)

    def _packed(self, key: str) -> Made | None:
        if key not in self.places:
            return None
        record = json.loads(self.places[key].read().partition(b"\t")[2])
        slices = {n: Slice(self._result(n), *record["at"][n]) for n in STREAMS}
        named = [self._concepts[number] for number in record["concepts"]]
        return Made(Summary.from_record(record, _used(record, named)), slices)


def _used(record: Mapping[str, Any], concepts: Sequence[Concept]) -> Used:
    return Used(frozenset(concepts), frozenset(concepts[number] for number in record["drugs"]))


def _numbered(used: Used, numbers: Mapping[Concept, int]) -> dict[str, Any]:
    """Return what is used as `used_record` does, concepts by their numbers."""
    concepts = sorted(used.concepts, key=numbers.__getitem__)
    drugs = [number for number, each in enumerate(concepts) if each in used.drugs]
    return {"concepts": [numbers[each] for each in concepts], "drugs": drugs}


def _index_of(results: Path) -> tuple[dict[str, Any], dict[str, Slice]]:
    """Return the head of an index, and where the line of each part lies; nothing if the results are not whole."""
    index, places = results / INDEX, {}
    if not index.is_file():
        return {}, {}
    with index.open("rb") as file:
        head: dict[str, Any] = json.loads(file.readline() or "{}")
        at = file.tell()
        for line in file:
            places[line.partition(b"\t")[0].decode()] = Slice(index, at, len(line))
            at += len(line)
    ended = places.pop(_END.decode(), None)
    readable = ended and head.get("format") == FORMAT
    return (head, places) if readable and _are_whole(results, head["sizes"]) else ({}, {})


def _are_whole(results: Path, sizes: Mapping[str, int]) -> bool:
    files = {name: results / name for name in sizes}
    whole = all(file.is_file() and file.stat().st_size == sizes[name] for name, file in files.items())
    return whole and (results / "store" / "CURRENT").is_file()


def index_lines(
    parts: Iterable[tuple[Made, Mapping[str, tuple[int, int]]]], used: Used, head: Mapping[str, Any]
) -> Iterator[bytes]:
    """Yield the index of results: a line of what is true of all, one a part, which begins with its key, and a last.

    What all `used` is told once; a part names its concepts by their numbers there.
    """
    numbers = {each: number for number, each in enumerate(used.sorted(ConceptKind))}
    yield json.dumps({**head, "concepts": used_record(used)["concepts"]}).encode() + b"\n"
    for made, at in parts:
        record = {**made.summary.to_record(), **_numbered(made.summary.used, numbers), "at": at}
        yield f"{made.summary.key}\t{json.dumps(record, ensure_ascii=False)}\n".encode()
    yield _END
