"""More sentences by which pages warn, as a table: who is at risk, what is not recommended, what can occur."""

from __future__ import annotations

import re

from medgraph.extraction.language.conditions import PEOPLE
from medgraph.extraction.rules import Example, Rule, pattern
from medgraph.extraction.warning.rules import GATE, LOWERED, RISK_GATE, WARNED
from medgraph.model import Relation, SectionType
from medgraph.patterns import Pattern

# "The most feared complication", "the chief danger".
_GRAVEST = (
    r"(?:the|its|their|one|another|a) (?:(?:most|best[- ]known|main|chief|biggest|greatest|only|principal|foremost|more|two|three) (?:\w+ )?(?:(?:serious|important|dangerous|feared|dreaded|severe|grave|worrying|known|long-term) )*"
    r"(?:dangers?|risks?|hazards?|threats?|complications?|worr(?:y|ies)|concerns?|problems?|effects?|harms?)|(?:serious|grave) (?:danger|risk|hazard|threat|complication|concern))"
)

RULES = (
    Rule(
        "warning.at_risk",
        1,
        Relation.HAS_WARNING,
        RISK_GATE,
        pattern(
            rf"^\W*(?:A\W+)?(?P<object>(?:[\w-]+ ){{0,2}}?{PEOPLE} (?:with|who (?:have|has|had|are|get|receive)) [^;:.,]{{3,100}}?)"
            r"(?:, including [^;:.,]{3,60},)? (?:are|is|have|has|face|run|may be|can be|may|can) (?:at )?(?:an? |the )?(?:much |even |"
            r"particular |particularly )?(?:greater|higher|increased|high|special|more|develop|prone)\b"
        ),
        (
            Example("Patients with psoriasis are at higher risk.", "lithium", ("psoriasis",)),
            Example("People with dehydration have a greater risk of harm.", "ibuprofen", ("dehydration",)),
            Example("People with gout are seldom young.", "ibuprofen"),
        ),
        (LOWERED,),
    ),
    Rule(
        "warning.not_recommended",
        1,
        Relation.HAS_WARNING,
        RISK_GATE,
        pattern(
            r"\b(?:(?:not|n['’]t|never) (?:be )?(?:recommended|advised|advisable|encouraged|(?:recommend|advise)(?: it| its use| using it| treatment| use)?)|inadvisable|discouraged|best avoided|"
            r"should be avoided|avoid(?: (?:it|use|using it|its use|this medicine|treatment))?)(?: for use)? (?:in|for|during|with|if|when|"
            r"while)(?! the treatment| treatment) (?P<object>\S.*)|"
            r"(?:^\W*|, |and |but )(?:in|for|during) (?P<named>[^;:.,]{3,100}?),? (?:it|[\w-]+|this \w+|the \w+|its use|use) (?:is|are) "
            r"(?:not (?:recommended|advised|advisable)|inadvisable|best avoided)|"
            r"\bif you have (?P<then>[^;:.,]{3,80}?), (?:it|this \w+|the \w+|[\w-]+) (?:is|are)(?: not|n['’]t) (?:recommended|advised|advisable)"
        ),
        (
            Example("It is not recommended in patients with gout.", "aspirin", ("gout",)),
            Example("In severe liver impairment sertraline is not recommended.", "sertraline", ("liver impairment",)),
            Example("We do not recommend its use in severe asthma.", "timolol", ("asthma",)),
            Example("It is not recommended for the treatment of gout.", "sertraline"),
        ),
    ),
    Rule(
        "warning.gravest",
        1,
        Relation.HAS_WARNING,
        RISK_GATE,
        pattern(
            rf"\b{_GRAVEST} (?:of (?:all|it|them|treatment|the \w+|[\w-]+) |with (?:it|[\w-]+) |here )?(?:is|are|remains?) (?P<object>(?!not\b|that\b|to\b)[^;:.]{{3,120}})|"
            rf"^\W*(?P<named>[^;:.,]{{3,80}}?)(?:, [^,;:.]{{3,60}},)? (?:is|are|remains?) (?:(?:perhaps|probably|by far|still) )?(?:{_GRAVEST}|the (?:one|thing|complication|effect) (?:to fear|to dread|that (?:doctors|we) (?:fear|dread|worry about)))\b"
        ),
        (
            Example("The most important danger of desmopressin is hyponatremia.", "desmopressin", ("hyponatremia",)),
            Example("Ketoacidosis is the one to fear.", "dapagliflozin", ("ketoacidosis",)),
            Example("Hypocalcaemia is the chief danger.", "cinacalcet", ("hypocalcaemia",)),
            Example("The main problem is the price.", "cinacalcet"),
            Example("The most serious risk is not known.", "cinacalcet"),
        ),
        (LOWERED,),
    ),
    Rule(
        "warning.grave",
        1,
        Relation.HAS_WARNING,
        RISK_GATE - {SectionType.INTERACTIONS, SectionType.OVERDOSAGE},
        pattern(
            r"^\W*(?:(?:rare|rarely|very rarely|but|also|there are|in rare cases|an?(?= (?:serious|dangerous|life-threatening|fatal|deadly|grave)\b)),? (?:but )?)*(?:sometimes )?(?:(?:serious|severe|dangerous|life-threatening|fatal|deadly|grave)(?:,? (?:or|and|even|sometimes) (?:serious|severe|dangerous|life-threatening|fatal|deadly))* "
            r"(?P<object>(?!side effects?\b|adverse\b)(?:(?!, with\b)[^;:.]){3,90}?)),? (?:(?:can|may|could|might|has|have) (?:also |rarely |sometimes |even |been )*(?:occur(?:red)?|happen(?:ed)?|develop(?:ed)?|arisen?|follow(?:ed)?|reported|seen|described|observed|noted)|(?:is|are|was|were) (?:also )?(?:possible|on record|reported|seen|described))\b"
        ),
        (
            Example("Severe or life-threatening neutropenia may occur.", "irinotecan", ("neutropenia",)),
            Example(
                "Serious liver damage has been seen, and a few patients needed a transplant.",
                "tolvaptan",
                ("liver damage",),
            ),
            Example("A serious infection can happen.", "abatacept", ("infection",)),
            Example("Serious side effects may occur.", "tolvaptan"),
            Example("Serious doubts have been reported.", "tolvaptan"),
        ),
        (LOWERED,),
    ),
    Rule(
        "warning.put_off",
        1,
        Relation.HAS_WARNING,
        GATE,
        pattern(
            r"(?:^\W*|\b(?:should|must|is|are|to|and|so|please) (?:be )?)(?:postpone|delay|defer|put off|hold off|withhold)(?:d|ed)?\b(?! (?:by|until|for|it by)\b)[^.;:]{0,40}? (?:in (?:case of )?|during |while there is |if there is |if you have )(?P<object>\S[^.;:]*)"
        ),
        (
            Example(
                "Postpone in acute hepatitis and in diarrhoea.", "zoster vaccine", ("acute hepatitis", "diarrhoea")
            ),
            Example("Vaccination should be delayed in people with fever.", "influenza vaccine", ("fever",)),
            Example("Delay in delivery is possible.", "influenza vaccine"),
        ),
    ),
    Rule(
        "warning.treated_first",
        1,
        Relation.HAS_WARNING,
        GATE,
        pattern(
            r"^\W*(?P<object>[A-Za-z][^.;:]{2,80}?) (?:is|are|should|must|has|have|needs?|ought) (?:to )?(?:be )?(?:first )?(?:treated|corrected|cured|eradicated|cleared|healed|under control) (?:first|before|beforehand|prior)\b|"
            r"^\W*(?:treat|correct|cure|eradicate|clear) (?:any |existing |an? |the )?(?P<named>[^.;:]{2,60}?) (?:first|before|beforehand|prior)\b"
        ),
        (
            Example(
                "Helminth infections are to be treated before the first dose.", "dupilumab", ("helminth infection",)
            ),
            Example("Hypocalcemia must be corrected first.", "denosumab", ("hypocalcemia",)),
            Example(
                "Correct hypomagnesemia and hypokalemia before starting.", "sotalol", ("hypomagnesemia", "hypokalemia")
            ),
            Example("The skin has to be cleared first.", "fentanyl"),
        ),
    ),
    Rule(
        "warning.use_in",
        1,
        Relation.HAS_WARNING,
        RISK_GATE | {SectionType.INDICATIONS},
        pattern(
            r"(?:^|, |and |but )\W*(?:its |the )?use (?:in|during|after) (?P<object>[^;:.,]{3,80}?) (?:is|are) (?:not (?:recommended|advised|advisable)|inadvisable|discouraged|best avoided|better avoided)"
        ),
        (
            Example("Use in liver transplantation is not recommended.", "sirolimus", ("liver transplantation",)),
            Example("Its use in severe liver impairment is discouraged.", "bosentan", ("liver impairment",)),
            Example("Use in the morning is not recommended.", "bosentan"),
        ),
    ),
    Rule(
        "warning.tell_doctor",
        2,
        Relation.HAS_WARNING,
        (RISK_GATE - {SectionType.ADVERSE_REACTIONS, SectionType.INTERACTIONS}) | {SectionType.CONTRAINDICATIONS},
        pattern(
            r"\b(?:tell|inform|talk to|speak to|speak with|talk with|check with|ask|consult|see|let|know)\b[^.;]{0,70}?(?: know)?,? (?:first )?(?:if|whether|that|when) (?:you['’]ve(?: ever| also| got| recently)*(?: had)?|you (?:are [^.;]{2,60}?(?:,|\bor) (?:you )?)?"
            r"(?:have or have (?:ever )?had|have ever had|have recently had|have had|ever had|currently have|also have|have|suffer from|had|live with)) "
            r"(?P<object>\S.*)"
        ),
        (
            Example("Ask first if you’ve had asthma.", "topiramate", ("asthma",)),
            Example("Talk to us if you are over 65 or have gout.", "topiramate", ("gout",)),
            Example("Tell your doctor if you have glaucoma.", "topiramate", ("glaucoma",)),
            Example("Let your doctor know if you have ever had hepatitis.", "isoniazid", ("hepatitis",)),
            Example("Tell your doctor if you have a fever right away.", "isoniazid"),
        ),
        (
            Pattern(
                r"\b(?:right away|immediately|at once|straight away|urgent\w*|as soon as|any questions|any of (?:these|the following|them))\b",
                re.IGNORECASE,
            ),
        ),
    ),
    Rule(
        "warning.tell_about",
        1,
        Relation.HAS_WARNING,
        WARNED | {SectionType.CONTRAINDICATIONS},
        pattern(
            r"(?:^\W*(?:\w+ )?|[:;,] (?:so |please |and )?)(?:tell|inform|talk to|speak to|speak with|talk with) (?:us|me|(?:your|the|a|our) [\w ]{3,25}?)(?: first)? about (?:any |an? |existing )?(?P<object>(?!your\b|the\b|all\b|other\b|how\b|what\b|whether\b|it\b|them\b|this\b|that\b|these\b)\S[^.;]*)"
        ),
        (
            Example("Tell the nurse about glaucoma.", "topiramate", ("glaucoma",), SectionType.WARNINGS),
            Example(
                "Talk to your doctor about myasthenia gravis and any epilepsy.",
                "telithromycin",
                ("myasthenia gravis", "epilepsy"),
                SectionType.WARNINGS,
            ),
            Example("Tell your doctor about all your medicines.", "isoniazid", (), SectionType.WARNINGS),
            Example("Tell us about any new headache at once.", "isoniazid", (), SectionType.WARNINGS),
        ),
        (
            Pattern(
                r"\b(?:right away|immediately|at once|straight away|urgent\w*|as soon as|new|sudden|unusual|unexplained|worsening|symptoms?|signs?|side effects?|you (?:get|notice|develop))\b",
                re.IGNORECASE,
            ),
        ),
    ),
    Rule(
        "warning.linked_to",
        1,
        Relation.HAS_WARNING,
        WARNED | {SectionType.PREGNANCY, SectionType.QUESTIONS, SectionType.OTHER},
        pattern(
            r"\b(?:has|have) been (?:\w+ )?(?:linked|tied|associated|connected|implicated) (?:to|with|in) (?P<object>\S.*)"
        ),
        (
            Example(
                "It has been linked to agranulocytosis.",
                "clozapine",
                ("agranulocytosis",),
                SectionType.WARNINGS,
            ),
            Example(
                "Long use has been associated with osteoporosis.",
                "prednisone",
                ("osteoporosis",),
                SectionType.WARNINGS,
            ),
            Example("It has been linked to nothing.", "prednisone", (), SectionType.WARNINGS),
        ),
        (LOWERED,),
    ),
    Rule(
        "warning.stopping",
        1,
        Relation.HAS_WARNING,
        GATE,
        pattern(
            r"\b(?:stopping|discontinuing|withdrawing|discontinuation|withdrawal|cessation)\b[^.;]{0,60}? (?:can|may|might|could|will) "
            r"(?:also )?(?:cause|bring on|lead to|trigger|provoke|set off|result in|unmask|worsen|bring back) (?P<object>\S.*)|"
            r"\b(?:stopping|discontinuing|withdrawing|discontinuation|withdrawal|cessation)\b[^.;]{0,40}? (?:raises?|increases?) (?:the |your )?(?:risks?|dangers?|chances?|odds) of (?P<named>\S.*)"
        ),
        (
            Example("Stopping it abruptly may bring on seizures.", "clonazepam", ("seizure",)),
            Example("Sudden withdrawal can trigger hypertension.", "clonidine", ("hypertension",)),
            Example("Stopping it early raises the danger of stroke.", "rivaroxaban", ("stroke",)),
            Example("Stopping for a coffee can cause delay.", "clonidine"),
        ),
    ),
    Rule(
        "warning.to_rule_out",
        1,
        Relation.HAS_WARNING,
        GATE,
        pattern(
            r"(?:^|, |\bbecause |\bso )\W*(?P<object>(?!because\b|so\b|as\b)[^;:.,]{3,80}?) (?:has|have|needs?|must|should|ought) (?:to )?(?:first )?be (?:first )?"
            r"(?:ruled out|excluded|suspected|considered)"
        ),
        (
            Example("Lactic acidosis must be ruled out.", "metformin", ("lactic acidosis",)),
            Example("Tuberculosis should be excluded.", "infliximab", ("tuberculosis",)),
            Example("A lower dose should be considered.", "infliximab"),
        ),
    ),
    Rule(
        "warning.occurs",
        1,
        Relation.HAS_WARNING,
        WARNED,
        pattern(
            r"^\W*(?:A\W+)?(?P<object>(?!(?:no|nobody|nothing|none|neither)\b)[^;:.]{3,160}?) (?:(?:can|may|could|might|has|have|had|do|does|did) (?:also |rarely |sometimes |"
            r"even |been )*(?:occur(?:red)?|happen(?:ed)?|develop(?:ed)?|arisen?|appear(?:ed)?|reported|seen|described|observed|"
            r"return|recur|follow|be fatal|be severe|get worse)|(?:is|are) (?:a |also |among )?(?:possible|known|risks?|danger|described|reported|seen|recognised|recognized|listed|"
            r"(?:rare|uncommon|common) (?:but|and) (?:serious|severe|dangerous))|was seen|were seen|"
            r"(?:was|were) reported)\b"
        ),
        (
            Example(
                "Fatal infusion reactions and hepatitis B reactivation have occurred.",
                "ofatumumab",
                ("infusion reaction", "hepatitis b reactivation"),
                SectionType.WARNINGS,
            ),
            Example("Tendon rupture can happen.", "levofloxacin", ("tendon rupture",), SectionType.WARNINGS),
            Example("Delays may occur.", "levofloxacin", (), SectionType.WARNINGS),
        ),
        (LOWERED,),
    ),
    Rule(
        "warning.should_not",
        1,
        Relation.HAS_WARNING,
        GATE - {SectionType.CONTRAINDICATIONS},
        pattern(
            rf"(?:^|, |\band )\W*(?P<object>(?:[\w-]+ ){{0,3}}?{PEOPLE}\b[^.;:]{{0,30}}? (?:with|who (?:have|has|had|are)) "
            r"[^.;:]{3,100}?) (?:(?:should|must) (?:not|never|avoid|(?:first )?(?:ask|consult|see|talk|speak|tell|be (?:careful|watched|monitored)))|need (?:special|extra|close))\b|"
            r"(?:should|must) (?:not|never) be used (?:for|to treat) (?P<named>[^.;:]{3,80})"
        ),
        (
            Example("Babies with liver impairment should not have it.", "ivacaftor", ("liver impairment",)),
            Example("It must not be used for obesity.", "liothyronine", ("obesity",)),
            Example("People with a ticket should not wait.", "liothyronine"),
        ),
    ),
    Rule(
        "warning.more_prone",
        1,
        Relation.HAS_WARNING,
        RISK_GATE,
        pattern(
            r"(?:^|, )\W*(?P<object>(?:the )?(?:elderly|older|frail|geriatric|very young|newborn|premature|debilitated)(?: (?:people|patients?|adults?|persons?|individuals|babies|infants|women|men))?)"
            r" (?:may|can|could|might|are|is|seem|tend) (?:to )?(?:be )?(?:\w+ly )?(?:more (?:likely|susceptible|sensitive|prone|vulnerable)|at (?:a )?(?:greater|higher|increased|special) risk|especially)"
        ),
        (
            Example("Elderly patients are more likely to fall.", "zopiclone", ("elderly patient",)),
            Example("Older adults may be more sensitive to it.", "digoxin", ("older adult",)),
            Example("Children are more likely to spit.", "digoxin"),
        ),
    ),
)
