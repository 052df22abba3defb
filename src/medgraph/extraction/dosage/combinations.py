"""Doses of a combination, which labels tell by its components: "one tablet of tezacaftor 50 mg/ivacaftor 75 mg".

What is counted, and named with all components, is a dose of the combination; so are two amounts that a stroke or "with" joins. An
amount of one component beside another's is its share and no dose; one that stands alone ("ivacaftor 75 mg" in the
evening) is a dose of that drug.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from medgraph.extraction.dosage.mentions import DoseMention
from medgraph.extraction.page import Page, Passage
from medgraph.patterns import Pattern

Owned = tuple[DoseMention, tuple[str, ...]]
"""A dose, and the drugs that it is a dose of."""

_CELL = Pattern(r"[|;)]|\.\s")
_STROKE_BEHIND = Pattern(r"\s*/\s*[^\W\d]")
_STROKE_BEFORE = Pattern(r"/\s*[^\W\d][\w-]*\s*$")


def combined(passage: Passage, page: Page, doses: Sequence[Owned]) -> Iterator[Owned]:
    """Yield the doses of a clause, those of a combination's components put together where they are taken together."""
    components = page.drug.split(" / ")
    if len(components) < 2:
        yield from doses
        return
    told = False  # whether an amount has been put to the one before it
    for number, (mention, drugs) in enumerate(doses):
        following = doses[number + 1 : number + 2]
        if told:
            told = False
        elif following and _are_taken_together(passage, doses[number], following[0], components):
            told = True
            yield from _joined(mention, [following[0][0]], page, components)
        elif not set(drugs) <= {*components, page.drug}:
            yield mention, drugs
        elif (mention.dose.unit or "").startswith("{"):
            yield mention, (page.drug,) if _names_all(passage, page, mention, components) else drugs
        elif _STROKE_BEFORE.search(passage.text[: mention.span.start]):
            continue
        elif _STROKE_BEHIND.match(passage.text, mention.span.end):
            yield from _joined(mention, [dose for dose, _ in following], page, components)
        else:
            yield mention, drugs


# "Carbidopa 25 mg | with levodopa | 100 mg".
_WITH = Pattern(r"\s*(?:(?:together )?with|and|plus|\+|&)\s+[^\W\d][\w-]*\s*", re.IGNORECASE)


def _are_taken_together(passage: Passage, one: Owned, other: Owned, components: Sequence[str]) -> bool:
    """Tell whether two amounts are those of the two components, each behind its name, one with the other."""
    owners = [one[1], other[1]]
    each = len(components) == 2 and sorted(owners) == sorted((name,) for name in components)
    return each and _WITH.fullmatch(passage.text, one[0].span.end, other[0].span.start) is not None


def _names_all(passage: Passage, page: Page, mention: DoseMention, components: Sequence[str]) -> bool:
    """Tell whether what stands behind a count, up to the end of its cell, names all components."""
    end = _CELL.search(passage.text, mention.span.end)
    behind = passage.text[mention.span.end : end.start() if end else len(passage.text)]
    named = {part for drug, _ in page.names.mentions(behind) for part in drug.split(" / ")}
    return named >= set(components)


def _joined(
    first: DoseMention, following: Sequence[DoseMention], page: Page, components: Sequence[str]
) -> Iterator[Owned]:
    """Yield the dose of a combination of two: "tezacaftor 50 mg/ivacaftor 75 mg"."""
    if len(components) == 2 and following and following[0].dose.value:
        second = following[0].dose
        dose = replace(first.dose, component_2_value=second.value, component_2_unit=second.unit)
        interval = first.dose.interval or second.interval
        yield replace(first, dose=replace(dose, interval=interval)), (page.drug,)
