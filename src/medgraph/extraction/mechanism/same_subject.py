"""Tell whether the drug named before a verb is still its subject: nothing in between may take over ("a protein that | activates")."""

from __future__ import annotations

import re

from medgraph.extraction.mechanism.genes import find_genes
from medgraph.extraction.mechanism.nouns import NOUN, OTHER_NOUN, TURN
from medgraph.extraction.page import Page
from medgraph.patterns import Pattern

_ADVERBS = Pattern(
    r"(?:\s+(?:\w+ly|also|then|thereby|thus|can|could|may|might|will|would|does|do|not|to|in turn|in part|both|is|are|thought|believed|known|designed|able|"
    r"intended|shown|helps?|appears?|seems?)){1,8}\s*$",
    re.IGNORECASE,
)


def same_subject(page: Page, between: str) -> bool:
    """Tell whether the drug named before `between` is still the subject behind it."""
    if re.match(r"\s*['’]s\b(?!\s+(?:active|main) )", between):
        return False
    for turn in TURN.finditer(between):
        nouns = list(NOUN.finditer(between, 0, turn.start()))
        relative = turn[0].lower() in {"that", "which"}
        if relative and _COPULA.fullmatch(between[: turn.start()]):
            continue
        if not relative or (nouns and (nouns[-1]["other"] or _is_another(between, nouns[-1]))):
            return False
    return not _ends_with_subject(page, between)


# "is a serine protease | that": what follows is still said of the drug.
_COPULA = Pattern(
    r"[\s®™]*(?:is|was|acts as|works as)\s+(?:an?|the)\s+(?:(?:[\w-]+\s+){0,4}(?:forms?|versions?|fragments?|parts?|portion|copy|analog(?:ue)?) of (?:the |an? )?)?"
    r"(?:(?!(?:of|for|to|against|in|on|with|from|by|at)\b)[\w/,-]+\s+){1,9}|"
    r"[\s®™]*(?:are|were)\s+(?:(?!(?:of|for|to|against|in|on|with|from|by|at|used|given|taken)\b)[\w/-]+\s+){1,6}",
    re.IGNORECASE,
)
_ANOTHER = Pattern(
    r"\b(?:with|than|after|like|unlike|plus|and|or|versus|for|on)\s+(?:an?|another|the|other)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)


def _is_another(between: str, noun: re.Match[str]) -> bool:
    """Tell whether a noun for drugs means others than the one before: "combined with | statins, which", "with an | antibody that"."""
    several = noun[0].lower().endswith("s") and not re.search(
        r"\b(?:one|class|group|family|type|kind|member) of\b", between[: noun.start()]
    )
    return several or bool(_ANOTHER.search(between[: noun.start()]))


def _ends_with_subject(page: Page, between: str) -> bool:
    """Tell whether another subject stands right before the verb: "…, and PCSK9 | degrades"."""
    if re.search(r"\b(?:to|thereby|thus|by|through|via|for)\s*$", between):
        return False
    tail = _ADVERBS.sub("", between).rstrip()
    if not tail or tail.endswith((",", "-", "—", "–")):
        return False
    phrase = tail[max(0, len(tail) - 60) :]
    if re.search(rf"\b{OTHER_NOUN}$", phrase, re.IGNORECASE):
        return True
    genes = find_genes(phrase, page.abbreviations, context=True)
    return bool(genes) and genes[-1].span.end == len(phrase)
