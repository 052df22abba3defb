"""Turn the words of a slot into the name of a thing: lower case, singular, without its trimmings.

Monographs say "various allergic reactions", "a history of malignancy", "Falls"; records say
"allergic reaction", "malignancy", "fall". Only trimmings go: what is left is the page's own
wording, never another word for it. Nothing here knows a relation.
"""

from __future__ import annotations

import re
from functools import lru_cache

from medgraph.patterns import Pattern, search

_LEADING = Pattern(
    r"^(?:(?:the|an?|any|some|various|other|certain|several|possible|potential|occasional|all|such|both|also|new|"
    r"known or suspected|known|suspected|documented|a history of|history of|symptoms of|signs of|signs and symptoms of|"
    r"cases of|reports of|episodes of|development of(?! (?:anti|neutrali))|risk of|increased risk of|temporary|"
    r"especially|particularly|among them|above all|notably|chiefly|mainly|mostly|including|such as|like|e\.g\.,?|i\.e\.,?|and|or|then|as well as)\s+)+",
    re.IGNORECASE,
)
_BEHIND = (
    "may occur|can occur|have occurred|has occurred|may also occur|were reported|have been reported|"
    "has been reported|was reported|included|of any kind|of any sort|etc|and more|and others|among others|as well|too|also"
)
_TRAILING = Pattern(rf"(?:\s+(?:{_BEHIND}))+$", re.IGNORECASE)
_LAST_WORDS = tuple({phrase.split()[-1] for phrase in _BEHIND.split("|")})
_EDGES = " \t\n,;:.·•*_–—-\"'“”‘’®™†‡§"
_PLURAL_KEPT = frozenset(
    "diabetes herpes rabies scabies measles mumps shingles rickets lens species series feces aids always "
    "hives caries ascites protuberans nigricans migrans mumps pancreas gas kidneys hiccups nails eyelashes limbs "
    "jitters cholesterol triglycerides enzymes transaminases platelets tissues electrolytes palms".split()
)
_GREEK = Pattern(r"(?:phys|lys|cros|chos|mbos|gnos|ptos|metastas|cris|parenthes|neuros|steno?s|cirrhos)es$")
_IRREGULAR = {
    "children": "child",
    "women": "woman",
    "men": "man",
    "mothers": "mother",
    "feet": "foot",
    "teeth": "tooth",
}


def singular(word: str) -> str:
    """Return the singular of the last word of a term, by English rules and a short list.

    >>> singular("reactions"), singular("allergies"), singular("meningitis"), singular("SSRIs")
    ('reaction', 'allergy', 'meningitis', 'SSRI')
    """
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if word.endswith("s") and len(word) > 2 and word[:-1].isupper():
        return word[:-1]
    if len(low) < 4 or low in _PLURAL_KEPT or low.endswith(("ss", "us", "is", "itis", "ous")):
        return word
    if search(_GREEK, low):
        return word[:-2] + "is"
    if low.endswith("ies") and len(low) > 4:
        return word[:-3] + "y"
    if low.endswith("aches"):
        return word[:-1]
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if low.endswith("s") else word


@lru_cache(maxsize=16384)
def trim(text: str) -> str:
    """Cut blanks, stray punctuation, determiners and reporting words from both ends.

    >>> trim(" any signs of allergic reactions, ")
    'allergic reactions'
    """
    before = None
    while text != before:
        before = text
        text = text.strip(_EDGES)
        if text.lower().endswith(_LAST_WORDS):
            text = _TRAILING.sub("", text)
        led = _LEADING.match(text)
        text = (text[led.end() :] if led else text).strip(_EDGES)
    return text


@lru_cache(maxsize=32768)
def term(text: str) -> str:
    """Return the name of a thing: trimmed, lower case, blanks single, the last word singular.

    >>> term("Upper respiratory tract infections")
    'upper respiratory tract infection'
    >>> term("history of a Hypersensitivity reaction")
    'hypersensitivity reaction'
    """
    words = " ".join(trim(text).split()).lower().split(" ")
    kept = words[-1] in _IRREGULAR and not _PLACED.isdisjoint(words[:-1])
    return " ".join([*words[:-1], words[-1] if kept else singular(words[-1])])


_PLACED = frozenset({"of", "in", "on", "and"})


_SENTENCE_WORDS = Pattern(
    r"\b(?:you|your|we|they|he|she|it|who|which|that|this|these|those|should|must|will|would|is|are|was|were|be|been|"
    r"being|has|have|had|do|does|did|can|could|may|might|if|when|while|because|please|contact|call|tell|ask|seek|"
    r"talk|report|consult|inform|stop|take|taking|avoid|patients?|people|children who|adults|doctor|provider|pharmacist|"
    r"healthcare|medication|medicine|medicines|medications|dose|doses|mg|mcg|ml|treatment|therapy|study|studies|trial|trials|"
    r"clinical|placebo|experience|experienced|include|includes|including|however|although|usually|often|more|most|not|"
    r"weeks?|months?|days?|hours?|years?|than|compared|versus|label|labeling|section|see|following|listed|reported|"
    r"occurred|observed)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=32768)
def is_name(text: str, *, words: int = 7) -> bool:
    """Tell whether a phrase can be the name of a condition: short, and nothing of a sentence in it.

    >>> is_name("upper respiratory tract infection"), is_name("contact your doctor"), is_name("")
    (True, False, False)
    """
    text = text.strip()
    if not text or len(text) > 90 or len(text.split()) > words or not text[0].isalnum():
        return False
    return any(c.isalpha() for c in text) and len(text) > 1 and not search(_SENTENCE_WORDS, text)


def blanked(found: re.Match[str]) -> str:
    """Return blanks in the place of what was found, so that offsets hold.

    >>> re.sub(r"mild", blanked, "a mild rash")
    'a      rash'
    """
    return " " * len(found[0])
