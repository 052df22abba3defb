"""Name what happens at the site of an injection: "pain where the needle goes in", "redness" in a list under "Site reactions".

The site stands before its sign in the name, wherever the page has it: "injection site pain".
"""

from __future__ import annotations

import re
from dataclasses import replace

from medgraph.extraction.language.frequency import heads_by_frequency
from medgraph.extraction.language.items import Item
from medgraph.patterns import Pattern, search

_SITED = Pattern(
    r"(?P<sign>.+?)\s+(?:at|around|near|over|in|on)\s+(?:the\s+|your\s+)?(?:(?:area|place|site|spot)\s+(?:of\s+(?:the\s+)?)?)?(?:(?:patch|gel|needle)\s+)?(?P<site>injection|infusion|application|administration|implant|catheter|insertion|vaccination)"
    r"(?:\s+(?:sites?|areas?))?",
    re.IGNORECASE,
)
_WHERE = Pattern(
    r"(?P<sign>.+?)\s+(?:at the (?:site|place) )?where\s+(?:the\s+|it\s+|your\s+|you\s+)?(?:needle|(?P<site>injection|infusion)|jab|shot|vaccine|(?P<put>gel|patch|cream|ointment|lotion))?\b.{2,30}",
    re.IGNORECASE,
)


_SHORTLY = Pattern(r"^(?:[\w-]+ )+(?=reactions?$)", re.IGNORECASE)


def at_site(name: str) -> str:
    """Return "injection site pain" for "pain at the site of the injection" and "pain where the needle goes in".

    >>> at_site("pain at the injection site"), at_site("redness where the needle goes in")
    ('injection site pain', 'injection site redness')
    """
    found = _SITED.fullmatch(name) or _WHERE.fullmatch(name)
    if not found:
        return name
    site = "application" if found.groupdict().get("put") else (found["site"] or "injection").lower()
    return f"{site} site {_SHORTLY.sub('', found['sign'])}"


_UNDER_SITE = Pattern(
    r"\b(?P<site>injection|infusion|application|administration|implant|vaccination)[ -]site|\b(?:site of|where) (?:the |it )?(?P<where>needle|injection|infusion|jab|shot|vaccine|gel|patch|cream)\b",
    re.IGNORECASE,
)
_LOCAL = Pattern(
    r"(?:pain|redness|erythema|swelling|itching|itchiness|pruritus|bruising|induration|hardening|hardness|tenderness|warmth|rash|o?edema|irritation|soreness|lump|mass|nodule|discolou?ration|bleeding|h(?:a)?emorrhage|h(?:a)?ematoma|warm|hot)s?",
    re.IGNORECASE,
)
_SITES = {
    "needle": "injection",
    "jab": "injection",
    "shot": "injection",
    "vaccine": "injection",
    "gel": "application",
    "patch": "application",
    "cream": "application",
}


def at_the_site(item: Item, leads: tuple[str, ...]) -> Item:
    """Give a local sign the site that the nearest lead names that is no rate: "pain" under "Reactions where the needle goes in".

    >>> from medgraph.model import Span
    >>> at_the_site(Item("pain", Span(0, 4)), ("Injection site reactions", "Common")).text
    'injection site pain'
    """
    nearest = next((lead for lead in leads if not lead[:1].isdigit() and not heads_by_frequency(lead)), "")
    found = search(_UNDER_SITE, nearest)
    if found is None or not _LOCAL.fullmatch(item.text):
        return item
    place = (found["site"] or found["where"]).lower()
    return replace(
        item, text=f"{_SITES.get(place, place)} site {item.text}", gloss=_sited(item.gloss, _SITES.get(place, place))
    )


def _sited(gloss: str | None, place: str) -> str | None:
    return f"{place} site {gloss}" if gloss and _LOCAL.fullmatch(gloss) else gloss
