"""The mutation that people must have, or lack, for a drug to be for them: "who have a mutation of the DMD gene amenable to exon 51 skipping".

Labels say it behind the disease: who has it, what the tumour harbours, what the disease is associated with. It belongs to the diseases named
before it in the same entry, and ends where the label tells how it is detected, or refers elsewhere.
"""

from __future__ import annotations

import re

from medgraph.patterns import Pattern

_CHANGE = (
    r"(?:mutations?|variants?|alleles?|deletions?|insertions?|duplications?|translocations?|amplifications?|fusions?|fusion kinase|(?:gene )?re-?arrangements?|"
    r"genomic (?:tumor )?aberrations?|copies of the \w+ gene|mutational status)"
)
_ON = r"(?:[^.,;:()\[\]]|\([^()]{1,80}\)|,(?= or | and )|\.(?=\d))"
# What tells no more of the genotype: how it is detected, a reference, a long aside, the next people.
_END = r"(?= as (?:detected|determined|confirmed)| based on| that has progressed| and for |\W*$|[.,;:]|\s*\[|\s*\(\s*\d|\s*\([^()]{40})"
_GENOTYPE = Pattern(
    rf"\b(?:who|whose|that|which|with|without|harbou?ring|carrying|bearing|having|associated with|characteri[sz]ed by|caused by|due to)\b"
    rf"(?! no\b){_ON}{{1,160}}?\b{_CHANGE}\b(?:{_ON}{{0,160}}?{_END})",
    re.IGNORECASE,
)
_OPENING = Pattern(
    r"\b(?:who|whose|with|without|harbou?ring|carrying|bearing|having|associated with|characteri[sz]ed by|caused by|due to)\b",
    re.IGNORECASE,
)
_PEOPLE = Pattern(r"\b(?:patients|adults|children|people|infants|boys|girls|men|women)\b", re.IGNORECASE)


def genotype_behind(text: str, end: int) -> str | None:
    """Return the genotype that a text asks for behind a disease that ends at `end`, within its entry.

    >>> told = "adults with melanoma who have a BRAF V600E mutation as detected by a test"
    >>> genotype_behind(told, 20)
    'who have a BRAF V600E mutation'
    >>> genotype_behind("adults with gout and no tophi", 16) is None
    True
    """
    entry = Pattern(r"[;•]|\.\s").search(text, end)
    found = _GENOTYPE.search(text, end, entry.start() if entry else len(text))
    if found is None:
        return None
    return _nearest(found[0]).strip(" ,")


def _nearest(wording: str) -> str:
    """Return the last clause of a wording that still holds the change: "with epilepsy who have a mutation" without the disease."""
    change = re.search(_CHANGE, wording, re.IGNORECASE)
    starts = [m.start() for m in _OPENING.finditer(wording, 0, change.start() if change else 0)]
    people = [m.end() for m in _PEOPLE.finditer(wording, 0, change.start() if change else 0)]
    later = [start for start in starts if people and start >= people[-1]]
    return wording[later[0] :] if later else wording
