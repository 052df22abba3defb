"""Evidence: the sentence behind an association, the page it stands on, and the run that read it.

An evidence is named by monograph, section, quote and which occurrence of that quote it is, never by
offsets: a change elsewhere on the page renames nothing. The reading is named by what could have
changed its outcome (version, rules, lexicon, the page's bytes); it has no times.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from medgraph.graph.ntriples import Triple, integer, iri, literal
from medgraph.iris import hashed_iri, monograph_iri
from medgraph.model import Evidence, GroundedFact, Monograph
from medgraph.vocabulary import MG, OA, PROV, RDF, RDFS

Place: TypeAlias = tuple[str, str, int, str, int]
"""Section, quote, occurrence, path and start of an evidence on its page."""

_STATED = {
    MG.statedLicence: frozenset({"licence", "license"}),
    MG.statedDate: frozenset({"date", "effective_date", "published", "revised", "updated", "last_updated"}),
    MG.statedVersion: frozenset({"version", "label_version"}),
}


@dataclass(frozen=True, slots=True)
class Run:
    """What a run read the pages with: medgraph's version, and names of the states of rules and lexicon."""

    version: str
    rules: str = ""
    lexicon: str = ""

    def iri(self, monograph: Monograph) -> str:
        """Return the IRI of this run's reading of a page."""
        return hashed_iri("activity", self.version, self.rules, self.lexicon, monograph.sha256)


def evidence_names(monograph: Monograph, facts: Iterable[GroundedFact]) -> dict[Place, str]:
    """Name every evidence of a page.

    Where two sections of one title hold the same quote, both are occurrence 0; the later one on the page (on a
    label, in the order of the paths) is then counted on, so that no two places share a name.
    """
    starts: defaultdict[tuple[str, str, int], set[tuple[str, int]]] = defaultdict(set)
    for grounded in facts:
        for found in grounded.fact.evidence:
            starts[found.section, found.quote, found.occurrence].add((found.path or "", found.start))
    return {
        (*key, *where): hashed_iri("evidence", monograph.name, *map(str, key), *[str(again)] * (again > 0))
        for key, places in starts.items()
        for again, where in enumerate(sorted(places))
    }


def place(found: Evidence) -> Place:
    """Return the key of an evidence in `evidence_names`."""
    return found.section, found.quote, found.occurrence, found.path or "", found.start


class Source(NamedTuple):
    """The page that evidence stands on: its name, its node and that of its reading, spelt as N-Triples."""

    name: str
    node: str
    reading: str

    @classmethod
    def of(cls, monograph: Monograph, run: Run) -> Source:
        """Return a page as the source of what a run reads on it."""
        return cls(monograph.name, iri(monograph_iri(monograph.name)), iri(run.iri(monograph)))


def evidence_statements(found: Evidence, *, name: str, source: Source, rule: str) -> Iterator[Triple]:
    """Yield an evidence of the given name with its selector; `rule` is used where it names none itself."""
    node, selector = iri(name), iri(f"{name}/selector")
    label = f"{source.name}, line {found.line}"
    yield node, iri(RDF.type), iri(MG.Evidence)
    yield node, iri(RDFS.label), literal(label)
    yield node, iri(OA.hasSource), source.node
    yield node, iri(OA.hasSelector), selector
    yield node, iri(MG.sentence), literal(found.sentence)
    yield node, iri(MG.line), integer(found.line)
    texts = ((MG.section, found.section), (MG.rule, found.rule or rule), (MG.path, found.path))
    yield from [(node, iri(predicate), literal(text)) for predicate, text in texts if text]
    yield node, iri(PROV.wasGeneratedBy), source.reading
    yield from _selector_statements(selector, found, label)


def _selector_statements(node: str, found: Evidence, label: str) -> Iterator[Triple]:
    yield node, iri(RDF.type), iri(OA.TextQuoteSelector)
    yield node, iri(RDF.type), iri(OA.TextPositionSelector)
    yield node, iri(RDFS.label), literal(f"{label}: quote")
    yield node, iri(OA.exact), literal(found.quote)
    yield node, iri(OA.prefix), literal(found.prefix)
    yield node, iri(OA.suffix), literal(found.suffix)
    yield node, iri(OA.start), integer(found.start)
    yield node, iri(OA.end), integer(found.end)


def monograph_statements(monograph: Monograph, run: Run) -> Iterator[Triple]:
    """Yield what is known of a page itself, and of the run that read it."""
    node = iri(monograph_iri(monograph.name))
    yield node, iri(RDF.type), iri(MG.Monograph)
    yield node, iri(RDFS.label), literal(monograph.title or monograph.name)
    yield node, iri(MG.name), literal(monograph.name)
    yield node, iri(MG.sha256), literal(monograph.sha256)
    yield node, iri(MG.sourceKind), literal(monograph.kind)
    yield node, iri(MG.format), literal(monograph.format)
    yield from ((node, iri(predicate), literal(text)) for predicate, text in _stated(monograph).items())
    yield from _reading_statements(monograph, run)


def _stated(monograph: Monograph) -> Mapping[str, str]:
    """Licence, date and version as the page states them, the first of each."""
    stated: dict[str, str] = {}
    for key, text in monograph.metadata:
        for predicate, keys in _STATED.items():
            if key.lower().replace("-", "_") in keys and text.strip():
                stated.setdefault(predicate, text.strip())
    return stated


def _reading_statements(monograph: Monograph, run: Run) -> Iterator[Triple]:
    node = iri(run.iri(monograph))
    label = f"medgraph {run.version} read the page with SHA-256 {monograph.sha256[:12]}"
    yield node, iri(RDF.type), iri(MG.Reading)
    yield node, iri(RDFS.label), literal(label)
    yield node, iri(PROV.used), iri(monograph_iri(monograph.name))
    texts = {MG.softwareVersion: run.version, MG.rulesVersion: run.rules, MG.lexiconVersion: run.lexicon}
    yield from ((node, iri(predicate), literal(text)) for predicate, text in texts.items() if text)
