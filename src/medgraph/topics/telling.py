"""Tell what each of the pieces below one heading is about.

What stands one behind the other is often about the same thing, and the heading about what stands below it. So the
topics are the hidden states of a Markov chain that begins with the heading, and the words are what is seen of them. A
topic counts where its probability, given all pieces (forward and backward), is high.
"""

from __future__ import annotations

from collections.abc import Sequence

from medgraph.model import SectionType
from medgraph.topics.headings import heading_probabilities
from medgraph.topics.pieces import Piece
from medgraph.topics.words import told_of
from medgraph.weights import Weights, shipped

__all__ = ["topics_of"]

_STAYS = 0.4
_SURE = 0.86

_Probabilities = list[float]


def topics_of(heading: str, pieces: Sequence[Piece]) -> list[SectionType]:
    """Return what each of the pieces below a heading is about, OTHER where that is not sure.

    >>> from medgraph.monographs import parse_monograph
    >>> from medgraph.topics import pieces_of
    >>> page = parse_monograph("Expect nausea (12%), headache, dizziness and a dry mouth; a few people got a rash.")
    >>> [topic.value for topic in topics_of("What might I feel?", [*pieces_of(page.view.text, page.blocks)])]
    ['adverse reactions']
    """
    weights = shipped("topics/pieces")
    asked = heading_probabilities(heading, tuple(map(SectionType, weights.labels)))
    chain = _smoothed([asked, *(weights.probabilities(told_of(piece)) for piece in pieces)])
    return [_surest(weights, probabilities) for probabilities in chain[1:]]


def _surest(weights: Weights, probabilities: _Probabilities) -> SectionType:
    topic, probability = weights.likeliest(probabilities)
    return SectionType(topic) if probability >= _SURE else SectionType.OTHER


def _smoothed(seen: list[_Probabilities]) -> list[_Probabilities]:
    """Return the probabilities of each link of a chain given those before and behind it."""
    before, behind = _expected(seen), _expected(seen[::-1])[::-1]
    return [_product(_product(b, own), a) for b, own, a in zip(before, seen, behind, strict=True)]


def _expected(seen: list[_Probabilities]) -> list[_Probabilities]:
    """Return what those before each link make one expect of it."""
    expected = [[1 / len(seen[0])] * len(seen[0])]
    for own in seen[:-1]:
        held = _product(expected[-1], own)
        gives = (1 - _STAYS) / (len(held) - 1)
        expected.append([_STAYS * each + gives * (1 - each) for each in held])
    return expected


def _product(some: _Probabilities, others: _Probabilities) -> _Probabilities:
    """Return the probabilities of what two say independently."""
    products = [a * b for a, b in zip(some, others, strict=True)]
    return [each / sum(products) for each in products]
