"""Whole pages from fourteen fields of medicine: exactly these genes, exons and mechanisms, of exactly these drugs, and nothing that is only mentioned."""

from __future__ import annotations

from pathlib import Path

import pytest

from medgraph.extraction import extract_facts
from medgraph.model import Fact, Relation
from medgraph.monographs import parse_monograph

PAGES = Path(__file__).parents[2] / "data" / "pages" / "mechanisms"
EXPECTED: dict[str, str] = {
    "agalsidase-beta.md": "agalsidase beta: enzyme replacement; migalastat: stabilization GLA",
    "ataluren.md": "ataluren: readthrough",
    "bisoprolol.md": "bisoprolol: antagonism ADRB1; carvedilol: antagonism; ivabradine: inhibition HCN4",
    "buprenorphine.md": "buprenorphine: agonism antagonism OPRM1 OPRK1; naloxone: antagonism OPRM1; "
    "methadone: agonism antagonism OPRM1",
    "ciprofloxacin.md": "ciprofloxacin: inhibition",
    "dapagliflozin.md": "dapagliflozin: inhibition SLC5A2",
    "givosiran.md": "givosiran: RNA interference mRNA degradation ALAS1",
    "hepatitis-b-vaccine.md": "VACCINE: immunisation",
    "omeprazole.md": "omeprazole: inhibition ATP4A ATP4B; famotidine: antagonism HRH2",
    "osimertinib.md": "osimertinib: inhibition EGFR; gefitinib: inhibition EGFR; alectinib: inhibition ALK RET",
    "pembrolizumab.txt": "pembrolizumab: inhibition PDCD1; ipilimumab: inhibition CTLA4",
    "risdiplam.md": "risdiplam: splicing modulation SMN2 SMN2 exon 7; nusinersen: SMN2; onasemnogene abeparvovec: gene transfer SMN1",
    "tofersen.md": "tofersen: mRNA degradation SOD1",
    "zoledronic-acid.md": "zoledronic acid: inhibition FDPS; denosumab: inhibition TNFSF11",
}
WORKS = {Relation.HAS_MECHANISM, Relation.TARGETS_GENE, Relation.TARGETS_EXON}


def _facts(name: str) -> list[Fact]:
    text = (PAGES / name).read_text(encoding="utf-8")
    return [fact for fact in extract_facts(parse_monograph(text, name=name)).facts if fact.relation in WORKS]


def _by_drug(facts: list[Fact]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for fact in facts:
        found.setdefault("VACCINE" if "vaccine" in fact.drug or fact.drug == "heplisav-b" else fact.drug, set()).add(
            fact.object
        )
    return found


def _expected(row: str) -> dict[str, set[str]]:
    """Read "drug: mechanism GENE GENE exon 7; drug: …" into sets; a lower-case run is one mechanism."""
    return {drug: set(_objects(words)) for drug, _, words in (part.strip().partition(": ") for part in row.split(";"))}


def _objects(words: str) -> list[str]:
    for phrase in (
        "enzyme replacement",
        "RNA interference",
        "mRNA degradation",
        "splicing modulation",
        "gene transfer",
        "SMN2 exon 7",
    ):
        words = words.replace(phrase, phrase.replace(" ", "_"))
    return [word.replace("_", " ") for word in words.split()]


def test_every_page_is_expected() -> None:
    assert {path.name for path in PAGES.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_page(name: str) -> None:
    assert _by_drug(_facts(name)) == _expected(EXPECTED[name])
