"""A text that is being rewritten, and the way back to the source it came from.

A reader rewrites a page in a few passes (repair, hidden things out, marks out). Each pass finds edits in the
text as it stands and applies them all at once; the offset map is carried along. Characters of a
replacement all come from the whole slice that was replaced.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from medgraph.model import Span, View


class Edit(NamedTuple):
    """A slice of a text, and what it becomes; the slice is never empty."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A rewritten text: character `i` came from `source[starts[i]:ends[i]]`.

    >>> draft = Draft.of("5&nbsp;mg").edited([Edit(1, 7, " ")])
    >>> draft.text, list(draft.starts), list(draft.ends)
    ('5 mg', [0, 1, 7, 8], [1, 7, 8, 9])
    """

    source: str
    text: str
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, source: str) -> Draft:
        """Begin with the source itself."""
        places = array("I", range(len(source) + 1))
        return cls(source, source, places[:-1], places[1:])

    def edited(self, edits: Sequence[Edit]) -> Draft:
        """Apply edits that are in order and do not overlap."""
        if not edits:
            return self
        pieces: list[str] = []
        starts, ends = array("I"), array("I")
        at = 0
        for edit in edits:
            pieces += self.text[at : edit.start], edit.text
            starts += self.starts[at : edit.start] + array("I", [self.starts[edit.start]]) * len(edit.text)
            ends += self.ends[at : edit.start] + array("I", [self.ends[edit.end - 1]]) * len(edit.text)
            at = edit.end
        pieces.append(self.text[at:])
        return Draft(self.source, "".join(pieces), starts + self.starts[at:], ends + self.ends[at:])

    def view(self, strong: Iterable[Span] = ()) -> View:
        """Return the finished view."""
        return View(self.source, self.text, self.starts, self.ends, tuple(strong))


class Shifts:
    """Where places in a text are found after edits.

    >>> Shifts([Edit(0, 2), Edit(7, 9)]).span(Span(2, 7))
    Span(start=0, end=5)
    """

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._starts = [edit.start for edit in edits]
        self._ends = [edit.end for edit in edits]
        self._shifts = [0]
        for edit in edits:
            self._shifts.append(self._shifts[-1] + len(edit.text) - (edit.end - edit.start))

    def place(self, place: int) -> int:
        """Return the new place; a place inside an edited slice moves to the slice's beginning."""
        before = bisect_right(self._ends, place)
        begun = bisect_left(self._starts, place)
        return (self._starts[before] if begun > before else place) + self._shifts[before]

    def span(self, span: Span) -> Span:
        """Return where a span is found."""
        return Span(self.place(span.start), self.place(span.end))


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """Return edits in order, leaving out each that overlaps the one before it.

    >>> in_order([Edit(4, 6), Edit(0, 2), Edit(1, 3)])
    [Edit(start=0, end=2, text=''), Edit(start=4, end=6, text='')]
    """
    ordered: list[Edit] = []
    for edit in sorted(edits):
        if not ordered or edit.start >= ordered[-1].end:
            ordered.append(edit)
    return ordered
