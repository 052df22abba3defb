"""Read the effects of a list item, or of what stands behind a label: "**Common (>10%):** nausea, cough; rash in 5%".

An item may hold parts between semicolons, each with a lead of its own ("rare: hepatitis"), a bracket list, and remarks that say how often or
for whom. What is a lead and what an effect is told by what follows: behind a lead stands an enumeration, behind an effect a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from medgraph.extraction.adverse_effect.enumerations import read_enumeration
from medgraph.extraction.adverse_effect.lay import find_lay
from medgraph.extraction.adverse_effect.led import Listed, heads_of, is_condition, leading_rate, led
from medgraph.extraction.adverse_effect.names import is_known, knows, may_name
from medgraph.extraction.adverse_effect.roles import WHOLE, denies
from medgraph.extraction.adverse_effect.words import governs, is_heading, is_vague, without_classes
from medgraph.extraction.language.frequency import heads_by_frequency, read_frequency, read_rates
from medgraph.extraction.language.items import Item, split_outside_brackets
from medgraph.model import Frequency, Span
from medgraph.patterns import Pattern, match, search

# Between parts: a semicolon, a class of organs, a stop before a lead, or a rate or word for it that leads what follows.
_SEMICOLON = Pattern(
    r"\s*_{5,}\s*:?\s*|\s*;\s*(?:and\s+|or\s+)?|(?<=[a-z)])\.\s+(?=[A-Z][^.:;]{2,30}:\s)|"
    r"(?<!Estimated)(?<!Incidence)(?<!Frequency)(?<!\bto)(?<!\band)(?<!\bor)(?<!\bthan)(?<=[a-z)\d])\s+(?=(?:(?:Estimated|Incidence|Frequency)\s+)?(?:[<>≥≤]\s*)?\d[\d.]*\s*%(?:\s*(?:-|–|to)\s*[<>≥≤]?\s*\d[\d.]*\s*%)?\s*:\s)|"
    r"(?<=[a-z)])(?<![Vv]ery)\s+(?=(?:Very\s+)?(?:[Cc]ommon|Frequent|Infrequent|Uncommon|Rare)(?:\s*\([^()]*\))?\s*:\s)"
)
_COLON = Pattern(r"\s?:\s+|\s+[–—]\s+(?=[a-z])")
_NO_EFFECT = Pattern(
    r"^\W*(?:none|(?:not|never|has not been|have not been|hardly) (?:been )?(?:seen|reported|observed|expected|found|noted|recorded|described|a problem)\b|not known|nil|no\b|n/a|see\b|as above|to be|unknown$)",
    re.IGNORECASE,
)


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
    text = text[: reporting.start()] if (reporting := search(_REPORTING, text)) else text
    if (
        (heads_by_frequency(text) and governs(label))
        or match(_NO_EFFECT, text)
        or text.rstrip().endswith("?")
        or _CAPTION.match(label or text)
    ):
        return
    if not label and (course := _COURSE.match(text)) and knows(what := course["what"].strip()):
        at = start + course.start("what")
        yield Listed(Item(what, Span(at, at + len(what))))
        return
    trusted = in_list or governs(label)
    tail = [] if label and _ADVICE.match(text) else list(_read(text, start, in_list=trusted))
    if label and _ADVICE.match(text):
        yield from (head for head in heads_of(label, label_start, in_list=in_list) if is_condition(head.item))
    elif label:
        begin = rate.end() if (rate := _RATED.match(label)) else 0
        label, label_start = label[begin:], label_start + begin
        yield from led(label, label_start, text, tail, in_list=in_list)
    else:
        yield from tail


# "Flu-like symptoms followed by a spreading rash (drug reaction with eosinophilia …)": how one effect goes.
_COURSE = Pattern(r".*\bfollowed by\b.*\((?P<what>[^()\[\]]+)(?:\[[^()\[\]]*\])?\)\W*$", re.IGNORECASE)
_ADVICE = WHOLE["advice"]
# "Common (may affect up to 1 in 10 people) Seizures": a rate before a title.
_RATED = Pattern(r"[A-Z][a-z ]{3,30} \([a-z][^()]*\)\s+(?=[A-Z])")
_REPORTING = Pattern(r"\bTo report suspected\b", re.IGNORECASE)
_CAPTION = Pattern(r"\W*(?:(?:table|figure|fig\.?|appendix)\s+\d|[\w/ ]{1,14}\s=\s)", re.IGNORECASE)


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
            yield from led(lead, start + part.start, wording[begin:], tail, in_list=in_list)
            held = lead if governs(lead) else ""
        else:
            yield from (replace(x, leads=(*x.leads, held)) if held else x for x in tail)


def _own_lead(text: str) -> tuple[str, int]:
    """Return the lead that an item's text begins with, and where what it leads begins."""
    colon = next((span for span in split_outside_brackets(text, _COLON) if span.end < len(text)), None)
    if colon is None or not _may_lead(colon.of(text)):
        return "", 0
    found = _COLON.match(text, colon.end)
    return colon.of(text).strip(), found.end() if found else colon.end


def _may_lead(text: str) -> bool:
    """Tell whether words before a colon may be a lead: few, or about side effects or how often they occur, and no sentence."""
    if heads_by_frequency(text):
        return True
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
    return bool(lead) and governs(lead) and not _ASKS.search(lead) and not denies(lead)


_ASKS = Pattern(
    r"\b(?:if|call|contact|tell|seek|get (?:medical|emergency|help)|doctor|when|note|warning|signs?|symptoms?)\b",
    re.IGNORECASE,
)
_LONG_LEAD = 24
_LEAD_WORDS = 9
_VERB = Pattern(r"\b(?:is|was|were|has|had|do|does|did|should|must|will|would)\b", re.IGNORECASE)


def _read_part(text: str, start: int, *, in_list: bool) -> Iterator[Listed]:
    """Yield the effects of a part, if more than half of it reads as names; a part with a verb is a sentence, and no list."""
    items = [item for item in _plainly(text.rstrip(" .;,"), start) if not is_heading(item.text)]
    named = [item for item in items if is_known(item) or may_name(item.text, words=_WORDS, in_list=True)]
    if any(_FINITE.match(item.tail) or match(_DENIED, item.tail) for item in items):
        return
    known = sum(is_known(item) for item in items)
    shown = search(_SIGNS_OF, text) if in_list else None
    if (shown and shown["perhaps"]) or len(named) * 2 <= len(items) or (not in_list and known * 2 < len(items)):
        named = [item for item in named if is_known(item)]
    for item, beside in zip(named, _rates(named, text, start), strict=True):
        if not is_vague(item.text):
            yield Listed(item, beside)
    if shown:
        behind = read_enumeration(shown["what"], start + shown.start("what"))
        yield from (Listed(item) for item in behind if knows(item.text) and not _PROBLEM.search(item.text))


def _plainly(text: str, start: int) -> list[Item]:
    """Return the members of an enumeration; what it would tear apart has the name that it means: "seeing or hearing things …"."""
    items = read_enumeration(text, start)
    loose = [item for item in items if not knows(item.text)]
    lays = () if _CLAUSE.match(text) else find_lay(text)
    meant = [Item(lay.name, lay.span.moved(start)) for lay in lays if lay.name]
    told = [lay for lay in meant if any(item.span.overlaps(lay.span) and _is_torn(item, lay) for item in loose)]
    kept = [item for item in items if not any(item.span.overlaps(lay.span) for lay in told)]
    return sorted((*kept, *told), key=lambda item: item.span)


def _is_torn(item: Item, lay: Item) -> bool:
    """Tell whether a member is but a part of what is said, or says it by a verb: "going dizzy"."""
    nameless = _TURNS.match(item.text) or not may_name(item.text, words=_WORDS, in_list=True)
    return not lay.span.within(item.span) or bool(nameless)


_CLAUSE = Pattern(r"\W*(?:you|your|they|their|he|she|it|if|when)\b", re.IGNORECASE)
_TURNS = Pattern(r"(?:going|getting|becoming|turning|no) ", re.IGNORECASE)
_PROBLEM = Pattern(r"\b(?:problems?|disorders?|troubles?|disease)$", re.IGNORECASE)
# "Pain in the bones (signs of osteonecrosis)", "sudden swelling of the skin (sign of an infection called cellulitis)".
_SIGNS_OF = Pattern(
    r"\((?:(?:(?:these|which) )?(?:are|(?P<perhaps>(?:may|can|could|might) be)) )?(?:possible |an? )?(?:signs?|symptoms?) of (?:an? |the )?"
    r"(?:[a-z ]{3,50},? (?:also )?called )?(?P<what>[^()]+)\)\W*$",
    re.IGNORECASE,
)


_WORDS = 8
_FINITE = Pattern(
    r"\W*(?:is|are|was|were|has|have|had|may|might|can|could|will|would|should|must|do|does|did|need|needs|goes?|starts?|begins?|makes?)\b",
    re.IGNORECASE,
)
# "Bloating | after a meal is not likely to be the drug": a sentence as well, and one that denies.
_DENIED = Pattern(
    r"(?:(?!\b(?:that|which|who|if|when|where|because|as|since|while)\b)[^.;,()]){0,40}?\b(?:is|are|was|were|has|have|does|do)(?: not|n['’]t)\b",
    re.IGNORECASE,
)


def _rates(named: list[Item], text: str, start: int) -> list[Frequency | None]:
    """Return the rate behind each member; a rate behind the last alone is that of all, one in its bracket that of a pair."""
    own = [_behind(item, read_frequency(item.tail) if item.tail else None, text, start) for item in named]
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
    if not any(own) and (first := leading_rate(text)):
        return [None if any(map(read_frequency, item.notes)) else first for item in named]
    return own


def _behind(item: Item, told: Frequency | None, text: str, start: int) -> Frequency | None:
    """Return the rate behind a member; of "headache in 24 people out of 100, | a sore throat in 22" also where the whole was told before."""
    if told or not _COUNT_BEHIND.search(item.tail):
        return told
    end = item.span.end - start
    rates = (rate for rate in read_rates(text) if rate.span.start >= end)
    reach = end + len(item.tail) + len(item.gloss or "") + _NEAR
    return next((rate.frequency for rate in rates if rate.span.start <= reach), None)


_COUNT_BEHIND = Pattern(r"\bin (?:\w+ )?\d+\W*$", re.IGNORECASE)
_NEAR = 5


_PAIR = 2
