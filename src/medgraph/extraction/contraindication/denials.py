"""The word of a page that a drug has no contraindications: a denial of anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.language.entries import entries
from medgraph.extraction.page import Page
from medgraph.extraction.rules import Candidate
from medgraph.model import ANYTHING, Polarity, Relation, SectionType, Span
from medgraph.patterns import Pattern, search

_NONE_RULE = "contraindication.none/1"
_MARKED = SectionType.CONTRAINDICATIONS
_NONE = Pattern(
    r"^\W*(?:A\W+)?none\b(?: (?:known|listed|stated|identified|reported))?\W*$|"
    r"\bcontra-?indications?\b[^.]{0,40}\bnone\b|"
    r"(?:(?<=there are )|(?<!is )(?<!are ))\bno (?:[\w-]+ ){0,3}contra-?indications?\b(?!\s+(?:other than|"
    r"except|besides|apart from))|\b(?:has|gives|lists|states|there are|are) none\b",
    re.IGNORECASE,
)


def is_denial(text: str) -> bool:
    """Tell whether a clause says that there are none.

    >>> is_denial("None known."), is_denial("There are no contraindications other than allergy.")
    (True, False)
    """
    return bool(search(_NONE, text))


def find_denials(page: Page) -> Iterator[Candidate]:
    """Yield "no contraindications are known" as the denial of anything."""
    marked = {p.span for p in entries(page, _MARKED)}
    spots = [
        *entries(page, _MARKED),
        *(p for p in page.passages if p.span not in marked and "ontra" in p.text and not p.cells),
    ]
    for passage in spots:
        found = search(_NONE, passage.text)
        if found and (passage.topic is _MARKED or "ontra" in found[0]):
            where = Span(passage.span.start + found.start(), passage.span.start + found.end())
            yield Candidate(
                Relation.CONTRAINDICATED_IN, ANYTHING, page.drug, passage, where, _NONE_RULE, Polarity.NEGATED
            )
