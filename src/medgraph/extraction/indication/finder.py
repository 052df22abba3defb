"""What a drug is for: lists and tables of its uses, "is indicated for the treatment of X in Y", "is a drug for X".

In a list under "Uses" each item is an indication, as is the label of a dose by disease ("**Plaque psoriasis:** 80 mg"). Sentences need
a frame. The purpose of lowering or improving something ("to lower cholesterol in adults with HoFH") leads to the
disease of the people it is for. A drug is not for what its page only mentions beside the disease: a symptom, a risk, a cause, and what
it is said not to be for is a denied fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise

from medgraph.extraction.indication.alternatives import find_alternatives
from medgraph.extraction.indication.lists import (
    contraception,
    indication_candidates,
    read_dose_labels,
    read_listed_indications,
)
from medgraph.extraction.indication.rules import RULES, is_sure, may_speak
from medgraph.extraction.indication.slots import read_indicated
from medgraph.extraction.language import context
from medgraph.extraction.language.mentions import find_known
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto
from medgraph.model import BlockKind, Polarity, SectionType, Span

__all__ = ["RULES", "find_indications"]


def find_indications(page: Page) -> Iterator[Finding]:
    """Yield the indications that a page states, in page order."""
    abbreviations = _abbreviations(page)
    parents = _parents(page)
    own: set[str] = set()
    for _, sentence in groupby(page.passages, key=lambda p: (p.block.span, p.quote)):
        passages = list(sentence)
        found: list[Finding] = list(read_listed_indications(passages, abbreviations, parents))
        if not found and passages[0].block.kind is not BlockKind.ROW:
            found = [finding for passage in passages for finding in _from_sentence(passage, page.drug, abbreviations)]
        own |= {
            f.object
            for f in found
            if isinstance(f, Candidate) and f.polarity is Polarity.AFFIRMED and f.drug == page.drug
        }
        yield from found
    if not own:
        yield from read_dose_labels(page, abbreviations)
    yield from find_alternatives(page, frozenset(own), abbreviations)


def _parents(page: Page) -> frozenset[Span]:
    """Return the list items that have items of their own below them."""
    items = [p for p in page.passages if p.is_item]
    return frozenset(
        a.block.span for a, b in pairwise(items) if b.block.level > a.block.level and a.section.span == b.section.span
    )


_INITIALS = re.compile(r"\b[A-Z]{2,5}\b")
_NAMING = frozenset({SectionType.INDICATIONS, SectionType.DOSAGE})


def _abbreviations(page: Page) -> Mapping[str, str]:
    """Return the page's abbreviations, with those of the diseases of its lists that it uses without a definition ("CML")."""
    found = dict(page.abbreviations)
    wordings = [lead for p in page.passages if p.topic in _NAMING for lead in (p.text, *p.leads[:1])]
    wanted = {short for wording in wordings for short in _INITIALS.findall(wording)} - set(found)
    for wording in dict.fromkeys(wordings) if wanted else ():
        for name in (span.of(wording) for span in find_known(wording)):
            initials = "".join(word[0] for word in re.split(r"[\s-]+", name)).upper()
            if initials in wanted and len(name) > len(initials):
                found.setdefault(initials, name.lower())
    return found


_DENIED_BEHIND = re.compile(
    r"^[^.;]{0,80}?\b(?:(?:is|are|was|were|has|have) (?:as such )?(?:not|no|never)|isn['’]t|aren['’]t|not on the label|not an? (?:approved|licen[sc]ed)|has not been|would not)\b",
    re.IGNORECASE,
)
_DENIED_BEFORE = re.compile(
    r"\bno (?:approved |licen[sc]ed |established )?(?:role|use|place|effect|treatment)\b|\bnot (?:an? )?(?:option|treatment|cure|candidate)\b|\bcan(?:no|['’])t\b|\bwon['’]t\b",
    re.IGNORECASE,
)


def _from_sentence(passage: Passage, drug: str, abbreviations: Mapping[str, str]) -> Iterator[Finding]:
    """Read what the frames of a clause hold; other drugs' uses are told in any section on drugs."""
    seen: set[str] = set()
    low = passage.text.lower()
    for rule in RULES:
        for found in (
            rule.trigger.finditer(passage.text) if _is_open(rule, passage, drug) and may_speak(rule, low) else ()
        ):
            veto = next((v for v in rule.vetoes if v.search(passage.text)), None)
            if veto:
                yield Veto(rule.id, passage, veto.pattern)
                continue
            for candidate in _from_frame(passage, rule, found, abbreviations):
                if candidate.object not in seen or candidate.polarity is Polarity.NEGATED:
                    yield candidate
                seen.add(candidate.object)


_ON_OTHERS = frozenset(
    {SectionType.ALTERNATIVES, SectionType.OTHER, SectionType.QUESTIONS, SectionType.PATIENT_INFORMATION}
)


def _is_open(rule: Rule, passage: Passage, drug: str) -> bool:
    """Tell whether a rule may speak: in its sections, and of other drugs wherever pages tell of them."""
    return bool(passage.subjects) and (
        passage.topic in rule.gate or (drug not in passage.subjects and passage.topic in _ON_OTHERS)
    )


def _from_frame(
    passage: Passage, rule: Rule, found: re.Match[str], abbreviations: Mapping[str, str]
) -> Iterator[Candidate]:
    slot = found["object"]
    if _CURE.match(slot):
        return
    before = _WITHOUT.sub("", passage.text[: found.start("object")])
    for indicated in (
        *contraception(passage),
        *read_indicated(slot, passage.span.start + found.start("object"), abbreviations, trusted=is_sure(rule, before)),
    ):
        behind = passage.text[max(0, indicated.span.end - passage.span.start) :]
        denied = context.negated(before) or bool(_DENIED_BEFORE.search(before)) or bool(_DENIED_BEHIND.match(behind))
        yield from indication_candidates(
            passage, indicated, rule.id, Polarity.NEGATED if denied else context.polarity(before)
        )


_WITHOUT = re.compile(r"^\W*without [^,]{2,40}?(?:,|(?= (?:it|this|they)\b))", re.IGNORECASE)
_CURE = re.compile(r"^\W*(?:a )?cure\b", re.IGNORECASE)
