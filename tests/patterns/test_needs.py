"""Looking before searching changes no result: what a pattern needs is there wherever it matches."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.robustness.test_patterns import patterns_of_rules
from tests.test_rules import RULES

from medgraph.extraction.page import prepare
from medgraph.monographs import read_monograph
from medgraph.patterns import Pattern, finditer, may_match, search
from medgraph.patterns.needs import needs
from medgraph.patterns.pieces import EDGE
from medgraph.sections import split_sections

PATTERNS = tuple(patterns_of_rules().values())
PAGES = sorted(Path("data/monographs").iterdir())
EXAMPLES = tuple(example.text for rule in RULES for example in rule.examples)
EACH = 1 if os.environ.get("MEDGRAPH_LONG") else 60  # of so many texts one is tried on a pattern, on each another


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\brash\b", [["|rash|"]]),
        (r"rashes", [["rashes"]]),
        (r"\bside\s+effects?\b", [["|side|"], ["|effect|", "|effects|"]]),
        (r"in(?:crease|flat)ion", [["increaseion", "inflation"]]),
        (r"\b(?:tests?|checks?)\s+(?:\w+\s+)*of\b", [["|test|", "|tests|", "|check|", "|checks|"], ["|of|"]]),
        (r"rash(?=\s+occurs)|fever", [["rash|", "fever"], ["|occurs", "fever"]]),
        (r"(?<![\w-])rash(?!\w)", [["|rash|"]]),
        (r"rash(?!es)", [["rash"]]),
        (r"(?:rash|[a-z]+)", []),
        (r"(?:rash)?", []),
        (r"(?:rash)*fever", [["fever"]]),
        (r"(?:rash ){2}", [["rash|"]]),
        (r"\(see", [["|(|"], ["|see"]]),
        (r"na[ïi]ve", []),
        (r"t[ea]st", [["test", "tast"]]),
        (r"^mg$", [["|mg|"]]),
        (r"mg", []),
    ],
)
def test_what_a_pattern_needs(pattern: str, expected: list[list[str]]) -> None:
    assert needs(pattern) >= set(map(frozenset, expected))
    assert bool(needs(pattern)) is bool(expected)


def test_letters_that_match_each_other_are_taken_for_one() -> None:
    letters = "".join(map(chr, range(sys.maxunicode + 1)))
    assert set(re.findall(r"\w", letters)) == {letter for letter in letters if letter.isalnum() or letter == "_"}
    alike = re.findall("[a-z]", letters, re.IGNORECASE)
    assert len(alike) > 2 * 26
    for letter in alike:
        plain = next(each for each in "abcdefghijklmnopqrstuvwxyz" if re.match(each, letter, re.IGNORECASE))
        assert search(Pattern(rf"\bxx{plain}yy\b", re.IGNORECASE), f"xx{letter}yy")


def test_a_trigger_needs_what_its_examples_hold() -> None:
    assert sum(bool(needs(rule.trigger.pattern, rule.trigger.flags)) for rule in RULES) > 0.8 * len(RULES)
    for rule in RULES:
        for text in (example.text for example in rule.examples):
            assert may_match(rule.trigger, text) or not rule.trigger.search(text), (rule.id, text)


def test_all_patterns_need_what_examples_hold() -> None:
    for number, pattern in enumerate(PATTERNS):
        for text in EXAMPLES[number % EACH :: EACH]:
            assert may_match(pattern, text) or not pattern.search(text), (pattern.pattern, text)


def test_on_sample_pages_nothing_is_missed() -> None:
    clauses = sorted({text for page in PAGES[:: min(EACH, 9)] for text in _clauses(page)})
    matched = 0
    for number, pattern in enumerate(PATTERNS):
        for text in clauses[number % EACH :: EACH]:
            expected = [found.span() for found in pattern.finditer(text)]
            assert [found.span() for found in finditer(pattern, text)] == expected, (pattern.pattern, text)
            matched += bool(expected)
    assert matched > 50


def _clauses(path: Path) -> Iterator[str]:
    monograph = read_monograph(path)
    page = prepare(monograph, split_sections(monograph))
    yield from (passage.text for passage in page.passages) if page else ()


_WORDS = st.sampled_from(sorted({word for text in EXAMPLES for word in re.findall(r"\S+", text)}))
_GLUE = st.sampled_from([" ", "", "  ", ", ", "-", " (", ") ", ": ", "\n", "’", "İ", "ſ", "K", "é", "_", "1"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_WORDS, _GLUE), min_size=1, max_size=12))
def test_on_glued_words_nothing_is_missed(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + glue for word, glue in parts)
    for pattern in PATTERNS[len(text) % EACH :: EACH]:
        assert may_match(pattern, text) or not pattern.search(text), pattern.pattern


def test_an_unknown_rule_is_looked_for_at_once() -> None:
    text = "Zyxwine glimmers."
    assert not may_match(Pattern("glimmers brightly"), text)
    assert may_match(Pattern("zyxwine", re.IGNORECASE), text)
    assert EDGE not in text
