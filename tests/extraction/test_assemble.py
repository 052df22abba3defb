"""Many findings, one fact: what is merged, what stays apart, and what the evidence says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medgraph.extraction import extract_facts
from medgraph.model import Fact, Monograph, Relation, ResidueReason
from medgraph.monographs import parse_monograph


def read(text: str) -> Monograph:
    return parse_monograph(f"# Casimersen\n\n{text}\n", name="casimersen.md")


def facts(text: str, relation: Relation) -> list[Fact]:
    return [fact for fact in extract_facts(read(text)).facts if fact.relation is relation]


EFFECTS = "## Side effects\n\nCommon (>10%):\n\n- Headache\n- Arthralgia (joint pain)\n\nRare (<1%):\n\n- Headache\n"


def test_repetitions_grow_the_evidence() -> None:
    (route,) = facts(
        "## Dosage\n\nIt is given intravenously. It is infused intravenously once weekly.", Relation.HAS_ROUTE
    )
    assert len(route.evidence) == 2


def test_different_numbers_are_different_facts() -> None:
    headaches = [fact for fact in facts(EFFECTS, Relation.HAS_ADVERSE_EFFECT) if fact.object == "headache"]
    assert [fact.qualifiers.frequency.as_written for fact in headaches if fact.qualifiers.frequency] == [">10%", "<1%"]


def test_the_section_that_is_about_it_comes_first_among_the_evidence() -> None:
    usage = "## Usage\n\nIt is for boys amenable to exon 45 skipping of the dystrophin gene."
    text = f"{usage}\n\n## Mechanism of action\n\nIt causes exon 45 skipping."
    (exon,) = facts(text, Relation.TARGETS_EXON)
    assert [e.section for e in exon.evidence] == ["Mechanism of action", "Usage"]


def test_evidence_is_verbatim_with_its_place() -> None:
    monograph = read(EFFECTS.replace("Headache", "**Head**ache"))
    for fact in extract_facts(monograph).facts:
        for evidence in fact.evidence:
            assert monograph.source[evidence.start : evidence.end] == evidence.quote
            assert monograph.source[: evidence.start].endswith(evidence.prefix)
            assert monograph.source[evidence.end :].startswith(evidence.suffix)
            assert monograph.source.count("\n", 0, evidence.start) + 1 == evidence.line


def test_equal_quotes_of_a_section_are_counted() -> None:
    headaches = [fact for fact in facts(EFFECTS, Relation.HAS_ADVERSE_EFFECT) if fact.object == "headache"]
    assert [fact.evidence[0].occurrence for fact in headaches] == [0, 1]


def test_people_are_shown_the_text_without_its_marks() -> None:
    (fact,) = facts("## Dosage\n\nIt is given *intra*venously.", Relation.HAS_ROUTE)
    assert fact.evidence[0].quote == "It is given *intra*venously."
    assert fact.evidence[0].sentence == "It is given intravenously."


def test_what_was_not_understood_is_left_in_the_residue() -> None:
    left = extract_facts(read("## Usage\n\nThe moon is full tonight over the sea.")).residue
    assert [(r.reason, r.evidence.quote) for r in left] == [
        (ResidueReason.NO_FACT, "The moon is full tonight over the sea.")
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_change_offsets_and_nothing_else(ending: str) -> None:
    plain = extract_facts(read(EFFECTS)).facts
    other = extract_facts(
        parse_monograph(f"# Casimersen\n\n{EFFECTS}\n".replace("\n", ending), name="casimersen.md")
    ).facts
    assert [(f.relation, f.object, f.qualifiers) for f in other] == [
        (f.relation, f.object, f.qualifiers) for f in plain
    ]


@given(st.text(max_size=300))
def test_any_text_gives_verbatim_quotes(text: str) -> None:
    monograph = parse_monograph(f"# Casimersen\n\n## Side effects\n\n- {text}\n", name="casimersen.md")
    for fact in extract_facts(monograph).facts:
        assert all(monograph.source[e.start : e.end] == e.quote for e in fact.evidence)
