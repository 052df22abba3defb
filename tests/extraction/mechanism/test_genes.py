"""Names of genes in a text: by protein, family or symbol, with shared heads, abbreviations of the page, and look-alikes."""

from __future__ import annotations

import pytest

from medgraph.extraction.mechanism.genes import find_genes

SLOTS = [
    ("beta-1 and beta-2 receptors", ["ADRB1", "ADRB2"]),
    ("the β1-adrenergic receptor", ["ADRB1"]),
    ("JAK1/2", ["JAK1", "JAK2"]),
    ("VEGFR-1, -2 and -3", ["FLT1", "KDR", "FLT4"]),
    ("JAK1, 30 mg", ["JAK1"]),
    ("mu, kappa and delta opioid receptors", ["OPRM1", "OPRK1", "OPRD1"]),
    ("dopamine D2 and serotonin 5-HT1A receptors", ["DRD2", "HTR1A"]),
    ("Janus kinase (JAK) 1", ["JAK1"]),
    ("HER2/neu", ["ERBB2"]),
    ("H+/K+ ATPase", ["ATP4A", "ATP4B"]),
    ("CDK4/6", ["CDK4", "CDK6"]),
    ("PARP-2", ["PARP2"]),
    ("the receptor for stem cell factor", ["KIT"]),
    ("receptors for interleukin-6", ["IL6R"]),
    ("an anti-CD20 antibody", ["MS4A1"]),
    ("poly(ADP-ribose) polymerase", ["PARP1", "PARP2"]),
    ("tumour necrosis factor", ["TNF"]),
    ("SMA", []),
    ("PAH", []),
    ("the PAH gene", ["PAH"]),
    ("exon 53 of DMD", ["DMD"]),
    ("carbonic anhydrase isozymes II and IV", ["CA2", "CA4"]),
    ("monoamine oxidase (MAO) type B", ["MAOB"]),
    ("carbonic anhydrase types of the eye", ["CA1", "CA2", "CA4", "CA12"]),
    ("a quick brown fox", []),
    ("MRI and ECG", []),
]


@pytest.mark.parametrize(("text", "symbols"), SLOTS)
def test_in_a_slot_a_bare_symbol_counts(text: str, symbols: list[str]) -> None:
    assert [symbol for mention in find_genes(text, context=True) for symbol in mention.symbols] == symbols


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("the SMN2 pre-mRNA", ["SMN2"]), ("a mutation of KIT", []), ("PML may occur", []), ("the gene CFTR", ["CFTR"]), ("dystrophin", ["DMD"]),
        ("ALT rose", []), ("RNA for PCSK9", ["PCSK9"]), ("a set of tests", []),
    ],
)  # fmt: skip
def test_in_running_text_a_symbol_needs_gene_context(text: str, symbols: list[str]) -> None:
    assert [symbol for mention in find_genes(text) for symbol in mention.symbols] == symbols


@pytest.mark.parametrize(
    ("text", "abbreviations", "symbols"),
    [
        ("SMN protein", {"SMN": "survival motor neuron protein"}, ["SMN1", "SMN2"]),
        ("APOB", {"APOB": "apolipoprotein B"}, ["APOB"]),
        ("MET", {"MET": "mesenchymal-epithelial transition"}, ["MET"]),
        ("DMD", {"DMD": "Duchenne muscular dystrophy"}, []),
        ("the DMD gene", {"DMD": "Duchenne muscular dystrophy"}, ["DMD"]),
        ("CAT", {"CAT": "COPD assessment test"}, []),
    ],
)
def test_what_a_page_abbreviates_is_what_it_says(text: str, abbreviations: dict[str, str], symbols: list[str]) -> None:
    assert [
        symbol for mention in find_genes(text, abbreviations, context=True) for symbol in mention.symbols
    ] == symbols


def test_a_mention_is_a_slice_of_the_text() -> None:
    text = "blocks VEGFR-1, -2 and the receptor for stem cell factor (KIT)"
    assert [m.span.of(text) for m in find_genes(text, context=True)] == [
        "VEGFR-1",
        "2",
        "receptor for stem cell factor",
        "KIT",
    ]
