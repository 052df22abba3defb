"""What each word says for each of some labels: multinomial logistic regressions.

They lie in `data/topics` and `data/naming`. A table has a column for each label (a topic, say) and a row for each word,
in hundredths; the row of the empty word is what is added to each label whatever the words.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from medgraph.resources import resource

__all__ = ["SCALE", "Weights", "read_weights", "share_of", "shipped"]

SCALE = 100


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of words for labels; `words` has for each word as many as there are labels."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    words: dict[str, tuple[float, ...]]

    def probabilities(self, told: Iterable[str]) -> list[float]:
        """Return the probability of each label of what is told by words, those that are not known left out.

        >>> weights = Weights(("dosage", "other"), (0.0, 0.0), {"w:tablet": (2.0, 0.0)})
        >>> [round(probability, 2) for probability in weights.probabilities({"w:tablet", "w:zyx"})]
        [0.88, 0.12]
        """
        known = [self.words[word] for word in sorted(told) if word in self.words]
        share = share_of(len(known))
        scores = [bias + share * sum(column) for bias, *column in zip(self.bias, *known, strict=True)]
        odds = [math.exp(score - max(scores)) for score in scores]
        return [each / sum(odds) for each in odds]

    def likeliest(self, probabilities: Sequence[float]) -> tuple[str, float]:
        """Return the label of the highest of some probabilities, one a label, and how high it is."""
        highest = max(probabilities)
        return self.labels[probabilities.index(highest)], highest

    def probability(self, label: str, told: Iterable[str]) -> float:
        """Return the probability of one label of what is told by words."""
        return self.probabilities(told)[self.labels.index(label)]


def share_of(words: int) -> float:
    """Return how much each of some words counts: of a long text many words say the same, and few words say little.

    >>> share_of(4), share_of(9), share_of(36)
    (1.0, 1.0, 0.5)
    """
    return min(1.0, 3 / math.sqrt(max(words, 1)))


@cache
def shipped(table: str) -> Weights:
    """Return the weights of a table that belongs to the package, "topics/headings" say."""
    return read_weights(resource(f"data/{table}.tsv"))


def read_weights(path: Path) -> Weights:
    """Return the weights of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        _, *labels = next(rows := csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        weights = {word: _numbers(cells) for word, *cells in rows}
    return Weights(tuple(labels), weights.pop(""), weights)


def _numbers(cells: Sequence[str]) -> tuple[float, ...]:
    return tuple(int(cell or 0) / SCALE for cell in cells)
