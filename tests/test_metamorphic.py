"""A page says the same however it is written down: line ends, bullets, marks, tags, encodings, order, drug.

Each case rewrites a page in a way that changes no meaning. The facts must stay the same, and every sentence must
be found where it went. A run takes a few pages for each way; with MEDGRAPH_LONG=1 it takes them all.
"""

from __future__ import annotations

import os
import random
import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache, partial
from itertools import islice
from pathlib import Path

import pytest
from tests.rewriting import Rewriting
from tests.rewritings import ANY, MARKED, WEB, WRAPPED, Rewrite

from medgraph.extraction import extract_facts
from medgraph.extraction.page import prepare
from medgraph.grounding import ground
from medgraph.lexicon import drugs_of_brand
from medgraph.lexicon.tables import rows
from medgraph.model import Evidence, Fact, Relation
from medgraph.monographs import parse_monograph, read_monograph
from medgraph.sections import split_sections

FOLDER = Path(__file__).parents[1] / "data" / "monographs"
PAGES = sorted(FOLDER.iterdir())
SEALED = {"aclasta", "arikayce", "ferriprox", "tegsedi"}
_LEAFLETS = Path(__file__).resolve().parents[2] / "shared" / "leaflets"
LEAFLETS = sorted(path for path in _LEAFLETS.glob("*.html") if path.stem not in SEALED) if _LEAFLETS.is_dir() else []
LONG = bool(os.environ.get("MEDGRAPH_LONG"))
SHARE = 2
SEED = 20

Stated = tuple[object, ...]


def _stated(fact: Fact) -> Stated:
    """Return what a fact states, without its places."""
    return fact.drug, fact.relation, fact.object, fact.polarity, fact.scope, fact.qualifiers


@cache
def places_of(source: str) -> dict[Stated, list[tuple[int, int]]]:
    """Return what a page says and where, its quotes held against it."""
    places: dict[Stated, list[tuple[int, int]]] = defaultdict(list)
    for fact in extract_facts(parse_monograph(source, name="page.md")).facts:
        places[_stated(fact)] += [_place(each, source) for each in fact.evidence]
    return {stated: sorted(found) for stated, found in places.items()}


def _place(evidence: Evidence, source: str) -> tuple[int, int]:
    assert source[evidence.start : evidence.end] == evidence.quote
    assert evidence.mention is None or source[evidence.mention_start : evidence.mention_end] == evidence.mention
    return evidence.start, evidence.end


def facts_of(source: str) -> frozenset[Stated]:
    """Return what a page says."""
    return frozenset(places_of(source))


def ways_of(path: Path) -> dict[str, Rewrite]:
    """Return the ways in which a page may be rewritten."""
    if path.suffix == ".html":
        return {**ANY, **WEB}
    wrapped = WRAPPED if path.suffix == ".md" and path.stem not in SET_IN_LINES else {}
    return {**ANY, **MARKED, **wrapped}


# Pages that are wrapped as they are, or whose lines carry meaning (two blanks stand between sentences).
SET_IN_LINES = {"onasemnogene-abeparvovec", "clopidogrel"}


@cache
def source_of(path: Path) -> str:
    return read_monograph(path).source


def cases() -> list[tuple[str, Path]]:
    """Return which way is tried on which page: all that it changes, or a share of them."""
    chosen = {way: share(SHARE, way, partial(_changes, way)) for way in (*ANY, *MARKED, *WRAPPED, *WEB)}
    for way, fit in chosen.items():
        assert fit, f"no page shows {way}"
    return [(way, path) for way, fit in chosen.items() for path in fit]


def _changes(way: str, path: Path) -> bool:
    rewrite = ways_of(path).get(way)
    return rewrite is not None and rewrite(source_of(path)).text != source_of(path)


def share(count: int, what: str, fits: Callable[[Path], bool]) -> list[Path]:
    """Return pages that fit, drawn for what is shown on them; only so many are looked for, but all in a long run."""
    pages = [*PAGES, *LEAFLETS]
    random.Random(f"{SEED} {what}").shuffle(pages)
    return list(islice(filter(fits, pages), None if LONG else count))


@pytest.mark.parametrize(("way", "path"), cases(), ids=lambda each: each.stem if isinstance(each, Path) else each)
def test_the_same_is_said_at_the_same_places(way: str, path: Path) -> None:
    source = source_of(path)
    rewriting = ways_of(path)[way](source)
    before, after = places_of(source), places_of(rewriting.text)
    assert before
    assert sorted(map(str, after.keys() - before.keys())) == []
    assert sorted(map(str, before.keys() - after.keys())) == []
    assert [str(stated) for stated in before if not _moved(before[stated], after[stated], rewriting)] == []


def _moved(before: list[tuple[int, int]], after: list[tuple[int, int]], rewriting: Rewriting) -> bool:
    """Tell whether places are found where a rewriting put them; wrapping may cut a sentence at a colon."""
    return len(before) == len(after) and all(
        rewriting.allows(old[0], new[0]) and rewriting.allows(old[1], new[1])
        for old, new in zip(before, after, strict=True)
    )


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


def _turned(source: str) -> str:
    """Turn the order of the ## sections round."""
    head, *rest = re.split(r"^(?=## )", source.rstrip("\n") + "\n\n", flags=re.MULTILINE)
    return head + "".join(reversed(rest))


def _turned_within(source: str) -> str:
    """Turn the order of the ### sections round, each within the ## section that it belongs to."""
    chapters = re.split(r"^(?=## )", source.rstrip("\n") + "\n\n", flags=re.MULTILINE)
    return "".join(head + "".join(reversed(rest)) for head, *rest in map(_subsections, chapters))


def _subsections(chapter: str) -> list[str]:
    return re.split(r"^(?=### )", chapter, flags=re.MULTILINE)


def _meant(source: str) -> frozenset[tuple[object, ...]]:
    """Return what a page says by concepts: which of two wordings names one depends on which comes first."""
    facts = ground(extract_facts(parse_monograph(source)).facts)
    return frozenset((f.drug.iri, f.fact.relation, f.object.iri if f.object else f.fact.object) for f in facts)


def movable(heading: str) -> list[Path]:
    """Return the pages of several sections under headings of a kind; a share of them in a short run."""
    fit = [path for path in PAGES if path.suffix == ".md" and path.read_text("utf-8").count(f"\n{heading} ") > 3]
    return fit if LONG else random.Random(SEED).sample(fit, 2 * SHARE)


def _assert_same_in_order(moved: str, source: str) -> None:
    assert sorted(moved) == sorted(source.rstrip("\n") + "\n\n")
    assert _meant(moved) == _meant(source)


@pytest.mark.parametrize("path", movable("##"), ids=lambda path: path.stem)
def test_sections_in_another_order_say_the_same(path: Path) -> None:
    source = source_of(path)
    _assert_same_in_order(_turned(source), source)


@pytest.mark.parametrize("path", movable("###"), ids=lambda path: path.stem)
def test_subsections_in_another_order_say_the_same(path: Path) -> None:
    source = source_of(path)
    _assert_same_in_order(_turned_within(source), source)


STEMS = [(stem.strip("-"), stem.endswith("-")) for stem, *_ in rows("own/stems.tsv")]
INVENTED = "zubrelint"


def drug_of(source: str) -> str | None:
    """Return the drug that a page is about."""
    monograph = parse_monograph(source)
    page = prepare(monograph, split_sections(monograph))
    return page.drug if page else None


def _cousin(name: str) -> str:
    """Return an invented name with the stem of another, or one without any stem where it has none."""
    tails = [stem for stem, leads in STEMS if not leads and name.endswith(stem) and len(name) > len(stem) + 2]
    stem = max(tails, key=len, default="")
    return f"vex{'' if stem[0] in 'aeiouy' else 'o'}{stem}" if stem else INVENTED


def _renamed(source: str, old: str, new: str) -> str:
    """Put one name in place of another, but not within a longer word ("omeprazole" in "esomeprazole")."""
    for before, after in ((old, new), (old.capitalize(), new.capitalize()), (old.upper(), new.upper())):
        source = re.sub(rf"(?<![A-Za-z]){before}", after, source)
    return source


def _told_of(source: str, old: str, new: str) -> set[str]:
    """Return what a page says but for what a lexicon tells of its drug, with the new name put back to the old."""
    told = (stated for stated in facts_of(source) if not _is_known(stated[1], _renamed(str(stated[2]), new, old)))
    return {_renamed(str(stated), new, old) for stated in told}


def _is_known(relation: object, named: str) -> bool:
    """Tell whether a fact may stem from what a lexicon knows of the drug: its class, a brand."""
    brand = relation is Relation.BRAND_NAME and bool(drugs_of_brand(named))
    return brand or relation is Relation.HAS_DRUG_CLASS


def named_pages() -> list[Path]:
    """Return the pages on a drug with a name of one word; a share of them in a short run."""
    return share(4 * SHARE, "names", lambda path: bool(re.fullmatch(r"[a-z]{6,}", drug_of(source_of(path)) or "")))


# Pages that say too little of their drug to tell an unknown name from another word; or where the stem tells what
# kind of molecule it is, and so that a suffix is a biosimilar's or what a binding brings about.
NEEDING_A_STEM = {
    "eteplirsen",
    *("adalimumab", "eculizumab", "nirsevimab", "romosozumab"),
    *("evolocumab", "patisiran", "leqvio"),
}


@pytest.mark.parametrize("path", named_pages(), ids=lambda path: path.stem)
def test_no_rule_knows_a_drug(path: Path) -> None:
    """A drug of an invented name, with its stem and without, has the same facts, but for its class."""
    source = source_of(path)
    old = drug_of(source)
    assert old
    for new in {_cousin(old), INVENTED} if path.stem not in NEEDING_A_STEM else {_cousin(old)}:
        found, expected = _told_of(_renamed(source, old, new), old, new), _told_of(source, old, new)
        assert sorted(found - expected) == []
        assert sorted(expected - found) == []
