"""Effects on official labels: what the tagger finds, with what the rules tell of it.

In the parts that the tagger reads it decides which effects are stated. What rules find there about people
stays where the tagger found the same effect anywhere on the label: then it adds frequency and seriousness, and where both read the
same words, the tagger says which these are (rules lose them where a table was flattened: "Depression <"). What rules deny, or tell of
animals or of a class, stays as it is; and "no cases of …" denies what the tagger reads, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeGuard

from medgraph.extraction.adverse_effect.facts import effect_candidates
from medgraph.extraction.adverse_effect.sentences import Effect
from medgraph.extraction.adverse_effect.structure import concept
from medgraph.extraction.adverse_effect.tagger.finder import RULE, tagged_effects, tagged_parts
from medgraph.extraction.language.items import Item
from medgraph.extraction.page import Page
from medgraph.extraction.rules import Candidate, Finding
from medgraph.model import Polarity, Scope, Span
from medgraph.patterns import Pattern

_DEATH = frozenset(
    {"fatal", "fatality", "fatalities", "fatal outcome", "fatal outcomes", "fatal event", "fatal events"}
)

_DENIED = Pattern(
    r"\bno (?!(?:longer|more|less|doubt|other|difference|patients?|subjects?|effect)\b)(?:[a-z-]+ ){0,5}$",
    re.IGNORECASE,
)


def on_label(findings: Iterable[Finding], page: Page) -> Iterator[Finding]:
    """Yield the findings of rules as they are, and on a label those that the tagger bears out, then its own."""
    parts = [part.span for part in tagged_parts(page)]
    if not parts:
        yield from findings
        return
    found = list(_tagged(page))
    tagged: dict[str, list[Candidate]] = {}
    for candidate in found:
        if candidate.polarity is Polarity.AFFIRMED:
            tagged.setdefault(concept(candidate.object), []).append(candidate)
    for finding in findings:
        if not _is_for_the_tagger(finding, parts):
            yield finding
        elif same := tagged.get(concept(finding.object)):
            yield _anchored(finding, same)
    yield from found


def _tagged(page: Page) -> Iterator[Candidate]:
    for passage, item in tagged_effects(page):
        told = replace(passage, subjects=(page.drug,))
        for candidate in effect_candidates(told, Effect(_named(item), known=True), RULE):
            yield replace(candidate, polarity=_polarity(candidate), scope=Scope.HUMAN)


def _polarity(candidate: Candidate) -> Polarity:
    """Return whether the words right before a mention deny it: the tagger, which reads roles, decides in all other cases."""
    passage = candidate.passage
    before = passage.text[: max(0, candidate.mention.start - passage.span.start)]
    return Polarity.NEGATED if _DENIED.search(before) else Polarity.AFFIRMED


def _named(item: Item) -> Item:
    """Call a fatal outcome what it is."""
    return replace(item, text="death") if item.text.lower() in _DEATH else item


def _is_for_the_tagger(finding: Finding, parts: Iterable[Span]) -> TypeGuard[Candidate]:
    """Tell whether a finding states an effect in people where the tagger reads."""
    if not isinstance(finding, Candidate) or (finding.polarity, finding.scope) != (Polarity.AFFIRMED, Scope.HUMAN):
        return False
    return any(finding.mention.within(part) for part in parts)


def _anchored(finding: Candidate, tagged: Iterable[Candidate]) -> Candidate:
    """Return a finding with the words in which the tagger read the same effect there; with none where its own are of another."""
    here = next((each for each in tagged if each.mention.overlaps(finding.mention)), None)
    if here:
        return replace(finding, object=here.object, mention=here.mention)
    start = finding.mention.start
    return finding if _shares_words(finding) else replace(finding, mention=Span(start, start))


def _shares_words(finding: Candidate) -> bool:
    words = finding.mention.of(finding.passage.section.view.text).lower().split()
    return not set(words).isdisjoint(finding.object.split()) or concept(" ".join(words)) == concept(finding.object)
