"""The grammar of brands in sentences: a list of names with what may stand between them, and what says that they are brands.

Words match in any case, the names themselves only as they are written: capitalised.
"""

from __future__ import annotations

from medgraph.extraction.language.phrases import blanked
from medgraph.extraction.naming.brand_words import NAME
from medgraph.extraction.rules import everywhere_but
from medgraph.model import Relation
from medgraph.patterns import Pattern

BRAND = Relation.BRAND_NAME
GATE = everywhere_but()
_AND = r"(?:[,;]\s*(?:and|or)\s+|[,;]\s*|\s+(?:and|or|as well as|&),?\s+|\s*/\s*)"
_PLACE = r"\b(?i:in|throughout|outside) (?:the |most of )?(?:US|USA|U\.S\.|UK|EU|[A-Z][a-z]+(?: (?:States|Kingdom|America))?)"
# What may stand behind a name ("in Europe", "for cancer") and before the next ("EU: ", "in the US ", "as a melting wafer, ").
_FOR = rf"(?:\s*\([^)]*\))?(?: {_PLACE})?(?: for (?!the\b)[a-z][a-z -]{{2,30}}(?=[,;.]| and\b))?"
_LEADING = rf"(?:(?:{_PLACE}|(?:US|USA|UK|EU|Europe|Canada|Japan|Australia)(?=:)):? |(?:as|in|for) [a-z][a-z -]{{2,30}}, |as )?"
LIST = rf"(?P<object>{NAME}[®™]?(?:{_FOR}{_AND}{_LEADING}{NAME}[®™]?)*(?:{_FOR}(?=\)))?)"
_PLACED = Pattern(_PLACE)


def without_places(text: str) -> str:
    """Return a list of brands with "in Europe" blanked out, of the same length.

    >>> without_places("Trexall in Europe and Maxtrex")
    'Trexall           and Maxtrex'
    """
    return _PLACED.sub(blanked, text)


def cased(text: str) -> Pattern:
    """Compile a trigger whose words match in any case and whose names only as they are written."""
    return Pattern(text.replace(" ", r"\s+"))
