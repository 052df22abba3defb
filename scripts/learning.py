"""Examples → weights: a multinomial logistic regression, fitted by L-BFGS with a penalty on large weights."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from medgraph.weights import SCALE, Weights, share_of

_OFTEN = 3  # examples that a word must stand in
_PENALTY = 0.3
_ROUNDS = 120
_LEAST = 0.05  # a word whose weights are all less says nothing

_FOLDS = 5
_SURE = 0.7

Matrix = NDArray[np.float64]


class Example(NamedTuple):
    """What is told of something, how it is rightly labelled, and the page it was taken from."""

    told: frozenset[str]
    label: str
    page: str


def learn_tables(package: str, folder: str, tables: Mapping[str, Callable[[], Iterable[Example]]]) -> None:
    """Learn tables in their order from their examples and write them, or print how often those left out are right."""
    usage = f"Learn the weights, or measure them: `python -m {package} [-o {folder}] [--cross-validate]`."
    parser = argparse.ArgumentParser(prog=f"python -m {package}", description=usage)
    parser.add_argument("-o", "--output", type=Path, default=Path(folder), help="the folder of the tables")
    parser.add_argument("--cross-validate", action="store_true", help="measure instead, fold by fold of pages left out")
    arguments = parser.parse_args()
    for name, source in tables.items():
        known = list(source())
        if arguments.cross_validate:
            print(name, *cross_validate(known), sep="\n")
        else:
            write_weights(learn(known), arguments.output / f"{name}.tsv")


def learn(examples: Sequence[Example]) -> Weights:
    """Return the weights that fit some examples best."""
    labels = tuple(sorted({example.label for example in examples}))
    counts = Counter(word for example in examples for word in example.told)
    words = sorted(word for word, number in counts.items() if number >= _OFTEN)
    columns = {label: column for column, label in enumerate(labels)}
    wanted = np.array([columns[example.label] for example in examples])
    *rows, bias = _fit(_told(examples, words), wanted, len(labels)).round(2).tolist()
    kept = {word: tuple(row) for word, row in zip(words, rows, strict=True) if max(map(abs, row)) >= _LEAST}
    return Weights(labels, tuple(bias), kept)


def _told(examples: Sequence[Example], words: Sequence[str]) -> csr_matrix:
    """Return a row for each example: how much each word counts in it, and a one for what is always added."""
    places = {word: place for place, word in enumerate(words)}
    known = [sorted(places[word] for word in example.told if word in places) for example in examples]
    values = [value for row in known for value in (*[share_of(len(row))] * len(row), 1.0)]
    columns = [column for row in known for column in (*row, len(words))]
    starts = np.cumsum([0, *(len(row) + 1 for row in known)])
    return csr_matrix((values, columns, starts), shape=(len(examples), len(words) + 1))


def _fit(told: csr_matrix, wanted: NDArray[np.int64], labels: int) -> Matrix:
    """Return the weights, a row for each column of what is told; the last is not held small."""
    size, examples = told.shape[1], np.arange(len(wanted))
    held = np.full((size, 1), _PENALTY)
    held[-1] = 0

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights = flat.reshape(size, labels)
        scores = told @ weights
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        errors = odds / odds.sum(axis=1, keepdims=True)
        missed = -np.log(errors[examples, wanted]).sum()
        errors[examples, wanted] -= 1
        slope = told.T @ errors + held * weights
        return missed + (held * weights**2).sum() / 2, slope.ravel()

    found = minimize(loss, np.zeros(size * labels), jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS})
    return np.asarray(found.x).reshape(size, labels)


def write_weights(weights: Weights, path: Path) -> None:
    """Write weights as the table that `medgraph.weights` reads."""
    rows = [("", weights.bias), *sorted(weights.words.items())]
    lines = ["\t".join(("word", *weights.labels)), *("\t".join((word, *map(_cell, row))) for word, row in rows)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _cell(weight: float) -> str:
    hundredths = round(weight * SCALE)
    return str(hundredths) if hundredths else ""


def most_likely(weights: Weights, example: Example) -> tuple[str, float]:
    """Return the label that weights give an example by itself, with its probability."""
    return weights.likeliest(weights.probabilities(example.told))


def cross_validate(known: Sequence[Example]) -> tuple[str, str]:
    """Say how often the label of something is told right by weights that its page had no part in."""
    pages = {page: number % _FOLDS for number, page in enumerate(sorted({example.page for example in known}))}
    right = sure = surely_right = 0
    for fold in range(_FOLDS):
        weights = learn([example for example in known if pages[example.page] != fold])
        for example in known:
            if pages[example.page] == fold:
                label, probability = most_likely(weights, example)
                right += label == example.label
                sure += probability >= _SURE
                surely_right += probability >= _SURE and label == example.label
    return (
        f"{len(known)}: {right / len(known):.3f} right",
        f"{sure} told with a probability of {_SURE} and more: {surely_right / sure:.3f} right",
    )
