"""What a new user reads is true: examples run and give what is shown, links lead somewhere, lists are whole."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from scripts.doc_examples import ROOT, pages, refreshed
from scripts.doc_tables import TABLES
from scripts.refresh_docs import TOUR, read_notebook

from medgraph.queries import catalogue

PAGES = pages()
READ = [*PAGES, ROOT / "CHANGELOG.md", *sorted((ROOT / "data").rglob("README.md"))]
PLACES = (".ci", "data", "docs", "notebooks", "ontology", "queries", "scripts", "src", "tests")
TEXTS = set(".css .html .ipynb .js .json .jsonl .lark .lock .md .py .rq .toml .ttl .txt".split()) | {""}
SECTIONS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}

LINK = re.compile(r"\]\((?!https?://)([^)#\s]*)(?:#([^)\s]+))?\)")
REGISTRY = re.compile(
    r"\b(?:pypi\.(?:org|python)|pythonhosted\.org|npmjs\.(?:com|org)|anaconda\.(?:org|com)|crates\.io)\b"
)
MACHINE_PATH = re.compile(r"(?<![\w.>])/(?:home|root|tmp|Users|work)/\w")


@pytest.fixture(scope="module")
def folder(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(sample, tmp_path_factory.mktemp("docs") / "folder", symlinks=True)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_page_shows_what_comes_out(page: Path, folder: Path) -> None:
    text = page.read_text(encoding="utf-8")
    fresh = refreshed(text, folder)
    assert fresh == text, "run python -m scripts.refresh_docs, and read the difference"
    assert "Traceback" not in fresh
    assert "Usage:" not in fresh


def test_pages_have_examples_of_every_kind() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    for kind in ("console", "console terminal", "python", "sparql", "turtle"):
        assert f"```{kind}\n" in text
    for name in TABLES:
        assert f"<!-- begin {name} -->" in text


def test_every_query_is_answered() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        answers = re.findall(r"^```sparql\n.*?^```\n\n```(?:text|turtle)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
        assert len(answers) == text.count("```sparql\n")
        assert all(len(answer.splitlines()) > 2 for answer in answers)


CHANGED = {
    "console": ("```console\n$ medgraph query dosing --param drug=casimersen --format csv\nnothing\n```\n", "P7D"),
    "first lines": ("```console 1\n$ medgraph query dosing --param drug=casimersen --format csv\n```\n", "…\n```"),
    "terminal": ("```console terminal\n$ medgraph query drugs\n```\n", "casimersen"),
    "python": ("```python\n>>> word = 'exon'\n>>> word + ' 45'\n'exon 44'\n```\n", "'exon 45'\n```"),
    "sparql": ("```sparql\nSELECT (2 AS ?n) {}\n```\n\n```text\nn\n-\n1\n```\n", "n\n-\n2\n```"),
    "turtle": ('```sparql\nCONSTRUCT { mg:a rdfs:label "a" } {}\n```\n\n```turtle\n```\n', 'rdfs:label "a"'),
    "table": ("<!-- begin shapes -->\n<!-- end shapes -->\n", "| `OneLabel` |"),
}


@pytest.mark.parametrize(("text", "expected"), CHANGED.values(), ids=CHANGED)
def test_refreshing_brings_output_up_to_date(text: str, expected: str, folder: Path) -> None:
    fresh = refreshed(text, folder)
    assert expected in fresh
    assert refreshed(fresh, folder) == fresh


def test_example_that_fails_is_seen(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        refreshed("```python\n>>> 1 / 0\n```\n", folder)


def test_catalogue_is_listed_whole() -> None:
    table = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8").partition("<!-- begin questions -->")[2]
    assert re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE) == list(catalogue())


def _links(text: str) -> Iterator[tuple[str, str]]:
    yield from LINK.findall(text)


@pytest.mark.parametrize("page", READ, ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    _check_links(page.read_text(encoding="utf-8"), page)


def test_links_of_the_notebook_lead_somewhere() -> None:
    cells = read_notebook(TOUR)["cells"]
    _check_links("".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"), TOUR)


def _check_links(text: str, page: Path) -> None:
    for path, anchor in _links(text):
        target = page.parent / path if path else page
        assert target.exists(), f"{page.name} links to {path}"
        assert not anchor or anchor in _anchors(target), f"{page.name} links to {path}#{anchor}"


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_links_are_found_at_all() -> None:
    assert sum(len(list(_links(page.read_text(encoding="utf-8")))) for page in READ) > 10


def test_named_make_targets_exist() -> None:
    named = set(re.findall(r"\bmake ([a-z-]+)\b(?=[`\n])", (ROOT / "README.md").read_text(encoding="utf-8")))
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"demo", "test"} <= named <= targets


def _texts() -> list[Path]:
    inside = [path for place in PLACES for path in (ROOT / place).rglob("*") if path.is_file()]
    files = [*inside, *(path for path in ROOT.iterdir() if path.is_file())]
    return [path for path in files if path.suffix in TEXTS and "__pycache__" not in path.parts]


def test_no_file_names_a_registry_or_a_place_on_one_machine() -> None:
    texts = _texts()
    assert len(texts) > 100
    for path in texts:
        text = path.read_text(encoding="utf-8", errors="replace")
        for found in (REGISTRY.search(text), MACHINE_PATH.search(text)):
            assert not found, f"{_name(path)} names {found[0]}"


def test_changelog_keeps_its_form() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert text.startswith("# Changelog\n")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE)[0] == "[Unreleased]"
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= SECTIONS
