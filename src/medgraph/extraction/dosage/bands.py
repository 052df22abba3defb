"""Whom the doses of a row are for, and how often, by what the columns of its table are called.

"Age | Weight | Dose" over "2 to less than 6 years | 14 kg or more | …": both cells say who, and a bare number is of the
unit that its column states ("Body weight (kg)": "47-49"). A cell may hold the doses of alternate days, or of a week with days off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from medgraph.extraction.language.durations import times_per
from medgraph.extraction.page import Passage
from medgraph.patterns import Pattern

_WHO = Pattern(
    r"(?:^|\s)(?:age|(?:body\s+)?weight)(?:\s+(?:groups?|ranges?|bands?))?(?:\s*\(\s*(?P<unit>kg|years?|months?)\s*\))?\s*$",
    re.IGNORECASE,
)
_FIGURE = Pattern(r"\d")
_AMOUNT = Pattern(r"\d\s*(?:mg|mcg|g|mL|units?|tablets?|capsules?)\b", re.IGNORECASE)
_UNIT = Pattern(r"\b(?:kg|years?|months?|weeks?|days?)\b", re.IGNORECASE)


def people_of_row(passage: Passage) -> str | None:
    """Return whom a row is for by its cells of age and weight, None where no column is called so."""
    first, *others = (*_bands(passage), "")
    return ", ".join([first, *(each[:1].lower() + each[1:] for each in others if each)]) or None


def _bands(passage: Passage) -> Iterator[str]:
    for column, cell in zip(passage.columns, passage.cells, strict=False):
        found = _WHO.search(column)
        wording = " ".join(passage.text[cell.start - passage.span.start : cell.end - passage.span.start].split())
        if found and _FIGURE.search(wording) and not _AMOUNT.search(wording):
            unit = found["unit"].lower() if found["unit"] else None
            yield f"{wording} {unit}" if unit and not _UNIT.search(wording) else wording


_ALTERNATING = Pattern(r"\balternat(?:e|ing)\s+(?:daily|days?)\b", re.IGNORECASE)
EVERY_OTHER_DAY = "P2D"


def is_alternating(text: str) -> bool:
    """Tell whether a text gives the doses of alternate days in turn.

    >>> is_alternating("Alternating daily dosing schedule: Day 1: two tablets, Day 2: one tablet")
    True
    """
    return bool(_ALTERNATING.search(text))


_WEEKLY = Pattern(r"\bweekly\s+(?:dosing\s+)?schedule\b", re.IGNORECASE)
_DAYS_ON = Pattern(
    r"\bdays?\s+(?P<first>[1-7])(?:\s*(?:-|–|to|through|and)\s*(?P<last>[1-7]))?\s*:\s*(?P<off>no dose|none|nothing|off)?",
    re.IGNORECASE,
)


def interval_of_week(text: str) -> str | None:
    """Return how often a text gives a dose that tells the days of a week with it and those without, None where it does not.

    >>> interval_of_week("Weekly dosing schedule: Days 1-3: one tablet each day, Day 4: no dose, Days 5-6: one tablet, Day 7: no dose")
    'P1DT9H36M'
    >>> interval_of_week("Days 1-3: one tablet each day")
    """
    days = list(_DAYS_ON.finditer(text)) if _WEEKLY.search(text) else []
    if not any(each["off"] for each in days):
        return None
    on = sum(int(each["last"] or each["first"]) - int(each["first"]) + 1 for each in days if not each["off"])
    return times_per(Decimal(on), "week")


_OFTEN = Pattern(
    r"\W*(?:(?:given |taken |repeat(?:ed)? )?every|(?:dos(?:e|ing|age) )?(?:intervals?|frequency)|how often|schedule)\b[^|]{0,20}$",
    re.IGNORECASE,
)
_STRETCH = Pattern(
    r"\W*(?:every )?(?P<stretch>\d{1,2}(?:\s*(?:-|–|to|or)\s*\d{1,2})?\s*-?(?:hours?|hourly|hrs?|h|days?|weeks?|months?))\b\W*",
    re.IGNORECASE,
)


def interval_beside(passage: Passage) -> tuple[int, str] | None:
    """Return the number of the cell that says with a bare stretch of time how often, and what it says: "8 hours" below "Every"."""
    for place, (column, cell) in enumerate(zip(passage.columns, passage.cells, strict=False)):
        wording = passage.text[cell.start - passage.span.start : cell.end - passage.span.start]
        found = _STRETCH.fullmatch(wording) if _OFTEN.fullmatch(column) else None
        if found:
            return place, f"every {found['stretch'].replace('-hour', ' hour').replace('hourly', 'hours')}"
    return None


_OF_A_DAY = Pattern(r"\bdaily\s+dos|\bper\s+day\b|\beach\s+day\b", re.IGNORECASE)


def is_of_a_day(column: str) -> bool:
    """Tell whether a column holds what is taken in a day: "Total daily dose (mg)".

    >>> is_of_a_day("Total Daily Dose (mg)"), is_of_a_day("Dose (mg)")
    (True, False)
    """
    return bool(_OF_A_DAY.search(column))
