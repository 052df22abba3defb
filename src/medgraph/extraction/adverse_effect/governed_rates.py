"""Say how often an effect occurs: the rate nearest to it, told beside it, in its sentence or by what governs it.

"Common (1 to 10%): | rash, gout (2%)"                     the bracket's, else the lead's
"Below 10%: cataract, sepsis (1%)"                          the lead's, for each that has no bracket of its own
"These happen in 1 in 1,000 people. Call us if you get: |"  of a long lead the sentence that takes up the list
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from medgraph.extraction.adverse_effect.columns import RATE
from medgraph.extraction.adverse_effect.sentences import Effect
from medgraph.extraction.governing import LONGEST_LEAD
from medgraph.extraction.language.frequency import (
    find_bands,
    heads_by_frequency,
    is_bare_frequency,
    read_band,
    read_frequency,
    read_rates,
)
from medgraph.extraction.language.items import Item
from medgraph.extraction.page import Passage
from medgraph.model import BlockKind, Frequency, Span
from medgraph.patterns import Pattern, finditer, match, search
from medgraph.sentences import split_sentences


def frequency_of(passage: Passage, effect: Effect) -> Frequency | None:
    """Return the frequency nearest to an effect: its bracket, its remark or sentence, then what governs it; the first number wins."""
    notes = [_of_bracket(note, " ".join((passage.text, *passage.leads))) for note in effect.item.notes]
    leads = () if _has_figures(passage) else passage.leads
    above = [
        _told_by(lead)
        for lead in map(_leading, (*_opening(passage), *leads))
        if len(lead) < LONGEST_LEAD and not _is_legend(lead)
    ]
    own = None if passage.is_item or effect.frequency else _of_band(_band_in(passage, effect.item.span))
    shared = notes and not passage.is_item and not _is_beside(effect.item, passage)
    rated = effect.frequency or _of_figure(passage)
    told = (rated, own, *above, *notes) if shared else (*notes, rated, own, *above)
    known = [f for f in told if f is not None]
    band = next((f.band for f in known if f.band), None)
    numbers = next((f for f in known if f.as_written), None)
    if numbers is None or not _agree(numbers.band, band):
        return _of_band(band)
    return _compared(replace(numbers, band=numbers.band or band), passage)


# "Nausea, rash and rarely | hepatitis", "and, in very rare cases, | fits": a word thrown in between holds for what follows it.
_THROWN_IN = Pattern(
    r"(?:,|\b(?:and|or|but|even)),?\s+(?:also )?(?P<band>(?:(?:very|more) )?(?:rarely|occasionally|uncommonly|infrequently)|in (?:very )?(?:rare|occasional) (?:cases|people|patients|instances)),?\s+"
    r"(?=[a-z])(?!\w+ed\b|seen\b|noted\b|been\b|with\b|in\b|as\b|has\b|have\b|is\b|are\b|was\b|were\b|may\b|can\b|occurs?\b|happens?\b)",
    re.IGNORECASE,
)


def _band_in(passage: Passage, span: Span) -> str | None:
    """Return the word for a frequency that a clause says of the effect at a place of the page."""
    text, begin = passage.text, span.start - passage.span.start
    thrown = list(finditer(_THROWN_IN, text))
    before = [found for found in thrown if found.end() <= begin]
    if before:
        return read_band(before[-1]["band"])
    return read_band(text[: thrown[0].start()] if thrown else text)


# "Adult trials, per cent of patients: | cough 12 | gout 3"
_IN_PER_CENT = Pattern(
    r"(?:\((?:in )?(?:%|per ?cent)[^()\d]*\)|(?:,|\bin) (?:%|per ?cent)(?: of [a-z ]{3,30})?)\W*$", re.IGNORECASE
)
_FIGURE = Pattern(r"[A-Za-z)]\s+(?P<figure>\d{1,2}(?:\.\d+)?)\s*$")


def _of_figure(passage: Passage) -> Frequency | None:
    """Return the figure that an item ends with, where its lead says that figures are per cent."""
    told = passage.is_item and any(map(_IN_PER_CENT.search, passage.leads[:1]))
    found = search(_FIGURE, passage.text) if told else None
    share = Decimal(found["figure"]) / 100 if found else None
    return Frequency(found["figure"], share, share) if found else None


def _is_beside(item: Item, passage: Passage) -> bool:
    """Tell whether a bracket stands behind a member: "Below 10%: | cataract, sepsis (1%)" has its own, the first that of all."""
    return passage.text[item.span.end - passage.span.start :].lstrip(" *_").startswith(("(", "["))


def _opening(passage: Passage) -> tuple[str, ...]:
    """Return what a paragraph opens with where that says how often: "Common (up to 1 in 10): fever. | Blood tests may show anemia"."""
    text, block = passage.section.view.text, passage.block
    if (
        passage.quote.start <= block.span.start
        or block.kind is BlockKind.ROW
        or any(map(read_frequency, passage.leads[:1]))
    ):
        return ()
    lead, colon, _ = text[block.span.start : passage.quote.start].partition(":")
    told = lead.replace("\n", " ").strip(" *_")
    return (told,) if colon and heads_by_frequency(told) and read_rates(told) else ()


def _told_by(lead: str) -> Frequency | None:
    """Return how often a lead says that what follows occurs; of "uncommon or rare (<1%)" no word holds for all of it."""
    frequency = read_frequency(lead)
    return replace(frequency, band=None) if frequency and _names_several(find_bands(lead)) else frequency


def _leading(lead: str) -> str:
    """Return what says how often of a lead: of a long paragraph above a list its last sentence, or the one before that takes up the list.

    >>> _leading("It is rarely bad. " * 9 + "These happen in fewer than 1 in 1,000 people. Call your doctor if you get:")
    'These happen in fewer than 1 in 1,000 people.'
    """
    if len(lead) < LONGEST_LEAD or not lead.endswith(":"):
        return lead
    *before, last = [span.of(lead) for span in split_sentences(lead)]
    told = before and not read_frequency(last) and match(_OF_LIST, before[-1]) and read_rates(before[-1])
    return before[-1] if told else last


_OF_LIST = Pattern(r"(?:these|they|such|the following)\b", re.IGNORECASE)


_PLACEBO = Pattern(r"\b(?:placebo|sham|control|vehicle|untreated|no treatment|dummy|comparator)", re.IGNORECASE)
_OTHER = Pattern(
    r"\b(?:compared (?:to|with)|versus|vs\.?|than)\s+(?:\d[\d.]*\s*% (?:of|in|for|with) )?(?:(?:of|in|with|for|the|those|on|who|treated|receiving|received|taking|given) )*(?P<who>(?!\d)[^,;:.()\[\]%]{3,60}?)(?=\s*(?:[,;:.()\[\]]|$|\bwere\b|\bwas\b))",
    re.IGNORECASE,
)


def _compared(frequency: Frequency, passage: Passage) -> Frequency:
    """Say whose the other rate is, where a sentence names what others got and that is no placebo: "compared to warfarin"."""
    if frequency.placebo is None or frequency.arm:
        return frequency
    words = passage.quote.of(passage.section.view.text)
    found = None if any(map(_PLACEBO.search, (words, *passage.leads))) else _OTHER.search(words)
    if found is None:
        return frequency
    return replace(
        frequency, placebo=None, comparator=" ".join(found["who"].split()), comparator_frequency=frequency.placebo
    )


def _has_figures(passage: Passage) -> bool:
    """Tell whether a row of a table has figures of its own, which stand against the caption's."""
    text = passage.section.view.text
    return any(RATE.match(cell.of(text)) for cell in passage.cells[1:])


def _is_legend(lead: str) -> bool:
    """Tell whether a lead says what several words for frequencies mean, and so none of what follows: "uncommon or rare (<1%)" does."""
    words = find_bands(lead)
    joined = len(words) > 1 and all(_OR.fullmatch(lead, a.end, b.start) for (_, a), (_, b) in pairwise(words))
    return _names_several(words) and not (joined and len(read_rates(lead)) == 1)


def _names_several(words: list[tuple[str, Span]]) -> bool:
    return len({band for band, _ in words}) > 1


_OR = Pattern(r"\s*(?:or|and|to|/|,|-|–)\s*(?:or\s+)?", re.IGNORECASE)


def _agree(one: str | None, other: str | None) -> bool:
    """Tell whether the word beside a number and a nearer word may mean the same: the number of "common" is not that of "rare"."""
    return (
        one is None
        or other is None
        or one == other
        or any(band.startswith(("most ", "more ")) for band in (one, other))
    )


def _of_band(band: str | None) -> Frequency | None:
    return Frequency(band=band) if band else None


def _of_bracket(text: str, sentence: str) -> Frequency | None:
    """Return the frequency that a bracket of a sentence states: of two rates that fill it, those of two doses, the range.

    >>> _of_bracket("5% and 9.2%", "Vomiting (5% and 9.2%) followed.").high
    Decimal('0.092')
    >>> _of_bracket("5% and 2%", "It was commoner than on placebo: rash (5% and 2%).").high
    Decimal('0.05')
    """
    told = read_frequency(text)
    if told is None or " and " not in text or search(_ARMS, sentence):
        return told
    rates = [rate.frequency for part in text.split(" and ") if is_bare_frequency(part) for rate in read_rates(part)]
    if len(rates) != _BOTH or not all(rate.is_exact for rate in rates):
        return told
    ends = [rate.low for rate in rates if rate.low is not None]
    return Frequency(" ".join(text.split()), min(ends), max(ends), band=told.band)


_BOTH = 2
_ARMS = Pattern(
    r"\b(?:placebo|controls?|comparator|sham|versus|vs|against|compared|than|respectively)\b", re.IGNORECASE
)
