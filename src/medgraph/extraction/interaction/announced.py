"""Paragraphs that say in their first sentence that what follows are interactions, where no heading says so.

"Several medications don't mix well with X. Ketoconazole …", "Many things can change how X works. …": pages whose headings
were lost, and pages for patients, keep such paragraphs among others. Their clauses are read as under a heading of their own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from medgraph.extraction.interaction.rules import HERE
from medgraph.extraction.page import Page, Passage
from medgraph.model import BlockKind, SectionType
from medgraph.patterns import Pattern, search
from medgraph.sections import section_type

_PLACES = frozenset(
    {
        SectionType.OTHER,
        SectionType.WARNINGS,
        SectionType.QUESTIONS,
        SectionType.PATIENT_INFORMATION,
        SectionType.CONTRAINDICATIONS,
    }
)
_THINGS = r"(?:medicines?|medications?|drugs?|foods?|things|substances|products?|supplements?|treatments?|pain relievers|antibiotics)"
_ANNOUNCES = Pattern(
    rf"\b(?:many|plenty of|lots of|several|some|other|certain|various|a (?:number|few|handful) of|a lot of|number of|most|few)\b[^.;]{{0,60}}?\b{_THINGS}\b(?! (?:that|which|known|used))[^.;]{{0,40}}?"
    r"\b(?:interact|interfere|affect|change|alter|mix|clash|combine[ds]?|raise|increase|lower|reduce|make|matter|dangerous|together)\b|"
    rf"\b(?:can|may|might|does|do|could) (?:also )?(?:interact|clash|interfere)\b[^.;]{{0,40}}\b(?:with|{_THINGS})|\binteracts? with (?:\w+ ){{0,3}}{_THINGS}|"
    rf"\b(?:the following|these) (?:\w+ )?{_THINGS}\b[^.;:]{{0,60}}:|"
    rf"\b(?:affect|changes?|alters?) (?:the way |how )?(?:(?:many|some|other|several|certain) )+{_THINGS}|\bdrug interactions?\b(?! (?:stud|is|are not))",
    re.IGNORECASE,
)
_DENIES = Pattern(r"\b(?:no|not|n['’]t (?:interact|affect)|unlikely|without)\b", re.IGNORECASE)


# "Caution" and "Contraindicated" below "Interactions" sort the partners.
_JUDGED = frozenset({SectionType.WARNINGS, SectionType.CONTRAINDICATIONS})


def announced(page: Page) -> Page:
    """Return the page with the clauses of such paragraphs under the topic of interactions."""
    passages: list[Passage] = []
    for _, block in groupby(page.passages, key=lambda p: (p.section.span, p.block.span)):
        clauses = list(block)
        first = clauses[0]
        place = first.topic in _PLACES and first.block.kind is BlockKind.PARAGRAPH and len(clauses) > 1
        if (place and search(_ANNOUNCES, first.text) and not _DENIES.search(first.text)) or (
            first.topic in _JUDGED and any(section_type(heading) is HERE for heading in first.section.headings[:-1])
        ):
            clauses = [replace(clause, topic=HERE) for clause in clauses]
        passages += clauses
    return replace(page, passages=tuple(passages))
