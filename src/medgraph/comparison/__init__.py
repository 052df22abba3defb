"""Two sources, or two versions of one, side by side: where they agree, contradict each other, or stand alone.

    source → what it says of each thing → paired by drug, relation, object and scope → entries

Two sources speak of the same thing when drug, relation and object have the same names in the graph and both are about
people, animals or a class. They contradict each other where one affirms what the other denies; a denial of anything
("no interactions are known") denies whatever the other affirms. They differ in frequency where both give figures, and
no figure of the one fits any of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from medgraph.comparison.reading import ANY, Said, Topic, pages_called, read_said
from medgraph.model import Polarity

__all__ = ["Agreement", "Comparison", "Entry", "Said", "Topic", "compare_said", "pages_called", "read_said"]


class Agreement(StrEnum):
    """How two sources stand to each other on one thing, in the order in which a curator looks at them."""

    CONTRADICTED = "contradicted"
    DIFFERENT = "different frequency"
    AGREED = "agreed"
    ONLY_A = "only in A"
    ONLY_B = "only in B"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is said, and what each source says of it; one side may be empty."""

    agreement: Agreement
    topic: Topic
    a: tuple[Said, ...]
    b: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that two sources say, gravest first; `a` and `b` are their names.

    >>> Comparison("page.md", "label.json", ()).summary
    '0 contradicted, 0 different frequency, 0 agreed, 0 only in A, 0 only in B'
    """

    a: str
    b: str
    entries: tuple[Entry, ...]

    def of(self, agreement: Agreement) -> tuple[Entry, ...]:
        """Return the entries of a kind."""
        return tuple(entry for entry in self.entries if entry.agreement is agreement)

    @property
    def summary(self) -> str:
        """How many entries there are of each kind, in one line."""
        return ", ".join(f"{len(self.of(kind))} {kind}" for kind in Agreement)


def compare_said(a: Iterable[Said], b: Iterable[Said], *, names: tuple[str, str]) -> Comparison:
    """Compare what two sources say; see `read_said` for one source."""
    in_a, in_b = _by_topic(a), _by_topic(b)
    topics = {*in_a, *in_b} - _answered(in_a, by=in_b) - _answered(in_b, by=in_a)
    entries = [_entry(topic, in_a, in_b) for topic in topics]
    order = list(Agreement)
    return Comparison(*names, tuple(sorted(entries, key=lambda entry: (order.index(entry.agreement), entry.topic))))


_ByTopic = dict[Topic, tuple[Said, ...]]


def _by_topic(said: Iterable[Said]) -> _ByTopic:
    return {topic: tuple(group) for topic, group in groupby(sorted(said), key=lambda each: each.topic)}


def _answered(said: _ByTopic, *, by: _ByTopic) -> set[Topic]:
    """Return the denials of anything that stand beside each thing that the other source affirms."""
    affirmed = {topic.any for topic, others in by.items() if _affirms(others)}
    return {topic for topic in said if topic.object == ANY and topic in affirmed}


def _affirms(said: Iterable[Said]) -> bool:
    return any(each.polarity == Polarity.AFFIRMED for each in said)


def _entry(topic: Topic, in_a: _ByTopic, in_b: _ByTopic) -> Entry:
    a, b = in_a.get(topic, ()), in_b.get(topic, ())
    a, b = a or _denial(in_a, topic, against=b), b or _denial(in_b, topic, against=a)
    return Entry(_agreement(a, b), topic, a, b)


def _denial(said: _ByTopic, topic: Topic, *, against: Sequence[Said]) -> tuple[Said, ...]:
    """Return a source's denial of anything, where the other affirms something."""
    return said.get(topic.any, ()) if _affirms(against) else ()


def _agreement(a: Sequence[Said], b: Sequence[Said]) -> Agreement:
    if not a or not b:
        return Agreement.ONLY_A if a else Agreement.ONLY_B
    polarities = [{each.polarity for each in side} for side in (a, b)]
    if {Polarity.AFFIRMED, Polarity.NEGATED} <= polarities[0] ^ polarities[1]:
        return Agreement.CONTRADICTED
    return Agreement.DIFFERENT if _apart(a, b) else Agreement.AGREED


def _apart(a: Sequence[Said], b: Sequence[Said]) -> bool:
    """Tell whether both sides give frequencies, and none of one overlaps one of the other."""
    of_a, of_b = ([each.frequency for each in side if each.frequency] for side in (a, b))
    met = [max(x[0], y[0]) <= min(x[1], y[1]) for x in of_a for y in of_b]
    return bool(met) and not any(met)
