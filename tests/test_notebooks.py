"""The tour runs from scratch and shows what is committed; objects show themselves, and never run what a page says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Protocol

import pytest
from scripts.doc_examples import lay_out
from scripts.refresh_docs import TOUR, executed, outputs, read_notebook

from medgraph.explanation import Explanation, Source
from medgraph.model import Evidence, Fact, Relation, Span
from medgraph.validation.report import Finding, Severity, ValidationReport


class Shown(Protocol):
    def _repr_html_(self) -> str: ...


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("tour"))


@pytest.fixture(scope="module")
def tour(folder: Path) -> Any:
    return executed(TOUR, folder)


def test_tour_shows_what_comes_out(tour: Any) -> None:
    committed = read_notebook(TOUR)
    ran = {cell["id"]: cell.get("outputs") for cell in tour["cells"]}
    kept = {cell["id"]: cell.get("outputs") for cell in committed["cells"]}
    assert {name for name in ran if ran[name] != kept[name]} == set(), "run python -m scripts.refresh_docs"
    assert tour["metadata"] == committed["metadata"]


def test_tour_shows_tables_a_picture_and_a_report(tour: Any) -> None:
    shown = json.dumps(outputs(tour), ensure_ascii=False)
    for part in ("eteplirsen", "DMD exon 51", "<svg", "<iframe", "conforms", "<mark>arthralgia</mark>"):
        assert part in shown


def test_tour_leaves_its_files_in_the_build_folder(tour: Any, folder: Path) -> None:
    assert tour
    assert {path.name for path in (folder / "notebooks").iterdir()} == {"tour.ipynb"}
    assert (folder / "build" / "tour" / "casimersen.html").stat().st_size > 10_000


def test_cell_that_fails_is_an_error(folder: Path, tmp_path: Path) -> None:
    cell = {**read_notebook(TOUR)["cells"][1], "source": "1 / 0"}
    broken = tmp_path / "broken.ipynb"
    broken.write_text(json.dumps({**read_notebook(TOUR), "cells": [cell]}))
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        executed(broken, folder)
    (folder / "notebooks" / broken.name).unlink()


EVIL = "<script>alert('&')</script>"
EVIDENCE = Evidence("p.md", "p.md", EVIL, f"It causes {EVIL} pain.", 0, 43, 7, mention=f"{EVIL} pain")
SOURCE = Source(f"{EVIL} and pain", "p.md", "P", EVIL, 7, EVIL, 0, 27, mentions=(Span(32, 36),))
QUALIFIERS = (("arm", EVIL),)
EXPLANATION = Explanation(
    "a", "x", "hasAdverseEffect", "causes", EVIL, "negated", "human", "text", QUALIFIERS, (SOURCE,), EVIL
)
FINDING = Finding(Severity.WARNING, EVIL, "focus", EVIL, None, EVIL, "Shape", "Part", monograph="p.md", line=7)
SHOWN = {
    "evidence": (EVIDENCE, "pain</mark>."),
    "evidence that names nothing": (Evidence("p.md", "p.md", "", EVIL, 0, 27, 7), "line 7"),
    "fact": (Fact(EVIL, Relation.HAS_ADVERSE_EFFECT, "pain", "r/1", (EVIDENCE,)), "hasAdverseEffect pain (affirmed"),
    "source": (SOURCE, "and <mark>pain</mark>"),
    "explanation": (EXPLANATION, "(negated)"),
    "report": (ValidationReport((FINDING,), 3, 57), "looked at 3 nodes with 57 shapes"),
}


@pytest.mark.parametrize(("thing", "part"), SHOWN.values(), ids=SHOWN)
def test_things_show_themselves_escaped(thing: Shown, part: str) -> None:
    html = thing._repr_html_()
    assert part in html
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_clean_report_has_no_list() -> None:
    assert "<ul>" not in ValidationReport((), 3, 57)._repr_html_()
