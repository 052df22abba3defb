"""What words do at the edges of names, as counted on the training labels.

Where a name begins and ends is half of reading it: "acute" is mostly part of the name behind it, "severe" is not; behind "history of"
a name is seldom marked, behind "include" nearly always. What is counted of a word says so of names that were never seen: how often
it opened or closed a marked name of several words, stood right before or behind one, or before or behind a name of the
vocabularies that was not marked. Of whole names it is counted how often those that begin or end with a word were marked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from medgraph.extraction.adverse_effect.tagger.terms import Count

_FEW = 3  # places that are too few to say what stands behind a word
UNKNOWN = -1.0


class Habit(NamedTuple):
    """How often a word was where: in a marked name, beside one, and beside a name that was not marked."""

    opens: int = 0
    before: int = 0
    closes: int = 0
    behind: int = 0
    before_unmarked: int = 0
    behind_unmarked: int = 0

    @property
    def opening(self) -> float:
        """The share of marked names that take the word in, of those that it opens or precedes.

        >>> Habit(opens=9, before=1).opening > Habit().opening == 0.5
        True
        """
        return (self.opens + 0.5) / (self.opens + self.before + 1)

    @property
    def closing(self) -> float:
        """The share of marked names that take the word in, of those that it closes or follows."""
        return (self.closes + 0.5) / (self.closes + self.behind + 1)

    @property
    def announcing(self) -> float:
        """The share of names right behind the word that were marked."""
        return _share(self.before, self.before_unmarked)

    @property
    def following(self) -> float:
        """The share of names right before the word that were marked."""
        return _share(self.behind, self.behind_unmarked)


def _share(marked: int, unmarked: int) -> float:
    seen = marked + unmarked
    return (marked + 1) / (seen + 2) if seen > _FEW else UNKNOWN


_NO_HABIT = Habit()


@dataclass(frozen=True)
class Habits:
    """The habits of the words of the training labels, and how often names that begin or end with a word were marked."""

    words: Mapping[str, Habit] = field(repr=False)
    names: Mapping[str, Count] = field(repr=False)

    def of(self, word: str) -> Habit:
        """Return the habit of a word."""
        return self.words.get(word, _NO_HABIT)

    @cached_property
    def first(self) -> Mapping[str, Count]:
        """Names by their first word: on how many labels they were marked, and on how many they stood."""
        return self._summed(0)

    @cached_property
    def last(self) -> Mapping[str, Count]:
        """Names by their last word."""
        return self._summed(-1)

    def _summed(self, position: int) -> dict[str, Count]:
        sums: dict[str, Count] = {}
        for name, count in self.names.items():
            word = name.split(" ")[position]
            before = sums.get(word, Count())
            sums[word] = Count(before.marked + count.marked, before.seen + count.seen)
        return sums
