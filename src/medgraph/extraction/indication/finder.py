"""What a drug is for: lists and tables of its uses, "is indicated for the treatment of X in Y", "is a drug for X".

In a list under "Uses" each item is an indication, as is the label of a dose by disease ("**Plaque psoriasis:** 80 mg"). Sentences need
a frame. The purpose of lowering or improving something ("to lower cholesterol in adults with HoFH") leads to the
disease of the people it is for. A drug is not for what its page only mentions beside the disease: a symptom, a risk, a cause, and what
it is said not to be for is a denied fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise

from medgraph.extraction.clauses import readable
from medgraph.extraction.drug_class.words import class_name
from medgraph.extraction.indication.alternatives import find_alternatives
from medgraph.extraction.indication.approval import find_accelerated
from medgraph.extraction.indication.beside import is_beside
from medgraph.extraction.indication.candidates import indication_candidates, joined, read_uses
from medgraph.extraction.indication.denials import is_denied
from medgraph.extraction.indication.joint import is_of_combination
from medgraph.extraction.indication.lay_rules import (
    ALL_RULES,
    by_people,
    is_sure,
    names_at_once,
    needs_drug,
    takes_any_name,
    tells_effect,
)
from medgraph.extraction.indication.lists import read_dose_labels, read_listed_indications
from medgraph.extraction.indication.slots import read_indicated
from medgraph.extraction.indication.titled import find_titled
from medgraph.extraction.language import context
from medgraph.extraction.language.medical import is_general
from medgraph.extraction.language.mentions import find_known
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto, ready
from medgraph.model import BlockKind, Polarity, SectionType, Span
from medgraph.patterns import Pattern, search


def find_indications(page: Page) -> Iterator[Finding]:
    """Yield the indications that a page states, in page order."""
    stated: list[Candidate] = []
    for finding in _stated(page):
        yield finding
        stated += [finding] if isinstance(finding, Candidate) else []
    yield from find_accelerated(page, stated)
    denied = {each.object for each in stated if each.polarity is Polarity.NEGATED}
    yield from find_titled(page, denied, _abbreviations(page))


def _stated(page: Page) -> Iterator[Finding]:
    abbreviations = _abbreviations(page)
    parents = _parents(page)
    own: set[str] = set()
    for _, sentence in groupby(page.passages, key=lambda p: (p.block.span, p.quote)):
        passages = _whole_lists(list(sentence))
        found: list[Finding] = list(read_listed_indications(passages, abbreviations, parents))
        if not found and passages[0].block.kind is not BlockKind.ROW:
            found = [finding for passage in passages for finding in _from_sentence(passage, page, abbreviations)]
        own |= {
            f.object
            for f in found
            if isinstance(f, Candidate) and f.polarity is Polarity.AFFIRMED and f.drug == page.drug
        }
        yield from found
    if not own:
        yield from read_dose_labels(page, abbreviations)
    yield from find_alternatives(page, frozenset(own), abbreviations)


# "… is used to treat: asthma; urticaria; …": the clauses of such a sentence are one list.
_LEADS_LIST = Pattern(r"\b(?:treat|treatment of|for|in|following|these|uses|indications?|conditions?)\b[^.;:]{0,30}:\s")


def _whole_lists(passages: list[Passage]) -> list[Passage]:
    """Return the clauses of a sentence, as one where a colon leads to all of them."""
    if len(passages) == 1 or passages[0].block.kind is BlockKind.ROW or not search(_LEADS_LIST, passages[0].text):
        return passages
    return [joined(passages)]


def _parents(page: Page) -> frozenset[Span]:
    """Return the list items that have items of their own below them."""
    items = [p for p in page.passages if p.is_item]
    return frozenset(
        a.block.span for a, b in pairwise(items) if b.block.level > a.block.level and a.section.span == b.section.span
    )


_INITIALS = Pattern(r"\b[A-Z]{2,5}\b")
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


def _from_sentence(passage: Passage, page: Page, abbreviations: Mapping[str, str]) -> Iterator[Finding]:
    """Read what the frames of a clause hold; other drugs' uses are told in any section on drugs."""
    seen: set[str] = set()
    for rule in ready(ALL_RULES, passage.text):
        for found in _places(rule, passage.text) if _is_open(rule, passage, page) else ():
            before = passage.text[: found.start()]
            if (
                _of_others(before)
                or is_beside(passage.text[: found.start(_slot(found))], page.names.own)
                or (needs_drug(rule) and not _is_by_drug(before, page.names.own))
                or (by_people(rule) and _gives_another(found[0], page))
            ):
                continue
            veto = next(
                (v for v in rule.vetoes if v.search(passage.text, 0, found.start(_slot(found)) + _VETOED)), None
            )
            if veto:
                yield Veto(rule.id, passage, veto.pattern)
                continue
            for candidate in _from_frame(passage, rule, found, abbreviations):
                if is_of_combination(passage, candidate.mention.start - passage.span.start, page):
                    continue
                if _is_no_name(candidate, passage, rule):
                    continue
                if candidate.object not in seen or candidate.polarity is Polarity.NEGATED:
                    yield candidate
                seen.add(candidate.object)


def _places(rule: Rule, text: str) -> Iterator[re.Match[str]]:
    """Yield where a rule matches, also behind a frame in the slot of another: "approved for X, and has been cleared for Y"."""
    found = rule.trigger.search(text)
    while found:
        yield found
        again = _AGAIN.search(text, found.start(_slot(found)))
        found = rule.trigger.search(text, again.end() if again else found.end())


_AGAIN = Pattern(r"\b(?:and|but)\s+(?:(?:it|was|has|is|since|also|later|now|been|then)\s+)+", re.IGNORECASE)
_VETOED = 60  # how far behind the frame a veto still concerns it
_HELPERS = Pattern(
    r"(?:\b(?:also|both|can|may|might|will|should|helps?|to|works?|and|but|so|therefore|often|sometimes|in turn|thereby|effectively|[a-z]+ly)\b[\s,]*)+$",
    re.IGNORECASE,
)
_DRUG_WORD = Pattern(
    r"\b(?:it|they|this|(?:this|the|your) (?:drug|medicine|medication|treatment|tablets?|gel|vaccine|injections?|antibody|therapy|product|inhaler)|treatment|(?:drug|medicine|medication|agent|inhibitor|blocker|antibody|therapy|hormone|treatment|antagonist|agonist) (?:that|which))$",
    re.IGNORECASE,
)


def _is_by_drug(before: str, own: frozenset[str]) -> bool:
    """Tell whether what stands before a verb says that the drug does it: nothing, a pronoun, its name."""
    words = re.sub(r"\([^()]*\)", "", before)
    subject = _HELPERS.sub("", words).rstrip(" ,:*_–—-").lower()
    named = _DRUG_WORD.search(subject) or subject.endswith(tuple(own)) or _is_class(subject)
    return bool(named) or not subject.strip(" -–—•*·") or bool(_COORDINATED.search(words))


def _is_class(subject: str) -> bool:
    """Tell whether a relative clause is about a class of drugs: "contains terbinafine, an antifungal that"."""
    found = _RELATIVE.search(subject)
    return found is not None and class_name(found["what"]) is not None


_RELATIVE = Pattern(r"\b(?:an?|the|is|of) (?P<what>(?:(?!(?:an?|the|is|of) )[\w/-]+ ){1,4})(?:that|which)$")
_OF_SUBJECT = "indication.are_uses"
_THE = Pattern(r"\b(?:the|this|these|such)\s+$", re.IGNORECASE)


def _is_no_name(candidate: Candidate, passage: Passage, rule: Rule) -> bool:
    """Tell whether a bare word for a kind only refers to what has been named: "in whom the | infection would be dangerous"."""
    if " " in candidate.object or not is_general(candidate.object):
        return False
    before = passage.text[: max(0, candidate.mention.start - passage.span.start)]
    return rule.name == _OF_SUBJECT or _THE.search(before) is not None


def _gives_another(text: str, page: Page) -> bool:
    """Tell whether people are said to give another drug than the page's own: "the nurse may give you paracetamol | for"."""
    purpose = _PURPOSE.search(text)
    given = text[: purpose.start()] if purpose else ""
    return any(drug != page.drug for drug, _ in page.names.mentions(given))


_PURPOSE = Pattern(r"\b(?:for|to|against|in|as)\b", re.IGNORECASE)
_COORDINATED = Pattern(r"\band\W+(?:also\W+|thereby\W+|so\W+)?$", re.IGNORECASE)


_MEDICINES = Pattern(
    r"(?P<kind>\b(?:groups?|class|family|types?|kinds?|one|among)\b[^.;]{0,80}?)?\b(?:(?:both |all |many |some |other |these )?(?:medicines|drugs|substances|products|medications|remedies|preparations|antibiotics|antacids|those|[a-z]+(?:statins|inhibitors|blockers|antagonists|diuretics|steroids|antidepressants|antihistamines))|(?:oral|inhaled|systemic|intravenous|older|other) (?:steroids|corticosteroids|antibiotics|antivirals|antifungals|antihistamines|opioids)|(?:those|MAOIs?))"
    r"(?: (?:(?:that|which) )?(?:are|is))?(?: (?:often|usually|commonly|also|sometimes))? ?[(,]? ?$",
    re.IGNORECASE,
)


def _of_others(before: str) -> bool:
    """Tell whether a purpose is that of medicines in general: "a substance in many medicines | used to relieve pain"."""
    found = _MEDICINES.search(before, max(0, len(before) - 140))
    return found is not None and not found["kind"]


_ON_OTHERS = frozenset(
    {SectionType.ALTERNATIVES, SectionType.OTHER, SectionType.QUESTIONS, SectionType.PATIENT_INFORMATION}
)


def _is_open(rule: Rule, passage: Passage, page: Page) -> bool:
    """Tell whether a rule may speak: in its sections, at the page's beginning, and of other drugs wherever pages tell of them."""
    topics = {passage.topic, SectionType.INDICATIONS} if _opens(passage, page) else {passage.topic}
    others = page.drug not in passage.subjects and passage.topic in _ON_OTHERS
    return bool(passage.subjects) and (not topics.isdisjoint(rule.gate) or others)


_INTRODUCTION = 3


def _opens(passage: Passage, page: Page) -> bool:
    """Tell whether a passage stands in the first lines of a page, which introduce the drug."""
    section = page.passages[0].section
    return (
        passage.topic in _ON_OTHERS
        and passage.section.span == section.span
        and passage.block.span.start <= section.blocks[: _INTRODUCTION + 1][-1].span.start
    )


def _from_frame(
    passage: Passage, rule: Rule, found: re.Match[str], abbreviations: Mapping[str, str]
) -> Iterator[Candidate]:
    named = _slot(found)
    slot = _closed(found[named])
    if _CURE.match(slot):
        return
    before = _WITHOUT.sub("", passage.text[: found.start(named)])
    start, at_once = passage.span.start + found.start(named), names_at_once(rule)
    indicated = read_indicated(
        slot,
        start,
        abbreviations,
        on=at_once,
        trusted=takes_any_name(rule),
        sure=is_sure(rule),
        effect=tells_effect(rule),
    )
    told = [use for use in read_uses(passage) if use.span.end > start]
    for each in (*told, *indicated):
        behind = _behind(passage, each.span.end)
        polarity = Polarity.NEGATED if is_denied(before, behind) else context.polarity(before)
        yield from indication_candidates(passage, each, rule.id, polarity)


def _behind(passage: Passage, end: int) -> str:
    """Return what stands behind a place in its sentence and the next one, which may take back what the first has said."""
    behind = _NEXT.match(passage.section.view.text, end, passage.block.span.end)
    return readable(behind[0]) if behind else ""


# "… for vertigo. It is not licensed for that": what begins with a use of its own takes nothing back.
_NEXT = Pattern(
    r"[^.]*(?:\.\s+(?:(?:but|however|yet),? )?(?:it|this|that|they|the \w+)(?: use| purpose)? (?:is|was|are|has|have|remains)(?:n['’]t)?(?: been)? (?:not|never|off|unlicen[sc]ed|unapproved|experimental)\b[^.]*)?",
    re.IGNORECASE,
)


def _slot(found: re.Match[str]) -> str:
    """Return the name of the slot that a frame has filled: most have one, some another wording with a slot of its own."""
    return "object" if found["object"] is not None else "then"


def _closed(slot: str) -> str:
    """Return a slot up to a bracket that closes none of it: "lithium (used to treat mania) and …"."""
    depth = 0
    for position, character in enumerate(slot):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return slot[:position]
    return slot


# Asides that deny something else: "Without a cure, it is | used", "taken with a diet, never instead of it, | to".
_WITHOUT = Pattern(
    r"^\W*without [^,]{2,40}?(?:,|(?= (?:it|this|they)\b))|, (?:never|not) (?:instead of|in place of|as|on|with) [^,]{2,40},",
    re.IGNORECASE,
)
_CURE = Pattern(r"^\W*(?:a )?cure\b", re.IGNORECASE)
