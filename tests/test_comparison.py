"""Two sources side by side: read from pages of our own, in memory and from a built graph."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import medgraph
from medgraph.cli import app
from medgraph.comparison import Agreement, Comparison, Said, Topic, compare_said
from medgraph.comparison.reporting import to_lines, to_records
from medgraph.errors import QueryError, UnreadableInputError

WEB = """# Casimersen

## Side effects

Common side effects (>10%):

- Headache
- Cough

## Contraindications

Casimersen is contraindicated in patients with hypersensitivity to casimersen.

## Interactions

Casimersen interacts with warfarin.
"""
LABEL = """# Casimersen

## Side effects

Side effects seen in trials:

- Headache (3%)
- Cough (32%)
- Fever

## Contraindications

None.

## Interactions

No interactions are known.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    (folder / "web.md").write_text(WEB, encoding="utf-8")
    (folder / "label.md").write_text(LABEL, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def compared(folder: Path) -> Comparison:
    return medgraph.compare(folder / "web.md", folder / "label.md")


def _objects(comparison: Comparison, agreement: Agreement) -> set[tuple[str, str]]:
    return {(entry.topic.relation, entry.topic.object) for entry in comparison.of(agreement)}


def test_a_denial_of_anything_contradicts_each_thing_affirmed(compared: Comparison) -> None:
    assert _objects(compared, Agreement.CONTRADICTED) == {
        ("contraindicatedIn", "hypersensitivity"),
        ("interactsWith", "warfarin"),
    }
    entry = next(e for e in compared.of(Agreement.CONTRADICTED) if e.topic.relation == "interactsWith")
    assert [said.sentences[0][2] for said in (*entry.a, *entry.b)] == [
        "Casimersen interacts with warfarin.",
        "No interactions are known.",
    ]


def test_frequencies_differ_only_where_no_figure_of_one_fits_one_of_the_other(compared: Comparison) -> None:
    assert _objects(compared, Agreement.DIFFERENT) == {("hasAdverseEffect", "headache")}
    assert ("hasAdverseEffect", "cough") in _objects(compared, Agreement.AGREED)


def test_what_one_source_says_alone_is_told(compared: Comparison) -> None:
    assert _objects(compared, Agreement.ONLY_B) == {("hasAdverseEffect", "fever")}
    assert _objects(compared, Agreement.ONLY_A) == set()


def test_sides_are_exchanged_with_the_sources(compared: Comparison, folder: Path) -> None:
    turned = medgraph.compare(folder / "label.md", folder / "web.md")
    assert _objects(turned, Agreement.ONLY_A) == _objects(compared, Agreement.ONLY_B)
    assert {(e.topic, e.a, e.b) for e in turned.entries} == {(e.topic, e.b, e.a) for e in compared.entries}


def test_pages_of_a_graph_are_compared_by_their_names(compared: Comparison, folder: Path, tmp_path: Path) -> None:
    graph = medgraph.build(folder, out=tmp_path / "build")
    assert medgraph.compare("web.md", "label.md", graph=graph).entries == compared.entries
    with pytest.raises(QueryError, match=r'"lable.md"; did you mean label.md\?'):
        medgraph.compare("web.md", "lable.md", graph=graph)


def test_a_source_agrees_with_itself(folder: Path) -> None:
    same = medgraph.compare(folder / "web.md", folder / "web.md")
    assert {entry.agreement for entry in same.entries} == {Agreement.AGREED}


def test_two_denials_of_anything_agree_and_a_lone_one_stands_alone() -> None:
    denial = Said(Topic("x", "interactsWith", "anything", "human"), "negated", (), (("p", 1, "None."),))
    supposed = Said(Topic("x", "interactsWith", "warfarin", "human"), "hypothetical", (), (("p", 2, "May."),))
    both = compare_said([denial], [denial], names=("a", "b"))
    assert [entry.agreement for entry in both.entries] == [Agreement.AGREED]
    lone = compare_said([denial], [supposed], names=("a", "b"))
    assert {entry.agreement for entry in lone.entries} == {Agreement.ONLY_A, Agreement.ONLY_B}


def test_lines_show_both_sentences_and_records_hold_all(compared: Comparison) -> None:
    lines = "\n".join(to_lines(compared))
    assert "contradicted: casimersen interactsWith warfarin\n  A web.md, line 16\n    “Casimersen interacts" in lines
    assert "B label.md, line 17 (negated)\n    “No interactions are known.”" in lines
    assert "fever" not in lines
    assert "only in B: casimersen hasAdverseEffect fever" in "\n".join(to_lines(compared, everything=True))
    assert len(list(to_records(compared))) == len(compared.entries)


def test_the_command_ends_with_one_where_sources_contradict_each_other(folder: Path) -> None:
    web, label = str(folder / "web.md"), str(folder / "label.md")
    result = CliRunner().invoke(app, ["compare", web, label, "--format", "jsonl"])
    assert result.exit_code == 1
    assert json.loads(result.stdout.splitlines()[0])["agreement"] == "contradicted"
    assert CliRunner().invoke(app, ["compare", web, web]).exit_code == 0


def test_a_file_that_cannot_be_read_is_an_error_that_names_it(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.md"
    broken.write_bytes(b"\x00\x01\x02\x03")
    with pytest.raises(UnreadableInputError, match=r"broken\.md"):
        medgraph.compare(folder / "web.md", broken)


def test_a_name_that_is_no_file_where_there_is_no_graph_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MEDGRAPH_GRAPH", raising=False)
    with pytest.raises(QueryError, match='no file is called "web"'):
        medgraph.compare("web", "label")
