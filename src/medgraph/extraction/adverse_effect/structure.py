"""Read effects where the layout lists them: items, what stands behind a label, bare lines, rows of tables.

What stands right above a list may say that it is none of effects ("Risk factors:", "Symptoms of overdose:", "How to ease these"); such a
list is silent, and so are its sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from medgraph.extraction.adverse_effect.facts import LIST_RULE, TABLE_RULE, effect_candidates
from medgraph.extraction.adverse_effect.frames import denied_of_drug
from medgraph.extraction.adverse_effect.led import Listed
from medgraph.extraction.adverse_effect.lists import leads_a_list, read_listed
from medgraph.extraction.adverse_effect.names import is_known
from medgraph.extraction.adverse_effect.roles import IS_SIGN, denies, silencing
from medgraph.extraction.adverse_effect.sections import bare_lists
from medgraph.extraction.adverse_effect.sentences import Effect
from medgraph.extraction.adverse_effect.shared_rates import OF_SITE
from medgraph.extraction.adverse_effect.sites import at_the_site
from medgraph.extraction.adverse_effect.tables import Rated, labelled_effects, read_effect_row
from medgraph.extraction.adverse_effect.words import governs
from medgraph.extraction.clauses import readable
from medgraph.extraction.language.brackets import BRACKET
from medgraph.extraction.language.entries import without_references
from medgraph.extraction.language.frequency import heads_by_frequency, read_frequency
from medgraph.extraction.language.mentions import find_known
from medgraph.extraction.language.phrases import term
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Veto
from medgraph.lexicon import find_condition
from medgraph.model import BlockKind, SectionType, Span
from medgraph.patterns import Pattern, search
from medgraph.sections import section_type


@dataclass(frozen=True, slots=True)
class Layout:
    """What the layout of a page says: items with items below them, lines that are lists; and what the drug is for."""

    parents: frozenset[Span]
    bare: frozenset[Span]
    uses: frozenset[str]


def layout_of(page: Page) -> Layout:
    """Return the layout of a page."""
    return Layout(_parents(page.passages), bare_lists(page.passages), _uses(page))


def _parents(passages: Iterable[Passage]) -> frozenset[Span]:
    """Return the list items that have items of their own below them."""
    blocks = [(p.block, p.section.span) for p in passages if p.is_item]
    return frozenset(a.span for (a, section), (b, other) in pairwise(blocks) if b.level > a.level and section == other)


def _uses(page: Page) -> frozenset[str]:
    """Return the conditions that the page names where it tells what the drug is for."""
    told = (p.text for p in page.passages if p.topic is SectionType.INDICATIONS)
    return frozenset(concept(name.of(text)) for text in told for name in find_known(text))


def concept(name: str) -> str:
    """Return what tells a condition from others: its identifier, or its words in any order.

    >>> concept("joint pain"), concept("loss of the will")
    ('HP:0002829', 'loss will')
    """
    known = find_condition(name)
    return known[0].curie if known else " ".join(sorted(set(name.split()) - _SMALL))


def is_of_the_disease(text: str, layout: Layout) -> bool:
    """Tell whether a sentence says what the disease does that the drug is for, or by what it shows: "Bipolar disorder causes mania"."""
    found = search(_DOES, text)
    first = next(iter(find_known(text[: found.start()])), None) if found else None
    does = first is not None and first.start <= _AT_FIRST and concept(first.of(text)) in layout.uses
    return does or any(concept(name) in layout.uses for name in _whose_signs(text))


def _whose_signs(text: str) -> Iterator[str]:
    """Yield what a sentence says that its subjects are signs of, by its letters or by its name."""
    shown = search(_SIGNS, text)
    if shown:
        yield shown["letters"]
        yield from (name.of(text) for name in find_known(text) if name.start == shown.start("letters"))


_SIGNS = Pattern(
    r"\b(?:are|is|was|were) (?:\w+ly |both |all |often |mostly )?(?:an? |the |typical |known |common )*(?:signs?|symptoms?|manifestations?|features?|hallmarks?|complications?|part) of\s+(?:the |your |their |this )?(?P<letters>[\w-]+)",
    re.IGNORECASE,
)


_DOES = Pattern(
    r" (?:(?:can|may|might|often|usually|commonly|also|typically) )*(?:causes?|leads? to|results? in|makes?|brings?|affects?|damages?)\b",
    re.IGNORECASE,
)
_AT_FIRST = 12
_SMALL = frozenset({"the", "of", "in", "at", "a", "an"})
_LISTED_IN = frozenset({SectionType.ADVERSE_REACTIONS, SectionType.BOXED_WARNING})


def read_structured(passages: list[Passage], page: Page, layout: Layout) -> Iterator[Finding]:
    """Yield the effects of the clauses of one sentence, or of a row, where they are a list; signs of an effect are silenced."""
    first = passages[0]
    if first.block.kind is BlockKind.ROW:
        yield from _of_row(first, page)
    elif _tells(first, page, layout):
        whole = _joined(passages)
        found = list(_listed(whole, layout))
        uses = any(x.is_head and concept(term(x.item.text)) in layout.uses for x in found)
        for listed in found:
            if listed.is_sign and not uses:
                yield Veto(LIST_RULE, whole, "signs of something")
            elif not (listed.is_head and uses):
                yield from _of_list(listed, whole, head="" if uses else listed.under)


def _tells(first: Passage, page: Page, layout: Layout) -> bool:
    """Tell whether a sentence is a list of what the page's drug does."""
    told = first.subjects and first.topic in _LISTED_IN and _is_listed(first, layout) and not is_silenced(first, layout)
    return bool(told) and not denied_of_drug(first.quote.of(first.section.view.text), page)


def _of_row(row: Passage, page: Page) -> Iterator[Candidate]:
    """Read a row of a table of effects, and elsewhere what stands behind a label "Side effects"."""
    if row.subjects and (row.topic in _LISTED_IN or _is_row_of_effects(row)):
        for rated in read_effect_row(row, page.names):
            yield from effect_candidates(row, _effect_of(rated), TABLE_RULE)
        return
    for passage, item in labelled_effects(page, row):
        yield from effect_candidates(passage, Effect(item, known=False), TABLE_RULE)


def _effect_of(rated: Rated) -> Effect:
    return Effect(
        rated.item,
        known=False,
        frequency=rated.frequency,
        severity=rated.severity,
        population=rated.population,
    )


def _of_list(listed: Listed, whole: Passage, *, head: str) -> Iterator[Candidate]:
    leads = (_without_rate(lead) if lead == head else lead for lead in (*listed.leads, *whole.leads))
    passage = replace(whole, leads=tuple(leads))
    item = at_the_site(listed.item, (listed.item.part_of, *passage.leads) if listed.item.part_of else passage.leads)
    yield from effect_candidates(passage, Effect(item, known=False, frequency=listed.beside), LIST_RULE)


def _without_rate(lead: str) -> str:
    """Return a lead that is an effect without its exact rate, which is not that of its kinds: "Serious infections (5%)".

    What happens at the site of an injection are the reactions there, by another name, and has their rate.
    """
    told = read_frequency(lead)
    return re.split(r"[(\d]", lead)[0] if told and told.is_exact and not OF_SITE.search(lead) else lead


_NO_TABLE = frozenset(
    {SectionType.INTERACTIONS, SectionType.DOSAGE, SectionType.OVERDOSAGE, SectionType.NONCLINICAL, SectionType.ALTERNATIVES}
)  # fmt: skip
_NAMES_EFFECTS = Pattern(
    r"\W*(?:common |possible )?(?:side|adverse|unwanted|undesirable) (?:drug )?(?:effects?|reactions?|events?)\W*",
    re.IGNORECASE,
)


def _is_row_of_effects(passage: Passage) -> bool:
    """Tell whether a row stands in a table whose header says that it lists side effects, whatever the section."""
    named = any(_NAMES_EFFECTS.fullmatch(column) for column in passage.columns)
    return named and passage.topic not in _NO_TABLE


def _is_listed(passage: Passage, layout: Layout) -> bool:
    """Tell whether a sentence may be a list: an item, what stands behind a label, a bare line, or "Rare (<1%): vertigo, …"."""
    quote = passage.quote.of(passage.section.view.text)
    if passage.block.label and _YES_OR_NO.match(passage.block.label.of(passage.section.view.text)):
        return False
    return (_is_marked(passage, layout) or leads_a_list(quote)) and not search(
        IS_SIGN, BRACKET.sub("", quote) if passage.is_item else quote
    )


_YES_OR_NO = Pattern(
    r"\W*(?:Q\w*\s*[.:]\s*)?(?:can|does|do|will|could|might|may|is|are|should|would)\b[^?]*\?", re.IGNORECASE
)


def _is_marked(passage: Passage, layout: Layout) -> bool:
    block = passage.block
    return bool(passage.is_item or block.label or block.span in layout.bare) and _begins_block(passage)


# --- what stands above ---

_LEAD_VETO = Pattern(
    r"\b(?:risk factors?|(?:raise|increase)s? (?:your|the|their) (?:risks?|chances?)|before (?:you|taking|using|starting|treatment)|do not (?:take|use)|overdos\w+|(?:signs?|symptoms?) (?:of(?! (?:any|these|the following|one of|(?:a )?(?:serious|severe|side)|:))|that|(?:may |can )?include)|manag(?:e|ing|ement)|"
    r"(?:reduce|lower|prevent|ease|relieve) (?:the )?(?:risk|side|these|symptoms)|how to|what to do|what (?:you )?can|tips?|monitor\w*|tests?|treatment of|if you have (?:a history|ever|had)|"
    r"not (?:a )?(?:side effects?|caused|from)|disease itself|in (?:animals|rats|mice))\b|\bif ?(?:…|\.\.\.)$",
    re.IGNORECASE,
)
_OF_LISTS = frozenset({"of the disease", "unrelated", "with or without the drug", "of other drugs"})


def is_silenced(passage: Passage, layout: Layout) -> bool:
    """Tell whether what stands right above a list, or the item itself, says that it is no list of effects."""
    if not _is_marked(passage, layout):
        return False
    quote = passage.quote.of(passage.section.view.text)
    return (
        any(search(_LEAD_VETO, lead) or denies(lead) for lead in _nearer_leads(passage))
        or silencing(quote, only=_OF_LISTS) is not None
        or is_of_the_disease(quote, layout)
    )


def _nearer_leads(passage: Passage) -> Iterator[str]:
    """Yield the leads below the heading that makes the topic."""
    for lead in passage.leads:
        if lead in passage.section.headings and section_type(lead) in _LISTED_IN:
            return
        yield lead


def _begins_block(passage: Passage) -> bool:
    """Tell whether a passage is the first of its block."""
    label = passage.block.label
    begin = label.end if label else passage.block.span.start
    return passage.span.start - begin <= _MARKS


_MARKS = 6


def _joined(passages: list[Passage]) -> Passage:
    """Return the clauses of a sentence as one passage."""
    span = Span(passages[0].span.start, passages[-1].span.end)
    return without_references(replace(passages[0], span=span, text=readable(span.of(passages[0].section.view.text))))


def _listed(passage: Passage, layout: Layout) -> Iterator[Listed]:
    """Read an item; one that has items below it names an effect only where the lexicon knows it."""
    label, is_parent = passage.block.label, passage.block.span in layout.parents
    wording = label.of(passage.section.view.text) if label else ""
    first = _begins_block(passage)
    found = read_listed(
        passage.text,
        passage.span.start,
        label=wording if first else "",
        label_start=label.start if label else 0,
        in_list=(_is_item(passage, layout) and not is_parent) or (not first and bool(wording) and governs(wording)),
    )
    yield from (x for x in found if not is_parent or is_known(x.item))


def _is_item(passage: Passage, layout: Layout) -> bool:
    """Tell whether a passage is an item, or a line without a mark below one that says how often what follows occurs."""
    rated = any(heads_by_frequency(lead) for lead in passage.leads[:1])
    return passage.is_item or (rated and passage.block.span in layout.bare)
