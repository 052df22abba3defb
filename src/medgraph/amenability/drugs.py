"""What a graph says of drugs and the exons of a gene.

Skipping: statements that a drug targets an exon, affirmed and about the drug itself, not its class. A drug that keeps
an exon in the messenger (nusinersen, SMN2 exon 7) skips none. Readthrough: drugs of that mechanism which target the
gene, or treat what a drug for the gene treats, or the disease that bears the gene's name. Excluding: contraindications
that name a deletion, by a sentence that names the gene and the exons. A drug's status is given where the graph has it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from medgraph import lexicon
from medgraph.amenability.answer import DrugFound, Source
from medgraph.patterns import Pattern
from medgraph.rows import Value
from medgraph.store import Store
from medgraph.terms import literal

_PROLOGUE = """
PREFIX mg: <https://w3id.org/medgraph/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX mechanism: <https://w3id.org/medgraph/concept/mechanism/>
"""
_STATED = """
  ?association mg:polarity "affirmed" ; mg:scope ?scope ; mg:subject ?drug .
  ?drug rdfs:label ?name .
  FILTER(?scope != "class")
  OPTIONAL {
    SELECT DISTINCT ?drug ?status { ?approved mg:subject ?drug ; mg:approvalStatus ?status ; mg:polarity "affirmed" }
  }
  OPTIONAL { ?association mg:reference ?reference }
  OPTIONAL {
    ?association mg:evidence ?evidence .
    ?evidence mg:sentence ?sentence ; mg:line ?line ; oa:hasSource/mg:name ?page .
  }
"""
_SKIPPING = f"""{_PROLOGUE}
SELECT ?name ?status ?exon ?page ?line ?sentence ?reference WHERE {{
  ?node mg:exonOf/rdfs:label ?gene ; mg:exonName ?exon .
  ?association mg:object ?node ; mg:predicate mg:targetsExon .
  {_STATED}
  FILTER NOT EXISTS {{ ?association mg:effect "exon inclusion" }}
  FILTER NOT EXISTS {{ ?drug mg:hasMechanism mechanism:exon-inclusion }}
}}"""
_READTHROUGH = f"""{_PROLOGUE}
SELECT ?name ?status ?page ?line ?sentence ?reference ?treated ?isDirect ?isBeside WHERE {{
  ?association mg:predicate mg:hasMechanism ; mg:object/skos:broader* mechanism:readthrough .
  {_STATED}
  OPTIONAL {{ ?drug mg:indicatedFor ?disease . ?disease rdfs:label ?treated }}
  BIND(EXISTS {{ ?drug mg:targetsGene/rdfs:label ?gene }} AS ?isDirect)
  BIND(EXISTS {{ ?drug mg:indicatedFor/^mg:indicatedFor/mg:targetsGene/rdfs:label ?gene }} AS ?isBeside)
}}"""
_EXCLUDING = f"""{_PROLOGUE}
SELECT ?name ?status ?page ?line ?sentence ?reference WHERE {{
  ?association mg:predicate mg:contraindicatedIn ; mg:object/rdfs:label ?condition .
  FILTER(CONTAINS(LCASE(?condition), "deletion"))
  {_STATED}
}}"""
_NAMED = Pattern(
    r"\bdeletions?\b[^.;]*?\bexons?\s+(?P<exons>\d+[a-z]?(?:\s*(?:,|-|–|/|to|through|and|or|exons?)\s*|\d+[a-z]?)*)"
)
_RANGE = Pattern(r"(\d+)\s*(?:-|–|to|through)\s*(?:exons?\s*)?(\d+)")


@dataclass(frozen=True, slots=True)
class Drugs:
    """The drugs of a graph that concern the exons of a gene; `skipping` by the exon's name."""

    skipping: Mapping[str, tuple[DrugFound, ...]] = field(default_factory=lambda: MappingProxyType({}))
    readthrough: tuple[DrugFound, ...] = ()
    excluding: tuple[DrugFound, ...] = ()


NO_DRUGS = Drugs()


def drugs_of(gene: str, store: Store) -> Drugs:
    """Return the drugs of a graph that concern the exons of a gene, by its symbol."""
    return Drugs(
        skipping=_by_exon(_rows(store, _SKIPPING, gene=gene)),
        readthrough=_merged((row, ()) for row in _rows(store, _READTHROUGH, gene=gene) if _treats(row, gene)),
        excluding=_merged(
            (row, exons) for row in _rows(store, _EXCLUDING) if (exons := _excluded(str(row["sentence"] or ""), gene))
        ),
    )


def _rows(store: Store, sparql: str, **texts: str) -> list[dict[str, Value]]:
    return store.select(sparql, {name: [literal(text)] for name, text in texts.items()}).records()


def _by_exon(rows: Iterable[Mapping[str, Value]]) -> Mapping[str, tuple[DrugFound, ...]]:
    grouped: dict[str, list[Mapping[str, Value]]] = defaultdict(list)
    for row in rows:
        grouped[str(row["exon"])].append(row)
    return {exon: _merged((row, (exon,)) for row in found) for exon, found in grouped.items()}


def _merged(rows: Iterable[tuple[Mapping[str, Value], tuple[str, ...]]]) -> tuple[DrugFound, ...]:
    """Return each drug once, with all its sentences and exons, by name."""
    sources: dict[str, set[Source]] = defaultdict(set)
    exons: dict[str, dict[str, None]] = defaultdict(dict)
    status: dict[str, set[str]] = defaultdict(set)
    for row, named in rows:
        drug = str(row["name"])
        sources[drug].add(_source(row))
        exons[drug] |= dict.fromkeys(named)
        status[drug] |= {str(row["status"])} if row["status"] else set()
    return tuple(
        DrugFound(drug, tuple(exons[drug]), tuple(sorted(sources[drug])), "; ".join(sorted(status[drug])))
        for drug in sorted(sources)
    )


def _source(row: Mapping[str, Value]) -> Source:
    if row["sentence"] is None:
        return Source(str(row["reference"] or ""), 0, "", is_background=True)
    return Source(str(row["page"]), int(str(row["line"])), str(row["sentence"]))


def _treats(row: Mapping[str, Value], gene: str) -> bool:
    """Tell whether a readthrough drug is one for a gene: linked in the graph, or for the disease of the same name."""
    named = {disease.casefold() for disease in lexicon.spelt_out(gene)}
    return bool(row["isDirect"] or row["isBeside"]) or str(row["treated"] or "").casefold() in named


def _excluded(sentence: str, gene: str) -> tuple[str, ...]:
    """Return the exons whose deletion a sentence about a gene excludes.

    >>> _excluded("Not with any deletion in exon 8 and/or exon 9 in the DMD gene.", "DMD")
    ('8', '9')
    >>> _excluded("Not with deletions of exons 8 to 10 of DMD.", "DMD")
    ('8', '9', '10')
    """
    if not re.search(rf"\b{re.escape(gene)}\b", sentence):
        return ()
    return tuple(dict.fromkeys(exon for found in _NAMED.finditer(sentence) for exon in _each(found["exons"])))


def _each(named: str) -> Iterator[str]:
    spelt = _RANGE.sub(lambda m: ", ".join(map(str, range(int(m[1]), int(m[2]) + 1))), named)
    yield from re.findall(r"\d+[a-z]?", spelt)
