"""Adverse reactions of labels that experts marked, through all of `medgraph facts`, by models that never saw the label.

A run learns from five labels and is measured on three others; with MEDGRAPH_LONG=1 five-fold cross-validation comes on
top. The labels set aside are not read here. What is compared are strings: what experts marked against the
mentions of affirmed effects in people.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from scripts.tagger.corpus import MarkedLabel, development, read_corpus
from scripts.tagger.measuring import Score, score
from scripts.tagger.training import models_of_others, train

from medgraph.extraction import extract_facts
from medgraph.extraction.adverse_effect.tagger import finder
from medgraph.extraction.adverse_effect.tagger.model import Model
from medgraph.extraction.adverse_effect.tagger.tokens import normalised
from medgraph.model import Fact, Polarity, Relation, Scope, SectionType
from medgraph.monographs import parse_monograph

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "adr" / "labels-101.json"
LONG = bool(os.environ.get("MEDGRAPH_LONG"))
SOME, OTHERS = 5, 3
FIELDS = {
    SectionType.BOXED_WARNING: "boxed_warning",
    SectionType.WARNINGS: "warnings_and_cautions",
    SectionType.ADVERSE_REACTIONS: "adverse_reactions",
}

Pair = tuple[frozenset[str], frozenset[str]]

pytestmark = pytest.mark.skipif(not CORPUS.is_file(), reason=f"NOT CHECKED: no marked labels at {CORPUS}")


def record(label: MarkedLabel) -> str:
    """Return a label as openFDA would hand it out, its line breaks lost."""
    stated = {"brand_name": [label.name], "generic_name": [label.name.lower()]}
    sections = {FIELDS[kind]: [" ".join(text.split())] for kind, text in label.sections}
    return json.dumps({"results": [{"set_id": label.name, "openfda": stated, **sections}]})


def effects(label: MarkedLabel) -> list[Fact]:
    facts = extract_facts(parse_monograph(record(label), name=f"{label.name}.json")).facts
    assert facts, f"no facts of {label.name}"
    stated = (Relation.HAS_ADVERSE_EFFECT, Polarity.AFFIRMED, Scope.HUMAN)
    return [fact for fact in facts if (fact.relation, fact.polarity, fact.scope) == stated]


def mentions(label: MarkedLabel) -> frozenset[str]:
    return frozenset(normalised(e.mention for fact in effects(label) for e in fact.evidence if e.mention))


def measured(fold: Sequence[MarkedLabel], model: Model, monkeypatch: pytest.MonkeyPatch) -> list[Pair]:
    monkeypatch.setattr(finder, "load", lambda: model)
    return [(label.marked, mentions(label)) for label in fold]


def check(found: Score, *, exact: float, relaxed: float) -> None:
    print(found)
    assert found.f1 >= exact, found
    assert found.relaxed_f1 >= relaxed, found


def test_what_is_learnt_from_few_labels_finds_most_of_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    labels = development(read_corpus(CORPUS))
    model = train(labels[:SOME], labels[:SOME], tmp_path, tmp_path / "work")
    check(score(measured(labels[SOME : SOME + OTHERS], model, monkeypatch)), exact=0.65, relaxed=0.75)


if LONG:

    def test_cross_validation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folds = models_of_others(development(read_corpus(CORPUS)), tmp_path)
        pairs = [pair for fold in folds for pair in measured(fold.labels, fold.model, monkeypatch)]
        check(score(pairs), exact=0.8, relaxed=0.92)
