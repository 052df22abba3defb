"""Effects on official labels: what the tagger finds, with what the rules tell of it.

In the parts that the tagger reads it decides which effects are stated. What rules find there about people
stays where the tagger found the same effect anywhere on the label: then it adds frequency and seriousness. What they deny, or tell of animals or of a class,
stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from medgraph.extraction.adverse_effect.facts import effect_candidates
from medgraph.extraction.adverse_effect.sentences import Effect
from medgraph.extraction.adverse_effect.structure import concept
from medgraph.extraction.adverse_effect.tagger.finder import RULE, tagged_effects, tagged_parts
from medgraph.extraction.page import Page
from medgraph.extraction.rules import Candidate, Finding
from medgraph.model import Polarity, Scope, Span


def on_label(findings: Iterable[Finding], page: Page) -> Iterator[Finding]:
    """Yield the findings of rules as they are, and on a label those that the tagger bears out, then its own."""
    parts = [part.span for part in tagged_parts(page)]
    if not parts:
        yield from findings
        return
    tagged = list(_tagged(page))
    borne_out = {concept(candidate.object) for candidate in tagged}
    yield from (finding for finding in findings if not _is_doubtful(finding, parts, borne_out))
    yield from tagged


def _tagged(page: Page) -> Iterator[Candidate]:
    for passage, item in tagged_effects(page):
        told = replace(passage, subjects=(page.drug,))
        for candidate in effect_candidates(told, Effect(item, known=True), RULE):
            yield replace(candidate, polarity=Polarity.AFFIRMED, scope=Scope.HUMAN)


def _is_doubtful(finding: Finding, parts: Iterable[Span], borne_out: set[str]) -> bool:
    """Tell whether a finding states an effect in people, where the tagger reads, that the tagger does not find."""
    if not isinstance(finding, Candidate) or (finding.polarity, finding.scope) != (Polarity.AFFIRMED, Scope.HUMAN):
        return False
    covered = any(finding.mention.within(part) for part in parts)
    return covered and concept(finding.object) not in borne_out
