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

from medgraph.extraction.contraindication.barred import read_objects
from medgraph.extraction.contraindication.denials import find_denials
from medgraph.extraction.contraindication.leads import MARKED, led_in
from medgraph.extraction.contraindication.list_rules import RULES as LIST_RULES
from medgraph.extraction.contraindication.members import IN_WHICH_CASE, beginning, is_listed, with_label
from medgraph.extraction.contraindication.questions import as_statement, find_questions
from medgraph.extraction.contraindication.rules import RULES as PLAIN_RULES
from medgraph.extraction.contraindication.verdict_rules import CONTINUING
from medgraph.extraction.contraindication.verdict_rules import RULES as VERDICT_RULES
from medgraph.extraction.language.entries import (
    cell_passage,
    cell_text,
    entries,
    mentioning,
    retold,
    without_references,
)
from medgraph.extraction.language.people import POPULATION
from medgraph.extraction.language.phrases import blanked
from medgraph.extraction.naming.others import told_of
from medgraph.extraction.naming.subjects import named_before
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto, slot, spoken
from medgraph.model import Polarity, Relation, SectionType, Span
from medgraph.patterns import Pattern, match, search

_RULES = (*PLAIN_RULES, *LIST_RULES, *VERDICT_RULES)
_LIST_RULE = "contraindication.list/2"
_ASKED_RULE = "contraindication.asked/1"


_WORDS = tuple(
    (
        "contraindicat|contra-indicat|not |n't |n’t |never |cannot |avoid|nobody| no | bar|no-one|alone|without|no one| out|unsuitable|forbid|preclude|exclude|reason|"
        "turn|one of|means|includes|applies to|concerns|refuse|say no|these are|these incl|there is only|there are|they are|they incl|those are|the others|combin|off |off-|different|another|something else|same |nor |neither |away|clear |skip |against|no-go|stand|option|so do|so is|so are|as do|as is|as are|label|guideline|smpc|monograph|authorit|regulator|manufacturer|information|leaflet|reference|source|characteristics|doctors|experts|specialists|pharmacists|agenc"
    ).split("|")
)


def find_contraindications(page: Page) -> Iterator[Finding]:
    """Yield the contraindications that a page states, or its word that there are none."""
    page = retold(page)
    ends = _last_items(page)
    listed = [
        c
        for p in (with_label(page, entry) for entry in (*entries(page, MARKED), *led_in(page)))
        if not _is_behind(p, ends) and is_listed(p) and not any(search(rule.trigger, p.text) for rule in _RULES)
        for c in beginning(p, _objects(page, as_statement(p), p.span, _LIST_RULE, (page.drug,)))
    ]
    yield from _from_sentences(page, mentioning(page, _WORDS))
    yield from listed
    yield from _judged(page)
    for asked in find_questions(page):
        yield from _objects(page, asked, asked.span, _ASKED_RULE, (page.drug,))
    yield from find_denials(page)


def _last_items(page: Page) -> dict[Span, int]:
    """Return where the last item of each section begins, by the section's own span."""
    return {p.section.span: p.span.start for p in page.passages if p.is_item}


def _is_behind(passage: Passage, ends: dict[Span, int]) -> bool:
    """Tell whether a paragraph stands behind the items of its section: it speaks of them, and is no member of the list."""
    prose = not passage.is_item and not passage.cells
    return prose and passage.span.start > ends.get(passage.section.span, passage.span.start)


def _from_sentences(page: Page, candidates: Page) -> Iterator[Finding]:
    """Yield what sentences bar; one that goes on ("the same applies to …") needs one before it in its paragraph."""
    barred: set[Span] = {p.block.span for p in candidates.passages if p.topic is MARKED}
    for result in sorted(spoken(_RULES, candidates), key=lambda r: isinstance(r, tuple) and r[0].name in CONTINUING):
        if isinstance(result, Veto):
            yield result
        elif _may_speak(page, *result[:2]) and (result[0].name not in CONTINUING or result[1].block.span in barred):
            said = list(_said(page, *result))
            barred |= {result[1].block.span} if said else set()
            yield from said


_VERDICT = Pattern(
    r"\W*(?:(?:is|are|absolutely|strictly) )*(?:contra-?indicat(?:ed|ions?)(?: (?:in|if|with))?|(?:do not|don['’]t) (?:use|give|take)(?: (?:in|if|with))?|must not be (?:used|given|taken)|not to be used)\W*$",
    re.IGNORECASE,
)
_VERDICT_RULE = "contraindication.verdict/1"


def _judged(page: Page) -> Iterator[Candidate]:
    """Yield what a label, or the first cell of a row, names where what stands behind it, or its column, says that it is contraindicated."""
    for passage in page.passages:
        label = passage.block.label
        if label and not passage.cells and match(_VERDICT, passage.text):
            yield from _objects(
                page,
                replace(passage, span=label, text=label.of(passage.section.view.text)),
                label,
                _VERDICT_RULE,
                (page.drug,),
            )
        judged = any(match(_VERDICT, cell_text(passage, cell)) for cell in passage.cells[1:])
        if judged or (passage.cells and passage.columns and _VERDICT.match(passage.columns[0])):
            first = cell_passage(passage, passage.cells[0])
            yield from _objects(page, first, first.span, _VERDICT_RULE, (page.drug,))


_OUTSPOKEN = frozenset(
    {
        "contraindication.contraindicated_in",
        "contraindication.is_one",
        "contraindication.contraindications_are",
        "contraindication.none_but",
    }
)


_SURE = _OUTSPOKEN | {_LIST_RULE.split("/")[0], "contraindication.others_add", _VERDICT_RULE.split("/")[0]}


def _may_speak(page: Page, rule: Rule, passage: Passage) -> bool:
    """Tell whether a rule may speak here: beside contraindications, "should not" among the doses is advice."""
    listed = any(p.topic is MARKED for p in page.passages)
    return rule.name in _OUTSPOKEN or passage.topic is MARKED or not (listed and passage.topic in _ADVICE)


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
    if (
        passage.topic is not MARKED
        and _PRONOUN.match(passage.text)
        and rule in PLAIN_RULES
        and rule.name not in _OUTSPOKEN
        and not (
            _IT.match(passage.text)
            and (_PEOPLE_WITH.match(next(filter(None, found.groups()))) or _WHEN.search(found[0]))
        )
    ):
        return
    clean = without_references(passage)
    subject = rule.name == "contraindication.is_one"
    where = slot(passage, found, next(name for name, words in found.groupdict().items() if words and name != "denied"))
    drugs = (page.drug,) if subject else _whose(page, passage, where, found)
    yield from _objects(page, clean, where, rule.id, drugs, polarity, subject=subject)


_PRONOUN = Pattern(r"\W*(?:it|they|these|that)\b", re.IGNORECASE)


def _whose(page: Page, passage: Passage, where: Span, found: re.Match[str]) -> tuple[str, ...]:
    """Return the drugs that a verdict is about: another one where it stands in a clause on that."""
    begin = where.start - passage.span.start
    other = told_of(page.names, passage.text, begin, where.end - passage.span.start)
    if other is None and begin > found.start() and _PEOPLE_WITH.match(passage.text, begin):
        named = named_before(page.names, _COPULA.sub("", passage.text[: found.start()]) + " ")
        other = named[0] if len(named) == 1 and named[0] != page.drug else None
    return (other,) if other else passage.subjects


# "Propylthiouracil is | contraindicated in people with …".
_COPULA = Pattern(r"(?:\s+(?:is|are|was|were|be|also|therefore|itself))+\s*$", re.IGNORECASE)


_WHEN = Pattern(r"\b(?:used|given|taken) (?:when|while)\s", re.IGNORECASE)
_IT = Pattern(r"\W*it\b", re.IGNORECASE)
_PEOPLE_WITH = Pattern(rf"\W*(?:(?:in|by|to|for)\s+)?{POPULATION}\s+(?:with|who\s+have)\b", re.IGNORECASE)
_NOT = Pattern(r"(?:\bnot|n['’]t|\bno longer)\s+(?:\w+ly\s+)?$", re.IGNORECASE)


# "Acquired angioedema (no data)": what nobody has looked at bars nobody.
_UNSTUDIED = Pattern(
    r"[^;,.:()]*\((?:no|limited|little|insufficient|lack of) (?:data|experience|evidence|studies)[^()]*\)|[^;,.:()]*\(not (?:yet )?(?:been )?(?:studied|tested|investigated)[^()]*\)",
    re.IGNORECASE,
)


# "Clots, or a history of them": words that only point name nothing.
_POINTING = frozenset({"it", "them", "this", "that", "these", "those", "one", "ones", "either", "both", "such"})


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
    text = _UNSTUDIED.sub(blanked, IN_WHICH_CASE.sub(blanked, text))
    text, where = text.lstrip(" :"), Span(where.end - len(text.lstrip(" :")), where.end)
    prose = rule == _LIST_RULE and not (passage.is_item or passage.cells)
    sure = (rule.split("/")[0] in _SURE and not prose) or bool(_PEOPLE_WITH.match(text))
    for each in read_objects(text, where.start, page, subject=subject, listed=sure):
        for drug in drugs:
            if each.name != drug and each.name not in page.names.own and each.name not in _POINTING:
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
