"""Scores: what counts as found, as an error, as forbidden; and that a broken check would show."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from medgraph.errors import UnreadableInputError
from medgraph.evaluation import Evaluation, Tally, evaluate, read_gold
from medgraph.evaluation.agreement import forbids, matches, same_dose, words
from medgraph.evaluation.report import residue_lines, score_lines, score_record


def fact(
    relation: str = "hasAdverseEffect",
    object_: str = "headache",
    *,
    drug: str = "warfarin",
    page: str = "warfarin",
    **qualifiers: Any,
) -> dict[str, Any]:
    evidence = [{"source": f"pages/{page}.md", "quote": "q", "start": 10, "end": 20}]
    record = {
        "drug": drug,
        "relation": relation,
        "object": object_,
        "polarity": "affirmed",
        "scope": "human",
        "origin": "text",
        "object_id": None,
    }
    return {**record, "qualifiers": qualifiers, "evidence": evidence}


def line(
    relation: str = "hasAdverseEffect", object_: str = "headache", *, drug: str = "warfarin", tier: int = 1, **more: Any
) -> dict[str, Any]:
    return {
        "drug": drug,
        "relation": relation,
        "object": object_,
        "tier": tier,
        "qualifiers": {},
        "start": 5,
        "end": 15,
        **more,
    }


NAME = line("genericName", "warfarin")


def score(facts: list[dict[str, Any]], gold: list[dict[str, Any]]) -> Evaluation:
    return evaluate(facts, {"warfarin": [NAME, *gold]})


def tally(facts: list[dict[str, Any]], *gold: dict[str, Any], relation: str = "hasAdverseEffect") -> Tally:
    return score(facts, list(gold)).total([relation])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Injection-site pains", "pain at the injection site", True),
        ("haemorrhage", "hemorrhage", True),
        ("diarrhoea", "diarrhea", True),
        ("allergies", "allergy", True),
        ("weight gain", "weight loss", False),
        ("meningitis", "meningiti", False),
        ("Arthralgia (joint pain)", "arthralgia", True),
    ],
)
def test_words(one: str, other: str, same: bool) -> None:
    assert (words(one) == words(other)) is same


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ({"value": 30, "unit": "mg/kg", "interval": "1 week"}, {"value": 30, "unit": "mg/kg", "interval": "P7D"}, True),
        (
            {"value": 0.04, "value_max": 0.08, "unit": "mg/kg", "interval": "12 hour"},
            {"value": 0.04, "value_max": 0.08, "unit": "mg/kg", "interval": "PT12H"},
            True,
        ),
        ({"value": 12, "unit": "mg", "interval": "once"}, {"value": 12, "unit": "mg"}, True),
        ({"value": 50, "unit": "mcg"}, {"value": 50, "unit": "ug"}, True),
        ({"value": 12, "unit": "mg", "interval": "4 month"}, {"value": 12, "unit": "mg", "interval": "P4D"}, False),
        ({"value": 12, "unit": "mg"}, {"value": 12, "unit": "g"}, False),
        ({"value": 12, "unit": "mg"}, {"value": 12, "value_max": 15, "unit": "mg"}, False),
    ],
)
def test_same_dose(gold: dict[str, Any], found: dict[str, Any], same: bool) -> None:
    assert same_dose(gold, found) is same


def test_a_fact_that_gold_has_is_found() -> None:
    found = tally([fact()], line())
    assert (found.found, found.false, found.missed) == (1, 0, 0)
    assert (found.precision, found.recall, found.f1) == (1.0, 1.0, 1.0)


def test_a_fact_that_gold_lacks_is_an_error_for_the_own_drug_only() -> None:
    assert tally([fact(), fact(object_="nausea")], line()).false == 1
    assert tally([fact(), fact(object_="nausea", drug="aspirin")], line()).false == 0
    assert tally([fact("hasWarning", "nausea")], line(), relation="hasWarning").false == 0


def test_a_missing_fact_counts_if_it_must_be_found() -> None:
    assert tally([], line()).missed == 1
    assert tally([], line(tier=2)).missed == 0


def test_accepted_wordings_match() -> None:
    assert tally([fact(object_="bleeding")], line(object_="hemorrhage", accept=["bleeding"])).found == 1


@pytest.mark.parametrize("change", [{"polarity": "negated"}, {"scope": "animal"}, {"origin": "background"}])
def test_what_is_not_affirmed_of_people_on_the_page_is_not_scored(change: dict[str, str]) -> None:
    assert tally([{**fact(), **change}], line()).missed == 1


@pytest.mark.parametrize(
    ("negative", "found", "forbidden"),
    [
        (line(object_="*", negative=True), fact(object_="nausea"), 1),
        (line(object_="nausea", negative=True), fact(object_="nausea"), 1),
        (line(object_="rash", negative=True), fact(object_="nausea"), 0),
        (line(object_="nausea", negative=True, scope="evidence"), fact(object_="nausea"), 1),
        (line(object_="nausea", negative=True, scope="evidence", start=100, end=110), fact(object_="nausea"), 0),
        (
            line("hasDosage", "40-80 mcg/kg", negative=True),
            fact("hasDosage", "40-80 ug/kg", value=40, value_max=80, unit="ug/kg"),
            1,
        ),
        (line("hasDosage", "40-80 mcg/kg", negative=True), fact("hasDosage", "40 ug/kg", value=40, unit="ug/kg"), 0),
    ],
)
def test_forbidden(negative: dict[str, Any], found: dict[str, Any], forbidden: int) -> None:
    result = score([found], [negative])
    assert sum(t.forbidden for t in result.pages["warfarin"].values()) == forbidden
    assert forbids(negative, found) is bool(forbidden)


def test_what_gold_has_is_not_forbidden() -> None:
    assert tally([fact()], line(), line(object_="*", negative=True)).forbidden == 0


def test_frequencies_and_places_are_compared() -> None:
    gold = [line(qualifiers={"frequency_low": 0.1, "frequency_high": None})]
    assert score([fact(frequency_low=0.1, frequency_high=None)], gold).qualifiers["frequency", True] == 1
    assert score([fact(frequency_low=0.2, frequency_high=None)], gold).qualifiers["frequency", False] == 1
    assert score([fact()], [line(start=100, end=110)]).qualifiers["evidence", False] == 1


def left(reason: str = "no fact found in this sentence", **more: Any) -> dict[str, Any]:
    place = {"source": "pages/warfarin.md", "section": "S", "start": 5, "end": 15}
    place = {"source": "pages/warfarin.md", "section": "S", "start": 5, "end": 15}
    return {"reason": reason, "quote": "q", **place, **more}


DOSE: dict[str, Any] = {"value": 5, "unit": "mg", "interval": "P1D"}
MISSED = [
    ("another drug", [fact(drug="aspirin")], [], line(), "given to another drug"),
    ("another relation", [fact("hasWarning")], [], line(), "given to another relation"),
    ("denied", [{**fact(), "polarity": "negated"}], [], line(), "read as denied, supposed or not of people"),
    (
        "numbers",
        [fact("hasDosage", "5 mg", **DOSE)],
        [],
        line("hasDosage", qualifiers={**DOSE, "value": 6}),
        "wrong numbers",
    ),
    ("cut", [fact(object_="severe headache")], [], line(), "cut otherwise"),
    ("vetoed", [], [left("a veto stopped the rule", rule="r/1", detail="v")], line(), "vetoed"),
    ("not understood", [], [left()], line(), "sentence not understood"),
    ("elsewhere", [], [left(start=100, end=110)], line(), "passed over"),
]
EXTRA = [
    ("another drug", fact(), line(drug="aspirin"), "another drug's"),
    ("another relation", fact(), line("hasWarning"), "another relation's"),
    ("amount", fact("hasDosage", "5 mg", **DOSE), line("hasDosage", qualifiers={**DOSE, "value": 6}), "wrong numbers"),
    ("cut", fact(object_="severe headache"), line(), "cut otherwise"),
    ("nowhere", fact(object_="nausea"), line(), "not stated"),
]


@pytest.mark.parametrize(("facts", "residue", "gold", "cause"), [row[1:] for row in MISSED], ids=[r[0] for r in MISSED])
def test_causes_of_what_is_missed(
    facts: list[dict[str, Any]], residue: list[dict[str, Any]], gold: dict[str, Any], cause: str
) -> None:
    result = evaluate(facts, {"warfarin": [NAME, gold]}, residue)
    assert [m.cause for m in result.mistakes if m.kind == "missed" and m.relation == gold["relation"]] == [cause]


@pytest.mark.parametrize(("found", "gold", "cause"), [row[1:] for row in EXTRA], ids=[r[0] for r in EXTRA])
def test_causes_of_what_is_extra(found: dict[str, Any], gold: dict[str, Any], cause: str) -> None:
    assert [m.cause for m in score([found], [gold]).mistakes if m.kind == "extra"] == [cause]


def test_a_fact_under_an_accepted_name_of_the_drug_is_of_the_page() -> None:
    names = {**NAME, "drug_accept": ["warfarin sodium"]}
    result = evaluate([fact(drug="warfarin sodium")], {"warfarin": [names]})
    assert result.total(["hasAdverseEffect"]).false == 1


@pytest.mark.parametrize(
    ("name", "gold", "found", "right"),
    [
        ("serious", {"serious": True}, {"serious": True}, True),
        ("serious", {"serious": True}, {}, False),
        ("dose: doses", {**DOSE, "doses": 4}, {**DOSE, "doses": 4}, True),
        ("dose: phase", {**DOSE, "phase": "loading"}, {**DOSE, "phase": "maintenance"}, False),
        ("dose: population", {**DOSE, "population": "adults"}, {**DOSE, "population": "adults with psoriasis"}, True),
        ("dose: route", {**DOSE, "route": "oral"}, DOSE, False),
        ("dose: infusion_min", {**DOSE, "infusion_min": 30}, {**DOSE, "infusion_min": 30}, True),
    ],
)
def test_qualifiers(name: str, gold: dict[str, Any], found: dict[str, Any], right: bool) -> None:
    relation = "hasDosage" if name.startswith("dose") else "hasAdverseEffect"
    counted = score([fact(relation, **found)], [line(relation, qualifiers=gold)]).qualifiers
    assert (counted[name, right], counted[name, not right]) == (1, 0)


def test_a_dose_read_with_other_numbers_is_wrong_and_one_not_read_is_missing() -> None:
    gold = line("hasDosage", qualifiers=DOSE)
    name = "dose: amount, unit, interval"
    assert score([fact("hasDosage", **{**DOSE, "interval": "P7D"})], [gold]).qualifiers[name, False] == 1
    assert score([], [gold]).qualifiers[name, False] == 0


def test_identifiers_and_the_residue_are_counted() -> None:
    facts = [{**fact(), "object_id": "HP:0002315"}, fact(object_="nausea")]
    result = evaluate(facts, {"warfarin": [NAME]}, [left(), left()])
    assert (result.grounded["hasAdverseEffect", True], result.grounded["hasAdverseEffect", False]) == (1, 1)
    assert result.residue == {"no fact found in this sentence": 2}


def test_the_report_says_everything() -> None:
    result = evaluate([{**fact(), "rule": "effect.list/1"}], {"warfarin": [NAME, line(object_="rash")]}, [left()])
    printed = "\n".join(score_lines(result))
    record = score_record(result)
    assert re.search(r"^missed +sentence not understood +2$", printed, re.MULTILINE)
    assert "extra (not stated): warfarin: warfarin hasAdverseEffect headache: q effect.list/1" in printed
    assert record["residue"] == {"no fact found in this sentence": 1}
    assert {"precision", "precision_interval", "recall_interval", "f1_interval"} <= set(record["complete"])  # type: ignore[call-overload]
    assert list(residue_lines([left(rule="r/1", detail="if")])) == [
        "pages/warfarin.md:5 [S] no fact found in this sentence: r/1: if: q"
    ]


def test_matches_needs_the_drug() -> None:
    assert not matches(line(), fact(drug="aspirin"))


def test_interval_holds_the_score_and_needs_no_clock() -> None:
    gold = {f"p{n}": [{**NAME, "drug": f"p{n}"}, line(drug=f"p{n}")] for n in range(6)}
    facts = [fact(drug=f"p{n}", page=f"p{n}") for n in range(4)]
    result = evaluate(facts, gold)
    low, high = result.intervals(["hasAdverseEffect"])["f1"]
    assert low < result.total(["hasAdverseEffect"]).f1 < high
    assert result.intervals(["hasAdverseEffect"])["f1"] == (low, high)


def test_gold_is_read_by_page(tmp_path: Path) -> None:
    (tmp_path / "warfarin.jsonl").write_text(json.dumps(line()) + "\n")
    assert list(read_gold(tmp_path)) == ["warfarin"]


@pytest.mark.parametrize("text", ["no json\n", "[]\n", '{"drug": "x"}\n'])
def test_bad_gold_names_file_and_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "warfarin.jsonl").write_text(json.dumps(line()) + "\n" + text)
    with pytest.raises(UnreadableInputError, match=r"warfarin\.jsonl: line 2"):
        read_gold(tmp_path)


def test_no_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="no gold"):
        read_gold(tmp_path)
