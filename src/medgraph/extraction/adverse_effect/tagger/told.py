"""What the second judgement is told of a string: how it was read, where it stands, what its words and neighbours are like.

All of it are numbers, in the order of their names (`NAMES`). The likeliest place of the string speaks for its surroundings, all places
together for how it was read; the other strings of the label tell whether a longer or a shorter one is the likelier.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import and_
from statistics import fmean

from medgraph.extraction.adverse_effect.tagger.company import Company
from medgraph.extraction.adverse_effect.tagger.habits import UNKNOWN, Habits
from medgraph.extraction.adverse_effect.tagger.places import Place, likeliest
from medgraph.extraction.adverse_effect.tagger.tagging import Likelihood
from medgraph.extraction.adverse_effect.tagger.terms import NEVER, Count

_CUES = ("history", "patients with", "symptoms", "placebo", "reported", "treatment of", "due to", "indicated")
_ROUND = 15  # tokens that count as the surroundings
_PERCENT_WITHIN = 5
_JOINING = frozenset({"and", "or", ",", "/"})
_PREPOSITIONS = frozenset({"of", "in", "to", "with", "the"})
_MARKS = ("", ",", "and", "or", "(", ")", ".", ":", ";", "--", "//", "of", "with", "-", "/", "%", "[")

NAMES = (
    "best", "mean", "sum", "places", "best_boxed", "best_warnings", "best_reactions", "soft",
    "begins", "ends", "inside_before", "begins_behind", "position",
    "list_before", "list_behind", "dense_before", "dense_behind", "digit_behind", "percent_behind",
    "marked", "seen", "rate", "last_rate", "last_seen", "first_rate", "first_seen",
    "before_opening", "before_count", "first_opening", "behind_closing", "behind_count", "last_closing",
    "announcing", "following",
    "longer", "above_longer", "above_shorter", "kin", "likeliest_kin", "likely_kin", "characters",
    "capital", "abbreviation", "all_capitals", "capital_share",
    "words", "has_digit", "has_hyphen", "has_bracket", "joins", "has_preposition",
    "most_announcing", "mean_announcing", "most_following", "mean_following",
    "least_opening", "mean_opening", "least_closing", "mean_closing",
    "mark_before", "mark_behind", "marks_before", "marks_behind", "stands_free",
    *_CUES, "worded",
)  # fmt: skip
"""The names of the numbers; the last is what the words of the string and its place say (`wording`)."""


def numbers_of(string: str, company: Company, habits: Habits) -> list[float]:
    """Return what is told of a string of a label, in the order of NAMES, without the last."""
    places = company.places[string]
    best = likeliest(places)
    return [
        *_of_likelihoods(places),
        *_of_edges(best),
        *_of_surroundings(best, places),
        *_of_knowledge(string, habits),
        *_of_habits(string, best, habits),
        *_of_company(string, company),
        *_of_shape(best, places),
        *_of_words(string.split(" ")),
        *_of_edges_everywhere(places, habits),
        *_of_marks(best, places),
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


def _of_shape(best: Place, places: Sequence[Place]) -> Iterator[float]:
    shapes = best.read.tokens.shapes[best.start : best.end]
    yield _is_capital(shapes[0])
    yield shapes[0] == "A"
    yield all(_is_capital(shape) for shape in shapes if shape[0].isalpha())
    yield fmean(_is_capital(place.read.tokens.shapes[place.start]) for place in places)


def _is_capital(shape: str) -> bool:
    return shape.startswith("A")


def _of_words(words: Sequence[str]) -> Iterator[float]:
    yield len(words)
    yield any(word[0].isdigit() for word in words)
    yield "-" in words
    yield "(" in words
    yield not _JOINING.isdisjoint(words)
    yield not _PREPOSITIONS.isdisjoint(words)


def _of_edges_everywhere(places: Sequence[Place], habits: Habits) -> Iterator[float]:
    before = [habits.of(place.before) for place in places]
    behind = [habits.of(place.behind) for place in places]
    announcing, following = [habit.announcing for habit in before], [habit.following for habit in behind]
    opening, closing = [habit.opening for habit in before], [habit.closing for habit in behind]
    yield from (max(announcing), fmean(announcing), max(following), fmean(following))
    yield from (min(opening), fmean(opening), min(closing), fmean(closing))


def _of_marks(best: Place, places: Sequence[Place]) -> Iterator[float]:
    before = [not place.before[:1].isalnum() for place in places]
    behind = [not place.behind[:1].isalnum() for place in places]
    yield _mark(best.before)
    yield _mark(best.behind)
    yield fmean(before)
    yield fmean(behind)
    yield any(map(and_, before, behind))


def _mark(word: str) -> float:
    """Return a number for a mark or a word that often stands beside a name; for the others, one a kind."""
    if word in _MARKS:
        return _MARKS.index(word)
    return len(_MARKS) + (0 if word[0].isdigit() else 1 if word.isalpha() else 2)


def _of_cues(places: Sequence[Place]) -> Iterator[float]:
    cues = [cue for place in places for cue in place.read.cues[place.start]]
    return (cues.count(cue) / len(places) for cue in _CUES)
