"""Tell which drug an exon belongs to: "eteplirsen (Exondys 51) for exon 51, golodirsen for exon 53".

In a clause that names several drugs and exons each drug goes with the exon behind it; where the clause begins with an exon, with
the drugs behind that ("For exon 45 there is casimersen"). As many exons as drugs in two lists go together one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from medgraph.extraction.mechanism.about import about
from medgraph.extraction.page import Page, Passage
from medgraph.patterns import Pattern


class Claim(NamedTuple):
    """An exon, by its number, said to be a drug's."""

    drug: str
    exon: str


class _Group(NamedTuple):
    """Drugs, or exons, that a clause names together, and where."""

    names: tuple[str, ...]
    start: int
    end: int
    is_exon: bool


_EXON = Pattern(r"\bexons?[ -]?(\d{1,3}[a-z]?(?:(?:,| and| or|, and) \d{1,3}\b)*)(?!\s*(?:%|mg))", re.IGNORECASE)
_TOGETHER = Pattern(r"(?:\s*\([^)]*\))?\s*(?:,|and|,\s*and|or|/)\s*")


def owners(page: Page, passage: Passage, found: re.Match[str]) -> Iterator[Claim]:
    """Yield the exons that a rule's words name with the drugs that they belong to."""
    name = next((group for group, value in found.groupdict().items() if value), None)
    if name is None:
        return
    exons, place = tuple(re.findall(r"\d+[a-z]?", found[name])), found.start(name)
    drugs = _drug_groups(page, passage.text)
    if not drugs or all(set(group.names) == {page.drug} for group in drugs):
        yield from (Claim(drug, exon) for drug in _subjects(page, passage, drugs) for exon in exons)
        return
    group = _owner(sorted([*drugs, *_exon_groups(passage.text)], key=lambda each: each.start), place)
    if group is None:
        return
    together = len(exons) == len(group.names) > 1
    pairs = (
        zip(group.names, exons, strict=True) if together else ((drug, exon) for drug in group.names for exon in exons)
    )
    yield from (Claim(drug, exon) for drug, exon in pairs)


def _subjects(page: Page, passage: Passage, drugs: list[_Group]) -> tuple[str, ...]:
    return (page.drug,) if drugs else about(page, passage)


def _drug_groups(page: Page, text: str) -> list[_Group]:
    groups: list[_Group] = []
    for name, span in page.names.mentions(text):
        last = groups[-1] if groups else None
        if last and _TOGETHER.fullmatch(text[last.end : span.start]):
            groups[-1] = _Group((*last.names, name), last.start, span.end, is_exon=False)
        else:
            groups.append(_Group((name,), span.start, span.end, is_exon=False))
    return groups


def _exon_groups(text: str) -> list[_Group]:
    return [_Group((found[1],), *found.span(1), is_exon=True) for found in _EXON.finditer(text)]


def _owner(groups: list[_Group], place: int) -> _Group | None:
    """Return the drugs that the exon at a place belongs to: those before it, or those behind it where the clause begins with an exon."""
    before = [g for g in groups if not g.is_exon and g.start < place]
    behind = [g for g in groups if not g.is_exon and g.start > place]
    if groups[0].is_exon:
        return behind[0] if behind else before[-1]
    return before[-1] if before else None
