"""The doors: every command has help with an example, runs, and says errors in one line with its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands import run, run_here
from tests.pages import write_pages

COMMANDS = (
    *("build", "fetch", "facts", "sections", "validate", "query", "queries", "explain", "view", "serve", "export"),
    "evaluate",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    result = run("build", write_pages(folder / "pages"), "-o", folder / "out")
    assert result.returncode == 0, result.stderr
    assert "2 pages" in result.stderr
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_in_an_example(command: str) -> None:
    result = run_here(command, "--help")
    assert result.returncode == 0
    assert f"Example: medgraph {command}" in " ".join(result.stdout.split())


def test_help_imports_nothing_heavy() -> None:
    heavy = ("rdflib", "pyshacl", "networkx", "pyvis", "pyoxigraph", "lark", "urllib3", "lxml")
    code = f"import sys; import medgraph.cli; print([m for m in {heavy} if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_facts_are_records(built: Path) -> None:
    result = run_here("facts", built / "pages")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    effect = next(r for r in records if r["object"] == "arthralgia")
    assert effect["object_id"] == "HP:0002829"
    assert effect["qualifiers"]["frequency_low"] == 0.1
    assert effect["evidence"][0]["source"] == str(built / "pages" / "casimersen.md")


def test_facts_with_background(tmp_path: Path) -> None:
    page = write_pages(tmp_path / "p", nusinersen="# Nusinersen\n\nNusinersen is given intrathecally.\n")

    def origins(*extra: str) -> set[str]:
        return {json.loads(line)["origin"] for line in run_here("facts", page, *extra).stdout.splitlines()}

    assert origins() == {"text"}
    assert origins("--background") == {"text", "background"}


def test_sections_are_records(built: Path) -> None:
    records = [json.loads(line) for line in run_here("sections", built / "pages").stdout.splitlines()]
    assert {"source", "path", "loinc", "title", "text"} <= set(records[0])
    assert "34084-4" in {r["loinc"] for r in records}


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_tables_and_lines(built: Path, form: str) -> None:
    for command in ("facts", "sections"):
        assert "casimersen" in run_here(command, built / "pages", "--format", form).stdout.lower()
    assert "drugs-targeting-exons" in run_here("queries", "--format", form).stdout


def test_validate(built: Path) -> None:
    result = run("validate", built / "out")
    assert result.returncode == 0
    assert "conforms: 0 violations" in result.stdout


def test_query_by_name_file_text_and_standard_input(built: Path, tmp_path: Path) -> None:
    by_name = run("query", "drugs-targeting-exons", "--param", "gene=DMD", "-g", built / "out", "--format", "csv")
    assert {"drug", "drugLabel", "exon", "exonNumber", "sentence"} <= set(by_name.stdout.splitlines()[0].split(","))
    assert "casimersen" in by_name.stdout
    text = "SELECT ?label { ?d mg:hasRoute ?r . ?d rdfs:label ?label } ORDER BY ?label"
    (tmp_path / "q.rq").write_text(text)
    answers = [
        run("query", *how, "-g", built / "out", "--format", "csv").stdout for how in (["-e", text], [tmp_path / "q.rq"])
    ]
    answers.append(run("query", "-", "-g", built / "out", "--format", "csv", typed=text).stdout)
    assert {answer.replace("\r\n", "\n") for answer in answers} == {"label\ncasimersen\nwarfarin\n"}


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json"])
def test_answers_in_every_form(built: Path, form: str) -> None:
    result = run_here("query", "adverse-effects", "-p", "drug=casimersen", "-g", built / "out", "--format", form)
    assert result.returncode == 0
    assert "arthralgia" in result.stdout
    if form == "json":
        assert json.loads(result.stdout)["head"]["vars"]


def test_explain_marks_the_words(built: Path) -> None:
    result = run("explain", "casimersen", "adverse effect", "joint pain", "-g", built / "out")
    assert "casimersen.md, line" in result.stdout
    assert "»" in result.stdout


def test_view_and_export(built: Path, tmp_path: Path) -> None:
    assert run("view", "-g", built / "out", "-o", tmp_path / "v.html").returncode == 0
    assert "<html" in (tmp_path / "v.html").read_text(encoding="utf-8")
    assert run("export", "--to", "turtle", "-g", built / "out").stdout == (built / "out" / "medgraph.ttl").read_text(
        encoding="utf-8"
    )
    assert run("export", "--to", "kgx", "-g", built / "out", "-o", tmp_path / "kgx").returncode == 0


def test_the_graph_comes_from_the_option_then_the_variable_then_build(built: Path) -> None:
    ask = ("query", "-e", "ASK { ?s ?p ?o }")
    assert run(*ask, MEDGRAPH_GRAPH=str(built / "out")).stdout == "yes\n"
    assert run(*ask, cwd=built).returncode == 2
    assert run(*ask, "-g", built / "out", MEDGRAPH_GRAPH="/nowhere").stdout == "yes\n"


ERRORS = {
    "no graph": ("query", "drugs", "-g", "/nowhere"),
    "no page": ("facts", "/nowhere.md"),
    "no such question": ("query", "drugs-targetting-exons", "-g", "{out}"),
    "no such gene": ("query", "drugs-by-target-gene", "-p", "gene=NOPE", "-g", "{out}"),
    "bad SPARQL": ("query", "-e", "SELECT {", "-g", "{out}"),
    "an update": ("query", "-e", "DROP ALL", "-g", "{out}"),
    "no such drug": ("explain", "aspirin", "-g", "{out}"),
    "no such format": ("export", "--to", "parquet", "-g", "{out}"),
    "bad parameter": ("query", "drugs", "-p", "nonsense", "-g", "{out}"),
    "no gold": ("evaluate", "/nowhere"),
    "nothing to build": ("build", "/nowhere", "-o", "{tmp}"),
}


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_is_said_and_ends_with_2(built: Path, tmp_path: Path, name: str) -> None:
    arguments = [
        part.replace("{out}", str(built / "out")).replace("{tmp}", str(tmp_path / "o")) for part in ERRORS[name]
    ]
    result = run_here(*arguments)
    assert result.returncode == 2, result.stdout
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr


def test_a_skipped_page_ends_with_1(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages")
    (pages / "empty.md").write_bytes(b"")
    for command in (("facts", pages), ("build", pages, "-o", tmp_path / "out"), ("sections", pages)):
        result = run_here(*command)
        assert result.returncode == 1
        assert "skipped: " in result.stderr
        assert "empty.md" in result.stderr


def test_evaluate(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "monographs")
    (tmp_path / "gold").mkdir()
    line = {
        "drug": "casimersen",
        "relation": "hasAdverseEffect",
        "object": "headache",
        "tier": 1,
        "qualifiers": {"frequency_low": 0.1, "frequency_high": None},
    }
    (tmp_path / "gold" / "casimersen.jsonl").write_text(json.dumps(line) + "\n")
    table = run_here("evaluate", tmp_path / "gold", "--pages", pages).stdout
    assert "hasAdverseEffect" in table
    scores = json.loads(run_here("evaluate", tmp_path / "gold", "--json").stdout)
    assert scores["relations"]["hasAdverseEffect"]["recall"] == 1.0
    assert scores["qualifiers"]["frequency"] == {"right": 1, "wrong": 0}
