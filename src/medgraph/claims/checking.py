"""A claim against the arithmetic: it agrees, or is contradicted with the sum that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from medgraph.claims.phrases import Kind
from medgraph.claims.sources import Stated
from medgraph.errors import TranscriptError, VariantError
from medgraph.reading_frame import frame_of, why_not
from medgraph.transcripts import transcript_of
from medgraph.variants import Variant, read_variant


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim that was computed again; `contradiction` tells in which way it is wrong, with the sum, if it is."""

    stated: Stated
    contradiction: str = ""

    @property
    def agrees(self) -> bool:
        """Tell whether the claim is right."""
        return not self.contradiction


def check_claims(claims: Iterable[Stated]) -> Iterator[Checked]:
    """Compute each claim again. A claim about an exon that the gene does not have is contradicted, too."""
    for stated in claims:
        try:
            variant = read_variant(stated.claim.deletion, transcript_of(stated.gene))
            yield Checked(stated, _contradiction(stated, variant))
        except (TranscriptError, VariantError) as error:
            yield Checked(stated, str(error))


def _contradiction(stated: Stated, variant: Variant) -> str:
    holds, reason = _mended(stated, variant) if stated.claim.kind is Kind.MENDED else _framed(stated, variant)
    return "" if holds is not stated.claim.denied else reason


def _mended(stated: Stated, variant: Variant) -> tuple[bool, str]:
    exon = variant.transcript.named(stated.claim.exon)
    reason = why_not(exon, variant)
    if reason is not None:
        return False, reason
    skip = next(skip for skip in frame_of(variant).skips if skip.exons == (exon,))
    return True, f"skipping exon {exon.name} restores the frame: {frame_of(variant).arithmetic_of(skip)}"


def _framed(stated: Stated, variant: Variant) -> tuple[bool, str]:
    frame = frame_of(variant)
    if frame.in_frame is None:
        return False, f"the {variant.name} leaves no frame"
    actual = Kind.IN_FRAME if frame.in_frame else Kind.OUT_OF_FRAME
    return stated.claim.kind is actual, f"the {variant.name} is {actual}: {frame.arithmetic}"
