"""What dosing phrases are made of.

Amounts, intervals, infusion times, numbers of doses, days: small values that know nothing of each
other. The grammar's rules become them in `reading`; which goes with which is `grammar`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity of a drug; `share` is the time that it is for ("a day"), `second` a combination's partner.

    `strength` marks an amount in a volume or a form ("40 mg/0.4 mL", "100 mg tablets"), `lab` one that is
    a measured value, `counted` one in tablets or puffs, `doses` how many of it are given, `parts` of how many
    tablets it is the sum, `others` the amounts of a list before it ("4, 10 and 20 mg").
    """

    value: Decimal
    value_max: Decimal | None
    unit: str
    share: str | None = None
    second: tuple[Decimal, str] | None = None
    strength: bool = False
    lab: bool = False
    counted: bool = False
    doses: int | None = None
    parts: int | None = None
    others: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """The time from one dose to the next, or "once"; `apart` where the words part a number of doses."""

    iso: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """The time that an amount before it is for, said by itself: "one 50 mg tablet of X | a day"."""

    iso: str


@dataclass(frozen=True, slots=True)
class Infusion:
    """How many minutes a dose takes; `unsure` where the words ("for 30 minutes") may mean something else."""

    low: Decimal
    high: Decimal
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Doses:
    """How many doses there are, and how often they are given where the words say so."""

    count: int
    interval: str | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """The days, weeks or months on which doses are given, the length of the cycle, and how many cycles."""

    unit: str
    numbers: tuple[int, ...]
    runs: bool = False
    cycle: str | None = None
    cycles: int | None = None


@dataclass(frozen=True, slots=True)
class Nth:
    """One dose of a series: the fourth; or the one that many days after the third, or later than what came before.

    `after` is the time since the dose before, as an interval."""

    ordinal: int | None
    offset: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Divided:
    """The amount of a day is given in parts, so often."""

    iso: str | None = None


Constituent = Amount | Interval | Share | Infusion | Doses | Days | Nth | Divided
