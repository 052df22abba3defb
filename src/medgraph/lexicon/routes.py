"""Routes of administration, by the words of pages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from medgraph.lexicon.tables import Term, rows


@cache
def routes() -> Mapping[str, Term]:
    """Return the routes of administration by surface form; the label is one word, the CURIE NCIT's."""
    found: dict[str, Term] = {}
    for surface, route, curie, *_ in rows("own/routes.tsv"):
        found.setdefault(surface.lower(), Term(curie, route))
    return found
