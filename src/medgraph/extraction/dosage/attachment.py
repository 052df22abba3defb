"""Which interval, infusion time and number of doses goes with which amount of a clause.

What a clause says about dosing belongs to the amount before it, or to the one behind it where the clause
begins that way ("Once a week, 5 mg"). An aside is no owner: "1 mg/kg, up to a maximum of 90 mg, every 4
weeks". Amounts that are only joined ("25 mg or 50 mg twice daily") share.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from medgraph.extraction.dosage.constituents import Amount, Days, Doses, Interval, Nth, Share
from medgraph.extraction.dosage.cues import Role
from medgraph.extraction.dosage.parser import Found
from medgraph.extraction.dosage.rungs import is_for_others_in_bracket
from medgraph.extraction.dosage.slots import BRACKETED, Slot, slots_of
from medgraph.extraction.language.durations import days_of
from medgraph.patterns import Pattern


def attach(text: str, found: Sequence[Found]) -> list[Slot]:
    """Return a slot for each amount that is one, with the constituents that belong to it."""
    slots = list(slots_of(text, found))
    if not slots:
        return []
    others = [f for f in found if not isinstance(f.what, Amount)]
    leading = _leading(slots, others)
    for other in others:
        owner = _owner(text, slots, other, leading)
        if owner is not None and not _leads_to(text, owner, other) and not _is_in_parts(text, owner, other):
            _give(text, owner, other)
    return slots


# "go up by 12.5 mg no more than | twice a week"
_AT_MOST = Pattern(
    r"\b(?:(?:no|not) more (?:often )?than|at most|(?:no|not) (?:sooner|earlier) than)\s+$", re.IGNORECASE
)
_UP_TO = Pattern(r"[^.;]{0,60}\bto (?:a (?:daily )?dose of )?$", re.IGNORECASE)


def _leads_to(text: str, owner: Slot, other: Found) -> bool:
    """Tell whether an interval is that of the steps towards an amount: "double every two weeks to 25 mg"."""
    if not isinstance(other.what, Interval | Share):
        return False
    if owner.role is Role.STEP and _AT_MOST.search(text, 0, other.span.start):
        return True
    if other.span.end > owner.span.start:
        return False
    return owner.role is Role.STEP or bool(_UP_TO.fullmatch(text, other.span.end, owner.span.start))


_PARTS = Pattern(r"\s*[^()]*\((?:[^()]*\b(?:injections?|tablets?|capsules?|pens?|syringes?)\b)[^()]*", re.IGNORECASE)


def _is_in_parts(text: str, owner: Slot, other: Found) -> bool:
    """Tell whether an interval stands in a bracket that says how a timed amount is made up: "160 mg on day 1 (as two a day)"."""
    timed = any(isinstance(f.what, Days | Nth) for f in owner.own)
    return timed and isinstance(other.what, Interval) and bool(_PARTS.fullmatch(text, owner.span.end, other.span.start))


# What may stand between an amount and the time that it is for: "one 50 mg tablet of X | a day".
_NAME_OF_IT = Pattern(r"[\s\w®™/(),.-]{0,60}")


def _give(text: str, owner: Slot, other: Found) -> None:
    if not isinstance(other.what, Share):
        owner.led = owner.led or other.span.end <= owner.span.start
        owner.own.append(other)
    elif not owner.timed and _NAME_OF_IT.fullmatch(text, owner.span.end, other.span.start):
        owner.amount = replace(owner.amount, share=other.what.iso)


def _leading(slots: Sequence[Slot], others: Sequence[Found]) -> bool:
    """Tell whether a clause says first how often and then how much, all along."""
    timed = [f for f in others if isinstance(f.what, Interval | Days)]
    return bool(timed) and timed[0].span.end <= slots[0].span.start and timed[-1].span.end <= slots[-1].span.start


_LEADS_ON = Pattern(
    r"\s*(?:,|:|\(|of|at|is|-|–|by(?: an?| the)?(?: second| third| further| another| additional)?|(?:dose|dosage|doses|infusions?|"
    r"injections?)(?:\s+\w+)?\s+(?:of|is|are|at))?\s*",
    re.IGNORECASE,
)
_BREAKS = Pattern(r"[,;.]|\b(?:then|and|or|followed|but)\b", re.IGNORECASE)


def _owner(text: str, slots: Sequence[Slot], other: Found, leading: bool) -> Slot | None:
    """Return the amount that a constituent belongs to."""
    before = [s for s in slots if s.span.end <= other.span.start]
    behind = [s for s in slots if s.span.start >= other.span.end]
    if not before:
        return behind[0] if behind else None
    nearest = _outside_brackets(text, before, other)
    if not behind or not isinstance(other.what, Interval | Days | Doses | Nth):
        return nearest
    on = _leads_on(text, other, behind[0])
    apart = _BREAKS.search(text, before[-1].span.end, other.span.start)
    touches = not text[before[-1].span.end : other.span.start].strip()
    return behind[0] if (on and apart) or (leading and not touches) else nearest


def _leads_on(text: str, other: Found, slot: Slot) -> bool:
    """Tell whether a constituent leads to the amount behind it, which is not what others get instead: "every 12 weeks (| 90 mg if …)"."""
    between = text[other.span.end : slot.span.start]
    return bool(_LEADS_ON.fullmatch(between)) and not ("(" in between and is_for_others_in_bracket(slot))


_GOES_ON = Pattern(
    r"\s*,\s*(?:(?:and|is|are|to be|which is)\s+)*(?:administered|given|taken|injected|infused|applied|used|starting|$)",
    re.IGNORECASE,
)


def _outside_brackets(text: str, before: Sequence[Slot], other: Found) -> Slot:
    """Return the amount before a constituent, or before a bracket: "8 mg/kg (up to 800 mg) every 4 weeks".

    An aside counts as one: "1 mg/kg, rounded to the nearest 10 mg, up to a maximum of 90 mg, every 4 weeks".
    """
    kept, behind = list(before), text[before[-1].span.end : other.span.start]
    while len(kept) > 1 and _is_aside(text, kept[-2], kept[-1], behind):
        behind = behind if ")" in behind else ", given"
        kept.pop()
    return kept[-1]


def _is_aside(text: str, first: Slot, second: Slot, behind: str) -> bool:
    opened = text[first.span.end : second.span.start]
    if re.fullmatch(r"\s*[(\[][^)\]]*", opened) and re.search(r"[)\]]", behind):
        return True
    is_other = second.role in (Role.NONE, Role.CEILING) and "," in opened and not first.timed and not second.timed
    return is_other and bool(_GOES_ON.match(behind))


_JOINED = Pattern(r"(?:\s|,|\bor\b(?: of\b)?|\band\b|\bto\b|/|\bthen to\b)+", re.IGNORECASE)
# "omeprazole 20 mg, amoxicillin 1000 mg and clarithromycin 500 mg are each taken twice daily"
_ANOTHER = Pattern(r"\s*+(?:,|\+|,?\s*\b(?:and|plus|with)\b)\s*(?:[a-z-]{4,}\s+){1,2}", re.IGNORECASE)
# "80 mg (four capsules) or Vyndamax 61 mg once daily"
_OR_BRAND = Pattern(r"\s*,?\s*(?:or|and)\s+[A-Z][\w-]+\s*")
_EACH = Pattern(r"\b(?:each|all|both)\b", re.IGNORECASE)


# "1 mg/kg plus ipilimumab | 3 mg/kg, every 3 weeks": what is set off behind the partner's amount is for both, and so is a cycle.
_PARTNER = Pattern(
    r"\s*+(?:\+|&|,?\s*(?:(?:is|are)\s+)?(?:(?:given|used|taken|infused|administered|combined)\s+)?"
    r"\b(?:and|plus|with|in combination with|together with|combined with|alongside|followed by))\s*"
    r"(?:(?!(?:then|next|later|after|further|another|the|each|\w+ly|(?:increas|rais|lower|reduc|maint|load|repeat|add|start|continu)\w*)\b)[a-z-]{3,}\s+){1,3}",
    re.IGNORECASE,
)
_SET_OFF = Pattern(
    r"\s*(?:\([^()]*\)\s*)?(?:,|(?:given )?on the same day,?)\s*(?:(?:both|each|all|given|taken|repeated|administered)\s+)*",
    re.IGNORECASE,
)
_AT_ONCE = Pattern(r"\s*(?:(?:is|are)\s+)?(?:(?:given|taken|repeated|administered)\s+)?")
_CYCLE = 14  # days, from which on an interval is that of a whole regimen
# "500 mg for people under 60 kg, | 750 mg for 60 to 100 kg"
_PER_PEOPLE = Pattern(
    r"\s+(?:(?:if|when) (?:you|they|the (?:patient|child)) weighs?|for|in)\s+(?:[\w-]+\s+){0,5}?(?:\d[\d.]* (?:kg|pounds?|years?|months?)|adults|children|women|men)\b[^.;,\d]{0,30}"
    r"(?:\d+ kg|\d+ years)?,?\s*(?:and\s+|or\s+)?",
    re.IGNORECASE,
)


def _are_joined(text: str, first: Slot, second: Slot) -> bool:
    between = BRACKETED.sub("", text[first.span.end : second.span.start])
    if first.amount.unit == second.amount.unit and _PER_PEOPLE.fullmatch(between):
        return True
    return bool(
        _JOINED.fullmatch(between)
        or _OR_BRAND.fullmatch(between)
        or (_ANOTHER.fullmatch(between) and _EACH.search(second.behind))
        or (_PARTNER.fullmatch(between) and _is_for_both(text, second))
    )


def _is_for_both(text: str, second: Slot) -> bool:
    """Tell whether the interval behind a partner's amount is that of the regimen: set off by a comma, or a cycle of weeks."""
    often = next((f for f in second.own if isinstance(f.what, Interval) and f.span.start >= second.span.end), None)
    if often is None or not isinstance(often.what, Interval):
        return False
    is_shared = often.span.start > second.span.end + len(second.behind)  # with a third amount
    if is_shared or _SET_OFF.fullmatch(text, second.span.end, often.span.start):
        return True
    days = days_of(often.what.iso)
    return days is not None and days >= _CYCLE and bool(_AT_ONCE.fullmatch(text, second.span.end, often.span.start))


def share(text: str, slots: list[Slot]) -> list[Slot]:
    """Give joined amounts the interval that stands once for all of them."""
    pairs = list(pairwise(slots))
    for first, second in reversed(pairs):
        if _are_joined(text, first, second) and not first.timed:
            first.behind += second.behind if _EACH.search(second.behind) else ""
            first.own += [f for f in second.own if f.span.start >= second.span.end]
    for first, second in pairs:
        if _are_joined(text, first, second) and not second.timed and first.led:
            second.own += [f for f in first.own if f.span.end <= first.span.start]
    return slots
