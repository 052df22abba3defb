"""Tell whether a page is about one drug, and which, where no rule does: two models of words, learned from pages of ours.

One tells pages about a drug from all others: news, recipes, programs, pages about diseases, tests and groups of drugs, a
list of medicines. The other tells of each drug that a page names whether it is the one. Both know the words of a page
and not what they say: they decide which page is read, never what is read of it.
"""

from __future__ import annotations

from medgraph.extraction.naming.candidates import Candidate, candidates
from medgraph.model import Monograph, Section
from medgraph.topics.words import stems
from medgraph.weights import shipped

__all__ = ["about_a_drug", "likely_drug", "told_of_page"]

_FAR = 10
"""How much more likely than the next, in odds, a drug must be."""


def about_a_drug(monograph: Monograph, sections: tuple[Section, ...]) -> float:
    """Return how likely a page that names a drug is about one.

    >>> from medgraph.monographs import parse_monograph
    >>> news = "The maker of warfarin said its shares fell on Monday; investors asked the court for millions. "
    >>> about_a_drug(parse_monograph(news * 3), ()) < 0.5
    True
    """
    return shipped("naming/pages").probability("drug", told_of_page(monograph, sections))


def likely_drug(monograph: Monograph, sections: tuple[Section, ...]) -> str | None:
    """Return the drug that a page about one is most likely about, None where another is nearly as likely.

    >>> from medgraph.monographs import parse_monograph
    >>> text = "You are on apixaban to prevent a stroke. It may cause bleeding. Do not take ibuprofen."
    >>> likely_drug(parse_monograph(f"# Carry this card\\n\\n{text}"), ())
    'apixaban'
    """
    named = _by_odds(monograph, sections)
    (most, drug), (next_most, _) = [*named[:2], (0.0, None), (0.0, None)][:2]
    return drug if most >= _FAR * next_most else None


def _by_odds(monograph: Monograph, sections: tuple[Section, ...]) -> list[tuple[float, str]]:
    """Return the odds of each drug that a page names to be the one it is about, the highest first."""
    found = candidates(monograph, sections)
    return sorted(((_odds(each), each.drug) for each in found), key=lambda pair: (-pair[0], pair[1]))


def _odds(candidate: Candidate) -> float:
    own = shipped("naming/drugs").probability("own", candidate.told)
    return own / max(1 - own, 1e-9)


def told_of_page(monograph: Monograph, sections: tuple[Section, ...]) -> frozenset[str]:
    """Return what is told of a page: its words, what its sections are about, and how its likeliest drug is named."""
    words = (f"word:{each}" for each in stems(monograph.view.text[:_BEGINNING]))
    topics = (f"section:{section.type.value}" for section in sections if section.span.start < _BEGINNING)
    best = max(candidates(monograph, sections), key=_odds, default=None)
    named = (f"drug {each}" for each in best.told if not each.startswith(_WORDS)) if best else ()
    return frozenset({*words, *topics, *named})


_BEGINNING = 1_600  # characters: what a page is about it says soon, and all that was learned from has as many
_WORDS = ("before:", "behind:", "first ", "word:", "section:")
