"""The drugs that a page names, each with what tells whether the page is about it.

A page may name its drug once and go on with "it", and others more often: the one it is compared with, the one that must
not be taken with it. What tells them apart is where each stands, how often, among which others, and between which
words ("on X", "unlike X", "X is a").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from medgraph.extraction.naming.times_named import named_in_order, times_named
from medgraph.lexicon import substance
from medgraph.model import BlockKind, Monograph, Section, Span
from medgraph.patterns import Pattern
from medgraph.topics.words import stem

__all__ = ["Candidate", "candidates"]


class Candidate(NamedTuple):
    """A drug by the name that a page uses first, and what is told of it."""

    drug: str
    told: frozenset[str]


class _Mention(NamedTuple):
    """A place where a page names a drug; `listed` where only a comma or an "and" is between it and another."""

    span: Span
    listed: bool


def candidates(monograph: Monograph, sections: tuple[Section, ...]) -> list[Candidate]:
    """Return the drugs that a page names, in the order of their first names.

    >>> from medgraph.monographs import parse_monograph
    >>> page = parse_monograph("# Carry it with you\\n\\nYou are on apixaban. Unlike warfarin it needs no tests.")
    >>> for drug, told in candidates(page, ()):
    ...     print(drug, sorted(each for each in told if each.startswith(("before:", "behind:"))))
    apixaban ['before:on', 'before:on, are', 'behind:.', 'behind:., unlike']
    warfarin ['before:unlike', 'before:unlike, .', 'behind:it', 'behind:it, need']
    """
    text = monograph.view.text
    mentions = _mentions(text)
    counts = {drug: times for drug, times in times_named(text).items() if drug in mentions}
    return [
        Candidate(
            drug, frozenset({*_counted(drug, counts, text), *_placed(drug, at, monograph), *_said(at, text, sections)})
        )
        for drug, at in mentions.items()
    ]


@lru_cache(maxsize=16)
def _mentions(text: str) -> dict[str, list[_Mention]]:
    """Return where a text names each drug, by the name that `times_named` counts it under."""
    called = {substance(drug): drug for drug in reversed(times_named(text))}
    named = named_in_order(text)
    gaps = [bool(_JOINS.fullmatch(text[one.end : other.start])) for (_, one), (_, other) in pairwise(named)]
    found: dict[str, list[_Mention]] = {}
    for (drug, span), before, behind in zip(named, [False, *gaps], [*gaps, False], strict=False):
        found.setdefault(called.get(substance(drug), drug), []).append(_Mention(span, before or behind))
    return found


_JOINS = Pattern(r"(?:\s*\([^()]*\))?\s*(?:,|;|/|,?\s(?:and|or)\s)\s*")


def _counted(drug: str, counts: dict[str, int], text: str) -> Iterator[str]:
    """Yield how often a drug is named, and how many others are, in what order and how often."""
    mine, others = counts.get(drug, 0), [times for name, times in counts.items() if name != drug]
    order, many = min(list(counts).index(drug) if drug in counts else len(counts), 4), _step(len(counts), 2, 3, 4, 6, 9)
    yield f"times:{_step(mine, 1, 2, 3, 4, 6, 10)}"
    yield f"share:{_step(mine / max(sum(counts.values()), 1), 0.1, 0.2, 0.35, 0.5, 0.7, 0.95)}"
    yield f"to the next:{_step((mine + 0.5) / (max(others, default=0) + 0.5), 0.3, 0.6, 0.95, 1.2, 1.9, 3.5)}"
    yield from (f"order:{order}", f"drugs:{many}", f"order:{order} of {many}", f"times:{min(mine, 5)} of {many}")
    yield f"words a name:{_step(len(text.split()) / max(mine, 1), 30, 60, 100, 200, 400)}"
    yield "combination" if " / " in drug else "single"


def _placed(drug: str, mentions: list[_Mention], monograph: Monograph) -> Iterator[str]:
    """Yield where a drug is named: how far down, in which headings, first in its sentence, in lists or brackets."""
    text, first = monograph.view.text, mentions[0].span.start
    headings = [block.span for block in monograph.blocks if block.kind is BlockKind.HEADING]
    yield f"from the top:{_step(first, 60, 150, 300, 600, 1200)}"
    yield f"of the text:{_step(first / len(text), 0.05, 0.15, 0.3, 0.5, 0.75)}"
    if drug in (monograph.title or "").lower():
        yield "in the title"
    yield from {
        f"in heading {min(number, 1)}"
        for number, span in enumerate(headings)
        for each in mentions
        if each.span.within(span)
    }
    begun = [not _UNBEGUN.search(text, 0, each.span.start) for each in mentions]
    bracketed = [bool(_IN_BRACKET.search(text, max(0, each.span.start - 80), each.span.start)) for each in mentions]
    for name, holds in (("begins", begun), ("bracketed", bracketed), ("listed", [each.listed for each in mentions])):
        yield f"{name}:{_step(sum(holds) / len(holds), 0.01, 0.5, 0.99)}"


_UNBEGUN = Pattern(r"[^.!?:*\n\s]\s*$")
_IN_BRACKET = Pattern(r"\([^()]*$")


def _said(mentions: list[_Mention], text: str, sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield the words beside a drug's names, those of their sentences, and what their sections are about."""
    starts = [section.span.start for section in sections]
    for number, (span, _) in enumerate(mentions):
        beside = list(_beside(span, text))
        yield from beside
        yield from (f"first {each}" for each in beside if number == 0)
        yield from {f"word:{sign}" for sign in _signs(_sentence(text, span))}
        if sections:
            yield f"section:{sections[max(0, bisect_right(starts, span.start) - 1)].type.value}"


def _beside(span: Span, text: str) -> Iterator[str]:
    """Yield the word on either side of a name, and that with the next."""
    before = _signs(text[max(0, span.start - _NEAR) : span.start])[::-1]
    for side, words in (("before", before), ("behind", _signs(text[span.end : span.end + _NEAR]))):
        yield from (f"{side}:{', '.join(words[:number])}" for number in (1, 2))


_NEAR = 60  # characters
_SIGN = Pattern(r"[A-Za-z]+(?:['’-][a-z]+)*|\d[\d.,]*|[.!?,;:()%\n|*]")
_FAR = 200  # characters
_ENDS = Pattern(r"(?<=[.!?])\s|\n")


def _signs(text: str) -> list[str]:
    return [
        stem(sign.lower().replace("’", "'")) if sign[0].isalnum() else sign.replace("\n", "line")
        for sign in _SIGN.findall(text)
    ]


def _sentence(text: str, span: Span) -> str:
    before, behind = text[max(0, span.start - _FAR) : span.start], text[span.end : span.end + _FAR]
    return f"{_ENDS.split(before)[-1]} {_ENDS.split(behind)[0]}"


def _step(number: float, *steps: float) -> int:
    """Return how many steps a number has climbed."""
    return sum(number >= each for each in steps)
