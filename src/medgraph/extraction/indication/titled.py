"""Read what a drug is for from the title of its page: "Montelukast for asthma and hay fever".

The title must begin with the drug and end with the disease: "Ivermectin for COVID-19: what went wrong" tells of no use.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from medgraph.extraction.indication.candidates import indication_candidates
from medgraph.extraction.indication.slots import read_indicated
from medgraph.extraction.naming.titles import headings_of
from medgraph.extraction.page import Page
from medgraph.extraction.rules import Candidate
from medgraph.model import Polarity
from medgraph.patterns import Pattern

RULE = "indication.titled/1"
_FORM = (
    r"(?:(?:oral|nasal|eye|skin|depot|hard|soft|weekly|monthly|daily) )?(?:tablets?|capsules?|injections?|infusions?|creams?|gel|ointment|drops|patch(?:es)?|sprays?|"
    r"inhalers?|liquid|syrup|pens?|jabs?|pills?|implants?|therapy|treatment|vaccine)"
)
_PURPOSE = Pattern(
    rf"(?:[®™▼*_]|\s*\([^()]{{2,60}}\)|\s+{_FORM}\b|\s*,?\s+\d[\d.,]* ?(?:mg|mcg|micrograms?|g|mL|%))*"
    r"\s+(?P<object>(?:for|against|to (?:treat|prevent|relieve))\s+[^.:;?!–—]{4,90})[^\w?!]*$",
    re.IGNORECASE,
)


def find_titled(page: Page, denied: Collection[str], abbreviations: Mapping[str, str]) -> Iterator[Candidate]:
    """Yield the uses in the first headings of a page, unless the page itself has `denied` them."""
    for title in islice(headings_of(page), _FIRST):
        named = next((where for drug, where in page.names.mentions(title.text) if drug == page.drug), None)
        found = _PURPOSE.match(title.text, named.end) if named and named.start <= _BEGINS else None
        for each in (
            read_indicated(found["object"], title.span.start + found.start("object"), abbreviations, on=False)
            if found
            else ()
        ):
            if each.name not in denied:
                yield from indication_candidates(title, each, RULE, Polarity.AFFIRMED)


_FIRST, _BEGINS = 3, 4
