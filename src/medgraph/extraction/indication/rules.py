"""The frames in which sentences tell what a drug is for, as a table with examples, and what silences them.

The slot `object` runs to the end of the clause; `slots` finds the conditions in it. Where `is_sure`, the slot must
begin with a condition, also one that the lexicon does not know.
"""

from __future__ import annotations

import re

from medgraph.extraction.rules import Example, Rule, everywhere_but, pattern
from medgraph.model import Relation, SectionType

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

_TREAT = (
    r"(?:(?:help(?:s|ing)? (?:to )?)?(?:treat(?:ing|s)?|manag(?:e|es|ing)|prevent(?:s|ing)?|reliev(?:e|es|ing)|control(?:s|ling)?|cur(?:e|es|ing)|heal(?:s|ing)?|eradicat(?:e|es|ing)|lower(?:s|ing)?|reduc(?:e|es|ing)|"
    r"improv(?:e|es|ing)|correct(?:s|ing)?|slow(?:s|ing)?|delay(?:s|ing)?|support(?:s|ing)?|protect(?:s|ing)?(?: \w+)? (?:against|from)))"
)
_NOUN = r"(?:treatments?|managements?|prevention|relief|prophylaxis|control|therapy|reduction|maintenance|adjunct\w*|healing|eradication|suppression|immuni[sz]ation)"
_BETWEEN = r"(?:[^.;:()]|\([^()]{0,40}\)){0,70}?"

VETOES = {
    "side effects or reactions": r"\b(?:side effects?|adverse|reactions|overdos\w+|missed (?:dose|period)|discomfort)\b",
    "another treatment": r"\b(?:pain relievers?|antihistamines?|pre-?medication|numbing)\b",
    "under study": r"\b(?:whether (?:it|this|they|the (?:drug|medicine|vaccine))|under (?:study|investigation)|being (?:studied|tested|investigated)|has not been (?:evaluated|studied|established)|(?:is|was) not established|never been|never determined|trials? (?:is|are|of|for)|investigational)\b",
    "not about use": r"\b(?:doctor|physician|specialist|team|provider)s? (?:who )?treats?\b|\bif (?:it is )?(?:left )?untreated\b|\bwhen left alone\b|\btreatment of (?:side effects|reactions|overdose)\b|\bmust not be|\bshould not be (?:used|given|taken) (?:with|together|during)",
    "animals": r"\b(?:veterinary|in (?:dogs|cats|horses|animals))\b",
}  # fmt: skip
_VETOES = tuple(re.compile(words, re.IGNORECASE) for words in VETOES.values())

# A sentence about people, with a verb of its own, is background: "Most patients with gout have high uric acid".
_MAIN_VERB = re.compile(
    r"(?<!who )(?<!that )(?<!they )(?<!which )\b(?:should|must|needs?|have|has|had|are|is|was|were|may|can|cannot|carry|do|lose|get|develop|respond)\b|\?$",
    re.IGNORECASE,
)

RULES = (
    Rule(
        "indication.indicated", 2, _FOR, _GATE,
        pattern(rf"\b(?:indicated|approved|licen[sc]ed|authori[sz]ed|registered|FDA-approved|labell?ed)\b(?! (?:dose|dosage|names?|product|version|form|generic)){_BETWEEN}\b(?P<link>for|to|in|as|against) (?P<object>\S.*)"),
        (
            Example("Warfarin is indicated for the treatment of deep vein thrombosis.", "warfarin", ("deep vein thrombosis",)),
            Example("Nusinersen is approved for spinal muscular atrophy in children and adults.", "nusinersen", ("spinal muscular atrophy",)),
            Example("It was approved in the United States in 2018.", "patisiran"),
            Example("Apixaban is not indicated for valvular atrial fibrillation.", "apixaban"),
        ),
        _VETOES,
    ),
    Rule(
        "indication.used_to_treat", 2, _FOR, _GATE,
        pattern(
            rf"\b(?:used|prescribed|given|taken|designed|intended|developed|recommended|administered|employed|chosen|meant|available|purpose is|role is|it is|works|helps|serves|option|relied on){_BETWEEN}"
            rf"\b(?:(?:to|for|in|by|of) (?:(?:the|a|an|use in|long-term|short-term|acute|chronic|\w+ly) )*(?:{_TREAT}|{_NOUN} (?:of|for|in|and|against))) (?P<object>\S.*)"
        ),
        (
            Example("Imatinib is used to treat chronic myeloid leukemia.", "imatinib", ("chronic myeloid leukemia",)),
            Example("Viltolarsen is specifically designed to treat Duchenne muscular dystrophy.", "viltolarsen", ("duchenne muscular dystrophy",)),
            Example("The vaccine is used to prevent cervical and anal cancer.", "adalimumab", ("cervical cancer", "anal cancer")),
            Example("Antihistamines are used to treat reactions to the infusion.", "viltolarsen"),
        ),
        _VETOES,
    ),
    Rule(
        "indication.used_for", 2, _FOR, _USES,
        pattern(
            r"\b(?:used|prescribed|given|taken|recommended|intended|meant|rely on it|relied on|works)(?: (?!(?:is|are|was|were|has|have)\b)\w+){0,3}? (?P<link>for|in|against) "
            r"(?!the (?:first|last)|addition|combination|conjunction|place|order|this way|up to|at least|as long|\d|a (?:total|period)|use\b|long|short|immediate|two|one)(?P<object>\S.*)"
        ),
        (
            Example("Metformin is used for type 2 diabetes.", "metformin", ("type 2 diabetes",), _I),
            Example("Adalimumab is mainly prescribed for rheumatoid arthritis.", "adalimumab", ("rheumatoid arthritis",), _I),
            Example("Metformin is used for at least three months.", "metformin", (), _I),
        ),
        _VETOES,
    ),
    Rule(
        "indication.treats", 2, _FOR, _TELLING,
        pattern(r"^(?:[^.;:()]|\([^()]{2,40}\)){2,80}?\b(?P<verb>treats|relieves|prevents|heals|eradicates|manages|controls|helps (?:to )?(?:treat|prevent|relieve|control|eradicate)|protects(?: \w+)? (?:against|from)) (?P<object>\S.*)"),
        (
            Example("Levothyroxine treats hypothyroidism.", "levothyroxine", ("hypothyroidism",), _I),
            Example("This medicine treats type 2 diabetes in adults.", "metformin", ("type 2 diabetes",), _I),
            Example("Your doctor treats side effects as they come.", "metformin", (), _I),
        ),
        _VETOES,
    ),
    Rule(
        "indication.improves", 1, _FOR, _USES,
        pattern(r"\b(?:improves?|lowers?|reduces?|slows?|improving|lowering|reducing)\b[^.;:()]{3,60}? (?:in|for|of) (?P<object>(?:[\w-]+,? ){0,6}?(?:adults?|children|patients|people|those|women|men|individuals|adolescents)\b[^.;]*? (?:with|who (?:have|suffer from)) .*)"),
        (
            Example("Metformin improves sugar control in adults, and in children from the age of 10, who have type 2 diabetes mellitus.", "metformin", ("type 2 diabetes mellitus",), _I),
            Example("Inclisiran lowers LDL cholesterol in adults with heterozygous familial hypercholesterolemia.", "inclisiran", ("heterozygous familial hypercholesterolemia",), _I),
            Example("It lowers LDL cholesterol within days.", "inclisiran", (), _I),
        ),
        _VETOES,
    ),
    Rule(
        "indication.is_for", 1, _FOR, _TELLING,
        pattern(
            r"\b(?:is|are|be)(?: (?:an?|the))? (?:[\w-]+,? ){0,8}?(?:drug|medicines?|medications?|treatment|therapy|remedy|drip|infusion|injection|tablet|capsule|inhaler|vaccine|product|antibod(?:y|ies)|antibiotic|choice|option|standard|next step)"
            r"(?: (?:used|given|approved|taken|available))? (?:for|of|against|in) (?!the (?:first|class|same)|its (?:kind|class)|choice|this|injection|use\b)(?P<object>\S.*)"
        ),
        (
            Example("Golodirsen is a drug for Duchenne muscular dystrophy in people with a suitable mutation.", "golodirsen", ("duchenne muscular dystrophy",), _F),
            Example("Viltolarsen is a weekly drip for some boys and young men with Duchenne muscular dystrophy.", "viltolarsen", ("duchenne muscular dystrophy",), _F),
            Example("Somatropin is the treatment of growth hormone deficiency.", "somatropin", ("growth hormone deficiency",), _F),
            Example("Patisiran is a drug of the siRNA class.", "patisiran", (), _F),
        ),
        _VETOES,
    ),
    Rule(
        "indication.treatment_of", 2, _FOR, frozenset({_I, SectionType.NAMES}),
        pattern(rf"^\W*(?:(?:for|as|in|an?|the|long-term|short-term|acute|first-line|second-line|maintenance|symptomatic) )*{_NOUN}(?:,? (?:and|or|,)? ?(?:the )?{_NOUN})* (?:of|for|to|in) (?P<object>\S.*)"),
        (
            Example("Treatment of adults with chronic gout.", "allopurinol", ("chronic gout",), _I),
            Example("Prevention of stroke in atrial fibrillation.", "warfarin", ("stroke", "atrial fibrillation"), _I),
            Example("An adjunct to diet in homozygous familial hypercholesterolemia.", "mipomersen", ("homozygous familial hypercholesterolemia",), _I),
            Example("Treatment of side effects is symptomatic.", "warfarin", (), _I),
        ),
        _VETOES,
    ),
    Rule(
        "indication.people_with", 2, _FOR, frozenset({_I}),
        pattern(r"^\W*(?:(?:yes|for|in|we treat|it is for|suitable for)\W+)*(?P<object>(?:[\w-]+,? ){0,4}?(?:adults?|children|patients|people|individuals|infants?|adolescents?|women|men|boys|girls|babies|anyone)\b[^.;:]{0,60}? (?:with|who have) .*)"),
        (
            Example("People with cystic fibrosis from the age of 1 month.", "ivacaftor", ("cystic fibrosis",), _I),
            Example("Children younger than two years with spinal muscular atrophy.", "onasemnogene abeparvovec", ("spinal muscular atrophy",), _I),
            Example("People with kidney disease should not take it.", "metformin", (), _I),
        ),
        (*_VETOES, _MAIN_VERB),
    ),
    Rule(
        "indication.uses_are", 1, _FOR, _TELLING,
        pattern(r"\b(?:(?:main|approved|licen[sc]ed|common|primary|other|only|labell?ed|medical) )*(?:uses?|indications?)\b(?: \([^()]*\))? ?(?:are|is|include[sd]?|:) ?:? (?P<object>\S.*)"),
        (
            Example("The main uses are active duodenal ulcer and gastric ulcer.", "omeprazole", ("duodenal ulcer", "gastric ulcer"), _I),
            Example("Indications include gout and kidney stones.", "allopurinol", ("gout", "kidney stone"), _I),
            Example("The main use is not known.", "allopurinol", (), _I),
        ),
        _VETOES,
    ),
    Rule(
        "indication.you_have", 1, _FOR, frozenset({_I}),
        pattern(r"^\W*you (?:\w+ ){0,3}?have (?:an? |the )?(?P<object>\S.*)"),
        (
            Example("You most likely have an underactive thyroid (hypothyroidism).", "levothyroxine", ("hypothyroidism",), _I),
            Example("You probably have type 2 diabetes.", "metformin", ("type 2 diabetes",), _I),
            Example("You may have to wait.", "metformin", (), _I),
        ),
        _VETOES,
    ),
)  # fmt: skip

# Beginnings of words without one of which a rule cannot speak: asked first, since most clauses tell nothing of a use.
_STEMS = {
    "indication.indicated": ("indicated", "approved", "licen", "authori", "registered", "label"),
    "indication.used_to_treat": (
        "used", "prescribed", "given", "taken", "designed", "intended", "developed", "recommended", "administered", "employed", "chosen", "meant", "available",
        "purpose", "role", "it is", "works", "helps", "serves", "option", "relied",
    ),
    "indication.used_for": ("used", "prescribed", "given", "taken", "recommended", "intended", "meant", "rely", "relied", "works"),
    "indication.treats": ("treats", "relieves", "prevents", "heals", "eradicates", "manages", "controls", "helps", "protects"),
    "indication.improves": ("improv", "lower", "reduc", "slow"),
    "indication.is_for": ("drug", "medic", "treatment", "therapy", "remedy", "drip", "infusion", "injection", "tablet", "capsule", "inhaler", "vaccine", "product", "antib", "choice", "option", "standard", "next step"),
    "indication.uses_are": ("use", "indication"),
}  # fmt: skip


def may_speak(rule: Rule, text: str) -> bool:
    """Tell whether a text in lower case holds a word without which a rule cannot speak.

    >>> may_speak(RULES[0], "is indicated for gout"), may_speak(RULES[0], "take with food")
    (True, False)
    """
    stems = _STEMS.get(rule.name)
    return stems is None or any(stem in text for stem in stems)


_SURE = frozenset(
    {"indication.indicated", "indication.used_to_treat", "indication.treatment_of", "indication.uses_are"}
)
_UNSURE_WORD = re.compile(
    r"(?:lower|reduc|improv|slow|support|correct|delay|protect|control|adjunct)\w*(?: \w+)?\W*$|\b(?:in|as|of)\W*$(?<!treatment of )(?<!prevention of )(?<!management of )(?<!relief of )",
    re.IGNORECASE,
)


def is_sure(rule: Rule, before: str) -> bool:
    """Tell whether the slot of a rule behind these words must begin with a condition, also one that the lexicon does not know.

    >>> rules = {rule.name: rule for rule in RULES}
    >>> is_sure(rules["indication.indicated"], "is indicated for "), is_sure(rules["indication.used_to_treat"], "is used to improve ")
    (True, False)
    """
    return rule.name in _SURE and not _UNSURE_WORD.search(before)
