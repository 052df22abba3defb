"""Learn the weights, or measure them: `python -m scripts.topics [-o data/topics] [--cross-validate]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.learning import cross_validate, learn, write_weights
from scripts.topics.examples import examples, headings


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


if __name__ == "__main__":
    main()
