"""Tell whether the words around a condition say that the drug is not for it: "no role in X", "X is not an approved use".

A sentence may take back at its end what it has told: "Although it is tried in X, it is not approved for that use".
"""

from __future__ import annotations

import re

from medgraph.extraction.language import context
from medgraph.patterns import Pattern, search


def is_denied(before: str, behind: str) -> bool:
    """Tell whether what stands before or behind a condition denies that the drug is for it.

    >>> is_denied("It has no role in ", "."), is_denied("It is used for ", ".")
    (True, False)
    >>> is_denied("Although it is given for ", ", it is not licensed for that.")
    True
    """
    return (
        context.negated(before)
        or bool(search(_BEFORE, before))
        or bool(_BEHIND.match(behind))
        or was_given_up(behind)
        or bool(search(_TAKEN_BACK, behind))
    )


def was_given_up(behind: str) -> bool:
    """Tell whether what stands behind a condition in a list says that nothing came of the trial in it.

    >>> was_given_up(": phase 3 negative, not approved"), was_given_up(", and gout, not approved")
    (True, False)
    """
    return _VERDICT.match(behind) is not None


_BEHIND = Pattern(
    r"^(?:(?!\b(?:who|whose|whom|that|which|where|when|if|as|and|but|or|in|with)\b)[^.;,]){0,80}?\b(?:(?:is|are|was|were|has|have) (?:as such )?(?:not|no|never)|isn['’]t|aren['’]t|not on the label|not an? (?:approved|licen[sc]ed)|has not been|would not)\b",
    re.IGNORECASE,
)
_BEFORE = Pattern(
    r"\bno (?:approved |licen[sc]ed |established )?(?:role|use|place|effect|treatment)\b|\bnot (?:an? )?(?:option|treatment|cure|candidate)\b|\b(?:claims?|rumou?rs?|myths?|beliefs?) that\b|\bcan(?:no|['’])t\b|\bwon['’]t\b",
    re.IGNORECASE,
)
_STATUS = r"(?:approved|licen[sc]ed|indicated|authori[sz]ed|registered|labell?ed|cleared|established|proven)"
# How a list of what was tried says what came of it: "gout: phase 2 failed", "asthma (trial negative), not approved".
_VERDICT = Pattern(
    rf"^(?:(?!\b(?:and|but|or|if|unless|until)\b)[^.;\n]){{0,60}}?[,:(–—-] ?(?:(?:not|never)(?: yet| been)* {_STATUS}|un(?:approved|licen[sc]ed)|"
    r"(?:(?:the )?(?:phase \w+|trials?|stud(?:y|ies)|development) )?(?:negative|failed|abandoned|terminated|discontinued|dropped|withdrawn))"
    r"(?= *(?:$|[.,;:()–—]))",
    re.IGNORECASE,
)
# What refers back: "for that use", "a use for which it has never been approved", "that use is not on the label".
_TAKEN_BACK = Pattern(
    r"\b(?:not|never|n['’]t|no longer) (?:yet |been )?(?:used|given|prescribed|recommended|offered) (?:for (?:that|this|it|them|these|those|the (?:latter|purpose))(?=\W*$|[.,;])|there\b)|"
    rf"\b(?:not|never|nor|n['’]t)(?: (?:yet|been|formally|officially|actually|an?))* {_STATUS} (?:for|in|to treat) (?:that|this|it|them|these|those|the (?:latter|purpose))\b(?! (?:who|with|whose|under|of)\b)|"
    rf"\bfor which (?:it|they|the \w+) (?:has|have|is|are|was)(?: not| never|n['’]t)(?: yet| been)* {_STATUS}\b|"
    rf"\b(?:that|this|which|such)(?: use| purpose)? (?:is|was|has|remains) (?:not|never|n['’]t|neither)(?: (?:yet|been|formally|officially))* (?:an? )?(?:{_STATUS}|on the label|in the licen[cs]e|sought)\b|"
    r"\b(?:that|this|which)(?: use| purpose)? (?:is|remains) (?:off[- ]label|unlicen[sc]ed|unapproved|experimental|investigational)\b",
    re.IGNORECASE,
)
