"""Active substances: their names, open identifiers, and the stems that make a word a drug's name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from medgraph.lexicon.tables import rows, users_rows
from medgraph.patterns import Pattern


@cache
def drug_names() -> frozenset[str]:
    """Return the names of active substances, in lower case; new ones may be known by their brands alone."""
    branded = (drug for drug, *_ in rows("own/brands.tsv") if drug.isalpha())
    return frozenset(drug_identifiers()).union(branded)


@cache
def drug_identifiers() -> Mapping[str, tuple[str, ...]]:
    """Return the open identifiers (CURIEs) of active substances by name in lower case; an acid also by its salt.

    >>> drug_identifiers()["clavulanate"] == drug_identifiers()["clavulanic acid"]
    True
    """
    found: dict[str, tuple[str, ...]] = {}
    own = ((ids, name, others) for name, ids, others, *_ in users_rows("own/drugs.tsv"))
    for ids, name, others in [*own, *rows("drugs.tsv")]:
        for known in filter(None, [name, *others.split("|")]):
            found.setdefault(known, tuple(filter(None, ids.split("|"))))
    for acid in [name for name in found if name.endswith("ic acid")]:
        found.setdefault(acid.removesuffix("ic acid") + "ate", found[acid])
    return found


@cache
def drug_stem() -> Pattern:
    """Return the pattern of words that end (or begin) with a strong stem of non-proprietary names; groups are none."""
    parts = [(s.strip("-"), s.endswith("-")) for s, strength, *_ in rows("own/stems.tsv") if strength == "strong"]
    return Pattern(
        r"(?!(?:carbapenem|monobactam)\b)(?:"
        + "|".join(f"{re.escape(s)}[a-z]{{4,}}" if begins else f"[a-z]{{3,}}{re.escape(s)}" for s, begins in parts)
        + ")"
    )
