"""The command as a person runs it: fetched from a server on this machine, then read; nothing else uses a network."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from tests.commands import run, run_here
from tests.fetching.conftest import Fetch, files
from tests.fetching.made import document, set_id
from tests.fetching.stage import Stage, status
from typer.testing import CliRunner

import medgraph
from medgraph.cli import app
from medgraph.cli.labels import Source
from medgraph.errors import FetchError, OutputError
from medgraph.fetching import LIMIT, SERVICES

SOURCE = Path(medgraph.__file__).parent


@pytest.mark.parametrize("source", SERVICES)
def test_what_was_fetched_can_be_read(stage: Stage, tmp_path: Path, source: str) -> None:
    out = tmp_path / "labels"
    fetched = run("fetch", "casimersen", "warfarin", "-o", out, "--from", source, "--base-url", stage.url)
    assert (fetched.returncode, fetched.stdout) == (0, "")
    assert fetched.stderr.splitlines() == [
        "casimersen: 1 label found, 1 fetched, 0 unchanged",
        "warfarin: 2 labels found, 2 fetched, 0 unchanged",
    ]
    facts = run_here("facts", out)
    assert facts.returncode == 0, facts.stderr
    effects = [json.loads(line) for line in facts.stdout.splitlines() if '"hasAdverseEffect"' in line]
    assert {(fact["object"], fact["evidence"][0]["source"]) for fact in effects} == {
        ("headache", str(out / f"{set_id(number)}{SERVICES[source].SUFFIX}")) for number in (1, 2, 3)
    }


def test_the_exit_status_tells_how_it_went(stage: Stage, tmp_path: Path) -> None:
    def fetch(*arguments: str) -> tuple[int, list[str]]:
        done = CliRunner().invoke(app, ["fetch", *arguments, "-o", str(tmp_path / "out"), "--base-url", stage.url])
        return done.exit_code, done.stderr.splitlines()

    code, said = fetch("nonesuch", "casimersen")
    assert code == 1
    assert said[0].startswith("skipped: nonesuch: no label of this name at openFDA")
    assert said[1:] == [
        "nonesuch: 0 labels found, 0 fetched, 0 unchanged",
        "casimersen: 1 label found, 1 fetched, 0 unchanged",
    ]
    assert fetch("nonesuch")[0] == 2
    stage.next(status(401))
    code, said = fetch("casimersen")
    assert (code, len(said)) == (2, 2)
    assert said[0].startswith(f"skipped: casimersen: {stage.url}/drug/label.json?search=")
    assert fetch("casimersen")[0] == 0


@pytest.mark.parametrize(
    "wrong",
    [
        ["casimersen"],
        ["-o", "out"],
        ["casimersen", "-o", "out", "--from", "ema"],
        ["casimersen", "-o", "out", "--limit", "0"],
        ["casimersen", "-o", "out", "--base-url", "http://example.org"],
    ],
)
def test_wrong_arguments_end_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["fetch", *wrong])
    assert done.exit_code == 2 or isinstance(done.exception, FetchError)
    assert files(tmp_path) == set()


def test_a_folder_that_cannot_be_written_ends_it(fetch: Fetch, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="cannot be written"):
        fetch("casimersen", out=tmp_path / "out")


def test_the_same_in_python(stage: Stage, tmp_path: Path) -> None:
    [got] = medgraph.fetch("amondys 45", out=tmp_path, source="dailymed", base_url=stage.url)
    assert got.files == [tmp_path / f"{set_id(1)}.xml"]
    with pytest.raises(ValueError, match="no such source: ema"):
        medgraph.fetch("casimersen", out=tmp_path, source="ema")


def test_labels_of_both_services_may_lie_in_one_folder(fetch: Fetch, tmp_path: Path) -> None:
    fetch("casimersen", source="openfda")
    fetch("casimersen", source="dailymed")
    again = [fetch("casimersen", source=source) for source in SERVICES]
    assert [len(got.unchanged) for [got] in again] == [1, 1]
    assert files(tmp_path) == {f"{set_id(1)}.json", f"{set_id(1)}.xml"}


def test_a_document_keeps_its_bytes(fetch: Fetch) -> None:
    [got] = fetch("coumadin", source="dailymed")
    assert got.fetched[0].read_text(encoding="utf-8") == document(2, "COUMADIN (WARFARIN SODIUM) TABLET [ACME]")["xml"]


def test_the_door_offers_what_there_is() -> None:
    assert [source.value for source in Source] == list(SERVICES)
    told = CliRunner().invoke(app, ["fetch", "--help"], env={"COLUMNS": "120"}).stdout
    assert f"[default: {LIMIT}]" in " ".join(told.replace("│", " ").split())


BORDERS = {
    "connections.py": "connections to other machines, for those that follow",
    "fetching/client.py": "fetch",
    "store/credentials.py": "who asks a server that the user names",
    "store/exchange.py": "asks a server that the user names",
    "web/server.py": "listens",
    "web/explorer/site.py": "knows the statuses of HTTP",
}


def test_nothing_else_opens_a_connection() -> None:
    """Modules that can do so are imported by few, each for a reason."""
    known = {"urllib3", "urllib.request", "socket", "http", "ssl", "ftplib", "smtplib"}
    openers = {path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py") if _imports(path) & known}
    assert openers == set(BORDERS)


def _imports(path: Path) -> set[str]:
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        found |= {name for each in names for name in (each, each.split(".")[0])}
    return found
