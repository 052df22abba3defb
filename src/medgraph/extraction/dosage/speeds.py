"""How fast something runs in, which is no dose where doses are told.

A drip of so much an hour may be the dose itself ("80 mg at once, then 8 mg/hour"); the speeds at which an infusion is
begun and made faster are none.
"""

from __future__ import annotations

import re

from medgraph.extraction.dosage.course import dose_of
from medgraph.extraction.rules import Candidate
from medgraph.patterns import Pattern


def without_rates(candidates: list[Candidate]) -> list[Candidate]:
    """Leave out how fast something is infused; a rate by weight stays where the page doses by nothing else."""
    doses = [c for c in candidates if not _is_speed(c)]
    return doses or [c for c in candidates if dose_of(c).unit != _PLAIN]


_SPEED = Pattern(
    r"\b(?:infusions?|drip)\b[^.;]{0,30}\b(?:starts?|begins?|initiated|stepped)\b|\brates?\b|\bspeed\b|\b(?:fast|slow)er\b|"
    r"\bevery (?:\d+|[a-z]+) minutes\b|\b(?:first|second|initial|subsequent|next|later) infusions?\b|\bas tolerated\b",
    re.IGNORECASE,
)


# "1 g slowly, at | 100 mg/hour": of an amount that is told.
_AT_SPEED = Pattern(r"\d.*\bat\s+(?:(?:about|up to|no more than|a maximum of|around)\s+)?$", re.IGNORECASE)
_PLAIN = "mg/h"


def _is_speed(candidate: Candidate) -> bool:
    passage, dose = candidate.passage, dose_of(candidate)
    if not (dose.unit or "").endswith(("/min", "/h")):
        return False
    before = passage.text[: candidate.mention.start - passage.span.start]
    if dose.unit == _PLAIN and (dose.maximum or _AT_SPEED.search(before)):
        return True
    return bool(_SPEED.search(passage.text if passage.cells else passage.block.span.of(passage.section.view.text)))
