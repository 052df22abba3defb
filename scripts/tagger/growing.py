"""Strings as they are told → what judges them: weights of words, and trees that are told what these say.

Of each fold the trees learn what weights of the other folds say, so that they trust them no more than they deserve.
LightGBM grows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np
import pycrfsuite

from medgraph.extraction.adverse_effect.tagger.model import opened
from medgraph.extraction.adverse_effect.tagger.told import NAMES
from medgraph.extraction.adverse_effect.tagger.trees import Node, Trees
from medgraph.extraction.adverse_effect.tagger.wording import MARKED, UNMARKED, worded

ROUNDS = 250
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.05, "num_leaves": 16, "min_data_in_leaf": 30, "lambda_l2": 5.0,
    "bagging_fraction": 0.8, "bagging_freq": 1, "feature_fraction": 0.5,
    "seed": 1, "num_threads": 1, "deterministic": True, "force_row_wise": True, "verbose": -1,
}  # fmt: skip
WORDING = {"c1": 0.1, "c2": 1.0, "max_iterations": 60, "feature.minfreq": 2}


class Example(NamedTuple):
    """What is told of a string, in numbers and in words, and whether experts marked it."""

    numbers: list[float]
    words: list[str]
    marked: bool


def weigh(examples: Iterable[Example], path: Path) -> None:
    """Write the weights of words that tell marked strings from others."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(WORDING)
    for tag in (MARKED, UNMARKED):  # one of each, whatever the examples are
        trainer.append(pycrfsuite.ItemSequence([[]]), [tag])
    for example in examples:
        trainer.append(pycrfsuite.ItemSequence([example.words]), [MARKED if example.marked else UNMARKED])
    trainer.train(str(path))


def with_wording(folds: Sequence[Sequence[Example]], place: Path) -> list[Example]:
    """Return the examples of all folds, what weights of the other folds say of their words as their last number.

    The weights are written to a file, one after the other.
    """
    told: list[Example] = []
    for fold in folds:
        weigh((example for other in folds if other is not fold for example in other), place)
        weights = opened(place)
        told += (each._replace(numbers=[*each.numbers, worded(each.words, weights)]) for each in fold)
    return told


def grow(examples: Sequence[Example]) -> Trees:
    """Return the trees that tell marked strings from others."""
    numbers = np.array([example.numbers for example in examples], dtype=float)
    marked = np.array([example.marked for example in examples], dtype=float)
    data = lightgbm.Dataset(numbers, marked, feature_name=list(NAMES))
    grown = lightgbm.train(PARAMETERS, data, num_boost_round=ROUNDS)
    return Trees(tuple(_node(tree["tree_structure"]) for tree in grown.dump_model()["tree_info"]))


def _node(node: dict[str, Any]) -> Node | float:
    if "split_feature" not in node:
        return float(node["leaf_value"])
    return Node(
        int(node["split_feature"]), float(node["threshold"]), _node(node["left_child"]), _node(node["right_child"])
    )
