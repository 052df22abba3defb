"""Adverse effects: won by structure first (lists, labels, tables), then from sentences that tell of them.

In a list under a heading on side effects each item is an effect; what stands above it says how often
and how serious ("Common side effects (>10%):"), a bracket or remark beside it wins over that. In
prose an effect needs a frame ("side effects include …", "it can cause …") or a name that the lexicon knows and a
cue that it was seen. Symptoms of a reaction, of an overdose or of the disease are no effects, nor is what a reader is asked to look out for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from medgraph.extraction import context
from medgraph.extraction.effect_lists import Listed, read_listed
from medgraph.extraction.effect_rules import KNOWN, RULES, may_speak, silencing
from medgraph.extraction.effect_sections import about_effects, bare_lists
from medgraph.extraction.effect_sentences import Effect, is_flat_table, is_known, read_effects
from medgraph.extraction.effect_tables import read_effect_row
from medgraph.extraction.effect_words import CUE, FINITE, calls_serious, is_vague
from medgraph.extraction.entries import without_references
from medgraph.extraction.frequency import read_band, read_frequency, read_rates
from medgraph.extraction.lists import Item
from medgraph.extraction.mentions import find_known
from medgraph.extraction.names import is_drug
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.phrases import term
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto
from medgraph.lexicon import clinical_term, find_condition
from medgraph.model import BlockKind, Frequency, Polarity, Qualifiers, Relation, Scope, SectionType, Span
from medgraph.sections import section_type

__all__ = ["RULES", "find_adverse_effects"]

_LIST_RULE = "adverse_effect.list/1"
_TABLE_RULE = "adverse_effect.table/1"


def find_adverse_effects(page: Page) -> Iterator[Finding]:
    """Yield the adverse effects that a page states, in page order."""
    parents, bare = _parents(page.passages), bare_lists(page.passages)
    names: dict[tuple[str, str], str] = {}
    for _, sentence in groupby(about_effects(page), key=lambda p: (p.block.span, p.quote)):
        for finding in _from_clauses(list(sentence), page, parents, bare):
            yield _named_alike(finding, names) if isinstance(finding, Candidate) else finding


def _from_clauses(passages: list[Passage], page: Page, parents: frozenset[Span], bare: frozenset[Span]) -> Iterator[Finding]:
    """Read the clauses of one sentence as a list, and where that yields nothing as sentences."""
    found = list(_structured(passages, page, parents, bare))
    yield from found
    if not found and passages[0].block.kind is not BlockKind.ROW and passages[0].block.span not in parents:
        for passage in passages:
            yield from _from_sentence(passage, page)


def _named_alike(candidate: Candidate, names: dict[tuple[str, str], str]) -> Candidate:
    """Give an effect of a sentence that the page has named before in other words of the same concept its first name."""
    known = find_condition(candidate.object)
    key = known[0].curie if known else " ".join(sorted(set(candidate.object.split()) - _SMALL))
    first = names.setdefault((candidate.drug, key), candidate.object)
    return candidate if candidate.rule in (_LIST_RULE, _TABLE_RULE) else replace(candidate, object=first)


_SMALL = frozenset({"the", "of", "in", "at", "a", "an"})


def _parents(passages: Iterable[Passage]) -> frozenset[Span]:
    """Return the list items that have items of their own below them."""
    blocks = [(p.block, p.section.span) for p in passages if p.is_item]
    return frozenset(a.span for (a, section), (b, other) in zip(blocks, blocks[1:], strict=False) if b.level > a.level and section == other)


# --- lists, labels, tables ---

_LISTED_IN = frozenset({SectionType.ADVERSE_REACTIONS, SectionType.BOXED_WARNING})
_LEAD_VETO = re.compile(
    r"\b(?:risk factors?|before (?:you|taking|using|starting|treatment)|do not (?:take|use)|overdos\w+|(?:signs?|symptoms?) (?:of|that)|manag(?:e|ing|ement)|"
    r"(?:reduce|lower|prevent|ease|relieve) (?:the )?(?:risk|side|these|symptoms)|how to|what to do|what (?:you )?can|tips?|monitor\w*|tests?|treatment of|if you have (?:a history|ever|had)|"
    r"not (?:a )?(?:side effects?|caused|from)|disease itself|in (?:animals|rats|mice))\b",
    re.IGNORECASE,
)


def _structured(passages: list[Passage], page: Page, parents: frozenset[Span], bare: frozenset[Span]) -> Iterator[Candidate]:
    """Read the clauses of one sentence, or a row, as a list of effects."""
    first = passages[0]
    if first.topic not in _LISTED_IN or not first.subjects:
        return
    if first.block.kind is BlockKind.ROW:
        for item, frequency in read_effect_row(first, page.names.own):
            yield from _candidates(first, Effect(item, known=False, frequency=frequency), _TABLE_RULE)
    elif (first.is_item or first.block.label or first.block.span in bare) and _begins_block(first) and not _silenced(first):
        whole = _joined(passages)
        for listed in _listed(whole, is_parent=first.block.span in parents):
            passage = replace(whole, leads=(*listed.leads, *whole.leads))
            yield from _candidates(passage, Effect(listed.item, known=False, frequency=listed.beside), _LIST_RULE)


def _silenced(passage: Passage) -> bool:
    """Tell whether what stands right above a list, or the item itself, says that it is no list of effects."""
    quote = passage.quote.of(passage.section.view.text)
    return any(_LEAD_VETO.search(lead) for lead in _nearer_leads(passage)) or silencing(quote, in_list=True) is not None


def _nearer_leads(passage: Passage) -> Iterator[str]:
    """Yield the leads up to the one that makes the topic."""
    for lead in passage.leads:
        if section_type(lead) in _LISTED_IN:
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
    return without_references(replace(passages[0], span=span, text=span.of(passages[0].section.view.text).replace("\n", " ")))


def _listed(passage: Passage, *, is_parent: bool) -> Iterator[Listed]:
    """Read an item; one that has items below it names an effect only where the lexicon knows it."""
    label = passage.block.label
    wording = label.of(passage.section.view.text) if label else ""
    found = read_listed(passage.text, passage.span.start, label=wording, label_start=label.start if label else 0, in_list=passage.is_item and not is_parent)
    yield from (x for x in found if not is_parent or is_known(x.item))


# --- sentences ---


def _from_sentence(passage: Passage, page: Page) -> Iterator[Finding]:
    """Read a clause: what the frames of the rules expect, and in a section on effects what the lexicon knows."""
    low = passage.text.lower()
    frames = [(rule, found) for rule in RULES if _is_open(rule, passage, page) and may_speak(rule, low) for found in rule.trigger.finditer(passage.text)]
    in_section = passage.topic is SectionType.ADVERSE_REACTIONS
    quote = passage.quote.of(passage.section.view.text)
    if not passage.subjects or not (frames or (in_section and (_tells(passage.text) or _is_fragment(quote) or is_flat_table(passage.text)))):
        return
    role = silencing(passage.text) or silencing(quote)
    if role:
        yield from (Veto(rule.id, passage, role) for rule, _ in frames)
        return
    expected = tuple(Span(*found.span("object")) for rule, found in frames if rule.name in _TRUSTED)
    flat = is_flat_table(passage.text) and len(read_rates(passage.text)) > 1
    for effect in read_effects(passage.text, passage.span.start, expected if in_section else ()):
        effect = replace(effect, frequency=None) if flat else effect
        rule = _rule_of(effect, passage, frames)
        if rule:
            yield from _candidates(passage, effect, rule.id)


# The frames whose slot holds nothing but effects.
_TRUSTED = frozenset({"adverse_effect.include", "adverse_effect.reported", "adverse_effect.causes"})


def _tells(text: str) -> bool:
    """Tell whether a clause under a heading on effects says that something was seen, or how often."""
    return bool(CUE.search(text)) or read_frequency(text) is not None or _is_enumeration(text)


def _is_enumeration(text: str) -> bool:
    """Tell whether a clause begins with several effects: "Hives, itching or a rash come from the filler"."""
    names = find_known(text)
    return len(names) >= _SEVERAL and names[0].start <= _AT_START and not re.search(r"[a-z]{3,}\s+[a-z]{3,}", text[names[0].end : names[1].start])


_SEVERAL = 3
_AT_START = 3


def _is_fragment(quote: str) -> bool:
    """Tell whether a sentence is an answer in fragments, without a verb: "Raised liver enzymes; anaphylaxis."; a heading has no stop."""
    return quote.rstrip().endswith((".", "!")) and not FINITE.search(quote)


def _is_open(rule: Rule, passage: Passage, page: Page) -> bool:
    """Tell whether a rule may speak: in its sections, and on other drugs everywhere that it is not of a section alone."""
    if rule is KNOWN:
        return False
    return passage.topic in rule.gate or (rule.name == "adverse_effect.causes" and page.drug not in passage.subjects)


def _rule_of(effect: Effect, passage: Passage, frames: list[tuple[Rule, re.Match[str]]]) -> Rule | None:
    """Return the rule whose frame an effect stands in, or the rule of known names in a section on effects."""
    place = Span(effect.item.span.start - passage.span.start, effect.item.span.end - passage.span.start)
    framed = next((rule for rule, found in frames if place.overlaps(Span(*found.span("object")))), None)
    return framed or (KNOWN if passage.topic is SectionType.ADVERSE_REACTIONS else None)


# --- facts ---


def _candidates(passage: Passage, effect: Effect, rule: str) -> Iterator[Candidate]:
    item = effect.item
    qualifiers = Qualifiers(
        frequency=_frequency(passage, effect), serious=_is_serious(passage, item), part_of=term(item.part_of) if item.part_of else None
    )
    for name in _names(item):
        for drug in passage.subjects:
            yield Candidate(Relation.HAS_ADVERSE_EFFECT, name, drug, passage, item.span, rule, _polarity(passage, item, rule), _scope(passage), qualifiers)


def _names(item: Item) -> Iterator[str]:
    """Yield what an effect is called: the more clinical of its wording and its gloss; of a lay wording with several glosses the glosses."""
    name = _MILD.sub("", term(item.text))
    parts = [term(part) for part in re.split(r",|\band\b|\bor\b", item.gloss or "") if part.strip()]
    concepts = [known[0].curie if (known := find_condition(wording)) else "" for wording in (name, *parts)]
    if len(parts) > 1 and all(concepts[1:]) and concepts[0] in ("", *concepts[1:]):
        yield from parts
        return
    name = clinical_term(name, term(item.gloss) if item.gloss else None)
    if not is_vague(name) and section_type(name) is not SectionType.ADVERSE_REACTIONS and not is_drug(name):
        yield name


_MILD = re.compile(r"^(?:mild|slight|minor|moderate)(?: (?:to|or|and) moderate)? (?=\w)")
_WITHOUT_PAIR = re.compile(r"\bwith or without\b", re.IGNORECASE)
_DENIED = re.compile(
    r"^[^.;]{0,60}?\b(?:(?:was|were|is|are|has|have|had|did|does|do|could|can)(?: \w+)? (?:not|never|neither)|(?:wasn|weren|isn|aren|hasn|haven|didn)['’]t|no more (?:often|common|frequent)|"
    r"not more (?:often|common|frequent)|(?:was|were) absent|less frequent on treatment)\b",
    re.IGNORECASE,
)


def _polarity(passage: Passage, item: Item, rule: str) -> Polarity:
    """Return whether the words before an effect, or the verb behind it, deny it; lists affirm."""
    if rule in (_LIST_RULE, _TABLE_RULE):
        return Polarity.AFFIRMED
    before = passage.text[: max(0, item.span.start - passage.span.start)]
    behind = passage.text[max(0, item.span.end - passage.span.start) :]
    return Polarity.NEGATED if _DENIED.match(behind) else context.polarity(_WITHOUT_PAIR.sub("_", before))


_CLASS_SUBJECT = re.compile(
    r"^\W*(?:(?:because|since|as|all|most|some|many|other|the|like) )*[\w-]*(?: [\w-]+){0,2}?(?:statins|inhibitors|antagonists|agonists|blockers|steroids|corticosteroids|oligonucleotides|antibodies|diuretics|opioids|"
    r"NSAIDs|sulfonylureas|fluoroquinolones|antibiotics|antidepressants|medicines|drugs)\b[^.]{0,30}\b(?:are known|can|may|have|as a class|cause|increase)|\b(?:related|other|similar|sister) (?:[\w-]+ )?(?:drugs|medicines|oligonucleotides|agents|compounds|products|vaccines)\b",
    re.IGNORECASE,
)


def _scope(passage: Passage) -> Scope:
    quote = passage.quote.of(passage.section.view.text)
    found = context.scope(quote)
    return Scope.CLASS_EFFECT if found is Scope.HUMAN and _CLASS_SUBJECT.search(quote) else found


def _frequency(passage: Passage, effect: Effect) -> Frequency | None:
    """Return the frequency nearest to an effect: its bracket, its remark or sentence, then what governs it; the first number wins."""
    notes = [read_frequency(note) for note in effect.item.notes]
    above = [read_frequency(lead) for lead in passage.leads if len(lead) < _LONGEST_LEAD]
    known = [f for f in (*notes, effect.frequency, *above) if f is not None]
    numbers = next((f for f in known if f.as_written), None)
    band = next((f.band for f in known if f.band), None) or (None if passage.is_item else read_band(passage.text))
    if numbers is None:
        return Frequency(band=band) if band else None
    return replace(numbers, band=numbers.band or band)


_LONGEST_LEAD = 160


def _is_serious(passage: Passage, item: Item) -> bool:
    """Tell whether what governs an effect, or its own sentence, calls it serious."""
    words = [*item.notes, *passage.leads] if passage.is_item or passage.block.label else [passage.text, *passage.leads]
    return any(calls_serious(w) for w in words if len(w) < 400)
