"""Say of a mistake what kind of mistake it is, so that one can see which cause to mend first.

A mistake is held against everything around it: the other lines of gold, the other facts of the page, and the residue.
The first cause of a table that applies names it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from medgraph.evaluation.agreement import Record, drug_names, number, object_names, overlaps, words

_NEARLY = 0.5


class Around(NamedTuple):
    """What a mistake is held against: gold's statements, all facts of the page (denied ones too), the residue."""

    stated: Sequence[Record]
    facts: Sequence[Record]
    left: Sequence[Record]


Cause = tuple[str, Callable[[Record, Around], bool]]


def of_extra(fact: Record, around: Around) -> str:
    """Return the class of a fact that gold does not have."""
    return next(name for name, applies in _OF_EXTRA if applies(fact, around))


def of_missed(line: Record, around: Around) -> str:
    """Return the class of a line of gold that no fact says."""
    return next(name for name, applies in _OF_MISSED if applies(line, around))


def _of_another_drug(fact: Record, around: Around) -> bool:
    return any(_same(line, fact, drug=False) for line in around.stated)


def _in_another_relation(fact: Record, around: Around) -> bool:
    return any(_same(line, fact, relation=False) for line in around.stated)


def _wrong_numbers(fact: Record, around: Around) -> bool:
    doses = (line for line in around.stated if line["relation"] == fact["relation"] == "hasDosage")
    return any(_same_place(line, fact) or _same_amount(line, fact) for line in doses)


def _cut_otherwise(fact: Record, around: Around) -> bool:
    return any(_nearly(line, fact) for line in around.stated)


def _read_of_another_drug(line: Record, around: Around) -> bool:
    return any(_same(line, fact, drug=False) for fact in around.facts)


def _read_in_another_relation(line: Record, around: Around) -> bool:
    return any(_same(line, fact, relation=False) for fact in around.facts)


def _read_as_denied(line: Record, around: Around) -> bool:
    unsure = (f for f in around.facts if f["polarity"] != "affirmed" or f["scope"] != "human")
    return any(_same(line, fact) for fact in unsure)


def _read_with_wrong_numbers(line: Record, around: Around) -> bool:
    doses = (fact for fact in around.facts if fact["relation"] == line["relation"] == "hasDosage")
    return any(_same_place(line, fact) or _same_amount(line, fact) for fact in doses)


def _read_cut_otherwise(line: Record, around: Around) -> bool:
    return any(_nearly(line, fact) for fact in around.facts)


def _vetoed(line: Record, around: Around) -> bool:
    return any(overlaps(line, left) for left in around.left if left.get("rule"))


def _sentence_not_read(line: Record, around: Around) -> bool:
    return any(overlaps(line, left) for left in around.left)


def _otherwise(_about: Record, _around: Around) -> bool:
    return True


_OF_EXTRA: tuple[Cause, ...] = (
    ("another drug's", _of_another_drug),
    ("another relation's", _in_another_relation),
    ("wrong numbers", _wrong_numbers),
    ("cut otherwise", _cut_otherwise),
    ("not stated", _otherwise),
)
_OF_MISSED: tuple[Cause, ...] = (
    ("given to another drug", _read_of_another_drug),
    ("given to another relation", _read_in_another_relation),
    ("read as denied, supposed or not of people", _read_as_denied),
    ("wrong numbers", _read_with_wrong_numbers),
    ("cut otherwise", _read_cut_otherwise),
    ("vetoed", _vetoed),
    ("sentence not understood", _sentence_not_read),
    ("passed over", _otherwise),
)


def _same(line: Record, fact: Record, *, drug: bool = True, relation: bool = True) -> bool:
    """Tell whether a line and a fact have the same object, and drug and relation the same or not, as asked."""
    return (
        bool(object_names(line) & object_names(fact))
        and bool(drug_names(line) & drug_names(fact)) is drug
        and (line["relation"] == fact["relation"]) is relation
    )


def _nearly(line: Record, fact: Record) -> bool:
    """Tell whether a fact's object shares half of its words with what the line of its relation says."""
    if line["relation"] != fact["relation"]:
        return False
    read = set(words(fact["object"]))
    return any(len(read & set(name)) >= _NEARLY * max(len(read), len(name)) for name in object_names(line) if name)


def _same_place(line: Record, fact: Record) -> bool:
    return any(overlaps(line, sentence) for sentence in fact["evidence"])


def _same_amount(line: Record, fact: Record) -> bool:
    return number(line["qualifiers"].get("value")) == number(fact["qualifiers"].get("value"))
