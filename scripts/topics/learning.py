"""Examples → weights: a multinomial logistic regression, fitted by L-BFGS with a penalty on large weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scripts.topics.examples import Example

from medgraph.model import SectionType
from medgraph.topics.weights import SCALE, Weights, share_of

_OFTEN = 3  # examples that a word must stand in
_PENALTY = 0.3
_ROUNDS = 120
_LEAST = 0.05  # a word whose weights are all less says nothing

Matrix = NDArray[np.float64]


def learn(examples: Sequence[Example]) -> Weights:
    """Return the weights that fit some examples best."""
    topics = tuple(sorted({example.topic for example in examples}))
    counts = Counter(word for example in examples for word in example.told)
    words = sorted(word for word, number in counts.items() if number >= _OFTEN)
    columns = {topic: column for column, topic in enumerate(topics)}
    wanted = np.array([columns[example.topic] for example in examples])
    *rows, bias = _fit(_told(examples, words), wanted, len(topics)).round(2).tolist()
    kept = {word: tuple(row) for word, row in zip(words, rows, strict=True) if max(map(abs, row)) >= _LEAST}
    return Weights(topics, tuple(bias), kept)


def _told(examples: Sequence[Example], words: Sequence[str]) -> csr_matrix:
    """Return a row for each example: how much each word counts in it, and a one for what is always added."""
    places = {word: place for place, word in enumerate(words)}
    known = [sorted(places[word] for word in example.told if word in places) for example in examples]
    values = [value for row in known for value in (*[share_of(len(row))] * len(row), 1.0)]
    columns = [column for row in known for column in (*row, len(words))]
    starts = np.cumsum([0, *(len(row) + 1 for row in known)])
    return csr_matrix((values, columns, starts), shape=(len(examples), len(words) + 1))


def _fit(told: csr_matrix, wanted: NDArray[np.int64], topics: int) -> Matrix:
    """Return the weights, a row for each column of what is told; the last is not held small."""
    size, examples = told.shape[1], np.arange(len(wanted))
    held = np.full((size, 1), _PENALTY)
    held[-1] = 0

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights = flat.reshape(size, topics)
        scores = told @ weights
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        errors = odds / odds.sum(axis=1, keepdims=True)
        missed = -np.log(errors[examples, wanted]).sum()
        errors[examples, wanted] -= 1
        slope = told.T @ errors + held * weights
        return missed + (held * weights**2).sum() / 2, slope.ravel()

    found = minimize(loss, np.zeros(size * topics), jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS})
    return np.asarray(found.x).reshape(size, topics)


def write_weights(weights: Weights, path: Path) -> None:
    """Write weights as the table that `medgraph.topics.weights` reads."""
    rows = [("", weights.bias), *sorted(weights.words.items())]
    lines = ["\t".join(("word", *weights.topics)), *("\t".join((word, *map(_cell, row))) for word, row in rows)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _cell(weight: float) -> str:
    hundredths = round(weight * SCALE)
    return str(hundredths) if hundredths else ""


def most_likely(weights: Weights, example: Example) -> tuple[SectionType, float]:
    """Return the topic that weights give an example by itself, with its probability."""
    return weights.likeliest(weights.probabilities(example.told))
