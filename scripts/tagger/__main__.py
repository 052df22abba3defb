"""Train the tagger, or measure it: `python -m scripts.tagger CORPUS.json -o data/tagger [--cross-validate]`."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from scripts.tagger.corpus import MarkedLabel, development, folds, read_corpus
from scripts.tagger.measuring import score
from scripts.tagger.training import train

from medgraph.extraction.adverse_effect.tagger.features import COVERED
from medgraph.extraction.adverse_effect.tagger.model import Model
from medgraph.extraction.adverse_effect.tagger.strings import ENOUGH, judge, read

FOLDS = 5


def main() -> None:
    """Train on all development labels and write the model, or print the scores of cross-validation."""
    parser = argparse.ArgumentParser(prog="python -m scripts.tagger", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("data/tagger"))
    parser.add_argument("--cross-validate", action="store_true", help="measure instead, label by label left out")
    parser.add_argument("--fold", type=int, action="append", help="only this fold")
    arguments = parser.parse_args()
    labels = development(read_corpus(arguments.corpus))
    if arguments.cross_validate:
        cross_validate(labels, arguments.fold or list(range(FOLDS)))
    else:
        train(labels, arguments.output)


def cross_validate(labels: list[MarkedLabel], numbers: list[int]) -> None:
    """Print the score of each fold by a model that was trained on the others, and of all."""
    pairs = []
    for number in numbers:
        test = folds(labels, FOLDS)[number]
        with tempfile.TemporaryDirectory() as place:
            model = train([label for label in labels if label not in test], Path(place))
            found = [(label.marked, found_on(label, model)) for label in test]
        print(f"fold {number}: {score(found)}", flush=True)
        pairs += found
    print(f"all: {score(pairs)}")


def found_on(label: MarkedLabel, model: Model) -> frozenset[str]:
    """Return the strings that a model finds on a label."""
    sections = [read(text, COVERED[kind], model) for kind, text in label.sections]
    return frozenset(each.string for each in judge(sections, model) if each.probability > ENOUGH)


if __name__ == "__main__":
    main()
