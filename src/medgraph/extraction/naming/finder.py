"""What a drug is called: its non-proprietary names and its brands.

Brands are stated ("marketed under the brand name X", "Brand names: A, B"), or stand in brackets beside
the drug's name ("eteplirsen (Exondys 51)", "Exondys 51 (eteplirsen)"). A bracket may also hold a gloss,
an abbreviation, a dose or a company: a brand is capitalised, no drug, no class and no abbreviation. The
salt form and the name with a biosimilar suffix are non-proprietary names too, where the page writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from medgraph.extraction.label_field.finder import brands_in_fields
from medgraph.extraction.naming.brands_in_passing import known_candidates
from medgraph.extraction.naming.generic_names import generic_names
from medgraph.extraction.naming.labelled_brands import labelled_brands
from medgraph.extraction.naming.rules import RULES
from medgraph.extraction.naming.titles import headings_of
from medgraph.extraction.naming.told_brands import brands_in_cells, read_brands
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Veto, spoken_in_turn


def find_names(page: Page) -> Iterator[Finding]:
    """Yield the names of a page's drug, and the brands of other drugs that it names."""
    titles = tuple(headings_of(page))
    yield from generic_names(page, titles)
    yield from _one_spelling(_brand_findings(page, titles))


def _one_spelling(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Give a brand written in several ways ("RITUXAN", "Rituxan") one spelling, one with small letters."""
    found = list(findings)
    spelling: dict[str, str] = {}
    for each in found:
        if isinstance(each, Candidate) and (
            each.object.lower() not in spelling or spelling[each.object.lower()].isupper()
        ):
            spelling[each.object.lower()] = each.object
    for each in found:
        yield replace(each, object=spelling[each.object.lower()]) if isinstance(each, Candidate) else each


def _brand_findings(page: Page, titles: tuple[Passage, ...]) -> Iterator[Finding]:
    whole = Page(page.monograph, page.names, page.abbreviations, (*titles, *page.passages))
    stated = list(brands_in_fields(page))
    yield from stated
    own = tuple(finding.object.lower() for finding in stated if isinstance(finding, Candidate))
    for finding in _brands_in_text(page, whole):
        if (
            not own
            or not isinstance(finding, Candidate)
            or finding.drug != page.drug
            or _is_one_of(finding.object, own)
        ):
            yield finding


def _is_one_of(brand: str, own: tuple[str, ...]) -> bool:
    """Tell whether a name is one of a label's brands: what a label calls its product stands in its fields."""
    return brand.lower() in own


def _brands_in_text(page: Page, whole: Page) -> Iterator[Finding]:
    said: set[str] = set()
    for finding in _stated_brands(page, whole):
        said |= {finding.object.lower()} if isinstance(finding, Candidate) and finding.drug == page.drug else set()
        yield finding
    for passage in whole.passages:
        for candidate in known_candidates(page, passage):
            if candidate.object.lower() not in said:
                said.add(candidate.object.lower())
                yield candidate


def _stated_brands(page: Page, whole: Page) -> Iterator[Finding]:
    for result in spoken_in_turn(RULES, whole):
        if isinstance(result, Veto):
            yield result
        else:
            yield from read_brands(page, *result)
    for passage in page.passages:
        yield from labelled_brands(page, passage)
        yield from brands_in_cells(page, passage)
