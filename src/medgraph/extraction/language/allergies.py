"""Read the allergy to a drug itself, with all it is "to": "hypersensitivity to X, to other Xs or to any of the excipients".

Such an allergy is one condition, hypersensitivity, however long its "to …" runs; an allergy to something else
("allergy to peanuts") is a condition of its own and read as others are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from medgraph.extraction.language.phrases import blanked
from medgraph.patterns import Pattern, finditer

__all__ = ["find_allergy", "without_signs"]

_ALLERGY = Pattern(
    r"\b(?P<head>(?:(?:known|suspected|confirmed|documented|serious|severe|prior|previous|systemic|immediate|life-threatening|or)[ \u2060])*(?:hypersensitiv(?:ity|e)|allerg(?:y|ies|ic)|anaphyla\w+|(?:over)?sensitiv(?:ity|e)(?=\s+to\b))(?: reactions?)?)\b(?P<to>\s+(?:to|after|following|with)\b[^;]*)?",
    re.IGNORECASE,
)
_OWN_SUBSTANCE = Pattern(
    r"\b(?:anything else|component|ingredient|excipient|constituent|formulation|active substance|drug|medicine|medication|product|"
    r"it|itself|this|treatment)s?\b",
    re.IGNORECASE,
)
_ALLERGY_SIGNS = Pattern(r"(?<=hypersensitivity)\s*\((?:e\.g\.|such as|including)[^()]*\)(?=\s+to\b)", re.IGNORECASE)


def without_signs(text: str) -> str:
    """Blank the signs that stand between an allergy and what it is to, every offset kept.

    >>> without_signs("hypersensitivity (e.g. rash) to aspirin")
    'hypersensitivity             to aspirin'
    """
    return _ALLERGY_SIGNS.sub(blanked, text)


def find_allergy(text: str, own: frozenset[str]) -> re.Match[str] | None:
    """Return the allergy to the drug itself or to a component of it, with all it is "to"."""
    for found in finditer(_ALLERGY, text):
        to = found["to"]
        if to is None or _OWN_SUBSTANCE.search(to) or any(name in to.lower() for name in own):
            return _bounded_allergy(text, found, own)
    return None


_OWN_WORD = (
    r"to|any|another|anything|else|one|the|its|their|this|these|other|or|and|of|in|it|itself|inactive|active|listed|either|contained|components?|ingredients?|"
    r"excipients?|constituents?|formulations?|drugs?|medicines?|medications?|products?|substances?|tablets?|capsules?|vaccine"
)
_LOOSE_END = Pattern(
    r"(?:(?:\s*+,)?\s++(?:to|any|the|its|their|this|these|other|or|and|of|in|either|with)){1,12}$|\s*+,$", re.IGNORECASE
)
_SIGN = r"(?:(?:a|an|severe|serious|prior)\s+)*(?:anaphyla\w+(?:\s+(?:shock|reactions?))?|angio-?o?edema|urticaria|hives|bronchospasm)"
_BEHIND = Pattern(
    rf"(?:\s*+,)?\s++(?:such\s+as|like|including|e\.g\.,?)\s+{_SIGN}(?:\s*(?:,|,?\s+(?:or|and))\s+{_SIGN})*|"
    r"(?:\s*+,)?\s++or\s+(?:to\s+)?(?:any\s+)?other\s+[\w-]+|\s*\([^()]*\)",
    re.IGNORECASE,
)


_END_OF_TO = Pattern(r",|;| and | or (?!any|its|other|to)")


def _bounded_allergy(text: str, found: re.Match[str], own: frozenset[str]) -> re.Match[str]:
    """Return the allergy with its "to …" up to the last word that belongs to it."""
    if found["to"] is None:
        return found
    to = _own_words(own).match(text, found.end("head"))
    end = to.start() + len(_LOOSE_END.sub("", to[0])) if to else _end_of_to(text, found)
    behind = _BEHIND.match(text, end)
    return _ALLERGY.match(text[: behind.end() if behind else end], found.start()) or found


@lru_cache(maxsize=16)
def _own_words(own: frozenset[str]) -> Pattern:
    """Return the pattern of "to …" with the names of the drug and the words for it and its components."""
    names = "|".join(re.escape(name) for name in sorted(own, key=len, reverse=True)) or "itself"
    return Pattern(
        rf"\s+(?:to|after|following|with)(?:\s+(?!(?:{_OWN_WORD})\b)[\w-]+){{0,3}}?(?:\s*,?\s+(?:(?:{names})(?:-[a-z]{{4}})?|(?:any\s+)?other\s+[\w-]+(?=\s+(?:or|and)\b|\s*,|\W*$)|{_OWN_WORD})\b(?:['’]s)?)+",
        re.IGNORECASE,
    )


def _end_of_to(text: str, found: re.Match[str]) -> int:
    stop = _END_OF_TO.search(text, found.end("head"))
    return stop.start() if stop else found.end()
