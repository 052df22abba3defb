"""The headings of a page as passages: a title may be all that names a brand, or that says how a drug is given."""

from __future__ import annotations

from collections.abc import Iterator

from medgraph.extraction.page import Page, Passage
from medgraph.model import BlockKind, Section, SectionType


def headings_of(page: Page) -> Iterator[Passage]:
    """Yield the page's headings as passages of a section on names."""
    text = page.monograph.view.text
    by_path = any(passage.section.path for passage in page.passages)
    for block in () if by_path else page.monograph.blocks:
        if block.kind is BlockKind.HEADING:
            wording = block.span.of(text).replace("\n", " ")
            section = Section(page.monograph, SectionType.NAMES, (wording,), block.span, ())
            yield Passage(section, block, SectionType.NAMES, block.span, block.span, wording, (), (page.drug,))
