"""The sentences by which pages state an interaction outside a place for interactions, as a table."""

from __future__ import annotations

import re

from medgraph.extraction.rules import Example, Rule, everywhere_but, pattern
from medgraph.model import Relation, SectionType

HERE = SectionType.INTERACTIONS
_GATE = everywhere_but(
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
_SAFETY = frozenset(
    {
        SectionType.WARNINGS,
        SectionType.CONTRAINDICATIONS,
        SectionType.BOXED_WARNING,
        SectionType.QUESTIONS,
        SectionType.PATIENT_INFORMATION,
        SectionType.OTHER,
        SectionType.MONITORING,
    }
)
_TOLD = (_SAFETY | {SectionType.POPULATIONS, SectionType.DOSAGE}) - {SectionType.MONITORING}
_UP = (
    r"(?:increas\w+|rais\w+|boosts?|doubles?|triples?|push(?:es)?|drives?|heightens?|strengthens?|enhances?|potentiates?|prolongs?|"
    r"intensif\w+|adds? to)"
)
_DOWN = (
    r"(?:reduc\w+|lower\w*|decreas\w+|weakens?|blunts?|blocks?|slows?(?: down)?|speeds? up|hinders?|cuts?|halves?|diminish\w*|"
    r"delays?|impairs?|prevents?|bind\w*|undoes|counteracts?|oppos\w+|cancels?)"
)
_SHIFT = r"(?:affects?|alters?|changes?|influences?|interferes? with|upsets?)"
_LEVEL = (
    r"(?:levels?|concentrations?|exposure|effects?|effectiveness|efficacy|action|breakdown|clearance|absorption|elimination|"
    r"excretion|metabolism|removal|response|uptake|amounts?)"
)
_LIKE = re.compile(
    r"\b(?:like other|as other|belongs? to|one of (?:the|a)|same class|known as|placebo|in rats|in mice)\b",
    re.IGNORECASE,
)
_SHUN = (
    r"(?:avoid|limit|skip|minimi[sz]e|restrict|refrain from|stay away from|steer clear of|cut out|"
    r"do not (?:drink|consume|eat)|don['’]t (?:drink|consume|eat)|should not (?:drink|consume|eat))"
)
_ROLE = re.compile(
    r"\b(?:pre-?medicat\w+|rescue|antidote|reversed? (?:with|by)|withdrawal|dependence|abuse|rubbing|"
    r"wipes?|swabs?|history of (?:\w+ ){0,3}(?:use|abuse|misuse|therapy|treatment|exposure))\b",
    re.IGNORECASE,
)

RULES = (
    Rule(
        "interaction.interacts_with",
        1,
        Relation.INTERACTS_WITH,
        _GATE,
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
        "interaction.shun",
        1,
        Relation.INTERACTS_WITH,
        _GATE,
        pattern(rf"\b{_SHUN} (?P<object>\S.*)"),
        (
            Example("Avoid grapefruit juice during treatment.", "simvastatin", ("grapefruit juice",)),
            Example("You should limit alcohol while on this medicine.", "methotrexate", ("alcohol",)),
            Example("Avoid driving after a dose.", "methotrexate"),
        ),
        (_ROLE,),
    ),
    Rule(
        "interaction.be_shunned",
        1,
        Relation.INTERACTS_WITH,
        _GATE,
        pattern(
            r"^\W*(?:A\W+)?(?P<object>\S[^,;]{2,80}?) (?:should|must|has to|"
            r"ought to) be (?:strictly )?(?:limited|"
            r"avoided|minimi[sz]ed|restricted|kept to)"
        ),
        (
            Example("Alcohol should be avoided.", "metronidazole", ("alcohol",)),
            Example("Grapefruit products must be avoided.", "felodipine", ("grapefruit product",)),
            Example("Missed doses should be avoided.", "felodipine"),
        ),
        (_ROLE,),
    ),
    Rule(
        "interaction.used_along",
        1,
        Relation.INTERACTS_WITH,
        _SAFETY,
        pattern(
            r"\b(?:(?:concomitant|concurrent|simultaneous)(?:ly)? (?:\w+ ){0,2}?(?:of|with)|"
            r"co-?administ\w+ (?:of|"
            r"with)|(?:combined|combining|together|in combination|combination|concomitantly|"
            r"concurrently|taken|"
            r"given|used|mixed) with|"
            r"(?:take|use) (?:it|this medicine|this medication|[A-Z]?[a-z]+) with|contraindicated with|"
            r"if you (?:also |are also |are )?(?:take|taking|use|using|inject|injecting|being treated with|have been prescribed)) (?P<object>\S.*)"
        ),
        (
            Example("Do not take sildenafil with nitroglycerin.", "sildenafil", ("nitroglycerin",)),
            Example(
                "Concomitant use of cyclosporine or gemfibrozil should be avoided.",
                "simvastatin",
                ("cyclosporine", "gemfibrozil"),
            ),
            Example("It is used together with methotrexate.", "infliximab"),
        ),
        (_ROLE,),
    ),
    Rule(
        "interaction.live_vaccines",
        2,
        Relation.INTERACTS_WITH,
        _GATE,
        pattern(
            r"(?P<object>\blive[\"”’']?(?:[- ](?:attenuated|virus|viral|bacterial))?(?: or live-attenuated)? "
            r"(?:vaccin(?:es?|ations?)|virus vaccines?))\b(?=.*\b(?:not|out|avoid\w*|wait|"
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
        _GATE,
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
    Rule(
        "interaction.changes",
        2,
        Relation.INTERACTS_WITH,
        _SAFETY | {SectionType.DOSAGE},
        pattern(
            rf"^\W*(?:A\W+)?(?P<object>[^;:]{{3,160}}?) (?:(?:can|may|could|might|will|also|both|all|each|sharply|strongly|slightly) )*"
            rf"(?:(?:{_UP}|{_DOWN}|{_SHIFT}) [^.;]{{0,60}}?\b{_LEVEL}\b|{_UP} (?:the |your )?(?:risk|chance|danger|likelihood) of|"
            rf"{_SHIFT} (?:how|the way)\b|(?:binds?|sticks?|clings?) (?:to|with)\b|(?:make|makes) (?:it|the \w+|[a-z]+) (?:less|more) (?:effective|potent|reliable|likely))"
        ),
        (
            Example("Rifampin lowers the blood level of apixaban.", "apixaban", ("rifampin",)),
            Example("Cimetidine can affect how theophylline works.", "theophylline", ("cimetidine",)),
            Example("Exercise can lower the level of sugar.", "theophylline"),
        ),
        (_ROLE, _LIKE),
    ),
    Rule(
        "interaction.changed",
        1,
        Relation.INTERACTS_WITH,
        _SAFETY,
        pattern(
            rf"\b(?:{_UP}|{_DOWN}|{_SHIFT}) (?:the |your |blood |plasma |serum )*{_LEVEL} (?:of|to) (?P<object>[^.;:]{{3,120}})|"
            rf"\b{_LEVEL} of (?P<named>[^.;:]{{3,80}}?) (?:can |may |could |might |will )*(?:rises?|falls?|go(?:es)? (?:up|down)|"
            r"increases?|decreases?|drops?|climbs?|change|be (?:raised|increased|reduced|lowered))\b"
        ),
        (
            Example("It raises the levels of digoxin.", "verapamil", ("digoxin",)),
            Example("Levels of theophylline can rise.", "ciprofloxacin", ("theophylline",)),
            Example("It raises the level of calcium.", "ciprofloxacin"),
        ),
        (_ROLE, _LIKE),
    ),
    Rule(
        "interaction.spaced",
        1,
        Relation.INTERACTS_WITH,
        _TOLD,
        pattern(
            r"\b(?:\d+|two|three|four|six|several|some)(?: to (?:\d+|three|four|six))? hours? (?:before|after|apart from|away from|from|between|"
            r"before or after|either side of)(?: (?:or|and) (?:\d+|two|four|six) hours after)? (?P<object>[^.;:]{3,100})|"
            r"^\W*(?P<named>[^;:]{3,100}?) (?:should|must|need to|have to|are|is) (?:be )?(?:taken |kept |spaced |given |separated )+"
            r"(?:by )?(?:at least )?(?:\d+|two|three|four|six|several|some) hours?\b"
        ),
        (
            Example("Take it at least 4 hours before antacids.", "levothyroxine", ("antacid",)),
            Example("Iron tablets should be taken two hours apart.", "doxycycline", ("iron tablet",)),
            Example("Take it two hours before bedtime.", "doxycycline"),
        ),
        (_ROLE,),
    ),
    Rule(
        "interaction.taken_with",
        1,
        Relation.INTERACTS_WITH,
        _SAFETY,
        pattern(
            r"^\W*(?:A\W+)?(?P<object>[^;:]{3,120}?),? (?:(?:when|if) )?(?:taken|used|given|combined|added|on top)(?: together| along| at the same time)? "
            r"(?:with|alongside|to|of) "
        ),
        (
            Example(
                "Pioglitazone taken with insulin can increase the risk of heart failure.",
                "insulin",
                ("pioglitazone",),
            ),
            Example("Diuretics given with lithium may raise its toxicity.", "lithium", ("diuretic",)),
            Example("Tablets taken with water work best.", "lithium"),
        ),
        (_ROLE,),
    ),
)
