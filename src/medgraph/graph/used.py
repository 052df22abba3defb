"""What facts use: all that the reference graph needs to know of them.

The facts of many pages need more memory than a machine has; what they are about (drugs, concepts, exons) repeats from
page to page and is small. So a build keeps this of each page, and makes the reference graph from the sum.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from medgraph.model import Concept, ConceptKind, GroundedFact

_EXONS = frozenset({ConceptKind.EXON})
_GENES = frozenset({ConceptKind.GENE})


@dataclass(frozen=True, slots=True)
class Used:
    """The `drugs` that facts are about, and all `concepts` that they name, those drugs among them.

    >>> one = Concept("x:a", "a", ConceptKind.DRUG)
    >>> (Used(frozenset({one}), frozenset({one})) | Used()).drugs == {one}
    True
    """

    concepts: frozenset[Concept] = frozenset()
    drugs: frozenset[Concept] = frozenset()

    @classmethod
    def of(cls, facts: Iterable[GroundedFact]) -> Used:
        """Return what facts use."""
        given = list(facts)
        named = {c for f in given for c in (f.drug, f.object, f.target, f.route) if c}
        return cls(frozenset(named), frozenset(f.drug for f in given))

    def __or__(self, other: Used) -> Used:
        return Used(self.concepts | other.concepts, self.drugs | other.drugs)

    @property
    def exons(self) -> set[str]:
        """The IRIs of the exons."""
        return {concept.iri for concept in self._of(_EXONS)}

    @property
    def genes(self) -> dict[str, Concept]:
        """The genes by symbol."""
        return {gene.label: gene for gene in self._of(_GENES)}

    def sorted(self, kinds: Iterable[ConceptKind]) -> list[Concept]:
        """Return the concepts of some kinds, sorted."""
        return self._of(frozenset(kinds))

    def _of(self, kinds: frozenset[ConceptKind]) -> list[Concept]:
        found = (concept for concept in self.concepts if concept.kind in kinds)
        return sorted(found, key=lambda c: (c.iri, c.label, c.kind, c.curie or "", c.match))
