"""Labels → a model.

Two models are trained. The first tags tokens: every place of a marked string counts as marked, the longest first. The
second judges strings, by what the first says of them; so that it sees the first as it is on labels that it has not
learnt from, it is trained on what models of the other folds say. Of each label the counts of its own strings leave
itself out. The same labels give the same bytes.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pycrfsuite
from scripts.tagger.corpus import MarkedLabel, folds

from medgraph.extraction.adverse_effect.tagger.features import COVERED, token_features
from medgraph.extraction.adverse_effect.tagger.model import (
    BEGINS,
    GOES_ON,
    MARKED,
    OUTSIDE,
    STRINGS,
    TERMS,
    TOKENS,
    UNMARKED,
    Model,
    load_folder,
)
from medgraph.extraction.adverse_effect.tagger.strings import described, read_again
from medgraph.extraction.adverse_effect.tagger.terms import NEVER, Count, Marked, Places, places
from medgraph.extraction.adverse_effect.tagger.tokens import Tokens, tokenize

INNER_FOLDS = 5
_TOKEN_PARAMETERS = {"c1": 0.4, "c2": 0.4, "max_iterations": 100, "feature.minfreq": 2}
_STRING_PARAMETERS = {"c1": 1.0, "c2": 3.0, "max_iterations": 150, "feature.minfreq": 2}


class _Section(NamedTuple):
    tokens: Tokens
    places: Places
    code: str


class _Prepared(NamedTuple):
    """A label with its sections tokenized, and the known strings that stand on it."""

    label: MarkedLabel
    sections: tuple[_Section, ...]
    seen: frozenset[str]


def train(labels: Sequence[MarkedLabel], folder: Path) -> Model:
    """Train on labels, write the model into a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    prepared = _prepare(labels)
    _train_strings(prepared, folder / STRINGS)
    _train_tokens(prepared, folder)
    return load_folder(folder)


def _prepare(labels: Sequence[MarkedLabel]) -> list[_Prepared]:
    marked = Marked({string: Count(1, 1) for label in labels for string in label.marked})
    return [_prepared(label, marked) for label in labels]


def _prepared(label: MarkedLabel, marked: Marked) -> _Prepared:
    sections = []
    for kind, text in label.sections:
        tokens = tokenize(text)
        sections.append(_Section(tokens, places(tokens, marked), COVERED[kind]))
    seen = {string for section in sections for string in _strings(section)}
    return _Prepared(label, tuple(sections), frozenset(seen | label.marked))


def _strings(section: _Section) -> Iterator[str]:
    yield from (string for _, _, string in section.places.marked)
    for span in (*section.places.phenotypes, *section.places.diseases):
        yield section.tokens.string(*span)


def _counts(labels: Iterable[_Prepared]) -> dict[str, Count]:
    marked: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for each in labels:
        marked.update(each.label.marked)
        seen.update(each.seen)
    return {string: Count(marked[string], times) for string, times in sorted(seen.items())}


def _leaving_out(counts: dict[str, Count], label: _Prepared) -> Callable[[str], Count]:
    def count_of(string: str) -> Count:
        return counts.get(string, NEVER).without(string in label.label.marked, string in label.seen)

    return count_of


def _train_tokens(labels: Sequence[_Prepared], folder: Path) -> None:
    counts = _counts(labels)
    trainer = _trainer(_TOKEN_PARAMETERS)
    for label in labels:
        count_of = _leaving_out(counts, label)
        for section in label.sections:
            features = token_features(section.tokens, section.places, section.code, count_of)
            trainer.append(pycrfsuite.ItemSequence(features), _tags(section, label.label.marked))
    trainer.train(str(folder / TOKENS))
    rows = (f"{string}\t{count.marked}\t{count.seen}\n" for string, count in counts.items())
    (folder / TERMS).write_text(_HEAD + "".join(rows), encoding="utf-8")


_HEAD = """\
# Strings on labels: on how many they were marked as adverse reactions, and on how many they stand
# source: Demner-Fushman et al. 2018, 200 labels with adverse reactions marked (U.S. NLM; public domain)
# generator: scripts/tagger
# columns: string, marked, seen
"""


def _tags(section: _Section, marked: frozenset[str]) -> list[str]:
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


def _train_strings(labels: Sequence[_Prepared], path: Path) -> None:
    trainer = _trainer(_STRING_PARAMETERS)
    counts = _counts(labels)
    for test in folds(labels, INNER_FOLDS):
        with tempfile.TemporaryDirectory() as place:
            _train_tokens([label for label in labels if label not in test], Path(place))
            tagger = pycrfsuite.Tagger()
            tagger.open(str(Path(place) / TOKENS))
        for label in test:
            for marked, features in _judgements(label, tagger, counts):
                trainer.append([features], [MARKED if marked else UNMARKED])
    trainer.train(str(path))


def _judgements(
    label: _Prepared, tagger: pycrfsuite.Tagger, counts: dict[str, Count]
) -> Iterator[tuple[bool, list[str]]]:
    count_of = _leaving_out(counts, label)
    model = Model(tagger, pycrfsuite.Tagger(), Marked({}))
    sections = [read_again(s.tokens, s.places, s.code, model, count_of) for s in label.sections]
    for string, _, features in described(sections, count_of):
        yield string in label.label.marked, features


def _trainer(parameters: dict[str, float]) -> pycrfsuite.Trainer:
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(parameters)
    return trainer
