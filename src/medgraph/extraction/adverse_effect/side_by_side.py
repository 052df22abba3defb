"""Part members that stand side by side, where a page has lost what parted them.

    "vomiting nausea hair loss (alopecia) tiredness (fatigue) low red blood cell count (anaemia) headache diarrhoea"
    "Stomach ache Cold hands Nausea"

A member begins with a capital, behind the bracket that closes the one before it, or where one name that the lexicon knows
ends and another begins. One such place alone proves nothing: "feeling sick (nausea) usually", "heart failure oedema".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from medgraph.extraction.language.mentions import find_known
from medgraph.lexicon import opens_condition
from medgraph.patterns import Pattern

SEVERAL = 2
_LOST = Pattern(r"(?<=[a-z)])(?<!\bthe)(?<!\bof)(?<!\band)(?<!\bor)\s+(?=(?P<next>[A-Z][a-z]{3,})\b)")
# Behind a bracket a member begins, unless what follows only says more of the one before.
_BEHIND_BRACKET = Pattern(
    r"(?<=[a-z\d]\))\s+(?=[a-z]{3})(?!(?:and|or|with|without|which|that|who|where|when|if|in|on|at|of|from|for|to|due|during|after|"
    r"before|because|by|as|is|are|was|were|has|have|had|can|could|may|might|will|would|including|such|like|caused|causing|leading|"
    r"often|sometimes|usually|also|but|see|seen|than|reactions?|disorders?|syndromes?|diseases?|events?|symptoms?|infections?|"
    r"problems?|levels?|tests?|in)\b)"
)
# Between two known names: a blank, and perhaps the first word of the second, which the lexicon does not count to it.
_BETWEEN = Pattern(r"\s+(?:(?!(?:and|or|with|in|on|at|of|from|for|to|by|as|the|an?|than)\b)[a-z]{4,}\s+)?")
_BLANK = Pattern(r"\s+")


def lost_separators(text: str) -> list[re.Match[str]]:
    """Return the blanks between members that nothing else parts, in order.

    >>> text = "vomiting nausea unusual hair loss (alopecia) tiredness (fatigue) fever (pyrexia) headache diarrhoea"
    >>> [text[found.end() :].split(" ")[0] for found in lost_separators(text)]
    ['nausea', 'unusual', 'tiredness', 'fever', 'headache', 'diarrhoea']
    >>> lost_separators("Toxicity in the Presence of Severe Renal Impairment")
    []
    >>> lost_separators("feeling sick (nausea) most mornings, headache")
    []
    """
    capitals = list(_before_capitals(text)) if text[:1].isupper() else []
    if len(capitals) >= SEVERAL and not _is_titled(text, len(capitals) + 1):
        return capitals
    brackets = list(_BEHIND_BRACKET.finditer(text)) if text.count(") ") >= SEVERAL else []
    if len(brackets) < SEVERAL:
        return []
    found = {each.start(): each for each in (*brackets, *_between_names(text))}
    return [found[start] for start in sorted(found)]


def _is_titled(text: str, members: int) -> bool:
    """Tell whether every word begins with a capital as in titles, and is no member of its own: "Severe Renal Impairment"."""
    words = _WORD.findall(text)
    return members < len(words) and all(word[0].isupper() for word in words)


_WORD = Pattern(r"\b(?!with\b|from\b)[A-Za-z]{4,}")


def _before_capitals(text: str) -> Iterator[re.Match[str]]:
    """Yield the blanks before capitals that begin a name; where every word has one, only those behind a known name."""
    found = [m for m in _LOST.finditer(text) if opens_condition(m["next"])]
    titled = len(found) >= SEVERAL and not _SMALL.search(text)
    ends = {name.end for name in find_known(text)} if titled else set()
    yield from (m for m in found if not titled or m.start() in ends)


_SMALL = Pattern(r"(?<![\w-])(?!and\b|with\b|from\b)[a-z]{3,}")


def _between_names(text: str) -> Iterator[re.Match[str]]:
    """Yield the blanks between two known names that no more than a word stands between."""
    for one, other in pairwise(find_known(text)):
        if _BETWEEN.fullmatch(text, one.end, other.start) and (blank := _BLANK.match(text, one.end)):
            yield blank
