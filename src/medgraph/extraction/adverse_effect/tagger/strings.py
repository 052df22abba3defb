"""All places of a label → its strings, each with the probability that experts would mark it.

A name is tagged place by place, but a label states an effect once for all. So every string that the model reads somewhere,
or half reads, or that is known from other labels or the vocabularies, is judged a second time by all its places
together (`told`), by boosted trees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from medgraph.extraction.adverse_effect.tagger.company import Company
from medgraph.extraction.adverse_effect.tagger.features import frame, token_features
from medgraph.extraction.adverse_effect.tagger.habits import Habits
from medgraph.extraction.adverse_effect.tagger.model import Model, Reader
from medgraph.extraction.adverse_effect.tagger.places import Place, Read, likeliest, places_by_string
from medgraph.extraction.adverse_effect.tagger.terms import NEVER, places
from medgraph.extraction.adverse_effect.tagger.tokens import tokenize
from medgraph.extraction.adverse_effect.tagger.told import numbers_of
from medgraph.extraction.adverse_effect.tagger.wording import worded, wording

ENOUGH = 0.4
"""The probability from which a string counts as an effect: where precision and recall balance on training labels."""


class Described(NamedTuple):
    """A string of a label, with its places, and what the second judgement is told of it, in numbers and in words."""

    string: str
    places: Sequence[Place]
    numbers: list[float]
    words: list[str]


class Judged(NamedTuple):
    """A string of a label, with its places, and the probability that it names an adverse reaction."""

    string: str
    places: Sequence[Place]
    probability: float


def read(text: str, section: str, reader: Reader) -> Read:
    """Return a section as the model reads it."""
    tokens = tokenize(text)
    known = places(tokens, reader.marked)
    framed = frame(tokens, section)
    tagging = reader.tag(token_features(tokens, known, framed, reader.count_of))
    return Read(tokens, known, *framed, tagging)


def judge(sections: Sequence[Read], model: Model) -> Iterator[Judged]:
    """Yield the strings of a label with their probabilities."""
    for string, where, numbers, words in described(sections, model.habits):
        yield Judged(string, where, model.trees.probability([*numbers, worded(words, model.wording)]))


def described(sections: Sequence[Read], habits: Habits) -> Iterator[Described]:
    """Yield the strings of a label with what is told of them."""
    found = places_by_string(sections, lambda string: habits.names.get(string, NEVER))
    company = Company(found)
    for string, where in found.items():
        yield Described(string, where, numbers_of(string, company, habits), wording(string, likeliest(where)))
