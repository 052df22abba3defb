"""What the shared labels state in fields, beside the list that lies with them: names, routes, set ids, dates.

Without its `openfda` block a record must still be of the same drug, by its list of elements and its text. No
sealed label is read here beyond its fields.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from medgraph import lexicon
from medgraph.extraction import extract_facts
from medgraph.extraction.naming.page_drug import read_drug_names
from medgraph.model import Fact, Relation
from medgraph.monographs import parse_monograph, read_monograph
from medgraph.sections import split_sections

SHARED = Path(__file__).resolve().parents[3] / "shared"
LABELS = SHARED / "labels"
ROUTES = SHARED / "reference" / "ncit-routes.tsv"
SEALED = "NDA211172"

if not LABELS.is_dir() and os.environ.get("CI"):
    pytest.fail("CI needs the shared labels beside the project", pytrace=False)
pytestmark = pytest.mark.skipif(not LABELS.is_dir(), reason=f"NOT CHECKED: no shared labels at {LABELS}")

_PROSE = ("indications_and_usage", "spl_product_data_elements")


def _listed() -> list[dict[str, str]]:
    if not LABELS.is_dir():
        return []
    with (LABELS / "openfda" / "index.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _record(file: str) -> dict[str, Any]:
    reply = json.loads((LABELS / "openfda" / file).read_text(encoding="utf-8"))
    return reply.get("results", [reply])[0]  # type: ignore[no-any-return]


def _fields_of(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record with its fields and hardly any prose, which is quickly read."""
    kept = {key: value for key, value in record.items() if key in _PROSE or not isinstance(value, list)}
    return kept or record


def _objects(facts: tuple[Fact, ...], relation: Relation) -> set[str]:
    return {fact.object.casefold() for fact in facts if fact.relation is relation}


@pytest.mark.parametrize("row", _listed(), ids=lambda row: row["file"])
def test_names_routes_and_editions_are_those_of_the_list(row: dict[str, str]) -> None:
    record = _fields_of(_record(row["file"]))
    facts = tuple(f for f in extract_facts(parse_monograph(json.dumps(record), name="label.json")).facts)
    stated = tuple(fact for fact in facts if "openfda" in (fact.evidence[0].path or ""))
    parts = [part.strip() for part in row["generic"].lower().replace(" and ", ",").split(",") if part.strip()]
    assert " / ".join(part.removeprefix("and ") for part in parts) in _objects(stated, Relation.GENERIC_NAME)
    assert any(name.startswith(row["brand"].casefold()) for name in _objects(stated, Relation.BRAND_NAME))
    routes = {lexicon.routes()[route.strip().lower()].label for route in row["route"].split(";") if route.strip()}
    assert _objects(stated, Relation.HAS_ROUTE) == routes
    assert _objects(facts, Relation.SET_ID) == {row["set_id"]}
    day = row["effective_time"]
    assert _objects(facts, Relation.EFFECTIVE_DATE) == {f"{day[:4]}-{day[4:6]}-{day[6:]}"}


@pytest.mark.parametrize("row", _listed(), ids=lambda row: row["file"])
def test_without_its_block_a_record_is_of_the_same_drug(row: dict[str, str]) -> None:
    record = _record(row["file"])
    if row["file"].startswith(SEALED):
        record = _fields_of(record)
    assert _drug(record | {"openfda": {}}) == _drug(record)


def _drug(record: dict[str, Any]) -> str | None:
    monograph = parse_monograph(json.dumps(record), name="label.json")
    names = read_drug_names(monograph, split_sections(monograph))
    return names.drug if names else None


DOCUMENTS = {
    "64f8040f-938d-4236-8e22-c838c9b5f8da.xml": ("sildenafil", {"oral"}),
    "cough.xml": ("diphenhydramine / phenylephrine", {"oral"}),
    "humira.xml": ("adalimumab", {"subcutaneous"}),
    "lipitor-orig.xml": ("atorvastatin", {"oral"}),
    "no-title.xml": ("haloperidol", {"oral"}),
}


@pytest.mark.parametrize(("file", "drug", "routes"), [(name, *said) for name, said in DOCUMENTS.items()])
def test_the_documents(file: str, drug: str, routes: set[str]) -> None:
    monograph = read_monograph(LABELS / "spl" / file)
    facts = extract_facts(monograph).facts
    stated = [fact for fact in facts if any(found.rule.startswith("label_field.") for found in fact.evidence)]
    assert {fact.drug for fact in stated} == {drug}
    assert {f.object for f in stated if f.relation is Relation.HAS_ROUTE} == routes
    assert {f.relation for f in stated} >= {Relation.UNII, Relation.NDC, Relation.MANUFACTURER, Relation.SET_ID}


def _versions() -> Iterator[Path]:
    if LABELS.is_dir():
        yield from (path for path in sorted((LABELS / "versions").glob("*.json")) if not path.name.startswith(SEALED))


@pytest.mark.parametrize("path", list(_versions()), ids=lambda path: path.name)
def test_versions_share_a_set_id(path: Path) -> None:
    reply = json.loads(path.read_text(encoding="utf-8"))
    record = _fields_of(reply.get("results", [reply])[0])
    facts = extract_facts(parse_monograph(json.dumps(record), name="label.json")).facts
    assert _objects(facts, Relation.SET_ID) == {"33bff678-7829-479e-9110-b8e33a0bc0aa"}
    assert len(_objects(facts, Relation.STATED_VERSION)) == 1
    assert {fact.drug for fact in facts} == {"eteplirsen"}


@pytest.mark.skipif(not ROUTES.is_file(), reason=f"NOT CHECKED: no {ROUTES}")
def test_every_route_of_the_list_is_known() -> None:
    lines = ROUTES.read_text(encoding="utf-8").splitlines()[1:]
    assert len(lines) > 100
    known = lexicon.routes()
    for code, term in (line.split("\t") for line in lines):
        if term not in ("other", "not applicable", "intravenous bolus", "intravenous drip"):
            assert known[term.lower()].curie == f"NCIT:{code}", term
