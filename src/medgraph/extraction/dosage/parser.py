"""Find the constituents of dosing phrases in a text.

A run of dosing words goes to the grammar (grammar.lark) by longest match: from each word on,
the longest constituent that the grammar accepts is taken. The grammar is built when the first run
is read; equal runs are read once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from lark import Lark, Token, UnexpectedToken

from medgraph.extraction.dosage.constituents import Constituent
from medgraph.extraction.dosage.reading import Reading
from medgraph.extraction.dosage.words import Word, split_words
from medgraph.model import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A constituent and where it stands."""

    what: Constituent
    span: Span


def read_constituents(text: str) -> list[Found]:
    """Return the constituents of dosing phrases in a text, in order.

    >>> [found.what for found in read_constituents("12 mg once every 14 days")][1]
    Interval(iso='P14D', apart=False)
    """
    return [found for run in split_words(text) for found in _read_run(run)]


def _read_run(run: list[Word]) -> Iterator[Found]:
    for what, first, last in _parse_run(tuple((word.kind, word.text) for word in run)):
        yield Found(what, Span(run[first].start, run[last].end))


@lru_cache(maxsize=8192)
def _parse_run(run: tuple[tuple[str, str], ...]) -> tuple[tuple[Constituent, int, int], ...]:
    """Return the constituents of a run with the numbers of their first and last words."""
    found: list[tuple[Constituent, int, int]] = []
    begin = 0
    while begin < len(run):
        what, end = _longest(run, begin)
        if what is not None:
            found.append((what, begin, end - 1))
        begin = max(end, begin + 1)
    return tuple(found)


_FIRST = frozenset(
    "NUM BETWEEN ONCE TIMELY EVERY PER SLASH LATIN SINGLE OVER FOR AFTER DAYNO FIRSTDAY DOSENO INFUSED IN INDAY TIMELATER DIVIDED "
    "ORDINAL SEPARATED".split()
)
_COUNTED = frozenset(["UNIT", "FORM", "TIME", "TIMES", "DOSES", "KG", "SLASH"])


def _longest(run: tuple[tuple[str, str], ...], begin: int) -> tuple[Constituent | None, int]:
    """Return the longest constituent that begins at a word, and where it ends."""
    if run[begin][0] not in _FIRST or _is_denominator(run, begin):
        return None, begin
    tokens = [Token(kind, text) for kind, text in run[begin:]]
    end = len(tokens)
    kinds = tuple(kind for kind, _ in run[begin:])
    while end > 0:
        fits, read = _fits(kinds[:end])
        if fits and isinstance(what := _parse(tokens[:end]), Constituent):
            return what, begin + end
        end = _without_stray_number(tokens, read) if read < end else end - 1
    return None, begin


def _is_denominator(run: tuple[tuple[str, str], ...], begin: int) -> bool:
    """Tell whether a number belongs to a laboratory value: "mg/100 mL"."""
    return [kind for kind, _ in run[max(0, begin - 2) : begin + 1]] == ["UNIT", "SLASH", "NUM"]


@lru_cache(maxsize=8192)
def _fits(kinds: tuple[str, ...]) -> tuple[bool, int]:
    """Tell whether words of these kinds are a constituent, and how many of them may begin one; kinds repeat themselves."""
    parser = _parser().parse_interactive()
    for number, kind in enumerate((*kinds, _END.type)):
        try:
            parser.feed_token(Token(kind, ""))
        except UnexpectedToken:
            return False, number
    return True, len(kinds)


def _parse(tokens: Sequence[Token]) -> object:
    """Return what tokens say whose kinds are a constituent."""
    parser = _parser().parse_interactive()
    for token in tokens:
        parser.feed_token(token)
    return _READING.transform(parser.feed_token(_END))


_END = Token("$END", "")
_READING = Reading()


def _without_stray_number(tokens: Sequence[Token], end: int) -> int:
    """Step back over a number that belongs to the word behind it: "on day 1, | 160 mg"."""
    if tokens[end].type in _COUNTED:
        while end > 1 and tokens[end - 1].type == "NUM":
            end -= 2 if tokens[end - 2].type in ("TO", "OR") else 1
    return end


@cache
def _parser() -> Lark:
    return Lark.open("grammar.lark", rel_to=__file__, parser="lalr")
