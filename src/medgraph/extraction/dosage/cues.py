"""The words around an amount that say what it is: a dose, a step, a ceiling, or no dose at all."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from medgraph.patterns import Pattern, search


class Role(StrEnum):
    """What an amount is to a regimen."""

    DOSE = "dose"
    STEP = "step"
    CEILING = "ceiling"
    NONE = "no dose"


_FILLER = (
    r"(?:\s+(?:a|an|the|of|is|be|to|at|for|total|about|single|daily|weekly|dose|dosage|recommended|"
    r"usual|adult|maximum|in|was|:|doses))*\s*[:(]?\s*$"
)
_CEILING_BEFORE = Pattern(
    rf"(?:\bnot exceed [\w-]+|\bmax(?:imum|imal)?\b\.?(?:[^.;,(]{{0,60}}?)|\b(?:not|"
    rf"never) (?:to )?exceed(?:ing)?\b|\b(?:no|not|never|nor) (?:be )?(?:more|higher|greater) than|"
    rf"\b(?:no|not|never) (?:go )?(?:above|over|beyond)|"
    rf"\b(?:nobody|no ?one|none)\b[^.;,]{{0,20}}\b(?:above|over|more than|exceeds?)|"
    rf"\bno (?:dose|infusion|injection) (?:may|should|must|can|is to) exceed|\bat most\b|"
    rf"\b(?:must|should|has to) (?:stay|remain|be|be kept) (?:at or )?(?:below|under)|"
    rf"\bceiling\b[^.;,]{{0,40}}|\b(?:upper )?limit\b[^.;,]{{0,20}}|\b(?:limited|capped|"
    rf"restricted) (?:to|at)|(?<!\bgo )(?<!\bgoing )(?<!\bgoes )\bup to\b|"
    rf"\b(?:never|don['’]t) (?:take|use|give|inject) more than\b|"
    rf"\b(?:should|must|may|can)\s?not exceed|\bdo(?:es)? not (?:exceed|take more than|use more than|"
    rf"give more than)|\bexceed(?:ing)?\b(?<=not exceed)|\bhighest (?:recommended )?(?:dose|"
    rf"dosage)\b){_FILLER}",
    re.IGNORECASE,
)
_NO_SINGLE = Pattern(r"\bno (?:single|individual|one) (?:dose|injection)[^.;,]{0,20}exceed\s*$", re.IGNORECASE)
_CEILING_BEHIND = Pattern(
    r"^[\s,(]*(?:(?:/|per|a|each) ?(?:day|dose|"
    r"week))?[\s,(]*(?:daily )?\b(?:max(?:imum)?\b(?!\.?(?: (?:total|daily|single|dose|dosage))*(?: of\b|\s*$| ?\d|:)|\.)|at most\b(?! (?:once|twice|every|\w+ times))|"
    r"as (?:the|an?) (?:upper limit|ceiling|limit|cap|maximum|top dose)|is the (?:maximum|ceiling|limit|highest|"
    r"most)|or less\b)",
    re.IGNORECASE,
)
_STEP_BEFORE = Pattern(
    r"(?:\b(?:increas|rais|titrat|adjust|escalat|up-?titrat|adapt|chang)\w*\b[^.;]{0,60}?\b(?:by|"
    r"in (?:steps|increments) of|increments of|steps of|"
    r"(?<!recommended dosage )(?<!recommended dose )(?<!adult dosage )(?<!adult dose )(?<!target dose )of)(?: (?:a|an|another|about|up to|further|"
    r"increments of|steps of))*|"
    r"\b(?:go|goes|going|went|stepped|moved?) up (?:[^.;]{0,20})?by|\b(?:go|goes|going|step|move|climb)s? up|\b(?:put|bring|mov|nudg|build|work|push|creep|climb)\w*\s+(?:\w+\s+){0,3}up\s+by|\b(?:add|adding|added|"
    r"adds)(?: (?:another|a further|an additional))?|\bincrements? of|\bsteps? of|\bincreases? of|\bin)\s*$",
    re.IGNORECASE,
)
_STEP_BEHIND = Pattern(r"^[-\s]*(?:\w+ )?(?:increments?|steps?)\b|^\s*at a time\b", re.IGNORECASE)
_LESS = Pattern(
    r"\b(?:reduc|decreas|lower|taper|cut|withdraw)\w*\b[^.;]{0,40}?\b(?:by|in (?:steps|decrements) of|"
    r"decrements of|steps of)(?: (?:a|an|about))*\s*$|"
    r"\b(?:down|off) (?:again )?(?:by|in (?:steps|decrements) of)(?: (?:a|an|about|another))*\s*$",
    re.IGNORECASE,
)
_THRESHOLD = Pattern(
    r"(?:\b(?:above|below|over|under|beyond|more than|less than|greater than|fewer than|at least|"
    r"exceed(?:s|ed|ing)?|higher than|lower than|"
    r"(?<!benefit )(?<!benefits )(?<!benefit more )(?<!benefits more )from|than|instead of|drop(?:s|ped)? to|(?:equal|equivalent|correspond\w*) to|equals|nearest|"
    r"(?:previously|already|currently|if|when|those|people|anyone|adults|children|patients) "
    r"(?:you are |they are |currently )?(?:taking|receiving|using|on)|receiving \w+|after reaching|"
    r"who (?:already |currently )?(?:takes?|uses?|receives?|gets?|(?:is|are) on))|"
    r"(?:^|[.;:(] ?)total:?|[<>≥≤=])(?: (?:an?|the|total|daily|dose|dosage|of|about))*\s*$",
    re.IGNORECASE,
)
_THRESHOLD_BEHIND = Pattern(
    r"^\s*(?:(?:/|per|a) ?day\s*)?(?:or (?:more|higher|greater|above|lower|"
    r"over)|and (?:above|over|higher))\b|^\s+(?:has|have|is|was|did) not\b|^[^,;.()]{0,40}\b(?:is|are) (?:\w+ )?(?:(?:equal|equivalent|comparable|similar) to|as (?:strong|potent|effective) as)\b",
    re.IGNORECASE,
)


# "in increments of no more than | 10 mg"
_SMALL_STEPS = Pattern(
    r"\b(?:(?:increments?|steps?) of|(?:increas|rais|titrat)\w*\b[^.;]{0,40}\bby) (?:no more than|not more than|at most|up to)\s*$",
    re.IGNORECASE,
)
# "is roughly equal to morphine | 30 mg"
_EQUALS = Pattern(r"\b(?:equal|equivalent|comparable) to (?:about |roughly )?(?:[a-z-]{4,} ){1,3}$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def role_of(before: str, behind: str) -> Role:
    """Tell what the words up to the amounts before and behind make of an amount.

    >>> role_of("up to a maximum of ", " BID").value, role_of("may be increased by ", " per dose").value
    ('ceiling', 'step')
    >>> role_of("doses above ", " a day").value, role_of("the dose is ", " once daily").value
    ('no dose', 'dose')
    """
    if search(_SMALL_STEPS, before):
        return Role.STEP
    if _EQUALS.search(before):
        return Role.NONE
    if search(_CEILING_BEFORE, before) or search(_NO_SINGLE, before) or search(_CEILING_BEHIND, behind):
        return Role.CEILING
    if search(_LESS, before) or search(_THRESHOLD, before) or search(_THRESHOLD_BEHIND, behind):
        return Role.NONE
    if search(_STEP_BEHIND, behind) or (search(_STEP_BEFORE, before) and not re.search(r"\bin\s*$", before)):
        return Role.STEP
    return Role.DOSE
