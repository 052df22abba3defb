"""Learn the weights, or measure them: `python -m scripts.naming [-o data/naming] [--cross-validate]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.learning import cross_validate, learn, write_weights
from scripts.naming.examples import drugs, pages


def main() -> None:
    """Learn from all examples and write the tables, or print how often those left out are told right."""
    parser = argparse.ArgumentParser(prog="python -m scripts.naming", description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=Path("data/naming"), help="the folder of the tables")
    parser.add_argument("--cross-validate", action="store_true", help="measure instead, fold by fold of pages left out")
    arguments = parser.parse_args()
    for name, source in (
        ("drugs", drugs),
        ("pages", pages),
    ):  # which drug a page is likeliest about is told of the page
        known = list(source())
        if arguments.cross_validate:
            print(name, *cross_validate(known), sep="\n")
        else:
            write_weights(learn(known), arguments.output / f"{name}.tsv")


if __name__ == "__main__":
    main()
