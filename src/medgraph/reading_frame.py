"""What a change of exons does to the reading frame, and which exons to skip so that the frame is restored.

An exon may follow another where it starts in the phase in which the other ends; between whole exons that is so exactly
where the bases taken out are a multiple of three. Skipping takes further exons out of the messenger. To be
mended by one gap, they must lie next to the deletion: first every single exon is tried, where none does it the pairs,
then longer runs. What restores the frame need not help a patient, and nothing here says that it does.

Source of the rule: Monaco and others, Genomics 2 (1988) 90-95, https://doi.org/10.1016/0888-7543(88)90113-9.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from medgraph.errors import TranscriptError
from medgraph.transcripts import Exon, Transcript
from medgraph.transcripts.model import CODON
from medgraph.variants import Change, Variant


@dataclass(frozen=True, slots=True)
class Skip:
    """Exons that are skipped so that the frame is restored; `removed` are all bases that the messenger then lacks."""

    exons: tuple[Exon, ...]
    removed: int

    @property
    def name(self) -> str:
        """The exons as people say them: "51", "44+46"."""
        return "+".join(exon.name for exon in self.exons)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An exon next to the change that cannot be skipped, or whose skipping does not mend it, and why."""

    exon: Exon
    reason: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What a variant does to the frame: `in_frame` is None where there is no frame to keep.

    `changed` are the coding bases taken out (of a duplication: put in; of a mutation: those of its exon). `skips` are
    the shortest runs that restore the frame, in the order of the exons; `refusals` tell of each exon next to the change
    that does not do it alone. Both are empty where the frame is kept, or there is none.
    """

    variant: Variant
    changed: int
    in_frame: bool | None
    skips: tuple[Skip, ...]
    refusals: tuple[Refusal, ...]

    @property
    def arithmetic(self) -> str:
        """The sum by which the frame is kept or lost.

        >>> from medgraph.transcripts import transcript_of
        >>> from medgraph.variants import read_variant
        >>> frame_of(read_variant("48-50", transcript_of("DMD"))).arithmetic
        '186 + 102 + 109 = 397 bases = 3 × 132 + 1'
        """
        lengths = [exon.coding_length or 0 for exon in self.variant.exons]
        return f"{_sum(lengths)} bases = {thirds(self.changed)}"

    def arithmetic_of(self, skip: Skip) -> str:
        """The sum by which a skip restores the frame.

        >>> from medgraph.transcripts import transcript_of
        >>> from medgraph.variants import read_variant
        >>> frame = frame_of(read_variant("48-50", transcript_of("DMD")))
        >>> frame.arithmetic_of(frame.skips[0])
        '397 + 233 = 630 bases = 3 × 210'
        """
        lengths = [exon.coding_length or 0 for exon in skip.exons]
        match self.variant.change:
            case Change.DELETION:
                summed = f"{self.changed} + {' + '.join(map(str, lengths))} = {skip.removed}"
            case Change.DUPLICATION:
                summed = f"{' + '.join(map(str, lengths))} - {self.changed} = {skip.removed}"
            case Change.MUTATION:
                summed = _sum(lengths)
        return f"{summed} bases = {thirds(skip.removed)}"


def frame_of(variant: Variant) -> Frame:
    """Tell what a variant does to the reading frame and what would restore it.

    >>> from medgraph.transcripts import transcript_of
    >>> from medgraph.variants import read_variant
    >>> frame = frame_of(read_variant("48-50", transcript_of("DMD")))
    >>> frame.in_frame, [skip.name for skip in frame.skips]
    (False, ['51'])

    Raises TranscriptError where the length of an exon that counts is not known.
    """
    changed = sum(_coding(exon, variant.transcript) for exon in variant.exons)
    in_frame = _keeps(variant, changed)
    if not _may_skip(variant, in_frame):
        return Frame(variant, changed, in_frame, (), ())
    skips = tuple(_shortest(variant, changed))
    offered = {exon for skip in skips for exon in skip.exons if len(skip.exons) == 1}
    refusals = tuple(_refused(exon, variant, changed) for exon in _beside(variant) if exon not in offered)
    return Frame(variant, changed, in_frame, skips, refusals)


def _keeps(variant: Variant, changed: int) -> bool | None:
    if takes_an_end(variant):
        return None
    if variant.change is Change.MUTATION:
        return variant.kind != "frameshift"
    return changed % CODON == 0


def takes_an_end(variant: Variant) -> bool:
    """Tell whether a deletion takes the exon of the start or the stop codon, so that there is no frame to keep."""
    return variant.change is Change.DELETION and any(
        why_unskippable(exon, variant.transcript) for exon in variant.exons
    )


def _may_skip(variant: Variant, in_frame: bool | None) -> bool:
    return in_frame is False or variant.change is Change.MUTATION


def why_unskippable(exon: Exon, transcript: Transcript) -> str | None:
    """Return why an exon cannot be skipped: it is the first or the last, or holds the start or the stop codon.

    >>> from medgraph.transcripts import transcript_of
    >>> dmd = transcript_of("DMD")
    >>> why_unskippable(dmd.named("79"), dmd), why_unskippable(dmd.named("51"), dmd)
    ('exon 79 is the last exon and holds the stop codon', None)
    """
    coding = list(transcript.coding())
    ends = (exon.number == 1, exon.number == len(transcript.exons))
    codons = (exon in coding[:1], exon in coding[-1:]) if transcript.coding_length is not None else _known_codons(exon)
    reasons = [
        *(f"is the {place} exon" for place, is_end in zip(("first", "last"), ends, strict=True) if is_end),
        *(f"holds the {codon} codon" for codon, holds in zip(("start", "stop"), codons, strict=True) if holds),
    ]
    return f"exon {exon.name} " + " and ".join(reasons) if reasons else None


def _known_codons(exon: Exon) -> tuple[bool, bool]:
    """Where a table is not whole, an inner exon that is coding in part must hold one of the two; say the stop."""
    partly = exon.length is not None and exon.coding_length is not None and exon.coding_length < exon.length
    return False, partly


def _shortest(variant: Variant, changed: int) -> Iterator[Skip]:
    """Yield the shortest runs of exons that restore the frame together with the change."""
    for size in range(1, len(variant.transcript.exons)):
        found = [skip for run in _runs(variant, size) if (skip := _mends(variant, run, changed))]
        if found:
            yield from found
            return


def _runs(variant: Variant, size: int) -> Iterator[tuple[Exon, ...]]:
    """Yield the sets of exons that lie next to the change and leave one gap with it, all of which can be skipped."""
    for run in _beside_by(variant, size):
        if len(run) == size and not any(why_unskippable(exon, variant.transcript) for exon in run):
            yield run


def _beside_by(variant: Variant, size: int) -> Iterator[tuple[Exon, ...]]:
    """Yield a mutated exon with so many neighbours, else the neighbours; a copy of an exon that is there twice."""
    own = variant.exons if variant.change is Change.MUTATION else ()
    for before in range(size - len(own), -1, -1):
        left = variant.transcript.exons[max(variant.first - 1 - before, 0) : variant.first - 1]
        right = variant.transcript.between(variant.last + 1, variant.last + size - len(own) - before)
        yield (*left, *own, *right)
        if _is_twice(variant) and size == before == 1:
            yield variant.exons


def _is_twice(variant: Variant) -> bool:
    return variant.change is Change.DUPLICATION and variant.first == variant.last


def _mends(variant: Variant, run: tuple[Exon, ...], changed: int) -> Skip | None:
    skipped = sum(_coding(exon, variant.transcript) for exon in run)
    match variant.change:
        case Change.DELETION:
            removed = changed + skipped
        case Change.DUPLICATION:
            removed = skipped - changed
        case Change.MUTATION:
            removed = skipped
    return Skip(run, removed) if removed % CODON == 0 else None


def _beside(variant: Variant) -> Iterable[Exon]:
    """Return the exons that may be skipped alone: a mutated one; else the neighbours, and one that is there twice."""
    if variant.change is Change.MUTATION:
        return variant.exons
    exons, own = variant.transcript.exons, variant.exons if _is_twice(variant) else ()
    return (*exons[max(variant.first - 2, 0) : variant.first - 1], *own, *exons[variant.last : variant.last + 1])


def why_not(exon: Exon, variant: Variant) -> str | None:
    """Return why skipping one exon does not restore the frame after a variant; None where it does.

    >>> from medgraph.transcripts import transcript_of
    >>> from medgraph.variants import read_variant
    >>> dmd = transcript_of("DMD")
    >>> why_not(dmd.named("45"), read_variant("45", dmd))
    'exon 45 is deleted: there is nothing to skip'
    >>> why_not(dmd.named("51"), read_variant("51", dmd))
    'exon 51 is deleted: there is nothing to skip'
    """
    changed = sum(_coding(each, variant.transcript) for each in variant.exons)
    if exon in variant.exons and variant.change is Change.DELETION:
        return f"exon {exon.name} is deleted: there is nothing to skip"
    if takes_an_end(variant):
        return f"the {variant.name} leaves no frame to restore"
    if _keeps(variant, changed) and variant.change is not Change.MUTATION:
        return f"the {variant.name} is in frame already: {frame_of(variant).arithmetic}"
    if exon not in _beside(variant):
        where = "does not hold" if variant.change is Change.MUTATION else "is not next to"
        return f"exon {exon.name} {where} the {variant.name}"
    mends = _mends(variant, (exon,), changed) and not why_unskippable(exon, variant.transcript)
    return None if mends else _refused(exon, variant, changed).reason


def _refused(exon: Exon, variant: Variant, changed: int) -> Refusal:
    if unskippable := why_unskippable(exon, variant.transcript):
        return Refusal(exon, f"{unskippable}, so it cannot be skipped")
    size = _coding(exon, variant.transcript)
    if variant.change is Change.MUTATION:
        return Refusal(exon, f"without exon {exon.name} the messenger lacks {size} bases = {thirds(size)}")
    if variant.change is Change.DUPLICATION:
        return Refusal(exon, f"with exon {exon.name}: {changed} bases more and {size} fewer, {_over(changed - size)}")
    left = changed + size
    return Refusal(exon, f"with exon {exon.name}: {changed} + {size} = {left} bases = {thirds(left)}")


def _coding(exon: Exon, transcript: Transcript) -> int:
    if exon.coding_length is None:
        raise TranscriptError(f"the coding length of exon {exon.name} is not known", place=transcript.place)
    return exon.coding_length


def _sum(lengths: list[int]) -> str:
    return " + ".join(map(str, lengths)) + (f" = {sum(lengths)}" if len(lengths) > 1 else "")


def _over(difference: int) -> str:
    """Return what is too many or lacking: "31 too few = 3 × 10 + 1"."""
    return f"{abs(difference)} too {'many' if difference > 0 else 'few'} = {thirds(abs(difference))}"


def thirds(bases: int) -> str:
    """Return bases as codons and what is over: "3 × 132 + 1"."""
    codons, over = divmod(bases, CODON)
    return f"3 × {codons}" + (f" + {over}" if over else "")
