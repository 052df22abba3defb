"""What is told of strings, and the trees that judge them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import lightgbm
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts.tagger.corpus import MarkedLabel
from scripts.tagger.counting import habits_of, prepared
from scripts.tagger.growing import PARAMETERS, ROUNDS, Example, grow, weigh, with_wording

from medgraph.extraction.adverse_effect.tagger.company import Company
from medgraph.extraction.adverse_effect.tagger.habits import UNKNOWN, Habit, Habits
from medgraph.extraction.adverse_effect.tagger.model import opened
from medgraph.extraction.adverse_effect.tagger.places import Read, likeliest, places_by_string
from medgraph.extraction.adverse_effect.tagger.tagging import Likelihood, Tagging
from medgraph.extraction.adverse_effect.tagger.terms import NEVER, Count, Places
from medgraph.extraction.adverse_effect.tagger.tokens import tokenize
from medgraph.extraction.adverse_effect.tagger.told import NAMES, numbers_of
from medgraph.extraction.adverse_effect.tagger.trees import Node, Trees, read_trees, write_trees
from medgraph.extraction.adverse_effect.tagger.wording import worded, wording
from medgraph.model import SectionType

TREES = Trees((Node(1, 0.1, Node(0, 2.5, -0.3, 1e-17), 0.7), -0.25))


def section(text: str, *names: tuple[int, int, float]) -> Read:
    """Return a text as if names had been read there, each with a likelihood."""
    tokens = tokenize(text)
    likely = [Likelihood(0.0, 0.0)] * len(tokens.words)
    for start, end, likelihood in names:
        likely[start] = Likelihood(likelihood, 0.0)
        likely[start + 1 : end] = [Likelihood(0.0, likelihood)] * (end - start - 1)
    best = tuple((start, end) for start, end, likelihood in names if likelihood > 0.5)
    return Read(
        tokens,
        Places((), (), ()),
        "w",
        [""] * len(tokens.words),
        [()] * len(tokens.words),
        Tagging(best, tuple(likely)),
    )


def told(string: str, *sections: Read, habits: Habits | None = None) -> dict[str, float]:
    company = Company(places_by_string(sections, lambda _: NEVER))
    return dict(zip(NAMES[:-1], numbers_of(string, company, habits or Habits({}, {})), strict=True))


def test_a_title_and_the_first_word_behind_it_are_two_places() -> None:
    read = section("5.11 Skin Rash Skin rash was reported.", (1, 5, 0.9))
    [(string, places)] = places_by_string([read], lambda _: NEVER).items()
    assert string == "skin rash"
    assert [(place.start, place.end, place.is_read) for place in places] == [(1, 3, True), (3, 5, True)]


def test_a_name_that_may_end_otherwise_is_judged_at_each_end() -> None:
    read = section("Severe skin rash occurred", (1, 3, 0.9))
    likely = [Likelihood(0.3, 0.0), Likelihood(0.6, 0.3), Likelihood(0.0, 0.8), Likelihood(0.0, 0.05)]
    found = places_by_string([replace(read, tagging=Tagging(((1, 3),), tuple(likely)))], lambda _: NEVER)
    assert set(found) == {"severe", "severe skin", "severe skin rash", "skin", "skin rash"}


def test_the_likeliest_place_and_all_together_are_told() -> None:
    numbers = told("rash", section("Rash, cough. Rash", (0, 1, 0.9), (4, 5, 0.3)))
    assert (numbers["best"], numbers["places"], numbers["best_warnings"]) == (0.9, 2, 0.9)
    assert numbers["mean"] == pytest.approx(0.6)
    assert numbers["best_boxed"] == UNKNOWN


def test_longer_and_shorter_strings_are_told() -> None:
    read = section("Skin rash. Rash", (0, 2, 0.8), (3, 4, 0.6))
    assert told("rash", read)["above_longer"] == pytest.approx(-0.2)
    assert told("skin rash", read)["above_shorter"] == pytest.approx(0.2)
    assert told("skin rash", read)["kin"] == 1


def test_a_rate_behind_a_name_is_told() -> None:
    assert told("rash", section("Rash (4%)", (0, 1, 0.8)))["percent_behind"] == 1
    assert told("rash", section("Rash 4", (0, 1, 0.8)))["digit_behind"] == 1


def test_how_a_string_is_written_is_told() -> None:
    numbers = told("loss of taste", section("Rash. Loss of taste (5%), loss of taste", (2, 5, 0.9), (10, 13, 0.4)))
    assert (numbers["capital"], numbers["all_capitals"], numbers["capital_share"]) == (1, 0, 0.5)
    assert (numbers["words"], numbers["has_preposition"], numbers["joins"]) == (3, 1, 0)
    assert numbers["marks_before"] == numbers["marks_behind"] == numbers["stands_free"] == 1


def test_what_all_places_are_announced_by_is_told() -> None:
    habits = Habits({"include": Habit(before=9), "of": Habit(before_unmarked=9)}, {})
    numbers = told("rash", section("History of rash. Effects include rash.", (2, 3, 0.2), (6, 7, 0.9)), habits=habits)
    assert numbers["announcing"] == numbers["most_announcing"] > numbers["mean_announcing"]


def test_a_string_is_told_in_words_by_its_likeliest_place() -> None:
    read = section("A history of rash. Effects include skin rash, cough.", (3, 4, 0.1), (7, 9, 0.9))
    places = places_by_string([read], lambda _: NEVER)
    words = wording("skin rash", likeliest(places["skin rash"]))
    assert {"first=skin", "last=rash", "-1=include", "-2=effects|include", "+2=,|cough", "sec=w", "n=2"} <= set(words)
    assert len(words) == len(set(words))


def test_a_place_at_the_edge_of_a_section_has_no_words_around() -> None:
    [(string, [place])] = places_by_string([section("Rash", (0, 1, 0.9))], lambda _: NEVER).items()
    assert {"-3=#|#|#", "+2=#|#"} <= set(wording(string, place))


def test_weights_of_words_say_what_other_folds_taught(tmp_path: Path) -> None:
    folds = [[Example([0.5], ["-1=include"], True), Example([0.5], ["-1=of"], False)] * 9 for _ in range(3)]
    told = [example.numbers[1] for example in with_wording(folds, tmp_path / "wording")]
    assert len(told) == 54
    assert min(told[::2]) > 0.7
    assert max(told[1::2]) < 0.3


def test_weights_of_one_kind_of_string_alone_can_be_asked(tmp_path: Path) -> None:
    weigh([Example([], ["w=rash"], True)] * 5, tmp_path / "wording")
    assert worded(["w=rash"], opened(tmp_path / "wording")) > 0.5
    assert worded([], opened(tmp_path / "wording")) <= worded(["w=rash"], opened(tmp_path / "wording"))


def test_words_at_the_edges_of_names_are_counted() -> None:
    text = "Severe acute rash occurred. A history of anemia is a risk."
    label = MarkedLabel("one", ((SectionType.WARNINGS, text),), frozenset({"acute rash"}))
    habits = habits_of(prepared([label]))
    assert habits.of("acute") == Habit(opens=1)
    assert habits.of("severe") == Habit(before=1)
    assert habits.of("rash") == Habit(closes=1)
    assert habits.of("of") == Habit(before_unmarked=1)
    assert habits.names["acute rash"] == Count(1, 1)
    assert habits.last["rash"].marked == habits.first["acute"].marked == 1


def test_a_habit_seen_seldom_says_nothing_of_what_follows() -> None:
    assert Habit(before=2, before_unmarked=1).announcing == UNKNOWN
    assert Habit(before=9, before_unmarked=1).announcing == pytest.approx(10 / 12)


def test_trees_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_trees(TREES, tmp_path / "trees.tsv", NAMES)
    assert read_trees(tmp_path / "trees.tsv", NAMES) == TREES


@pytest.mark.parametrize("row", ["0\tno such number\t0.5", "0\tbest\t0.5\n0\t-\t1.0", "0\tbest\tmuch"])
def test_trees_that_break_off_are_refused(row: str, tmp_path: Path) -> None:
    (tmp_path / "trees.tsv").write_text(row + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"no node|could not convert"):
        read_trees(tmp_path / "trees.tsv", NAMES)


@given(st.lists(st.floats(-5, 5), min_size=2, max_size=2))
def test_what_exceeds_a_threshold_goes_the_other_way(numbers: list[float]) -> None:
    at_most = Trees((Node(0, 1.0, -1.0, 1.0),)).probability(numbers)
    assert (at_most < 0.5) == (numbers[0] <= 1.0)


def test_grown_trees_say_what_lightgbm_says() -> None:
    random = np.random.default_rng(1)
    numbers = random.random((400, len(NAMES)))
    marked = (numbers[:, 0] + numbers[:, 3] > 1).astype(float)
    trees = grow([Example(list(row), [], bool(label)) for row, label in zip(numbers, marked, strict=True)])
    assert np.mean([(trees.probability(row) > 0.5) == label for row, label in zip(numbers, marked, strict=True)]) > 0.9
    data = lightgbm.Dataset(numbers, marked, feature_name=list(NAMES))
    grown = lightgbm.train(PARAMETERS, data, num_boost_round=ROUNDS)
    assert [trees.probability(row) for row in numbers] == pytest.approx(list(grown.predict(numbers)))
