"""Sentences that say what a drug binds to, without saying what follows from it."""

from __future__ import annotations

import pytest
from tests.extraction.reading import candidates, stated

from medgraph.extraction.mechanism.binding import find_targets
from medgraph.extraction.mechanism.targets import allowed

CASES: list[tuple[str, str, set[str]]] = [
    ("trastuzumab", "Trastuzumab latches on to HER2 on the outside of the cancer cell.", {"ERBB2"}),
    ("denosumab", "Denosumab is an antibody against RANKL.", {"TNFSF11"}),
    ("ustekinumab", "Ustekinumab binds to the p40 subunit of interleukin-12 and interleukin-23.", {"IL12B"}),
    ("clopidogrel", "The active metabolite of clopidogrel binds irreversibly to the P2Y12 receptor on platelets.", {"P2RY12"}),
    ("venetoclax", "Venetoclax binds to the BCL-2 protein and displaces proapoptotic proteins.", {"BCL2"}),
    ("blinatumomab", "Blinatumomab is a CD19-directed CD3 T-cell engager.", {"CD19"}),
    ("brentuximab vedotin", "Brentuximab vedotin is an antibody-drug conjugate directed against CD30.", {"TNFRSF8"}),
    ("everolimus", "Everolimus binds FKBP-12; this complex inhibits mTOR.", {"FKBP1A"}),
    ("fingolimod", "Fingolimod acts on the S1P receptor 1.", {"S1PR1"}),
    ("natalizumab", "Natalizumab binds to the alpha-4 integrin.", {"ITGA4"}),
    ("vedolizumab", "It sticks to the α4β7 integrin.", {"ITGA4", "ITGB7"}),
    ("caplacizumab", "Caplacizumab targets von Willebrand factor.", {"VWF"}),
    ("benralizumab", "Benralizumab attaches to the IL-5 receptor alpha.", {"IL5RA"}),
    ("belimumab", "Belimumab is directed against BLyS.", {"TNFSF13B"}),
    ("fluticasone", "Fluticasone binds to the glucocorticoid receptor.", {"NR3C1"}),
    ("levonorgestrel", "Levonorgestrel acts on progesterone receptors.", {"PGR"}),
    ("levetiracetam", "Levetiracetam binds to synaptic vesicle protein 2A (SV2A).", {"SV2A"}),
    ("gabapentin", "Gabapentin binds to the alpha-2-delta subunit of voltage-gated calcium channels.", {"CACNA2D1", "CACNA2D2"}),
    ("lecanemab", "Lecanemab is directed at amyloid beta.", {"APP"}),
    ("patisiran", "Patisiran is aimed at TTR messenger RNA.", {"TTR"}),
    ("teduglutide", "Teduglutide is a GLP-2 analog that binds to the GLP-2 receptor.", {"GLP2R"}),
    ("epoetin alfa", "Epoetin alfa binds to the erythropoietin receptor.", {"EPOR"}),
    ("filgrastim", "Filgrastim binds to G-CSF receptors.", {"CSF3R"}),
    ("efgartigimod alfa", "Efgartigimod alfa binds to the neonatal Fc receptor.", {"FCGRT"}),
    ("pegcetacoplan", "Pegcetacoplan binds complement protein C3.", {"C3"}),
    ("trastuzumab", "Trastuzumab is given with pertuzumab, which also binds to HER2.", {"pertuzumab: ERBB2"}),
    ("mipomersen", "PCSK9 is the business of others: evolocumab, an antibody, binds its product.", {"evolocumab: PCSK9"}),
    ("encorafenib", "Cetuximab, which binds EGFR, is added.", {"cetuximab: EGFR"}),
    ("tacrolimus", "| Item | Entry |\n| --- | --- |\n| Target | FKBP12 |", {"FKBP1A"}),
    ("tacrolimus", "**Target:** FKBP12", {"FKBP1A"}),
]  # fmt: skip


@pytest.mark.parametrize(("drug", "text", "expected"), CASES, ids=[f"{drug}-{n}" for n, (drug, *_) in enumerate(CASES)])
def test_sentence(drug: str, text: str, expected: set[str]) -> None:
    assert stated(find_targets, drug, "", f"{drug.capitalize()} is a medicine.\n\n{text}") == expected


@pytest.mark.parametrize(
    ("drug", "text"),
    [
        ("warfarin", "Warfarin is tightly bound to albumin."),
        ("givosiran", "Its sugar tail binds to the asialoglycoprotein receptor."),
        ("pembrolizumab", "PD-L1 binds to PD-1."),
        ("rituximab", "Patients with anti-CD20 antibodies were left out."),
        ("warfarin", "**Target INR:** 2 to 3"),
        ("imatinib", "The target dose is 400 mg."),
        ("adalimumab", "It does not bind to lymphotoxin alpha."),
        ("montelukast", "It keeps leukotrienes from binding to the CysLT1 receptor."),
    ],
)
def test_no_target(drug: str, text: str) -> None:
    assert stated(find_targets, drug, "", text) == set()


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("PTGS2", True),
        ("CYP17A1", True),
        ("CYP3A4", False),
        ("ABCB1", False),
        ("ABCC8", True),
        ("ALB", False),
        ("SLC22A12", True),
        ("SLC22A2", False),
    ],
)
def test_carriers_and_metabolising_enzymes_are_never_targets(symbol: str, expected: bool) -> None:
    assert allowed(symbol) is expected


def test_the_molecule_is_named_where_it_is_an_rna() -> None:
    found = candidates(find_targets, "nusinersen", "", "Nusinersen binds to the SMN2 pre-mRNA.")
    assert [(c.object, c.qualifiers.molecule) for c in found] == [("SMN2", "pre-mRNA")]
