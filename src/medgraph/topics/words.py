"""What the models are told of a piece and of a heading: the stems of their words, where they stand, bits of them."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from medgraph.drug_words import is_drug
from medgraph.patterns import Pattern
from medgraph.topics.pieces import Piece

__all__ = ["stem", "stems", "told_of", "told_of_heading"]

_WORD = Pattern(r"[a-z]+(?:['-][a-z]+)*|\d[\d.,]*|%")
_ENDINGS = ("ations", "ation", "ings", "ing", "ions", "ion", "edly", "ed", "ies", "es", "s", "ly")
_STEM = 4
_FIRST = 14  # words
_LAST = 160  # characters: of a long paragraph above a list only what is said last leads it in
_SENTENCE = Pattern(r"(?<=[.!?])\s")
_BIT = 4  # letters


def told_of(piece: Piece) -> frozenset[str]:
    """Return what is told of a piece: "w:" a word of it, "f:" one of the first, "l:" one of the sentence above a list.

    >>> from medgraph.model import Block, BlockKind, Span
    >>> sorted(told_of(Piece("Rashes are common.", (Block(BlockKind.PARAGRAPH, Span(0, 18)),))))
    ['f:are', 'f:common', 'f:rash', 'w:are', 'w:common', 'w:rash']
    """
    wording = piece.wording
    leading = _SENTENCE.split(piece.lead.strip())[-1][-_LAST:]
    places = (("w", wording), ("f", " ".join(wording.split()[:_FIRST])), ("l", leading))
    return frozenset(f"{place}:{stem}" for place, text in places for stem in stems(text))


def told_of_heading(heading: str) -> frozenset[str]:
    """Return what is told of a heading: its words, each with the next, and bits of four letters.

    A heading is short, and its words may never have been seen: "unwelcome" shares bits with "unwanted" and "welcome".

    >>> sorted(told_of_heading("What?"))
    ['b:<wha', 'b:hat>', 'b:what', 'h:what', 'p:^ what', 'p:what $']
    """
    words = stems(heading)
    bits = (f"<{word}>"[at : at + _BIT] for word in words for at in range(len(word) + 3 - _BIT))
    told = (("h", words), ("p", map(" ".join, pairwise(["^", *words, "$"]))), ("b", bits))
    return frozenset(f"{place}:{each}" for place, some in told for each in some)


def stems(text: str) -> list[str]:
    """Return the stems of a text's words but for the names of drugs: a topic is told alike of any, known or not."""
    return [stem(word) for word in _WORD.findall(text.lower().replace("’", "'")) if not is_drug(word)]


@lru_cache(maxsize=2**14)
def stem(word: str) -> str:
    """Return a word without its ending; "#" for a number."""
    if word[0].isdigit():
        return "#"
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _STEM), "")
    return word.removesuffix(ending)
