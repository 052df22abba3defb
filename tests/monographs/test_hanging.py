"""Terms in the margin of plain text, and titles that stand further out: headings and labels, quoted as they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from medgraph.model import Monograph
from medgraph.monographs import parse_monograph

_CARD = """\
WARD 7 CARD

TAKEN FOR   gout that comes back again and again, and stones
            of uric acid
NOT IN      an attack that has just begun
(wait)      pregnancy
GIVES       common: a rash, loose stools
            rare: DRESS; ring us if the
            skin blisters
"""
_RECORD = """\
NAME      belumosudil
CLASS     inhibitor of a kinase of the cell's skeleton
//
EFFECT    fatigue                 46 %
EFFECT    loose stools            33 %
EFFECT    1  headache             21 %
STATUS    approved in the United States
"""
_MARKED = """\
> Why      cramps of the bowel, and
           the drool of the dying
> How much
  - 20 mg under the skin
> Never    in a bowel that is blocked
> Beware   glaucoma with a narrow angle
"""
_TICKED = """\
[x] Your tablet    bumetanide
[x] Why            to take water off the lungs after
                   your attack
[x] How much       1 mg a day
"""
_LABELS = """\
Very common   a sore arm, tiredness, and an
              ache of the head
Common        fever of 38 degrees or more
Rare          swelling of the face (call 999)
"""
_OUTDENTED = """\
USES
  Spasm of the airways
DOSE
  Adults: 5 mg
FEAR
  A racing heart
"""
_READ = [
    (
        _CARD,
        "h2 WARD 7 CARD/h2 TAKEN FOR/p gout that comes back again and again, and stones of uric acid/h2 NOT IN/"
        "p an attack that has just begun/p pregnancy/h2 GIVES/p common: a rash, loose stools/"
        "p rare: DRESS; ring us if the skin blisters",
    ),
    (
        _RECORD,
        "h2 NAME/p belumosudil/h2 CLASS/p inhibitor of a kinase of the cell's skeleton/h2 EFFECT/i1 fatigue: 46 %/"
        "i1 loose stools: 33 %/i1 headache: 21 %/h2 STATUS/p approved in the United States",
    ),
    (
        _MARKED,
        "h2 Why/p cramps of the bowel, and the drool of the dying/h2 How much/i1 20 mg under the skin/h2 Never/"
        "p in a bowel that is blocked/h2 Beware/p glaucoma with a narrow angle",
    ),
    (
        _TICKED,
        "h2 Your tablet/p bumetanide/h2 Why/p to take water off the lungs after your attack/h2 How much/p 1 mg a day",
    ),
    (
        _LABELS,
        "p Very common: a sore arm, tiredness, and an ache of the head [Very common]/"
        "p Common: fever of 38 degrees or more [Common]/p Rare: swelling of the face (call 999) [Rare]",
    ),
    (_OUTDENTED, "h2 USES/p Spasm of the airways/h2 DOSE/p Adults: 5 mg [Adults]/h2 FEAR/p A racing heart"),
]


@pytest.mark.parametrize(("text", "blocks"), _READ)
def test_what_stands_in_the_margin_heads_what_stands_beside_it(
    text: str, blocks: str, outline: Callable[[Monograph], list[str]]
) -> None:
    assert "/".join(outline(parse_monograph(text))) == blocks


@pytest.mark.parametrize(
    "text",
    [
        "TAKEN FOR   gout that comes back, and stones\nNOT IN      an attack that has just begun\n",
        "DRUG       DOSE              WHEN IT IS TAKEN\nWARFARIN   5 mg or less      at six in the evening\n"
        "DIGOXIN    125 micrograms    in the morning with food\nLITHIUM    400 mg or more    at night before sleep\n",
        "Adults         1 mg      once a day\nChildren       0.5 mg    once a day\n               by mouth\n"
        "Elderly        0.5 mg    every other day\n",
        "One       two\nThree     four\nFive      six\n",
        "INR\n  The test\nDOSE\n  5 mg\nRash\n  seldom\n",
    ],
)
def test_tables_and_few_terms_have_no_titles(text: str, outline: Callable[[Monograph], list[str]]) -> None:
    assert not any(line.startswith(("h1", "h2")) for line in outline(parse_monograph(text)))


def test_quotes_are_the_lines_as_they_stand() -> None:
    page = parse_monograph(_CARD)
    block = next(block for block in page.blocks if "uric acid" in block.span.of(page.view.text))
    assert page.view.to_source(block.span).of(_CARD) == (
        "gout that comes back again and again, and stones\n            of uric acid"
    )
