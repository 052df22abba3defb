"""The wheel holds what the program needs, and works where no checkout is."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from tests.pages import write_pages

from medgraph import reading
from medgraph.reading import LEARNED

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


def test_wheel_carries_ontology_queries_lexicon_and_templates(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, kind in {
        "ontology": "*.ttl",
        "queries": "*.rq",
        "data/lexicon": "*.tsv",
        "data/lexicon/own": "*.tsv",
        "data/reference": "*.tsv",
        **{f"data/{folder}": kind for folder, kind in LEARNED.items()},
    }.items():
        files = sorted((ROOT / folder).glob(kind))
        assert files
        assert {f"medgraph/_resources/{folder}/{file.name}" for file in files} <= names
    package = {
        f"medgraph/{path.relative_to(ROOT / 'src/medgraph').as_posix()}"
        for path in (ROOT / "src/medgraph").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert package <= names


def test_pages_are_read_anew_where_any_table_that_was_learned_is_other(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    folders = {folder.removeprefix("data/") for folder in shipped["force-include"] if folder.startswith("data/")}
    assert folders == {*LEARNED, "lexicon", "reference"}
    before = reading.run.__wrapped__().rules
    for folder in LEARNED:
        monkeypatch.setattr(reading, "LEARNED", {each: kind for each, kind in LEARNED.items() if each != folder})
        assert reading.run.__wrapped__().rules != before


def test_wheel_works_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    pages = write_pages(tmp_path / "pages")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "PYTHONSAFEPATH": "1"}

    def run(*args: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "medgraph", *map(str, args)]
        return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)

    where = subprocess.run(
        [sys.executable, "-c", "import medgraph; print(medgraph.__file__)"],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert where.stdout.startswith(str(tmp_path))
    built = run("build", pages, "-o", tmp_path / "out")
    assert built.returncode == 0, built.stderr
    assert "casimersen" in run("query", "drugs-targeting-exons", "-p", "gene=DMD", "-g", tmp_path / "out").stdout
    assert run("view", "-g", tmp_path / "out", "-o", tmp_path / "v.html").returncode == 0


def test_licence_and_lock_files() -> None:
    assert (ROOT / "LICENSE").read_text().startswith("MIT License")
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (ROOT / name).read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text
        assert "index" not in text
