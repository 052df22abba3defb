"""Amounts that a page names for what was seen at them: an effect's share, a benefit that did not come.

"Cardiomyopathy: 6% at 500 mg/m²", "nothing is gained at 12 mg", "300 mg a day brought no further benefit": what happens
at an amount is told, not what is to be given.
"""

from __future__ import annotations

import re

from medgraph.patterns import Pattern, match, search

# "higher doses of 4.8 mg caused more harm"
_BRINGS = Pattern(
    r"^[^.;:]{0,50}\b(?:caused|produced|led to|resulted in|(?:was|were|is|are) (?:associated|linked|no better|not better|no more effective|ineffective|pointless)|"
    r"(?:brought|brings?|gave|gives?|added|adds?|offered|offers?|showed|shows?|was of|is of) (?:no|nothing|little)\b(?! (?:contra|inter))|"
    r"(?:had|has|have|did|does|do) (?:no|nothing|little) (?:further|added|additional|extra|more|greater)\b)",
    re.IGNORECASE,
)
_NOTHING_AT = Pattern(
    r"\b(?:nothing|no|without|little|never any) (?:(?:was|is|were|are|to be|further|added|additional|extra|more|greater|such|clear|clinical|real)\s+)*"
    r"(?:gain(?:ed)?|benefits?|advantages?|improvements?|won|added|achieved)\b[^.;:,]{0,40}\b(?:at|with|from|by|above|beyond|over|of)\s+$",
    re.IGNORECASE,
)
# "6–20% | at 500 mg/m²"; "cut to 75% at 950 mg" is a dose.
_SHARE_AT = Pattern(
    r"%\)?(?: of [\w-]+(?: [\w-]+)?)?\s+(?:at|with|on|after|by|above|beyond)\s+(?:(?:an?|the|total|cumulative|doses?|dosages?|single|of|\w+ly)\s+)*$",
    re.IGNORECASE,
)
_TOLD_TO = Pattern(
    r"\b(?:reduc\w+|giv\w+|start\w*|tak\w+|adjust\w*|continu\w+|resum\w+|cut|lower(?:ed)?|increase[ds]? to|dose:)\b",
    re.IGNORECASE,
)


def tells_outcome(before: str, behind: str) -> bool:
    """Tell whether the words around an amount tell what was seen at it.

    >>> tells_outcome("Stroke: 2% at ", " a day"), tells_outcome("Cut to 75% at ", " a day")
    (True, False)
    """
    if match(_BRINGS, behind) or search(_NOTHING_AT, before):
        return True
    return search(_SHARE_AT, before) is not None and search(_TOLD_TO, before) is None
