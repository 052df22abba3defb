"""Files are written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from medgraph.errors import OutputError
from medgraph.files import write_atomically


@pytest.mark.parametrize("content", ["é\r\n", "é\r\n".encode(), iter([b"\xc3", b"\xa9\r\n"])])
def test_text_bytes_and_pieces(tmp_path: Path, content: str | bytes | Iterator[bytes]) -> None:
    target = write_atomically(tmp_path / "new" / "file.txt", content)
    assert target.read_bytes() == b"\xc3\xa9\r\n"
    assert [path.name for path in target.parent.iterdir()] == ["file.txt"]


def test_the_old_file_stays_when_writing_fails_half_way(tmp_path: Path) -> None:
    target = write_atomically(tmp_path / "file.txt", "old")

    def broken() -> Iterator[bytes]:
        yield b"new"
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match=r"file\.txt: cannot be written: No space left on device"):
        write_atomically(target, broken())
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["file.txt"]


@pytest.mark.parametrize("place", ["file/below.txt", "folder"])
def test_a_place_that_cannot_be_written(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="cannot be written") as caught:
        write_atomically(tmp_path / place, "x")
    assert "\n" not in str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_others_may_read_what_was_written(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    assert write_atomically(tmp_path / "file", "").stat().st_mode == plain.stat().st_mode
