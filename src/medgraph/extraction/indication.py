"""What a drug is for: lists and tables of its uses, "is indicated for the treatment of X in Y", "is a drug for X".

In a list under "Uses" each item is an indication, as is the label of a dose by disease ("**Plaque psoriasis:** 80 mg"). Sentences need
a frame. The purpose of lowering or improving something ("to lower cholesterol in adults with HoFH") leads to the
disease of the people it is for. A drug is not for what its page only mentions beside the disease: a symptom, a risk, a cause, and what
it is said not to be for is a denied fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from medgraph.extraction import context
from medgraph.extraction.indication_rules import RULES, is_sure, may_speak
from medgraph.extraction.indication_slots import Indicated, read_indicated
from medgraph.extraction.mentions import find_known
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto
from medgraph.lexicon import find_condition
from medgraph.model import BlockKind, Polarity, Qualifiers, Relation, SectionType, Span
from medgraph.sections import section_type

__all__ = ["RULES", "find_indications"]

_LIST_RULE = "indication.list/2"
_TABLE_RULE = "indication.table/1"
_DOSE_RULE = "indication.dose_label/1"


def find_indications(page: Page) -> Iterator[Finding]:
    """Yield the indications that a page states, in page order."""
    abbreviations = _abbreviations(page)
    parents = _parents(page)
    own = False
    for _, sentence in groupby(page.passages, key=lambda p: (p.block.span, p.quote)):
        passages = list(sentence)
        found: list[Finding] = list(_structured(passages, abbreviations, parents))
        if not found and passages[0].block.kind is not BlockKind.ROW:
            found = [finding for passage in passages for finding in _from_sentence(passage, abbreviations)]
        own = own or any(isinstance(f, Candidate) and f.polarity is Polarity.AFFIRMED and f.drug == page.drug for f in found)
        yield from found
    if not own:
        yield from _from_dose_labels(page, abbreviations)


def _parents(page: Page) -> frozenset[Span]:
    """Return the list items that have items of their own below them."""
    items = [p for p in page.passages if p.is_item]
    return frozenset(a.block.span for a, b in zip(items, items[1:], strict=False) if b.block.level > a.block.level and a.section.span == b.section.span)


_INITIALS = re.compile(r"\b[A-Z]{2,5}\b")
_NAMING = frozenset({SectionType.INDICATIONS, SectionType.DOSAGE})


def _abbreviations(page: Page) -> Mapping[str, str]:
    """Return the page's abbreviations, with those of the diseases of its lists that it uses without a definition ("CML")."""
    found = dict(page.abbreviations)
    wordings = [lead for p in page.passages if p.topic in _NAMING for lead in (p.text, *p.leads[:1])]
    wanted = {short for wording in wordings for short in _INITIALS.findall(wording)} - set(found)
    for wording in dict.fromkeys(wordings) if wanted else ():
        for name in (span.of(wording) for span in find_known(wording)):
            initials = "".join(word[0] for word in re.split(r"[\s-]+", name)).upper()
            if initials in wanted and len(name) > len(initials):
                found.setdefault(initials, name.lower())
    return found


# --- lists, labels, tables ---

_LIST_VETO = re.compile(
    r"\b(?:limitations?|not (?:indicated|recommended|approved|for|an option|meant|used|suitable)|off-label|contraindicat\w*|unapproved|do not|never|before|correct|caution\w*|care|careful\w*|should not|must not|who should|people who cannot)\b", re.IGNORECASE
)
_AMOUNT = re.compile(r"^\W*(?:\w+:? ){0,4}?\d[\d.,]*(?:\s*(?:-|–|to)\s*\d[\d.,]*)?\s*(?:mg|mcg|µg|g|micrograms?|milligrams?|units?|IU|mL|puffs?|tablets?)\b", re.IGNORECASE)
_NO_INDICATION_OF_DOSE = re.compile(
    r"\b(?:impairment|insufficiency|dialysis|renal|hepatic|kidney|liver|failure|elderly|pregnan\w*|overdose|missed|toxicity|reactions?|hypoglyc\w+|neutropenia|thrombocytopenia|nausea|fever|weight|over|under|child-pugh|poor|bleeding|an? inr|symptoms)\b",
    re.IGNORECASE,
)


def _structured(passages: list[Passage], abbreviations: Mapping[str, str], parents: frozenset[Span]) -> Iterator[Candidate]:
    first = passages[0]
    if first.block.kind is BlockKind.ROW:
        yield from _from_row(first, abbreviations)
    elif _begins_block(first):
        if first.topic is SectionType.INDICATIONS:
            yield from _from_list(_joined(passages), abbreviations, is_parent=first.block.span in parents)
        elif first.topic in _TABLES_IN and _CONDITION_ROW.match(_label(first)):
            yield from _named(_joined(passages), _joined(passages).text, first.span.start, _LIST_RULE, abbreviations)


def _begins_block(passage: Passage) -> bool:
    label = passage.block.label
    return passage.span.start - (label.end if label else passage.block.span.start) <= 6


def _joined(passages: list[Passage]) -> Passage:
    """Return the clauses of a sentence as one passage."""
    span = Span(passages[0].span.start, passages[-1].span.end)
    return replace(passages[0], span=span, text=span.of(passages[0].section.view.text).replace("\n", " "))


def _from_list(passage: Passage, abbreviations: Mapping[str, str], *, is_parent: bool) -> Iterator[Candidate]:
    """Read an item or labelled paragraph under a heading on uses, if it is no sentence of its own."""
    label = passage.block.label
    text = passage.text
    if passage.is_item and label and not section_type(label.of(passage.section.view.text)):
        yield from _named(passage, _label(passage), label.start, _LIST_RULE, abbreviations)
    starts_named = _begins_named(text)
    if _is_sentence(text) and not starts_named:
        return
    if (passage.is_item or label or starts_named) and not is_parent or (is_parent and starts_named):
        yield from _named(passage, _COLON.split(text)[-1] if _leads(text) else text, passage.span.end - len(_COLON.split(text)[-1]) if _leads(text) else passage.span.start, _LIST_RULE, abbreviations, trusted=passage.is_item)


_COLON = re.compile(r":\s+")


def _leads(text: str) -> bool:
    """Tell whether an item has a lead before its colon that names no condition: "After surgery: pain"."""
    head, colon, _ = text.partition(": ")
    return bool(colon) and find_condition(head.strip(), disease_first=True) is None and len(head.split()) <= _LEAD_WORDS


_LEAD_WORDS = 8
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|does|do|did|can|could|may|might|will|would|should|must|cannot|carry|tells?|lets?|makes?|needs?|covers?|qualif\w+)\b", re.IGNORECASE)


def _is_sentence(text: str) -> bool:
    return bool(_VERB.search(re.sub(r"\([^()]*\)|\b(?:who|that|which|whose|if|when|after|because|where|until|once|so)\b.*", "", text))) or any(rule.trigger.search(text) for rule in RULES)


def _begins_named(text: str) -> bool:
    """Tell whether a text begins with a condition that stands by itself: "Duchenne muscular dystrophy, provided that …"."""
    first = next(iter(find_known(text[:120])), None)
    if first is None or text[: first.start].strip().lower() not in ("", "severe", "chronic", "acute", "active"):
        return False
    return bool(re.match(r"\s*(?:\([^()]*\))?\s*(?:[.,;:]|$|(?:in|with|due|for|that|of|and|or)\b)", text[first.end :])) and not _VERB.search(text[first.end : first.end + 12])


def _label(passage: Passage) -> str:
    return passage.block.label.of(passage.section.view.text) if passage.block.label else ""


def _from_dose_labels(page: Page, abbreviations: Mapping[str, str]) -> Iterator[Candidate]:
    """Read the labels of doses on a page that says nowhere else what the drug is for."""
    for passage in page.passages:
        if passage.topic is SectionType.DOSAGE and passage.block.kind is not BlockKind.ROW and page.drug in passage.subjects:
            yield from _from_dose_label(passage, abbreviations)


def _from_dose_label(passage: Passage, abbreviations: Mapping[str, str]) -> Iterator[Candidate]:
    """Read the label of a dose by disease: "**Plaque psoriasis:** 80 mg", "Newly diagnosed CML: 340 mg/m2"."""
    label, start, text = _label(passage), passage.block.label.start if passage.block.label else 0, passage.text
    if not (passage.is_item and label):
        label, colon, text = text.partition(": ")
        start = passage.span.start
        if not colon:
            return
    if _AMOUNT.match(text) and not _NO_INDICATION_OF_DOSE.search(label) and len(label) < _LONGEST_LABEL and not any(_NO_INDICATION_OF_DOSE.search(lead) for lead in passage.leads[1:2] if len(lead) < _LONGEST_LABEL):
        yield from _named(passage, label, start, _DOSE_RULE, abbreviations)


_LONGEST_LABEL = 120
_CONDITION_COLUMN = re.compile(r"^\W*(?:indications?|conditions?|diseases?|for what|used? (?:for|in)|uses?|diagnosis|approved (?:for|uses?)|treats)\W*$", re.IGNORECASE)
_CONDITION_ROW = re.compile(r"^\W*(?:indications?|used? (?:for|in)|uses?|licen[sc]ed for|approved (?:for|uses?)|therapeutic indications?|what it (?:is for|treats)|treats)\W*$", re.IGNORECASE)
_TABLES_IN = frozenset({SectionType.INDICATIONS, SectionType.DOSAGE, SectionType.DESCRIPTION, SectionType.OTHER, SectionType.NAMES})


def _from_row(passage: Passage, abbreviations: Mapping[str, str]) -> Iterator[Candidate]:
    """Read the cell of a column "Indication", or the cell behind a cell "Used for"."""
    text = passage.section.view.text
    if passage.topic not in _TABLES_IN:
        return
    for index, cell in enumerate(passage.cells):
        named = index < len(passage.columns) and _CONDITION_COLUMN.match(passage.columns[index])
        behind = index == 1 and _CONDITION_ROW.match(passage.cells[0].of(text))
        if (named or behind) and not _NO_INDICATION_OF_DOSE.search(cell.of(text)):
            yield from _named(passage, cell.of(text).replace("\n", " "), cell.start, _TABLE_RULE, abbreviations, trusted=passage.topic is SectionType.INDICATIONS)


def _named(passage: Passage, text: str, start: int, rule: str, abbreviations: Mapping[str, str], *, trusted: bool = False) -> Iterator[Candidate]:
    """Yield the conditions that a list item, a label or a cell names; denied where it or what it stands under denies."""
    leads = [lead for lead in passage.leads[:2] if len(lead) < _LONGEST_LEAD and not lead.startswith(text)]
    denied = any(_LIST_VETO.search(lead) or context.negated(lead) for lead in leads) or bool(_LIST_VETO.match(text))
    for found in (*_contraception(passage), *read_indicated(text, start, abbreviations, trusted=trusted and not denied)):
        negated = denied or context.negated(text[: max(0, found.span.start - start)])
        yield from _candidates(passage, found, rule, Polarity.NEGATED if negated else Polarity.AFFIRMED)


_LONGEST_LEAD = 160

# --- sentences ---

_DENIED_BEHIND = re.compile(
    r"^[^.;]{0,80}?\b(?:(?:is|are|was|were|has|have) (?:as such )?(?:not|no|never)|isn['’]t|aren['’]t|not on the label|not an? (?:approved|licen[sc]ed)|has not been|would not)\b", re.IGNORECASE
)
_DENIED_BEFORE = re.compile(r"\bno (?:approved |licen[sc]ed |established )?(?:role|use|place|effect|treatment)\b|\bnot (?:an? )?(?:option|treatment|cure|candidate)\b|\bcan(?:no|['’])t\b|\bwon['’]t\b", re.IGNORECASE)


def _from_sentence(passage: Passage, abbreviations: Mapping[str, str]) -> Iterator[Finding]:
    """Read what the frames of a clause hold; other drugs' uses are told in any section on drugs."""
    seen: set[str] = set()
    low = passage.text.lower()
    for rule in RULES:
        for found in rule.trigger.finditer(passage.text) if passage.topic in rule.gate and passage.subjects and may_speak(rule, low) else ():
            veto = next((v for v in rule.vetoes if v.search(passage.text)), None)
            if veto:
                yield Veto(rule.id, passage, veto.pattern)
                continue
            for candidate in _from_frame(passage, rule, found, abbreviations):
                if candidate.object not in seen or candidate.polarity is Polarity.NEGATED:
                    yield candidate
                seen.add(candidate.object)


def _from_frame(passage: Passage, rule: Rule, found: re.Match[str], abbreviations: Mapping[str, str]) -> Iterator[Candidate]:
    slot = found["object"]
    if _CURE.match(slot):
        return
    before = passage.text[: found.start("object")]
    for indicated in (*_contraception(passage), *read_indicated(slot, passage.span.start + found.start("object"), abbreviations, trusted=is_sure(rule, before))):
        behind = passage.text[max(0, indicated.span.end - passage.span.start) :]
        denied = context.negated(before) or bool(_DENIED_BEFORE.search(before)) or bool(_DENIED_BEHIND.match(behind))
        yield from _candidates(passage, indicated, rule.id, Polarity.NEGATED if denied else context.polarity(before))


_CONTRACEPTION = re.compile(r"\b(?:prevent(?:ion of|s|ing)?|protect\w* (?:against|from)) (?:an? |unintended |unwanted )*(?P<pregnancy>pregnancy)\b", re.IGNORECASE)


def _contraception(passage: Passage) -> Iterator[Indicated]:
    """Read "the prevention of pregnancy", which is a use and no disease."""
    found = _CONTRACEPTION.search(passage.text)
    if found:
        yield Indicated("prevention of pregnancy", Span(passage.span.start + found.start(), passage.span.start + found.end()))


_CURE = re.compile(r"^\W*(?:a )?cure\b", re.IGNORECASE)


def _candidates(passage: Passage, found: Indicated, rule: str, polarity: Polarity) -> Iterator[Candidate]:
    scope = context.scope(passage.text)
    qualifiers = Qualifiers(population=found.population, condition=found.condition, severity=found.severity)
    for drug in passage.subjects:
        yield Candidate(
            Relation.INDICATED_FOR, found.name, drug, passage, found.span, rule, polarity,
            scope if scope is context.Scope.ANIMAL else context.Scope.HUMAN, qualifiers,
        )  # fmt: skip
