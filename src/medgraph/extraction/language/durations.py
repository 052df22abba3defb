"""Write how often and how long as monographs mean it: ISO 8601 durations in canonical XSD form, and minutes.

A triple store rewrites other forms ("P1W", "P3.5D", "PT48H"), so only the canonical one leaves this
module: weeks become days, 24 hours a day, 12 months a year. What does not come out exactly has no
duration, for nothing is rounded; only half a month, which has no other form, is 15 days.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from medgraph.patterns import Pattern

ONCE: Final = "once"
"""The interval of a dose that is given one time only."""

_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080}
_MONTHS = {"month": 1, "year": 12}
_TWICE, _HALF_A_MONTH = 2, "P15D"


def every(count: Decimal, unit: str) -> str | None:
    """Return the duration of a period, None where it is not a whole number of minutes or months.

    >>> every(Decimal(4), "week"), every(Decimal(24), "hour"), every(Decimal(12), "month")
    ('P28D', 'P1D', 'P1Y')
    """
    if count <= 0:
        return None
    if unit in _MONTHS:
        return _calendar(count * _MONTHS[unit])
    return _clock(count * _MINUTES[unit]) if unit in _MINUTES else None


def times_per(times: Decimal, unit: str) -> str | None:
    """Return the time between doses that are given so often in a period.

    >>> times_per(Decimal(3), "day"), times_per(Decimal(2), "week"), times_per(Decimal(2), "month")
    ('PT8H', 'P3DT12H', 'P15D')
    """
    if times <= 0:
        return None
    if unit == "month" and times == _TWICE:
        return _HALF_A_MONTH
    if unit in _MONTHS:
        return _calendar(_MONTHS[unit] / times)
    return _clock(_MINUTES[unit] / times) if unit in _MINUTES else None


def minutes(count: Decimal, unit: str) -> Decimal | None:
    """Return a stretch of time in minutes; None for what is no matter of minutes or hours.

    >>> minutes(Decimal(2), "hour"), minutes(Decimal(2), "week")
    (Decimal('120'), None)
    """
    return count * _MINUTES[unit] if unit in ("minute", "hour") else None


_PARTS = Pattern(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_OFTEN = {
    "P3DT12H": "twice a week", "P2DT8H": "three times a week", "P1DT18H": "four times a week",
    "P1DT9H36M": "five times a week", "P1DT4H": "six times a week", _HALF_A_MONTH: "twice a month",
}  # fmt: skip


def in_words(interval: str) -> str:
    """Return an interval as the label of a dosage says it.

    >>> in_words("P7D"), in_words("PT12H"), in_words("P4M"), in_words("P10D"), in_words("once")
    ('every 1 week', 'every 12 hour', 'every 4 month', 'every 10 day', 'once')
    """
    if interval == ONCE or interval in _OFTEN:
        return _OFTEN.get(interval, ONCE)
    found = _PARTS.fullmatch(interval)
    if found is None:
        raise ValueError(f"not a duration: {interval!r}")
    years, months, days, hours, mins = (int(part or 0) for part in found.groups())
    if years or months:
        return f"every {years} year" if not months else f"every {12 * years + months} month"
    if mins:
        return f"every {1440 * days + 60 * hours + mins} minute"
    if hours:
        return f"every {24 * days + hours} hour"
    return f"every {days // 7} week" if days % 7 == 0 else f"every {days} day"


def days_of(interval: str) -> Decimal | None:
    """Return how many days an interval lasts, a month being 30; None for what has no length.

    >>> days_of("P7D"), days_of("PT12H"), days_of("once")
    (Decimal('7'), Decimal('0.5'), None)
    """
    found = _PARTS.fullmatch(interval)
    if found is None:
        return None
    years, months, days, hours, mins = (Decimal(part or 0) for part in found.groups())
    return 365 * years + 30 * months + days + hours / 24 + mins / 1440


def _calendar(months: Decimal) -> str | None:
    if months != months.to_integral_value():
        return None
    years, rest = divmod(int(months), 12)
    return "P" + _part(years, "Y") + _part(rest, "M")


def _clock(count: Decimal) -> str | None:
    if count != count.to_integral_value():
        return None
    days, rest = divmod(int(count), 1440)
    hours, mins = divmod(rest, 60)
    time = _part(hours, "H") + _part(mins, "M")
    return "P" + _part(days, "D") + (f"T{time}" if time else "")


def _part(count: int, letter: str) -> str:
    return f"{count}{letter}" if count else ""
