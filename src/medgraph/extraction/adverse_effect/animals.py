"""Keep tumors that a page knows from animals alone from being told of people: "caused thyroid tumors in rats; unknown in humans".

The sentence on the animals says so itself. A warning elsewhere on the page ("Risk of thyroid cancer") does not repeat it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from medgraph.extraction.language import context
from medgraph.extraction.page import Page
from medgraph.extraction.rules import Candidate, Finding
from medgraph.model import Scope
from medgraph.patterns import Pattern, search

_TUMOR = Pattern(
    r"\b(?P<where>\w+)(?: (?:C-cell|cell|follicular|medullary))? (?:tumou?rs?|cancers?|carcinomas?)\b", re.IGNORECASE
)
_UNKNOWN = Pattern(
    r"\b(?:not known|unknown|unclear|not clear|isn['’]t known|not certain)\b[^.]{0,60}\b(?:whether|if|people|humans|patients)\b",
    re.IGNORECASE,
)


def in_animals_alone(findings: Iterable[Finding], page: Page) -> Iterator[Finding]:
    """Yield findings; tumors that the page knows from animals, and does not know of people, as told of animals."""
    places = _places(page)
    for finding in findings:
        if isinstance(finding, Candidate) and places and finding.scope is Scope.HUMAN and _is_one(finding, places):
            yield replace(finding, scope=Scope.ANIMAL)
        else:
            yield finding


def _places(page: Page) -> frozenset[str]:
    """Return where animals had tumors, if the page says that it is unknown whether people have them."""
    if not search(_UNKNOWN, page.monograph.view.text):
        return frozenset()
    quotes = {passage.quote.of(passage.section.view.text) for passage in page.passages if "umo" in passage.text}
    told = (quote for quote in quotes if context.scope(quote) is Scope.ANIMAL)
    return frozenset(found["where"].lower() for quote in told for found in _TUMOR.finditer(quote))


def _is_one(candidate: Candidate, places: frozenset[str]) -> bool:
    frequency = candidate.qualifiers.frequency
    found = None if frequency and frequency.as_written else _TUMOR.search(candidate.object)
    return found is not None and found["where"].lower() in places
