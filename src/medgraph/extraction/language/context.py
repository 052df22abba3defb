"""Tell what a clause commits itself to: affirmed, negated or supposed; people, animals or a class.

After ConText (Harkema et al. 2009): a trigger works on what follows it in its clause, until a
terminator. What only looks like a negation ("not only", "no more than") is listed as such.
"""

from __future__ import annotations

import re
from functools import lru_cache

from medgraph.model import Polarity, Scope
from medgraph.patterns import Pattern, may_match, search, sub

_NOT_A_NEGATION = Pattern(
    r"\b(?:not only|no more than|not more than|not exceed\w*|no longer than|no later than|not fully understood|not just|"
    r"no fewer than|no less than|not (?:be )?all|not limited to|if not treated|whether or not|with or without|no doubt)\b|"
    r"\bno\.\s?\d",  # a number: "Drug card No. 17"
    re.IGNORECASE,
)
_NEGATION = Pattern(
    r"\b(?:not|no|nobody|no-one|never|without|neither|nor|none|cannot|n['’]t|isn['’]t|doesn['’]t|aren['’]t|don['’]t|hasn['’]t|unlikely to|"
    r"absence of|nobody|no-one|rather than|instead of|lacks?|fails? to|free of|rules? out|n't)\b|(?<=\w)n['’]t\b",
    re.IGNORECASE,
)
_TERMINATOR = Pattern(
    r"\b(?:but|however|except|although|though|yet|because|which|unless|other than|and (?:is|can|may|should|has))\b|[:;]",
    re.IGNORECASE,
)
# What a bracket denies, or a clause that concedes: "Although not seen in trials, | clots have been reported".
_ASIDE = Pattern(r"\([^()]*\)|^\W*(?:even )?(?:though|although|while|whereas)\s[^,.;]{3,90},", re.IGNORECASE)
_HYPOTHETICAL = Pattern(
    r"^\W*(?:if|in case|should you|when you (?:have|notice|experience)|tell your|ask your|before (?:taking|using|starting)|whether)\b|"
    r"\bif you (?:have|experience|notice|develop|get|are)\b",
    re.IGNORECASE,
)
_ANIMAL = Pattern(
    r"\b(?:rats?|mice|mouse|murine|rabbits?|monkeys?|dogs?|animals?|(?:from|by) (?:the|a) vet|non-?human|primates?|rodents?|hamsters?|guinea pigs?|zebrafish|"
    r"beagles?|minipigs?|in vitro|cell lines?|xenografts?|cultured cells)\b",
    re.IGNORECASE,
)
_NOT_ANIMAL = Pattern(
    r"\b(?:hamster ovary|murine (?:protein|antibod)\w*|mouse protein\w*|animal bites?|animal protein|animals? and humans?|humans?(?: (?:subjects|beings|volunteers))? and (?:in )?animals?|chimeric)\b",
    re.IGNORECASE,
)
_CLASS = Pattern(
    r"\b(?:class effects?|(?:other|all|most|some) (?:drugs|medicines|medications|agents|members|products) (?:in|of) (?:this|the|its|their) (?:same )?class|"
    r"(?<!combination )(?<!together )(?<!along )(?:with|of|for) (?:other|all|some) [\w-]+(?: [\w-]+)? (?:inhibitors|antagonists|agonists|blockers|oligonucleotides|antibodies|agents|statins|drugs|products|therapies))\b",
    re.IGNORECASE,
)


def negated(text: str) -> bool:
    """Tell whether the words of a clause before an object deny what comes after them.

    >>> negated("It is not indicated for "), negated("Not only for pain, it treats ")
    (True, False)
    >>> negated("There is no cure, but it treats "), negated("It is believed (though not established) to cause ")
    (False, False)
    """
    if not may_match(_NEGATION, text):
        return False
    text = sub(_ASIDE, " ", text)
    text = sub(_NOT_A_NEGATION, lambda found: "_" * len(found[0]), text)
    cut = [m.end() for m in _TERMINATOR.finditer(text)]
    return bool(_NEGATION.search(text, cut[-1] if cut else 0))


def polarity(before: str) -> Polarity:
    """Return the polarity that the words before an object give it.

    >>> polarity("If you have symptoms of ").value
    'hypothetical'
    """
    if negated(before):
        return Polarity.NEGATED
    return Polarity.HYPOTHETICAL if search(_HYPOTHETICAL, before) else Polarity.AFFIRMED


@lru_cache(maxsize=4096)  # asked anew for every effect of a list
def scope(sentence: str) -> Scope:
    """Return whom a sentence is about.

    >>> scope("In rats, liver tumours were seen.").value, scope("Seen with other ACE inhibitors.").value
    ('animal', 'class')
    """
    if may_match(_ANIMAL, sentence) and _ANIMAL.search(_NOT_ANIMAL.sub("", sentence)):
        return Scope.ANIMAL
    return Scope.CLASS_EFFECT if search(_CLASS, sentence) else Scope.HUMAN
