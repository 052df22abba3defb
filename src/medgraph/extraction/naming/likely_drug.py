"""Tell whether a page is about one drug, and which, where no rule does: two models of words, learned from pages of ours.

One tells pages about a drug from all others: news, recipes, programs, pages about diseases, tests and groups of drugs, a
list of medicines. The other tells of each drug that a page names whether it is the one. Both know the words of a page
and not what they say: they decide which page is read, never what is read of it.
"""

from __future__ import annotations

from typing import NamedTuple

from medgraph.extraction.naming.candidates import Candidate, candidates
from medgraph.model import Monograph, Section
from medgraph.topics.words import stems
from medgraph.weights import shipped

__all__ = ["Likely", "about_a_drug", "likeliest_first", "likely_drug", "told_of_page"]

_FAR = 10
"""How much more likely than the next, in odds, a drug must be."""


class Likely(NamedTuple):
    """A drug that a page names, and the odds that the page is about it."""

    odds: float
    candidate: Candidate


def likeliest_first(monograph: Monograph, sections: tuple[Section, ...]) -> list[Likely]:
    """Return the drugs that a page names, those first that it is likelier about."""
    found = (Likely(_odds(each), each) for each in candidates(monograph, sections))
    return sorted(found, key=lambda likely: -likely.odds)


def _odds(candidate: Candidate) -> float:
    own = shipped("naming/drugs").probability("own", candidate.told)
    return own / max(1 - own, 1e-9)


def about_a_drug(monograph: Monograph, sections: tuple[Section, ...], named: list[Likely]) -> float:
    """Return how likely a page is about a drug, of those that it names, the likeliest first.

    >>> from medgraph.monographs import parse_monograph
    >>> news = "The maker of warfarin said its shares fell on Monday; investors asked the court for millions. "
    >>> page = parse_monograph(news * 3)
    >>> about_a_drug(page, (), likeliest_first(page, ())) < 0.5
    True
    """
    return shipped("naming/pages").probability("drug", told_of_page(monograph, sections, named))


def likely_drug(named: list[Likely]) -> str | None:
    """Return the first of the drugs that a page about one names, None where the next is nearly as likely.

    >>> from medgraph.monographs import parse_monograph
    >>> text = "You are on apixaban to prevent a stroke. It may cause bleeding. Do not take ibuprofen."
    >>> likely_drug(likeliest_first(parse_monograph(f"# Carry this card\\n\\n{text}"), ()))
    'apixaban'
    """
    far = len(named) == 1 or (len(named) > 1 and named[0].odds >= _FAR * named[1].odds)
    return named[0].candidate.drug if far else None


def told_of_page(monograph: Monograph, sections: tuple[Section, ...], named: list[Likely]) -> frozenset[str]:
    """Return what is told of a page: its words, what its sections are about, and how its likeliest drug is named."""
    words = (f"word:{each}" for each in stems(monograph.view.text[:_BEGINNING]))
    topics = (f"section:{section.type.value}" for section in sections if section.span.start < _BEGINNING)
    best = (f"drug {each}" for likely in named[:1] for each in likely.candidate.told if not each.startswith(_WORDS))
    return frozenset({*words, *topics, *best})


_BEGINNING = 1_600  # characters: what a page is about it says soon, and all that was learned from has as many
_WORDS = ("before:", "behind:", "first ", "word:", "section:")
