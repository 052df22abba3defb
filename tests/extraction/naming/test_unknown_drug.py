"""A drug that no vocabulary has is found where the page treats a word as its drug's name, and only there."""

from __future__ import annotations

import pytest

from medgraph.extraction import extract_facts
from medgraph.extraction.page import prepare
from medgraph.model import Relation
from medgraph.monographs import parse_monograph
from medgraph.sections import split_sections

TAKEN = "Take {0} with water. {1} is given once daily. The usual dose of {0} is 40 mg, or 20 mg for the old."
NEW = [
    (
        "# Brandex film-coated tablets\n\nThe active substance is {0}. Each tablet contains 20 mg.\n\n" + TAKEN,
        "zubrelint",
    ),
    ("# Your Brandex ({0}) questions\n\n" + TAKEN, "kavoltamide"),
    ("# {1} for bladder infections: what to know\n\n{1} is an antibiotic.\n\n" + TAKEN, "miretoin"),
    (
        "# Living with it: {1} (Brandex) explained\n\nIt is not caused by {0}. Nothing slows {0}.\n\n" + TAKEN,
        "tavoplam",
    ),
    (
        "{1} is a prescription medication for gout.\n\nPeople take {0} once daily. {1} is given as 40 mg. "
        "Stop {0} if you get a rash. {1} can cause it.",
        "melvadint",
    ),
    ("Medications\n\nWhat is {1}?\n\n{1} is a man-made cousin of cortisol.\n\n" + TAKEN, "vexonisone"),
]
NONE = [
    "# Coping with dialysis\n\n{1} is a treatment. Start {0} early. You are on {0} for hours. {1} is given thrice weekly.",
    "# Brandex (tablets)\n\nTake {0} daily. Your {0} are white. Stop {0} when told. {1} are taken at night, 5 mg or 10 mg.",
    "# Smoking\n\nStop {0} today. {1} is a habit. Taking up {0} is easy; start {0} never. 5 mg 10 mg {0}.",
    "# {1} and you\n\nA {0} is small. The {0} works. Take the {0}, 5 mg. Give a {0} twice, 10 mg. {1} is good.",
]
WORDS = ["dialysis", "tablets", "smoking", "pillow"]


def drug_of(source: str) -> str | None:
    monograph = parse_monograph(source, name="page.md")
    page = prepare(monograph, split_sections(monograph))
    return page.drug if page else None


@pytest.mark.parametrize(("page", "name"), NEW, ids=[name for _, name in NEW])
def test_a_new_drug_is_found(page: str, name: str) -> None:
    assert drug_of(page.format(name, name.capitalize())) == name


@pytest.mark.parametrize(("page", "word"), list(zip(NONE, WORDS, strict=True)), ids=WORDS)
def test_what_is_no_drug_is_not(page: str, word: str) -> None:
    assert drug_of(page.format(word, word.capitalize())) is None


def test_a_new_drug_is_neither_its_own_brand_nor_its_own_effect() -> None:
    names = "Zubrelint is sold under the brand names Brandex, Zubrelint Norvale and others."
    page = f"# Zubrelint\n\n{names} {TAKEN.format('zubrelint', 'Zubrelint')} Bleeding may occur with zubrelint.\n"
    objects = {(fact.relation, fact.object.lower()) for fact in extract_facts(parse_monograph(page)).facts}
    assert (Relation.BRAND_NAME, "brandex") in objects
    assert not {(Relation.BRAND_NAME, "zubrelint"), (Relation.HAS_ADVERSE_EFFECT, "zubrelint")} & objects
