"""Read allergies that a page tells by their signs: "asthma, hives or a swollen face after aspirin" is hypersensitivity to aspirin."""

from __future__ import annotations

import re

from medgraph.extraction.contraindication.allergies import OWN, Allergy
from medgraph.extraction.language.substances import read_substances
from medgraph.extraction.naming.page_drug import DrugNames
from medgraph.model import Span
from medgraph.patterns import Pattern, finditer

_SIGN = (
    r"(?:asthma(?: attacks?)?|wheez\w+|hives|urticaria|(?:an? |skin )*rash(?:es)?|(?:an? )?swollen (?:face|lips|tongue|throat)|swelling of the (?:face|lips|tongue|throat)|"
    r"angio-?o?edema|rhinitis|nasal polyps|bronchospasm|breathing (?:trouble|difficult(?:y|ies)|problems)|shortness of breath|(?:other )?allergic(?:-type)? (?:reactions?|symptoms?)|(?:an? )?runny nose)"
)
_AFTER = Pattern(
    rf"(?<![\w-]){_SIGN}(?:(?:, |,? (?:and|or|and/or) )(?:other )?{_SIGN})* (?:after|from|caused by|triggered by|brought on by|set off by|precipitated by)"
    r"(?: (?:taking|using|having taken))? (?P<to>[^;.()]{3,90})".replace(" ", r"\s+"),
    re.IGNORECASE,
)


def read_reactions(text: str, names: DrugNames) -> tuple[str, list[Allergy]]:
    """Take out of a text the allergies that it tells by signs and by what had been taken; return what is left, offsets kept.

    >>> text, found = read_reactions("hives or asthma after taking aspirin, gout", DrugNames("naproxen", frozenset({"naproxen"})))
    >>> [allergy.name for allergy in found], text.strip()
    (['hypersensitivity to aspirin'], ', gout')
    """
    found: list[Allergy] = []
    for told in finditer(_AFTER, text):
        begin = told.start("to")
        taken = _taken(told["to"], names)
        found += [Allergy(name, where.moved(begin), past=True) for name, where in taken]
        end = begin + max((where.end for _, where in taken), default=0)
        text = text[: told.start()] + " " * (end - told.start()) + text[end:] if taken else text
    return text, found


def _taken(text: str, names: DrugNames) -> list[tuple[str, Span]]:
    """Return the allergies to what was taken: by its name, unless it is the page's own drug."""
    own = (
        re.search("|".join(rf"\b{re.escape(name)}\b" for name in names.own), text, re.IGNORECASE) if names.own else None
    )
    others = [(f"{OWN} to {each.name}", each.span) for each in read_substances(text, 0, names)]
    return [*([(OWN, Span(*own.span()))] if own else []), *others]
