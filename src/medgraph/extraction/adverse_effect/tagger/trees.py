"""Boosted trees: numbers → a probability.

A tree asks of one number after the other whether it exceeds a threshold, and adds what it ends in; the sum of all trees is
the logarithm of the odds. They are grown by LightGBM (`scripts/tagger`); to ask them takes no more than this.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import exp
from pathlib import Path
from typing import NamedTuple

from medgraph.lexicon.tables import read_rows

_LEAF = "-"
_HEAD = """\
# Boosted trees that judge the strings of a label: a node a line, its branches below it, the one for "at most" first
# generator: scripts/tagger
# columns: tree, number that is asked for or - in a leaf, threshold or value
"""


class Node(NamedTuple):
    """A question: is the number at a position at most the threshold? Then the one node is next, else the other."""

    number: int
    threshold: float
    at_most: Node | float
    above: Node | float


@dataclass(frozen=True, slots=True)
class Trees:
    """Grown trees."""

    roots: tuple[Node | float, ...] = field(repr=False)

    def probability(self, numbers: Sequence[float]) -> float:
        """Return the probability that the trees give to numbers.

        >>> round(Trees((Node(0, 0.5, -1.0, 1.0), 0.5)).probability([0.7]), 2)
        0.82
        """
        return 1 / (1 + exp(-sum(_reached(root, numbers) for root in self.roots)))


def _reached(node: Node | float, numbers: Sequence[float]) -> float:
    while isinstance(node, Node):
        number, threshold, at_most, above = node  # asked of hundreds of trees for each string: no names are looked up
        node = at_most if numbers[number] <= threshold else above
    return node


def read_trees(path: Path, names: Sequence[str]) -> Trees:
    """Return the trees of a file: a line is a node, a node's branches stand below it; numbers go by their names.

    Raises OSError where the file is missing, ValueError where it asks of a number without a name or breaks off.
    """
    positions = {name: position for position, name in enumerate(names)}
    trees = groupby(read_rows(path), key=lambda row: row[0])
    return Trees(tuple(_read(iter(list(rows)), positions) for _, rows in trees))


def _read(rows: Iterable[list[str]], positions: dict[str, int]) -> Node | float:
    row = next(iter(rows), None)
    if row is None or (row[1] != _LEAF and row[1] not in positions):
        raise ValueError(f"no node: {row}")
    if row[1] == _LEAF:
        return float(row[2])
    at_most = _read(rows, positions)
    return Node(positions[row[1]], float(row[2]), at_most, _read(rows, positions))


def write_trees(trees: Trees, path: Path, names: Sequence[str]) -> None:
    """Write trees as `read_trees` reads them."""
    lines = [line for number, root in enumerate(trees.roots) for line in _lines(root, str(number), names)]
    path.write_text(_HEAD + "".join(lines), encoding="utf-8")


def _lines(node: Node | float, tree: str, names: Sequence[str]) -> list[str]:
    if not isinstance(node, Node):
        return [f"{tree}\t{_LEAF}\t{node!r}\n"]
    own = f"{tree}\t{names[node.number]}\t{node.threshold!r}\n"
    return [own, *_lines(node.at_most, tree, names), *_lines(node.above, tree, names)]
