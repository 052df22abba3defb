"""How the grammar's rules on how often become intervals: one method a rule."""

from __future__ import annotations

from decimal import Decimal

from lark import Token

from medgraph.extraction.dosage import vocabulary as words
from medgraph.extraction.dosage.amounts import AmountReading
from medgraph.extraction.dosage.constituents import Interval, Share
from medgraph.extraction.dosage.pieces import Period, Quantity, Refused, first_of, token_of
from medgraph.extraction.language.durations import ONCE, every, times_per
from medgraph.patterns import Pattern

_TIMELY = {
    "daily": (1, "day"), "weekly": (1, "week"), "monthly": (1,
        "month"), "yearly": (1, "year"), "annually": (1, "year"),
    "biweekly": (2, "week"), "fortnightly": (2, "week"), "quarterly": (3,
        "month"), "semiannually": (6, "month"),
}  # fmt: skip
_COUNTS = {"once": 1, "twice": 2, "thrice": 3}
_RATE = "PT1M"
_SHARES = frozenset({"P1D", "P7D", "P1M", "P1Y"})
_MANY_WEEKLY = Pattern(r"(\w+)-(week|month|year)ly\b")
_TIME_BY_LETTER = {"h": "hour", "d": "day", "w": "week", "m": "month"}
_WEEKDAY = Pattern(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b")
_EVERY = Pattern(r"q ?(\d*)(?: ?[-–] ?\d+)? ?((?:h|d(?!$)|w|m)[a-z]*|\b[hdwm])")


class IntervalReading(AmountReading):
    """The meaning of each rule on intervals, from the meanings of its parts."""

    def timely(self, parts: list[Token]) -> Period:
        """Read "weekly", "at bedtime", "in the morning and evening"."""
        text = str(parts[0])
        many = _MANY_WEEKLY.match(text)
        if many:
            often, unit = words.number(many[1]), words.time_unit(many[2])
            return Period(every(often, unit), often, unit)
        if text.endswith(" fortnight"):
            return Period("P14D", Decimal(2), "week")
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

    first_counted = counted
    """Read "once or twice": the smaller of the two."""

    def count_period(self, parts: list[object]) -> Interval | type[Refused]:
        """Read "twice daily", "once every 14 days"."""
        times, period = first_of(parts, Decimal), first_of(parts, Period)
        return interval_of(period.iso if times == 1 else times_per(times / period.count, period.unit))

    def count_first_day(self, parts: list[object]) -> Interval | type[Refused]:
        """Read "twice on the first day"."""
        times = first_of(parts, Decimal)
        return interval_of(ONCE if times == 1 else times_per(times, "day"))

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
            return interval_of(every(Decimal(found[1] or 1), _TIME_BY_LETTER[found[2][0]]))
        if text.replace(" ", "") == "qod":
            return Interval("P2D")
        return interval_of(times_per(Decimal(words.LATIN[text]), "day"))

    def doses_per_time(self, parts: list[object]) -> Interval | type[Refused]:
        """Read "2 doses per day"."""
        return interval_of(times_per(first_of(parts, Quantity).low, words.time_unit(token_of(parts, "TIME"))))

    def apart(self, parts: list[object]) -> Interval | type[Refused]:
        """Read "21 days apart", "at 14-day intervals"."""
        iso = every(first_of(parts, Quantity).low, words.time_unit(token_of(parts, "TIME")))
        return Interval(iso, apart=True) if iso else Refused

    separated = apart

    def at_timely(self, parts: list[Token]) -> Interval | type[Refused]:
        """Read "at weekly intervals"."""
        return interval_of(self.timely([part for part in parts if part.type == "TIMELY"]).iso)

    def freq(self, parts: list[object]) -> object:
        """Read a period that stands alone: "weekly"; "a day" is a share of an amount before it."""
        period = parts[0]
        if not isinstance(period, Period):
            return period
        if period.iso == _RATE:
            return Refused
        if period.bare:
            return Share(period.iso) if period.iso in _SHARES else Refused
        return interval_of(period.iso)

    def interval(self, parts: list[object]) -> object:
        """Read "twice daily (BID)": the first of the two."""
        return next((p for p in parts if not isinstance(p, Token)), Refused)


def interval_of(iso: str | None) -> Interval | type[Refused]:
    """Return the interval of a duration, `Refused` where there is none."""
    return Interval(iso) if iso else Refused
