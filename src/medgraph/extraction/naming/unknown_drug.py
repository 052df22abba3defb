"""Find the drug of a page whose name is in no vocabulary, as that of a new drug is.

Such a name is looked for where pages say whom they are about: behind "active substance", beside a brand, in the
title, before "is a". What stands there is a drug's name if the page treats the word as one: it is said several
times, also without a capital; it is taken, given and dosed; it has hardly an article and no plural; and it is no
word for an illness, a class or anything else that pages about drugs are full of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.drug_words import FORMS, is_drug
from medgraph.extraction.drug_class.words import class_name
from medgraph.extraction.medicine import is_clinical
from medgraph.extraction.naming.brand_words import NAME
from medgraph.lexicon import drugs_of_brand, find_condition, is_gene_symbol, routes, target
from medgraph.patterns import Pattern

__all__ = ["unknown_drugs"]

_BEGINNING = 1500
_WORD = r"[A-Za-z][a-z]{5,}"
_STATED = Pattern(
    rf"\bactive (?:substance|ingredient)s?(?: (?:in|of) [\w-]+)?(?::| is| are| called|, called)? (?P<name>{_WORD})\b",
    re.IGNORECASE,
)
_BESIDE_BRAND = Pattern(
    rf"(?<![\w-])(?:{NAME})[®™]? ?\((?P<name>[a-z]{{6,}})(?:-[a-z]{{4}})?\)|\b(?P<before>{_WORD}) ?\((?:{NAME})[®™]?[),]"
)
_DEFINED = Pattern(
    r"(?:^|[.?:] )(?P<name>[A-Z][a-z]{5,})(?: \([^()]{2,60}\))?(?:,[^,.\n]{3,60},)? "
    r"(?:(?:tablets?|capsules?|gel|cream|injection) )?(?:is|was|belongs to|works|helps|lowers|blocks|treats)\b",
    re.MULTILINE,
)
_IN_TITLE = Pattern(rf"\b{_WORD}\b")

# A title and a first sentence may name a treatment that is no substance; pages about substances say how much.
_AMOUNT = Pattern(r"\d\s?(?:mg|mcg|micrograms?|milligrams?|g|ml|IU|units?|drops)\b", re.IGNORECASE)
_DOSED = 2
_A_MEDICINE = Pattern(r" an? (?:[\w-]+ ){0,3}?(?:medicine|medication|drug|antibody|inhibitor|antagonist|agonist)\b")


def unknown_drugs(titles: list[str], text: str) -> Iterator[str]:
    """Yield the words that a page treats as the name of its drug though no vocabulary has them, the surest first.

    >>> text = "Taking vexoline: the active substance is vexoline. A dose of vexoline is 5 mg. Vexoline is given daily."
    >>> list(unknown_drugs(["Brandex tablets"], text))[:1]
    ['vexoline']
    """
    begun = text[:_BEGINNING]
    places = [*_STATED.finditer(text), *(found for part in (*titles, begun) for found in _BESIDE_BRAND.finditer(part))]
    defined = list(_DEFINED.finditer(begun))
    if (amounts := len(_AMOUNT.findall(text))) >= _DOSED:
        places += [*(found for title in titles for found in _IN_TITLE.finditer(title)), *defined]
    elif amounts:
        places += [found for found in defined if _A_MEDICINE.match(begun, found.end())]
    for found in places:
        name = next((part for part in found.groups() if part), found[0])
        if _is_treated_as_drug(name, text):
            yield name
    yield from _beside_title(titles, text)
    yield from (found[0] for found in _CODE.finditer(begun) if _is_drugs_code(found[0], text))


_EVEN_ONCE = Pattern(rf"(?<![\w-])(?P<brand>{NAME})[®™]? ?\((?P<name>[a-z]{{6,}})(?:-[a-z]{{4}})?\)")


def _beside_title(titles: list[str], text: str) -> Iterator[str]:
    """Yield the word in a bracket behind the brand by which a page is called and speaks: "Glimora (taselutide)", on a page "Glimora"."""
    for found in _EVEN_ONCE.finditer(text, 0, _BEGINNING):
        called = any(title.startswith(found["brand"]) for title in titles) and text.count(found["brand"]) >= _AGAIN
        if called and not _means_else(found["name"]) and f"{found['name']}s" not in text.lower():
            yield found["name"]


_CODE = Pattern(r"\b[A-Z]{2,6}-?\d{2,6}[A-Z]?\b(?!-)")
_AGAIN = 3


def _is_drugs_code(code: str, text: str) -> bool:
    """Tell whether a text treats a code as its drug's name: "AMT-130 is a gene therapy"; a gene's, a test's, an illness's is none."""
    other = target(code) or is_gene_symbol(code) or find_condition(code) or class_name(code)
    return not other and text.count(code) >= _AGAIN and _is_taken(re.escape(code), text)


def _is_treated_as_drug(word: str, text: str) -> bool:
    name = word.lower()
    return not _means_else(name) and _is_name(name, text) and _is_taken(name, text)


# How English words end, and no names of substances.
_ENGLISH = Pattern(
    r"(?:ing|[ts]ion|ment|ness|ity|ism|[ae]nce|ship|hood|(?<!m)ers?|ful|ly|able|ible|(?<!x)ed|(?<!g)est|ous|ive|ies|ss|"
    r"ish|ward|ght|self|day|th|therapy|ysis|ture|scopy|gery|plasty|tomy|graphy)$"
)


# What food is made of.
_NUTRIENTS = frozenset(
    "potassium sodium calcium magnesium phosphorus iodine selenium fluoride protein vitamin fibre fiber glucose sugar "
    "cholesterol alcohol caffeine omega folate".split()
)


def _means_else(name: str) -> bool:
    """Tell whether a word has a meaning of its own, or is a drug that a vocabulary knows."""
    if name in _NUTRIENTS or drugs_of_brand(name):
        return True
    known = is_clinical(name) or _ENGLISH.search(name) or is_drug(name) or name in routes() or FORMS.match(name)
    return bool(known or class_name(name) or find_condition(name))


_SEVERAL = 4


def _is_name(name: str, text: str) -> bool:
    """Tell whether a text says a word several times, in small letters too, hardly with an article, never as many."""
    low = text.lower()
    said = len(re.findall(rf"\b{name}\b", low))
    articles = len(re.findall(rf"\b(?:an?|the|your|this|these|other|some|any|my|their) {name}\b", low))
    small = re.search(rf"\b{name}\b", text)
    return said >= _SEVERAL and articles * 4 <= said and bool(small) and f"{name}s" not in low


_GIVEN = (
    r"(?:tak(?:e|ing|es|en)|took|giv(?:e|ing|en)|receiv(?:e|es|ing|ed)|prescrib(?:e|ed|ing)|start(?:ing)?|stop(?:ping)?|"
    r"doses? of|dosage of|mg of|treat(?:ed|ment) with|therapy with|allergic to|hypersensitivity to|"
    r"(?:substance|ingredient|medicine|drug)(?:,|:| is)?|us(?:e|ing)|called)"
)
_IS_GIVEN = (
    r"(?:tablets?|capsules?|injections?|infusions?|gel|cream|liquid|doses?|treatment|therapy|"
    r"(?:is|was|should be|must be|may be|can be) (?:(?:not|also|usually|only|mainly) )?(?:given|taken|used|indicated|"
    r"administered|contraindicated|injected|infused|prescribed|started|stopped|approved|licensed|swallowed)|"
    r"(?:is|was|belongs to) (?:an?|the|one of)\b)"
)
_NAMED = r"(?:with|by|from|of|on|to|against)"
_DOES = r"(?:is|was|can|may|has|does|works|binds|covers|changes|helps|lowers|blocks|no longer)"
_ENOUGH = 4


def _is_taken(name: str, text: str) -> bool:
    """Tell whether a text says often enough of a word that it is taken, given or dosed, or that it does something."""
    glossed = rf"\b{name}(?: \([^()]{{2,40}}\))?"
    said = len(re.findall(rf"\b{_NAMED} {name}\b|{glossed} {_DOES}\b", text, re.IGNORECASE))
    given = len(re.findall(rf"\b{_GIVEN} {name}\b|{glossed} {_IS_GIVEN}", text, re.IGNORECASE))
    return said + 2 * given >= _ENOUGH
