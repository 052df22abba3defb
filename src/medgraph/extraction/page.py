"""Prepare a page for the rules: who it is about, and its clauses with all that governs them.

A rule never sees a page; it sees `Passage`s. A passage is a clause (or a list item, or a table row)
together with what the layout says about it: the topic of its section, question or label; the
lead-ins above it, nearest first; and whom it speaks about. "Unlike warfarin, apixaban …" speaks about
apixaban; "Casimersen (Amondys 45) targets …" on viltolarsen's page about casimersen; "it" about
whomever the clause before spoke about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from medgraph.extraction.clauses import readable, split_clauses, text_start
from medgraph.extraction.governing import Governor
from medgraph.extraction.language.abbreviations import read_abbreviations
from medgraph.extraction.medicine import is_program, speaks_of_medicine
from medgraph.extraction.naming.likely_drug import about_a_drug, likeliest_first, likely_drug
from medgraph.extraction.naming.page_drug import DrugNames, names_of, read_drug_names
from medgraph.extraction.naming.throughout import is_about, is_divided, is_of_many, is_of_something_else, is_titled
from medgraph.extraction.placeholders import is_placeholder
from medgraph.model import Block, BlockKind, Monograph, Section, SectionType, Span
from medgraph.patterns import Pattern
from medgraph.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause and what governs it; `span` and `quote` are slices of the view.

    `text` is the clause with line ends as blanks, so that offsets in it plus `span.start` are offsets in
    the view. `quote` is the whole sentence (with its label), which becomes the evidence. `leads` are the
    texts that govern it, nearest first: its label, the items above it, the lead-in, the question, the
    headings. `subjects` are the drugs it speaks about. A table row has `cells`, the names of their `columns`, and
    the text that stands `above` the table.
    """

    section: Section
    block: Block
    topic: SectionType
    span: Span
    quote: Span
    text: str
    leads: tuple[str, ...]
    subjects: tuple[str, ...]
    cells: tuple[Span, ...] = ()
    columns: tuple[str, ...] = ()
    above: str = ""

    @property
    def is_item(self) -> bool:
        """Whether it stands in a list."""
        return self.block.kind is BlockKind.ITEM

    def headed(self, heading: Span) -> Passage:
        """Return the heading above this passage, which opens its section, as a passage of its own."""
        wording = heading.of(self.section.view.text).replace("\n", " ")
        block = Block(BlockKind.HEADING, heading)
        return replace(self, span=heading, quote=heading, text=wording, block=block, leads=(), cells=(), columns=())


@dataclass(frozen=True, slots=True)
class Page:
    """A monograph ready for the rules."""

    monograph: Monograph
    names: DrugNames
    abbreviations: dict[str, str]
    passages: tuple[Passage, ...]
    fields: tuple[Passage, ...] = ()
    """What a label states in fields: no prose, so that no rule for sentences sees it."""

    @property
    def drug(self) -> str:
        """The drug that the page is about."""
        return self.names.drug

    def told_in(self, passage: Passage) -> SectionType | None:
        """Return what the part of a label that a passage stands in is about, whatever its subsections are called."""
        part = self.monograph.part_at(passage.span.start)
        return part.type if part else None


def prepare(monograph: Monograph, sections: tuple[Section, ...]) -> Page | None:
    """Return the page with its passages, or None if it is about no drug that can be told."""
    names = _names(monograph, sections)
    if names is None:
        return None
    prose = (section for section in sections if section.type is not SectionType.PRODUCT_DATA)
    passages = tuple(p for section in prose for p in _passages(section, names))
    fields = tuple(_field(section, names) for section in sections if section.field)
    abbreviations = read_abbreviations(monograph.view.text)
    return Page(monograph, names, abbreviations, _resolve_pronouns(passages), fields)


_SURE, _VERY_SURE, _LEAST = 0.7, 0.9, 0.05
"""How likely a page is about a drug where nothing but that says so, where not even its words are those of medicine, and
at least where it says a drug below its title."""
_FEW, _SHORT = 80, 250
"""So few words are given the benefit of the doubt, and so few may be chat on a drug: as many as was learned from."""


def _names(monograph: Monograph, sections: tuple[Section, ...]) -> DrugNames | None:
    """Return the names of a page's drug, as it says them, or else as is likely; a label's goes without doubt."""
    said, text = read_drug_names(monograph, sections), monograph.view.text
    if monograph.parts:
        return said
    if is_program(text):
        return None
    if not speaks_of_medicine(text, divided=is_divided(sections)):
        chats = len(text.split()) < _SHORT and not is_of_something_else(monograph)
        return _likely_names(monograph, sections, _VERY_SURE) if chats else None
    if said and is_about(said, monograph, sections):
        sure = is_titled(said, monograph) or len(text.split()) < _FEW
        return said if sure or _is_likely(monograph, sections) else None
    return None if is_of_something_else(monograph) else _likely_names(monograph, sections, _SURE)


def _is_likely(monograph: Monograph, sections: tuple[Section, ...]) -> bool:
    return about_a_drug(monograph, sections, likeliest_first(monograph, sections)) >= _LEAST


def _likely_names(monograph: Monograph, sections: tuple[Section, ...], sure: float) -> DrugNames | None:
    """Return the names of the drug that a page is likely about, None where it is not so sure or turns to many."""
    named = likeliest_first(monograph, sections)
    drug = likely_drug(named) if about_a_drug(monograph, sections, named) >= sure else None
    names = names_of(drug, monograph, sections) if drug else None
    return None if names and is_of_many(names, monograph, sections) else names


def _field(section: Section, names: DrugNames) -> Passage:
    """Return a field as a passage: its whole value."""
    block = section.blocks[0]
    text, leads, subjects = block.span.of(section.view.text), (section.title,), (names.drug,)
    return Passage(section, block, section.type, block.span, block.span, text, leads, subjects, block.cells)


def _passages(section: Section, names: DrugNames) -> Iterator[Passage]:
    governor = Governor(section)
    for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=False):
        leads, topic = governor.govern(block, following)
        if _keeps_a_place(section.view.text, block):
            continue
        if block.kind is BlockKind.ROW:
            yield from _row(section, block, topic, leads, names, governor)
        else:
            yield from _clauses(section, block, topic, leads, names)


def _keeps_a_place(text: str, block: Block) -> bool:
    """Tell whether a block has nothing but placeholders, behind its label or in its cells."""
    if block.cells:
        return all(is_placeholder(cell.of(text)) or cell.start == cell.end for cell in block.cells)
    return is_placeholder(block.span.of(text)) or is_placeholder(text[text_start(text, block) : block.span.end])


def _clauses(
    section: Section, block: Block, topic: SectionType, leads: tuple[str, ...], names: DrugNames
) -> Iterator[Passage]:
    text = section.view.text
    begin = text_start(text, block)
    for number, sentence in enumerate(split_sentences(text[begin : block.span.end], begin)):
        quote = Span(block.span.start, sentence.end) if number == 0 and block.label else sentence
        subjects: tuple[str, ...] = (names.drug,)
        for clause in split_clauses(text, sentence):
            wording = readable(clause.of(text))
            subjects = names.subjects_of(wording, topic, before=subjects)
            yield Passage(section, block, topic, clause, quote, wording, leads, subjects)


def _row(
    section: Section,
    block: Block,
    topic: SectionType,
    leads: tuple[str, ...],
    names: DrugNames,
    governor: Governor,
) -> Iterator[Passage]:
    if not block.header:
        wording = readable(block.span.of(section.view.text))
        subjects, columns, above = (names.drug,), governor.columns, governor.above
        yield Passage(
            section, block, topic, block.span, block.span, wording, leads, subjects, block.cells, columns, above
        )


_PRONOUN = Pattern(
    r"^(?:(?:\w+ly|chemically|instead|also|here|then),? )?(?:it|its|they|this (?:drug|medicine|medication|agent|antibody)|both (?:drugs|medications|medicines))\b",
    re.IGNORECASE,
)


def _resolve_pronouns(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Give a clause that begins with a pronoun the subjects of the clause before it in its block."""
    resolved: list[Passage] = []
    for passage in passages:
        before = resolved[-1] if resolved else None
        if before and before.block is passage.block and _PRONOUN.match(passage.text):
            passage = replace(passage, subjects=before.subjects)
        resolved.append(passage)
    return tuple(resolved)
