"""Make facts of named classes, one for each drug; what the drug does to other drugs' enzymes is no class of it."""

from __future__ import annotations

from collections.abc import Iterator

from medgraph.extraction.drug_class.slots import CLASS
from medgraph.extraction.drug_class.words import NamedClass, class_name
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Veto
from medgraph.model import SectionType
from medgraph.patterns import Pattern

_LOOSE = frozenset(
    {
        SectionType.WARNINGS,
        SectionType.BOXED_WARNING,
        SectionType.INTERACTIONS,
        SectionType.PREGNANCY,
        SectionType.POPULATIONS,
    }
)
_METABOLISM = Pattern(
    r"\b(?:cyp\w*|p-?gp|p-glycoprotein|oatp?\w*|bcrp|bsep|oct\d|ugt\w*|mate\d?|multidrug|mdr\d?|(?:drug|efflux|organic \w+) transporters?|enzyme inducer)\b"
)


def class_candidates(
    page: Page, passage: Passage, rule: str, drugs: tuple[str, ...], named: NamedClass
) -> Iterator[Finding]:
    """Yield a class for each drug; what the own drug does to other drugs' enzymes is no class of it."""
    for drug in (page.drug,) if set(page.drug.split(" / ")) <= set(drugs) else drugs:
        if drug == page.drug and _METABOLISM.search(named.name):
            yield Veto(rule, passage, "an interaction, no class")
        elif drug == page.drug and rule.startswith("class.such_as") and passage.topic in _LOOSE:
            yield Veto(rule, passage, "a group with a common risk")
        elif named.name != drug:
            yield Candidate(CLASS, _long_form(page, named.name), drug, passage, named.span, rule)


def _long_form(page: Page, name: str) -> str:
    """Return what a page says an abbreviation stands for, where that is a class, else the name."""
    long = next((long for short, long in page.abbreviations.items() if short.lower() == name), None)
    return (class_name(long) if long else None) or name
