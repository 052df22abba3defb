"""Find what clauses that ask for checks name, by the lexicon of what can be measured and whatever the words between.

"Your doctor will take blood samples to measure the amount of lithium, and will also check your kidneys" names a drug's level
and an organ. A clause asks by a verb, by saying how often, or by standing under a heading for monitoring; where it only says
that something is recommended, what it names must be a test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from medgraph.extraction.language import context
from medgraph.extraction.language.entries import holds, is_fragment, without_references
from medgraph.extraction.monitoring.measurables import (
    asks_for_checks,
    find_measurables,
    is_denied,
    is_list,
    is_timed,
    wants_tests,
)
from medgraph.extraction.monitoring.rules import GATE
from medgraph.extraction.monitoring.tests import is_test, measured
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate
from medgraph.model import Relation, Scope, SectionType, Span
from medgraph.patterns import Pattern, may_match, search

WORDS = tuple(
    (
        "monitor|check|measur|assess|evaluat|obtain|determin|perform|test|sampl|examin|watch|look|observ|alert|attention|screen|ascertain|verif|wise|sensible|prudent|a must|needed|"
        "required|advised|recommended|necessary|taken|take place|count|ecg|scan|yearly|annually|monthly|weekly|quarterly|every|"
        "baseline|carried|repeated|done|drawn|comes first|have |needs|x-ray|followed|tracked"
    ).split("|")
)
_ASKING = (*WORDS, "review", "record", "weigh", "calculat", "eye on", "need", "undergo", "expect")
_RULE = "monitoring.named/1"


def find_named(page: Page) -> Iterator[Candidate]:
    """Yield what a clause that asks for checks names of what can be measured, whatever the words between."""
    for passage in page.passages:
        monitoring = passage.topic is SectionType.MONITORING
        if passage.topic in GATE and not passage.cells and (monitoring or holds(passage, _ASKING)):
            clean = _without_reason(without_references(passage))
            if context.scope(clean.text) is Scope.ANIMAL:
                continue
            named = [*find_measurables(clean.text), *_own_level(page, clean.text)]
            yield from _measured(page, clean, _asked(page, clean, named, monitoring=monitoring))


def _without_reason(passage: Passage) -> Passage:
    """Return a clause without the reason that it gives behind what it asks for: "…, since the liver breaks it down"."""
    found = search(_REASON, passage.text)
    if found is None or not asks_for_checks(passage.text[: found.start()]):
        return passage
    return replace(passage, text=passage.text[: found.start()])


_REASON = Pattern(r",?\s(?:because|since)\s(?!the last|then|the start)", re.IGNORECASE)


def _asked(page: Page, passage: Passage, named: list[Span], *, monitoring: bool) -> list[Span]:
    """Return what a clause asks to be checked of the things that it names: all, the tests, or none."""
    text = passage.text
    if not named and (asks_for_checks(text) or is_timed(text, 0)):
        return _label(page, passage)
    if asks_for_checks(text):
        return named
    if named and monitoring and (is_fragment(text) or named[0].start < _AT_ONCE):
        return named if not is_denied(text) else []
    if named and is_timed(text, named[-1].end) and is_list(text, named):
        return named
    return wants_tests(text, named)


_AT_ONCE = 12


def _own_level(page: Page, text: str) -> list[Span]:
    """Return where a clause speaks of how much of the drug is in the blood: "the amount of lithium in your blood"."""
    found = _level_of(own_names(page)).finditer(text) if may_match(_LEVEL, text) else ()
    return [Span(*each.span("of" if each["of"] else "level")) for each in found]


def own_names(page: Page) -> frozenset[str]:
    """Return the names by which a page may speak of its drug's level: "lithium" on the page of lithium carbonate."""
    return page.names.own | {page.drug.split(" ")[0]}


_LEVEL = Pattern(r"\b(?:amounts?|levels?|concentrations?)\b", re.IGNORECASE)


@lru_cache(maxsize=64)
def _level_of(names: frozenset[str]) -> Pattern:
    own = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return Pattern(
        rf"\b(?:amounts?|levels?|concentrations?)\s+of\s+(?:the\s+)?(?P<of>{own})\b|"
        rf"\b(?P<level>{own})\s+(?:(?:blood|serum|plasma|trough)\s+)*(?:levels?|concentrations?)\b",
        re.IGNORECASE,
    )


def _label(page: Page, passage: Passage) -> list[Span]:
    """Return where the label of a clause that names no test itself names some: "**Blood pressure:** check it often"."""
    label = passage.block.label
    if label is None or passage.quote.start != passage.block.span.start:
        return []
    return [
        Span(label.start + s.start - passage.span.start, label.start + s.end - passage.span.start)
        for s in find_measurables(label.of(page.monograph.view.text))
    ]


def _measured(page: Page, passage: Passage, spans: list[Span]) -> Iterator[Candidate]:
    view = page.monograph.view.text
    for span in spans:
        where = span.moved(passage.span.start)
        name = measured(where.of(view))
        name = f"{name} level" if name in own_names(page) else name
        if is_test(name):
            for drug in passage.subjects:
                yield Candidate(Relation.REQUIRES_MONITORING, name, drug, passage, where, _RULE)
