"""Join what was found at many places of a page into one fact a statement, with all its sentences.

Two findings are one fact if they agree in drug, relation, object, polarity and scope and in what makes
a statement of its own: the numbers of a frequency, a dose, the target of a mechanism. All other
qualifiers fill each other's gaps, the first on the page winning.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby

from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Veto
from medgraph.lexicon import find_condition
from medgraph.model import (
    Evidence,
    Fact,
    Frequency,
    Monograph,
    Qualifiers,
    Relation,
    Residue,
    ResidueReason,
    Section,
    SectionType,
    Span,
)

_AROUND = 32


def assemble(candidates: Iterable[Candidate], page: Page) -> tuple[Fact, ...]:
    """Return the facts of a page in the order in which the page first states them."""
    named = (_plainly_named(each) for each in candidates if not _is_itself(each, page))
    ordered = sorted(named, key=lambda c: (c.passage.quote, c.mention, c.relation, c.object, c.drug))
    groups: dict[tuple[object, ...], list[_Group]] = {}
    for candidate in ordered:
        same = groups.setdefault(_statement(candidate), [])
        group = next((each for each in same if each.takes(candidate)), None)
        if group is None:
            same.append(group := _Group())
        group.add(candidate)
    facts = [_fact(group.members, page) for same in groups.values() for group in same]
    return tuple(
        sorted(
            facts,
            key=lambda f: (
                min(e.start for e in f.evidence),
                _ORDER[f.relation],
                f.drug,
                f.object,
                f.evidence[0].mention_start or 0,
            ),
        )
    )


_HAPPENS = frozenset({Relation.HAS_ADVERSE_EFFECT, Relation.HAS_WARNING, Relation.INDICATED_FOR})


def _is_itself(candidate: Candidate, page: Page) -> bool:
    """Tell whether a drug's own name was taken for what it is for or may cause: "bleeding with X"."""
    return candidate.relation in _HAPPENS and candidate.object in page.names.own


def _plainly_named(candidate: Candidate) -> Candidate:
    """Return a candidate with straight apostrophes in the object's name: "crohn's disease" is one thing, however it is set."""
    plain = candidate.object.replace("’", "'")
    return candidate if plain == candidate.object else replace(candidate, object=plain)


_ORDER = {relation: number for number, relation in enumerate(Relation)}


@dataclass(slots=True)
class _Group:
    """The candidates of one fact; `kinds` has one for each way they are qualified, so that repetition costs nothing."""

    members: list[Candidate] = field(default_factory=list)
    kinds: dict[Qualifiers, Candidate] = field(default_factory=dict)

    def takes(self, candidate: Candidate) -> bool:
        return all(_agree(candidate, other) for other in self.kinds.values())

    def add(self, candidate: Candidate) -> None:
        self.members.append(candidate)
        self.kinds.setdefault(candidate.qualifiers, candidate)


def _statement(candidate: Candidate) -> tuple[object, ...]:
    return candidate.drug, candidate.relation, _object_of(candidate), candidate.polarity, candidate.scope


# Relations where two wordings of one condition ("liver impairment", "hepatic impairment") are one statement.
_BY_CONCEPT = frozenset({Relation.CONTRAINDICATED_IN, Relation.HAS_WARNING})


def _object_of(candidate: Candidate) -> str:
    """Return what tells a candidate's object from others: its concept where wordings count as one, else its name."""
    found = find_condition(candidate.object) if candidate.relation in _BY_CONCEPT else None
    return found[0].curie or candidate.object if found else candidate.object


def _agree(one: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates of one statement may be one fact."""
    a, b = one.qualifiers, other.qualifiers
    if one.relation is Relation.HAS_MECHANISM:
        return a.target == b.target or None in (a.target, b.target)
    if one.relation is Relation.HAS_DOSAGE:
        alike = _fits(a.indication, b.indication) and _fits(a.population, b.population) and _fits(a.route, b.route)
        return a.dose == b.dose and alike
    if one.relation in _OF_SUBSTANCES:
        return (a.strength, a.substance) == (b.strength, b.substance)
    alike = _fits(a.severity, b.severity) and _fits(a.population, b.population)
    return alike and _fits(_numbers(a.frequency), _numbers(b.frequency)) and _fits(_arm(a.frequency), _arm(b.frequency))


_OF_SUBSTANCES = frozenset({Relation.HAS_INGREDIENT, Relation.UNII})


def _fits(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _arm(frequency: Frequency | None) -> tuple[object, object] | None:
    return (frequency.arm, frequency.patients) if frequency and frequency.arm else None


def _numbers(frequency: Frequency | None) -> tuple[object, object] | None:
    if frequency is None or (frequency.low is None and frequency.high is None):
        return None
    return frequency.low, frequency.high


# The sections that are about a relation: their sentences come first among the evidence of a fact.
_HOME = {
    Relation.GENERIC_NAME: {SectionType.NAMES, SectionType.PRODUCT_DATA},
    Relation.BRAND_NAME: {SectionType.NAMES, SectionType.PRODUCT_DATA},
    Relation.HAS_DRUG_CLASS: {SectionType.DESCRIPTION, SectionType.INDICATIONS, SectionType.PRODUCT_DATA},
    Relation.INDICATED_FOR: {SectionType.INDICATIONS},
    Relation.HAS_MECHANISM: {SectionType.MECHANISM, SectionType.PHARMACOLOGY},
    Relation.TARGETS_GENE: {SectionType.MECHANISM, SectionType.PHARMACOLOGY},
    Relation.TARGETS_EXON: {SectionType.MECHANISM, SectionType.PHARMACOLOGY},
    Relation.HAS_ROUTE: {SectionType.DOSAGE, SectionType.PRODUCT_DATA},
    Relation.HAS_DOSAGE: {SectionType.DOSAGE},
    Relation.HAS_ADVERSE_EFFECT: {SectionType.ADVERSE_REACTIONS},
    Relation.CONTRAINDICATED_IN: {SectionType.CONTRAINDICATIONS},
    Relation.HAS_WARNING: {SectionType.WARNINGS, SectionType.BOXED_WARNING},
    Relation.INTERACTS_WITH: {SectionType.INTERACTIONS},
    Relation.REQUIRES_MONITORING: {SectionType.MONITORING},
}


def _fact(group: Sequence[Candidate], page: Page) -> Fact:
    first = group[0]
    at_home = sorted(group, key=lambda candidate: candidate.passage.topic not in _HOME.get(candidate.relation, ()))
    first_in = {candidate.passage.quote: candidate for candidate in reversed(at_home)}
    cited = [
        cite(first_in[q].passage, page.monograph, first_in[q].mention, first_in[q].rule)
        for q in dict.fromkeys(c.passage.quote for c in at_home)
    ]
    evidence = {(e.path, e.start, e.end): e for e in reversed(cited)}
    qualifiers, *others = (alike for alike, _ in groupby(candidate.qualifiers for candidate in group))
    for other in others:
        qualifiers = _fill(qualifiers, other)
    return Fact(
        first.drug,
        first.relation,
        first.object,
        first.rule,
        tuple(evidence[key] for key in dict.fromkeys((e.path, e.start, e.end) for e in cited)),
        first.polarity,
        first.scope,
        qualifiers=_tidy(qualifiers),
    )


def _tidy(qualifiers: Qualifiers) -> Qualifiers:
    """Return qualifiers with single blanks: how a page wraps its lines says nothing."""
    wordings = {name: " ".join(value.split()) for name, value in qualifiers.stated().items() if isinstance(value, str)}
    changed = {name: wording for name, wording in wordings.items() if wording != getattr(qualifiers, name)}
    return replace(qualifiers, **changed) if changed else qualifiers  # type: ignore[arg-type]


def _fill(one: Qualifiers, other: Qualifiers) -> Qualifiers:
    """Return the first qualifiers with their gaps filled from the others; numbers win over a bare word."""
    values = {name: getattr(one, name) or getattr(other, name) for name in Qualifiers.__slots__}
    if one.frequency and other.frequency and not one.frequency.as_written:
        values["frequency"] = replace(other.frequency, band=other.frequency.band or one.frequency.band)
    return Qualifiers(**values)


def unnamed(monograph: Monograph, sections: Sequence[Section]) -> tuple[Residue, ...]:
    """Return the residue of a label that names no drug: its first words; pages of other kinds are about no drug."""
    told = next(((section, block) for section in sections for block in section.blocks), None)
    if not monograph.parts or told is None:
        return ()
    section, block = told
    passage = Passage(section, block, section.type, block.span, block.span, "", (), ())
    return (Residue(ResidueReason.NO_DRUG, cite(passage, monograph)),)


def cite(passage: Passage, monograph: Monograph, mention: Span | None = None, rule: str = "") -> Evidence:
    """Return the evidence of a passage: its sentence, verbatim from the source, and the words that name the object."""
    view = passage.section.view
    source, base = monograph.text_at(passage.section.path), monograph.start_of(passage.section.path)
    quote = _moved(view.to_source(passage.quote), -base)
    wording = quote.of(source)
    reading = " ".join(passage.quote.of(view.text).split())
    where = _moved(view.to_source(mention), -base) if mention and mention.start < mention.end else None
    return Evidence(
        source=monograph.path,
        monograph=monograph.name,
        section=passage.section.title,
        quote=wording,
        start=quote.start,
        end=quote.end,
        line=bisect_left(_line_ends(source), quote.start) + 1,
        mention=where.of(source) if where else None,
        mention_start=where.start if where else None,
        mention_end=where.end if where else None,
        text=reading if reading != wording else None,
        prefix=source[max(0, quote.start - _AROUND) : quote.start],
        suffix=source[quote.end : quote.end + _AROUND],
        occurrence=_occurrence(passage, wording, quote.start + base),
        path=passage.section.path,
        rule=rule,
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


@lru_cache(maxsize=64)
def _line_ends(text: str) -> list[int]:
    return [found.start() for found in re.finditer("\n", text)]


def _occurrence(passage: Passage, wording: str, start: int) -> int:
    """Count the equal quotes before this one in its section."""
    view, section = passage.section.view, passage.section
    begin = view.to_source(Span(section.span.start, section.span.end)).start
    return view.source.count(wording, begin, start)


_SILENT = frozenset(
    {
        SectionType.BOILERPLATE,
        SectionType.STORAGE,
        SectionType.STUDIES,
        SectionType.NONCLINICAL,
        SectionType.MISSED_DOSE,
    }
)


def residue(page: Page, facts: Iterable[Fact], vetoes: Iterable[Veto]) -> tuple[Residue, ...]:
    """Return what the graph lacks: vetoed candidates, and sentences of content sections without a fact."""
    starts = {part.path: part.span.start for part in page.monograph.parts}
    cited = ((starts.get(e.path or "", 0), e) for fact in facts for e in fact.evidence)
    covered = {(base + e.start, base + e.end) for base, e in cited}
    left = [
        Residue(ResidueReason.VETOED, cite(v.passage, page.monograph, rule=v.rule), v.rule, v.detail) for v in vetoes
    ]
    silent = {p.quote: p for p in page.passages if p.topic not in _SILENT}
    view = page.monograph.view
    bare = [passage for quote, passage in sorted(silent.items()) if view.to_source(quote) not in covered]
    left += [Residue(ResidueReason.NO_FACT, cite(passage, page.monograph)) for passage in bare]
    return tuple(left)
