"""Keep out what a sentence of a page tells of somebody else, whichever relation was read there.

Finders ask what a clause states; here it is asked, once for all of them, whether the very words that name the object are said
of another drug or of another arm of a trial. What is, stands in the residue with that reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from medgraph.extraction.naming.others import (
    ANOTHER_DRUG,
    is_barred_from_another,
    is_subject,
    is_told_aside,
    said_of_another,
)
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Veto
from medgraph.model import BlockKind, Polarity, Relation
from medgraph.patterns import Pattern, match

_NAMES = frozenset({Relation.GENERIC_NAME, Relation.BRAND_NAME})


def without_asides(findings: Iterable[Finding], page: Page) -> Iterator[Finding]:
    """Yield findings, those on the page's drug that are said of somebody else as vetoes."""
    for finding in findings:
        reason = _reason_against(finding, page) if isinstance(finding, Candidate) else None
        yield Veto(finding.rule, finding.passage, reason) if reason else finding


def _reason_against(candidate: Candidate, page: Page) -> str | None:
    """Return why a candidate is said of somebody else, None if it is not; tables and names have their own ways to tell."""
    passage, mention = candidate.passage, candidate.mention
    of_sentence = passage.block.kind is not BlockKind.ROW and mention.within(passage.quote)
    ours = candidate.drug == page.drug and candidate.polarity is Polarity.AFFIRMED
    if not (ours and of_sentence) or candidate.relation in _NAMES:
        return None
    sentence = passage.quote.of(passage.section.view.text).replace("\n", " ")
    begin, end = mention.start - passage.quote.start, mention.end - passage.quote.start
    if candidate.relation is Relation.INTERACTS_WITH:
        return ANOTHER_DRUG if is_told_aside(page.names, sentence, begin, end) else None
    if _answers_on_another(passage, page, sentence):
        return "another product"
    if candidate.relation in _OF_SUBJECTS and is_subject(page.names, sentence, begin, end):
        return ANOTHER_DRUG
    if candidate.relation is Relation.CONTRAINDICATED_IN and is_barred_from_another(page.names, sentence, end):
        return ANOTHER_DRUG
    return said_of_another(page.names, sentence, begin, end)


# Read in sections where clauses are taken to be about the page's drug, whomever they name first.
_OF_SUBJECTS = frozenset({Relation.CONTRAINDICATED_IN, Relation.REQUIRES_MONITORING, Relation.HAS_WARNING})


_ASKS_WHO = Pattern(
    r"^\W*(?:(?:Q|A)\w*[.:]\s*)?(?:(?:what|how) about|and|is|are|how (?:does|do)|why not)\s(?:the\s|an?\s)?(?P<who>[^?]{3,50}?)"
    r"(?:\s(?:the same(?: thing)?|any different|different|better|just as good|an (?:option|alternative)|differ|compare)\b[^?]*)?\?$",
    re.IGNORECASE,
)
# "the nasal spray", "the generic version": the same drug, made up otherwise.
_OTHER_FORM = Pattern(
    r"\b(?:nasal|oral|inhaled|injectable|intravenous|topical|live|old(?:er)?|other|generic|liquid|long-acting|extended-release)\s(?:[\w-]+\s)?(?:spray|vaccine|form|version|tablets?|capsules?|gel|cream|patch|injections?|shot|one|product|drops)s?\b",
    re.IGNORECASE,
)


def _answers_on_another(passage: Passage, page: Page, sentence: str) -> bool:
    """Tell whether a sentence answers a question on another drug or another form, and does not come back to the own one."""
    asked = next((lead for lead in passage.leads[:2] if lead.endswith("?")), "")
    found = match(_ASKS_WHO, asked)
    if found is None or page.names.named_in(found["who"]) or page.names.named_in(sentence):
        return False
    return _OTHER_FORM.search(found["who"]) is not None or next(page.names.mentions(found["who"]), None) is not None
