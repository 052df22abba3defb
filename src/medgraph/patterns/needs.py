"""What every match of a pattern must hold, read off it: "rash (?:with|and) fever" needs rash, fever, and with or and.

A pattern is followed piece by piece. As long as the next piece can only be one of a few strings, these grow; where
anything may stand, what has grown so far is a need, and growing begins anew. A need is a choice of bits of words,
one of which must stand in the text: in lower case, with "|" where the word must begin or end, so that "|effect"
is how a word begins. What may be missing is no need, and what is not understood is taken for anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product
from re import _constants as op
from re import _parser as parser
from typing import Any

Need = frozenset[str]

EDGE = "|"
LEAST = 3
"""No bit is shorter, its edges counted."""
SIGNS = "(%:?"
"""Signs that are looked for as words are; all others only part words."""
DIGIT = "#"
"""Any digit, in a string; a text that has one holds `SOME_DIGIT`."""
SOME_DIGIT = "|#|"
_MOST_STRINGS = 48
_MOST_RANGE = 6
_NOTHING: Need = frozenset({""})
_GAP: Need = frozenset({" "})
_WORD = re.compile(rf"[a-z0-9_]+|[{SIGNS}]")
_Pieces = Iterable[tuple[Any, Any]]


def needs(pattern: str, flags: int = 0) -> frozenset[Need]:
    r"""Return what a text must hold for a pattern to match in it: of each need at least one bit.

    >>> sorted(map(sorted, needs(r"\bside\s+effects?\b")))
    [['|effects|', '|effect|'], ['|side|']]
    >>> needs("[a-z]+"), needs("(?:rash)?")
    (frozenset(), frozenset())
    """
    return _along(parser.parse(pattern, flags)).finish()


def _along(pieces: _Pieces) -> _Walk:
    walk = _Walk()
    for kind, value in pieces:
        walk.step(kind, value)
    return walk


class _Walk:
    """A walk along a sequence: the strings that its last pieces make, and the needs met before them.

    The walk is `exact` as long as these strings are all that the sequence can be.
    """

    def __init__(self) -> None:
        self.strings = _NOTHING
        self.needs: set[Need] = set()
        self.exact = True

    def step(self, kind: Any, value: Any) -> None:
        """Go past one piece."""
        if kind is op.SUBPATTERN:
            self._within(_along(value[3]))
        elif kind is op.ATOMIC_GROUP:
            self._within(_along(value))
        elif kind is op.BRANCH:
            self._branch([_along(branch) for branch in value[1]])
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            self._repeat(value[0], value[1], _along(value[2]))
        elif kind is op.ASSERT:
            self._look(_along(value[1]), ahead=value[0] > 0)
        elif kind is op.ASSERT_NOT:
            self._grow(frozenset({EDGE}) if _is_word_sign(value[1]) else _NOTHING)
        else:
            self._grow(_strings(kind, value))

    def finish(self) -> frozenset[Need]:
        """Return the needs of the whole sequence."""
        self._break()
        return frozenset(self.needs)

    def _within(self, inner: _Walk) -> None:
        if inner.exact:
            self.needs |= inner.needs
            self._grow(inner.strings)
        else:
            self._go_on_behind(inner)

    def _go_on_behind(self, inner: _Walk) -> None:
        """Take over what a group needs, and go on with how it ends."""
        self._break()
        self.needs |= inner.needs
        self.strings = inner.strings

    def _look(self, inner: _Walk, *, ahead: bool) -> None:
        """Look aside: what must stand there is needed; where that parts words, a word ends here."""
        strings = inner.strings if inner.exact else _NOTHING
        parts = all(not _is_letter(string[:1] if ahead else string[-1:]) for string in strings)
        self.needs |= inner.finish()
        self._grow(frozenset({EDGE}) if parts else _NOTHING)

    def _branch(self, branches: Sequence[_Walk]) -> None:
        """Grow by alternatives; where one is not a few strings, their best needs make one, and their next best."""
        if all(branch.exact and not branch.needs for branch in branches):
            self._grow(_any_of(branch.strings for branch in branches))
            return
        self._break(parted=all(branch.ends_parted() for branch in branches))
        ranked = [sorted(branch.finish(), key=_chance) for branch in branches]
        if all(ranked):
            self.needs.add(_any_of(needs[0] for needs in ranked))
            self.needs.add(_any_of(needs[min(1, len(needs) - 1)] for needs in ranked))

    def _repeat(self, least: int, most: int, inner: _Walk) -> None:
        exact = inner.exact and not inner.needs
        if exact and (most == 1 or inner.strings == _GAP):
            self._grow(inner.strings if least else inner.strings | _NOTHING)
        elif least:
            self._go_on_behind(inner)
        else:
            self._break(parted=self.ends_parted() and inner.ends_parted())

    def _grow(self, more: Need | None) -> None:
        """Let the strings grow by each of a few; None is anything."""
        if more is None or (len(self.strings) > 1 and len(more) * len(self.strings) > _MOST_STRINGS):
            self._break()
        if more is not None:
            self.strings = frozenset(a + b for a, b in product(self.strings, more))

    def ends_parted(self) -> bool:
        """Tell whether a word can only begin behind this, not go on."""
        return all(string.endswith(_PARTING) for string in self.strings)

    def _break(self, *, parted: bool = False) -> None:
        """Take the strings grown so far for needs, and begin anew, with a word's beginning where words are parted."""
        bits = [_bits(string) for string in self.strings]
        self.needs |= {frozenset({bit}) for bit in set.intersection(*bits)}
        if all(bits):
            self.needs.add(frozenset(min(each, key=lambda bit: (_frequency(bit), bit)) for each in bits))
        self.strings, self.exact = frozenset({EDGE}) if parted else _NOTHING, False


def _strings(kind: Any, value: Any) -> Need | None:
    """Return the strings that a single piece can be, None for anything; what is no part of a word is a blank."""
    if kind is op.AT:
        return _NOTHING if value is op.AT_NON_BOUNDARY else frozenset({EDGE})
    if kind is op.LITERAL:
        return _letter(value)
    if kind is op.IN:
        members = [_member(*member) for member in value]
        return None if None in members else _any_of(member for member in members if member is not None)
    return None


def _member(kind: Any, value: Any) -> Need | None:
    if kind is op.LITERAL:
        return _letter(value)
    if kind is op.RANGE and value[1] - value[0] < _MOST_RANGE:
        letters = [_letter(code) for code in range(value[0], value[1] + 1)]
        return None if None in letters else _any_of(letter for letter in letters if letter is not None)
    return _CATEGORIES.get(value) if kind is op.CATEGORY else None


_CATEGORIES = {
    op.CATEGORY_SPACE: _GAP,
    op.CATEGORY_NOT_WORD: _GAP,
    op.CATEGORY_DIGIT: frozenset({DIGIT}),
}


def _letter(code: int) -> Need | None:
    letter = chr(code)
    if not (letter.isalnum() or letter == "_"):
        return frozenset({letter}) if letter in SIGNS else _GAP
    return frozenset({letter.lower()}) if letter.isascii() else None


def _is_letter(sign: str) -> bool:
    """Tell whether a sign is part of a word; an unknown one may be."""
    return sign == "" or sign.isalnum() or sign in ("_", DIGIT)


def _is_word_sign(pieces: Sequence[tuple[Any, Any]]) -> bool:
    """Tell whether pieces are one sign that may be any part of a word: "[\\w-]"."""
    return len(pieces) == 1 and pieces[0][0] is op.IN and (op.CATEGORY, op.CATEGORY_WORD) in pieces[0][1]


def _any_of(choices: Iterable[Need]) -> Need:
    return frozenset().union(*choices)


def _bits(string: str) -> set[str]:
    """Return the stretches of words in a string, with the edges that are known of them."""
    found = {_with_edges(string, *word.span()) for word in _WORD.finditer(string)}
    return {bit for bit in found if len(bit) >= LEAST} | ({SOME_DIGIT} if DIGIT in string else set())


def _with_edges(string: str, start: int, end: int) -> str:
    whole = string[start:end] in SIGNS
    begins = whole or string[:start].endswith(_PARTING)
    ends = whole or string[end:].startswith(_PARTING)
    return EDGE * begins + string[start:end] + EDGE * ends


_PARTING = (EDGE, " ", *SIGNS)


def _chance(need: Need) -> tuple[float, list[str]]:
    """Return how likely a text meets a need, as far as its bits tell: the fewer and longer, the less."""
    return sum(map(_frequency, need)), sorted(need)


def _frequency(bit: str) -> float:
    """Return how often a bit stands in texts, roughly: the longer, the more seldom, but for the commonest words."""
    return 0.3 if bit.strip(EDGE) in _COMMON else 0.5 ** len(bit)


_COMMON = frozenset(
    "# ( the of and to in is it for with as by or a an be are on if you your not that this was may".split()
)
