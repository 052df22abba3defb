"""What a page warns of: risks, people who need care, things to avoid, boxed warnings.

A warning's object is the harm ("hepatotoxicity"), the people or state that call for care ("renal
impairment", "pregnancy", "elderly patient"), or what must not be done ("driving", "alcohol",
"abrupt discontinuation"). What a page denies ("not known to worsen heart problems") is a negated
warning; a risk that the drug lowers is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from medgraph.extraction.language import context
from medgraph.extraction.language.entries import entries, is_fragment, own_leads, retold, without_references
from medgraph.extraction.language.medical import is_medical
from medgraph.extraction.language.mentions import find_changes, find_known
from medgraph.extraction.language.phrases import term
from medgraph.extraction.naming.others import told_of
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import (
    Candidate,
    Finding,
    Rule,
    Veto,
    slot,
    spoken_in_turn,
)
from medgraph.extraction.warning.care_rules import RULES as CARE_RULES
from medgraph.extraction.warning.fixed import find_fixed_warnings
from medgraph.extraction.warning.labels import (
    find_titled,
    has_titles,
    is_prescribing_information,
    is_told_by_sentence,
)
from medgraph.extraction.warning.objects import NOTHING_NAMED, is_grave, warned_of
from medgraph.extraction.warning.rules import GATE, RULES, WARNED
from medgraph.model import Polarity, Relation, SectionType, Span
from medgraph.patterns import Pattern, search, sub
from medgraph.sections import section_type

_LIST_RULE, _LABEL_RULE, _HEADING_RULE = "warning.list/1", "warning.label/1", "warning.heading/1"


def find_warnings(page: Page) -> Iterator[Finding]:
    """Yield what a page warns of; what stands in a box is marked."""
    find = _warnings_of_label if is_prescribing_information(page) else _warnings
    yield from (_boxed(page, f) if isinstance(f, Candidate) else f for f in find(retold(page)))


def _boxed(page: Page, candidate: Candidate) -> Candidate:
    passage = candidate.passage
    if SectionType.BOXED_WARNING not in (passage.topic, passage.section.type, page.told_in(passage)):
        return candidate
    return replace(candidate, qualifiers=replace(candidate.qualifiers, boxed=True))


def _warnings(page: Page) -> Iterator[Finding]:
    stated = []
    for finding in _worded(page):
        yield finding
        stated += [finding.mention] if isinstance(finding, Candidate) else []
    for passage in entries(page, *WARNED):
        yield from (c for c in _told(passage) if not any(c.mention.overlaps(m) for m in stated))


def _warnings_of_label(page: Page) -> Iterator[Finding]:
    """Yield what the titles of a label name, and what its sentences call to be careful with."""
    yield from find_titled(page)
    titled = has_titles(page)
    for result in spoken_in_turn((*RULES, *CARE_RULES), page):
        if isinstance(result, Veto):
            yield result
        else:
            yield from (c for c in _said(page, *result) if is_told_by_sentence(page, c, titled=titled))
    yield from (c for c in _fixed(page) if not _ASKING.search(c.mention.of(page.monograph.view.text)))


# "Do not stop taking it without talking to your doctor" is said of every drug.
_ASKING = Pattern(r"\bwithout\b", re.IGNORECASE)


def _fixed(page: Page) -> Iterator[Candidate]:
    for passage in page.passages:
        if passage.topic in GATE:
            yield from find_fixed_warnings(page, passage)


def _worded(page: Page) -> Iterator[Finding]:
    """Yield the warnings of the rules, of labels, lists and headings, and those that are one thing by their words."""
    for result in spoken_in_turn((*RULES, *CARE_RULES), page):
        if isinstance(result, Veto):
            yield result
        else:
            yield from _said(page, *result)
    for passage in entries(page, *WARNED):
        yield from _listed(page, passage)
    yield from _headed(page)
    yield from _fixed(page)


_PLAIN = frozenset(
    {
        "warning.calls_for_care",
        "warning.do_not_start",
        "warning.has_boxed",
        "warning.not_recommended",
        "warning.tell_about",
        "warning.tell_doctor",
        "warning.stopping",
    }
)


def _said(page: Page, rule: Rule, passage: Passage, found: re.Match[str]) -> Iterator[Candidate]:
    group = next(name for name, words in found.groupdict().items() if words)
    polarity = context.polarity(passage.text[: found.start(group)]) if rule.name not in _PLAIN else Polarity.AFFIRMED
    where = slot(passage, found, group)
    if rule.name == "warning.gravest" and _is_of_something_else(page, passage, found, where):
        return
    other = told_of(page.names, passage.text, where.start - passage.span.start, where.end - passage.span.start)
    named = warned_of(
        page, without_references(passage), where, rule.id, (other,) if other else passage.subjects, polarity
    )
    yield from (c for c in named if rule.name not in _BROAD or c.qualifiers.condition or is_grave(c.object))


# "The main problem with gout is pain", "the most feared complication of diabetes": that of a disease.
_OF_WHAT = Pattern(r"\s(?:of|with|in|for)\s(?:the\s)?(?P<what>[\w-]+)", re.IGNORECASE)
_OF_DRUG = frozenset(
    "it them this all treatment therapy drug medicine tablets injections use using taking people patients".split()
)


def _is_of_something_else(page: Page, passage: Passage, found: re.Match[str], where: Span) -> bool:
    """Tell whether the gravest danger of a sentence is that of another thing than the drug."""
    begin = where.start - passage.span.start
    told = _OF_WHAT.search(passage.text, found.start(), begin) or _OF_WHAT.match(passage.text, found.end())
    return told is not None and told["what"].lower() not in _OF_DRUG | page.names.own


# Rules whose words also speak of other things than harm: what they name must be a condition, or people.
_BROAD = frozenset(
    f"warning.{name}"
    for name in (
        "stopping",
        "use_in",
        "gravest",
        "grave",
        "to_rule_out",
        "not_recommended",
        "linked_to",
        "at_risk",
        "occurs",
        "should_not",
        "put_off",
        "treated_first",
        "tell_about",
    )
)


_FIRST = Pattern(
    r"^\W*(?:(?:yes|if|when|in|during|you|your child|have|has|are|had|who|suffer from|ever|currently|that|or|"
    r"for)\b[\s,.:]*)+",
    re.IGNORECASE,
)
_AGAIN = Pattern(
    r"\b(?P<join>or|and)\s+(?:you\s+)?(?:have|had|are|suffer\s+from)(?:\s+(?:ever\s+)?(?:had|been))?\b", re.IGNORECASE
)
_LEAD_VETO = Pattern(
    r"\b(?:contra-?indicat|side effects?|adverse|monitor|symptoms? (?:of|include)|signs (?:of|include)|"
    r"interact|tests?)",
    re.IGNORECASE,
)


def _listed(page: Page, passage: Passage) -> Iterator[Candidate]:
    """Yield a label of a warnings section ("Hepatotoxicity: …") and the items that only name things."""
    label = passage.block.label
    first = label is not None and passage.quote.start == passage.block.span.start
    wording = label.of(page.monograph.view.text) if label and first else ""
    if label and _is_harm_label(wording):
        yield from warned_of(page, replace(passage, text=wording, span=label), label, _LABEL_RULE, (page.drug,))
    elif _INLINE_LABEL.match(passage.text):
        for found in _INLINE_LABEL.finditer(passage.text):
            where = Span(passage.span.start + found.start("label"), passage.span.start + found.end("label"))
            naming = replace(passage, text=found["label"], span=where)
            yield from (
                warned_of(page, naming, where, _LABEL_RULE, (page.drug,)) if _is_harm_label(found["label"]) else ()
            )
    elif not any(_LEAD_VETO.search(lead) for lead in own_leads(passage)):
        yield from _of_list(page, passage, sure=bool(passage.is_item or first or passage.cells))


def _of_list(page: Page, passage: Passage, *, sure: bool) -> Iterator[Candidate]:
    """Yield what a list names; of clauses side by side each is read by itself: "your liver is weak, you have gout, or you have asthma"."""
    for part in _clauses(passage) if search(_IF_LEADS, " ".join(passage.leads[:1])) else (passage,):
        text = sub(_AGAIN, lambda again: again["join"].ljust(len(again[0])), part.text)
        bare = _FIRST.sub("", text)
        if is_fragment(bare) and not _TELLS.search(bare):
            where = Span(part.span.end - len(bare), part.span.end)
            named = warned_of(page, replace(part, text=text), where, _LIST_RULE, (page.drug,))
            yield from (c for c in named if sure or is_medical(c.object))


_IF_LEADS = Pattern(r"\b(?:if|when)\W*$", re.IGNORECASE)
_NEXT_CLAUSE = Pattern(r"[,;]\s+(?:(?:or|and)\s+)?(?=(?:you|your)\b)|\s+(?:or|and)\s+(?=(?:you|your)\b)", re.IGNORECASE)


def _clauses(passage: Passage) -> Iterator[Passage]:
    """Yield the clauses of a passage that begin with whom they are about."""
    begin = 0
    for stop in [*_NEXT_CLAUSE.finditer(passage.text), None]:
        end = stop.start() if stop else len(passage.text)
        span = Span(passage.span.start + begin, passage.span.start + end)
        yield replace(passage, span=span, text=passage.text[begin:end])
        begin = stop.end() if stop else end


# Verbs of a sentence that says what happened, and animals, in what looks like a list of names.
_TELLS = Pattern(
    r"^\W*(?:correct|treat)\b|\b(?:increased|led|caused|developed|reported|found|occurred|seen|happened|died|monkeys?|rats?|mice|rabbits?|dogs?)\b",
    re.IGNORECASE,
)
_INLINE_LABEL = Pattern(r"(?:^|[.;]\s+)\W*(?:\w\W\s+)?(?P<label>[A-Za-z][\w/ ()-]{2,50}):\s")


def _is_harm_label(wording: str) -> bool:
    return bool(wording) and not wording.endswith("?") and (_is_state(wording) or _names_a_harm(wording))


def _names_a_harm(wording: str) -> bool:
    return section_type(wording) is None and is_fragment(wording.replace(" use", " "))


def _is_state(wording: str) -> bool:
    """Tell whether a label is a state of an organ that calls for care: "Kidney or liver impairment"."""
    return bool(re.search(r"\b(?:impairment|disease|failure|insufficiency|problems)\W*$", wording, re.IGNORECASE))


# Words of a warning's clause: something may go wrong, or asks for care. What a reader may feel is no warning.
_HARM = Pattern(
    r"\b(?:can|waits?|may|might|could|risks?|danger\w*|occur\w*|happen\w*|reported|reports|seen|develop\w*|cause\w*|worse\w*|caution\w*|"
    r"care|careful\w*|closely|fatal|deaths?|led to|lead to|provoke\w*|trigger\w*|harm\w*|aggravat\w*|possible|warn\w*|described|masks?|hides?|"
    r"watch\w*|avoid\w*|delay\w*|postpon\w*|treat(?:ed)? first|corrected|need|needs|exacerbat\w*|(?:is|are) (?:\w+ )?(?:rare|uncommon|common|serious|severe))\b",
    re.IGNORECASE,
)
_SYMPTOMS = Pattern(
    r"\b(?:symptoms?|signs?)\b[^.;]{0,60}(?:\b(?:include|are|such as|like)\b|:)|\b(?:(?:looks?|feels?|sounds?) like|notice|feel|call|seek|contact|emergency|right away|immediately|"
    r"if you (?:get|develop|experience)|look out|not (?:caused|thought|linked|associated)|prevent\w*|treated for|used for|indicated)\b",
    re.IGNORECASE,
)
_TOLD_RULE = "warning.told/1"


def _told(passage: Passage) -> Iterator[Candidate]:
    """Yield the conditions that the lexicon knows in a clause of a warning that says what may go wrong."""
    if passage.cells or not search(_HARM, passage.text) or search(_SYMPTOMS, passage.text):
        return
    scope = context.scope(passage.text)
    known = [(span, term(span.of(passage.text))) for span in find_known(passage.text)]
    for span, name in (*known, *((m.span, m.name or "") for m in find_changes(passage.text))):
        before = passage.text[: span.start]
        if not context.negated(before) and not _LOWERED_BEFORE.search(before):
            where = span.moved(passage.span.start)
            for drug in passage.subjects if not NOTHING_NAMED.match(name) else ():
                yield Candidate(Relation.HAS_WARNING, name, drug, passage, where, _TOLD_RULE, Polarity.AFFIRMED, scope)


_LOWERED_BEFORE = Pattern(r"\b(?:reduc|lower|decreas|prevent|protect|treat)\w*\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_BOXED_TITLE = Pattern(r"\bwarnings?\s*[:–—-]\s*(?P<object>\S.*)$", re.IGNORECASE)


def _headed(page: Page) -> Iterator[Candidate]:
    """Yield what a heading names: "Boxed warning: hepatotoxicity"."""
    firsts: dict[Span, Passage] = {}
    for passage in page.passages:
        firsts.setdefault(passage.section.span, passage)
    for passage in firsts.values():
        found = search(_BOXED_TITLE, passage.section.title) or _harm_title(passage)
        if found:
            begin = passage.section.view.text.find(passage.section.title, passage.section.span.start)
            here = Span(begin, begin + len(passage.section.title))
            above = replace(passage, span=here, quote=here, text=passage.section.title)
            yield from warned_of(
                page, above, Span(begin + found.start("object"), here.end), _HEADING_RULE, (page.drug,)
            )


def _harm_title(passage: Passage) -> re.Match[str] | None:
    """Return a heading below warnings that is the name of a condition: "5.1 Hepatotoxicity"."""
    title = passage.section.title
    found = re.match(r"(?:[\d.]+\s+)?(?P<object>.+)$", title)
    known = passage.section.type in WARNED and section_type(title) is None and len(passage.section.headings) > 1
    return found if known and found and is_fragment(title) and find_known(found["object"]) else None
