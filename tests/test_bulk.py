"""Bulk files through the commands: facts as they come, sections that evidence counts in, the newest versions."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from tests.labels import DOSAGE, SET_ID, record, reply, section, spl, zipped
from typer.testing import CliRunner, Result

from medgraph import pipeline
from medgraph.cli import app
from medgraph.errors import UnreadableInputError

REACTIONS = section(
    "34084-4",
    "6 ADVERSE REACTIONS",
    "<list><item>headache</item><item>nausea</item></list>",
    "<excerpt><highlight><text>The most common adverse reactions are headache and nausea.</text></highlight></excerpt>",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "part.json").write_bytes(reply(record(1), record(2, version=1), record(3)))
    inner = zipped({"x.xml": spl(2, version=5, body=DOSAGE + REACTIONS), "x.jpg": b"\xff\xd8\xff"})
    (tmp_path / "spl.zip").write_bytes(zipped({"rx/2.zip": inner, "rx/4.zip": zipped({"y.xml": spl(4)})}))
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_every_evidence_stands_in_a_section_as_it_is_printed(folder: Path) -> None:
    texts = {(each["source"], each["path"]): each["text"] for each in records(run("sections", folder).stdout)}
    found = records(run("facts", folder).stdout)
    assert {evidence["source"].removeprefix(f"{folder}/") for fact in found for evidence in fact["evidence"]} == {
        "part.json",
        "spl.zip!rx/2.zip!x.xml",
        "spl.zip!rx/4.zip!y.xml",
    }
    for evidence in (each for fact in found for each in fact["evidence"]):
        text = texts[evidence["source"], evidence["path"]]
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_a_part_is_one_line_whatever_sections_it_is_read_in(tmp_path: Path) -> None:
    text = "2 DOSAGE AND ADMINISTRATION 2.1 Adults The dose is 5 mg. 2.2 Children The dose is 2.5 mg."
    (tmp_path / "a.json").write_bytes(reply(record(dosage_and_administration=[text])))
    [line] = [each for each in records(run("sections", tmp_path).stdout) if each["loinc"] == "34068-7"]
    assert (line["path"], line["title"]) == ("/results/0/dosage_and_administration/0", "2 DOSAGE AND ADMINISTRATION")
    assert line["text"].split() == text.split()


def test_highlights_repeat_a_fact_and_are_a_second_evidence(folder: Path) -> None:
    [headache] = [each for each in records(run("facts", folder).stdout) if each["object"] == "headache"]
    assert [each["path"].rpartition("section")[2] for each in headache["evidence"]] == ["", "/excerpt/highlight[1]"]


def test_superseded_labels_are_told_and_are_no_failure(folder: Path) -> None:
    result = run("facts", folder)
    assert result.exit_code == 0
    assert result.stderr == (
        f"skipped: {folder}/part.json#/results/1: superseded by version 5 in {folder}/spl.zip!rx/2.zip!x.xml\n"
    )


def test_a_label_that_cannot_be_read_is(folder: Path) -> None:
    (folder / "bad.zip").write_bytes(zipped({"x.xml": spl(9)[:-30]}))
    assert run("facts", folder).exit_code == 1
    assert run("facts", folder / "bad.zip").exit_code == 2


def test_a_build_names_labels_by_set_id_and_keeps_what_was_read(folder: Path) -> None:
    result = run("build", folder, "-o", folder / "out")
    assert result.exit_code == 0, result.stderr
    report = json.loads((folder / "out/report.json").read_text())
    assert {page["name"] for page in report["pages"]} == {SET_ID.format(number) for number in (1, 2, 3, 4)}
    assert (len(report["skipped"]), len(report["superseded"])) == (0, 1)
    kept = {path.name: path.read_bytes() for path in (folder / "out/sources").iterdir()}
    assert kept.keys() == {page["sha256"] for page in report["pages"]}
    assert all(hashlib.sha256(data).hexdigest() == name for name, data in kept.items())
    assert spl(4).encode() in kept.values()


def test_a_stream_gives_the_same_in_one_process_and_in_several(tmp_path: Path) -> None:
    many = [record(number, dose=number) for number in range(1, 25)]
    (tmp_path / "a.zip").write_bytes(zipped({"part.json": reply(*many[:9], {"x": 1}, *many[9:])}))
    alone, pooled = (list(pipeline.read_records([tmp_path], jobs=jobs)) for jobs in (1, 2))
    assert [str(each) for each in alone] == [str(each) for each in pooled]
    assert [str(each) for each in alone if isinstance(each, UnreadableInputError)] == [
        f"{tmp_path}/a.zip!part.json#/results/9: a JSON record without a section of a drug label"
    ]
    assert len(alone) == 25
