"""One's own terms: checked, written beside the shipped ones, and found before them in the next process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from medgraph.errors import LexiconError
from medgraph.lexicon.making.terms import TermKind, add_term
from medgraph.lexicon.status import own_terms, vocabularies
from medgraph.lexicon.tables import home, state


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MEDGRAPH_LEXICON", str(tmp_path / "lexicon"))
    return tmp_path


@pytest.mark.parametrize(
    ("words", "curie", "kind", "label", "found"),
    [
        ("brain zaps", "HP:0003401", "condition", None, ("HP:0003401", "paresthesia")),
        ("brain zaps", "hp:0003401", "condition", None, ("HP:0003401", "paresthesia")),
        ("new ache", "HP:9999999", "condition", "newest ache", ("HP:9999999", "newest ache")),
        ("zonking", None, "condition", "zonk", ("", "zonk")),
        ("Zanadu", "CHEBI:10033", "drug", None, ("CHEBI:10033", "warfarin")),
        ("duchenne protein", "HGNC:2928", "gene", None, ("HGNC:2928", "DMD")),
        ("duchenne protein", None, "gene", "DMD", ("HGNC:2928", "DMD")),
        ("through the port", "NCIT:C38276", "route", None, ("NCIT:C38276", "intravenous")),
        ("clot stopper", "MESH:D000925", "drug-class", None, ("MESH:D000925", "anticoagulant")),
    ],
)
def test_a_term_of_each_kind(
    words: str, curie: str | None, kind: str, label: str | None, found: tuple[str, str]
) -> None:
    before = state()
    assert add_term(words, curie, kind=kind, label=label) == found
    assert [(term.kind, term.surface.lower()) for term in own_terms()] == [(kind, words.lower())]
    assert state() != before


@pytest.mark.parametrize(
    ("words", "curie", "kind", "label", "message"),
    [
        ("x", "FOO:1", "condition", None, "x: FOO:1 is no identifier of a condition; it must be HP:… or MONDO:…"),
        ("x", "HP:", "condition", None, "no identifier"),
        ("x", "HP:1 2", "condition", None, "no identifier"),
        ("x", "HP:9999999", "condition", None, "x: HP:9999999 is not in the lexicon; say with --label"),
        ("x", None, "condition", None, "x: give an identifier, or the label"),
        ("  ", "HP:0003401", "condition", None, "a term has letters or digits"),
        ("a|b", "HP:0003401", "condition", None, "no tab, bar"),
        ("x", "HGNC:999999999", "gene", None, "no gene with an approved symbol"),
        ("x", None, "gene", "NOSUCHGENE", "no gene with an approved symbol"),
        ("x", None, "route", "somewhere", "a route goes by its identifier"),
    ],
)
def test_a_term_that_cannot_be_is_refused(
    words: str, curie: str | None, kind: str, label: str | None, message: str
) -> None:
    with pytest.raises(LexiconError, match=message):
        add_term(words, curie, kind=kind, label=label)
    assert not home().exists()


def test_the_same_words_again_replace_the_term() -> None:
    add_term("brain zaps", "HP:0003401")
    add_term("Brain  zap", "HP:0002315")
    assert [(term.surface, term.identifier) for term in own_terms()] == [("Brain zap", "HP:0002315")]


def test_a_term_wins_over_the_shipped_names_in_the_next_process() -> None:
    add_term("headache", "HP:0002076")
    add_term("brain zaps", "HP:0003401")
    code = (
        "from medgraph.grounding import ground_condition as g;"
        "print(g('headaches').curie, g('brain zap').curie, g('migraine').label)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ, check=True)
    assert done.stdout.split() == ["HP:0002076", "HP:0003401", "migraine"]


def test_every_kind_of_the_command_line_is_one_of_the_library() -> None:
    from medgraph.cli.lexicon import Kind

    assert {kind.value for kind in Kind} == {kind.value for kind in TermKind}


def test_the_status_counts_what_is_there() -> None:
    found = {vocabulary.name: vocabulary for vocabulary in vocabularies()}
    assert found["HPO"].version == "2025-01-16"
    assert all(vocabulary.source == "shipped" for vocabulary in found.values())
    assert all(vocabulary.names >= vocabulary.concepts > 50 for vocabulary in found.values())
    assert all(vocabulary.licence for vocabulary in found.values())


def test_the_commands(folder: Path) -> None:
    def run(*args: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "medgraph", "lexicon", *args]
        return subprocess.run(command, capture_output=True, text=True, env=os.environ, check=False)

    assert run("add", "brain zaps", "HP:0003401").stdout == "brain zaps → HP:0003401 (paresthesia)\n"
    assert "brain zaps" in run("status").stdout
    (folder / "cut.obo").write_text("format-version: 1.2\n\n[Term]\nid: HP", encoding="utf-8")
    failed = run("update", "--hpo", str(folder / "cut.obo"))
    assert failed.returncode == 2
    assert failed.stderr == f"medgraph: {folder}/cut.obo:4: the file breaks off within a line\n"
