r"""Take the text of a pattern apart into the few kinds of pieces that tell which words a match must hold.

    r"\brash(?:es)? (?:with|and)"  →  One: "|"  One: "rash"  Repeat(0, 1, One: "es")  One: " "  One: "with" or "and"

Stretches of letters are taken at once, and classes that occur again are remembered, so that it takes a fraction of what
compiling takes. Text stands in lower case, with a blank for each sign that is no part of a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

Strings = frozenset[str]

EDGE = "|"
"""Where a word begins or ends, in a string."""
SIGNS = "(%:?"
"""Signs that are looked for as words are; all others only part words."""
DIGIT = "#"
"""Any digit, in a string."""


class One(NamedTuple):
    """A stretch of signs, or a place between two, which can be one of a few strings; None is anything."""

    strings: Strings | None


class Group(NamedTuple):
    """A part in brackets."""

    pieces: Sequence[Piece]


class Branch(NamedTuple):
    """Alternatives."""

    branches: Sequence[Sequence[Piece]]


class Repeat(NamedTuple):
    """A part that comes so often."""

    least: int
    most: int
    pieces: Sequence[Piece]


class Look(NamedTuple):
    """What must stand ahead of a place, or behind it."""

    pieces: Sequence[Piece]
    ahead: bool


Piece: TypeAlias = One | Group | Branch | Repeat | Look

_EDGE = One(frozenset({EDGE}))
_GAP = frozenset({" "})
_ANYTHING = One(None)
_MANY = 1 << 32
_MOST_RANGE = 6

_STRETCH = re.compile(r"[^\\.^$*+?{\[|()]+(?![*+?{])")
_QUANTIFIER = re.compile(r"(?:(?P<sign>[*+?])|\{(?P<least>\d*)(?P<open>,?)(?P<most>\d*)(?<!\{)\})[?+]?")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:x..|u.{4}|U.{8}|N\{[^}]*\}|0[0-7]{0,2}|[1-7][0-7]{2}|\d\d?|.)", re.DOTALL)
_OPENING = re.compile(r"\((?:\?(?:P<\w+>|P=\w+\)|<?[=!]|[:>]|#[^)]*\)|\(\w+\)|[aiLmsu-]+[:)]))?")
_WORD_SIGN = re.compile(r"\\w|\[(?!\^)[^\]\\]*(?:\\.[^\]\\]*)*?\\w(?:\\.|[^\]\\])*\]")
_MEMBER = re.compile(rf"(?P<first>{_ESCAPE.pattern}|.)(?:-(?P<last>{_ESCAPE.pattern}|[^\]]))?", re.DOTALL)
_NO_WORD = re.compile(rf"[^a-z0-9_{re.escape(SIGNS)}]")
_ENDS = ("", "|", ")")
_VERBOSE = re.compile(r"\(\?[aiLmsu-]*x")


def pieces_of(pattern: str, flags: int = 0) -> Sequence[Piece]:
    """Return the pieces of a pattern; one that is laid out with blanks and comments is taken for anything.

    >>> pieces_of("rash(?:es)?")
    [One(strings=frozenset({'rash'})), Repeat(least=0, most=1, pieces=[One(strings=frozenset({'es'}))])]
    """
    if flags & re.VERBOSE or _VERBOSE.search(pattern):
        return [_ANYTHING]
    return _Reader(pattern).inside()


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def inside(self) -> Sequence[Piece]:
        """Read what stands in a pair of brackets, or the whole, up to its end."""
        branches = [self._sequence()]
        while self._next() == "|":
            self.at += 1
            branches.append(self._sequence())
        self.at += 1
        return branches[0] if len(branches) == 1 else [_branch(branches)]

    def _next(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _sequence(self) -> list[Piece]:
        pieces: list[Piece] = []
        while True:
            stretch = _STRETCH.match(self.pattern, self.at)
            if stretch:
                self.at = stretch.end()
                pieces += _text(stretch[0])
            elif self._next() in _ENDS:
                return pieces
            else:
                pieces += self._repeated(self._piece())

    def _repeated(self, pieces: Sequence[Piece]) -> Sequence[Piece]:
        found = _QUANTIFIER.match(self.pattern, self.at)
        if found is None:
            return pieces
        self.at = found.end()
        least, most = int(found["least"] or 0), int(found["most"] or _MANY)
        if found["sign"]:
            least, most = int(found["sign"] == "+"), 1 if found["sign"] == "?" else _MANY
        elif not found["open"]:
            most = least
        return [Repeat(least, most, pieces)]

    def _piece(self) -> Sequence[Piece]:
        sign = self._next()
        if sign == "(":
            return self._group()
        if sign == "[":
            return [One(_class(self._take(_CLASS)))]
        if sign == "\\":
            return [_escaped(self._take(_ESCAPE))]
        self.at += 1
        if sign in "^$":
            return [_EDGE]
        return [_ANYTHING] if sign == "." else _text(sign)

    def _take(self, kind: re.Pattern[str]) -> str:
        found = kind.match(self.pattern, self.at)
        text = found[0] if found else self.pattern[self.at :]
        self.at += len(text)
        return text

    def _group(self) -> Sequence[Piece]:
        opening = self._take(_OPENING)
        if opening.endswith(")"):  # a comment, flags for all, or what a group has matched
            return [_ANYTHING] if opening.startswith("(?P=") and len(opening) > 1 else []
        if opening.startswith("(?("):
            self.inside()
            return [_ANYTHING]
        start, pieces = self.at, self.inside()
        if opening.endswith("!"):
            return [_EDGE] if _WORD_SIGN.fullmatch(self.pattern, start, self.at - 1) else []
        if opening.endswith("="):
            return [Look(pieces, ahead=opening == "(?=")]
        return pieces if opening == "(?:" else [Group(pieces)]


def _branch(branches: Sequence[Sequence[Piece]]) -> Piece:
    """Return alternatives; words that stand for each other are one piece."""
    words: set[str] = set()
    for branch in branches:
        if len(branch) != 1 or not isinstance(branch[0], One) or branch[0].strings is None:
            return Branch(branches)
        words |= branch[0].strings
    return One(frozenset(words))


@lru_cache(maxsize=8192)
def _text(text: str) -> Sequence[Piece]:
    """Return what is written as it is; a letter that is not ASCII may match others, and is taken for anything."""
    if text.isascii():
        return [One(frozenset({_NO_WORD.sub(" ", text.lower())}))]
    return [One(_letter(letter)) for letter in text]


def _letter(letter: str) -> Strings | None:
    if not (letter.isalnum() or letter == "_"):
        return frozenset({letter}) if letter in SIGNS else _GAP
    return frozenset({letter.lower()}) if letter.isascii() else None


_CATEGORIES: dict[str, One] = {
    **dict.fromkeys([r"\b", r"\A", r"\Z"], _EDGE),
    r"\B": One(frozenset({""})),
    **dict.fromkeys([r"\s", r"\W"], One(_GAP)),
    r"\d": One(frozenset({DIGIT})),
    **dict.fromkeys([r"\w", r"\D", r"\S"], _ANYTHING),
}


def _escaped(text: str) -> One:
    known = _CATEGORIES.get(text)
    if known is None:
        letter = _meant(text)
        known = One(_letter(letter)) if letter else _ANYTHING
    return known


def _meant(text: str) -> str | None:
    """Return the sign that is meant by itself or an escape, None for a kind of signs or a group."""
    if text[0] != "\\":
        return text
    if text[1] in "xuU":
        return chr(int(text[2:], 16))
    return _CONTROLS.get(text[1:], None if text[1:].isalnum() else text[1:])


_CONTROLS = {"a": "\a", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


@lru_cache(maxsize=1024)
def _class(text: str) -> Strings | None:
    """Return the strings that a class of signs can be."""
    if text.startswith("[^"):
        return None
    found: set[str] = set()
    for member in _MEMBER.finditer(text, 1, len(text) - 1):
        strings = _member(member["first"], member["last"])
        if strings is None:
            return None
        found |= strings
    return frozenset(found)


def _member(first: str, last: str | None) -> Strings | None:
    if last is None:
        return None if first == r"\b" else _escaped(first).strings
    low, high = _meant(first), _meant(last)
    if low is None or high is None or ord(high) - ord(low) >= _MOST_RANGE:
        return None
    letters = [_letter(chr(code)) for code in range(ord(low), ord(high) + 1)]
    return frozenset().union(*(letter for letter in letters if letter)) if all(letters) else None
