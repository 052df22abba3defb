"""Changes of what is measured: "creatinine increased", "low levels of platelets" → the concept of the change.

What is measured, with its concepts when high, low or abnormal, is a hand-kept table; the grammar of a change is here. A
change that the table does not have is none: nothing is guessed from the name of what is measured.
"""

from __future__ import annotations

import re
from functools import cache

from medgraph.lexicon.folding import normalise
from medgraph.lexicon.tables import Term, rows
from medgraph.patterns import Pattern

_UP = r"increas(?:e|es|ed|ing)|elevat(?:ed|ion|ions)|rais(?:ed?|es|ing)|ris(?:e|es|ing)|high|higher|prolong(?:ed|ation)"
_DOWN = r"decreas(?:e|es|ed|ing)|reduc(?:ed|tion|tions)|low|lower|lowered|declin(?:e|es|ed)|drop|drops|depressed"
_ABNORMAL = r"abnormal|abnormality|abnormalities"
_WAYS = {"high": _UP, "low": _DOWN, "abnormal": _ABNORMAL}
_HOW = r"(?:mild|mildly|moderate|moderately|severe|severely|marked|slight|slightly|small|transient|very|isolated)"
_QUANTITY = r"(?:level|count|concentration|value|amount|number|activity|result|test)s?"
_FRAMES = tuple(
    (way, Pattern(pattern))
    for way, words in _WAYS.items()
    for pattern in (
        rf"(?:an? )?(?:{_HOW} )?(?:{words}) (?:(?:in|of) )?(?:the )?(?P<what>.+)",
        rf"(?P<what>.+?)(?: (?:was|were|is|are))? (?:{_HOW} )?(?:{words})",
    )
)
_ABOVE_NORMAL = Pattern(r"(?P<what>.+?) (?:greater than|above|over|more than) .*\b(?:uln|upper limit of normal)")
_LEADING = Pattern(rf"^(?:the |your |{_QUANTITY} of |(?:blood|serum|plasma|circulating) (?!pressure))+")
_TRAILING = Pattern(rf"(?: {_QUANTITY}| in (?:the |your )?(?:blood|serum)| (?:blood|serum))+$")


def find_change(name: str) -> Term | None:
    """Return the concept of a change of something measured, None if the name is none or the table lacks it.

    >>> find_change("Blood creatinine increased").label, find_change("low levels of sodium").label
    ('Elevated circulating creatinine concentration', 'Hyponatremia')
    >>> find_change("creatinine changes")
    """
    low = " ".join(re.sub(r"[^\w\s/]+", " ", name.lower()).split())
    above = _ABOVE_NORMAL.fullmatch(low)
    if above:
        return _measured(above["what"], "high")
    for way, frame in _FRAMES:
        found = frame.fullmatch(low)
        term = _measured(found["what"], way) if found else None
        if term:
            return term
    return None


def _measured(what: str, way: str) -> Term | None:
    """Return the concept of a thing measured, by its whole name or without "serum", "levels of" and the like."""
    bare = _TRAILING.sub("", _LEADING.sub("", what))
    known = _measurements().get(normalise(what)) or _measurements().get(normalise(bare))
    return known.get(way) if known else None


@cache
def _measurements() -> dict[str, dict[str, Term]]:
    """Return the concepts by direction, by the folded name of what is measured."""
    found: dict[str, dict[str, Term]] = {}
    for names, *concepts in rows("own/measurements.tsv"):
        pairs = zip(_WAYS, concepts[0::2], concepts[1::2], strict=True)
        terms = {way: Term(curie, label) for way, curie, label in pairs if curie}
        for name in names.split("|"):
            found.setdefault(normalise(name), terms)
    return found
