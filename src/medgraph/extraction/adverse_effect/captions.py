"""Read what the caption of a table restricts its rates to: the patients, and the grades.

"Table 3. Adverse Reactions (≥10%) in Patients with Ovarian Cancer Who Received …"     "Table 6. Grade 3 or Higher Laboratory Abnormalities …"
"""

from __future__ import annotations

import re
from functools import lru_cache

from medgraph.extraction.adverse_effect.arms import MARK, grades_in
from medgraph.patterns import Pattern, search

_PEOPLE = r"(?:patients|subjects|adults|adolescents|children|infants|neonates|women|men|females|males|boys|girls|recipients|volunteers)"
_END = r"(?=\s*(?:$|[;:.](?:\s|$)|[\[(]|\b(?:who|receiving|received|treated|taking|given|and treated|in|from|on|at|during|for|occurring|while|based|compared|by|after|across|randomi[sz]ed|up to|enrolled|with a (?:difference|higher))\b))"
_WHO = Pattern(
    rf"\b(?:in|among|of|for|by)\s+(?:(?:[\w ]{{2,20}}-treated|control|placebo|sham)\s+)?(?P<who>(?:(?!\d|in\b|of\b|or\b|all\b|the\b|study\b|trials?\b)[\w/+-]+\s+){{0,4}}?{_PEOPLE}(?:\s*\([^()%=]*\b(?:years?|months?|ages?|aged|old|kg)\b[^()%=]*\))?"
    rf"(?:\s+(?:\d+[\w ]{{0,24}}?(?:\bold(?:er)?\b|\bof age\b)|(?:with|aged?|weighing|undergoing|who (?:have|had))\s+(?!a (?:difference|higher)|(?:\w+ )?(?:adverse|side|potential)|at least|elevat|increas)[^.;()\[\]]{{3,160}}?)){{0,2}}){_END}",
    re.IGNORECASE,
)
_TITLED = Pattern(r"\b[A-Z][a-z]+\b(?!')")
_UNTOLD = Pattern(rf"(?:(?:all|the|more|treated|study|clinical|[\w-]*-treated|\d+%?)\s+)*{_PEOPLE}", re.IGNORECASE)
_GRADED = Pattern(
    r"\b(?P<grades>grades?\s[^.;,:]{1,30}?)\s+(?:(?:adverse|laboratory|hematolog\w+|haematolog\w+|non-\w+|drug|toxicit\w+|reactions?|events?|abnormalit\w+)\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)
def patients_of(caption: str) -> str | None:
    """Return the patients that a caption restricts its table to, with titles in small letters; None where it says nothing of them.

    >>> patients_of("Table 3. Adverse Reactions (≥10%) in Patients with Ovarian Cancer Who Received X in STUDY 1")
    'patients with ovarian cancer'
    >>> patients_of("Table 2. Reactions in at least 5% of Children (6-12 years) Receiving X"), patients_of("in ≥10% of patients")
    ('children (6-12 years)', None)
    """
    found = _WHO.search(MARK.sub(" ", caption))
    if found is None or _UNTOLD.fullmatch(found["who"]):
        return None
    return _TITLED.sub(lambda word: word[0].lower(), " ".join(found["who"].split()))


@lru_cache(maxsize=512)
def grades_of(caption: str) -> str | None:
    """Return the grades that a caption says its table counts alone.

    >>> grades_of("Table 3 Grade 3 or Higher Adverse Reactions in Children"), grades_of("Adverse Reactions, all grades")
    ('grade 3 or higher', None)
    """
    found = search(_GRADED, MARK.sub("", caption))
    return grades_in(found["grades"]) if found else None
