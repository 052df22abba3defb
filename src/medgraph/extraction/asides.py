"""Keep out what a sentence of a page tells of somebody else, whichever relation was read there.

Finders ask what a clause states; here it is asked, once for all of them, whether the very words that name the object are said
of another drug or of another arm of a trial. What is, stands in the residue with that reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from medgraph.extraction.naming.others import is_told_aside, said_of_another
from medgraph.extraction.page import Page
from medgraph.extraction.rules import Candidate, Finding, Veto
from medgraph.model import BlockKind, Polarity, Relation

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
        return "another drug" if is_told_aside(page.names, sentence, begin, end) else None
    return said_of_another(page.names, sentence, begin, end)
