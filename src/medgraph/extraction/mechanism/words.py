"""The words of the tables of mechanisms: what a row says, and the parts that its patterns are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from medgraph.extraction.rules import Example, Rule, everywhere_but, pattern
from medgraph.model import Relation, SectionType
from medgraph.patterns import Pattern

GATE = everywhere_but(
    SectionType.INTERACTIONS, SectionType.ADVERSE_REACTIONS, SectionType.CONTRAINDICATIONS, SectionType.WARNINGS, SectionType.BOXED_WARNING,
    SectionType.MONITORING, SectionType.STORAGE, SectionType.OVERDOSAGE, SectionType.NONCLINICAL, SectionType.PREGNANCY, SectionType.STUDIES,
    SectionType.MISSED_DOSE, SectionType.POPULATIONS, SectionType.DOSAGE, SectionType.DOSAGE_FORMS,
)  # fmt: skip
GATE_OF_OTHERS = GATE | {SectionType.INTERACTIONS}
"""Where other drugs than the page's may be said to work in some way."""


class Side(Enum):
    """Where the thing acted on stands: behind the words, before them, or anywhere in their clause."""

    AFTER = "after"
    BEFORE = "before"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Action:
    """What the words of a rule mean."""

    effect: str
    side: Side = Side.AFTER
    molecule: str | None = None
    needs_gene: bool = True


def verb(*stems: str) -> str:
    """Return the pattern of the active forms of verbs given by their stems: "neutralis" → neutralises, neutralising …"""
    return rf"(?:{'|'.join(stems)})(?:e|es|s|ing|ed)?\b"


def either(*phrases: str) -> str:
    """Return the pattern of one of several phrases."""
    return rf"(?:{'|'.join(phrases)})"


BINDING = (
    rf"(?:(?:{verb('bind', 'attach', 'latch', 'stick', 'hook', 'dock', 'cling', 'lock', 'sit', 'hybridi[sz]', 'pair', 'fasten', 'clip', 'park', 'slot', 'plug', 'fit', 'settle', 'lodge', 'interact')}|complementary)"
    r"(?: (?:itself|tightly|firmly|for good|fast|hard|\w+ly|with (?:one|its|each|either) (?:\w+ )?(?:arm|half|end|side|part)s?|with (?:\w+ ){0,2}(?:affinity|specificity|selectivity)(?: and (?:\w+ ){0,2}(?:affinity|specificity|selectivity))?))?(?: (?:and|or) \w+)? (?:to|onto|on to|on|with|into|around|in|inside)|complementary to|recogni[sz](?:es|ing)|bridg(?:es|ing)|occup(?:ies|ying)|cover(?:s|ing)(?: up)?|tak(?:es|ing) up (?:the )?(?:(?:seat|place|room|space)s? (?:[\w-]+ ){0,3}?(?:on|at|in|of)|residence (?:on|in))|can bind(?! (?:to|with)\b)|(?<=by\x20)binding(?! (?:to|with|of|site)\b)|(?:high|strong|great|nanomolar|selective) affinity (?:for|to)|binds(?! (?:to|with)\b))"
)
"""The words that say that one molecule binds to another."""


METABOLISM = Pattern(
    r"\b(?:CYP(?!17|11B|19A|51|24)\w*|(?<!fungal )cytochrome|P-?gp|P-glycoprotein|OATP\w*|plasma proteins?|albumin|metaboli[sz]ed|substrates?|eliminated|excreted|genotyp\w+|polymorphism|"
    r"pharmacogen\w+|poor metaboli[sz]ers|in the lab(?:oratory)?|drug interactions?|QT|co-?administ\w+|AUC|C ?max|concomitant\w*|plasma concentrations?)\b",
    re.IGNORECASE,
)
"""Words of clauses on what happens to a drug, or beside its work; near them no target is read."""
NEAR = 90
"""How many characters around a finding such words spoil it."""


def around(text: str, start: int, end: int) -> str:
    """Return the words around a finding that may spoil it; how a prodrug becomes what acts does not.

    >>> around("CYP3A4 turns it into its active metabolite, which blocks JAK1.", 50, 56)
    'active metabolite, which blocks JAK1.'
    """
    becomes = max(text.rfind(what, 0, start) for what in _ACTING)
    return text[max(0, start - NEAR, becomes) : end + NEAR]


_ACTING = ("active metabolite", "active form")


def row(name: str, trigger: str, examples: tuple[Example, ...], *vetoes: str) -> Rule:
    """Return a rule on mechanisms from its words, its examples and its vetoes."""
    return Rule(
        f"mechanism.{name}", 3, Relation.HAS_MECHANISM, GATE, pattern(trigger), examples, tuple(map(pattern, vetoes))
    )
