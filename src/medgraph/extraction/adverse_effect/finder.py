"""Adverse effects: won by structure first (lists, labels, tables), then from sentences that tell of them.

In a list under a heading on side effects each item is an effect; what stands above it says how often
and how serious ("Common side effects (>10%):"), a bracket or remark beside it wins over that. In
prose an effect needs a frame ("side effects include …", "it can cause …"), or a section on effects and a name that the lexicon
knows. Symptoms of a reaction, of an overdose or of the disease are no effects, nor is what a reader is asked to look out for.

On official labels a learned tagger decides which effects the boxed warning, warnings and adverse reactions state (`tagger`); there
rules tell how often they occur, how serious they are and in whom, of the effects that the tagger finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from medgraph.extraction.adverse_effect.animals import in_animals_alone
from medgraph.extraction.adverse_effect.asked import asked_effects
from medgraph.extraction.adverse_effect.exact import with_exact
from medgraph.extraction.adverse_effect.facts import ASKED_RULE, STRUCTURED, effect_candidates
from medgraph.extraction.adverse_effect.frames import read_sentence
from medgraph.extraction.adverse_effect.headings import named_effects
from medgraph.extraction.adverse_effect.legend import read_legend, with_numbers
from medgraph.extraction.adverse_effect.on_label import on_label
from medgraph.extraction.adverse_effect.resumed import resumed, still_spoken_of
from medgraph.extraction.adverse_effect.rules import KNOWN, NAMED, RULES
from medgraph.extraction.adverse_effect.sections import about_effects
from medgraph.extraction.adverse_effect.sentences import Effect
from medgraph.extraction.adverse_effect.structure import (
    Layout,
    concept,
    is_of_the_disease,
    is_silenced,
    layout_of,
    read_structured,
)
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding
from medgraph.model import BlockKind, Frequency, Span

__all__ = ["RULES", "find_adverse_effects"]


def find_adverse_effects(page: Page) -> Iterator[Finding]:
    """Yield the adverse effects that a page states: those that headings name, then the others in page order."""
    legend = read_legend(page.monograph.view.text, page.monograph.blocks)
    findings = list(on_label(in_animals_alone(_findings(page), page), page))
    names = _first_names(f for f in findings if isinstance(f, Candidate))
    told = [_defined(_named_alike(f, names), legend) if isinstance(f, Candidate) else f for f in findings]
    yield from told if page.monograph.parts else with_exact(told)


def _findings(page: Page) -> Iterator[Finding]:
    layout = layout_of(page)
    for passage, item in named_effects(page):
        yield from effect_candidates(passage, Effect(item, known=True), NAMED.id)
    for passage, item in asked_effects(page):
        yield from effect_candidates(passage, Effect(item, known=True), ASKED_RULE)
    before: list[Finding] = []
    for _, sentence in groupby(about_effects(page), key=lambda p: (p.block.span, p.quote)):
        passages = list(sentence)
        found = [each for each in _from_clauses(passages, page, layout) if not _is_use(each, layout)]
        again = [resumed(passages[0], before), *(resumed(passage, found) for passage in passages[1:] if found)]
        yield from (*found, *filter(None, again))
        before = still_spoken_of(before, found, passages)


def _is_use(finding: Finding, layout: Layout) -> bool:
    """Tell whether a sentence without a frame names what the drug is for."""
    known = isinstance(finding, Candidate) and finding.rule == KNOWN.id
    return known and isinstance(finding, Candidate) and concept(finding.object) in layout.uses


def _from_clauses(passages: list[Passage], page: Page, layout: Layout) -> Iterator[Finding]:
    """Read the clauses of one sentence as a list, and where that yields nothing, or its label alone, as sentences."""
    found = list(read_structured(passages, page, layout))
    yield from found
    if all(isinstance(f, Candidate) and _names_label(f, passages[0]) for f in found) and not is_silenced(
        passages[0], layout
    ):
        for passage in passages:
            if is_of_the_disease(passage.text, layout):
                continue
            if passage.block.kind is not BlockKind.ROW and passage.block.span not in layout.parents:
                yield from read_sentence(passage, page)


def _names_label(candidate: Candidate, passage: Passage) -> bool:
    """Tell whether an effect was read from the label of its block: what stands behind that may be a sentence."""
    label = passage.block.label
    return label is not None and candidate.mention.within(label)


def _defined(candidate: Candidate, legend: Mapping[str, Frequency]) -> Candidate:
    """Give the effects of lists and tables the numbers that the page gives to its words for frequencies."""
    if not legend or candidate.rule not in STRUCTURED:
        return candidate
    frequency = with_numbers(candidate.qualifiers.frequency, legend)
    return replace(candidate, qualifiers=replace(candidate.qualifiers, frequency=frequency))


_Names = dict[tuple[str, str], tuple[str, Span]]


def _first_names(candidates: Iterable[Candidate]) -> _Names:
    """Return what the page calls each concept, with the sentence: in its lists where it does, else where it first speaks of it."""
    names: _Names = {}
    for candidate in sorted(candidates, key=lambda c: c.rule not in STRUCTURED):
        here = candidate.object, candidate.passage.quote
        names.setdefault((candidate.drug, concept(candidate.object)), here)
    return names


def _named_alike(candidate: Candidate, names: _Names) -> Candidate:
    """Give an effect of a sentence the name that the page has for the same concept elsewhere."""
    name, quote = names[candidate.drug, concept(candidate.object)]
    apart = candidate.rule not in STRUCTURED and quote != candidate.passage.quote
    return replace(candidate, object=name) if apart else candidate
