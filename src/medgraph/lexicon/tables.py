"""The tables of names: where they lie, and how their rows are read.

The files lie in `data/lexicon` (made by a script from openly licensed vocabularies) and in `data/lexicon/own` (kept by
hand); `data/lexicon/README.md` describes their columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from medgraph.resources import resource


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a lexicon file, without its comments, as lists of fields."""
    with resource(f"data/lexicon/{name}").open(encoding="utf-8", newline="") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\r\n").split("\t")


class Term(NamedTuple):
    """A concept of an open vocabulary: its CURIE and the vocabulary's own label."""

    curie: str
    label: str
