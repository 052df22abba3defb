"""What a rule is: a row of a table that a person can read, with the examples that prove it.

A rule has a gate (the topics where it may speak), a trigger (the words that make it speak, with a
slot named `object`), and vetoes (words that silence it). It ships with positive examples from
different drugs and at least one negative; the tests run them all, and report the rules that only one drug supports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from medgraph.extraction.page import Page, Passage
from medgraph.model import BlockKind, Polarity, Qualifiers, Relation, Scope, SectionType, Span
from medgraph.patterns import Pattern, search, seen


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a drug's page and the objects that a rule must read from it; none in a negative."""

    text: str
    drug: str
    objects: tuple[str, ...] = ()
    topic: SectionType | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One way in which pages state one relation; equal to itself alone."""

    name: str
    version: int
    relation: Relation
    gate: frozenset[SectionType]
    trigger: Pattern
    examples: tuple[Example, ...]
    vetoes: tuple[Pattern, ...] = ()
    needs: int = field(init=False, repr=False)
    """The number of what its trigger needs in a text (see `medgraph.patterns`)."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "needs", self.trigger.needed)

    @property
    def id(self) -> str:
        """The rule with its version, as records name it."""
        return f"{self.name}/{self.version}"


_NOTHING = Qualifiers()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact found at one place of a page; `mention` is a slice of the view."""

    relation: Relation
    object: str
    drug: str
    passage: Passage
    mention: Span
    rule: str
    polarity: Polarity = Polarity.AFFIRMED
    scope: Scope = Scope.HUMAN
    qualifiers: Qualifiers = _NOTHING


@dataclass(frozen=True, slots=True)
class Veto:
    """A place where a rule would have spoken, and the veto that silenced it."""

    rule: str
    passage: Passage
    detail: str


Finding = Candidate | Veto


def everywhere_but(*topics: SectionType) -> frozenset[SectionType]:
    """Return the gate of all topics but these and the boilerplate."""
    return frozenset(SectionType) - {*topics, SectionType.BOILERPLATE}


def pattern(text: str) -> Pattern:
    """Return a trigger: a blank in it matches any blanks, " ?" also none, and case does not matter."""
    return Pattern(re.sub(r" (\?)?", lambda found: r"\s*" if found[1] else r"\s+", text), re.IGNORECASE)


Spoken = tuple[Rule, Passage, re.Match[str]] | Veto


def first_veto(rule: Rule, text: str) -> Pattern | None:
    """Return the first veto of a rule that silences it in a text."""
    return next((veto for veto in rule.vetoes if search(veto, text)), None)


def ready(rules: Iterable[Rule], text: str) -> list[Rule]:
    """Return the rules whose triggers may match a text: those of which it holds all needs."""
    words = seen(text)
    return [rule for rule in rules if words & rule.needs == rule.needs]


def spoken(rules: Iterable[Rule], page: Page) -> Iterator[Spoken]:
    """Yield every place where a rule speaks, or is silenced by a veto; table rows are no sentences."""
    for passage in _sentences(page):
        for rule in ready(rules, passage.text):
            if passage.topic in rule.gate:
                yield from _speak(rule, passage)


def spoken_in_turn(rules: Iterable[Rule], page: Page) -> Iterator[Spoken]:
    """Yield the same rule by rule: all places of the first, then those of the next."""
    sentences = [(passage, seen(passage.text)) for passage in _sentences(page)]
    for rule in rules:
        needs = rule.needs
        for passage in [p for p, words in sentences if words & needs == needs and p.topic in rule.gate]:
            yield from _speak(rule, passage)


def _sentences(page: Page) -> list[Passage]:
    return [passage for passage in page.passages if passage.block.kind is not BlockKind.ROW]


def _speak(rule: Rule, passage: Passage) -> Iterator[Spoken]:
    for found in rule.trigger.finditer(passage.text):
        veto = first_veto(rule, passage.text)
        if veto:
            yield Veto(rule.id, passage, veto.pattern)
        else:
            yield rule, passage, found


def slot(passage: Passage, found: re.Match[str], group: str = "object") -> Span:
    """Return the slice of the view that a slot of a trigger matched."""
    return Span(passage.span.start + found.start(group), passage.span.start + found.end(group))
