"""Of each set id the newest version is read, once; the rest says what it gives way to."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations
from pathlib import Path

import pytest
from tests.labels import SET_ID, record, reply, spl, zipped

from medgraph.errors import NameClashError, SupersededError, UnreadableInputError
from medgraph.model import Monograph
from medgraph.monographs import find_inputs, read_monographs


def write(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def outcome(folder: Path) -> list[str]:
    """Return what was read and what was not, with the folder left out."""
    return [
        f"{each.path} read" if isinstance(each, Monograph) else f"{type(each).__name__} {each}"
        for each in read_monographs(folder)
    ]


def said(folder: Path, files: Mapping[str, bytes | str]) -> list[str]:
    return [line.replace(f"{folder}/", "") for line in outcome(write(folder, files))]


def test_the_newest_version_is_read_wherever_it_lies(tmp_path: Path) -> None:
    assert said(
        tmp_path,
        {
            "a.json": reply(record(1, version=2), record(2), record(1, version=10)),
            "b.xml": spl(1, version=9),
            "c.zip": zipped({"x.xml": spl(1, version=11), "y.xml": spl(3)}),
        },
    ) == [
        "SupersededError a.json#/results/0: superseded by version 11 in c.zip!x.xml",
        "a.json read",
        "SupersededError a.json#/results/2: superseded by version 11 in c.zip!x.xml",
        "SupersededError b.xml: superseded by version 11 in c.zip!x.xml",
        "c.zip!x.xml read",
        "c.zip!y.xml read",
    ]


def test_without_a_number_the_date_tells(tmp_path: Path) -> None:
    files = {
        "a.json": reply(record(version=None, date="20190101")),
        "b.json": reply(record(version=None, date="20200101")),
    }
    assert said(tmp_path, files) == [
        "SupersededError a.json: superseded by the version of 20200101 in b.json",
        "b.json read",
    ]


def test_the_same_label_twice_is_read_once(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {
        "a.json": reply(record(openfda={"route": ["ORAL"]})),
        "b.json": reply(record()),
        "c.xml": spl(),
    }
    assert said(tmp_path, files) == [
        "a.json read",
        "SupersededError b.json: the same label as a.json, which is read",
        "SupersededError c.xml: the same label as a.json, which is read",
    ]


def test_one_version_in_two_wordings_is_an_error_that_names_both(tmp_path: Path) -> None:
    files = {"a.json": reply(record(dose=30)), "b.json": reply(record(2), record(dose=300))}
    assert said(tmp_path, files) == [
        "a.json read",
        "b.json read",
        "UnreadableInputError b.json#/results/1: the same set id and version as a.json, with different content",
    ]


def test_several_labels_of_one_drug_are_several_monographs(tmp_path: Path) -> None:
    write(tmp_path, {"a.json": reply(record(1), record(2))})
    pages = [page for page in read_monographs(tmp_path) if isinstance(page, Monograph)]
    assert [page.name for page in pages] == [SET_ID.format(1), SET_ID.format(2)]
    assert {page.title for page in pages} == {"Exemplia (exemplirsen)"}


def test_labels_in_files_of_one_name_do_not_clash(tmp_path: Path) -> None:
    write(tmp_path, {"one/label.json": reply(record(1)), "two/label.json": reply(record(2))})
    assert all(isinstance(each, Monograph) for each in read_monographs(tmp_path / "one", tmp_path / "two"))


def test_labels_without_set_id_in_files_of_one_name_do(tmp_path: Path) -> None:
    bare = reply(record(set_id=None))
    write(tmp_path, {"one/label.json": bare, "two/label.json": bare})
    with pytest.raises(NameClashError, match=r"two inputs named label\.json: .*one/label\.json and .*two/label\.json"):
        find_inputs([tmp_path / "one", tmp_path / "two"])


def test_the_order_of_the_paths_does_not_matter(tmp_path: Path) -> None:
    write(tmp_path, {f"{name}.json": reply(record(1, version=n)) for n, name in enumerate("abc")})
    orders = [list(find_inputs([tmp_path / f"{name}.json" for name in order])) for order in permutations("abc")]
    assert all(order == orders[0] for order in orders)


def test_nothing_of_a_superseded_label_is_held(tmp_path: Path) -> None:
    write(tmp_path, {"a.json": reply(record(1, version=1), record(1, version=2))})
    old, new = find_inputs([tmp_path])
    assert (old.data, bool(new.data)) == (None, True)


def test_being_superseded_is_no_failure_to_read() -> None:
    assert issubclass(SupersededError, UnreadableInputError)
