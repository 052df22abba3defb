"""The brands of the page's drug that the lexicon knows, named in passing, and what stands in a list with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.naming.brand_grammar import BRAND, LIST
from medgraph.extraction.naming.brand_lists import ONE_BRAND, brands_in
from medgraph.extraction.naming.known_brands import is_anothers, known_brands
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate
from medgraph.lexicon import drugs_of_brand
from medgraph.model import Span
from medgraph.patterns import Pattern, match


def known_candidates(page: Page, passage: Passage) -> Iterator[Candidate]:
    """Yield the brands of the page's drug that the lexicon knows, and what stands in a list with them."""
    known, start = list(known_brands(page.names, passage.text)), passage.span.start
    for brand, where in known:
        whole = match(ONE_BRAND, passage.text[where.start :])
        if not _is_elsewhere(page, brand) and not (whole and is_anothers(whole[0], page.names)):
            span = where.moved(start)
            yield Candidate(BRAND, brand, page.drug, passage, span, _KNOWN_RULE)
    for brand, where in _beside_known(page, passage.text) if known else ():
        span = where.moved(start)
        yield Candidate(BRAND, brand, page.drug, passage, span, _KNOWN_RULE)


# "RotaTeq, a pentavalent vaccine, is not part of the programme": the page is about another product.
_ELSEWHERE = Pattern(
    r"[®™]?(?:\s*\([^()]*\))?(?:,[^,;.]{3,80},)?\s+(?:(?:is|was)\s+(?:not\s+(?:part\s+of|stocked|kept|supplied|bought)|another\s+(?:product|vaccine|make)|a\s+different)|differs\b)",
    re.IGNORECASE,
)


def _is_elsewhere(page: Page, brand: str) -> bool:
    """Tell whether a page says somewhere that it is not about this product of the drug."""
    text = page.monograph.view.text
    return any(_ELSEWHERE.match(text, found.end()) for found in re.finditer(re.escape(brand), text))


def _beside_known(page: Page, text: str) -> Iterator[tuple[str, Span]]:
    """Yield the unknown names in lists with a known brand, as running text has them: words that are nowhere written small."""
    whole = page.monograph.view.text
    for listed in filter(_is_joined, _LISTED.finditer(text)):
        names = [found[0] for found in ONE_BRAND.finditer(listed["object"])]
        if len(names) > 1 and any(_is_ours(page, name) for name in names):
            for brand, span in brands_in(listed["object"], listed.start("object")):
                bare = _KIND.sub("", brand)
                unknown = brand in names and bare.isalpha() and not drugs_of_brand(bare)
                if unknown and not _is_written(bare.lower(), whole):
                    yield brand, span


# What tells one product of a maker from his others: "Vensir XL".
_KIND = Pattern(r" (?:XR|SR|ER|CR|LA|XL|ODT|EC|MR|PR|Retard)$")


def _is_ours(page: Page, name: str) -> bool:
    known = [each for each in (name, _KIND.sub("", name)) if drugs_of_brand(each)]
    return any(not is_anothers(each, page.names) for each in known)


def _is_written(word: str, text: str) -> bool:
    return word in text and re.search(rf"\b{re.escape(word)}\b", text) is not None


def _is_joined(listed: re.Match[str]) -> bool:
    """Tell whether names make a list, and not "Therefore, Actemra is …" at a clause's beginning."""
    return listed.start() > 0 or listed[0].count(",") != 1 or re.search(r" (?:and|or) |/", listed[0]) is not None


_KNOWN_RULE = "brand.known/1"
_LISTED = Pattern(rf"(?:^\W*|(?<=[a-z][ :]))(?<![\w-]){LIST}(?![\w-]| [A-Z])")
