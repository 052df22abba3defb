"""The names that other programs rely on."""

from __future__ import annotations

import json
from decimal import Decimal

from tests.pages import CASIMERSEN

from medgraph.extraction import extract_facts
from medgraph.grounding import ground
from medgraph.model import Dose, Fact, Frequency, Qualifiers, Relation
from medgraph.monographs import parse_monograph
from medgraph.records import Record, residue_record, to_lines, to_record

NAMES = [
    "drug",
    "drug_id",
    "relation",
    "object",
    "object_id",
    "object_match",
    "polarity",
    "scope",
    "origin",
    "qualifiers",
    "evidence",
    "rule",
]
EVIDENCE = ["source", "section", "quote", "start", "end", "mention", "mention_start", "mention_end"]


def records(text: str = CASIMERSEN) -> list[Record]:
    return [to_record(fact) for fact in ground(extract_facts(parse_monograph(text, name="casimersen.md")).facts)]


def record_of(qualifiers: Qualifiers) -> Record:
    (fact,) = ground([Fact("casimersen", Relation.HAS_ADVERSE_EFFECT, "headache", "r/1", (), qualifiers=qualifiers)])
    return dict(to_record(fact)["qualifiers"])


def test_names_and_their_order() -> None:
    found = records()
    assert found
    assert all(list(record) == NAMES for record in found)
    assert all(list(e)[: len(EVIDENCE)] == EVIDENCE for record in found for e in record["evidence"])


def test_identifiers() -> None:
    by_object = {record["object"]: record["object_id"] for record in records()}
    assert by_object["arthralgia"] == "HP:0002829"
    assert by_object["DMD"] == "HGNC:2928"
    assert by_object["intravenous"] == "NCIT:C38276"
    assert by_object["DMD exon 45"] == "https://w3id.org/medgraph/exon/DMD/45"
    assert by_object["antisense oligonucleotide"] == "MESH:D016376"


def test_frequencies() -> None:
    open_above = Frequency(">10%", Decimal("0.1"), None, band="common")
    assert record_of(Qualifiers(frequency=open_above)) == {
        "frequency": ">10%",
        "frequency_low": 0.1,
        "frequency_high": None,
        "band": "common",
    }
    assert record_of(Qualifiers(frequency=Frequency(band="rare"))) == {"band": "rare"}


def test_doses() -> None:
    dose = Dose(
        value=Decimal("0.04"), value_max=Decimal("0.08"), unit="mg/kg", interval="PT12H", phase="initial", maximum=True
    )
    assert record_of(Qualifiers(dose=dose)) == {
        "value": 0.04,
        "value_max": 0.08,
        "unit": "mg/kg",
        "interval": "PT12H",
        "phase": "initial",
        "max": True,
    }
    assert record_of(Qualifiers(dose=Dose(value=Decimal("30"), unit="mg")))["value"] == 30


def test_lines_are_json_and_keep_letters() -> None:
    (line,) = to_lines([{"quote": "≥ 10 % naïve"}])
    assert "≥" in line
    assert json.loads(line) == {"quote": "≥ 10 % naïve"}


def test_residue_says_why() -> None:
    left = extract_facts(
        parse_monograph("# Casimersen\n\n## Usage\n\nThe moon is full tonight.\n", name="c.md")
    ).residue
    record = residue_record(left[0])
    assert record["reason"] == "no fact found in this sentence"
    assert record["quote"] == "The moon is full tonight."
