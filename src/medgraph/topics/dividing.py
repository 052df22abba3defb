"""Divide a section whose heading says nothing into sections, each of what its words are about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, zip_longest

from medgraph.model import Section, SectionType, Span
from medgraph.topics.pieces import pieces_of
from medgraph.topics.telling import topics_of

__all__ = ["VAGUE", "divided"]

VAGUE = frozenset({SectionType.OTHER, SectionType.QUESTIONS, SectionType.DESCRIPTION, SectionType.PATIENT_INFORMATION})
"""What a heading means that does not say what the text below it is about."""


def divided(section: Section) -> Iterator[Section]:
    """Yield a section, or those that its words tell, which cover it under the same headings.

    >>> from medgraph.monographs import parse_monograph
    >>> from medgraph.sections import split_by_headings
    >>> page = parse_monograph(
    ...     "# Zubrelin\\n## The rest\\nTake one 5 mg tablet twice daily with water.\\n\\n"
    ...     "Nausea (12%), headache, dizziness and rash were the most common side effects."
    ... )
    >>> [part.type.value for section in split_by_headings(page) for part in divided(section)]
    ['other', 'dosage', 'adverse reactions']
    """
    parts = list(_parts(section)) if section.blocks and section.type in VAGUE else [section]
    for part, behind in zip_longest(parts, parts[1:]):
        yield replace(part, span=Span(part.span.start, behind.span.start if behind else section.span.end))


def _parts(section: Section) -> Iterator[Section]:
    """Yield the parts of a section, each up to its end."""
    text = section.view.text
    pieces = list(pieces_of(text, section.blocks))
    told = zip(topics_of(section.title if len(section.headings) > 1 else "", pieces), pieces, strict=True)
    start = end = section.span.start
    for topic, part in groupby(told, key=lambda each: each[0]):
        blocks = tuple(block for _, piece in part for block in piece.blocks)
        start = max(text.rfind("\n", 0, blocks[0].span.start) + 1, end) if end > start else start
        about = section.type if topic is SectionType.OTHER else topic
        yield replace(section, type=about, blocks=blocks, span=Span(start, section.span.end))
        end = blocks[-1].span.end
