"""Records whose keys stand in a column of their own: read as labels, quoted as they stand."""

from __future__ import annotations

import pytest

from medgraph.monographs import parse_monograph

_CARD = """\
WHAT      Loop diuretic for the ward.
DOSE      40 mg in the morning
          80 mg if that does nothing
AVOID     anuria, a very low potassium or sodium, and coma from a
          failing liver
CLASH
MIND      ears, at high doses
"""
_EXPORT = """\
NAME        bumetanide
CLASS       loop diuretic
//
ROUTE       oral
EFFECT      cramp                4 %
EFFECT      dizziness            1 %
//
"""
_EXPORT_PAGE = f"Card 7\n\n{_EXPORT}"
_TICKED = """\
[x] Your medicine     bumetanide
[x] What it is        a water tablet
[x] How much          1 mg once a day
[x] Until             the ankles are thin
[x] Where             at home
"""
_GLOSSED = """\
TYPE             painkiller
GOOD FOR         sprains
LEAVE OUT        stomach ulcer
(do NOT take)    severe heart failure
DO NOT MIX WITH  aspirin, warfarin
"""


def _labels(source: str) -> list[tuple[str, str]]:
    page = parse_monograph(f"Card 7\n\n{source}\nBring it back.\n", name="card.md")
    text = page.view.text
    return [(block.label.of(text), block.span.of(text)) for block in page.blocks if block.label]


@pytest.mark.parametrize(
    ("source", "labels"),
    [
        (_EXPORT, ["NAME", "CLASS", "ROUTE", "EFFECT", "EFFECT"]),
        (_TICKED, ["How much", "Until", "Where"]),
        (_GLOSSED, ["TYPE", "GOOD FOR"]),
    ],
)  # fmt: skip
def test_keys_are_labels(source: str, labels: list[str]) -> None:
    assert [label for label, _ in _labels(source)] == labels


def test_what_goes_on_below_belongs_to_the_key_above() -> None:
    found = dict(_labels(_CARD.replace("CLASH\n", "")))
    assert found["DOSE"] == "DOSE: 40 mg in the morning; 80 mg if that does nothing"
    assert found["AVOID"] == "AVOID: anuria, a very low potassium or sodium, and coma from a failing liver"


@pytest.mark.parametrize(
    "source",
    [
        "NAME        bumetanide\nCLASS       loop diuretic\nROUTE       oral\n",  # too few
        "NAME   bumetanide\nCLASS      loop diuretic\nROUTE oral\nDOSE     1 mg\n",  # no column
        "Nausea      4 %\nHeadache    2 %\nCramp       1 %\nRash        1 %\n",  # no keys
    ],
)
def test_other_columns_stay(source: str) -> None:
    assert not _labels(source)


def test_lines_that_are_columns_themselves_stay_apart() -> None:
    source = _CARD.replace("CLASH\n", "").replace(
        "80 mg if that does nothing", "drip ........ 10 mg/h\n          renal ....... 5 mg/h"
    )
    text = parse_monograph(f"Card 7\n\n{source}", name="card.md").view.text
    assert [line for line in text.splitlines() if "..." in line] == ["drip ........ 10 mg/h", "renal ....... 5 mg/h"]


def test_a_gloss_belongs_to_its_key_and_a_sentence_stays_one() -> None:
    text = parse_monograph(f"Card 7\n\n{_GLOSSED}", name="card.md").view.text
    assert "LEAVE OUT (do NOT take): stomach ulcer; severe heart failure" in text
    assert "DO NOT MIX WITH aspirin, warfarin" in text


def test_a_record_is_quoted_as_it_stands() -> None:
    page = parse_monograph(_EXPORT_PAGE, name="card.md")
    block = next(block for block in page.blocks if "oral" in block.span.of(page.view.text))
    source = page.view.to_source(block.span).of(_EXPORT_PAGE)
    assert source == "ROUTE       oral"
