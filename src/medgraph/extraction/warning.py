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

from medgraph import lexicon
from medgraph.extraction import context
from medgraph.extraction.conditions import Named, is_medical, read_conditions
from medgraph.extraction.cues import spoken_where_cued
from medgraph.extraction.entries import entries, holds, is_fragment, own_leads, retold, without_references
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.mentions import find_changes, find_known
from medgraph.extraction.people import People, read_people, specific
from medgraph.extraction.phrases import term
from medgraph.extraction.rules import (
    Candidate,
    Finding,
    Rule,
    Veto,
    slot,
)
from medgraph.extraction.substance_words import HEADS
from medgraph.extraction.warning_rules import CUES, GATE, RULES, WARNED
from medgraph.model import Polarity, Qualifiers, Relation, Scope, SectionType, Span
from medgraph.sections import section_type

_LIST_RULE, _LABEL_RULE, _HEADING_RULE = "warning.list/1", "warning.label/1", "warning.heading/1"

# Warnings whose object is one thing, whatever the words: object, rule, what says so, what silences it.
_FIXED = (
    (
        "fetal harm",
        "warning.fetus",
        r"\b(?:harm|hurt|damage|affect)\w*\s+(?:to\s+)?(?:an?\s+|the\s+|your\s+)?(?:unborn|fetus|foetus|"
        r"developing\s+(?:baby|fetus))|\b(?:fetal|foetal|embryo-?\s?fetal)\s+(?:harm|toxicity)",
        r"\bno\b|\bnot\b",
    ),
    (
        "driving",
        "warning.driving",
        r"\b(?:avoid|do\s+not|don['’]t|not|unwise|careful|caution|refrain|impair\w*|affect\w*|"
        r"no)\b[^.]{0,80}?\b(?:driv(?:e|ing)|operat\w+\s+(?:\w+\s+)?machine)|\bdriving\s+(?:unwise|dangerous)",
        r"\b(?:unlikely|no\s+effect|will\s+not\s+affect|does\s+not|negligible|no\s+known)\b",
    ),
    (
        "high-risk activity",
        "warning.activity",
        r"\bavoid\w*\s+(?:\w+\s+){0,3}(?:high-risk|hazardous|dangerous)\s+activit",
        r"(?!)",
    ),
    (
        "alcohol",
        "warning.alcohol",
        r"\b(?:avoid|limit|do\s+not\s+drink|refrain\s+from|should\s+not\s+drink|"
        r"no)\b[^.;]{0,40}?(?<!benzyl )\balcohol|\balcohol\b[^.;]{0,40}?\b(?:limited|avoided|restricted|"
        r"kept\s+to)",
        r"\bno\s+(?:interaction|problem|effect)",
    ),
    (
        "abrupt discontinuation",
        "warning.abrupt",
        r"\b(?:not|never|don['’]t|avoid|no\s+circumstances)\b[^.;]{0,50}?\b(?:stop\w*|discontinu\w+|"
        r"withdraw\w*)\b[^.;]{0,60}?\b(?:suddenly|abruptly|at\s+once|without)|"
        r"\b(?:stopping|discontinuing|withdrawing)\s+(?:[\w-]+\s+){0,3}?(?:suddenly|abruptly|at\s+once)|\b(?:abrupt|"
        r"sudden)\s+(?:discontinuation|withdrawal|cessation|stopping)",
        r"(?!)",
    ),
    (
        "live vaccine",
        "warning.live_vaccines",
        r"\blive\b[\w -]{0,25}\bvaccin\w+\b[^.;]*\b(?:not|out|avoid\w*|wait|postpon\w*|delay\w*|defer\w*|"
        r"never)\b|\b(?:avoid|no|not\s+(?:be\s+given|receive|have))\b[^.;]{0,30}\blive\b[\w -]{0,25}\bvaccin",
        r"(?!)",
    ),
    (
        "restricted distribution program",
        "warning.restricted",
        r"\brestricted\s+(?:distribution\s+)?program|\bREMS\b|\brisk\s+evaluation\s+and\s+mitigation",
        r"\bno\s+longer\b",
    ),
)
_FIXED_RULES = tuple(
    (obj, f"{rule}/1", re.compile(says, re.IGNORECASE), re.compile(silent, re.IGNORECASE))
    for obj, rule, says, silent in _FIXED
)


def find_warnings(page: Page) -> Iterator[Finding]:
    """Yield what a page warns of."""
    page = retold(page)
    stated = []
    for finding in _worded(page):
        yield finding
        stated += [finding.mention] if isinstance(finding, Candidate) else []
    for passage in entries(page, *WARNED):
        yield from (c for c in _told(page, passage) if not any(c.mention.overlaps(m) for m in stated))


def _worded(page: Page) -> Iterator[Finding]:
    """Yield the warnings of the rules, of labels, lists and headings, and those that are one thing by their words."""
    for result in spoken_where_cued(RULES, page, CUES):
        if isinstance(result, Veto):
            yield result
        else:
            yield from _said(page, *result)
    for passage in entries(page, *WARNED):
        yield from _listed(page, passage)
    yield from _headed(page)
    for passage in page.passages:
        if passage.topic in GATE:
            yield from _by_topic(page, passage)


def _by_topic(page: Page, passage: Passage) -> Iterator[Candidate]:
    if holds(passage, _FIXED_WORDS):
        yield from _fixed(page, without_references(passage))
    if passage.topic is SectionType.PREGNANCY or holds(passage, _STATE_WORDS):
        yield from _states(page, without_references(passage))


_PLAIN = frozenset(
    {
        "warning.calls_for_care",
        "warning.do_not_start",
        "warning.has_boxed",
        "warning.not_recommended",
        "warning.tell_doctor",
        "warning.stopping",
    }
)


def _said(page: Page, rule: Rule, passage: Passage, found: re.Match[str]) -> Iterator[Candidate]:
    group = "named" if found.groupdict().get("named") else "object"
    polarity = context.polarity(passage.text[: found.start(group)]) if rule.name not in _PLAIN else Polarity.AFFIRMED
    named = _objects(
        page, without_references(passage), slot(passage, found, group), rule.id, passage.subjects, polarity
    )
    yield from (c for c in named if rule.name not in _BROAD or c.qualifiers.condition or _is_grave(c.object))


# Rules whose words also speak of other things than harm: what they name must be a condition, or people.
_BROAD = frozenset(
    f"warning.{name}"
    for name in (
        "stopping",
        "to_rule_out",
        "tell_doctor",
        "not_recommended",
        "linked_to",
        "at_risk",
        "occurs",
        "should_not",
    )
)


def _is_grave(name: str) -> bool:
    return is_medical(name) or bool(read_people(name, 0)[1])


_FIRST = re.compile(
    r"^\W*(?:(?:yes|if|when|in|during|you|your child|have|has|are|had|who|suffer from|ever|currently|that|or|"
    r"for)\b[\s,.:]*)+",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?P<join>or|and)\s+(?:you\s+)?(?:have|had|are|suffer\s+from)(?:\s+(?:ever\s+)?(?:had|been))?\b", re.IGNORECASE
)
_LEAD_VETO = re.compile(
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
        yield from _objects(page, replace(passage, text=wording, span=label), label, _LABEL_RULE, (page.drug,))
    elif _INLINE_LABEL.match(passage.text):
        for found in _INLINE_LABEL.finditer(passage.text):
            where = Span(passage.span.start + found.start("label"), passage.span.start + found.end("label"))
            named = replace(passage, text=found["label"], span=where)
            yield from _objects(page, named, where, _LABEL_RULE, (page.drug,)) if _is_harm_label(found["label"]) else ()
    elif not any(_LEAD_VETO.search(lead) for lead in own_leads(passage)):
        text = _AGAIN.sub(lambda again: again["join"].ljust(len(again[0])), passage.text)
        passage = replace(passage, text=text)
        bare = _FIRST.sub("", text)
        listed = passage.is_item or first or passage.cells
        if is_fragment(bare) and not _TELLS.search(bare):
            where = Span(passage.span.end - len(bare), passage.span.end)
            named = _objects(page, passage, where, _LIST_RULE, (page.drug,))
            yield from (c for c in named if listed or is_medical(c.object))


# Verbs of a sentence that says what happened, and animals, in what looks like a list of names.
_TELLS = re.compile(
    r"\b(?:increased|led|caused|developed|reported|found|occurred|seen|happened|died|monkeys?|rats?|mice|rabbits?|dogs?)\b",
    re.IGNORECASE,
)
_INLINE_LABEL = re.compile(r"(?:^|[.;]\s+)\W*(?:\w\W\s+)?(?P<label>[A-Za-z][\w/ ()-]{2,50}):\s")


def _is_harm_label(wording: str) -> bool:
    return bool(wording) and not wording.endswith("?") and (_is_state(wording) or _names_a_harm(wording))


def _names_a_harm(wording: str) -> bool:
    return section_type(wording) is None and is_fragment(wording.replace(" use", " "))


def _is_state(wording: str) -> bool:
    """Tell whether a label is a state of an organ that calls for care: "Kidney or liver impairment"."""
    return bool(re.search(r"\b(?:impairment|disease|failure|insufficiency|problems)\W*$", wording, re.IGNORECASE))


# Words of a warning's clause: something may go wrong, or asks for care. What a reader may feel is no warning.
_HARM = re.compile(
    r"\b(?:can|waits?|may|might|could|risks?|danger\w*|occur\w*|happen\w*|reported|reports|seen|develop\w*|cause\w*|worse\w*|caution\w*|"
    r"care|careful\w*|closely|fatal|deaths?|led to|lead to|provoke\w*|trigger\w*|harm\w*|aggravat\w*|possible|warn\w*|"
    r"watch\w*|avoid\w*|delay\w*|postpon\w*|treat(?:ed)? first|corrected|need|needs)\b",
    re.IGNORECASE,
)
_SYMPTOMS = re.compile(
    r"\b(?:symptoms?|signs?|such as|notice|feel|call|seek|contact|tell|ask|told|emergency|right away|immediately|if you (?:get|"
    r"develop|experience)|look out|not (?:caused|thought|linked|associated)|prevent\w*|treated for|used for|indicated)\b",
    re.IGNORECASE,
)
_TOLD_RULE = "warning.told/1"


def _told(page: Page, passage: Passage) -> Iterator[Candidate]:
    """Yield the conditions that the lexicon knows in a clause of a warning that says what may go wrong."""
    if passage.cells or not _HARM.search(passage.text) or _SYMPTOMS.search(passage.text):
        return
    scope = context.scope(passage.text)
    known = [(span, term(span.of(passage.text))) for span in find_known(passage.text)]
    for span, name in (*known, *((m.span, m.name or "") for m in find_changes(passage.text))):
        before = passage.text[: span.start]
        if not context.negated(before) and not _LOWERED_BEFORE.search(before):
            where = Span(passage.span.start + span.start, passage.span.start + span.end)
            for drug in passage.subjects if not _GENERIC.match(name) else ():
                yield Candidate(Relation.HAS_WARNING, name, drug, passage, where, _TOLD_RULE, Polarity.AFFIRMED, scope)


_LOWERED_BEFORE = re.compile(r"\b(?:reduc|lower|decreas|prevent|protect|treat)\w*\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_BOXED_TITLE = re.compile(r"\bwarnings?\s*[:–—-]\s*(?P<object>\S.*)$", re.IGNORECASE)


def _headed(page: Page) -> Iterator[Candidate]:
    """Yield what a heading names: "Boxed warning: hepatotoxicity"."""
    seen: set[Span] = set()
    for passage in page.passages:
        found = _BOXED_TITLE.search(passage.section.title) or _harm_title(passage)
        if found and passage.section.span not in seen:
            seen.add(passage.section.span)
            begin = passage.section.view.text.find(passage.section.title, passage.section.span.start)
            here = Span(begin, begin + len(passage.section.title))
            above = replace(passage, span=here, quote=here, text=passage.section.title)
            yield from _objects(page, above, Span(begin + found.start("object"), here.end), _HEADING_RULE, (page.drug,))


def _harm_title(passage: Passage) -> re.Match[str] | None:
    """Return a heading below warnings that is the name of a condition: "5.1 Hepatotoxicity"."""
    title = passage.section.title
    found = re.match(r"(?:[\d.]+\s+)?(?P<object>.+)$", title)
    known = passage.section.type in WARNED and section_type(title) is None and len(passage.section.headings) > 1
    return found if known and found and lexicon.find_condition(found["object"]) else None


_GENERIC = re.compile(
    r"^(?:(?:an?|the|this|these|certain|other|various|medical|several|serious|severe|some|any|all|most|"
    r"important|possible|rare|common|your|following)\s+)*(?:conditions?|diseases?|disorders?|problems?|"
    r"reactions?|side effects?|effects?|events?|complications?|risks?|harms?|use|doses?|warnings?|"
    r"precautions?|cases?|outcomes?|infant exposure.*|benefits?|death|symptoms?|people|notes?|"
    r"infusions?|injections?|time|age|information|question|yes|no|groups?|decision|signs?|levels?|"
    r"combination|children|adults?|behaviou?rs?|(?:\w+ )?health|vaccines?|boxed|drug|label|history|exposure|others?)$|"
    r"^.*\b(?:functions?|range|regimen|products?|medicines?|medications?|drugs?|doctors?|label|weeks?|days?|doses?)$|^\W*\d.*|.*\b(?:of|to|"
    r"with|for|in|and|or|the|being)$",
    re.IGNORECASE,
)


_NEXT_VERB = re.compile(
    r"\s+from an?\s+\w+|\s+(?:and|but)\s+(?=(?:monitor|discontinue|consider|advise|inform|assess|avoid|use|"
    r"calls|requires?|recommends?|should|is|are|can|may|must|has|have|you|your|it|"
    r"of|the dose)\b)|:\s|,?\s+(?:hence|prior to|before)\b|(?<!who)\s+(?:was|were|has been|have been)\s"
)


def _objects(
    page: Page,
    passage: Passage,
    where: Span,
    rule: str,
    drugs: tuple[str, ...],
    polarity: Polarity = Polarity.AFFIRMED,
) -> Iterator[Candidate]:
    text = passage.text[where.start - passage.span.start : where.end - passage.span.start]
    text = _NEXT_VERB.split(text)[0]
    scope = context.scope(passage.text)
    rest, people = _apart(text, where.start)
    named = [(p.name, p.span, Qualifiers(condition=p.condition)) for p in people]
    named += _conditions(rest, where.start, page)
    for name, span, qualifiers in named:
        for drug in drugs:
            if name != drug:
                yield Candidate(Relation.HAS_WARNING, name, drug, passage, span, rule, polarity, scope, qualifiers)


def _apart(text: str, start: int) -> tuple[str, list[People]]:
    """Take the people out of a text but for those in whom a harm occurs: "pulmonary hypertension in newborns"."""
    rest, people = read_people(text, start)
    held = [p for p in people if _IN_WHOM.search(text[: p.span.start - start])]
    return _TAIL.sub("", rest) if held else rest, [p for p in people if p not in held]


_IN_WHOM = re.compile(
    r"\w{4,}\s+(?<!monitoring )(?<!caution )(?<!care )(?:in|among|of)\s+(?:the\s+|their\s+)?$", re.IGNORECASE
)
_TAIL = re.compile(r"\s+(?:in|among|of)(?:\s+the)?\W*$", re.IGNORECASE)
_FIXED_WORDS = tuple(
    (
        "fet|foet|unborn|baby|driv|machine|activit|alcohol|stop|discontinu|withdraw|cessation|vaccin|"
        "restricted|rems|mitigation"
    ).split("|")
)
_STATE_WORDS = tuple(("pregnan|breast|lactat|nursing").split("|"))


def _conditions(text: str, start: int, page: Page) -> list[tuple[str, Span, Qualifiers]]:
    begin = len(text) - len(text.lstrip(" ,;:."))
    return [
        (_full_name(page, c), c.span, Qualifiers(population=specific(c.population), severity=c.severity))
        for c in read_conditions(text[begin:], start + begin, own=page.names.own)
        if not _GENERIC.match(c.term)
        and not _PARTNER.search(c.term)
        and c.term not in page.names.own
        and is_fragment(c.term.removesuffix(" use"))
    ]


_PARTNER = re.compile(rf"(?:^|\s)(?:{HEADS})$", re.IGNORECASE)


def _full_name(page: Page, named: Named) -> str:
    """Return a condition's name: anaphylaxis as such, an abbreviation as the page spells it out."""
    if named.term == "hypersensitivity" and re.match(r"\W*(?:\w+ )?anaphyla\w+", named.wording, re.IGNORECASE):
        return term(named.wording)
    spelled = page.abbreviations.get(named.wording.strip())
    return _FATAL.sub("", term(spelled) if spelled else named.term)


_FATAL = re.compile(r"^(?:(?:fatal|life-threatening|sometimes|potentially|even|deadly|possibly)(?: or | and |, | ))+")


def _fixed(page: Page, passage: Passage) -> Iterator[Candidate]:
    for name, rule, says, silent in _FIXED_RULES:
        found = says.search(passage.text)
        if found and not silent.search(passage.text) and context.scope(passage.text) is not Scope.ANIMAL:
            where = Span(passage.span.start + found.start(), passage.span.start + found.end())
            for drug in _whose(page, passage, found):
                yield Candidate(Relation.HAS_WARNING, name, drug, passage, where, rule)


def _whose(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """Return the drugs that a phrase names ("prednisolone must not be stopped"), else the clause's."""
    named = tuple(dict.fromkeys(name for name, _ in page.names.mentions(found[0])))
    return named or passage.subjects


_CARE_WORDS = re.compile(
    r"\b(?:not (?:been )?(?:fully |well |yet |adequately )*(?:established|known|studied|recommended|"
    r"evaluated|determined)|unknown|no (?:human |adequate |sufficient |\w+ )?(?:data|studies|information|"
    r"experience)|data are lacking|too few|limited|"
    r"avoid\w*|harm\w*|hurt|should not|must not|do not|only (?:if|when)|weigh\w*|outweigh\w*|category|"
    r"consult\w*|discuss\w*|contracepti\w+|lacking|stop\w*|risks?|tell your|talk to|ask your|caution\w*|"
    r"advice|pass(?:es)? into|decision|not be (?:used|taken))\b",
    re.IGNORECASE,
)
_STATES = frozenset({"pregnancy", "breastfeeding"})
_FINE = re.compile(
    r"\b(?:is|are|considered) (?:fine|safe|compatible)\b|\bno (?:fetal |harm\b)|\bno contra-?indication",
    re.IGNORECASE,
)


def _states(page: Page, passage: Passage) -> Iterator[Candidate]:
    """Yield pregnancy and breastfeeding where a clause, or a clause under that name, calls for care."""
    if (
        passage.topic is SectionType.CONTRAINDICATIONS
        or not (_CARE_WORDS.search(passage.text) or passage.cells)
        or _FINE.search(passage.text)
        or context.scope(passage.text) is Scope.ANIMAL
    ):
        return
    people = [p for p in read_people(passage.text, passage.span.start)[1] if p.name in _STATES]
    for each in people:
        yield Candidate(Relation.HAS_WARNING, each.name, page.drug, passage, each.span, "warning.pregnancy/1")
    if not people and passage.topic is SectionType.PREGNANCY:
        lead = next(iter(passage.leads), "")
        for each in read_people(lead, 0)[1]:
            if each.name in _STATES:
                yield Candidate(
                    Relation.HAS_WARNING, each.name, page.drug, passage, passage.span, "warning.pregnancy/1"
                )
