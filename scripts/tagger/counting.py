"""What is counted on labels: on how many a string was marked and stands, and what words do at the edges of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from scripts.tagger.corpus import MarkedLabel

from medgraph.extraction.adverse_effect.tagger.features import COVERED
from medgraph.extraction.adverse_effect.tagger.habits import Habit, Habits
from medgraph.extraction.adverse_effect.tagger.model import HABITS, TERMS
from medgraph.extraction.adverse_effect.tagger.tagging import BEGINS, GOES_ON, OUTSIDE, named
from medgraph.extraction.adverse_effect.tagger.terms import NEVER, Count, Marked, Places, places
from medgraph.extraction.adverse_effect.tagger.tokens import Tokens, tokenize

_SOURCE = """\
# source: Demner-Fushman et al. 2018, 200 labels with adverse reactions marked (U.S. NLM; public domain)
# generator: scripts/tagger
"""
_HEAD_OF_TERMS = f"""\
# Strings on labels: on how many they were marked as adverse reactions, and on how many they stand
{_SOURCE}# columns: string, marked, seen
"""
_HEAD_OF_HABITS = f"""\
# Words at the edges of names on labels: how often they stand where
{_SOURCE}# columns: word, {", ".join(Habit._fields)}
"""


class Section(NamedTuple):
    """A section: its tokens, the known names in it, and what the model calls its kind."""

    tokens: Tokens
    places: Places
    code: str


class Prepared(NamedTuple):
    """A label with its sections tokenized, and the known strings that stand on it."""

    label: MarkedLabel
    sections: tuple[Section, ...]
    seen: frozenset[str]


def prepared(labels: Sequence[MarkedLabel]) -> list[Prepared]:
    """Return labels ready to learn from; the strings that are marked on one of them are known on all."""
    marked = Marked({string: Count(1, 1) for label in labels for string in label.marked})
    return [_prepared(label, marked) for label in labels]


def _prepared(label: MarkedLabel, marked: Marked) -> Prepared:
    sections = []
    for kind, text in label.sections:
        tokens = tokenize(text)
        sections.append(Section(tokens, places(tokens, marked), COVERED[kind]))
    seen = {string for section in sections for string in _strings(section)}
    return Prepared(label, tuple(sections), frozenset(seen | label.marked))


def _strings(section: Section) -> Iterator[str]:
    yield from (string for _, _, string in section.places.marked)
    for span in (*section.places.phenotypes, *section.places.diseases):
        yield section.tokens.string(*span)


def leaving_out(counts: Mapping[str, Count], label: Prepared) -> Callable[[str], Count]:
    """Return what tells the count of a string without a label: what is learnt of a label must not come from itself."""

    def count_of(string: str) -> Count:
        return counts.get(string, NEVER).without(string in label.label.marked, string in label.seen)

    return count_of


def tags_of(section: Section, marked: frozenset[str]) -> list[str]:
    """Return the tags of a section: the longest marked strings, wherever they stand."""
    longest: dict[int, int] = {}
    for start, end, string in section.places.marked:
        if string in marked:
            longest[start] = max(end, longest.get(start, 0))
    tags, reached = [OUTSIDE] * len(section.tokens.words), 0
    for start in sorted(longest):
        if start >= reached:
            reached = longest[start]
            tags[start:reached] = [BEGINS] + [GOES_ON] * (reached - start - 1)
    return tags


def habits_of(labels: Sequence[Prepared]) -> Habits:
    """Count on labels what their words do at the edges of names, and on how many their strings are marked."""
    counts: dict[str, Counter[str]] = {}
    for label in labels:
        for section in label.sections:
            for word, place in _edges(section, label.label.marked):
                counts.setdefault(word, Counter())[place] += 1
    words = {word: Habit(**counts[word]) for word in sorted(counts)}
    return Habits(words, _counts(labels))


def _counts(labels: Iterable[Prepared]) -> dict[str, Count]:
    marked: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for each in labels:
        marked.update(each.label.marked)
        seen.update(each.seen)
    return {string: Count(marked[string], times) for string, times in sorted(seen.items())}


def _edges(section: Section, marked: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield words with what they do: open, precede, close or follow a marked name, or stand beside one not marked."""
    words, tags = section.tokens.words, tags_of(section, marked)
    for start, end in named(tags):
        if end - start > 1:
            yield words[start], "opens"
            yield words[end - 1], "closes"
        yield from _beside(words, start, end, "")
    for start, end in sorted({*section.places.phenotypes, *section.places.diseases}):
        if tags[start] == OUTSIDE:
            yield from _beside(words, start, end, "_unmarked")


def _beside(words: tuple[str, ...], start: int, end: int, kind: str) -> Iterator[tuple[str, str]]:
    if start:
        yield words[start - 1], f"before{kind}"
    if end < len(words):
        yield words[end], f"behind{kind}"


def write_counts(habits: Habits, folder: Path) -> None:
    """Write what was counted as the model is loaded from."""
    _write(folder / TERMS, _HEAD_OF_TERMS, habits.names)
    _write(folder / HABITS, _HEAD_OF_HABITS, habits.words)


def _write(path: Path, head: str, rows: Mapping[str, tuple[int, ...]]) -> None:
    lines = ("\t".join(map(str, (name, *numbers))) + "\n" for name, numbers in rows.items() if not name.startswith("#"))
    path.write_text(head + "".join(lines), encoding="utf-8")
