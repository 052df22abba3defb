"""The sentences by which pages state an interaction outside a place for interactions, as a table."""

from __future__ import annotations

import re

from medgraph.extraction.rules import Example, Rule, everywhere_but, pattern
from medgraph.model import Relation, SectionType
from medgraph.patterns import Pattern

HERE = SectionType.INTERACTIONS
GATE = everywhere_but(
    HERE,
    SectionType.STORAGE,
    SectionType.OVERDOSAGE,
    SectionType.NONCLINICAL,
    SectionType.MISSED_DOSE,
    SectionType.STUDIES,
    SectionType.MECHANISM,
    SectionType.PHARMACOLOGY,
    SectionType.ALTERNATIVES,
    SectionType.ADVERSE_REACTIONS,
    SectionType.INDICATIONS,
)
_ROLE = Pattern(
    r"\b(?:pre-?medicat\w+|rescue|antidote|reversed? (?:with|by)|withdrawal|dependence|abuse|rubbing|"
    r"wipes?|swabs?|history of (?:\w+ ){0,3}(?:use|abuse|misuse|therapy|treatment|exposure))\b",
    re.IGNORECASE,
)

RULES = (
    Rule(
        "interaction.interacts_with",
        1,
        Relation.INTERACTS_WITH,
        GATE,
        pattern(
            r"\b(?:interacts?|interacting|interactions?)(?: \w+){0,4}?(?:, \w+)? with "
            r"(?P<object>\S.*)"
        ),
        (
            Example("Lithium interacts with thiazide diuretics.", "lithium", ("thiazide diuretic",)),
            Example("Interactions may occur with warfarin and phenytoin.", "amiodarone", ("warfarin", "phenytoin")),
            Example("Warfarin interacts with a protein of the liver.", "warfarin"),
        ),
        (_ROLE,),
    ),
    Rule(
        "interaction.live_vaccines",
        2,
        Relation.INTERACTS_WITH,
        GATE,
        pattern(
            r"(?P<object>\blive[\"”’']?(?:[- ](?:attenuated|virus|viral|bacterial))?(?: or live-attenuated)? "
            r"(?:vaccin(?:es?|ations?)|virus vaccines?))\b(?=.*\b(?:not|out|before|avoid\w*|wait|"
            r"postpon\w*|delay\w*|off limits|dangerous|unsafe|forbidden|"
            r"defer\w*|contra-?indicat\w+|never)\b)"
        ),
        (
            Example("Live vaccines should not be given.", "infliximab", ("live vaccine",)),
            Example("Live attenuated vaccines must be postponed.", "rituximab", ("live attenuated vaccine",)),
            Example("Live vaccines were well tolerated.", "rituximab"),
        ),
    ),
    Rule(
        "interaction.avoid_live_vaccines",
        1,
        Relation.INTERACTS_WITH,
        GATE,
        pattern(
            r"\b(?:avoid|no|not (?:be given|receive|have|get)|without)(?: \w+){0,3} [\"“‘']?"
            r"(?P<object>live[\"”’']?(?:[- ](?:attenuated|virus|viral|bacterial))? (?:vaccin(?:es?|ations?)|"
            r"virus vaccines?))\b"
        ),
        (
            Example("Avoid live vaccines during treatment.", "infliximab", ("live vaccine",)),
            Example("Patients should not receive live virus vaccines.", "rituximab", ("live virus vaccine",)),
            Example("Live vaccines were well tolerated.", "rituximab"),
        ),
    ),
)
