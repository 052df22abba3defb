"""What governs a clause adds to its doses: labels, headings, the names of a table's columns.

"Loading dose" above says the phase of all below it, "Once a day" their interval, a column "Duration" how long they are
infused. A column is nearer to an amount than the words of its own cell; what a label says yields to those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from medgraph.extraction.dosage.constituents import Doses, Infusion
from medgraph.extraction.dosage.cues import Role
from medgraph.extraction.dosage.grammar import read_doses
from medgraph.extraction.dosage.mentions import DoseMention
from medgraph.extraction.dosage.parser import read_constituents
from medgraph.extraction.dosage.phases import only_phase, phase_of
from medgraph.extraction.dosage.rows import cell_of, first_cell
from medgraph.extraction.language.durations import ONCE
from medgraph.extraction.page import Passage
from medgraph.model import Dose
from medgraph.patterns import Pattern, match, search


def with_governors(mention: DoseMention, passage: Passage) -> Dose:
    """Return a dose with what lead-ins and columns say for all below them: how often, how many, which phase."""
    dose = mention.dose
    above = len(passage.leads) - len(passage.section.headings)
    own = passage.leads[: max(1, above)]
    if dose.maximum or dose.increment:
        return dose
    dose = replace(dose, phase=_governed_phase(mention, passage, above))
    if dose.value and dose.doses is None and dose.interval != ONCE and own:
        dose = replace(dose, doses=_doses_said(own[0]))
    if dose.value and passage.cells and dose.interval in (None, ONCE):
        column = next((i for i in map(_interval_below, _columns_of(mention, passage)) if i), None)
        dose = replace(dose, interval=column or dose.interval, doses=None if column else dose.doses)
    if dose.value and passage.cells and dose.infusion_min is None:
        dose = _infused(dose, [*_columns_of(mention, passage), *_durations(passage)])
    if any(_MAXIMUM.search(column) for column in _columns_of(mention, passage)):
        return replace(dose, maximum=True)
    if dose.value and not dose.interval and not dose.doses:
        dose = replace(dose, interval=next((i for i in map(_interval, [*own, *passage.columns]) if i), None))
    return dose


def _governed_phase(mention: DoseMention, passage: Passage, above: int) -> str | None:
    """Return the phase of a dose: that of its column, else its own, else that of what governs its clause."""
    column = next((p for p in map(_phase, _columns_of(mention, passage)) if p), None)
    leads = next((p for p in map(_phase, passage.leads[: above + 1][:3]) if p), None)
    own = mention.dose.phase or _phase_of_row(mention, passage)
    if (column or own or leads) == "initial" and ("loading" in (own, leads) or _is_series(mention, passage)):
        return "loading"
    if column or (own is None and mention.later):
        return column
    if (
        own == "initial"
        and leads == "maintenance"
        and phase_of(passage.text[: mention.span.start], "", Role.DOSE) is None
    ):
        return leads  # "Maintenance: 500 mg at month 12, …": initial only by its place
    return None if mention.later and own == "maintenance" and leads == "initial" else own or leads


# "120 mg | at weeks 0, 2 and 4", "Weeks 0, 2 and 4 | 120 mg": the first doses of one amount, closer than those that follow.
_FIRST_WEEKS = Pattern(r"\bweeks? 0(?:,| and| &)", re.IGNORECASE)


def _is_series(mention: DoseMention, passage: Passage) -> bool:
    """Tell whether a dose is given in some numbered weeks from the first, as its cell, its row or its label says."""
    behind = re.split(r"[.;|]", passage.text[mention.span.end :])[0]
    return any(search(_FIRST_WEEKS, text) for text in (behind, first_cell(passage), *passage.leads[:1]))


def _phase_of_row(mention: DoseMention, passage: Passage) -> str | None:
    """Return the phase that the first cell of a row names, for what the other cells hold."""
    if not passage.cells or cell_of(passage, mention.span) == 0:
        return None
    return _phase(first_cell(passage))


def _columns_of(mention: DoseMention, passage: Passage) -> Iterator[str]:
    """Yield the name of the column that an amount stands in."""
    place = cell_of(passage, mention.span)
    yield from passage.columns[place : place + 1] if place is not None else ()


def _infused(dose: Dose, wordings: Sequence[str]) -> Dose:
    """Return a dose with the infusion time that the name of its column or the cell on duration says."""
    times = [f.what for wording in wordings for f in read_constituents(wording) if isinstance(f.what, Infusion)]
    return replace(dose, infusion_min=times[0].low, infusion_max=times[0].high) if times else dose


_LASTING = Pattern(r"\b(?:infusion|administration) (?:time|duration)\b|^\W*(?:duration|time)\W*$", re.IGNORECASE)
_A_TIME = Pattern(
    r"\W*(?:about |at least |over )?\d[\d.]*(?: ?(?:-|–|to) ?\d[\d.]*)? (?:hours?|minutes?|min|h)\b", re.IGNORECASE
)


def _durations(passage: Passage) -> Iterator[str]:
    """Yield what the cell below "Duration" says, as an infusion time: "2.5 hours or longer"."""
    text = passage.text
    for column, cell in zip(passage.columns, passage.cells, strict=False):
        wording = text[cell.start - passage.span.start : cell.end - passage.span.start]
        if _LASTING.search(column) and _A_TIME.match(wording):
            yield f"infused over {wording.removeprefix('over ')}"


_MAXIMUM = Pattern(r"\bmax(?:imum|imal)?\b", re.IGNORECASE)


@lru_cache(maxsize=512)
def _doses_said(lead: str) -> int | None:
    """Return how many doses a label counts: "Loading, doses one to three"."""
    return next((f.what.count for f in read_constituents(lead) if isinstance(f.what, Doses)), None)


@lru_cache(maxsize=512)
def _phase(lead: str) -> str | None:
    return only_phase(lead) if len(lead) < 80 else None


_TIME_OF_DAY = Pattern(r"^\W*(?:morning|evening|bedtime|nightly|night-?time) dos(?:e|age)\b", re.IGNORECASE)


def _interval_below(column: str) -> str | None:
    """Return how often what stands below a column's name is given: below "Morning dose" once a day."""
    return "P1D" if match(_TIME_OF_DAY, column) else _interval(column)


@lru_cache(maxsize=512)
def _interval(lead: str) -> str | None:
    """Return the only interval that a lead-in without an amount states."""
    stated = [m.dose for m in read_doses(re.split(r"(?<=[.!?])\s+", lead)[-1])]
    return stated[0].interval if len(stated) == 1 and stated[0].value is None else None
