"""Conditions that a list of what bars a drug tells in a clause of its own: "hepatic impairment is severe", "cannot digest fructose".

What is said of a condition belongs to its name ("uncontrolled bleeding"), what somebody cannot take in is an intolerance,
and a cancer that has spread somewhere is a metastasis there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.language import phrases
from medgraph.extraction.language.conditions import Named, name_conditions
from medgraph.extraction.language.medical import is_medical
from medgraph.extraction.language.phrases import blanked
from medgraph.model import Span
from medgraph.patterns import Pattern, finditer, match, sub

_OUT_OF_CONTROL = (
    r"(?:(?:is|are) (?:not|poorly|badly) (?:under control|controlled)|(?:isn|aren)['’]t (?:under control|controlled)|"
    r"(?:cannot|can['’]t|can not) be (?:controlled|stopped)|(?:is|are) out of control)"
)
# "Bleeding cannot be controlled": a clause that says of a condition how it is.
_PREDICATE = Pattern(
    rf"\W*(?:(?:the|your|his|her|their) )?(?P<what>[a-z][a-z -]{{3,40}}?) (?:(?P<loose>{_OUT_OF_CONTROL})|(?:is|are) (?:still )?(?P<how>severe|acute|active|unstable|untreated|uncontrolled|decompensated))\W*",
    re.IGNORECASE,
)
_INTOLERANT = Pattern(
    r"\b(?:cannot|can['’]t|can not|unable to|does not|doesn['’]t|do not|don['’]t) (?:digest|tolerate|absorb|metaboli[sz]e|break down) (?:some sugars such as )?(?P<what>[a-z]+ose|gluten|sugars?)\b",
    re.IGNORECASE,
)
_SPREAD = Pattern(
    r"\b(?:an? )?(?:cancers?|tumou?rs?) (?:that|which) (?:has|have) spread to (?:the |your )?(?P<what>bones?|brain|liver|lungs?|skin|spine)\b",
    re.IGNORECASE,
)
_UNKNOWN = Pattern(
    r"\bwhose (?P<what>[\w -]{3,40}?) (?:is|are|was|remains?) (?:unknown|unclear|not (?:known|(?:been )?(?:confirmed|determined|established)))\b",
    re.IGNORECASE,
)
# "Bleeding from your vagina that nobody has explained": where it is goes before its name.
_NOT_EXPLAINED = (
    r"(?:nobody|no[ -]one|no doctor|your doctor (?:has not|hasn['’]t)) (?:has |can )?(?:explained?|looked into|found (?:the|a) (?:cause|reason)(?: for)?)|"
    r"(?:has|have)(?: not|n['’]t) been (?:explained|diagnosed|looked into)|(?:is|are)(?: not|n['’]t) explained|without (?:a known|an explained) cause|for no known reason"
)
_UNEXPLAINED = Pattern(
    rf"\b(?:an? )?(?P<what>(?:(?!(?:or|and|if|with|have|has|any|from|an?|the|that|which)\b)[a-z]+ )?(?!(?:or|and|if|with|have|from|an?|the|that|which)\b)[a-z]+)(?: from (?:the |your )?(?P<place>vagina|womb|gut|bowel|rectum|nose))?,? (?:that |which )?(?:{_NOT_EXPLAINED})",
    re.IGNORECASE,
)
_PLACES = {
    "vagina": "vaginal",
    "womb": "uterine",
    "gut": "intestinal",
    "bowel": "intestinal",
    "rectum": "rectal",
    "nose": "nasal",
}
_NAMES = ((_INTOLERANT, "{} intolerance"), (_SPREAD, "{} metastasis"), (_UNKNOWN, "unknown {}"))


def is_predicate(text: str) -> bool:
    """Tell whether a text says of a condition how it is, and no more.

    >>> is_predicate("bleeding cannot be controlled"), is_predicate("the tablet cannot be controlled")
    (True, False)
    """
    said = match(_PREDICATE, text)
    return said is not None and said.end() == len(text) and is_medical(phrases.term(said["what"]))


def read_told(text: str, start: int) -> tuple[str, list[Named]]:
    """Take the conditions out of a text that begins at `start` that clauses tell, offsets kept.

    >>> [each.term for each in read_told("cannot digest fructose", 0)[1]], read_told("heart failure", 0)[1]
    (['fructose intolerance'], [])
    """
    if is_predicate(text):
        return " " * len(text), list(_predicated(text, start))
    found: list[Named] = []
    for pattern, name in _NAMES:
        for each in finditer(pattern, text):
            term = name.format(phrases.term(each["what"]))
            found.append(Named(term, each[0], Span(start + each.start(), start + each.end())))
        text = sub(pattern, blanked, text)
    found += _unexplained(text, start)
    return sub(_UNEXPLAINED, blanked, text), found


def _unexplained(text: str, start: int) -> Iterator[Named]:
    """Yield what nobody has explained, by the name that says so: "unexplained vaginal bleeding"."""
    for each in finditer(_UNEXPLAINED, text):
        words = ("unexplained", _PLACES.get((each["place"] or "").lower()), phrases.term(each["what"]))
        yield Named(" ".join(filter(None, words)), each[0], Span(start + each.start(), start + each.end()))


def _predicated(text: str, start: int) -> Iterator[Named]:
    """Yield the condition of which a whole text says how it is, by the name that has this before it."""
    said = match(_PREDICATE, text)
    if said is None:
        return
    how = "uncontrolled" if said["loose"] else said["how"].lower()
    where = Span(start + said.start("what"), start + len(text.rstrip(" .;,")))
    for named in name_conditions(f"{how} {said['what']}", 0)[:1]:
        yield Named(named.term, said[0], where, severity=named.severity)
