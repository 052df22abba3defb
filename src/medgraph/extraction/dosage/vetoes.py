"""What makes an amount in a clause on dosing no dose: a vial's content, premedication, a check-up, water."""

from __future__ import annotations

import re
from functools import lru_cache

from medgraph.extraction.dosage.grammar import DoseMention
from medgraph.extraction.language import context
from medgraph.extraction.page import Passage
from medgraph.model import Scope

_HOLDS = re.compile(
    r"\b(?:vials?|ampou?les?|strengths?|available (?:as|in)|suppl(?:y|ied)|comes? (?:as|in)|contain\w*|"
    r"(?:tablets?|capsules?|pens?|syringes?) (?:hold|of|come|are)|scored|"
    r"pre-?filled|each (?:tablet|capsule|ml|vial|pen)|dosage forms?|presentation|packages?|kits?|holds?|"
    r"dilut\w*|withdraw\w*|reconstitut\w*|marketed|filters?|syringe|bags?|flush\w*|draw)\b",
    re.IGNORECASE,
)
_PREMEDICATION = re.compile(
    r"\b(?:pre-?medicat\w*|pre-?treat(?!ed)\w*|pre-?treated with|antihistamines?|(?:before|prior to|ahead of|"
    r"minutes before) (?:each|every|the) (?:dose|infusion|injection)|corticosteroid cover)\b",
    re.IGNORECASE,
)
_WATCHED = re.compile(
    r"\b(?:monitor\w*|check\w*|tests?|tested|testing|visits?|appointments?|measure\w*|exam\w*|counts?|"
    r"evaluat\w*|assess\w*|exercise|weigh|rotate\w*|titration|uptitrat\w*|"
    r"schedule|travel|miss\w*|alcohol|diet|supplement\w*)\b",
    re.IGNORECASE,
)
_NOT_TO = re.compile(r"\b(?:not|never|avoid(?:ing)?|no)\s(?:[^,;.:]{0,40}\s)?$", re.IGNORECASE)


_IS_DOSE = re.compile(r"\bdos(?:e|age)\s+(?:is|of)\s*$", re.IGNORECASE)


@lru_cache(maxsize=4096)  # asked anew for every dose of a passage
def _holds(text: str) -> bool:
    return bool(_HOLDS.search(text))


_GIVEN = re.compile(
    r"\bdos(?:e|es|age)\b|\b(?:giv|tak|receiv|inject|inhal|swallow|us)(?:es?|en|ing|ed)\b|\bgets?\b", re.IGNORECASE
)
_VOLUME = re.compile(r"\bvolumes?\b[^,;.]{0,20}$", re.IGNORECASE)


def _is_given(text: str, before: str) -> bool:
    """Tell whether a volume is given to somebody: not what a bag is filled up to."""
    return bool(_GIVEN.search(text)) and not _VOLUME.search(before)


def reason_against(passage: Passage, mention: DoseMention, *, own: bool) -> str | None:
    """Return why an amount is no dose of this drug, None if it is one."""
    before = passage.text[: mention.span.start]
    dose = mention.dose
    lead = passage.leads[0] if passage.leads else ""
    if context.scope(passage.text) is Scope.ANIMAL:
        return "animals"
    if own and any(_PREMEDICATION.search(text) for text in (before, *passage.leads[:2])):
        return "premedication"
    if (
        dose.value
        and not dose.interval
        and not _IS_DOSE.search(before)
        and (mention.strength or _holds(passage.text) or (_holds(lead) and not lead.lower().startswith("for ")))
    ):
        return "what a vial, tablet or package holds"
    if not dose.value and _WATCHED.search(passage.text):
        return "how often something is watched"
    if dose.value and not dose.maximum and _NOT_TO.search(before):
        return "not to be given"
    return (
        "no drug"
        if (dose.unit == "mL" and not dose.interval and dose.phase is None and not _is_given(passage.text, before))
        else None
    )
