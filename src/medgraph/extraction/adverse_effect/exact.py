"""Let an exact rate speak for the bounds that a page gives for the same effect: "at least 5%" above a list, "12%" in the table.

The two are one statement, told roughly and told exactly; a bound that the exact rate does not keep is another statement and stays. On official
labels the bounds are those of other studies and other uses, and all stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from medgraph.extraction.rules import Candidate, Finding
from medgraph.model import Frequency


def with_exact(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings in order, a bound replaced by the first exact rate within it that the page tells of the effect."""
    exact: dict[tuple[object, ...], list[Frequency]] = defaultdict(list)
    for finding in findings:
        if isinstance(finding, Candidate) and (rate := finding.qualifiers.frequency) and rate.is_exact:
            exact[_effect(finding)].append(rate)
    for finding in findings:
        yield _told_exactly(finding, exact.get(_effect(finding), ())) if isinstance(finding, Candidate) else finding


def _effect(candidate: Candidate) -> tuple[object, ...]:
    """Return what tells an effect from others: also in whom and how bad."""
    qualifiers = candidate.qualifiers
    return (
        candidate.drug, candidate.object, candidate.polarity, candidate.scope, qualifiers.severity, qualifiers.population
    )  # fmt: skip


def _told_exactly(candidate: Candidate, rates: Sequence[Frequency]) -> Candidate:
    bound = candidate.qualifiers.frequency
    if bound is None or bound.as_written is None or bound.is_exact:
        return candidate
    within = next((rate for rate in rates if _holds(bound, rate.low or Decimal(0))), None)
    if within is None:
        return candidate
    told = replace(within, band=within.band or bound.band)
    return replace(candidate, qualifiers=replace(candidate.qualifiers, frequency=told))


def _holds(bound: Frequency, rate: Decimal) -> bool:
    return (bound.low is None or bound.low <= rate) and (bound.high is None or rate <= bound.high)
