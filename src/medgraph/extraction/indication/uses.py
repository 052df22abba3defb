"""What a drug may be for that no vocabulary of diseases has: contraception, sedation, giving up smoking; and short forms all know.

Pages use "COPD" and "ADHD" without a word of explanation; the vocabularies have such letters for several things each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.model import Span

_USES = re.compile(
    r"(?:(?:emergency|oral|hormonal) )?contraception|birth control|smoking cessation|(?:(?:monitored|conscious|procedural|moderate) )?(?:anesthesia care )?sedation|"
    r"(?:(?:general|local|regional|spinal|epidural|topical|surgical|obstetric|local or regional) )?an(?:a)?esthesia|analgesia|(?:chronic |long-term )?weight (?:management|loss|reduction)|(?:organ|transplant|graft|kidney|allograft) rejection|"
    r"bowel preparation|bowel cleansing|neuromuscular blockade|opioid overdose|premature birth|skeletal-related events?|(?:coronary )?revasculari[sz]ation(?: procedures?)?|ovulation induction|infertility",
    re.IGNORECASE,
)


def is_use(wording: str) -> bool:
    """Tell whether a wording is a use of drugs without being a disease.

    >>> is_use("emergency contraception"), is_use("gout")
    (True, False)
    """
    return bool(_USES.fullmatch(wording))


_PHRASES = (
    (
        "prevention of pregnancy",
        r"\bprevent(?:ion of|s|ing)? (?:an? |unintended |unwanted |unplanned )*pregnanc(?:y|ies)\b|\b(?:lower|reduc)\w* the (?:chances?|risk|likelihood) of (?:getting|becoming|falling) pregnant\b|\bprotect\w* (?:against|from) (?:unwanted )?pregnancy\b",
    ),
    ("emergency contraception", r"\bemergency contracepti(?:on|ves?)\b|\bmorning[- ]after pill\b"),
    ("smoking cessation", r"\b(?:stop(?:ping)?|quit(?:ting)?|giv(?:e|ing) up) smoking\b"),
    ("weight management", r"\b(?:los(?:e|ing)|manag(?:e|ing)|reduc(?:e|ing)) (?:body |excess |their |your )?weight\b"),
)
_TOLD = tuple((name, re.compile(words.replace(" ", r"\s+"), re.IGNORECASE)) for name, words in _PHRASES)


def told_uses(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the uses that a text tells in words of its own, and where.

    >>> [name for name, _ in told_uses("It helps adults to stop smoking.")]
    ['smoking cessation']
    """
    for name, pattern in _TOLD:
        found = pattern.search(text)
        if found:
            yield name, Span(*found.span())


# By the letters alone, as pharmacists read them among indications.
SHORT_FORMS = {
    "ADHD": "attention deficit hyperactivity disorder",
    "ADPKD": "autosomal dominant polycystic kidney disease",
    "AF": "atrial fibrillation",
    "AFib": "atrial fibrillation",
    "ALL": "acute lymphoblastic leukemia",
    "ALS": "amyotrophic lateral sclerosis",
    "AMD": "age-related macular degeneration",
    "AML": "acute myeloid leukemia",
    "BPH": "benign prostatic hyperplasia",
    "CHF": "congestive heart failure",
    "CKD": "chronic kidney disease",
    "CLL": "chronic lymphocytic leukemia",
    "CML": "chronic myeloid leukemia",
    "COPD": "chronic obstructive pulmonary disease",
    "DME": "diabetic macular edema",
    "DVT": "deep vein thrombosis",
    "ED": "erectile dysfunction",
    "GAD": "generalized anxiety disorder",
    "GERD": "gastroesophageal reflux disease",
    "GIST": "gastrointestinal stromal tumor",
    "HAE": "hereditary angioedema",
    "HCC": "hepatocellular carcinoma",
    "HCV": "hepatitis c",
    "HFrEF": "heart failure with reduced ejection fraction",
    "HIV": "hiv infection",
    "HIV-1": "hiv-1 infection",
    "HeFH": "heterozygous familial hypercholesterolemia",
    "HoFH": "homozygous familial hypercholesterolemia",
    "IBS": "irritable bowel syndrome",
    "IPF": "idiopathic pulmonary fibrosis",
    "ITP": "immune thrombocytopenia",
    "MDD": "major depressive disorder",
    "MDS": "myelodysplastic syndrome",
    "MI": "myocardial infarction",
    "MS": "multiple sclerosis",
    "NSCLC": "non-small cell lung cancer",
    "OAB": "overactive bladder",
    "OCD": "obsessive-compulsive disorder",
    "PAH": "pulmonary arterial hypertension",
    "PCOS": "polycystic ovary syndrome",
    "PE": "pulmonary embolism",
    "PMDD": "premenstrual dysphoric disorder",
    "PNH": "paroxysmal nocturnal hemoglobinuria",
    "PTSD": "post-traumatic stress disorder",
    "RA": "rheumatoid arthritis",
    "RCC": "renal cell carcinoma",
    "RLS": "restless legs syndrome",
    "SLE": "systemic lupus erythematosus",
    "T2DM": "type 2 diabetes mellitus",
    "TB": "tuberculosis",
    "TIA": "transient ischemic attack",
    "UTI": "urinary tract infection",
    "UTIs": "urinary tract infection",
    "VTE": "venous thromboembolism",
}
"""Short forms of conditions, with the names that they stand for where a page does not say."""
