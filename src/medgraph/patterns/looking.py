"""Search for a pattern in a text, but only where the text has all that the pattern needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from medgraph.patterns.pattern import Pattern
from medgraph.patterns.sight import seen


def may_match(pattern: Pattern, text: str) -> bool:
    """Tell whether a text holds the words without which a pattern cannot match; if not, it does not match.

    >>> may_match(Pattern("side effects? include"), "The side effect is rare"), may_match(Pattern("[a-z]+"), "12")
    (False, True)
    """
    needed = pattern.needed
    return needed & seen(text) == needed


def search(pattern: Pattern, text: str) -> re.Match[str] | None:
    """Return where a pattern matches first, as `pattern.search(text)` does."""
    needed = pattern.needed  # as `may_match` does, without the call: nothing is asked more often
    return pattern.search(text) if needed & seen(text) == needed else None


def match(pattern: Pattern, text: str, start: int = 0) -> re.Match[str] | None:
    """Return how a pattern matches at the beginning or another place, as `pattern.match(text, start)` does."""
    needed = pattern.needed
    return pattern.match(text, start) if needed & seen(text) == needed else None


def finditer(pattern: Pattern, text: str) -> Iterator[re.Match[str]]:
    """Return where a pattern matches, as `pattern.finditer(text)` does."""
    return pattern.finditer(text) if may_match(pattern, text) else iter(())


def sub(pattern: Pattern, by: str | Callable[[re.Match[str]], str], text: str) -> str:
    """Return a text with each match of a pattern replaced, as `pattern.sub(by, text)` does."""
    return pattern.sub(by, text) if may_match(pattern, text) else text
