"""What stands under a topic: its clauses and list items, and the table cells that answer to it.

A table row may be an entry of its section ("Severe renal impairment | not recommended") or a small
section of its own ("Contraindications | none"). Either way the rules of a topic shall see text: the
cell, as if it stood in a paragraph, with the whole row as its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from medgraph.extraction.language.phrases import blanked
from medgraph.extraction.page import Page, Passage
from medgraph.model import BlockKind, SectionType, Span
from medgraph.patterns import Pattern, may_match, search, sub
from medgraph.sections import section_type

_REFERENCE = Pattern(
    r"\[\s*s?\s?(?:see|refer to|cf)\b[^\[\]]*\]|\(\s*s?\s?(?:see|refer to|cf|"
    r"listed in section)\b[^()]*(?:\([^()]*\)[^()]*)*\)|"
    r"\(\s*\d{1,2}(?:\.\d{1,2})?(?:\s*,\s*\d{1,2}(?:\.\d{1,2})?)*\s*\)|\[\d{1,3}\]",
    re.IGNORECASE,
)


def entries(page: Page, *topics: SectionType) -> Iterator[Passage]:
    """Yield the passages under one of the topics, rows as the text of their cell, references blanked."""
    for passage in page.passages:
        if passage.block.kind is BlockKind.ROW:
            yield from _row_entry(passage, topics)
        elif passage.topic in topics:
            yield without_references(passage)


def _row_entry(passage: Passage, topics: tuple[SectionType, ...]) -> Iterator[Passage]:
    if not passage.cells:
        return
    topic = section_type(cell_text(passage, passage.cells[0]))
    if topic in topics and topic is not None and len(passage.cells) > 1:
        yield cell_passage(
            replace(passage, topic=topic, leads=(cell_text(passage, passage.cells[0]), *passage.leads)),
            passage.cells[1],
        )
    elif passage.topic in topics and (topic is None or (topic in _WHOM and _gives_reasons(passage))):
        yield cell_passage(passage, passage.cells[0])


# Who they are whom a row of cautions is about: "Pregnancy | harms the child", "Severe renal impairment | accumulates".
_WHOM = frozenset({SectionType.PREGNANCY, SectionType.POPULATIONS})
_REASON = Pattern(
    r"^\W*(?:why(?: not)?|reasons?|because|rationale|grounds?|explanation|what can happen)\b", re.IGNORECASE
)


def _gives_reasons(passage: Passage) -> bool:
    """Tell whether the columns of a row say that it is one of a list: "Contraindication | Why"."""
    return any(_REASON.match(column) for column in passage.columns[1:])


# What the labels of cautions mean where the table of headings, made for whole pages, has another meaning or none.
_LABELS = (
    (SectionType.CONTRAINDICATIONS, r"^(?:not|never)\s+(?:for|in)$"),
    (
        SectionType.WARNINGS,
        r"\b(?:used?|take|taken|given?)\s+(?:it\s+)?(?:carefully|cautiously|with\s+(?:\w+\s+)?(?:care|caution))|"
        r"\b(?:be|being)\s+careful|\b(?:extra|special|more|particular)\s+care\b|^safety\s+(?:notes|points|first|tips)|"
        r"^things\s+to\s+(?:watch|know|mention)|^keep\s+in\s+mind|\bwatch\s+out\b",
    ),
    (
        SectionType.INTERACTIONS,
        r"^other\s+(?:medicines|drugs|medications)$|"
        r"^(?:do|which|what)\s+(?:other\s+)?(?:medicines|drugs|medications)\b.*\b(?:matter|mix|interfere|affect)",
    ),
    (
        SectionType.MONITORING,
        r"^screening$|^before\s+and\s+during\s+(?:treatment|therapy)|"
        r"\b(?:have|need|any)\s+(?:\w+\s+)?(?:tests|check-?ups?)\b|^(?:check-?ups?|tests)\b",
    ),
)
_TOPICS = tuple((topic, Pattern(words, re.IGNORECASE)) for topic, words in _LABELS)
_LABEL_WORDS = 9
_ASIDE = frozenset({SectionType.POPULATIONS, SectionType.PATIENT_INFORMATION})
_CAUTIONS = frozenset({SectionType.CONTRAINDICATIONS, SectionType.WARNINGS, SectionType.BOXED_WARNING})


# Lead-ins of lists that say what the list is, however long: "Tell your doctor before you start if you have:".
_TELL = r"\b(?:tell|let|inform|talk to|speak to|check with|mention (?:it )?to|ask)\b[^:]{0,40}\b(?:doctor|pharmacist|nurse|provider|team|prescriber|midwife|vaccinator|them)s?\b"
# What one takes, and what one has: "have recently taken" is the former.
_TAKE = r"\b(?:tak(?:e|ing|en)|us(?:e|ing|ed)|receiv(?:e|ing|ed)|given|prescribed)\b"
_SUFFER = rf"\b(?:suffer|(?:have|had)(?! (?:\w+ ){{0,3}}?{_TAKE}))\b"
_LEADS = (
    (
        SectionType.INTERACTIONS,
        rf"{_TELL}(?![^:]*{_SUFFER})[^:]{{0,60}}\b(?:if|whether)\b[^:]{{0,30}}{_TAKE}",
    ),
    (
        SectionType.WARNINGS,
        rf"{_TELL}[^:]{{0,60}}\b(?:if|whether|about)\b(?:[^:]{{0,40}}\b(?:have|had|has|ever|suffer\w*|are|conditions?|any of (?:these|the following))\b|\W*you\W*$|\W*$)|"
        r"\b(?:be|is|are) (?:\w+ )?careful (?:with|if|when|in)\b|\b(?:with|needs?) (?:\w+ )?(?:caution|care)\b|\bmay not be (?:suitable|right|able)\b|\bis not suitable for (?:some|everyone)",
    ),
)
_LEAD_TOPICS = tuple((topic, Pattern(words.replace(" ", r"\s+"), re.IGNORECASE)) for topic, words in _LEADS)
_AFTER_START = Pattern(
    r"\b(?:side effects?|symptoms?|signs?|notice|develop|experience|get any|right away|immediately|straight ?away|urgent\w*|at once|"
    r"while (?:you are )?taking|stop taking)\b",
    re.IGNORECASE,
)


COMES_TO_BAR = Pattern(r"\b(?:because|since|as)\b[^.:]{0,40}\b(?:must|should|can)(?: ?not|n['’]t)\b", re.IGNORECASE)
"""How a lead that asks for care goes on to bar: "Tell your doctor before you start, because you must not take it if you:"."""
_SENTENCES = Pattern(r"(?<=[.!?])\s+(?=[A-Z])")


@lru_cache(maxsize=8192)
def _told(lead: str) -> SectionType | None:
    """Return what a label, heading or lead-in of cautions means, None for all others."""
    lead = _SENTENCES.split(lead.strip())[-1]
    bare = lead.strip(" :.?")
    if lead.rstrip().endswith((":", "if you", "if")) and not (_AFTER_START.search(lead) or COMES_TO_BAR.search(lead)):
        found = next((topic for topic, words in _LEAD_TOPICS if search(words, bare)), None)
        if found:
            return found
    if len(bare.split()) > _LABEL_WORDS:
        return None
    return next((topic for topic, words in _TOPICS if search(words, bare)), None)


def retold(page: Page) -> Page:
    """Return the page with the topics that labels of cautions give: "Use carefully in", "Safety notes"."""
    return replace(page, passages=tuple(_retopic(p) for p in page.passages))


def _retopic(passage: Passage) -> Passage:
    told = _told_by(passage.leads)
    # What one should be careful with or tell of under "Other medicines" are medicines.
    of_medicines = told is SectionType.WARNINGS and passage.topic is SectionType.INTERACTIONS
    topic = passage.topic if told is None or of_medicines else told
    if topic in _ASIDE and passage.section.type in _CAUTIONS:
        topic = passage.section.type
    return passage if topic is passage.topic else replace(passage, topic=topic)


@lru_cache(maxsize=1024)
def _told_by(leads: tuple[str, ...]) -> SectionType | None:
    """Return what the nearest lead that means anything means, if it is a label of cautions."""
    for lead in leads:
        told = _told(lead)
        if told is not None or (len(lead) < _LONG_LABEL and section_type(lead) is not None):
            return told
    return None


_LONG_LABEL = 60


def mentioning(page: Page, words: tuple[str, ...]) -> Page:
    """Return the page with those passages alone that hold one of the words; rules need not try the others.

    The words are in lower case; a passage counts with a blank before it.
    """
    return replace(page, passages=tuple(p for p in page.passages if holds(p, words)))


def holds(passage: Passage, words: tuple[str, ...]) -> bool:
    """Tell whether a passage holds one of the words, in lower case, wherever they stand."""
    if not may_match(_any_of(words), passage.text):
        return False
    low = f" {passage.text}".lower()
    return any(word in low for word in words)


@lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> Pattern:
    return Pattern("|".join(map(re.escape, words)))


def cell_text(passage: Passage, cell: Span) -> str:
    """Return what stands in a cell of a row."""
    return cell.of(passage.section.view.text).strip()


def cell_passage(passage: Passage, cell: Span) -> Passage:
    """Return the passage whose clause is one cell of a row."""
    wording = cell.of(passage.section.view.text).replace("\n", " ")
    return without_references(replace(passage, span=cell, text=wording))


def without_references(passage: Passage) -> Passage:
    """Return the passage with "[see …]" and "(5.1)" blanked, every offset kept."""
    text = sub(_REFERENCE, blanked, passage.text)
    return replace(passage, text=text) if text != passage.text else passage


def own_leads(passage: Passage) -> tuple[str, ...]:
    """Return what governs a passage within its section: label, items above it, lead-in; no headings."""
    return passage.leads[: len(passage.leads) - len(passage.section.headings)]


_VERB = Pattern(
    r"(?<!\bany )(?<!\bthe )(?<!\bof )(?<!\ba )\b(?:is|are|was|were|has|have|had|do|does|did|can|could|may|might|must|shall|should|will|would|need|"
    r"needs|carry|carries|cause|causes|"
    r"call|calls|tell|ask|talk|report|make|makes|include|includes|add|adds|slow|slows|says|happens?|"
    r"occurs?|cannot|lose|shows?|showed|raises|lowers|doubles|halves|strengthens|weakens|boosts|displaces|inhibits|induces|counts? as|eat|develop|notice|take|see|get|rules|gives|lists|names|"
    r"\w+n['’]t|assum(?:es|ed)|thinks|believes|knows|expects|suspects|did|made(?! of\b| from\b| up\b)|became|gave|went|came|proved|seem(?:s|ed)?|appear(?:s|ed)?|matter(?:s|ed)?|saw|"
    r"states|means|goes|comes|remains|applies|apply|stays|nobody|nothing|everyone|contains?|keep|wash|"
    r"wear|drink|limit|avoid|waits?|brings?|give|put|start|stop|follow|think|covers|(?<!term )(?<!prolonged )(?<!concomitant )(?<!chronic )use(?! of\b| with\b|"
    r" in\b))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_fragment(text: str, *, item: bool = True) -> bool:
    """Tell whether a text names things and says nothing of them: "Severe hepatic impairment; pregnancy".

    An `item` of a list may say more of a thing in a relative clause ("surgery that leaves open surfaces").

    >>> is_fragment("Known hypersensitivity to any component"), is_fragment("Your doctor will check this")
    (True, False)
    """
    relative = r"\b(?:(?:that|which|who)\b|known\s+to\b).*" if item else r",\s*(?:that|which|who)\b.*"
    return not _VERB.search(re.sub(rf"\([^)]*\)|{relative}", " ", _CLOSED_RELATIVE.sub(" ", text)))


# "INR tests, which warfarin needs, | are not required": the sentence goes on behind it.
_CLOSED_RELATIVE = Pattern(
    r",\s(?:which|who)\s[^,.;]{2,90},(?=\s(?:is|are|was|were|has|have|need|needs|can|may|must|should)\b)"
)
