"""Make facts of the brands that the frames of sentences hold, where the drug is told and the name may be a brand of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from medgraph.extraction.language import context
from medgraph.extraction.naming.brand_drugs import BESIDE, THROUGHOUT, drugs_of, named_at_end
from medgraph.extraction.naming.brand_grammar import BRAND
from medgraph.extraction.naming.brand_lists import brands_in
from medgraph.extraction.naming.known_brands import is_anothers
from medgraph.extraction.naming.rules import RULES
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto, slot


def read_brands(page: Page, rule: Rule, passage: Passage, found: re.Match[str]) -> Iterator[Finding]:
    """Yield the brands that a frame holds, each for the drugs that it is told of."""
    drugs = drugs_of(page, rule, passage, found)
    own = found["object"].lower() in page.names.own
    if not drugs or (rule.name in THROUGHOUT and not own and not _is_used_throughout(page, found["object"])):
        return
    if context.negated(passage.text[: found.start()]) and rule.name not in BESIDE:
        yield Veto(rule.id, passage, "negated")
        return
    brands = brands_in(found["object"], slot(passage, found).start, page.drug if rule.name in _LISTS else "")
    for brand, where in [(found["object"], slot(passage, found))] if rule.name == "brand.lower_case" else brands:
        for drug in drugs if _may_be(page, brand, drugs, named_after=rule.name in _LISTS) else ():
            yield Candidate(BRAND, brand, drug, passage, where, rule.id)


def _may_be(page: Page, brand: str, drugs: tuple[str, ...], *, named_after: bool) -> bool:
    """Tell whether a name may be a brand of some drugs: no other drug's, nor the page's own for another."""
    called = brand.lower() if named_after else brand.lower().split(" ")[0]
    if page.drug in drugs:
        return called != page.drug and not is_anothers(brand, page.names)
    return brand.lower() not in page.names.own


_LISTS = frozenset({"brand.stated", "brand.sold_as", "brand.is_brand"})
_OFTEN = 3


def _is_used_throughout(page: Page, name: str) -> bool:
    """Tell whether a page speaks of a name again and again, capitalised, and not as another drug's."""
    text = page.monograph.view.text
    if text.count(name) < _OFTEN:
        return False
    beside = re.search(rf"\(\W*{re.escape(name)}\W*\)", text)
    named = named_at_end(page, text[max(0, beside.start() - _BEFORE_BRACKET) : beside.start()]) if beside else ()
    again = len(re.findall(rf"\b{re.escape(name)}\b", text))
    small = len(re.findall(rf"(?<![\w@./-]){re.escape(name.lower())}\b", text))
    return again >= _OFTEN and (not named or page.drug in named) and small * _RARE <= again


_BEFORE_BRACKET = 60
_RARE = 5
"""In small letters a brand stands at most once for so many times."""


def brands_in_cells(page: Page, passage: Passage) -> Iterator[Finding]:
    """Yield the brands beside drugs in the first cells of a table, "| Evolocumab (Repatha) | … |"."""
    if not passage.cells:
        return
    cell = replace(
        passage, span=passage.cells[0], text=passage.cells[0].of(page.monograph.view.text).replace("\n", " ")
    )
    for rule in RULES:
        if rule.name in BESIDE:
            for found in rule.trigger.finditer(cell.text):
                for each in read_brands(page, rule, cell, found):
                    yield replace(each, passage=passage)
