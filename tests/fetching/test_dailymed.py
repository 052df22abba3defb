"""Labels from DailyMed: which of a list are the drug's, and that a document is whole and the one asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fetching.conftest import Fetch, files
from tests.fetching.made import document, set_id
from tests.fetching.stage import Stage, broken_off, status

from medgraph.monographs import read_monograph

WHOSE = {
    "casimersen": {1},
    "amondys 45": {1},
    "warfarin": {2, 3},
    "warfarin sodium": {2, 3},
    "warfarinum": set[int](),
    "coumadin": {2},
    "metformin": {4},
    "Sitagliptin and metformin": {5},
    set_id(5): {5},
    set_id(99): set[int](),
}


@pytest.mark.parametrize("name", WHOSE)
def test_labels_are_those_of_the_drug(fetch: Fetch, tmp_path: Path, name: str) -> None:
    [got] = fetch(name, source="dailymed")
    assert files(tmp_path) == {f"{set_id(number)}.xml" for number in WHOSE[name]}
    assert got.found == len(got.fetched) == len(WHOSE[name])
    assert bool(got.problems) is not bool(WHOSE[name])


def test_of_combinations_only_if_they_are_wanted(fetch: Fetch, tmp_path: Path) -> None:
    fetch("metformin", source="dailymed", combinations=True)
    assert files(tmp_path) == {f"{set_id(4)}.xml", f"{set_id(5)}.xml"}


def test_signs_in_a_name_stay_in_its_place(fetch: Fetch, stage: Stage) -> None:
    stage.documents = [document(1, "CO-TRIMOXAZOLE TABLET [ACME]")]
    [got] = fetch("Co-trimoxazole", source="dailymed")
    assert len(got.fetched) == 1
    [got] = fetch("x&setid=../y#?", source="dailymed")
    assert set(stage.asked[-1].query) == {"drug_name", "page", "pagesize"}
    assert got.found == 0


def test_the_whole_list_is_gone_through_and_the_newest_are_taken(fetch: Fetch, stage: Stage) -> None:
    stage.documents = [document(number, "IBUPROFEN TABLET [ACME]") for number in range(1, 251)]
    [got] = fetch("ibuprofen", source="dailymed")
    assert got.summary == "ibuprofen: 250 labels found, 10 fetched, 0 unchanged"
    assert [asked.query["page"] for asked in stage.asked if "page" in asked.query] == ["1", "2", "3"]


def test_a_second_run_asks_for_no_document(fetch: Fetch, stage: Stage) -> None:
    names = ("warfarin", set_id(1))
    fetch(*names, source="dailymed")
    stage.asked.clear()
    again = fetch(*names, source="dailymed")
    assert [(len(got.fetched), len(got.unchanged)) for got in again] == [(0, 2), (0, 1)]
    assert [(asked.path, asked.conditional) for asked in stage.asked] == [("/spls.json", True)] * 2


def test_only_what_is_missing_or_newer_is_fetched(fetch: Fetch, stage: Stage, tmp_path: Path) -> None:
    stage.marks = False
    fetch("warfarin", source="dailymed")
    (tmp_path / f"{set_id(2)}.xml").unlink()
    stage.asked.clear()
    fetch("warfarin", source="dailymed")
    assert [asked.path for asked in stage.asked] == ["/spls.json", f"/spls/{set_id(2)}.xml"]
    stage.documents[2] = document(3, "WARFARIN SODIUM TABLET [OTHER, INC.]", version="4")
    [got] = fetch("warfarin", source="dailymed")
    assert [path.name for path in got.fetched] == [f"{set_id(3)}.xml"]


def test_one_document_that_fails_does_not_stop_the_others(fetch: Fetch, stage: Stage, tmp_path: Path) -> None:
    stage.next(status(404, b" "), at=set_id(2))
    [got] = fetch("warfarin", source="dailymed")
    assert files(tmp_path) == {f"{set_id(3)}.xml"}
    assert str(got.problems[0]) == f"warfarin: {stage.url}/spls/{set_id(2)}.xml: no such label any more (404)"


WHOLE = document(2, "COUMADIN (WARFARIN SODIUM) TABLET [ACME]")["xml"].encode()
BROKEN = {
    "cut short, with a length to match": WHOLE[:-20],
    "of another set id": document(4, "METFORMIN TABLET [ACME]")["xml"].encode(),
    "a page": b"<html><body>back soon</body></html>",
    "nothing": b"",
    "a bomb": b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><document>&b;</document>',
    "no text": b"\x00\x01\x02",
}


@pytest.mark.parametrize("how", BROKEN)
def test_what_is_not_the_whole_label_is_not_kept(fetch: Fetch, stage: Stage, tmp_path: Path, how: str) -> None:
    stage.next(status(200, BROKEN[how]), at=f"{set_id(2)}.xml")
    [got] = fetch("coumadin", source="dailymed")
    assert files(tmp_path) == set()
    assert str(got.problems[0]).startswith(f"coumadin: {stage.url}/spls/{set_id(2)}.xml: the answer is ")


def test_a_document_that_breaks_off_is_asked_for_again(fetch: Fetch, stage: Stage, tmp_path: Path) -> None:
    stage.next(broken_off(WHOLE[:500], promised=len(WHOLE)), at=f"{set_id(2)}.xml")
    [got] = fetch("coumadin", source="dailymed")
    assert got.fetched[0].read_bytes() == WHOLE
    assert read_monograph(got.fetched[0]).format == "spl"
    assert {path.name for path in tmp_path.iterdir()} == {f"{set_id(2)}.xml", ".medgraph-fetch.json"}


@pytest.mark.parametrize("hostile", ["../../x", "..%2f..%2fx", ""])
def test_a_set_id_of_another_form_is_never_asked_for(fetch: Fetch, stage: Stage, tmp_path: Path, hostile: str) -> None:
    stage.documents[1]["set_id"] = hostile
    [got] = fetch("warfarin", source="dailymed", out=tmp_path / "in")
    assert files(tmp_path) == {"in"}
    assert files(tmp_path / "in") == {f"{set_id(3)}.xml"}
    assert "a label without a set id" in str(got.problems[0])


@pytest.mark.parametrize("body", [b"<html/>", b"[]", b'{"data": 1}', b"null"])
def test_a_list_of_another_kind_is_said_to_be_one(fetch: Fetch, stage: Stage, body: bytes) -> None:
    stage.next(status(200, body))
    [got] = fetch("casimersen", source="dailymed")
    assert "the answer" in str(got.problems[0])


def test_a_list_without_an_end_is_left(fetch: Fetch, stage: Stage) -> None:
    endless = b'{"metadata": {"total_pages": "99999999999"}, "data": [{"title": "X [Y]"}]}'
    stage.next(*[status(200, endless)] * 300, at="spls.json")
    fetch("casimersen", source="dailymed")
    assert len(stage.asked) == 200
