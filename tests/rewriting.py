"""Write a page anew without changing what it says, and know where each place of it went.

A rewriting replaces slices of a text. What stands outside of them moves by what was added and taken away before it;
a place at the edge of a slice, or in it, may be found anywhere in what the slice became.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Replacement = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Change:
    """A slice of the old text, and the slice of the new one that stands for it."""

    old: tuple[int, int]
    new: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A new text and how it differs from the old.

    >>> rewriting = rewritten("30 mg\\nonce", r"\\n", "\\r\\n")
    >>> rewriting.text, rewriting.allows(6, 7), rewriting.allows(7, 7), rewriting.allows(2, 2)
    ('30 mg\\r\\nonce', True, False, True)
    """

    text: str
    changes: tuple[Change, ...]

    def allows(self, old: int, new: int) -> bool:
        """Tell whether an old place may be found at a new one."""
        here = [change for change in self._near(old) if change.old[0] <= old <= change.old[1]]
        if here:
            return here[0].new[0] <= new <= here[-1].new[1]
        before = self._before(old)
        return new == old + (before.new[1] - before.old[1] if before else 0)

    def _before(self, old: int) -> Change | None:
        place = bisect_right(self.changes, old, key=lambda change: change.old[1])
        return self.changes[place - 1] if place else None

    def _near(self, old: int) -> tuple[Change, ...]:
        place = bisect_right(self.changes, old, key=lambda change: change.old[0])
        return self.changes[max(0, place - 3) : place + 1]


def rewritten(text: str, pattern: str, replacement: Replacement) -> Rewriting:
    """Return a text with every match of a pattern replaced."""
    changes: list[Change] = []
    pieces: list[str] = []
    at = length = 0
    for found, new in _replaced(text, pattern, replacement):
        pieces += [text[at : found.start()], new]
        start = length + found.start() - at
        changes.append(Change(found.span(), (start, start + len(new))))
        at, length = found.end(), start + len(new)
    return Rewriting("".join([*pieces, text[at:]]), tuple(changes))


def _replaced(text: str, pattern: str, replacement: Replacement) -> Iterator[tuple[re.Match[str], str]]:
    for found in re.finditer(pattern, text, re.MULTILINE):
        yield found, found.expand(replacement) if isinstance(replacement, str) else replacement(found)
