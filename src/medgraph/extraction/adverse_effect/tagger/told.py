"""What the second judgement is told of a string: how it was read, where it stands, what its words and neighbours are like.

All of it are numbers, in the order of their names (`NAMES`). The likeliest place of the string speaks for its surroundings, all places
together for how it was read; the other strings of the label tell whether a longer or a shorter one is the likelier.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from medgraph.extraction.adverse_effect.tagger.habits import UNKNOWN, Habits
from medgraph.extraction.adverse_effect.tagger.places import Place
from medgraph.extraction.adverse_effect.tagger.tagging import Likelihood
from medgraph.extraction.adverse_effect.tagger.terms import NEVER, Count

_CUES = ("history", "patients with", "symptoms", "placebo", "reported", "treatment of", "due to", "indicated")
_ROUND = 15  # tokens that count as the surroundings
_PERCENT_WITHIN = 5

NAMES = (
    "best", "mean", "sum", "places", "best_boxed", "best_warnings", "best_reactions", "soft",
    "begins", "ends", "inside_before", "begins_behind", "position",
    "list_before", "list_behind", "dense_before", "dense_behind", "digit_behind", "percent_behind",
    "marked", "seen", "rate", "last_rate", "last_seen", "first_rate", "first_seen",
    "before_opening", "before_count", "first_opening", "behind_closing", "behind_count", "last_closing",
    "announcing", "following",
    "longer", "above_longer", "above_shorter", "kin", "likeliest_kin", "likely_kin", "characters",
    *_CUES,
)  # fmt: skip
"""The names of the numbers."""


@dataclass(frozen=True)
class Company:
    """The strings of a label with their places: what else stands there."""

    places: Mapping[str, Sequence[Place]]

    @cached_property
    def best(self) -> dict[str, float]:
        """How likely the likeliest place of each string is a name."""
        return {string: max(place.likelihood for place in places) for string, places in self.places.items()}

    @cached_property
    def longer(self) -> dict[str, float]:
        """For each string how likely the likeliest string is that contains it."""
        longer: dict[str, float] = {}
        for string, likelihood in self.best.items():
            for part in _parts(string):
                longer[part] = max(likelihood, longer.get(part, 0.0))
        return longer

    @cached_property
    def _kin(self) -> dict[str, list[tuple[str, float]]]:
        kin: dict[str, list[tuple[str, float]]] = {}
        for string, likelihood in self.best.items():
            kin.setdefault(_head(string), []).append((string, likelihood))
        return kin

    def shorter(self, string: str) -> float:
        """Return how likely the likeliest string is that a string contains."""
        return max((self.best.get(part, 0.0) for part in _parts(string)), default=UNKNOWN)

    def kin(self, string: str) -> list[float]:
        """Return how likely the other strings are that end with the same word, one or many."""
        return [likelihood for other, likelihood in self._kin[_head(string)] if other != string]


def numbers_of(string: str, company: Company, habits: Habits) -> list[float]:
    """Return what is told of a string of a label, in the order of NAMES."""
    places = company.places[string]
    best = max(places, key=lambda place: place.likelihood)
    return [
        *_of_likelihoods(places),
        *_of_edges(best),
        *_of_surroundings(best, places),
        *_of_knowledge(string, habits),
        *_of_habits(string, best, habits),
        *_of_company(string, company),
        *_of_cues(places),
    ]


def _of_likelihoods(places: Sequence[Place]) -> Iterator[float]:
    likelihoods = [place.likelihood for place in places]
    yield max(likelihoods)
    yield sum(likelihoods) / len(places)
    yield sum(likelihoods)
    yield len(places)
    for section in "bwa":
        yield max((place.likelihood for place in places if place.read.section == section), default=UNKNOWN)
    yield max(min(likely.inside for likely in place.likely) for place in places)


def _of_edges(best: Place) -> Iterator[float]:
    likely = best.read.tagging.likely
    behind = likely[best.end] if best.end < len(likely) else _NONE
    yield likely[best.start].begins
    yield 1 - behind.goes_on
    yield likely[best.start - 1].inside if best.start else 0.0
    yield behind.inside
    yield best.start / len(likely)


_NONE = Likelihood(0.0, 0.0)


def _of_surroundings(best: Place, places: Sequence[Place]) -> Iterator[float]:
    inside = _inside(best)
    yield max(inside(best.start - 2), inside(best.start - 3))
    yield max(inside(best.end + 1), inside(best.end + 2))
    yield sum(map(inside, range(best.start - _ROUND, best.start))) / _ROUND
    yield sum(map(inside, range(best.end, best.end + _ROUND))) / _ROUND
    yield best.behind[:1].isdigit()
    yield sum("%" in place.words(_PERCENT_WITHIN) for place in places) / len(places)


def _inside(place: Place) -> Callable[[int], float]:
    likely = place.read.tagging.likely
    return lambda i: likely[i].inside if 0 <= i < len(likely) else 0.0


def _of_knowledge(string: str, habits: Habits) -> Iterator[float]:
    own = habits.names.get(string, NEVER)
    words = string.split(" ")
    yield own.marked
    yield own.seen
    yield (own.marked + 0.5) / (own.seen + 1.5)
    yield from _rate(habits.last.get(words[-1], NEVER))
    yield from _rate(habits.first.get(words[0], NEVER))


def _rate(count: Count) -> tuple[float, float]:
    return (count.marked + 1) / (count.seen + 2.5), count.seen


def _of_habits(string: str, best: Place, habits: Habits) -> Iterator[float]:
    words = string.split(" ")
    before, behind = habits.of(best.before), habits.of(best.behind)
    several = len(words) > 1
    yield before.opening
    yield before.opens + before.before
    yield habits.of(words[0]).opening if several else UNKNOWN
    yield behind.closing
    yield behind.closes + behind.behind
    yield habits.of(words[-1]).closing if several else UNKNOWN
    yield before.announcing
    yield behind.following


def _of_company(string: str, company: Company) -> Iterator[float]:
    best, longer, kin = company.best[string], company.longer.get(string, 0.0), company.kin(string)
    yield longer
    yield best - longer
    yield best - company.shorter(string)
    yield len(kin)
    yield max(kin, default=0.0)
    yield sum(kin) / len(kin) if kin else UNKNOWN
    yield len(string)


def _of_cues(places: Sequence[Place]) -> Iterator[float]:
    cues = [cue for place in places for cue in place.read.cues[place.start]]
    return (cues.count(cue) / len(places) for cue in _CUES)


def _parts(string: str) -> Iterator[str]:
    words = string.split(" ")
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            if end - start < len(words):
                yield " ".join(words[start:end])


def _head(string: str) -> str:
    return string.rsplit(" ", 1)[-1].rstrip("s")
