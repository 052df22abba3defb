"""Files of labels: told by content, whatever they are called; one label at a time, each with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.labels import SET_ID, record, reply, spl, zipped

from medgraph.errors import UnreadableInputError
from medgraph.model import Monograph
from medgraph.monographs import find_inputs, read_monograph, read_monographs

PICTURE = b"\xff\xd8\xff\xe0JFIF"


def read(path: Path, data: bytes) -> list[Monograph | UnreadableInputError]:
    path.write_bytes(data)
    return list(read_monographs(path))


def places(results: list[Monograph | UnreadableInputError]) -> list[str]:
    return [f"{each.path}#{each.parts[0].path}" if isinstance(each, Monograph) else str(each) for each in results]


ONE = "/indications_and_usage/0"
TWO = [record(1), record(2)]
SHAPES: list[tuple[str, bytes, list[str]]] = [
    ("a reply of one", reply(record()), [f"#/results/0{ONE}"]),
    ("a reply of two", reply(*TWO), [f"#/results/0{ONE}", f"#/results/1{ONE}"]),
    ("a bare record", json.dumps(record()).encode(), [f"#{ONE}"]),
    ("a list", json.dumps(TWO).encode(), [f"#/0{ONE}", f"#/1{ONE}"]),
    ("a list of one", json.dumps([record()]).encode(), [f"#/0{ONE}"]),
    ("with a BOM", b"\xef\xbb\xbf" + reply(*TWO), [f"#/results/0{ONE}", f"#/results/1{ONE}"]),
    ("in UTF-16", reply(*TWO).decode().encode("utf-16"), [f"#/results/0{ONE}", f"#/results/1{ONE}"]),
    ("indented", json.dumps({"results": [record()]}, indent=2).encode(), [f"#/results/0{ONE}"]),
    ("results before meta", json.dumps({"results": TWO, "meta": {}}).encode(), [f"#/results/{n}{ONE}" for n in (0, 1)]),
    ("a zip of one JSON", zipped({"part.json": reply(record())}), [f"!part.json#/results/0{ONE}"]),
    ("a zip of many", zipped({"p": reply(*TWO)}), [f"!p#/results/0{ONE}", f"!p#/results/1{ONE}"]),
    ("an SPL", spl().encode(), ["#/document/component/structuredBody/component[2]/section"]),
    (
        "an SPL in UTF-16",
        spl().replace("UTF-8", "UTF-16").encode("utf-16"),
        ["#/document/component/structuredBody/component[2]/section"],
    ),
    (
        "an SPL in UTF-16 without a BOM",
        spl().replace("UTF-8", "UTF-16").encode("utf-16-le"),
        ["#/document/component/structuredBody/component[2]/section"],
    ),
    (
        "an SPL in Latin-1",
        spl().replace("UTF-8", "ISO-8859-1").replace("weekly", "w\xe9ekly").encode("latin-1"),
        ["#/document/component/structuredBody/component[2]/section"],
    ),
    (
        "a label's zip, with pictures and a Mac's leavings",
        zipped({"x.xml": spl(), "x-1.jpg": PICTURE, "__MACOSX/._x.xml": b"\0\5", ".DS_Store": b"\0"}),
        ["!x.xml#/document/component/structuredBody/component[2]/section"],
    ),
    (
        "a bulk zip of labels' zips",
        zipped({f"prescription/{n}.zip": zipped({f"{n}.xml": spl(n), f"{n}.jpg": PICTURE}) for n in (2, 1)}),
        [f"!prescription/{n}.zip!{n}.xml#/document/component/structuredBody/component[2]/section" for n in (2, 1)],
    ),
]


@pytest.mark.parametrize(("data", "expected"), [row[1:] for row in SHAPES], ids=[row[0] for row in SHAPES])
@pytest.mark.parametrize("name", ["label.md", "label.json"])
def test_labels_are_told_by_content(tmp_path: Path, name: str, data: bytes, expected: list[str]) -> None:
    path = tmp_path / name
    assert places(read(path, data)) == [f"{path}{place}" for place in expected]


@pytest.mark.parametrize("text", ["[[ HEARTCARD ]] 3 of 9\n\nTake it daily.\n", "[[Warfarin]] thins the blood.\n"])
def test_text_that_begins_with_brackets_is_no_json(tmp_path: Path, text: str) -> None:
    (page,) = read(tmp_path / "card.txt", text.encode())
    assert isinstance(page, Monograph)
    assert page.view.text.split() == text.split()


def test_a_label_is_named_by_its_set_id_in_small_letters(tmp_path: Path) -> None:
    for name, data in (("a.xml", spl(3)), ("b.json", reply(record(4), record(5, set_id=None)))):
        (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    names = [page.name for page in read_monographs(tmp_path) if isinstance(page, Monograph)]
    assert names == [SET_ID.format(3), SET_ID.format(4), "b.json#/results/1"]


@pytest.mark.parametrize("set_id", ["", " ", "../../x", "a b", "a\nb", "x" * 200, 7, None, ["a"]])
def test_what_could_not_name_a_monograph_is_no_set_id(tmp_path: Path, set_id: object) -> None:
    [page] = read(tmp_path / "a.json", reply(record(set_id=set_id)))
    assert isinstance(page, Monograph) and page.name == "a.json"


def test_a_label_without_set_id_in_a_zip_is_named_by_its_place(tmp_path: Path) -> None:
    bare = spl().replace(f'<setId root="{SET_ID.format(1).upper()}"/>', "")
    [page] = read(tmp_path / "a.zip", zipped({"deep/x.xml": bare}))
    assert isinstance(page, Monograph) and page.name == "a.zip!deep/x.xml"


def test_the_same_record_reads_the_same_alone_and_among_many(tmp_path: Path) -> None:
    [alone] = read(tmp_path / "a.json", reply(record(1)))
    among, _ = read(tmp_path / "b.json", reply(record(1), record(2)))
    assert isinstance(alone, Monograph) and isinstance(among, Monograph)
    assert (alone.source, alone.parts, alone.metadata) == (among.source, among.parts, among.metadata)


def test_one_label_is_read_as_a_page_is(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"x.xml": spl()}))
    assert read_monograph(tmp_path / "a.zip").path == f"{tmp_path}/a.zip!x.xml"
    (tmp_path / "b.json").write_bytes(reply(*TWO))
    with pytest.raises(
        UnreadableInputError, match=r"b\.json: several labels, not one; read them with read_monographs$"
    ):
        read_monograph(tmp_path / "b.json")


def test_inputs_can_be_gone_through_twice(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(reply(*TWO))
    inputs = find_inputs([tmp_path])
    assert list(inputs) == list(inputs)
    assert len(inputs) == 2


def test_a_file_that_vanishes_while_others_are_read_costs_its_line(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_bytes(reply(record(ord(name[0])), record(ord(name[0]) + 9)))
    reading = read_monographs(tmp_path)
    assert isinstance(next(reading), Monograph)
    (tmp_path / "b.json").unlink()
    assert [str(each) for each in reading if isinstance(each, UnreadableInputError)] == [
        f"{tmp_path}/b.json: no such file"
    ]
