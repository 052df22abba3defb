"""Read the effects of a list item, or of what stands behind a label: "**Common (>10%):** nausea, cough; rash in 5%".

An item may hold parts between semicolons, a lead of its own ("during the infusion: …"), a bracket list, and a remark that says how often or
for whom. What is a lead and what an effect is told by what follows: behind a lead stands an enumeration, behind an effect a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from medgraph.extraction.adverse_effect.names import is_known, may_name
from medgraph.extraction.adverse_effect.words import ROLES, governs, is_heading, is_vague, without_classes
from medgraph.extraction.language.frequency import read_frequency
from medgraph.extraction.language.lists import Item, read_items, split_outside_brackets
from medgraph.extraction.language.phrases import is_name, term
from medgraph.lexicon import find_condition
from medgraph.model import Frequency, Span


@dataclass(frozen=True, slots=True)
class Listed:
    """An effect of a list: what the item itself says about its frequency, and the leads within the item, nearest first."""

    item: Item
    beside: Frequency | None = None
    leads: tuple[str, ...] = ()


_SEMICOLON = re.compile(r"\s*;\s*(?:and\s+)?")
_COLON = re.compile(r"\s?:\s+|\s+[–—]\s+(?=[a-z])")
_NO_EFFECT = re.compile(r"^\W*(?:none|not known|nil|no\b|n/a|see\b|as above|to be|unknown$)", re.IGNORECASE)
# A remark begins here, outside brackets: what follows says how often, when, for whom, or what to do.
_REMARK = re.compile(
    r"\s+[–—-]+\s+|:\s+|\s+\|\s+|\.\s+|"
    r"[,;:]?\s+(?=(?:look|watch)(?:ing)? (?:out )?for\b)|\s+(?=(?:tied|linked|related|owing|attributed|due|secondary) to\b)|"
    r"\s+(?=(?:that|which|so|leading to|requiring|needing|in spite of|despite|as (?:a )?part of|when|if|while|after|because|causing|including the kind)\b)|"
    r",?\s+(?=in (?:about |around |roughly |nearly |up to |some |more |less |fewer )?(?:\d[\d.,]*|one|two|people|patients|children|adults|infants|women|men|young|older|elderly|those|several|rare cases|some|a few|advanced)\b)|"
    r"\s+(?=(?:affects?|affecting|occur(?:s|red|ring)?|seen|reported|(?:was|were) (?:seen|reported)) )|"
    r",\s+(?:an?|the)\s+(?:\w+\s+)?(?:inflammation|type|kind|form|sort|disease|condition|disorder|infection|build-up|complication|cancer|result)\s|,\s+(?:which|but|usually|often|seen|most|mostly|mainly|especially|sometimes|so|some of|at times|in|nearly)\s",
    re.IGNORECASE,
)


def read_listed(
    text: str, start: int, *, label: str = "", label_start: int = 0, in_list: bool = True
) -> Iterator[Listed]:
    """Yield the effects of an item's text, which begins at `start`; `label` is what stands marked before it.

    >>> [(x.item.text, x.leads) for x in read_listed("during the infusion: fever, chills; rash in 5%", 0)]
    [('fever', ('during the infusion',)), ('chills', ('during the infusion',)), ('rash', ('during the infusion',))]
    >>> [x.item.text for x in read_listed("a rare build-up of acid", 18, label="Lactic acidosis")]
    ['Lactic acidosis']
    """
    text, label = without_classes(text), without_classes(label)
    if _NO_EFFECT.match(text) or text.rstrip().endswith("?"):
        return
    lead, begin = (label, 0) if label else _own_lead(text)
    rest = Span(begin, len(text))
    tail = (
        []
        if _ADVICE.match(rest.of(text))
        else [x for part in _parts(text, rest) for x in _read_part(part.of(text), start + part.start)]
    )
    if lead:
        yield from _led(lead, label_start if label else start, tail, read_frequency(rest.of(text)), in_list=in_list)
    else:
        yield from tail


_ADVICE = ROLES["advice"]


def _led(lead: str, start: int, tail: list[Listed], beside: Frequency | None, *, in_list: bool) -> Iterator[Listed]:
    """Yield what stands behind a lead, and the lead itself where that is an effect: "Infections: tuberculosis, sepsis"."""
    heads = list(_heads(lead, start, in_list=in_list))
    if len(tail) > 1 or any(is_known(x.item) for x in tail):
        known = [head for head in heads if _is_condition(head.item)]
        part_of = term(lead) if known else None
        yield from known
        yield from (
            replace(x, leads=(lead, *x.leads), item=replace(x.item, part_of=x.item.part_of or part_of)) for x in tail
        )
    elif heads:
        yield from (replace(head, beside=beside) for head in heads)
    elif governs(lead) and in_list:
        yield from (replace(x, leads=(lead, *x.leads)) for x in tail)


def _heads(lead: str, start: int, *, in_list: bool) -> Iterator[Listed]:
    """Yield the effects that a lead itself names; outside lists only such as the lexicon knows."""
    trusted = in_list and not governs(lead)
    for item in read_items(lead, start):
        if not is_vague(item.text) and (_is_condition(item) or (trusted and is_name(item.text))):
            yield Listed(item)


def _is_condition(item: Item) -> bool:
    return is_known(item) or find_condition(term(item.text)) is not None or bool(_REACTIONS.fullmatch(item.text))


_REACTIONS = re.compile(
    r"(?:infusion|injection|application|administration)[ -](?:site |related )?reactions?", re.IGNORECASE
)


def _own_lead(text: str) -> tuple[str, int]:
    """Return the lead that an item's text begins with, and where what it leads begins."""
    colon = next((span for span in split_outside_brackets(text, _COLON) if span.end < len(text)), None)
    if colon is None or len(colon.of(text).split()) > _LEAD_WORDS:
        return "", 0
    found = _COLON.match(text, colon.end)
    return colon.of(text).strip(), found.end() if found else colon.end


_LEAD_WORDS = 9


def _parts(text: str, rest: Span) -> Iterator[Span]:
    for part in split_outside_brackets(rest.of(text), _SEMICOLON):
        yield Span(rest.start + part.start, rest.start + part.end)


def _read_part(text: str, start: int) -> Iterator[Listed]:
    """Yield the effects of a part, if more than half of it reads as names."""
    head, remark = _split_remark(text)
    items = [item for item in read_items(head.rstrip(" .;,"), start) if not is_heading(item.text)]
    named = [item for item in items if is_known(item) or may_name(item.text, words=_WORDS, in_list=True)]
    if len(named) * 2 <= len(items):
        named = [item for item in named if is_known(item)]
    if _FINITE.search(_BRACKETED.sub("", head)):
        return
    beside = read_frequency(remark) if remark else None
    if len(named) == _PAIR and named[1].notes and not named[0].notes and not re.search(r"[,;]", head.split("(")[0]):
        named = [replace(named[0], notes=named[1].notes), named[1]]
    yield from (Listed(item, beside) for item in named if not is_vague(item.text))


_PAIR = 2
_WORDS = 8


_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|may|can|could|came|come)\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)")


def _split_remark(text: str) -> tuple[str, str]:
    """Split "Headache – about 12 % of patients" into the effect and the remark on it."""
    depth = 0
    for position, character in enumerate(text):
        depth += (character in "([") - (character in ")]" and depth > 0)
        found = _REMARK.match(text, position) if depth == 0 and not character.isalnum() else None
        if found and position > 2:
            return text[:position], text[found.end() :]
    return text, ""
