"""Which asterisks and underscores of a text are emphasis: CommonMark's rule, in linear time.

A run of marks opens where it leans on the word after it and closes where it leans on the word
before it ("left-flanking", "right-flanking"). So "*DMD*" is emphasis, and the star of a bullet, "5 * 3",
"snake_case" and a mark without a partner are text. One thing differs: the star of an allele
("CYP2C9*2", "HLA-B*57:01") is always text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Pair(NamedTuple):
    """An opening and a closing mark of the same width; width 2 is strong emphasis."""

    opening: int
    closing: int
    width: int


class Run:
    """A run of one mark character, used up from its inner side as pairs are found."""

    __slots__ = ("can_close", "can_open", "end", "length", "mark", "start")

    def __init__(self, text: str, start: int, end: int, first: int, last: int) -> None:
        before = text[start - 1] if start > first else " "
        after = text[end] if end < last else " "
        allele = before.isalnum() and after.isdigit() and end - start == 1
        left, right = (False, False) if allele else (_leans(before, after), _leans(after, before))
        self.mark, self.start, self.end, self.length = text[start], start, end, end - start
        inside = self.mark == "_"
        self.can_open = left and not (inside and right and not _punctuation(before))
        self.can_close = right and not (inside and left and not _punctuation(after))

    def pairs_with(self, closer: Run) -> bool:
        """Tell whether this run opens what the other closes."""
        if self.mark != closer.mark:
            return False
        either_way = self.can_close or closer.can_open
        thirds = (self.length + closer.length) % 3 == 0 and self.length % 3 != 0
        return not (either_way and thirds)


def _leans(outside: str, inside: str) -> bool:
    if inside.isspace():
        return False
    return not _punctuation(inside) or outside.isspace() or _punctuation(outside)


def _punctuation(character: str) -> bool:
    return not character.isalnum() and unicodedata.category(character)[0] in "PS"


def pair_up(runs: Iterable[Run]) -> Iterator[Pair]:
    """Pair opening and closing marks, inner pairs first."""
    openers: list[Run] = []
    floors: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        if run.can_close:
            yield from _closed(run, openers, floors)
        if run.can_open and run.start < run.end:
            openers.append(run)


def _closed(run: Run, openers: list[Run], floors: dict[tuple[str, bool, int], int]) -> Iterator[Pair]:
    # A floor remembers how far down a search went in vain, so that no opener is looked at twice.
    kind = (run.mark, run.can_open, run.length % 3)
    while run.start < run.end:
        found = _opener(run, openers, floors.get(kind, 0))
        if found is None:
            floors[kind] = len(openers)
            return
        yield _pair(openers[found], run)
        del openers[found + (openers[found].start < openers[found].end) :]
        for key in floors:
            floors[key] = min(floors[key], len(openers))


def _opener(closer: Run, openers: list[Run], floor: int) -> int | None:
    for place in range(len(openers) - 1, floor - 1, -1):
        if openers[place].pairs_with(closer):
            return place
    return None


def _pair(opener: Run, closer: Run) -> Pair:
    width = 2 if opener.end - opener.start > 1 and closer.end - closer.start > 1 else 1
    opener.end -= width
    closer.start += width
    return Pair(opener.end, closer.start - width, width)
