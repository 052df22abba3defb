"""Text to sentences: where a stop ends one, and where it does not.

A stop ends a sentence where a blank follows and what comes next can begin one. It does not in a decimal,
after an abbreviation, after an initial, after a list number, within brackets. A stop without a blank after
it ("per week.The") ends one only between a lower-case letter and a capitalised word. The text is gone
through once; nothing here grows faster than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from medgraph.model import Span
from medgraph.patterns import Pattern

MAX_BRACKET = 600
MAX_SENTENCE = 2_000  # what is longer is a list or noise: it is read in pieces, so that no rule can run away

_STOP = Pattern(
    r"[.!?…]+[\"'”’»)\]]*(?:\[\d{1,3}(?:[,–-] ?\d{1,3}){0,9}\]){0,9}(?=\s|$)|"
    r"(?<=[a-zé)%][.!?])(?=[A-Z][a-z]{2})|\n[ \t]*\n"
)
_BRACKET = Pattern(r"[()\[\]]")
_NEXT = Pattern(r"[\s\"'“‘«(\[*_•–—-]*(\S\S*)")
_LAST = Pattern(r"\S+$")
_NUMBER = Pattern(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]*$")
_DOTTED = Pattern(r"(?:[A-Za-z]\.)+[A-Za-z]?\.?$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Never the end of a sentence: something always follows.
_NEVER = _words(
    "e.g i.e eg ie vs viz cf ca approx incl esp resp dr mr mrs ms prof st fig figs ref refs sec sect no "
    "nos nr vol pp eq tab ver rev gen temp conc avg est"
)
# The end of a sentence only where a capital begins the next.
_SOMETIMES = _words(
    "etc al mg mcg µg kg g ml dl l iu min max hr hrs wk wks mo mos yr yrs sec jr sr inc ltd co corp "
    "dept univ jan feb mar apr jun jul aug sep sept oct nov dec subq subcut inj tab tabs cap caps susp "
    "soln spp sp subsp var"
)
# A capital letter and a stop after these words is a name's end ("vitamin K."), not an initial ("J. Smith").
_LETTERED = _words(
    "vitamin hepatitis category type grade group class factor influenza part appendix coenzyme "
    "immunoglobulin child-pugh cohort arm schedule table phase apolipoprotein haemophilia hemophilia "
    "section step figure level stage"
)
_STARTERS = _words(
    "the a an it its this that these those in if you your there for when while after before all some "
    "most many no not do does is are patients however but and or as at by on to with we they he she "
    "because since although each other common serious rare talk tell ask call take use store"
)


def split_sentences(text: str, start: int = 0) -> list[Span]:
    """Return the sentences of a text, without the blanks around them; `start` is where the text begins in
    its view.

    >>> text = "Give 2.5 mg (e.g. i.v.). Does it help? Yes."
    >>> [span.of(text) for span in split_sentences(text)]
    ['Give 2.5 mg (e.g. i.v.).', 'Does it help?', 'Yes.']
    >>> split_sentences("Stop.", 40)
    [Span(start=40, end=45)]
    """
    sentences = []
    begun = 0
    for end in _cuts(text, [*_ends(text), len(text)]):
        piece = text[begun:end]
        first = begun + len(piece) - len(piece.lstrip())
        last = begun + len(piece.rstrip())
        if first < last:
            sentences.append(Span(start + first, start + last))
        begun = end
    return sentences


def last_sentence(text: str) -> str:
    """Return the last sentence of a text, which leads in what stands below it.

    >>> last_sentence("It is rarely a bother. Common effects are:"), last_sentence(" ")
    ('Common effects are:', '')
    """
    return split_sentences(text)[-1].of(text) if text.strip() else ""


def _cuts(text: str, ends: Iterable[int]) -> Iterator[int]:
    """Yield the ends of sentences, and places in between where one is endless: behind a comma, at a blank."""
    begun = 0
    for end in ends:
        while end - begun > MAX_SENTENCE:
            limit = begun + MAX_SENTENCE
            middle = limit - MAX_SENTENCE // 2
            cut = text.rfind(", ", middle, limit) + 1 or text.rfind(" ", middle, limit)
            begun = cut if cut > begun else limit
            yield begun
        begun = end
        yield end


def _ends(text: str) -> Iterator[int]:
    brackets = _brackets(text)
    inside = 0
    begun = 0
    for stop in _STOP.finditer(text):
        while inside < len(brackets) and brackets[inside].end <= stop.start():
            inside += 1
        enclosed = (
            inside < len(brackets) and brackets[inside].start < stop.start() and brackets[inside].end > stop.end()
        )
        if not enclosed and _ends_sentence(text, begun, stop):
            begun = stop.end()
            yield begun


def _brackets(text: str) -> list[Span]:
    """Return the outermost bracketed slices; brackets without a partner, and endless ones, hold nothing."""
    pairs: list[Span] = []
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text):
        if bracket[0] in "([":
            opened.append(bracket.start())
        elif opened and bracket.end() - (begun := opened.pop()) <= MAX_BRACKET:
            while pairs and pairs[-1].start > begun:
                pairs.pop()
            pairs.append(Span(begun, bracket.end()))
    return pairs


def _ends_sentence(text: str, begun: int, stop: re.Match[str]) -> bool:
    if stop[0].startswith("\n"):
        return True
    following = _NEXT.match(text, stop.end())
    if following is None:
        return True
    word = following[1]
    if _begins_low(word):
        return False
    if not stop[0].startswith(".") and stop[0]:
        return True
    return _full_stop_ends(text, begun, stop.start() if stop[0] else stop.start() - 1, word)


def _begins_low(word: str) -> bool:
    """Tell whether a word cannot begin a sentence; "mRNA", "siRNA" and "pH" can."""
    return word[0].islower() and not any(c.isupper() for c in word[1:])


def _full_stop_ends(text: str, begun: int, place: int, following: str) -> bool:
    last = _LAST.search(text, max(begun, place - 40), place)
    if last is None:
        return True
    word = last[0].lstrip("([\"'“‘")
    if _NUMBER.match(word) and _is_list_number(text, begun, last.start()):
        return False
    bare = word.rstrip(".").lower()
    if len(word) == 1 and word.isupper():
        return _ends_after_letter(text, begun, last.start(), following)
    if bare in _NEVER or bare.rsplit("/", 1)[-1] in _NEVER:
        return bare == "no" and not following[0].isdigit()
    if (_DOTTED.match(word) and "." in word) or bare in _SOMETIMES:
        return following[0].isupper() and (not word[0].isupper() or _is_starter(following))
    return True


def _is_list_number(text: str, begun: int, place: int) -> bool:
    before = text[max(begun, place - 3) : place].rstrip(" \t")
    return not before or before.endswith((":", "\n", ";"))


def _ends_after_letter(text: str, begun: int, place: int, following: str) -> bool:
    before = _LAST.search(text[max(begun, place - 40) : place].rstrip())
    return _is_starter(following) or bool(before and before[0].lower().strip("(,") in _LETTERED)


def _is_starter(word: str) -> bool:
    return word.lower().strip(",.:;'’\"") in _STARTERS
