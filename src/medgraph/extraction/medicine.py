"""Tell pages that speak as a monograph does from those that only name a drug.

A song, a mine, a lawsuit and a football cup may bear a drug's name, and a contract or a program may be full of
doses. What tells them is their vocabulary: on a page about a drug every tenth word or so is a clinical one, and
of many kinds (who is ill, of what, what is given, how, and what it may do). News tells who said what and what it
costs, an exercise in chemistry what to calculate; a program is written in lines that no one would read aloud. A
page of few words is given the benefit of the doubt: it can say little, and shares are of no use there.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from medgraph.patterns import Pattern, sub

__all__ = ["is_clinical", "is_program", "speaks_of_medicine"]


def speaks_of_medicine(text: str, *, divided: bool = False) -> bool:
    """Tell whether a text that names a drug speaks of it as a page about a drug does; one `divided` as they are may chat.

    >>> speaks_of_medicine("The drug company said that its shares fell. " * 40)
    False
    >>> speaks_of_medicine("Warfarin is taken by mouth once daily.")
    True
    """
    words = Counter({word: min(times, _OFTEN) for word, times in Counter(_WORD.findall(text.lower())).items()})
    number = words.total()
    return number < _FEW or _is_clinical(words, number, *(_CHATTING if divided else _SPEAKING))


_WORD = Pattern(r"[a-z]{2,}")
_FEW = 150
_OFTEN = 40
"""How often a word counts: a page that is flooded with one says no more by it."""
_SPEAKING, _CHATTING = (0.04, 24), (0.03, 20)
"""What share of a page's words is clinical, and of how many kinds they are on a long one."""
_WORDS_A_KIND = 25


def _is_clinical(words: Counter[str], number: int, enough: float, kinds: int) -> bool:
    """Tell whether clinical words are many among all words, those of others being counted against them, and of many kinds."""
    clinical = [word for word in words if is_clinical(word)]
    share = sum(words[word] for word in clinical) - sum(words[word] for word in _OTHERS if word in words)
    return share >= enough * number and len(clinical) >= min(kinds, number // _WORDS_A_KIND)


@lru_cache(maxsize=2**15)
def is_clinical(word: str) -> bool:
    """Tell whether a word in lower case is one that pages about drugs use all the time.

    >>> is_clinical("tablets"), is_clinical("nephropathy"), is_clinical("sunshine")
    (True, True, False)
    """
    return word in _CLINICAL or bool(_BUILT.fullmatch(word))


_CLINICAL = frozenset(
    # whom and what is treated
    "patient patients symptom symptoms disease diseases disorder disorders syndrome infection infections chronic "
    "acute cancer tumor tumour tumors tumours blood serum plasma pregnant pregnancy breastfeeding renal hepatic "
    "kidney kidneys liver cardiac exon exons mutation mutations hormone hormones wound wounds surgery relapse "
    "lung lungs gut bowel bowels bladder stomach tummy belly vein veins artery arteries spine spinal joint joints nerve nerves "
    "thyroid prostate breast breasts womb throat thigh buttock marrow platelet platelets glucose creatinine egfr inr ecg mri "
    # who treats, and with what
    "doctor doctors physician physicians pharmacist pharmacy nurse treat treats treated treating treatment treatments "
    "therapy therapies therapeutic medicine medicines medication medications drug drugs prescribed prescription "
    "jab jabs contraceptive contraception clinic "
    "prescribing clinical placebo indicated indication indications contraindicated contraindications antibiotic "
    "antibiotics antibody antibodies receptor receptors enzyme enzymes agonist antagonist inhibitor inhibitors "
    "inhibit inhibits pharmacology pharmacological mrna oligonucleotide antisense monoclonal vaccine vaccines "
    "vaccinated vaccination immunization immunisation "
    # how it is given
    "dose doses dosed dosage dosages dosing mg mcg ml microgram micrograms milligram milligrams tablet tablets capsule "
    "capsules pill pills injection injections injected inject infusion infusions infused vial syringe inhaler ointment "
    "needle needles drip puff puffs inhale inhaled swallow swallowed nebuliser spacer drops spray dispersible "
    "topical oral orally intravenous intravenously intramuscular subcutaneous subcutaneously intrathecal daily weekly "
    "monthly overdose "
    # what it does to people
    "adverse reaction reactions effect effects nausea vomiting headache headaches rash itching dizziness drowsiness "
    "fatigue tiredness fever pain bleeding bruising cough constipation swelling allergic allergy allergies "
    "interaction interactions sore itch itchy dizzy sick queasy sickness vomit breathless breathlessness wheeze wheezing swollen "
    "redness numb cramp cramps faint fainting fits seizures confusion drowsy sleepy tired bruise bruises bleed bleeds clot clots "
    "heartbeat palpitations appetite hives ache aches aching bloating jaundice inflamed inflammation shivering flushing blurred "
    "painkiller painkillers steroid steroids thinner thinners opioid opioids diuretics antihistamine antidepressants blockers".split()
)
"""Words that pages about drugs use all the time, and other pages seldom or never."""

_BUILT = Pattern(
    r"(?:hyper|hypo|anti|immuno|cardio|neuro|nephro|hepato|thrombo)[a-z]{5,}|"
    r"[a-z]{3,}(?:itis|a?emia|opath(?:y|ies|ic)|penia|penic|algia|uria|cardia|trophy|trophic|rrh(?:o?ea|age)|o?edema|"
    r"ectomy|toxic|toxicity|kinetics?|dynamics?|ocytes?|[^d]osis|virus|mab|tinib|statin|gliptin|parin|cillin|mycin|azole)"
)
"""Words that are built as clinical ones are."""

_OTHERS = frozenset(
    "said says told reporter reporters spokesman spokeswoman minister ministers court judge lawyer lawyers company "
    "companies share shares investor investors market price prices sales million billion mr mrs ms monday tuesday "
    "wednesday thursday friday saturday sunday "
    "job jobs salary pension vacancy employer employers interview interviews candidate candidates recruitment "
    "install npm docker git github server servers config cache software download upload repo repository api cpu json yaml "
    "linux windows browser plugin".split()
)
"""Words of those who report what others do and say, look for staff, or write programs."""

_CODE = Pattern(
    r"[{}]$|\)[;:]$|^\s*(?:import|from|def|class|return|const|let|var|function|if|for|else|elif|while|try|"
    r"SELECT|INSERT|CREATE|DROP|UPDATE|FROM|WHERE|ALTER|GRANT)\b(?=.*[(){};=:'\"*]$)|"
    r"\w\(\w*\)|\w\.\w+\(|[\w)\]\"'] ?(?:=|\+=|==|!=|=>|->|::|:=) ?[\w\"'\[({]|^\s*(?://|--\s|/\*|\*/|#!)"
)
# How encyclopaedias and typesetters write: "{{Infobox", "| class = [[Statin]]", "==Uses==", "\\section{Uses}".
_MARKUP = Pattern(
    r"^\s*(?:\|[^\n]*|\{\{[^{}]*|\}\}|=+[^=\n]+=+)\s*$|\{\{[^{}]*\}\}|<ref\b[^>]*>(?:[^<]*</ref>)?|\\[a-z]+\*?(?:\[[^\]\n]*\])?\{[^{}\n]*\}(?:\[[^\]\n]*\])?",
    re.MULTILINE,
)
_SIGNS = ("{", "}", "=", "()", ");", "):", "::", "->", "!=", "_")
_PROGRAM = 0.3


def is_program(text: str) -> bool:
    """Tell whether a good part of a text's lines are those of a program.

    >>> is_program("def dose(drug):\\n    return doses[drug]\\n" * 9), is_program("Take one {tablet} daily.")
    (True, False)
    >>> is_program("{{Infobox drug\\n| class = [[Statin]]\\n}}\\n==Uses==\\nFor [[stroke]]." * 9)
    False
    """
    if sum(map(text.count, _SIGNS)) < _PROGRAM * text.count("\n"):
        return False
    lines = [line.strip() for line in sub(_MARKUP, "", text).split("\n") if line.strip()]
    return sum(bool(_CODE.search(line)) for line in lines) > max(3.0, _PROGRAM * len(lines))
