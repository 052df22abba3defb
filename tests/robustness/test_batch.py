"""A bad page among many, in one process or in several: one line, and nothing else is lost."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.pages import WARFARIN, write_pages

from medgraph import pipeline
from medgraph.errors import UnreadableInputError
from medgraph.monographs import find_inputs

# More pages than one process reads alone.
COUNT = 18


def _batch(folder: Path) -> Path:
    write_pages(folder, **{f"page{number:02}": WARFARIN for number in range(COUNT)})
    (folder / "empty.md").write_bytes(b"")
    (folder / "binary.md").write_bytes(b"\x7fELF\0")
    return folder


@pytest.mark.parametrize("jobs", [1, 2])
def test_bad_pages_among_many_are_handed_out(tmp_path: Path, jobs: int) -> None:
    results = list(pipeline.read_pages([_batch(tmp_path)], jobs=jobs))
    problems = [result for result in results if isinstance(result, UnreadableInputError)]
    assert [Path(problem.place or "").name for problem in problems] == ["binary.md", "empty.md"]
    assert len(results) == COUNT + 2


@pytest.mark.parametrize(
    "name", ["a b.md", "a\nb.md", "q\"u'o.md", "h#a?b&c.md", "50%41.md", "ü≥.md", "back\\slash.md", "<tag>.md"]
)
def test_any_file_name_is_kept(tmp_path: Path, name: str) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / name).write_text(WARFARIN, encoding="utf-8")
    assert pipeline.build(tmp_path / "pages", out=tmp_path / "out").clean
    assert (tmp_path / "out" / "sources" / hashlib.sha256(WARFARIN.encode()).hexdigest()).is_file()


def test_an_empty_path_is_not_this_folder() -> None:
    assert [each.problem for each in find_inputs([""])] == ["an empty path"]


def _run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "medgraph", *map(str, arguments)],
        capture_output=True, check=False, env={**os.environ, **environment},
    )  # fmt: skip


def test_an_ascii_terminal_gets_utf8(tmp_path: Path) -> None:
    page = write_pages(tmp_path, warfarin=WARFARIN.replace("Headache", "Headache (≥ 10 %)")) / "warfarin.md"
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    result = _run("sections", page, **plain)
    assert result.returncode == 0, result.stderr
    assert "≥ 10 %" in result.stdout.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    page = write_pages(tmp_path) / "warfarin.md"
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "medgraph", "sections", str(page)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert result.returncode != 0
    assert b"Traceback" not in result.stderr
