"""The places beside a drug's name where its class stands: "X, a …,", "statins such as X", "the statin X", "as a statin, X"."""

from __future__ import annotations

import re

from medgraph.extraction.drug_class.slots import CLASS, GATE, REST
from medgraph.extraction.rules import Example, Rule, pattern
from medgraph.model import SectionType
from medgraph.patterns import Pattern

# Also lists of related drugs at a page's end.
_ANYWHERE = GATE | {SectionType.BOILERPLATE}
_COMPANY = Pattern(r"\b(?:combined|together|combination|taken|given|used) with (?:an?|the|other) ", re.IGNORECASE)
APPOSED = (
    Rule(
        "class.apposition",
        2,
        CLASS,
        _ANYWHERE,
        pattern(
            rf"(?:, (?:(?:being )?an?|another|also an?|both|the|one of the(?: most)?(?: widely| commonly)?(?: used| prescribed)? (?:types|"
            rf"kinds) of)|\) (?:an?)|\((?:an?|both|all)?) ?{REST}"
        ),
        (
            Example("Glipizide, a sulfonylurea, can cause low sugar.", "glipizide", ("sulfonylurea",)),
            Example(
                "Ketoconazole (a strong CYP3A4 inhibitor) raises its level.",
                "imatinib",
                ("strong cyp3a4 inhibitor",),
            ),
            Example("Lorazepam, being a benzodiazepine, makes you drowsy.", "lorazepam", ("benzodiazepine",)),
            Example("Fever, a common reaction, passes.", "glipizide"),
        ),
        (_COMPANY,),
    ),
    Rule(
        "class.such_as",
        2,
        CLASS,
        GATE,
        pattern(
            r"(?P<object>(?:-?\w[\w/'’-]* ){0,5}-?\w[\w/'’-]+)(?:,? (?:such as|including|include|for example|for instance|e\.g\.|like)|"
            r" \((?:e\.g\.|such as|for example|for instance|including|like)),?(?= )"
        ),
        (
            Example("Statins such as simvastatin lower cholesterol.", "simvastatin", ("statin",)),
            Example("ACE inhibitors (e.g., lisinopril) protect the kidney.", "lisinopril", ("ace inhibitor",)),
            Example("Symptoms such as fever pass.", "simvastatin"),
        ),
    ),
    Rule(
        "class.named_behind",
        1,
        CLASS,
        GATE,
        pattern(r"\b(?:an?|the|another) (?P<object>\w[\w/'’-]*(?: \w[\w/'’-]*){0,4}), (?=[a-z])"),
        (
            Example("It replaces a gene therapy, alipogene tiparvovec (Glybera).", "volanesorsen", ("gene therapy",)),
            Example("He took an anticoagulant, warfarin, for years.", "apixaban", ("anticoagulant",)),
            Example("It came with a headache, warfarin or not.", "apixaban"),
        ),
    ),
    Rule(
        "class.like_other",
        1,
        CLASS,
        GATE,
        pattern(r"\blike (?:all|most|many|other|all other|most other) (?P<object>[\w/'’-]+(?: [\w/'’-]+){0,4}),"),
        (
            Example("Like other statins, simvastatin lowers cholesterol.", "simvastatin", ("statin",)),
            Example("Apixaban, like all anticoagulants, thins the blood.", "apixaban", ("anticoagulant",)),
            Example("Like other pains, it passes.", "simvastatin"),
        ),
    ),
    Rule(
        "class.as_a",
        2,
        CLASS,
        GATE,
        pattern(
            r"^\W*as an? (?!(?:consequence|result|rule|precaution|side effect)\b)(?P<object>\w[^.;:]{2,90}?)(?=, | it (?:is|can|may|has|works|should|acts)\b)"
        ),
        (
            Example("As a statin, simvastatin lowers cholesterol.", "simvastatin", ("statin",)),
            Example("As an anticoagulant it can cause bleeding.", "apixaban", ("anticoagulant",)),
            Example("As a rule, it is taken at night.", "simvastatin"),
        ),
    ),
    Rule(
        "class.fronted",
        2,
        CLASS,
        GATE,
        pattern(r"^\W*(?:an?|one of the) (?P<object>\w[^.;:,]{2,80}), (?=[a-z])"),
        (
            Example("An analogue of GLP-1, liraglutide is injected once daily.", "liraglutide", ("glp-1 analogue",)),
            Example("One of the statins, simvastatin is taken at night.", "simvastatin", ("statin",)),
            Example(
                "A synthetic analogue of the amino acid lysine, it keeps clots whole.",
                "tranexamic acid",
                ("lysine analogue",),
            ),
            Example("A painful disease of the joints, it needs treatment.", "naproxen"),
            Example("A headache, warfarin or not, needs no statin.", "warfarin"),
        ),
    ),
    Rule(
        "class.defined",
        1,
        CLASS,
        GATE,
        pattern(rf"^[^.;:=]{{3,80}}?(?P<sign> ?[=:]| [–—-]) (?:an?|the|one of the)? ?{REST}"),
        (
            Example("Dutasteride - a 5-alpha-reductase inhibitor.", "dutasteride", ("5-alpha-reductase inhibitor",)),
            Example("Meloxicam = NSAID.", "meloxicam", ("nsaid",)),
            Example("Take with meloxicam: a proton pump inhibitor.", "meloxicam"),
        ),
    ),
    Rule(
        "class.before_name",
        1,
        CLASS,
        GATE,
        pattern(
            r"\bthe (?P<object>(?:[\w/'’-]+ ){0,4}(?:inhibitor|blocker|antagonist|agonist|antibody|"
            r"statin|anticoagulant|antibiotic|diuretic|opioid|(?:cortico)?steroid|antidepressant|vaccine|"
            r"chelator)) (?=[a-z])"
        ),
        (
            Example("The PD-1 blocker pembrolizumab frees T cells.", "pembrolizumab", ("pd-1 blocker",)),
            Example("The statin simvastatin lowers cholesterol.", "simvastatin", ("statin",)),
            Example("The inhibitor binds its target.", "simvastatin"),
        ),
    ),
)
