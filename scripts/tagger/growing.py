"""Strings as they are told → trees that judge them, grown by LightGBM."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import lightgbm
import numpy as np

from medgraph.extraction.adverse_effect.tagger.told import NAMES
from medgraph.extraction.adverse_effect.tagger.trees import Node, Trees

ROUNDS = 250
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.05, "num_leaves": 16, "min_data_in_leaf": 30, "lambda_l2": 5.0,
    "bagging_fraction": 0.8, "bagging_freq": 1, "feature_fraction": 0.5,
    "seed": 1, "num_threads": 1, "deterministic": True, "force_row_wise": True, "verbose": -1,
}  # fmt: skip


class Example(NamedTuple):
    """What is told of a string, and whether experts marked it."""

    numbers: list[float]
    marked: bool


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
