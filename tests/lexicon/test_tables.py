"""The shipped tables: names are stored as they are looked up, and what is kept by hand agrees with the vocabularies."""

from __future__ import annotations

import subprocess
import sys

import pytest

from medgraph.lexicon import drug_class, find_condition, rows, vocabulary_term
from medgraph.lexicon.folding import _HINTS, _SPELLING
from medgraph.lexicon.genes import molecule_key
from medgraph.lexicon.making.concepts import Concept, name_rows
from medgraph.lexicon.measurements import find_change


@pytest.mark.parametrize(("kind", "table"), [("phenotypes", "phenotype-names"), ("diseases", "disease-names")])
def test_names_are_folded_as_they_are_looked_up(kind: str, table: str) -> None:
    concepts = {
        curie: Concept(curie, label, *(tuple(filter(None, names.split("|"))) for names in others))
        for curie, label, *others in rows(f"{kind}.tsv")
    }
    assert [tuple(row) for row in rows(f"{table}.tsv")] == name_rows(concepts)


def test_names_of_genes_are_folded_as_they_are_looked_up() -> None:
    names = {molecule_key(name): symbol for _, symbol, name, *_ in reversed(list(rows("genes.tsv"))) if len(name) > 6}
    assert dict(rows("gene-names.tsv")) == names


def test_every_british_spelling_has_a_hint() -> None:
    assert all(any(hint in british for hint in _HINTS) for british, _ in _SPELLING)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("leucocytosis", "leukocytosis"),
        ("progressive multifocal leucoencephalopathy", "progressive multifocal leukoencephalopathy"),
        ("neutropaenia", "neutropenia"),
        ("tachypnoea", "tachypnea"),
        ("angio-oedema", "angioedema"),
        ("melaena", "melena"),
        ("dysaesthesia", "dysesthesia"),
        ("acute generalised peritonitis", "acute generalized peritonitis"),
    ],
)
def test_both_spellings_are_one_name(british: str, american: str) -> None:
    assert find_condition(british) == find_condition(american) is not None


@pytest.mark.parametrize("table", ["measurements", "wordings"])
def test_identifiers_kept_by_hand_have_the_vocabulary_s_label(table: str) -> None:
    pairs = [
        pair
        for row in rows(f"own/{table}.tsv")
        for pair in (zip(row[1::2], row[2::2], strict=True) if table == "measurements" else [(row[0], row[1])])
        if pair[0]
    ]
    assert len(pairs) > 100
    for curie, label in pairs:
        term = vocabulary_term(curie)
        assert term is not None, curie
        assert term.label == label


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Blood creatinine increased", "Elevated circulating creatinine concentration"),
        ("an increase in liver enzymes", "Elevated circulating hepatic transaminase concentration"),
        ("low levels of sodium in the blood", "Hyponatremia"),
        ("mildly elevated bilirubin", "Hyperbilirubinemia"),
        ("number of platelets decreased", "Thrombocytopenia"),
        ("QT interval prolonged", "Prolonged QT interval"),
        ("blood pressure decreased", "Hypotension"),
        ("abnormal TSH", "Abnormal thyroid-stimulating hormone level"),
    ],
)
def test_changes_of_what_is_measured(name: str, label: str) -> None:
    found = find_change(name)
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize(
    "name", ["creatinine", "changes in creatinine", "pressure increased", "high", "increased hope"]
)
def test_no_changes(name: str) -> None:
    assert find_change(name) is None


@pytest.mark.parametrize(("name", "curie"), [("anticoagulant", "MESH:D000925"), ("ACE inhibitors", "MESH:D000806")])
def test_drug_classes(name: str, curie: str) -> None:
    found = drug_class(name)
    assert found is not None
    assert found.curie == curie


def test_the_whole_lexicon_loads_in_well_under_a_second() -> None:
    code = (
        "import time; begun = time.process_time(); from medgraph import lexicon as l;"
        "l.find_condition('xyzzy'); l.opens_condition('x'); l.opens_target('x'); l.drug_names(); l.routes();"
        "l.names('HP:0002829'); l.drug_class('x'); print(time.process_time() - begun)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 1
