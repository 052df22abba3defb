"""What restricts an indication: the genotype that people must have, and accelerated approval."""

from __future__ import annotations

import pytest
from tests.extraction.reading import candidates

from medgraph.extraction.indication.finder import find_indications
from medgraph.extraction.indication.genotypes import genotype_behind
from medgraph.model import Polarity, Scope


@pytest.mark.parametrize(
    ("text", "disease", "genotype"),
    [
        (
            "children with muscular dystrophy who have a mutation of the DMD gene that is amenable to exon 44 skipping",
            "dystrophy",
            "who have a mutation of the DMD gene that is amenable to exon 44 skipping",
        ),
        (
            "adults with melanoma harboring a BRAF V600E mutation as detected by an approved test",
            "melanoma",
            "harboring a BRAF V600E mutation",
        ),
        (
            "adults with mastocytosis without the D816V c-Kit mutation",
            "mastocytosis",
            "without the D816V c-Kit mutation",
        ),
        ("lung cancer with no EGFR genomic tumor aberrations", "lung cancer", None),
        ("gout; adults with melanoma with a BRAF mutation", "gout", None),
        ("adults with gout who have frequent attacks", "gout", None),
    ],
)
def test_genotype(text: str, disease: str, genotype: str | None) -> None:
    assert genotype_behind(text, text.index(disease) + len(disease)) == genotype


ACCELERATED = "This indication is approved under accelerated approval based on response rate."


def _approved(text: str) -> dict[str, str | None]:
    """Return the indications of a page with the status of their approval."""
    found: dict[str, str | None] = {}
    for each in candidates(find_indications, "nivolumab", "Indications", text):
        found[each.object] = found.get(each.object) or each.qualifiers.approval
    return found


def test_accelerated_approval_belongs_to_the_indication_before_it() -> None:
    text = f"Nivolumab is indicated for melanoma.\n\nNivolumab is indicated for gastric cancer. {ACCELERATED}"
    assert _approved(text) == {"melanoma": None, "gastric cancer": "accelerated"}


def test_footnote_on_approval_tells_nothing_among_several_indications() -> None:
    text = f"Nivolumab is indicated for melanoma (1.1).\n\nIt is indicated for gastric cancer (1.2). 1 {ACCELERATED}"
    assert set(_approved(text).values()) == {None}


def test_approval_that_is_not_accelerated_is_no_status() -> None:
    assert _approved("Nivolumab is indicated for melanoma. This indication is approved.") == {"melanoma": None}


def test_test_of_mutations_in_vitro_makes_no_animal_of_people() -> None:
    text = "It is indicated for cystic fibrosis in people who have a mutation that responds based on in vitro data."
    assert {each.scope for each in candidates(find_indications, "ivacaftor", "Indications", text)} == {Scope.HUMAN}


def test_people_include_those_named_among_them() -> None:
    text = "Levothyroxine is indicated in adults and children, including neonates, for hypothyroidism."
    found = candidates(find_indications, "levothyroxine", "Indications", text)
    assert [each.qualifiers.population for each in found] == ["adults and children, including neonates"]


@pytest.mark.parametrize(
    "text",
    [
        "Talk about amiodarone (Pacerone), a medicine used to treat heart problems.",
        "Tell your doctor if you take digoxin (a drug used to treat an irregular heartbeat).",
    ],
)
def test_use_of_a_medicine_named_beside_it_is_not_its_own(text: str) -> None:
    assert not candidates(find_indications, "sofosbuvir", "Patient information", text)


def test_side_effects_of_a_combination_are_no_uses() -> None:
    text = (
        "The most common side effects of nivolumab when used in combination with ipilimumab include:\n\n- rash\n- fever"
    )
    assert not candidates(find_indications, "nivolumab", "Patient information", text)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        (
            "It is not recommended for treatment of patients with lymphoma who require urgent cytoreductive therapy.",
            "who require urgent cytoreductive therapy",
        ),
        ("It is not indicated for goiter in iodine-sufficient patients.", "in iodine-sufficient patients"),
        ("It is not indicated for asthma during pregnancy.", "during pregnancy"),
        ("It is not indicated to treat asthma.", None),
        ("It should not be used for asthma, as it would not work in these settings.", None),
    ],
)
@pytest.mark.parametrize("drug", ["pembrolizumab", "levothyroxine"])
def test_a_denial_keeps_whom_it_is_about(text: str, limit: str | None, drug: str) -> None:
    denied = [c for c in candidates(find_indications, drug, "Indications", text) if c.polarity is Polarity.NEGATED]
    assert {c.qualifiers.condition for c in denied} == {limit}
