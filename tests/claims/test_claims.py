"""Claims about deletions and frames: how they are read, and that wrong ones are refused with their arithmetic."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from medgraph.claims import check_claims, claims_in, read_claims
from medgraph.claims.sources import Stated
from medgraph.cli import app

READ = [
    ("A deletion of exon 45 is amenable to skipping exon 44.", ["45 is amenable to skipping exon 44"]),
    (
        "Deletions of exons 45-50, 48–50 and 52 are amenable to exon 51 skipping.",
        [f"{deletion} is amenable to skipping exon 51" for deletion in ("45-50", "48-50", "52")],
    ),
    ("Exon 44 deletions can be corrected by skipping of exon 45.", ["44 is amenable to skipping exon 45"]),
    (
        "Skipping exon 51 restores the frame after deletion of exons 48 to 50.",
        ["48-50 is amenable to skipping exon 51"],
    ),
    ("Patients lacking exon 52 may respond to exon 53 skipping.", ["52 is amenable to skipping exon 53"]),
    ("The deletion of exons 45-55 is in frame.", ["45-55 is in frame"]),
    ("An out-of-frame deletion of exons 45-50 is common.", ["45-50 is out of frame"]),
    ("Deletion of exon 45 disrupts the reading frame.", ["45 is out of frame"]),
    ("Deletion of exons 3-9 preserves the reading frame.", ["3-9 is in frame"]),
    ("A deletion of exon 51 is not amenable to exon 51 skipping.", ["51 is not amenable to skipping exon 51"]),
    (
        "A deletion of exons 48-50 is amenable to exon 51 skipping, which is not a cure.",
        ["48-50 is amenable to skipping exon 51"],
    ),
    (
        "It wants a mutation amenable to exon 51 skipping; deletions such as 45–50 or exon 52 on its own fit.",
        ["45-50 is amenable to skipping exon 51", "52 is amenable to skipping exon 51"],
    ),
    ("Is a deletion of exon 45 in frame?", []),
    ("Eteplirsen skips exon 51.", []),
    ("The deletion of exon 45 was found in 1986.", []),
    ("The dose is 30 mg/kg.", []),
    ("Skipping exons 44 and 45 restores the frame after a deletion of exon 43.", []),
]


@pytest.mark.parametrize(("sentence", "claims"), READ)
def test_claims_of_a_sentence(sentence: str, claims: list[str]) -> None:
    assert [str(claim).removeprefix("deletion ") for claim in claims_in(sentence)] == claims


REFUSED = [
    ("A boy with a deletion of exon 51 is a candidate for eteplirsen.", "exon 51 is deleted"),
    ("A deletion of exon 52 is amenable to casimersen.", "exon 45 is not next to"),
    ("A deletion of exon 45 is amenable to skipping exon 45.", "exon 45 is deleted: there is nothing to skip"),
    ("A deletion of exon 51 is treatable with eteplirsen's exon 51 skipping.", "exon 51 is deleted"),
    ("The deletion of exons 49-51 is out of frame.", "is in frame: 102 + 109 + 233 = 444 bases = 3 × 148"),
    ("The deletion of exons 45-55 is out of frame.", "= 1779 bases = 3 × 593"),
    ("The deletion of exons 45-47 is out of frame.", "176 + 148 + 150 = 474 bases = 3 × 158"),
    ("A deletion of exon 2 is amenable to skipping exon 1.", "exon 1 is the first exon and holds the start codon"),
    ("A deletion of exon 78 is amenable to skipping exon 79.", "exon 79 is the last exon and holds the stop codon"),
    ("The deletion of exon 45 is in frame.", "is out of frame: 176 bases = 3 × 58 + 2"),
    ("The deletion of exons 45-50 is amenable to skipping exon 44.", "with exon 44"),
    ("The deletion of exons 48-50 is not amenable to skipping exon 51.", "restores the frame: 397 + 233 = 630"),
    ("The deletion of exons 78-80 is in frame.", "has no exon 80"),
    ("The deletion of exon 79 is in frame.", "leaves no frame"),
]
AGREEING = [
    "A deletion of exon 52 can be treated with eteplirsen, golodirsen or viltolarsen, as it is amenable to each.",
    "Boys with a deletion of exon 45 do not respond to golodirsen.",
    "A deletion of exon 45 is amenable to skipping exon 44.",
    "A deletion of exon 45 is amenable to exon 46 skipping.",
    "A deletion of exon 51 is amenable to skipping exon 50.",
    "Deletions of exons 45-50, 47-50, 48-50, 49-50, 50 and 52 are amenable to skipping exon 51.",
    "The deletion of exons 45-46 is in frame.",
    "The deletion of exon 45 is not in frame.",
    "A deletion of exon 45 is not amenable to exon 45 skipping.",
]


@pytest.mark.parametrize(("sentence", "reason"), REFUSED)
def test_wrong_claims_are_refused_with_their_arithmetic(sentence: str, reason: str) -> None:
    checked = list(check_claims(Stated(claim, "DMD", sentence, "a.md", 1) for claim in claims_in(sentence)))
    assert len(checked) == 1
    assert reason in checked[0].contradiction


@pytest.mark.parametrize("sentence", AGREEING)
def test_right_claims_agree(sentence: str) -> None:
    checked = list(check_claims(Stated(claim, "DMD", sentence, "a.md", 1) for claim in claims_in(sentence)))
    assert checked
    assert all(each.agrees for each in checked)


PAGE = """# Testirsen

Testirsen is for Duchenne muscular dystrophy.

- A deletion of exon 45 is amenable to exon 44 skipping.
- A deletion of exon 45 is amenable to exon 45 skipping.
"""


def test_a_page_is_read_with_its_lines(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text(PAGE, encoding="utf-8")
    read = [each for each in read_claims(page) if isinstance(each, Stated)]
    assert [(each.gene, each.line, each.claim.exon) for each in read] == [("DMD", 5, "44"), ("DMD", 6, "45")]


def test_a_page_without_a_known_gene_claims_nothing(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("# Something\n\nA deletion of exon 45 of TTN is in frame.\n", encoding="utf-8")
    assert list(read_claims(page)) == []


def _run(*paths: Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["claims", *map(str, paths)])
    return result.exit_code, result.stdout, result.stderr


def test_the_command(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text(PAGE, encoding="utf-8")
    code, out, _ = _run(page)
    assert code == 1
    assert out.splitlines() == [
        f"{page}:6: contradicted: deletion 45 is amenable to skipping exon 45",
        "  “- A deletion of exon 45 is amenable to exon 45 skipping.”",
        "  exon 45 is deleted: there is nothing to skip",
        "2 claims checked, 1 contradicted",
    ]
    page.write_text(PAGE.replace("45 skipping", "46 skipping"), encoding="utf-8")
    assert _run(page)[:2] == (0, "2 claims checked, 0 contradicted\n")
    page.write_text("# Aspirin\n\nAspirin is taken by mouth.\n", encoding="utf-8")
    assert _run(page)[:2] == (2, "no claims: nothing checked\n")


def test_a_table_of_claims(tmp_path: Path) -> None:
    table = tmp_path / "claims.csv"
    rows = ["DMD,45-55,out of frame", "DMD,48-50,amenable to skipping exon 51", "TTN,3,in frame", "DMD,3,nice"]
    table.write_text("\n".join(["gene,deletion,claim", *rows]) + "\n", encoding="utf-8")
    code, out, err = _run(table)
    assert code == 1
    assert f"{table}:2: contradicted: deletion 45-55 is out of frame" in out
    assert "TTN: no transcript is known" in out
    assert out.endswith("3 claims checked, 2 contradicted\n")
    assert f'skipped: {table}:5: claims nothing that can be computed: "nice"' in err
    table.write_text("gene,claim\n", encoding="utf-8")
    assert "deletion is missing" in _run(table)[2]
