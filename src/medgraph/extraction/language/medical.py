"""Which words name a condition: those that the lexicon knows, and heads such as "disease", "failure", "-itis"."""

from __future__ import annotations

import re

from medgraph.lexicon import find_condition
from medgraph.patterns import Pattern, search

_MEDICAL = Pattern(
    r"\b(?:allerg\w+|intoleran\w+|disease|disorder|impairment|failure|insufficiency|deficiency|infections?|syndrome|surgery|"
    r"operation|transplant\w*|bleeding|h(?:a)?emorrhage|cancer|tumou?rs?|leuk(?:a)?emia|lymphoma|obstruction|ulcers?|injur(?:y|ies)|"
    r"attacks?|problems|block|arrest|shock|stroke|failing|dialysis|hypersensitiv\w+|reactions?|reactivation|toxicity|suppression|perforation|prolongation|dependence|misuse|abuse|thoughts?|"
    r"behaviou?rs?|suicid\w+|deaths?|mortality|pressure|glucose|sugar|"
    r"galactose|fructose|lactose|crisis|depression|psychosis|poisoning|defects?|malformations?|damage|"
    r"counts?|levels?|malignanc(?:y|ies)|\w+(?:itis|osis|emia|aemia|opathy|uria|algia|oma|penia|plegia|ectomy))$",
    re.IGNORECASE,
)


_HEADS = Pattern(
    r"(?:allerg(?:y|ies)|intolerance|diseases?|disorders?|conditions?|problems?|syndromes?|infections?|infestations?|impairment|failure|insufficiency|deficienc(?:y|ies)|dysfunction|incontinence|dependence|addiction|withdrawal|"
    r"bleeding|h(?:a)?emorrhages?|cancers?|tumou?rs?|neoplasms?|leuk(?:a)?emias?|lymphomas?|malignanc(?:y|ies)|metasta(?:sis|ses)|myelomas?|blockage|obstruction|ulcers?|ulceration|injur(?:y|ies)|wounds?|burns?|fractures?|"
    r"attacks?|seizures?|convulsions?|spasms?|spasticity|tremors?|dystonia|migraines?|headaches?|(?:[a-z]+)?aches?|pains?|cramps?|strokes?|infarctions?|embolism|embolization|thrombosis|thrombi|clots?|arrest|arrhythmias?|fibrillation|tachycardia|bradycardia|"
    r"hypertension|hypotension|angina|shock|crisis|crises|edema|oedema|swelling|inflammation|rash(?:es)?|itch(?:ing)?|hives|acne|mumps|measles|rubella|deletions?|mutations?|lag|sunburn|wrinkles|baldness|re-?infarctions?|eczema|psoriasis|warts?|rejection|overload|overdoses?|poisoning|toxicity|disturbances?|troubles?|congestion|cough|colds?|flu|fever|"
    r"nausea|vomiting|pneumonias?|asthma|epileps(?:y|ies)|urticaria|angio-?(?:o)?edema|constipation|diarrh(?:o)?ea|heartburn|reflux|dyspepsia|obesity|overweight|diabetes|an(?:a)?emias?|loss|atrophy|dystrophy|degeneration|neuropath(?:y|ies)|retinopathy|myopathy|neuralgia|mania|depression|anxiety|psychosis|schizophrenia|dementia|insomnia|"
    r"sleepiness|narcolepsy|agitation|aggression|behaviou?rs?|irritability|delirium|events?|complications?|episodes?|exacerbations?|flares?|symptoms?|death|mortality|hospitali[sz]ations?|stenosis|strictures?|defects?|malformations?|retardation|"
    r"reactions?|reactivation|sepsis|bacteremia|baldness|hirsutism|infertility|puberty|menopause|endometriosis|cysts?|stones?|polyps?|glaucoma|cataracts?|blindness|(?:[a-z-]+)?(?:itis|osis|iasis|emia|aemia|uria|opathy|algia|oma|omas|penia|plegia|paresis|rrhea|rrhoea|rrhagia|philia|phobia|trophy|megaly|thorax))",
    re.IGNORECASE,
)


def ends_as_condition(name: str) -> bool:
    """Tell whether the head of a name is one that names of conditions have: its last word, or the last before "of".

    >>> ends_as_condition("RSV lower respiratory tract disease"), ends_as_condition("deletion of a gene"), ends_as_condition("tube")
    (True, True, False)
    """
    words = name.partition(" of ")[0].split()
    return bool(words) and bool(_HEADS.fullmatch(words[-1]) or _HEADS.fullmatch(name.split()[-1]))


_GENERAL = Pattern(
    r"\b(?:diseases?|disorders?|conditions?|illness(?:es)?|infections?|problems?|cancers?|tumou?rs?|allerg(?:y|ies)|ulcers?|symptoms?|pains?|syndromes?|complications?|events?)$",
    re.IGNORECASE,
)


def is_general(name: str) -> bool:
    """Tell whether a name is one of a kind of conditions, so that "such as" brings members.

    >>> is_general("bacterial infection"), is_general("asthma")
    (True, False)
    """
    return bool(_GENERAL.search(name))


_KIND_OF = Pattern(r"\s+(?:type|grade|class|stage)\s+\S+$", re.IGNORECASE)


def is_medical(name: str) -> bool:
    """Tell whether a name is one of a condition: known to the lexicon, whole or but for its first words.

    >>> is_medical("severe asthma"), is_medical("oral concentrate")
    (True, False)
    """
    name = _KIND_OF.sub("", name)
    words = name.split()
    return (
        bool(search(_MEDICAL, name))
        or ends_as_condition(name)
        or any(find_condition(" ".join(words[first:])) for first in range(min(len(words), 4)))
    )
