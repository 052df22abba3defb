"""Frames of verbs that stand before what they tell, in the present tense, or of what rises and falls: "Rarer are …", "ALT rose in 4%"."""

from __future__ import annotations

from medgraph.extraction.adverse_effect.roles import WHOLE
from medgraph.extraction.rules import Example, Rule, pattern
from medgraph.model import Relation, SectionType

_A, _W = SectionType.ADVERSE_REACTIONS, SectionType.WARNINGS
_HARMS = frozenset({_A, _W, SectionType.BOXED_WARNING})
_VETOES = tuple(WHOLE.values())

VERB_RULES = (
    Rule(
        "adverse_effect.inverted", 1, Relation.HAS_ADVERSE_EFFECT, _HARMS,
        pattern(
            r"^(?:(?:much|far|even|still|also|somewhat|and|but|very|more|less|most|least|quite) ){0,2}(?:rarer|rarest|rare|rarely (?:seen|reported)|less often|uncommon|commoner|commonest|common|frequent|often|(?:also )?(?:possible|reported|seen|described|noted|known))"
            r"(?:,? but (?:more )?serious,?)?(?: still| too)? (?:are|is|were|was|have been)(?: also)? (?!the\b|to\b|that\b)(?P<object>[A-Za-z][^.;:]*)"
        ),
        (
            Example("Rarer are cataract, blood clots and gout.", "metformin", ("cataract", "blood clot", "gout"), _A),
            Example("Also reported were jaundice and hepatitis.", "nevirapine", ("jaundice", "hepatitis"), _W),
            Example("Less common but serious is agranulocytosis.", "clozapine", ("agranulocytosis",), _A),
            Example("Rare are the people who cannot take it.", "metformin", (), _A),
            Example("Common is the word for one in ten.", "metformin", (), _A),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.drug_changes", 1, Relation.HAS_ADVERSE_EFFECT, frozenset({_W, SectionType.BOXED_WARNING}),
        pattern(
            r"(?:^|[,;:–—-] )(?:(?:and|but|because|since|as|for) )?(?P<subject>it|[\w'’-]{4,30}) (?P<object>(?:(?:also|often|sometimes|slightly) )?(?:prolongs?|lengthens?|raises?|slows?(?: down)?|thins?|weakens?|harms?|damages?|worsens?|exacerbates?|aggravates?|makes?|leaves?) [^.;]+)"
        ),
        (
            Example("It prolongs the QT interval.", "ranolazine", ("qt prolongation",), _W),
            Example("Use with care, as prednisone thins the bones.", "prednisone", ("bone loss",), _W),
            Example("Alcohol prolongs the QT interval.", "ranolazine", (), _W),
            Example("It raises many hopes.", "metformin", (), _W),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.changed", 1, Relation.HAS_ADVERSE_EFFECT, _HARMS,
        pattern(
            r"^(?P<object>[^.;:]{2,60} (?:rose|fell|climbed|dropped|increased|decreased|declined|went up|went down|doubled)) (?:in|by|to|among|for)\b"
        ),
        (
            Example("ALT rose in 4%.", "leflunomide", ("alt increased",), _W),
            Example("Platelets fell in three patients.", "inotersen", ("thrombocytopenia",), _W),
            Example("Survival rose in both groups.", "metformin", (), _W),
            Example("Attendance fell by half.", "metformin", (), _A),
        ),
        _VETOES,
    ),
)  # fmt: skip
