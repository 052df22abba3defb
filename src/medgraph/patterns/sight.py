"""Which needs of all known patterns a text meets: each word is looked at once, and remembered.

Needs are numbered as they come to be known; what a text, a word or a pattern has of them is a number with those
bits set. So asking whether a text has all that a pattern needs is one operation on two numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_

from medgraph.patterns.needs import LEAST, SOME_DIGIT, Need
from medgraph.patterns.pieces import EDGE, SIGNS

_WORD = re.compile(rf"\w+|[{SIGNS}]")
# Letters that a pattern which ignores case takes for others in ASCII, and lower() does not.
_ALIKE = str.maketrans({"ſ": "s", "ı": "i", "İ": "i", "K": "k"})

_numbers: dict[Need, int] = {}
_met_by: dict[str, int] = {}
"""The needs that a bit of a word meets."""
_lengths: dict[str, tuple[int, ...]] = {}
"""How long the bits are that begin with some letters."""


def look_for(needs: Iterable[Need]) -> int:
    """Return the number of needs, which are looked for from now on."""
    return reduce(or_, (1 << _number(need) for need in needs), 0)


def _number(need: Need) -> int:
    if need not in _numbers:
        _numbers[need] = len(_numbers)
        for bit in need:
            _met_by[bit] = _met_by.get(bit, 0) | 1 << _numbers[need]
            opening = bit[:LEAST]
            _lengths[opening] = tuple({*_lengths.get(opening, ()), len(bit)})
        seen.cache_clear()
        _seen_between_blanks.cache_clear()
        _seen_in_word.cache_clear()
    return _numbers[need]


@lru_cache(maxsize=4096)
def seen(text: str) -> int:
    """Return the number of the needs that a text meets."""
    low = (text if text.isascii() else text.translate(_ALIKE)).lower()
    met = 0
    for piece in set(low.split()):
        met |= _seen_between_blanks(piece)
    return met


@lru_cache(maxsize=2**16)
def _seen_between_blanks(piece: str) -> int:
    """Return the needs that are met between two blanks: of a word, its brackets and stops, or of several words."""
    if piece.isalpha():
        return _seen_in_word(piece)
    met = 0
    for word in _WORD.findall(piece):
        met |= _seen_in_word(word)
    return met


@lru_cache(maxsize=2**15)
def _seen_in_word(word: str) -> int:
    edged = f"{EDGE}{word}{EDGE}"
    met = _met_by.get(SOME_DIGIT, 0) if any(map(str.isdecimal, word)) else 0
    for at in range(len(edged) - LEAST + 1):
        for length in _lengths.get(edged[at : at + LEAST], ()):
            met |= _met_by.get(edged[at : at + length], 0)
    return met
