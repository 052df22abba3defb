"""Warnings that are one thing whatever the words: driving, alcohol, live vaccines, pregnancy, breastfeeding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.language import context
from medgraph.extraction.language.entries import holds, without_references
from medgraph.extraction.language.people import read_people
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate
from medgraph.model import Relation, Scope, SectionType, Span
from medgraph.patterns import Pattern, search

# Warnings whose object is one thing, whatever the words: object, rule, what says so, what silences it.
_FIXED = (
    (
        "fetal harm",
        "warning.fetus",
        r"\b(?:harm|hurt|damage|affect)\w*\s+(?:to\s+)?(?:an?\s+|the\s+|your\s+)?(?:unborn|fetus|foetus|"
        r"developing\s+(?:baby|fetus))|\bcauses?\s+(?:\w+\s+){0,2}birth\s+defects|\b(?:fetal|foetal|embryo-?\s?fetal)\s+(?:harm|toxicity)",
        r"\bno\b|\bnot\b",
    ),
    (
        "driving",
        "warning.driving",
        r"\b(?:avoid|do\s+not|don['’]t|not|unwise|careful|caution|refrain|impair\w*|affect\w*|"
        r"no)\b[^.]{0,80}?\b(?:driv(?:e|ing)|operat\w+\s+(?:\w+\s+)?machine)|\bdriving\s+(?:unwise|dangerous)",
        r"\b(?:unlikely|no\s+effect|will\s+not\s+affect|does\s+not|negligible|no\s+known)\b",
    ),
    (
        "high-risk activity",
        "warning.activity",
        r"\bavoid\w*\s+(?:\w+\s+){0,3}(?:high-risk|hazardous|dangerous)\s+activit",
        r"(?!)",
    ),
    (
        "alcohol",
        "warning.alcohol",
        r"\b(?:avoid|limit|do\s+not\s+drink|refrain\s+from|should\s+not\s+drink|"
        r"no)\b[^.;]{0,40}?(?<!benzyl )\balcohol|\balcohol\b[^.;]{0,40}?\b(?:limited|avoided|restricted|"
        r"kept\s+to)",
        r"\bno\s+(?:interaction|problem|effect)",
    ),
    (
        "abrupt discontinuation",
        "warning.abrupt",
        r"\b(?:not|never|don['’]t|avoid|no\s+circumstances)\b[^.;]{0,50}?\b(?:stop\w*|discontinu\w+|"
        r"withdraw\w*)\b[^.;]{0,60}?\b(?:suddenly|abruptly|at\s+once|without)|"
        r"\b(?:stopping|discontinuing|withdrawing)\s+(?:[\w-]+\s+){0,3}?(?:suddenly|abruptly|at\s+once)|\b(?:abrupt|"
        r"sudden)\s+(?:discontinuation|withdrawal|cessation|stopping)",
        r"(?!)",
    ),
    (
        "live vaccine",
        "warning.live_vaccines",
        r"\blive\b[\w -]{0,25}\bvaccin\w+\b[^.;]*\b(?:not|out|avoid\w*|wait|postpon\w*|delay\w*|defer\w*|"
        r"never)\b|\b(?:avoid|no|not\s+(?:be\s+given|receive|have))\b[^.;]{0,30}\blive\b[\w -]{0,25}\bvaccin",
        r"(?!)",
    ),
    (
        "dependence",
        "warning.dependence",
        r"\bhabit-?\s?forming\b|\b(?:is|be)\s+(?:\w+\s+)?addictive\b|\b(?:become|get|became|gets)\s+(?:addicted|dependent|hooked)\b",
        r"\b(?:not|no|n['’]t)\b",
    ),
    (
        "restricted distribution program",
        "warning.restricted",
        r"\brestricted\s+(?:distribution\s+)?program|\bREMS\b|\brisk\s+evaluation\s+and\s+mitigation",
        r"\bno\s+longer\b",
    ),
)

_FIXED_RULES = tuple(
    (obj, f"{rule}/1", Pattern(says, re.IGNORECASE), Pattern(silent, re.IGNORECASE))
    for obj, rule, says, silent in _FIXED
)


def find_fixed_warnings(page: Page, passage: Passage) -> Iterator[Candidate]:
    """Yield the warnings of a passage that are one thing by their words, and the states that call for care."""
    if holds(passage, _FIXED_WORDS):
        yield from _fixed(page, without_references(passage))
    if passage.topic is SectionType.PREGNANCY or holds(passage, _STATE_WORDS):
        yield from _states(page, without_references(passage))


_FIXED_WORDS = tuple(
    (
        "fet|foet|unborn|birth|baby|driv|machine|activit|alcohol|stop|discontinu|withdraw|cessation|vaccin|"
        "restricted|rems|mitigation|habit|addict|hooked|dependent"
    ).split("|")
)

_STATE_WORDS = tuple(("pregnan|breast|lactat|nurs").split("|"))


def _fixed(page: Page, passage: Passage) -> Iterator[Candidate]:
    for name, rule, says, silent in _FIXED_RULES:
        found = search(says, passage.text)
        if found and not silent.search(passage.text) and context.scope(passage.text) is not Scope.ANIMAL:
            where = Span(passage.span.start + found.start(), passage.span.start + found.end())
            for drug in _whose(page, passage, found):
                yield Candidate(Relation.HAS_WARNING, name, drug, passage, where, rule)


def _whose(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """Return the drugs that a phrase names ("prednisolone must not be stopped"), else the clause's."""
    named = tuple(dict.fromkeys(name for name, _ in page.names.mentions(found[0])))
    return named or passage.subjects


_CARE_WORDS = Pattern(
    r"\b(?:not (?:been )?(?:fully |well |yet |adequately )*(?:established|known|studied|recommended|"
    r"evaluated|determined)|unknown|no (?:human |adequate |sufficient |\w+ )?(?:data|studies|information|"
    r"experience)|data are lacking|too few|limited|"
    r"avoid\w*|harm\w*|hurt|should not|must not|must never|never|do not|only (?:if|when)|weigh\w*|outweigh\w*|category|"
    r"(?:should|do|must)n['’]t|unsafe|off limits|is out\b|are out\b|consult\w*|discuss\w*|contracepti\w+|lacking|stop\w*|risks?|tell your|talk to|ask your|caution\w*|"
    r"advice|pass(?:es)? into|decision|not be (?:used|taken))\b",
    re.IGNORECASE,
)

# "Don't nurse while you are on it" asks for care, also among those who must not have it.
_IMPERATIVE = Pattern(
    r"\W*(?:(?:and|but) )?(?:do(?: not|n['’]t)|never|you (?:should|must)(?: not|n['’]t)) (?:breast-?\s?feed|nurse)\b",
    re.IGNORECASE,
)
_STATES = frozenset({"pregnancy", "breastfeeding"})

_FINE = Pattern(
    r"\b(?:is|are|considered) (?:fine|safe|compatible)\b|\bno (?:fetal |harm\b)|\bno contra-?indication",
    re.IGNORECASE,
)


def _states(page: Page, passage: Passage) -> Iterator[Candidate]:
    """Yield pregnancy and breastfeeding where a clause, or a clause under that name, calls for care."""
    if (
        (passage.topic is SectionType.CONTRAINDICATIONS and not _IMPERATIVE.match(passage.text))
        or not (search(_CARE_WORDS, passage.text) or passage.cells)
        or _FINE.search(passage.text)
        or context.scope(passage.text) is Scope.ANIMAL
    ):
        return
    people = [p for p in read_people(passage.text, passage.span.start)[1] if p.name in _STATES]
    for each in people:
        yield Candidate(Relation.HAS_WARNING, each.name, page.drug, passage, each.span, "warning.pregnancy/1")
    if not people and passage.topic is SectionType.PREGNANCY:
        lead = next(iter(passage.leads), "")
        for each in read_people(lead, 0)[1]:
            if each.name in _STATES:
                yield Candidate(
                    Relation.HAS_WARNING, each.name, page.drug, passage, passage.span, "warning.pregnancy/1"
                )
