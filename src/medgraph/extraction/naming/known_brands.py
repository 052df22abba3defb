"""Brands that the lexicon knows: wherever a page names one of its own drug's, it states it, and another drug's is never its own.

A page need not say that a name is a brand ("Do not switch between Lyrica and Lyrica CR"). What stands in one list with
a brand of the drug is a brand of it too ("Actemra, RoActemra or a biosimilar"), unless it is known for another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from medgraph.extraction.naming.drug_names import DrugNames
from medgraph.lexicon import brands_of, drug_names, drugs_of_brand, is_same_drug
from medgraph.model import Span
from medgraph.patterns import Pattern

# How a maker names the other forms of a product: "Wellbutrin XL".
_KIND = r"(?:[ -](?:XR|SR|ER|CR|LA|XL|ODT|HFA|CD|DS|PM|EC|IR|HD|NS|CQ|Retard|Depot|Forte))?"


def known_brands(names: DrugNames, text: str) -> Iterator[tuple[str, Span]]:
    """Yield the known brands of a page's drug in a text, as written, and where they stand."""
    pattern = _own(names)
    for found in pattern.finditer(text) if pattern else ():
        yield found[0], Span(*found.span())


def is_anothers(brand: str, names: DrugNames) -> bool:
    """Tell whether a brand is known for another drug's; whose brands are unknown, of a drug that is, nobody can tell.

    >>> is_anothers("Prozac", DrugNames("sertraline", frozenset())), is_anothers("Zoloft", DrugNames("sertraline", frozenset()))
    (True, False)
    >>> is_anothers("Prozac", DrugNames("zubrelint", frozenset()))
    False
    """
    if not any(part in drug_names() for part in names.drug.split(" / ")):
        return False
    known = drugs_of_brand(brand)
    ours = {names.drug, *names.own}
    return bool(known) and not any(_same(drug, own) for drug in known for own in ours)


def own_brands(drug: str, name: str, text: str) -> Iterator[str]:
    """Yield the known brands of a drug that a text names."""
    for brand in (*brands_of(drug), *(brands_of(name) if name != drug else ())):
        written = [form for form in (brand, brand.upper()) if form in text]
        if any(re.search(rf"(?<![\w-]){re.escape(form)}(?!\w)", text) for form in written):
            yield brand


def _same(drug: str, own: str) -> bool:
    """Tell whether two names may mean one drug: "estradiol valerate", a vaccine by another wording."""
    return is_same_drug(drug, own) or _core(drug) == _core(own)


def _core(name: str) -> frozenset[str]:
    if "vaccine" in name or " / " in name:
        return frozenset({"vaccine"} if "vaccine" in name else name.split(" / "))
    return frozenset({name.split()[0]})


@lru_cache(maxsize=256)
def _own(names: DrugNames) -> Pattern | None:
    brands = {brand for name in (names.drug, *names.own) for brand in brands_of(name) if brand.lower() in names.own}
    spelled = sorted({form for brand in brands for form in (brand, brand.upper())}, key=len, reverse=True)
    return Pattern(rf"(?<![\w-])(?:{'|'.join(map(re.escape, spelled))}){_KIND}(?!\w)") if spelled else None
