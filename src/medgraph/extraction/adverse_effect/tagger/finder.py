"""A page that is an official label → its adverse reactions, with the sentences that name them.

The boxed warning and the sections on warnings and adverse reactions are read part by part, as they stand in the file; other
pages, and other sections, are none of the tagger's. A string that counts as an effect is stated wherever it was read;
one that was read nowhere, at its likeliest place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from medgraph.extraction.adverse_effect.tagger.features import COVERED
from medgraph.extraction.adverse_effect.tagger.model import load
from medgraph.extraction.adverse_effect.tagger.places import Place, likeliest
from medgraph.extraction.adverse_effect.tagger.strings import ENOUGH, Judged, judge, read
from medgraph.extraction.language.items import Item
from medgraph.extraction.page import Page, Passage
from medgraph.model import Block, BlockKind, Part, SourceKind, Span

RULE = "adverse_effect.tagged/2"


def tagged_parts(page: Page) -> tuple[Part, ...]:
    """Return the parts of a page that the tagger reads: none where it is no label."""
    is_label = page.monograph.kind is SourceKind.REGULATORY_LABEL
    return tuple(part for part in page.monograph.parts if is_label and part.type in COVERED)


def tagged_effects(page: Page) -> Iterator[tuple[Passage, Item]]:
    """Yield the effects that the tagger finds on a label, each with the passage that names it."""
    parts = tagged_parts(page)
    if not parts:
        return
    model, text = load(), page.monograph.view.text
    sections = [read(part.span.of(text), COVERED[part.type], model) for part in parts]
    begins = {id(section): part.span.start for section, part in zip(sections, parts, strict=True)}
    finder = _Passages(page)
    for judged in judge(sections, model):
        if judged.probability > ENOUGH:
            for place in _stated(judged):
                span = place.read.tokens.span(place.start, place.end).moved(begins[id(place.read)])
                passage = finder.holding(span)
                if passage:
                    yield passage, Item(" ".join(span.of(text).split()), span)


def _stated(judged: Judged) -> list[Place]:
    """Return the places where a string was read as a whole, else the likeliest."""
    as_read = [place for place in judged.places if place.is_read]
    return as_read or [likeliest(judged.places)]


class _Passages:
    """The passages of a page by where they stand; a heading is one of its own."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.passages = sorted(page.passages, key=lambda passage: passage.span)
        self.headings = [block for block in page.monograph.blocks if block.kind is BlockKind.HEADING]

    def holding(self, span: Span) -> Passage | None:
        """Return the passage in which a mention begins, its sentence long enough to hold the whole."""
        before = bisect_right(self.passages, span.start, key=lambda passage: passage.span.start) - 1
        passage = self.passages[before] if before >= 0 else None
        if passage and span.start < max(passage.span.end, passage.quote.end):
            return _reaching(passage, span)
        heading = bisect_right(self.headings, span.start, key=lambda block: block.span.start) - 1
        if heading >= 0 and span.within(self.headings[heading].span):
            return self._of_heading(self.headings[heading])
        return None

    def _of_heading(self, heading: Block) -> Passage | None:
        """Return a heading as a passage of the section that it opens."""
        after = bisect_right(self.passages, heading.span.start, key=lambda passage: passage.span.start)
        below = self.passages[after] if after < len(self.passages) else None
        if below is None or not heading.span.within(below.section.span):
            return None
        return below.headed(heading.span)


def _reaching(passage: Passage, span: Span) -> Passage:
    if span.end <= passage.quote.end:
        return passage
    return replace(passage, quote=Span(passage.quote.start, span.end))
