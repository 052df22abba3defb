"""The exons that we know: transcripts with the names, places, lengths and phases of their exons.

An exon of a gene without a known transcript has its gene and its name, and nothing more. Also here: what a targeted
exon implies, its targeted gene.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote

from medgraph.graph.ntriples import Triple, integer, iri, literal
from medgraph.graph.used import Used
from medgraph.iris import exon_iri
from medgraph.model import Concept, ConceptKind, Evidence, Fact, GroundedFact, Relation
from medgraph.prefixes import BASE, PREFIXES
from medgraph.transcripts import Exon, Transcript, known_transcripts
from medgraph.vocabulary import MG, RDF, RDFS

_EXON_BASE = BASE + "exon/"


def gene_concept(transcript: Transcript) -> Concept:
    """Return the gene of a transcript."""
    iri_ = PREFIXES["HGNC"] + transcript.hgnc.removeprefix("HGNC:")
    return Concept(iri=iri_, label=transcript.symbol, kind=ConceptKind.GENE, curie=transcript.hgnc)


def exon_parts(exon: str) -> tuple[str, str]:
    """Return gene symbol and exon name of an exon's IRI.

    >>> exon_parts("https://w3id.org/medgraph/exon/SMN2/2a")
    ('SMN2', '2a')
    """
    gene, _, name = exon.removeprefix(_EXON_BASE).partition("/")
    return unquote(gene), unquote(name)


def gene_of(exon: str, genes: Mapping[str, Concept]) -> Concept | None:
    """Return the gene of an exon's IRI, from our transcripts or else from genes known by symbol."""
    symbol, _ = exon_parts(exon)
    known = known_transcripts().get(symbol)
    return gene_concept(known) if known else genes.get(symbol)


def with_implied_genes(facts: Iterable[GroundedFact]) -> tuple[GroundedFact, ...]:
    """Return facts, and for a targeted exon whose gene no fact names as a target also that fact.

    The implied fact has the same sentences, and only the qualifiers that hold for the gene as well. An
    exon that is denied implies nothing.
    """
    given = tuple(facts)
    genes, stated = Used.of(given).genes, {_said(grounded) for grounded in given}
    implied = (_implied_gene(grounded, genes) for grounded in given if _names_exon(grounded))
    return given + tuple(grounded for grounded in implied if grounded and _said(grounded) not in stated)


def _names_exon(grounded: GroundedFact) -> bool:
    return grounded.fact.relation is Relation.TARGETS_EXON and grounded.fact.polarity != "negated"


def _implied_gene(grounded: GroundedFact, genes: Mapping[str, Concept]) -> GroundedFact | None:
    gene = gene_of(grounded.object.iri, genes) if grounded.object else None
    if gene is None:
        return None
    qualifiers = replace(grounded.fact.qualifiers, exon=None, target=None, as_written=None)
    fact: Fact = replace(
        grounded.fact,
        relation=Relation.TARGETS_GENE,
        object=gene.label,
        qualifiers=qualifiers,
        evidence=tuple(_about_gene(found) for found in grounded.fact.evidence),
    )
    return replace(grounded, fact=fact, object=gene, target=None)


def _about_gene(found: Evidence) -> Evidence:
    """The sentence names the exon; those words are no name of the gene."""
    return replace(found, mention=None, mention_start=None, mention_end=None)


def _said(grounded: GroundedFact) -> tuple[object, ...]:
    fact, node = grounded.fact, grounded.object.iri if grounded.object else None
    return grounded.drug.iri, fact.relation, node, fact.polarity, fact.scope


def exon_statements(exons: Iterable[str], genes: Mapping[str, Concept]) -> Iterator[Triple]:
    """Yield the exons of the given IRIs, and wholly the transcripts of all the given genes.

    >>> import itertools
    >>> found = exon_statements(["https://w3id.org/medgraph/exon/DMD/45"], {})
    >>> any("codingLength" in predicate for _, predicate, _ in found)
    True
    """
    named = {exon_parts(exon) for exon in exons}
    symbols = {symbol for symbol, _ in named} | set(genes)
    for transcript in (known_transcripts()[symbol] for symbol in sorted(symbols & set(known_transcripts()))):
        yield from _transcript_statements(transcript)
    for symbol, name in sorted(named):
        gene = gene_of(exon_iri(symbol, name), genes)
        yield from _named_exon_statements(symbol, name, gene)


def _transcript_statements(transcript: Transcript) -> Iterator[Triple]:
    node, gene = _transcript_node(transcript), iri(gene_concept(transcript).iri)
    yield gene, iri(RDF.type), iri(MG.Gene)
    yield gene, iri(RDFS.label), literal(transcript.symbol)
    yield node, iri(RDF.type), iri(MG.Transcript)
    yield node, iri(RDFS.label), literal(transcript.accession)
    yield node, iri(MG.transcriptOf), gene
    yield node, iri(MG.exonCount), integer(len(transcript.exons))
    for exon in transcript.exons:
        yield from _named_exon_statements(transcript.symbol, exon.name, gene_concept(transcript))
        yield from _measured_statements(transcript, exon)


def _measured_statements(transcript: Transcript, exon: Exon) -> Iterator[Triple]:
    node = iri(exon_iri(transcript.symbol, exon.name))
    yield node, iri(MG.inTranscript), _transcript_node(transcript)
    yield node, iri(MG.exonNumber), integer(exon.number)
    measures = {
        MG.length: exon.length,
        MG.codingLength: exon.coding_length,
        MG.startPhase: exon.start_phase,
        MG.endPhase: exon.end_phase,
    }
    yield from ((node, iri(name), integer(size)) for name, size in measures.items() if size is not None)


def _named_exon_statements(symbol: str, name: str, gene: Concept | None) -> Iterator[Triple]:
    node = iri(exon_iri(symbol, name))
    yield node, iri(RDF.type), iri(MG.Exon)
    yield node, iri(RDFS.label), literal(f"{symbol} exon {name}")
    yield node, iri(MG.exonName), literal(name)
    if gene:
        yield node, iri(MG.exonOf), iri(gene.iri)
    yield from _out_of_range_statements(node, symbol, name)


def _out_of_range_statements(node: str, symbol: str, name: str) -> Iterator[Triple]:
    """Number an exon that the transcript cannot have, so that the shapes see it."""
    transcript = known_transcripts().get(symbol)
    if transcript and name.isdecimal() and not 1 <= int(name) <= len(transcript.exons):
        yield node, iri(MG.inTranscript), _transcript_node(transcript)
        yield node, iri(MG.exonNumber), integer(int(name))


def _transcript_node(transcript: Transcript) -> str:
    return iri(f"{BASE}transcript/{transcript.accession}")
