"""What a drug interacts with: other drugs, groups of drugs, food and drink.

In a place for interactions every substance named is one (see `section`), and so is what a question about taking
it together asks about, if the answer warns (see `questions`). Elsewhere a sentence must say so itself: "interacts
with X", "avoid taking it with X", "alcohol should be limited". Comparison, rescue treatment and premedication are
no interactions, and "tell your doctor about all your medicines" names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from medgraph.extraction.interaction.announced import announced
from medgraph.extraction.interaction.questions import find_in_answers
from medgraph.extraction.interaction.roles import (
    ALL_MEDICINES,
    DENIED,
    LIMITS,
    ON_ENZYMES,
    opens_with,
    without_other_roles,
)
from medgraph.extraction.interaction.rules import RULES
from medgraph.extraction.interaction.section import find_in_sections, partners
from medgraph.extraction.interaction.skeleton import find_by_skeleton, own_kinds
from medgraph.extraction.interaction.told_rules import RULES as TOLD_RULES
from medgraph.extraction.language.entries import mentioning, retold, without_references
from medgraph.extraction.language.substances import Substance, read_substances
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto, slot, spoken
from medgraph.model import BlockKind, Polarity, SectionType, Span
from medgraph.patterns import Pattern, search

_WORDS = tuple(
    (
        "interact|avoid|limit|skip|minimi|restrict|refrain|away|clear of|cut out|drink|consum|eat|kept to|concomitant|concurrent|simultan|"
        "admin|combin|together|with|taking|you take|use|live|level|concentration|exposure|effect|action|breakdown|clearance|"
        "absor|eliminat|metaboli|removal|response|how|hours|risk of|works|reliable|caution|while on|inject|contraindicated|take|receiv|treated|make|made|render|affect| days| weeks|contrast|stopping"
    ).split("|")
)


def find_interactions(page: Page) -> Iterator[Finding]:
    """Yield what a page says that its drug interacts with, or its word that nothing is known."""
    page = announced(retold(page))
    kinds = own_kinds(page)
    yield from _of_others(kinds, find_in_sections(page))
    yield from find_in_answers(page)
    yield from _mentioned(page)
    yield from find_by_skeleton(page, kinds)
    for result in spoken((*RULES, *TOLD_RULES), mentioning(page, _WORDS)):
        if isinstance(result, Veto):
            yield result
        else:
            yield from _sentence(page, *result)


def _of_others(kinds: frozenset[str], found: Iterator[Finding]) -> Iterator[Finding]:
    """Leave out the drug's own kind where that is who acts: "SGLT2 inhibitors may lower lithium levels"."""
    for each in found:
        if isinstance(each, Veto) or each.object not in kinds or not _acts(each):
            yield each


def _acts(candidate: Candidate) -> bool:
    """Tell whether the sentence opens with the substance, and says what that does."""
    at = candidate.mention.start - candidate.passage.span.start
    behind = at + candidate.mention.end - candidate.mention.start
    return at <= _OPENS and _ACTS.match(candidate.passage.text, behind) is not None


_OPENS = 4
_ACTS = Pattern(
    r"\s+(?:can|may|might|could|will|should|are|have|increase|decrease|reduce|lower|raise|inhibit)\b", re.IGNORECASE
)


_BE_SURE = Pattern(
    r"\b(?:tell|inform|let|ask|talk to)\b[^.:;]{0,70}\b(?:medicines?|medications?|drugs?|supplements?|products?)\b[^.:;]{0,70}?\b(?:especially|particularly|in particular|including|such as|like)\b(?: if you (?:take|use|are taking)\b)?:?\s*|"
    r"\b(?:be sure to|make sure to|especially|particularly|should also|in particular,?) (?:mention|tell (?:your|the|him|them) \w+)\b[^:;]{0,90}:\s*",
    re.IGNORECASE,
)
_MENTION_RULE = "interaction.mention/1"


def _mentioned(page: Page) -> Iterator[Candidate]:
    """Yield the members of "Be sure to mention any of the following: …; …", clause by clause to the sentence's end."""
    quote = None
    for passage in page.passages:
        begins = search(_BE_SURE, passage.text) if passage.topic is not SectionType.BOILERPLATE else None
        if begins:
            quote = passage.quote
            here = Span(passage.span.start + begins.end(), passage.span.end)
            passage = replace(passage, span=here, text=passage.text[begins.end() :])
        if quote is not None and passage.quote == quote and passage.block.kind is not BlockKind.ROW:
            named = read_substances(passage.text, passage.span.start, page.names)
            yield from partners(page, passage, named, _MENTION_RULE, (page.drug,))


# Rules that speak only where the sentence also says how the dose changes, or where the partner is one by its kind.
_ONLY_WITH = {"interaction.dose_with": Pattern(rf"{LIMITS.pattern}|{ON_ENZYMES}", re.IGNORECASE)}
# Rules whose slot must begin with a substance: what follows the verb is then the partner.
_OPENING = frozenset({"interaction.dose_with"})


def _sentence(page: Page, rule: Rule, passage: Passage, found: re.Match[str]) -> Iterator[Candidate]:
    """Yield the substances of a sentence that states an interaction by itself."""
    also = _ONLY_WITH.get(rule.name)
    if ALL_MEDICINES.search(passage.text) or (also and not also.search(passage.text)):
        return
    clean = without_references(passage)
    group = next(name for name, value in found.groupdict().items() if value is not None)
    where = slot(passage, found, group)
    text = without_other_roles(clean.text[where.start - passage.span.start : where.end - passage.span.start])
    named = _partners_named(page, rule, text, where)
    polarity = Polarity.NEGATED if DENIED.search(passage.text) else Polarity.AFFIRMED
    yield from partners(page, clean, named, rule.id, passage.subjects, polarity)


def _partners_named(page: Page, rule: Rule, text: str, where: Span) -> list[Substance]:
    """Return the substances of a slot that may be partners by the rule that found it."""
    named = [s for s in read_substances(text, where.start, page.names) if not s.is_everyday]
    if rule.name in _OPENING and not opens_with(text, named, where.start):
        return []
    return named
