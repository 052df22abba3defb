"""In whom or with what a drug must not be used: "is contraindicated in X", "do not take it if …", lists.

The object may be a condition, a group of people ("pregnancy", "neonate"), a substance ("concomitant
use of X") or a way of giving ("intravenous administration"). "Use with caution" and "safety not
established" are warnings and stay out. A page that says that there are none says something: a
denial of anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from medgraph.extraction.contraindication.barred import OPENING, read_objects
from medgraph.extraction.contraindication.list_rules import RULES as LIST_RULES
from medgraph.extraction.contraindication.rules import HAVING
from medgraph.extraction.contraindication.rules import RULES as PLAIN_RULES
from medgraph.extraction.language import context
from medgraph.extraction.language.conditions import PEOPLE
from medgraph.extraction.language.entries import (
    cell_passage,
    cell_text,
    entries,
    is_fragment,
    mentioning,
    own_leads,
    retold,
    without_references,
)
from medgraph.extraction.language.people import POPULATION
from medgraph.extraction.page import Page, Passage, readable
from medgraph.extraction.rules import (
    Candidate,
    Finding,
    Rule,
    Veto,
    slot,
    spoken,
)
from medgraph.model import ANYTHING, Polarity, Relation, Scope, SectionType, Span
from medgraph.sections import section_type

_RULES = (*PLAIN_RULES, *LIST_RULES)
_LIST_RULE = "contraindication.list/1"
_NONE_RULE = "contraindication.none/1"
_MARKED = SectionType.CONTRAINDICATIONS


_WORDS = tuple(
    (
        "contraindicat|contra-indicat|not |n't |n’t |never |cannot |avoid|nobody| no |no-one|no one| out|unsuitable|forbid|preclude|exclude|reason|"
        "label|guideline|smpc|monograph|authorit|regulator|manufacturer|reference|source"
    ).split("|")
)


def find_contraindications(page: Page) -> Iterator[Finding]:
    """Yield the contraindications that a page states, or its word that there are none."""
    page = retold(page)
    listed = [
        c
        for p in (_with_label(page, entry) for entry in (*entries(page, _MARKED), *_led_in(page)))
        if _is_listed(p)
        for c in _beginning(p, _objects(page, p, p.span, _LIST_RULE, (page.drug,)))
    ]
    denials = list(_denials(page))
    for result in spoken(_RULES, mentioning(page, _WORDS)):
        if isinstance(result, Veto):
            yield result
        elif _may_speak(page, *result[:2]):
            yield from _said(page, *result)
    yield from listed
    yield from _judged(page)
    yield from denials


_VERDICT = re.compile(
    r"\W*(?:(?:is|are|absolutely|strictly) )*(?:contra-?indicat(?:ed|ions?)(?: (?:in|if|with))?|(?:do not|don['’]t) (?:use|give|take)(?: (?:in|if|with))?|must not be (?:used|given|taken)|not to be used)\W*$",
    re.IGNORECASE,
)
_VERDICT_RULE = "contraindication.verdict/1"


def _judged(page: Page) -> Iterator[Candidate]:
    """Yield what the first cell of a row names where another cell, or its column, says that it is contraindicated."""
    for passage in page.passages:
        judged = any(_VERDICT.match(cell_text(passage, cell)) for cell in passage.cells[1:])
        if judged or (passage.cells and passage.columns and _VERDICT.match(passage.columns[0])):
            first = cell_passage(passage, passage.cells[0])
            yield from _objects(page, first, first.span, _VERDICT_RULE, (page.drug,))


# "X is contraindicated in patients with:", "You must not take X if you have:": what stands below is a list of ours, whatever the heading.
_LEAD_IN = re.compile(
    r"(?:\bcontra-?indicated\b|\b(?:do not|don['’]t|must not|should not|cannot|never|not suitable)\b[^.:]{0,80}\b(?:if|in|for|by|when|who)\b)[^.:]{0,80}:\W*$",
    re.IGNORECASE,
)


def _led_in(page: Page) -> Iterator[Passage]:
    """Yield the items below a lead-in that bars, in sections on other things."""
    for passage in page.passages:
        lead = next(iter(own_leads(passage)), "") if passage.is_item and passage.topic is not _MARKED else ""
        if lead and _LEAD_IN.search(lead[-_LEAD_END:]) and not _CAUTION.search(lead[-_LEAD_END:]):
            yield without_references(passage)


_LEAD_END = 200
_WHO = (None, SectionType.POPULATIONS, SectionType.PREGNANCY)


def _with_label(page: Page, passage: Passage) -> Passage:
    """Return an item as its label, where that names something: "Severe renal impairment: (eGFR below 30)"."""
    label = passage.block.label
    if not (passage.is_item and label):
        return passage
    wording = readable(label.of(passage.section.view.text))
    names = (
        section_type(wording) in _WHO and not _BARRING.search(wording) and any(read_objects(wording, label.start, page))
    )
    return replace(passage, span=label, text=wording, leads=passage.leads[1:]) if names else passage


_NEAR = 50


def _beginning(passage: Passage, found: Iterator[Candidate]) -> Iterator[Candidate]:
    """Yield what a clause names if that is how it begins: a sentence that is set among the list is no member."""
    named = list(found)
    addressed = _ADDRESS.match(passage.text)
    begin = passage.span.start + (addressed.end() if addressed else 0)
    near = passage.is_item or passage.cells or any(c.mention.start - begin <= _NEAR for c in named)
    if near and context.scope(passage.text) is not Scope.ANIMAL:
        yield from named


_OUTSPOKEN = frozenset(
    {
        "contraindication.contraindicated_in",
        "contraindication.is_one",
        "contraindication.contraindications_are",
    }
)


_SURE = _OUTSPOKEN | {_LIST_RULE.split("/")[0], "contraindication.others_add", _VERDICT_RULE.split("/")[0]}


def _may_speak(page: Page, rule: Rule, passage: Passage) -> bool:
    """Tell whether a rule may speak here: beside contraindications, "should not" among the doses is advice."""
    listed = any(p.topic is _MARKED for p in page.passages)
    return rule.name in _OUTSPOKEN or passage.topic is _MARKED or not (listed and passage.topic in _ADVICE)


_ADVICE = frozenset(
    {
        SectionType.DOSAGE,
        SectionType.INDICATIONS,
        SectionType.PREGNANCY,
        SectionType.INTERACTIONS,
        SectionType.MONITORING,
        SectionType.POPULATIONS,
    }
)


def _said(page: Page, rule: Rule, passage: Passage, found: re.Match[str]) -> Iterator[Candidate]:
    """Yield the objects of a sentence, but of one that leads a list in; the drug itself is no object ("X is contraindicated")."""
    if passage.text.rstrip().endswith(":"):
        return
    denied = found.groupdict().get("denied") or _NOT.search(passage.text[: found.start()])
    polarity = Polarity.NEGATED if denied else Polarity.AFFIRMED
    if passage.topic is not _MARKED and _PRONOUN.match(passage.text) and rule.name not in _OUTSPOKEN:
        return
    clean = without_references(passage)
    subject = rule.name == "contraindication.is_one"
    yield from _objects(
        page,
        clean,
        slot(passage, found, "object" if found["object"] is not None else "named"),
        rule.id,
        (page.drug,) if subject else passage.subjects,
        polarity,
        subject=subject,
    )


_PRONOUN = re.compile(r"\W*(?:it|they|these|that)\b", re.IGNORECASE)
_PEOPLE_WITH = re.compile(rf"\W*(?:(?:in|by|to|for)\s+)?{POPULATION}\s+(?:with|who\s+have)\b", re.IGNORECASE)
_NOT = re.compile(r"(?:\bnot|n['’]t|\bno longer)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_BARRING = re.compile(
    r"contra-?indicat|\bnot\b|n['’]t\b|\bnever\b|\bavoid|\bcannot\b|\bunsuitable|\bforbid|\brules? (?:it|this|the \w+) out|\bnobody\b|\bno[ -]one\b|\bwho\b.*\bshould\b",
    re.IGNORECASE,
)
_CAUTION = re.compile(
    r"\b(?:caution|careful|warnings?|precautions?|monitor|before (?:taking|using|you)|tell (?:your|the|a)|talk to|ask (?:your|a)|check with|special care|extra|not contraindicat|not recommended|interact)",
    re.IGNORECASE,
)


def _leads_elsewhere(passage: Passage) -> bool:
    """Tell whether the nearest lead that says something says another thing than that the drug is barred."""
    for lead in own_leads(passage):
        lead = lead[-_LEAD_END:]
        if _CAUTION.search(lead):
            return True
        if _BARRING.search(lead):
            return False
        if lead.rstrip().endswith("?") or not is_fragment(lead):
            return True
    return _asks_elsewhere(passage)


def _asks_elsewhere(passage: Passage) -> bool:
    """Tell whether the list stands under a question of its own: "Who must not get it?" above, "Which labs do you follow?" nearer."""
    nearest = passage.section.headings[-1] if passage.section.headings else ""
    return nearest.rstrip().endswith("?") and section_type(nearest) is None and not _BARRING.search(nearest)


def _is_listed(passage: Passage) -> bool:
    """Tell whether a clause is a member of the list: it names things and says nothing else."""
    if (
        (not passage.is_item and not passage.cells and _ORDERS.search(passage.text))
        or _leads_elsewhere(passage)
        or _is_denial(passage.text)
        or _REFERS.match(passage.text)
        or passage.text.rstrip().endswith((":", "?"))
    ):
        return False
    bare = _REASON.split(OPENING.sub("", passage.text), 1)[0]
    governed = passage.is_item or bool(passage.cells)
    named = is_fragment(bare, item=governed) or _THOSE.fullmatch(passage.text)
    return bool(named or _is_addressed(passage, governed=governed)) and not any(
        r.trigger.search(passage.text) for r in _RULES
    )


# "People who are hypersensitive to yeast, and anyone who has had a stroke": a list that is set as a paragraph.
_THOSE = re.compile(
    rf"\W*+(?:[\w-]++\s+){{0,3}}?{PEOPLE}\s+(?:with|who\s+(?:are|have|has|had|suffer))\b"
    r"(?:(?!\b(?:should|must|may|might|can|cannot|could|will|would|need|needs|is|was|were|tend|often|usually)\b)[^:?])*",
    re.IGNORECASE,
)


_ADDRESS = re.compile(rf"\W*(?:(?:if|when|in case) )?{HAVING}\b".replace(" ", r"\s+"), re.IGNORECASE)
_GOES_ON = re.compile(r"\W*(?:have|has|are|is|had|suffer|were|was|think)\b", re.IGNORECASE)


# What a sentence asks its reader to do, or says of a doctor: "If you are in doubt, ask your doctor".
# What a sentence that is set among the list tells to do.
_ORDERS = re.compile(
    r"\b(?:discontinue|monitor|administer|withhold|treat|reduce|perform|measure|appears?|occurs?|reported)\b",
    re.IGNORECASE,
)
_REFERS = re.compile(r"\W*(?:refer|see|consult|note|read|hyperlink)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"^\W*there\b|\b(?:tell|ask|talk|consult|contact|stop|see|call|speak|check|seek|inform|do not|should|must|will|needs?)\b|\b(?:your|the|a) (?:doctor|nurse|pharmacist)\b|\bany of (?:these|the above)\b|\bthis applies\b",
    re.IGNORECASE,
)
_REASON = re.compile(r"\b(?:because|since|as it|unless|until|except)\b", re.IGNORECASE)


def _is_addressed(passage: Passage, *, governed: bool) -> bool:
    """Tell whether an item speaks to its reader: "if you have heart failure", "You are allergic to …"; "have gout" under "if you:".

    A paragraph must say nothing else.
    """
    if not governed:
        return bool(_ADDRESS.match(passage.text)) and not _ASKS.search(passage.text)
    lead = next(iter(own_leads(passage)), "").rstrip(" :")
    return bool(_ADDRESS.match(passage.text) or (lead.endswith((" you", " they")) and _GOES_ON.match(passage.text)))


_NONE = re.compile(
    r"^\W*(?:A\W+)?none\b(?: (?:known|listed|stated|identified|reported))?\W*$|"
    r"\bcontra-?indications?\b[^.]{0,40}\bnone\b|"
    r"(?:(?<=there are )|(?<!is )(?<!are ))\bno (?:[\w-]+ ){0,3}contra-?indications?\b(?!\s+(?:other than|"
    r"except|besides|apart from))|\b(?:has|gives|lists|states|there are|are) none\b",
    re.IGNORECASE,
)


def _is_denial(text: str) -> bool:
    return bool(_NONE.search(text))


def _denials(page: Page) -> Iterator[Candidate]:
    """Yield "no contraindications are known" as the denial of anything."""
    marked = {p.span for p in entries(page, _MARKED)}
    spots = [
        *entries(page, _MARKED),
        *(p for p in page.passages if p.span not in marked and "ontra" in p.text and not p.cells),
    ]
    for passage in spots:
        found = _NONE.search(passage.text)
        if found and (passage.topic is _MARKED or "ontra" in found[0]):
            where = Span(passage.span.start + found.start(), passage.span.start + found.end())
            yield Candidate(
                Relation.CONTRAINDICATED_IN, ANYTHING, page.drug, passage, where, _NONE_RULE, Polarity.NEGATED
            )


def _objects(
    page: Page,
    passage: Passage,
    where: Span,
    rule: str,
    drugs: tuple[str, ...],
    polarity: Polarity = Polarity.AFFIRMED,
    *,
    subject: bool = False,
) -> Iterator[Candidate]:
    text = passage.text[where.start - passage.span.start : where.end - passage.span.start]
    text, where = text.lstrip(" :"), Span(where.end - len(text.lstrip(" :")), where.end)
    sure = rule.split("/")[0] in _SURE or bool(_PEOPLE_WITH.match(text))
    for each in read_objects(text, where.start, page, subject=subject, listed=sure):
        for drug in drugs:
            if each.name != drug and each.name not in page.names.own:
                yield Candidate(
                    Relation.CONTRAINDICATED_IN,
                    each.name,
                    drug,
                    passage,
                    each.span,
                    rule,
                    polarity,
                    qualifiers=each.qualifiers,
                )
