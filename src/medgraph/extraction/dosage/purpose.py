"""Tell what a dose is for, where a page gives doses by disease."""

from __future__ import annotations

import re

from medgraph.extraction.dosage.mentions import DoseMention
from medgraph.extraction.language.medical import ends_as_condition
from medgraph.extraction.language.mentions import find_known
from medgraph.extraction.page import Page, Passage
from medgraph.model import SectionType
from medgraph.patterns import Pattern, match, search

# What doses are labelled with beside diseases: people, organs that fail, forms, times; and sentences.
_OTHERWISE = Pattern(
    r"^with(?:out)?\b|dos(?:e|es|ing|age)|child-pugh|\b(?:infants?|neonates?|adults?|child(?:ren)?|pa?ediatric|patients|women|men|elderly|renal|hepatic|kidney|liver|"
    r"ha?emodialysis|dialysis|impairment|spray|patch(?:es)?|tablets?|capsules?|injection|infusion|missed|after|from|how|what|when|is|are|may|should|you|Q|A|\d*\s?(?:years?|months?|weeks?|days?|hours?|kg|mg))\b|[?|]",
    re.IGNORECASE,
)
_LABEL = Pattern(r"^(?:(?:for|in)\s+)?(?P<label>[^:.;|]{4,80}):\s", re.IGNORECASE)


def indication_of(passage: Passage, page: Page, mention: DoseMention) -> str | None:
    """Return what a dose is for, where doses are given by disease: the nearest label that names one."""
    if passage.topic is not SectionType.DOSAGE:
        return None
    inline = _LABEL.match(passage.text[: mention.span.start])
    headings = passage.section.headings
    leads = passage.leads[: len(passage.leads) - len(headings)] + tuple(reversed(headings[2:]))
    labels = [inline["label"]] if inline else []
    named = (_without_brand(label.strip(" :*.")) for label in [*labels, *leads])
    return next((" ".join(label.split()) for label in named if _is_purpose(label, page)), None)


def _without_brand(label: str) -> str:
    """Return a label without the brand that it begins with: "Xgeva, giant cell tumor"."""
    found = match(_FIRST, label)
    return label[found.end() :] if found and not _names_condition(found["word"]) else label


_FIRST = Pattern(r"(?P<word>[A-Z][a-z][\w-]*)[®™]?\s*[,;–—]\s+")


_WAY = Pattern(
    r"\W*(?:oral(?:ly)?|by mouth|intravenous(?:ly)?|iv|intramuscular(?:ly)?|im|subcutaneous(?:ly)?|sc|topical(?:ly)?|rectal(?:ly)?|nasal|otic|ophthalmic|"
    r"inhaled|vaginal)\W*(?:\(|$|(?:injection|tablets?|drops|solution|infusion|use|route|administration|form)\b)",
    re.IGNORECASE,
)


def _is_purpose(label: str, page: Page) -> bool:
    """Tell whether a label names what is treated, and not a route, a form, people, a time or a drug."""
    if not 3 < len(label) <= 90 or _OTHERWISE.search(label) or _WAY.match(label):
        return False
    return _names_condition(label) and not page.names.named_in(label)


def _names_condition(label: str) -> bool:
    return bool(find_known(label) or ends_as_condition(label) or search(_SHORT_FORM, label))


# "cGVHD", "CLL/SLL": diseases that professionals write in capitals.
_SHORT_FORM = Pattern(r"\b[a-z]{0,2}[A-Z]{2,}[A-Za-z]*\b")
