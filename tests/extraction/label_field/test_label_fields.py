"""What a label states in fields: every rule proves itself, and whole labels of our own making are read."""

from __future__ import annotations

import json
from collections import Counter
from time import perf_counter
from typing import Any

import pytest

from medgraph.extraction import extract_facts
from medgraph.extraction.label_field.rules import RULES, FieldExample, FieldRule
from medgraph.model import Fact, LabelField, Relation, ResidueReason
from medgraph.monographs import parse_monograph
from medgraph.monographs.label.openfda_fields import _OF_PRODUCT, _OF_RECORD

FIELDS = {field: name for name, field in {**_OF_PRODUCT, **_OF_RECORD}.items()}
CASES = [pytest.param(rule, example, id=f"{rule.id}-{n}") for rule in RULES for n, example in enumerate(rule.examples)]
SECONDS = 10.0
SET_ID = "0a1b2c3d-0000-4000-8000-0123456789ab"
PROSE = {"indications_and_usage": ["1 INDICATIONS AND USAGE It is indicated for the treatment of hypertension."]}


def facts_of(record: dict[str, Any]) -> tuple[Fact, ...]:
    monograph = parse_monograph(json.dumps({"results": [record]}), name="label.json")
    facts = extract_facts(monograph).facts
    for fact in facts:
        for found in fact.evidence:
            assert monograph.text_at(found.path)[found.start : found.end] == found.quote
    return facts


def product(**fields: list[str]) -> dict[str, Any]:
    return {"set_id": SET_ID, "version": "3", "effective_time": "20240229", **PROSE, "openfda": fields}


def objects(facts: tuple[Fact, ...], relation: Relation) -> set[str]:
    return {fact.object for fact in facts if fact.relation is relation}


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: FieldRule, example: FieldExample) -> None:
    facts = facts_of(_record(rule.field, example.value)) if rule.field in FIELDS else _facts_of_status(example.value)
    assert {f.object for f in facts if any(e.rule == rule.id for e in f.evidence)} == set(example.objects)


def _record(field: LabelField, value: str) -> dict[str, Any]:
    """Return a record with a value in a field."""
    if field in _OF_RECORD.values():
        return product(generic_name=["ZUBRELINT"]) | {FIELDS[field]: value}
    return product(**({"generic_name": ["ZUBRELINT"], "brand_name": ["Zubrel"]} | {FIELDS[field]: [value]}))


def _facts_of_status(status: str) -> tuple[Fact, ...]:
    """Return the facts of a document with a marketing status, which records have not."""
    source = f"""<document xmlns="urn:hl7-org:v3"><component><structuredBody><component><section>
    <title>Zubrelint</title><text>It is given daily.</text><subject><manufacturedProduct>
    <manufacturedProduct><asEntityWithGeneric><genericMedicine><name>zubrelint</name></genericMedicine>
    </asEntityWithGeneric></manufacturedProduct><subjectOf><marketingAct><statusCode code="{status}"/></marketingAct>
    </subjectOf></manufacturedProduct></subject></section></component></structuredBody></component></document>"""
    return extract_facts(parse_monograph(source, name="label.xml")).facts


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_two_examples_and_a_negative(rule: FieldRule) -> None:
    kinds = Counter(bool(example.objects) for example in rule.examples)
    assert kinds[True] >= 2
    assert kinds[False] >= 1


def test_the_record_of_one_substance() -> None:
    facts = facts_of(
        product(
            brand_name=["Zubrel"],
            generic_name=["ZUBRELINT SODIUM"],
            substance_name=["ZUBRELINT SODIUM"],
            unii=["0A1B2C3D4E"],
            route=["INTRAVENOUS", "SUBCUTANEOUS"],
        )
    )
    assert {fact.drug for fact in facts} == {"zubrelint"}
    assert objects(facts, Relation.GENERIC_NAME) == {"zubrelint sodium"}
    assert objects(facts, Relation.BRAND_NAME) == {"Zubrel"}
    assert objects(facts, Relation.HAS_ROUTE) == {"intravenous", "subcutaneous"}
    assert objects(facts, Relation.HAS_INGREDIENT) == {"zubrelint sodium"}
    [code] = [fact for fact in facts if fact.relation is Relation.UNII]
    assert (code.object, code.qualifiers.substance) == ("0A1B2C3D4E", "zubrelint sodium")
    assert code.evidence[0].path == "/results/0/openfda/unii/0"


def test_codes_of_several_substances_are_nobodys() -> None:
    facts = facts_of(
        product(
            generic_name=["IBUPROFEN AND FAMOTIDINE"],
            substance_name=["FAMOTIDINE", "IBUPROFEN"],
            unii=["WK2XYI10QM", "5QZO15J2Z8"],
        )
    )
    codes = [fact for fact in facts if fact.relation is Relation.UNII]
    assert {code.qualifiers.substance for code in codes} == {None}
    assert {fact.drug for fact in facts} == {"ibuprofen / famotidine"}


MANY = ", ".join(f"HERBA {letter}ULGARIS" for letter in "BCDEFGHIJKLM")
NAMED = [
    ({"generic_name": ["LEDIPASVIR AND SOFOSBUVIR"]}, "ledipasvir / sofosbuvir"),
    ({"generic_name": ["ELEXACAFTOR, TEZACAFTOR, AND IVACAFTOR"]}, "elexacaftor / tezacaftor / ivacaftor"),
    ({"generic_name": ["ADALIMUMAB-ATTO"]}, "adalimumab"),
    ({"generic_name": ["POTASSIUM CHLORIDE"]}, "potassium chloride"),
    ({"generic_name": ["Acetaminophen, Dextromethorphan HBr Tablets"]}, "acetaminophen / dextromethorphan"),
    ({"generic_name": ["N/A"], "substance_name": ["AVOBENZONE", "OCTISALATE"]}, "avobenzone / octisalate"),
    ({"substance_name": ["NAPROXEN SODIUM"]}, "naproxen"),
    ({"brand_name": ["Brightface Cream"]}, "brightface cream"),
    ({"generic_name": [MANY], "brand_name": ["Calmo"]}, "calmo"),
    ({"generic_name": ["Tetanus and Diphtheria Toxoids Adsorbed"]}, "tetanus and diphtheria toxoids adsorbed"),
]


LISTED = [
    ("Zocor simvastatin SIMVASTATIN SIMVASTATIN WATER", "simvastatin"),
    ("Zubra tezacaftor and ivacaftor tezacaftor and ivacaftor TEZACAFTOR IVACAFTOR", "tezacaftor / ivacaftor"),
    ("Deponil aripiprazole lauroxil aripiprazole lauroxil WATER", "aripiprazole lauroxil"),
    ("Trio SOFOSBUVIR, VELPATASVIR, and VOXILAPREVIR SOFOSBUVIR SOFOSBUVIR", "sofosbuvir / velpatasvir / voxilaprevir"),
]


@pytest.mark.parametrize(("elements", "drug"), LISTED, ids=[drug for _, drug in LISTED])
def test_the_drug_of_a_list_of_elements(elements: str, drug: str) -> None:
    record = product() | {"openfda": {}, "spl_product_data_elements": [elements]}
    assert {fact.drug for fact in facts_of(record)} == {drug}


@pytest.mark.parametrize(("fields", "drug"), NAMED, ids=[drug for _, drug in NAMED])
def test_the_drug_of_a_label(fields: dict[str, list[str]], drug: str) -> None:
    assert {fact.drug for fact in facts_of(product(**fields))} == {drug}


@pytest.mark.parametrize("block", [{}, None, [], "none", {"brand_name": None, "route": [1, None], "unii": {"a": 1}}])
def test_an_empty_block_invents_nothing(block: object) -> None:
    record = product() | {"openfda": block, "spl_product_data_elements": ["Zocor simvastatin SIMVASTATIN WATER"]}
    facts = facts_of(record)
    assert {fact.drug for fact in facts} == {"simvastatin"}
    stated = {fact.relation for fact in facts if fact.rule.startswith("label_field.")}
    assert stated == {Relation.SET_ID, Relation.STATED_VERSION, Relation.EFFECTIVE_DATE}


def test_a_record_without_a_block_is_named_by_its_list_of_elements() -> None:
    record = product() | {"spl_product_data_elements": ["Zocor simvastatin SIMVASTATIN SIMVASTATIN WATER"]}
    del record["openfda"]
    assert {fact.drug for fact in facts_of(record)} == {"simvastatin"}


def test_a_label_that_names_no_drug_says_so() -> None:
    record = {"set_id": SET_ID, "questions": ["Call us on weekdays."]}
    found = extract_facts(parse_monograph(json.dumps(record), name="label.json"))
    assert found.facts == ()
    assert [left.reason for left in found.residue] == [ResidueReason.NO_DRUG]
    assert found.residue[0].evidence.path == "/questions/0"


def test_a_value_of_another_form_is_said_to_be_left_out() -> None:
    record = product(generic_name=["ZUBRELINT"], unii=["<script>"], ndc=[], product_ndc=["12-3"])
    found = extract_facts(parse_monograph(json.dumps(record), name="label.json"))
    assert not objects(found.facts, Relation.UNII) | objects(found.facts, Relation.NDC)
    left = {each.evidence.quote for each in found.residue if each.rule and each.rule.startswith("label_field.")}
    assert left == {"<script>", "12-3"}


@pytest.mark.parametrize("value", ["A AND " * 9_000, "(" * 30_000, "a,(" * 9_000, "warfarin " * 9_000])
@pytest.mark.parametrize("name", ["generic_name", "brand_name", "substance_name"])
def test_an_endless_name_is_none(name: str, value: str) -> None:
    began = perf_counter()
    found = extract_facts(parse_monograph(json.dumps(product(**{name: [value]})), name="label.json"))
    assert perf_counter() - began < SECONDS
    assert {len(fact.drug) < len(value) for fact in found.facts} <= {True}


def test_a_sentence_that_yields_a_fact_is_not_left_over_wherever_it_stands() -> None:
    record = product(generic_name=["ZUBRELINT"]) | {"contraindications": ["4 CONTRAINDICATIONS None."]}
    found = extract_facts(parse_monograph(json.dumps(record), name="label.json"))
    [indicated] = [fact for fact in found.facts if fact.relation is Relation.INDICATED_FOR]
    assert indicated.evidence[0].quote not in {left.evidence.quote for left in found.residue}


def test_no_rule_for_sentences_reads_a_field() -> None:
    record = product(generic_name=["ZUBRELINT"], manufacturer_name=["It causes nausea and vomiting. Aspirin Inc."])
    facts = facts_of(record)
    assert not objects(facts, Relation.HAS_ADVERSE_EFFECT)
    assert objects(facts, Relation.MANUFACTURER) == {"It causes nausea and vomiting. Aspirin Inc."}
