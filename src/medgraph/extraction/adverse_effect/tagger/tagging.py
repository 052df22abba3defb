"""What the linear-chain model says of the tokens of a section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

BEGINS, GOES_ON, OUTSIDE = "B", "I", "O"


class Likelihood(NamedTuple):
    """How likely a name begins at a token, and how likely it goes on there."""

    begins: float
    goes_on: float

    @property
    def inside(self) -> float:
        """How likely the token is part of a name."""
        return self.begins + self.goes_on


@dataclass(frozen=True, slots=True)
class Tagging:
    """What the model says of the tokens of a section: its best reading, and how likely each token is in a name."""

    best: tuple[tuple[int, int], ...]
    likely: tuple[Likelihood, ...]


def named(tags: Sequence[str]) -> list[tuple[int, int]]:
    """Return the runs of tokens that tags make names.

    >>> named(["B", "I", "O", "B", "B"])
    [(0, 2), (3, 4), (4, 5)]
    """
    spans: list[tuple[int, int]] = []
    before = OUTSIDE
    for i, tag in enumerate(tags):
        if tag == GOES_ON and before != OUTSIDE:
            spans[-1] = spans[-1][0], i + 1
        elif tag != OUTSIDE:
            spans.append((i, i + 1))
        before = tag
    return spans
