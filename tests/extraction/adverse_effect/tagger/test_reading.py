"""Text of our own making in, features, places and strings out; a small model is trained on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts.tagger.corpus import MarkedLabel
from scripts.tagger.training import models_of_others, train

from medgraph.errors import ResourceError
from medgraph.extraction.adverse_effect.tagger.features import frame, token_features
from medgraph.extraction.adverse_effect.tagger.model import Model, load, load_folder
from medgraph.extraction.adverse_effect.tagger.strings import judge, read
from medgraph.extraction.adverse_effect.tagger.tagging import named
from medgraph.extraction.adverse_effect.tagger.terms import NEVER, Count, Marked, Names, places
from medgraph.extraction.adverse_effect.tagger.tokens import tokenize
from medgraph.model import SectionType

EFFECTS = ("nausea", "rash", "headache", "dizziness", "chest pain", "dry mouth", "cough", "fatigue", "anemia")


def label(number: int) -> MarkedLabel:
    first, second, third = (EFFECTS[(number + shift) % len(EFFECTS)] for shift in (0, 2, 5))
    text = (
        f"The most common adverse reactions were {first}, {second} and {third}. "
        f"Patients with a history of {EFFECTS[(number + 7) % len(EFFECTS)]} were left out of Study {number}."
    )
    return MarkedLabel(f"drug{number}", ((SectionType.ADVERSE_REACTIONS, text),), frozenset({first, second, third}))


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    folder = tmp_path_factory.mktemp("model")
    labels = [label(number) for number in range(24)]
    return train(labels, labels, folder, folder / "work")


def found(text: str, model: Model) -> set[str]:
    return {each.string for each in judge([read(text, "a", model)], model) if each.probability > 0.5}


def test_learns_what_is_told_as_an_effect(model: Model) -> None:
    text = "The most common adverse reactions were rash, vertigo and cough. Patients with a history of anemia were left out."
    assert {"rash", "cough"} <= found(text, model)
    assert "anemia" not in found(text, model)


def test_training_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    labels = [label(number) for number in range(12)]
    for place in ("one", "other"):
        train(labels, labels[:9], tmp_path / place, tmp_path / f"work of {place}")
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == ["habits.tsv", "terms.tsv", "tokens.crfsuite", "trees.tsv", "wording.crfsuite"]
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes() for name in files)


def test_a_written_model_is_read_as_it_was(tmp_path: Path) -> None:
    labels = [label(number) for number in range(24)]
    trained = train(labels, labels, tmp_path / "model", tmp_path / "work")
    again = load_folder(tmp_path / "model")
    assert (again.habits, again.marked, again.trees) == (trained.habits, trained.marked, trained.trees)
    assert found(labels[3].sections[0][1], again) == found(labels[3].sections[0][1], trained)


def test_a_run_that_was_stopped_goes_on(tmp_path: Path) -> None:
    labels = [label(number) for number in range(12)]
    train(labels, labels, tmp_path / "one", tmp_path / "work")
    weights = sorted((tmp_path / "work").glob("*/tokens.crfsuite"))
    kept = [path.stat().st_mtime_ns for path in weights[1:]]
    weights[0].unlink()
    train(labels, labels, tmp_path / "other", tmp_path / "work")
    assert [path.stat().st_mtime_ns for path in weights[1:]] == kept
    assert (tmp_path / "one" / "trees.tsv").read_bytes() == (tmp_path / "other" / "trees.tsv").read_bytes()


def test_each_fold_is_read_by_a_model_of_the_others(tmp_path: Path) -> None:
    labels = [label(number) for number in range(10)]
    folds = list(models_of_others(labels, tmp_path))
    assert sorted(each.name for fold in folds for each in fold.labels) == sorted(each.name for each in labels)
    assert all(sum(count.marked for count in fold.model.marked.counts.values()) == 3 * 8 for fold in folds)


def test_line_ends_do_not_matter(model: Model) -> None:
    text = "The most common adverse reactions were rash, headache and cough."
    assert found(text, model) == found(text.replace(" ", "\n  "), model)


def test_a_section_without_text_has_no_strings(model: Model) -> None:
    assert found("", model) == set()
    assert found(" \n", model) == set()


@given(st.text(max_size=200))
def test_tokens_are_slices_of_the_text(text: str) -> None:
    tokens = tokenize(text)
    assert all(not span.of(text).isspace() and span.of(text) for span in tokens.spans)
    assert [span.start for span in tokens.spans] == sorted(span.start for span in tokens.spans)
    assert len(tokens.words) == len(tokens.shapes) == len(tokens.spans)


def test_a_count_leaves_its_own_label_out() -> None:
    assert Count(1, 4).rate == "pb1"
    assert Count(1, 4).without(True, True).rate == "n3"
    assert NEVER.rate == "n0"


def test_names_are_found_across_hyphens_and_plurals() -> None:
    names = Names.of(["skin rash", "non hodgkin lymphoma"])
    words = tokenize("skin rashes, skin rash, non-Hodgkin lymphomas").words
    assert [" ".join(words[start:end]) for start, end in names.longest(words)] == [
        "skin rash",
        "non - hodgkin lymphomas",
    ]


def test_a_marked_string_is_known_where_other_labels_have_it() -> None:
    tokens = tokenize("Fatal zzyzx occurred.")
    known = places(tokens, Marked({"zzyzx": Count(3, 3)}))
    features = token_features(tokens, known, frame(tokens, "w"), lambda _: Count(3, 3))
    assert "tr=Bpd2" in features[1]
    assert "tr=O" in token_features(tokens, known, frame(tokens, "w"), lambda _: NEVER)[1]


def test_tags_that_go_on_from_nothing_begin() -> None:
    assert named(["O", "I", "I", "B", "O", "I"]) == [(1, 3), (3, 4), (5, 6)]


def test_a_broken_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").write_text("rash\t1\t1\n", encoding="utf-8")
    (tmp_path / "habits.tsv").write_text("rash\t1\t1\t0\t0\t0\t0\n", encoding="utf-8")
    (tmp_path / "tokens.crfsuite").write_bytes(b"nothing of the kind" * 9)
    with pytest.raises(ResourceError, match=r"tokens\.crfsuite: the tagger's model is missing or broken"):
        load_folder(tmp_path)


def test_the_shipped_model_is_small_and_knows_common_effects() -> None:
    text = (
        "6.1 Clinical Trials Experience The most common adverse reactions (at least 5%) were nausea, headache and rash."
    )
    assert {"nausea", "headache", "rash"} <= found(text, load())
