"""Read tables: those with a header row, and those kept by hand."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from medgraph.errors import LexiconError
from medgraph.lexicon.making.concepts import Row


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a tab-separated file with a header row."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def read_own(path: Path, columns: int) -> Iterator[Row]:
    """Yield the rows of a hand-kept file; comments and empty lines are skipped."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line:
            continue
        row = tuple(line.split("\t"))
        if len(row) != columns or any(cell != cell.strip() for cell in row):
            raise LexiconError(f"{path.name}:{number}: {columns} clean columns expected: {line!r}")
        yield row
