"""The skeletons by which clauses tell of an interaction, as a table: § stands for substances, ¤ for the drug."""

from __future__ import annotations

from medgraph.extraction.interaction.rules import GATE as SHUN_GATE
from medgraph.extraction.interaction.skeleton_words import (
    ACT,
    ALONG,
    DOWN,
    DRUG,
    HARM,
    IT,
    LEAD,
    LEVEL,
    MAY,
    MUST,
    NOT,
    ROLE,
    SOME,
    UP,
    P,
)
from medgraph.extraction.rules import Example, Rule, pattern
from medgraph.model import Relation, SectionType

_SAFETY = frozenset(
    {
        SectionType.WARNINGS,
        SectionType.BOXED_WARNING,
        SectionType.QUESTIONS,
        SectionType.PATIENT_INFORMATION,
        SectionType.OTHER,
        SectionType.MONITORING,
        SectionType.CONTRAINDICATIONS,
    }
)
_TOLD = _SAFETY | {SectionType.DOSAGE, SectionType.POPULATIONS}
RULES = (
    Rule(
        "interaction.acts_on",
        1,
        Relation.INTERACTS_WITH,
        _TOLD,
        pattern(
            rf"{LEAD}{P}{ALONG}{MAY} {ACT} (?:(?:the|your|blood|plasma|serum|a bit|somewhat) )*(?:{DRUG}|(?:[^.;:{SOME}]{{0,40}} )?{LEVEL}\b)"
        ),
        (
            Example(
                "Quinidine and verapamil all raise digoxin.",
                "digoxin",
                ("quinidine", "verapamil"),
                SectionType.WARNINGS,
            ),
            Example(
                "Colestipol and antacids cut absorption.",
                "levothyroxine",
                ("colestipol", "antacid"),
                SectionType.WARNINGS,
            ),
            Example("Exercise can raise the level of sugar.", "levothyroxine", (), SectionType.WARNINGS),
        ),
        (ROLE,),
    ),
    Rule(
        "interaction.makes_it",
        1,
        Relation.INTERACTS_WITH,
        _TOLD,
        pattern(
            rf"{LEAD}{P}{ALONG}{MAY} (?:makes?|made|renders?|lets?) (?:(?:{IT}|its \w+|the \w+) (?:less|more|too|un|in|work)|[^.;:]{{0,40}}\bbuild up)|"
            rf"{LEAD}(?P<named>{SOME}){MAY} (?:does|do|has|have) the opposite|^\W*{IT}{MAY} (?:makes?|made|renders?) (?P<made>{SOME}) (?:less|more|too|un|in|work|fail)|"
            rf"{LEAD}(?P<foe>{SOME}){MAY} (?:makes?|made|renders?) {SOME} (?:less|more) (?:effective|potent|toxic|reliable)"
        ),
        (
            Example("Rifampin can make it less effective.", "apixaban", ("rifampin",), SectionType.WARNINGS),
            Example("Alcohol does the opposite.", "clozapine", ("alcohol",), SectionType.WARNINGS),
            Example("Practice can make it less painful.", "clozapine", (), SectionType.WARNINGS),
        ),
        (ROLE,),
    ),
    Rule(
        "interaction.adds_harm",
        1,
        Relation.INTERACTS_WITH,
        _TOLD - {SectionType.CONTRAINDICATIONS},
        pattern(
            rf"{LEAD}{P}{ALONG}(?:(?:{MUST})? (?!\w+ed\b)(?:{UP}|worsens?|makes?|further (?:increase|raise|lower)s?|irritates?|strains?|harms?|increases?)|{MUST} (?:{DOWN}|cause|lead to|trigger|result in|bring on|provoke)) [^.;:{SOME}]{{0,60}}?\b{HARM}|"
            rf"{LEAD}(?P<named>{SOME}) (?:taken|used|given|combined|when|together|along|within)\b[^.;:]{{0,60}}?{MUST} (?:{UP}|{DOWN}|cause|lead to|trigger|result in|bring on|provoke|be)\b"
        ),
        (
            Example(
                "Sedatives and alcohol can add to the drowsiness.",
                "cetirizine",
                ("sedative", "alcohol"),
                SectionType.WARNINGS,
            ),
            Example(
                "Ibuprofen and aspirin make bleeding more likely.",
                "apixaban",
                ("ibuprofen", "aspirin"),
                SectionType.WARNINGS,
            ),
            Example("Long journeys may make bleeding more likely.", "apixaban", (), SectionType.WARNINGS),
        ),
        (ROLE,),
    ),
    Rule(
        "interaction.not_along",
        1,
        Relation.INTERACTS_WITH,
        _TOLD,
        pattern(
            rf"{LEAD}{P}{MAY} (?:(?:is|are) )?{NOT}(?: be)? (?:used|taken|given|combined|mixed|co-?administered|started|drunk|eaten|mix)\b(?: [\w-]+)? ?(?:well )?(?:with|alongside|along|together|at the same time|while|during|concomitantly|until|within|\W*$)|"
            rf"\b(?:{NOT}|avoid) (?:be )?(?:combin\w+|mix\w*|co-?administ\w+|used|taken|given|take|taking|use|using)\b(?: (?:it|them|these|{DRUG}))?(?: \w+)?(?: together)? (?:with|alongside) (?P<with>{SOME})|"
            rf"\b(?:{NOT}|avoid) (?:take|taking|use|using|combine|combining|mix|mixing|drink|drinking|give|start|receive|receiving|get|have|be given) (?P<shunned>{SOME})(?: (?:with|alongside|together|while|during|at the same time)\b|[^.;:]{{0,30}}{DRUG})|"
            rf"\b{DRUG} and (?P<pair>{SOME}) (?:are|make|should not|do not|don['’]t|can be)\b[^.;:]{{0,30}}\b(?:mix|bad|dangerous|together|combin\w+)|"
            rf"\bavoid(?:ing)?(?: (?:concomitant|concurrent|combined|simultaneous|use|administration|treatment|combination|co-?administration|of|with))* (?P<shun>{SOME})|{LEAD}(?P<avoided>{SOME})[^.;:{SOME}]{{0,40}} (?:should|must|is|are|has to|have to|ought to)(?: \w+)? (?:be )?(?:best |better |strictly |also )?(?:avoided|withheld|postponed|contra-?indicated(?! (?:in|for|if)\b))\b|"
            rf"\bmix(?:es)? (?:well|badly|poorly) with (?P<mixed>{SOME})|{LEAD}(?P<out>{SOME}) (?:is|are) (?:out|off limits|off the table|forbidden|a bad mix)\b"
        ),
        (
            Example("Carbamazepine must not be used alongside.", "clozapine", ("carbamazepine",), SectionType.WARNINGS),
            Example(
                "Never take sildenafil with nitroglycerin.", "nitroglycerin", ("sildenafil",), SectionType.WARNINGS
            ),
            Example("Tablets must not be used alongside.", "clozapine", (), SectionType.WARNINGS),
        ),
        (ROLE,),
    ),
    Rule(
        "interaction.along",
        1,
        Relation.INTERACTS_WITH,
        _TOLD - {SectionType.DOSAGE},
        pattern(
            rf"\b(?:(?:use|used|using|taken|taking|take|given|together)\b(?: (?:it|of|{DRUG}|together|concomitantly))* (?:with|alongside|along with)|"
            rf"(?:combin\w+|mix\w*|concomitant\w*|concurrent\w*|simultaneous\w*|co-?administ\w+)\b(?: (?:use|administration|administered|treatment|therapy|it|of|{DRUG}|together))* (?:with|alongside|and|plus|of)) (?P<along>{SOME})|\b(?:if|when) you (?:also |are also |are )?(?:take|taking|use|using|inject|injecting|being treated with|have been prescribed) (?P<taken>{SOME})|"
            rf"\bcontra-?indicated with (?P<barred>{SOME})|"
            rf"\b(?:caution|care|careful\w*|cautious\w*|not to be (?:used|taken|given))(?: (?:is|are|also|needed|advised|required|recommended|necessary|called for|should be (?:used|taken|exercised)|when|if|considering|combining|taking|using|in (?:people|patients|those) (?:taking|using|who take|on)))* (?:with|considering|combining|taking|using|take|on) (?P<named>{SOME})|"
            rf"\b(?:within|at least|for|wait|until) (?:\d+|two|one|four|five|six|several|a few) (?:hours|days|weeks) (?:of|after|before|from|have passed since) (?:(?:the|last|dose|of|taking|stopping|starting|using|treatment|therapy|with|after|another|an?|any) )*(?P<since>{SOME})"
        ),
        (
            Example("Use with SSRIs may cause serotonin syndrome.", "sumatriptan", ("ssri",), SectionType.WARNINGS),
            Example("Use cautiously with beta blockers.", "amiodarone", ("beta blocker",), SectionType.WARNINGS),
            Example("It is used together with methotrexate.", "infliximab", (), SectionType.WARNINGS),
        ),
        (ROLE,),
    ),
    Rule(
        "interaction.shun",
        2,
        Relation.INTERACTS_WITH,
        SHUN_GATE,
        pattern(
            rf"\b(?:avoid|limit|skip|minimi[sz]e|restrict|refrain from|stay away from|steer clear of|cut out|(?:do not|don['’]t|should not) (?:drink|consume|eat))"
            rf"(?: (?:drinking|eating|consuming|your|intake|consumption|of))* {P}|{LEAD}(?P<named>{SOME})(?: (?:consumption|intake|use))? (?:should|must|has to|ought to) be (?:strictly )?(?:limited|avoided|minimi[sz]ed|restricted|kept to)\b"
        ),
        (
            Example("Avoid grapefruit juice during treatment.", "simvastatin", ("grapefruit juice",)),
            Example("Alcohol consumption should be limited.", "methotrexate", ("alcohol",)),
            Example("Avoid driving after a dose.", "methotrexate"),
        ),
        (ROLE,),
    ),
    Rule(
        "interaction.if_you_take",
        1,
        Relation.INTERACTS_WITH,
        _TOLD,
        pattern(
            rf"\b(?:if|when|while|because|people who|patients who|those who|anyone who)(?: (?:you|they|patients?|also|are|already|currently))* (?:tak(?:e|es|ing)|us(?:e|es|ing)|on|drink|smoke|receiv(?:e|es|ing)|given|prescribed|treated with) {P}"
            r"[^.;:]{0,80}\b(?:dose|doses|dosage|check\w*|monitor\w*|tell|level|levels|lower|watch\w*|more often|risk|adjust\w*|let your|talk to|ask your|instead|cut|reduce\w*|blood tests?|hours)\b"
        ),
        (
            Example(
                "If you also take clopidogrel your doctor may lower the dose.",
                "rivaroxaban",
                ("clopidogrel",),
                SectionType.WARNINGS,
            ),
            Example(
                "When you are on warfarin, your blood may be checked more often.",
                "metronidazole",
                ("warfarin",),
                SectionType.WARNINGS,
            ),
            Example("If you take a nap, set the dose aside.", "metronidazole", (), SectionType.WARNINGS),
        ),
        (ROLE,),
    ),
    Rule(
        "interaction.acted_on",
        1,
        Relation.INTERACTS_WITH,
        _TOLD - {SectionType.MONITORING},
        pattern(
            rf"(?:^|\b(?:and|but|also) )\W*{IT}{MAY} {ACT} (?:(?:the|your|blood|plasma|serum|{LEVEL}|of|to|how|way|well|much) )*{P}(?: {LEVEL}| is\b| are\b| works?\b|,|\W*$)|"
            rf"\b(?:lower|reduce|adjust|change|cut|raise|increase)s? (?:your|the) doses? of (?P<dosed>{SOME})|\b(?:{LEVEL}|doses?) of (?P<named>{SOME}){MAY} (?:rises?|falls?|go(?:es)? (?:up|down)|increases?|decreases?|drops?|climbs?|change|be |need)|"
            rf"{LEAD}(?:your )?(?P<shifted>{SOME})(?: (?:levels?|doses?|dosage|concentrations?))?{MUST} (?:rise|fall|go (?:up|down)|increase\b|decrease\b|drop|climb|change\b|need|work less|be less|not work|have to)"
        ),
        (
            Example(
                "It can raise the levels of theophylline and caffeine.",
                "ciprofloxacin",
                ("theophylline", "caffeine"),
                SectionType.WARNINGS,
            ),
            Example("Lithium levels can climb too.", "metronidazole", ("lithium",), SectionType.WARNINGS),
            Example("Levels of sugar can climb.", "metronidazole", (), SectionType.WARNINGS),
        ),
        (ROLE,),
    ),
    Rule(
        "interaction.apart",
        1,
        Relation.INTERACTS_WITH,
        _TOLD,
        pattern(
            rf"\bhours?(?: (?:before|after|apart|away|from|either side|between|and|or|at least|\w+ hours?))+(?: (?:the|taking|any|a dose of|other|and|it))* {P}|"
            rf"{LEAD}(?P<named>{SOME}):?[^.;]{{0,40}}\b(?:taken|take|be|leave|wait|kept|keep|spaced|separated?|given|allow)\b[^.;]{{0,40}} (?:\d+|two|three|four|six|several|a few)(?: (?:to|or) (?:\d+|three|four|six))? hours? (?:apart|before|after|away|between|from)|\b(?:spac|separat)\w+ (?P<spaced>{SOME})"
        ),
        (
            Example(
                "Take it at least 4 hours before or after antacids.",
                "levothyroxine",
                ("antacid",),
                SectionType.WARNINGS,
            ),
            Example(
                "Iron tablets are best taken two hours apart.", "doxycycline", ("iron tablet",), SectionType.WARNINGS
            ),
            Example("Take it two hours after breakfast.", "doxycycline", (), SectionType.WARNINGS),
        ),
        (ROLE,),
    ),
)
