"""Read the brands in a list of capitalised names: cut common words, leave out what is no brand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.drug_words import is_salt
from medgraph.extraction.language.phrases import blanked
from medgraph.extraction.naming.brand_grammar import without_places
from medgraph.extraction.naming.brand_words import NAME, cut_common, is_brand
from medgraph.model import Span
from medgraph.patterns import Pattern

ONE_BRAND = Pattern(NAME)


def brands_in(text: str, start: int, drug: str = "") -> Iterator[tuple[str, Span]]:
    """Yield the brands in a list of names that begins at `start` of the view; they may begin with the drug's name."""
    glossed = without_places(re.sub(r"\([^)]*\)?", blanked, text))
    for number, found in enumerate(ONE_BRAND.finditer(glossed)):
        name = found[0] if number and _CALLS.match(found[0]) else cut_common(found[0])
        if is_brand(name) or (drug and _is_named_after(name, drug)) or (number and _CALLS.match(name)):
            end = start + found.end()
            yield re.sub("[®™]", "", name), Span(end - len(name), end)


# Brands that are calls: "Take Action", "Keep Going".
_CALLS = Pattern(r"^(?:Take|Give|Start|Stop|Keep|Use|Ask|My|Next|Her|After|Plan|New|Option)\s[A-Z][a-z]+$")
_NO_BRAND_BEHIND = Pattern(
    r"(?i:tablets?|capsules?|injection|cream|gel|oral|solution|brands?|names?|information|side|dosage|uses?|generic|and|mono\w+)$"
)


def _is_named_after(name: str, drug: str) -> bool:
    """Tell whether a brand is the drug's name and one word more: "Prednisone Intensol"."""
    first, _, more = name.partition(" ")
    return (
        bool(more) and first.lower() == drug and " " not in more and not (is_salt(more) or _NO_BRAND_BEHIND.match(more))
    )
