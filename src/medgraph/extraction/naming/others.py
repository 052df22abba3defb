"""Tell which words of a sentence are said of somebody else: another drug, another arm of a trial.

"Unlike timolol, which people with asthma must not use, …", "in studies of mepolizumab, shingles has been reported", "in the gentamicin arm
only", "headache was noted in 12% of people on placebo". Whatever relation is read there, it is none of the page's own drug. The
clause as a whole may still be about that drug (`DrugNames.subjects_of`); this is asked of one place in it.
"""

from __future__ import annotations

import re

from medgraph.extraction.naming.drug_names import DrugNames
from medgraph.model import Span
from medgraph.patterns import Pattern, search

ANOTHER_DRUG, ANOTHER_ARM = "another drug", "another arm"


def said_of_another(names: DrugNames, sentence: str, begin: int, end: int) -> str | None:
    """Return why the words from `begin` to `end` of a sentence are said of somebody else, None if they may be the own drug's.

    >>> names = DrugNames("apixaban", frozenset({"apixaban"}))
    >>> text = "Unlike warfarin, which causes hair loss, apixaban may cause nausea."
    >>> said_of_another(names, text, 30, 39), said_of_another(names, text, 60, 66)
    ('another drug', None)
    >>> said_of_another(names, "Gout was seen in the warfarin arm only.", 0, 4)
    'another arm'
    """
    first, last = _clause_around(sentence, begin, end)
    clause = sentence[first:last]
    here, ends = begin - first, end - first
    if _is_of_other_arm(names, clause, here, ends):
        return ANOTHER_ARM
    if told_of(names, clause, here, ends) or _is_framed(names, clause, here) or _is_pointed_to(clause, ends):
        return ANOTHER_DRUG
    return None


def is_told_aside(names: DrugNames, sentence: str, begin: int, end: int) -> bool:
    """Tell whether words stand in a relative clause that tells of a drug held against the own one: "unlike X, which raises | Y".

    >>> names = DrugNames("apixaban", frozenset({"apixaban"}))
    >>> is_told_aside(names, "Unlike warfarin, which reacts with greens, apixaban does not.", 35, 41)
    True
    """
    return search(_CONTRAST, sentence[:begin]) is not None and told_of(names, sentence, begin, end) is not None


_BORDER = Pattern(r";\s|[.!?]\s+(?=[A-Z])|,?\s(?:but|whereas|while)\s|,\s(?:and|so)\s(?:it|this|these|the)\b")


def _clause_around(sentence: str, begin: int, end: int) -> tuple[int, int]:
    """Return where the clause around a place begins and ends; nothing in a bracket ends one."""
    borders = [found.span() for found in _BORDER.finditer(sentence) if not _is_bracketed(sentence, found.start())]
    first = max((ends for _, ends in borders if ends <= begin), default=0)
    return first, min((starts for starts, _ in borders if starts >= end), default=len(sentence))


def _is_bracketed(text: str, place: int) -> bool:
    return text.count("(", 0, place) != text.count(")", 0, place)


def _others(names: DrugNames, text: str) -> list[tuple[str, Span]]:
    """Return the other drugs that a text names, and where: not the own one, nor a part of it, nor what medicines are made up with."""
    parts = {names.drug, *names.drug.split(" / "), *_CARRIERS}
    return [(drug, span) for drug, span in names.mentions(text) if drug not in parts]


_CARRIERS = frozenset(
    {"sodium chloride", "dextrose", "glucose", "water", "lactose", "benzyl alcohol", "lidocaine", "polysorbate"}
)


def _names_own(names: DrugNames, text: str) -> bool:
    """Tell whether a text names the page's drug, a part of it, or "this medicine"."""
    parts = {names.drug, *names.drug.split(" / ")}
    return _SELF.search(text) is not None or any(drug in parts for drug, _ in names.mentions(text))


_SELF = Pattern(
    r"\b(?:this|the|your) (?:drug|medicine|medication|treatment|tablets?|capsules?|vaccine|injections?|infusion|product|inhaler|antibody)\b",
    re.IGNORECASE,
)

# --- relative clauses ---

_CONTRAST = Pattern(
    r"\b(?:unlike|than|against|versus|instead of|rather than|in contrast (?:to|with)|compared (?:to|with)|as opposed to|different from|alternatives?(?: to| is)?|"
    r"replaces?|replacing|switch\w*|come from|coming from|related to|mixed up with|tried|took|before)\b",
    re.IGNORECASE,
)
# "carbamazepine, whose users need | blood counts", "paroxetine before, a drug that is known for | weight gain".
_TELLS = Pattern(
    r"(?:\s*\([^()]*\))?[®™]?(?:,[^,;.()]{2,60}|(?:\s\w+){1,2})?,\s(?:(?:a|an|the|another|one) (?:[\w-]+ ){0,3}?(?:drug|medicine|one|agent) )?"
    r"(?:which|that|whose|where|(?:in|with|for|of|under) (?:which|whom))\b"
)
_RESUMES = Pattern(
    r",\s(?:it|they|this|these|you|we|your|people|patients)\s|,\s(?:and|or|but)\s(?:it|is|are|was|has|may|can)\b",
    re.IGNORECASE,
)
_PREDICATE = Pattern(
    r"\s(?:\w+\s){0,2}?(?:is|are|was|were|may|might|can|could|will|should|must|has|have|had|occur\w*|remain\w*)\b",
    re.IGNORECASE,
)


def told_of(names: DrugNames, clause: str, begin: int, end: int) -> str | None:
    """Return the other drug in whose relative clause a place stands, if that has not yet ended.

    >>> names = DrugNames("apixaban", frozenset({"apixaban"}))
    >>> told_of(names, "Unlike warfarin, which is barred in pregnancy", 36, 45)
    'warfarin'
    """
    for drug, span in _others(names, clause[:begin]):
        found = _TELLS.match(clause, span.end)
        if found is None or found.end() > begin:
            continue
        between = clause[found.end() : begin]
        closed = "," in between and _PREDICATE.match(clause, end) is not None
        if not (closed or _RESUMES.search(between) or _names_own(names, between)):
            return drug
    return None


# --- what a clause opens with ---

# "In trials of omalizumab, …", "For phenytoin, by contrast, …".
_OPENS = Pattern(
    r"\W*(?:in|from|during) (?:the |some |other |earlier |large |clinical |comparative )*(?:trials?|studies|study|patients treated|people treated) (?:of|on|with)\s$",
    re.IGNORECASE,
)
_FRAMES = Pattern(r"\W*(?:for|with|on|under|in the case of|as for|among users of)\s$", re.IGNORECASE)
_BY_CONTRAST = Pattern(
    r"(?:\s*\([^()]*\))?,?\s(?:by|in) contrast\b|(?:\s*\([^()]*\))?,?\son the other hand\b|(?:\s*\([^()]*\))?,\s(?:however|instead)\b",
    re.IGNORECASE,
)
_CONTRASTED = Pattern(r"\W*(?:by|in) contrast,\s(?:for|with|on|under)\s$", re.IGNORECASE)
_TOGETHER = Pattern(
    r"\b(?:combin\w+|together|added|add-on|plus|concomitant\w*|co-?administ\w+|alongside|along with|as well)\b",
    re.IGNORECASE,
)


def _is_framed(names: DrugNames, clause: str, begin: int) -> bool:
    """Tell whether a clause opens by saying that it is about another drug, and does not come to the own one before a place."""
    first = next(iter(_others(names, clause[:begin])), None)
    if first is None or _names_own(names, clause[:begin]) or search(_TOGETHER, clause[:begin]):
        return False
    before = clause[: first[1].start]
    contrasted = _FRAMES.fullmatch(before) and _BY_CONTRAST.match(clause, first[1].end)
    return bool(_OPENS.fullmatch(before) or _CONTRASTED.fullmatch(before) or contrasted)


# "a well-known problem | with that drug"
_THAT_ONE = Pattern(
    r"[^.;]{0,80}?\b(?:with|of|to|under|on) (?:that|the other|the older|the former) (?:drug|medicine|medication|one|agent|tablet|antibody)\b",
    re.IGNORECASE,
)


def _is_pointed_to(clause: str, end: int) -> bool:
    """Tell whether what stands behind a place points to another drug: "is a problem with that drug"."""
    return _THAT_ONE.match(clause, end) is not None


# --- arms ---

_CONTROL = r"(?:placebo|sham|control|comparator|vehicle|dummy|untreated)"
_WHO = r"(?:patients|people|persons|those|participants|subjects|children|adults|volunteers|recipients|women|men)"
# What stands behind an effect up to the arm in which it was seen, and no other rate or arm between.
_UP_TO_ARM = (
    r"(?:\s*\([^()]*\))?(?:\s(?!than\b|versus\b|vs\b|against\b|compared\b|and\b|but\b|or\b)[^\s,;:()%]+){0,12}?"
    r"(?:\s[\d.]+\s?%)?(?:\s(?!than\b|versus\b|vs\b|against\b|compared\b|and\b|but\b)[^\s,;:()%]+){0,6}?\s"
)
_BEHIND_ARM = Pattern(
    rf"{_UP_TO_ARM}(?:in|with|on|by|under|among|of) (?:the )?(?P<arm>[^,;:()%]{{3,50}}?)[\s-](?:arms?|groups?)\b"
)
_ONLY_IN_ARM = Pattern(
    r"\bonly (?:in|with|among) (?:the )?(?P<arm>[^,;:()%]{3,50}?)[\s-](?:arm|group)\b|\b(?:in|with) (?:the )?(?P<alone>[^,;:()%]{3,50}?)[\s-](?:arm|group) (?:only|alone)\b",
    re.IGNORECASE,
)
_BEHIND_CONTROL = Pattern(
    rf"{_UP_TO_ARM}(?:(?:in|of|by|with|among) (?:the )?{_WHO} (?:(?:who (?:were )?)?(?:on|taking|given|received|receiving|treated with|assigned to|got)) (?:the )?|with |on |after |in (?:the )?){_CONTROL}\b(?! (?:and|or)\b)"
)
_OPENS_WITH_CONTROL = Pattern(
    rf"\W*(?:(?:in|among|with|on|under) (?:the )?)?(?:{_WHO} (?:(?:who (?:were )?)?(?:on|taking|given|received|receiving|treated with|assigned to|got)) (?:the )?)?{_CONTROL}\b(?!-controlled)(?: arm| group)?(?:,|\s)",
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


def _is_of_other_arm(names: DrugNames, clause: str, begin: int, end: int) -> bool:
    """Tell whether a place tells what another arm of a trial had, and that one alone."""
    if _names_own(names, clause) or search(_COMPARES, clause):
        return False
    if _OPENS_WITH_CONTROL.match(clause, 0, begin):
        return True
    opening = _OPENS_WITH_ARM.match(clause, 0, begin)
    found = opening or _BEHIND_ARM.match(clause, end)
    if found and _others(names, found["arm"]) and _tells_one_rate(clause):
        return True
    if only := _ONLY_IN_ARM.search(clause, end):
        return not _ANY_ARM.search(only["arm"] or only["alone"])
    if not _tells_one_rate(clause):
        return False
    behind = any(_is_seen_with(clause, end, other) for _, other in _others(names, clause) if other.start >= end)
    return behind or _BEHIND_CONTROL.match(clause, end) is not None


def _tells_one_rate(clause: str) -> bool:
    """Tell whether a clause tells no second rate, which would be that of the own arm."""
    return len(_RATES.findall(clause)) <= 1


def _is_seen_with(clause: str, end: int, other: Span) -> bool:
    """Tell whether the words up to another drug's name say that an effect was seen with it alone."""
    between = clause[end : other.start]
    if search(_TOGETHER, clause):
        return False
    return bool(_SEEN_WITH.fullmatch(between)) or bool(_ALONE.fullmatch(between) and _ONLY.match(clause, other.end))
