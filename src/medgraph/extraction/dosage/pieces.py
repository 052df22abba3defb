"""What the rules of the dosing grammar hand to each other on the way to a constituent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from lark import Token


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or a range of two; `choice` says that it is one or the other ("5 or 10")."""

    low: Decimal
    high: Decimal | None = None
    choice: bool = False


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a unit: per weight or area, per time, per volume, or a partner's amount."""

    suffix: str = ""
    share: str | None = None
    second: tuple[Decimal, str] | None = None
    strength: bool = False
    lab: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time; `bare` for "a day" alone, which says nothing without a number before it."""

    iso: str | None
    count: Decimal
    unit: str
    bare: bool = False


class Refused:
    """What parses and makes no sense; it is taken for nothing."""


_T = TypeVar("_T")


def token_of(parts: Sequence[object], kind: str) -> str:
    """Return the text of the first word of a kind."""
    return next(str(p) for p in parts if isinstance(p, Token) and p.type == kind)


def all_of(parts: Sequence[object], what: type[_T]) -> list[_T]:
    """Return the parts that are of a kind."""
    return [p for p in parts if isinstance(p, what)]


def first_of(parts: Sequence[object], what: type[_T]) -> _T:
    """Return the first part that is of a kind; there must be one."""
    return all_of(parts, what)[0]
