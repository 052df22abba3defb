"""A monograph to sections: the stretch under each heading, with what it is about.

A heading that means nothing to the table (see `section_headings`) takes the meaning of the heading above
it ("5.1 Hepatotoxicity" stands below "5 Warnings", whatever its mark), and one that only says in whom, where or of
which form ("Renal impairment" under "Dosage", "Injection" under "Side effects") leaves that meaning as it is. Pages
that set labels instead of headings ("**Side effects:** …") are split at those labels that change the subject. Where
headings say nothing, or were lost, the text is divided by what its words are about (see `topics`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from medgraph.model import Block, BlockKind, Monograph, Part, Section, SectionType, Span
from medgraph.patterns import Pattern
from medgraph.plain_titles import with_plain_titles
from medgraph.run_in_headings import with_run_in_headings
from medgraph.section_headings import section_type
from medgraph.topics import VAGUE, divided, heading_topic

__all__ = ["section_type", "split_by_headings", "split_sections"]

MAX_TITLE_WORDS = 10

_NUMBER = Pattern(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s")
_ADDRESS = Pattern(r"(?:Tell|Talk to|Ask|Contact|Call|Speak to) (?:your|a|the)\b")
_FORM = Pattern(r"\W*(?:the )?(?:injections?|infusions?)\W*", re.IGNORECASE)
_ASIDES = frozenset({SectionType.POPULATIONS, SectionType.STUDIES})


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading in force: how high it stands, its words, what they mean there; labels are run in.

    What they mean is `likely` where a model alone told it: a heading below it may mean something else.
    """

    level: int
    title: str
    type: SectionType
    run_in: bool = False
    likely: bool = False


def split_sections(monograph: Monograph) -> tuple[Section, ...]:
    """Split a page into its sections, in order, covering its view.

    >>> from medgraph.monographs import parse_monograph
    >>> page = parse_monograph("# Casimersen\\n## Dosage\\n30 mg/kg.\\n### Children\\nThe same.\\n")
    >>> [(section.title, section.type.value) for section in split_sections(page)]
    [('Casimersen', 'other'), ('Dosage', 'dosage'), ('Children', 'dosage')]
    """
    if monograph.parts:
        return tuple(_sections_of_parts(monograph))
    return tuple(part for section in split_by_headings(monograph) for part in divided(section))


def split_by_headings(monograph: Monograph) -> Iterator[Section]:
    """Yield the sections of a page that is no label as its headings divide it, whatever its words are about."""
    yield from _sections(monograph, _Splitter(monograph), len(monograph.view.text))


def _sections_of_parts(monograph: Monograph) -> Iterator[Section]:
    """Yield the sections of a label, part by part."""
    starts = [block.span.start for block in monograph.blocks]
    for part in monograph.parts:
        blocks = monograph.blocks[bisect_left(starts, part.span.start) : bisect_left(starts, part.span.end)]
        if part.field is None:
            yield from _of_part(monograph, part, blocks)
        else:
            yield Section(monograph, part.type, (part.field.capitalize(),), part.span, blocks, part.path, part.field)


def _of_part(monograph: Monograph, part: Part, blocks: tuple[Block, ...]) -> Iterator[Section]:
    """Yield the sections of a part of a label: what its code says holds where its headings say nothing."""
    splitter = _Splitter(replace(monograph, blocks=blocks), part.span.start, (_Heading(0, "", part.type),))
    yield from _sections(monograph, splitter, part.span.end, part.path)


def _sections(monograph: Monograph, splitter: _Splitter, end: int, path: str | None = None) -> Iterator[Section]:
    stretches = splitter.stretches()
    for stretch, after in zip_longest(stretches, stretches[1:]):
        yield Section(
            monograph=monograph,
            type=_type(stretch.headings),
            headings=tuple(heading.title for heading in stretch.headings if heading.title),
            span=Span(stretch.start, after.start if after else end),
            blocks=tuple(stretch.blocks),
            path=path,
        )


@dataclass(slots=True)
class _Stretch:
    """A section in the making."""

    start: int
    headings: tuple[_Heading, ...] = ()
    blocks: list[Block] = field(default_factory=list)


class _Splitter:
    """A walk over a page's blocks; the last stretch is the one that blocks are added to.

    A plain label ("Contraindications: …") holds for its own paragraph and the list after it: `after` are
    the headings that come back into force then. A bold one holds until the next heading or label; one that says nothing
    to medgraph ends it where it has siblings under a heading that says something, which is `held`. A question in bold
    ends what a label before it began, whatever it says.
    """

    def __init__(self, monograph: Monograph, start: int = 0, above: tuple[_Heading, ...] = ()) -> None:
        self.view = monograph.view
        given = monograph.blocks
        titled = with_plain_titles(self.view.text, given) if _lost_marks(monograph) else given
        self.blocks = tuple(with_run_in_headings(self.view.text, titled))
        self.top = _title_level(self.blocks)
        self.made = [_Stretch(start, above)]
        self.after: tuple[_Heading, ...] | None = None
        self.held: tuple[_Heading, ...] | None = None
        self.end = start

    def stretches(self) -> list[_Stretch]:
        for block, below in zip_longest(self.blocks, self.blocks[1:]):
            if block.kind is BlockKind.HEADING:
                self.heading(block)
            else:
                self.content(block, below)
        return self.made

    def heading(self, block: Block) -> None:
        alone = not self.view.text[self.view.text.rfind("\n", 0, block.span.start) + 1 : block.span.start].strip()
        title = _words(self.view.text, block.span)
        run_in = block.level > 1 and alone and self.is_bold(block.span)
        above = self.made[-1].headings
        told = not run_in and block.level != self.top
        self.begin(block, _under(above, _level(above, block.level, title), title, run_in=run_in, told=told))
        self.after, self.held, self.end = None, None, block.span.end

    def content(self, block: Block, below: Block | None) -> None:
        if block.kind is BlockKind.PARAGRAPH:
            if self.after is not None:
                self.begin(block, self.after)
                self.after = None
            if (label := self.label_of(block, below)) is not None:
                self.label(block, label)
        self.made[-1].blocks.append(block)
        self.end = block.span.end

    def label(self, block: Block, label: Span) -> None:
        """Begin a section at a label that changes the subject."""
        headings, title, bold = self.made[-1].headings, _words(self.view.text, label), self.is_bold(label)
        asks = bold and title.endswith("?") and any(heading.run_in for heading in headings[-1:])
        inner = _under(headings, _run_in_level(headings), title, run_in=True, told=asks)
        if not asks and _own_meaning(title, _type(headings)) in (None, _type(headings)):
            if bold and self.held is not None:
                self.begin(block, self.held)
                self.held = None
            return
        self.after = None if bold else headings
        above = inner[:-1]
        self.held = above if bold and label.end < block.span.end and _type(above) not in VAGUE else None
        self.begin(block, inner)

    def is_bold(self, span: Span) -> bool:
        place = bisect_right(self.view.strong, (span.start, span.end)) - 1
        return any(span.within(strong) for strong in self.view.strong[max(place, 0) : place + 2])

    def label_of(self, block: Block, below: Block | None) -> Span | None:
        """Return the label that text or a list stands under: the block's own, or a line above a list."""
        listed = below is not None and below.kind in (BlockKind.ITEM, BlockKind.ROW)
        if block.label:
            followed = self.view.text[block.label.end : block.span.end].strip(" :.")
            return block.label if followed or listed else None
        words = block.span.of(self.view.text)
        return (
            block.span
            if listed and len(words.split()) <= MAX_TITLE_WORDS and words[-1].isalnum() and not _ADDRESS.match(words)
            else None
        )

    def begin(self, block: Block, headings: tuple[_Heading, ...]) -> None:
        """Begin a section at a block's line, or in it; what stands above the first is part of the first."""
        line = self.view.text.rfind("\n", 0, block.span.start) + 1
        start = max(line, self.end)
        if self.made[-1].blocks or (any(h.level for h in self.made[-1].headings) and self.made[-1].start < start):
            self.made.append(_Stretch(start))
        self.made[-1].headings = headings


def _title_level(blocks: tuple[Block, ...]) -> int:
    """Return the level of a page's title, which names the page and no section: few stand above all other headings."""
    levels = sorted(block.level for block in blocks if block.kind is BlockKind.HEADING)
    titles = levels.count(levels[0]) if levels else 0
    return levels[0] if 0 < titles <= _TITLES and len(levels) > 2 * titles else 0


_TITLES = 2


def _lost_marks(monograph: Monograph) -> bool:
    """Tell whether a page of text has nothing bold and no marked heading: its titles are lines like any other."""
    text = monograph.view.text
    heads = (block.span for block in monograph.blocks if block.kind is BlockKind.HEADING)
    lines = (text[text.rfind("\n", 0, head.start) + 1 : head.start] for head in heads)
    return monograph.format in _TEXTS and not monograph.view.strong and not any("#" in line for line in lines)


_TEXTS = ("prose", "markdown")


def _level(above: tuple[_Heading, ...], level: int, title: str) -> int:
    """Return how high a heading stands: "5.1 …" below "5 …", however high the page sets it."""
    number = _NUMBER.match(title)
    parent = number[1].rpartition(".")[0] if number else ""
    held = (heading.level for heading in above if parent and _number_of(heading.title) == parent)
    return max(level, next(held, level - 1) + 1)


def _number_of(title: str) -> str:
    number = _NUMBER.match(title)
    return number[1] if number else ""


def _under(
    above: tuple[_Heading, ...], level: int, title: str, *, run_in: bool = False, told: bool = False
) -> tuple[_Heading, ...]:
    """Return the headings in force under a new one; where none says more, one that may be `told` is by its words."""
    kept = tuple(heading for heading in above if heading.level < level)
    sure = tuple(heading for heading in kept if not heading.likely)
    own = _own_meaning(title, _type(kept))
    likely = heading_topic(title, own) if told and (own or _type(sure) in VAGUE) else own
    is_likely = own is None and (likely is not None or any(heading.likely for heading in kept[-1:]))
    return (*kept, _Heading(level, title, likely or _type(kept), run_in, is_likely))


def _own_meaning(title: str, above: SectionType) -> SectionType | None:
    """Return what a title means by itself, None where that is nothing or only adds to what stands above."""
    meaning = section_type(title)
    adds = meaning in _ASIDES or _FORM.fullmatch(title)
    return None if adds and above not in VAGUE else meaning


def _run_in_level(headings: tuple[_Heading, ...]) -> int:
    """Return how high a label stands: beside labels and bold lines, below other headings."""
    if not headings:
        return 2
    return headings[-1].level + (not headings[-1].run_in)


def _type(headings: tuple[_Heading, ...]) -> SectionType:
    return headings[-1].type if headings else SectionType.OTHER


def _words(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())
