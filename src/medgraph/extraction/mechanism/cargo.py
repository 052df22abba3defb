"""Find the code names of what a drug sets free in the body and that works for it: "its cargo, a substance called | SN-38"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from medgraph.extraction.mechanism.genes import find_genes
from medgraph.extraction.page import Page
from medgraph.patterns import Pattern, finditer

_CODE = r"(?P<code>(?-i:[A-Z][A-Za-z]{0,4}-?\d{1,5}[A-Za-z]{0,2}|[A-Z]{3,5}|[A-Z]x[a-z]))(?![\w-])"
_INTRODUCED = Pattern(
    r"\b(?:payload|warhead|cargo|toxin|poison|(?:chemotherapy|cytotoxic|cell-killing) (?:drug|agent|molecule)|(?:active|main) (?:metabolite|form|part))s?"
    rf"(?:,? (?:a|an|the) (?:[\w-]+ ){{1,4}}?)?[\s,(:]*(?:(?:is|called|named|known as|of) )*(?:the )?{_CODE}",
    re.IGNORECASE,
)


def cargo_in(page: Page, text: str) -> Iterator[int]:
    """Yield where the names of what the page's drug sets free end in a text."""
    for code in _codes(page.monograph.view.text):
        yield from (found.end() for found in re.finditer(rf"(?<![\w-]){re.escape(code)}(?![\w-])", text))


@lru_cache(maxsize=64)
def _codes(text: str) -> frozenset[str]:
    """Return the code names that a page introduces so; what is the name of a gene is none."""
    codes = {found["code"] for found in finditer(_INTRODUCED, text)}
    return frozenset(code for code in codes if not find_genes(code, context=True))
