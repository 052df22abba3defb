"""Tables set in columns by blanks alone: read as rows of cells, and quoted as they stand."""

from __future__ import annotations

import pytest

from medgraph.model import BlockKind
from medgraph.monographs import parse_monograph

_UNDERLINED = """\
  Use             Dose              Then
  --------------  ----------------  -----------------
  Angina          0.4 mcg/kg/min    0.1 mcg/kg/min
                  for 30 minutes    for two days
  Stroke          not given
"""
_IN_CAPITALS = """\
INDICATION          DOSE      EVERY
Pneumonia           1 g       12 hours
Meningitis          2 g       6 hours
"""
_NAMED = """\
  Weight         Dose       How often
  under 50 kg    500 mg     24 hours
  over 50 kg     1 g        24 hours
"""
_NAMELESS = """\
  CrCl 30-50     half the dose     every 12 hours
  CrCl 10-30     half the dose     every 24 hours
  dialysis       half the dose     every 48 hours
"""
_TABLES = [
    (_UNDERLINED, [["Use", "Dose", "Then"], ["Angina", "0.4 mcg/kg/min for 30 minutes", "0.1 mcg/kg/min for two days"],
        ["Stroke", "not given", ""]], True),
    (_IN_CAPITALS, [["INDICATION", "DOSE", "EVERY"], ["Pneumonia", "1 g", "12 hours"],
        ["Meningitis", "2 g", "6 hours"]], True),
    (_NAMED, [["Weight", "Dose", "How often"], ["under 50 kg", "500 mg", "24 hours"],
        ["over 50 kg", "1 g", "24 hours"]], True),
    (_NAMELESS, [["CrCl 30-50", "half the dose", "every 12 hours"], ["CrCl 10-30", "half the dose", "every 24 hours"],
        ["dialysis", "half the dose", "every 48 hours"]], False),
]  # fmt: skip

_NO_TABLES = [
    "Class:       an antibiotic\nBrands:      several\nHow given:   into a vein",
    "It is given once.  Ask first.\nDo not stop it.  Rest well.\nCall a nurse.  Go home.",
    "  * fever          * rash\n  * cough          * pain\n  * chills         * gas",
    "Send    Print   Share\n\nName    Date    Sign",
    "Rash    ten     one\nFever   two",
]


@pytest.mark.parametrize(("table", "cells", "headed"), _TABLES)
def test_columns_are_cells(table: str, cells: list[list[str]], headed: bool) -> None:
    page = parse_monograph(f"# Warfarin\n\n{table}\nMore is told below.\n", name="page.md")
    rows = [block for block in page.blocks if block.kind is BlockKind.ROW]
    assert [[cell.of(page.view.text) for cell in row.cells] for row in rows] == cells
    assert [row.header for row in rows] == [headed] + [False] * (len(rows) - 1)
    quoted = [page.view.to_source(row.span).of(page.view.source).split() for row in rows]
    assert [sorted(quote) for quote in quoted] == [sorted(" ".join(row).split()) for row in cells]


@pytest.mark.parametrize("text", _NO_TABLES)
def test_other_lines_are_no_table(text: str) -> None:
    page = parse_monograph(f"# Warfarin\n\n{text}\n", name="page.md")
    assert not any(block.kind is BlockKind.ROW for block in page.blocks)
