"""What the words above a list say of it: that the drug is barred, or that one should be careful.

"Do not take X if:" opens a list of contraindications wherever it stands; "Talk to your doctor
before taking X if:" opens one of warnings, also under a heading on contraindications.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from medgraph.extraction.language.conditions import PEOPLE
from medgraph.extraction.language.entries import COMES_TO_BAR, is_fragment, own_leads, without_references
from medgraph.extraction.page import Page, Passage
from medgraph.model import SectionType
from medgraph.patterns import Pattern, match, search
from medgraph.sections import section_type
from medgraph.sentences import last_sentence

MARKED = SectionType.CONTRAINDICATIONS
_LEAD_END = 200
# A list that "is not complete" bars nothing by that.
_OF_THE_LIST = r"(?!\s+(?:an?\s+|the\s+)?(?:complete|exhaustive|full|absolute|only|necessarily|always|just|all)\b)"
BARRING = Pattern(
    rf"^\W*(?:A\W+)?no\b[^.:]{{0,40}}\bif\b|contra-?indicat|\b(?:different|another|instead|something else)\b|\bexcludes?\b|\bpreclude|\bprohibit|\bno-go|\boff[ -]limits|\bout of the question|\brules? out|(?:\bnot|n['’]t)\b{_OF_THE_LIST}|\bnever\b|\bavoid|\bcannot\b|\bunsuitable|\bforbid|\brules? (?:it|this|the \w+) out|\bnobody\b|\bno[ -]one\b|\bwho\b.*\bshould\b",
    re.IGNORECASE,
)
_CAUTION = Pattern(
    r"\b(?:caution|careful|warnings?|precautions?|monitor|before (?:taking|using|you)|tell (?:your|the|a)|talk to|ask (?:your|a)|check with|special care|extra|not contraindicat|not recommended|interact)",
    re.IGNORECASE,
)


# "Do not take X … if you are currently taking products containing:": what is taken along, under what stands above.
_ALONG = Pattern(
    r"\W*(?:if )?you(?: are|['’]re)?(?: currently| also| already)? (?:take|taking|use|using|receiving|(?:being )?treated with)\b|\W*(?:together|in combination|along) with\b",
    re.IGNORECASE,
)


# "The British label adds two more:": to what stands above.
_ADDS = Pattern(r"\b(?:adds?|names?|lists?)\b(?: [\w-]+){0,5}\W*$", re.IGNORECASE)


def leads_elsewhere(passage: Passage) -> bool:
    """Tell whether the nearest lead that says something says another thing than that the drug is barred."""
    for lead in map(_leading, own_leads(passage)):
        if cautions(lead):
            return True
        if BARRING.search(lead):
            return False
        if _ALONG.match(lead) or _ADDS.search(lead):
            continue
        if lead.rstrip().endswith("?") or not is_fragment(lead):
            return True
    return _asks_elsewhere(passage)


def cautions(lead: str) -> bool:
    """Tell whether a lead asks for care, and does not come to bar: "Tell your doctor first, because you must not take it if you:".

    >>> cautions("Tell your doctor before you take it if you:"), cautions("Tell your doctor, because you must not take it if:")
    (True, False)
    """
    care = _CAUTION.search(lead)
    return care is not None and COMES_TO_BAR.search(lead, care.end()) is None


@lru_cache(maxsize=4096)
def _leading(lead: str) -> str:
    """Return what leads in: a paragraph may speak of other things before."""
    return last_sentence(lead)[-_LEAD_END:]


def _asks_elsewhere(passage: Passage) -> bool:
    """Tell whether the list stands under a question of its own: "Who must not get it?" above, "Which labs do you follow?" nearer."""
    nearest = passage.section.headings[-1] if passage.section.headings else ""
    return nearest.rstrip().endswith("?") and section_type(nearest) is None and not BARRING.search(nearest)


# "X is contraindicated in patients with:", "You must not take X if you have:": what stands below is a list of ours, whatever the heading.
_LEAD_IN = Pattern(
    rf"(?:\bcontra-?indicated\b|\b(?:do not|don['’]t|must(?: not|n['’]t)|should(?: not|n['’]t)|cannot|can['’]t|never|not suitable|won['’]t be (?:given|prescribed)|(?:pick|choose|prescribe|use) (?:an? )?(?:different|another))\b[^.:]{{0,80}}\b(?:if|in|for|by|when|who|to(?= (?:[\w-]+ ){{0,3}}?{PEOPLE}\b))\b)[^.:]{{0,80}}:?\W*$|"
    r"\b(?:rules? (?:it|this|the \w+|[\w-]+) out|make (?:it|[\w-]+) (?:unsafe|unsuitable))(?: for you)?:?\W*$|"
    r"\b(?:exclude|preclude|prohibit|forbid|rule out|bar|argue against|speak against) (?:its|the|their|any) use(?: of [\w-]+)?:?\W*$",
    re.IGNORECASE,
)


def led_in(page: Page) -> Iterator[Passage]:
    """Yield what stands below a lead-in that bars, or behind it in its paragraph, in sections on other things."""
    for passage in page.passages:
        lead = _lead_in(passage) if passage.topic is not MARKED else ""
        if lead and (search(_LEAD_IN, lead) or _answers_no(lead, passage)) and not cautions(lead):
            yield without_references(passage)


# "Can I have it?": "No, if any of these apply:".
_MAY_I = Pattern(
    r"\b(?:can|may|could|should|is it (?:safe|ok|okay|all right|suitable))\b[^?]{0,60}\b(?:have|take|use|get|receive|it|this)\b[^?]{0,40}\?$",
    re.IGNORECASE,
)
_NO_IF = Pattern(r"^\W*(?:A\W+)?no\b[^.:]{0,40}\bif\b[^.:]{0,60}:?\W*$", re.IGNORECASE)


def _answers_no(lead: str, passage: Passage) -> bool:
    """Tell whether a lead answers no to the question above it, who may have the drug."""
    return match(_NO_IF, lead) is not None and any(_MAY_I.search(above) for above in passage.leads[1:3])


def _lead_in(passage: Passage) -> str:
    """Return the lead nearest to an item, or what stands before the colon of its paragraph, or the heading of a list that no lead stands above."""
    own = own_leads(passage)
    if not own and passage.is_item and passage.section.type is SectionType.OTHER:
        own = passage.section.headings[-1:]
    return _leading(own[0]) if own and (passage.is_item or passage.block.label) else ""
