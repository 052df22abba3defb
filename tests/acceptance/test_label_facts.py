"""What the labels of the shared folder must yield: mechanism, target, exon, route, each with its sentence."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from medgraph import pipeline
from medgraph.errors import UnreadableInputError

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "labels" / "openfda"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"NOT CHECKED: no labels at {FOLDER}")


@cache
def facts(label: str) -> list[dict[str, Any]]:
    [lines] = pipeline.read_records([FOLDER / f"{label}.json"])
    assert not isinstance(lines, UnreadableInputError), lines
    return [json.loads(line) for line in lines.splitlines()]


def stated(label: str, relation: str, name: str) -> list[dict[str, Any]]:
    """Return the affirmed facts of a relation and object; each has a sentence."""
    found = [f for f in facts(label) if (f["relation"], f["object"]) == (relation, name)]
    assert all(each["quote"].strip() for fact in found for each in fact["evidence"])
    return [fact for fact in found if fact["polarity"] == "affirmed" and fact["evidence"]]


@pytest.mark.parametrize(("label", "exon"), [("NDA206488", 51), ("NDA213026", 45), ("NDA212154", 53)])
def test_exon_skipping_in_dmd(label: str, exon: int) -> None:
    assert stated(label, "targetsExon", f"DMD exon {exon}")
    assert stated(label, "targetsGene", "DMD")
    [skipping] = stated(label, "hasMechanism", "exon skipping")
    assert skipping["qualifiers"]["exon"] == str(exon)
    assert any(f"exon {exon}" in (e.get("text") or e["quote"]) for e in skipping["evidence"])
    assert stated(label, "hasRoute", "intravenous")


@pytest.mark.parametrize(("label", "exon"), [("NDA206488", 51), ("NDA213026", 45), ("NDA212154", 53)])
def test_indication_has_genotype_and_accelerated_approval(label: str, exon: int) -> None:
    [indication] = stated(label, "indicatedFor", "duchenne muscular dystrophy")
    assert f"amenable to exon {exon} skipping" in indication["qualifiers"]["genotype"]
    assert indication["qualifiers"]["approvalStatus"] == "accelerated"
    assert "accelerated approval" in {each["mention"] for each in indication["evidence"]}


def test_nusinersen_is_intrathecal_and_targets_smn2() -> None:
    assert stated("NDA209531", "hasRoute", "intrathecal")
    assert stated("NDA209531", "targetsGene", "SMN2")


@pytest.mark.parametrize(
    ("label", "effect", "genes"),
    [
        ("NDA211172", "mRNA degradation", {"TTR"}),
        ("NDA009218", "inhibition", {"VKORC1"}),
        ("NDA021588", "inhibition", {"ABL1", "KIT", "PDGFRA", "PDGFRB"}),
        ("NDA203188", "potentiation", {"CFTR"}),
    ],
)
def test_targets_are_those_of_the_mechanism_alone(label: str, effect: str, genes: set[str]) -> None:
    """No pharmacogenomic remark makes a target: CYP2C9 is none of warfarin's."""
    targets = {f["object"] for f in facts(label) if f["relation"] == "targetsGene" and f["scope"] == "human"}
    assert targets == genes
    assert stated(label, "hasMechanism", effect)


@pytest.mark.parametrize("label", ["NDA206488", "NDA212154", "NDA209531", "NDA203188"])
def test_no_contraindications_are_stated_as_such(label: str) -> None:
    denied = [f for f in facts(label) if f["relation"] == "contraindicatedIn" and f["object"] == "*"]
    assert [f["polarity"] for f in denied] == ["negated"]
