"""A page that was copied out of a browser keeps nearly all that it says: marks, nesting and table lines are lost then.

Unlike a rewriting (`tests/test_metamorphic.py`) this takes meaning away: which list a line belongs to, what was bold.
So a share is asked for, over all pages together, and no page may lose much.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from medgraph.extraction import extract_facts
from medgraph.monographs import parse_monograph

FOLDER = Path(__file__).parents[2] / "data" / "monographs"
PAGES = sorted(FOLDER.glob("*.md"))[::3]
KEPT, KEPT_OF_A_PAGE = 0.82, 0.2
_RULE = re.compile(r"\s*\|?[\s:|-]{3,}\|?\s*")
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")

Stated = tuple[str, str, str, str]


def stated(source: str, name: str) -> set[Stated]:
    facts = extract_facts(parse_monograph(source, name=name)).facts
    return {(fact.drug, fact.relation.value, fact.object, fact.polarity.value) for fact in facts}


def copied(source: str, bullet: str) -> str:
    """Return a page as a browser hands it over: a line a block, tabs between cells."""
    body = re.sub(r"\A---\n.*?\n---\n", "", source, flags=re.DOTALL)
    lines = (_line(line, bullet) for line in body.splitlines() if line.strip() and not _RULE.fullmatch(line))
    return "\n".join(lines) + "\n"


def _line(line: str, bullet: str) -> str:
    bare = _MARKS.sub("", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)).strip()
    if bare.startswith("|"):
        return "\t".join(cell.strip() for cell in bare.strip("|").split("|"))
    item = re.match(r"(?:[*+-]|\d+\.)\s+(?P<words>.*)", bare)
    return f"{bullet}{item['words']}" if item else re.sub(r"^#+\s*", "", bare)


@pytest.mark.parametrize("bullet", ["", "• "])
def test_a_page_copied_from_a_browser_keeps_what_it_says(bullet: str) -> None:
    kept = every = 0
    for path in PAGES:
        source = path.read_text(encoding="utf-8")
        said = stated(source, path.name)
        again = said & stated(copied(source, bullet), f"{path.stem}.txt")
        assert len(again) >= KEPT_OF_A_PAGE * len(said), f"{path.name}: {sorted(said - again)}"
        kept, every = kept + len(again), every + len(said)
    assert every
    assert kept >= KEPT * every
