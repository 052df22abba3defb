"""Which interval, infusion time and number of doses goes with which amount of a clause.

A clause states amounts; what else it says about dosing belongs to the amount before it, or to the one
behind it where the clause begins that way ("Once a week, 5 mg"). Amounts that are only joined ("25 mg or
50 mg twice daily") share. What comes later ("…, then every 8 weeks") is a regimen of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from medgraph.extraction.dosage.constituents import Amount, Days, Doses, Interval, Nth
from medgraph.extraction.dosage.cues import Role, phase_of, role_of
from medgraph.extraction.dosage.parser import Found
from medgraph.model import Span


@dataclass(slots=True)
class Slot:
    """An amount with what belongs to it; `before` and `behind` reach to the amounts next to it.

    `later` is what follows a first regimen: "…, then 50 mg"."""

    amount: Amount
    span: Span
    before: str
    behind: str
    role: Role
    own: list[Found] = field(default_factory=list)
    led: bool = False
    phase: str | None = None
    later: bool = False

    @property
    def timed(self) -> bool:
        """Whether it is said how often it is given."""
        return bool(self.amount.share) or any(isinstance(f.what, Interval | Days | Nth) for f in self.own)


def attach(text: str, found: Sequence[Found]) -> list[Slot]:
    """Return a slot for each amount that is one, with the constituents that belong to it."""
    slots = list(_slots(text, found))
    if not slots:
        return []
    others = [f for f in found if not isinstance(f.what, Amount)]
    leading = _leading(slots, others)
    for other in others:
        owner = _owner(text, slots, other, leading)
        if owner is not None and (other.span.end > owner.span.start or owner.role is not Role.STEP):
            owner.led = owner.led or other.span.end <= owner.span.start
            owner.own.append(other)
    return slots


def _slots(text: str, found: Sequence[Found]) -> Iterator[Slot]:
    amounts = list(_usable(text, found))
    for number, (amount, span) in enumerate(amounts):
        before = text[amounts[number - 1][1].end if number else 0 : span.start]
        behind = text[span.end : amounts[number + 1][1].start if number + 1 < len(amounts) else len(text)]
        yield Slot(amount, span, before, behind, role_of(before, behind))


_OPEN_BRACKET = re.compile(r"\s*[(\[]\s*(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_MEASURED = re.compile(
    r"^ ?/ ?(?:d?l|ml|g|mmol|[µμu]l|cm|mm\d?|min|24)\b|"
    r"^\s*(?:\([^)]*\)\s*)?(?:(?:per|a|each|every|/) ?(?:min(?:ute)?|course)\b|in total\b|altogether\b)",
    re.IGNORECASE,
)


def _usable(text: str, found: Sequence[Found]) -> Iterator[tuple[Amount, Span]]:
    """Yield the amounts that are no laboratory values and not the amount before once more."""
    last: Span | None = None
    for item in found:
        amount = item.what
        if not isinstance(amount, Amount) or _is_measured(amount, text[item.span.end :]):
            continue
        between = text[last.end : item.span.start] if last else ""
        again = bool(last) and (amount.counted or bool(_OPEN_BRACKET.fullmatch(between)))
        if not again or role_of(between, "") is Role.CEILING:
            yield amount, item.span
            last = None if amount.counted else item.span


def _is_measured(amount: Amount, behind: str) -> bool:
    """Tell whether an amount is a laboratory value, a clearance, a rate of flow or a volume of fluid."""
    flow = amount.unit.startswith("mL") and amount.unit.endswith(("/min", "/h"))
    return amount.lab or flow or amount.value == 0 or amount.unit == "L" or bool(_MEASURED.match(behind))


def _leading(slots: Sequence[Slot], others: Sequence[Found]) -> bool:
    """Tell whether a clause says first how often and then how much, all along."""
    timed = [f for f in others if isinstance(f.what, Interval | Days)]
    return bool(timed) and timed[0].span.end <= slots[0].span.start and timed[-1].span.end <= slots[-1].span.start


_LEADS_ON = re.compile(
    r"\s*(?:,|:|\(|of|at|is|-|–|(?:dose|dosage|doses|infusions?|"
    r"injections?)(?:\s+\w+)?\s+(?:of|is|are|at))?\s*",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"[,;.]|\b(?:then|and|or|followed|but)\b", re.IGNORECASE)


def _owner(text: str, slots: Sequence[Slot], other: Found, leading: bool) -> Slot | None:
    """Return the amount that a constituent belongs to."""
    before = [s for s in slots if s.span.end <= other.span.start]
    behind = [s for s in slots if s.span.start >= other.span.end]
    if not before:
        return behind[0] if behind else None
    nearest = _outside_brackets(text, before, other)
    if not behind or not isinstance(other.what, Interval | Days | Doses | Nth):
        return nearest
    on = _LEADS_ON.fullmatch(text, other.span.end, behind[0].span.start)
    apart = _BREAKS.search(text, before[-1].span.end, other.span.start)
    touches = not text[before[-1].span.end : other.span.start].strip()
    return behind[0] if (on and apart) or (leading and not touches) else nearest


def _outside_brackets(text: str, before: Sequence[Slot], other: Found) -> Slot:
    """Return the amount before a constituent, or before a bracket: "8 mg/kg (up to 800 mg) every 4 weeks"."""
    if len(before) > 1:
        opened = text[before[-2].span.end : before[-1].span.start]
        closed = text[before[-1].span.end : other.span.start]
        if re.match(r"\s*[(\[]", opened) and re.match(r"\s*[)\]]", closed):
            return before[-2]
    return before[-1]


_JOINED = re.compile(r"(?:\s|,|\bor\b|\band\b|\bto\b|/|\bthen\b)+", re.IGNORECASE)
# "omeprazole 20 mg, amoxicillin 1000 mg and clarithromycin 500 mg are each taken twice daily"
_ANOTHER = re.compile(r"\s*+(?:,|\+|,?\s*\b(?:and|plus|with)\b)\s*(?:[a-z-]{4,}\s+){1,2}", re.IGNORECASE)
_EACH = re.compile(r"\b(?:each|all|both)\b", re.IGNORECASE)


def _are_joined(text: str, first: Slot, second: Slot) -> bool:
    between = first.span.end, second.span.start
    return bool(
        _JOINED.fullmatch(text, *between) or (_ANOTHER.fullmatch(text, *between) and _EACH.search(second.behind))
    )


def share(text: str, slots: list[Slot]) -> list[Slot]:
    """Give joined amounts the interval that stands once for all of them."""
    pairs = list(pairwise(slots))
    for first, second in reversed(pairs):
        if _are_joined(text, first, second) and not first.timed:
            first.behind += second.behind if _EACH.search(second.behind) else ""
            first.own += [f for f in second.own if f.span.start >= second.span.end]
    for first, second in pairs:
        if _JOINED.fullmatch(text, first.span.end, second.span.start) and not second.timed and first.led:
            second.own += [f for f in first.own if f.span.end <= first.span.start]
    return slots


# What belongs to the amount before: "300 mg loading dose, | then 75 mg".
_ENDED = re.compile(r"^[^,;]*(?:,|;|\bthen\b|\bfollowed by\b)", re.IGNORECASE)
_OR = re.compile(r"[\s,]*\bor\b\s*(?:up to\s*)?", re.IGNORECASE)


def inherit(text: str, slots: list[Slot]) -> None:
    """Let "add 500 mg each week, or 850 mg every two weeks" be two steps, two days' doses both loading."""
    for slot in slots:
        before = slot.before if slot is slots[0] else _ENDED.sub("", slot.before)
        slot.phase = phase_of(before, slot.behind, slot.role)
    for first, second in pairwise(slots):
        if second.role in (Role.DOSE, Role.CEILING) and second.phase is None:
            end = max([first.span.end, *(f.span.end for f in first.own if f.span.end <= second.span.start)])
            if _OR.fullmatch(text, end, second.span.start):
                second.phase = first.phase
                second.role = first.role if second.role is Role.DOSE else second.role
            elif first.phase == "loading" and _has_days(first) and _has_days(second):
                second.phase = first.phase
    _set_apart(slots)


_LATER = re.compile(
    r"\b(?:then|followed by|thereafter|after (?:that|this|which)|afterwards|subsequent(?:ly)?|next)\b", re.IGNORECASE
)
_FROM_THEN = re.compile(
    r"\b(?:thereafter|after (?:that|this)|afterwards|from then on|from there on|onwards?)\b", re.IGNORECASE
)
_ADDED = re.compile(r"\b(?:additional|extra)\s*$", re.IGNORECASE)


_ALTERNATING = re.compile(
    r"\balternat(?:e|es|ing|ely)\b|\bone day and\b.*\bthe next\b|\bevery other day\b.*\bin between\b", re.IGNORECASE
)


def alternate(text: str, slots: Sequence[Slot]) -> None:
    """Let two amounts that take turns be given every other day each: "5 mg one day and 2.5 mg the next"."""
    doses = [slot for slot in slots if slot.role is Role.DOSE]
    if len(doses) == 2 and not any(slot.timed for slot in doses) and _ALTERNATING.search(text):
        for slot in doses:
            slot.own.append(Found(Interval("P2D"), slot.span))


def _set_apart(slots: Sequence[Slot]) -> None:
    """Tell what follows a first regimen, and the extra doses of a first month, from the rest."""
    for first, slot in pairwise(slots):
        slot.later = bool(_LATER.search(slot.before))
        if slot.phase is None and slot.role is Role.DOSE and first.timed and _is_from_then(slot):
            slot.phase = "maintenance"
    for slot in slots:
        if is_added(slot):
            slot.phase = slot.phase or "loading"


def is_added(slot: Slot) -> bool:
    """Tell whether doses come on top of a regimen: "with additional 120 mg doses on days 8 and 15"."""
    return bool(_ADDED.search(slot.before)) and _has_days(slot)


def _is_from_then(slot: Slot) -> bool:
    return slot.timed and bool(_FROM_THEN.search(slot.before) or _FROM_THEN.search(slot.behind))


_REPEATED = re.compile(
    r"[\s,;:(]*(?:(?:and|,)\s+)*(?P<then>then|thereafter|after (?:that|this)|afterwards|followed by|and)\s+"
    r"(?:(?:again|once|repeated|given|continued|continuing|a maintenance dose|maintenance)\s+)*",
    re.IGNORECASE,
)
_SOON = 30


def follow_up(text: str, slots: Sequence[Slot]) -> Iterator[Slot]:
    """Yield the slots; one with two regimens ("at weeks 0 and 2, then every 8 weeks") becomes two."""
    for slot in slots:
        at = next((n for n in range(1, len(slot.own)) if _begins_anew(text, slot.own[n - 1], slot.own[n])), None)
        if at is None or not any(isinstance(f.what, Interval | Days | Nth) for f in slot.own[:at]):
            yield slot
            continue
        from_then = _FROM_THEN.search(text, slot.own[at - 1].span.end, slot.own[at].span.end + _SOON)
        yield replace(slot, own=slot.own[:at])
        yield replace(slot, own=slot.own[at:], phase="maintenance" if from_then else None, later=True)


def _begins_anew(text: str, before: Found, here: Found) -> bool:
    """Tell whether an interval begins another regimen: "then every 8 weeks", "and every 4 weeks thereafter"."""
    joint = _REPEATED.fullmatch(text, before.span.end, here.span.start)
    if joint is None or not isinstance(here.what, Interval):
        return False
    return joint["then"].lower() != "and" or bool(_FROM_THEN.search(text, here.span.end, here.span.end + _SOON))


def _has_days(slot: Slot) -> bool:
    return any(isinstance(f.what, Days) for f in slot.own)
