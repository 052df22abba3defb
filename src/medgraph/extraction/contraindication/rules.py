"""The sentences by which pages bar a drug, as a table: "is contraindicated in X", "must not be used in X"."""

from __future__ import annotations

import re

from medgraph.extraction.language.conditions import PEOPLE
from medgraph.extraction.rules import Example, Rule, everywhere_but, pattern
from medgraph.model import Relation, SectionType

_GATE = everywhere_but(
    SectionType.STORAGE,
    SectionType.OVERDOSAGE,
    SectionType.NONCLINICAL,
    SectionType.MISSED_DOSE,
    SectionType.STUDIES,
)
NOT_PUT = r"(?:must|should|may|shall|can)(?: also)?(?: not|n['’]t| never)|can['’]t|cannot|is not to|are not to"
_GIVEN = r"be (?:used|employed|considered|taken|given|administered|prescribed|started|initiated|injected|infused)"
HAVING = (
    r"(?:you (?:know|think|suspect|believe)(?: or (?:know|think|suspect|believe))?(?: that)? )?"
    r"(?:(?:you(?: once)?(?: or (?:your child|anyone in your family|any(?:one)? of your (?:close )?family|(?:a )?(?:close )?(?:family members?|relatives?)))?|they|patients?|the (?:patient|child|person)|your (?:child|baby)|there|someone) "
    r"(?:currently |already |also |now |may |might |could )*(?:have|has|had|are|is|be|suffers?(?: from)?|were|was)|you['’](?:ve|re|d))"
    r"(?: ever| previously| been| also| already| recently)*(?: had| diagnosed with| told(?: that)? you have| known to be| known to have)?"
)
_SAFETY = frozenset(
    {SectionType.CONTRAINDICATIONS, SectionType.WARNINGS, SectionType.PREGNANCY, SectionType.BOXED_WARNING}
)
_DOSING = re.compile(
    r"\b(?:missed|double|extra dose|at the same time as the|expired|cloudy|discolou?red|more than \d|"
    r"longer than|within \d+ (?:minutes|hours))\b",
    re.IGNORECASE,
)
# What another drug's harm forbids to give together forbids neither alone: "the combination regimen is contraindicated in".
_COMBINED = re.compile(
    r"\bcombination (?:of|regimens?|therapy|with)\b[^.;]{0,60}\b(?:is|are) contra-?indicated\b", re.IGNORECASE
)
_HANDED_ON = re.compile(
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
            rf"\b(?:{NOT_PUT}) {_GIVEN} (?:\w+ )?(?:by|in|(?:to|"
            rf"for)(?= (?:[\w-]+ ){{0,3}}?{PEOPLE}\b)|during|"
            rf"with|if {HAVING}|when {HAVING})\b(?P<object> .*\S)"
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
            Example("Succimer should not be used for more than three weeks.", "succimer"),
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
            rf"(?: {HAVING}|(?= (?:pregnant|allergic|breast|hypersensitive|known|severe|"
            rf"your\b[^.]*\())))(?P<object> .*\S)"
        ),
        (
            Example("Do not take pioglitazone if you have heart failure.", "pioglitazone", ("heart failure",)),
            Example("You should not use sumatriptan if you have had a stroke.", "sumatriptan", ("stroke",)),
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
            rf"(?:^|, |: |\band |\bso )\W*(?P<object>(?:[\w-]+ ){{0,3}}?{PEOPLE}\b[^.;:]{{0,30}}? (?:with|"
            rf"who (?:have|has|are|had|suffer from)) [^.;:]{{3,120}}?) (?:(?:{NOT_PUT}) (?:take|use|receive|be given|"
            rf"be treated|be vaccinated|be immuni[sz]ed|have|get)\b|(?:must|has to|have to|needs? to|should) (?:also )?(?:strictly |always )?(?:avoid|stay away from|keep away from|steer clear of) "
            rf"(?:it|this|the (?:drug|medicine|medication|vaccine|tablets?|injections?)|treatment)\b)"
        ),
        (
            Example("People with porphyria must not take phenobarbital.", "phenobarbital", ("porphyria",)),
            Example("Anyone with gout has to avoid it.", "pyrazinamide", ("gout",)),
            Example("Patients with diabetes may not need infliximab.", "infliximab"),
        ),
        (_DOSING,),
    ),
    Rule(
        "contraindication.if_then_not",
        1,
        Relation.CONTRAINDICATED_IN,
        _GATE,
        pattern(
            rf"(?:^|, and |, so )\W*if {HAVING}(?P<object> [^.;:]{{3,140}}?), (?:then )?(?:(?:you|they|it) )?(?:{NOT_PUT}|do not|don['’]t|must avoid|is not safe to|never)(?: \w+)? (?:take|use|receive|have|get|start|be (?:given|used|taken|prescribed)|it|this)\b"
        ),
        (
            Example("If you have porphyria, you should not take it.", "phenobarbital", ("porphyria",)),
            Example("If you have had a stroke, do not use sumatriptan.", "sumatriptan", ("stroke",)),
            Example("If you have a question, do not wait.", "sumatriptan"),
        ),
        (_DOSING,),
    ),
    Rule(
        "contraindication.nobody",
        1,
        Relation.CONTRAINDICATED_IN,
        _GATE,
        pattern(
            rf"\b(?:nobody|no[ -]one|no (?:\w+ )?{PEOPLE}) (?:with|who (?:has|have|is|are|suffers from)) "
            r"(?P<object>[^.;:]{3,120}?) (?:should|may|must|can|is to|are to|ought to) (?:ever )?(?:be given|be treated|take|"
            r"use|receive|have|get|start)\b"
        ),
        (
            Example("Nobody with porphyria should take it.", "phenobarbital", ("porphyria",)),
            Example("No patient who has angioedema may use sacubitril.", "sacubitril", ("angioedema",)),
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
            r"^\W*(?:A\W+)?(?:[^;:]*: )?(?P<object>\S[^;:]{2,160}?) (?:(?:is|are)(?: also)? (?:listed|regarded|considered|named|given|seen|treated|counted)(?: as)?|is|are|counts? as|remains?)(?P<denied> not| no longer|"
            r" no)? (?:also |both |absolutely |strictly |therefore |an? )*(?:absolute )?"
            r"(?:contra-?indicated\b(?! (?:in|for|with|during|if|when|among|to)\b)|contra-?indications?\b)"
        ),
        (
            Example("Concomitant use of simvastatin is contraindicated.", "itraconazole", ("simvastatin",)),
            Example("Severe renal impairment is a contraindication.", "metformin", ("renal impairment",)),
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
        (re.compile(r"\b(?:no\b[^.]*|not an? )\bcontra-?indication", re.IGNORECASE),),
    ),
)
