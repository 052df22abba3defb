"""What is counted, and how sure a score is.

Intervals are percentile bootstraps over pages (Efron 1979) with a fixed seed: the facts of one page stand or fall
together, so pages are drawn and not facts.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

COMPLETE = (
    "genericName",
    "brandName",
    "hasDrugClass",
    "indicatedFor",
    "hasMechanism",
    "targetsGene",
    "targetsExon",
    "hasRoute",
    "hasDosage",
    "hasAdverseEffect",
    "contraindicatedIn",
    "interactsWith",
)
"""The relations in which gold has every fact of a page's own drug: there, what gold lacks is an error."""

SCORES = ("precision", "recall", "f1")


@dataclass(slots=True)
class Tally:
    """What was counted for one relation of one page; `false` and `missed` are errors."""

    found: int = 0
    false: int = 0
    missed: int = 0
    forbidden: int = 0

    def __iadd__(self, other: Tally) -> Tally:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self

    @property
    def precision(self) -> float:
        """Of the facts found, the share that gold has."""
        return self.found / (self.found + self.false) if self.found + self.false else 0.0

    @property
    def recall(self) -> float:
        """Of the facts that must be found, the share that was."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Mistake:
    """A fact too many, a fact missing, or a fact that was forbidden: its class, its sentence, the rule that spoke."""

    kind: str
    cause: str
    page: str
    drug: str
    relation: str
    object: str
    why: str
    rule: str = ""


Interval = tuple[float, float]


def intervals(pages: Sequence[Tally], *, draws: int = 1000) -> dict[str, Interval]:
    """Return the 95 % intervals of precision, recall and F1 over the tallies of pages.

    >>> intervals([Tally(found=3, missed=1)] * 4)["recall"]
    (0.75, 0.75)
    """
    chance = random.Random(20)  # noqa: S311
    drawn = [sum_of(chance.choices(pages, k=len(pages))) for _ in range(draws)] if pages else [Tally()]
    return {name: _middle([getattr(tally, name) for tally in drawn]) for name in SCORES}


def sum_of(tallies: Iterable[Tally]) -> Tally:
    """Return what tallies come to together.

    >>> sum_of([Tally(found=1), Tally(missed=2)]).recall
    0.3333333333333333
    """
    total = Tally()
    for tally in tallies:
        total += tally
    return total


def _middle(values: Sequence[float]) -> Interval:
    """Return what the middle 95 % of the values lie between."""
    ordered = sorted(values)
    place: Callable[[float], int] = lambda share: min(len(ordered) - 1, int(len(ordered) * share))  # noqa: E731
    return ordered[place(0.025)], ordered[place(0.975)]
