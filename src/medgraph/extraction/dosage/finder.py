"""Which doses of a drug a page recommends.

Monographs state doses in a section of their own, in answers and asides ("it is given as 30 mg/kg
weekly"), in tables, in lists by disease, age or weight. Taken is what somebody is to be given: not the
strength of a vial, not a level in the blood, not what rats or trial patients had, not the premedication,
not a worked example. What is another drug's goes to that drug. A regimen told in several sentences is put
together in `regimen`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from medgraph.extraction.dosage.bands import people_of_row
from medgraph.extraction.dosage.combinations import combined
from medgraph.extraction.dosage.governors import with_governors
from medgraph.extraction.dosage.grammar import read_doses
from medgraph.extraction.dosage.ladder import with_owners
from medgraph.extraction.dosage.mentions import DoseMention
from medgraph.extraction.dosage.purpose import indication_of
from medgraph.extraction.dosage.recipients import names_route, population_of, read_route
from medgraph.extraction.dosage.regimen import complete, dose_label
from medgraph.extraction.dosage.rows import cell_doses, row_doses
from medgraph.extraction.dosage.rules import MEASURED, OTHER_DRUG, RECOMMENDS, ROW_RULE, RULES
from medgraph.extraction.dosage.subject import drugs_of
from medgraph.extraction.dosage.vetoes import is_premedication, reason_against
from medgraph.extraction.language.phrases import blanked
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto
from medgraph.model import BlockKind, Qualifiers, Relation, SectionType, Span
from medgraph.patterns import Pattern, search, sub

__all__ = ["RULES", "dose_label", "find_doses"]


def find_doses(page: Page) -> Iterator[Finding]:
    """Yield the doses that a page recommends, of its own drug and of others, and what vetoes stopped."""
    found = [finding for passage in page.passages for finding in _read(_of_its_part(passage, page), page)]
    yield from (finding for finding in found if isinstance(finding, Veto))
    told = with_owners([finding for finding in found if isinstance(finding, Candidate)], page)
    yield from complete([each for each in told if each.drug == page.drug or _has_amount(each) or _is_said(each)], page)


def _has_amount(candidate: Candidate) -> bool:
    return candidate.qualifiers.dose is not None and candidate.qualifiers.dose.value is not None


def _is_said(candidate: Candidate) -> bool:
    """Tell whether an interval is told in a sentence: what a table's title says of another drug is none of its doses."""
    return candidate.passage.text.rstrip().endswith((".", "!", "?")) or candidate.passage.is_item


def _read(passage: Passage, page: Page) -> Iterator[Finding]:
    rule = next((r for r in RULES if passage.topic in r.gate), None)
    if rule is None or not _may_state(rule, passage, page):
        return
    mentions = _mentions(passage)
    if not mentions:
        return
    triggered = rule is not OTHER_DRUG and _is_triggered(rule, passage, mentions)
    if not triggered and not any(m.dose.value for m in mentions):
        return
    veto, in_table = _veto(rule, passage), _tells_of_interactions(passage, page)
    for mention, drugs in combined(passage, page, list(_with_drugs(passage, page, mentions))):
        for drug in drugs:
            if veto and triggered:
                yield Veto(rule.id, passage, veto.pattern)
            elif not veto and (triggered or (drug != page.drug and mention.dose.value and not in_table)):
                yield _finding(passage, page, mention, drug, rule.id)


# What these parts of a label tell is what was given, seen or measured, whatever their subsections are called.
_TOLD_ONLY = frozenset(
    {SectionType.STUDIES, SectionType.NONCLINICAL, SectionType.PHARMACOLOGY, SectionType.ADVERSE_REACTIONS,
     SectionType.OVERDOSAGE, SectionType.BOILERPLATE}
)  # fmt: skip


def _may_state(rule: Rule, passage: Passage, page: Page) -> bool:
    """Tell whether a clause may state doses by this rule."""
    part = page.told_in(passage)
    if part in _TOLD_ONLY or (rule is OTHER_DRUG and part is SectionType.POPULATIONS):
        return False
    return rule is not OTHER_DRUG or bool(rule.trigger.search(passage.text))


_ADJUSTED_FOR = frozenset({SectionType.ADVERSE_REACTIONS, SectionType.INTERACTIONS, SectionType.POPULATIONS})


def _of_its_part(passage: Passage, page: Page) -> Passage:
    """Return a passage as one on dosing where a label's dosage tells how it changes: "2.3 … for Adverse Reactions"."""
    changes = page.told_in(passage) is SectionType.DOSAGE and passage.topic in _ADJUSTED_FOR
    return replace(passage, topic=SectionType.DOSAGE) if changes else passage


def _tells_of_interactions(passage: Passage, page: Page) -> bool:
    """Tell whether a row is one of a label's tables of interactions, which tell what was given in studies."""
    interacts = passage.topic is SectionType.INTERACTIONS and passage.block.kind is BlockKind.ROW
    return interacts and bool(page.monograph.parts)


# "simvastatin 20 mg daily (or | 40 mg daily for …", "prednisolone 1 mg/kg/day, with a maximum of | 60 mg": of the same drug.
_OR_LIMITED = Pattern(
    r"(?:\s+(?:once|twice|three|four|times|a|per|daily|weekly|monthly|day|orally|intravenously))*"
    r"\s*(?:\((?:or|an?|maximum|max\.?|up to|not to exceed)|,?\s+(?:with|to|up to) an? (?:upper limit|limit|ceiling|maximum))"
    r"(?:\s+(?:maximum|total|daily|single|dose|limit|of|is|being|at))*\s+",
    re.IGNORECASE,
)


def _with_drugs(
    passage: Passage, page: Page, mentions: Sequence[DoseMention]
) -> Iterator[tuple[DoseMention, tuple[str, ...]]]:
    """Yield the doses of a clause with the drugs that they are doses of."""
    named = list(page.names.mentions(passage.text))
    before: tuple[DoseMention, tuple[str, ...]] | None = None
    for mention in mentions:
        drugs = drugs_of(passage, page, mention, named)
        if before and _OR_LIMITED.fullmatch(passage.text, before[0].span.end, mention.span.start):
            drugs = before[1]
            limit = mention.dose.maximum or before[0].dose.maximum
            mention = replace(mention, dose=replace(mention.dose, maximum=limit))
        elif before and _in_one_bracket(passage.text, before[0].span, mention.span, named):
            drugs = before[1]
        before = mention, drugs
        yield before


def _in_one_bracket(text: str, one: Span, other: Span, named: Sequence[tuple[str, Span]]) -> bool:
    """Tell whether a bracket holds two amounts and no name between them: "dexamethasone (8 mg at once, then | 4 mg"."""
    opened = text.rfind("(", 0, one.start) > text.rfind(")", 0, one.start)
    apart = any(one.end <= where.start < other.start for _, where in named)
    return opened and not apart and not re.search(r"[()]", text[one.end : other.start])


def _veto(rule: Rule, passage: Passage) -> Pattern | None:
    """Return what silences a rule in a clause; a level that a recommended dose aims at does not."""
    text = _without_references(passage.text)
    aims = passage.topic is SectionType.DOSAGE and bool(search(RECOMMENDS, text))
    return next((v for v in rule.vetoes if search(v, text) and not (aims and v is MEASURED)), None)


_REFERENCE = Pattern(r"[\[(]\s*see\b[^\])]*[\])]", re.IGNORECASE)
# "15 mg/kg every 12 hours, | aiming for a trough of 15 to 20 mg/L": what a dose is for, and no measurement.
_AIM = Pattern(
    r",\s+(?:(?:and )?aim(?:ing)? (?:for|at)|targeting|(?:and )?adjust(?:ed)? (?:to|by|for)|with a target)\b[^.;]*",
    re.IGNORECASE,
)


def _without_references(text: str) -> str:
    return sub(_AIM, blanked, sub(_REFERENCE, blanked, text))


def _is_triggered(rule: Rule, passage: Passage, mentions: Sequence[DoseMention]) -> bool:
    """Tell whether a clause, or what governs it, speaks of dosing; a whole regimen does so by itself."""
    if search(rule.trigger, passage.text) or any(search(rule.trigger, lead) for lead in passage.leads[:2]):
        return True
    whole = any(m.dose.value and m.dose.interval and m.dose.interval.startswith("P") for m in mentions)
    return passage.topic is SectionType.ALTERNATIVES or (whole and passage.topic is not SectionType.INTERACTIONS)


def _mentions(passage: Passage) -> tuple[DoseMention, ...]:
    if passage.block.kind is not BlockKind.ROW or not passage.cells:
        return read_doses(passage.text)
    return tuple(row_doses(passage)) or tuple(cell_doses(passage)) or read_doses(passage.text)


def _finding(passage: Passage, page: Page, mention: DoseMention, drug: str, rule: str) -> Finding:
    reason = reason_against(passage, mention, own=drug == page.drug)
    return Veto(rule, passage, reason) if reason else _candidate(passage, page, mention, drug, rule)


def _candidate(passage: Passage, page: Page, mention: DoseMention, drug: str, rule: str) -> Candidate:
    own = drug == page.drug
    dose = with_governors(mention, passage)
    if not own and dose.phase is None and is_premedication(passage, mention):
        dose = replace(dose, phase="premedication")
    route = mention.route or (_route_above(passage, page) if own else None) or mention.elsewhere
    qualifiers = Qualifiers(
        dose=dose,
        route=None if own and route and _is_of_others(route, passage, page) else route,
        population=people_of_row(passage) or mention.population or population_of(passage),
        indication=indication_of(passage, page, mention) if own else None,
    )
    name = OTHER_DRUG.id if not own else ROW_RULE if passage.block.kind is BlockKind.ROW else rule
    where = mention.span.moved(passage.span.start)
    return Candidate(Relation.HAS_DOSAGE, dose_label(dose), drug, passage, where, name, qualifiers=qualifiers)


def _route_above(passage: Passage, page: Page) -> str | None:
    leads = (_own_words(lead, page) for lead in passage.leads[:2])
    return next((route for route in map(read_route, leads) if route), None)


def _is_of_others(route: str, passage: Passage, page: Page) -> bool:
    """Tell whether a clause names a route, but only that of another drug or of another form of its own."""
    return names_route(passage.text, route) and not names_route(_own_words(passage.text, page), route)


_ANOTHER_FORM = Pattern(r"\b(?:with|to|of|on|from|taking|receiving) oral (?=[a-z])", re.IGNORECASE)
_SPEAKS_ON = Pattern(r"[|;:]|\.\s|\b(?:followed by|then)\b")


def _own_words(text: str, page: Page) -> str:
    """Return a text without what it says of other drugs, "… with axitinib 5 mg orally", and of "with oral X"."""
    kept = sub(_ANOTHER_FORM, blanked, text)
    named = list(page.names.mentions(text))
    for number, (drug, where) in enumerate(named):
        if drug != page.drug and drug not in page.drug.split(" / "):
            following = named[number + 1][1].start if number + 1 < len(named) else len(text)
            ends = _SPEAKS_ON.search(text, where.end, following)
            end = ends.start() if ends else following
            kept = kept[: where.start] + " " * (end - where.start) + kept[end:]
    return kept
