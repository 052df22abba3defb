"""Learn the weights, or measure them: `python -m scripts.topics [-o data/topics] [--cross-validate]`."""

from __future__ import annotations

from scripts.learning import learn_tables
from scripts.topics.examples import examples, headings

if __name__ == "__main__":
    # What a heading says decides of its pieces, so that is learned first.
    learn_tables("scripts.topics", "data/topics", {"headings": headings, "pieces": examples})
