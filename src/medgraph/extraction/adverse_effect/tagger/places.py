"""Where strings of a section stand that may name an adverse reaction: what was read, half read, or is known from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from medgraph.extraction.adverse_effect.tagger.features import CountOf
from medgraph.extraction.adverse_effect.tagger.tagging import Likelihood, Tagging
from medgraph.extraction.adverse_effect.tagger.terms import Places, TokenSpan
from medgraph.extraction.adverse_effect.tagger.tokens import Tokens

_THRESHOLDS = (0.08, 0.2, 0.35, 0.6)
_LEAST = 0.1  # probability of each edge of a name that may begin or end otherwise
_LONGEST = 12  # tokens


@dataclass(frozen=True, slots=True)
class Read:
    """A section as the model read it; `section` is its kind as the model calls it, `heads` and `cues` belong to its tokens."""

    tokens: Tokens
    known: Places
    section: str
    heads: Sequence[str]
    cues: Sequence[tuple[str, ...]]
    tagging: Tagging


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a string stands: in which section, how likely it is a name, whether it was read as one."""

    read: Read
    start: int
    end: int
    likelihood: float
    is_read: bool

    @property
    def likely(self) -> Sequence[Likelihood]:
        """What the model says of the tokens of the string."""
        return self.read.tagging.likely[self.start : self.end]

    @property
    def before(self) -> str:
        """The word before it."""
        return self.read.tokens.words[self.start - 1] if self.start else ""

    @property
    def behind(self) -> str:
        """The word behind it."""
        return next(iter(self.words(1)), "")

    def words(self, number: int) -> tuple[str, ...]:
        """Return the next words behind it."""
        return self.read.tokens.words[self.end : self.end + number]


def places_by_string(sections: Sequence[Read], count_of: CountOf) -> dict[str, list[Place]]:
    """Return the strings of a label that may name an adverse reaction, each with its places."""
    found: dict[str, list[Place]] = {}
    for section in sections:
        for place in _places(section, count_of):
            found.setdefault(section.tokens.string(place.start, place.end), []).append(place)
    return found


def likeliest(places: Sequence[Place]) -> Place:
    """Return the place of a string where it is most likely a name, the first of equals."""
    return max(places, key=lambda place: place.likelihood)


def _places(section: Read, count_of: CountOf) -> Iterator[Place]:
    best = dict.fromkeys(once for span in section.tagging.best for once in _once(section.tokens.words, span))
    for start, end in _spans(section, best, count_of):
        if _may_name(section.tokens.words, start, end):
            likelihood = _likelihood(section.tagging.likely, start, end)
            yield Place(section, start, end, likelihood, (start, end) in best)


def _once(words: tuple[str, ...], span: TokenSpan) -> Iterator[TokenSpan]:
    """Yield a name, and one that stands there twice as two: the title of a part, and its first word ("Seizures Seizures were …").

    >>> list(_once(("5.11", "seizures", "seizures", "were"), (1, 3)))
    [(1, 2), (2, 3)]
    """
    start, end = span
    middle = (start + end) // 2
    if words[start:middle] == words[middle:end]:
        yield start, middle
        yield middle, end
    else:
        yield span


def _may_name(words: tuple[str, ...], start: int, end: int) -> bool:
    last = words[end - 1]
    return end - start <= _LONGEST and words[start][0].isalnum() and (last[0].isalnum() or last == ")")


def _spans(section: Read, best: dict[TokenSpan, None], count_of: CountOf) -> dict[TokenSpan, None]:
    """Return the runs of tokens to be judged: read, half read, read otherwise, marked on other labels, known to the lexicon."""
    likely = section.tagging.likely
    half_read = (run for threshold in _THRESHOLDS for run in _runs(likely, threshold))
    read = (once for span in chain(half_read, _readings(likely)) for once in _once(section.tokens.words, span))
    spans = dict(best) | dict.fromkeys(read)
    known = (span for *span, string in section.known.marked if count_of(string).marked > 0)
    spans.update(((start, end), None) for start, end in known)
    spans.update(dict.fromkeys((*section.known.phenotypes, *section.known.diseases)))
    return spans


def _runs(likely: Sequence[Likelihood], threshold: float) -> Iterator[TokenSpan]:
    """Yield the runs of tokens that are in a name with some probability."""
    position = 0
    while position < len(likely):
        start, position = position, position + 1
        if likely[start].inside > threshold:
            while position < len(likely) and _goes_on(likely[position], threshold):
                position += 1
            yield start, position


def _goes_on(likely: Likelihood, threshold: float) -> bool:
    return likely.goes_on > threshold * 0.8 and likely.goes_on >= likely.begins


def _readings(likely: Sequence[Likelihood]) -> Iterator[TokenSpan]:
    """Yield the runs of tokens that may be a name, wherever it may begin and end."""
    for start, first in enumerate(likely):
        if first.begins > _LEAST:
            yield from ((start, end) for end in _ends(likely, start))


def _ends(likely: Sequence[Likelihood], start: int) -> Iterator[int]:
    for end in range(start + 1, min(start + _LONGEST, len(likely)) + 1):
        goes_on = likely[end].goes_on if end < len(likely) else 0.0
        if goes_on < 1 - _LEAST:
            yield end
        if goes_on <= _LEAST:
            return


def _likelihood(likely: Sequence[Likelihood], start: int, end: int) -> float:
    """Return how likely a name stands right here: the least of what its tokens say."""
    ends = 1 - likely[end].goes_on if end < len(likely) else 1.0
    return min([likely[start].begins, ends, *(likely[i].goes_on for i in range(start + 1, end))])
