"""Which files are found, and what they are called."""

import os
from pathlib import Path

import pytest

from medgraph.errors import NameClashError
from medgraph.monographs import find_inputs
from medgraph.monographs.inputs import printable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.md", "a.txt", "deep/er/c.md", ".hidden.md", ".git/config", "deep/.cache/d.md"):
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# Casimersen\n")
    return tmp_path / "pages"


def test_a_folder_is_searched_to_any_depth_without_hidden_files(folder: Path) -> None:
    found = [(each.name, each.path) for each in find_inputs([folder])]
    assert found == [
        ("a.txt", f"{folder}/a.txt"),
        ("b.md", f"{folder}/b.md"),
        ("deep/er/c.md", f"{folder}/deep/er/c.md"),
    ]


def test_paths_are_given_back_as_they_were_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert [each.path for each in find_inputs(["./pages/deep/", "pages/b.md"])] == [
        "pages/b.md",
        "./pages/deep/er/c.md",
    ]


def test_a_file_is_named_by_its_file_name_even_when_hidden(folder: Path) -> None:
    found = find_inputs([folder / "deep/er/c.md", folder / ".hidden.md"])
    assert [each.name for each in found] == [".hidden.md", "c.md"]


def test_the_order_of_the_paths_does_not_matter(folder: Path) -> None:
    paths = [folder / "b.md", folder / "a.txt"]
    assert find_inputs(paths) == find_inputs(reversed(paths))


def test_the_same_file_twice_counts_once(folder: Path) -> None:
    assert len(find_inputs([folder, folder / "b.md", folder / "b.md"])) == 3


def test_two_files_of_one_name_are_an_error_that_names_both(folder: Path) -> None:
    (folder / "deep/b.md").write_text("# Other\n")
    with pytest.raises(NameClashError) as caught:
        find_inputs([folder / "b.md", folder / "deep/b.md"])
    assert str(caught.value) == f"two inputs named b.md: {folder}/b.md and {folder}/deep/b.md"


def test_a_folder_without_pages_is_an_input_with_a_problem(tmp_path: Path) -> None:
    (tmp_path / ".keep").touch()
    (found,) = find_inputs([tmp_path])
    assert found.problem == "a folder without pages"


def test_a_folder_that_links_back_to_itself_is_told_once(folder: Path) -> None:
    (folder / "deep/loop").symlink_to(folder)
    problems = [(each.name, each.problem) for each in find_inputs([folder]) if each.problem]
    assert problems == [("deep/loop", "a folder that links back to pages, which it lies in")]


def test_a_folder_that_cannot_be_listed_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "er":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    problems = [(each.name, each.problem) for each in find_inputs([folder]) if each.problem]
    assert problems == [("deep/er", "a folder that cannot be listed: permission denied")]


def test_a_link_to_a_folder_is_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more/e.md").write_text("# E\n")
    (folder / "linked").symlink_to(tmp_path / "more")
    assert "linked/e.md" in [each.name for each in find_inputs([folder])]


def test_names_of_files_can_be_shown_whatever_they_hold() -> None:
    assert printable(os.fsdecode(b"dose\xff.md")) == "dose\\xff.md"
    assert printable("two\nlines.md") == "two\\x0alines.md"
