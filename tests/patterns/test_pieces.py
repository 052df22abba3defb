"""The reader of patterns knows their grammar: whatever a pattern matches holds what was read off it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.robustness.test_patterns import patterns_of_rules

from medgraph.patterns import Pattern, may_match
from medgraph.patterns.needs import needs

GRAMMAR = (
    *(r"rash|fever", r"rash(?:es)?|", r"(?:rash|fever|) of", r"(rash)(fever)?", r"(?P<what>rash) (?P=what)"),
    *(r"(rash) \1", r"rash{2}", r"rash{1,}", r"rash{,2}", r"rash{0}es", r"rash{es}", r"rash{}", r"ra{2}sh"),
    *(r"(?:rash ){2,3}fever", r"rash*es", r"rash+?es", r"rash??es", r"(?:rash|of)*+ fever"),
    *(r"(?>rash|of) fever", r"rash.fever", r"rash[^a-z]fever", r"[r]ash", r"[]r]ash", r"[r\]]ash"),
    *(r"[a-c]rash", r"[a-z]rash", r"[\w-]rash", r"[a\-z]rash", r"[-r]ash", r"[r-]ash", r"rash\-fever"),
    *(r"rash\.fever", r"rash\tfever", r"rash\x41fever", r"rash\u0041fever", r"ra\x73h", r"rash\(fever\)"),
    *(r"\brash\b", r"of\Brash", r"^rash$", r"\Arash\Z", r"rash\d+ mg", r"rash\sfever", r"rash\Wfever"),
    *(r"rash\Sfever", r"rash(?= fever) fever", r"(?<=a )rash", r"rash(?!es)", r"(?<!a )rash", r"rash(?!\w)"),
    *(r"(?<![\w-])rash(?![^\w])", r"(?i:rash) fever", r"(?-i:rash) fever", r"(?i)rash fever"),
    *(r"rash(?#a comment (with one|of) fever", r"(a)?(?(1)rash|fever)", r"na[ïi]ve", r"naïve rash", r"½ rash"),
    *(r"rash | fever", r"(?x) rash # of fever", r"(?:(?:rash|of) (?:a|the) )+fever"),
)  # fmt: skip


@pytest.mark.parametrize("pattern", GRAMMAR)
@settings(max_examples=15, deadline=None)
@given(st.data())
def test_what_a_pattern_matches_holds_what_it_needs(pattern: str, data: st.DataObject) -> None:
    for flags in (0, re.IGNORECASE):
        text = data.draw(st.from_regex(re.compile(pattern, flags)))
        assert may_match(Pattern(pattern, flags), text)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"rash{2}", {"ras"}),
        (r"rash(?#fever)es", {"rashes"}),
        (r"(a)?(?(1)rash|fever) nausea", {"|nausea"}),
        (r"(?P<what>rash) (?P=what)", {"rash|"}),
        (r"ra\x73h", {"rash"}),
        (r"[r\]]ash", {"rash", "|ash"}),
        (r"rash(?!\w)", {"rash|"}),
        (r"rash(?![^\w])", {"rash"}),
        (r"rash\(fever", {"rash|", "|(|", "|fever"}),
        (r"(?x) rash # of fever", set()),
    ],
)
def test_needs_by_the_grammar_of_patterns(pattern: str, expected: set[str]) -> None:
    assert frozenset().union(*needs(pattern)) == expected


def test_every_pattern_of_the_rules_is_read_to_its_end() -> None:
    for pattern in patterns_of_rules().values():
        assert frozenset({"|zzz"}) in needs(f"(?:{pattern.pattern}) zzz", pattern.flags), pattern.pattern
