"""The drugs that skip one exon, so that a claim may name the drug in place of the exon: "amenable to eteplirsen".

The table is `data/reference/skipping_drugs.tsv`, each row with the label or publication that says so.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache

from medgraph.resources import resource


def exons_skipped_by_name(sentence: str) -> Iterator[str]:
    """Yield the exons that the drugs named in a sentence skip.

    >>> list(exons_skipped_by_name("Deletion of exon 52 is amenable to eteplirsen (or golodirsen)."))
    ['51', '53']
    """
    low = sentence.lower()
    named = ((found.start(), exon) for drug, exon in _drugs() if (found := re.search(rf"\b{drug}\b", low)))
    yield from dict.fromkeys(exon for _, exon in sorted(named))


@cache
def _drugs() -> tuple[tuple[str, str], ...]:
    with resource("data/reference/skipping_drugs.tsv").open(encoding="utf-8", newline="") as file:
        return tuple((row["drug"], row["exon"]) for row in csv.DictReader(file, delimiter="\t"))
