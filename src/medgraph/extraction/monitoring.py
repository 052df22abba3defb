"""What must be watched while a drug is taken: "monitor X", "check X before each dose", the list of tests.

The object is what is measured, in the page's wording: "kidney function", "platelet count", "signs
of bleeding". A list in brackets names members ("liver function tests (ALT, AST, bilirubin)").
Progress, response and "side effects" measure nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.entries import entries, is_fragment, mentioning, retold, without_references
from medgraph.extraction.lists import read_items
from medgraph.extraction.monitoring_rules import RULES, WHEN
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.phrases import is_name, singular
from medgraph.extraction.rules import (
    Candidate,
    Finding,
    Rule,
    Veto,
    slot,
    spoken,
)
from medgraph.extraction.substance_words import MEASURED
from medgraph.lexicon import find_condition
from medgraph.model import Polarity, Qualifiers, Relation, SectionType, Span

_LIST_RULE = "monitoring.list/1"


_WORDS = tuple(
    (
        "monitor|check|measur|assess|evaluat|obtain|determin|perform|test|sampl|examin|watch|look|observ|alert|attention|screen|needed|"
        "required|advised|recommended|necessary|taken|take place|count|ecg|scan|yearly|annually|monthly|weekly|quarterly|every|"
        "baseline|carried|repeated|done|drawn|comes first|have |needs|x-ray|followed|tracked"
    ).split("|")
)


def find_monitoring(page: Page) -> Iterator[Finding]:
    """Yield what a page says must be monitored."""
    page = retold(page)
    for result in spoken(RULES, mentioning(page, _WORDS)):
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
        if (
            passage.is_item
            and passage.topic is not SectionType.MONITORING
            and any(_LIST_LEAD.search(lead) for lead in passage.leads[:2])
            and is_fragment(passage.text)
        ):
            yield from _tests(page, passage, passage.span, _LIST_RULE, (page.drug,), Polarity.AFFIRMED, sure=False)


def _behind(page: Page, passage: Passage) -> Iterator[Candidate]:
    """Yield the further tests of a list that says of each when: "Serum lithium weekly, calcium once a year"."""
    for found in _FURTHER.finditer(passage.text):
        where = Span(passage.span.start + found.start("test"), passage.span.start + found.end("test"))
        yield from _tests(page, passage, where, _LIST_RULE, (page.drug,), Polarity.AFFIRMED, sure=False)


_FURTHER = re.compile(
    rf",\s+(?:and\s+|then\s+)?(?P<test>[A-Za-z][\w() /-]{{2,50}}?)\s+(?:{WHEN}|twice|three times)\b", re.IGNORECASE
)
_LIST_LEAD = re.compile(
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
    )


# "check" is a verb after these words or at the beginning; the thing checked counts where it is said when.
_SUBJECT = re.compile(
    r"(?:^\W*(?:A\W+)?|[,;] |\b(?:to|will|should|must|may|and|doctor|team|staff|provider|nurse|you|we|"
    r"they|please|also|regularly|then) )$",
    re.IGNORECASE,
)
_TIMING = re.compile(rf"\b{WHEN}\b", re.IGNORECASE)
_DENIED_BEFORE = re.compile(r"\b(?:no|not|without|n['’]t|never)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_NOT_NEEDED = re.compile(
    r"\b(?:not|no longer|n['’]t) (?:\w+ )?(?:needed|necessary|required|recommended)\b|"
    r"\bno (?:\w+ ){0,2}monitoring\b|\bunreliable\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^\W*(?:A\W+)?(?:an? |the |regular |periodic |routine )?[A-Za-z][\w,() /-]{1,70}? (?:every|before|"
    r"at baseline|weekly|monthly|yearly|in |from|\d)",
    re.IGNORECASE,
)


def _opens_with_test(text: str) -> bool:
    """Tell whether a clause names a test and then says when: "ALT and AST before you start"."""
    found = _OPENS.match(text)
    return bool(found) and is_fragment(found[0]) if found else False


_CUT = re.compile(
    rf"\s*,?\s+(?:(?:{WHEN}|beforehand|is|are|was|were|can|may|should|must|will|has|have|needs?|if|"
    rf"because|due to|since|as|so that|in order|which|that|who|where|unless|by|via|"
    r"using|from|in (?:patients|people|children|all|the|those|women|[a-z]+ patients|secondary)|"
    r"with (?:moderate|severe)|for (?:the )?(?:first|possible|early)|under treatment|on (?:treatment|the)|"
    r"more closely|or adjusting|and (?:adjust|stop|discontinue|dose|monitor it|the dose|treat|look|then)|"
    r"then|about|instead|yes)\b.*|\d.*)$",
    re.IGNORECASE | re.DOTALL,
)
_MORE = re.compile(rf",\s+(?:and|then)\s+(?P<more>[A-Za-z][\w ()/-]{{1,50}}?)\s+(?:about\s+)?{WHEN}\b", re.IGNORECASE)
_TIMED = re.compile(r"^\W*(?:A\W+)?(?:before|after|during|at|in|prior to)\b[^:,]{2,60}[:,]\s*(?=\S)", re.IGNORECASE)
# "Blood glucose, every three months or so HbA1c, and potassium": when, between two members.
_TIMED_INSIDE = re.compile(
    r"(?<=,)\s*(?:every|once|twice|at|after)\s+(?:\w+\s+)?(?:days?|weeks?|months?|years?|start|baseline|visit)(?:\s+or\s+so)?\s+(?=[A-Za-z])",
    re.IGNORECASE,
)
_TEST_WORD = re.compile(
    r"\b(?:counts?|function|tests?|levels?|enzymes?|pressure|electrolytes|ECG|EKG|electrocardiogram|INR|"
    r"TSH|creatinine|e?GFR|glucose|sugar|HbA1c|A1c|bilirubin|ALT|AST|albumin|troponin(?: \w)?|"
    r"cholesterol|lipids?|triglycerides|potassium|sodium|calcium|magnesium|phosphate|h(?:a)?emoglobin|"
    r"platelets?|neutrophils?|weight|height|growth|density|serology|antibod(?:y|ies)|tit(?:re|er)s?|"
    r"exam(?:ination)?s?|screening|dipstick|urinalysis|urine|proteinuria|ratio|x-ray|imaging|MRI|"
    r"ultrasound|spirometry|audiometry|vision|hearing|genotype|cystatin(?: C)?|T4|vitamin \w+|ferritin|"
    r"uric acid|kinase|amylase|lipase|lactate|heart rate|pulse|temperature|prothrombin time|"
    r"thromboplastin time|coagulation|clotting|LDL|saturation|spine|tonsils)$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:checks?|measures?|an?|the|your|their|his|her|any|all|other|regular(?:ly)?|periodic(?:ally)?|"
    r"routine(?:ly)?|frequent|close|careful|for|of|to|and|or|baseline|both|including|particularly|"
    r"especially|"
    r"such as|e\.g\.,?|overall|patients?['’]s?|patients? for|how|changes in|possible|new|certain|some|it|"
    r"levels? of|you for|on|with)\s+)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:\s+(?:levels?|regularly|closely|carefully|periodically|frequently|values|as well|too|also|"
    r"beforehand|(?<!cardiac )(?<!heart )(?<!ECG )monitoring|more|results?))+$",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"^(?:(?:signs?|symptoms?)(?:\s*(?:and|or|/)\s*(?:signs?|symptoms?))?)\s+of\s+(?P<what>.+)$",
    re.IGNORECASE,
)
# "signs of bleeding" is one thing: joined by a mark that no page has, so that no list reader takes it apart.
_JOINT = "\u2060"
_SIGNS_OF = re.compile(r"\b(?:signs?|symptoms?)(?: (?:and|or) (?:signs?|symptoms?))? of (?=\w)", re.IGNORECASE)
_GENERIC = re.compile(
    r"^(?:.*\b(?:progress|response|side effects?|adverse (?:effects?|reactions?|events?)|effectiveness|"
    r"condition|health|doses?|therapy|treatment|drug|medicines?|doctors?|market|situation|use|"
    r"child|children|infusions?|sessions?|schedule|provider|team|weeks?|days?|months?|benefit|"
    r"problems? with|question|day|reactions? listed|medical history|history|adjustments?|beforehand|"
    r"instructions?|follow-up|need|guidance)|signs?|symptoms?|blood|tests?|urine|"
    r"checks?|examinations?|function|it|them|levels?|cause|yes|no|visit|patient|body|results?|general|"
    r"lab(?:oratory)?|samples?|first|time|children have|[a-z]+ly|(?:blood|urine|lab|laboratory|medical|further|other|these|more|follow-up|same) (?:tests?|checks?|"
    r"check-?ups?|samples?|monitoring)|check-?ups?|screening|monitoring)$",
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
) -> Iterator[Candidate]:
    """Yield the tests of a slot; where it is not `sure` that it holds tests, only those known as such."""
    text = passage.text[where.start - passage.span.start : where.end - passage.span.start]
    for name, span, head in read_tests(text, where.start):
        for drug in drugs:
            if name not in page.names.own and (sure or (_TEST_WORD.search(name) and not _is_drug(page, name))):
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


def _is_drug(page: Page, name: str) -> bool:
    return any(drug not in MEASURED for drug, _ in page.names.mentions(name))


def read_tests(text: str, start: int) -> Iterator[tuple[str, Span, str | None]]:
    """Yield what a slot measures, where it stands, and the group it is a member of.

    >>> [name for name, _, _ in read_tests("liver function tests (ALT, AST) before each dose", 0)]
    ['liver function test', 'alt', 'ast']
    """
    for timing in (_TIMED, _TIMED_INSIDE):
        text = timing.sub(lambda found: " " * len(found[0]), text)
    text = _SIGNS_OF.sub(lambda found: found[0].replace(" ", _JOINT), text).replace(": ", ", ")
    bare = _cut(text)
    more = _MORE.search(text, len(bare))
    previous = ""
    for item in read_items(bare, start):
        name = measured(item.text)
        name = f"signs of {name}" if previous.startswith("signs of") and _is_harm(name) else name
        previous = name
        if _is_test(name):
            yield name, item.span, measured(item.part_of) if item.part_of else None
        if item.gloss and _is_test(name):
            yield from _inside(item.gloss, item.span, name)
    if more:
        yield from read_tests(more["more"], start + more.start("more"))


def _inside(gloss: str, span: Span, head: str) -> Iterator[tuple[str, Span, str | None]]:
    """Yield the members that a bracket names behind a test: "kidney function (creatinine, dipstick)"."""
    for item in read_items(gloss):
        name = measured(item.text)
        if _is_test(name):
            yield name, span, head


def _cut(text: str) -> str:
    """Return a slot up to where it says when, how or in whom, outside brackets."""
    bare = re.sub(r"\([^()]*\)", lambda found: "(" + "_" * (len(found[0]) - 2) + ")", text)
    found = _CUT.search(bare)
    return text[: found.start()] if found else text


_HARM = re.compile(
    r"(?:bleeding|infection|toxicity|problems?|bruising|depression|reactions?|failure|injury|hemorrhage|"
    r"swelling)s?$"
)


def _is_harm(name: str) -> bool:
    return bool(_HARM.search(name)) and not name.startswith("signs of")


def measured(wording: str) -> str:
    """Return what is measured: lower case, singular, without "regular", "your", "levels".

    >>> measured("your blood glucose levels"), measured("any signs and symptoms of infection")
    ('blood glucose', 'signs of infection')
    """
    text = _TRAILING.sub("", _LEADING.sub("", " ".join(wording.replace(_JOINT, " ").split()).strip(" .,;:")))
    signs = _SIGNS.match(text)
    if signs:
        return f"signs of {measured(signs['what'])}"
    first, _, last = text.lower().rpartition(" ")
    return f"{first} {singular(last)}".strip()


def _is_test(name: str) -> bool:
    return (
        is_name(name.removeprefix("signs of "), words=7)
        and not _GENERIC.match(name)
        and len(name) > 1
        and is_fragment(name)
    )
