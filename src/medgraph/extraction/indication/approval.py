"""Tell which indications stand under accelerated approval: "This indication is approved under accelerated approval based on …".

The sentence names no disease; it follows its indication, in the same section. A label's highlights put it into a footnote instead
("1 This indication …"), which tells its indication by a mark that plain text has lost; there it counts only where one disease was named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate
from medgraph.model import Polarity, Qualifiers, SectionType, Span
from medgraph.patterns import Pattern, search

RULE = "indication.accelerated/1"
ACCELERATED = "accelerated"
_ACCELERATED = Pattern(
    r"(?P<mark>(?<![\w-])(?:\d|[a-z]|[*†‡§]+)\s+)?\b(?:this|the|these) indications?\b[^.;]{0,60}?\b(?:is|are|was|were|has been|have been)"
    r"(?: \w+)? (?:approved|granted|authori[sz]ed)?[^.;]{0,30}?\b(?P<status>accelerated approval)\b",
    re.IGNORECASE,
)

# "for use at an additional recommended dosage of 400 mg": there the regimen is approved so, not the indication.
_OF_REGIMEN = Pattern(r"\b(?:recommended|additional|dosing) (?:dosage|dose|regimen)\b", re.IGNORECASE)


def find_accelerated(page: Page, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the indications among those `found` that a page says are approved under accelerated approval."""
    for passage in page.passages:
        told = search(_ACCELERATED, passage.text) if passage.topic is SectionType.INDICATIONS else None
        if told:
            where = Span(passage.span.start + told.start("status"), passage.span.start + told.end("status"))
            for each in _concerned(passage, page, found, marked=bool(told["mark"])):
                yield replace(
                    each, passage=passage, mention=where, rule=RULE, qualifiers=Qualifiers(approval=ACCELERATED)
                )


def _concerned(passage: Passage, page: Page, found: Sequence[Candidate], *, marked: bool) -> list[Candidate]:
    """Return the indications that a sentence on approval is about: those of the sentence before it."""
    before = [
        each
        for each in found
        if each.passage.section.span == passage.section.span
        and each.mention.end <= passage.span.start
        and each.polarity is Polarity.AFFIRMED
        and each.drug == page.drug
    ]
    if marked and len({each.object for each in before}) > 1:
        return []
    last = max((each.passage.quote for each in before), default=None)
    return [each for each in before if each.passage.quote == last and not _OF_REGIMEN.search(each.passage.text)]
