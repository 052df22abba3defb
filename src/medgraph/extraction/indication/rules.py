"""The frames in which sentences tell what a drug is for, as a table with examples, and what silences them.

The slot `object` runs to the end of the clause, and begins with the words that lead to a condition ("to treat", "for", "in
adults with"); `slots` finds the conditions in it.
"""

from __future__ import annotations

import re

from medgraph.extraction.language.people import POPULATION
from medgraph.extraction.rules import Example, Rule, everywhere_but, pattern
from medgraph.model import Relation, SectionType
from medgraph.patterns import Pattern

_I, _D, _F = SectionType.INDICATIONS, SectionType.DESCRIPTION, SectionType.OTHER
_GATE = everywhere_but(
    SectionType.ADVERSE_REACTIONS, SectionType.CONTRAINDICATIONS, SectionType.INTERACTIONS, SectionType.STORAGE,
    SectionType.OVERDOSAGE, SectionType.NONCLINICAL, SectionType.MISSED_DOSE, SectionType.WARNINGS, SectionType.BOXED_WARNING,
    SectionType.MONITORING, SectionType.PREGNANCY, SectionType.STUDIES, SectionType.PHARMACOLOGY, SectionType.POPULATIONS, SectionType.DOSAGE,
)  # fmt: skip
_USES = frozenset({_I, _D})
_TELLING = frozenset(
    {
        _I,
        _D,
        _F,
        SectionType.NAMES,
        SectionType.PATIENT_INFORMATION,
        SectionType.QUESTIONS,
        SectionType.MECHANISM,
        SectionType.ALTERNATIVES,
    }
)
_FOR = Relation.INDICATED_FOR

KEPT = r"(?:under control|at bay|in check|away|down|stable|quiet|calm|asleep|in remission)"
"""How a disease is kept."""

_TREAT = (
    r"(?:(?:help(?:s|ing)? (?:to )?)?(?:treat(?:ing|s)?|manag(?:e|es|ing)|prevent(?:s|ing)?|reliev(?:e|es|ing)|eas(?:e|es|ing)|control(?:s|ling)?|cur(?:e|es|ing)|heal(?:s|ing)?|eradicat(?:e|es|ing)|lower(?:s|ing)?|bring(?:s|ing)? down|reduc(?:e|es|ing)|"
    r"improv(?:e|es|ing)|correct(?:s|ing)?|slow(?:s|ing)?|delay(?:s|ing)?|support(?:s|ing)?|diagnos(?:e|es|ing)|revers(?:e|es|ing)|shrink(?:s|ing)?|shorten(?:s|ing)?|clear(?:s|ing)?|suppress(?:es|ing)?|combat(?:s|ing)?|fight(?:s|ing)?|stop(?:s|ping)?|halt(?:s|ing)?|calm(?:s|ing)?|avoid(?:s|ing)?|protect(?:s|ing)?(?: [\w-]+){0,4}? (?:against|from)|"
    rf"keep(?:s|ing)?(?= [^.;:]{{3,60}}? {KEPT}\b)))"
)
_TREATS = r"(?:helps? (?:to )?)?(?:treats|manages|prevents|relieves|controls|heals|eradicates)"
_NOUN = r"(?:treatments?|monotherapy|managements?|prevention|relief|prophyla(?:xis|ctic)|control|therapy|reduction (?:of|in) (?:the )?(?:risk|rate|frequency|incidence)s?|maintenance|adjunct\w*|healing|eradication|suppression|correction|reversal|diagnosis|detection|immuni[sz]ation|induction)"
_BETWEEN = r"(?:[^.;:()]|\([^()]{0,40}\)){0,70}?"
_USED = (
    r"(?:used|prescribed|given|taken|designed|intended|developed|recommended|administered|employed|chosen|meant|made|available|added|(?<!been\x20)(?<!was\x20)(?<!were\x20)tried|injected|infused|inhaled|applied|suitable|effective|helpful|useful|shown|proven|able|"
    r"reserved|purpose is|role is|option|relied on|(?<=is\x20)there|(?<=are\x20)there)"
)
_PRODUCT = (
    r"drug|medicines?|medications?|treatment|therapy|remedy|drip|infusion|injection|shot|pill|spray|patch|cream|gel|ointment|lotion|powder|syrup|eye drops?|drops|tablet|capsule|inhaler|vaccine|product|"
    r"add-on(?: to [^.;]{3,60}?)?|adjunct(?: to [^.;]{3,60}?)?|antibod(?:y|ies)|anti(?!gen)[a-z]{4,}|\w*steroid|statin|diuretic|biologic|painkiller|laxative|(?:[\w-]+ )?(?:inhibitor|blocker|antagonist|agonist|modulator)"
)
_WORKS = r"(?:works|helps|serves|provides?|offers?|brings?)"

VETOES = {
    "side effects or reactions": r"\b(?:side effects?|adverse|(?:infusion|injection)(?:[- ]\w+)? reactions?|reactions to (?:the|it|an?)\b|missed (?:dose|period)|discomfort)\b",
    "another treatment": r"\b(?:pain relievers?|antihistamines?|pre-?medication|numbing)\b",
    "what a provider gives beside it": r"\b(?:doctors?|providers?|nurses?|team) (?:may|might|will|can|should) (?:also )?(?:give|prescribe|recommend|offer)\b(?![^.;]{0,60}\b(?:this|the) (?:medicine|medication|drug)\b)[^.;]{0,80}\b(?:medicines?|medications?|drugs?|antibiotics?|steroids?)\b",
    "under study": r"\b(?:whether (?:it|this|they|the (?:drug|medicine|vaccine))|under (?:study|investigation)|being (?:studied|tested|investigated)|has not been (?:evaluated|studied|established)|(?:is|was) not established|never been|never determined|trials? (?:is|are|of|for)|investigational)\b",
    "not about use": r"\b(?:doctor|physician|specialist|team|provider)s? (?:who )?treats?\b|\bif (?:it is )?(?:left )?untreated\b|\bwhen left alone\b|\btreatment of (?:side effects|reactions|overdose)\b|\bmust not be|\bshould not be (?:used|given|taken) (?:with|together|during)|\bwith (?:great |special |particular )?(?:caution|care)\b|\bsafely\b|\bexpected\b",
    "not approved": r"\b(?:without (?:an? )?licen[cs]e|outside (?:of )?(?:its|the) licen[cs]e)\b|\btried\b[^.;]{0,40}\boff[- ]label\b|\bunlicen[sc]ed\b|\bunapproved\b|\bexperimental(?:ly)?\b|\b(?:is|are) not (?:an? )?approved uses?\b",
    "no longer": r"\bfor a (?:time|while)\b[^.;]{0,60}\bapproved\b|\b(?:was|were) (?:once|formerly|previously|briefly) (?:approved|licen[sc]ed|used|given|prescribed)\b|\bapproval (?:was|has been) withdrawn\b",
    "a dose": r"\b(?:at|in) (?:an? |the )?(?:lower|reduced|smaller|higher|half the|halved) (?:usual )?doses?\b(?!,? (?:[\w-]+ ){1,2}(?:is|are|was|were)(?: also| sometimes)? (?:used|given|prescribed|approved|licen[sc]ed|taken) (?:for|to|against)\b)",
    "animals": r"\b(?:veterinary|in (?:dogs|cats|horses|animals))\b",
}  # fmt: skip
COMMON_VETOES = tuple(Pattern(words, re.IGNORECASE) for words in VETOES.values())

# A sentence about people, with a verb of its own, is background: "Most patients with gout have high uric acid".
_MAIN_VERB = Pattern(
    r"(?<!who )(?<!that )(?<!they )(?<!which )\b(?:should|must|needs?|have|has|had|are|is|was|were|may|can|cannot|carry|do|lose|get|develop|respond|suffer|often|usually|typically|generally|begins?|starts?|shows?|tends?|notices?|experiences?|appears?)\b|\?$",
    re.IGNORECASE,
)

# "Some people with autism sleep badly": a number of them begins a sentence, whatever its verb.
_SOME_PEOPLE = Pattern(r"^\W*(?:some|many|most|few|a few|several|about|nearly|almost|half)\b(?!.*[;:])", re.IGNORECASE)

# "Control of blood pressure should be part of …": a purpose with a verb of its own, before any clause that belongs to a noun.
_PREDICATE = Pattern(
    r"^(?:(?!\b(?:who|that|which|whose|where|when|if)\b).)*\b(?:should|must|is|are|was|were|may|can|will|reduces|has)\b",
    re.IGNORECASE,
)

# "Controlling blood sugar helps prevent blindness": what does it is no drug.
_GERUND = Pattern(r"^\W*(?:[A-Z][a-z]{2,}|[a-z]{3,})ing\b (?!medicine|medication|drug|agent)", re.IGNORECASE)

# "In combination with endocrine therapy | for the treatment of …"
_PARTNERED = r"(?:(?:as (?:monotherapy|a single agent)|(?:alone,? or |alone and )?in combination with (?:[^.;:()]|\([^()]{0,60}\)){3,100}?),? (?=for ))?"

# What is indicated may be a change of the dose, or another treatment.
_OTHER_INDICATED = Pattern(
    r"\b(?:dos(?:es?|ing|age)|reductions?|adjustments?|interruption|discontinuation|withdrawal|monitoring|caution|surgery|chemotherapy|radiotherapy|transfusions?|supplementation) (?:is|are|was|may be) (?:also |not |usually |often )*indicated\b",
    re.IGNORECASE,
)

RULES = (
    Rule(
        "indication.indicated", 4, _FOR, _GATE | {SectionType.DOSAGE},
        pattern(r"\b(?:indicated|approved|licen[sc]ed|authori[sz]ed|registered|labell?ed|cleared|okayed|(?:won|got|gained|received|holds|granted|given|earned)(?: it)?(?: (?:an?|its|the|full|accelerated|conditional|marketing|regulatory|first|EU|US|FDA|European)){0,3} (?:licen[cs]e|approval|authori[sz]ation|green light|clearance|nod)(?= (?:for|in|to)\b))\b(?! (?:doses?|dosages?|names?|products?|versions?|forms?|generic|tests?|companion|labels?|drugs?|therap\w+|treatments?|by)\b)(?P<object>[ :,].*\S)"),
        (
            Example("Warfarin is indicated for the treatment of deep vein thrombosis.", "warfarin", ("deep vein thrombosis",)),
            Example("Nusinersen is approved for spinal muscular atrophy in children and adults.", "nusinersen", ("spinal muscular atrophy",)),
            Example("Osimertinib is indicated in combination with chemotherapy for adults with lung cancer.", "osimertinib", ("lung cancer",)),
            Example("It won approval for gout, and has since been cleared for psoriasis.", "upadacitinib", ("gout", "psoriasis")),
            Example("It was approved in the United States in 2018.", "patisiran"),
            Example("It got approval from a committee.", "patisiran"),
            Example("Apixaban is not indicated for valvular atrial fibrillation.", "apixaban"),
            Example("A lower dose is indicated for patients with renal impairment.", "apixaban", (), SectionType.DOSAGE),
        ),
        (*COMMON_VETOES, _OTHER_INDICATED),
    ),
    Rule(
        "indication.used_to_treat", 4, _FOR, _GATE,
        pattern(
            rf"\b(?:{_USED}|{_WORKS})\b{_BETWEEN}"
            rf"(?P<object>\b(?:to|for|in|by|of) (?:(?:the|a|an|use in|long-term|short-term|acute|chronic|\w+ly) )*(?:{_TREAT}|{_NOUN} (?:of|for|in|and|against)) \S.*)"
        ),
        (
            Example("Imatinib is used to treat chronic myeloid leukemia.", "imatinib", ("chronic myeloid leukemia",)),
            Example("Viltolarsen is specifically designed to treat Duchenne muscular dystrophy.", "viltolarsen", ("duchenne muscular dystrophy",)),
            Example("The vaccine is used to prevent cervical and anal cancer.", "adalimumab", ("cervical cancer", "anal cancer")),
            Example("Antihistamines are used to treat reactions to the infusion.", "viltolarsen"),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.used_for", 3, _FOR, _USES,
        pattern(rf"\b(?:{_USED}|(?:works|acts|is active|helps)(?= (?:in|against|for)\b))\b(?P<object>,? \S.*)"),
        (
            Example("Metformin is used for type 2 diabetes.", "metformin", ("type 2 diabetes",), _I),
            Example("Volanesorsen is used together with a low-fat diet in adults with familial chylomicronemia syndrome.", "volanesorsen", ("familial chylomicronemia syndrome",), _I),
            Example("Metformin is prescribed if you have type 2 diabetes.", "metformin", ("type 2 diabetes",), _I),
            Example("Metformin is used for at least three months.", "metformin", (), _I),
            Example("Metformin is used with caution in people with kidney disease.", "metformin", (), _I),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.treats", 4, _FOR, _TELLING,
        pattern(r"(?:^|[:;] )(?:[^.;:()]|\([^()]{2,40}\)){2,160}?\b(?P<object>(?P<verb>treats|relieves|prevents|heals|eradicates|manages|controls|reverses|helps? (?:to )?(?:treat|prevent|relieve|control|eradicate)|helps? with|protects(?: [\w-]+){0,4}? (?:against|from)) \S.*)"),
        (
            Example("Levothyroxine treats hypothyroidism.", "levothyroxine", ("hypothyroidism",), _I),
            Example("This medicine treats type 2 diabetes in adults.", "metformin", ("type 2 diabetes",), _I),
            Example("Your doctor treats side effects as they come.", "metformin", (), _I),
            Example("Controlling high blood sugar helps prevent kidney damage.", "metformin", (), _I),
            Example("Taking it at bedtime may help relieve any nausea.", "metformin", (), _I),
            Example("Your doctor may give you a medicine that helps prevent infection.", "metformin", (), _I),
        ),
        (*COMMON_VETOES, _GERUND),
    ),
    Rule(
        "indication.improves", 2, _FOR, _USES,
        pattern(r"\b(?P<object>(?:improves?|lowers?|reduces?|decreases?|cuts?|slows?|delays?|increases?|replaces?|restores?|helps?|keeps?|stops?) \S.*)"),
        (
            Example("Metformin improves sugar control in adults, and in children from the age of 10, who have type 2 diabetes mellitus.", "metformin", ("type 2 diabetes mellitus",), _I),
            Example("Inclisiran lowers LDL cholesterol in adults with heterozygous familial hypercholesterolemia.", "inclisiran", ("heterozygous familial hypercholesterolemia",), _I),
            Example("Second, it reduces the risk of heart attack and stroke in adults with several risk factors, such as diabetes.", "atorvastatin", ("heart attack", "stroke"), _I),
            Example("It lowers LDL cholesterol within days.", "inclisiran", (), _I),
            Example("High blood pressure increases the risk of stroke.", "inclisiran", (), _I),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.is_for", 4, _FOR, _TELLING,
        pattern(
            r"(?:\b(?:is|are|be|(?:was|became)(?= the first\b))|(?<=t)['’]s)(?: (?:an?|the))? (?:[\w-]+,? ){0,8}?(?:(?:" + _PRODUCT + r"|choice|option|standard|next step)"
            r"(?: (?:used|given|approved|taken|available))?(?= (?:for|against|in) )|(?=(?:treatment|therapy|remedy) of ))(?P<object> ?(?!(?:for|against|in) (?:the (?:first|class|same)|its (?:kind|class)|choice|this|injection))\S.*)"
        ),
        (
            Example("Golodirsen is a drug for Duchenne muscular dystrophy in people with a suitable mutation.", "golodirsen", ("duchenne muscular dystrophy",), _F),
            Example("Viltolarsen is a weekly drip for some boys and young men with Duchenne muscular dystrophy.", "viltolarsen", ("duchenne muscular dystrophy",), _F),
            Example("Somatropin is the treatment of growth hormone deficiency.", "somatropin", ("growth hormone deficiency",), _F),
            Example("It was the first antibody for asthma.", "omalizumab", ("asthma",), _F),
            Example("Patisiran is a drug of the siRNA class.", "patisiran", (), _F),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.definition", 2, _FOR, _TELLING,
        pattern(
            rf"^\W*(?:an?|the|one|our) (?:[\w-]+,? ){{0,5}}?(?:(?:kind|type|sort|form) of )?(?:{_PRODUCT})(?: (?:taken|given|worn|put|[a-z]{{3,}}ed) [^.,;:()]{{3,40}}?)? (?:that (?=keeps))?"
            rf"(?P<object>(?:for|against|in(?= {POPULATION} with\b)|to (?:help|{_TREAT})|keeps(?= [^.;:]{{3,60}}? {KEPT}\b)) (?!(?:the (?:first|same)|use|this|these|you|your)\b)\S.*)"
        ),
        (
            Example("A weekly injection for type 2 diabetes.", "dulaglutide", ("type 2 diabetes",), _F),
            Example("A lotion rubbed into the scalp for psoriasis.", "calcipotriol", ("psoriasis",), _F),
            Example("A prescription tablet to help adults stop smoking.", "varenicline", ("smoking cessation",), _F),
            Example("A weekly tablet that keeps malaria away.", "mefloquine", ("malaria",), _F),
            Example("A newer type of steroid for children with atopic dermatitis.", "mometasone", ("atopic dermatitis",), _F),
            Example("A cream for psoriasis is not enough.", "calcipotriol", (), _F),
            Example("A cream for the face.", "calcipotriol", (), _F),
        ),
        (*COMMON_VETOES, _PREDICATE),
    ),
    Rule(
        "indication.treatment_of", 5, _FOR, frozenset({_I, _F, SectionType.NAMES}),
        pattern(rf"^\W*(?:(?:indications?|uses?|(?:two|three|four|several|a few|many|both|mainly) (?:things|reasons|uses|jobs|purposes))(?: \([^()]*\))? ?[,:–—-] ?\W*)?{_PARTNERED}(?P<object>(?:(?:for|as|in|to|an?|the|use|long-term|short-term|acute|first-line|second-line|maintenance|symptomatic|routine|emergency|initial|adjuvant|adjunctive|medical|topical|oral) )*(?:{_NOUN}(?:,? (?:and|or|,)? ?(?:the |adjunctive |adjuvant |add-on |maintenance )?{_NOUN})* (?:of|for|to|in)|(?:used )?to {_TREAT}|{_TREATS}|(?:and )?(?:treating|preventing|relieving|controlling)(?!.*\b(?:helps?|can|may|is|are|will|should|requires?|needs?|lowers?|reduces?)\b)) \S.*)"),
        (
            Example("Treatment of adults with chronic gout.", "allopurinol", ("chronic gout",), _I),
            Example("In combination with an aromatase inhibitor for the adjuvant treatment of adults with early breast cancer.", "ribociclib", ("early breast cancer",), _I),
            Example("As monotherapy for the treatment of adults with multiple myeloma.", "lenalidomide", ("multiple myeloma",), _I),
            Example("Prevention of stroke in atrial fibrillation.", "warfarin", ("stroke", "atrial fibrillation"), _I),
            Example("To prevent gout attacks and certain kinds of kidney stones.", "allopurinol", ("gout", "kidney stone"), _I),
            Example("An adjunct to diet in homozygous familial hypercholesterolemia.", "mipomersen", ("homozygous familial hypercholesterolemia",), _I),
            Example("Treatment of side effects is symptomatic.", "warfarin", (), _I),
        ),
        (*COMMON_VETOES, _PREDICATE),
    ),
    Rule(
        "indication.people_with", 3, _FOR, frozenset({_I}),
        pattern(rf"^\W*(?:[^.;:]{{0,40}}\b(?:patients|people|adults|children|groups)\b[^.;:]{{0,40}}: )?(?:(?:yes|for|in|we treat|it is for|suitable for)\W+)*(?P<object>(?:newly diagnosed )?(?:{POPULATION}|travell?ers|[a-z]+ (?:workers|staff))[^.;:]{{0,60}}?,? (?:with|to(?= {_TREAT}\b)|for(?= (?:the )?{_NOUN} of\b)|who have|whose(?= [\w -]{{3,40}} (?:is|are) (?:severe|moderate|active|advanced|uncontrolled|poorly|not)\b)|who suffer from|(?:troubled|bothered|plagued) by|living with|suffering from) .*)"),
        (
            Example("People with cystic fibrosis from the age of 1 month.", "ivacaftor", ("cystic fibrosis",), _I),
            Example("Children younger than two years with spinal muscular atrophy.", "onasemnogene abeparvovec", ("spinal muscular atrophy",), _I),
            Example("Travellers to West Africa, to prevent yellow fever.", "yellow fever vaccine", ("yellow fever",), _I),
            Example("Some people with asthma sleep badly.", "montelukast", (), _I),
            Example("People with kidney disease should not take it.", "metformin", (), _I),
            Example("Boys with this condition typically begin to stumble at three.", "vamorolone", (), _I),
        ),
        (*COMMON_VETOES, _MAIN_VERB, _SOME_PEOPLE),
    ),
    Rule(
        "indication.uses_are", 2, _FOR, _TELLING,
        pattern(
            r"\b(?:(?:main|approved|licen[sc]ed|common|primary|other|only|labell?ed|medical) )*(?:uses|indications?|(?:main|approved|primary|only|other) use)\b(?: \([^()]*\))? ?(?:are|is|include[sd]?|:) ?:? (?P<object>\S.*)|"
            r"\b(?:use[sd]?|prescribe[sd]?|give[ns]?|tak(?:e|es|en)|sells?|sold|licen[sc]ed|approved|dispense[sd]?|supply|supplie[sd]|helps?)\b[^.;:]{0,60}? (?:for|in|against) (?:just |only |mainly )?(?:one|two|three|four|five|several|a few) (?:\w+ )?"
            r"(?:things?|reasons?|conditions?|purposes?|illness(?:es)?|diseases?|situations?)(?: only| alone)?: (?P<then>\S.*)"
        ),
        (
            Example("The main uses are active duodenal ulcer and gastric ulcer.", "omeprazole", ("duodenal ulcer", "gastric ulcer"), _I),
            Example("Indications include gout and kidney stones.", "allopurinol", ("gout", "kidney stone"), _I),
            Example("Pharmacists may sell it for one thing only: heartburn in adults.", "omeprazole", ("heartburn",), _I),
            Example("The main use is not known.", "allopurinol", (), _I),
            Example("Blood is checked for two things: salts and sugar.", "allopurinol", (), _I),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.licence_covers", 1, _FOR, _TELLING,
        pattern(
            r"\b(?:licen[cs]es?|label(?:l?ing)?|approval|marketing authori[sz]ation|product licen[cs]e) (?:(?:also|further|now|today|still|since|has|have|been|was|were|in addition),? )*"
            r"(?:covers?|covering|includes?|takes? in|(?:extends?|extended|widened|broadened|expanded) to(?: include| cover)?|lists?|(?:has|have),? (?:in addition|besides|also),)(?P<object>,? \S.*)"
        ),
        (
            Example("Its licence covers episodes of gout in adults.", "colchicine", ("gout",), _I),
            Example("In Europe the label further includes reduction of the risk of stroke in atrial fibrillation.", "apixaban", ("stroke", "atrial fibrillation"), _I),
            Example("The licence was extended to psoriasis.", "apremilast", ("psoriasis",), _I),
            Example("The licence covers Europe and children.", "apremilast", (), _I),
            Example("Its licence does not cover psoriasis.", "apremilast", (), _I),
        ),
        COMMON_VETOES,
    ),
)  # fmt: skip
