"""A page says the same however it is written down: other line ends, bullets, marks, encodings, orders, another drug.

Each case rewrites a sample page in a way that changes no meaning. The facts must stay the same, and every quote
must still be what its offsets say in the rewritten page.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from medgraph.extraction import extract_facts
from medgraph.grounding import ground
from medgraph.model import Fact, Relation
from medgraph.monographs import parse_monograph, read_monograph

FOLDER = Path(__file__).parents[1] / "data" / "monographs"
PAGES = sorted(path for path in FOLDER.iterdir() if path.suffix == ".md")
FEW = [FOLDER / name for name in ("casimersen.md", "nusinersen.md", "warfarin.md")]
SOME = PAGES if os.environ.get("MEDGRAPH_LONG") else FEW

Said = frozenset[tuple[object, ...]]


def _said(facts: tuple[Fact, ...]) -> Said:
    """Return what facts state, without their places."""
    return frozenset((f.drug, f.relation, f.object, f.polarity, f.scope, f.qualifiers) for f in facts)


def facts_of(source: str) -> Said:
    """Return what a page says, its quotes held against it."""
    facts = extract_facts(parse_monograph(source, name="page.md")).facts
    for fact in facts:
        for each in fact.evidence:
            assert source[each.start : each.end] == each.quote
            assert each.mention is None or source[each.mention_start : each.mention_end] == each.mention
    return _said(facts)


def _stars(source: str) -> str:
    return re.sub(r"^( *)- ", r"\1* ", source, flags=re.MULTILINE)


def _plain_words(source: str) -> str:
    """Take the emphasis off words within a line; a line or label in bold is layout, and stays."""
    return re.sub(r"(?<=[a-z,] )(\*\*|\*|_)(?=\w)([^*_\n:]{1,60}?)(?<=\w)\1(?=[ ,.;)])", r"\2", source)


def _emphatic(source: str) -> str:
    """Put emphasis on the first words that are common to all pages."""
    return re.sub(r"(?<=[a-z] )(patients|treatment|dose)(?= [a-z])", r"*\1*", source)


SAME: dict[str, Callable[[str], str]] = {
    "CRLF": lambda source: source.replace("\n", "\r\n"),
    "CR": lambda source: source.replace("\n", "\r"),
    "BOM": lambda source: "\ufeff" + source,
    "stars for dashes": _stars,
    "emphasis removed": _plain_words,
    "emphasis added": _emphatic,
    "no end of line at the end": str.rstrip,
    "blank lines at the end": lambda source: source + "\n\n\n",
    "blanks at the ends of lines": lambda source: source.replace("\n", " \n"),
}


@pytest.mark.parametrize("change", SAME)
@pytest.mark.parametrize("path", SOME, ids=lambda path: path.stem)
def test_the_same_is_said(path: Path, change: str) -> None:
    source = read_monograph(path).source
    rewritten = SAME[change](source)
    before, after = facts_of(source), facts_of(rewritten)
    assert before
    assert sorted(map(str, after - before)) == []
    assert sorted(map(str, before - after)) == []


def test_the_changes_change_something() -> None:
    sources = [read_monograph(path).source for path in PAGES]
    idle = [name for name, change in SAME.items() if all(change(source) == source for source in sources)]
    assert idle == []


SIGNS = """\
# Warfarin

Warfarin is an anticoagulant — it is taken by mouth.

## Side effects

Common side effects (≥10%):

- Bleeding
- Headache — often mild
"""


def _mojibake(source: str) -> str:
    return source.encode().decode("sloppy-windows-1252")


@pytest.mark.parametrize("times", [1, 2])
def test_mojibake_says_the_same(times: int) -> None:
    damaged = SIGNS
    for _ in range(times):
        damaged = _mojibake(damaged)
    assert damaged != SIGNS
    assert facts_of(damaged) == facts_of(SIGNS)


@pytest.mark.parametrize("path", SOME, ids=lambda path: path.stem)
def test_a_damaged_page_says_the_same(path: Path) -> None:
    source = read_monograph(path).source
    assert _shapes(facts_of(_mojibake(source))) == _shapes(facts_of(source))


def _shapes(said: Said) -> frozenset[tuple[object, ...]]:
    return frozenset(each[:5] for each in said)


def _reversed_within(source: str) -> str:
    """Turn the order of the ### sections round, each within the ## section that it belongs to."""
    chapters = re.split(r"^(?=## )", source.rstrip("\n") + "\n\n", flags=re.MULTILINE)
    return "".join(head + "".join(reversed(rest)) for head, *rest in map(_subsections, chapters))


def _subsections(chapter: str) -> list[str]:
    return re.split(r"^(?=### )", chapter, flags=re.MULTILINE)


def _meant(source: str) -> frozenset[tuple[object, ...]]:
    """Return what a page says by concepts: which of two wordings names one depends on which comes first."""
    facts = ground(extract_facts(parse_monograph(source)).facts)
    return frozenset((f.drug.iri, f.fact.relation, f.object.iri if f.object else f.fact.object) for f in facts)


MOVABLE = [path for path in PAGES if path.read_text("utf-8").count("\n### ") > 3]


def test_there_are_pages_of_subsections() -> None:
    assert MOVABLE


@pytest.mark.parametrize("path", MOVABLE, ids=lambda path: path.stem)
def test_sections_in_another_order_say_the_same(path: Path) -> None:
    source = read_monograph(path).source
    moved = _reversed_within(source)
    assert sorted(moved) == sorted(source.rstrip("\n") + "\n\n")
    assert _meant(moved) == _meant(source)


RENAMED = {
    "casimersen": "vexumersen",
    "golodirsen": "vexodirsen",
    "eteplirsen": "vexoplirsen",
    "inclisiran": "vexisiran",
}
FROM_THE_LEXICON = {Relation.HAS_DRUG_CLASS, Relation.HAS_MECHANISM}


def _renamed(source: str, old: str, new: str) -> str:
    return source.replace(old, new).replace(old.capitalize(), new.capitalize()).replace(old.upper(), new.upper())


@pytest.mark.parametrize("old", RENAMED)
def test_no_rule_knows_a_drug(old: str) -> None:
    """A drug of an invented name has the same facts, but for those that a lexicon knows by its name."""
    source = read_monograph(FOLDER / f"{old}.md").source
    expected = {
        tuple(part.replace(old, RENAMED[old]) if type(part) is str else part for part in each)
        for each in facts_of(source)
        if each[1] not in FROM_THE_LEXICON
    }
    found = {each for each in facts_of(_renamed(source, old, RENAMED[old])) if each[1] not in FROM_THE_LEXICON}
    assert sorted(map(str, found - expected)) == []
    assert sorted(map(str, expected - found)) == []
