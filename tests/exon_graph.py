"""A graph of our own making with drugs for several exons of DMD, and with statements that make no drug for an exon."""

from __future__ import annotations

from dataclasses import replace

from tests.graph_examples import DMD, DUCHENNE, RUN, fact, page, sentence

from medgraph.graph import to_dataset
from medgraph.graph.associations import association_iri
from medgraph.iris import concept_iri, drug_iri, exon_iri
from medgraph.model import (
    Concept,
    ConceptKind,
    GroundedFact,
    Match,
    Origin,
    Polarity,
    Qualifiers,
    Relation,
    Scope,
)
from medgraph.store import EmbeddedStore, Store
from medgraph.vocabulary import MG

INCLUSION = Concept(
    concept_iri("mechanism", "exon inclusion"), "exon inclusion", ConceptKind.MECHANISM, match=Match.OWN
)
READTHROUGH = Concept(concept_iri("mechanism", "readthrough"), "readthrough", ConceptKind.MECHANISM, match=Match.OWN)
DELETION = Concept(concept_iri("condition", "deletion"), "deletion", ConceptKind.CONDITION)


def drug(name: str) -> Concept:
    return Concept(drug_iri(name), name, ConceptKind.DRUG)


def targets(
    name: str,
    exon: str,
    *,
    effect: str | None = "exon skipping",
    scope: Scope = Scope.HUMAN,
    polarity: Polarity = Polarity.AFFIRMED,
    origin: Origin = Origin.TEXT,
) -> GroundedFact:
    """Return the fact that a drug targets an exon of DMD."""
    node = Concept(exon_iri("DMD", exon), f"DMD exon {exon}", ConceptKind.EXON)
    quote = f"{name.title()} acts on exon {exon}."
    found = fact(
        Relation.TARGETS_EXON,
        f"DMD exon {exon}",
        node,
        drug=drug(name),
        polarity=polarity,
        qualifiers=Qualifiers(effect=effect),
        evidence=(sentence(quote),) if origin is Origin.TEXT else (),
    )
    reference = "https://doi.org/10.1000/1" if origin is Origin.BACKGROUND else None
    return replace(found, fact=replace(found.fact, scope=scope, origin=origin, reference=reference))


# What is said → whether the drug skips the exon.
STATED: list[tuple[GroundedFact, bool]] = [
    (targets("eteplirsen", "51"), True),
    (targets("golodirsen", "53"), True),
    (targets("viltolarsen", "53"), True),
    (targets("casimersen", "45"), True),
    (targets("fortyfoursen", "44", effect=None), True),
    (targets("twosen", "6"), True),
    (targets("twosen", "8"), True),
    (targets("fivesen", "5"), True),
    (targets("sevensen", "7"), True),
    (targets("mousesen", "50", scope=Scope.ANIMAL), True),
    (targets("backgroundsen", "55", origin=Origin.BACKGROUND), True),
    (targets("classen", "52", scope=Scope.CLASS_EFFECT), False),
    (targets("deniedsen", "46", polarity=Polarity.NEGATED), False),
    (targets("maybesen", "43", polarity=Polarity.HYPOTHETICAL), False),
    (targets("keepsen", "20", effect="exon inclusion"), False),
    (targets("staysen", "17", effect=None), False),
]
BESIDE = [
    fact(Relation.HAS_MECHANISM, "exon inclusion", INCLUSION, drug=drug("staysen")),
    fact(Relation.INDICATED_FOR, "duchenne muscular dystrophy", DUCHENNE, drug=drug("eteplirsen")),
    fact(Relation.TARGETS_GENE, "DMD", DMD, drug=drug("eteplirsen")),
    fact(
        Relation.HAS_MECHANISM,
        "readthrough",
        READTHROUGH,
        drug=drug("throughluren"),
        evidence=(sentence("Throughluren reads through nonsense mutations."),),
    ),
    fact(Relation.INDICATED_FOR, "duchenne muscular dystrophy", DUCHENNE, drug=drug("throughluren")),
    fact(Relation.HAS_MECHANISM, "readthrough", READTHROUGH, drug=drug("otherluren")),
    fact(
        Relation.CONTRAINDICATED_IN,
        "deletion",
        DELETION,
        drug=drug("microgene"),
        evidence=(sentence("Not for patients with any deletion in exon 8 and/or exon 9 in the DMD gene."),),
    ),
    fact(
        Relation.CONTRAINDICATED_IN,
        "deletion",
        DELETION,
        drug=drug("othergene"),
        evidence=(sentence("Not for patients with a deletion of exon 8 in the SMN1 gene."),),
    ),
]
FACTS = [*(stated for stated, _ in STATED), *BESIDE]
DATASET = to_dataset([(page(), FACTS)], run=RUN)


def exon_store() -> Store:
    """Return the graph in a store."""
    return EmbeddedStore.from_nquads(exon_triples().splitlines())


def exon_triples() -> str:
    """Return the merged graph as N-Triples, with the publications of what is background."""
    cited = [
        (f"<{association_iri(stated)}>", f"<{MG.reference}>", f'"{stated.fact.reference}"')
        for stated in FACTS
        if stated.fact.reference
    ]
    return "".join(f"{s} {p} {o} .\n" for s, p, o in (*DATASET.default(), *cited))
