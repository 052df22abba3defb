"""Whole web pages as browsers save them, each with the blocks that it must yield beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from medgraph.model import Monograph
from medgraph.monographs import read_monograph

PAGES = sorted((Path(__file__).parent / "html_pages").glob("*.html"))


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_page(path: Path, outline: Callable[[Monograph], list[str]]) -> None:
    page = read_monograph(path)
    assert page.format == "html"
    assert outline(page) == path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


def test_the_name_of_the_file_says_nothing(tmp_path: Path, outline: Callable[[Monograph], list[str]]) -> None:
    for page in PAGES:
        (tmp_path / "page.md").write_bytes(page.read_bytes())
        assert outline(read_monograph(tmp_path / "page.md")) == outline(read_monograph(page))
