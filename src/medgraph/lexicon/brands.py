"""Brands, by the drugs that they hold. What the table lacks is no less a brand: it only settles whose a brand is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from medgraph.lexicon.drugs import drug_identifiers
from medgraph.lexicon.tables import rows


def brands_of(drug: str) -> tuple[str, ...]:
    """Return the brands of a drug, of a combination whatever the order and the spelling of its parts.

    >>> brands_of("apixaban"), brands_of("valsartan / sacubitril")[:1], brands_of("table")
    (('Eliquis',), ('Entresto',), ())
    >>> "Yasmin" in brands_of("ethinylestradiol / drospirenone")
    True
    """
    return _by_substance().get(substance(drug), ())


def is_same_drug(one: str, other: str) -> bool:
    """Tell whether two names stand for one drug, in whichever order and spelling.

    >>> is_same_drug("salbutamol", "albuterol"), is_same_drug("ethinyl estradiol / drospirenone", "drospirenone")
    (True, False)
    """
    return substance(one) == substance(other)


def drugs_of_brand(brand: str) -> frozenset[str]:
    """Return the drugs that may stand behind a brand, however it is written; of "Glucophage SR" those of "Glucophage".

    >>> drugs_of_brand("ELIQUIS"), drugs_of_brand("Sandoz")
    (frozenset({'apixaban'}), frozenset())
    """
    words = brand.lower().split()
    ends = (" ".join(words[:end]) for end in range(len(words), 0, -1))
    return next(filter(None, map(_by_brand().get, ends)), frozenset())


def substance(drug: str) -> tuple[str, ...]:
    """Return what a drug is made of, alike for all its names: the open identifier of each part, or its name.

    >>> substance("acetaminophen") == substance("paracetamol"), substance("zubrelint")
    (True, ('zubrelint',))
    """
    known = drug_identifiers()
    return tuple(sorted(next(iter(known.get(part, ())), part) for part in drug.split(" / ")))


@cache
def _by_substance() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for drug, brands in _by_drug().items():
        found[substance(drug)] = tuple(dict.fromkeys((*found.get(substance(drug), ()), *brands)))
    return found


@cache
def _by_drug() -> Mapping[str, tuple[str, ...]]:
    return {drug: tuple(brands.split("|")) for drug, brands, *_ in rows("own/brands.tsv")}


@cache
def _by_brand() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for drug, brands in _by_drug().items():
        for brand in map(str.lower, brands):
            found[brand] = found.get(brand, frozenset()) | {drug}
    return found
