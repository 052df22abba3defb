"""Tell what a lead is and what stands behind it: an effect with its kinds or its signs, or words that only govern effects.

    "Serious infections: tuberculosis, sepsis"    "Keratitis: eye pain, red eyes"    "Rare (<1%): hepatitis"

A group of effects and what has rates or clinical names of its own stand before kinds; any other effect before its signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from medgraph.extraction.adverse_effect.brackets import are_clinical
from medgraph.extraction.adverse_effect.enumerations import read_enumeration
from medgraph.extraction.adverse_effect.names import bare_name, is_harm, is_known
from medgraph.extraction.adverse_effect.words import governs, is_group, is_vague
from medgraph.extraction.language.brackets import BRACKET
from medgraph.extraction.language.frequency import heads_by_frequency, read_frequency, read_rates
from medgraph.extraction.language.items import Item
from medgraph.extraction.language.phrases import is_name, term
from medgraph.lexicon import find_condition
from medgraph.model import Frequency
from medgraph.patterns import Pattern


@dataclass(frozen=True, slots=True)
class Listed:
    """An effect of a list: what the item itself says about its frequency, and the leads within the item, nearest first.

    `under` is the lead that names an effect itself, of which this is a kind, or, if `is_sign`, a sign: "Keratitis: eye pain".
    """

    item: Item
    beside: Frequency | None = None
    leads: tuple[str, ...] = ()
    is_head: bool = False
    under: str = ""
    is_sign: bool = False


def led(lead: str, start: int, text: str, tail: list[Listed], *, in_list: bool) -> Iterator[Listed]:
    """Yield what a text behind a lead holds, and the lead itself where that is an effect: "Serious infections: tuberculosis, sepsis"."""
    group = (is_group(lead) and not _VITAL.match(lead)) or _is_about_effects(text)
    heads = [] if group else list(heads_of(lead, start, in_list=in_list))
    if len(tail) > 1 or any(is_known(x.item) for x in tail):
        known = [head for head in heads if is_condition(head.item)]
        kinds = len(known) > 1 or _are_kinds(BRACKET.sub("", lead).strip(), text, tail)
        first = leading_rate(text)
        yield from (replace(head, beside=head.beside or first) for head in known)
        yield from (_under(lead, x, kinds=kinds) if known else replace(x, leads=(*x.leads, lead)) for x in tail)
    elif heads:
        yield from (replace(head, beside=read_frequency(text)) for head in heads)
    elif governs(lead) and (in_list or heads_by_frequency(lead)):
        yield from (replace(x, leads=(*x.leads, lead)) for x in tail)


def leading_rate(text: str) -> Frequency | None:
    """Return the rate that a text behind a lead begins with: "Injection site reactions: | 25% (placebo none) – redness"."""
    rates = read_rates(text)
    return rates[0].frequency if rates and not _ABOUT_RATE.sub("", text[: rates[0].span.start]) else None


_ABOUT_RATE = Pattern(r"\W+|\b(?:about|around|roughly|approximately|in|seen|occurred)\b", re.IGNORECASE)
_VITAL = Pattern(r"(?:liver|kidney|lung|heart|pancreas) problems\b", re.IGNORECASE)


def _are_kinds(head: str, text: str, tail: list[Listed]) -> bool:
    """Tell whether what stands behind an effect are kinds of it, not its signs: it names a group, or they have rates or clinical names."""
    told = bool(_GROUP.search(head) or _EXAMPLES.match(text)) and not _VITAL.match(head)
    rated = any(x.beside or x.leads or x.item.notes for x in tail)
    return told or rated or are_clinical(", ".join(x.item.text for x in tail))


_EXAMPLES = Pattern(r"\W*(?:including|such as|e\.g\.|for example|like|mainly|especially)\b", re.IGNORECASE)


def _under(lead: str, member: Listed, *, kinds: bool) -> Listed:
    """Return what stands behind an effect as a kind or a sign of it."""
    part_of = member.item.part_of or term(lead)
    return replace(
        member, leads=(*member.leads, lead), item=replace(member.item, part_of=part_of), under=lead, is_sign=not kinds
    )


_GROUP = Pattern(
    r"\b(?:problems?|changes?|reactions?|symptoms?|disorders?|effects?|events?|infections?|disturbances?|abnormalit(?:y|ies)|complications?|conditions?|issues|complaints|elevations?|increases?|"
    r"enzymes|tests|counts|cytopenias?|tumou?rs?|cancers?|malignanc(?:y|ies)|bleeding|rashes|arrhythmias?|allerg(?:y|ies)|hypersensitivity)$",
    re.IGNORECASE,
)


def _is_about_effects(text: str) -> bool:
    """Tell whether what stands behind a lead speaks of side effects itself: the lead then says in whom or where."""
    return _ABOUT.search(text) is not None


_ABOUT = Pattern(
    r"\b(?:most|more|very) (?:common|frequent)(?:ly)?\b|\b(?:adverse|side) (?:reactions?|effects?|events?)\b",
    re.IGNORECASE,
)


def heads_of(lead: str, start: int, *, in_list: bool) -> Iterator[Listed]:
    """Yield the effects that a lead itself names; outside lists only such as the lexicon knows."""
    name = BRACKET.sub("", lead).strip()
    trusted = in_list and not governs(name)
    for item in read_enumeration(lead, start):
        if not is_vague(item.text) and (is_condition(item) or (trusted and is_name(item.text))):
            yield Listed(item, is_head=True)


def is_condition(item: Item) -> bool:
    """Tell whether a lead names an effect that is known, alone or without its trimmings."""
    name = term(item.text)
    return (
        is_known(item)
        or is_harm(item.text)
        or any(find_condition(n) for n in (name, bare_name(name)))
        or bool(_REACTIONS.fullmatch(item.text))
    )


_REACTIONS = Pattern(
    r"(?:infusion|injection|application|administration)[ -](?:site |related )?reactions?", re.IGNORECASE
)
