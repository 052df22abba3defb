"""From a node that breaks a shape to the associations that it belongs to, and to the sentence behind them.

Everything in a graph is there because of an association: an exon as its object, a selector by its
evidence, a transcript by the exon in it. So the way leads against the edges, up to the first association.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from medgraph.graph import Triple
from medgraph.vocabulary import MG, OA, PROV, RDF, RDFS

_OWNING = frozenset(
    f"<{name}>"
    for name in (
        *(
            MG.claim,
            MG.evidence,
            MG.exonOf,
            MG.inTranscript,
            MG.object,
            MG.route,
            MG.targetGene,
            MG.transcriptOf,
        ),
        *(OA.hasSelector, OA.hasSource, PROV.wasGeneratedBy),
    )
)
_LITERAL = re.compile(r'"(.*)"(?:\^\^<[^>]*>)?', re.DOTALL)


class Place(NamedTuple):
    """A sentence of a monograph."""

    monograph: str
    line: int
    sentence: str


class Ownership:
    """A graph, looked at against its edges. Nodes are spelt as N-Triples here."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._into: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self._out: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for subject, predicate, obj in triples:
            self._into[obj].append((predicate, subject))
            self._out[subject, predicate].append(obj)

    def label(self, node: str) -> str | None:
        """Return the name of a node."""
        return _first(self._texts(node, RDFS.label))

    def associations(self, node: str, path: str | None, value: str | None) -> tuple[str, ...]:
        """Return the IRIs of the associations that own a node, sorted.

        `path` and `value` are what the shape looked at, as plain text: of a drug they single out the
        statement, of a transcript the exon.
        """
        found = self._about(node, path, value) if node in self._drugs else self._above(node, value)
        return tuple(sorted(association[1:-1] for association in found))

    def place(self, node: str, associations: Iterable[str]) -> Place | None:
        """Return the first sentence that a node, or else its associations, come from."""
        own = [*self._evidence_of(node)]
        behind = (e for name in associations for e in self._out[f"<{name}>", f"<{MG.evidence}>"])
        return min((place for e in own or behind for place in self._places(e)), default=None)

    @cached_property
    def _drugs(self) -> set[str]:
        return {drug for (_, predicate), drugs in self._out.items() if predicate == f"<{MG.subject}>" for drug in drugs}

    def _about(self, drug: str, path: str | None, value: str | None) -> Iterator[str]:
        for predicate, association in self._into[drug]:
            if predicate == f"<{MG.subject}>" and self._states(association, path, value):
                yield association

    def _states(self, association: str, path: str | None, value: str | None) -> bool:
        """Tell whether an association is the one that a result about its drug means."""
        if value is None or path == RDFS.label:
            return True
        relations = self._out[association, f"<{MG.predicate}>"]
        objects = [*self._out[association, f"<{MG.object}>"], *self._out[association, f"<{MG.objectText}>"]]
        meant = path is None or f"<{path}>" in relations
        return meant and value in {_plain(term) for term in objects}

    def _above(self, node: str, value: str | None) -> set[str]:
        found, seen, ahead = set(), {node}, [node]
        while ahead:
            current = ahead.pop()
            if self._is(current, MG.Association):
                found.add(current)
                continue
            above = {up for up in self._owners(current, value) if up not in seen}
            seen |= above
            ahead += above
        return found

    def _owners(self, node: str, value: str | None) -> Iterator[str]:
        exon_number = value if self._is(node, MG.Transcript) else None
        for predicate, subject in self._into[node]:
            if predicate in _OWNING and (not exon_number or exon_number in self._texts(subject, MG.exonNumber)):
                yield subject

    def _evidence_of(self, node: str) -> Iterator[str]:
        if self._is(node, MG.Evidence):
            yield node
        yield from (subject for predicate, subject in self._into[node] if predicate == f"<{OA.hasSelector}>")

    def _places(self, evidence: str) -> Iterator[Place]:
        """Yield the place of an evidence; one that is broken itself may have none."""
        for source in self._out[evidence, f"<{OA.hasSource}>"]:
            name = _first(self._texts(source, MG.name)) or source[1:-1]
            line = _first(self._texts(evidence, MG.line)) or "0"
            sentence = _first(self._texts(evidence, MG.sentence)) or ""
            yield Place(name, int(line) if line.isdecimal() else 0, sentence)

    def _is(self, node: str, kind: str) -> bool:
        return f"<{kind}>" in self._out[node, f"<{RDF.type}>"]

    def _texts(self, node: str, predicate: str) -> list[str]:
        return sorted(_plain(term) for term in self._out[node, f"<{predicate}>"])


def _first(texts: list[str]) -> str | None:
    return texts[0] if texts else None


def _plain(term: str) -> str:
    """Return an IRI without its brackets, a literal as the text that it is."""
    from rdflib.plugins.parsers.ntriples import unquote

    match = _LITERAL.fullmatch(term)
    return unquote(match[1]) if match else term[1:-1]
