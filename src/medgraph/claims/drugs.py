"""The drugs that skip one exon, so that a claim may name the drug in place of the exon: "amenable to eteplirsen".

The table is `data/reference/skipping_drugs.tsv`, each row with the label or publication that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.resources import reference_rows


def exons_skipped_by_name(sentence: str) -> Iterator[str]:
    """Yield the exons that the drugs named in a sentence skip.

    >>> list(exons_skipped_by_name("Deletion of exon 52 is amenable to eteplirsen (or golodirsen)."))
    ['51', '53']
    """
    low = sentence.lower()
    rows = reference_rows("skipping_drugs.tsv")
    named = ((found.start(), row["exon"]) for row in rows if (found := re.search(rf"\b{row['drug']}\b", low)))
    yield from dict.fromkeys(exon for _, exon in sorted(named))
