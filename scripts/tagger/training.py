"""Labels → a model.

Weights tag tokens: every place of a marked string counts as marked, the longest first. Other weights, of words, and
trees judge strings, by what the tagging says of them. So that they see it as it is on labels that it has not learnt
from, labels are dealt into folds, and they learn of each fold what a model of the others says of it. The same
labels give the same bytes.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pycrfsuite
from scripts.tagger.corpus import MarkedLabel, folds
from scripts.tagger.counting import Prepared, habits_of, leaving_out, prepared, tags_of, write_counts
from scripts.tagger.growing import Example, grow, weigh, with_wording

from medgraph.extraction.adverse_effect.tagger.features import COVERED, frame, token_features
from medgraph.extraction.adverse_effect.tagger.habits import Habits
from medgraph.extraction.adverse_effect.tagger.model import TOKENS, TREES, WORDING, Model, Reader, opened
from medgraph.extraction.adverse_effect.tagger.strings import described, read
from medgraph.extraction.adverse_effect.tagger.terms import Marked
from medgraph.extraction.adverse_effect.tagger.told import NAMES
from medgraph.extraction.adverse_effect.tagger.trees import write_trees

FOLDS = 5
_PARAMETERS = {"c1": 0.4, "c2": 0.4, "max_iterations": 100, "feature.minfreq": 2}


class Fold(NamedTuple):
    """Labels that were left out, what reads them and learnt from the others, and what their strings look like to it."""

    labels: list[MarkedLabel]
    reader: Reader
    examples: list[Example]


class Tested(NamedTuple):
    """Labels that were left out, and the model of the others."""

    labels: list[MarkedLabel]
    model: Model


def train(labels: Sequence[MarkedLabel], judged: Sequence[MarkedLabel], folder: Path, work: Path) -> Model:
    """Train weights and count on labels, grow trees on folds of those that are judged; write the model into a folder.

    Weights are trained in the folder `work`; what lies there is not trained again, so a run that was stopped goes on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    folds = list(_left_out(judged, work))
    learnt = _learnt(labels, work)
    shutil.copyfile(_place(labels, work) / TOKENS, folder / TOKENS)
    model = _judging(learnt, folds, folder / WORDING)
    write_trees(model.trees, folder / TREES, NAMES)
    write_counts(model.habits, folder)
    return model


def models_of_others(labels: Sequence[MarkedLabel], work: Path) -> Iterator[Tested]:
    """Yield each fold with a model whose weights, counts and trees come from the labels of the other folds.

    The trees learnt what models that did see the fold say of other labels: the least that the fold can tell them.
    """
    left = list(_left_out(labels, work))
    for number, fold in enumerate(left):
        others = [other for other in left if other is not fold]
        yield Tested(fold.labels, _judging(fold.reader, others, work / f"wording of others than {number}"))


def _left_out(labels: Sequence[MarkedLabel], work: Path) -> Iterator[Fold]:
    """Yield the folds of labels, each with what was learnt from the others."""
    for test in folds(labels, FOLDS):
        reader = _learnt([label for label in labels if label not in test], work)
        yield Fold(test, reader, [example for label in test for example in _examples(label, reader)])


def _judging(reader: Reader, folds: Sequence[Fold], wording: Path) -> Model:
    """Return a reader with what judges its strings, learnt from folds; weights of words are written to a file."""
    examples = [fold.examples for fold in folds]
    trees = grow(with_wording(examples, wording))
    weigh((example for fold in examples for example in fold), wording)
    return Model(reader.tokens, reader.marked, reader.habits, opened(wording), trees)


def _learnt(labels: Sequence[MarkedLabel], work: Path) -> Reader:
    place = _place(labels, work)
    ready = prepared(labels)
    habits = habits_of(ready)
    if not (place / TOKENS).is_file():
        place.mkdir(parents=True, exist_ok=True)
        _train_tokens(ready, habits, place / "unfinished")
        (place / "unfinished").rename(place / TOKENS)
    return Reader(opened(place / TOKENS), Marked(habits.names), habits)


def _place(labels: Sequence[MarkedLabel], work: Path) -> Path:
    """Return where the weights of labels are kept: it is named by what is learnt from."""
    return work / sha256(repr([(label.sections, sorted(label.marked)) for label in labels]).encode()).hexdigest()[:16]


def _train_tokens(labels: Sequence[Prepared], habits: Habits, path: Path) -> None:
    """Train weights; of each label the counts of its own strings leave itself out."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(_PARAMETERS)
    for label in labels:
        count_of = leaving_out(habits.names, label)
        for section in label.sections:
            framed = frame(section.tokens, section.code)
            features = token_features(section.tokens, section.places, framed, count_of)
            trainer.append(pycrfsuite.ItemSequence(features), tags_of(section, label.label.marked))
    trainer.train(str(path))


def _examples(label: MarkedLabel, reader: Reader) -> Iterator[Example]:
    sections = [read(text, COVERED[kind], reader) for kind, text in label.sections]
    for string, _, numbers, words in described(sections, reader.habits):
        yield Example(numbers, words, string in label.marked)
