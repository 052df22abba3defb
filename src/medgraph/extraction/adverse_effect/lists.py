"""Read the effects of a list item, or of what stands behind a label: "**Common (>10%):** nausea, cough; rash in 5%".

An item may hold parts between semicolons, each with a lead of its own ("rare: hepatitis"), a bracket list, and remarks that say how often or
for whom. What is a lead and what an effect is told by what follows: behind a lead stands an enumeration, behind an effect a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from medgraph.extraction.adverse_effect.brackets import BRACKET, are_clinical
from medgraph.extraction.adverse_effect.enumerations import read_enumeration
from medgraph.extraction.adverse_effect.names import bare_name, is_harm, is_known, knows, may_name
from medgraph.extraction.adverse_effect.roles import WHOLE
from medgraph.extraction.adverse_effect.words import governs, is_group, is_heading, is_vague, without_classes
from medgraph.extraction.language.frequency import heads_by_frequency, read_frequency
from medgraph.extraction.language.items import Item, split_outside_brackets
from medgraph.extraction.language.phrases import is_name, term
from medgraph.lexicon import find_condition
from medgraph.model import Frequency


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


_SEMICOLON = re.compile(r"\s*_{5,}\s*:?\s*|\s*;\s*(?:and\s+|or\s+)?|(?<=[a-z)])\.\s+(?=[A-Z][^.:;]{2,30}:\s)")
_COLON = re.compile(r"\s?:\s+|\s+[–—]\s+(?=[a-z])")
_NO_EFFECT = re.compile(r"^\W*(?:none|not known|nil|no\b|n/a|see\b|as above|to be|unknown$)", re.IGNORECASE)


def read_listed(
    text: str, start: int, *, label: str = "", label_start: int = 0, in_list: bool = True
) -> Iterator[Listed]:
    """Yield the effects of an item's text, which begins at `start`; `label` is what stands marked before it.

    >>> [(x.item.text, x.leads) for x in read_listed("during the infusion: fever, chills; rare: hepatitis", 0)]
    [('fever', ('during the infusion',)), ('chills', ('during the infusion',)), ('hepatitis', ('rare',))]
    >>> [x.item.text for x in read_listed("a rare build-up of acid", 18, label="Lactic acidosis")]
    ['Lactic acidosis']
    """
    text, label = without_classes(text), without_classes(label)
    text = text[: reporting.start()] if (reporting := _REPORTING.search(text)) else text
    if (
        (heads_by_frequency(text) and governs(label))
        or _NO_EFFECT.match(text)
        or text.rstrip().endswith("?")
        or _CAPTION.match(label or text)
    ):
        return
    trusted = in_list or governs(label)
    tail = [] if label and _ADVICE.match(text) else list(_read(text, start, in_list=trusted))
    if label and _ADVICE.match(text):
        yield from (head for head in _heads(label, label_start, in_list=in_list) if _is_condition(head.item))
    elif label:
        begin = rate.end() if (rate := _RATED.match(label)) else 0
        label, label_start = label[begin:], label_start + begin
        yield from _led(label, label_start, text, tail, in_list=in_list)
    else:
        yield from tail


_ADVICE = WHOLE["advice"]
# "Common (may affect up to 1 in 10 people) Seizures": a rate before a title.
_RATED = re.compile(r"[A-Z][a-z ]{3,30} \([a-z][^()]*\)\s+(?=[A-Z])")
_REPORTING = re.compile(r"\bTo report suspected\b", re.IGNORECASE)
_CAPTION = re.compile(r"\W*(?:(?:table|figure|fig\.?|appendix)\s+\d|[\w/ ]{1,14}\s=\s)", re.IGNORECASE)


def _read(text: str, start: int, *, in_list: bool) -> Iterator[Listed]:
    """Yield the effects of the parts of a text; a lead that governs holds until the next one."""
    held = ""
    for part in split_outside_brackets(text, _SEMICOLON):
        wording = part.of(text)
        lead, begin = _own_lead(wording)
        trusted = in_list or governs(lead)
        again = _own_lead(wording[begin:])[0] if lead else ""
        if lead and _ADVICE.match(wording, begin):
            tail = []
        elif again and governs(again):
            tail = list(_read(wording[begin:], start + part.start + begin, in_list=trusted))
        else:
            tail = list(_read_part(wording[begin:], start + part.start + begin, in_list=trusted))
        if lead:
            yield from _led(lead, start + part.start, wording[begin:], tail, in_list=in_list)
            held = lead if governs(lead) else ""
        else:
            yield from (replace(x, leads=(held, *x.leads)) if held else x for x in tail)


def _led(lead: str, start: int, text: str, tail: list[Listed], *, in_list: bool) -> Iterator[Listed]:
    """Yield what a text behind a lead holds, and the lead itself where that is an effect: "Serious infections: tuberculosis, sepsis"."""
    group = (is_group(lead) and not _VITAL.match(lead)) or _is_about_effects(text)
    heads = [] if group else list(_heads(lead, start, in_list=in_list))
    if len(tail) > 1 or any(is_known(x.item) for x in tail):
        known = [head for head in heads if _is_condition(head.item)]
        kinds = len(known) > 1 or _are_kinds(BRACKET.sub("", lead).strip(), text, tail)
        yield from known
        yield from (_under(lead, x, kinds=kinds) if known else replace(x, leads=(lead, *x.leads)) for x in tail)
    elif heads:
        yield from (replace(head, beside=read_frequency(text)) for head in heads)
    elif governs(lead) and (in_list or heads_by_frequency(lead)):
        yield from (replace(x, leads=(lead, *x.leads)) for x in tail)


_VITAL = re.compile(r"(?:liver|kidney|lung|heart|pancreas) problems\b", re.IGNORECASE)


def _are_kinds(head: str, text: str, tail: list[Listed]) -> bool:
    """Tell whether what stands behind an effect are kinds of it, not its signs: it names a group, or they have rates or clinical names."""
    told = bool(_GROUP.search(head) or _EXAMPLES.match(text)) and not _VITAL.match(head)
    rated = any(x.beside or x.leads or x.item.notes for x in tail)
    return told or rated or are_clinical(", ".join(x.item.text for x in tail))


_EXAMPLES = re.compile(r"\W*(?:including|such as|e\.g\.|for example|like|mainly|especially)\b", re.IGNORECASE)


def _under(lead: str, member: Listed, *, kinds: bool) -> Listed:
    """Return what stands behind an effect as a kind or a sign of it."""
    part_of = member.item.part_of or term(lead)
    return replace(
        member, leads=(lead, *member.leads), item=replace(member.item, part_of=part_of), under=lead, is_sign=not kinds
    )


_GROUP = re.compile(
    r"\b(?:problems?|changes?|reactions?|symptoms?|disorders?|effects?|events?|infections?|disturbances?|abnormalit(?:y|ies)|complications?|conditions?|issues|complaints|elevations?|increases?|"
    r"enzymes|tests|counts|cytopenias?|tumou?rs?|cancers?|malignanc(?:y|ies)|bleeding|rashes|arrhythmias?|allerg(?:y|ies)|hypersensitivity)$",
    re.IGNORECASE,
)


def _is_about_effects(text: str) -> bool:
    """Tell whether what stands behind a lead speaks of side effects itself: the lead then says in whom or where."""
    return _ABOUT.search(text) is not None


_ABOUT = re.compile(
    r"\b(?:most|more|very) (?:common|frequent)(?:ly)?\b|\b(?:adverse|side) (?:reactions?|effects?|events?)\b",
    re.IGNORECASE,
)


def _heads(lead: str, start: int, *, in_list: bool) -> Iterator[Listed]:
    """Yield the effects that a lead itself names; outside lists only such as the lexicon knows."""
    name = BRACKET.sub("", lead).strip()
    trusted = in_list and not governs(name if is_harm(name) else lead)
    for item in read_enumeration(lead, start):
        if not is_vague(item.text) and (_is_condition(item) or (trusted and is_name(item.text))):
            yield Listed(item, is_head=True)


def _is_condition(item: Item) -> bool:
    name = term(item.text)
    return (
        is_known(item)
        or is_harm(item.text)
        or any(find_condition(n) for n in (name, bare_name(name)))
        or bool(_REACTIONS.fullmatch(item.text))
    )


_REACTIONS = re.compile(
    r"(?:infusion|injection|application|administration)[ -](?:site |related )?reactions?", re.IGNORECASE
)


def _own_lead(text: str) -> tuple[str, int]:
    """Return the lead that an item's text begins with, and where what it leads begins."""
    colon = next((span for span in split_outside_brackets(text, _COLON) if span.end < len(text)), None)
    if colon is None or not _may_lead(colon.of(text)):
        return "", 0
    found = _COLON.match(text, colon.end)
    return colon.of(text).strip(), found.end() if found else colon.end


def _may_lead(text: str) -> bool:
    """Tell whether words before a colon may be a lead: few, or about side effects or how often they occur, and no sentence."""
    if _VERB.search(text):
        return False
    words = len(text.split())
    return words <= _LEAD_WORDS or (words <= _LONG_LEAD and governs(text))


def leads_a_list(text: str) -> bool:
    """Tell whether a sentence is a lead about effects and what it leads: "Rare side effects (less than 1%): vertigo, …".

    >>> leads_a_list("Very rare side effects (may affect up to 1 in 10,000 people): jaundice; fever"), leads_a_list("Rash: see below")
    (True, False)
    """
    lead, _ = _own_lead(text)
    return bool(lead) and governs(lead) and not _ASKS.search(lead)


_ASKS = re.compile(
    r"\b(?:if|call|contact|tell|seek|get (?:medical|emergency|help)|doctor|when|note|warning|signs?|symptoms?)\b",
    re.IGNORECASE,
)
_LONG_LEAD = 24
_LEAD_WORDS = 9
_VERB = re.compile(r"\b(?:is|was|were|has|had|do|does|did|should|must|will|would)\b", re.IGNORECASE)


def _read_part(text: str, start: int, *, in_list: bool) -> Iterator[Listed]:
    """Yield the effects of a part, if more than half of it reads as names; a part with a verb is a sentence, and no list."""
    items = [item for item in read_enumeration(text.rstrip(" .;,"), start) if not is_heading(item.text)]
    named = [item for item in items if is_known(item) or may_name(item.text, words=_WORDS, in_list=True)]
    if any(_FINITE.match(item.tail) for item in items):
        return
    known = sum(is_known(item) for item in items)
    if len(named) * 2 <= len(items) or (not in_list and known * 2 < len(items)):
        named = [item for item in named if is_known(item)]
    for item, beside in zip(named, _rates(named, text), strict=True):
        if not is_vague(item.text):
            yield Listed(item, beside)
    if in_list and (shown := _SIGNS_OF.search(text)):
        behind = read_enumeration(shown["what"], start + shown.start("what"))
        yield from (Listed(item) for item in behind if knows(item.text) and not _PROBLEM.search(item.text))


_PROBLEM = re.compile(r"\b(?:problems?|disorders?|troubles?|disease)$", re.IGNORECASE)
# "Pain in the bones (signs of osteonecrosis)", "sudden swelling of the skin (sign of an infection called cellulitis)".
_SIGNS_OF = re.compile(
    r"\((?:(?:these|which) (?:are|(?:may|can|could) be) )?(?:possible |an? )?(?:signs?|symptoms?) of (?:an? |the )?"
    r"(?:[a-z ]{3,50},? (?:also )?called )?(?P<what>[^()]+)\)\W*$",
    re.IGNORECASE,
)


_WORDS = 8
_FINITE = re.compile(
    r"\W*(?:is|are|was|were|has|have|had|may|might|can|could|will|would|should|must|do|does|did|need|needs|goes?|starts?|begins?|makes?)\b",
    re.IGNORECASE,
)


def _rates(named: list[Item], text: str) -> list[Frequency | None]:
    """Return the rate behind each member; a rate behind the last alone is that of all, one in its bracket that of a pair."""
    own = [read_frequency(item.tail) if item.tail else None for item in named]
    if (
        named
        and own[-1]
        and not any(own[:-1])
        and not any(read_frequency(note) for item in named for note in item.notes)
    ):
        return [own[-1]] * len(named)
    if len(named) == _PAIR and named[1].part_of == named[0].text and named[1].notes and not named[0].notes:
        return [read_frequency(named[1].notes[0])] * _PAIR
    if len(named) == _PAIR and named[1].notes and not named[0].notes and not re.search(r"[,;]", text.split("(")[0]):
        own[0] = read_frequency(named[1].notes[0])
    return own


_PAIR = 2
