"""Whole pages and the doses that a pharmacist reads from them.

Beside each page (`tests/data/pages/doses/*.md`) a table lists its doses: drug, label, and what else is said
("phase=initial;infusion=60;max"). The rules were tried and mended on these pages: they guard, they do not measure.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from medgraph.extraction import extract_facts
from medgraph.model import Dose, Monograph, Relation
from medgraph.monographs import read_monographs

PAGES = sorted((Path(__file__).parents[2] / "data" / "pages" / "doses").glob("*.md"))
Row = tuple[str, str, str]


def _expected(page: Path) -> set[Row]:
    rows = (line.split("\t") for line in page.with_suffix(".tsv").read_text(encoding="utf-8").splitlines())
    return {(drug, label, more) for drug, label, more in rows}


def _more(dose: Dose, keys: set[str]) -> str:
    """Say what a dose says beyond its label; a phase and a number of doses only where the table asks for them."""
    said = [
        f"phase={dose.phase}" if "phase" in keys and dose.phase else "",
        f"infusion={dose.infusion_min}" if dose.infusion_min else "",
        "max" if dose.maximum else "",
        f"doses={dose.doses}" if "doses" in keys and dose.doses else "",
    ]
    return ";".join(filter(None, said))


def _found(page: Path, expected: set[Row]) -> set[Row]:
    (monograph,) = read_monographs(page)
    assert isinstance(monograph, Monograph)
    rows: set[Row] = set()
    for fact in extract_facts(monograph).facts:
        if fact.relation is Relation.HAS_DOSAGE and fact.qualifiers.dose:
            asked = {
                part.split("=")[0]
                for d, o, m in expected
                if (d, o) == (fact.drug, fact.object)
                for part in m.split(";")
            }
            rows.add((fact.drug, fact.object, _more(fact.qualifiers.dose, asked)))
    return rows


def test_there_are_pages() -> None:
    assert len(PAGES) >= 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_gives_its_doses(page: Path) -> None:
    expected = _expected(page)
    assert _found(page, expected) == expected
