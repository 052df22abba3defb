"""Give the rungs of a ladder what the rung below has: "1.5 mg once weekly, … can be taken up to | 3 mg and then to 4.5 mg a week".

Who raises or lowers a dose says how much and goes on as often as before. So an amount that a dose is changed to, and that is told without an interval,
has that of the amount before it in its paragraph. If that was another drug's, so is this: "Prednisolone 1 mg/kg/day is added. … the dose may go up to | 2 mg/kg/day".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from medgraph.extraction.dosage.course import dose_of
from medgraph.extraction.dosage.rungs import AFTER_A_TIME
from medgraph.extraction.language.durations import ONCE
from medgraph.extraction.page import Page
from medgraph.extraction.rules import Candidate
from medgraph.model import Dose
from medgraph.patterns import Pattern

_CHANGED_TO = Pattern(
    r"\b(?:goes|go|going|went|rais\w+|increas\w+|doubl\w+|tripl\w+|titrat\w+|taken|stepp?\w*|climb\w*|mov\w+|put|tak\w+|push\w*|work\w*|build\w*|drop\w*|lower\w*|reduc\w+|cut|bring|brought|halv\w+|then|at last|finally)\b"
    r"(?:[^.;]|(?<=\d)\.(?=\d)){0,60}?\bto(?: a| the)?(?: (?:full|higher|lower|usual|maximum|ceiling|dose|target|next|step|single|of|about)){0,4}\s*$|"
    rf"^\W*(?:and )?(?:then|next|{AFTER_A_TIME}),?\s+(?:(?:take|it is|comes?)\s+)?$",
    re.IGNORECASE,
)


# "50 mg before sex, at most once a day": how often at the most, and not how often.
_WHEN_NEEDED = Pattern(
    r"\b(?:at most|no more than|up to|when|if|as) (?:once|twice|needed|required|necessary)\b", re.IGNORECASE
)


_FACTOR = 10  # between two rungs


def with_owners(told: Sequence[Candidate], page: Page) -> list[Candidate]:
    """Return the doses, those that another drug's is changed to in a clause that names nobody as doses of that drug."""
    found: list[Candidate] = []
    for candidate in told:
        before = [each for each in found if each.passage.block is candidate.passage.block]
        drug = _owner_below(candidate, before, page) if candidate.drug == page.drug else None
        found.append(replace(candidate, drug=drug) if drug else candidate)
    return found


def _owner_below(candidate: Candidate, before: Sequence[Candidate], page: Page) -> str | None:
    """Return the other drug that alone has doses before a candidate, if this is what one of them is changed to, or goes on in the clause that says so."""
    drugs = {each.drug for each in before}
    if (
        candidate.passage.cells
        or len(drugs) != 1
        or page.drug in drugs
        or any(page.names.mentions(candidate.passage.text))
    ):
        return None
    goes_on = before[-1].passage.span == candidate.passage.span
    changed = _is_change(candidate) and any(_are_alike(dose_of(each), dose_of(candidate)) for each in before)
    return before[-1].drug if goes_on or changed else None


def _are_alike(one: Dose, other: Dose) -> bool:
    """Tell whether two amounts are of one unit and not far apart."""
    if one.unit != other.unit or not one.value or not other.value:
        return False
    return max(one.value, other.value) < _FACTOR * min(one.value, other.value)


def interval_below(candidate: Candidate, told: Sequence[Candidate]) -> str | None:
    """Return the interval of the dose that a candidate is a change of, among those told before it; None where it is none."""
    if not _is_changed_to(candidate):
        return None
    return next((dose_of(each).interval for each in reversed(told) if _is_rung(each, candidate)), None)


def _is_rung(below: Candidate, candidate: Candidate) -> bool:
    """Tell whether a dose stands before another in its paragraph, in the same unit, and is repeated."""
    one, other = dose_of(below), dose_of(candidate)
    near = below.passage.block is candidate.passage.block and one.unit == other.unit and one.value != other.value
    repeated = one.interval not in (None, ONCE) and not one.increment
    return near and repeated and not _WHEN_NEEDED.search(below.passage.text)


def _is_changed_to(candidate: Candidate) -> bool:
    dose = dose_of(candidate)
    if dose.interval or dose.doses or dose.increment or not dose.value or candidate.passage.cells:
        return False
    return _is_change(candidate)


def _is_change(candidate: Candidate) -> bool:
    """Tell whether the words before an amount change a dose to it."""
    passage = candidate.passage
    return _CHANGED_TO.search(passage.text, 0, candidate.mention.start - passage.span.start) is not None
