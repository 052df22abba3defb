"""How often: a frequency with its bounds as a bar, and in words.

The scale is logarithmic, from one in a thousand to all: what matters to a pharmacist lies between 0.1 % and 10 %,
and a linear bar would show nothing of it. A bound that the page does not give is drawn open.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

WIDTH = 150
_DECADES = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from `left` to `right`, open at an end that has no bound; `beside` is the place of the comparator."""

    left: float
    right: float
    open_left: bool
    open_right: bool
    beside: float | None
    beside_name: str
    beside_value: str


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often, in words, and as a bar where there are numbers; `order` sorts the most frequent first."""

    words: str
    bar: Bar | None
    order: float


def place(share: float) -> float:
    """Return how far along the scale a share of patients lies.

    >>> [place(share) for share in (0.0001, 0.001, 0.1, 1)]
    [0.0, 0.0, 100.0, 150.0]
    """
    if share <= 0:
        return 0.0
    return round(min(1.0, max(0.0, 1 + math.log10(share) / _DECADES)) * WIDTH, 1)


def percent(share: float) -> str:
    """Return a share in per cent, without needless digits.

    >>> percent(0.29), percent(0.0013)
    ('29%', '0.13%')
    """
    return f"{float(f'{share * 100:.3g}'):g}%"


def frequency_of(said: Mapping[str, str]) -> Frequency | None:
    """Return the frequency that the qualifiers of a statement give, None if they give none.

    >>> frequency_of({"frequencyLower": "0.01", "frequencyUpper": "0.1"}).words
    '1%–10%'
    """
    low, high = _share(said.get("frequencyLower")), _share(said.get("frequencyUpper"))
    words = said.get("frequency") or said.get("frequencyBand") or _spelt(low, high)
    if not words:
        return None
    bar = _bar(low, high, said) if low is not None or high is not None else None
    return Frequency(words, bar, _order(low, high))


def _share(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _spelt(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return percent(low) if low == high else f"{percent(low)}–{percent(high)}"
    if low is not None:
        return f"over {percent(low)}"
    return f"under {percent(high)}" if high is not None else ""


def _order(low: float | None, high: float | None) -> float:
    return -(low if low is not None else (high or 0) / 10)


def _bar(low: float | None, high: float | None, said: Mapping[str, str]) -> Bar:
    left, right = place(low or 0), place(1 if high is None else high)
    if right - left < 3:  # a point, wide enough to be seen
        left, right = max(0.0, min(left, WIDTH - 3)), max(3.0, min(WIDTH, left + 3))
    name = "placebo" if "placeboFrequency" in said else said.get("comparator", "comparator")
    value = _share(said.get("placeboFrequency") or said.get("comparatorFrequency"))
    beside = None if value is None else place(value)
    return Bar(left, round(right, 1), low is None, high is None, beside, name, "" if value is None else percent(value))
