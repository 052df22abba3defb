"""Tell a medicine that a page only names beside its own: "digoxin (a medicine | used to treat an irregular heartbeat)".

Leaflets say of the medicines that a doctor should know about what they are for. Their words are those of a definition: "a medicine", "an
antiviral medicine that is". It is the page's own drug that is defined where the words before are "X is" or "X,", or where there are none.
"""

from __future__ import annotations

import re

from medgraph.patterns import Pattern

_MEDICINE = Pattern(
    r"(?:\b(?:an?|any|some|certain|other|another|these)\s+)?(?<!this )(?<!the )(?<!your )"
    r"(?:(?!(?:is|are|was|were|be|as|an?|the)\b)[\w-]+\s+){0,2}?"
    r"\b(?:medicines?|medications?|drugs?|antibiotics?|antacids?|products?)(?:\s+called\s+[\w-]+)?,?"
    r"(?:\s+(?:that|which)(?:\s+(?:is|are|may be|can be))?)?(?:\s+(?:often |mainly |commonly )?(?:used|prescribed|given|taken))?\s*$",
    re.IGNORECASE,
)
# "X is an antiepileptic medicine (a medicine | used …": of what has just been defined, or of "one of the medicines".
_DEFINES = Pattern(
    r"\b(?:is|are|was) [^.;]{2,70},? one of (?:the|a|many|several)(?: [\w'’-]+){0,3}$|"
    r"\b(?:is|are|was|were|be|being|as|becomes?|remains?)(?: (?:also|only|not|now|often|usually|[a-z]+ly))*"
    r"(?: (?:an?|the|one|among|some|another|this)(?: [\w'’/-]+){0,9})?$",
    re.IGNORECASE,
)
_APPOSED = Pattern(r"\([^()]*\)|[®™]")


def is_beside(before: str, own: frozenset[str]) -> bool:
    """Tell whether a purpose is that of a medicine defined beside the page's own drug, which is called `own`.

    >>> is_beside("when taken with amiodarone (Pacerone), a medicine used ", frozenset({"sofosbuvir"}))
    True
    >>> is_beside("Amiodarone (Pacerone), a medicine ", frozenset({"amiodarone"}))
    False
    >>> is_beside("Sofosbuvir is a prescription medicine ", frozenset({"sofosbuvir"}))
    False
    """
    before = " ".join(_APPOSED.sub(" ", before).split()) + " "
    found = _MEDICINE.search(before, max(0, len(before) - _LONGEST))
    if found is None:
        return False
    head = before[: found.start()].rstrip(" ,(–—-:").lower()
    return bool(head) and not head.endswith(tuple(own)) and not _DEFINES.search(head)


_LONGEST = 90
