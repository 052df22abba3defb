"""Read gold: one JSON object a line, in one file a page.

A line has `doc`, `drug`, `relation`, `object`, `accept` (other wordings), `tier` (1 must be found, 2 may be),
`qualifiers`, `evidence`, `start`, `end`. What a line with `"negative": true` says must not be found: nowhere on the
page, or (scope "evidence") not in that sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from medgraph.errors import UnreadableInputError
from medgraph.evaluation.agreement import Record


def read_gold(folder: Path) -> dict[str, list[Record]]:
    """Read the gold of a folder (or of one file) by page; the page is the file's stem.

    Raises UnreadableInputError, with file and line, for what is no gold, and if there is none.
    """
    files = sorted(folder.glob("*.jsonl")) if folder.is_dir() else [folder]
    gold = {file.stem: list(_lines(file)) for file in files}
    if not any(gold.values()):
        raise UnreadableInputError("there is no gold here (files NAME.jsonl, one fact a line)", place=str(folder))
    return gold


def pages_beside(gold: Path) -> Path:
    """Return the folder of the pages that gold is about: "monographs" or "pages" beside it."""
    folder = (gold if gold.is_dir() else gold.parent).parent
    return next((folder / name for name in ("monographs", "pages") if (folder / name).is_dir()), folder / "pages")


def _lines(file: Path) -> Iterator[Record]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInputError(f"cannot be read: {error}", place=str(file)) from error
    for place, line in enumerate(lines, 1):
        try:
            fact = json.loads(line)
            yield {"drug": fact["drug"], "relation": fact["relation"], "object": fact["object"], **fact}
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableInputError(f"line {place} is no gold fact: {error}", place=str(file)) from error
