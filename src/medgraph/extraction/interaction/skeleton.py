"""Read an interaction from the skeleton of a clause: its substances one mark, its drug another, the rest as it stands.

"Quinidine, verapamil and amiodarone all raise digoxin" is "§ all raise ¤"; "sedatives such as zolpidem may make you
drowsier" is "§ may make you drowsier". So a rule need not say how lists of substances look, and one that is known by
no other word of interaction is known by what it does to the drug, or by the harm that it adds to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from medgraph.extraction.interaction.roles import ALARM, ALL_MEDICINES, DENIED, without_other_roles
from medgraph.extraction.interaction.section import partners
from medgraph.extraction.interaction.skeleton_bans import RULES as BANS
from medgraph.extraction.interaction.skeleton_rules import RULES as ACTS
from medgraph.extraction.interaction.skeleton_words import DRUG, SOME
from medgraph.extraction.language.entries import holds, is_fragment, without_references
from medgraph.extraction.language.substance_groups import HEAD, PLAIN
from medgraph.extraction.language.substance_vaccines import live_vaccines
from medgraph.extraction.language.substance_words import FOOD, THERAPY
from medgraph.extraction.language.substances import Substance, read_substances
from medgraph.extraction.naming.drug_names import DrugNames
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto, first_veto, ready
from medgraph.model import BlockKind, Polarity, SectionType
from medgraph.patterns import Pattern, finditer, search

_LONGEST = 400


class Skeleton(NamedTuple):
    """A clause with its lists of substances as marks, and the substances of each mark."""

    text: str
    groups: list[list[Substance]]


def find_by_skeleton(page: Page, kinds: frozenset[str]) -> Iterator[Finding]:
    """Yield the partners that clauses tell of by what these and the drug, who is of these `kinds`, do to each other."""
    for passage in page.passages:
        if passage.topic in _TOPICS and passage.block.kind is not BlockKind.ROW and len(passage.text) < _LONGEST:
            yield from _label(page, passage, kinds)
            yield from _clause(page, passage, kinds)


RULES = (*ACTS, *BANS)
_TOPICS = frozenset().union(*(rule.gate for rule in RULES))


def _clause(page: Page, passage: Passage, kinds: frozenset[str]) -> Iterator[Finding]:
    """Yield what the rules read in a clause; its substances are looked for only where it holds a word that they need."""
    rules = [rule for rule in ready(RULES, passage.text) if passage.topic in rule.gate]
    if not (rules and holds(passage, _CUES) and _may_name(passage.text, page.names)):
        return
    if search(ALL_MEDICINES, passage.text):
        return
    clean = without_references(passage)
    bones = skeleton(clean.text, clean.span.start, page.names)
    if not bones.groups:
        return
    for rule in rules:
        places = list(finditer(rule.trigger, bones.text))
        if places and (veto := first_veto(rule, passage.text)):
            yield Veto(rule.id, passage, veto.pattern)
            continue
        for found in places:
            yield from _partners(page, clean, rule, found, bones, kinds)


# Slots of what must not be taken with the drug, food or not.
_WITH = frozenset({"with"})


def _list_from(bones: Skeleton, begin: int) -> list[Substance]:
    """Return the substances of the mark that stands at a place, and of those behind it that go on with its list: "§ that harm the liver, such as §"."""
    number = bones.text.count(SOME, 0, begin)
    group = list(bones.groups[number])
    while (goes_on := _GOES_ON.match(bones.text, begin + 1)) and is_fragment(goes_on[0]):
        begin, number = goes_on.end() - 1, number + 1
        group += bones.groups[number]
    return group


_GOES_ON = Pattern(
    rf"(?:\s*\([^(){SOME}]*\))?(?: (?:that|which|known|with|containing|associated)\b[^.;:{SOME}]{{0,60}}?)?(?: [\w-]+)?(?:,| or| and|;|\s?\()[^.;:{SOME}]{{0,40}}{SOME}"
)
# Slots that count only where the clause also says that something may go wrong.
_ALARMED = frozenset({"along", "taken"})


def _partners(
    page: Page, passage: Passage, rule: Rule, found: re.Match[str], bones: Skeleton, kinds: frozenset[str]
) -> Iterator[Candidate]:
    """Yield the substances of the mark that a rule found; what the drug itself is, and what all people eat, needs a word of its own."""
    slot = next(name for name, words in found.groupdict().items() if words)
    if slot in _ALARMED and not ALARM.search(passage.text):
        return
    group = _list_from(bones, found.start(slot))
    ours = DRUG in found[0] or "absor" in found[0] or slot in _WITH
    named = [s for s in group if ours or not (s.name in kinds or s.is_everyday)]
    if slot == "shifted":
        named = [s for s in named if not _IN_BLOOD.fullmatch(s.name)]
    if rule.name == "interaction.shun":
        named = [s for s in group if s.is_food or "food" in s.name]
    polarity = Polarity.NEGATED if DENIED.search(passage.text) else Polarity.AFFIRMED
    yield from partners(page, passage, named, rule.id, (page.drug,), polarity)


# What falls or climbs by itself is what the body holds: "Calcium can drop".
_IN_BLOOD = Pattern(r"calcium|potassium|sodium|magnesium|phosph\w+|iron|zinc|vitamin \w+", re.IGNORECASE)
_LABEL_RULE = "interaction.label/1"


def _label(page: Page, passage: Passage, kinds: frozenset[str]) -> Iterator[Candidate]:
    """Yield the substances that are the label of a clause which warns: "**Pimozide:** never combine them"."""
    label = passage.block.label
    if label is None or passage.topic not in _LABELLED or passage.quote.start != passage.block.span.start:
        return
    wording = label.of(passage.section.view.text)
    bones = skeleton(wording.rstrip(" :."), label.start, page.names)
    if _ALONE.fullmatch(bones.text) and _WARNS.search(passage.text) and not DENIED.search(passage.text):
        named = [s for s in bones.groups[0] if not (s.name in kinds or s.is_everyday or PLAIN.search(s.name))]
        yield from partners(page, passage, named, _LABEL_RULE, (page.drug,))


_ALONE = Pattern(rf"\W*{SOME}(?: (?:use|consumption|intake))?\W*", re.IGNORECASE)
_LABELLED = frozenset({SectionType.WARNINGS, SectionType.CONTRAINDICATIONS, SectionType.INTERACTIONS})
_WARNS = Pattern(
    r"\b(?:never|avoid|limit|together|combin\w+|alongside|at the same time|concomitant\w*|(?:taken|used|given|taking|using) with|(?:do|should|must) not (?:take|use|combine|drink|give)|hours? apart|levels?|caution|careful|if you take|start at)\b",
    re.IGNORECASE,
)


_CUES = tuple(
    (
        "rais|increas|antagoni|negat|revers|abolish|defeat|boost|doubl|tripl|push|lower|decreas|reduc|cut|weaken|blunt|block|slow|speed|hinder|halv|affect|alter|chang|interfer|counter|"
        "cancel|prevent|bind|stick|delay|enhanc|potentiat|prolong|intensif|add|worsen|make|made|caus|lead|trigger|opposite|alongside|together|same time|mix|"
        "combin|absorb|alone|take|taking|use|using|drink|climb|rise|fall|drop|dose|avoid|limit|skip|minimi|restrict|drain|wash|flush|sweep|carr|refrain|away|clear|eat|consum|if you|not be|n't be|not recommended|contraindicated|hour| on |smok|within|caution|careful|cautious|with |apart|space|irritat|strain|harm"
    ).split("|")
)


def _may_name(text: str, names: DrugNames) -> bool:
    """Tell quickly whether a text may name a substance other than the page's drug."""
    return (
        any(name != names.drug for name, _ in names.mentions(text))
        or any(search(pattern, text) for pattern in (HEAD, FOOD, THERAPY))
        or next(live_vaccines(text), None) is not None
    )


def skeleton(text: str, start: int, names: DrugNames) -> Skeleton:
    """Return the skeleton of a clause that begins at `start` of the view.

    >>> names = DrugNames("digoxin", frozenset({"digoxin"}))
    >>> skeleton("Statins such as lovastatin, or large doses of quinine, raise digoxin.", 0, names).text
    '§, raise ¤.'
    """
    text = _MARKS.sub(" ", text)
    told = without_other_roles(text)
    named = read_substances(told, 0, names)
    parts: list[str] = []
    groups: list[list[Substance]] = []
    end = opened = 0
    for each in named:
        between = told[end : each.span.start]
        if groups and _JOINED.fullmatch(between):
            groups[-1].append(each)
            opened += between.count("(") - between.count(")")
        else:
            parts += [_marked(between[_closing(between, opened) :], names), SOME]
            groups.append([each])
            opened = 0
        end = each.span.end
    rest = told[end:]
    text = _AROUND.sub(SOME, "".join([*parts, _marked(rest[_closing(rest, opened) :], names)]))
    return Skeleton(text, [[_moved(s, start) for s in group] for group in groups])


def _closing(text: str, opened: int) -> int:
    """Return how many signs close the bracket that a list of substances has opened."""
    return int(opened > 0 and text.startswith(")"))


def _moved(substance: Substance, by: int) -> Substance:
    span = substance.span
    return substance._replace(span=type(span)(span.start + by, span.end + by))


_MARKS = Pattern(f"[{SOME}{DRUG}]")
_KIND = r"(?:medicines?|medications?|drugs?|agents?|products?|supplements?|preparations?|tablets?|pills?|ones)"
_JOINED = Pattern(
    rf"(?:[\s,;/()+&\[\]–-]|(?<=\()[A-Za-z0-9-]{{2,12}}\)|\b(?:and|or|nor|as well as|plus|such as|like|including|especially|particularly|notably|e\.g\.?|i\.e\.?|for example|for instance|called|known as|"
    rf"other|others|certain|some|most|many|the|an?|all|any|also|large|high|doses?|amounts?|of|{_KIND}|intravenous|oral|topical|inhaled|systemic|which includes?|for [a-z]+(?: [a-z]+)?(?= (?:or|and) ))\b)+",
    re.IGNORECASE,
)
# What belongs to a mark: "other § medicines", "the use of §", "§ (a blood thinner)".
_AROUND = Pattern(
    rf"(?:^\W*(?:[\w-]+ ){{1,4}}?,? ?(?:such as|like|including|e\.g\.,?) )?(?:\b(?:other|certain|some|most|many|several|(?:large|high|heavy|even small) (?:doses?|amounts?) of|the|an?|all|any|both|drinking|medicines?|medications?|drugs?(?= (?:such|like|called))|(?:pills|tablets|biologics|remedies)(?= (?:such|like|called))|such as|like|called|nightly|regular|long-term)\s+){{0,4}}{SOME}"
    rf"(?:\s*\([^()]{{0,60}}\))?(?:\s+(?:and|or)\s+(?:other|similar|related)\s+[\w-]+(?:\s{_KIND})?|\s+{_KIND}\b)?",
    re.IGNORECASE,
)
_SELF = Pattern(
    r"\b(?:this|the) (?:medicine|medication|drug|vaccine|treatment|tablets?|capsules?|injections?|infusions?|antibiotic|inhaler|cream|patch)\b",
    re.IGNORECASE,
)


def _marked(text: str, names: DrugNames) -> str:
    """Return a stretch between substances with the drug's own names as marks."""
    return _SELF.sub(DRUG, _own(names.own).sub(DRUG, text))


@lru_cache(maxsize=64)
def _own(own: frozenset[str]) -> Pattern:
    return Pattern(
        rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in sorted(own, key=len, reverse=True))})(?![\w-])",
        re.IGNORECASE,
    )


_IS_A = Pattern(
    rf"{DRUG}[^.;§]{{0,40}}? (?:is|are|belongs?|works? as|acts? as|called|known as)\b[^.;§]{{0,60}}{SOME}|^\W*{SOME},? (?:including|such as|like) {DRUG}|^\W*{SOME}[^.;§]{{0,30}} {DRUG}"
)


def own_kinds(page: Page) -> frozenset[str]:
    """Return the kinds of drug that the page says its drug to be: what it says of them is no interaction."""
    kinds: set[str] = set()
    for passage in page.passages:
        if (
            len(passage.text) < _LONGEST
            and search(_BELONGS, passage.text)
            and _own(page.names.own).search(passage.text)
        ):
            bones = skeleton(passage.text, 0, page.names)
            for found in _IS_A.finditer(bones.text):
                kinds |= (
                    {s.name for s in bones.groups[bones.text.count(SOME, 0, found.end() - 1)]}
                    if found[0].endswith(SOME)
                    else set()
                )
    return frozenset(kinds)


_BELONGS = Pattern(r"\b(?:is an?|are|belongs?|class|group|type|known as|called)\b")
