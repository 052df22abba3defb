"""The dataset: one named graph a page, one for what no page states, and all of it merged.

    GroundedFact → triples of the page's graph + triples of the reference graph → Dataset → lines

A page's graph holds what that page states; the reference graph holds labels and types of the
concepts, exons, background facts, ontology and schemes. Nothing depends on the order of facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from medgraph.graph.associations import association_iri, association_statements
from medgraph.graph.background import read_background
from medgraph.graph.concepts import concept_statements, concepts_of, labels_of, other_names
from medgraph.graph.evidence import (
    Run,
    evidence_names,
    evidence_statements,
    monograph_statements,
    place,
)
from medgraph.graph.exons import exon_statements, genes_by_symbol, with_implied_genes
from medgraph.graph.hierarchy import harm_statements, hierarchy_statements, kind_statements
from medgraph.graph.label import identifier_statements, label_statements
from medgraph.graph.ntriples import Triple, iri, literal
from medgraph.graph.schemes import member_labels, scheme_labels, scheme_triples
from medgraph.iris import drug_iri, graph_iri
from medgraph.model import ConceptKind, GroundedFact, Match, Monograph
from medgraph.vocabulary import MG, RDF, RDFS

REFERENCE = graph_iri("reference")
"""The graph of what no page states."""

_COMBINED = " / "


@dataclass(frozen=True, slots=True)
class Dataset:
    """Named graphs by IRI, in order of the IRI; each a sorted tuple of triples, every triple once."""

    graphs: Mapping[str, tuple[Triple, ...]]

    def default(self) -> tuple[Triple, ...]:
        """Return the merged graph: every triple of any graph once, sorted."""
        return tuple(sorted(set(chain.from_iterable(self.graphs.values()))))


def to_dataset(
    pages: Iterable[tuple[Monograph, Sequence[GroundedFact]]],
    *,
    run: Run,
    omit: frozenset[str] = frozenset(),
) -> Dataset:
    """Return the graph of pages and their facts, without the associations of the IRIs in `omit`."""
    kept = [(page, keep(facts, omit)) for page, facts in pages]
    facts = [grounded for _, page_facts in kept for grounded in page_facts]
    labels = node_labels([*facts, *background_of(facts)])
    graphs = {REFERENCE: reference_statements(facts, omit=omit)}
    for page, page_facts in kept:
        graphs[graph_iri(page.name)] = page_statements(page, page_facts, run=run, labels=labels, omit=omit)
    return Dataset({name: tuple(sorted(set(graphs[name]))) for name in sorted(graphs)})


def keep(facts: Iterable[GroundedFact], omit: frozenset[str]) -> tuple[GroundedFact, ...]:
    """Return facts with what they imply, without those whose association is in `omit`."""
    return tuple(f for f in with_implied_genes(facts) if not omit or association_iri(f) not in omit)


def background_of(facts: Iterable[GroundedFact]) -> tuple[GroundedFact, ...]:
    """Return the background facts about drugs that facts are about."""
    drugs = {grounded.drug.iri for grounded in facts}
    return tuple(grounded for grounded in read_background() if grounded.drug.iri in drugs)


def node_labels(facts: Iterable[GroundedFact]) -> dict[str, str]:
    """Return the name of each node that facts use, by IRI: the scheme's if it is in one, else theirs."""
    fixed = scheme_labels()
    named = labels_of(facts)
    return {name: _plain(fixed[iri(name)]) if iri(name) in fixed else named[name] for name in named}


def _plain(label: str) -> str:
    """Undo the spelling of a literal of our own schemes, which hold no escapes (tested)."""
    return label.removeprefix('"').removesuffix('"')


def page_statements(
    monograph: Monograph,
    facts: Iterable[GroundedFact],
    *,
    run: Run,
    labels: Mapping[str, str] | None = None,
    omit: frozenset[str] = frozenset(),
) -> Iterator[Triple]:
    """Yield the graph of one page: itself, and each fact with its evidence; triples may repeat.

    `labels` are the names of nodes by IRI (see `node_labels`); without them each concept goes by its own.
    `omit` holds IRIs of associations to leave out.
    """
    given = keep(facts, omit)
    names, known = evidence_names(monograph, given), labels if labels is not None else node_labels(given)
    yield from monograph_statements(monograph, run)
    for grounded in given:
        node = iri(association_iri(grounded))
        yield iri(grounded.drug.iri), iri(RDF.type), iri(MG.Drug)
        yield from association_statements(grounded, known)
        yield from other_names(grounded, known)
        yield from identifier_statements(grounded)
        yield from label_statements(grounded, monograph)
        for found in grounded.fact.evidence:
            name, rule = names[place(found)], grounded.fact.rule
            yield node, iri(MG.evidence), iri(name)
            yield from evidence_statements(found, name=name, monograph=monograph, rule=rule, run=run)


def reference_statements(facts: Iterable[GroundedFact], *, omit: frozenset[str] = frozenset()) -> Iterator[Triple]:
    """Yield the reference graph for the facts of all pages; triples may repeat.

    `omit` holds IRIs of associations to leave out, as for the pages.
    """
    stated = keep(facts, omit)
    added = keep(background_of(stated), omit)
    given = (*stated, *added)
    yield from scheme_triples()
    yield from concept_statements(given, scheme_labels())
    yield from _hierarchy_statements(given)
    yield from exon_statements(_exons(given), genes_by_symbol(given))
    yield from _ingredient_statements(given)
    yield from _background_statements(added, node_labels(given))


def _background_statements(facts: Iterable[GroundedFact], labels: Mapping[str, str]) -> Iterator[Triple]:
    for grounded in facts:
        yield from association_statements(grounded, labels)
        yield iri(grounded.drug.iri), iri(RDF.type), iri(MG.Drug)
        yield iri(association_iri(grounded)), iri(MG.reference), literal(grounded.fact.reference or "")


def _exons(facts: Iterable[GroundedFact]) -> set[str]:
    return {f.object.iri for f in facts if f.object and f.object.kind is ConceptKind.EXON}


def _hierarchy_statements(facts: Iterable[GroundedFact]) -> Iterator[Triple]:
    """Yield the terms above those in use, and name the members of the organ scheme that no fact names."""
    given = list(facts)
    named, members = labels_of(given).keys(), member_labels()
    curies = {concept.curie for concept in concepts_of(given) if concept.curie}
    yield from hierarchy_statements(curies, named | {node[1:-1] for node in members})
    yield from harm_statements(curies)
    yield from kind_statements({c.iri: c.curie for c in concepts_of(given) if c.curie and c.match is Match.KIND})
    yield from ((node, iri(RDFS.label), name) for node, name in members.items() if node[1:-1] not in named)


def _ingredient_statements(facts: Iterable[GroundedFact]) -> Iterator[Triple]:
    """Lead a combination to its parts, which its name tells."""
    given = list(facts)
    named = labels_of(given)
    drugs = {grounded.fact.drug: grounded.drug.iri for grounded in given if _COMBINED in grounded.fact.drug}
    for combination, whole in sorted(drugs.items()):
        for part in combination.split(_COMBINED):
            node = drug_iri(part)
            yield iri(whole), iri(MG.hasIngredient), iri(node)
            yield iri(node), iri(RDF.type), iri(MG.Substance)
            if node not in named:
                yield iri(node), iri(RDFS.label), literal(part)


def ntriples(dataset: Dataset) -> Iterator[str]:
    """Yield the merged graph as lines of N-Triples, sorted, each with its line end."""
    return (f"{s} {p} {o} .\n" for s, p, o in dataset.default())


def nquads(dataset: Dataset) -> Iterator[str]:
    """Yield the named graphs as lines of N-Quads, sorted by graph and triple, each with its line end.

    The merged graph is not among them: it follows from them (`ntriples`).
    """
    for name, triples in sorted(dataset.graphs.items()):
        graph = iri(name)
        yield from (f"{s} {p} {o} {graph} .\n" for s, p, o in triples)
