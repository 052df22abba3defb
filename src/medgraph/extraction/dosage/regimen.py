"""Put together what a page says about one regimen in several places.

"typically 80 mg per kilogram" stands in one paragraph, "administered once weekly over 60 minutes" in
another. Nothing is put together where there is a choice: an amount takes the page's interval only if no
amount has one and the page names only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from medgraph.extraction.dosage.course import dose_of, last_of_series, regimens, with_steps
from medgraph.extraction.dosage.ladder import interval_below
from medgraph.extraction.dosage.speeds import without_rates
from medgraph.extraction.language.durations import ONCE, in_words
from medgraph.extraction.page import Page
from medgraph.extraction.rules import Candidate
from medgraph.model import Dose, Qualifiers, SectionType
from medgraph.patterns import Pattern

JOINED_RULE = "dosage.joined/3"


def dose_label(dose: Dose) -> str:
    """Return a dose as the label of its node.

    >>> dose_label(Dose(value=Decimal("0.04"), value_max=Decimal("0.08"), unit="mg/kg", interval="PT12H"))
    '0.04-0.08 mg/kg every 12 hour'
    >>> dose_label(Dose(value=Decimal("1.1E+14"), unit="{vg}/kg", interval="once"))
    '1.1e14 {vg}/kg once'
    """
    second = f"/{_number(dose.component_2_value)} {dose.component_2_unit}" if dose.component_2_value else ""
    number = "-".join(_number(value) for value in (dose.value, dose.value_max) if value)
    amount = f"{number} {dose.unit}{second}" if number else ""
    return " ".join(part for part in (amount, in_words(dose.interval) if dose.interval else "") if part)


def _number(value: Decimal) -> str:
    return str(value).lower().replace("e+", "e")


def complete(candidates: Sequence[Candidate], page: Page) -> Iterator[Candidate]:
    """Yield the candidates with what other sentences add; an interval alone only where no amount is told.

    Other drugs' doses stay as they are.
    """
    own = [c for c in candidates if c.drug == page.drug]
    full = [c for c in own if dose_of(c).value is not None]
    alone = [c for c in own if dose_of(c).value is None]
    partial = [c for c in alone if dose_of(c).interval != ONCE]
    full = with_steps(_with_last_of_series(_with_phases(without_rates(full), alone), alone))
    full = _with_infusion(_with_interval(_with_block_interval(_with_ladders(full), partial), partial), partial)
    yield from (c for c in _without_echoes(full))
    if not full:
        yield from _without_echoes(c for c in partial if dose_of(c).interval)
    yield from (c for c in candidates if c.drug != page.drug and dose_label(dose_of(c)))


def _with(candidate: Candidate, dose: Dose, rule: str | None = None) -> Candidate:
    qualifiers: Qualifiers = replace(candidate.qualifiers, dose=dose)
    return replace(candidate, qualifiers=qualifiers, object=dose_label(dose), rule=rule or candidate.rule)


def _with_block_interval(full: list[Candidate], partial: Sequence[Candidate]) -> list[Candidate]:
    """Give all amounts of a paragraph the one interval that it names: "once a day; by weight 0.24 mg (10 kg), …"."""
    return [_within_block(c, full, partial) if _lacks_interval(dose_of(c)) else c for c in full]


def _with_ladders(full: Sequence[Candidate]) -> list[Candidate]:
    """Give what a dose is changed to the interval of the dose before: "10 mg a day, which can be raised to | 20 mg"."""
    told: list[Candidate] = []
    for candidate in full:
        often = interval_below(candidate, told)
        told.append(_with(candidate, replace(dose_of(candidate), interval=often)) if often else candidate)
    return told


# "at the end of each dialysis": an interval of its own.
_BY_EVENT = Pattern(r"\b(?:each|every|after|following) (?:ha?emo)?dialysis\b", re.IGNORECASE)


def _within_block(candidate: Candidate, full: Sequence[Candidate], partial: Sequence[Candidate]) -> Candidate:
    block = candidate.passage.block
    told = {dose_of(c).interval for c in partial if c.passage.block is block and not _follows(c)} - {None}
    timed = {dose_of(c).interval for c in full if c.passage.block is block} - {None, *told}
    text = candidate.passage.section.view.text[block.span.start : block.span.end]
    if len(told) != 1 or timed or _BY_EVENT.search(text) or candidate.passage.topic is not SectionType.DOSAGE:
        return candidate
    return _with(candidate, replace(dose_of(candidate), interval=next(iter(told))), JOINED_RULE)


def _with_interval(full: list[Candidate], partial: Sequence[Candidate]) -> list[Candidate]:
    """Give the one amount without an interval the one interval without an amount."""
    lacking = [c for c in full if _lacks_interval(dose_of(c))]
    amounts = {_amount(c) for c in lacking}
    intervals = {dose_of(c).interval for c in partial} - {None}
    if len(amounts) != 1 or len(intervals) != 1 or any(dose_of(c).interval for c in full):
        return full
    interval = next(iter(intervals))
    joined = [_with(c, replace(dose_of(c), interval=interval), JOINED_RULE) if c in lacking else c for c in full]
    if not any(_follows(c) for c in partial if dose_of(c).interval == interval):
        return joined
    return [*(_with(c, replace(dose_of(c), interval=ONCE, doses=1)) for c in lacking[:1]), *joined]


def _with_phases(full: list[Candidate], partial: Sequence[Candidate]) -> list[Candidate]:
    """Give the only amount of a page the regimens that other clauses tell: how often it loads, how often it maintains."""
    if len({_amount(c) for c in full}) != 1 or not all(_lacks_interval(dose_of(c)) for c in full):
        return full
    return [_with(c, dose, JOINED_RULE) for c, dose in regimens(dose_of(full[0]), partial)] or full


def _with_last_of_series(full: list[Candidate], alone: Sequence[Candidate]) -> list[Candidate]:
    """Return the doses with those of a series that a clause of its own sets apart."""
    told = list(full)
    for candidate, base in last_of_series(full, alone):
        apart = replace(dose_of(base), interval=ONCE, doses=1)
        told.insert(told.index(base) + 1, _with(replace(candidate, qualifiers=base.qualifiers), apart, JOINED_RULE))
    return told


_LATER = Pattern(r"\b(?:then|followed by|thereafter|afterwards|subsequent(?:ly)?|further doses)\b", re.IGNORECASE)


def _follows(candidate: Candidate) -> bool:
    """Tell whether an interval is that of later doses: "…, followed by further doses every 6 months"."""
    passage = candidate.passage
    return bool(_LATER.search(passage.text[: candidate.mention.start - passage.span.start]))


def _lacks_interval(dose: Dose) -> bool:
    return dose.interval is None and dose.doses is None and not dose.increment and not dose.maximum


def _with_infusion(full: list[Candidate], partial: Sequence[Candidate]) -> list[Candidate]:
    """Give regimens the infusion time that is told without an amount: in their block, or else on the page.

    A time beside an amount is that amount's alone, unless the page has but one regimen.
    """
    told = [c for c in partial if dose_of(c).infusion_min is not None and not c.qualifiers.population]
    beside = [c for c in full if dose_of(c).infusion_min is not None]
    known = told or (beside if len({(dose_of(c).value, dose_of(c).unit) for c in full}) == 1 else [])
    return [
        c if dose_of(c).infusion_min is not None or not _may_be_infused(c) else _infused(c, known, beside) for c in full
    ]


_PUSHED = Pattern(r"[^.;,]{0,20}\b(?:bolus|push)\b", re.IGNORECASE)
_OF_ALL = Pattern(
    r"\b(?:dos\w+|administ\w+|infus\w+|how|duration|time|rate|speed|prepar\w+|route|giv\w+|use)\b", re.IGNORECASE
)


def _is_labelled(candidate: Candidate) -> bool:
    """Tell whether a time stands below a label of its own, "Children: … over 60 minutes"."""
    passage = candidate.passage
    return passage.block.label is not None and not _OF_ALL.search(passage.leads[0])


def _behind(candidate: Candidate) -> str:
    passage = candidate.passage
    return passage.text[candidate.mention.end - passage.span.start :]


def _is_counted(unit: str) -> bool:
    """Tell whether a unit is a countable form, as "{tablet}"; vector genomes and cells are amounts."""
    return unit.startswith("{") and not unit.startswith(("{vg", "{cells"))


def _may_be_infused(candidate: Candidate) -> bool:
    dose, route = dose_of(candidate), candidate.qualifiers.route
    counted = _is_counted(dose.unit or "") or bool(_PUSHED.match(_behind(candidate)))
    return not (dose.increment or dose.maximum or counted) and route in (None, "intravenous")


def _infused(candidate: Candidate, known: Sequence[Candidate], beside: Sequence[Candidate]) -> Candidate:
    block = candidate.passage.block
    near = {_times(c) for c in known if c.passage.block is block} or {
        _times(c) for c in beside if c.passage.block is block
    }
    times = near or {_times(c) for c in known if not _is_labelled(c)}
    if len(times) != 1:
        return candidate
    low, high = next(iter(times))
    return _with(candidate, replace(dose_of(candidate), infusion_min=low, infusion_max=high))


def _times(candidate: Candidate) -> tuple[Decimal | None, Decimal | None]:
    return dose_of(candidate).infusion_min, dose_of(candidate).infusion_max


def _without_echoes(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Leave out an amount without an interval that is told with one elsewhere: the same, shorter."""
    told = list(candidates)
    timed = {_amount(c) for c in told if dose_of(c).interval and not (dose_of(c).maximum or dose_of(c).increment)}
    for candidate in told:
        apart = not _lacks_interval(dose_of(candidate)) or _comes_first(candidate, told) or _is_bolus(candidate)
        if apart or _amount(candidate) not in timed or _stands_alone(candidate):
            yield candidate


def _comes_first(candidate: Candidate, told: Sequence[Candidate]) -> bool:
    """Tell whether an amount loads, or begins what its own clause goes on with: "initially 100 mg/kg, then 100 mg/kg once daily"."""
    phase = dose_of(candidate).phase
    here = (c for c in told if c.passage.span == candidate.passage.span and c.mention.start > candidate.mention.start)
    goes_on = phase == "initial" and any(dose_of(c).interval and _amount(c) == _amount(candidate) for c in here)
    return phase == "loading" or goes_on


_BOLUS = Pattern(r"\bbolus\b[^,;.]{0,20}$", re.IGNORECASE)


def _is_bolus(candidate: Candidate) -> bool:
    """Tell whether an amount is given at once, before others: "an initial bolus of 5,000 units"."""
    passage = candidate.passage
    return bool(_BOLUS.search(passage.text[: candidate.mention.start - passage.span.start]))


def _amount(candidate: Candidate) -> tuple[Decimal | None, Decimal | None, str | None]:
    dose = dose_of(candidate)
    return dose.value, dose.value_max, dose.unit


def _stands_alone(candidate: Candidate) -> bool:
    """Tell whether a labelled item states its own dose: "Before exercise: 180 mcg"."""
    passage = candidate.passage
    begins = not passage.text[: candidate.mention.start - passage.span.start].strip(" *_")
    return passage.topic is SectionType.DOSAGE and passage.block.label is not None and begins
