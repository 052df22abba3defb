"""Cut a text into the words of dosing phrases.

A dosing phrase is a run of such words; any other word ends the run. Some words are phrases ("as a single
dose", "in the morning and evening", see `phrases`): they are told first. Numbers stay text until `number` reads
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from medgraph.extraction.dosage.phrases import NUMBER, phrase_at
from medgraph.extraction.dosage.vocabulary import FORMS, WORDS
from medgraph.patterns import Pattern


class Word(NamedTuple):
    """One terminal of a dosing phrase: its kind, what it says in lower case, and where it stands."""

    kind: str
    text: str
    start: int
    end: int


_LPAR = (
    r"[(\[] ?(?:(?:equivalent to|equal to|corresponding to|that is,?|i\.?e\.?,?|=|approximately|about|"
    r"or|a total of|total|given as|as) )?"
)
_MEASURE = r"m?c?g|[µμ]g|m?l|i\.?u\.?|units?|m(?:icro|illi)?gram(?:me)?s?|micrograms?"
# "two pens, that's | 240 mg"
_THAT_IS = r"(?:(?: and)? (?:that (?:is|makes)|that['’]s|which (?:is|makes)|i\.?e\.?|making|equal to),?(?= ?\d))?"
_MANY = r"vector|viral|vg|gc|genome|cells|car\b|pfu|plaque|cfu|u\b|units|iu|particles|tcid"
_NUMBER = (
    r"\d+(?:\.\d+)? ?[x×·*] ?10 ?(?:\^ ?\(?|\()\d{1,2}\)?|\d+(?:\.\d+)? ?[x×·] ?10[⁰¹²³⁴⁵⁶⁷⁸⁹]+|"
    rf"\d+(?:\.\d+)? ?[x×·*] ?10\d{{1,2}}(?= ?(?:{_MANY}))|"
    r"\d+(?:\.\d+)?e\+?\d{1,2}\b|"
    rf"(?:0,\d+|\d+,\d{{1,2}})(?=(?: ?[-–] ?\d+(?:,\d+)?)? ?(?:{_MEASURE})\b)|"
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)|\d{1,3} 000\b|"
    rf"(?<!day )(?<!days )(?<!week )(?<!weeks )(?<!dose )(?<!cycle )(?<!step )\d{{1,3}} \d{{3}}(?= ?(?:{_MEASURE})\b)|"
    r"\d/\d(?= (?:of a |a )?(?:tablet|tab))|\d*[½¼¾]|\d+\.\d+|\.\d+|\d+(?!(?:st|nd|rd|th)\b)"
)
_SPLIT = Pattern(
    rf"(?P<NUM>(?<![a-z\d.,])(?:{_NUMBER}))"
    r"|(?P<EVERYH>(?<![a-z])q ?\d{1,2}(?: ?[-–] ?\d{1,2})? ?(?:hours?|hrs?|h|days?|d|weeks?|wks?|w|"
    r"months?|mo)\b|(?<![a-z])q ?(?:day|week|wk|month)\b|(?<![a-z])q[ .]?o[ .]?d\b\.?)"
    r"|(?P<LATIN>(?<![a-z])(?:[bt]\.i\.d|q\.i\.d|q\.d|q\.h\.s|o\.d|b\.d|t\.d\.s)\b\.?)"
    r"|(?P<GLOSS> ?\((?:mg|mcg|[µμ]g|g|kg|ml|iu|vg|gc|m[2²]|units?)\))"
    r"|(?P<MULTIPLY>(?<=\d) ?[x×] ?(?=\d))"
    rf"|(?P<LPAR>{_LPAR})|(?P<RPAR>[)\]])|(?P<SLASH> ?/ ?)|(?P<COMMA>,{_THAT_IS} ?)|(?P<X>(?<=\d)x(?= ?(?:daily|"
    rf"/|a day|per)))"
    r"|(?P<TO>(?<![a-z]{3})[-–—‑−](?= ?\.?\d)| ?(?<=g )up to (?=\d[\d.,]* ?(?:mg|mcg)))|(?P<HYPHEN>[-‑])"
    r"|(?P<WORD>\d(?:st|nd|rd|th)\b|m[2²]|[a-zµμ]+)|(?P<GAP>[^\s])"
)
_ONLY_AFTER_NUMBER = frozenset({"g", "l", "u", "h", "cap", "caps", "mo", "cells", "vg"})


def split_words(text: str) -> Iterator[list[Word]]:
    """Yield the runs of dosing words in a text, in order.

    >>> [[(w.kind, w.text) for w in run] for run in split_words("Give 5 mg twice daily by mouth.")]
    [[('NUM', '5'), ('UNIT', 'mg'), ('ONCE', 'twice'), ('TIMELY', 'daily')]]
    """
    run: list[Word] = []
    plain = _plain(text)
    for word in _words(plain):
        if word.kind == "GAP" and run and run[-1].kind == "NUM" and _LOOKS.match(plain, word.start):
            continue
        if word.kind == "GAP":
            if len(run) > 1 or (run and run[0].kind in _ALONE):
                yield run
            run = []
        elif word.kind not in ("HYPHEN", "GLOSS"):
            run.append(word)
    if len(run) > 1 or (run and run[0].kind in _ALONE):
        yield run


# "one adult tablet", "two sugar-coated tablets": what kind of form it is tells nothing of how many.
_FORM = "|".join(sorted(word for words in FORMS.values() for word in words.split()))
_LOOKS = Pattern(
    rf"(?!(?:of|or|and|to|per|a|other|more|extra|additional|further|missed|forgotten|different|separate)\b)"
    rf"[a-z]++(?:[-‑][a-z]++)? (?=(?:{_FORM})\b)"
)
_ALONE = frozenset({"TIMELY", "LATIN", "SINGLE", "ONCE", "FIRSTDAY", "TIMELATER"})


def _plain(text: str) -> str:
    """Return the text in lower case with every blank a space, of the same length."""
    low = text.lower()
    return re.sub(r"\s", " ", low if len(low) == len(text) else text)


_OTHERWISE = {"EVERYH": "LATIN", "SKIP": "GAP", "X": "TIMES"}


def _words(text: str) -> Iterator[Word]:
    found = _SPLIT.search(text)
    while found:
        kind, whole = _told_first(text, found) or (found.lastgroup or "", found)
        wording = whole[0].strip()
        if kind == "WORD":
            kind = _kind_of(wording, text, whole.start())
        yield Word(_OTHERWISE.get(kind, kind), wording, whole.start(), whole.start() + len(whole[0].rstrip()))
        found = _SPLIT.search(text, whole.end())


def _told_first(text: str, found: re.Match[str]) -> tuple[str, re.Match[str]] | None:
    """Return the phrase that begins with a word or number."""
    if found.lastgroup == "WORD":
        return phrase_at(text, found.start(), found[0])
    return phrase_at(text, found.start(), NUMBER) if found.lastgroup == "NUM" else None


def _kind_of(word: str, text: str, start: int) -> str:
    kind = WORDS.get(word, "GAP")
    if word in _ONLY_AFTER_NUMBER and not re.search(r"[\d/⁰¹²³⁴⁵⁶⁷⁸⁹][ -]?$", text[max(0, start - 3) : start]):
        return "GAP"
    if text[start + len(word) :].startswith((">", ".s.")) and len(word) == 1:  # "1639G>A", "19104 U.S."
        return "GAP"
    return kind
