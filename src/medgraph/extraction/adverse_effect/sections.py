"""Tell which passages stand in a section on adverse effects, also where its heading does not say so.

"The complaints you will hear" and "7. Harms" are told by what stands in them: effects that the lexicon knows, each with its
rate, or words for side effects. Only sections whose heading means nothing known are told so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from medgraph.extraction.adverse_effect.enumerations import read_enumeration
from medgraph.extraction.adverse_effect.names import is_known
from medgraph.extraction.adverse_effect.sentences import read_effects
from medgraph.extraction.adverse_effect.words import EFFECTS
from medgraph.extraction.language.frequency import heads_by_frequency
from medgraph.extraction.page import Page, Passage
from medgraph.model import BlockKind, SectionType, Span
from medgraph.patterns import Pattern, match, search
from medgraph.sections import section_type
from medgraph.topics import VAGUE

_LABORATORY = Pattern(
    r"lab(?:oratory|s)?(?: (?:tests?|findings|changes|abnormalities|values))?|investigations|blood tests", re.IGNORECASE
)
_WITHIN = frozenset(
    {SectionType.STUDIES, SectionType.OTHER, SectionType.DESCRIPTION, SectionType.ALTERNATIVES, SectionType.POPULATIONS}
)
_ENOUGH = 2
_SIGN = Pattern(
    rf"\b(?:{EFFECTS}|placebo|boxed warning|reported|noted|notices?|noticed|feel|stood out|turned up|came up|frequency unknown|since (?:launch|approval)|less often)\b",
    re.IGNORECASE,
)
_OTHER_SUBJECT = Pattern(
    r"\b(?:efficacy|reduced|improv\w+|survival|response|remission|risk of|prevalence|diagnosed|born)\b", re.IGNORECASE
)


def about_effects(page: Page) -> Iterator[Passage]:
    """Yield the passages of a page; those of a section that is told by its content have the topic of adverse reactions."""
    told = _told(page)
    before = SectionType.OTHER
    titled: Span | None = None
    for passage in page.passages:
        if _is_lost_title(passage):
            titled = passage.section.span
        untold = passage.topic in VAGUE and (
            _chapter(passage, page) in told
            or passage.section.span == titled
            or any(search(_HARM_QUESTION, lead) for lead in passage.leads[:1])
            or _answers_yes(passage)
            or (before is SectionType.ADVERSE_REACTIONS and _is_further_question(passage))
        )
        within = passage.topic in _WITHIN or _is_of_laboratory(passage)
        if untold or (within and _stands_under_effects(passage)) or _turns_to_effects(passage):
            passage = replace(passage, topic=SectionType.ADVERSE_REACTIONS, subjects=passage.subjects or (page.drug,))
        before = passage.topic
        yield passage


def _is_of_laboratory(passage: Passage) -> bool:
    """Tell whether a label that seems to ask for tests only groups effects: "Laboratory: raised creatinine"."""
    lead = passage.leads[0] if passage.leads else ""
    return passage.topic is SectionType.MONITORING and _LABORATORY.fullmatch(lead.strip(" :")) is not None


def _stands_under_effects(passage: Passage) -> bool:
    """Tell whether a part of a section on effects only seems to have another topic: "Trials (inhaler vs. placebo)"."""
    return any(section_type(heading) is SectionType.ADVERSE_REACTIONS for heading in passage.section.headings)


_TURNS = Pattern(
    rf"\W*(?:the |most |more |common |serious |severe |other |some |main |frequent )*(?:(?!of\b)[\w-]+ ){{0,2}}{EFFECTS} [^.]*:",
    re.IGNORECASE,
)
_MAY_TURN = VAGUE | {SectionType.CONTRAINDICATIONS}


def _turns_to_effects(passage: Passage) -> bool:
    """Tell whether a paragraph turns to effects without a title: "Immune-mediated adverse reactions can arise: …"."""
    block = passage.block
    if passage.topic not in _MAY_TURN or block.label or block.kind is not BlockKind.PARAGRAPH:
        return False
    return match(_TURNS, block.span.of(passage.section.view.text)) is not None


_FURTHER = Pattern(
    r"^(?:Q(?:uestion)?\s*[:.]\s*)?(?:and|any|anything|are (?:any|some|there)|do any|which (?:of|ones?)|what about (?:the|those)|other|more)\b[^?]*\?$",
    re.IGNORECASE,
)


def _is_further_question(passage: Passage) -> bool:
    """Tell whether a passage answers "And the ones that need a phone call?": a question that goes on with the topic before it."""
    return any(_FURTHER.match(lead) for lead in passage.leads[:2])


_HARM_QUESTION = Pattern(
    r"^(?:can|does|will|could|might|is|may)\b[^?]*\b(?:harm|hurt|damage|dangerous|bad for|go wrong|harmful|(?:raise|increase|push up|put up) (?:my|your))\b[^?]*\?",
    re.IGNORECASE,
)
_TITLE_WORDS = 9
_CAUSE_QUESTION = Pattern(
    r"^(?:Q(?:uestion)?\s*[:.]\s*)?(?:\d+[.)]\s*)?(?:can|does|do|will|could|might|may|is it true that|why (?:does|do|am|is))\b[^?]*\b(?:cause|causing|lead to|make (?:me|you|people|my|your)|give (?:me|you|people)|trigger|affect (?:my|your|the|men|women|sleep|mood|fertility)|gain weight|lose (?:weight|hair|my hair)|feel)\b[^?]*\?",
    re.IGNORECASE,
)
_NO = Pattern(
    r"\W*(?:A\s*[:.]\s*)?(?:no\b|not\b|there (?:is|are|was|has been) no\b|there['’]s no\b|[^.]{0,40}\b(?:is|are|was|were|has|have)(?: not|n['’]t)(?: been)?(?: \w+ly)? (?:a |an )?(?:expected|known|considered|likely|thought|associated|linked|reported|shown|typical|common side|listed)\b|it (?:does|is|should) not|it (?:doesn|isn)['’]t|unlikely)",
    re.IGNORECASE,
)


def _answers_yes(passage: Passage) -> bool:
    """Tell whether a passage answers "Can it cause hair loss?", and the answer does not begin with no."""
    asked = next((lead for lead in passage.leads[:2] if lead.endswith("?")), "")
    if not match(_CAUSE_QUESTION, asked):
        return False
    text = passage.section.view.text
    headed = asked in passage.section.headings[-1:]
    block = passage.section.blocks[0] if headed else passage.block
    first = block.label.end if block.label else block.span.start
    return not _NO.match(text[first : first + 60].lstrip(" *_:?\n"))


def _is_lost_title(passage: Passage) -> bool:
    """Tell whether a line is a title about side effects that lost its mark: "Metformin side effects to know"."""
    text = passage.block.span.of(passage.section.view.text).strip()
    plain = passage.block.kind is BlockKind.PARAGRAPH and passage.block.label is None and text[-1:].isalpha()
    return plain and len(text.split()) <= _TITLE_WORDS and re.search(r"\bside effects\b", text) is not None


_SHORT = 110
_RUN = 3
_TOLD_RUN = 2


def bare_lists(passages: Iterable[Passage]) -> frozenset[Span]:
    """Return the paragraphs that are the items of a list which lost its marks: short lines in a row that are nothing but known effects."""
    found: set[Span] = set()
    for _, section in groupby(passages, key=lambda p: p.section.span):
        by_span = {p.block.span: p for p in section}
        for bare, run in groupby(by_span.values(), key=_is_bare):
            spans = [p.block.span for p in run]
            told = all(p.topic is SectionType.ADVERSE_REACTIONS for p in by_span.values())
            found |= set(spans) if bare and len(spans) >= (_TOLD_RUN if told else _RUN) else set()
    return frozenset(found)


def _is_bare(passage: Passage) -> bool:
    text = passage.block.span.of(passage.section.view.text).strip()
    if passage.block.kind is not BlockKind.PARAGRAPH or len(text) > _SHORT or text.endswith((":", "?", "!")):
        return False
    if any(heads_by_frequency(lead) for lead in passage.leads[:1]) and (text.endswith(";") or _is_in_list(passage)):
        return True
    items = [] if text.endswith(".") else read_enumeration(text.rstrip(".;"))
    return bool(items) and all(is_known(item) for item in items)


def _is_in_list(passage: Passage) -> bool:
    """Tell whether a line stands in one piece with the lead above it, of side effects: "Common (up to 1 in 10) / odd dreams"."""
    text, begin = passage.section.view.text, passage.block.span.start
    above = text[max(0, text.rfind(passage.leads[0], 0, begin)) : begin]
    told = passage.topic is SectionType.ADVERSE_REACTIONS and passage.leads[0] in above
    return told and "\n\n" not in above and not passage.block.span.of(text).rstrip().endswith((".", ","))


def _told(page: Page) -> set[str]:
    """Return the chapters whose headings say nothing known and that tell of effects."""
    chapters: dict[str, list[Passage]] = {}
    for passage in page.passages:
        if passage.topic in VAGUE and passage.section.type in VAGUE:
            chapters.setdefault(_chapter(passage, page), []).append(passage)
    return {chapter for chapter, passages in chapters.items() if _tells_of_effects(passages)}


def _chapter(passage: Passage, page: Page) -> str:
    """Return the highest heading over a passage that is not the page's title."""
    headings = passage.section.headings
    first = page.passages[0].section.headings[:1]
    return headings[1] if len(headings) > 1 and headings[:1] == first else "".join(headings[:1])


_MAY_RATE = Pattern(r"%|\bper ?cent\b|\b(?:1|one) in \w", re.IGNORECASE)


def _tells_of_effects(passages: list[Passage]) -> bool:
    """Tell whether a section names at least two effects with their rates, and a sign that they are unwanted."""
    wordings = [p.text for p in passages if p.block.kind is not BlockKind.ROW]
    rated_texts = [text for text in wordings if search(_MAY_RATE, text)]
    if not rated_texts:
        return False
    if not any(_SIGN.search(text) for text in wordings):
        return False
    rated = {
        effect.item.text.lower()
        for text in rated_texts
        if not _OTHER_SUBJECT.search(text)
        for effect in read_effects(text, 0)
        if effect.known and effect.frequency
    }
    return len(rated) >= _ENOUGH
