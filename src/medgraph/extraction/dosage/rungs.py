"""Give an amount that is told without an interval that of the amount before it: the next rung of a ladder, what follows for a time, what others get."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from medgraph.extraction.dosage.constituents import Doses
from medgraph.extraction.dosage.cues import Role
from medgraph.extraction.dosage.slots import Slot
from medgraph.patterns import Pattern

_FOR_A_TIME = Pattern(
    r"\s*(?:for|during|in)\s+(?:the\s+)?(?:next|following|another|weeks?|days?|months?|(?:\d+|one|two|three|four|six|eight)\s+(?:days?|weeks?|months?))\b",
    re.IGNORECASE,
)


def go_on(slots: Sequence[Slot]) -> None:
    """Give what follows for a time, as the next rung, or for others the interval before it: "0.25 mg weekly for 4 weeks, then 0.5 mg"."""
    climbs = False
    for first, second in pairwise(slots):
        untimed = second.role is Role.DOSE and not second.timed
        climbs = untimed and _is_rung(first, second, climbs)
        if untimed and (climbs or _goes_on(second) or _is_for_others(first, second)):
            _as_often(first, second)
        _give_back(first, second)


def _as_often(first: Slot, second: Slot) -> None:
    """Give an amount the interval of the one before it, or the time that this is for."""
    if first.repeats:
        second.own.append(first.repeats[-1])
    elif first.amount.share:
        second.amount = replace(second.amount, share=first.amount.share)


AFTER_A_TIME = r"after (?:that|another|(?:an?|\d+|one|two|three|four|six|eight) (?:further |more )?(?:days?|weeks?|fortnight|months?))"
# "1.25 mg once a day for a week, then | 2.5 mg, then 3.75 mg": the next rung of a ladder.
_NEXT = Pattern(
    rf"[^.;]*\b(?:then|next|finally|at last|later|followed by|{AFTER_A_TIME}|(?:rais|increas|titrat|doubl|lower|reduc|chang|go|mov|stepp)\w*[^.;,\d]{{0,30}}\bto)"
    r"[,\s]+(?:(?:up|on|to|go|and|by)\s+)*$",
    re.IGNORECASE,
)
_AND_SO_ON = Pattern(
    r"[^.;]{0,40}(?:,|\band\b)\s*(?:(?:and|or)\s+|if [^,;.]{2,30},\s+)*(?:(?:up|on|to)\s+)*$", re.IGNORECASE
)
_ON_OCCASION = Pattern(
    r"\s*(?:before|during|prior|at the time|on the day|as an?|as one|per|after (?:each|every|ha?emodialysis|dialysis|surgery))\b",
    re.IGNORECASE,
)


def _is_rung(first: Slot, second: Slot, climbs: bool) -> bool:
    """Tell whether an amount is the next step from the one before; once a ladder climbs, a comma joins its rungs."""
    alike = first.amount.unit == second.amount.unit and first.amount.value != second.amount.value
    joined = _NEXT.fullmatch(second.before) or (climbs and _AND_SO_ON.fullmatch(second.before))
    return bool(alike and joined and first.role is Role.DOSE and not _ON_OCCASION.match(second.behind))


# "Adults take 500 mg twice a day, children over ten have | 250 mg."
_OTHERS = Pattern(
    r"[^.;]*(?:[,;]|\b(?:and|but|while)\b)\s*(?:(?:and|but|while)\s+)?(?:(?:in|for)\s+)?(?:those|people|patients|children|adults|infants|adolescents|teenagers|"
    r"women|men|boys|girls|(?:older|younger|smaller|heavier|lighter) (?:children|people|patients|ones))\b[^.;:,]{0,60}$",
    re.IGNORECASE,
)


def _is_for_others(first: Slot, second: Slot) -> bool:
    """Tell whether an amount is what others get in place of the one before, of which alone it is said how often."""
    alike = first.amount.unit == second.amount.unit and first.role is Role.DOSE
    return bool(alike and _OTHERS.fullmatch(second.before) and not second.behind.strip(" .,;)"))


# "4 mg/kg every 12 hours (| 3 mg/kg for candidemia)"
_INSTEAD = Pattern(r"\s*(?:[\w-]+\s+){0,3}\(\s*(?:or\s+)?(?:only\s+)?$", re.IGNORECASE)
_FOR_OTHERS = Pattern(r"\s+(?:for|in|if|when)\s+(?!\d|an?\b|the\s+(?:first|next))[^()]*\)", re.IGNORECASE)


def is_for_others_in_bracket(slot: Slot) -> bool:
    """Tell whether an amount in a bracket is what others get: "(| 90 mg if you weigh more)"."""
    return _FOR_OTHERS.match(slot.behind) is not None


def _goes_on(slot: Slot) -> bool:
    """Tell whether an amount without an interval is given for a time, or in a bracket to others, as often as the one before."""
    in_bracket = _INSTEAD.search(slot.before) and is_for_others_in_bracket(slot)
    return bool(in_bracket or _FOR_A_TIME.match(slot.behind))


_THEN = Pattern(r"[^.;]*\b(?:then|followed by)\s+(?:[a-z]+\s+){0,3}$", re.IGNORECASE)


def _give_back(first: Slot, second: Slot) -> None:
    """Give some first doses the interval of those behind: "200 mg for the first four doses, then 300 mg, every two weeks"."""
    counted = first.first(Doses)
    often = second.repeats
    alike = first.role is second.role is Role.DOSE and first.amount.unit == second.amount.unit
    if counted and counted.count > 1 and not first.timed and often and alike and _THEN.fullmatch(second.before):
        first.own.append(often[0])
