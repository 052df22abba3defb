"""Tell the page's own drug from others in a text."""

from __future__ import annotations

import re

from medgraph.extraction.naming.drug_names import DrugNames
from medgraph.model import Span
from medgraph.patterns import Pattern, search


def others_in(names: DrugNames, text: str) -> list[tuple[str, Span]]:
    """Return the other drugs that a text names, and where: not the own one, nor a part of it, nor what medicines are made up with."""
    not_others = {*names.parts, *_CARRIERS}
    return [(drug, span) for drug, span in names.mentions(text) if drug not in not_others]


_CARRIERS = frozenset(
    {"sodium chloride", "dextrose", "glucose", "water", "lactose", "benzyl alcohol", "lidocaine", "polysorbate"}
)


def names_own(names: DrugNames, text: str) -> bool:
    """Tell whether a text names the page's drug, a part of it, or "this medicine"."""
    return search(_SELF, text) is not None or any(drug in names.parts for drug, _ in names.mentions(text))


_SELF = Pattern(
    r"\b(?:this|the|your) (?:drug|medicine|medication|treatment|tablets?|capsules?|vaccine|injections?|infusion|product|inhaler|antibody)\b",
    re.IGNORECASE,
)

TOGETHER = Pattern(
    r"\b(?:combin\w+|together|added|add-on|plus|concomitant\w*|co-?administ\w+|alongside|along with|as well)\b",
    re.IGNORECASE,
)
"""Two drugs at once: what is said then is said of both."""
