"""How the rules of the grammar (grammar.lark) become constituents: one method a rule.

What makes no sense though it parses ("every 0 days", "twice" alone) is `Refused`. Amounts are read in
`amounts`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from lark import Token

from medgraph.extraction.dosage import vocabulary as words
from medgraph.extraction.dosage.amounts import AmountReading
from medgraph.extraction.dosage.constituents import Days, Divided, Doses, Infusion, Interval, Nth, Share
from medgraph.extraction.dosage.pieces import Period, Quantity, Refused, all_of, first_of, token_of
from medgraph.extraction.language.durations import ONCE, every, minutes, times_per

_TIMELY = {
    "daily": (1, "day"), "weekly": (1, "week"), "monthly": (1,
        "month"), "yearly": (1, "year"), "annually": (1, "year"),
    "biweekly": (2, "week"), "fortnightly": (2, "week"), "quarterly": (3,
        "month"), "semiannually": (6, "month"),
}  # fmt: skip
_COUNTS = {"once": 1, "twice": 2, "thrice": 3}
_RATE = "PT1M"
_SHARES = frozenset({"P1D", "P7D", "P1M", "P1Y"})
_MANY_WEEKLY = re.compile(r"(\w+)-(week|month|year)ly\b")
_ORDINAL_OF = {number: word for word, number in reversed(words.ORDINALS.items())}
_TIME_BY_LETTER = {"h": "hour", "d": "day", "w": "week", "m": "month"}
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b")
_EVERY = re.compile(r"q ?(\d*)(?: ?[-–] ?\d+)? ?((?:h|d(?!$)|w|m)[a-z]*|\b[hdwm])")


class Reading(AmountReading):
    """The meaning of each rule of the grammar, from the meanings of its parts."""

    def timely(self, parts: list[Token]) -> Period:
        """Read "weekly", "at bedtime", "in the morning and evening"."""
        text = str(parts[0])
        many = _MANY_WEEKLY.match(text)
        if many:
            often, unit = words.number(many[1]), words.time_unit(many[2])
            return Period(every(often, unit), often, unit)
        if text in _TIMELY:
            count, unit = _TIMELY[text]
            return Period(every(Decimal(count), unit), Decimal(count), unit)
        if _WEEKDAY.search(text):
            return Period(times_per(Decimal(len(_WEEKDAY.findall(text))), "week"), Decimal(1), "week")
        if "alternate" in text:
            return Period("P2D", Decimal(2), "day")
        if "meal" in text:
            return Period("PT6H", Decimal(1), "day")
        return Period("PT12H" if " and " in text else "P1D", Decimal(1), "day")

    def each(self, parts: list[object]) -> Period:
        """Read "every day", "per week"; "a week" says something only behind a number of times."""
        unit = words.time_unit(token_of(parts, "TIME"))
        return Period(every(Decimal(1), unit), Decimal(1), unit, bare=bool({"a", "an"} & {str(p) for p in parts}))

    def each_of(self, parts: list[object]) -> Period:
        """Read "every 4 to 6 hours": the shorter of the two."""
        unit, count = words.time_unit(token_of(parts, "TIME")), first_of(parts, Quantity).low
        return Period(every(count, unit), count, unit)

    def each_other(self, parts: list[object]) -> Period:
        """Read "every other week"."""
        unit = words.time_unit(token_of(parts, "TIME"))
        return Period(every(Decimal(2), unit), Decimal(2), unit)

    def each_nth(self, parts: list[object]) -> Period:
        """Read "every third day"."""
        unit, count = (
            words.time_unit(token_of(parts, "TIME")),
            Decimal(words.ORDINALS[token_of(parts, "ORDINAL")]),
        )
        return Period(every(count, unit), count, unit)

    def counted(self, parts: list[Token]) -> Decimal:
        """Read "twice"."""
        return Decimal(_COUNTS[str(parts[0])])

    def counted_times(self, parts: list[object]) -> Decimal:
        """Read "3 times", "2 to 3 times": the smaller of the two."""
        return first_of(parts, Quantity).low

    def first_counted(self, parts: list[object]) -> Decimal:
        """Read "once or twice": the smaller of the two."""
        return Decimal(_COUNTS[str(parts[0])])

    def count_period(self, parts: list[object]) -> Interval | type[Refused]:
        """Read "twice daily", "once every 14 days"."""
        times, period = first_of(parts, Decimal), first_of(parts, Period)
        return _interval(period.iso if times == 1 else times_per(times / period.count, period.unit))

    def bare_count(self, parts: list[object]) -> Interval | type[Refused]:
        """Read "once"; "twice" alone says nothing."""
        return Interval(ONCE) if parts == [1] else Refused

    def single(self, _: list[object]) -> Interval:
        """Read "as a single dose"."""
        return Interval(ONCE)

    def latin(self, parts: list[Token]) -> Interval | type[Refused]:
        """Read "BID", "q8h"."""
        text = str(parts[0]).replace(".", "").strip()
        found = _EVERY.fullmatch(text)
        if found:
            return _interval(every(Decimal(found[1] or 1), _TIME_BY_LETTER[found[2][0]]))
        if text.replace(" ", "") == "qod":
            return Interval("P2D")
        return _interval(times_per(Decimal(words.LATIN[text]), "day"))

    def doses_per_time(self, parts: list[object]) -> Interval | type[Refused]:
        """Read "2 doses per day"."""
        return _interval(times_per(first_of(parts, Quantity).low, words.time_unit(token_of(parts, "TIME"))))

    def apart(self, parts: list[object]) -> Interval | type[Refused]:
        """Read "21 days apart", "at 14-day intervals"."""
        iso = every(first_of(parts, Quantity).low, words.time_unit(token_of(parts, "TIME")))
        return Interval(iso, apart=True) if iso else Refused

    separated = apart

    def at_timely(self, parts: list[Token]) -> Interval | type[Refused]:
        """Read "at weekly intervals"."""
        return _interval(self.timely([part for part in parts if part.type == "TIMELY"]).iso)

    def freq(self, parts: list[object]) -> object:
        """Read a period that stands alone: "weekly"; "a day" is a share of an amount before it."""
        period = parts[0]
        if not isinstance(period, Period):
            return period
        if period.iso == _RATE:
            return Refused
        if period.bare:
            return Share(period.iso) if period.iso in _SHARES else Refused
        return _interval(period.iso)

    def interval(self, parts: list[object]) -> object:
        """Read "twice daily (BID)": the first of the two."""
        return next((p for p in parts if not isinstance(p, Token)), Refused)

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
        return Nth(number + 1, f"{first_of(parts, Quantity).low} {unit} after the {_ORDINAL_OF[number]} dose")

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

    def at_intervals(self, parts: list[object]) -> Interval | type[Refused]:
        """Read "at 14-day intervals"."""
        quantity: Quantity = first_of(parts, list)[0]
        return _interval(every(quantity.low, words.time_unit(token_of(parts, "TIME"))))

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


def _interval(iso: str | None) -> Interval | type[Refused]:
    return Interval(iso) if iso else Refused


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
