"""What every match of a pattern must hold, read off it: "rash (?:with|and) fever" needs rash, fever, and with or and.

A pattern is followed piece by piece. As long as the next piece can only be one of a few strings, these grow; where
anything may stand, what has grown so far is a need, and growing begins anew. A need is a choice of bits of words,
one of which must stand in the text: in lower case, with "|" where the word must begin or end, so that "|effect"
is how a word begins. What may be missing is no need, and what is not understood is taken for anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from medgraph.patterns.pieces import (
    DIGIT,
    EDGE,
    SIGNS,
    Branch,
    Group,
    Look,
    One,
    Piece,
    Repeat,
    Strings,
    pieces_of,
)

Need = frozenset[str]

LEAST = 3
"""No bit is shorter, its edges counted."""
SOME_DIGIT = "|#|"
"""What a text holds that has any digit."""
_MOST_STRINGS = 48
_NOTHING: Strings = frozenset({""})
_GAP: Strings = frozenset({" "})
_EDGES: Strings = frozenset({EDGE})


def needs(pattern: str, flags: int = 0) -> frozenset[Need]:
    r"""Return what a text must hold for a pattern to match in it: of each need at least one bit.

    >>> sorted(map(sorted, needs(r"\bside\s+effects?\b")))
    [['|effects|', '|effect|'], ['|side|']]
    >>> needs("[a-z]+"), needs("(?:rash)?")
    (frozenset(), frozenset())
    """
    return _along(pieces_of(pattern, flags)).finish()


def _along(pieces: Iterable[Piece]) -> _Walk:
    walk = _Walk()
    for piece in pieces:
        walk.step(piece)
    return walk


class _Walk:
    """A walk along a sequence: the strings that its last pieces make, and the needs met before them.

    The walk is `exact` as long as these strings are all that the sequence can be.
    """

    def __init__(self) -> None:
        self.strings = _NOTHING
        self.needs: set[Need] = set()
        self.exact = True

    def step(self, piece: Piece) -> None:
        """Go past one piece."""
        if isinstance(piece, One):  # most are
            self._grow(piece.strings)
            return
        match piece:
            case Repeat(least, most, pieces):
                self._repeat(least, most, _along(pieces))
            case Branch(branches):
                self._branch([_along(branch) for branch in branches])
            case Group(pieces):
                self._within(_along(pieces))
            case Look(pieces, ahead):
                self._look(_along(pieces), ahead=ahead)

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
        self._grow(_EDGES if parts else _NOTHING)

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

    def _grow(self, more: Strings | None) -> None:
        """Let the strings grow by each of a few; None is anything."""
        if more is None or (len(self.strings) > 1 and len(more) * len(self.strings) > _MOST_STRINGS):
            self._break()
        if more is not None:
            self.strings = frozenset([a + b for a in self.strings for b in more])

    def ends_parted(self) -> bool:
        """Tell whether a word can only begin behind this, not go on."""
        return all(string.endswith(_PARTING) for string in self.strings)

    def _break(self, *, parted: bool = False) -> None:
        """Take the strings grown so far for needs, and begin anew, with a word's beginning where words are parted."""
        bits = [_bits(string) for string in self.strings]
        if all(bits):
            self.needs |= {frozenset({bit}) for bit in frozenset.intersection(*bits)}
            self.needs.add(frozenset([_rarest(string) for string in self.strings]))
        self.strings, self.exact = _EDGES if parted else _NOTHING, False


def _is_letter(sign: str) -> bool:
    """Tell whether a sign is part of a word; an unknown one may be."""
    return sign == "" or sign.isalnum() or sign in ("_", DIGIT)


def _any_of(choices: Iterable[Strings]) -> Strings:
    return frozenset().union(*choices)


@lru_cache(maxsize=8192)
def _bits(string: str) -> frozenset[str]:
    """Return the stretches of words in a string, with the edges that are known of them."""
    bits = [f"{EDGE}{word}{EDGE}" for word in string.translate(_APART).split(EDGE)]
    bits[0] = bits[0].removeprefix(EDGE)
    bits[-1] = bits[-1].removesuffix(EDGE)
    if DIGIT in string:
        bits = [SOME_DIGIT, *(part for bit in bits if bit != SOME_DIGIT for part in bit.split(DIGIT))]
    return frozenset([bit for bit in bits if len(bit) >= LEAST])


_PARTING = (EDGE, " ", *SIGNS)
_APART = str.maketrans({" ": EDGE, **{sign: f"{EDGE}{sign}{EDGE}" for sign in SIGNS}})


@lru_cache(maxsize=8192)
def _rarest(string: str) -> str:
    """Return the bit of a string that stands in the fewest texts."""
    return min(_bits(string), key=lambda bit: (_frequency(bit), bit))


def _chance(need: Need) -> tuple[float, list[str]]:
    """Return how likely a text meets a need, as far as its bits tell: the fewer and longer, the less."""
    return sum(map(_frequency, need)), sorted(need)


def _frequency(bit: str) -> float:
    """Return how often a bit stands in texts, roughly: the longer, the more seldom, but for the commonest words."""
    return 0.3 if bit.strip(EDGE) in _COMMON else 0.5 ** len(bit)


_COMMON = frozenset(
    "# ( the of and to in is it for with as by or a an be are on if you your not that this was may".split()
)
