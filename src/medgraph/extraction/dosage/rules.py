"""The ways in which pages state doses, as a table of rules, and what keeps a whole clause from stating one.

A dosing section speaks of doses by itself; elsewhere a verb of giving must say so. Trials, blood levels,
overdoses, missed doses, worked examples and excipients are about amounts, and about no doses.
"""

from __future__ import annotations

import re

from medgraph.extraction.rules import Example, Rule, everywhere_but, pattern
from medgraph.model import Relation, SectionType
from medgraph.patterns import Pattern

_DOSING = (
    r"\b(?:dos(?:e|es|age|ages|ing|ed)|given|gives?|administ\w+|tak(?:e|es|en|ing)|recommended|"
    r"start\w*|begin\w*|initiat\w*|maintenance|inject\w*|"
    r"infus\w*|inhal\w*|appl(?:y|ied)|instill?\w*|swallow\w*|receiv\w*|gets?|used?|regimen|prescribed|"
    r"titrat\w*|schedule|at (?=\d)|with (?=\d)|requires?)\b"
)
_STUDIED = Pattern(
    r"\b(?:in (?:the|a|an|one|some|this|clinical|controlled|part of the|"
    r"\w+ part of the) (?:[\w-]+ )?(?:trials?|stud(?:y|ies))|trial patients|trials?\b|stud(?:y|"
    r"ies) (?:patients|subjects|in|of|with|showed)|"
    r"studied|volunteers|placebo|randomi[sz]ed|(?:patients|subjects) received|subjects given|cohort|were on|exposed to|"
    r"has been used (?:with|in)|(?:reported|found) that|dos(?:e|age) was|"
    r"case reports?|maternal doses?|mean (?:\w+ )?(?:dose|dosage)|"
    r"(?:treatment|study|control|placebo|comparator|trial|dose|active|either|both|each|daily|weekly|mg) arms?\b|"
    r"\bin the (?!upper|lower|left|right|same|other)[\w/-]+ arms?\b)",
    re.IGNORECASE,
)
MEASURED = Pattern(
    r"\b(?:AUC|Cmax|Tmax|half-life|bioavailab\w+|steady[- ]state|trough|peak (?:level|concentration|"
    r"plasma|serum)\w*|(?:plasma|serum|blood) (?:level|concentration)s?|"
    r"concentrations?|clearance of|pharmacokinetic\w*|radio\w+ dose|equivalent doses?)\b",
    re.IGNORECASE,
)
_BRED = Pattern(
    r"\b(?:pups?|ferrets?|cats?|dams?|litters?|gestation(?:al)? days?|gavage|embryo-?fetal|embryo\w* lethality|NOAEL|MRHD|"
    r"post ?(?:coitum|natal day|partum day)|times the (?:maximum |recommended |highest )*(?:human|clinical)|no-effect dose|"
    r"(?:maximum |recommended )+human dose|lowest tested dose|"
    r"resorptions|fet(?:al|us\w*) survival|viable fetuses|splayed|water maze|preputial|developmental (?:milestones|landmarks)|reproductive effects|teratogenic)\b",
    re.IGNORECASE,
)
_OVERDOSED = Pattern(
    r"\b(?:overdos\w+|neutrali[sz]es?|prim(?:e|ed|ing)|into the air|ingest(?:ed|ion)|lethal|accidental\w*|"
    r"toxic dose|poison\w*)\b",
    re.IGNORECASE,
)
_MISSED = Pattern(
    r"\b(?:miss(?:ed|es|ing)? (?:a |an |the |your |by )?(?:\w+ )?(?:dose|injection|"
    r"infusion|tablet)|missed|forg[eo]t\w*|double dose|(?:not|never|n['’]t|avoid) double up|double up (?:to|on|your|if|when|next))\b",
    re.IGNORECASE,
)
_EXAMPLE = Pattern(
    r"\b(?:(?:for example|for instance|e\.g\.)(?=[^.;]*\b\d+ ?-?(?:kg|kilo|pounds?|lb))|an? \d+[- ]?(?:kg|"
    r"kilogram)s? (?:patient|person|child|adult|"
    r"man|woman|boy|girl|infant)|(?:patient|person|child|adult|man|woman|boy) (?:weighing|"
    r"of) \d+ ?(?:kg|kilograms?)\b (?:would|gets?|receives?|needs?)|"
    r"would (?:need|get|receive|be)|calculat(?:e|ed|ion) (?:as|of|by)|works out)\b",
    re.IGNORECASE,
)
_OLD = Pattern(
    r"\b(?:old|outdated|former|traditional|original|earlier|earliest|previous) (?:high-dose )?(?:way|regimens?|schemes?|schedules?|protocols?|dosing)\b|"
    r"\b(?:during|in) the (?:\w+ )?(?:shortage|pandemic)\b|\bno longer (?:used|recommended)\b|\bhistorically\b|\bhardly used\b|\bused to be\b|\bformerly\b|\boff-label\b|\b(?:is|are) (?:restricted|reserved)\b",
    re.IGNORECASE,
)
_CONTENT = Pattern(
    r"\b(?:benzyl alcohol|sodium[- ]free|(?:mmol|mg\)?) (?:of )?(?:sodium|potassium)\b|sucrose|lactose|"
    r"excipient\w*|preservative|aspartame|phenylalanine|ethanol|propylene glycol|"
    r"recommended daily allowance)",
    re.IGNORECASE,
)
# "Prednisolone 5 mg and hydrocortisone 20 mg are worth the same": strengths held against each other.
_EQUIPOTENT = Pattern(
    r"\bequipotent\b|\b(?:is|are) (?:\w+ )?(?:worth the same|equally (?:strong|potent|effective)|equal in (?:strength|potency)|interchangeable)\b",
    re.IGNORECASE,
)
# "adjusted to a trough level of 10; the recommended dose is 15 mg/kg": a dose all the same.
RECOMMENDS = Pattern(
    r"\b(?:recommended|usual|starting|initial|maintenance) (?:\w+ ){0,2}(?:dose|dosage)\b", re.IGNORECASE
)
_VETOES = (_STUDIED, _BRED, MEASURED, _OVERDOSED, _MISSED, _EXAMPLE, _OLD, _CONTENT, _EQUIPOTENT)

RULES = (
    Rule(
        "dosage.section", 3, Relation.HAS_DOSAGE, frozenset({SectionType.DOSAGE}), pattern(
            r"\d|\b(?:one|two|three|half|once|twice|daily|weekly|monthly|(?:every|each|a|per) (?:day|week|month|morning|evening|night))\b"),
        (
            Example("12 mg is given once every 14 days for a total of three doses.",
                "nusinersen", ("12 mg every 2 week",), SectionType.DOSAGE),
            Example("The usual dose is 5 mg twice daily.", "apixaban", (
                "5 mg every 12 hour",), SectionType.DOSAGE),
            Example("Each vial contains 100 mg in 2 mL.", "golodirsen", (), SectionType.DOSAGE),
        ),
        _VETOES,
    ),
    Rule(
        "dosage.statement", 3, Relation.HAS_DOSAGE,
        frozenset({
            SectionType.INDICATIONS, SectionType.QUESTIONS, SectionType.PATIENT_INFORMATION,
            SectionType.OTHER, SectionType.DESCRIPTION, SectionType.NAMES, SectionType.POPULATIONS,
            SectionType.ALTERNATIVES,
        }),
        pattern(_DOSING),
        (
            Example("Casimersen is given intravenously at 30 mg/kg once weekly.",
                "casimersen", ("30 mg/kg every 1 week",)),
            Example("Adults take 500 mg twice daily with meals.",
                "metformin", ("500 mg every 12 hour",)),
            Example("Patients in the trial were given 50 mg/kg weekly.",
                "eteplirsen", ()),
        ),
        _VETOES,
    ),
    Rule(
        "dosage.adjusted", 2, Relation.HAS_DOSAGE, frozenset({SectionType.INTERACTIONS}),
        pattern(r"\b(?:reduc\w+|lower\w*|limit\w*|decreas\w+|bring\w*|(?:do|should|must) not exceed|"
                r"adjust\w*|increas\w+|halv\w+|maximum|recommended|doses? (?:of [\w-]+ )?(?:is|are|should|to|must|may)|"
                r"resum\w+|start\w*|still)\b"),
        (
            Example("With strong CYP3A inhibitors, reduce the dose to 150 mg twice a week.",
                "ivacaftor", ("150 mg twice a week",), SectionType.INTERACTIONS),
            Example("With ciclosporin, the dose should not exceed 10 mg daily.",
                "simvastatin", ("10 mg every 1 day",), SectionType.INTERACTIONS),
            Example("Digoxin 0.5 mg as a single dose raised levels in a study.",
                "ivacaftor", (), SectionType.INTERACTIONS),
        ),
        _VETOES,
    ),
    Rule(
        "dosage.other_drug", 2, Relation.HAS_DOSAGE,
        everywhere_but(
            SectionType.ADVERSE_REACTIONS, SectionType.STUDIES, SectionType.NONCLINICAL,
            SectionType.OVERDOSAGE, SectionType.PHARMACOLOGY, SectionType.STORAGE, SectionType.MISSED_DOSE,
            SectionType.DOSAGE_FORMS,
        ),
        pattern(r"\d"),
        (
            Example("Infliximab (5 mg/kg into a vein every 8 weeks) is an alternative.",
                "adalimumab", ("5 mg/kg every 8 week",), SectionType.INTERACTIONS),
            Example("Viltolarsen is dosed at 80 mg/kg once weekly.",
                "casimersen", ("80 mg/kg every 1 week",), SectionType.PREGNANCY),
            Example("Each bag of heparin holds 25000 units.",
                "enoxaparin", (), SectionType.WARNINGS),
        ),
        _VETOES,
    ),
)  # fmt: skip
OTHER_DRUG = RULES[-1]
ROW_RULE = "dosage.row/3"
