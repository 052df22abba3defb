"""Name what happens at the site of an injection: "pain where the needle goes in", "redness" in a list under "Site reactions".

The site stands before its sign in the name, wherever the page has it: "injection site pain".
"""

from __future__ import annotations

import re
from dataclasses import replace

from medgraph.extraction.language.frequency import heads_by_frequency
from medgraph.extraction.language.items import Item
from medgraph.patterns import Pattern, search

_THING = (
    r"(?:needle|injection|infusion|jab|shot|vaccine|drip|cannula|line|patch|gel|cream|ointment|lotion|plaster|it|they)"
)
WHERE = (
    rf"where (?:(?:the |your |each )?{_THING}(?: (?:is|was|are|were|(?:has|have|had) been|gets?|got|goes|go|went))(?: (?:in|on|given|injected|applied|put|placed|stuck|inserted|sited|rubbed|worn)){{0,2}}|"
    r"[\w-]+ (?:is|was|are|were|has been|had been) (?:injected|infused|applied|inserted|put on|rubbed in)|"
    r"(?:you|we|they|people|the nurse)(?:['’]ve| have)? (?:inject(?:ed)?|had|have|got|get|put|appl(?:y|ied)|used?|stick|stuck|rub(?:bed)?|placed?|wear|wore|g[ai]ve)(?: (?:it|them|(?:the|your|this) \w+))?(?: (?:in|on))?)"
)
"""Words that say where a medicine goes in or on: "where the needle went in", "where you put it"."""
LOCAL = (
    r"(?:pain|redness|erythema|swelling|itching|itchiness|pruritus|bruis(?:ing|e)|induration|hardening|hardness|tenderness|soreness|warmth|rash|o?edema|irritation|inflammation|reaction|lump|mass|nodule|"
    r"discolou?ration|discomfort|bleeding|h(?:a)?emorrhage|h(?:a)?ematoma|infection|urticaria|hive|burning|stinging|dryness|peeling|scaling|numbness|warm|hot|event|complaint|problem)s?"
)
"""The signs that a medicine leaves where it goes in."""

_SITED = Pattern(
    r"(?P<sign>.+?)\s+(?:at|around|near|over|in|on)\s+(?:the\s+|your\s+)?(?:(?:area|place|site|spot)\s+(?:of\s+(?:the\s+)?)?)?(?:(?:patch|gel|needle)\s+)?(?P<site>injection|infusion|drip|application|administration|implant|catheter|insertion|vaccination|needle(?= ))"
    r"(?:\s+(?:sites?|areas?|spots?|points?|places?))?",
    re.IGNORECASE,
)
_WHERE = Pattern(
    rf"(?P<sign>.+?)\s+(?:(?:at|in|on|around) the (?:site|place|spot|area|skin) )?(?P<where>{WHERE})", re.IGNORECASE
)
_APPLIED = Pattern(
    r"\b(?:patch|gel|cream|ointment|lotion|plaster|appl(?:y|ied)|rub\w*|stick|stuck|wear|wore|worn|put (?:it|them)(?: on)?$)",
    re.IGNORECASE,
)
_INFUSED = Pattern(r"\b(?:infusion|drip|cannula|line)\b", re.IGNORECASE)
# "Local reactions", "a small lump", "a burning feeling": the sign alone.
_AROUND_SIGN = Pattern(
    r"^(?:[\w-]+ )+(?=reactions?$)|^(?:(?:small|little|hard|slight|mild|minor) )+(?=\w)|(?<=ing) (?:feelings?|sensations?)$",
    re.IGNORECASE,
)


def at_site(name: str) -> str:
    """Return "injection site pain" for "pain at the site of the injection" and "pain where the needle goes in".

    >>> at_site("pain at the injection site"), at_site("redness where the needle goes in")
    ('injection site pain', 'injection site redness')
    >>> at_site("soreness at the drip site"), at_site("stinging where you put it")
    ('infusion site soreness', 'application site stinging')
    """
    found = _SITED.fullmatch(name) or _WHERE.fullmatch(name)
    if not found:
        return name
    return f"{_site(found)} site {_AROUND_SIGN.sub('', found['sign'])}"


def _site(found: re.Match[str]) -> str:
    where = found.groupdict().get("where")
    if where is None:
        return _SITES.get(found["site"].lower(), found["site"].lower())
    return "application" if search(_APPLIED, where) else "infusion" if search(_INFUSED, where) else "injection"


_UNDER_SITE = Pattern(
    r"\b(?P<site>injection|infusion|application|administration|implant|vaccination)[ -]site|\b(?:site of|where) (?:the |it )?(?P<where>needle|injection|infusion|jab|shot|vaccine|gel|patch|cream)\b",
    re.IGNORECASE,
)
_LOCAL = Pattern(LOCAL, re.IGNORECASE)
_SITES = {
    "drip": "infusion",
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
