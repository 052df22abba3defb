"""The trained models: weights of tokens and of words, trees that judge strings, and what was counted on the training labels.

`data/tagger` holds what training wrote. It is loaded once, when the first label asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pycrfsuite

from medgraph.errors import ResourceError
from medgraph.extraction.adverse_effect.tagger.habits import Habit, Habits
from medgraph.extraction.adverse_effect.tagger.tagging import BEGINS, GOES_ON, Likelihood, Tagging, named
from medgraph.extraction.adverse_effect.tagger.terms import NEVER, Count, Marked
from medgraph.extraction.adverse_effect.tagger.told import NAMES
from medgraph.extraction.adverse_effect.tagger.trees import Trees, read_trees
from medgraph.lexicon.tables import read_rows
from medgraph.resources import resource

TOKENS, WORDING, TREES = "tokens.crfsuite", "wording.crfsuite", "trees.tsv"
TERMS, HABITS = "terms.tsv", "habits.tsv"


@dataclass(frozen=True)
class Reader:
    """What reads sections: the weights of tokens, and the names and words of the training labels."""

    tokens: pycrfsuite.Tagger
    marked: Marked
    habits: Habits

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


@dataclass(frozen=True)
class Model(Reader):
    """A trained tagger: a reader, and the weights of words and the trees that judge the strings that it finds."""

    wording: pycrfsuite.Tagger
    trees: Trees


@lru_cache(maxsize=1)
def load() -> Model:
    """Return the shipped model."""
    return load_folder(resource("data/tagger"))


def load_folder(place: Path) -> Model:
    """Return the model of a folder; ResourceError where it is missing or broken."""
    counts = {string: Count(int(marked), int(seen)) for string, marked, seen in read_rows(place / TERMS)}
    words = {word: Habit(*map(int, numbers)) for word, *numbers in read_rows(place / HABITS)}
    tokens, wording = opened(place / TOKENS), opened(place / WORDING)
    return Model(tokens, Marked(counts), Habits(words, counts), wording, _trees(place / TREES))


def opened(path: Path) -> pycrfsuite.Tagger:
    """Return the weights of a file; ResourceError where it is missing or broken."""
    tagger = pycrfsuite.Tagger()
    try:
        tagger.open(str(path))
    except (OSError, ValueError) as error:
        raise _broken(path) from error
    return tagger


def _trees(path: Path) -> Trees:
    try:
        return read_trees(path, NAMES)
    except (OSError, ValueError) as error:
        raise _broken(path) from error


def _broken(path: Path) -> ResourceError:
    return ResourceError("the tagger's model is missing or broken", place=str(path))
