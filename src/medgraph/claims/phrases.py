"""Claims about frames in a sentence: of which deletions it speaks, and what it says of them.

A claim needs both: deletions ("deletion of exons 45-50, 47-50 and 52", "exon 45 deletion", "del 48-50"), and one of
"in frame" / "out of frame" (or that the frame is kept, shifted), or a skip said to mend them ("amenable to exon 51
skipping", "skipping exon 44 restores the frame", "amenable to eteplirsen"). A sentence that denies it claims the
contrary, a question nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from medgraph.claims.drugs import exons_skipped_by_name
from medgraph.patterns import Pattern

_EXON = r"\d{1,3}[a-z]?"
_RUN = rf"{_EXON}(?:\s*(?:-|–|—|to|through)\s*(?:exon\s*)?{_EXON})?"
_RUNS = rf"{_RUN}(?:\s*(?:,\s*(?:and|or)?|and|or|/|;)\s*(?:exons?\s*)?{_RUN}(?!\s*skipping|\s*\d))*"
_DELETED = Pattern(
    rf"\b(?:(?:deletions?|del\.?)\s+(?:(?:of|in|affecting|spanning|such\s+as|like)\s+)?(?:the\s+)?(?:exons?\s+|ex\.?\s*)?(?P<behind>{_RUNS})"
    rf"|(?:lack|lacks|lacking|missing|loss of|without|lose|loses|losing)\s+exons?\s+(?P<lost>{_RUNS})"
    rf"|exons?\s+(?P<before>{_RUNS})[\s-]+(?:deletions?|deleted|del\b|(?:is|are)\s+(?:deleted|lost|missing)))",
    re.IGNORECASE,
)
_SKIPPED = Pattern(
    rf"\b(?:exon[\s-]+(?P<before>{_EXON})[\s-]*skipping|skip(?:ping|s|ped)?(?:\s+of)?\s+(?:the\s+)?exons?\s+(?P<behind>{_EXON}))"
    r"\b(?!\s*(?:and|\+|,)\s*(?:exon\s*)?\d)",
    re.IGNORECASE,
)
_MENDS = Pattern(
    r"\b(?:amenable|mend(?:s|ed)?|restor(?:e|es|ed|ing)|correct(?:s|ed)?|rescu(?:e|es|ed)|repair(?:s|ed)?|treat(?:ed|able)|"
    r"eligible|suitable|respond|candidates?)\b",
    re.IGNORECASE,
)
_OUT = Pattern(
    r"\bout[\s-]+of[\s-]+frame\b|\bframe[\s-]?shift\w*|\b(?:disrupt|shift|destroy|break|lose|interrupt)\w*\s+the\s+(?:reading\s+)?frame\b",
    re.IGNORECASE,
)
_IN = Pattern(
    r"(?<!out of )(?<!out-of-)\bin[\s-]+frame\b"
    r"|\b(?:keep|kept|maintain|preserv|conserv)\w*\s+the\s+(?:reading\s+)?frame\b",
    re.IGNORECASE,
)
_DENIED = Pattern(
    rf"\b(?:not|never|cannot|\w+n't)\s+(?:\w+\s+){{0,3}}?(?={_MENDS.pattern}|{_OUT.pattern}|{_IN.pattern}|skip)",
    re.IGNORECASE,
)
"""A "not" that stands before what is claimed; elsewhere in the sentence it denies something else."""


class Kind(StrEnum):
    """What is claimed of a deletion."""

    IN_FRAME = "in frame"
    OUT_OF_FRAME = "out of frame"
    MENDED = "amenable to skipping exon"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says of one deletion; `exon` is the skip that is said to mend it, or `denied` not to."""

    deletion: str
    kind: Kind
    exon: str = ""
    denied: bool = False

    def __str__(self) -> str:
        said = f"{self.kind} {self.exon}".strip()
        return f"deletion {self.deletion} is {'not ' if self.denied else ''}{said}"


def claims_in(sentence: str) -> tuple[Claim, ...]:
    """Return the claims of a sentence.

    >>> [str(claim) for claim in claims_in("Deletions of exons 48-50 and 52 are amenable to exon 51 skipping.")]
    ['deletion 48-50 is amenable to skipping exon 51', 'deletion 52 is amenable to skipping exon 51']
    >>> [str(claim) for claim in claims_in("The in-frame deletion of exons 45-55 is often mild.")]
    ['deletion 45-55 is in frame']
    """
    if sentence.rstrip().endswith("?"):
        return ()
    skipped = list(_SKIPPED.finditer(sentence))
    rest = _blanked(sentence, skipped)
    deletions = [run for found in _DELETED.finditer(rest) for run in _runs(found)]
    said = list(_said(sentence, rest, skipped))
    denied = bool(_DENIED.search(rest))
    return tuple(Claim(deletion, kind, exon, denied) for deletion in deletions for kind, exon in said)


def _said(sentence: str, rest: str, skipped: list[re.Match[str]]) -> Iterator[tuple[Kind, str]]:
    """Yield what is said: a skip that mends, else the frame; a sentence that says both says the frame of the mended."""
    mends = _MENDS.search(sentence) is not None
    exons = [found["before"] or found["behind"] for found in skipped] or list(exons_skipped_by_name(sentence))
    if skipped or (mends and exons):
        yield from ((Kind.MENDED, exon) for exon in exons if mends)
        return
    kinds = [kind for kind, words in ((Kind.OUT_OF_FRAME, _OUT), (Kind.IN_FRAME, _IN)) if words.search(rest)]
    if len(kinds) == 1:
        yield kinds[0], ""


def _blanked(sentence: str, skipped: list[re.Match[str]]) -> str:
    """Return the sentence with its skips blanked out, so that their exons are no deletions."""
    for found in skipped:
        sentence = sentence[: found.start()] + " " * (found.end() - found.start()) + sentence[found.end() :]
    return sentence


def _runs(found: re.Match[str]) -> Iterator[str]:
    listed = next(filter(None, (found["behind"], found["lost"], found["before"])))
    for run in re.findall(_RUN, listed):
        yield re.sub(r"\s*(?:-|–|—|to|through)\s*(?:exon\s*)?", "-", run)
