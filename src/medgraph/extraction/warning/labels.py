"""What official labels warn of: the titles of their warnings, and whom they call to be careful with.

Below Warnings and Precautions every sentence speaks of harm: of its signs, its frequency, what raises it, what to do.
What the label warns of is in the titles: of the subsections, of the highlights, of the box. Sentences add who needs care
("use with caution in …"), and speak for labels of the old layout, whose warnings have no titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.language.entries import is_fragment
from medgraph.extraction.language.people import read_people
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate
from medgraph.extraction.warning.rules import WARNED
from medgraph.extraction.warning.titles import harms_of
from medgraph.lexicon import find_condition
from medgraph.model import Polarity, Qualifiers, Relation, Scope, SectionType, Span
from medgraph.patterns import Pattern
from medgraph.sections import section_type

TITLE_RULE = "warning.title/1"

# Parts that are coded as warnings and tell what a drug is, not what to fear: "9.2 Abuse".
_OTHER_PARTS = frozenset({"42227-9", "34086-9", "34087-7"})
_NO_TITLES = frozenset(
    {
        SectionType.NONCLINICAL,
        SectionType.POPULATIONS,
        SectionType.PREGNANCY,
        SectionType.PATIENT_INFORMATION,
        SectionType.STUDIES,
        SectionType.PHARMACOLOGY,
        SectionType.INTERACTIONS,
        SectionType.MONITORING,
    }
)
_SUBSECTION = Pattern(r"5\.\d")
_LABEL = Pattern(r"(?:^|[.;)\]•]\s+|–\s?)(?P<label>[A-Z](?:[^.:;()]|\([^()]*\)){2,120}?)\s?:\s")
_BOX = Pattern(r"\W*(?:BOXED\s+)?WARNINGS?\s*[:–—-]\s*")
_SMALL = Pattern(r"(?:and|or|of|in|with|to|the|for|from|by|due|/|&)$")
# Over-the-counter labels warn in lists of their own ("Ask a doctor before use if you have").
_OVER_THE_COUNTER = frozenset({"50569-3", "50570-1", "50568-5", "50567-7", "50566-9"})


def is_prescribing_information(page: Page) -> bool:
    """Tell whether a page is an official label for prescribers, with its sections of warnings."""
    codes = {part.loinc for part in page.monograph.parts}
    return bool(codes) and not codes & _OVER_THE_COUNTER


def find_titled(page: Page) -> Iterator[Candidate]:
    """Yield the harms that the titles of a label's warnings name."""
    found = [candidate for passage in page.passages if _warns(page, passage) for candidate in _titled(page, passage)]
    yield from found
    yield from _named_in_box(page, found)


def _warns(page: Page, passage: Passage) -> bool:
    part = page.monograph.part_at(passage.span.start)
    return part is not None and part.type in WARNED and part.loinc not in _OTHER_PARTS


def _titled(page: Page, passage: Passage) -> Iterator[Candidate]:
    section = passage.section
    if _opens(passage):
        at = section.view.text.find(section.title, section.span.start)
        yield from _harms(page, passage.headed(Span(at, at + len(section.title))), section.title, at)
    if _told_in_box(page, passage):
        for begin, end in _box_titles(page, passage.text):
            yield from _harms(page, passage, passage.text[begin:end], passage.span.start + begin)
    elif section_type(section.title) in WARNED or not section.title:
        for begin, end in _labels(passage.text):
            yield from _harms(page, passage, passage.text[begin:end], passage.span.start + begin)


def _opens(passage: Passage) -> bool:
    return bool(passage.section.blocks) and passage.block is passage.section.blocks[0]


def _is_title(title: str) -> bool:
    return bool(_SUBSECTION.match(title)) or section_type(title) not in _NO_TITLES


def _told_in_box(page: Page, passage: Passage) -> bool:
    return page.told_in(passage) is SectionType.BOXED_WARNING


def _harms(page: Page, passage: Passage, title: str, start: int) -> Iterator[Candidate]:
    opening = _BOX.match(title)
    begin = opening.end() if opening else 0
    title = title[begin:].lower() if title.isupper() else title[begin:]
    for harm in harms_of(title, start + begin) if _is_title(title) or _told_in_box(page, passage) else ():
        limits = Qualifiers(population=harm.population, severity=harm.severity)
        yield Candidate(Relation.HAS_WARNING, harm.term, page.drug, passage, harm.span, TITLE_RULE, qualifiers=limits)


def _box_titles(page: Page, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the title of a box stands in a clause, in capitals, and where the labels of its parts do."""
    opening = _BOX.match(text)
    if opening:
        yield opening.end(), _capitals_end(page, text, opening.end())
    yield from (span for span in _labels(text) if not opening or span[0] > opening.end())


def _labels(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the labels of a clause stand: "Hepatotoxicity: monitor …", in a list that was joined."""
    yield from (found.span("label") for found in _LABEL.finditer(text) if is_fragment(found["label"]))


def _capitals_end(page: Page, text: str, begin: int) -> int:
    """Return where words in capitals end, without the one that begins the sentence: "… HEPATOTOXICITY EXEMPLIA can …"."""
    words = list(re.finditer(r"\S+", text[begin:]))
    count = next((n for n, word in enumerate(words) if not _in_capitals(word[0])), None)
    if count and re.match(r"\(?[a-z]", words[count][0]):
        count -= 1
    own = {word for name in page.names.own for word in name.lower().split()}
    while count and words[count - 1][0].lower() in own:
        count -= 1
    return begin + (words[count - 1].end() if count else 0) if count is not None else len(text)


def _in_capitals(word: str) -> bool:
    return not _BOX.match(word) and (word == word.upper() or bool(_SMALL.match(word)))


def _named_in_box(page: Page, titled: list[Candidate]) -> Iterator[Candidate]:
    """Yield the harms of other titles where a box names them whose own title names none: "Life-threatening reactions"."""
    box = [passage for passage in page.passages if _told_in_box(page, passage)]
    if any(_told_in_box(page, candidate.passage) and find_condition(candidate.object) for candidate in titled):
        return
    for name in dict.fromkeys(candidate.object for candidate in titled if find_condition(candidate.object)):
        for passage in box:
            found = re.search(rf"\b{re.escape(name)}(?:e?s)?\b", passage.text, re.IGNORECASE)
            if found:
                where = Span(passage.span.start + found.start(), passage.span.start + found.end())
                yield Candidate(Relation.HAS_WARNING, name, page.drug, passage, where, TITLE_RULE)
                break


_CAREFUL = frozenset(
    f"warning.{name}" for name in ("caution_in", "calls_for_care", "not_recommended", "do_not_start", "more_prone")
)
_RISKS = frozenset(f"warning.{name}" for name in ("increased_risk", "can_cause", "linked_to", "occurs", "boxed"))
_CARED_FOR = WARNED | {SectionType.POPULATIONS, SectionType.PREGNANCY}


def is_told_by_sentence(page: Page, candidate: Candidate, *, titled: bool) -> bool:
    """Tell whether a sentence of a label warns of what a rule read in it; `titled` where its warnings have titles."""
    rule, passage = candidate.rule.partition("/")[0], candidate.passage
    if rule in _CAREFUL:
        fits = passage.topic in _CARED_FOR
    else:
        fits = rule in _RISKS and not titled and _warns(page, passage) and passage.topic in WARNED
    plain = candidate.polarity is Polarity.AFFIRMED and candidate.scope is Scope.HUMAN
    return fits and plain and bool(find_condition(candidate.object) or read_people(candidate.object, 0)[1])


def has_titles(page: Page) -> bool:
    """Tell whether the warnings of a label are subsections of their own."""
    return any(_SUBSECTION.match(passage.section.title) for passage in page.passages if _warns(page, passage))
