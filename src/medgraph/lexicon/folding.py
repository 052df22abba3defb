"""The form of a name under which it is looked up: lower case, American spelling, no hyphens, singular."""

from __future__ import annotations

from functools import lru_cache

from medgraph.patterns import Pattern

_SPELLING = (
    ("angio oedema", "angioedema"),
    ("oedema", "edema"),
    ("haem", "hem"),
    ("diarrhoea", "diarrhea"),
    ("anaemia", "anemia"),
    ("aemia", "emia"),
    ("oestr", "estr"),
    ("oesoph", "esoph"),
    ("tumour", "tumor"),
    ("leuco", "leuko"),
    ("paenia", "penia"),
    ("aesthe", "esthe"),
    ("melaena", "melena"),
    ("alised", "alized"),
    ("leukaem", "leukem"),
    ("discolour", "discolor"),
    ("behaviour", "behavior"),
    ("paed", "ped"),
    ("foet", "fet"),
    ("pnoea", "pnea"),
    ("faec", "fec"),
    ("gynaec", "gynec"),
    ("orthopaed", "orthoped"),
    ("uraem", "urem"),
    ("caec", "cec"),
    ("coeliac", "celiac"),
    ("rrhoea", "rrhea"),
    ("coloured", "colored"),
    ("ischaem", "ischem"),
    ("glycaem", "glycem"),
    ("lipidaem", "lipidem"),
    ("fibre", "fiber"),
)
_HINTS = ("ae", "oe", "our", "leuco", "fibre", "alised")
"""Each British spelling holds one of these; most names hold none, and are done with."""
_PLURAL_KEPT = ("ss", "us", "is", "as")
_SIGNS = Pattern(r"[^\w\s]+")


@lru_cache(maxsize=1 << 17)
def normalise(name: str) -> str:
    """Return the form of a name under which it is looked up.

    >>> normalise("Injection-site Haemorrhages")
    'injection site hemorrhage'
    """
    low = name.lower()
    if not low.replace(" ", "").isalnum():
        low = _SIGNS.sub(" ", low.replace("'s", "").replace("’s", ""))
    if any(hint in low for hint in _HINTS):
        low = _american(low)
    words = low.split()
    return " ".join([*words[:-1], _singular(words[-1])]) if words else ""


def _american(low: str) -> str:
    for british, american in _SPELLING:
        low = low.replace(british, american)
    return low


def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith(_PLURAL_KEPT):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") else word
