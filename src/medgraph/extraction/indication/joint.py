"""Tell what is not the purpose of a drug by itself, but that of a product which joins it to another."""

from __future__ import annotations

from itertools import pairwise

from medgraph.extraction.language.phrases import blanked
from medgraph.extraction.page import Page, Passage
from medgraph.patterns import Pattern, sub

# "In combination with phentermine (Qsymia) it is | approved for": a product of two drugs.
_IN_ONE_PRODUCT = Pattern(
    r"\b[Cc]ombination (?:product|medicine|tablet|capsule|pill|inhaler)s?\b[^.;]{0,12}\b(?:contain(?:s|ing)|of|with|combines|joins|has)\b|"
    r"\b(?:[Cc]ombination|[Tt]ogether|[Cc]ombined) with [\w-]+ (?:\((?:(?:sold |marketed )?as )?[A-Z]\w*[a-z]\w*[®™]?\)|in (?:one|a single) (?:tablet|pill|capsule|inhaler))"
)
_IN_BRACKETS = Pattern(r"\([^()]*\)")
_SINGLY = Pattern(r"\s*,? (?:is|was)\b")
_JOINT = Pattern(r" (?:and|with|plus) ")


def is_of_combination(passage: Passage, upto: int, page: Page) -> bool:
    """Tell whether a purpose is that of the drug joined to another: "X and hyaluronidase (Brand), is also | approved for"."""
    if " / " not in page.drug and _IN_ONE_PRODUCT.search(passage.text, 0, upto):
        return True
    before = sub(_IN_BRACKETS, blanked, passage.text[:upto])
    if not _JOINT.search(before):
        return False
    named = list(page.names.mentions(before))[-3:]
    pairs = [(a, b) for a, b in pairwise(named) if a[0] != b[0] and _JOINT.fullmatch(before[a[1].end : b[1].start])]
    singly = bool(pairs) and _SINGLY.match(before[(pairs[-1][1][1].end) :])
    return bool(singly) and page.drug in {pairs[-1][0][0], pairs[-1][1][0]}
