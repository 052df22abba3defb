"""The frames in which pages for patients tell what a drug is for: "doctors prescribe it for", "it calms X", "people with X may be offered it".

Here the subject tells most: a drug that acts, a doctor who prescribes, people who are given it. What the drug acts on must stand
right behind the verb, and the verb's subject must be the drug.
"""

from __future__ import annotations

import re

from medgraph.extraction.indication.rules import COMMON_VETOES, KEPT
from medgraph.extraction.indication.rules import RULES as FORMAL_RULES
from medgraph.extraction.indication.uses import USES
from medgraph.extraction.language.people import POPULATION
from medgraph.extraction.rules import Example, Rule, pattern
from medgraph.model import Relation, SectionType
from medgraph.patterns import Pattern

_I = SectionType.INDICATIONS
_USES = frozenset({_I, SectionType.DESCRIPTION})
_TELLING = _USES | {SectionType.OTHER, SectionType.MECHANISM, SectionType.QUESTIONS, SectionType.PATIENT_INFORMATION}
_FOR = Relation.INDICATED_FOR
_PRESCRIBERS = (
    r"(?:doctors?|gps?|physicians?|clinicians?|prescribers?|consultants?|specialists?|surgeons?|nurses?|hospitals?|clinics?|colleagues|teams?|pharmacists?|[a-z]+ologists?|p(?:a)?ediatricians?|psychiatrists?|"
    r"we|they|people|patients|men|women|adults|children|some|many)(?: (?:in|on|at|of) (?:the |our |this )?(?!it\b)[\w'’-]+(?: [\w'’-]+)?)?"
)
_MAY = r"(?:(?:also|may|might|can|will|(?:most )?often|always|sometimes|[a-z]+ly) )*"
_PRESCRIBE = r"(?:prescribes?|uses?|gives?|recommends?|rel(?:y|ies) on|chooses?|orders?|reach(?:es)? for|suggests?|takes?|offers?|dispenses?|suppl(?:y|ies)|receives?|gets?|turns? to|treats?)"
_GIVEN = r"used|prescribed|offered|licen[sc]ed|given|taken|swallowed|applied|rubbed|dabbed|injected|infused|inhaled|instilled|placed|put|worn"
# By which way: "by mouth", "into the bladder", "as a cream".
_HOW = r"(?:by (?:mouth|injection|inhalation|infusion|drip|vein)|(?:in|into|on|onto|under|through|via|as) (?:the |an? |your )?(?:[\w-]+ ){0,2}?[\w-]+)"
_ASIDE = r"(?:, [^,;.:()]{3,40},| \([^()]{3,40}\))?"
# What speaks of a dose, of care or of the past is no use: "It is given at a lower dose in people with kidney disease".
_OF_USE = Pattern(
    r"\b(?:(?<!higher )(?<!lower )dos(?:es?|age|ing)|mg|mcg|m[lL]|units?|caution|care|careful(?:ly)?|studied|stud(?:y|ies)|trials?|formerly|once (?=given|used|prescribed|taken)|used to be|instead of|rather than|unlike|extra|check(?:s|ed)?|watch(?:es|ed)?|monitor(?:s|ed)?|missed|stop(?:s|ped)?)\b",
    re.IGNORECASE,
)

RULES = (
    Rule(
        "indication.prescribe", 2, _FOR, _USES,
        pattern(rf"\b{_PRESCRIBERS} {_MAY}{_PRESCRIBE}\b(?P<object> \S.*)"),
        (
            Example("Doctors prescribe testosterone gel for primary hypogonadism.", "testosterone", ("primary hypogonadism",), _I),
            Example("Gastroenterologists use it for Crohn's disease.", "ustekinumab", ("crohn's disease",), _I),
            Example("Doctors use a scale for this.", "ustekinumab", (), _I),
        ),
        (*COMMON_VETOES, _OF_USE),
    ),
    Rule(
        "indication.prescribed_for", 2, _FOR, _TELLING,
        pattern(
            rf"\b{_PRESCRIBERS} {_MAY}{_PRESCRIBE} (?:it|them|this(?: medicine| drug| treatment)?|the (?:drug|medicine|tablets?)|[A-Za-z-]{{5,}})(?: (?:[a-z]+ly|also|as well|too|most|first))*{_ASIDE},? (?P<object>(?:for(?! (?:about|at least|up to|a (?:few|while|month|week|day|year)|years|months|weeks|days|\d))|against|as \w+ (?:treatment|therapy) (?:of|for)|to (?:treat|prevent|relieve|control|ease|manage|reduce|shorten)|(?:to|in)(?= {POPULATION} (?:with|who (?:have|suffer)|whose)\b)|if(?= (?:you|they|your child|someone) (?:have|has)\b)) \S.*)|"
            rf"(?:\b(?:is|are|be)|(?<=t)['’]s) {_MAY}(?:{_GIVEN})(?: to (?:others|some|(?:other )?(?:people|patients|men|women)))?(?: (?:as well|too|also|alone|on its own|by itself|[a-z]+ly|off[- ]label))*(?: {_HOW})?{_ASIDE},? (?P<then>(?:for(?! (?:about|at least|up to|a (?:few|while|month|week|day|year)|years|months|weeks|days|\d))|(?:in|to)(?= {POPULATION} (?:with|who (?:have|suffer)|whose)\b)) \S.*)"
        ),
        (
            Example("Doctors in the US prescribe it for schizophrenia.", "lurasidone", ("schizophrenia",), SectionType.MECHANISM),
            Example("Our colleagues on the ward use it for gout.", "colchicine", ("gout",), SectionType.MECHANISM),
            Example("Our team gives it to adults with gout.", "colchicine", ("gout",), SectionType.MECHANISM),
            Example("Your doctor may suggest this treatment if you have acromegaly.", "octreotide", ("acromegaly",), SectionType.MECHANISM),
            Example("Since then it may be used as well for psoriasis.", "apremilast", ("psoriasis",), SectionType.MECHANISM),
            Example("The same tablet is given to others for heart failure.", "losartan", ("heart failure",), SectionType.MECHANISM),
            Example("In Japan it's used for psoriasis too.", "apremilast", ("psoriasis",), SectionType.MECHANISM),
            Example("It is used in people with kidney disease at a lower dose.", "colchicine", (), SectionType.MECHANISM),
            Example("We give it for a month.", "colchicine", (), SectionType.MECHANISM),
        ),
        (*COMMON_VETOES, _OF_USE),
    ),
    Rule(
        "indication.acts_on", 1, _FOR, _USES,
        pattern(
            r"\b(?:(?:calms|soothes|eases|softens|shrinks|quiets|quietens|tames|curbs|counters|counteracts|tackles|fights|combats|clears(?: up)?|cures|reverses|corrects|dissolves|dampens|stops|halts|ends|tempers|settles|slows(?: down)?|delays|attacks|targets|guards against|wards off|brings (?:down|relief (?:from|in))|takes the edge off|gets rid of|"
            rf"keeps(?= [^.;:]{{3,60}}? {KEPT}\b)|brings(?= [^.;:]{{3,60}}? under control\b)))"
            r" (?P<object>(?![^.;,]{0,30}\b(?:proteins?|enzymes?|receptors?|genes?|mutations?|signals?|messages?|messengers?|molecules?|chemicals?|cells?|nerves?)\b)\S.*)"
        ),
        (
            Example("It calms an overactive bladder, so that you need to go less often.", "solifenacin", ("overactive bladder",), _I),
            Example("Salmeterol keeps asthma under control in adults.", "salmeterol", ("asthma",), _I),
            Example("It slows Alzheimer's disease in its early stages.", "donanemab", ("alzheimer's disease",), _I),
            Example("Stress keeps asthma away from nobody.", "salmeterol", (), _I),
            Example("It fights the faulty proteins of tumour cells.", "dabrafenib", (), _I),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.people_get", 1, _FOR, frozenset({_I}),
        pattern(
            rf"^\W*(?P<object>{POPULATION} (?:with|who (?:have|suffer|get)|whose|living with)\b[^.;:]{{3,160}}?) (?:may|can|might|could|are|is|will|do)(?: (?:also|now|often|sometimes|both|all|be))* (?:offered|given|prescribed|started on|treated with|put on|take|get|receive|benefit from|qualify for|candidates for|helped by|use) (?:it|this|[A-Z]?[\w-]+)\b|"
            rf"^\W*so (?:may|can|do|are|might) (?P<then>{POPULATION} (?:with|who (?:have|suffer)|whose)\b[^.;:]{{3,160}})"
        ),
        (
            Example("So may adults with ulcerative colitis.", "tofacitinib", ("ulcerative colitis",), _I),
            Example("People with gout can take it.", "colchicine", ("gout",), _I),
            Example("People with gout may be unable to walk.", "colchicine", (), _I),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.people_with", 1, _FOR, frozenset({_I}),
        pattern(
            rf"^\W*\d{{1,2}}\.\d{{1,2}}\W* (?:[^.;:]{{3,120}}?\) )?(?P<object>{POPULATION} with (?!(?:a |an )?(?:known|history)\b)"
            r"(?:(?!\b(?:is|are|was|were|should|must|may|can|could|will|do|does|did|not|treated|received|receiving|have|has|who|whose)\b)[^.;:]){4,300})"
            r"(?: (?:who|whose) (?:have|has|are|tumors?|disease)\b(?:(?!\b(?:should|must|may|can|could|will|received|experienced)\b)[^.;]){2,300})?\W*$"
        ),
        (
            Example("( 1.6 ) Adult patients with aggressive systemic mastocytosis (ASM) who have a mutation.", "imatinib", ("aggressive systemic mastocytosis",), _I),
            Example("( 1.2 ) Pediatric patients with newly diagnosed acute lymphoblastic leukemia.", "dasatinib", ("acute lymphoblastic leukemia",), _I),
            Example("( 1.2 ) Adult patients with gout should not take it.", "colchicine", (), _I),
            Example("Many children with the primary deficiency carry a mutation.", "mecasermin", (), _I),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.for_people", 3, _FOR, _USES | {SectionType.OTHER, SectionType.MECHANISM},
        pattern(r"(?:\b(?:is|are)|['’](?:s|re)) (?:also |only |mainly |meant |intended )*(?P<object>for (?!example\b|instance\b|now\b|life\b|you\b|your\b|this\b|these\b|information\b)\S.*)"),
        (
            Example("Romosozumab is for women who have osteoporosis.", "romosozumab", ("osteoporosis",), _I),
            Example("It is only for adults with gout.", "pegloticase", ("gout",), _I),
            Example("It is not for people with gout.", "pegloticase", (), _I),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.diagnosed", 1, _FOR, _USES | {SectionType.OTHER},
        pattern(
            rf"^\W*(?:nearly |almost )?{POPULATION} (?:who|on|taking|using|with (?:a )?prescriptions?)\b[^.;:]{{0,60}}? (?:have (?:all |usually |often )?been|are|were) (?:diagnosed|living) with (?P<object>\S.*)"
        ),
        (
            Example("Most people who take it have been diagnosed with bipolar disorder.", "lithium", ("bipolar disorder",), _I),
            Example("Many patients on colchicine are living with gout.", "colchicine", ("gout",), _I),
            Example("Many people have been diagnosed with gout.", "colchicine", (), _I),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.sufferers", 1, _FOR, frozenset({_I}),
        pattern(r"^\W*(?P<object>[\w'’ -]{3,40}?) sufferers (?:may|can|might|could|are|will)(?: (?:also|now|often|sometimes|be))* (?:offered|given|prescribed|take|get|receive|benefit from|use|helped by) (?:it|this|[\w-]+)\b"),
        (
            Example("Hay fever sufferers may also be given it.", "montelukast", ("hay fever",), _I),
            Example("Psoriasis sufferers can use it.", "calcipotriol", ("psoriasis",), _I),
            Example("Migraine sufferers are often tired.", "sumatriptan", (), _I),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.are_uses", 1, _FOR, _USES | {SectionType.OTHER},
        pattern(
            r"^\W*(?:in [\w. ]{2,20}, )?(?P<object>(?!(?:there|here|these|those|they|this|that|it|both)\b)[^.;:]{3,160}?),? (?:is|are)(?: (?:named|listed|given|mentioned|counted)(?: as)?)? (?!not\b|no\b)(?:(?:another|(?:a |one )?further|(?:the |its |a )?(?:second|third|fourth|last|main|first|newest|commonest)|an?|one more|one|two|three|also|both|approved|licen[sc]ed|other|common|main|important|well-known) )*(?:of (?:its|the) (?:other |main |approved |licen[sc]ed )?(?:uses|jobs|indications|purposes|roles)|indications?|approved uses?|licen[sc]ed uses?|uses?(?=\W*$|, |;))\b"
        ),
        (
            Example("Darier's disease is a licensed use.", "acitretin", ("darier's disease",), _I),
            Example("Gout is another indication.", "colchicine", ("gout",), _I),
            Example("Lyme disease is another of its jobs.", "ceftriaxone", ("lyme disease",), _I),
            Example("Prevention of migraine is named as a further use.", "topiramate", ("migraine",), _I),
            Example("There are two other uses.", "colchicine", (), _I),
            Example("A blood pressure monitor is of use.", "colchicine", (), SectionType.OTHER),
            Example("Gout is not an indication.", "colchicine", (), _I),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.called", 1, _FOR, frozenset({_I}),
        pattern(r"^\W*(?:(?:this|the|such an?|their) (?:\w+ )?(?:condition|disease|disorder|illness|problem)s?|this|that) (?:is|are) (?:also |often |sometimes )?(?:called|known as|termed|named) (?P<object>\S.*)"),
        (
            Example("This condition is called primary IGF-1 deficiency.", "mecasermin", ("primary igf-1 deficiency",), _I),
            Example("The disease is known as acromegaly.", "pegvisomant", ("acromegaly",), _I),
            Example("This is called insomnia.", "zolpidem", ("insomnia",), _I),
            Example("That is called the steady state.", "zolpidem", (), _I),
            Example("This protein is called dystrophin.", "pegvisomant", (), _I),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.covers", 1, _FOR, frozenset({_I}),
        pattern(r"^\W*(?:this|that|it|these|the (?:term|word|group|name)) (?:also )?(?:covers?|includes?|takes? in|comprises?|encompass(?:es)?|means?) (?P<object>(?!(?:about|around|roughly|nearly|almost|only|up to|over|more than|less than|some|\d[\d.,]*)\b)\S.*)"),
        (
            Example("This covers unstable angina and stroke.", "ticagrelor", ("unstable angina", "stroke"), _I),
            Example("That includes ulcerative colitis in children.", "mesalazine", ("ulcerative colitis",), _I),
            Example("This includes adults over 65.", "ticagrelor", (), _I),
            Example("This means a visit to the clinic.", "mesalazine", (), _I),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.is_use", 1, _FOR, _TELLING,
        pattern(rf"(?:\b(?:is|are)|(?<=t)['’]s) (?:(?:an?|the|one|[\w-]+) ){{0,4}}?(?:types?|kinds?|forms?|methods?|means|ways?) of (?P<object>{USES})\b|\b(?:is|are|(?<=t)['’]s) (?P<then>emergency contraception)\b"),
        (
            Example("Norethisterone is a type of contraception.", "norethisterone", ("contraception",), _I),
            Example("It is a hormonal method of birth control.", "drospirenone", ("birth control",), _I),
            Example("It is emergency contraception.", "ulipristal", ("emergency contraception",), _I),
            Example("It is no method of contraception.", "norethisterone", (), _I),
            Example("It is a type of pill.", "drospirenone", (), _I),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.in_people", 1, _FOR, _USES,
        pattern(rf"^\W*(?:in|for) (?P<object>{POPULATION} (?:with|who (?:have|suffer)|whose|suffering)\b[^.;:]{{3,140}}?)(?:,|(?= (?:it|this) )) (?!(?:[\w-]+ ){{0,4}}not )(?:[\w-]+ ){{1,4}}?(?:lowers?|reduces?|slows?|helps?|improves?|prevents?|relieves?|used|given|prescribed|indicated|approved)\b"),
        (
            Example("In people whose coronary artery disease is known, it lowers the chance of a hospital stay.", "amlodipine", ("coronary artery disease",), _I),
            Example("In adults with heart failure, it is given with a diuretic.", "dapagliflozin", ("heart failure",), _I),
            Example("In people with kidney disease, it is not used.", "dapagliflozin", (), _I),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.first_is", 1, _FOR, frozenset({_I}),
        pattern(r"^\W*(?:the|its|another|one|an?) (?:first|second|third|fourth|other|main|last|next|newest|latest|largest|biggest|smallest|commonest|most common)?(?:,? (?:less|best|more|most)[ -](?:well-)?known)?(?: (?:use|indication|one|reason|purpose|condition|disease|group)){0,1} is (?:for |to (?=treat|prevent|relieve))?(?P<object>\S.*)"),
        (
            Example("The first is attention deficit hyperactivity disorder in people from 6 years of age.", "lisdexamfetamine", ("attention deficit hyperactivity disorder",), _I),
            Example("The second is gout.", "colchicine", ("gout",), _I),
            Example("A third, less well-known use is for gout.", "colchicine", ("gout",), _I),
            Example("The first is a pill.", "colchicine", (), _I),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.if_you_have", 1, _FOR, frozenset({_I}),
        pattern(
            r"^\W*(?P<object>(?:if|when) (?:you|they|your child|someone|an? (?:person|patient)) (?:have|has|suffers? from) [^.;:]{3,120}?), "
            r"(?:it|this medicine|the medicine|[\w-]+) (?:is |are |may be |can be )?(?:also |often |mainly |usually )*(?:(?:used|given|prescribed|taken) (?:to|for)|helps|lowers|reduces|eases|slows|works|prevents|keeps|brings down) "
        ),
        (
            Example("If you have sickle cell disease, it is used to reduce the number of painful crises.", "hydroxyurea", ("sickle cell disease",), _I),
            Example("If you have gout, allopurinol lowers the uric acid in your blood.", "allopurinol", ("gout",), _I),
            Example("If you have kidney disease, it is given at a lower dose.", "allopurinol", (), _I),
        ),
        COMMON_VETOES,
    ),
    Rule(
        "indication.you_have", 1, _FOR, frozenset({_I}),
        pattern(r"^\W*you (?:\w+ ){0,3}?have (?:had )?(?:an? |the )?(?P<object>(?!been\b|seen\b|heard\b|read\b|met\b|to\b|\w+ed\b(?! \w))\S.*)"),
        (
            Example("You most likely have an underactive thyroid (hypothyroidism).", "levothyroxine", ("hypothyroidism",), _I),
            Example("You probably have type 2 diabetes.", "metformin", ("type 2 diabetes",), _I),
            Example("You may have to wait.", "metformin", (), _I),
            Example("You may have seen one of them.", "metformin", (), _I),
        ),
        COMMON_VETOES,
    ),
)  # fmt: skip

ALL_RULES = (*FORMAL_RULES, *RULES)
"""All frames of sentences, the plainest first."""

_NAMING = frozenset(
    {
        "indication.sufferers",
        "indication.acts_on",
        "indication.are_uses",
        "indication.uses_are",
        "indication.you_have",
        "indication.called",
        "indication.first_is",
        "indication.is_use",
    }
)
_KNOWN_ONLY = frozenset({"indication.licence_covers", "indication.covers", "indication.diagnosed"})
_SURE = frozenset({"indication.indicated"})
_ABOUT_EFFECT = frozenset({"indication.improves"})
_BY_PEOPLE = frozenset({"indication.prescribe", "indication.prescribed_for"})
_BY_DRUG = _ABOUT_EFFECT | {"indication.acts_on", "indication.for_people"}


def names_at_once(rule: Rule) -> bool:
    """Tell whether the slot of a rule begins with a condition; else it begins with the words that lead to one."""
    return rule.name in _NAMING or rule.name in _KNOWN_ONLY


def takes_any_name(rule: Rule) -> bool:
    """Tell whether what the slot of a rule begins with is a condition, also one that the lexicon does not know."""
    return rule.name in _NAMING and not needs_drug(rule)


def is_sure(rule: Rule) -> bool:
    """Tell whether what a rule's "for" leads to is a condition, also one that the lexicon does not know."""
    return rule.name in _SURE


def needs_drug(rule: Rule) -> bool:
    """Tell whether a rule speaks of what something does, so that its subject must be the drug."""
    return rule.name in _BY_DRUG


def by_people(rule: Rule) -> bool:
    """Tell whether a rule speaks of what people give, which must be the drug."""
    return rule.name in _BY_PEOPLE


def tells_effect(rule: Rule) -> bool:
    """Tell whether what a rule's verb acts on may be only what is measured: "lowers cholesterol in adults with …"."""
    return rule.name in _ABOUT_EFFECT
