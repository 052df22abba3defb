"""What a clause commits itself to."""

from __future__ import annotations

import pytest

from medgraph.extraction.language.context import negated, scope
from medgraph.model import Scope

NEGATED = [
    ("It is not known to cause ", True),
    ("There is no risk of ", True),
    ("Not only for pain, it treats ", False),
    ("There is no cure, but it treats ", False),
    ("No more than 3 days of ", False),
    ("It treats ", False),
    ("Ward sheet No. 12: what we give it for: ", False),
]

SCOPES = [
    ("In rats, tumors were seen.", Scope.ANIMAL),
    ("Monkeys showed no harm.", Scope.ANIMAL),
    ("It is made in Chinese hamster ovary cells.", Scope.HUMAN),
    ("It is seen with other ACE inhibitors.", Scope.CLASS_EFFECT),
    ("Patients had fever.", Scope.HUMAN),
]


@pytest.mark.parametrize(("before", "expected"), NEGATED)
def test_negated(before: str, expected: bool) -> None:
    assert negated(before) is expected


@pytest.mark.parametrize(("sentence", "expected"), SCOPES)
def test_scope(sentence: str, expected: Scope) -> None:
    assert scope(sentence) is expected
