"""A transcript as exon researchers count it: exons by place and by name, with lengths and phases.

The *number* of an exon is its place in the transcript, its *name* what the field calls it: SMN2's exon 7 is the
eighth. A *phase* is how many bases of an open codon stand before an exon (start) or are left behind it (end), as
Ensembl counts; GFF3's column is (3 − it) mod 3. Two exons can stand side by side where the end phase of one is the
start phase of the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from medgraph.errors import TranscriptError

CODON = 3


@dataclass(frozen=True, slots=True)
class Exon:
    """An exon of a transcript; lengths are in bases, None where not known.

    `coding_start` and `coding_end` count in the coding sequence from 1, both included; an exon of untranslated bases
    alone has a coding length of 0, no coding places and no phases.
    """

    number: int
    name: str
    length: int | None = None
    coding_length: int | None = None
    coding_start: int | None = None
    coding_end: int | None = None
    start_phase: int | None = None
    end_phase: int | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """The transcript by which a gene's exons are counted, with all its exons in order."""

    accession: str
    symbol: str
    hgnc: str
    exons: tuple[Exon, ...]

    def named(self, name: str) -> Exon:
        """Return the exon that the field calls so; TranscriptError where there is none.

        >>> Transcript("T", "SMN2", "HGNC:11118", (Exon(1, "1"), Exon(2, "2a"))).named("2A").number
        2
        """
        wanted = name.casefold()
        found = next((exon for exon in self.exons if exon.name.casefold() == wanted), None)
        if found is None:
            raise TranscriptError(
                f"has no exon {name}; its {len(self.exons)} exons are {self._range()}", place=self.place
            )
        return found

    def between(self, first: int, last: int) -> tuple[Exon, ...]:
        """Return the exons from one number to another, both included."""
        return self.exons[first - 1 : last]

    def coding(self) -> Iterator[Exon]:
        """Yield the exons that hold coding bases."""
        return (exon for exon in self.exons if exon.coding_length)

    @property
    def coding_length(self) -> int | None:
        """All coding bases, the stop codon included; None where those of an exon are not known."""
        lengths = [exon.coding_length for exon in self.exons]
        return None if None in lengths else sum(length or 0 for length in lengths)

    @property
    def place(self) -> str:
        """Gene and transcript, as errors name them."""
        return f"{self.symbol} ({self.accession})"

    def _range(self) -> str:
        return f"{self.exons[0].name} to {self.exons[-1].name}"
