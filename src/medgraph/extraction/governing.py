"""What governs a block of a page: the lead-in, the open list items, the question, the headings.

A section is walked through block by block. A paragraph that ends in a colon leads the list below it in, an item
governs the items nested in it, and, where nesting was lost, one that ends in a colon those behind it up to the next with a
label; a line that says how often heads what follows it, a question its answer. The nearest of these that means something by
itself sets the topic of the block, else the section does.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from medgraph.extraction.clauses import ANSWER
from medgraph.extraction.language.frequency import heads_by_frequency, is_bare_frequency, read_rates
from medgraph.model import Block, BlockKind, Section, SectionType
from medgraph.patterns import Pattern
from medgraph.sections import section_type
from medgraph.sentences import split_sentences

__all__ = ["LONGEST_LEAD", "Governor"]


class Governor:
    """A walk through a section that remembers what governs the next block."""

    def __init__(self, section: Section) -> None:
        self.text = section.view.text
        self.section = section
        self.type = _told_by_layout(section)
        self.lead = self.asked = ""
        self.items: list[tuple[float, str]] = []
        self.before = self.above = ""
        self.columns: tuple[str, ...] = ()
        self.in_head = False

    def govern(self, block: Block, following: Block | None = None) -> tuple[tuple[str, ...], SectionType]:
        """Return what governs a block and the topic that follows from it; take the block into account."""
        wording = block.span.of(self.text).strip().replace("\n", " ")
        label = block.label.of(self.text).replace("\n", " ") if block.label else ""
        if block.kind is BlockKind.PARAGRAPH and not ANSWER.match(wording) and not self._goes_on(wording):
            self.lead, self.items = "", []
        self.before = wording
        self._close_items(block, ends_list=bool(label) or wording.endswith(":"))
        above = [text for _, text in reversed(self.items)]
        asked = self.asked if label == "A" and self.asked not in (self.lead, *above) else ""
        leads = tuple(t for t in [label, *above, asked, self.lead, *reversed(self.section.headings)] if t)
        self._open(block, following, wording, label)
        self.in_head = block.header
        return leads, self._topic(leads)

    def _goes_on(self, wording: str) -> bool:
        """Tell whether a line goes on with a list that lost its marks, or stands right below what says how often: "hair loss;"."""
        if not heads_by_frequency(self.lead):
            return False
        if self.before == self.lead and self.lead.endswith(":"):
            return True
        if len(wording.split()) > _LEAD_WORDS:
            return False
        return not wording.endswith((".", ":", "!", "?")) or self.before.endswith(";")

    def _close_items(self, block: Block, *, ends_list: bool) -> None:
        level = block.level - ends_list * _ABOVE_SIBLINGS
        while self.items and self.items[-1][0] >= level and block.kind is BlockKind.ITEM:
            self.items.pop()

    def _open(self, block: Block, following: Block | None, wording: str, label: str) -> None:
        if label.endswith("?"):
            self.asked = label
        if block.kind is not BlockKind.ROW:
            self.above = block.span.of(self.text)
        if block.kind is BlockKind.ROW:
            if block.header:
                named = [cell.of(self.text).strip() for cell in block.cells]
                self.columns = _joined(self.columns, named) if self.in_head else tuple(named)
        elif block.kind is BlockKind.ITEM and self._heads_siblings(block, following, wording):
            self.lead = wording
        elif block.kind is BlockKind.ITEM:
            flat = wording.endswith(":") and following is not None and following.level == block.level
            self.items.append(
                (block.level - flat * _ABOVE_SIBLINGS, _of_how_many(wording, block, following) or label or wording)
            )
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
        told = next((t for t in known if t is not None and not self._is_organ(t)), None)
        return told or (SectionType.QUESTIONS if self._is_next_question(leads) else self.type)

    def _is_next_question(self, leads: tuple[str, ...]) -> bool:
        """Tell whether a question only stands behind another that heads its section: the topic was that of the other."""
        title = self.section.title
        return title.endswith("?") and leads[:1] != (title,) and leads[0].endswith("?")

    def _is_of_medicines(self, lead: str) -> bool:
        """Tell whether a lead-in asks for care with medicines: "Tell your doctor about:" under "Other medicines and X"."""
        return self.type is SectionType.INTERACTIONS and _ASKS_FOR_CARE.search(lead) is not None

    def _is_organ(self, topic: SectionType) -> bool:
        """Tell whether a label only seems to change the topic: "Metabolism" over side effects."""
        return topic is SectionType.PHARMACOLOGY and self.type is SectionType.ADVERSE_REACTIONS


def _joined(columns: tuple[str, ...], below: list[str]) -> tuple[str, ...]:
    """Return what columns are called that two rows name: "Drug (N=51)" over "All grades"."""
    pairs = zip_longest(columns, below, fillvalue="")
    return tuple(over if f" {over}".endswith(f" {name}") else f"{over} {name}".strip() for over, name in pairs)


_ABOVE_SIBLINGS = 0.5  # of a level: how high an item stands that leads in those behind it on its own level
_ASKS_FOR_CARE = Pattern(r"\b(?:tell|talk|speak|ask|inform|mention|let|check|careful|cautio\w+)\b", re.IGNORECASE)


def _leads_in(wording: str, following: Block | None) -> bool:
    """Tell whether a paragraph leads to the list or table behind it: "Do not take this medicine", "Interactions."."""
    if following is None or following.kind not in (BlockKind.ITEM, BlockKind.ROW):
        return False
    if wording.endswith(".") and len(wording.split()) <= _TITLE_WORDS and section_type(wording):
        return True
    told = following.kind is BlockKind.ITEM and bool(_LEFT_OPEN.search(wording)) and len(wording) < LONGEST_LEAD
    return told or (len(wording.split()) <= _LEAD_WORDS and not wording.endswith((".", "!", ";")))


# "The events listed as very common (more than 1 in 10) | were".
_LEFT_OPEN = Pattern(
    r"\b(?:is|are|was|were|be|been|include[sd]?|get|have|had|of|as|with|for|if|or|and|following)$", re.IGNORECASE
)


_HEADS_TOO = Pattern(
    r"\W*(?:(?:serious|severe|other|rare|common|uncommon|mild|side|adverse|effects?|reactions?|events?)\W*)+",
    re.IGNORECASE,
)


def _how_often(wording: str, following: Block | None) -> str:
    """Return the sentence right above a list that says how often what is listed occurs: "These affect more than 1 in 100 people." """
    if following is None or following.kind is not BlockKind.ITEM:
        return ""
    sentences = (span.of(wording) for span in split_sentences(wording))
    return next((s for s in sentences if _OF_WHAT_FOLLOWS.search(s) and read_rates(s)), "")


def _of_how_many(wording: str, block: Block, following: Block | None) -> str:
    """Return the last sentence of an item that has items below it, where it tells a rate: "It hurts. Nearly everybody (97 in 100) gets a reaction"."""
    if following is None or following.kind is not BlockKind.ITEM or following.level <= block.level:
        return ""
    *before, last = [span.of(wording) for span in split_sentences(wording)] or [""]
    return last if before and len(last) < LONGEST_LEAD and len(read_rates(last)) == 1 else ""


LONGEST_LEAD = 160
"""Characters up to which a lead says something of what it leads; longer ones are paragraphs."""
_OF_WHAT_FOLLOWS = Pattern(
    r"\b(?:these|they|following|below|side effects|adverse (?:reactions|events|effects))\b", re.IGNORECASE
)
_LEAD_WORDS = 14
_TITLE_WORDS = 3
_LABEL_WORDS = 8
_UNTOLD = frozenset({SectionType.OTHER, SectionType.QUESTIONS, SectionType.DESCRIPTION})


def _told_by_layout(section: Section) -> SectionType:
    """Return the type of a section; lists under bare frequencies ("Over 10%") are of adverse effects, whatever the heading."""
    text = section.view.text
    wordings = (block.span.of(text) for block in section.blocks if block.kind is BlockKind.ITEM or block.label)
    if section.type in _UNTOLD and any(is_bare_frequency(wording.split(":")[0]) for wording in wordings):
        return SectionType.ADVERSE_REACTIONS
    return section.type
