"""Scores: what counts as found, as an error, as forbidden; and that a broken check would show."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from medgraph.agreement import forbids, matches, same_dose, words
from medgraph.errors import UnreadableInputError
from medgraph.evaluation import Evaluation, Tally, evaluate, read_gold


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


def test_matches_needs_the_drug() -> None:
    assert not matches(line(), fact(drug="aspirin"))


def test_interval_holds_the_score_and_needs_no_clock() -> None:
    gold = {f"p{n}": [{**NAME, "drug": f"p{n}"}, line(drug=f"p{n}")] for n in range(6)}
    facts = [fact(drug=f"p{n}", page=f"p{n}") for n in range(4)]
    result = evaluate(facts, gold)
    low, high = result.interval(["hasAdverseEffect"])
    assert low < result.total(["hasAdverseEffect"]).f1 < high
    assert result.interval(["hasAdverseEffect"]) == (low, high)


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
