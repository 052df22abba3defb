"""The sentences by which pages ask for monitoring, as a table: "monitor X", "check X before each dose"."""

from __future__ import annotations

import re

from medgraph.extraction.rules import Example, Rule, everywhere_but, pattern
from medgraph.model import Relation, SectionType
from medgraph.patterns import Pattern

GATE = everywhere_but(
    SectionType.STORAGE,
    SectionType.NONCLINICAL,
    SectionType.STUDIES,
    SectionType.MECHANISM,
    SectionType.PHARMACOLOGY,
    SectionType.OVERDOSAGE,
    SectionType.ALTERNATIVES,
    SectionType.MISSED_DOSE,
    SectionType.NAMES,
)
WHEN = (
    r"(?:before|during|at (?:baseline|each|every|the|regular)|every|regularly|prior|weekly|monthly|yearly|"
    r"annually|quarterly|periodically|daily|each|once|until|throughout|after|"
    r"at least|closely|frequently|carefully|while|when starting|in all|in patients|to make sure)"
)
_BE = (
    r"(?:should|must|needs? to|will|has to|have to|may need to|ought to|may) (?:also |first |"
    r"all )?be (?:\w+ly )?(?:monitored|checked|measured|assessed|evaluated|tested|watched|performed|ascertained|verified|screened|counted|"
    r"obtained|done|repeated|carried out|examined|determined)"
)
_DRUG_CHECK = Pattern(
    r"\b(?:check|test)\w* (?:with|your (?:pen|device|syringe|label)|the (?:expiry|expiration|label|"
    r"solution|vial|dose))\b",
    re.IGNORECASE,
)

RULES = (
    Rule(
        "monitoring.monitoring_of",
        1,
        Relation.REQUIRES_MONITORING,
        GATE,
        pattern(r"\bmonitoring\b(?: is \w+,)?(?: particularly| especially)? (?:of|for) (?P<object>\S.*)"),
        (
            Example(
                "Regular monitoring of serum potassium and creatinine is needed.",
                "lisinopril",
                ("serum potassium", "creatinine"),
            ),
            Example("Monitoring for signs of bleeding is essential.", "rivaroxaban", ("signs of bleeding",)),
            Example("Monitoring of the market goes on.", "rivaroxaban"),
        ),
    ),
    Rule(
        "monitoring.monitor",
        1,
        Relation.REQUIRES_MONITORING,
        GATE,
        pattern(
            r"\b(?:monitor|monitors|monitoring|monitored)\b(?! (?:of|for|is|are|every|schedule))(?: (?:you|"
            r"patients?|children|closely|carefully|regularly|him|her|infants?|them|them closely|"
            r"during \w+ \w+|"
            r"the patient))* (?:for |closely for )?(?P<object>\S.*)"
        ),
        (
            Example("Monitor blood pressure and heart rate.", "clonidine", ("blood pressure", "heart rate")),
            Example("Your doctor will monitor your liver enzymes.", "isoniazid", ("liver enzymes",)),
            Example("Monitor your child.", "isoniazid"),
        ),
    ),
    Rule(
        "monitoring.be_checked",
        1,
        Relation.REQUIRES_MONITORING,
        GATE,
        pattern(
            rf"(?:^|, |\band |\bso )\W*(?:A\W+)?(?P<object>\S[^;:]{{2,120}}?) (?:{_BE}|(?:is|"
            rf"are) (?:measured|checked|monitored|assessed|followed|tracked|watched)|(?:should|must|will) take place)\b"
        ),
        (
            Example("Serum lithium should be checked every three months.", "lithium", ("serum lithium",)),
            Example("Thyroid function must be monitored regularly.", "amiodarone", ("thyroid function",)),
            Example("EBV serology must be ascertained beforehand.", "belatacept", ("ebv serology",)),
            Example("Patients should be monitored.", "amiodarone"),
        ),
        (_DRUG_CHECK,),
    ),
    Rule(
        "monitoring.check",
        1,
        Relation.REQUIRES_MONITORING,
        GATE,
        pattern(r"\b(?:checks?|measures?|assess(?:es)?|evaluates?|obtain|determine|perform) (?P<object>\S[^;:]*)"),
        (
            Example("Measure liver enzymes before treatment.", "bosentan", ("liver enzymes",)),
            Example("Your doctor will check your eyes regularly.", "hydroxychloroquine", ("eye",)),
            Example("Check with your pharmacist before use.", "bosentan"),
        ),
        (_DRUG_CHECK,),
    ),
    Rule(
        "monitoring.tests_of",
        1,
        Relation.REQUIRES_MONITORING,
        GATE,
        pattern(
            r"\b(?:tests?|samples?|checks?|examinations?) (?:to|that|which) (?:assess|check|monitor|measure|"
            r"evaluate|watch) (?P<object>\S.*)"
        ),
        (
            Example(
                "You need regular blood tests to check your white cell count.",
                "clozapine",
                ("white cell count",),
            ),
            Example("Blood tests to assess kidney function are done.", "tenofovir", ("kidney function",)),
            Example("Tests to find the cause are done.", "tenofovir"),
        ),
    ),
    Rule(
        "monitoring.how_often",
        1,
        Relation.REQUIRES_MONITORING,
        GATE,
        pattern(
            r"^\W*(?P<object>[A-Za-z][\w,() /-]{2,60}? (?:counts?|function|tests?|levels?|enzymes|pressure|"
            r"electrolytes|INR|creatinine|glucose|examinations?)|[A-Z]\w+ counts?):? (?:every|"
            r"yearly|annually|"
            r"monthly|weekly|quarterly|at baseline)\b"
        ),
        (
            Example("Full blood count every week in month one.", "azathioprine", ("full blood count",)),
            Example("Liver function at baseline and monthly.", "methotrexate", ("liver function",)),
            Example("One tablet every week.", "methotrexate"),
        ),
    ),
    Rule(
        "monitoring.watch_for",
        1,
        Relation.REQUIRES_MONITORING,
        GATE,
        pattern(
            r"\b(?:look(?:ing)?(?: out)? for|(?:watch|monitor|check|observ)(?:e?d|ing)?(?: out)?(?: closely| carefully)?(?: (?:you|patients|for|until|during|after|at|least|an?|each|the|first|\d+|one|two|several|a few|hours?|minutes|days?|infusions?|injections?|doses?|while|afterwards))*? for|"
            r"observed? (?:\w+ )?for|"
            r"alert (?:for|to)|attention (?:\w+ ){0,4}?to) (?P<object>(?:any |the )?(?:signs?|symptoms?|"
            r"active) .*|[\w ]{3,40}bleeding.*)"
        ),
        (
            Example("Look for signs of bleeding at each visit.", "heparin", ("signs of bleeding",)),
            Example("Watch for signs of infection.", "tocilizumab", ("signs of infection",)),
            Example("Look for the expiry date.", "heparin"),
        ),
    ),
    Rule(
        "monitoring.test_needed",
        1,
        Relation.REQUIRES_MONITORING,
        GATE,
        pattern(
            r"(?:^|, )\W*(?:A\W+)?(?P<object>(?:(?!\b(?:to|for|monitoring|which|that)\b)[^;:.,]){2,100}?) (?:comes? first|(?:is|are) (?:usually |also |always |therefore )*(?:needed|required|advised|"
            r"recommended|necessary|done|taken|performed|carried out|obtained|compulsory|mandatory|essential|drawn|due|repeated|wise|sensible|prudent|a must))\b"
        ),
        (
            Example("A pregnancy test is advised before starting.", "risdiplam", ("pregnancy test",)),
            Example("Complete blood counts are needed at regular intervals.", "rituximab", ("complete blood count",)),
            Example("An eye check is wise once a year.", "hydroxychloroquine", ("eye check",)),
            Example("Rest is advised.", "rituximab"),
        ),
        (_DRUG_CHECK, Pattern(r"\bno (?:\w+ ){0,3}(?:tests?|monitoring|checks?)\b", re.IGNORECASE)),
    ),
    Rule(
        "monitoring.tests_for",
        1,
        Relation.REQUIRES_MONITORING,
        GATE,
        pattern(
            r"\b(?:blood |urine |laboratory |lab |regular |routine )*(?:tests|screening|checks|check-ups?) (?:for|of|on) (?:your |the )?"
            r"(?P<object>\S[^;:.]*)|(?:\b(?:be|been|are|is) (?:first )?(?:closely |carefully |regularly )?(?:tested|screened|examined|checked|assessed|evaluated|monitored|watched|observed)|"
            r"(?:^\W*|[,;] |\band )(?:observe|monitor|watch|follow) (?:all |the |your )?(?:patients?|child|children|people|infants?|bab(?:y|ies)|them|him|her)(?: closely| carefully)?) for (?:(?:new|worsening|any|or|and) )*"
            r"(?P<named>\S[^;:.]*)"
        ),
        (
            Example(
                "Blood tests for liver and thyroid function are done.",
                "pembrolizumab",
                ("liver function", "thyroid function"),
            ),
            Example(
                "Patients must be screened for tuberculosis before the first dose.", "infliximab", ("tuberculosis",)
            ),
            Example("Observe all patients for new or worsening depression.", "perampanel", ("depression",)),
            Example("Tests for the whole family are free.", "infliximab"),
            Example("Watch the children for an hour.", "influenza vaccine"),
        ),
    ),
    Rule(
        "monitoring.kind_of",
        1,
        Relation.REQUIRES_MONITORING,
        GATE,
        pattern(
            r"\b(?:have|need|needs?|calls? for|require|requires|undergo|under|with|by|get|receive|arrange|order|want) (?:an? |close |regular |frequent |careful |continuous |"
            r"periodic |yearly |annual |monthly |weekly |routine |baseline |more |your |some )*(?P<object>(?:[\w-]+,? (?:and |or )?){1,4}?(?:monitoring|examinations?|exams?|"
            r"check-?ups?|checks|tests?|scans?|x-rays?|ECG|electrocardiograms?|screening|counts?|biopsy|biopsies|measurements?)(?: (?:and|or) [\w ]{3,30}?(?:tests?|scans?|"
            r"counts?|exams?|examinations?))?)\b"
        ),
        (
            Example("Patients should have cardiac monitoring during infusions.", "rituximab", ("cardiac monitoring",)),
            Example("Children need an eye examination every year.", "vigabatrin", ("eye examination",)),
            Example("You need a new test kit.", "vigabatrin"),
        ),
        (
            Pattern(
                r"\b(?:no|not|without|nobody|no one|n['’]t) (?:\w+ ){0,4}(?:tests?|monitoring|checks?|examinations?)\b|\btest (?:kit|strip|result)|"
                r"\b(?:confirmed|shown|proven|detected) by\b|\b(?:approved|companion|FDA)\b",
                re.IGNORECASE,
            ),
        ),
    ),
)
