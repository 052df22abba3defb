"""What people write for a deletion, a duplication or a mutation of exons, to the exons that it concerns.

    48-50 · exons 48 to 50 · del ex 48-50 · exons 45 and 46 · dup 2 · exon 2 duplication · nonsense mutation in exon 23
    c.6439-?_6912+?del · c.(6438+1_6439-1)_(6912+1_6913-1)del · c.9337C>T

Exons go by their names (SMN2's 7 is the eighth). In HGVS the bases of a deletion must be the first and the last of
exons: a change within an exon is a mutation of that exon and no deletion of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from medgraph.errors import VariantError
from medgraph.patterns import Pattern
from medgraph.transcripts import Exon, Transcript


class Change(StrEnum):
    """What happens to the exons."""

    DELETION = "deletion"
    DUPLICATION = "duplication"
    MUTATION = "mutation"


@dataclass(frozen=True, slots=True)
class Variant:
    """A change of the exons of a transcript from one number to another, both included.

    `kind` is what a mutation does where that was said: "nonsense", "missense", "frameshift", "splice".
    """

    transcript: Transcript
    change: Change
    first: int
    last: int
    kind: str = ""

    @property
    def exons(self) -> tuple[Exon, ...]:
        """The exons that are changed."""
        return self.transcript.between(self.first, self.last)

    @property
    def name(self) -> str:
        """What people call it: "deletion of exons 48-50"."""
        first, last = self.exons[0].name, self.exons[-1].name
        what = f"{self.kind} {self.change}".strip()
        of = f"{what} in" if self.change is Change.MUTATION else f"{what} of"
        return f"{of} exon {first}" if first == last else f"{of} exons {first}-{last}"


_EXON = r"(?:\d{1,4}[a-z]?)"
_PLAIN = Pattern(
    rf"(?:exons?|ex\.?|e)?\s*(?P<first>{_EXON})"
    rf"(?:\s*(?P<join>-|–|—|to|through|until|_|\.\.|and|&|,)\s*(?:exons?|ex\.?|e)?\s*(?P<last>{_EXON}))?"
)
_PAIR = frozenset({"and", "&", ","})
_CHANGES = {
    Change.DELETION: r"(?:deletions?|deleted|del|δ|delta)",
    Change.DUPLICATION: r"(?:duplications?|duplicated|dup)",
    Change.MUTATION: r"(?:(?:point|(?P<kind>nonsense|missense|frame-?shift|splice|stop))(?:[ -](?:site|gain))?[ -]*)?"
    r"(?:mutations?|variants?|mut|(?P<alone>nonsense|missense|frame-?shift))",
}
_KINDS = {"stop": "nonsense", "frame-shift": "frameshift"}
_HGVS = Pattern(
    r"(?:[A-Z]{2}_\d+(?:\.\d+)?:)?c\.(?:\((?:\?|\d+\+[\d?]+)_(?P<start>\d+)-[\d?]+\)|(?P<start_plain>\d+)-[\d?]+)_"
    r"(?:\((?P<end>\d+)\+[\d?]+_(?:\?|\d+-[\d?]+)\)|(?P<end_plain>\d+)\+[\d?]+)(?P<what>del|dup)"
)
_SUBSTITUTION = Pattern(r"(?:[A-Z]{2}_\d+(?:\.\d+)?:)?c\.(?P<base>\d+)[ACGT]>[ACGT]")


def read_variant(text: str, transcript: Transcript, *, change: Change = Change.DELETION) -> Variant:
    """Read a change of exons as people write it; `change` is meant where the words do not say.

    >>> from medgraph.transcripts import transcript_of
    >>> dmd = transcript_of("DMD")
    >>> [read_variant(text, dmd).name for text in ("48-50", "del ex 52", "c.6439-?_6912+?del")]
    ['deletion of exons 48-50', 'deletion of exon 52', 'deletion of exons 45-47']
    >>> read_variant("nonsense in exon 23", dmd).name
    'nonsense mutation in exon 23'

    Raises VariantError for words that name no exons, for exons in the wrong order, for bases that bound no exon;
    TranscriptError for an exon that the transcript does not have.
    """
    words = " ".join(text.split())
    if "c." in words:
        return _from_bases(words, transcript)
    bare, said, kind = _without_change(words.casefold(), change)
    found = _PLAIN.fullmatch(bare)
    if found is None:
        raise VariantError(f"names no exons; write it as {_examples(change)}", place=words or '""')
    first = transcript.named(found["first"])
    last = transcript.named(found["last"] or found["first"])
    return _checked(Variant(transcript, said, first.number, last.number, kind), words, is_pair=found["join"] in _PAIR)


def _examples(change: Change) -> str:
    if change is Change.MUTATION:
        return '"nonsense in exon 23" or "c.9337C>T"'
    return '"48-50", "exon 52" or "c.6439-?_6912+?del"'


def _without_change(words: str, default: Change) -> tuple[str, Change, str]:
    """Return the words without those that say what happens, what they say, and the kind of a mutation."""
    for change, said in _CHANGES.items():
        for pattern in (rf"{said}\.?\s*(?:of|in|:)?\s*(?=\S)", rf".*?\S(?P<cut>\s*{said}\.?)$"):
            if found := re.match(pattern, words):
                left = words[: found.start("cut")] if "cut" in found.groupdict() else words[found.end() :]
                kind = next(filter(None, (found.groupdict().get(name) for name in ("kind", "alone"))), "")
                return left.strip(), change, _KINDS.get(kind, kind)
    return words, default, ""


def _from_bases(words: str, transcript: Transcript) -> Variant:
    bare = words.replace(" ", "")
    if substituted := _SUBSTITUTION.fullmatch(bare):
        exon = _holder(transcript, int(substituted["base"]))
        if exon is None:
            raise VariantError(f"base {substituted['base']} lies in no exon of {transcript.accession}", place=words)
        return Variant(transcript, Change.MUTATION, exon.number, exon.number)
    found = _HGVS.fullmatch(bare)
    if found is None:
        raise VariantError('is no deletion of whole exons as HGVS has it, such as "c.6439-?_6912+?del"', place=words)
    start, end = int(found["start"] or found["start_plain"]), int(found["end"] or found["end_plain"])
    first = _bounded(transcript, start, words, at_start=True)
    last = _bounded(transcript, end, words, at_start=False)
    change = Change.DELETION if found["what"] == "del" else Change.DUPLICATION
    return _checked(Variant(transcript, change, first.number, last.number), words)


def _bounded(transcript: Transcript, base: int, words: str, *, at_start: bool) -> Exon:
    """Return the exon that begins, or ends, with a base of the coding sequence."""
    exon = _holder(transcript, base)
    if exon and base == (exon.coding_start if at_start else exon.coding_end):
        return exon
    end = "first" if at_start else "last"
    held = f"it lies in exon {exon.name}, {exon.coding_start} to {exon.coding_end}" if exon else "no exon holds it"
    raise VariantError(f"base {base} is not the {end} coding base of an exon; {held}", place=words)


def _holder(transcript: Transcript, base: int) -> Exon | None:
    return next((e for e in transcript.coding() if (e.coding_start or 0) <= base <= (e.coding_end or 0)), None)


def _checked(variant: Variant, words: str, *, is_pair: bool = False) -> Variant:
    if variant.first > variant.last:
        first, last = (variant.transcript.exons[number - 1].name for number in (variant.first, variant.last))
        raise VariantError(f"exon {first} comes after exon {last}; write the lower first", place=words)
    if is_pair and variant.last - variant.first != 1:
        raise VariantError("these exons are not neighbours; ask for one gap at a time", place=words)
    if variant.change is Change.MUTATION and variant.first != variant.last:
        raise VariantError("a mutation lies in one exon", place=words)
    return variant
