"""How the rules of the grammar (grammar.lark) become constituents: one method a rule.

What makes no sense though it parses ("every 0 days", "twice" alone) is `Refused`. Amounts are read in `amounts`,
intervals in `intervals`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from lark import Token

from medgraph.extraction.dosage import vocabulary as words
from medgraph.extraction.dosage.constituents import Days, Divided, Doses, Infusion, Interval, Nth
from medgraph.extraction.dosage.intervals import IntervalReading, interval_of
from medgraph.extraction.dosage.pieces import Quantity, Refused, all_of, first_of, token_of
from medgraph.extraction.language.durations import every, minutes, times_per

_ORDINAL_OF = {number: word for word, number in reversed(words.ORDINALS.items())}


class Reading(IntervalReading):
    """The meaning of each rule of the grammar, from the meanings of its parts."""

    def over(self, parts: list[object]) -> Infusion | type[Refused]:
        """Read "over 35-60 minutes"."""
        return _infusion(parts)

    timed_infusion = over

    def over_one(self, parts: list[object]) -> Infusion | type[Refused]:
        """Read "over an hour"."""
        return _infusion([Quantity(Decimal(1)), *parts])

    def lasting(self, parts: list[object]) -> object:
        """Read "for 30 minutes", which may be the time of an infusion."""
        found = _infusion(parts)
        return replace(found, unsure=True) if isinstance(found, Infusion) else Refused

    def doses(self, parts: list[object]) -> Doses:
        """Read "for a total of three doses", "four monthly loading doses"."""
        timely = [p for p in parts if isinstance(p, Token) and p.type == "TIMELY"]
        return Doses(int(first_of(parts, Quantity).low), self.timely(timely).iso if timely else None)

    def numbered_doses(self, parts: list[Token]) -> Doses | type[Refused]:
        """Read "doses one to three"."""
        first, last = (int(words.number(str(p))) for p in parts if p.type == "NUM")
        return Doses(last - first + 1) if last > first else Refused

    def numbered_dose(self, parts: list[Token]) -> Nth:
        """Read "dose four"."""
        return Nth(int(words.number(str(parts[-1]))))

    def offset(self, parts: list[object]) -> Nth:
        """Read "30 days after the third dose": the dose behind the third."""
        unit = words.time_unit(token_of(parts, "TIME"))
        before = next((words.ORDINALS[str(p)] for p in parts if isinstance(p, Token) and p.type == "ORDINAL"), None)
        number = before or int(words.number(token_of(parts, "NUM")))
        count = first_of(parts, Quantity).low
        return Nth(number + 1, f"{count} {unit} after the {_ORDINAL_OF[number]} dose", every(count, unit))

    def later(self, parts: list[object]) -> Nth:
        """Read "one week later", "a month later"."""
        if not all_of(parts, Quantity):
            return Nth(None, str(parts[0]))
        return Nth(None, f"{first_of(parts, Quantity).low} {words.time_unit(token_of(parts, 'TIME'))} later")

    def ordinal(self, parts: list[object]) -> Nth:
        """Read "the fourth dose"."""
        return Nth(words.ORDINALS[token_of(parts, "ORDINAL")])

    def numbers(self, parts: list[object]) -> list[Quantity]:
        """Read "1, 15 and 29"."""
        return all_of(parts, Quantity)

    def separator(self, _: list[object]) -> None:
        """Read a comma."""

    def numbered_days(self, parts: list[object]) -> Days:
        """Read "on days 1 and 15 of each 28-day cycle"."""
        unit = re.sub(r"^(?:on|at|study| )+", "", token_of(parts, "DAYNO")).split()[0].rstrip("s")
        cycle = [str(p) for p in parts if isinstance(p, Token) and p.type == "CYCLE"]
        days = _days(unit, first_of(parts, list), _cycle(cycle[0]) if cycle else None)
        return replace(days, cycles=_cycles(cycle[0])) if cycle else days

    def numbered_times(self, parts: list[object]) -> Days | type[Refused]:
        """Read "at 0, 1, and 6 months"; "in 3 months" is no day of a dose."""
        numbers: list[Quantity] = first_of(parts, list)
        return _days(words.time_unit(token_of(parts, "TIME")), numbers, None) if len(numbers) > 1 else Refused

    def first_day(self, _: list[object]) -> Days:
        """Read "on the first day"."""
        return Days("day", (1,))

    def at_intervals(self, parts: list[object]) -> Interval | type[Refused]:
        """Read "at 14-day intervals"."""
        quantity: Quantity = first_of(parts, list)[0]
        return interval_of(every(quantity.low, words.time_unit(token_of(parts, "TIME"))))

    def divided(self, _: list[object]) -> Divided:
        """Read "in divided doses"."""
        return Divided()

    def divided_freq(self, parts: list[object]) -> Divided:
        """Read "divided every 8 hours"."""
        freq = parts[-1]
        return Divided(freq.iso if isinstance(freq, Interval) else None)

    def divided_doses(self, parts: list[object]) -> Divided:
        """Read "in 2 divided doses": of a day."""
        return Divided(times_per(first_of(parts, Quantity).low, "day"))


def _infusion(parts: Sequence[object]) -> Infusion | type[Refused]:
    quantity, unit = first_of(parts, Quantity), words.time_unit(token_of(parts, "TIME"))
    low = minutes(quantity.low, unit)
    high = minutes(quantity.high or quantity.low, unit)
    return Infusion(low, high) if low is not None and high is not None else Refused


def _days(unit: str, numbers: Sequence[Quantity], cycle: str | None) -> Days:
    """Return the days; "1-21" is a run of days, on each of which the dose is given."""
    runs = unit == "day" and all(n.high for n in numbers)
    return Days(unit, tuple(int(n.low) for n in numbers), runs, cycle)


def _cycle(text: str) -> str | None:
    found = re.search(r"(\d+)[- ](day|week)", text)
    return every(Decimal(found[1]), found[2]) if found else None


def _cycles(text: str) -> int | None:
    """Return how many cycles "of cycles 2 through 6" are."""
    found = re.search(r"cycles? (\d+)\D+(\d+)", text)
    return int(found[2]) - int(found[1]) + 1 if found else None
