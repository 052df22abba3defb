"""What must be watched while a drug is taken: "monitor X", "check X before each dose", the list of tests.

The object is what is measured, in the page's wording: "kidney function", "platelet count", "signs
of bleeding". Clauses that ask for checks in other words are read by a lexicon (see `named`). A list in brackets names members ("liver function tests (ALT, AST, bilirubin)").
Progress, response and "side effects" measure nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.language.entries import entries, is_fragment, mentioning, retold, without_references
from medgraph.extraction.language.substance_words import MEASURED
from medgraph.extraction.monitoring.named import WORDS, find_named, own_names
from medgraph.extraction.monitoring.rules import RULES, WHEN
from medgraph.extraction.monitoring.tests import read_tests
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import (
    Candidate,
    Finding,
    Rule,
    Veto,
    slot,
    spoken,
)
from medgraph.lexicon import find_condition
from medgraph.model import Polarity, Qualifiers, Relation, SectionType, Span
from medgraph.patterns import Pattern, match, search

_LIST_RULE = "monitoring.list/1"


def find_monitoring(page: Page) -> Iterator[Finding]:
    """Yield what a page says must be monitored."""
    page = retold(page)
    told = list(_told(page))
    yield from told
    known = {(c.object, c.passage.quote) for c in told if isinstance(c, Candidate)}
    yield from (c for c in find_named(page) if (c.object, c.passage.quote) not in known)


def _told(page: Page) -> Iterator[Finding]:
    """Yield what the rules and the lists of tests name."""
    for result in spoken(RULES, mentioning(page, WORDS)):
        if isinstance(result, Veto):
            yield result
        else:
            yield from _said(page, *result)
    for passage in entries(page, SectionType.MONITORING):
        if is_fragment(passage.text) or _opens_with_test(passage.text):
            known = passage.is_item or bool(passage.cells)
            yield from _tests(page, passage, passage.span, _LIST_RULE, (page.drug,), Polarity.AFFIRMED, sure=known)
            yield from _behind(page, passage)
    for passage in page.passages:
        where = None if _is_plain_list(passage) else _led_by_tests(passage)
        if where:
            yield from _tests(page, passage, where, _LIST_RULE, (page.drug,), Polarity.AFFIRMED, sure=False)


def _is_plain_list(passage: Passage) -> bool:
    """Tell whether a passage is a list of tests by where it stands, with no lead of its own before them."""
    return passage.topic is SectionType.MONITORING and (is_fragment(passage.text) or _opens_with_test(passage.text))


def _led_by_tests(passage: Passage) -> Span | None:
    """Return what is but a line of names under words on checks or on their time: "Tests before treatment: ALT, lipids"."""
    inline = match(_TESTS_LEAD, passage.text) if not passage.is_item else None
    begin = inline.end() if inline and inline["colon"] else 0
    above = any(search(_LIST_LEAD, lead) for lead in passage.leads[:2]) if passage.is_item else _is_tests_lead(passage)
    led = (begin or above) and is_fragment(passage.text[begin:])
    return Span(passage.span.start + begin, passage.span.end) if led else None


def _is_tests_lead(passage: Passage) -> bool:
    """Tell whether the nearest lead of a passage says that tests follow, or when they are due."""
    return any(_TESTS_LEAD.fullmatch(lead) for lead in passage.leads[:1])


_TESTS_LEAD = Pattern(
    r"\W*(?:(?:[\w-]+ ){0,2}?(?:tests?|checks|check-?ups?|bloods|follow-?up|monitoring)\b(?! (?:your|with|the|if|for|of|results?)\b)|"
    r"(?:before|beforehand|afterwards|while|during|then|after|at (?:the )?(?:start|baseline)|every|once)\b)[^?.;:]{0,60}(?:(?P<colon>:)\s+|\W*$)|"
    r"\W*(?:[\w'’]+ ){1,5}?(?:to|we|will|should) (?:check|test|measure|monitor|watch|look at)\W*$",
    re.IGNORECASE,
)


def _behind(page: Page, passage: Passage) -> Iterator[Candidate]:
    """Yield the further tests of a list that says of each when: "Serum lithium weekly, calcium once a year"."""
    for found in _FURTHER.finditer(passage.text):
        where = Span(passage.span.start + found.start("test"), passage.span.start + found.end("test"))
        yield from _tests(page, passage, where, _LIST_RULE, (page.drug,), Polarity.AFFIRMED, sure=False)


_FURTHER = Pattern(
    rf",\s+(?:and\s+|then\s+)?(?P<test>[A-Za-z][\w() /-]{{2,50}}?)\s+(?:{WHEN}|twice|three times)\b", re.IGNORECASE
)
_LIST_LEAD = Pattern(
    r"\b(?:before|during|prior to|baseline)\b[^?]*\b(?:treatment|therapy|infusion|dose|starting|start|"
    r"injection)|\bchecks?\b|\btests\b|\bmonitor",
    re.IGNORECASE,
)


# Rules whose words also speak of other things than tests: they must name one that is known as such.
_UNSURE = frozenset({"monitoring.test_needed", "monitoring.tests_for"})


def _said(page: Page, rule: Rule, passage: Passage, found: re.Match[str]) -> Iterator[Candidate]:
    denied = _DENIED_BEFORE.search(passage.text[: found.start()])
    polarity = Polarity.NEGATED if denied or _NOT_NEEDED.search(passage.text) else Polarity.AFFIRMED
    if rule.name == "monitoring.check" and not (
        _SUBJECT.search(passage.text[: found.start()]) and _TIMING.search(passage.text)
    ):
        return
    group = "named" if found.groupdict().get("named") else "object"
    yield from _tests(
        page,
        without_references(passage),
        slot(passage, found, group),
        rule.id,
        passage.subjects,
        polarity,
        sure=rule.name not in _UNSURE
        or (group == "named" and bool(find_condition(found["named"].split(" (")[0].split(" before")[0]))),
        conditions=group == "named",
    )


# "check" is a verb after these words or at the beginning; the thing checked counts where it is said when.
_SUBJECT = Pattern(
    r"(?:^\W*(?:A\W+)?|[,;] |\b(?:to|will|should|must|may|and|doctor|team|staff|provider|nurse|you|we|"
    r"they|please|also|regularly|then) )$",
    re.IGNORECASE,
)
_TIMING = Pattern(rf"\b{WHEN}\b", re.IGNORECASE)
_DENIED_BEFORE = Pattern(r"\b(?:no|not|without|n['’]t|never|nobody|no one)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_NOT_NEEDED = Pattern(
    r"\b(?:not|no longer|n['’]t) (?:\w+ )?(?:needed|necessary|required|recommended)\b|"
    r"\bno (?:\w+ ){0,2}monitoring\b|\bunreliable\b",
    re.IGNORECASE,
)
_OPENS = Pattern(
    r"^\W*(?:A\W+)?(?:an? |the |regular |periodic |routine )?[A-Za-z][\w,() /-]{1,70}? (?:every|before|"
    r"at baseline|weekly|monthly|yearly|in |from|\d)",
    re.IGNORECASE,
)


def _opens_with_test(text: str) -> bool:
    """Tell whether a clause names a test and then says when: "ALT and AST before you start"."""
    found = _OPENS.match(text)
    return bool(found) and is_fragment(found[0]) if found else False


_TEST_WORD = Pattern(
    r"\b(?:counts?|function|tests?|levels?|enzymes?|pressure|electrolytes|ECG|EKG|electrocardiogram|INR|"
    r"TSH|creatinine|e?GFR|glucose|sugar|HbA1c|A1c|bilirubin|ALT|AST|albumin|troponin(?: \w)?|"
    r"cholesterol|lipids?|triglycerides|potassium|sodium|calcium|magnesium|phosphate|h(?:a)?emoglobin|"
    r"platelets?|neutrophils?|weight|waist|eyes?|height|growth|density|serology|antibod(?:y|ies)|tit(?:re|er)s?|"
    r"exam(?:ination)?s?|checks?|screening|dipstick|urinalysis|urine|proteinuria|ratio|x-ray|imaging|MRI|"
    r"ultrasound|spirometry|audiometry|vision|hearing|genotype|cystatin(?: C)?|T4|vitamin \w+|ferritin|"
    r"uric acid|kinase|amylase|lipase|lactate|heart rate|pulse|temperature|prothrombin time|"
    r"thromboplastin time|coagulation|clotting|LDL|saturation|spine|tonsils)$",
    re.IGNORECASE,
)


def _tests(
    page: Page,
    passage: Passage,
    where: Span,
    rule: str,
    drugs: tuple[str, ...],
    polarity: Polarity,
    *,
    sure: bool = True,
    conditions: bool = False,
) -> Iterator[Candidate]:
    """Yield the tests of a slot; where it is not `sure` that it holds tests, only those known as such, and `conditions` if asked for."""
    text = passage.text[where.start - passage.span.start : where.end - passage.span.start]
    for name, span, head in read_tests(text, where.start):
        for drug in drugs:
            known = (
                sure or (conditions and find_condition(name)) or (_TEST_WORD.search(name) and not _is_drug(page, name))
            )
            if known and not _is_own(page, name):
                yield Candidate(
                    Relation.REQUIRES_MONITORING,
                    name,
                    drug,
                    passage,
                    span,
                    rule,
                    polarity,
                    qualifiers=Qualifiers(part_of=head),
                )


_IN_BLOOD = Pattern(r"(?:serum|plasma|blood|unbound|free|total|trough|peak) |.* (?:level|concentration)$")


def _is_own(page: Page, name: str) -> bool:
    """Tell whether a name is the drug's, and not of how much of it is in the blood: "serum lithium"."""
    return bool(own_names(page) & set(name.split(" "))) and not _IN_BLOOD.match(name)


def _is_drug(page: Page, name: str) -> bool:
    return any(drug not in MEASURED for drug, _ in page.names.mentions(name))
