"""Tell in which other role a condition stands in a sentence: the reason for treatment, a history, a sign, a test, another cause.

Some words silence a whole sentence ("Tell your doctor if …", "… is part of the disease"). Most speak only of what follows them, up to the next
verb: "bleeding was seen in patients with liver disease" tells of bleeding. Each role has a name; the name is what the residue shows.
"""

from __future__ import annotations

import re
from functools import lru_cache

from medgraph.patterns import Pattern, finditer, match, may_match, search

_THE = r"(?:the |your |their |his |her )"
_ILLNESS = r"(?:the |your |their |his |her |its )?(?:underlying )?(?:disease|illness|condition|disorder|infection|cancer|tumou?r)\b"
_BY_ENDING = r"\w+(?:itis|osis|oma|a?emia|pathy)"
_NAMED_ILLNESS = rf"{_BY_ENDING}|[\w'’]+ (?:cancer|disease|syndrome)"
_EVENT = r"(?:operation|surgery|procedure|transplant|scar|wound|fracture|fall|injury|seizures?|fits?|attacks?|childbirth|birth|labou?r|delivery|menopause|ageing|altitude)\b"
_PEOPLE = r"(?:patients?|people|persons?|individuals?|adults?|children|infants|women|men|girls|boys|males|females|subjects|participants|recipients|someone|anyone|those|everyone|users|adolescents|neonates|newborns|volunteers)"
NOT_OF = r"\bnot (?:from|of|by|caused by|due to|because of)"
"""What says of which things an effect is none; their name follows."""
_CONTROLS = r"(?:placebo|controls?|comparator|sham|dummy)\b"

_OWN = r"(?:(?:the |this |your |any )?(?:drug|medicine|medication|tablets?|capsules?|pills?|injections?|vaccines?|jabs?|inhaler|patch(?:es)?|spray|cream|gel)|it|them)\b"
_QUITTING = r"(?:(?:giv(?:e|es|ing)|gave|given) up|stop(?:s|ped|ping)?|quit(?:s|ting)?|cut(?:s|ting)? (?:out|down)) (?:smoking|tobacco|cigarettes|nicotine|drinking|alcohol)\b"
_WARNING_SIGNS = r"(?:(?:warning|danger|alarm|telltale|tell-tale) (?:signs?|signals?|symptoms?)|red flags?)\b"

_SUSPICION = r"(?:link|connection|association|relationship|causality|cause|signal|suspicion|imbalance|excess|concern|worry|worrie|fear)"
_NO_LINK = r"no (?:such |causal )?(?:link|connection|association|relationship)"
_BORNE_OUT = r"(?:prove[dn]|shown|established|confirmed|demonstrated|borne out|replicated|substantiated|found)"

# What silences a whole sentence.
WHOLE: dict[str, Pattern] = {
    name: Pattern(words, re.IGNORECASE)
    for name, words in {
        "advice": r"^\W*(?:to report|if|in case|should you|call|tell|ask|seek|inform|notify|talk|avoid|look (?:out|for)|watch|contact (?:your|a|the|us)|stop (?:taking|using|the|treatment|and|it)|report|"
        r"check (?:your|the|with|for)|(?:go|come|return)(?: straight| right| at once| immediately)? (?:to|back)|(?:ring|phone|dial|visit|attend)|get (?:emergency|medical|urgent|immediate|help|care|checked|seen|yourself)|measure (?:the|your)|monitor|take (?:the|your|it|a|with)|use (?:the|your|it|a)|keep|consider|see (?:your|a|section|the|also|an)|discontinue|withhold|interrupt|advise|instruct|counsel|evaluate|assess|obtain|"
        r"your (?:doctor|healthcare|care team|team|provider)|parents should|patients should|do not|don['’]t|never)\b|\breport (?:suspected|any|side|adverse)\b|"
        r"\bif (?:you|the patient|these|any|they|patients|symptoms|severe)\b[^.]{0,30}\b(?:have|experience|notice|develop|get|occur|appear)|\b(?:who|should) (?:notice|report|watch|look|see)\b",
        "no more than in others": r"\b(?:similar|comparable|equal|the same) (?:rates?|frequenc(?:y|ies)|incidences?|numbers?|proportions?)\b[^.;]{0,30}\b(?:both|placebo|either|all (?:arms|groups)|the (?:two|other))\b|"
        rf"\bmore (?:often|frequent(?:ly)?|common(?:ly)?) (?:with|on|in|under|among) (?:the )?{_CONTROLS}|"
        rf"\bmore {_CONTROLS} (?:{_PEOPLE} )?than\b|\b(?:less|fewer|lower|rarer)\b[^.,;:()]{{0,60}}\bthan (?:[a-z]+ ){{0,3}}{_CONTROLS}|"
        rf"\b(?:in|with|on) (?:the )?{_CONTROLS} (?:arm |group |{_PEOPLE} )?(?:only|alone)\b|\b(?:only|exclusively|solely|entirely) (?:in|with|on|among) (?:the )?(?:[\w-]+ ){{0,2}}(?:{_CONTROLS}|(?:chemotherapy|standard|comparison|other) (?:arm|group)\b)|"
        rf"\b(?:as (?:often|frequent|frequently|common|commonly)|equally often) (?:as )?(?:with|in|on|under|among|as) (?:the )?(?:{_CONTROLS}|both)|"
        rf"\b(?:happened|occurred|seen|were|was|is|are|spread) (?:equally|evenly) (?:distributed|in both|between|across)\b|\b(?:rates?|incidences?|risks?|numbers?) of [^.;,]{{3,60}} (?:was|were|is|are) (?:\w+ly )?(?:lower|reduced) (?:with|on|under|in) (?!(?:the )?(?:{_CONTROLS}|other|those))",
        "with or without the drug": rf"\b(?:with|on) or (?:without|off) {_OWN}|\bwhether (?:or not )?(?:you|they|people|he|she|patients|someone)(?: \w+)? (?:take|takes|use|uses|are on|is on|have|has) (?:{_OWN}(?: or not)?|[\w-]+ or not\b)|"
        rf"\b(?P<own>tablets?|drug|medicine|pills?|injections?|vaccine|jab|treatment|patch(?:es)?) or no (?P=own)\b|\b(?:happen|happens|common|usual|normal|typical|expected|follow|follows|come|comes|part)\b[^.;%]{{0,50}}(?<!to )\b{_QUITTING}|"
        rf"^\W*{_PEOPLE} (?:with|who have|living with|born with) [^.;,:]{{3,60}}? (?:have|has|had|are|is|run|carry|face|get|develop)\b[^.;:%]{{3,90}}\b(?:than|as) (?:(?:most |all )?(?:other|others|the (?:general|rest|average)|healthy|everyone|anyone|{_PEOPLE} (?:without|in general)|those without))\b|"
        rf"^\W*{_QUITTING}[^.;]{{0,30}}\b(?:can|may|might|could|will|often|makes?|brings?|causes?|leads?)\b",
        "of other drugs": r"\b(?:with|for|of|by|from|in|to) (?:[\w-]+ ){0,3}?(?:older|earlier|other|another|related|similar|different)\b[^.;]{0,60}?,?\s(?:but )?not (?:with|for|of|by|from|in|to) (?:this|it|the (?:present|new|newer))\b",
        "unrelated": r"\b(?:regarded|considered|judged|thought|deemed|assessed|held|found|believed)(?: \w+){0,3}? (?:as |to be )?(?:unrelated|not (?:to be )?related|unconnected|coincidental)\b|"
        r"\blooked for (?:and|but) (?:not|never) found\b|\b(?:blamed|suspected|accused) (?:for|of)\b[^.;]{0,80}\bbut\b[^.;]{0,60}(?:\bnot|n['’]t) (?:bear|support|confirm|back|prove|find)|"
        r"\b(?:unrelated|not (?:thought to be |considered )?(?:related|linked|due)) to (?:the |this )?(?:drug|medicine|medication|treatment|therapy|vaccine|vaccination|study drug|injections?|product)\b|\bno (?:causal )?(?:link|connection|relationship) (?:with|to) (?:the |this )?(?:drug|medicine|treatment|vaccine)\b|"
        rf"\b(?:found|finds?|show(?:ed|s|n)?|saw|sees?|reveal(?:ed|s)?|establish(?:ed)?|confirm(?:ed)?) {_NO_LINK}\s*(?:$|[.;,])|\b{_NO_LINK} (?:was|has been|could be) (?:ever )?{_BORNE_OUT}\b|"
        r"\bno (?:\w+ )?(?:evidence|proof|indication) that [^.;]{3,40} (?:causes?|caused|(?:is|are|was) (?:to blame|behind|the cause))\b|\b(?:could|can|has|have|had)(?: not|n['’]t) be(?:en)? (?:linked|tied|traced|attributed|connected|shown to (?:be|come|result))\b|"
        rf"\b{_SUSPICION}s?\b[^.;:]{{0,40}}? (?:(?:has|have|had|was|were|is|are|could)(?: not|n['’]t)(?: \w+)?(?: been| be)? {_BORNE_OUT}|(?:is|was|were|remains?|seems?)(?: \w+)? (?:unlikely|unproven|doubtful|unconfirmed))\b|"
        r"\b(?:neither|none|no)\b[^.;:]{0,40} (?:was|were|is|are) (?:judged|thought|considered|deemed|felt|held|believed)\b[^.;:]{0,20} (?:related|linked|due|connected|caused)\b",
        "of the disease": rf"\b(?:com(?:e|es|ing)|aris(?:e|es|ing)|stem(?:s|ming)?|result(?:s|ing)?) from (?:[\w-]+ (?:and|or) )?(?:{_ILLNESS}|(?:{_NAMED_ILLNESS})\b|{_THE}(?:\w+ )?{_EVENT})|"
        rf"\b(?:is|are|was|were|be) (?:\w+ )?(?:due to|caused by|down to|because of|owing to|brought on by|the work of|the result of|from) {_THE}(?:\w+ )?(?:{_ILLNESS}|(?:{_NAMED_ILLNESS})\b|{_EVENT})|\boperated [a-z]+\b|"
        rf"\b(?:normal|usual|natural|expected|part)\b[^.;,%]{{0,20}}\b(?:after|following|from|of) (?:{_THE}|an? |any )?(?:\w+ )?{_EVENT}|"
        rf"\b(?:part|feature|manifestation|sign|symptom|result|consequence|outcome|cause)s? of (?:death in )?{_ILLNESS}|\b(?:are|were|is|was) (?:\w+ )?(?:those|that) of {_ILLNESS}|"
        rf"^\W*(?:the )?(?:{_NAMED_ILLNESS}) itself [a-z]+\b|\b(?:is|are|was|were) (?:a |an |all |both |just |only )?(?:part|features?|manifestations?|hallmarks?) of (?:{_NAMED_ILLNESS})\b|"
        rf"\b(?:part|feature|manifestation|sign|symptom)s? of (?:the|your|their|his|her) (?:{_NAMED_ILLNESS})|(?:,| and| but) not (?:an? |its |real |true )?(?:side|adverse|unwanted|undesirable) (?:effects?|reactions?|events?)\b(?! (?:alone|only))|"
        r"\b(?:from|of|by) (?:the )?[\w'’-]+(?: [\w'’-]+){0,2} itself\b|\b(?:is|are|was|were|be) (?:\w+ly |often |most often |more likely |likely )?(?:the|your|their) (?!(?:drug|medicine|injections?|infusions?|tablets?|capsules?)\b)[\w'’-]+(?: [\w'’-]+)? itself\b|\bbelongs? to\b|\bin the first place\b|\bnot (?:be )?(?:put down|blamed?|attributed)\b|\b(?:thought|believed|likely|held) to reflect\b|\b(?:usually|often|mostly|mainly|generally|typically|probably) reflects? (?:the|an?|your|their)\b|\buntreated [\w -]{3,30}? (?:can |may |might |could |often |usually )?(?:causes?|leads?|results?|damages?)\b|"
        rf"\b(?:{_BY_ENDING}|disease|condition|illness|infection|disorder|cancer|diabetes|gout|lupus|asthma|psoriasis|migraine|epilepsy|arthritis) itself (?:often |also |usually |commonly )?(?:can|may|might|could|causes?|brings?|leads?|raises?|increases?|carr(?:y|ies)|makes?)\b|\b(?:no reason to )?blame\b|\bis itself an? (?:known |major )?(?:risk|cause)\b|"
        rf"(?:{NOT_OF}|,\s+not) (?:the|this|your) (?:drug|medicine|antibody|treatment|infusion|tablets?|capsules?|injections?|vaccine|inhaler|cream|gel|patch|drops)|\bcaused by {_ILLNESS}|\buntreated disease|\bcauses of death\b|\b(?:is|are) Duchenne\b|\bthe {_ILLNESS} itself|"
        r"\b(?:is|are) (?:very |more |also |quite )?(?:common|frequent|usual|typical|seen) (?:in|among) (?:people|patients|children|adults|those|women|men) with\b|^\W*(?:the )?[\w'’-]+(?: [\w'’-]+){0,2} itself (?:often |also |usually |commonly |frequently )?(?:can|may|might|causes?|brings?|leads?|raises?|increases?)\b",
        "overdose or withdrawal": r"\boverdos\w+|\bwithdrawal (?:symptoms?|syndrome|reactions?)|\b(?:after|on|when|upon|if) (?:\w+ ){0,2}stop(?:s|ped|ping)?(?: \w+){0,3} (?:abruptly|suddenly|quickly)\b|^\W*(?:\w+ )?(?:withdrawal|stopping|discontinuation|discontinuing|cessation|coming off)\b[^.;]{0,60}\b(?:may|can|could|might|has|leads?|causes?|brings?|raises?|increases?)\b|^\W*(?:but |however,? )?(?:after|when|once|upon) (?:the last (?:dose|injection|tablet|infusion)|stopping|(?:the |its )?(?:discontinuation|withdrawal|cessation)|(?:it|the drug|treatment|therapy|injections?|tablets?) (?:is|are|was|were)? ?(?:stop(?:s|ped)?|lapses?|withdrawn|ceased|ends?))\b[^;]{0,80}\b(?:may|can|could|might|follow\w*|occur\w*|develop\w*|recur\w*|return\w*)\b",
    }.items()
}  # fmt: skip

# What silences the words behind it, up to a verb.
_BEFORE: dict[str, Pattern] = {
    name: Pattern(words, re.IGNORECASE)
    for name, words in {
        "history or population": r"\b(?:histor(?:y|ies) of|(?:areas?|regions?|countries|places|parts of the (?:country|world)) (?:where|with|in which)|untreated|follow(?:s|ed|ing)? from|risk factors?(?: for [^.;,]{0,40}?)?(?: (?:are|is|include[sd]?|were))?|predispos\w+(?: to)?|pre-?existing|underlying|diagnosed with|diagnosis of|being treated for|inclusion|enrolled|excluded|at baseline|in the (?:setting|presence|context) of|suffer\w* from|"
        rf"\b(?:in|for|of) (?:\w+ )?{_PEOPLE} at (?:\w+ )?risk (?:for|of)\b|(?<!% of )(?<!% of the )(?<!proportion of )(?<!number of )(?<!incidence of )(?<!percentage of )(?<!\d of )(?<!\d )\b{_PEOPLE} (?:with(?: (?:and|or) without)?|who (?:already |also )?(?:have|has|had)(?: (?:ever|previously|already))?(?: had)?|having|whose)(?! (?:or|and) ))\b|"
        rf"\b{_PEOPLE}[^.;:%]{{0,20}}, (?:nearly |almost )?(?:most|many|some|all|half|several|both|one|two|three|four|five|six|\d+) of (?:them|whom|these|those) (?:with|having|had)\b|\breturn of\b",
        "what it may become": r"\b(?:infection|condition|disease|disorder|problem|complication|illness|build-?up|inflammation|syndrome)s?,? (?:that|which) (?:(?:can|may|could|might|often|sometimes) )*(?:causes?|leads? to|results? in|be fatal)\b",
        "adds to a risk": r"\b(?:raise|increase|affect|add to)s? (?:your|the|their) (?:risks?|chances?) of [^:;.]{2,60}:",
        "treatment of it": r"\b(?:(?:indicated|approved|used|given|taken|prescribed|licensed|effective) (?:for|in|to treat)|(?<!-)treat(?:s|ing)?|treatment (?:of|for)|treated for|(?:be treated|managed|controlled|relieved|prevented|pre-?medicat\w+|prophyla\w+) (?:with|by|of|for|against)|"
        r"to (?:prevent|treat|reduce|relieve|manage|avoid|lower|minimi[sz]e)|help(?:s|ed)? (?:with|against|to)|prevents?|prevention of|relieves?|relief of|(?:reduc|lower)(?:es?|ed|s|ing) the (?:risk|chance|number|incidence|rate)|reduc\w+ (?:in|of) the (?:risk|incidence)|(?:slow|delay|halt|stop)(?:s|ed|ing)? (?:down )?(?:the )?(?:progress\w*|worsening|decline|course) of|protect\w* against|improve\w* (?:of|in)?|fewer(?! than\b)|(?:efficacy|studied|evaluated|tested|investigated) (?:in|for))\b",
        "signs of something": r"\b(?:signs?|symptoms?|manifestations?)\b(?:[^.;:]{0,60}?\b(?:include[sd]?|including|are|were|such as|like|suggest\w*|consistent with|indicat\w+)|(?: and (?:signs|symptoms)| or (?:signs|symptoms))?(?: of (?!(?:\w+ )?(?:toxicity )?(?:reported|seen))|:))|"
        r"\bmay (?:mean|be a sign|signal|point to|indicate)\b|\bannounc\w+|\b(?:manifest\w*|present(?:ed|s|ing)?) (?:as|with|by)|\bcharacteri[sz]ed by|\bsuggestive of|\bsuspected",
        "driving and tests": r"\b(?:monitor\w*|(?:blood|urine|liver|skin) tests?\b|test(?:s|ed|ing)? (?:for|before)|check(?:s|ed|ing)?|screen\w*|dipstick|evaluat\w+|assess\w*|observ(?:e|ing) (?:patients |the patient |closely |carefully )?for|alert (?:to|for)|watch\w* for|look(?:ing)? (?:out )?for|rule out|exclude)\b",
        "measures": r"\b(?:(?:discontinu\w+|withdr\w+|stopp\w+|drop(?:ped|s|ping)? out|interrupt\w*|reduc(?:ed|tion)s?)(?: \w+){0,4} (?:due to|because of|for|owing to|as a result of|on account of)|(?:reasons?|cause) (?:for|of)(?: \w+){0,3} (?:discontinu\w+|withdraw\w+)|hospitali[sz]ed for)\b",
        "look-alike": r"\b(?:look(?:s|ed|ing)?(?: \w+)? (?:like|similar to)|mimic\w*|resembl\w+|mistaken for|(?:mask|hide|conceal|disguise)(?:s|d|ed|ing)?)\b",
        "asked to tell": r"\b(?:tell|inform|alert|phone|ring|call) (?:us|me|them|someone|somebody|(?:your|the|a) (?:doctor|nurse|pharmacist|team|clinic|ward|midwife|surgery))\b(?: \w+){0,3}? (?:about|of|if|when)\b|(?:;|,|\band|\bso|\bplease) (?:please )?(?:report|mention)\b",
        "what brings it": r"\bis what (?:brings|causes|drives|makes|gives)\b",
        "supposed": r"\b(?:if|in case of|in the event of|should|whether|unless|until|whenever|lest|to report|unlikely to|would)\b|"
        r"\b(?:(?:on|during) (?:days|times|periods|bouts|spells|phases)|in (?:times|periods|phases)) (?:with|of)\b",
        "other cause": r"\b(?:due to|because of|owing to|caused by|secondary to|attributed to|(?:a )?(?:consequence|result) of|in response to|complications? of|exacerbat\w+ by|worsened by|triggered by)\b",
    }.items()
}  # fmt: skip
# What leaves open, or finds little to say for it, that the words behind it are effects, whatever the verbs between.
_OPEN = Pattern(
    r"\bwhether\b(?! or not)|\b(?:unclear|uncertain|unknown|doubtful|(?:not|nobody|no one|n['’]t)(?: \w+)? (?:know[ns]?|clear|certain|sure)|asked|wonder(?:ed|s)?|debated?) if\b|"
    r"\b(?:no|little|scant|scarcely any|hardly any|not enough|insufficient|not much)(?: \w+)? (?:evidence|proof|indication) that\b",
    re.IGNORECASE,
)
_TURN = Pattern(r"[.;:]|\b(?:but|however|although|though|while|whereas)\b", re.IGNORECASE)
_VERB = Pattern(
    r"[;:]|\. |,? (?:also )?(?:known as|called)\b|\d ?% of (?:those|them|the|all|patients|people|women|men|children|adults)\b|\b(?:is|are|was|were|has|have|had|may|might|can|could|will|occur\w*|develop\w*|report\w*|cause[sd]?|experienced?|includ(?:e|es|ed)|leads?|led|result(?:s|ed)?|increase[sd]?|but|however|although|which|that)\b",
    re.IGNORECASE,
)
_BEHIND = Pattern(
    rf"\s*(?:\([^()]*\)\s*)?(?:(?:dose|version|program(?:me)?|pen|brand|indication)s?\b|(?:adult |pediatric |paediatric |clinical |double-blind |controlled )*(?:stud(?:y|ies)|trials?|population|program(?:me)?|indications?|protocol|medications?|medicines|drugs|treatment|therapy|vaccine|{_PEOPLE})\b(?! (?:failure|emergent))|"
    r"itself\b|(?:(?:may|can|could|might|will|is|are) (?:\w+ly )?)(?:be )?(?:masked|hidden|concealed|disguised|blunted)\b|(?: and [\w ]{2,40})?,? (?:both|all) (?:common|frequent|usual) (?:in|among) (?:this|these|such|that|those)\b|(?:and [\w ]{2,40} )?(?:makes?|raises?|increases?|adds? to) (?:[\w']+ ){1,5}(?:likelier|more likely|risks?|chances?)\b|[^.;,]{0,30}\bat baseline\b|(?:can|may|should|must) be (?:treated|managed|controlled|prevented|ruled out|excluded|avoided|relieved|corrected)\b|(?:[^.;]{0,60} )?(?:was|were|is|are) (?:mostly |mainly |usually |largely )?attributed to (?!the (?:drug|medicine|treatment|infusion))|(?:[^.;]{0,60} )?(?:was|were|is|are) (?:mostly |mainly |usually |largely )?(?:put down to|ascribed to|blamed on|explained by) (?!the (?:drug|medicine|treatment|infusion))|(?:has|have|needs?) to be (?:ruled out|excluded)\b|(?:[^.;]{0,90} )?(?:should|must|ought to|are to|is to) (?:never|not|always) be (?:ignored|shrugged off|put up with|brushed aside|overlooked)\b|(?:was|were) (?:treated|excluded|managed|relieved|present at|improved|reduced|prevented)\b)",
    re.IGNORECASE,
)


# "PML is an infection of the brain": what a name is, not what the drug does.
_IS_WHAT = Pattern(
    r"\W*(?!The\b|One\b|It\b|This\b|That\b|There\b)[A-Z][\w'’-]*(?: (?!there\b)[\w'’-]+){0,3} (?:\([^()]*\) )?(?:is|are) an? (?:[\w-]+ ){0,3}"
)
# "an enlarged prostate, | as urinary retention may occur": what stands before is why care is due.
_GROUND = Pattern(
    r"[^.;:]{0,50}, (?:as|because|since) [^.;:,]{3,60}? (?:may|can|could|might) (?:occur|develop|worsen|result|follow)\b",
    re.IGNORECASE,
)
# "Diabetes, anemia and gout may raise its likelihood": what stands before is what adds to a risk.
_ADDS_RISK = Pattern(
    r"(?:(?! which | that |[.;:]).){0,160}?\b(?:makes? (?:[\w']+ ){1,4}(?:likelier|more likely)\b|(?:(?:can|may|could|might|also|further) )*(?:raise|increase|heighten|enhance|add to|worsen|boost)s? (?:the |its |this |that |your |their |a person's |any )?(?:\w+ ){0,2}?(?:risks?|likelihood|chances?|odds|susceptibility)\b(?! of ))",
    re.IGNORECASE,
)
# "chiefly in diabetes or | kidney disease", "more often in | Crohn's disease": whom it befalls.
_IN_WHOM = Pattern(
    r"\b(?:chiefly|mainly|mostly|particularly|especially|predominantly|primarily|above all|notably|more (?:often|common|commonly|frequent|frequently|likely)|likelier|commoner) "
    r"(?:(?:in|with|if you have|for|among) (?:the |an? )?)(?:[\w'’-]+(?: [\w'’-]+)? (?:or|and) )?(?:[\w-]+ )?$",
    re.IGNORECASE,
)
# "In children with JIA, infections (45%) …": what has a rate in its bracket is an effect.
# ", in gout, …", "28% in gout", "In gout 5% …": whom a share or a clause is told of.
_OF_WHOM = Pattern(r"(?:(?:^|[,;(])\W*(?:and |or |but )?in|\d ?% in) (?:the |an? )?$", re.IGNORECASE)
_SET_OFF = Pattern(r"(?:,|\s+(?:about |some |up to )?\d)")
_SHARE_IN = Pattern(r"\d ?% in (?:the |an? )?$", re.IGNORECASE)
_RATED = Pattern(r"\s*\(\s*[<>≥≤]?\s*\d+(?:\.\d+)?\s*%")
# "In gout and lupus, …": conditions before the first comma are those of the people.
_AT_FIRST = Pattern(
    r"\W*(?:[\w ]{0,20}: ?)?(?:in|for|among|with)\s+(?!(?:(?:the|each|every|this|your|an?) (?:\w+ )?(?:injections?|infusions?|tablets?|capsules?|doses?|jabs?|sprays?|needle|pen|medicine|drug|treatment|vaccine|patch|cream|gel|drops)|[\d<>≤≥.,]+ ?%?|fewer|less|more|about|around|up|nearly|roughly|rare|some|a few|very|one|two|clinical|post|addition|the first|most|many|several|particular|trials?|studies|general|children|adults|women|men)\b)[^,;:.]{0,80}",
    re.IGNORECASE,
)
_UP_TO_COMMA = Pattern(r"(?:\s+(?:and|or)\s+[\w -]{2,40}|\s+(?:patients|people|trials|studies))?,")
IS_SIGN = Pattern(
    r"\b(?:which|these|this|they) (?:may|can|could|might) (?:mean|indicate|point to|signal)\b|\b(?:may|can|could|might) (?:also )?be (?:an? |the |early |possible |warning )*(?:signs?|symptoms?|indications?) of\b",
    re.IGNORECASE,
)
"""What comes before these words is a sign of what stands behind them."""
_SIGNS_BEHIND = Pattern(
    r"[^.;:]{0,120}\b(?:(?:which|this|these|any of which) (?:may|can|could|might) (?:mean|indicate|point to|signal|suggest)\b|calls? for an? (?:[\w-]+ ){1,3}(?:counts?|tests?|checks?|scans?|review|call|visit)\b|(?:may|can|could|might) (?:also )?be (?:an? |the |early |possible |warning )*(?:signs?|symptoms?|indications?) of\b|"
    rf"(?:(?:can|may|might|could|would|should|must) (?:also |all |both )?(?:be|count as|serve as|act as)|is|are|was|were|counts? as) (?:\w+ly |often |mostly |all |both )?(?:an? |the |common |known |early |possible |important )*{_WARNING_SIGNS}(?! of)|"
    r"(?:is|are|was|were) (?:\w+ly |often |mostly )?(?:an? |the |common |known )*(?:signs?|symptoms?|manifestations?|features?|hallmarks?|complications?|part) of (?!(?:the |this |your |its )?(?:drug|medicine|treatment|vaccine|therapy|injection|infusion|reaction|a )))",
    re.IGNORECASE,
)


# "What you won't see much of: …": a lead that denies what it leads.
_DENYING = Pattern(
    r"(?:\b(?:not(?! (?:many|all|every|everybody|everyone|only|just|often|always|usually|as)\b)|never|hardly|no longer)|n['’]t)\s+(?:\w+ ){0,3}?(?:see|seen|expect\w*|caus\w+|get|find|found|happen\w*|occur\w*|report\w*|observed?|linked|tied|"
    r"blamed?|attribut\w+|notice[ds]?|shown?|appear\w*|on (?:the|its) list)\b(?! (?:above|elsewhere|previously|earlier|below|in (?:the )?(?:tables?|previous)))|\b(?:no|without any) (?:increase|rise|sign|evidence|excess|reports?|cases?)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def denies(lead: str) -> bool:
    """Tell whether a lead denies what it leads.

    >>> denies("What you won't see much of"), denies("Effects that are not serious")
    (True, False)
    """
    return search(_DENYING, lead) is not None


@lru_cache(maxsize=8192)
def silencing(text: str, *, only: frozenset[str] = frozenset(WHOLE)) -> str | None:
    """Return the role that keeps a whole sentence from telling of adverse effects, or None.

    >>> silencing("Falls are part of the disease."), silencing("Headache was reported.")
    ('of the disease', None)
    """
    return next((name for name, role in WHOLE.items() if name in only and search(role, text)), None)


def role_of(text: str, start: int, end: int) -> str | None:
    """Return the other role in which the words from `start` to `end` stand in their sentence, or None.

    >>> text = "Bleeding was seen in patients with liver disease or gout."
    >>> role_of(text, 0, 8), role_of(text, 35, 48), role_of(text, 52, 56)
    (None, 'history or population', 'history or population')
    """
    if match(_BEHIND, text, end):
        return "study or treatment"
    if _IS_WHAT.fullmatch(text, 0, start):
        return "what it is"
    if _AT_FIRST.fullmatch(text, 0, start) and _UP_TO_COMMA.match(text, end):
        return "history or population"
    if _SHARE_IN.search(text, 0, start) or (_SET_OFF.match(text, end) and _OF_WHOM.search(text, 0, start)):
        return "history or population"
    if _GROUND.match(text, end) or _IN_WHOM.search(text, 0, start):
        return "history or population"
    if may_match(_ADDS_RISK, text) and _ADDS_RISK.match(text, end):
        return "adds to a risk"
    if match(_SIGNS_BEHIND, text, end):
        return "signs of something"
    if any(not _TURN.search(text, found.end(), start) for found in finditer(_OPEN, text[:start])):
        return "left open"
    rated = _RATED.match(text, end)
    for name, words in _BEFORE.items():
        if rated and name == "history or population":
            continue
        if may_match(words, text) and any(
            not _VERB.search(text, found.end(), start) for found in words.finditer(text, 0, start)
        ):
            return name
    return None
