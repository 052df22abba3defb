"""Transcripts from GTF and GFF3 files of our own making, in the manners of Ensembl, GENCODE and RefSeq."""

from __future__ import annotations

import csv
import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from medgraph.cli import app
from medgraph.errors import TranscriptError
from medgraph.transcripts import shipped_transcripts, transcript_of
from medgraph.transcripts.adding import add_transcripts
from medgraph.transcripts.annotation import read_annotation

DMD = shipped_transcripts()["DMD"]
EXONS = Path(__file__).parents[2] / "data" / "reference" / "exons.tsv"


def _spans() -> list[tuple[int, int, int]]:
    """Return start, end and coding bases of DMD's exons, which lie on the minus strand."""
    with EXONS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["transcript"] == DMD.accession]
    return [(int(r["chromosome_start"]), int(r["chromosome_end"]), int(r["coding_length"])) for r in rows]


def _coding(number: int, start: int, end: int, coding: int) -> tuple[int, int]:
    """Return where the coding bases lie: on this strand, the first exon ends with them, the last begins with them."""
    return (start, start + coding - 1) if number == 1 else (end - coding + 1, end)


def _line(kind: str, start: int, end: int, attributes: str, phase: str = ".", strand: str = "-") -> str:
    return f"X\ttest\t{kind}\t{start}\t{end}\t.\t{strand}\t{phase}\t{attributes}"


def _phase(number: int) -> str:
    return str((3 - (DMD.exons[number - 1].start_phase or 0)) % 3)


def _gtf() -> str:
    """Write DMD as Ensembl's GTF does: the stop codon is no part of the CDS."""
    named = (
        'gene_id "ENSG1"; gene_name "DMD"; transcript_id "ENST00000357033"; transcript_version "9"; tag "MANE_Select";'
    )
    lines = ["#!genome-build GRCh38", _line("gene", 1, 40_000_000, 'gene_id "ENSG1"; gene_name "DMD";')]
    for number, (start, end, coding) in enumerate(_spans(), start=1):
        lines.append(_line("exon", start, end, f'{named} exon_number "{number}";'))
        first, last = _coding(number, start, end, coding)
        if number == len(DMD.exons):
            lines.append(_line("stop_codon", first, first + 2, named, "0"))
            first += 3
        lines.append(_line("CDS", first, last, named, _phase(number)))
    other = 'gene_id "ENSG1"; gene_name "DMD"; transcript_id "ENST2";'
    return "\n".join([*lines, _line("exon", 5, 9, other), _line("CDS", 5, 7, other, "0")]) + "\n"


def _gff(manner: str) -> str:
    """Write DMD as GFF3; the CDS holds the stop codon, which GENCODE names once more."""
    gene, rna, named = {
        "ensembl": (
            "ID=gene:ENSG1;Name=DMD;description=d [Source:HGNC Symbol%3BAcc:HGNC:2928]",
            "transcript:E1",
            "transcript_id=E1;version=9",
        ),
        "gencode": ("ID=ENSG1;gene_name=DMD", "E1.9", "gene_name=DMD;transcript_id=E1.9;hgnc_id=HGNC:2928"),
        "refseq": (
            "ID=gene-DMD;Name=DMD;gene=DMD",
            "rna-E1.9",
            "gene=DMD;Name=E1.9;Dbxref=GeneID:1756,HGNC:HGNC:2928",
        ),
    }[manner]
    kind = "transcript" if manner == "gencode" else "mRNA"
    lines = ["##gff-version 3", _line("gene", 1, 9, gene)]
    lines.append(_line(kind, 1, 9, f"ID={rna};Parent={gene.split(';')[0][3:]};{named}"))
    for number, (start, end, coding) in enumerate(reversed(_spans()), start=1):
        place = len(DMD.exons) + 1 - number
        first, last = _coding(place, start, end, coding)
        lines.append(_line("exon", start, end, f"ID=e{place};Parent={rna}"))
        lines.append(_line("CDS", first, last, f"ID=c;Parent={rna}", _phase(place)))
        if manner == "gencode" and place == len(DMD.exons):
            lines.append(_line("stop_codon", first, first + 2, f"Parent={rna}", "0"))
    return "\n".join([*lines, "##FASTA", ">X", "ACGT"]) + "\n"


def _written(folder: Path, text: str, name: str = "a.gtf") -> Path:
    path = folder / name
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return path


@pytest.mark.parametrize("name", ["a.gtf", "a.gtf.gz", "a"])
def test_a_gtf_gives_the_same_exons_as_the_table(tmp_path: Path, name: str) -> None:
    transcript = read_annotation(_written(tmp_path, _gtf(), name), gene="DMD")
    assert (transcript.accession, transcript.symbol) == ("ENST00000357033.9", "DMD")
    assert transcript.exons == DMD.exons


@pytest.mark.parametrize("manner", ["ensembl", "gencode", "refseq"])
def test_so_does_gff3(tmp_path: Path, manner: str) -> None:
    transcript = read_annotation(_written(tmp_path, _gff(manner)))
    assert (transcript.accession, transcript.hgnc) == ("E1.9", "HGNC:2928")
    assert transcript.exons == DMD.exons


def test_the_plus_strand_and_untranslated_exons(tmp_path: Path) -> None:
    a = "ID=r;Parent=g;gene_name=SMN2;transcript_id=T"
    lines = [_line("mRNA", 1, 99, a, strand="+")]
    lines += [_line("exon", start, start + 9, "Parent=r", strand="+") for start in (1, 21, 41, 61)]
    lines += [_line("CDS", 25, 30, "Parent=r", "0", "+"), _line("CDS", 41, 46, "Parent=r", "0", "+")]
    transcript = read_annotation(_written(tmp_path, "\n".join(lines)))
    assert [exon.coding_length for exon in transcript.exons] == [0, 6, 6, 0]
    assert [exon.start_phase for exon in transcript.exons] == [None, 0, 0, None]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("\t32849728\t", "\t32849729\t", "its coding lengths add up to 11057, which is no multiple of three"),
        ("\t32849728\t", "\tx\t", "x to 32849820 is no place on a chromosome"),
        ("\t-\t", "\t.\t", "its exons lie on no strand, or on both"),
        ("X\ttest\tgene", "X test gene", "has nine columns, this one 7"),
        ("\t.\t-\t2\t", "\t.\t-\t1\t", "has phase 1, where 2 is due"),
        ("\t32844860\t", "\t32849730\t", "this exon overlaps that of"),
        ("gene_name", "name", "holds no transcript DMD"),
    ],
)
def test_a_wrong_file_gets_one_line(tmp_path: Path, old: str, new: str, line: str) -> None:
    with pytest.raises(TranscriptError) as caught:
        read_annotation(_written(tmp_path, _gtf().replace(old, new)), gene="DMD")
    assert line in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_choice_that_is_not_clear(tmp_path: Path) -> None:
    path = _written(tmp_path, _gtf().replace("MANE_Select", "basic"))
    with pytest.raises(
        TranscriptError, match="2 transcripts fit; name one with --transcript: ENST00000357033"
    ) as caught:
        read_annotation(path)
    assert str(caught.value).endswith(", ENST2")
    assert read_annotation(path, transcript="ENST00000357033").exons == DMD.exons
    with pytest.raises(TranscriptError, match="holds no transcript ENST3; name one"):
        read_annotation(path, transcript="ENST3")


def test_a_file_that_breaks_off(tmp_path: Path) -> None:
    path = _written(tmp_path, _gtf(), "a.gtf.gz")
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(TranscriptError, match="cannot be read"):
        read_annotation(path)


def test_what_is_added_is_kept_and_wins(tmp_path: Path) -> None:
    (added,) = add_transcripts(_written(tmp_path, _gtf()))
    assert transcript_of("DMD") == added == replace(DMD, accession="ENST00000357033.9")


def test_a_gene_without_a_number_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match="no HGNC number is known for NOGENE"):
        add_transcripts(_written(tmp_path, _gtf().replace("DMD", "NOGENE")))
    assert transcript_of("DMD") is DMD


def test_one_table_of_exons(tmp_path: Path) -> None:
    table = tmp_path / "t.tsv"
    table.write_text("number\tcoding_length\n1\t4\n2\t5\n", encoding="utf-8")
    (added,) = add_transcripts(table, transcript="T", gene="SMN1")
    assert [exon.end_phase for exon in added.exons] == [1, 0]
    table.write_text("number\tcoding_length\tstart_phase\n1\t4\t0\n2\t5\t2\n", encoding="utf-8")
    with pytest.raises(TranscriptError, match="exon 2 starts in phase 2, where 4 coding bases before it leave 1"):
        add_transcripts(table, transcript="T", gene="SMN1")


def test_the_commands(tmp_path: Path) -> None:
    run = CliRunner().invoke
    added = run(app, ["transcripts", "add", str(_written(tmp_path, _gtf())), "--gene", "DMD"])
    assert added.exit_code == 0
    assert added.stderr == "added DMD (ENST00000357033.9): 79 exons, 11058 coding bases\n"
    listed = run(app, ["transcripts", "list"]).stdout.splitlines()
    assert [line.split() for line in listed[2:]] == [
        ["DMD", "ENST00000357033.9", "HGNC:2928", "79", "11058", "yes"],
        ["SMN2", "NM_017411", "HGNC:11118", "9", "not", "known"],
    ]
