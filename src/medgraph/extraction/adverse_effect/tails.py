"""Find where the name of an effect ends: "diarrhea | in 12%", "a rash | that itches", "pain in the legs | after use".

What goes on behind a name is a remark (how often, when, in whom), or a cause or consequence ("associated with dry mouth or
dehydration"). A preposition belongs to the name where a place of the body stands behind it
("blood in urine") or the word before asks for it ("sensitivity to light"); a name that the lexicon knows is never cut.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from medgraph.extraction.adverse_effect.sites import WHERE
from medgraph.extraction.language.anatomy import place_end
from medgraph.extraction.language.mentions import find_known
from medgraph.patterns import Pattern, search


class Behind(Enum):
    """What stands behind a name."""

    NOTHING = "nothing"
    REMARK = "remark"
    CAUSE = "cause"


class Cut(NamedTuple):
    """Where a name ends, and what stands behind it."""

    end: int
    behind: Behind


_OPENER = Pattern(
    r"(?P<cause>\b(?:(?:sometimes |often |occasionally |possibly |usually |which is |that is |and )?(?:associated with|accompanied by|complicated by|followed by)|due to|owing to|caused by|causing|because of|secondary to|"
    r"(?:which|that) (?:can |may |could |might )?(?:lead|result|cause|make|increase)s?\b|leading to|resulting (?:in|from)|related to|linked to|tied to|attributed to|as a (?:result|consequence) of|characteri[sz]ed by|consistent with|manifest(?:ed|ing) (?:by|as)|presenting (?:as|with)|progressing to|suggestive of|symptoms of which|(?:look|watch)(?:ing)? (?:out )?for|(?:with )?(?:its |whose )?(?:symptoms|signs)(?: and (?:symptoms|signs))? (?:include|may include|such as|like)))|"
    r"(?P<remark>\b(?:with(?= (?:the )?(?:signs?|symptoms?|features?)\b)|that|which|who|whom|whose|when|where(?! (?:the|it|your|you|we|they)\b|(?-i: [A-Z]))|while|whilst|if|unless|because|since|so|as|than|although|though|but|until|till|after|before|during|following|despite|throughout|within|upon|shortly|soon|immediately|right after|"
    r"sometimes|often|usually|mostly|mainly|generally|typically|commonly|occasionally|rarely|frequently|possibly|potentially|primarily|predominantly|"
    r"requiring|needing|involving|affecting|seen|reported|observed|noted|found|experienced|described|recorded|occurr(?:ing|ed)|occurs?|affects?|developing|appearing|appears?|lasting|known as|called|treated|managed|combined|"
    r"is|are|was|were|has|have|had|may|might|can|could|will|would|should|must|do|does|did|"
    r"(?<=\w )(?:more|less) (?:easily|often|than|frequent\w*|common\w*)|most|nearly|some of|at times|at first|early on|later on|above all|(?:the )?next (?:day|morning)|the day after|in spite|not|even|turned up|came up|goes|go|resolves?|subsides?|disappears?|fades?|passes|lasts?|improves?|worsens?|starts?|begins?|depends?|tends?|needs?|requires?|leads?|causes?|makes?)\b|\s[–—-]+\s|--+|:(?=\s|$)|\s=\s|\.\s|\s\|\s|[<>≥≤~≈]\s*\d|(?<=[a-z)] )\d+(?:\.\d+)?(?=\s*(?:[\d(<]|$))|(?<![\w-])\d+(?:[.,]\d+)?\s*(?:%|percent|per cent|(?:/|in|of|out of)\s*\d))|"
    r"(?P<prep>\b(?:of|in|at|on|around|over|under|behind|inside|near|into|between|from|through|across|along|with|without|to|for|by|against|about|per|among|amongst|below|above|versus|vs)\b)",
    re.IGNORECASE,
)
_PEOPLE = Pattern(
    r"\s*(?:(?:the|all|some|most|many|several|a few|few|more|other|certain|those|these|any|about|around|up to|over|nearly|almost|healthy|younger|older|elderly|young|adult|p(?:a)?ediatric|male|female|treated|pregnant|diabetic|susceptible|predisposed)\s+){0,3}"
    r"(?:patients?|people|persons?|users?|child(?:ren)?|adults?|infants?|bab(?:y|ies)|neonates|newborns?|boys?|girls?|m[ae]n|wom[ae]n|males?|females?|subjects|participants|recipients|volunteers|individuals|adolescents|teenagers|"
    r"cases?|trials?|stud(?:y|ies)|clinical|\d|one|two|three|long[- ]term|short[- ]term|high|large|prolonged|(?:the )?treatment|therapy|combination|rare|first|last)\b",
    re.IGNORECASE,
)
# What before a preposition asks for what stands behind it.
_TAKES = {
    "to": Pattern(
        r"\b(?:sensitivity|sensitive|allerg\w+|hypersensitivity|reactions?|intoleran\w+|damage|injury|harm|inability|unable|urge|desire|need|resistan\w+|trauma|antibodies|unresponsive\w*|exposure|aversion|oversensitiv\w+|failure)$",
        re.IGNORECASE,
    ),
    "with": Pattern(r"\b(?:troubles?|problems?|difficult(?:y|ies)|issues|interference|infections?|infection|colonisation|colonization)$", re.IGNORECASE),
    "for": Pattern(r"\b(?:urge|desire|craving|cravings|need|longing)$", re.IGNORECASE),
    "about": Pattern(r"\b(?:thoughts?|thinking|ideas?|worry|worrying|feelings?)$", re.IGNORECASE),
    "on": Pattern(r"\b(?:dizz\w+|light-?headed\w*|hypotension|blood pressure|faint\w*|giddiness)$", re.IGNORECASE),
    "against": Pattern(r"\bantibodies$", re.IGNORECASE),
    "at": Pattern(r"\b(?:seeing|vision|sight|urinat\w+|cough(?:ing)?|sweat(?:s|ing)?|breathing|cramps?|waking)$", re.IGNORECASE),
    "around": Pattern(r"\bhalos?$", re.IGNORECASE),
    "between": Pattern(r"\b(?:bleeding|spotting)$", re.IGNORECASE),
}  # fmt: skip
_STANDING = Pattern(r"\s+(?:standing(?: up)?|getting up|rising|exertion|sitting up)\b", re.IGNORECASE)
_THEN = {"on": _STANDING, "at": Pattern(r"\s+night\b", re.IGNORECASE)}
_LEVEL = Pattern(
    r"\b(?:increas\w+|decreas\w+|rais\w+|elevat\w+|reduc\w+|reduction|ris(?:e|es)|rise|falls?|drops?|changes?|loss|lack|gain|alterations?|abnormalit\w+|disturbances?|disorders?|lower\w*|shifts?|fluctuations?|swings?|impairment|interest|pain|problems?|difficult\w+|enlargement)$",
    re.IGNORECASE,
)
_PLAIN_OBJECT = Pattern(
    r"\s+(?!(?:the|these|those|this|a|an|some|most|many|all|one|two|three|both|other|each|about|up)\b(?! (?:levels?|number|amount))|patients|people|children|adults|women|men|trials|studies|clinical|infants)[a-z]",
    re.IGNORECASE,
)


@lru_cache(maxsize=16384)
def cut(text: str) -> Cut:
    """Return where the name ends that a text begins with; 0 where the text begins with a remark.

    >>> [text[: cut(text).end] for text in ("rash that itches", "pain in the legs", "rash in children", "sensitivity to light")]
    ['rash', 'pain in the legs', 'rash', 'sensitivity to light']
    >>> cut("diarrhea sometimes associated with dry mouth").behind.value, cut("with fever").end
    ('cause', 0)
    """
    known: tuple[tuple[int, int], ...] | None = None
    site = search(_WHERE_GIVEN, text)
    for found in _OPENER.finditer(text):
        if site and site.start() < found.start() < site.end():
            continue
        if found["prep"] and _keeps(text, found):
            continue
        if known is None:
            known = tuple((span.start, span.end) for span in find_known(text))
        if any(begin < found.start() and found.end() <= end for begin, end in known):
            continue
        end = len(text[: found.start()].rstrip(" ,;"))
        return Cut(end, Behind.CAUSE if found["cause"] else Behind.REMARK)
    return Cut(len(text.rstrip()), Behind.NOTHING)


def _keeps(text: str, found: re.Match[str]) -> bool:
    """Tell whether a preposition belongs to the name that it stands in."""
    word, before = found["prep"].lower(), text[: found.start()].rstrip()
    if not before or _PEOPLE.match(text, found.end()):
        return False
    if word == "of":
        return True
    takes = _TAKES.get(word)
    behind = _THEN.get(word)
    if takes and takes.search(before) and (behind is None or behind.match(text, found.end())):
        return True
    if word in ("in", "of") and _LEVEL.search(before) and _PLAIN_OBJECT.match(text, found.end()):
        return True
    if word in ("with", "without", "by", "about", "per", "for", "against", "versus", "vs", "among", "amongst", "to"):
        return False
    return place_end(text, found.end()) is not None or _AT_SITE.match(text, found.end()) is not None


_WHERE_GIVEN = Pattern(rf" (?:at the (?:site|place) )?{WHERE}(?= |$|,)", re.IGNORECASE)
_AT_SITE = Pattern(
    r"\s*(?:the |your )?(?:(?:patch|gel|needle) )?(?:site|place|area|spot|injection|infusion|application|administration|implant|catheter|insertion|drip|puncture|treated|vaccination|iv)\b",
    re.IGNORECASE,
)
