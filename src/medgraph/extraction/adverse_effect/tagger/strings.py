"""All places of a label → its strings, each with the probability that experts would mark it.

A name is tagged place by place, but a label states an effect once for all. So every string that the model reads somewhere,
or half reads, or that is known from other labels or the vocabularies, is judged a second time by all its places
together: how likely the best is and they are on the whole, how many were read, whether it stands inside longer names
alone, how often it was marked on the training labels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import NamedTuple

from medgraph.extraction.adverse_effect.tagger.features import lexicon_tags, sentence_cues, token_features
from medgraph.extraction.adverse_effect.tagger.model import Likelihood, Model, Tagging
from medgraph.extraction.adverse_effect.tagger.terms import Count, Places, TokenSpan, places
from medgraph.extraction.adverse_effect.tagger.tokens import Tokens, shape, tokenize

ENOUGH = 0.38
"""The probability from which a string counts as an effect: where precision and recall balance on training labels."""

_THRESHOLDS = (0.08, 0.2, 0.35, 0.6)
_LONGEST = 12  # tokens
_STEPS = (0.02, 0.07, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95, 0.99)


@dataclass(frozen=True, slots=True)
class Read:
    """A section as the model read it; `section` is its kind as the model calls it."""

    tokens: Tokens
    places: Places
    section: str
    lexicon: Sequence[str]
    cues: Sequence[tuple[str, ...]]
    tagging: Tagging


class Place(NamedTuple):
    """A place where a string stands: in which section, how likely it is a name, whether and inside which name it was read."""

    read: Read
    start: int
    end: int
    likelihood: float
    source: str
    is_read: bool
    inside: TokenSpan | None


class Judged(NamedTuple):
    """A string of a label, with its places, and the probability that it names an adverse reaction."""

    string: str
    places: tuple[Place, ...]
    probability: float


CountOf = Callable[[str], Count]


def read(text: str, section: str, model: Model) -> Read:
    """Return a section as the model reads it."""
    tokens = tokenize(text)
    known = places(tokens, model.marked)
    return read_again(tokens, known, section, model, model.count_of)


def read_again(tokens: Tokens, known: Places, section: str, model: Model, count_of: CountOf) -> Read:
    """Return a section as the model reads it, where its tokens and the names in it are there already."""
    tagging = model.tag(token_features(tokens, known, section, count_of))
    return Read(tokens, known, section, lexicon_tags(tokens, known), sentence_cues(tokens), tagging)


def judge(sections: Iterable[Read], model: Model) -> Iterator[Judged]:
    """Yield the strings of a label with their probabilities."""
    for string, found, features in described(sections, model.count_of):
        yield Judged(string, found, model.probability(features))


def described(sections: Iterable[Read], count_of: CountOf) -> Iterator[tuple[str, tuple[Place, ...], list[str]]]:
    """Yield the strings of a label with their places and what the second judgement is told about them."""
    found: dict[str, list[Place]] = {}
    for section in sections:
        for place in _places(section, count_of):
            found.setdefault(section.tokens.string(place.start, place.end), []).append(place)
    longer = _longer(found)
    for string, where in found.items():
        yield string, tuple(where), _features(string, where, longer.get(string, 0.0), count_of(string))


# --- where strings stand ---


def _places(section: Read, count_of: CountOf) -> Iterator[Place]:
    within: dict[int, TokenSpan] = {i: span for span in section.tagging.best for i in range(*span)}
    best = set(section.tagging.best)
    for (start, end), source in _spans(section, count_of).items():
        if _may_name(section.tokens.words, start, end):
            held = within.get(start)
            inside = held if held and held != (start, end) else None
            likelihood = _likelihood(section.tagging.likely, start, end)
            yield Place(section, start, end, likelihood, source, (start, end) in best, inside)


def _may_name(words: tuple[str, ...], start: int, end: int) -> bool:
    last = words[end - 1]
    return end - start <= _LONGEST and words[start][0].isalnum() and (last[0].isalnum() or last == ")")


def _spans(section: Read, count_of: CountOf) -> dict[TokenSpan, str]:
    """Return the runs of tokens to be judged: what was read, half read, marked on other labels, known to the lexicon."""
    spans = dict.fromkeys(section.tagging.best, "v")
    for threshold in _THRESHOLDS:
        for span in _runs(section.tagging.likely, threshold):
            spans.setdefault(span, "t")
    for start, end, string in section.places.marked:
        if count_of(string).marked > 0:
            spans.setdefault((start, end), "k")
    for span in (*section.places.phenotypes, *section.places.diseases):
        spans.setdefault(span, "l")
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


def _likelihood(likely: Sequence[Likelihood], start: int, end: int) -> float:
    """Return how likely a name stands right here: the least of what its tokens say."""
    ends = 1 - likely[end].goes_on if end < len(likely) else 1.0
    return min([likely[start].begins, ends, *(likely[i].goes_on for i in range(start + 1, end))])


def _longer(found: dict[str, list[Place]]) -> dict[str, float]:
    """Return for each string how likely the likeliest string is that contains it."""
    longer: dict[str, float] = {}
    for string, where in found.items():
        words, best = string.split(" "), max(place.likelihood for place in where)
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                part = " ".join(words[start:end])
                if end - start < len(words) and part in found:
                    longer[part] = max(best, longer.get(part, 0.0))
    return longer


# --- what the second judgement is told ---


def _features(string: str, where: list[Place], longer: float, count: Count) -> list[str]:
    best = max(where, key=lambda place: place.likelihood)
    return [*_of_places(where, best, count), *_of_wording(string, best), *_of_company(where, best, longer)]


def _of_places(where: list[Place], best: Place, count: Count) -> list[str]:
    top, rate = _step(best.likelihood), count.rate
    noisy = _step(1 - prod(1 - 0.95 * place.likelihood for place in where))
    read_times = sum(place.is_read for place in where)
    share = _share(read_times / len(where))
    sources = "".join(sorted({place.source for place in where}))
    sections = "".join(sorted({place.read.section for place in where if place.is_read}))
    times = min(len(where), 5)
    return [
        f"best={top}", f"noisy={noisy}", f"mean={_step(sum(p.likelihood for p in where) / len(where))}", f"bn={top}{noisy}",
        f"r={rate}", f"rb={rate}{top}", f"rf={rate}{share}", f"fr={share}", f"bf={top}{share}", f"n={times}",
        f"nf={times}{share}", f"nv={min(read_times, 4)}", f"k={sources}", f"kb={sources}{top}", f"sec={sections}",
        f"secb={sections}{top}",
    ]  # fmt: skip


def _of_wording(string: str, best: Place) -> list[str]:
    words, top = string.split(" "), _step(best.likelihood)
    length = min(len(words), 6)
    return [
        f"len={length}", f"lenb={length}{top}", f"w0={words[0]}", f"w-1={words[-1]}", f"s-1={words[-1][-4:]}",
        f"sh={shape(string)[:12]}", f"str={string}", *(f"w={word}" for word in words),
    ]  # fmt: skip


def _of_company(where: list[Place], best: Place, longer: float) -> list[str]:
    section, words, top = best.read, best.read.tokens.words, _step(best.likelihood)
    inside = sum(place.inside is not None and _holds(place.inside, place) for place in where)
    held = "0" if not inside else "a" if inside < len(where) else "all"
    soft = _step(min(section.tagging.likely[i].inside for i in range(best.start, best.end)))
    over = int(best.inside is not None)
    return [
        f"over={over}", f"ob={over}{top}", f"in={held}", f"inb={held}{top}", f"soft={soft}", f"sb={soft}{top}",
        f"sup={_step(longer)}", f"supb={_step(longer)}{top}", f"-1={words[best.start - 1] if best.start else '<'}",
        f"+1={words[best.end] if best.end < len(words) else '>'}",
        f"lx={section.lexicon[best.start]}{section.lexicon[best.end - 1]}", *(f"c={cue}" for cue in section.cues[best.start]),
    ]  # fmt: skip


def _holds(span: TokenSpan, place: Place) -> bool:
    return span[0] <= place.start and place.end <= span[1]


def _step(probability: float) -> str:
    return str(sum(probability >= step for step in _STEPS))


def _share(share: float) -> str:
    return "0" if share == 0 else "a" if share < 0.34 else "b" if share < 0.67 else "c" if share < 1 else "d"
