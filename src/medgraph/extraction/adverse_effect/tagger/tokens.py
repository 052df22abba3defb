"""A text as words and marks.

Blanks and line ends mean nothing, for labels are handed out with and without them; a dash or stroke that stands
alone (an empty cell of a table) is told from one inside a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from medgraph.model import Span
from medgraph.patterns import Pattern

_TOKEN = Pattern(r"[A-Za-z]+(?:'[a-z]+)?|\d+(?:[.,]\d+)*|[^\sA-Za-z\d]")
_ALONE = "-/"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: where they stand, in lower case, and their shapes ("Aa", "0", "(")."""

    text: str = field(repr=False)
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    shapes: tuple[str, ...]

    def string(self, start: int, end: int) -> str:
        """Return tokens as a string with single blanks: how mentions are compared."""
        return " ".join(self.words[start:end])

    def span(self, start: int, end: int) -> Span:
        """Return where in the text a run of tokens stands."""
        return Span(self.spans[start].start, self.spans[end - 1].end)


def tokenize(text: str) -> Tokens:
    """Split a text.

    >>> tokenize("Non-fatal MI: 3.5% - 1%").words
    ('non', '-', 'fatal', 'mi', ':', '3.5', '%', '--', '1', '%')
    """
    spans = tuple(Span(*found.span()) for found in _TOKEN.finditer(text))
    written = [_written(text, span) for span in spans]
    return Tokens(text, spans, tuple(map(str.lower, written)), tuple(map(shape, written)))


def _written(text: str, span: Span) -> str:
    word = span.of(text)
    return word * 2 if word in _ALONE and _is_alone(text, span) else word


def _is_alone(text: str, span: Span) -> bool:
    return text[span.start - 1 : span.start].isspace() and text[span.end : span.end + 1].isspace()


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """Return a word's shape: capitals, small letters and digits, runs as one.

    >>> shape("AST"), shape("Rash"), shape("3.5")
    ('A', 'Aa', '0.0')
    """
    return re.sub(r"[A-Z]+", "A", re.sub(r"[a-z]+", "a", re.sub(r"\d+", "0", word)))


def normalised(strings: Iterable[str]) -> set[str]:
    """Return strings as their tokens with single blanks.

    >>> normalised(["Non-fatal  MI"])
    {'non - fatal mi'}
    """
    return {" ".join(tokenize(string).words) for string in strings}
