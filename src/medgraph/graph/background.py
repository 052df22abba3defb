"""Background: the few curated facts that pages leave out, each with the publication that states it.

The table is `data/reference/background.tsv`. These facts are marked as background wherever they go,
have no sentence, and count only for drugs that some page is about.
"""

from __future__ import annotations

from collections.abc import Mapping

from medgraph.iris import drug_iri
from medgraph.model import (
    Concept,
    ConceptKind,
    Fact,
    GroundedFact,
    Match,
    Origin,
    Qualifiers,
    Relation,
)
from medgraph.prefixes import expand
from medgraph.resources import reference_rows


def read_background() -> tuple[GroundedFact, ...]:
    """Read the background facts, in the table's order.

    >>> [grounded.fact.object for grounded in read_background() if grounded.fact.drug == "nusinersen"]
    ['SMN2 exon 7']
    """
    return tuple(map(_grounded, reference_rows("background.tsv")))


def _grounded(row: Mapping[str, str]) -> GroundedFact:
    qualifiers = Qualifiers(
        effect=row["effect"] or None, target=row["target"] or None, molecule=row["molecule"] or None
    )
    fact = Fact(
        drug=row["drug"],
        relation=Relation(row["relation"]),
        object=row["object"],
        rule="background/1",
        evidence=(),
        origin=Origin.BACKGROUND,
        qualifiers=qualifiers,
        reference=row["reference"],
    )
    return GroundedFact(fact, _drug(row["drug"]), _concept(row), _gene(row))


def _drug(name: str) -> Concept:
    return Concept(iri=drug_iri(name), label=name, kind=ConceptKind.DRUG)


def _concept(row: Mapping[str, str]) -> Concept:
    curie = row["object_id"]
    return Concept(
        iri=expand(curie) or curie,
        label=row["object"],
        kind=ConceptKind(row["object_kind"]),
        curie=None if "://" in curie else curie,
        match=Match.EXACT,
    )


def _gene(row: Mapping[str, str]) -> Concept | None:
    if not row["target"]:
        return None
    curie = row["target_id"]
    return Concept(expand(curie) or curie, row["target"], ConceptKind.GENE, curie, Match.EXACT)
