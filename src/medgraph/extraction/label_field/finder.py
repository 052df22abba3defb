"""What a label states in fields instead of prose, each value read by the rules of its field.

A kit has parts that are other products ("alcohol swab", topical), and a label may be of several: what is stated of a
product that has nothing of the label's drug in it says nothing of the drug.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from medgraph.drug_words import base_name, without_salt
from medgraph.extraction.label_field.ingredients import ingredients_in, substance_of_code, substances_of
from medgraph.extraction.label_field.rules import RULES
from medgraph.extraction.naming.label_names import LONGEST_VALUE, parts_of
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.placeholders import is_placeholder
from medgraph.extraction.rules import Candidate, Finding, Veto
from medgraph.model import LabelField, Qualifiers, Relation
from medgraph.patterns import Pattern

_NONE = Pattern(r"\W*(?:n/?a|none|not applicable|unknown|null)?\W*$", re.IGNORECASE)


def find_fields(page: Page) -> Iterator[Finding]:
    """Yield what a label states in fields, but for brands; a value that is not of its field's form is left out, and said."""
    for passage in _own_fields(page):
        if passage.section.field is LabelField.INGREDIENT:
            yield from ingredients_in(page, passage)
        elif passage.section.field is not LabelField.BRAND_NAME:
            yield from _read(page, passage)
    yield from substances_of(page)


def brands_in_fields(page: Page) -> Iterator[Finding]:
    """Yield the brands that a label states in fields; `naming` asks, because text and fields are to agree in spelling."""
    for passage in _own_fields(page):
        if passage.section.field is LabelField.BRAND_NAME:
            yield from _read(page, passage)


def _own_fields(page: Page) -> Iterator[Passage]:
    others = _products_of_others(page)
    yield from (field for field in page.fields if _product(field) not in others and not _says_nothing(field))


def _says_nothing(field: Passage) -> bool:
    return not field.cells and (bool(_NONE.match(field.text)) or is_placeholder(field.text))


def _read(page: Page, passage: Passage) -> Iterator[Finding]:
    """Yield what the rules of a field read in its value."""
    rules = [rule for rule in RULES if rule.field is passage.section.field]
    readable = len(passage.text) <= LONGEST_VALUE
    found = [(rule, reading) for rule in rules for reading in rule.read(passage.text)] if readable else []
    if rules and not found:
        yield Veto(rules[0].id, passage, "not of the form of its field")
    for rule, (object_, stated) in found:
        if rule.relation is Relation.UNII:
            stated = Qualifiers(substance=substance_of_code(page))
        yield Candidate(rule.relation, object_, page.drug, passage, passage.span, rule.id, qualifiers=stated)


_OF_PRODUCT = Pattern(r".*/(?:manufacturedProduct|manufacturedMedicine|partProduct|partMedicine)(?:\[\d+\])?(?=/)")
_AROUND = Pattern(r".*/(?:manufacturedProduct|part)(?:\[\d+\])?(?=/(?:subjectOf|consumedIn))")


def _product(passage: Passage) -> str | None:
    """Return the element that a value is stated of: the part of a kit, the product; None for the whole label."""
    path = passage.section.path or ""
    found = _AROUND.match(path) or _OF_PRODUCT.match(path)
    return _whole(found[0]) if found else None


def _whole(path: str) -> str:
    """Return the path of the element around a product: "…/part[2]", "…/subject[1]/manufacturedProduct"."""
    return re.sub(r"(?<=[\w\]])/(?:manufacturedProduct|manufacturedMedicine|partProduct|partMedicine)$", "", path)


def _products_of_others(page: Page) -> frozenset[str]:
    """Return the products that are said to be of substances none of which is the label's drug."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for passage in page.fields:
        product = _product(passage)
        if product and passage.section.field in (LabelField.GENERIC_NAME, LabelField.INGREDIENT):
            named[product] |= _substances(page, passage)
    own = {page.drug, *page.drug.split(" / ")}
    return frozenset(product for product, substances in named.items() if substances and not substances & own)


def _substances(page: Page, passage: Passage) -> set[str]:
    names = [cell.of(page.monograph.view.text) for cell in passage.cells] or parts_of(passage.text[:LONGEST_VALUE])
    return {form for name in names for form in (base_name(name), without_salt(name.lower()))}
