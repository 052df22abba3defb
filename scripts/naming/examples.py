"""Pages whose drug is known: what the models learn from, all of it written for medgraph.

The pages of `data/monographs` and `data/written` are about the drug of most of their gold. The short ones of
`data/naming/short-pages.jsonl` were written for this, and say their drug, by all its names, or that it is none.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from scripts.learning import Example
from scripts.topics.examples import ROOT
from scripts.topics.examples import pages as pages_with_gold

from medgraph.extraction.naming.candidates import candidates
from medgraph.extraction.naming.likely_drug import likeliest_first, told_of_page
from medgraph.lexicon import is_same_drug
from medgraph.model import Monograph, Section
from medgraph.monographs import parse_monograph, read_monograph
from medgraph.sections import split_sections

SHORT_PAGES = ROOT / "data/naming/short-pages.jsonl"


class Known(NamedTuple):
    """A page, its sections, and the names of its drug; none where it is about no single one."""

    name: str
    monograph: Monograph
    sections: tuple[Section, ...]
    drugs: frozenset[str]

    def is_about(self, drug: str) -> bool:
        """Tell whether a page is about a drug, whichever of its names that is."""
        return any(is_same_drug(drug, each) or _parts(drug) == _parts(each) for each in self.drugs)


def pages() -> Iterator[Example]:
    """Yield what is told of each page, and whether it is about a drug."""
    for page in known_pages():
        told = told_of_page(page.monograph, page.sections, likeliest_first(page.monograph, page.sections))
        yield Example(told, "drug" if page.drugs else "other", page.name)


def drugs() -> Iterator[Example]:
    """Yield what is told of each drug that a page about a drug names, and whether it is the one."""
    for page in known_pages():
        for drug, told in candidates(page.monograph, page.sections) if page.drugs else ():
            yield Example(told, "own" if page.is_about(drug) else "other", page.name)


@cache
def known_pages() -> tuple[Known, ...]:
    """Return all pages, long ones first."""
    return (*_long_pages(), *_short_pages())


def _long_pages() -> Iterator[Known]:
    for path, gold in pages_with_gold():
        lines = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
        drug = Counter(line["drug"] for line in lines).most_common(1)[0][0]
        called = {drug, *(name for line in lines if line["drug"] == drug for name in line.get("drug_accept", ()))}
        yield _known(path.relative_to(ROOT).as_posix(), read_monograph(path), called)


def _short_pages() -> Iterator[Known]:
    for line in SHORT_PAGES.read_text("utf-8").splitlines():
        written = json.loads(line)
        yield _known(written["name"], parse_monograph(written["text"], name=written["name"]), set(written["drugs"]))


def _known(name: str, monograph: Monograph, called: set[str]) -> Known:
    return Known(name, monograph, split_sections(monograph), frozenset(called))


def _parts(drug: str) -> frozenset[str]:
    return frozenset(drug.lower().split(" / "))
