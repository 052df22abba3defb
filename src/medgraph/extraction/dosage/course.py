"""What the doses of several clauses are to each other: steps of a rise, one amount given in several ways.

A list may rise day by day ("Day 1: 300 mg. Day 2: 300 mg twice a day"). A label tells an amount once, and then how
often it loads and how often it maintains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from medgraph.extraction.dosage.cues import Role
from medgraph.extraction.dosage.phases import phase_of
from medgraph.extraction.dosage.rows import first_cell
from medgraph.extraction.language.durations import ONCE, days_of
from medgraph.extraction.rules import Candidate
from medgraph.model import Dose, SectionType
from medgraph.patterns import Pattern

_NUMBERED = Pattern(r"\W*(?:(?:on|for|in) )?(?:days?|weeks?|months?) (?:\d|one\b|two\b|three\b)", re.IGNORECASE)


def with_steps(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the doses, those of a list that rises by the day or the week as steps of a titration."""
    found: list[Candidate] = []
    for numbered, run in groupby(candidates, _is_step):
        steps = list(run)
        amounts = _by_clause(steps)
        rising = numbered and len(steps) > 1 and amounts == sorted(set(amounts))
        found += _rise(steps) if rising else steps
    return found


def _by_clause(steps: Sequence[Candidate]) -> list[Decimal]:
    """Return what each clause gives in a day: "10 mg in the morning and 20 mg in the evening" is 30 mg."""
    clauses = groupby(steps, lambda step: step.passage.span)
    return [sum((_per_day(dose_of(step)) for step in run), Decimal(0)) for _, run in clauses]


_BY_THE_DAY = Pattern(r"\W*(?:(?:on|for) )?days?\b", re.IGNORECASE)


def _rise(steps: Sequence[Candidate]) -> list[Candidate]:
    """Return steps in their phases: days climb to a dose, weeks begin with one and climb from it."""
    first = "titration" if _BY_THE_DAY.match(_label(steps[0])) else "initial"
    return [_in_phase(steps[0], first), *(_in_phase(step, "titration") for step in steps[1:])]


def _label(candidate: Candidate) -> str:
    """Return the label of a clause, of its item or its row, else the clause itself."""
    passage = candidate.passage
    if passage.cells:
        return first_cell(passage)
    return (
        passage.leads[0]
        if passage.leads and passage.block.label and not _NUMBERED.match(passage.text)
        else passage.text
    )


def dose_of(candidate: Candidate) -> Dose:
    """Return the dose of a finding, an empty one where it has none."""
    return candidate.qualifiers.dose or Dose()


def _is_step(candidate: Candidate) -> bool:
    """Tell whether a dose of no phase stands behind the number of its day or week."""
    passage, dose = candidate.passage, dose_of(candidate)
    if dose.phase or dose.maximum or dose.increment or not dose.value or passage.topic is not SectionType.DOSAGE:
        return False
    return bool(_NUMBERED.match(_label(candidate)))


def _per_day(dose: Dose) -> Decimal:
    days = days_of(dose.interval) if dose.interval and dose.interval != ONCE else None
    return (dose.value or Decimal(0)) / (days or Decimal(1))


def _in_phase(candidate: Candidate, phase: str) -> Candidate:
    return replace(candidate, qualifiers=replace(candidate.qualifiers, dose=replace(dose_of(candidate), phase=phase)))


def regimens(amount: Dose, partial: Sequence[Candidate]) -> list[tuple[Candidate, Dose]]:
    """Return the doses of an amount that is told once and given in phases that other clauses tell: at least two."""
    told: dict[tuple[str, bool], tuple[Candidate, Dose]] = {}
    for candidate in partial:
        dose, phase = dose_of(candidate), _phase(candidate)
        if dose.interval and phase and candidate.passage.topic is SectionType.DOSAGE:
            once = dose.interval == ONCE
            told.setdefault(
                (phase, once), (candidate, replace(amount, interval=dose.interval, doses=dose.doses, phase=phase))
            )
    return list(told.values()) if len({phase for phase, _ in told}) > 1 else []


def last_of_series(full: Sequence[Candidate], partial: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield the clauses that set a dose apart from one told before, with that: "The fourth is given 30 days after the third"."""
    known = {c.mention for c in full}
    for candidate in (c for c in partial if c.mention not in known):
        block, phase = candidate.passage.block, _phase(candidate)
        before = [c for c in full if c.passage.block is block and c.mention.start < candidate.mention.start]
        base = dose_of(before[-1]) if before else Dose()
        if dose_of(candidate).interval == ONCE and base.interval not in (None, ONCE) and base.phase == phase:
            yield candidate, before[-1]


def _phase(candidate: Candidate) -> str | None:
    """Return the phase that a clause, or the one that leads to it, names before its interval."""
    passage = candidate.passage
    at = candidate.mention.start - passage.span.start
    leads = " ".join(passage.leads[:1])
    return phase_of(passage.text[:at], passage.text[at:], Role.DOSE) or phase_of(leads, "", Role.DOSE)
