"""Labels → a model.

Two things are trained. Weights tag tokens: every place of a marked string counts as marked, the longest first. Trees
judge strings, by what the weights say of them. So that they see the weights as these are on labels that they have not
learnt from, labels are dealt into folds, and the trees learn of each fold what a model of the others says of it. The
same labels give the same bytes.
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
from scripts.tagger.growing import Example, grow

from medgraph.extraction.adverse_effect.tagger.features import COVERED, token_features
from medgraph.extraction.adverse_effect.tagger.habits import Habits
from medgraph.extraction.adverse_effect.tagger.model import TOKENS, TREES, Model, opened
from medgraph.extraction.adverse_effect.tagger.strings import described, read
from medgraph.extraction.adverse_effect.tagger.terms import Marked
from medgraph.extraction.adverse_effect.tagger.told import NAMES
from medgraph.extraction.adverse_effect.tagger.trees import Trees, write_trees

FOLDS = 5
_PARAMETERS = {"c1": 0.4, "c2": 0.4, "max_iterations": 100, "feature.minfreq": 2}


class Fold(NamedTuple):
    """Labels that were left out, the model of the others, and what their strings look like to it."""

    labels: list[MarkedLabel]
    model: Model
    examples: list[Example]


def train(labels: Sequence[MarkedLabel], judged: Sequence[MarkedLabel], folder: Path, work: Path) -> Model:
    """Train weights and count on labels, grow trees on folds of those that are judged; write the model into a folder.

    Weights are trained in the folder `work`; what lies there is not trained again, so a run that was stopped goes on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    trees = _grown(_left_out(judged, work))
    model = _learnt(labels, work, trees)
    shutil.copyfile(_place(labels, work) / TOKENS, folder / TOKENS)
    write_trees(trees, folder / TREES, NAMES)
    write_counts(model.habits, folder)
    return model


def models_of_others(labels: Sequence[MarkedLabel], work: Path) -> Iterator[Fold]:
    """Yield each fold with a model whose weights, counts and trees come from the labels of the other folds.

    The trees learnt what models that did see the fold say of other labels: the least that the fold can tell them.
    """
    left = list(_left_out(labels, work))
    for fold in left:
        trees = _grown(other for other in left if other is not fold)
        model = Model(fold.model.tokens, fold.model.marked, fold.model.habits, trees)
        yield fold._replace(model=model)


def _left_out(labels: Sequence[MarkedLabel], work: Path) -> Iterator[Fold]:
    """Yield the folds of labels, each with what was learnt from the others; its trees are not grown yet."""
    for test in folds(labels, FOLDS):
        model = _learnt([label for label in labels if label not in test], work, Trees(()))
        yield Fold(test, model, [example for label in test for example in _examples(label, model)])


def _grown(left: Iterator[Fold]) -> Trees:
    return grow([example for fold in left for example in fold.examples])


def _learnt(labels: Sequence[MarkedLabel], work: Path, trees: Trees) -> Model:
    place = _place(labels, work)
    ready = prepared(labels)
    habits = habits_of(ready)
    if not (place / TOKENS).is_file():
        place.mkdir(parents=True, exist_ok=True)
        _train_tokens(ready, habits, place / "unfinished")
        (place / "unfinished").rename(place / TOKENS)
    return Model(opened(place / TOKENS), Marked(habits.names), habits, trees)


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
            features = token_features(section.tokens, section.places, section.code, count_of)
            trainer.append(pycrfsuite.ItemSequence(features), tags_of(section, label.label.marked))
    trainer.train(str(path))


def _examples(label: MarkedLabel, model: Model) -> Iterator[Example]:
    sections = [read(text, COVERED[kind], model) for kind, text in label.sections]
    for string, _, numbers in described(sections, model.habits):
        yield Example(numbers, string in label.marked)
