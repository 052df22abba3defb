"""Tell what a bracket behind a name is: a list of its members, a gloss, or a note on how often or in whom.

"Ear problems (fluid in the ear, hearing loss)" has members, because its head is a category; so has "enzymes (ALT,
AST)", because capitals explain nothing. "Arthralgia (joint pain)" has a gloss, "pain (particularly at night)" a note.
"""

from __future__ import annotations

import re
from functools import lru_cache

from medgraph.extraction.language.frequency import read_rates
from medgraph.patterns import Pattern

__all__ = ["BRACKET", "is_member_list", "is_note"]

BRACKET = Pattern(r"\s*[(\[]([^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]")
"""A bracket of either kind with the blanks before it; its group is what stands in it."""

_CATEGORY = Pattern(
    r"\b(?:problems?|changes?|reactions?|symptoms?|disorders?|effects?|events?|infections?|disturbances?|"
    r"abnormalit(?:y|ies)|complications?|conditions?|toxicit(?:y|ies)|issues|irritation|complaints|"
    r"elevations?|increases?|enzymes|tests|counts|cytopenias?|tumou?rs?|diseases?|injury|impairments?|dysfunctions?|damage|troubles?|malignanc(?:y|ies)|bleeding|upsets?|hypersensitivity|allerg(?:y|ies))$",
    re.IGNORECASE,
)
_NARROWING = Pattern(
    r"^(?:particularly|especially|mostly|mainly|usually|often|sometimes|if|when|in|at|with|for|during|after|see|which|who|"
    r"(?:ring|call|phone|tell|report|watch|look|stop|seek|signs?|symptoms?|warning signs?)\b[^:;,]{0,20}:|that|not|due|because|can|may|some|see|(?:a |possible )?signs? of|esp|seen|reported|also|high|low|mild|severe|e\.?g\.?\s*see|all grades|any)(?:(?<=:)|\b)",
    re.IGNORECASE,
)


def is_member_list(head: str, inside: str) -> bool:
    """Tell whether a bracket lists members of its head, rather than explains it.

    >>> is_member_list("Liver enzymes", "ALT, AST"), is_member_list("Arthralgia", "joint pain")
    (True, False)
    """
    if re.match(r"\s*(?:e\.g\.|such as|including|for example)", inside):
        return True
    if is_note(inside):
        return False
    parts = [p.strip() for p in re.split(r",|;|\band\b|\bor\b", inside) if p.strip()]
    if len(parts) < 2:
        return False
    return bool(_CATEGORY.search(head)) or all(re.fullmatch(r"[A-Z][A-Z0-9-]{1,5}", p) for p in parts)


@lru_cache(maxsize=8192)
def is_note(inside: str) -> bool:
    """Tell whether a bracket says how often, when or in whom: neither a gloss nor a list.

    >>> is_note("in 5% of children"), is_note("joint pain")
    (True, False)
    """
    return (
        bool(_NARROWING.match(inside.strip()))
        or not re.search(r"[A-Za-z]{3}", inside)
        or "%" in inside
        or bool(read_rates(inside))
        or bool(
            re.search(
                r"\b(?:is|are|was|were|has|have|does|do|should|must|will)\b|\b1 in \d|\bn\s*=|grade \d|≥|<|>|\bcommon\b|\brare\b|\buncommon\b|\bmg\b",
                inside,
                re.IGNORECASE,
            )
        )
    )
