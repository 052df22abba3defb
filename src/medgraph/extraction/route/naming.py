"""Name a route in one word: what a wording means, and what its clause makes of it."""

from __future__ import annotations

import re

from medgraph import lexicon
from medgraph.patterns import Pattern

# The last word of a wording that stands in no table → the route.
_BY_NOUN = {
    "drip": "intravenous",
    "vein": "intravenous",
    "puff": "inhalation",
    "inhalation": "inhalation",
    "inhaler": "inhalation",
    "nebulizer": "inhalation",
    "nebuliser": "inhalation",
    "muscle": "intramuscular",
    "artery": "intra-arterial",
    "skin": "subcutaneous",
    "joint": "intra-articular",
    "eye": "ophthalmic",
    "ear": "otic",
    "nostril": "nasal",
    "nose": "nasal",
    "vagina": "vaginal",
    "rectum": "rectal",
    "passage": "rectal",
    "bladder": "intravesical",
    "womb": "intrauterine",
    "windpipe": "endotracheal",
    "penis": "intracavernous",
    "spray": "nasal",
    "suppository": "rectal",
    "suppositorie": "rectal",
    "patch": "transdermal",
    "patche": "transdermal",
    "cream": "topical",
    "ointment": "topical",
    "gel": "topical",
    "lotion": "topical",
    "foam": "topical",
}


_ORGANS = frozenset({"eye", "ear", "nose"})  # "eye ointment": where it goes


def route_of(wording: str) -> str:
    """Return the one word for a wording: "into a vein" is intravenous; a tablet that one takes is oral.

    >>> route_of("into the upper arm muscle"), route_of("tablets")
    ('intramuscular', 'oral')
    """
    low = " ".join(wording.lower().split())
    known = lexicon.routes().get(low)
    words = low.split()
    last = words[0] if words[0] in _ORGANS else words[-1]
    return known.label if known else _BY_NOUN.get(last) or _BY_NOUN.get(last.removesuffix("s"), "oral")


_INJECTED = Pattern(r"\binject\w*|\bneedle\b", re.IGNORECASE)
_PATCH = Pattern(r"\bpatch(?:es)?\b", re.IGNORECASE)
_THROUGH_SKIN = Pattern(r"\babsorbed (?:\w+ )?through the skin\b", re.IGNORECASE)
_ACTS_WHERE_IT_STICKS = frozenset({"lidocaine", "capsaicin", "diclofenac"})


def refined_route(wording: str, text: str, drug: str) -> str:
    """Return a route as its clause means it: a needle goes into the eye's inside, a patch works through the skin.

    >>> refined_route("into your eye", "It is injected into your eye.", "aflibercept")
    'intravitreal'
    """
    route = route_of(wording)
    if route in ("ophthalmic", "intraocular") and wording.lower().startswith("in") and "eye" in wording.lower():
        return "intravitreal" if _INJECTED.search(text) else "ophthalmic"
    if route == "topical" and (_PATCH.search(text) or _THROUGH_SKIN.search(text)):
        route = "transdermal"
    return "topical" if route == "transdermal" and drug in _ACTS_WHERE_IT_STICKS else route
