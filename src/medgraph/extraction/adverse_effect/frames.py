"""Read the effects of a sentence: what its frames expect, and under a heading on effects what the lexicon knows.

Each effect is asked for its role in the sentence; what stands in another role is kept out, and the residue says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from medgraph.extraction.adverse_effect.facts import effect_candidates
from medgraph.extraction.adverse_effect.flat_tables import is_flat_table
from medgraph.extraction.adverse_effect.roles import NOT_OF, WHOLE, role_of, silencing
from medgraph.extraction.adverse_effect.rules import KNOWN, NAMED, RULES, SIGNS_OF
from medgraph.extraction.adverse_effect.sentences import read_effects
from medgraph.extraction.language.frequency import read_rates
from medgraph.extraction.language.mentions import find_known
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Finding, Rule, Veto, ready
from medgraph.model import SectionType, Span
from medgraph.patterns import Pattern, finditer

_Frame = tuple[Rule, re.Match[str]]


def read_sentence(passage: Passage, page: Page) -> Iterator[Finding]:
    """Yield the effects of a clause, and what was silenced."""
    frames = list(_frames(passage, page))
    in_section = passage.topic is SectionType.ADVERSE_REACTIONS
    if not passage.subjects or not (frames or in_section):
        return
    quote = passage.quote.of(passage.section.view.text)
    apart = passage.topic is SectionType.CONTRAINDICATIONS and passage.span.start > passage.quote.start
    beside = silencing(quote, only=_FROM_DISEASE_ON) if apart else _silenced_beside(quote)
    role = silencing(passage.text) or beside or denied_of_drug(quote, page)
    if role:
        yield from _asked_to_watch(passage) if role == "advice" and in_section else ()
        yield from (Veto(rule.id, passage, role) for rule, _ in frames)
    else:
        yield from _effects(passage, frames, in_section=in_section)


def denied_of_drug(quote: str, page: Page) -> str | None:
    """Return the role of what a sentence says is not the drug's: "this is an effect of lithium and not of clozapine"."""
    named = (found["name"].lower() for words in (_NOT_OF, _DOES_NOT) for found in finditer(words, quote))
    return "of another drug" if any(name in page.names.own for name in named) else None


_NOT_OF = Pattern(rf"(?:{NOT_OF}|\bnot (?:with|for|in|on|under)) (?P<name>[\w-]+)", re.IGNORECASE)
# "Lithium may cause tremor; | clozapine does not."
_DOES_NOT = Pattern(
    r"(?:[;,] (?:but |and |whereas |while )?|\b(?:but|whereas|while) )(?P<name>[\w-]+) (?:does|do|did|has|will|is|was)(?: not|n['’]t)(?: do (?:so|this|that)| been)?\W*$",
    re.IGNORECASE,
)
_OF_DISEASE = frozenset({"of the disease"})
_FROM_DISEASE_ON = frozenset(WHOLE) - {"advice", "no more than in others"}
# ", since weak muscles are part of the disease": of what its own clause names, unless that takes up what stands before.
_OWN_GROUND = Pattern(
    r"(?:,|;)\s+(?:[\w ]{3,60}?(?:,\s+)?)?(?:since|because|as|for|although|while)\s+(?!(?:they|these|this|that|it|both|such|many|most|some|all)\b)(?:the |their )?[\w-]+(?: [\w-]+){0,5}? "
    r"(?:is|are|was|were|comes?) (?:a )?(?:part|features?|signs?|symptoms?|from)\b[^.;]*",
    re.IGNORECASE,
)


def _silenced_beside(quote: str) -> str | None:
    """Return the role in which another clause of the sentence puts what this one names."""
    role = silencing(quote)
    if role not in _OF_DISEASE:
        return role
    return silencing(_OWN_GROUND.sub("", quote), only=_FROM_DISEASE_ON)


def _asked_to_watch(passage: Passage) -> Iterator[Finding]:
    """Yield the effects whose signs a reader is asked to watch for: "Get help if you have signs of an allergic reaction"."""
    for found in SIGNS_OF.trigger.finditer(passage.text):
        for effect in read_effects(found["object"], passage.span.start + found.start("object")):
            if effect.known:
                yield from effect_candidates(passage, effect, SIGNS_OF.id)


def _frames(passage: Passage, page: Page) -> Iterator[_Frame]:
    for rule in ready(RULES, passage.text):
        if _is_open(rule, passage, page):
            for found in rule.trigger.finditer(passage.text):
                if not _is_of_a_disease(rule, found, passage) and (
                    "subject" not in found.groupdict() or _is_about_drug(found, passage, page)
                ):
                    yield rule, found


_COMPLICATION = Pattern(r"\W*complications?\b", re.IGNORECASE)


def _is_of_a_disease(rule: Rule, found: re.Match[str], passage: Passage) -> bool:
    """Tell whether a frame outside of sections on effects speaks of a disease: what its complications are, what it causes itself."""
    if passage.topic in _OF_EFFECTS:
        return False
    if rule.name == _INCLUDE:
        return _COMPLICATION.match(found[0]) is not None
    return rule.name == _CAUSES and _begins_with_condition(passage.text[: found.start()])


def _begins_with_condition(before: str) -> bool:
    """Tell whether what stands before a verb is but the name of a condition: "an underactive thyroid | can cause"."""
    words = _AROUND_SUBJECT.sub("", before)
    return any(name.start == 0 and name.end == len(words) for name in find_known(words))


_AROUND_SUBJECT = Pattern(
    r"^\W*(?:(?:an?|the|untreated|severe|in turn|this|such)\s+)*|(?:\s+(?:can|may|might|could|also|often|in turn|itself))*\s*$",
    re.IGNORECASE,
)
_OF_EFFECTS = frozenset({SectionType.ADVERSE_REACTIONS, SectionType.WARNINGS, SectionType.BOXED_WARNING})


def _effects(passage: Passage, frames: list[_Frame], *, in_section: bool) -> Iterator[Finding]:
    """Yield the effects of a clause that stand in a frame, and in a section on effects the others too."""
    expected = tuple(Span(*found.span("object")) for rule, found in frames if _expects(rule, in_section=in_section))
    asks = passage.quote.of(passage.section.view.text).rstrip(_QUOTES).endswith("?")
    flat = is_flat_table(passage.text) and len(read_rates(passage.text)) > 1
    for effect in read_effects(passage.text, passage.span.start, expected):
        place = effect.item.span.moved(-passage.span.start)
        rule = next(
            (rule for rule, found in frames if place.overlaps(Span(*found.span("object")))),
            KNOWN if in_section else None,
        )
        role = role_of(passage.text, place.start, place.end)
        if rule and asks:
            yield Veto(rule.id, passage, "asked")
        elif rule and role and rule.name != _SIGN_OF:
            yield Veto(rule.id, passage, role)
        elif rule:
            yield from effect_candidates(passage, replace(effect, frequency=None) if flat else effect, rule.id)


_QUOTES = " \t\n\"'”’*_"
_SIGN_OF = "adverse_effect.sign_of"
_INCLUDE, _CAUSES = "adverse_effect.include", "adverse_effect.causes"

# The frames whose slot holds nothing but effects, under a heading on effects.
_TRUSTED = frozenset({_INCLUDE, "adverse_effect.reported", "adverse_effect.inverted", _CAUSES})


def _expects(rule: Rule, *, in_section: bool) -> bool:
    """Tell whether whatever stands in the slot of a rule is an effect, even such as the lexicon does not know."""
    return rule.name == _INCLUDE or (in_section and rule.name in _TRUSTED)


_IT = Pattern(
    r"it|they|(?:this|the|these) (?:medicine|medication|drug|treatment|vaccine|tablet|capsule|injection|infusion|cream|gel|inhaler|patch)s?",
    re.IGNORECASE,
)
_USE = Pattern(r"(?:(?:even|just) )?(?:one|a single) dose", re.IGNORECASE)
_OF_DISEASES = frozenset({SectionType.DESCRIPTION, SectionType.INDICATIONS, SectionType.OTHER})


def _is_about_drug(found: re.Match[str], passage: Passage, page: Page) -> bool:
    """Tell whether the words before a verb are the drug: its name, or "it" where a sentence begins that is not about a disease."""
    subject = found["subject"].lower()
    if _USE.match(subject):
        return True
    if _IT.fullmatch(subject):
        return found.start() == 0 and passage.span.start == passage.quote.start and passage.topic not in _OF_DISEASES
    return any(name.lower() in subject for name in page.names.own)


def _is_open(rule: Rule, passage: Passage, page: Page) -> bool:
    """Tell whether a rule may speak: in its sections, and on other drugs everywhere that it is not of a section alone."""
    if rule in (KNOWN, NAMED, SIGNS_OF):
        return False
    return passage.topic in rule.gate or (rule.name == _CAUSES and page.drug not in passage.subjects)
