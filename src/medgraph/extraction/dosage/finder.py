"""Which doses of a drug a page recommends.

Monographs state doses in a section of their own, in answers and asides ("it is given as 30 mg/kg
weekly"), in tables, in lists by disease, age or weight. Taken is what somebody is to be given: not the
strength of a vial, not a level in the blood, not what rats or trial patients had, not the premedication,
not a worked example. What is another drug's goes to that drug. A regimen told in several sentences is put
together in `regimen`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from medgraph.extraction.dosage.constituents import Doses, Infusion
from medgraph.extraction.dosage.cues import Role
from medgraph.extraction.dosage.grammar import DoseMention, read_doses
from medgraph.extraction.dosage.parser import read_constituents
from medgraph.extraction.dosage.phases import phase_of
from medgraph.extraction.dosage.recipients import read_route
from medgraph.extraction.dosage.regimen import complete, dose_label
from medgraph.extraction.dosage.rules import MEASURED, OTHER_DRUG, RECOMMENDS, ROW_RULE, RULES
from medgraph.extraction.dosage.subject import cell_of, drugs_of, indication_of, population_of
from medgraph.extraction.dosage.vetoes import reason_against
from medgraph.extraction.language.durations import ONCE
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto
from medgraph.model import BlockKind, Dose, Qualifiers, Relation, SectionType, Span
from medgraph.patterns import search

__all__ = ["RULES", "dose_label", "find_doses"]


def find_doses(page: Page) -> Iterator[Finding]:
    """Yield the doses that a page recommends, of its own drug and of others, and what vetoes stopped."""
    found = [finding for passage in page.passages for finding in _read(passage, page)]
    yield from (finding for finding in found if isinstance(finding, Veto))
    yield from complete([finding for finding in found if isinstance(finding, Candidate)], page)


def _read(passage: Passage, page: Page) -> Iterator[Finding]:
    rule = next((r for r in RULES if passage.topic in r.gate), None)
    if rule is None or (rule is OTHER_DRUG and not rule.trigger.search(passage.text)):
        return
    mentions = _mentions(passage)
    if not mentions:
        return
    triggered = rule is not OTHER_DRUG and _is_triggered(rule, passage, mentions)
    if not triggered and not any(m.dose.value for m in mentions):
        return
    veto = _veto(rule, passage)
    named = list(page.names.mentions(passage.text))
    for mention in mentions:
        for drug in drugs_of(passage, page, mention, named):
            if veto and triggered:
                yield Veto(rule.id, passage, veto.pattern)
            elif not veto and (triggered or (drug != page.drug and mention.dose.value)):
                yield _finding(passage, page, mention, drug, rule.id)


def _veto(rule: Rule, passage: Passage) -> re.Pattern[str] | None:
    """Return what silences a rule in a clause; a level that a recommended dose aims at does not."""
    text = _without_references(passage.text)
    aims = passage.topic is SectionType.DOSAGE and bool(RECOMMENDS.search(text))
    return next((v for v in rule.vetoes if search(v, text) and not (aims and v is MEASURED)), None)


_REFERENCE = re.compile(r"[\[(]\s*see\b[^\])]*[\])]", re.IGNORECASE)


def _without_references(text: str) -> str:
    return _REFERENCE.sub(lambda found: " " * len(found[0]), text)


def _is_triggered(rule: Rule, passage: Passage, mentions: list[DoseMention]) -> bool:
    """Tell whether a clause, or what governs it, speaks of dosing; a whole regimen does so by itself."""
    if search(rule.trigger, passage.text) or any(search(rule.trigger, lead) for lead in passage.leads[:2]):
        return True
    whole = any(m.dose.value and m.dose.interval and m.dose.interval.startswith("P") for m in mentions)
    return passage.topic is SectionType.ALTERNATIVES or (whole and passage.topic is not SectionType.INTERACTIONS)


def _mentions(passage: Passage) -> list[DoseMention]:
    if passage.block.kind is not BlockKind.ROW or not passage.cells:
        return read_doses(passage.text)
    return list(_row_doses(passage)) or list(_cell_doses(passage)) or read_doses(passage.text)


def _row_doses(passage: Passage) -> Iterator[DoseMention]:
    """Yield the doses of a row: of each cell that has an amount, with what the cells without one say of all."""
    cells = [Span(c.start - passage.span.start, c.end - passage.span.start) for c in passage.cells]
    filled = [cell for cell in cells if any(m.dose.value for m in read_doses(cell.of(passage.text)))]
    for cell in filled:
        others = [one for one in cells if one not in filled or one is cell]
        yield from (m for m in read_doses(_only(passage.text, others)) if m.dose.value and m.span.within(cell))


def _only(text: str, cells: list[Span]) -> str:
    """Return a text of the same length with bars in place of all but some of its cells."""
    kept = {place for cell in cells for place in range(cell.start, cell.end)}
    return "".join(letter if place in kept else "|" for place, letter in enumerate(text))


_COLUMN_UNIT = re.compile(
    r"\(?\s*(?P<unit>(?:mg|mcg|g|units?|IU|mL|tablets?)(?:/kg|/m2)?(?:/day|"
    r" daily| per day)?)\s*\)?\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d[\d.,]*(?:\s*(?:-|–|to)\s*\d[\d.,]*)?")


def _cell_doses(passage: Passage) -> Iterator[DoseMention]:
    """Yield the doses of a row whose unit stands in the column's name: "Dose (mg)"."""
    for cell, column in zip(passage.cells, passage.columns, strict=False):
        unit = _COLUMN_UNIT.search(column)
        begin = cell.start - passage.span.start
        number = passage.text[begin : cell.end - passage.span.start].strip()
        if unit and re.search(r"dos", column, re.IGNORECASE) and _NUMBER.fullmatch(number):
            where = Span(begin, begin + len(number))
            yield from (replace(m, span=where) for m in read_doses(f"{number} {unit['unit']} {passage.text}")[:1])


def _finding(passage: Passage, page: Page, mention: DoseMention, drug: str, rule: str) -> Finding:
    reason = reason_against(passage, mention, own=drug == page.drug)
    return Veto(rule, passage, reason) if reason else _candidate(passage, page, mention, drug, rule)


def _candidate(passage: Passage, page: Page, mention: DoseMention, drug: str, rule: str) -> Candidate:
    own = drug == page.drug
    dose = _with_leads(mention, passage)
    qualifiers = Qualifiers(
        dose=dose,
        route=mention.route or (next((r for r in map(read_route, passage.leads[:2]) if r), None) if own else None),
        population=mention.population or population_of(passage),
        indication=indication_of(passage, page, mention) if own else None,
    )
    name = OTHER_DRUG.id if not own else ROW_RULE if passage.block.kind is BlockKind.ROW else rule
    where = Span(passage.span.start + mention.span.start, passage.span.start + mention.span.end)
    return Candidate(Relation.HAS_DOSAGE, dose_label(dose), drug, passage, where, name, qualifiers=qualifiers)


def _with_leads(mention: DoseMention, passage: Passage) -> Dose:
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
        column = next((i for i in map(_interval, _columns_of(mention, passage)) if i), None)
        dose = replace(dose, interval=column or dose.interval, doses=None if column else dose.doses)
    if dose.value and passage.cells and dose.infusion_min is None:
        dose = _infused(dose, _columns_of(mention, passage))
    if any(_MAXIMUM.search(column) for column in _columns_of(mention, passage)):
        return replace(dose, maximum=True)
    if dose.value and not dose.interval and not dose.doses:
        dose = replace(dose, interval=next((i for i in map(_interval, [*own, *passage.columns]) if i), None))
    return dose


def _governed_phase(mention: DoseMention, passage: Passage, above: int) -> str | None:
    """Return the phase of a dose: that of its column, else its own, else that of what governs its clause."""
    column = next((p for p in map(_phase, _columns_of(mention, passage)) if p), None)
    leads = next((p for p in map(_phase, passage.leads[: above + 1][:3]) if p), None)
    own = mention.dose.phase
    if column or (own is None and mention.later):
        return column
    return None if mention.later and own == "maintenance" and leads == "initial" else own or leads


def _columns_of(mention: DoseMention, passage: Passage) -> Iterator[str]:
    """Yield the name of the column that an amount stands in."""
    place = cell_of(passage, mention.span)
    yield from passage.columns[place : place + 1] if place is not None else ()


def _infused(dose: Dose, columns: Iterator[str]) -> Dose:
    """Return a dose with the infusion time that the name of its column says."""
    times = [f.what for column in columns for f in read_constituents(column) if isinstance(f.what, Infusion)]
    return replace(dose, infusion_min=times[0].low, infusion_max=times[0].high) if times else dose


_MAXIMUM = re.compile(r"\bmax(?:imum|imal)?\b", re.IGNORECASE)


@lru_cache(maxsize=512)
def _doses_said(lead: str) -> int | None:
    """Return how many doses a label counts: "Loading, doses one to three"."""
    return next((f.what.count for f in read_constituents(lead) if isinstance(f.what, Doses)), None)


@lru_cache(maxsize=512)
def _phase(lead: str) -> str | None:
    return phase_of(lead, "", Role.DOSE) if len(lead) < 80 else None


@lru_cache(maxsize=512)
def _interval(lead: str) -> str | None:
    """Return the only interval that a lead-in without an amount states."""
    stated = [m.dose for m in read_doses(re.split(r"(?<=[.!?])\s+", lead)[-1])]
    return stated[0].interval if len(stated) == 1 and stated[0].value is None else None
