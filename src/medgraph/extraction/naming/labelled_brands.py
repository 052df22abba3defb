"""The brands behind a label "Brand names", below such a heading or question, and in the rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.naming.brand_grammar import BRAND, LIST
from medgraph.extraction.naming.brand_lists import brands_in
from medgraph.extraction.naming.subjects import labelled_values, listed_after
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding
from medgraph.model import SectionType, Span
from medgraph.patterns import Pattern, match, search

_BRAND_LABEL_RULE = "brand.labelled/1"
_BRAND_LABEL = Pattern(
    r"^\W*(?:(?:(?:also|other(?:wise)?)[ -])?(?:called|known as|sold (?:as|under)|marketed (?:as|under)|available as)|other names?|originator|reference product|biosimilars?|(?:(?:common|US|U\.S\.|other|main|Canadian|European|UK|international) )?"
    r"(?:(?:brand|trade|proprietary)(?:[- ]?names?|s)?|product[- ]names?)(?:\(s\))?)"
    r"(?: (?:to (?:recogni[sz]e|know|look (?:out )?for)|you (?:may|might|will|could) \w+|in use|available|(?:we )?(?:use|keep|hold|give|stock)|(?:used|stocked|kept|held|supplied|dispensed|given|sold)(?: (?:here|locally|(?:in|on|at|by) [\w ]{2,25}))?))?(?: \([^)]*\))?\W*$",
    re.IGNORECASE,
)
_BRAND_QUESTION = Pattern(
    r"\b(?:brands?|brand names?|trade names?|(?:which|what) (?:products|names)|sold (?:as|under))\b[^?]*\?",
    re.IGNORECASE,
)
_LEADING_LIST = Pattern(rf"\W*+(?:(?i:in|outside) (?:the )?(?:US|USA|UK|EU|[A-Z][a-z]+(?: [A-Z][a-z]+)?)[:,]? )?{LIST}")


_COLUMN = Pattern(r"^\W*names\W*$", re.IGNORECASE)
_OF_OTHERS = frozenset({SectionType.INTERACTIONS, SectionType.ALTERNATIVES})


def _columned(page: Page, passage: Passage) -> Iterator[tuple[str, Span, tuple[str, ...]]]:
    """Yield the cells below columns of brands in a row that begins with a form or a brand and names no other drug: "| capsule | Vensir XL |"."""
    named = {drug for drug, _ in page.names.mentions(passage.text)}
    begins = listed_after(page.names, passage.cells[0].of(page.monograph.view.text)) if passage.cells else ()
    if begins or passage.topic in _OF_OTHERS or not named <= {page.drug, *page.drug.split(" / ")}:
        return
    for column, cell in zip(passage.columns, passage.cells, strict=False):
        if match(_BRAND_LABEL, column) or match(_COLUMN, column):
            yield "Brands", cell, (page.drug,)


def labelled_brands(page: Page, passage: Passage) -> Iterator[Finding]:
    """Yield the brands behind a label or heading "Brand names", in such a row or under such a column."""
    asked = bool(passage.leads) and search(_BRAND_QUESTION, passage.leads[0]) is not None
    headed = not passage.cells and (asked or any(match(_BRAND_LABEL, lead) for lead in passage.leads[:2]))
    for label, value, drugs in (*labelled_values(page, passage), *_columned(page, passage)):
        called = headed or match(_BRAND_LABEL, label)
        listed = _LEADING_LIST.match(value.of(page.monograph.view.text)) if called else None
        if listed:
            for brand, where in brands_in(listed["object"], value.start + listed.start("object"), page.drug):
                others = drugs if brand.lower() != page.drug else ()
                yield from (Candidate(BRAND, brand, drug, passage, where, _BRAND_LABEL_RULE) for drug in others)
