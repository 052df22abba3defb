"""Adverse effects: won by structure first (lists, labels, tables), then from sentences that tell of them.

In a list under a heading on side effects each item is an effect; what stands above it says how often
and how serious ("Common side effects (>10%):"), a bracket or remark beside it wins over that. In
prose an effect needs a frame ("side effects include …", "it can cause …") or a name that the lexicon knows and a
cue that it was seen. Symptoms of a reaction, of an overdose or of the disease are no effects, nor is what a reader is asked to look out for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby, pairwise

from medgraph.extraction.adverse_effect.facts import LIST_RULE, STRUCTURED, TABLE_RULE, effect_candidates
from medgraph.extraction.adverse_effect.headings import named_effects
from medgraph.extraction.adverse_effect.legend import read_legend, with_numbers
from medgraph.extraction.adverse_effect.lists import Listed, at_the_site, leads_a_list, read_listed
from medgraph.extraction.adverse_effect.names import is_known
from medgraph.extraction.adverse_effect.roles import IS_SIGN, role_of, silencing
from medgraph.extraction.adverse_effect.rules import KNOWN, NAMED, RULES
from medgraph.extraction.adverse_effect.sections import about_effects, bare_lists
from medgraph.extraction.adverse_effect.sentences import Effect, read_effects
from medgraph.extraction.adverse_effect.tables import is_flat_table, labelled_effects, read_effect_row
from medgraph.extraction.adverse_effect.words import CUE, FINITE
from medgraph.extraction.language.entries import without_references
from medgraph.extraction.language.frequency import read_frequency, read_rates
from medgraph.extraction.language.mentions import find_known
from medgraph.extraction.language.phrases import term
from medgraph.extraction.page import Page, Passage, readable
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto
from medgraph.lexicon import find_condition
from medgraph.model import BlockKind, Frequency, SectionType, Span
from medgraph.patterns import may_match
from medgraph.sections import section_type

__all__ = ["RULES", "find_adverse_effects"]


def find_adverse_effects(page: Page) -> Iterator[Finding]:
    """Yield the adverse effects that a page states: those that headings name, then the others in page order."""
    legend = read_legend(page.monograph.view.text, page.monograph.blocks)
    findings = list(_findings(page))
    names = _first_names(f for f in findings if isinstance(f, Candidate))
    for finding in findings:
        yield _defined(_named_alike(finding, names), legend) if isinstance(finding, Candidate) else finding


def _findings(page: Page) -> Iterator[Finding]:
    for passage, item in named_effects(page):
        yield from effect_candidates(passage, Effect(item, known=True), NAMED.id)
    parents, bare = _parents(page.passages), bare_lists(page.passages)
    uses = _uses(page)
    for _, sentence in groupby(about_effects(page), key=lambda p: (p.block.span, p.quote)):
        for finding in _from_clauses(list(sentence), page, parents, bare, uses):
            of_use = isinstance(finding, Candidate) and finding.rule == KNOWN.id and _concept(finding.object) in uses
            if not of_use:
                yield finding


def _defined(candidate: Candidate, legend: Mapping[str, Frequency]) -> Candidate:
    """Give the effects of lists and tables the numbers that the page gives to its words for frequencies."""
    if not legend or candidate.rule not in STRUCTURED:
        return candidate
    frequency = with_numbers(candidate.qualifiers.frequency, legend)
    return replace(candidate, qualifiers=replace(candidate.qualifiers, frequency=frequency))


def _uses(page: Page) -> frozenset[str]:
    """Return the conditions that the page names where it tells what the drug is for: no sentence without a frame makes them its effects."""
    told = (p.text for p in page.passages if p.topic is SectionType.INDICATIONS)
    return frozenset(_concept(name.of(text)) for text in told for name in find_known(text))


def _concept(name: str) -> str:
    """Return what tells a condition from others: its identifier, or its words in any order."""
    known = find_condition(name)
    return known[0].curie if known else " ".join(sorted(set(name.split()) - _SMALL))


def _from_clauses(
    passages: list[Passage], page: Page, parents: frozenset[Span], bare: frozenset[Span], uses: frozenset[str]
) -> Iterator[Finding]:
    """Read the clauses of one sentence as a list, and where that yields nothing as sentences."""
    found = list(_structured(passages, page, parents, bare, uses))
    yield from found
    alone = not found or (passages[0].block.label is not None and all(_names_label(f, passages[0]) for f in found))
    if alone and passages[0].block.kind is not BlockKind.ROW and passages[0].block.span not in parents:
        for passage in passages:
            yield from _from_sentence(passage, page)


def _names_label(candidate: Candidate, passage: Passage) -> bool:
    """Tell whether an effect was read from the label of its block alone: what stands behind that may be a sentence."""
    label = passage.block.label
    return label is not None and candidate.mention.within(label)


_Names = dict[tuple[str, str], tuple[str, Span]]


def _first_names(candidates: Iterable[Candidate]) -> _Names:
    """Return what the page calls each concept, with the sentence: in its lists where it does, else where it first speaks of it."""
    names: _Names = {}
    for candidate in sorted(candidates, key=lambda c: c.rule not in STRUCTURED):
        here = candidate.object, candidate.passage.quote
        names.setdefault((candidate.drug, _concept(candidate.object)), here)
    return names


def _named_alike(candidate: Candidate, names: _Names) -> Candidate:
    """Give an effect of a sentence the name that the page has for the same concept elsewhere."""
    name, quote = names[candidate.drug, _concept(candidate.object)]
    apart = candidate.rule not in STRUCTURED and quote != candidate.passage.quote
    return replace(candidate, object=name) if apart else candidate


_SMALL = frozenset({"the", "of", "in", "at", "a", "an"})


def _parents(passages: Iterable[Passage]) -> frozenset[Span]:
    """Return the list items that have items of their own below them."""
    blocks = [(p.block, p.section.span) for p in passages if p.is_item]
    return frozenset(a.span for (a, section), (b, other) in pairwise(blocks) if b.level > a.level and section == other)


# --- lists, labels, tables ---

_LISTED_IN = frozenset({SectionType.ADVERSE_REACTIONS, SectionType.BOXED_WARNING})
_LEAD_VETO = re.compile(
    r"\b(?:risk factors?|before (?:you|taking|using|starting|treatment)|do not (?:take|use)|overdos\w+|(?:signs?|symptoms?) (?:of|that|(?:may |can )?include)|manag(?:e|ing|ement)|"
    r"(?:reduce|lower|prevent|ease|relieve) (?:the )?(?:risk|side|these|symptoms)|how to|what to do|what (?:you )?can|tips?|monitor\w*|tests?|treatment of|if you have (?:a history|ever|had)|"
    r"not (?:a )?(?:side effects?|caused|from)|disease itself|in (?:animals|rats|mice))\b",
    re.IGNORECASE,
)


def _structured(
    passages: list[Passage], page: Page, parents: frozenset[Span], bare: frozenset[Span], uses: frozenset[str]
) -> Iterator[Candidate]:
    """Read the clauses of one sentence, or a row, as a list of effects."""
    first = passages[0]
    if first.block.kind is BlockKind.ROW:
        yield from _from_row(first, page)
        return
    if not first.subjects or first.topic not in _LISTED_IN:
        return
    if _is_listed(first, bare) and not _silenced(first):
        whole = _joined(passages)
        for listed in _listed(whole, is_parent=first.block.span in parents):
            if listed.is_head and _concept(term(listed.item.text)) in uses:
                continue
            passage = replace(whole, leads=(*listed.leads, *whole.leads))
            item = at_the_site(listed.item, passage.leads)
            yield from effect_candidates(passage, Effect(item, known=False, frequency=listed.beside), LIST_RULE)


def _from_row(row: Passage, page: Page) -> Iterator[Candidate]:
    """Read a row of a table of effects, and elsewhere what stands behind a label "Side effects"."""
    if row.subjects and (row.topic in _LISTED_IN or _is_row_of_effects(row)):
        for item, frequency in read_effect_row(row, page.names.own):
            yield from effect_candidates(row, Effect(item, known=False, frequency=frequency), TABLE_RULE)
        return
    for passage, item in labelled_effects(page, row):
        yield from effect_candidates(passage, Effect(item, known=False), TABLE_RULE)


_NO_TABLE = frozenset(
    {
        SectionType.INTERACTIONS,
        SectionType.DOSAGE,
        SectionType.OVERDOSAGE,
        SectionType.NONCLINICAL,
        SectionType.ALTERNATIVES,
    }
)
_NAMES_EFFECTS = re.compile(
    r"\W*(?:common |possible )?(?:side|adverse|unwanted|undesirable) (?:drug )?(?:effects?|reactions?|events?)\W*",
    re.IGNORECASE,
)


def _is_row_of_effects(passage: Passage) -> bool:
    """Tell whether a row stands in a table whose header says that it lists side effects, whatever the section."""
    named = any(_NAMES_EFFECTS.fullmatch(column) for column in passage.columns)
    return named and passage.topic not in _NO_TABLE


def _is_listed(passage: Passage, bare: frozenset[Span]) -> bool:
    """Tell whether a sentence may be a list: an item, what stands behind a label, a bare line, or "Rare (<1%): vertigo, …"."""
    marked = passage.is_item or passage.block.label or passage.block.span in bare
    quote = passage.quote.of(passage.section.view.text)
    return (bool(marked and _begins_block(passage)) or leads_a_list(quote)) and not IS_SIGN.search(quote)


_OF_LISTS = frozenset({"of the disease"})


def _silenced(passage: Passage) -> bool:
    """Tell whether what stands right above a list, or the item itself, says that it is no list of effects."""
    quote = passage.quote.of(passage.section.view.text)
    return (
        any(_LEAD_VETO.search(lead) for lead in _nearer_leads(passage)) or silencing(quote, only=_OF_LISTS) is not None
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
    return passage.span.start - begin <= 6


def _joined(passages: list[Passage]) -> Passage:
    """Return the clauses of a sentence as one passage."""
    span = Span(passages[0].span.start, passages[-1].span.end)
    return without_references(replace(passages[0], span=span, text=readable(span.of(passages[0].section.view.text))))


def _listed(passage: Passage, *, is_parent: bool) -> Iterator[Listed]:
    """Read an item; one that has items below it names an effect only where the lexicon knows it."""
    label = passage.block.label
    wording = label.of(passage.section.view.text) if label else ""
    found = read_listed(
        passage.text,
        passage.span.start,
        label=wording,
        label_start=label.start if label else 0,
        in_list=passage.is_item and not is_parent,
    )
    yield from (x for x in found if not is_parent or is_known(x.item))


# --- sentences ---

_Frame = tuple[Rule, re.Match[str]]


def _from_sentence(passage: Passage, page: Page) -> Iterator[Finding]:
    """Read a clause: what the frames of the rules expect, and in a section on effects what the lexicon knows."""
    frames = [
        (rule, found)
        for rule in RULES
        if may_match(rule.trigger, passage.text) and _is_open(rule, passage, page)
        for found in rule.trigger.finditer(passage.text)
        if "subject" not in found.groupdict() or _is_about_drug(found, passage, page)
    ]
    in_section = passage.topic is SectionType.ADVERSE_REACTIONS
    quote = passage.quote.of(passage.section.view.text)
    if not passage.subjects or not (
        frames or (in_section and (_tells(passage.text) or _is_fragment(quote) or is_flat_table(passage.text)))
    ):
        return
    role = silencing(passage.text) or silencing(quote)
    if role:
        yield from (Veto(rule.id, passage, role) for rule, _ in frames)
    else:
        yield from _effects(passage, frames, in_section=in_section)


def _effects(passage: Passage, frames: list[_Frame], *, in_section: bool) -> Iterator[Finding]:
    """Yield the effects of a clause that stand in a frame, and in a section on effects the others too."""
    expected = tuple(Span(*found.span("object")) for rule, found in frames if rule.name in _TRUSTED and in_section)
    flat = is_flat_table(passage.text) and len(read_rates(passage.text)) > 1
    for effect in read_effects(passage.text, passage.span.start, expected):
        place = Span(effect.item.span.start - passage.span.start, effect.item.span.end - passage.span.start)
        rule = next(
            (rule for rule, found in frames if place.overlaps(Span(*found.span("object")))),
            KNOWN if in_section else None,
        )
        role = role_of(passage.text, place.start, place.end)
        if rule and role and rule.name != _SIGN_OF:
            yield Veto(rule.id, passage, role)
        elif rule:
            yield from effect_candidates(passage, replace(effect, frequency=None) if flat else effect, rule.id)


_SIGN_OF = "adverse_effect.sign_of"

# The frames whose slot holds nothing but effects.
_TRUSTED = frozenset({"adverse_effect.include", "adverse_effect.reported", "adverse_effect.causes"})


def _tells(text: str) -> bool:
    """Tell whether a clause under a heading on effects says that something was seen, or how often."""
    return bool(CUE.search(text)) or read_frequency(text) is not None or _is_enumeration(text)


def _is_enumeration(text: str) -> bool:
    """Tell whether a clause begins with several effects: "Hives, itching or a rash come from the filler"."""
    names = find_known(text)
    return (
        len(names) >= _SEVERAL
        and names[0].start <= _AT_START
        and not re.search(r"[a-z]{3,}\s+[a-z]{3,}", text[names[0].end : names[1].start])
    )


_SEVERAL = 3
_AT_START = 3


def _is_fragment(quote: str) -> bool:
    """Tell whether a sentence is an answer in fragments, without a verb: "Raised liver enzymes; anaphylaxis."; a heading has no stop."""
    return quote.rstrip().endswith((".", "!")) and not FINITE.search(quote)


_IT = re.compile(
    r"it|they|(?:this|the|these) (?:medicine|medication|drug|treatment|vaccine|tablet|capsule|injection|infusion|cream|gel|inhaler|patch)s?",
    re.IGNORECASE,
)


def _is_about_drug(found: re.Match[str], passage: Passage, page: Page) -> bool:
    """Tell whether the words before a verb are the drug: its name, or "it" where a sentence begins that is not about a disease."""
    subject = found["subject"].lower()
    if _IT.fullmatch(subject):
        return found.start() == 0 and passage.span.start == passage.quote.start and passage.topic not in _OF_DISEASES
    return any(name.lower() in subject for name in page.names.own)


_OF_DISEASES = frozenset(
    {SectionType.DESCRIPTION, SectionType.INDICATIONS, SectionType.OTHER, SectionType.CONTRAINDICATIONS}
)


def _is_open(rule: Rule, passage: Passage, page: Page) -> bool:
    """Tell whether a rule may speak: in its sections, and on other drugs everywhere that it is not of a section alone."""
    if rule in (KNOWN, NAMED):
        return False
    return passage.topic in rule.gate or (rule.name == "adverse_effect.causes" and page.drug not in passage.subjects)
