"""Transcripts from annotation files: GTF and GFF3 as Ensembl, GENCODE and RefSeq write them, gzipped or not.

Both have nine columns a line; GTF names gene and transcript on each line, GFF3 has lines point to their parents. The
file is read twice: for the transcripts that it has, then for the exons of the one that is wanted, so that a file of
a whole genome needs little memory. Exons are numbered by their order on the strand. Their coding bases are those that
CDS lines cover; the stop codon, which GTF leaves out of CDS, counts in. Phases are computed from the lengths, and the
file's own must agree with them.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from medgraph.errors import TranscriptError
from medgraph.patterns import Pattern
from medgraph.transcripts.checks import check
from medgraph.transcripts.measures import measured
from medgraph.transcripts.model import CODON, Exon, Transcript

_COLUMNS = 9
_GZIP = b"\x1f\x8b"
_GTF_ATTRIBUTE = Pattern(r'(\w+)\s+(?:"([^"]*)"|([^";\s]+))')
_CODING = frozenset({"CDS", "stop_codon"})
_CHOSEN = ("MANE_Select", "MANE Select", "Ensembl_canonical", "RefSeq Select")
"""Tags by which publishers mark the transcript to use, the best first."""
_MOST_LISTED = 8


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the file: what it is, from where to where (from 1, both included), and its attributes."""

    kind: str
    start: int
    end: int
    strand: str
    phase: str
    attributes: Mapping[str, str]
    place: str

    @property
    def parents(self) -> list[str]:
        return self.attributes.get("Parent", "").split(",")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A transcript of the file: the key by which its exons point to it, and what it is called."""

    key: str
    accession: str
    gene: str
    hgnc: str
    tags: str


def read_annotation(path: Path, *, transcript: str | None = None, gene: str | None = None) -> Transcript:
    """Read a transcript from a GTF or GFF3 file, checked.

    It is chosen by its accession (with or without version), by its gene's symbol, or because the file has no other; of
    several of a gene the one that the publisher marks counts (MANE Select, canonical). Raises TranscriptError for a
    file that is none, for a choice that is not clear, and for exons that make no reading frame.
    """
    chosen = _choose(list(_candidates(path)), path, transcript, gene)
    rows = [row for row in _rows(path) if _belongs(row, chosen)]
    exons = _exons([row for row in rows if row.kind == "exon"], path)
    coding = [row for row in rows if row.kind in _CODING]
    found = Transcript(chosen.accession, chosen.gene, chosen.hgnc, tuple(_measured(exons, coding)))
    whole = measured(check(found))
    _agree(whole, exons, coding)
    return whole


def _candidates(path: Path) -> Iterator[_Candidate]:
    """Yield the transcripts of a file, each once."""
    genes: dict[str, Mapping[str, str]] = {}
    seen = set()
    for row in _rows(path):
        found = row.attributes
        if "ID" in found and "gene" in row.kind.casefold():
            genes[found["ID"]] = found
        key = _key(row)
        if key and key not in seen:
            seen.add(key)
            yield _candidate(key, found, genes.get(row.parents[0], {}))


def _key(row: _Row) -> str | None:
    """Return the name by which exons point to a transcript, if a line is one, or in GTF names one."""
    if "ID" not in row.attributes and "Parent" not in row.attributes:
        return row.attributes.get("transcript_id") or None
    is_transcript = row.kind == "mRNA" or "transcript" in row.kind.casefold()
    return row.attributes.get("ID") if is_transcript else None


def _candidate(key: str, found: Mapping[str, str], gene: Mapping[str, str]) -> _Candidate:
    version = found.get("transcript_version") or found.get("version")
    accession = found.get("transcript_id") or found.get("Name") or key.removeprefix("transcript:")
    if version and "." not in accession:
        accession = f"{accession}.{version}"
    symbol = next(filter(None, (found.get("gene_name"), found.get("gene"), gene.get("Name"), gene.get("gene"))), "")
    numbered = " ".join(each.get(name, "") for each in (found, gene) for name in ("hgnc_id", "Dbxref", "description"))
    hgnc = re.search(r"HGNC:(\d+)", numbered)
    return _Candidate(key, accession, symbol, f"HGNC:{hgnc[1]}" if hgnc else "", found.get("tag", ""))


def _choose(known: list[_Candidate], path: Path, transcript: str | None, gene: str | None) -> _Candidate:
    if not known:
        raise TranscriptError("holds no transcripts; give a GTF or GFF3 file, or a table", place=str(path))
    fits = [each for each in known if _fits(each, transcript, gene)]
    for tag in _CHOSEN:
        marked = [each for each in fits if tag in each.tags]
        fits = marked if len(marked) == 1 else fits
    if len(fits) == 1:
        return fits[0]
    listed = ", ".join(each.accession for each in (fits or known)[:_MOST_LISTED])
    wanted = " of ".join(filter(None, (transcript, gene))) or "that is the only one"
    problem = f"{len(fits)} transcripts fit" if fits else f"holds no transcript {wanted}"
    raise TranscriptError(f"{problem}; name one with --transcript: {listed}", place=str(path))


def _fits(candidate: _Candidate, transcript: str | None, gene: str | None) -> bool:
    names = {candidate.accession, candidate.accession.split(".")[0]}
    is_gene = gene is None or candidate.gene.casefold() == gene.casefold()
    return is_gene and (transcript is None or transcript in names)


def _belongs(row: _Row, chosen: _Candidate) -> bool:
    if row.kind != "exon" and row.kind not in _CODING:
        return False
    if "Parent" in row.attributes:
        return chosen.key in row.parents
    return row.attributes.get("transcript_id") == chosen.key


def _exons(rows: list[_Row], path: Path) -> list[_Row]:
    """Return the exons in the order of the transcript."""
    if not rows:
        raise TranscriptError("the transcript has no exons in this file", place=str(path))
    strands = {row.strand for row in rows}
    if strands not in ({"+"}, {"-"}):
        raise TranscriptError("its exons lie on no strand, or on both", place=rows[0].place)
    ordered = sorted(rows, key=lambda row: row.start)
    for left, right in pairwise(ordered):
        if left.end >= right.start:
            raise TranscriptError(f"this exon overlaps that of {left.place}", place=right.place)
    return ordered[::-1] if strands == {"-"} else ordered


def _measured(exons: list[_Row], coding: list[_Row]) -> Iterator[Exon]:
    for row in coding:
        if not any(exon.start <= row.start and row.end <= exon.end for exon in exons):
            raise TranscriptError(f"this {row.kind} lies in no exon of the transcript", place=row.place)
    for number, exon in enumerate(exons, start=1):
        inside = [(row.start, row.end) for row in coding if exon.start <= row.start and row.end <= exon.end]
        yield Exon(number, str(number), exon.end - exon.start + 1, _covered(inside))


def _covered(spans: list[tuple[int, int]]) -> int:
    """Return how many bases spans cover; GENCODE's GFF3 has the stop codon both in a CDS and apart.

    >>> _covered([(1, 10), (8, 10), (11, 12)])
    12
    """
    bases, reached = 0, 0
    for start, end in sorted(spans):
        bases += max(end - max(start - 1, reached), 0)
        reached = max(reached, end)
    return bases


def _agree(transcript: Transcript, exons: list[_Row], coding: list[_Row]) -> None:
    """Hold the phases of the file against those that follow from the lengths."""
    for row in coding:
        if row.kind != "CDS" or row.phase == ".":
            continue
        number = next(n for n, exon in enumerate(exons) if exon.start <= row.start and row.end <= exon.end)
        exon = transcript.exons[number]
        due = (CODON - (exon.start_phase or 0)) % CODON
        if row.phase != str(due):
            raise TranscriptError(f"exon {exon.name} has phase {row.phase}, where {due} is due", place=row.place)


def _rows(path: Path) -> Iterator[_Row]:
    for number, line in enumerate(_lines(path), start=1):
        if line.startswith(("##FASTA", ">")):
            return
        if line.strip() and not line.startswith("#"):
            yield _row(line.rstrip("\r\n"), f"{path}:{number}")


def _row(line: str, place: str) -> _Row:
    cells = line.split("\t")
    if len(cells) != _COLUMNS:
        raise TranscriptError(f"a line of GTF or GFF3 has nine columns, this one {len(cells)}", place=place)
    start, end = cells[3], cells[4]
    if not (start.isdecimal() and end.isdecimal() and 1 <= int(start) <= int(end)):
        raise TranscriptError(f"{start} to {end} is no place on a chromosome", place=place)
    return _Row(cells[2], int(start), int(end), cells[6], cells[7], _attributes(cells[8]), place)


def _attributes(text: str) -> dict[str, str]:
    """Read the last column, of GFF3 (`key=value;`) or GTF (`key "value";`); what is said twice is joined.

    >>> _attributes('gene_id "G"; tag "basic"; tag "MANE_Select";'), _attributes("ID=a;Name=b%3Bc")
    ({'gene_id': 'G', 'tag': 'basic,MANE_Select'}, {'ID': 'a', 'Name': 'b;c'})
    """
    found: dict[str, list[str]] = defaultdict(list)
    if re.match(r"\s*\w+=", text):
        for part in text.strip().split(";"):
            name, _, value = part.strip().partition("=")
            found[name].append(unquote(value))
    else:
        for match in _GTF_ATTRIBUTE.finditer(text):
            found[match[1]].append(match[2] if match[2] is not None else match[3])
    return {name: ",".join(values) for name, values in found.items() if name}


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open("rb") as raw:
            packed = raw.read(len(_GZIP)) == _GZIP
        with gzip.open(path, "rt", encoding="utf-8") if packed else path.open(encoding="utf-8") as file:
            yield from file
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise TranscriptError(f"cannot be read: {error}", place=str(path)) from error
