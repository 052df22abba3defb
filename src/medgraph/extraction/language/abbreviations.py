"""Read the abbreviations that a page defines: "spinal muscular atrophy (SMA)" → SMA.

What a page defines wins over any global alias: on a page about spinal muscular atrophy, SMA is the
disease and not a gene. The method is that of Schwartz and Hearst (2003): the letters of the
short form are found, from right to left, in the words before the bracket, the first at a word's beginning.
"""

from __future__ import annotations

import re

from medgraph.patterns import Pattern

_SHORT = Pattern(r"\((?P<short>[A-Za-z][A-Za-z0-9-]{1,9})\)")


def read_abbreviations(text: str) -> dict[str, str]:
    """Return the short forms that a text defines with their long forms, the first definition winning.

    >>> read_abbreviations("used to treat spinal muscular atrophy (SMA), and joint pain (arthralgia)")
    {'SMA': 'spinal muscular atrophy'}
    """
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        short = match["short"]
        if sum(c.isupper() for c in short) < 2:
            continue
        before = text[max(0, match.start() - 100) : match.start()]
        long = _long_form(short, re.split(r"[.;:()\n]", before)[-1].rstrip())
        if long:
            found.setdefault(short, long)
    return found


def _long_form(short: str, before: str) -> str | None:
    """Return the shortest run of words before the bracket that holds the short form's letters in order."""
    position = len(before) - 1
    letters = [c.lower() for c in short if c.isalnum()]
    for number, letter in reversed(list(enumerate(letters))):
        while position >= 0 and not (
            before[position].lower() == letter and (number > 0 or _begins_word(before, position))
        ):
            position -= 1
        if position < 0:
            return None
        position -= 1
    long = before[position + 1 :].strip()
    return long if 1 < len(long.split()) <= len(letters) + 4 or len(long) > len(short) + 2 else None


def _begins_word(text: str, position: int) -> bool:
    return position == 0 or not text[position - 1].isalnum()
