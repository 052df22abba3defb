"""Qualifiers: what a fact is restricted to, as properties of its association or of its dosage."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from medgraph.graph.ntriples import boolean, decimal, duration, integer, iri, literal
from medgraph.model import Dose, Frequency, GroundedFact, Qualifiers, Relation
from medgraph.vocabulary import MG


class Property(NamedTuple):
    """One property of a node: the predicate's IRI and the value, spelt as N-Triples."""

    predicate: str
    value: str


def association_qualifiers(grounded: GroundedFact) -> tuple[Property, ...]:
    """Return what a fact is restricted to, sorted."""
    stated = grounded.fact.qualifiers
    found = [*_texts(stated), *(_frequency(stated.frequency) if stated.frequency else ())]
    marks = {MG.serious: stated.serious, MG.boxed: stated.boxed}
    found += [Property(predicate, boolean(True)) for predicate, holds in marks.items() if holds]
    if grounded.target:
        found.append(Property(MG.targetGene, iri(grounded.target.iri)))
    elif stated.target:
        found.append(Property(MG.targetText, literal(stated.target)))
    if grounded.fact.relation is not Relation.HAS_DOSAGE:
        found += _regimen(grounded)
    return tuple(sorted(found))


_ASSOCIATION_TEXTS = {
    "population": MG.population,
    "condition": MG.condition,
    "genotype": MG.genotype,
    "approval": MG.approvalStatus,
    "severity": MG.severity,
    "effect": MG.effect,
    "molecule": MG.molecule,
    "part_of": MG.partOf,
    "strength": MG.strength,
    "substance": MG.ofSubstance,
    "as_written": MG.asWritten,
    "exon": MG.exonQualifier,
}


_stated_texts = attrgetter(*_ASSOCIATION_TEXTS)


def _texts(stated: Qualifiers) -> list[Property]:
    texts = zip(_ASSOCIATION_TEXTS.values(), _stated_texts(stated), strict=True)
    return [Property(predicate, literal(text)) for predicate, text in texts if text]


def _frequency(frequency: Frequency) -> Iterator[Property]:
    texts = {MG.frequency: frequency.as_written, MG.arm: frequency.arm, MG.comparator: frequency.comparator}
    texts[MG.frequencyBand] = frequency.band.lower() if frequency.band else None
    yield from (Property(predicate, literal(text)) for predicate, text in texts.items() if text)
    if frequency.low is not None:
        yield Property(MG.frequencyLower, decimal(frequency.low))
        yield Property(MG.lowerInclusive, boolean(frequency.low_inclusive))
    if frequency.high is not None:
        yield Property(MG.frequencyUpper, decimal(frequency.high))
        yield Property(MG.upperInclusive, boolean(frequency.high_inclusive))
    if frequency.patients is not None:
        yield Property(MG.patientCount, integer(frequency.patients))
    if frequency.placebo is not None:
        yield Property(MG.placeboFrequency, decimal(frequency.placebo))
    if frequency.comparator_frequency is not None:
        yield Property(MG.comparatorFrequency, decimal(frequency.comparator_frequency))


def _regimen(grounded: GroundedFact) -> Iterator[Property]:
    """What belongs to the dosage where there is one, else to the association."""
    if grounded.route:
        yield Property(MG.route, iri(grounded.route.iri))
    if indication := grounded.fact.qualifiers.indication:
        yield Property(MG.indicationText, literal(indication))


def dosage_properties(grounded: GroundedFact) -> tuple[Property, ...]:
    """Return what a fact says of its dosage, sorted."""
    stated = grounded.fact.qualifiers
    found = [*_amounts(stated.dose or Dose()), *_regimen(grounded)]
    found += [Property(MG.population, literal(stated.population))] if stated.population else []
    return tuple(sorted(found))


def _amounts(dose: Dose) -> Iterator[Property]:
    numbers: dict[str, Decimal | None] = {
        MG.value: dose.value,
        MG.valueMax: dose.value_max,
        MG.infusionMin: dose.infusion_min,
        MG.infusionMax: dose.infusion_max,
        MG.component2Value: dose.component_2_value,
    }
    texts = {MG.unit: dose.unit, MG.phase: dose.phase, MG.component2Unit: dose.component_2_unit}
    marks = {
        MG.isMaximum: dose.maximum,
        MG.isIncrement: dose.increment,
        MG.singleDose: dose.interval == "once",
    }
    yield from (Property(name, decimal(number)) for name, number in numbers.items() if number is not None)
    yield from (Property(name, literal(text)) for name, text in texts.items() if text)
    yield from (Property(name, boolean(True)) for name, holds in marks.items() if holds)
    if dose.doses is not None:
        yield Property(MG.doses, integer(dose.doses))
    if dose.interval and dose.interval != "once":
        yield Property(MG.interval, duration(dose.interval))
