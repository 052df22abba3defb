"""Read a few lines as the page of a drug, under a heading or as they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from medgraph.extraction.page import Page, prepare
from medgraph.extraction.rules import Candidate, Finding
from medgraph.model import Polarity
from medgraph.monographs import parse_monograph
from medgraph.sections import split_sections

Finder = Callable[[Page], Iterator[Finding]]


def read_page(drug: str, heading: str, text: str) -> Page:
    """Return the page of a drug that has one section, or none where the heading is empty."""
    above = f"## {heading}\n\n" if heading else ""
    monograph = parse_monograph(f"# {drug.capitalize()}\n\n{above}{text}\n", name="page.md")
    page = prepare(monograph, split_sections(monograph))
    assert page is not None, f"a page about no drug: {drug}"
    return page


def candidates(find: Finder, drug: str, heading: str, text: str) -> list[Candidate]:
    """Return what a finder finds, without its vetoes; every mention must be a slice of the page."""
    page = read_page(drug, heading, text)
    found = [finding for finding in find(page) if isinstance(finding, Candidate)]
    assert all(c.mention.of(page.monograph.view.text).strip() for c in found)
    return found


def stated(find: Finder, drug: str, heading: str, text: str) -> set[str]:
    """Return the objects affirmed of the drug; denied ones as "not X", another drug's as "DRUG: X"."""
    return {_wording(c, drug) for c in candidates(find, drug, heading, text)}


def _wording(candidate: Candidate, drug: str) -> str:
    name = candidate.object if candidate.drug == drug else f"{candidate.drug}: {candidate.object}"
    return f"not {name}" if candidate.polarity is Polarity.NEGATED else name
