"""Sentences with exons: skipped or kept in by a drug, bound by it, deleted in a patient, another drug's."""

from __future__ import annotations

import pytest
from tests.extraction.reading import candidates, read_page

from medgraph.extraction.exon.finder import find_exons, page_gene
from medgraph.model import Relation

TARGETS: list[tuple[str, str, set[str]]] = [
    ("eteplirsen", "Eteplirsen causes the splicing machinery to skip exon 51 of the dystrophin gene.", {"DMD exon 51"}),
    ("eteplirsen", "Boys with a deletion of exons 48 to 50 are amenable to exon 51 skipping of DMD.", {"DMD exon 51"}),
    ("eteplirsen", "A deletion of exon 50 shifts the frame; leaving out exon 51 as well mends it. Dystrophin is made.", {"DMD exon 51"}),
    ("eteplirsen", "Eteplirsen covers exon 51 in the dystrophin pre-mRNA, so that it is left out.", {"DMD exon 51"}),
    ("eteplirsen", "For 13% of boys with Duchenne skipping of exon 51 helps.", {"DMD exon 51"}),
    ("drisapersen", "Drisapersen induces exon 51 skipping in dystrophin pre-mRNA.", {"DMD exon 51"}),
    ("golodirsen", "Golodirsen hides exon 53 of the dystrophin message from the cell.", {"DMD exon 53"}),
    ("golodirsen", "It is for people with Duchenne whose mutation can be treated by skipping exon 53.", {"DMD exon 53"}),
    ("golodirsen", "It restores the frame in deletions such as 45-52 by skipping exon 53 of dystrophin.", {"DMD exon 53"}),
    ("golodirsen", "Target: exon 53 of *DMD*", {"DMD exon 53"}),
    ("golodirsen", "| Item | Entry |\n| --- | --- |\n| Target | exon 53 of DMD |", {"DMD exon 53"}),
    ("casimersen", "An exon 45 skipper, casimersen restores the frame of dystrophin.", {"DMD exon 45"}),
    ("viltolarsen", "Viltolarsen clings to exon 53 of the dystrophin pre-mRNA.", {"DMD exon 53"}),
    ("nusinersen", "Nusinersen binds in intron 7 and promotes inclusion of exon 7 in SMN2 transcripts.", {"SMN2 exon 7"}),
    ("nusinersen", "It displaces repressors, so exon 7 is kept in SMN2 mRNA.", {"SMN2 exon 7"}),
    ("risdiplam", "Risdiplam modifies SMN2 splicing so that exon 7 is included.", {"SMN2 exon 7"}),
    ("risdiplam", "Most SMN2 transcripts skip exon 7. Risdiplam changes splicing and keeps exon 7 in.", {"SMN2 exon 7"}),
]  # fmt: skip
OTHERS: list[tuple[str, str, set[str]]] = [
    ("viltolarsen", "Golodirsen (Vyondys 53) skips the same exon 53 of dystrophin.", {"golodirsen: DMD exon 53"}),
    (
        "viltolarsen", "Eteplirsen (Exondys 51) skips exon 51 of dystrophin and casimersen (Amondys 45) exon 45.",
        {"eteplirsen: DMD exon 51", "casimersen: DMD exon 45"},
    ),
    ("viltolarsen", "Unlike eteplirsen, which skips exon 51, viltolarsen skips exon 53 of dystrophin.", {"eteplirsen: DMD exon 51", "DMD exon 53"}),
    (
        "eteplirsen", "For exon 45 of dystrophin there is casimersen (Amondys 45), for exon 53 golodirsen or viltolarsen.",
        {"casimersen: DMD exon 45", "golodirsen: DMD exon 53", "viltolarsen: DMD exon 53"},
    ),
    (
        "golodirsen", "Skipping of exons 51 and 45 of dystrophin is the task of eteplirsen (Exondys 51) and casimersen (Amondys 45).",
        {"eteplirsen: DMD exon 51", "casimersen: DMD exon 45"},
    ),
    ("viltolarsen", "- **Eteplirsen (Exondys 51)**: targets exon 51 of dystrophin", {"eteplirsen: DMD exon 51"}),
    ("viltolarsen", "- Golodirsen (Vyondys 53) – dystrophin exon 53", {"golodirsen: DMD exon 53"}),
    ("deflazacort", "Deflazacort is used in Duchenne; eteplirsen skips exon 51.", {"eteplirsen: DMD exon 51"}),
    ("viltolarsen", "Viltolarsen and golodirsen both skip exon 53 of dystrophin.", {"DMD exon 53", "golodirsen: DMD exon 53"}),
]  # fmt: skip
NONE: list[tuple[str, str]] = [
    ("casimersen", "Patients who lack exon 44 or exons 46-47 of dystrophin respond."),
    ("casimersen", "The gene for dystrophin has 79 exons; the drug's neighbour exon 44 is often deleted."),
    ("nusinersen", "Most SMN2 transcripts lack exon 7."),
    ("nusinersen", "Because of one nucleotide, exon 7 is usually skipped in SMN2 mRNA."),
    ("nusinersen", "A single letter makes most SMN2 transcripts skip exon 7."),
    ("capmatinib", "Capmatinib treats lung cancer with MET exon 14 skipping."),
    ("tepotinib", "Tepotinib is for tumors with mutations that lead to MET exon 14 skipping."),
    ("osimertinib", "Exon 19 deletions and exon 20 insertions of EGFR are different."),
    ("amivantamab", "It is for EGFR exon 20 insertion mutations."),
    ("ataluren", "Ataluren does not skip exon 51 of dystrophin."),
    ("eteplirsen", "It will not help boys who are not amenable to exon 51 skipping of dystrophin."),
    ("golodirsen", "Delandistrogene moxeparvovec must not be given to boys with a deletion in exon 8 or exon 9 of DMD."),
    ("deflazacort", "Deflazacort is taken whatever exon of dystrophin is to be skipped."),
    ("viltolarsen", "A boy who is missing exon 51 alone will not benefit; dystrophin stays out of frame."),
    ("eteplirsen", "Exon numbers are counted from the start of the dystrophin gene."),
]  # fmt: skip


def _exons(drug: str, text: str) -> set[str]:
    found = [c for c in candidates(find_exons, drug, "How it works", text) if c.relation is Relation.TARGETS_EXON]
    return {c.object if c.drug == drug else f"{c.drug}: {c.object}" for c in found}


@pytest.mark.parametrize(("drug", "text", "expected"), [*TARGETS, *OTHERS])
def test_exons_with_the_drugs_that_they_belong_to(drug: str, text: str, expected: set[str]) -> None:
    assert _exons(drug, text) == expected


@pytest.mark.parametrize(("drug", "text"), NONE)
def test_an_exon_of_a_disease_is_no_target(drug: str, text: str) -> None:
    assert _exons(drug, text) == set()


def test_what_is_skipped_is_a_mechanism_and_what_is_only_bound_is_none() -> None:
    skipped = candidates(find_exons, "eteplirsen", "", "Eteplirsen skips exon 51 of dystrophin.")
    bound = candidates(find_exons, "golodirsen", "", "Golodirsen pairs with exon 53 of dystrophin pre-mRNA.")
    assert {(c.object, c.qualifiers.exon) for c in skipped if c.relation is Relation.HAS_MECHANISM} == {
        ("exon skipping", "51")
    }
    assert not [c for c in bound if c.relation is Relation.HAS_MECHANISM]


@pytest.mark.parametrize(
    ("text", "gene"),
    [
        ("The dystrophin gene is long. Dystrophin holds muscle together; SMN2 mRNA does not.", "DMD"),
        ("It is used in Duchenne muscular dystrophy.", "DMD"),
        ("It is used in anemia.", None),
    ],
)
def test_the_gene_of_a_page_is_the_one_it_names_most(text: str, gene: str | None) -> None:
    assert page_gene(read_page("eteplirsen", "", text)) == gene
