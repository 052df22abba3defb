"""The linear-chain model: tokens with features → for each the probability that a name begins, goes on, or is not there.

`data/tagger` holds what training wrote: `tokens.crfsuite`, `strings.crfsuite` and `terms.tsv`. They are loaded once, when
the first label asks for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from medgraph.errors import ResourceError
from medgraph.extraction.adverse_effect.tagger.terms import NEVER, Count, Marked
from medgraph.lexicon.tables import read_rows
from medgraph.resources import resource

TOKENS, STRINGS, TERMS = "tokens.crfsuite", "strings.crfsuite", "terms.tsv"
BEGINS, GOES_ON, OUTSIDE = "B", "I", "O"
MARKED, UNMARKED = "1", "0"


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


@dataclass(frozen=True)
class Model:
    """A trained tagger: its weights, and the strings that were marked on its training labels."""

    tokens: pycrfsuite.Tagger
    strings: pycrfsuite.Tagger
    marked: Marked

    def count_of(self, string: str) -> Count:
        """Return how often a string was marked on the training labels."""
        return self.marked.counts.get(string, NEVER)

    def tag(self, features: Iterable[Sequence[str]]) -> Tagging:
        """Return what the model says of the tokens of a section."""
        items = pycrfsuite.ItemSequence(features)
        tags = self.tokens.tag(items)
        marginal = self.tokens.marginal
        likely = (Likelihood(marginal(BEGINS, i), marginal(GOES_ON, i)) for i in range(len(tags)))
        return Tagging(tuple(named(tags)), tuple(likely))

    def probability(self, features: Sequence[str]) -> float:
        """Return how likely experts would mark a string with these features."""
        self.strings.set([features])
        return float(self.strings.marginal(MARKED, 0))


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


@lru_cache(maxsize=1)
def load() -> Model:
    """Return the shipped model."""
    return load_folder(resource("data/tagger"))


def load_folder(place: Path) -> Model:
    """Return the model of a folder; ResourceError where it is missing or broken."""
    counts = {string: Count(int(marked), int(seen)) for string, marked, seen in read_rows(place / TERMS)}
    return Model(_opened(place / TOKENS), _opened(place / STRINGS), Marked(counts))


def _opened(path: Path) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    try:
        tagger.open(str(path))
    except (OSError, ValueError) as error:
        raise ResourceError("the tagger's model is missing or broken", place=str(path)) from error
    return tagger
