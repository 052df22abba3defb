"""Amounts of what goes with a drug: minerals, vitamins and oils, "take calcium 1,000 mg daily", and the serum beside a vaccine."""

from __future__ import annotations

import re

from medgraph.model import Span
from medgraph.patterns import Pattern, match, search

_NUTRIENT_NAME = r"calcium|vitamin [a-k]\d*|iron|zinc|magnesium|potassium|folic acid|folate|iodine|selenium|biotin"
# What is sold without a prescription beside them.
_REMEDY_NAME = r"(?:fish|krill|cod[- ]liver|evening primrose|flaxseed|linseed|castor|peppermint) oil"
_NUTRIENT = rf"(?P<name>{_NUTRIENT_NAME}|{_REMEDY_NAME})"
_NUTRIENT_BEFORE = Pattern(
    rf"\b{_NUTRIENT}(?: (?:carbonate|citrate|supplements?|at|of|is))*\s*\(?(?:about |at least |usually |typically |around )*$",
    re.IGNORECASE,
)
# "Calcium for women over 50 is usually | 1200 mg": what the sentence is about.
_NUTRIENT_SUBJECT = Pattern(
    rf"(?:^|[.;:]\s)\W*(?:the |your )?(?:(?:daily|total|dietary) )?{_NUTRIENT}(?: supplements?| intake| requirement)?(?: (?:for|in|from) [^.;:,]{{2,50}}?)?"
    r" (?:is|are|should (?:be|reach|total|amount to)|must (?:be|reach)|goal is|target is)(?: (?:usually|about|at least|around|typically|normally|often|up to))*\s*$",
    re.IGNORECASE,
)
# "Vitamin K 1 to 2.5 mg by mouth, or | 5 to 10 mg into a vein"
_NUTRIENT_FIRST = Pattern(rf"\W*(?:oral |intravenous )?{_NUTRIENT} (?=\d)", re.IGNORECASE)
# "Calcium and vitamin D, 1,000 mg and | 800 IU a day"
_NUTRIENTS = Pattern(
    rf"(?:^|[.;:]\s)\W*(?:take |you need |aim for |get (?:enough )?)?(?P<names>(?:{_NUTRIENT_NAME})(?:\s*(?:,|and|plus|&|with)\s*(?:{_NUTRIENT_NAME}))*)"
    r"(?: supplements?)?\s*(?:[,:(–-]|\bat\b|\bof\b|\bis\b)*\s*(?:about |at least )?(?P<first>\d[\d,.]* ?(?:mg|g|mcg|µg|IU|units)[^.;\d]{0,40})?$",
    re.IGNORECASE,
)
_NUTRIENT_BEHIND = Pattern(
    rf"(?:\s*(?:/|per|a|each) ?day|\s+daily)?\s+(?:of )?(?:elemental |oral )?{_NUTRIENT}\b", re.IGNORECASE
)

# "hepatitis B immunoglobulin, | 250 units", "| 20 IU/kg of rabies immune globulin": named by what it is against.
_SERUM_NAME = (
    r"(?P<name>(?:[a-z][\w-]* (?:[A-C] )?)?(?:immunoglobulins?|immune globulin|antitoxin|antivenom|antiserum))\b"
)
_SERUM_BEFORE = Pattern(
    rf"\b{_SERUM_NAME}(?: injection)?(?:\s*[,:(]|\s+(?:of|at|as|is))*\s*(?:about |up to |a (?:single )?dose of )?$",
    re.IGNORECASE,
)
_SERUM_BEHIND = Pattern(rf"\s+(?:of )?{_SERUM_NAME}", re.IGNORECASE)


def serum_of(text: str, amount: Span) -> str | None:
    """Return the immunoglobulin or antitoxin that an amount is of, in lower case.

    >>> serum_of("Add rabies immunoglobulin, 20 IU/kg, at the wound.", Span(27, 35))
    'rabies immunoglobulin'
    >>> serum_of("The vaccine, 1 mL, makes immunoglobulin.", Span(13, 17))
    """
    found = search(_SERUM_BEFORE, text[: amount.start]) or match(_SERUM_BEHIND, text, amount.end)
    return found["name"].lower() if found else None


def nutrient_of(text: str, amount: Span) -> str | None:
    """Return the mineral, vitamin or oil that an amount is of, in lower case.

    >>> nutrient_of("Take calcium 1000 mg daily.", Span(13, 20))
    'calcium'
    >>> nutrient_of("Calcium and vitamin D, 1,000 mg and 800 IU a day.", Span(36, 42))
    'vitamin d'
    >>> nutrient_of("Take 1000 mg daily.", Span(5, 12))
    """
    listed = _NUTRIENTS.search(text[: amount.start])
    if listed:
        names = re.split(r"\s*(?:,|\band\b|\bplus\b|&|\bwith\b)\s*", listed["names"].lower())
        return names[-1 if listed["first"] else 0]
    found = (
        search(_NUTRIENT_BEFORE, text[: amount.start])
        or search(_NUTRIENT_SUBJECT, text[: amount.start])
        or match(_NUTRIENT_BEHIND, text, amount.end)
        or _NUTRIENT_FIRST.match(text, 0, amount.start)
    )
    return found["name"].lower() if found else None
