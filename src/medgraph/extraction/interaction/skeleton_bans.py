"""The skeletons by which clauses keep substances and the drug apart, as a table: bans, care, doses that change, hours between."""

from __future__ import annotations

from medgraph.extraction.interaction.rules import GATE as SHUN_GATE
from medgraph.extraction.interaction.skeleton_rules import TOLD
from medgraph.extraction.interaction.skeleton_words import (
    DRUG,
    LEAD,
    MAY,
    NOT,
    ROLE,
    SOME,
    P,
)
from medgraph.extraction.rules import Example, Rule, pattern
from medgraph.model import Relation, SectionType

RULES = (
    Rule(
        "interaction.not_along",
        1,
        Relation.INTERACTS_WITH,
        TOLD | {SectionType.INDICATIONS, SectionType.DESCRIPTION},
        pattern(
            rf"{LEAD}{P}{MAY} (?:(?:is|are) )?{NOT}(?: be)? (?:used|taken|given|combined|mixed|co-?administered|started|drunk|eaten|mix)\b(?: [\w-]+)? ?(?:well )?(?:with|alongside|along|together|at the same time|while|during|concomitantly|until|within|\W*$)|"
            rf"\b(?:{NOT}|avoid) (?:be )?(?:combin\w+|mix\w*|stack\w*|pair\w*|doubl\w+ up|team\w* up|co-?administ\w+|used|taken|given|take|taking|use|using)\b(?: (?:it|them|these|{DRUG}))?(?: \w+)?(?: together)? (?:with|alongside)\s+(?P<with>{SOME})|"
            rf"\b(?:{NOT}|avoid) (?:take|taking|use|using|combine|combining|mix|mixing|drink|drinking|give|start|receive|receiving|get|have|be given) (?P<shunned>{SOME})(?: (?:with|alongside|together|while|during|at the same time)\b|[^.;:]{{0,60}}{DRUG})|"
            rf"\b{DRUG} and (?P<pair>{SOME}) (?:are|make|should not|do not|don['’]t|can be)\b[^.;:]{{0,30}}\b(?:mix|bad|dangerous|together|combin\w+)|"
            rf"\bavoid(?:ing)?(?: (?:concomitant|concurrent|combined|simultaneous|use|administration|treatment|combination|co-?administration|of|with))* (?P<shun>{SOME})|{LEAD}(?P<avoided>{SOME})[^.;:{SOME}]{{0,40}} (?:should|must|is|are|has to|have to|ought to)(?: \w+)? (?:be )?(?:best |better |strictly |also )?(?:avoided|withheld|postponed|contra-?indicated(?! (?:in|for|if)\b))\b|"
            rf"(?:\bnot|n['’]t) (?:be )?(?:recommended|advised|meant)(?: for)?(?: (?:use|together|in combination|combination))* with (?P<unwise>{SOME})|\bmix(?:es)? (?:well|badly|poorly) with (?P<mixed>{SOME})|{LEAD}(?P<out>{SOME}) (?:is|are) (?:out|off limits|off the table|forbidden|a bad mix)\b"
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
        TOLD - {SectionType.DOSAGE},
        pattern(
            rf"\b(?:(?:use|used|using|taken|taking|take|given|together)\b(?: (?:it|of|{DRUG}|together|concomitantly))* (?:with|alongside|along with)|"
            rf"(?:combin\w+|mix\w*|concomitant\w*|concurrent\w*|simultaneous\w*|co-?administ\w+)\b(?: (?:use|administration|administered|treatment|therapy|it|of|{DRUG}|together))* (?:with|alongside|and|plus|of)) (?P<along>{SOME})|\b(?:if|when) you (?:also |are also |are )?(?:take|taking|use|using|inject|injecting|being treated with|have been prescribed) (?:(?!a |an |the |to |for )[\w-]+ ){{0,4}}?(?P<taken>{SOME})|"
            rf"\bcontra-?indicated with (?P<barred>{SOME})|"
            rf"\b(?:caution|care|(?:extra|special|worth) attention|careful\w*|cautious\w*|watch out|go easy|not to be (?:used|taken|given))(?: (?:is|are|also|needed|advised|required|recommended|necessary|called for|should be (?:used|taken|exercised)|when|if|considering|combining|taking|using|in (?:people|patients|those) (?:taking|using|who take|on)))* (?:with|considering|combining|taking|using|take|on) (?P<named>{SOME})|"
            rf"\b(?:caution|care|careful)\b[^.;:{SOME}]{{0,90}}\b(?:in|for|with) (?:people|patients|those|anyone) (?:who (?:also )?(?:take|use|receive|are (?:on|taking))|taking|using|on|receiving) (?P<beside>{SOME})|"
            rf"\b(?:within|at least|for|wait|until) (?:\d+|two|one|four|five|six|several|a few) (?:hours|days|weeks) (?:of|after|before|from|have passed since) (?:(?:the|last|dose|of|taking|stopping|starting|using|treatment|therapy|with|after|another|an?|any) )*(?P<since>{SOME})"
        ),
        (
            Example("Use with SSRIs may cause serotonin syndrome.", "sumatriptan", ("ssri",), SectionType.WARNINGS),
            Example(
                "Caution is needed in those on other QT-prolonging drugs such as sotalol.",
                "ranolazine",
                ("qt-prolonging drug", "sotalol"),
                SectionType.WARNINGS,
            ),
            Example("Care is needed in people who take lithium.", "ramipril", ("lithium",), SectionType.WARNINGS),
            Example("Care is needed in people who take long trips.", "apixaban", (), SectionType.WARNINGS),
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
            rf"(?: (?:drinking|eating|consuming|your|intake|consumption|of))* {P}|{LEAD}(?P<named>{SOME})(?: (?:consumption|intake|use))? (?:should|must|has to|ought to) be (?:strictly )?(?:left alone|limited|avoided|minimi[sz]ed|restricted|kept to)\b"
        ),
        (
            Example("Avoid grapefruit juice during treatment.", "simvastatin", ("grapefruit juice",)),
            Example("Alcohol consumption should be limited.", "methotrexate", ("alcohol",)),
            Example("Grapefruit should be left alone.", "upadacitinib", ("grapefruit",)),
            Example("Avoid driving after a dose.", "methotrexate"),
        ),
        (ROLE,),
    ),
    Rule(
        "interaction.if_you_take",
        1,
        Relation.INTERACTS_WITH,
        TOLD,
        pattern(
            rf"\b(?:if|when|while|because|people who|patients who|those who|anyone who)(?: (?:you|they|patients?|(?:a|your|the) (?:child|patient|person)|someone|also|are|already|currently))* (?:tak(?:e|es|ing)|swallow(?:s|ing)?|us(?:e|es|ing)|on|drink|smoke|receiv(?:e|es|ing)|given|prescribed|treated with|starts?(?: a course of| taking)?) {P}"
            r"[^.;:]{0,80}\b(?:dose|doses|dosage|check\w*|monitor\w*|tell|level|levels|lower|watch\w*|more often|risk|adjust\w*|let your|talk to|ask your|instead|cut|reduce\w*|need (?:less|more)|blood tests?|hours)\b|"
            rf"\b(?:doses?|lower|reduced?|halved?|cut|start(?:ing)? (?:at|with|on)|exceed|more than)\b[^.;:]{{0,60}}\b(?:(?:people|patients|those|adults) (?:who|that)|if you|when you)(?: (?:also|are|already))* (?:take|taking|use|using|on|receive) (?P<dosed>{SOME})|"
            rf"{LEAD}(?P<named>{SOME})[^.;:{SOME}]{{0,60}}? (?:calls? for|requires?|needs?|means|asks? for) (?:an? )?(?:lower|higher|reduced|smaller|half|different|dose|careful|extra|close)"
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
        "interaction.apart",
        1,
        Relation.INTERACTS_WITH,
        TOLD,
        pattern(
            rf"\bhours?(?: (?:before|after|apart|away|from|either side|between|and|or|at least|\w+ hours?))+(?: (?:the|taking|any|a dose of|other|and|it))* {P}|"
            rf"{LEAD}(?P<named>{SOME}):?[^.;]{{0,40}}\b(?:taken|take|be|leave|wait|kept|keep|spaced|separated?|given|allow)\b[^.;]{{0,40}} (?:\d+|two|three|four|six|several|a few)(?: (?:to|or) (?:\d+|three|four|six))? hours? (?:apart|before|after|away|between|from)|\b(?:spac|separat)\w+ (?P<spaced>{SOME})|"
            rf"{LEAD}(?P<ended>{SOME}) (?:should|must|has to|have to|needs? to) be (?:stopped|finished|discontinued|held|withheld|paused)\b[^.;]{{0,30}} (?:hours?|days?|weeks?|months?) before\b"
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
            Example(
                "Statins must be stopped two weeks before treatment.", "fusidic acid", ("statin",), SectionType.WARNINGS
            ),
            Example("Take it two hours after breakfast.", "doxycycline", (), SectionType.WARNINGS),
        ),
        (ROLE,),
    ),
)
