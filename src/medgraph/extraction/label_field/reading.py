"""Read the value of a field: a text to the object of a fact, or to nothing where it is not of its form.

Codes are taken only where they are whole: a UNII has ten letters and digits, an NDC two or three groups of digits, an
RxNorm concept is a number, a set id a UUID, a date has year, month and day or less.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from medgraph import lexicon
from medgraph.extraction.language.phrases import singular
from medgraph.extraction.mechanism.genes import find_genes
from medgraph.extraction.naming.label_names import parts_of
from medgraph.model import Qualifiers
from medgraph.patterns import Pattern

NOTHING = Qualifiers()


class Reading(NamedTuple):
    """What a value says: the object of a fact, and what it is restricted to."""

    object: str
    qualifiers: Qualifiers = NOTHING


Reader = Callable[[str], Iterator[Reading]]


def as_it_stands(value: str) -> Iterator[Reading]:
    """Yield a value in single blanks."""
    yield Reading(" ".join(value.split()))


def lower(value: str) -> Iterator[Reading]:
    """Yield a value in lower case."""
    yield Reading(" ".join(value.lower().split()))


def generic_name(value: str) -> Iterator[Reading]:
    """Yield a non-proprietary name in lower case, with its salt; the parts of a combination joined by " / ".

    >>> [reading.object for reading in generic_name("LEDIPASVIR AND SOFOSBUVIR")]
    ['ledipasvir / sofosbuvir']
    """
    if parts := parts_of(" ".join(value.split())):
        yield Reading(" / ".join(parts).lower())


def product_type(value: str) -> Iterator[Reading]:
    """Yield the type of a product: "HUMAN PRESCRIPTION DRUG LABEL" and "HUMAN PRESCRIPTION DRUG" are one."""
    yield Reading(re.sub(r" label\b.*$", "", " ".join(value.lower().split())))


def route(value: str) -> Iterator[Reading]:
    """Yield a route of FDA's list by the word that records use.

    >>> [reading.object for reading in route("RESPIRATORY (INHALATION)")], list(route("BY POST"))
    (['inhalation'], [])
    """
    if known := lexicon.routes().get(" ".join(value.lower().split())):
        yield Reading(known.label)


def form_of(shape: str) -> Reader:
    """Return the reader of codes of a shape."""
    pattern = Pattern(shape)

    def code(value: str) -> Iterator[Reading]:
        if pattern.fullmatch(value.strip()):
            yield Reading(value.strip())

    return code


def day(value: str) -> Iterator[Reading]:
    """Yield a date of HL7 ("20220314", also with a time behind it) as ISO 8601 writes it; no day, no month: what there is.

    >>> [reading.object for text in ("20220314", "201104", "20221399", "soon") for reading in day(text)]
    ['2022-03-14', '2011-04']
    """
    found = _DAY.fullmatch(value.strip())
    parts = [part for part in found.groups() if part] if found else []
    if parts and _exists(*map(int, parts)):
        yield Reading("-".join(parts))


_DAY = Pattern(r"(\d{4})(?:(\d\d)(?:(\d\d)(?:\d{2,6}(?:\.\d+)?(?:[+-]\d{4})?)?)?)?")


def _exists(year: int, month: int = 1, day_: int = 1) -> bool:
    try:
        date(year, month, day_)
    except ValueError:
        return False
    return True


_TAG = Pattern(r"\s*\[(?:EPC|MoA|PE|CS|Chemical/Ingredient)\]\s*$", re.IGNORECASE)


def drug_class(value: str) -> Iterator[Reading]:
    """Yield a pharmacologic class in lower case singular, MeSH's headings turned round.

    >>> [next(drug_class(text)).object for text in ("Sulfonylurea [EPC]", "Oligonucleotides, Antisense [CS]")]
    ['sulfonylurea', 'antisense oligonucleotide']
    """
    name = _TAG.sub("", " ".join(value.split())).lower()
    head, comma, more = name.partition(", ")
    name = f"{more} {head}" if comma and "," not in more else name
    *before, last = name.split(" ")
    yield Reading(" ".join([*before, singular(last)]))


def class_by_mechanism(value: str) -> Iterator[Reading]:
    """Yield the class of drugs that act in one way; what only names a deed ("Lead Chelating Activity") names no drugs."""
    if _AGENTS.search(_TAG.sub("", value.strip())):
        yield from drug_class(value)


_AGENTS = Pattern(r"(?:ors|ists|ers)$", re.IGNORECASE)


def physiologic_effect(value: str) -> Iterator[Reading]:
    """Yield an effect on the body in lower case: "increased protein synthesis"."""
    yield Reading(_TAG.sub("", " ".join(value.split())).lower())


# What a class says that a drug does, and the name of that in the scheme of mechanisms.
_ACTIONS = {
    "inhibitors": "inhibition",
    "antagonists": "antagonism",
    "agonists": "agonism",
    "partial agonists": "partial agonism",
    "activators": "activation",
    "potentiators": "potentiation",
}
_ACTION = Pattern(
    rf"(?P<target>.{{2,}}?)\s+(?P<how>{'|'.join(sorted(_ACTIONS, key=len, reverse=True))})", re.IGNORECASE
)
# What the body does to drugs is no way in which they work.
_METABOLISM = Pattern(
    r"cytochrome|\bcyp ?\d|glycoprotein|transport(?:er|ing)|breast cancer resistance|bile salt export|"
    r"glucuronosyl|multidrug|\bugt|extrusion",
    re.IGNORECASE,
)


def mechanism(value: str) -> Iterator[Reading]:
    """Yield how a drug acts, by the class that it belongs to for it, with the gene where the class names its product.

    >>> [(r.object, r.qualifiers.target) for r in mechanism("Poly(ADP-Ribose) Polymerase Inhibitors [MoA]")]
    [('inhibition', None)]
    >>> list(mechanism("Cytochrome P450 3A4 Inhibitors [MoA]")), list(mechanism("CD20-directed Antibody Interactions [MoA]"))
    ([], [])
    """
    found = _ACTION.fullmatch(_TAG.sub("", " ".join(value.split())))
    if found and not _METABOLISM.search(found["target"]):
        effect = _ACTIONS[found["how"].lower()]
        symbols = {symbol for gene in find_genes(found["target"]) for symbol in gene.symbols}
        target = next(iter(symbols)) if len(symbols) == 1 else None
        yield Reading(effect, Qualifiers(target=target))
