"""A part: what one page gives to the graph, as bytes that can be kept, and what is known of it without reading them.

    Part  → job →  one line of JSON (the summary), then lines of N-Quads, of facts, of residue  →  Made

The line tells all that the rest of the build must know of a page (what it uses, how many facts it has, what was kept
out), so that the lines behind it are only ever copied. A part is named by a hash of all that it depends on: the
page's bytes, its name and path, the rules, the vocabularies, and what other pages have a say in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from medgraph.graph import Used
from medgraph.model import Concept, ConceptKind, Match
from medgraph.monographs import Input
from medgraph.reading import state
from medgraph.validation import Finding, Severity

STREAMS = ("medgraph.nq", "facts.jsonl", "residue.jsonl")
"""The files that are made of the parts of pages, strung together."""

FORMAT = 2
"""What parts, and the index of results, are written in."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is to be made: the part of a page, which brings its bytes.

    `labels` are names of nodes by IRI where other pages have a say; `omit` are the IRIs of associations to keep out,
    each with the reason.
    """

    page: Input
    labels: tuple[tuple[str, str], ...] = ()
    omit: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """The part's name: a hash of all that it depends on."""
        page = self.page
        digest = hashlib.sha256(page.data or b"").hexdigest()
        stated = [FORMAT, state(), page.name, page.path, page.pointer, digest, self.labels, self.omit]
        return hashlib.sha256(json.dumps(stated).encode()).hexdigest()[:40]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build must know of a part.

    `relations` counts the facts of each, `residue` what was not understood, `nodes` what the shapes looked at;
    `kept_out` are the violations for which a statement was kept out.
    """

    key: str
    place: str
    name: str
    sha256: str
    relations: Mapping[str, int]
    residue: int
    nodes: int
    used: Used
    prefixes: tuple[str, ...] = ()
    kept_out: tuple[Finding, ...] = ()

    @property
    def facts(self) -> int:
        """The number of facts."""
        return sum(self.relations.values())

    def to_record(self) -> dict[str, Any]:
        """Return it as JSON has it, but for what is used."""
        plain = {name: getattr(self, name) for name in _PLAIN}
        return {**plain, "prefixes": self.prefixes, "kept_out": [asdict(found) for found in self.kept_out]}

    @classmethod
    def from_record(cls, record: Mapping[str, Any], used: Used) -> Summary:
        """Read it back, but for what is used."""
        kept_out = tuple(finding(found) for found in record["kept_out"])
        plain = {name: record[name] for name in _PLAIN}
        return cls(**plain, used=used, prefixes=tuple(record["prefixes"]), kept_out=kept_out)


def used_record(used: Used) -> dict[str, Any]:
    """Return what is used as JSON has it: the concepts in order, and the numbers of those that facts are about."""
    concepts = used.sorted(ConceptKind)
    return {
        "concepts": [[c.iri, c.label, c.kind, c.curie, c.match] for c in concepts],
        "drugs": [number for number, concept in enumerate(concepts) if concept in used.drugs],
    }


_PLAIN = ("key", "place", "name", "sha256", "relations", "residue", "nodes")


def concept(fields: Sequence[Any]) -> Concept:
    """Read a concept back."""
    iri, label, kind, curie, match = fields
    return Concept(iri, label, ConceptKind(kind), curie, Match(match))


def finding(record: Mapping[str, Any]) -> Finding:
    """Read a finding back."""
    given = {**record, "severity": Severity(record["severity"]), "associations": tuple(record["associations"])}
    return Finding(**given)


class Slice(NamedTuple):
    """Some bytes of a file."""

    path: Path
    start: int
    size: int

    def read(self) -> bytes:
        """Return the bytes."""
        with self.path.open("rb") as file:
            file.seek(self.start)
            return file.read(self.size)


class Graph(NamedTuple):
    """A named graph: what tells whether it is the same as before, and where its lines are."""

    identity: str
    lines: Slice


@dataclass(frozen=True, slots=True)
class Made:
    """A part that is there: what is known of it, and where the bytes of each of the `STREAMS` lie."""

    summary: Summary
    slices: Mapping[str, Slice]

    @property
    def graph(self) -> Graph:
        """The named graph of the page."""
        return Graph(self.summary.key, self.slices["medgraph.nq"])


def packed(summary: Summary, streams: Sequence[bytes]) -> bytes:
    """Return a part as the bytes of a file."""
    head = {**summary.to_record(), **used_record(summary.used), "sizes": [len(stream) for stream in streams]}
    return json.dumps(head, ensure_ascii=False).encode() + b"\n" + b"".join(streams)
