"""Search for a pattern in a text, but only where the text has all that the pattern needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from medgraph.patterns.needs import needs
from medgraph.patterns.sight import look_for, seen

_needed: dict[str, int] = {}


def needed(pattern: re.Pattern[str]) -> int:
    """Return the number of what a pattern needs (see `sight`); asked before the first page, it costs none later."""
    number = _needed.get(pattern.pattern)
    if number is None:
        number = _needed[pattern.pattern] = look_for(needs(pattern.pattern, pattern.flags))
    return number


def may_match(pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether a text holds the words without which a pattern cannot match; if not, it does not match.

    >>> may_match(re.compile("side effects? include"), "The side effect is rare"), may_match(re.compile("[a-z]+"), "12")
    (False, True)
    """
    number = _needed.get(pattern.pattern)
    if number is None:
        number = needed(pattern)
    return number & seen(text) == number


def search(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return where a pattern matches first, as `pattern.search(text)` does."""
    number = _needed.get(pattern.pattern)  # as `may_match` does, without the call: nothing is asked more often
    if number is None:
        number = needed(pattern)
    return pattern.search(text) if number & seen(text) == number else None


def match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return how a pattern matches at the beginning, as `pattern.match(text)` does."""
    return pattern.match(text) if may_match(pattern, text) else None


def finditer(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Return where a pattern matches, as `pattern.finditer(text)` does."""
    return pattern.finditer(text) if may_match(pattern, text) else iter(())


def sub(pattern: re.Pattern[str], by: str | Callable[[re.Match[str]], str], text: str) -> str:
    """Return a text with each match of a pattern replaced, as `pattern.sub(by, text)` does."""
    return pattern.sub(by, text) if may_match(pattern, text) else text
