"""Whom a passage is about: other drugs that it names, else those of its label or heading, else its subjects.

An active form that the page's drug turns into counts as that drug.
"""

from __future__ import annotations

import re
from functools import lru_cache

from medgraph.extraction.naming.page_drug import DrugNames
from medgraph.extraction.page import Page, Passage
from medgraph.patterns import Pattern, finditer

_BRACKET = Pattern(r"\([^()]*\)|\[[^\[\]]*\]")


def about(page: Page, passage: Passage) -> tuple[str, ...]:
    """Return the drugs that a passage is about: other drugs that it names, else those of its label or heading, else its subjects."""
    if passage.subjects and passage.subjects != (page.drug,):
        return tuple(dict.fromkeys(whole(page, drug) for drug in passage.subjects))
    for lead in passage.leads:
        named = _titled(page, lead)
        if named:
            return tuple(dict.fromkeys(whole(page, drug) for drug in named))
    return passage.subjects


def _titled(page: Page, lead: str) -> tuple[str, ...]:
    """Return the drugs that a label or heading is nothing but the name of."""
    if len(lead) > 60 or lead.endswith("?"):
        return ()
    bare = _BRACKET.sub(" ", lead)
    named = list(page.names.mentions(bare))
    rest = "".join(
        bare[a:b]
        for a, b in zip([0, *(s.end for _, s in named)], [*(s.start for _, s in named), len(bare)], strict=True)
    )
    return (
        tuple(dict.fromkeys(name for name, _ in named))
        if named and not re.search(r"\w", re.sub(r"\b(?:and|or)\b", "", rest))
        else ()
    )


def whole(page: Page, drug: str) -> str:
    """Return the page's drug for a part of its combination and for what it turns into in the body."""
    return (
        page.drug
        if drug in page.drug.split(" / ") or drug in _active_forms(page.names, page.monograph.view.text)
        else drug
    )


_TURNS_INTO = Pattern(
    r"\b(?:(?:convert|turn|transform|chang|metaboli[sz]|hydroly[sz]|activat)(?:e[ds]|s|ed)?|broken down)\b[^.;\n]{0,60}?\b(?:in)?to\b(?: (?:its|the|an?|active|form|metabolite|called|which is|drug)\b)*\W*|"
    r"\bpro-?drug (?:of|for|that (?:is|becomes))\W*|\bactive (?:form|metabolite)(?: (?:is|called|of the drug|known as)\b)*\W*",
    re.IGNORECASE,
)
_NAME_LENGTH = 40
_NUMBER_BEFORE = 3
"""Before a name may stand what numbers it: "5-fluorouracil"."""


@lru_cache(maxsize=64)
def _active_forms(names: DrugNames, text: str) -> frozenset[str]:
    """Return the drugs that a page says its drug turns into: "prednisone is converted to | prednisolone"."""
    forms: set[str] = set()
    for found in finditer(_TURNS_INTO, text):
        named = next(iter(names.mentions(text[found.end() : found.end() + _NAME_LENGTH])), None)
        if named and named[1].start < _NUMBER_BEFORE:
            forms.add(named[0])
    return frozenset(forms - {names.drug})
