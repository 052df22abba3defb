"""From a node that breaks a shape to the associations that it belongs to, and to the sentence behind them.

Everything in a graph is there because of an association: an exon as its object, a selector by its
evidence, a transcript by the exon in it. So the way leads against the edges, up to the first association.
The graph is only asked about the nodes on that way, so that a large one costs no more than a small one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from medgraph.store import Store
from medgraph.terms import Iri, Literal, Term, n3
from medgraph.vocabulary import MG, OA, PROV, RDF, RDFS

_OWNING = frozenset(
    (
        *(MG.claim, MG.evidence, MG.exonOf, MG.inTranscript, MG.object, MG.route, MG.targetGene, MG.transcriptOf),
        *(OA.hasSelector, OA.hasSource, PROV.wasGeneratedBy),
    )
)


class Place(NamedTuple):
    """A sentence of a monograph."""

    monograph: str
    line: int
    sentence: str


class Ownership:
    """A graph, looked at against its edges."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def label(self, node: Term) -> str | None:
        """Return the name of a node."""
        return _first(self._texts(node, RDFS.label))

    def associations(self, node: Term, path: str | None, value: str | None) -> tuple[str, ...]:
        """Return the IRIs of the associations that own a node, sorted.

        `path` and `value` are what the shape looked at, as plain text: of a drug they single out the
        statement, of a transcript the exon.
        """
        found = self._about(node, path, value) if self._is_drug(node) else self._above(node, value)
        return tuple(sorted(association.value for association in found))

    def place(self, node: Term, associations: Iterable[str]) -> Place | None:
        """Return the first sentence that a node, or else its associations, come from."""
        own = [*self._evidence_of(node)]
        behind = (e for name in associations for e in self._objects(Iri(name), MG.evidence))
        return min((place for e in own or behind for place in self._places(e)), default=None)

    def _is_drug(self, node: Term) -> bool:
        return any(True for _ in self._subjects(MG.subject, node))

    def _about(self, drug: Term, path: str | None, value: str | None) -> Iterator[Term]:
        for association in self._subjects(MG.subject, drug):
            if self._states(association, path, value):
                yield association

    def _states(self, association: Term, path: str | None, value: str | None) -> bool:
        """Tell whether an association is the one that a result about its drug means."""
        if value is None or path == RDFS.label:
            return True
        objects = [*self._objects(association, MG.object), *self._objects(association, MG.objectText)]
        meant = path is None or Iri(path) in self._objects(association, MG.predicate)
        return meant and value in {term.value for term in objects}

    def _above(self, node: Term, value: str | None) -> set[Term]:
        found: set[Term] = set()
        seen, ahead = {node}, [node]
        while ahead:
            current = ahead.pop()
            if self._is(current, MG.Association):
                found.add(current)
                continue
            above = {up for up in self._owners(current, value) if up not in seen}
            seen |= above
            ahead += above
        return found

    def _owners(self, node: Term, value: str | None) -> Iterator[Term]:
        exon_number = value if self._is(node, MG.Transcript) else None
        for subject, predicate, _ in self._store.triples(object_=node):
            owning = predicate.value in _OWNING
            if owning and (not exon_number or exon_number in self._texts(subject, MG.exonNumber)):
                yield subject

    def _evidence_of(self, node: Term) -> Iterator[Term]:
        if self._is(node, MG.Evidence):
            yield node
        yield from self._subjects(OA.hasSelector, node)

    def _places(self, evidence: Term) -> Iterator[Place]:
        """Yield the place of an evidence; one that is broken itself may have none."""
        for source in self._objects(evidence, OA.hasSource):
            name = _first(self._texts(source, MG.name)) or source.value
            line = _first(self._texts(evidence, MG.line)) or "0"
            sentence = _first(self._texts(evidence, MG.sentence)) or ""
            yield Place(name, int(line) if line.isdecimal() else 0, sentence)

    def _is(self, node: Term, kind: str) -> bool:
        return Iri(kind) in self._objects(node, RDF.type)

    def _texts(self, node: Term, predicate: str) -> list[str]:
        return sorted(term.value for term in self._objects(node, predicate))

    def _objects(self, node: Term, predicate: str) -> list[Term]:
        if isinstance(node, Literal):
            return []
        return sorted((value for _, _, value in self._store.triples(node, Iri(predicate))), key=n3)

    def _subjects(self, predicate: str, node: Term) -> Iterator[Term]:
        for subject, _, _ in self._store.triples(predicate=Iri(predicate), object_=node):
            yield subject


def _first(texts: list[str]) -> str | None:
    return texts[0] if texts else None
