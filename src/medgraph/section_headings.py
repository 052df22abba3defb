"""Read what a heading means: what its section is about, by the phrases of `heading_phrases`.

Numbers, "Q:", brackets and signs are taken off; a heading that strings several topics together ("Warnings and
checks") means the first, and of one that is two sentences the last that means something counts.
"""

from __future__ import annotations

import re
from functools import lru_cache

from medgraph.heading_phrases import PHRASES
from medgraph.model import SectionType as T
from medgraph.patterns import Pattern, search, sub

MAX_HEADING = 200

_NUMBER = Pattern(
    r"(?:section\s+)?(?:\d{1,2}(?:\.\d{1,2}){1,3}[.):]?|\d{1,2}[.):]|(?:[ivx]{1,4}|[a-z])[.)])\s+|\d{1,2}\s+(?=[A-Za-z])",
    re.ASCII,
)
_QUESTION_MARK = Pattern(r"[qa](?:uestion|nswer)?\s?\d{0,2}[.:)]\s+", re.IGNORECASE)
_BRACKETS = Pattern(r"[(\[][^()\[\]]{0,200}[)\]]")
_OTHER = Pattern(r"[^\w'%&/-]+")
_CONTRACTED = Pattern(r"\b(who|when|how|why|where)'s\b", re.IGNORECASE)
_STRUNG = Pattern(r",? and |, | & |/")
_SENTENCE = Pattern(r"(?<=[.!?]) ")
_BOXED = Pattern(r"WARNINGS?: ")


@lru_cache(maxsize=8192)
def section_type(heading: str) -> T | None:
    """Return what a heading says that its section is about; None where it says nothing known.

    Labels, lead-ins and question lines can be asked about as well.

    >>> section_type("4.8 Undesirable effects").value, section_type("How should I take Exondys?").value
    ('adverse reactions', 'dosage')
    >>> section_type("Casimersen") is None
    True
    """
    if len(heading) > MAX_HEADING:
        return None
    bare = _bare(heading)
    if _BOXED.match(bare):
        return T.BOXED_WARNING
    sentences = _SENTENCE.split(bare)
    found = (_first_topic(each) or _meaning(_words(each)) for each in (bare, *reversed(sentences[:4])))
    return next((kind for kind in found if kind), None)


def _first_topic(line: str) -> T | None:
    """Return the meaning of the first of several topics strung together ("Warnings and checks")."""
    topics = _STRUNG.split(line)
    if len(topics) < 2 or line.endswith("?") or any(len(topic.split()) > 2 for topic in topics):
        return None
    meanings = [_meaning(_words(topic)) for topic in topics]
    return meanings[0] if all(meanings) else None


@lru_cache(maxsize=8192)
def _meaning(words: str) -> T | None:
    return next((kind for kind, fits in _ROWS if search(fits, words)), None) if words else None


def _bare(heading: str) -> str:
    line = sub(_CONTRACTED, r"\1 is", " ".join(heading.replace("’", "'").split()).strip("*_#: "))
    line = _QUESTION_MARK.sub("", line, count=1) if _QUESTION_MARK.match(line) else line
    number = _NUMBER.match(line)
    return line[number.end() :] if number else line


def _words(line: str) -> str:
    return _OTHER.sub(" ", _BRACKETS.sub(" ", line)).strip().lower() or _OTHER.sub(" ", line).strip().lower()


def _row(phrases: str) -> Pattern:
    return Pattern("|".join(_phrase(phrase.strip()) for phrase in phrases.split(";")))


def _phrase(phrase: str) -> str:
    words = phrase.lstrip("=^").replace(" … ", " (?:.* )?")
    words = re.sub(r"\((?!\?)", "(?:", words)
    before = r"\A" if phrase[0] in "=^" else r"(?<![\w'-])"
    after = r"\Z" if phrase[0] == "=" else r"(?![\w'-])"
    return f"{before}(?:{words}){after}"


_ROWS = tuple((kind, _row(phrases)) for kind, phrases in PHRASES)
