"""Pages that were written apart from the program, in lots, each scored before it was opened.

See docs/evaluation.md for what was measured then. The bounds lie below what is measured now, so that a fall shows and
not every change does.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import LONG

from medgraph import pipeline
from medgraph.evaluation import Evaluation, evaluate, read_gold
from medgraph.records import to_record

FOLDER = Path(__file__).parents[1] / "data" / "written"
LOTS = [
    ("lot-1", 12, 0.95, 0.95),
    ("lot-4", 8, 0.9, 0.9),
    ("lot-9", 8, 0.85, 0.6),
    ("lot-13", 8, 0.9, 0.85),
    ("lot-14", 7, 0.9, 0.8),
    ("lot-21", 7, 0.95, 0.9),
    ("lot-24", 14, 0.9, 0.65),
    ("lot-26", 7, 0.95, 0.9),
    ("lot-31", 14, 0.95, 0.8),
]
"""The lots with their number of pages, the least precision and the least recall."""
OTHER_LOTS = [
    ("lot-2", 8, 0.9, 0.85),
    ("lot-3", 5, 0.9, 0.8),
    ("lot-5", 6, 0.9, 0.85),
    ("lot-6", 10, 0.9, 0.85),
    ("lot-7", 10, 0.9, 0.8),
    ("lot-8", 6, 0.85, 0.7),
    ("lot-10", 8, 0.9, 0.8),
    ("lot-11", 8, 0.85, 0.7),
    ("lot-12", 8, 0.9, 0.8),
    ("lot-18", 7, 0.9, 0.9),
    ("lot-19", 7, 0.9, 0.9),
    ("lot-22", 1, 0.9, 0.9),
    ("lot-23", 7, 0.9, 0.75),
    ("lot-25", 14, 0.95, 0.85),
    ("lot-27", 18, 0.9, 0.65),
    ("lot-28", 10, 0.9, 0.85),
    ("lot-30", 8, 0.95, 0.9),
    ("lot-32", 14, 0.95, 0.8),
    ("lot-33", 8, 0.9, 0.8),
]
"""The others, of which `make test-long` asks."""


def scored(lot: str) -> Evaluation:
    pages = [page for page in pipeline.read_pages([FOLDER / lot / "pages"]) if isinstance(page, pipeline.Page)]
    records = [to_record(fact) for page in pages for fact in page.facts]
    return evaluate(records, read_gold(FOLDER / lot / "gold"))


@pytest.mark.parametrize(("lot", "pages", "precision", "recall"), [*LOTS, *(OTHER_LOTS if LONG else ())])
def test_a_lot_is_read_as_well_as_before(lot: str, pages: int, precision: float, recall: float) -> None:
    result = scored(lot)
    total = result.total()
    assert len(result.pages) == pages
    assert total.precision >= precision
    assert total.recall >= recall


def test_all_lots_have_bounds() -> None:
    assert {name for name, *_ in (*LOTS, *OTHER_LOTS)} == {folder.name for folder in FOLDER.iterdir()}


@pytest.mark.parametrize("lot", [name for name, *_ in (*LOTS, *OTHER_LOTS)])
def test_gold_quotes_its_page(lot: str) -> None:
    gold = read_gold(FOLDER / lot / "gold")
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in (FOLDER / lot / "pages").iterdir()}
    assert gold.keys() == texts.keys()
    for page, lines in gold.items():
        for line in lines:
            assert texts[page][line["start"] : line["end"]] == line["evidence"], (page, line["object"])
