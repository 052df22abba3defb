"""Labels from openFDA: which are the drug's, page by page, and what a second run asks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.fetching.conftest import Fetch, files
from tests.fetching.made import record, set_id
from tests.fetching.stage import Stage, hung_up, status

from medgraph.monographs import read_monograph

WHOSE = {
    "casimersen": {1},
    "CASIMERSEN": {1},
    "Amondys 45": {1},
    "amondys": set[int](),
    "warfarin": {2, 3},
    "Warfarin  sodium": {2, 3},
    "coumadin": {2},
    "metformin": {4},
    "sitagliptin": set[int](),
    "sitagliptin / metformin": {5},
    "metformin hydrochloride and sitagliptin": {5},
    "advil pm": {6},
    "Advil® PM": {6},
    set_id(4): {4},
    set_id(4).upper(): {4},
    set_id(99): set[int](),
}


@pytest.mark.parametrize("name", WHOSE)
def test_labels_are_those_of_the_drug(fetch: Fetch, tmp_path: Path, name: str) -> None:
    [got] = fetch(name)
    assert files(tmp_path) == {f"{set_id(number)}.json" for number in WHOSE[name]}
    assert got.found == len(got.fetched) == len(WHOSE[name])
    assert bool(got.problems) is not bool(WHOSE[name])


def test_of_combinations_only_if_they_are_wanted(fetch: Fetch, tmp_path: Path) -> None:
    fetch("metformin", combinations=True)
    assert files(tmp_path) == {f"{set_id(4)}.json", f"{set_id(5)}.json"}


def test_a_substance_is_asked_for_last_and_must_be_the_only_one(fetch: Fetch, stage: Stage, tmp_path: Path) -> None:
    stage.records = [
        record(1, "Cough Syrup", substances=["DEXTROMETHORPHAN HYDROBROMIDE"]),
        record(2, "Cold Syrup", substances=["DEXTROMETHORPHAN HYDROBROMIDE", "GUAIFENESIN"]),
    ]
    fetch("dextromethorphan")
    assert files(tmp_path) == {f"{set_id(1)}.json"}
    assert [asked.query.get("count", "labels") for asked in stage.asked] == [
        "openfda.generic_name.exact",
        "openfda.brand_name.exact",
        "openfda.substance_name.exact",
        "labels",
    ]
    fetch("guaifenesin and dextromethorphan")
    assert files(tmp_path) == {f"{set_id(1)}.json", f"{set_id(2)}.json"}


@pytest.mark.parametrize(
    "name",
    [
        'x" OR set_id:"',
        "warfarin) OR (a:b",
        "*",
        "_exists_:openfda",
        "a\\",
        "é☃",
        "",
        "x AND NOT y",
        "[a TO z]",
        "a&limit=9",
    ],
)
def test_no_name_says_more_than_words(fetch: Fetch, stage: Stage, tmp_path: Path, name: str) -> None:
    [got] = fetch(name)
    assert files(tmp_path) == set()
    assert "no label" in str(got.problems[0]) or "without a letter" in str(got.problems[0])
    for asked in stage.asked:
        assert asked.query["search"].count('"') == 2 * asked.query["search"].count(":")
        assert asked.query["limit"] == "1000"


def test_a_label_is_kept_as_a_reply_of_its_own_with_the_licence(fetch: Fetch, stage: Stage) -> None:
    [got] = fetch("casimersen")
    told = json.loads(got.fetched[0].read_bytes())
    assert told["results"] == [stage.records[0]]
    assert told["meta"]["results"] == {"skip": 0, "limit": 1, "total": 1}
    assert "license" in told["meta"]
    assert "disclaimer" in told["meta"]
    assert read_monograph(got.fetched[0]).title == "Amondys 45 (casimersen)"


@pytest.mark.parametrize("cursors", [True, False])
def test_pages_are_walked_newest_first_up_to_the_limit(
    fetch: Fetch, stage: Stage, tmp_path: Path, cursors: bool
) -> None:
    stage.cursors = cursors
    stage.records = [record(number, "IBUPROFEN") for number in range(1, 61)]
    [got] = fetch("ibuprofen", limit=55)
    assert (got.found, len(got.fetched)) == (60, 55)
    assert files(tmp_path) == {f"{set_id(number)}.json" for number in range(6, 61)}
    onward = [
        {key: asked.query[key] for key in ("search_after", "skip") if key in asked.query} for asked in stage.asked
    ]
    by_cursor = [{}, {}, {"search_after": "0=25"}, {"search_after": "0=50"}]
    assert onward == (by_cursor if cursors else [{}, {}, {"skip": "25"}, {"skip": "50"}])


def test_ten_labels_of_a_drug_are_enough(fetch: Fetch, stage: Stage) -> None:
    stage.records = [record(number, "IBUPROFEN") for number in range(1, 31)]
    [got] = fetch("ibuprofen")
    assert got.summary == "ibuprofen: 30 labels found, 10 fetched, 0 unchanged"


def test_a_name_in_many_spellings_is_asked_for_in_all(fetch: Fetch, stage: Stage) -> None:
    salts = (
        "sodium potassium calcium magnesium hydrochloride mesylate maleate fumarate tartrate citrate phosphate acetate"
    )
    stage.records = [record(number, f"Naproxen {salt}") for number, salt in enumerate(salts.split(), start=1)]
    [got] = fetch("naproxen", limit=100)
    assert (got.found, len(got.fetched)) == (12, 12)


def test_an_unchanged_second_run_asks_only_for_changes(fetch: Fetch, stage: Stage, tmp_path: Path) -> None:
    stage.records += [record(number, "IBUPROFEN") for number in range(10, 50)]
    names = ("warfarin", "ibuprofen", set_id(4))
    fetch(*names, limit=30)
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in tmp_path.iterdir()}
    first = len(stage.asked)
    again = fetch(*names, limit=30)
    assert [(got.found, len(got.fetched), len(got.unchanged)) for got in again] == [(2, 0, 2), (40, 0, 30), (1, 0, 1)]
    assert len(stage.asked) == 2 * first
    assert all(asked.conditional for asked in stage.asked[first:])
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in tmp_path.iterdir()} == before


def test_without_marks_the_same_version_is_not_written_again(fetch: Fetch, stage: Stage) -> None:
    stage.marks = False
    [first] = fetch("casimersen")
    time = first.fetched[0].stat().st_mtime_ns
    [again] = fetch("casimersen")
    assert again.unchanged == first.fetched
    assert first.fetched[0].stat().st_mtime_ns == time
    assert not any(asked.conditional for asked in stage.asked)


def test_a_newer_version_takes_the_place_of_the_old(fetch: Fetch, stage: Stage, tmp_path: Path) -> None:
    fetch("casimersen")
    stage.records[0] = record(1, "CASIMERSEN", "Amondys 45", version="4")
    [got] = fetch("casimersen")
    assert got.summary == "casimersen: 1 label found, 1 fetched, 0 unchanged"
    assert json.loads((tmp_path / f"{set_id(1)}.json").read_bytes())["results"][0]["version"] == "4"


@pytest.mark.parametrize("harm", ["", "{", "[]", '{"results": []}', '{"results": [{"set_id": 1}]}'])
def test_a_file_that_was_lost_or_spoilt_is_fetched_again(fetch: Fetch, harm: str) -> None:
    [first] = fetch("casimersen")
    first.fetched[0].write_text(harm) if harm else first.fetched[0].unlink()
    [again] = fetch("casimersen")
    assert again.fetched == first.fetched
    assert read_monograph(again.fetched[0]).title == "Amondys 45 (casimersen)"


@pytest.mark.parametrize(
    "harm", ["", "{", "[1]", '{"form": 0}', '{"form": 1, "replies": 3}', '{"form": 1, "replies": {"a": 3}}']
)
def test_a_spoilt_memory_costs_nothing_but_questions(fetch: Fetch, tmp_path: Path, harm: str) -> None:
    fetch("casimersen")
    (tmp_path / ".medgraph-fetch.json").write_text(harm)
    [again] = fetch("casimersen")
    assert (len(again.unchanged), again.problems) == (1, [])


def test_a_run_that_was_cut_off_goes_on_where_it_was(fetch: Fetch, stage: Stage, tmp_path: Path) -> None:
    stage.records = [record(number, "IBUPROFEN") for number in range(1, 61)]
    stage.next(*[hung_up] * 6, at="search_after")
    [cut] = fetch("ibuprofen", limit=60)
    assert (len(cut.fetched), len(cut.problems)) == (25, 1)
    assert len(files(tmp_path)) == 25
    stage.asked.clear()
    [rest] = fetch("ibuprofen", limit=60)
    assert (len(rest.unchanged), len(rest.fetched)) == (25, 35)
    assert [asked.conditional for asked in stage.asked] == [True, True, False, False]


@pytest.mark.parametrize(
    "hostile", ["../../x", "/etc/x", "", None, 7, "00000000-0000-4000-8000-00000000000g", "x" * 500]
)
def test_a_set_id_of_another_form_never_becomes_a_file(
    fetch: Fetch, stage: Stage, tmp_path: Path, hostile: object
) -> None:
    stage.records[2]["set_id"] = hostile
    [got] = fetch("warfarin", out=tmp_path / "in")
    assert files(tmp_path) == {"in"}
    assert files(tmp_path / "in") == {f"{set_id(2)}.json"}
    assert "a label without a set id" in str(got.problems[0])
    assert str(got.problems[0]).startswith(f"warfarin: {stage.url}/drug/label.json: ")
    assert len(str(got.problems[0])) < 250


def test_records_that_are_none_are_passed_by(fetch: Fetch, stage: Stage) -> None:
    odd: list[dict[str, Any]] = [
        {"set_id": set_id(8), "openfda": {"generic_name": ["CASIMERSEN"]}, "effective_time": "1"}
    ]
    odd += [
        {"openfda": {"generic_name": ["CASIMERSEN", 7]}, "set_id": set_id(9), "version": None, "effective_time": ""}
    ]
    stage.records += odd
    [got] = fetch("casimersen")
    assert len(got.fetched) == 3


def test_half_a_sign_is_kept_as_it_came(fetch: Fetch, stage: Stage) -> None:
    stage.records[0]["description"] = ["broken \ud800 sign"]
    stage.records[0]["openfda"]["generic_name"].append("CASIMERSEN \udc00")
    [got] = fetch("casimersen")
    assert json.loads(got.fetched[0].read_text(encoding="utf-8"))["results"] == [stage.records[0]]


@pytest.mark.parametrize("link", ["<http://[::1?skip=1>; rel=next", "<>; rel=next", "nonsense", '<?x>; rel="next"'])
def test_a_link_that_is_none_leads_nowhere(fetch: Fetch, stage: Stage, link: str) -> None:
    page = json.dumps({"meta": {"results": {"total": 1}}, "results": stage.records[:1]}).encode()
    stage.next(status(200, page, Link=link), at="exact%3A")
    [got] = fetch("casimersen")
    assert (len(got.fetched), got.problems) == (1, [])


def test_a_link_out_of_the_folder_is_replaced_not_followed(fetch: Fetch, tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    outside.write_text("{}")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / f"{set_id(1)}.json").symlink_to(outside)
    fetch("casimersen", out=folder)
    assert outside.read_text() == "{}"
    assert not (folder / f"{set_id(1)}.json").is_symlink()


def test_one_drug_that_fails_does_not_stop_the_others(fetch: Fetch, stage: Stage) -> None:
    stage.next(status(403, b'{"error": {"code": "API_KEY_INVALID", "message": "No such key."}}'), at="warfarin")
    first, second, third, fourth = fetch("casimersen", "warfarin", "nonesuch", "metformin")
    assert [len(got.fetched) for got in (first, second, third, fourth)] == [1, 0, 0, 1]
    assert str(second.problems[0]).startswith(f"warfarin: {stage.url}/drug/label.json?search=")
    assert str(second.problems[0]).endswith("answered 403 Forbidden (No such key.)")
    assert str(third.problems[0]) == (
        "nonesuch: no label of this name at openFDA; try another spelling, or --from dailymed"
    )


def test_the_same_name_twice_is_asked_once(fetch: Fetch) -> None:
    assert len(fetch("casimersen", "casimersen")) == 1


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<html>back soon</html>", "the answer is no JSON"),
        (b"[" * 100_000, "the answer is no JSON"),
        (b"[1]", "the answer is no reply of openFDA"),
        (b'{"results": {}}', "the answer (200) is no reply of openFDA"),
        (b'{"error": "NOT_FOUND"}', "the answer (200) is no reply of openFDA"),
    ],
)
def test_an_answer_of_another_kind_is_said_to_be_one(fetch: Fetch, stage: Stage, body: bytes, said: str) -> None:
    stage.next(status(200, body))
    [got] = fetch("casimersen")
    assert str(got.problems[0]).endswith(said)
    assert stage.url in str(got.problems[0])


def test_a_wrong_base_url_is_told_by_its_404(fetch: Fetch, stage: Stage) -> None:
    [got] = fetch("casimersen", base_url=f"{stage.url}/nowhere.html?".rstrip("?") + "/x")
    assert got.problems == [] and len(got.fetched) == 1  # a mirror may lie below a path
    stage.next(status(404, b"<html>no such page</html>"))
    [got] = fetch("warfarin")
    assert str(got.problems[0]).endswith("the answer is no JSON")
