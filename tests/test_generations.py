"""A folder of results changes in one step or not at all, and keeps what is not ours."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from medgraph.errors import OutputError
from medgraph.generations import new_generation


def write(out: Path, **files: str) -> None:
    with new_generation(out) as fresh:
        for name, text in files.items():
            (fresh.folder / name).write_text(text)


def names(out: Path) -> set[str]:
    return {path.name for path in out.iterdir() if not path.name.startswith(".")}


def test_results_take_the_place_of_the_old_ones(tmp_path: Path) -> None:
    write(tmp_path, a="1", b="1")
    write(tmp_path, a="2", c="2")
    assert names(tmp_path) == {"a", "c"}
    assert (tmp_path / "a").read_text() == "2"


def test_an_error_leaves_the_old_results(tmp_path: Path) -> None:
    write(tmp_path, a="1")
    with pytest.raises(RuntimeError), new_generation(tmp_path) as fresh:
        (fresh.folder / "a").write_text("2")
        raise RuntimeError
    assert (tmp_path / "a").read_text() == "1"


def test_left_overs_are_swept_away(tmp_path: Path) -> None:
    write(tmp_path, a="1")
    (tmp_path / ".generations" / "tmpkilled").mkdir()
    write(tmp_path, a="2")
    assert len([p for p in (tmp_path / ".generations").iterdir() if p.is_dir()]) == 1


def test_a_file_of_that_name_is_replaced_and_a_folder_is_not(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    write(tmp_path, a="1")
    assert (tmp_path / "a").read_text() == "1"
    (tmp_path / "b").mkdir()
    with pytest.raises(OutputError, match="b is a folder"):
        write(tmp_path, b="1")


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine")
    write(tmp_path, a="1")
    assert (tmp_path / "notes").read_text() == "mine"


def test_two_runs_wait_for_each_other(tmp_path: Path) -> None:
    threads = [threading.Thread(target=write, args=(tmp_path,), kwargs={"a": str(n), "b": str(n)}) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (tmp_path / "a").read_text() == (tmp_path / "b").read_text()


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="file: cannot be written"):
        write(tmp_path / "file", a="1")
