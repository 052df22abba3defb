"""What people write for a deletion, a duplication or a mutation of exons, to the exons that it concerns.

    48-50 · exons 48 to 50 · del ex 48-50 · deletion of exon 52 · dup 2 · exon 2 duplication · mutation in exon 23
    c.6439-?_6912+?del · c.(6438+1_6439-1)_(6912+1_6913-1)del

Exons go by their names (SMN2's 7 is the eighth). In HGVS the bases must be the first and the last of exons: a change
within an exon is a mutation of that exon and no deletion of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from medgraph.errors import VariantError
from medgraph.transcripts import Exon, Transcript


class Change(StrEnum):
    """What happens to the exons."""

    DELETION = "deletion"
    DUPLICATION = "duplication"
    MUTATION = "mutation"


@dataclass(frozen=True, slots=True)
class Variant:
    """A change of the exons of a transcript from one number to another, both included."""

    transcript: Transcript
    change: Change
    first: int
    last: int

    @property
    def exons(self) -> tuple[Exon, ...]:
        """The exons that are changed."""
        return self.transcript.between(self.first, self.last)

    @property
    def name(self) -> str:
        """What people call it: "deletion of exons 48-50"."""
        first, last = self.exons[0].name, self.exons[-1].name
        of = "mutation in" if self.change is Change.MUTATION else f"{self.change} of"
        return f"{of} exon {first}" if first == last else f"{of} exons {first}-{last}"


_EXON = r"(?:\d{1,4}[a-z]?)"
_PLAIN = re.compile(
    rf"(?:exons?|ex\.?|e)?\s*(?P<first>{_EXON})(?:\s*(?:-|–|—|to|through|until|_|\.\.)\s*(?:exons?|ex\.?|e)?\s*(?P<last>{_EXON}))?"
)
_CHANGES = {
    Change.DELETION: r"(?:deletions?|del|deleted|Δ|delta)",
    Change.DUPLICATION: r"(?:duplications?|dup|duplicated)",
    Change.MUTATION: r"(?:(?:point|nonsense|stop|missense|frameshift|splice)[ -]*)?(?:mutations?|mut|nonsense)",
}
_HGVS = re.compile(
    r"(?:[A-Z]{2}_\d+(?:\.\d+)?:)?c\.(?:\((?:\?|\d+\+[\d?]+)_(?P<start>\d+)-[\d?]+\)|(?P<start_plain>\d+)-[\d?]+)_"
    r"(?:\((?P<end>\d+)\+[\d?]+_(?:\?|\d+-[\d?]+)\)|(?P<end_plain>\d+)\+[\d?]+)(?P<what>del|dup)"
)


def read_variant(text: str, transcript: Transcript, *, change: Change = Change.DELETION) -> Variant:
    """Read a change of exons as people write it; `change` is meant where the words do not say.

    >>> from medgraph.transcripts import transcript_of
    >>> dmd = transcript_of("DMD")
    >>> [read_variant(text, dmd).name for text in ("48-50", "del ex 52", "c.6439-?_6912+?del")]
    ['deletion of exons 48-50', 'deletion of exon 52', 'deletion of exons 45-47']

    Raises VariantError for words that name no exons, for exons in the wrong order, for bases that bound no exon;
    TranscriptError for an exon that the transcript does not have.
    """
    words = " ".join(text.split())
    if "c." in words:
        return _from_bases(words, transcript)
    bare, said = _without_change(words.casefold(), change)
    found = _PLAIN.fullmatch(bare)
    if found is None:
        raise VariantError('names no exons; write it as "48-50", "exon 52" or "c.6439-?_6912+?del"', place=words)
    first = transcript.named(found["first"])
    last = transcript.named(found["last"] or found["first"])
    if first.number > last.number:
        raise VariantError(f"exon {first.name} comes after exon {last.name}; write the lower first", place=words)
    return _checked(Variant(transcript, said, first.number, last.number), words)


def _without_change(words: str, default: Change) -> tuple[str, Change]:
    """Return the words without those that say what happens, and what they say."""
    for change, said in _CHANGES.items():
        left = re.sub(rf"^{said}\.?\s*(?:of|in|:)?\s*(?=\S)|\s*{said}\.?$", "", words, flags=re.IGNORECASE)
        if left != words:
            return left.strip(), change
    return words, default


def _from_bases(words: str, transcript: Transcript) -> Variant:
    found = _HGVS.fullmatch(words.replace(" ", ""))
    if found is None:
        raise VariantError('is no deletion of whole exons as HGVS has it, such as "c.6439-?_6912+?del"', place=words)
    start, end = int(found["start"] or found["start_plain"]), int(found["end"] or found["end_plain"])
    first = _bounded(transcript, start, words, at_start=True)
    last = _bounded(transcript, end, words, at_start=False)
    if first.number > last.number:
        raise VariantError(f"base {start} comes after base {end}; write the lower first", place=words)
    change = Change.DELETION if found["what"] == "del" else Change.DUPLICATION
    return Variant(transcript, change, first.number, last.number)


def _bounded(transcript: Transcript, base: int, words: str, *, at_start: bool) -> Exon:
    """Return the exon that begins, or ends, with a base of the coding sequence."""
    for exon in transcript.coding():
        if base == (exon.coding_start if at_start else exon.coding_end):
            return exon
    end = "first" if at_start else "last"
    holder = next((e for e in transcript.coding() if (e.coding_start or 0) <= base <= (e.coding_end or 0)), None)
    held = (
        f"it lies in exon {holder.name}, {holder.coding_start} to {holder.coding_end}" if holder else "no exon holds it"
    )
    raise VariantError(f"base {base} is not the {end} coding base of an exon; {held}", place=words)


def _checked(variant: Variant, words: str) -> Variant:
    if variant.change is Change.MUTATION and variant.first != variant.last:
        raise VariantError("a mutation lies in one exon", place=words)
    return variant
