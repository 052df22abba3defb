"""The drug that an amount is bound to by the grammar of its clause, whatever else the clause is about.

"The dose of simvastatin should be limited to 20 mg, and metformin to 1 g", "dupilumab (Dupixent; 600 mg, then 300 mg)",
"if he takes 20 mg, that is memantine": such an amount is of the one named, though the sentence limits it for another's sake.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from medgraph.model import Span
from medgraph.patterns import Pattern, search

# "the dose of | simvastatin | should be limited to": its verb stands right behind the name.
_DOSE_OF = Pattern(r"\b(?:dose|dosage)s? of (?:the |oral |intravenous |any )*$", re.IGNORECASE)
_SHOULD = Pattern(
    r"\s*(?:\([^()]*\)\s*)?\b(?:should|must|may|can|has to|need(?:s|ed)? to|ought to|is|was)\s+(?:not\s+)?(?:be\s+)?"
    r"(?:limited|reduced|lowered|cut|halved|restricted|capped|kept|held|exceed|go (?:above|beyond|over))\b[^.;:()]*$",
    re.IGNORECASE,
)
# "Next dose of | rocuronium | after 4 h (0.6 mg/kg)": a label that names whose doses follow.
_HEADS = Pattern(
    r"^\W*(?:(?:the )?(?:next|first|last|following|further|repeat|usual|later) )?dos(?:e|es|age) of (?:the )?$",
    re.IGNORECASE,
)
_LABELLED = Pattern(
    r"(?!\s*(?:is|are|was|were|should|must|may|can|has|have|need)\b)(?:[^.;]|\.(?=\d))*$", re.IGNORECASE
)
# "…, | and | metformin | to 1 g": a second of the kind, behind the amount of a first.
_AMOUNT = Pattern(r"\d\s?(?:mg|mcg|micrograms?|µg|g|units?|mL|IU)\b", re.IGNORECASE)
_ALSO = Pattern(r"(?:,|\b(?:and|but|or|nor|while))\s+(?:that of\s+)?$", re.IGNORECASE)
_TO = Pattern(r"\s+(?:to|at|by)\s+(?:(?:no|not) more than\s+|at most\s+|a maximum of\s+|about\s+)?", re.IGNORECASE)
# "dupilumab | (Dupixent; 600 mg, then", "trametinib OTX-004102 | (MEK; 2 mg": a bracket with a name of its own tells of what it stands behind.
_BRACKET = Pattern(
    r"(?:\s+(?-i:[A-Z])[A-Z\d-]*\d)?\s*\((?-i:[A-Z])[\w-]+[®™]?(?:\s(?-i:[A-Z])[\w-]+)?\s*[;,:–-]\s[^()]*$"
)
# "Simvastatin | (limit to 10 mg at night)": so does one that limits what stands alone.
_LIMITED = Pattern(
    r"\s*\((?:limit(?:ed)?|restrict(?:ed)?|keep|kept|cap(?:ped)?|reduced?|lower(?:ed)?|cut)\s+(?:(?:it|the dose)\s+)?(?:to|at)\s+"
    r"(?:(?:a )?max(?:imum)?\.?(?: of)?\s+|at most\s+)?",
    re.IGNORECASE,
)
_ALONE = Pattern(r"(?:^|[.;,:]\s+|\b(?:and|or)\s+)\W*$", re.IGNORECASE)
# "Then she is probably on | rimegepant, | 75 mg": what somebody has, where no more is said of it.
_IS_ON = Pattern(
    r"^(?!.*\b(?:if|when|while|once|until|unless|in case|patients|people|anyone|everyone|those|who|whom|with)\b).*"
    r"(?:\b(?:is|are|was|were|been|be)|['’](?:s|re|m))\s+(?:[\w-]+\s+){0,2}on\s+$",
    re.IGNORECASE,
)
_NEXT = Pattern(r"\s*[,:(]?\s*(?:at )?", re.IGNORECASE)
# "20 mg once a day, | that is | memantine".
_THAT_IS = Pattern(
    r"[^.;:,]{0,40},\s+(?:that|it|this)(?: one)?(?:['’]s|\s+(?:is|was|will be|must be|would be|may be|has to be))\s+(?:\w+ly\s+|not\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


def bound_to(text: str, amount: Span, named: Sequence[tuple[str, Span]]) -> str | None:
    """Return the drug that an amount is bound to in a clause that names these drugs, None where nothing binds it.

    >>> text = "The dose of digoxin must be kept to 1 mg."
    >>> bound_to(text, Span(36, 40), [("digoxin", Span(12, 19))])
    'digoxin'
    """
    for drug, where in named:
        if where.start >= amount.end:
            return drug if _THAT_IS.fullmatch(text, amount.end, where.start) else None
        if _binds(text, where, amount) and not _names_between(named, where, amount):
            return drug
    return None


def _binds(text: str, name: Span, amount: Span) -> bool:
    """Tell whether a name binds an amount behind it."""
    before, between = text[: name.start], text[name.end : amount.start]
    if search(_DOSE_OF, before) and _SHOULD.match(between):
        return True
    if search(_HEADS, before) and _LABELLED.match(between):
        return True
    if _ALSO.search(before) and _TO.fullmatch(between) and search(_AMOUNT, before):
        return True
    limited = _LIMITED.fullmatch(between) and _ALONE.search(before)
    return bool(limited or _BRACKET.match(between) or (_NEXT.fullmatch(between) and search(_IS_ON, before)))


def _names_between(named: Sequence[tuple[str, Span]], name: Span, amount: Span) -> bool:
    """Tell whether another drug is named between a name and an amount."""
    return any(name.end <= where.start and where.end <= amount.start for _, where in named)
