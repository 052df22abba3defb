"""Tables of transcripts: ours, one's own, and tables that are wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from medgraph.errors import TranscriptError
from medgraph.transcripts import Exon, Transcript, check, known_transcripts, read_table, transcript_of
from medgraph.transcripts.tables import home, write_table

HEAD = "transcript\tnumber\tname\tlength\tcoding_length\tcoding_start\tcoding_end\tstart_phase\tend_phase"
GOOD = ("T\t1\t1\t20\t4\t1\t4\t0\t1", "T\t2\t2\t5\t5\t5\t9\t1\t0", "T\t3\t3\t30\t0\t\t\t\t")


def _folder(folder: Path, *rows: str, head: str = HEAD) -> Path:
    (folder / "transcripts.tsv").write_text(
        "transcript\tgene\thgnc\texon_count\nT\tGENE\tHGNC:1\t3\n", encoding="utf-8"
    )
    (folder / "exons.tsv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return folder


def test_dystrophin_adds_up() -> None:
    dmd = transcript_of("DMD")
    assert sum(exon.coding_length or 0 for exon in dmd.exons) == 11058 == 3 * 3685 + 3
    assert check(dmd) is dmd


def test_what_is_known_of_smn2() -> None:
    seven = transcript_of("smn2").named("7")
    assert (seven.number, seven.length, seven.coding_length) == (8, 54, 51)
    assert [exon.name for exon in transcript_of("SMN2").exons] == ["1", "2a", "2b", "3", "4", "5", "6", "7", "8"]


def test_a_table_is_read(tmp_path: Path) -> None:
    transcript = read_table(_folder(tmp_path, *GOOD))["GENE"]
    assert transcript.exons[1] == Exon(2, "2", 5, 5, 5, 9, 1, 0)
    assert transcript.exons[2].start_phase is None


def test_phases_are_filled_in_from_lengths(tmp_path: Path) -> None:
    lean = ("T\t1\t\t20\t4", "T\t2\t\t5\t5", "T\t3\t\t30\t0")
    whole = read_table(_folder(tmp_path, *GOOD))
    head = "transcript\tnumber\tname\tlength\tcoding_length"
    assert read_table(_folder(tmp_path, *lean, head=head)) == whole


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("T\t2\t2\t5\t5\t5\t9\t2\t0", "exon 2 starts in phase 2, where 4 coding bases before it leave 1"),
        ("T\t2\t2\t5\t5\t5\t9\t1\t1", "exon 2 ends in phase 1, where 9 coding bases leave 0"),
        ("T\t2\t2\t5\t5\t6\t10\t1\t0", "exon 2 is said to hold the coding bases 6 to 10, where 5 to 9 are due"),
        ("T\t2\t2\t6\t6\t\t\t\t", "its coding lengths add up to 10, which is no multiple of three"),
        ("T\t2\t2\t5\t6\t\t\t\t", "exon 2 has 6 coding bases of 5"),
        ("T\t3\t2\t5\t5\t5\t9\t1\t0", "exon 2 has the number 3 where 2 is due"),
        ("T\t2\t1\t5\t5\t5\t9\t1\t0", "two exons are called 1"),
        ("T\ttwo\t2\t5\t5\t5\t9\t1\t0", "exons.tsv:3: the column number holds no whole number: two"),
        ("T\t2\t2\t5\t-5\t5\t9\t1\t0", "exons.tsv:3: the column coding_length holds no whole number: -5"),
        ("\t2\t2\t5\t5\t5\t9\t1\t0", "exons.tsv:3: the column transcript is missing or empty"),
    ],
)
def test_a_wrong_row_gets_one_line(tmp_path: Path, row: str, line: str) -> None:
    with pytest.raises(TranscriptError) as caught:
        read_table(_folder(tmp_path, GOOD[0], row, GOOD[2]))
    assert line in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_untranslated_exon_has_no_phases(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match="exon 3 has no coding bases, and so no phases"):
        read_table(_folder(tmp_path, *GOOD[:2], "T\t3\t3\t30\t0\t\t\t0\t0"))


def test_coding_exons_lie_side_by_side() -> None:
    exons = (Exon(1, "1", 9, 4), Exon(2, "2", 9, 0), Exon(3, "3", 9, 5))
    with pytest.raises(TranscriptError, match="exon 2 has no coding bases between exons that have some"):
        check(Transcript("T", "G", "", exons))


def test_a_transcript_without_exons(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match=r"GENE \(T\): has no exons"):
        read_table(_folder(tmp_path))


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    _folder(tmp_path)
    (tmp_path / "exons.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TranscriptError, match=r"exons\.tsv: cannot be read"):
        read_table(tmp_path)


def test_a_gene_without_a_transcript() -> None:
    with pytest.raises(TranscriptError, match="TTN: no transcript is known; there are those of DMD, SMN2, and"):
        transcript_of("TTN")


def test_ones_own_wins() -> None:
    dmd = transcript_of("DMD")
    write_table([replace(dmd, accession="MINE")], home())
    known_transcripts.cache_clear()
    own = transcript_of("DMD")
    assert (own.accession, own.exons) == ("MINE", dmd.exons)
    assert "SMN2" in known_transcripts()
