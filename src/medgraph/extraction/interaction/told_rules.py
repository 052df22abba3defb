"""More sentences that state an interaction, as a table: what to shun, doses beside a partner, lists behind a ban."""

from __future__ import annotations

import re

from medgraph.extraction.interaction.rules import HERE
from medgraph.extraction.rules import Example, Rule, pattern
from medgraph.model import Relation, SectionType
from medgraph.patterns import Pattern

_SAFETY = frozenset(
    {
        SectionType.WARNINGS,
        SectionType.BOXED_WARNING,
        SectionType.QUESTIONS,
        SectionType.PATIENT_INFORMATION,
        SectionType.OTHER,
    }
)
_ANYWHERE = _SAFETY | {SectionType.DOSAGE, SectionType.CONTRAINDICATIONS}
_OTHER_ROLE = Pattern(
    r"\b(?:pre-?medicat\w+|rescue|antidote|withdrawal|rubbing|wipes?|swabs?|history of|allerg\w+|instead|in rats|in mice)\b",
    re.IGNORECASE,
)
RULES = (
    Rule(
        "interaction.dose_with",
        1,
        Relation.INTERACTS_WITH,
        frozenset({SectionType.DOSAGE, SectionType.WARNINGS}),
        pattern(
            r"(?:\b(?:who|that) (?:also |are also |are )?(?:take|taking|receive|receiving|use|on)|"
            r"\b(?:when|if|while|in patients) (?:(?:also|it is|you are|you|they are|being) )*(?:taken|given|used|combined|co-?administered|taking|take|on|receiving)"
            r"(?: together| concomitantly)?(?: (?:with|alongside))?|^\W*with|\bco-?administ\w+ (?:with|of)|\bconcomitant(?:ly)? (?:use )?(?:of|with)|"
            r"\b(?:when|if)(?= [^.;:]{3,60} (?:is|are) (?:also |\w+ly )?(?:used|taken|given|added|co-?administered)\b)) "
            r"(?P<object>(?:e\.g\.|i\.e\.|St\.|[^.;:]){3,140})"
        ),
        (
            Example(
                "In patients who also take cyclosporine the dose should not exceed 5 mg.",
                "rosuvastatin",
                ("cyclosporine",),
                SectionType.DOSAGE,
            ),
            Example("Do not exceed 20 mg while on amlodipine.", "simvastatin", ("amlodipine",), SectionType.DOSAGE),
            Example("It is given with methotrexate every 8 weeks.", "infliximab", (), SectionType.DOSAGE),
        ),
        (_OTHER_ROLE,),
    ),
    Rule(
        "interaction.banned_list",
        1,
        Relation.INTERACTS_WITH,
        _ANYWHERE | {HERE},
        pattern(
            r"\b(?:co-?administ\w+|concomitant\w*|concurrent\w*|combin\w+|together|used?|taken?|given)\b[^.:;]{0,80}\b(?:contra-?indicated|"
            r"not recommended|avoided|contraindication)\b[^.:;]{0,30}: ?(?P<object>\S.*)"
        ),
        (
            Example(
                "Coadministration of these drugs is contraindicated: dofetilide, quinidine.",
                "ketoconazole",
                ("dofetilide", "quinidine"),
                SectionType.BOXED_WARNING,
            ),
            Example("Use with these is not recommended: digoxin.", "verapamil", ("digoxin",), SectionType.WARNINGS),
            Example("Use is contraindicated: see above.", "verapamil", (), SectionType.WARNINGS),
        ),
    ),
    Rule(
        "interaction.taken_and_why",
        1,
        Relation.INTERACTS_WITH,
        _SAFETY,
        pattern(
            r"^\W*(?:if )?(?:you )?(?:(?:are|also|currently|already) )*(?:taking|using|on|take|use|treated with) (?P<object>[^.;:]{3,140}?),? (?:because|since|as (?:it|they|this|these|the|your)\b|which)(?=[^.;]*\b(?:may|might|can|could|will|raises?|lowers?|makes?|increases?|reduces?)\b)"
        ),
        (
            Example(
                "are taking insulin, because your blood sugar may fall too low",
                "sitagliptin",
                ("insulin",),
                SectionType.WARNINGS,
            ),
            Example(
                "you take lithium or digoxin, as the level can rise",
                "bumetanide",
                ("lithium", "digoxin"),
                SectionType.WARNINGS,
            ),
            Example("take it with food, because it may upset you", "bumetanide", (), SectionType.WARNINGS),
        ),
        (_OTHER_ROLE,),
    ),
    Rule(
        "interaction.stop_for",
        1,
        Relation.INTERACTS_WITH,
        _ANYWHERE,
        pattern(
            r"\b(?:stopp?|h[eo]ld|withh[eo]ld|paus|interrupt|discontinu)\w*\b[^.;]{0,80}?(?P<object>\b(?:(?:iodinated|intravenous|x-ray) )*contrast(?: (?:media|medium|agents?|dyes?))?)\b|"
            r"\b(?:stopping|discontinuing|discontinuation of|withholding) (?P<named>[^.;:]{3,140}?) (?:should be|is|must be|may be) (?:considered|advised|recommended|needed)\b"
        ),
        (
            Example(
                "Stop the tablets before a scan with iodinated contrast.",
                "metformin",
                ("iodinated contrast",),
                SectionType.WARNINGS,
            ),
            Example("Stopping NSAIDs should be considered.", "volanesorsen", ("nsaid",), SectionType.WARNINGS),
            Example("Stopping treatment should be considered.", "volanesorsen", (), SectionType.WARNINGS),
        ),
    ),
)
