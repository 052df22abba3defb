"""The dataset: one named graph a page, one for what no page states, and all of it merged.

    GroundedFact → triples of the page's graph + triples of the reference graph → Dataset → lines

A page's graph holds what that page states; the reference graph holds labels and types of the
concepts, exons, background facts, ontology and schemes. Nothing depends on the order of facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from medgraph.graph.associations import Association, association_iri, association_statements
from medgraph.graph.background import read_background
from medgraph.graph.concepts import concept_statements, concepts_of, labels_of, other_names
from medgraph.graph.evidence import (
    Run,
    Source,
    evidence_names,
    evidence_statements,
    monograph_statements,
    place,
)
from medgraph.graph.exons import exon_statements, with_implied_genes
from medgraph.graph.hierarchy import harm_statements, hierarchy_statements, kind_statements
from medgraph.graph.label import identifier_statements, label_statements
from medgraph.graph.ntriples import Triple, iri, literal
from medgraph.graph.schemes import member_labels, scheme_labels, scheme_triples
from medgraph.graph.used import Used
from medgraph.iris import drug_iri, graph_iri
from medgraph.model import GroundedFact, Match, Monograph
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
    used = Used.of(grounded for _, page_facts in kept for grounded in page_facts)
    labels = node_labels(used | Used.of(background_of(used)))
    graphs = {REFERENCE: reference_statements(used, omit=omit)}
    for page, page_facts in kept:
        graphs[graph_iri(page.name)] = page_statements(page, page_facts, run=run, labels=labels, omit=omit)
    return Dataset({name: tuple(sorted(set(graphs[name]))) for name in sorted(graphs)})


def keep(facts: Iterable[GroundedFact], omit: frozenset[str]) -> tuple[GroundedFact, ...]:
    """Return facts with what they imply, without those whose association is in `omit`."""
    return tuple(f for f in with_implied_genes(facts) if not omit or association_iri(f) not in omit)


def background_of(used: Used) -> tuple[GroundedFact, ...]:
    """Return the background facts about drugs that facts are about."""
    drugs = {drug.iri for drug in used.drugs}
    return tuple(grounded for grounded in read_background() if grounded.drug.iri in drugs)


def node_labels(used: Used) -> dict[str, str]:
    """Return the name of each node in use, by IRI: the scheme's if it is in one, else that of the concept."""
    fixed = scheme_labels()
    named = labels_of(used)
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

    `labels` are names of nodes by IRI (see `node_labels`) where other pages have a say; without them each concept
    goes by its own. `omit` holds IRIs of associations to leave out.
    """
    given = keep(facts, omit)
    names, known = evidence_names(monograph, given), node_labels(Used.of(given)) | dict(labels or {})
    source = Source.of(monograph, run)
    yield from monograph_statements(monograph, run)
    for grounded in given:
        said = Association.of(grounded)
        yield said.subject, iri(RDF.type), iri(MG.Drug)
        yield from association_statements(said, known)
        yield from other_names(grounded, known)
        yield from identifier_statements(grounded)
        yield from label_statements(grounded, monograph)
        for found in grounded.fact.evidence:
            name, rule = names[place(found)], grounded.fact.rule
            yield said.node, iri(MG.evidence), iri(name)
            yield from evidence_statements(found, name=name, source=source, rule=rule)


def reference_statements(used: Used, *, omit: frozenset[str] = frozenset()) -> Iterator[Triple]:
    """Yield the reference graph for what the facts of all pages use; triples may repeat.

    `omit` holds IRIs of associations to leave out of the background, as they are left out of the pages.
    """
    added = keep(background_of(used), omit)
    given = used | Used.of(added)
    yield from scheme_triples()
    yield from concept_statements(given, scheme_labels())
    yield from _hierarchy_statements(given)
    yield from exon_statements(given.exons, given.genes)
    yield from _ingredient_statements(given)
    yield from _background_statements(added, node_labels(given))


def _background_statements(facts: Iterable[GroundedFact], labels: Mapping[str, str]) -> Iterator[Triple]:
    for grounded in facts:
        said = Association.of(grounded)
        yield from association_statements(said, labels)
        yield said.subject, iri(RDF.type), iri(MG.Drug)
        yield said.node, iri(MG.reference), literal(grounded.fact.reference or "")


def _hierarchy_statements(used: Used) -> Iterator[Triple]:
    """Yield the terms above those in use, and name the members of the organ scheme that no fact names."""
    named, members, concepts = labels_of(used).keys(), member_labels(), concepts_of(used)
    curies = {concept.curie for concept in concepts if concept.curie}
    yield from hierarchy_statements(curies, named | {node[1:-1] for node in members})
    yield from harm_statements(curies)
    yield from kind_statements({c.iri: c.curie for c in concepts if c.curie and c.match is Match.KIND})
    yield from ((node, iri(RDFS.label), name) for node, name in members.items() if node[1:-1] not in named)


def _ingredient_statements(used: Used) -> Iterator[Triple]:
    """Lead a combination to its parts, which its name tells."""
    named = labels_of(used)
    for whole, combination in sorted((drug.iri, drug.label) for drug in used.drugs if _COMBINED in drug.label):
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
