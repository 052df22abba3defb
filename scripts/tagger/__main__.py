"""Train the tagger, or measure it: `python -m scripts.tagger CORPUS.json -o data/tagger [--cross-validate]`."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scripts.tagger.corpus import MarkedLabel, by_name, development, read_corpus
from scripts.tagger.measuring import score
from scripts.tagger.training import models_of_others, train

from medgraph.extraction.adverse_effect.tagger.features import COVERED
from medgraph.extraction.adverse_effect.tagger.model import Model
from medgraph.extraction.adverse_effect.tagger.strings import ENOUGH, judge, read


def main() -> None:
    """Train on labels and write the model, or print the scores of cross-validation."""
    parser = argparse.ArgumentParser(prog="python -m scripts.tagger", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("data/tagger"))
    parser.add_argument("--cross-validate", action="store_true", help="measure instead, fold by fold left out")
    parser.add_argument("--all", action="store_true", help="take weights and counts from the labels set aside as well")
    parser.add_argument(
        "--work", type=Path, help="where weights of folds are kept; a run that was stopped goes on there"
    )
    arguments = parser.parse_args()
    corpus = read_corpus(arguments.corpus)
    labels = development(corpus)
    with tempfile.TemporaryDirectory() as place:
        work = arguments.work or Path(place)
        if arguments.cross_validate:
            cross_validate(labels, work)
        else:
            learnt = by_name(corpus) if arguments.all else labels
            train(learnt, labels, arguments.output, work)


def cross_validate(labels: Sequence[MarkedLabel], work: Path) -> None:
    """Print the score of each fold by a model that was trained on the others, and of all."""
    pairs = []
    for number, fold in enumerate(models_of_others(labels, work)):
        found = [(label.marked, found_on(label, fold.model)) for label in fold.labels]
        print(f"fold {number}: {score(found)}", flush=True)
        pairs += found
    print(f"all: {score(pairs)}")


def found_on(label: MarkedLabel, model: Model) -> frozenset[str]:
    """Return the strings that a model finds on a label."""
    sections = [read(text, COVERED[kind], model) for kind, text in label.sections]
    return frozenset(each.string for each in judge(sections, model) if each.probability > ENOUGH)


if __name__ == "__main__":
    main()
