"""Which treatments fit a change of exons: the arithmetic of the frame, joined with what a graph says of drugs.

    variant → Frame → Amenability: skips with the drugs that do them, readthrough, therapies that exclude it, cautions

The frame needs no graph. Drugs come from one, each with the sentences that say so; without a graph there are none.
"""

from __future__ import annotations

from medgraph.amenability.answer import Amenability, DrugFound, Offer, Source
from medgraph.amenability.drugs import NO_DRUGS, Drugs, drugs_of
from medgraph.cautions import cautions_of
from medgraph.reading_frame import Skip, frame_of
from medgraph.variants import Change, Variant

__all__ = ["Amenability", "DrugFound", "Drugs", "Offer", "Source", "amenability_of", "drugs_of"]


def amenability_of(variant: Variant, drugs: Drugs = NO_DRUGS) -> Amenability:
    """Return what restores the frame after a variant, and which of a graph's drugs (`drugs_of`) do it.

    >>> from medgraph.transcripts import transcript_of
    >>> from medgraph.variants import read_variant
    >>> [offer.skip.name for offer in amenability_of(read_variant("48-50", transcript_of("DMD"))).offers]
    ['51']
    """
    frame = frame_of(variant)
    return Amenability(
        frame,
        tuple(Offer(skip, _skipping(skip, drugs)) for skip in frame.skips),
        readthrough=drugs.readthrough if variant.kind == "nonsense" else (),
        excluding=_excluding(variant, drugs),
        cautions=cautions_of(frame),
        by_exon=drugs.skipping,
    )


def _skipping(skip: Skip, drugs: Drugs) -> tuple[DrugFound, ...]:
    """Return the drugs that skip the exons; none where one of the exons has no drug, for then no frame is restored."""
    by_exon = [drugs.skipping.get(exon.name, ()) for exon in skip.exons]
    return tuple(drug for found in by_exon for drug in found) if all(by_exon) else ()


def _excluding(variant: Variant, drugs: Drugs) -> tuple[DrugFound, ...]:
    changed = {exon.name for exon in variant.exons}
    return tuple(drug for drug in drugs.excluding if variant.change is Change.DELETION and changed & set(drug.exons))
