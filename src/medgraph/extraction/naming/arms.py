"""Tell what a sentence says of another arm of a trial alone: of placebo, or of those who got another drug.

"Constipation was seen in the oxycodone group only", "headache was noted in 12% of people on placebo". Where a clause tells two rates, or compares,
one of them is the own drug's.
"""

from __future__ import annotations

import re

from medgraph.extraction.naming.drug_names import DrugNames
from medgraph.extraction.naming.own_and_others import TOGETHER, names_own, others_in
from medgraph.model import Span
from medgraph.patterns import Pattern, match, search

_CONTROL = r"(?:placebo|sham|control|comparator|vehicle|dummy|untreated)"
_WHO = r"(?:patients|people|persons|those|participants|subjects|children|adults|volunteers|recipients|women|men)"
_TELLS_OF_ARM = Pattern(rf"\b{_CONTROL}\b|[\s-](?:arm|group)s?\b", re.IGNORECASE)
# What stands behind an effect up to the arm in which it was seen, and no other rate or arm between.
_UP_TO_ARM = (
    r"(?:\s*\([^()]*\))?(?:\s(?!than\b|versus\b|vs\b|against\b|compared\b|and\b|but\b|or\b)[^\s,;:()%]+){0,12}?"
    r"(?:\s[\d.]+\s?%)?(?:\s(?!than\b|versus\b|vs\b|against\b|compared\b|and\b|but\b)[^\s,;:()%]+){0,6}?\s"
)
_BEHIND_ARM = Pattern(
    rf"{_UP_TO_ARM}(?:in|with|on|by|under|among|of) (?:the )?(?P<arm>[^,;:()%]{{3,50}}?)[\s-](?:arms?|groups?)\b"
)
_ONLY_IN_ARM = Pattern(
    r"\b(?:only|chiefly|mainly|mostly|largely|predominantly) (?:in|with|among) (?:the )?(?P<arm>[^,;:()%]{3,50}?)[\s-](?:arm|group)\b|\b(?:in|with) (?:the )?(?P<alone>[^,;:()%]{3,50}?)[\s-](?:arm|group) (?:only|alone)\b",
    re.IGNORECASE,
)
_BEHIND_CONTROL = Pattern(
    rf"{_UP_TO_ARM}(?:(?:in|of|by|with|among) (?:the )?{_WHO} (?:(?:who (?:were )?)?(?:on|taking|given|received|receiving|treated with|assigned to|got)) (?:the )?|with |on |after |in (?:the )?){_CONTROL}\b(?! (?:and|or)\b)"
)
_OPENS_WITH_CONTROL = Pattern(
    rf"\W*(?:in (?:this|that|the|one|another) (?:\w+ )?(?:study|trial),? )?(?:the (?:comparison|other) (?:group|arm)s?\b|(?:(?:in|among|with|on|under) (?:the )?)?(?:{_WHO} (?:(?:who (?:were )?)?(?:on|taking|given|received|receiving|treated with|assigned to|got)) (?:the )?)?{_CONTROL}\b(?!-controlled)(?: arm| group)?(?:,|\s))",
    re.IGNORECASE,
)
_OPENS_WITH_ARM = Pattern(r"\W*in (?:the )?(?P<arm>[^,;:()%]{3,50}?)[\s-](?:arm|group)\b", re.IGNORECASE)
_ANY_ARM = Pattern(
    r"\b(?:treatment|active|study|both|either|all|each|two|dose|mg|age|older|younger|same|this|verum)\b", re.IGNORECASE
)
_RATES = Pattern(r"\d\s?%|\bper ?cent\b|\b1 in \d", re.IGNORECASE)
_COMPARES = Pattern(
    r"\b(?:than|versus|vs|compared|against|both|either|each|similar|respectively|higher|exceed\w*|difference)\b",
    re.IGNORECASE,
)
# "Hypotension was noted | with conivaptan": of one who did not take both.
_SEEN_WITH = Pattern(
    r"(?:\s\w+){0,2}\s(?:was|were|has been|have been|had been) (?:\w+ly )?(?:seen|noted|reported|observed|described|found|encountered) (?:only )?(?:with|in (?:studies|trials) (?:of|with)|under|after)\s$"
)
_ALONE = Pattern(
    rf"(?:\s(?!than\b|versus\b|and\b)[^\s,;:()]+){{0,8}}?\s(?:in|of|by) (?:[\d.]+\s?% of )?(?:the )?{_WHO} (?:(?:who (?:were )?)?(?:on|taking|given|received|receiving|treated with)) $"
)
_ONLY = Pattern(r"\s(?:alone|only|instead)\b")


def is_of_other_arm(names: DrugNames, clause: str, begin: int, end: int) -> bool:
    """Tell whether a place tells what another arm of a trial had, and that one alone."""
    if not (search(_TELLS_OF_ARM, clause) or others_in(names, clause)):
        return False
    if names_own(names, clause) or search(_COMPARES, clause):
        return False
    if _OPENS_WITH_CONTROL.match(clause, 0, begin):
        return True
    opening = _OPENS_WITH_ARM.match(clause, 0, begin)
    found = opening or match(_BEHIND_ARM, clause, end)
    if found and others_in(names, found["arm"]) and _tells_one_rate(clause):
        return True
    if only := _ONLY_IN_ARM.search(clause, end):
        return not _ANY_ARM.search(only["arm"] or only["alone"])
    if not _tells_one_rate(clause):
        return False
    behind = any(_is_seen_with(clause, end, other) for _, other in others_in(names, clause) if other.start >= end)
    return behind or match(_BEHIND_CONTROL, clause, end) is not None


def _tells_one_rate(clause: str) -> bool:
    """Tell whether a clause tells no second rate, which would be that of the own arm."""
    return len(_RATES.findall(clause)) <= 1


def _is_seen_with(clause: str, end: int, other: Span) -> bool:
    """Tell whether the words up to another drug's name say that an effect was seen with it alone."""
    between = clause[end : other.start]
    if search(TOGETHER, clause):
        return False
    return bool(_SEEN_WITH.fullmatch(between)) or bool(_ALONE.fullmatch(between) and _ONLY.match(clause, other.end))
