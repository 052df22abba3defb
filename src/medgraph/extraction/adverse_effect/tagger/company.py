"""The strings of a label with their places: whether a longer or a shorter one is the likelier, and which end alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from medgraph.extraction.adverse_effect.tagger.habits import UNKNOWN
from medgraph.extraction.adverse_effect.tagger.places import Place


@dataclass(frozen=True)
class Company:
    """The strings of a label with their places: what else stands there."""

    places: Mapping[str, Sequence[Place]]

    @cached_property
    def best(self) -> dict[str, float]:
        """How likely the likeliest place of each string is a name."""
        return {string: max(place.likelihood for place in places) for string, places in self.places.items()}

    @cached_property
    def longer(self) -> dict[str, float]:
        """For each string how likely the likeliest string is that contains it."""
        longer: dict[str, float] = {}
        for string, likelihood in self.best.items():
            for part in _parts(string):
                longer[part] = max(likelihood, longer.get(part, 0.0))
        return longer

    @cached_property
    def _kin(self) -> dict[str, list[tuple[str, float]]]:
        kin: dict[str, list[tuple[str, float]]] = {}
        for string, likelihood in self.best.items():
            kin.setdefault(_head(string), []).append((string, likelihood))
        return kin

    def shorter(self, string: str) -> float:
        """Return how likely the likeliest string is that a string contains."""
        return max((self.best.get(part, 0.0) for part in _parts(string)), default=UNKNOWN)

    def kin(self, string: str) -> list[float]:
        """Return how likely the other strings are that end with the same word, one or many."""
        return [likelihood for other, likelihood in self._kin[_head(string)] if other != string]


def _parts(string: str) -> Iterator[str]:
    words = string.split(" ")
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            if end - start < len(words):
                yield " ".join(words[start:end])


def _head(string: str) -> str:
    return string.rsplit(" ", 1)[-1].rstrip("s")
