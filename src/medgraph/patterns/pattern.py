"""A regular expression that is compiled when it is first searched: most pages ask few of all there are."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, Protocol

from medgraph.patterns.needs import needs
from medgraph.patterns.sight import look_for


class Find(Protocol):
    """How a pattern is looked for in a text, or between two places of it."""

    def __call__(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match, None if there is none."""


class FindAll(Protocol):
    """How all matches of a pattern are looked for in a text, or between two places of it."""

    def __call__(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Return the matches in order."""


class Replace(Protocol):
    """How the matches of a pattern are replaced in a text."""

    def __call__(self, repl: str | Callable[[re.Match[str]], str], string: str, count: int = 0) -> str:
        """Return the text with each match replaced."""


class Pattern:
    r"""What `re.compile` returns, with the same methods, but compiled when one of them is first asked for.

    A mistake in it shows only then; the tests compile every pattern of the package.

    >>> Pattern(r"exons? (\d+)", re.IGNORECASE).sub(r"E\1", "Exon 51")
    'E51'
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    def __repr__(self) -> str:
        return f"Pattern({self.pattern!r}, {self.flags})"

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as the standard library has it."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def needed(self) -> int:
        """The number of what a text must hold for the pattern to match in it (see `sight`)."""
        return look_for(needs(self.pattern, self.flags))

    # Nothing is asked more often than the next five: what they return is kept, and called without a step between.

    @cached_property
    def search(self) -> Find:
        """Find the first match in a text."""
        return self.compiled.search

    @cached_property
    def match(self) -> Find:
        """Find the match with which a text begins."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Find:
        """Find the match that is the whole text."""
        return self.compiled.fullmatch

    @cached_property
    def finditer(self) -> FindAll:
        """Find all matches in a text, in order."""
        return self.compiled.finditer

    @cached_property
    def sub(self) -> Replace:
        """Replace each match in a text."""
        return self.compiled.sub

    def findall(self, string: str) -> list[Any]:
        """Return the texts of all matches, or of their groups where the pattern has some."""
        return self.compiled.findall(string)

    def split(self, string: str, maxsplit: int = 0) -> list[str | Any]:
        """Return a text cut at each match."""
        return self.compiled.split(string, maxsplit)
