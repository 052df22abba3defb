"""Names that are known, and where they stand in a text.

Three sources: HPO, MONDO (as they are looked up for grounding), and the strings that experts marked on the training
labels. Of each string it is counted on how many of these labels it stands and on how many it was marked: "death" and
"hypertension" are often something else than an adverse reaction of the drug. A plural finds its singular.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from medgraph.extraction.adverse_effect.tagger.tokens import Tokens, tokenize
from medgraph.lexicon.ontologies import DISEASES, PHENOTYPES, name_index

_LONGEST = 8
_FORMS = 16  # of singulars and plurals that one place may be read in

TokenSpan = tuple[int, int]


class Count(NamedTuple):
    """On how many training labels a string was marked, and on how many it stands."""

    marked: int = 0
    seen: int = 0

    def without(self, marked: bool, seen: bool) -> Count:
        """Return the count without one label: what is learnt of a label must not come from itself."""
        return Count(self.marked - marked, self.seen - seen)

    @property
    def rate(self) -> str:
        """How often it was marked, in coarse steps: "n…" never, "pa1" seldom and once, … "pd4" nearly always and often."""
        if self.marked <= 0:
            return "n" + ("0" if self.seen <= 0 else "1" if self.seen < 3 else "3" if self.seen < 8 else "8")
        share = self.marked / self.seen
        often = "1" if self.marked == 1 else "2" if self.marked < 4 else "4"
        return "p" + ("a" if share < 0.2 else "b" if share < 0.5 else "c" if share < 0.8 else "d") + often


NEVER = Count()


@dataclass(frozen=True, slots=True)
class Names:
    """Names by their first word, to be found in running text."""

    by_first: Mapping[str, frozenset[tuple[str, ...]]] = field(repr=False)

    @classmethod
    def of(cls, names: Iterable[str]) -> Names:
        """Make them ready; names of more than eight words are left out."""
        by_first: dict[str, set[tuple[str, ...]]] = {}
        for name in names:
            words = tuple(word for word in tokenize(name).words if word != "-")
            if 0 < len(words) <= _LONGEST:
                by_first.setdefault(words[0], set()).add(words)
        return cls({first: frozenset(names) for first, names in by_first.items()})

    def longest(self, words: tuple[str, ...]) -> Iterator[TokenSpan]:
        """Yield the longest names in a text, none inside another; hyphens and plurals count as nothing.

        >>> list(Names.of(["skin rash", "rash"]).longest(("skin", "-", "rashes", "rash")))
        [(3, 4)]
        """
        position = 0
        while position < len(words):
            end = self._end(words, position)
            if end:
                yield position, end
            position = end or position + 1

    def _end(self, words: tuple[str, ...], start: int) -> int:
        """Return the end of the longest name that begins at a word, or 0."""
        end = 0
        for first in _forms(words[start]):
            names = self.by_first.get(first)
            if names:
                end = max(end, _reach(names, words, start, first))
        return end


def _reach(names: frozenset[tuple[str, ...]], words: tuple[str, ...], start: int, first: str) -> int:
    end = start + 1 if (first,) in names else 0
    longest = max(map(len, names))
    read: list[tuple[str, ...]] = [(first,)]
    position, count = start + 1, 1
    while position < len(words) and count < longest:
        if words[position] != "-":
            read = [(*before, form) for before in read for form in _forms(words[position])][:_FORMS]
            count += 1
            if not names.isdisjoint(read):
                end = position + 1
        position += 1
    return end


@lru_cache(maxsize=65536)
def _forms(word: str) -> tuple[str, ...]:
    return (word, word[:-1]) if word.endswith("s") and len(word) > 3 else (word,)


@lru_cache(maxsize=1)
def phenotypes() -> Names:
    """Return the names of HPO."""
    return Names.of(name_index(PHENOTYPES.names))


@lru_cache(maxsize=1)
def diseases() -> Names:
    """Return the names of MONDO."""
    return Names.of(name_index(DISEASES.names))


@dataclass(frozen=True)
class Marked:
    """The strings of the training labels, with their counts."""

    counts: Mapping[str, Count] = field(repr=False)

    @cached_property
    def _by_first(self) -> dict[str, dict[int, set[str]]]:
        by_first: dict[str, dict[int, set[str]]] = {}
        for string, count in self.counts.items():
            words = string.split(" ")
            if count.marked:
                by_first.setdefault(words[0], {}).setdefault(len(words), set()).add(string)
        return by_first

    def places(self, tokens: Tokens) -> Iterator[tuple[int, int, str]]:
        """Yield every place of a string that was marked somewhere, also inside others."""
        for start, word in enumerate(tokens.words):
            for length, strings in self._by_first.get(word, {}).items():
                string = tokens.string(start, start + length)
                if string in strings and start + length <= len(tokens.words):
                    yield start, start + length, string


@dataclass(frozen=True, slots=True)
class Places:
    """Where known names stand in a text: those of HPO, of MONDO, and strings that were marked on training labels."""

    phenotypes: tuple[TokenSpan, ...]
    diseases: tuple[TokenSpan, ...]
    marked: tuple[tuple[int, int, str], ...]


def places(tokens: Tokens, marked: Marked) -> Places:
    """Return where known names stand in a text."""
    return Places(
        tuple(phenotypes().longest(tokens.words)),
        tuple(diseases().longest(tokens.words)),
        tuple(marked.places(tokens)),
    )
