"""Find the people that a contraindication or a warning names as such: the pregnant, the newborn, the old.

"Adults with psoriasis" are a population that qualifies a condition; "neonates", "pregnancy",
"children under 2 years" stand for themselves. They are named as pharmacists name them: pregnancy
and breastfeeding by their state, others by the page's word.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from medgraph.extraction.language.phrases import singular
from medgraph.model import Span
from medgraph.patterns import Pattern, finditer


class People(NamedTuple):
    """A group of people and where it stands; `condition` is what must go with it."""

    name: str
    span: Span
    condition: str | None = None


_PERSON = (
    r"(?:adults?|children|child|patients?|people|individuals?|infants?|neonates?|newborns?|adolescents?|teenagers?|toddlers?|women|woman|men|man|boys?|girls?|persons?|males|females|"
    r"any(?:one|body)|some(?:one|body)|every(?:one|body)|subjects|babies|recipients?|folks?|kids|mothers|users|youngsters|grown-ups|those)"
)
_SORT = (
    r"(?:(?:premature|preterm|older|younger|young|elderly|adult|pa?ediatric|adolescent|ambulatory|pregnant|postmenopausal|sexually active|certain|selected|eligible|male|female|hospitali[sz]ed|"
    r"critically ill|high-risk|some|many|most|all)(?: and| or|,)? ){0,4}"
)
_NUMBER = r"(?:\d+|one|two|three|four|five|six|eight|ten|twelve|eighteen)"
_AGE = (
    r"(?:,? \(?(?:(?:who are|aged?|ages|from|of|over|under|below|above|between|at least|the age of|more than|less than|younger than|older than) ){0,4}"
    rf"{_NUMBER}(?: ?(?:to|-|–|through|and|or) ?{_NUMBER})?(?:[ -](?:years?|months?|weeks?|days?))?(?: of age| old)?(?:,? (?:and|or|to) (?:older|over|above|up|more|younger|under))?\)?(?![\w-]))"
)
GROUP = rf"{_SORT}{_PERSON}{_AGE}?"
"""How one group of people is named: "children under 12 years"."""
POPULATION = rf"{_SORT}{_PERSON}(?:(?:,| and| or|, and|, or) (?:(?:in|for) )?{_SORT}{_PERSON}){{0,2}}{_AGE}?"
"""How a group of people is named, with its age: "adult and pediatric patients 12 years of age and older"."""

_KINDS = (
    (
        "pregnancy",
        r"(?:(?:suspected|known|early|late|established)\s+)*(?:pregnant\s+(?:women|woman|patients?|people|"
        r"females?|mothers?)|(?<!ectopic\s)(?<!tubal\s)pregnancy|(?:(?:women|females|patients|those)\s+who\s+(?:are|"
        r"may\s+(?:become|be)|"
        r"could\s+be|might\s+be)\s+)?"
        r"(?:are\s+)?pregnant(?!\s+(?:rats?|rabbits?|mice|mouse|animals?|monkeys?)))",
    ),
    (
        "breastfeeding",
        r"(?:breast-?\s?feeding|lactating|nursing)\s+(?:mothers?|women|woman|patients?|infants?)|"
        r"breast-?\s?feeding|breast-?\s?feed\b|lactation|lactating|nursing\b(?!\s+(?:staff|home|care|service|"
        r"team))|(?<=n['’]t\s)nurse\b|(?<=not\s)nurse\b",
    ),
    (
        "",
        r"(?:(?:premature|preterm|low\s+birth\s+weight|hyperbilirubina?emic|jaundiced|full-term)\s+)(?:babies|infants?|neonates?|newborns?)|neonates?|"
        r"newborns?(?:\s+(?:babies|infants))?",
    ),
    (
        "",
        r"(?:children|infants|babies|adolescents|patients|people|paediatric\s+patients|"
        r"pediatric\s+patients)\s+(?:and\s+adolescents\s+)?(?:aged\s+)?(?:under|below|younger\s+than|"
        r"less\s+than)(?:\s+the\s+age\s+of)?\s+"
        r"(?:\d+|one|two|three|four|five|six|ten|twelve|eighteen)(?:\s+(?:years?|months?|"
        r"weeks?))?(?:\s+(?:of\s+age|old))?",
    ),
    (
        "children",
        r"(?:age[ds]?\s+(?:of\s+)?(?:under|below|less\s+than|younger\s+than)\s+(?:18|eighteen)(?:\s+years)?|(?:under|below)\s+(?:the\s+age\s+of\s+)?(?:18|eighteen)\s+years)(?:\s+of\s+age|\s+old)?",
    ),
    ("", r"(?:women|females)\s+of\s+(?:child-?\s?bearing|reproductive)\s+(?:potential|age)"),
    ("", r"(?:elderly|older|geriatric)\s+(?:patients?|people|adults?|individuals|persons)|the\s+elderly\b"),
)
_UNVACCINATED = Pattern(
    r"\b(?:(?:who\s+)?(?:are|is|have|has)\s+not\s+(?:been\s+|yet\s+)*|un)(?P<vaccinated>vaccinated\s+against\s+(?P<what>[\w. -]{3,40}?))(?=\s*(?:$|[,;.(](?:\s|$)|\s\(|\s(?:and|or|unless|except)\b))",
    re.IGNORECASE,
)
_ANY = tuple((name, Pattern(rf"\b(?:{words})\b(?!-)", re.IGNORECASE)) for name, words in _KINDS)
_WITH = Pattern(r"^\s+(?:with|who\s+have)\s", re.IGNORECASE)
_EXCEPT = Pattern(r"^\s*,?\s*(?P<unless>(?:except|save|unless|excluding|other\s+than)\b[^.;]*)", re.IGNORECASE)


def read_people(text: str, start: int) -> tuple[str, list[People]]:
    """Take the people out of a text that begins at `start` of the view; return what is left, offsets kept.

    >>> [p.name for p in read_people("pregnant women, neonates and adults with gout", 0)[1]]
    ['pregnancy', 'neonate']
    """
    found: list[People] = []
    for lacking in finditer(_UNVACCINATED, text):
        where = Span(start + lacking.start(), start + lacking.end())
        found.append(People("not " + " ".join(lacking["vaccinated"].lower().split()), where))
        text = text[: lacking.start()] + " " * (lacking.end() - lacking.start()) + text[lacking.end() :]
    for name, kind in _ANY:
        for match in finditer(kind, text):
            if text[match.start() : match.end()] == match[0] and not _WITH.match(text[match.end() :]):
                unless = _EXCEPT.match(text[match.end() :])
                end = match.end() + (unless.end() if unless else 0)
                where = Span(start + match.start(), start + match.end())
                found.append(
                    People(
                        name or _wording(match[0]),
                        where,
                        " ".join(unless["unless"].split()) if unless else None,
                    )
                )
                text = text[: match.start()] + " " * (end - match.start()) + text[end:]
    return text, sorted(found, key=lambda p: p.span)


def _wording(words: str) -> str:
    low = " ".join(words.lower().split()).removeprefix("the ")
    first, _, last = low.rpartition(" ")
    if " of " in low or re.search(r"\d|under|below|than", low):
        return low
    return f"{first} {_singular(last)}".strip()


def _singular(word: str) -> str:
    return {"people": "person", "elderly": "elderly patient", "babies": "baby"}.get(word, singular(word))


_ANYBODY = Pattern(
    r"^(?:(?:all|any|the|some|certain)\s+)*(?:patients?|people|individuals?|persons?|any(?:one|body)|some(?:one|body)|those|"
    r"subjects?|folks?|recipients?|you)$",
    re.IGNORECASE,
)


def specific(population: str | None) -> str | None:
    """Return a population that says something: "children", not "individuals".

    >>> specific("patients"), specific("children")
    (None, 'children')
    """
    return None if population is None or _ANYBODY.match(population.strip()) else population
