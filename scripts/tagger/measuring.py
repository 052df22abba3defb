"""Marked strings against found ones: exact, and by shared words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Score(NamedTuple):
    """Precision and recall; `relaxed_…` where one shared word is enough."""

    precision: float
    recall: float
    relaxed_precision: float
    relaxed_recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the exact ones."""
        return _f1(self.precision, self.recall)

    @property
    def relaxed_f1(self) -> float:
        """The harmonic mean of the relaxed ones."""
        return _f1(self.relaxed_precision, self.relaxed_recall)

    def __str__(self) -> str:
        return (
            f"exact P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}, "
            f"relaxed P {self.relaxed_precision:.3f} R {self.relaxed_recall:.3f} F1 {self.relaxed_f1:.3f}"
        )


def score(labels: Iterable[tuple[frozenset[str], frozenset[str]]]) -> Score:
    """Score what was found on labels, each with what was marked on it, over all their strings.

    >>> print(score([(frozenset({"rash", "chest pain"}), frozenset({"rash", "severe rash"}))]))
    exact P 0.500 R 0.500 F1 0.500, relaxed P 1.000 R 0.500 F1 0.667
    """
    exact = close_found = close_marked = all_found = all_marked = 0
    for marked, found in labels:
        exact += len(marked & found)
        close_found += _close(found, marked)
        close_marked += _close(marked, found)
        all_found += len(found)
        all_marked += len(marked)
    found_of, marked_of = max(all_found, 1), max(all_marked, 1)
    return Score(exact / found_of, exact / marked_of, close_found / found_of, close_marked / marked_of)


def _close(strings: frozenset[str], others: frozenset[str]) -> int:
    words = {word for other in others for word in other.split()}
    return sum(not words.isdisjoint(string.split()) for string in strings)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
