"""Whose an amount is where words point to a drug that is named near it, and what is named stands in the midst of other words.

"10 puffs of the blue salbutamol inhaler", "the dose of that is 1 g", "Hospitals give andexanet alfa, an antidote. It is
started as 400 mg": what is pointed to is seldom the drug that the page is about.
"""

from __future__ import annotations

import re

from medgraph.extraction.page import Page, Passage
from medgraph.model import Span
from medgraph.patterns import Pattern, match, search

_LINK = (
    r"(?:it|its|them|this|that|these|those|which|who|with|without|and|or|but|for|in|on|at|to|by|from|than|like|as|per|is|are|was|were|"
    r"doses?|dosage|days?|weeks?|your|alongside|besides?|plus|taken|given|used|added|before|after|during|when|while|if|unless)\b"
)
_OF_IT = Pattern(
    rf"\s*(?:(?:/|per|a|each) ?day\s*)?(?:daily\s+)?(?:of\s+(?:(?:the|your|his|her|their|an?|any|some)\s+)?(?:(?!{_LINK})[a-z-]+\s+){{0,3}})?"
    r"(?:oral\s+|intravenous\s+|iv\s+)?",
    re.IGNORECASE,
)


def is_of(text: str, amount: int, name: int) -> bool:
    """Tell whether an amount that ends at a place is one of what is named behind it.

    >>> text = "Take 10 mg of the antihistamine chlorphenamine."
    >>> is_of(text, 10, text.index("chlor"))
    True
    >>> text = "Take 10 mg of it with chlorphenamine."
    >>> is_of(text, 10, text.index("chlor"))
    False
    """
    return _OF_IT.fullmatch(text, amount, name) is not None


_OF_THAT = Pattern(
    r"\b(?:dose|dosage|amount)s?\s+of\s+(?:that|those|this one|that one|the latter|the other(?: one)?)\b(?:\s+[a-z]+){0,6}\s*$",
    re.IGNORECASE,
)
_IT = Pattern(r"\W*(?:it|this|they|that)\s+(?!(?:drug|medicine|medication)\b)", re.IGNORECASE)
_SENTENCE = Pattern(r"[.!?]\s+")
# "can give andexanet alfa, | an antidote", "The antidote is | idarucizumab."
_BROUGHT_IN = Pattern(
    r"\b(?:giv|us|offer|prescrib|add|tri|try|choos|prefer)\w*\s+(?:(?:the|oral|older)\s+)?$", re.IGNORECASE
)
_APPOSED = Pattern(r"(?:\s*\([^()]*\))?,\s+(?:an?|the|another)\s", re.IGNORECASE)
_NAMED_AS = Pattern(r"\b(?:is|are|called)\s+$", re.IGNORECASE)
_ENDS = Pattern(r"(?:\s*\([^()]*\))?\s*$")


def pointed_to(passage: Passage, page: Page, amount: Span) -> tuple[str, ...] | None:
    """Return the drugs that "the dose of that is" or "It is given at" points to, None where nothing points away from the subjects."""
    if search(_OF_THAT, passage.text[: amount.start]):
        return _last_named(passage, page, amount)
    if match(_IT, passage.text) and not any(page.names.mentions(passage.text)):
        return _brought_in(passage, page)
    return None


def _last_named(passage: Passage, page: Page, amount: Span) -> tuple[str, ...] | None:
    """Return the drug named last before an amount, in its clause, its paragraph or the question that it answers."""
    for text in (passage.text[: amount.start], _said_before(passage), *passage.leads[:1]):
        named = list(page.names.mentions(text))
        if named:
            return (named[-1][0],)
    return None


def _brought_in(passage: Passage, page: Page) -> tuple[str, ...] | None:
    """Return another drug that the sentence before brings in: as what is given, with what it is, or as what something is."""
    *_, sentence = _SENTENCE.split(_said_before(passage).rstrip(" .!?\n"))
    for drug, where in page.names.mentions(sentence):
        given = _BROUGHT_IN.search(sentence, 0, where.start) and _APPOSED.match(sentence, where.end)
        named = _NAMED_AS.search(sentence, 0, where.start) and _ENDS.match(sentence, where.end)
        if drug not in page.names.parts and (given or named):
            return (drug,)
    return None


def _said_before(passage: Passage) -> str:
    """Return what the paragraph of a clause says before it."""
    return passage.section.view.text[passage.block.span.start : passage.span.start]
