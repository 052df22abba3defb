"""Facts as records: one JSON object a line, with the names that other programs rely on (design §4)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from medgraph.model import Dose, Evidence, Frequency, GroundedFact, Qualifiers, Residue

Record = dict[str, Any]


def to_record(grounded: GroundedFact) -> Record:
    """Return a fact as the record that `medgraph facts` prints."""
    fact, concept = grounded.fact, grounded.object
    record: Record = {
        "drug": fact.drug,
        "drug_id": grounded.drug.iri,
        "relation": fact.relation.value,
        "object": fact.object,
        "object_id": (concept.curie or _own_iri(grounded)) if concept else None,
        "object_match": concept.match.value if concept else None,
        "polarity": fact.polarity.value,
        "scope": fact.scope.value,
        "origin": fact.origin.value,
        "qualifiers": _qualifiers(fact.qualifiers),
        "evidence": [_evidence(e) for e in fact.evidence],
        "rule": fact.rule,
    }
    if fact.reference:
        record["reference"] = fact.reference
    return record


_NAMED_BY_IRI = frozenset({"exon", "mechanism", "drug"})


def _own_iri(grounded: GroundedFact) -> str | None:
    """Return the IRI of a node of ours that names something; ungrounded names have none."""
    concept = grounded.object
    return concept.iri if concept and concept.kind in _NAMED_BY_IRI else None


_QUALIFIER_NAMES = {"approval": "approvalStatus"}


def _qualifiers(qualifiers: Qualifiers) -> Record:
    stated = qualifiers.stated()
    frequency, dose = stated.pop("frequency", None), stated.pop("dose", None)
    record = {_QUALIFIER_NAMES.get(name, name): _plain(value) for name, value in stated.items()}
    if isinstance(frequency, Frequency):
        record |= _frequency(frequency)
    if isinstance(dose, Dose):
        record |= _dose(dose)
    return record


def _frequency(frequency: Frequency) -> Record:
    record: Record = {}
    if frequency.as_written:
        record |= {
            "frequency": frequency.as_written,
            "frequency_low": _plain(frequency.low),
            "frequency_high": _plain(frequency.high),
        }
    others = {name: _plain(getattr(frequency, name)) for name in _BESIDE_NUMBERS}
    return record | {name: value for name, value in others.items() if value is not None}


_BESIDE_NUMBERS = ("band", "arm", "patients", "placebo", "comparator", "comparator_frequency")


_DOSE_NAMES = {"maximum": "max"}


def _dose(dose: Dose) -> Record:
    values = {_DOSE_NAMES.get(name, name): _plain(getattr(dose, name)) for name in Dose.__slots__}
    return {name: value for name, value in values.items() if value not in (None, False)}


def _plain(value: object) -> object:
    """Return a value as JSON has it: a whole number as an integer, a decimal as the number it is."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _evidence(evidence: Evidence) -> Record:
    record: Record = {
        "source": evidence.source,
        "section": evidence.section,
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "mention": evidence.mention,
        "mention_start": evidence.mention_start,
        "mention_end": evidence.mention_end,
    }
    if evidence.text is not None:
        record["text"] = evidence.text
    if evidence.path is not None:
        record["path"] = evidence.path
    return record


def to_lines(records: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield records as lines of JSON, without line ends."""
    for record in records:
        yield _ENCODER.encode(record)


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def residue_record(residue: Residue) -> Record:
    """Return what was left out of the graph as the record that `residue.jsonl` holds."""
    record = {
        "reason": residue.reason.value,
        "rule": residue.rule,
        "detail": residue.detail,
        **_evidence(residue.evidence),
    }
    return {name: value for name, value in record.items() if value is not None}
