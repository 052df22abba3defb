"""Tell a page that is about a drug from one that only bears or mentions its name.

A page about a drug says its name again and again, or else is divided as such pages are: how it is dosed, what it may
do, for whom it is and for whom not. A recipe under a drug's name, a list of medicines, a page about a test has
neither. A page that is called by a disease or a class of drugs is about that, and names drugs as it comes to
their use. A page of few words is given the benefit of the doubt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from medgraph.extraction.drug_class.words import class_name
from medgraph.extraction.naming.drug_names import DrugNames, drugs_named
from medgraph.extraction.naming.most_named import is_among_others, is_foremost
from medgraph.extraction.naming.stating import opening_lines
from medgraph.lexicon import find_condition
from medgraph.model import BlockKind, Monograph, Section, SectionType
from medgraph.patterns import Pattern
from medgraph.sections import section_type

__all__ = ["is_about", "is_divided", "is_of_many", "is_of_something_else", "is_titled"]

_DIVISIONS = (
    {SectionType.DOSAGE},
    {SectionType.ADVERSE_REACTIONS},
    {SectionType.INTERACTIONS, SectionType.CONTRAINDICATIONS, SectionType.INDICATIONS},
)
"""What the headings of a drug's page say, whatever else it has."""

_FEW, _VERY_FEW = 200, 100
"""How many different words let a page be judged: one that is called by the drug, and any other."""
_ENOUGH, _ENOUGH_TITLED = 4, 3
_WORDS_A_NAME = 125
"""For how many different words a page that is not called by its drug names it once more, up to enough."""


def is_about(names: DrugNames, monograph: Monograph, sections: tuple[Section, ...]) -> bool:
    """Tell whether a page is about a drug that it names somewhere.

    >>> from medgraph.monographs import parse_monograph
    >>> page = parse_monograph("# Aspirin\\n\\n" + " ".join(f"word{number}" for number in range(200)))
    >>> is_about(DrugNames("aspirin", frozenset({"aspirin"})), page, ())
    False
    """
    titled = is_titled(names, monograph)
    if not titled and (is_of_something_else(monograph) or is_of_many(names, monograph, sections)):
        return False
    words = len(set(monograph.view.text.lower().split()))
    headed = titled or any(names.named_in(line) for line in opening_lines(monograph))
    if words < (_FEW if headed else _VERY_FEW):
        return True
    needed = _ENOUGH_TITLED if titled else min(_ENOUGH, 1 + words // _WORDS_A_NAME)
    return is_divided(sections) or _divisions(sections) + _times_named(names, monograph) >= needed


def is_divided(sections: tuple[Section, ...]) -> bool:
    """Tell whether the headings of a page are all those of a drug's page."""
    return _divisions(sections) == len(_DIVISIONS)


def _divisions(sections: tuple[Section, ...]) -> int:
    said = {section_type(heading) for section in sections for heading in (*section.headings, *_labels(section))}
    return sum(bool(said & kinds) for kinds in _DIVISIONS)


def _labels(section: Section) -> Iterator[str]:
    yield from (block.label.of(section.view.text) for block in section.blocks if block.label)


_TITLE_ENDS = Pattern(r"\s*(?:[:|•(,;?]|\s[–—-]\s)")
_VACCINE = Pattern(r"vaccin|globulin|anti(?:toxin|venom)", re.IGNORECASE)
_TEST = Pattern(r"\b(?:tests?|testing|screening|scans?|biopsy|meters?|monitors?|pumps?)$", re.IGNORECASE)
_ASKED = Pattern(
    r"^\W*(?:(?:what (?:is|are)|about|understanding|overview of|living with|all about)\s+)?", re.IGNORECASE
)


def is_titled(names: DrugNames, monograph: Monograph) -> bool:
    """Tell whether a page is called by its drug."""
    called = (*names.own, *names.drug.split(" / "))
    return any(name in title.lower() for title in _titles(monograph) for name in called)


def is_of_something_else(monograph: Monograph) -> bool:
    """Tell whether a page is called by a disease, a test or a class of drugs."""
    bare = (_TITLE_ENDS.split(_ASKED.sub("", title), maxsplit=1)[0].strip() for title in _titles(monograph))
    return any(
        find_condition(title) or _TEST.search(title) or (class_name(title) and not _VACCINE.search(title))
        for title in bare
        if title
    )


_MANY = 3


def is_of_many(names: DrugNames, monograph: Monograph, sections: tuple[Section, ...]) -> bool:
    """Tell whether a page names several other drugs as often, or turns to one after the other, as guidelines and digests do."""
    if is_divided(sections) or is_foremost(names.drug, monograph.view.text):
        return False
    turned = {drug for section in sections if section.type not in _OF_OTHERS for drug in _turned_to(section)}
    return len(turned - {names.drug, *names.drug.split(" / ")}) >= _MANY or is_among_others(
        names.drug, monograph.view.text
    )


_OF_OTHERS = frozenset({SectionType.INTERACTIONS, SectionType.ALTERNATIVES, SectionType.CONTRAINDICATIONS})


def _turned_to(section: Section) -> Iterator[str]:
    """Yield the drugs with which the headings and paragraphs of a section begin."""
    begun = (block.span.of(section.view.text) for block in section.blocks if block.kind is BlockKind.PARAGRAPH)
    for wording in (*section.headings[-1:], *begun):
        yield from (drug for drug, span in drugs_named(wording) if span.start == 0)


def _titles(monograph: Monograph) -> Iterator[str]:
    """Yield what a page is called: its title, its first heading, its first line."""
    yield from filter(None, [monograph.title])
    text = monograph.view.text
    headings = (block.span.of(text) for block in monograph.blocks if block.kind is BlockKind.HEADING)
    yield from filter(None, [next(headings, None)])
    yield from (block.span.of(text).partition("\n")[0] for block in monograph.blocks[:1])


def _times_named(names: DrugNames, monograph: Monograph) -> int:
    """Return how often a page says its drug, by whichever of its names, all headings counted as one."""
    called = {*names.own, *names.drug.split(" / "), *(["vaccine"] if "vaccine" in names.drug else [])}
    pattern = re.compile("|".join(map(re.escape, sorted(called, key=len, reverse=True))))
    times: Counter[bool] = Counter()
    for block in monograph.blocks:
        times[block.kind is BlockKind.HEADING] += len(pattern.findall(block.span.of(monograph.view.text).lower()))
    return times[False] + min(1, times[True])
