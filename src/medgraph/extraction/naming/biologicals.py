"""The names of vaccines, immune globulins and antitoxins, which are words of the language: "measles, mumps and rubella vaccine"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.patterns import Pattern, sub

_KIND = r"(?:vaccine|immune globulin|immunoglobulin|antitoxin|antivenom|antivenin|toxoids?)"
_VACCINE = (
    r"(?<![\w-])(?P<name>(?:(?:(?i:hepatitis|meningococcal|meningitis|group) A(?: and [A-Z])?|(?!(?i:the|an?|this|that|which|of|for|is|are|and|or|your|our|new|live|any|other|about|"
    r"with) )[A-Za-z0-9()/-]+),? "
    rf"(?:and )?){{1,5}}{_KIND}(?:, (?:recombinant|live|inactivated|adsorbed|conjugate|mRNA|adjuvanted))*)\b"
)
_VACCINE_DEFINED = Pattern(
    rf"\b(?:is|are) (?:the|an?) {_VACCINE}|^(?:The )?{_VACCINE.replace('name', 'subject')} (?:is|protects|prevents|guards|helps|contains)\b",
    re.MULTILINE,
)
_SPOKEN = Pattern(r"vaccine|\bjabs?\b|vaccination", re.IGNORECASE)
_MANY = 4
"""How often a page that is all about a vaccine says so."""
_IN_TITLE = Pattern(_VACCINE, re.IGNORECASE)


def titled_biologicals(titles: list[str]) -> Iterator[str]:
    """Yield the name of the vaccine, immune globulin or antitoxin in a title."""
    for title in titles:
        yield from (found["name"] for found in _IN_TITLE.finditer(sub(_ASKED, "", title)))


_ASKED = Pattern(
    r"^\W*(?:what is|about|how does|why|when|who needs|facts on|guide to|your)\s+(?:the\s+)?", re.IGNORECASE
)


def defined_vaccines(titles: list[str], text: str) -> Iterator[str]:
    """Yield the name of the vaccine that a page which is all about it, or is called by it, defines."""
    much = len(_SPOKEN.findall(text)) >= _MANY
    for found in _VACCINE_DEFINED.finditer(text):
        name = found["name"] or found["subject"]
        if much or any(title.startswith(name.split(" ")[0]) for title in titles):
            yield name
