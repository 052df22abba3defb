"""A sample of facts is the same each time, of the size asked for, and says where each fact stands."""

from __future__ import annotations

from typing import Any

from scripts.sample_facts import COLUMNS, rows_of, sample


def fact(number: int, relation: str = "hasDosage", page: str = "a.json") -> dict[str, Any]:
    evidence = {"source": f"labels/{page}", "section": "2 Dosage", "path": "/0", "start": number, "end": number + 9}
    return {
        "relation": relation,
        "drug": "warfarin",
        "object": f"{number} mg",
        "qualifiers": {"value": number, "unit": "mg", "phase": "initial"},
        "evidence": [evidence | {"quote": "Take\nit."}],
    }


FACTS = [fact(number) for number in range(20)]


def test_same_seed_draws_the_same_and_another_draws_another() -> None:
    assert sample(FACTS, "hasDosage", 5, "a") == sample(reversed(FACTS), "hasDosage", 5, "a")
    assert sample(FACTS, "hasDosage", 5, "a") != sample(FACTS, "hasDosage", 5, "b")


def test_facts_elsewhere_move_no_lot() -> None:
    drawn = sample(FACTS, "hasDosage", 5, "a")
    assert set(map(id, sample([*FACTS, fact(99, "hasRoute")], "hasDosage", 5, "a"))) == set(map(id, drawn))


def test_all_are_given_where_there_are_fewer() -> None:
    assert len(sample(FACTS, "hasDosage", 60, "a")) == 20
    assert sample(FACTS, "hasRoute", 60, "a") == []


def test_a_row_says_what_and_where() -> None:
    [row] = rows_of([fact(3)])
    assert dict(zip(COLUMNS, row, strict=True)) == {
        "relation": "hasDosage",
        "page": "a.json",
        "section": "2 Dosage",
        "path": "/0",
        "start": "3",
        "end": "12",
        "drug": "warfarin",
        "object": "3 mg",
        "qualifiers": "phase initial",
        "sentence": "Take it.",
        "verdict": "",
    }
