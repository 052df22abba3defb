"""Reading files and folders: every bad input costs one clear line and nothing else."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from medgraph.errors import NameClashError, UnreadableInputError
from medgraph.model import Monograph
from medgraph.monographs import Input, read_input, read_monograph, read_monographs

PAGES = Path(__file__).parent.parent / "data" / "pages" / "layouts"
GOOD = "# Casimersen\n\n## Dosage\n\n30 mg/kg once weekly.\n"


def write(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def fifo(path: Path) -> None:
    os.mkfifo(path)


BAD: list[tuple[str, Callable[[Path], object], str]] = [
    ("empty", lambda path: path.touch(), "empty file"),
    ("blanks", write(b"\n \n"), "nothing but blanks"),
    ("binary", write(bytes(range(256)) * 4), "binary data, not text (it holds NUL bytes)"),
    ("a PDF", write(b"%PDF-1.4 ..."), "looks like a PDF, not text"),
    ("50 MB in one line", write(b"a" * 50_000_000), "50.0 MB is too large for a page (the limit is 20 MB)"),
    (
        "a line of 2 MB",
        write(b"# A\n" + b"a" * 2_000_000),
        "line 2 has 2,000,000 characters (the limit is 1,000,000)",
    ),
    (
        "HTML without text",
        write(b"<!doctype html>\n<script>x()</script><p hidden>x</p>"),
        "HTML without readable text",
    ),
    (
        "XML",
        write(b"<?xml version='1.0'?>\n<document/>"),
        "XML of another kind than a drug label: <document>",
    ),
    ("JSON", write(b'{"results": []}'), "JSON without a record"),
    ("a broken link", lambda path: path.symlink_to("nowhere"), "a link that leads nowhere"),
    ("a link to itself", lambda path: path.symlink_to(path), "a link that leads back to itself"),
    ("an empty folder", lambda path: path.mkdir(), "a folder without pages"),
    ("a pipe", fifo, "neither a file nor a folder"),
]


@pytest.mark.parametrize(("make", "message"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_input_is_handed_out_and_the_rest_is_read(
    tmp_path: Path, make: Callable[[Path], object], message: str
) -> None:
    good, bad = tmp_path / "good.md", tmp_path / "bad.md"
    good.write_text(GOOD)
    make(bad)
    error, page = read_monographs(bad, good)
    assert isinstance(error, UnreadableInputError) and isinstance(page, Monograph)
    assert str(error) == f"{bad}: {message}"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"none\.md: no such file$"):
        read_monograph(tmp_path / "none.md")


def test_a_file_that_vanishes_before_its_turn_is_told(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(GOOD)
    reading = read_monographs(tmp_path)
    assert isinstance(next(reading), Monograph)
    (tmp_path / "b.md").unlink()
    assert [str(each) for each in reading] == [f"{tmp_path}/b.md: no such file"]


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text(GOOD)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert str(read_input(Input("a.md", str(path)))) == f"{path}: permission denied"


@pytest.mark.parametrize("name", ["reference", "merged"])
def test_a_page_that_is_called_as_a_graph_of_ours_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("# Casimersen\n", encoding="utf-8")
    with pytest.raises(NameClashError, match=f"{name} is the name of a graph of ours: rename .*{name}"):
        list(read_monographs(tmp_path))


def test_a_name_clash_is_raised_before_anything_is_read(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.md").write_text(GOOD)
    with pytest.raises(NameClashError):
        read_monographs(tmp_path / "one", tmp_path / "two")


def test_what_a_monograph_says_of_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = "\ufeff---\r\nlicence: CC0\r\n---\r\n# Casimersen\r\n".encode()
    Path("pages/deep").mkdir(parents=True)
    Path("pages/deep/a.txt").write_bytes(data)
    (page,) = read_monographs("pages")
    assert isinstance(page, Monograph)
    assert (page.name, page.path, page.format, page.encoding) == (
        "deep/a.txt",
        "pages/deep/a.txt",
        "markdown",
        "utf-8",
    )
    assert page.sha256 == hashlib.sha256(data).hexdigest()
    assert page.source == data.decode()
    assert (page.title, page.metadata) == ("Casimersen", (("licence", "CC0"),))


def test_the_suffix_does_not_matter(tmp_path: Path) -> None:
    for name in ("a.md", "b.txt", "c.html", "d", "e.pdf"):
        (tmp_path / name).write_text(GOOD)
    assert {page.format for page in read_monographs(tmp_path) if isinstance(page, Monograph)} == {"markdown"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_page_is_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    source = (PAGES / "labels.md").read_text(encoding="utf-8")
    (tmp_path / "a.md").write_text(source, encoding=encoding)
    page = read_monograph(tmp_path / "a.md")
    assert page.view.text == read_monograph(PAGES / "labels.md").view.text


def test_the_hand_written_pages_are_all_read() -> None:
    pages = list(read_monographs(PAGES))
    assert [page.name for page in pages if isinstance(page, Monograph)] == [
        "labels.md",
        "leaflet.txt",
        "nested.md",
        "questions.txt",
    ]
