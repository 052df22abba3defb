"""Headings and labels of warnings that name an effect: "5.4 Hepatotoxicity", "**Lactic acidosis:** fatal cases have been reported".

A warning's heading names what the drug may do or whom it may harm. It is an effect where the text below says that it occurred, or that
the drug causes it, and does not speak of people who have it already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from medgraph.extraction.adverse_effect.enumerations import read_enumeration
from medgraph.extraction.adverse_effect.names import is_harm, is_known
from medgraph.extraction.adverse_effect.roles import role_of, silencing
from medgraph.extraction.adverse_effect.words import CAUSE, REPORTED, is_group, is_vague
from medgraph.extraction.language import context
from medgraph.extraction.language.items import Item
from medgraph.extraction.language.phrases import term
from medgraph.extraction.page import Page, Passage
from medgraph.model import BlockKind, Polarity, Scope, SectionType
from medgraph.patterns import Pattern, search

_TOPICS = frozenset({SectionType.WARNINGS, SectionType.BOXED_WARNING})
_AFFIRMS = Pattern(
    rf"\b(?:{REPORTED}|(?:can|may|could|has|have|does|will|might) (?:also )?{CAUSE}|causes|caused|cases? of|reports of|(?:increase[sd]?|increased|higher|greater|a|the) risk of|associated with|fatal)\b",
    re.IGNORECASE,
)
_NUMBER = Pattern(
    r"^\W*(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:(?:increased |higher )?risk of |warnings?: |serious side effect: )?",
    re.IGNORECASE,
)
_STATE = Pattern(
    r"\b(?:conditions?$|(?:heart|liver|kidney|lung|eye|thyroid|stomach|mental health|nerve) (?:problems?|diseases?)$|impairment|insufficiency|pregnan\w+|lactation|fertility|surgery|dependence|allerg(?:y|ies) to)\b",
    re.IGNORECASE,
)
_LONGEST = 90


def named_effects(page: Page) -> Iterator[tuple[Passage, Item]]:
    """Yield the effects that the headings and labels of warnings name, each with a passage that is the heading or has the label."""
    for _, group in groupby(page.passages, key=lambda passage: passage.section.span):
        passages = [p for p in group if p.topic in _TOPICS and p.block.kind is not BlockKind.ROW]
        if passages:
            yield from _of_section(passages, page)


def _of_section(passages: list[Passage], page: Page) -> Iterator[tuple[Passage, Item]]:
    heading = _heading(passages[0], page)
    if heading is not None:
        yield from ((heading, item) for item in _names(heading) if _is_affirmed(item, passages))
    for label, group in groupby(passages, key=lambda passage: passage.block.label):
        if label is not None:
            below = list(group)
            text = label.of(page.monograph.view.text)
            first = replace(below[0], span=label, text=text)
            yield from ((first, item) for item in _names(first) if _is_affirmed(item, below))
    yield from ((passage, item) for passage in passages for item in _of_bold_head(passage))


# "**Neutropenia**, including fatal sepsis": what is said right behind such a name tells that it occurred.
_TOLD_BEHIND = Pattern(
    r"\s*,\s*(?:including|comprising|such as|in (?:some|rare|a few) (?:cases|instances|patients|people)|some of (?:them|which)|"
    r"(?:some|at )times|which (?:can|may|could)|(?:(?:sometimes|potentially|possibly|occasionally|some) )?(?:severe|serious|fatal|life-threatening))\b",
    re.IGNORECASE,
)


def _of_bold_head(passage: Passage) -> list[Item]:
    """Return the effects of an item of warnings that begins with one in bold and goes on to say that it occurred."""
    view, block = passage.section.view, passage.block
    bold = next((span for span in view.strong if span.start == block.span.start), None)
    if bold is None or not passage.is_item or block.label or passage.span.start != block.span.start:
        return []
    head = replace(passage, span=bold, text=bold.of(view.text))
    begin = len(head.text.rstrip(", "))
    if (
        not _names(replace(head, text=head.text[:begin]))
        or not _TOLD_BEHIND.match(passage.text, begin)
        or not passage.subjects
    ):
        return []
    return [item for item in read_enumeration(passage.text, passage.span.start) if is_known(item)]


def _heading(passage: Passage, page: Page) -> Passage | None:
    """Return the heading of a section as a passage of its own."""
    section = passage.section
    found = next(
        (b.span for b in page.monograph.blocks if b.kind is BlockKind.HEADING and b.span.within(section.span)), None
    )
    if found is None or found.end - found.start > _LONGEST:
        return None
    return passage.headed(found)


def _names(passage: Passage) -> list[Item]:
    """Return the effects that a heading names, none where it says anything else."""
    lead = _NUMBER.match(passage.text)
    begin = lead.end() if lead else 0
    wording = passage.text[begin:]
    if is_group(wording) or _STATE.search(wording):
        return []
    items = read_enumeration(wording, passage.span.start + begin)
    named = [i for i in items if not is_vague(i.text) and not i.tail and (is_known(i) or is_harm(i.text))]
    return named if len(named) == len(items) else []


def _is_affirmed(item: Item, below: Iterable[Passage]) -> bool:
    """Tell whether the text under a heading says that what it names occurs."""
    return any(_affirms(item, passage) for passage in below)


def _affirms(item: Item, passage: Passage) -> bool:
    quote = passage.quote.of(passage.section.view.text)
    if _BY_NATURE.search(item.text) and passage.subjects and not _DENIES.search(passage.text):
        return True
    found = search(_AFFIRMS, passage.text)
    if not found or silencing(passage.text) or context.scope(quote) is not Scope.HUMAN or not passage.subjects:
        return False
    if context.polarity(passage.text[: found.start()]) is not Polarity.AFFIRMED or _DENIES.search(passage.text):
        return False
    name = passage.text.lower().find(term(item.text))
    return name < 0 or role_of(passage.text, name, name + len(term(item.text))) is None


# What harms is named as its harm: "Hepatotoxicity. Monitor the liver enzymes."
_BY_NATURE = Pattern(r"^(?!.*f(?:o)?etal)(?:\w+ )?\w*toxicity$", re.IGNORECASE)
_DENIES = Pattern(
    r"\b(?:no|not|never) (?:\w+ ){0,2}(?:evidence|known|shown|cases|reports|reported|observed|associated|been)\b",
    re.IGNORECASE,
)
