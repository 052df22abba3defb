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

from medgraph.extraction.language.abbreviations import read_abbreviations
from medgraph.extraction.language.frequency import heads_by_frequency, is_bare_frequency, read_rates
from medgraph.extraction.medicine import speaks_of_medicine
from medgraph.extraction.naming.page_drug import DrugNames, read_drug_names
from medgraph.extraction.naming.throughout import is_about
from medgraph.extraction.placeholders import is_placeholder
from medgraph.model import Block, BlockKind, Monograph, Section, SectionType, Span
from medgraph.sections import section_type
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


@dataclass(frozen=True, slots=True)
class Page:
    """A monograph ready for the rules."""

    monograph: Monograph
    names: DrugNames
    abbreviations: dict[str, str]
    passages: tuple[Passage, ...]

    @property
    def drug(self) -> str:
        """The drug that the page is about."""
        return self.names.drug


def prepare(monograph: Monograph, sections: tuple[Section, ...]) -> Page | None:
    """Return the page with its passages, or None if it is about no drug that can be told."""
    names = read_drug_names(monograph, sections)
    if names is None or not is_about(names, monograph, sections) or not speaks_of_medicine(monograph.view.text):
        return None
    passages = tuple(p for section in sections for p in _passages(section, names))
    return Page(monograph, names, read_abbreviations(monograph.view.text), _resolve_pronouns(passages, names))


def _passages(section: Section, names: DrugNames) -> Iterator[Passage]:
    governor = _Governor(section)
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
    return is_placeholder(block.span.of(text)) or is_placeholder(text[_text_start(text, block) : block.span.end])


class _Governor:
    """What governs the next block: the lead-in, the open list items, the question, the headings."""

    def __init__(self, section: Section) -> None:
        self.text = section.view.text
        self.section = section
        self.type = _told_by_layout(section)
        self.lead = self.asked = ""
        self.items: list[tuple[int, str]] = []
        self.before = self.above = ""
        self.columns: tuple[str, ...] = ()

    def govern(self, block: Block, following: Block | None = None) -> tuple[tuple[str, ...], SectionType]:
        """Return what governs a block and the topic that follows from it; take the block into account."""
        wording = block.span.of(self.text).strip().replace("\n", " ")
        label = block.label.of(self.text).replace("\n", " ") if block.label else ""
        if block.kind is BlockKind.PARAGRAPH and not _ANSWER.match(wording) and not self._goes_on(wording):
            self.lead, self.items = "", []
        self.before = wording
        self._close_items(block)
        above = [text for _, text in reversed(self.items)]
        asked = self.asked if label == "A" and self.asked not in (self.lead, *above) else ""
        leads = tuple(t for t in [label, *above, asked, self.lead, *reversed(self.section.headings)] if t)
        self._open(block, following, wording, label)
        return leads, self._topic(leads)

    def _goes_on(self, wording: str) -> bool:
        """Tell whether a line goes on with a list that lost its marks, under a line that says how often: "hair loss;"."""
        if not heads_by_frequency(self.lead) or len(wording.split()) > _LEAD_WORDS:
            return False
        return not wording.endswith((".", ":", "!", "?")) or self.before.endswith(";")

    def _close_items(self, block: Block) -> None:
        level = block.level if block.kind is BlockKind.ITEM else 1
        while self.items and self.items[-1][0] >= level and block.kind is BlockKind.ITEM:
            self.items.pop()

    def _open(self, block: Block, following: Block | None, wording: str, label: str) -> None:
        if label.endswith("?"):
            self.asked = label
        if block.kind is not BlockKind.ROW:
            self.above = block.span.of(self.text)
        if block.kind is BlockKind.ROW:
            if block.header:
                self.columns = tuple(cell.of(self.text).strip() for cell in block.cells)
        elif block.kind is BlockKind.ITEM and self._heads_siblings(block, following, wording):
            self.lead = wording
        elif block.kind is BlockKind.ITEM:
            self.items.append((block.level, label or wording))
        elif (
            wording.endswith((":", "?")) or _leads_in(wording, following) or (label and len(wording) <= len(label) + 4)
        ):
            self.lead = wording
        elif told := _how_often(wording, following):
            self.lead = told
        elif heads_by_frequency(first := wording.partition("\n")[0]):
            self.lead = first
        elif label.endswith("?"):
            self.lead = label

    def _heads_siblings(self, block: Block, following: Block | None, wording: str) -> bool:
        """Tell whether an item heads the items behind it on its own level: "Common (may affect up to 1 in 10 people)"."""
        if following is None or following.kind is not BlockKind.ITEM or following.level != block.level:
            return False
        return heads_by_frequency(wording) and not _HEADS_TOO.fullmatch(following.span.of(self.text))

    def _topic(self, leads: tuple[str, ...]) -> SectionType:
        own = leads[: len(leads) - len(self.section.headings)]
        short = (lead for lead in own if len(lead.split()) <= _LABEL_WORDS or lead.endswith("?"))
        known = (section_type(lead) for lead in short if not self._is_of_medicines(lead))
        return next((t for t in known if t is not None and not self._is_organ(t)), self.type)

    def _is_of_medicines(self, lead: str) -> bool:
        """Tell whether a lead-in asks for care with medicines: "Tell your doctor about:" under "Other medicines and X"."""
        return self.type is SectionType.INTERACTIONS and _ASKS_FOR_CARE.search(lead) is not None

    def _is_organ(self, topic: SectionType) -> bool:
        """Tell whether a label only seems to change the topic: "Metabolism" over side effects."""
        return topic is SectionType.PHARMACOLOGY and self.type is SectionType.ADVERSE_REACTIONS


_ASKS_FOR_CARE = re.compile(r"\b(?:tell|talk|speak|ask|inform|mention|let|check|careful|cautio\w+)\b", re.IGNORECASE)


def _leads_in(wording: str, following: Block | None) -> bool:
    """Tell whether a paragraph without a stop leads to the list or table behind it: "Do not take this medicine"."""
    listed = following is not None and following.kind in (BlockKind.ITEM, BlockKind.ROW)
    return listed and len(wording.split()) <= _LEAD_WORDS and not wording.endswith((".", "!", ";"))


_HEADS_TOO = re.compile(
    r"\W*(?:(?:serious|severe|other|rare|common|uncommon|mild|side|adverse|effects?|reactions?|events?)\W*)+",
    re.IGNORECASE,
)


def _how_often(wording: str, following: Block | None) -> str:
    """Return the sentence right above a list that says how often what is listed occurs: "These affect more than 1 in 100 people." """
    if following is None or following.kind is not BlockKind.ITEM:
        return ""
    sentences = (span.of(wording) for span in split_sentences(wording))
    return next((s for s in sentences if _OF_WHAT_FOLLOWS.search(s) and read_rates(s)), "")


_OF_WHAT_FOLLOWS = re.compile(
    r"\b(?:these|they|following|below|side effects|adverse (?:reactions|events|effects))\b", re.IGNORECASE
)
_LEAD_WORDS = 14
_LABEL_WORDS = 8
_UNTOLD = frozenset({SectionType.OTHER, SectionType.QUESTIONS, SectionType.DESCRIPTION})


def _told_by_layout(section: Section) -> SectionType:
    """Return the type of a section; lists under bare frequencies ("Over 10%") are of adverse effects, whatever the heading."""
    text = section.view.text
    wordings = (block.span.of(text) for block in section.blocks if block.kind is BlockKind.ITEM or block.label)
    if section.type in _UNTOLD and any(is_bare_frequency(wording.split(":")[0]) for wording in wordings):
        return SectionType.ADVERSE_REACTIONS
    return section.type


_ANSWER = re.compile(r"\s*(?:A|Answer)\s*[:.]\s*", re.IGNORECASE)
_CLAUSE = re.compile(
    r";\s+|,?\s+(?:while(?!\s+(?:using|taking|on|you|receiving|being|pregnant|breast\w*|under|treated|in)\b)|whereas|although|though)\s+|,\s+(?:but|however,?)\s+|\s+[-–—]\s+(?=(?:it|this|but|not|however)\b)",
    re.IGNORECASE,
)


def _clauses(
    section: Section, block: Block, topic: SectionType, leads: tuple[str, ...], names: DrugNames
) -> Iterator[Passage]:
    text = section.view.text
    begin = _text_start(text, block)
    for number, sentence in enumerate(split_sentences(text[begin : block.span.end], begin)):
        quote = Span(block.span.start, sentence.end) if number == 0 and block.label else sentence
        subjects: tuple[str, ...] = (names.drug,)
        for clause in _split_clauses(text, sentence):
            wording = readable(clause.of(text))
            subjects = names.subjects_of(wording, topic, before=subjects)
            yield Passage(section, block, topic, clause, quote, wording, leads, subjects)


# What no sentence holds: words and gaps without end, and rows of signs. Patterns could search in them for minutes.
_ENDLESS, _LEAST_NOISE = 200, 40
_NOISE = re.compile(rf"\S{{{_ENDLESS},}}|\s{{{_LEAST_NOISE},}}|(?:[^\w\s]\s?){{{_LEAST_NOISE},}}")
_SIGN = re.compile(r"[^\w\s]")
_LONG_GAP = re.compile(rf"\s{{{_LEAST_NOISE}}}")


def readable(text: str) -> str:
    """Return a text on one line, noise in it blotted out; it stays as long as it was."""
    text = text.replace("\n", " ")
    return _NOISE.sub(lambda found: "·" * len(found[0]), text) if _may_be_noisy(text) else text


def _may_be_noisy(text: str) -> bool:
    """Tell quickly whether noise can be in a text: a word or gap without end, or as many signs."""
    return len(text) >= _LEAST_NOISE and (
        len(max(text.split(), key=len, default="")) >= _ENDLESS
        or _LONG_GAP.search(text) is not None
        or len(_SIGN.findall(text)) >= _LEAST_NOISE
    )


def _text_start(text: str, block: Block) -> int:
    """Return where the text of a block begins behind its label and the "A:" of an answer."""
    begin = block.label.end if block.label else block.span.start
    if block.label:
        begin += len(text[begin : block.span.end]) - len(text[begin : block.span.end].lstrip(" :.*_–—-\t\n"))
    answer = _ANSWER.match(text, begin, block.span.end)
    return answer.end() if answer else begin


# "Brand names: Victoza; Saxenda": what follows a semicolon is but a name.
_NAME_BEHIND = re.compile(r"(?<=;\s)[A-Z][\w®™'’-]*(?:[ ](?:[A-Z0-9][\w®™-]*|\([^()]*\)))*\s*(?:[;.]|$)")


def _split_clauses(text: str, sentence: Span) -> Iterator[Span]:
    begin = sentence.start
    for found in _CLAUSE.finditer(text, sentence.start, sentence.end):
        bracketed = text.count("(", begin, found.start()) != text.count(")", begin, found.start())
        if not bracketed and found.start() > begin and not _NAME_BEHIND.match(text, found.end(), sentence.end):
            yield Span(begin, found.start())
            begin = found.end()
    if begin < sentence.end:
        yield Span(begin, sentence.end)


def _row(
    section: Section,
    block: Block,
    topic: SectionType,
    leads: tuple[str, ...],
    names: DrugNames,
    governor: _Governor,
) -> Iterator[Passage]:
    if not block.header:
        wording = readable(block.span.of(section.view.text))
        subjects, columns, above = (names.drug,), governor.columns, governor.above
        yield Passage(
            section, block, topic, block.span, block.span, wording, leads, subjects, block.cells, columns, above
        )


_PRONOUN = re.compile(
    r"^(?:(?:\w+ly|chemically|instead|also|here|then),? )?(?:it|its|they|this (?:drug|medicine|medication|agent|antibody)|both (?:drugs|medications|medicines))\b",
    re.IGNORECASE,
)


def _resolve_pronouns(passages: tuple[Passage, ...], names: DrugNames) -> tuple[Passage, ...]:
    """Give a clause that begins with a pronoun the subjects of the clause before it in its block."""
    resolved: list[Passage] = []
    for passage in passages:
        before = resolved[-1] if resolved else None
        if before and before.block is passage.block and _PRONOUN.match(passage.text):
            passage = replace(passage, subjects=before.subjects or (names.drug,))
        resolved.append(passage)
    return tuple(resolved)
