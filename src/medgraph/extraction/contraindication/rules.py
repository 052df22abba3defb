"""The sentences by which pages bar a drug, as a table: "is contraindicated in X", "must not be used in X"."""

from __future__ import annotations

import re

from medgraph.extraction.language.conditions import PEOPLE
from medgraph.extraction.rules import Example, Rule, everywhere_but, pattern
from medgraph.model import Relation, SectionType
from medgraph.patterns import Pattern

_GATE = everywhere_but(
    SectionType.STORAGE,
    SectionType.OVERDOSAGE,
    SectionType.NONCLINICAL,
    SectionType.MISSED_DOSE,
    SectionType.STUDIES,
)
NOT_PUT = r"(?:must|should|may|shall|can)(?: (?:also|of course|therefore|thus|then|however|really|simply|[a-z]+ly))?(?: not|n['’]t| never)|can['’]t|cannot|is not to|are not to"
_DOCTORS = r"(?:we|they|(?:the |our |my |most )?(?:doctors?|nurses?|clinics?|specialists?|prescribers?|surgeons?|hospitals?)|(?:your|the|our|my) (?:doctor|nurse|team|clinic|specialist|hospital|surgeon|midwife|prescriber|vaccinator)s?|[a-z]+ologists?)"
_DO_NOT_GIVE = r"(?:(?:do|does|will|would|should|must|can|could)(?: not|n['’]t)|cannot|can['’]t|won['’]t|never)(?: (?:normally|usually|ever|then))? (?:give|prescribe|offer|start|use|inject|put)s?"
"""How those who prescribe a drug are called, and how they are said not to."""
_GIVEN = r"be (?:used|employed|considered|taken|given|administered|prescribed|started|initiated|injected|infused)"
HAVING = (
    r"(?:you (?:know|think|suspect|believe)(?: or (?:know|think|suspect|believe))?(?: that)? )?"
    r"(?:(?:you(?: once)?(?: or (?:your child|anyone in your family|any(?:one)? of your (?:close )?family|(?:a )?(?:close )?(?:family members?|relatives?)))?|they|patients?|the (?:patient|child|person)|your (?:child|baby)|there|someone) "
    r"(?:currently |already |also |now |may |might |could )*(?:have|has|had|are|is|be|suffers?(?: from)?|were|was)|you['’](?:ve|re|d))"
    r"(?: ever| previously| been| also| already| recently)*(?: had| diagnosed with| told(?: that)? you have| known to be| known to have)?"
)
WHO_HAVE = (
    r"(?:with|who['’](?:s|ve|re)|whose(?= [^.;:,]{3,60}? (?:is|are|was|were|has|have|cannot|does|do)\b)|recovering from|allergic to|on(?= dialysis)|in(?= an? \w+)|"
    r"who(?: \w+ly| ever| once| currently| already)? (?:have|has|had|is|are|was|were|suffers?(?: from)?|takes?|cannot|does|do|lives? with|gets?))"
)
"""How people are told by what they have: "who once had", "whose liver fails"."""
_SAFETY = frozenset(
    {SectionType.CONTRAINDICATIONS, SectionType.WARNINGS, SectionType.PREGNANCY, SectionType.BOXED_WARNING}
)
_DOSING = Pattern(
    r"\b(?:missed|double|extra dose|at the same time as the|expired|cloudy|discolou?red|more than \d|"
    r"longer than|within \d+ (?:minutes|hours))\b",
    re.IGNORECASE,
)
# What another drug's harm forbids to give together forbids neither alone: "the combination regimen is contraindicated in".
_COMBINED = Pattern(
    r"\bcombination (?:of|regimens?|therapy|with)\b[^.;]{0,60}\b(?:is|are) contra-?indicated\b", re.IGNORECASE
)
_HANDED_ON = Pattern(
    r"\bto (?:other people|anyone else|others)\b|\beven (?:if|when) [^.;]{0,40}\bsame\b", re.IGNORECASE
)

RULES = (
    Rule(
        "contraindication.contraindicated_in",
        1,
        Relation.CONTRAINDICATED_IN,
        _GATE,
        pattern(
            r"\bcontra-?indicated (?:for use |in use )?(?:in|for|with|during|if|when|among|before|after|by|together with|"
            r"to)\b:?(?P<object> .*\S)"
        ),
        (
            Example(
                "Propranolol is contraindicated in cardiogenic shock and bronchial asthma.",
                "propranolol",
                ("cardiogenic shock", "bronchial asthma"),
            ),
            Example("Isotretinoin is contraindicated during pregnancy.", "isotretinoin", ("pregnancy",)),
            Example("Nusinersen is not contraindicated in scoliosis surgery.", "nusinersen"),
            Example("The combination of isatuximab with pomalidomide is contraindicated in pregnancy.", "isatuximab"),
        ),
        (_COMBINED,),
    ),
    Rule(
        "contraindication.must_not_be_used",
        1,
        Relation.CONTRAINDICATED_IN,
        _GATE,
        pattern(
            rf"(?:\b(?:{NOT_PUT})|^\W*not to) {_GIVEN} (?:\w+ |to (?:treat|prevent) (?:[\w-]+ ){{1,3}}?(?=in\b|during\b))?(?:(?:by|in|(?:to|"
            rf"for)(?= (?:[\w-]+ ){{0,3}}?(?:{PEOPLE}|child|woman|man|baby)\b(?!-))|during|"
            rf"with|if {HAVING}|when {HAVING})\b|(?:if|when|while)(?= (?:(?:your|the (?:patient|child)['’]s) )?[\w -]{{3,50}}? (?:is|are|has|have|cannot)\b)|(?=within \d+ (?:days|weeks|months)\b))(?P<object> ?.*\S)"
        ),
        (
            Example(
                "Valproate must not be used in patients with urea cycle disorders.",
                "valproate",
                ("urea cycle disorder",),
            ),
            Example(
                "Succimer should not be administered to patients with a history of allergy to the drug.",
                "succimer",
                ("hypersensitivity",),
            ),
            Example("Not to be given to a child with porphyria.", "phenobarbital", ("porphyria",)),
            Example("Not to be used in the bath.", "phenobarbital"),
            Example("Bupropion must not be used within 14 days of phenelzine.", "bupropion", ("phenelzine",)),
            Example("Ivabradine must not be used when heart failure has worsened.", "ivabradine", ("heart failure",)),
            Example("Succimer should not be used for more than three weeks.", "succimer"),
            Example("Succimer should not be used when the seal is broken.", "succimer"),
            Example("Valproate should not be used to treat women with epilepsy.", "valproate"),
        ),
        (_DOSING,),
    ),
    Rule(
        "contraindication.do_not_take_if",
        1,
        Relation.CONTRAINDICATED_IN,
        _GATE,
        pattern(
            rf"\b(?:do not|don['’]t|never|{NOT_PUT}) (?:take|use|receive|be given|be treated|be vaccinated|get|have|"
            rf"start|inject|give)\b[^.;:]{{0,80}}? (?:in case of|(?:if|when|while|in case)\b:?"
            rf"(?: {HAVING}|(?= (?:pregnant|allergic|breast|hypersensitive|known|severe|you (?:also |already )?(?:take|use)|"
            rf"your\b[^.]*\(|your (?:[\w-]+ ){{1,3}}?(?:is|are|has|have|does|do|cannot|can['’]t)\b))))(?P<object> .*\S)"
        ),
        (
            Example("Do not take pioglitazone if you have heart failure.", "pioglitazone", ("heart failure",)),
            Example("You should not use sumatriptan if you have had a stroke.", "sumatriptan", ("stroke",)),
            Example("Do not take it if your kidneys do not work.", "metformin", ("renal impairment",)),
            Example("Do not take sumatriptan if you have missed a dose.", "sumatriptan"),
            Example("Do not give sumatriptan to other people, even if they have the same symptoms.", "sumatriptan"),
        ),
        (_DOSING, _HANDED_ON),
    ),
    Rule(
        "contraindication.those_must_not",
        1,
        Relation.CONTRAINDICATED_IN,
        _GATE,
        pattern(
            rf"(?:^|, |: |\band |\bso |\bwhy |\bthat )\W*(?P<object>(?:[\w-]+ ){{0,3}}?{PEOPLE}\b[^.;:]{{0,30}}?,? {WHO_HAVE} "
            rf"[^.;:]{{3,140}}?),? (?:(?:{NOT_PUT})(?: (?:ever|normally|therefore|also))? (?:take|use|receive|be given|be offered|be prescribed|be put on|be started on|go on|start|"
            rf"be treated|be vaccinated|be immuni[sz]ed|have|get)\b(?! (?:to\b|any\b|a\b|an\b|more\b|less\b))|(?:should|must|may)(?: not|n['’]t)(?=\W*(?:$|,))|(?:must|has to|have to|needs? to|should) (?:also )?(?:strictly |always )?(?:(?:avoid|stay away from|keep away from|steer clear of|skip|leave|do without) "
            rf"(?:it|this|the (?:drug|medicine|medication|vaccine|tablets?|injections?)|treatment)\b(?! (?:until|for \w+ (?:days|weeks|hours)))|go without\b))"
        ),
        (
            Example("People with porphyria must not take phenobarbital.", "phenobarbital", ("porphyria",)),
            Example("Anyone with gout has to avoid it.", "pyrazinamide", ("gout",)),
            Example("Anybody who has had a stroke must not have it again.", "sumatriptan", ("stroke",)),
            Example("People whose HIV status is unknown should not take it.", "tenofovir", ("unknown hiv status",)),
            Example("Patients with diabetes may not need infliximab.", "infliximab"),
            Example("People with gout should not have any worries.", "infliximab"),
        ),
        (_DOSING,),
    ),
    Rule(
        "contraindication.if_then_not",
        1,
        Relation.CONTRAINDICATED_IN,
        _GATE,
        pattern(
            rf"(?:^|, and |, so )\W*(?:and |but )?if (?:{HAVING}|(?=your\b))(?P<object> ?[^.;:]{{3,160}}?)(?:, (?:then )?| (?=(?:you|they) (?:{NOT_PUT}) (?:take|use|have|receive|get)\b|(?:it|this|[\w-]+) (?:is not|isn['’]t) (?:for you|an option)\b))(?:(?:it|this|[\w-]+)(?:['’]s| is) (?:off the table|off[- ]limits|out of the question|ruled out|not (?:for you|an option))|[\w-]+ isn['’]t (?:for you|an option)|(?:(?:you|they|it) )?(?:{NOT_PUT}|do not|don['’]t|must avoid|is not safe to|never)(?: \w+)? (?:take|use|receive|have|get|start|be (?:given|used|taken|prescribed)|it|this))\b"
        ),
        (
            Example("If you have porphyria, you should not take it.", "phenobarbital", ("porphyria",)),
            Example("If you have had a stroke, do not use sumatriptan.", "sumatriptan", ("stroke",)),
            Example("If your liver has failed, it is off the table.", "bosentan", ("hepatic impairment",)),
            Example("If you have gout it isn't for you either.", "pyrazinamide", ("gout",)),
            Example("If you have a question, do not wait.", "sumatriptan"),
            Example("If you have a question this is the place to ask.", "sumatriptan"),
        ),
        (_DOSING,),
    ),
    Rule(
        "contraindication.not_given_by",
        1,
        Relation.CONTRAINDICATED_IN,
        _SAFETY | {SectionType.OTHER, SectionType.QUESTIONS, SectionType.PATIENT_INFORMATION},
        pattern(
            rf"(?:^|, |; |\band |\bso |\bbut |\bthat )\W*{_DOCTORS} {_DO_NOT_GIVE} (?:it|this|them|[\w-]+)(?: to you| on it)? "
            rf"(?:(?:(?:to|for|in|with|on)(?= (?:[\w-]+ ){{0,2}}?{PEOPLE}\b[^.;:,]{{0,30}}? {WHO_HAVE})|(?:if|when|in case)(?= (?:you|your|the (?:patient|child)|someone)\b)|in|during)(?P<object> .*\S))|"
            rf"^\W*(?:and |but )?if (?:{HAVING}|(?=your\b))(?P<then> ?[^.;:]{{3,160}}?),? {_DOCTORS} {_DO_NOT_GIVE} (?:it|this|you|them)\b"
        ),
        (
            Example("Dermatologists never prescribe it for people with porphyria.", "danazol", ("porphyria",)),
            Example(
                "If you have myasthenia gravis your team will not give it to you.",
                "telithromycin",
                ("myasthenia gravis",),
            ),
            Example(
                "We don't start it in anyone who has had a stroke.",
                "sumatriptan",
                ("stroke",),
                SectionType.CONTRAINDICATIONS,
            ),
            Example("We don't give it in severe heart failure.", "verapamil", ("heart failure",)),
            Example("Doctors do not give it to everyone.", "danazol"),
            Example("We do not give it in the evening.", "danazol"),
            Example("If you have gout, your doctor will not be surprised.", "danazol"),
        ),
        (_DOSING, _HANDED_ON),
    ),
    Rule(
        "contraindication.nobody",
        1,
        Relation.CONTRAINDICATED_IN,
        _GATE,
        pattern(
            rf"\b(?:nobody|no[ -]one|no (?:\w+ )?{PEOPLE}) (?P<object>{WHO_HAVE} "
            r"[^.;:]{3,140}?),? (?:should|may|must|can|will|would|is to|are to|ought to) (?:ever )?(?:be (?:given|treated|prescribed|offered|vaccinated|injected|(?:put|started) on)|take|swallow|inject|try|"
            r"use|receive|have|get|start)\b"
        ),
        (
            Example("Nobody with porphyria should take it.", "phenobarbital", ("porphyria",)),
            Example("No patient who has angioedema may use sacubitril.", "sacubitril", ("angioedema",)),
            Example("Nobody who has had pancreatitis should take it.", "lomitapide", ("pancreatitis",)),
            Example("Nobody with an active stomach ulcer should swallow it.", "baclofen", ("active stomach ulcer",)),
            Example("Nobody with a cold should worry.", "sacubitril"),
        ),
    ),
    Rule(
        "contraindication.do_not_use_in",
        1,
        Relation.CONTRAINDICATED_IN,
        _SAFETY | {SectionType.INTERACTIONS, SectionType.OTHER, SectionType.QUESTIONS, SectionType.PATIENT_INFORMATION},
        pattern(
            r"(?:^|\band |, )\W*(?:do not|don['’]t|never) (?:use|take|give|start|inject|administer|prescribe)\b"
            r"(?: (?!in\b|during\b|if\b|when\b|with\b|by\b)[\w-]+){0,4}? (?:during|in|to(?= (?:[\w-]+ ){0,3}?"
            rf"{PEOPLE}\b)) (?P<object>[^.;:]+?)(?= or (?:if|when)\b|\.|$)"
        ),
        (
            Example(
                "Do not use it during episodes of hypoglycemia.",
                "glipizide",
                ("hypoglycemia",),
                SectionType.CONTRAINDICATIONS,
            ),
            Example("Never give tramadol in epilepsy.", "tramadol", ("epilepsy",), SectionType.CONTRAINDICATIONS),
            Example("Do not use it in the dark.", "tramadol", (), SectionType.CONTRAINDICATIONS),
        ),
        (_DOSING,),
    ),
    Rule(
        "contraindication.is_one",
        1,
        Relation.CONTRAINDICATED_IN,
        _GATE,
        pattern(
            r"^\W*(?:A\W+)?(?:[^;:]*: )?(?P<object>\S[^;:]{2,160}?)(?::(?= (?:absolutely |strictly )?contra-?indicated\W*$)| (?:[=→–—]|-+>)| (?:(?:is|are)(?: also)? (?:listed|regarded|considered|named|given|seen|treated|counted)(?: as)?|is|are|counts? as|remains?))(?P<denied> not| no longer|"
            r" no)? (?:also |both |absolutely |strictly |therefore |an? |the |its |one |further |another |other |second |third |only |main |additional |formal |clear |firm )*(?:absolute )?"
            r"(?:contra-?indicated\b(?! (?:in|for|with|during|if|when|among|to|after|before|following|because|by|within)\b)|contra-?indications?\b)"
        ),
        (
            Example("Concomitant use of simvastatin is contraindicated.", "itraconazole", ("simvastatin",)),
            Example("Severe renal impairment is a contraindication.", "metformin", ("renal impairment",)),
            Example(
                "In Europe sick sinus syndrome is a further contraindication.", "ivabradine", ("sick sinus syndrome",)
            ),
            Example("G6PD deficiency = contraindicated", "rasburicase", ("g6pd deficiency",)),
            Example("severe porphyria: contraindicated.", "danazol", ("porphyria",)),
            Example("Metformin is contraindicated.", "metformin"),
        ),
    ),
    Rule(
        "contraindication.contraindications_are",
        1,
        Relation.CONTRAINDICATED_IN,
        _GATE,
        pattern(
            r"\bcontra-?indications?\b(?: to [\w ]{3,40}?| for [\w ]{3,40}?)?(?: (?:include|"
            r"includes|comprise|"
            r"(?:are|is)(?! (?:listed|known|identified|stated|reported|given|found|named|mentioned|described|"
            r"none)))\b:?|:)(?P<object> .*\S)"
        ),
        (
            Example(
                "Contraindications include hypotension and use of nitrates.",
                "sildenafil",
                ("nitrate", "hypotension"),
            ),
            Example("The only contraindication is acute porphyria.", "chloroquine", ("acute porphyria",)),
            Example("Contraindications are listed in the label.", "chloroquine"),
        ),
        (Pattern(r"\b(?:no\b[^.]*|not an? )\bcontra-?indication", re.IGNORECASE),),
    ),
    Rule(
        "contraindication.none_but",
        1,
        Relation.CONTRAINDICATED_IN,
        _GATE,
        pattern(
            r"(?:\bthere (?:is|are) |(?<!\bis.)(?<!\bare.))\bno (?:[\w-]+ ){0,2}?contra-?indications?(?: [\w-]+){0,3}? (?:apart from|other than|except(?:ing)?(?: for)?|"
            r"besides|beyond|but) (?P<object>.*\S)|"
            r"\bcontra-?indications?\b[^.;:]{0,30}\b(?:limited|confined|restricted) to (?P<then>.*\S)"
        ),
        (
            Example("There are no contraindications apart from gout.", "tafamidis", ("gout",)),
            Example("It has no absolute contraindication other than porphyria.", "danazol", ("porphyria",)),
            Example("Contraindications are limited to heart block.", "verapamil", ("heart block",)),
            Example("There are no contraindications.", "verapamil"),
            Example("Asthma is no contraindication but calls for care in angina.", "verapamil", ()),
        ),
    ),
)
