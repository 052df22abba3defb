"""Tables of transcripts and their exons, tab-separated: ours (`data/reference`), and one's own of the same columns.

`transcripts.tsv` has a row a transcript, `exons.tsv` a row an exon; `data/reference/README.md` describes the columns.
One's own lie in $MEDGRAPH_TRANSCRIPTS, else below XDG's folder for data, and win over ours.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from medgraph.errors import TranscriptError
from medgraph.files import write_atomically
from medgraph.resources import own_folder, resource
from medgraph.transcripts.checks import check
from medgraph.transcripts.measures import measured
from medgraph.transcripts.model import Exon, Transcript

_TRANSCRIPTS, _EXONS = "transcripts.tsv", "exons.tsv"
_MEASURES = ("length", "coding_length", "coding_start", "coding_end", "start_phase", "end_phase")


def home() -> Path:
    """Return the folder of one's own transcripts; it need not exist."""
    return own_folder("transcripts")


@cache
def known_transcripts() -> Mapping[str, Transcript]:
    """Read the transcripts that we know, by their gene's symbol; one's own win.

    >>> len(known_transcripts()["DMD"].exons)
    79
    >>> [exon.name for exon in known_transcripts()["SMN2"].exons if exon.number == 8]
    ['7']

    Raises TranscriptError for a table of one's own that is broken.
    """
    return {**shipped_transcripts(), **own_transcripts()}


def own_transcripts() -> dict[str, Transcript]:
    """Read one's own transcripts, by their gene's symbol; none where the folder has no tables."""
    own = home()
    return read_table(own) if (own / _TRANSCRIPTS).exists() else {}


@cache
def shipped_transcripts() -> Mapping[str, Transcript]:
    """Read our transcripts, by their gene's symbol, whatever one's own are."""
    return read_table(resource("data/reference"))


def transcript_of(gene: str) -> Transcript:
    """Return the transcript of a gene by its symbol; TranscriptError where none is known.

    >>> transcript_of("dmd").accession
    'NM_004006'
    """
    known = known_transcripts()
    found = known.get(gene) or known.get(gene.upper())
    if found is None:
        genes = ", ".join(sorted(known))
        raise TranscriptError(
            f"no transcript is known; there are those of {genes}, and `medgraph transcripts add FILE` adds one",
            place=gene,
        )
    return found


def read_table(folder: Path) -> dict[str, Transcript]:
    """Read the transcripts of a folder's two tables, checked, by symbol.

    Coding places and phases that the table leaves out are filled in from the coding lengths. Raises TranscriptError
    with file and line for a field that cannot be read, and for exons that do not chain.
    """
    exons: dict[str, list[Exon]] = {}
    for row, place in _rows(folder / _EXONS):
        exons.setdefault(_field(row, "transcript", place), []).append(_exon(row, place))
    return {
        transcript.symbol: transcript
        for row, place in _rows(folder / _TRANSCRIPTS)
        if (transcript := measured(check(_transcript(row, exons, place))))
    }


def read_single(path: Path, *, transcript: str | None = None, gene: str | None = None) -> Transcript:
    """Read one transcript from a table of exons alone; what has no column `transcript`, `gene` is told here.

    Raises TranscriptError as `read_table` does.
    """
    rows = list(_rows(path))
    if not rows:
        raise TranscriptError("this table has no rows", place=str(path))
    first, place = rows[0]
    accession = transcript or _field(first, "transcript", place)
    symbol = gene or _field(first, "gene", place)
    exons = [_exon(row, where) for row, where in rows if row.get("transcript") in (accession, None)]
    return measured(check(Transcript(accession, symbol, first.get("hgnc") or "", tuple(exons))))


def write_table(transcripts: Iterable[Transcript], folder: Path) -> None:
    """Write transcripts as the two tables, in the order of their symbols."""
    ordered = sorted(transcripts, key=lambda transcript: transcript.symbol)
    listed = [(t.accession, t.symbol, t.hgnc, str(len(t.exons))) for t in ordered]
    measured = [(t.accession, str(e.number), e.name, *_measured(e)) for t in ordered for e in t.exons]
    _write(folder / _TRANSCRIPTS, ("transcript", "gene", "hgnc", "exon_count"), listed)
    _write(folder / _EXONS, ("transcript", "number", "name", *_MEASURES), measured)


def _write(path: Path, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    write_atomically(path, "".join("\t".join(row) + "\n" for row in (head, *rows)))


def _measured(exon: Exon) -> Iterator[str]:
    sizes = (getattr(exon, measure) for measure in _MEASURES)
    return ("" if size is None else str(size) for size in sizes)


def _rows(path: Path) -> Iterator[tuple[dict[str, str], str]]:
    """Yield the rows of a table, each with its place."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
                yield row, f"{path}:{number}"
    except (OSError, UnicodeDecodeError) as error:
        raise TranscriptError(f"cannot be read: {error}", place=str(path)) from error


def _field(row: Mapping[str, str | None], column: str, place: str) -> str:
    value = row.get(column)
    if not value:
        raise TranscriptError(f"the column {column} is missing or empty", place=place)
    return value


def _transcript(row: Mapping[str, str], exons: Mapping[str, list[Exon]], place: str) -> Transcript:
    accession = _field(row, "transcript", place)
    return Transcript(accession, _field(row, "gene", place), row.get("hgnc") or "", tuple(exons.get(accession, ())))


def _exon(row: Mapping[str, str], place: str) -> Exon:
    number = _whole(_field(row, "number", place), "number", place)
    measures = (_whole(row[column], column, place) if row.get(column) else None for column in _MEASURES)
    return Exon(number, row.get("name") or str(number), *measures)


def _whole(value: str, column: str, place: str) -> int:
    if not value.isascii() or not value.isdecimal():
        raise TranscriptError(f"the column {column} holds no whole number: {value}", place=place)
    return int(value)
