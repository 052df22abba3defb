"""Learn the weights, or measure them: `python -m scripts.topics [-o data/topics] [--cross-validate]`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from scripts.topics.examples import Example, examples, headings
from scripts.topics.learning import learn, most_likely, write_weights

_FOLDS = 5
_SURE = 0.7


def main() -> None:
    """Learn from all examples and write the tables, or print how often those left out are told right."""
    parser = argparse.ArgumentParser(prog="python -m scripts.topics", description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=Path("data/topics"), help="the folder of the tables")
    parser.add_argument("--cross-validate", action="store_true", help="measure instead, fold by fold of pages left out")
    arguments = parser.parse_args()
    for name, source in (("headings", headings), ("pieces", examples)):  # what a heading says decides of its pieces
        known = list(source())
        if arguments.cross_validate:
            print(name, *cross_validate(known), sep="\n")
        else:
            write_weights(learn(known), arguments.output / f"{name}.tsv")


def cross_validate(known: Sequence[Example]) -> tuple[str, str]:
    """Say how often the topic of a piece or heading is told right by weights that its page had no part in."""
    pages = {page: number % _FOLDS for number, page in enumerate(sorted({example.page for example in known}))}
    right = sure = surely_right = 0
    for fold in range(_FOLDS):
        weights = learn([example for example in known if pages[example.page] != fold])
        for example in known:
            if pages[example.page] == fold:
                topic, probability = most_likely(weights, example)
                right += topic is example.topic
                sure += probability >= _SURE
                surely_right += probability >= _SURE and topic is example.topic
    return (
        f"{len(known)}: {right / len(known):.3f} right",
        f"{sure} told with a probability of {_SURE} and more: {surely_right / sure:.3f} right",
    )


if __name__ == "__main__":
    main()
