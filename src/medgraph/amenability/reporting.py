"""An answer about exons as a record (JSON), and as lines for people.

Exons are whole numbers in the record where their name is one. What a graph had nothing on is an empty list; keys beside
the usual ones are there only where there is something to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from medgraph.amenability.answer import Amenability, DrugFound, Offer, Source
from medgraph.reading_frame import Frame, Skip
from medgraph.tables import readable
from medgraph.transcripts import Exon
from medgraph.variants import Change

_BASES = {Change.DELETION: "removed_nt", Change.DUPLICATION: "added_nt"}


def to_record(answer: Amenability) -> dict[str, Any]:
    """Return an answer as the object that `medgraph amenable --format json` prints."""
    frame, variant = answer.frame, answer.frame.variant
    ends = [_plain(exon.name) for exon in (variant.exons[0], variant.exons[-1])]
    record: dict[str, Any] = {
        "gene": variant.transcript.symbol,
        "transcript": variant.transcript.accession,
        variant.change.value: ends if variant.change is not Change.MUTATION else ends[:1],
        _BASES.get(variant.change, "removed_nt"): 0 if variant.change is Change.MUTATION else frame.changed,
        "in_frame": frame.in_frame,
        "skips": [_offer(offer) for offer in answer.offers],
        "cautions": [str(caution) for caution in answer.cautions],
    }
    refused = [{"exon": _plain(refusal.exon.name), "reason": refusal.reason} for refusal in frame.refusals]
    beside = {
        "not_skipped": refused,
        "readthrough": [_drug(drug) for drug in answer.readthrough],
        "excluded_from": [_drug(drug) for drug in answer.excluding],
    }
    return record | {name: found for name, found in beside.items() if found}


def _offer(offer: Offer) -> dict[str, Any]:
    together = len(offer.skip.exons) > 1
    return {
        "exons": [_plain(exon.name) for exon in offer.skip.exons],
        "removed_nt": offer.skip.removed,
        "drugs": [_drug(drug, says_exons=together) for drug in offer.drugs],
    }


def _drug(drug: DrugFound, *, says_exons: bool = True) -> dict[str, Any]:
    record: dict[str, Any] = {"drug": drug.name, "evidence": [_evidence(source) for source in drug.sources]}
    if drug.status:
        record["status"] = drug.status
    if says_exons and drug.exons:
        record["exons"] = [_plain(exon) for exon in drug.exons]
    return record


def _evidence(source: Source) -> dict[str, Any]:
    stated: dict[str, Any] = {"source": source.name, "quote": source.quote}
    return stated | ({"origin": "background"} if source.is_background else {})


def _plain(name: str) -> int | str:
    return int(name) if name.isdecimal() else name


def to_lines(answer: Amenability, *, has_graph: bool = True) -> Iterator[str]:
    """Yield an answer for people: the frame with its sum, each skip with its drugs and sentences, what is refused."""
    frame, transcript = answer.frame, answer.frame.variant.transcript
    yield f"{transcript.symbol} ({transcript.accession}): {frame.variant.name}"
    yield verdict(frame)
    for offer in answer.offers:
        yield ""
        verb = "keeps" if frame.in_frame else "restores"
        yield f"skipping {_exons(offer.skip.exons)} {verb} the frame: {frame.arithmetic_of(offer.skip)}"
        yield from _drug_lines(offer.drugs) if offer.drugs or not has_graph else [f"  {_lacking(offer.skip)}"]
    for title, drugs in (("readthrough", answer.readthrough), ("not given with this deletion", answer.excluding)):
        if drugs:
            yield from ("", f"{title}:", *_drug_lines(drugs))
    beside = [f"not exon {refusal.exon.name}: {refusal.reason}" for refusal in frame.refusals if answer.offers]
    beside += [f"caution: {caution}" for caution in answer.cautions]
    yield from ["", *beside] if beside else []


def verdict(frame: Frame) -> str:
    """Say in a line whether the frame is kept, with the sum.

    >>> from medgraph.reading_frame import frame_of
    >>> from medgraph.transcripts import transcript_of
    >>> from medgraph.variants import read_variant
    >>> verdict(frame_of(read_variant("45-47", transcript_of("DMD"))))
    'in frame: 176 + 148 + 150 = 474 bases = 3 × 158'
    """
    if frame.in_frame is None:
        return "no frame to keep"
    said = "in frame" if frame.in_frame else "out of frame"
    if frame.variant.change is Change.MUTATION:
        return f"{said}; its exon has {frame.arithmetic}"
    return f"{said}: {frame.arithmetic}"


def _exons(exons: Sequence[Exon]) -> str:
    names = " and ".join(exon.name for exon in exons)
    return f"exon {names}" if len(exons) == 1 else f"exons {names} together"


def _lacking(skip: Skip) -> str:
    return "no drug of this graph skips it" if len(skip.exons) == 1 else "no drugs of this graph skip all of them"


def _drug_lines(drugs: Iterable[DrugFound]) -> Iterator[str]:
    for drug in drugs:
        exons = f" (exon {', '.join(drug.exons)})" if drug.exons else ""
        yield "  " + readable(f"{drug.name}{exons}{f', {drug.status}' if drug.status else ''}")
        for source in drug.sources:
            said = "background knowledge" if source.is_background else f"line {source.line}: “{source.quote}”"
            yield "    " + readable(f"{source.name}, {said}")
