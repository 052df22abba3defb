"""How many patients of a table could be helped by each skip: a deletion and a count a row.

A patient is counted for every skip that restores the frame of their deletion, so that the shares of skips do not add
up. Single exons come first, those of the most patients at the top; runs of exons count only where no single exon
does it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from medgraph.errors import UnreadableInputError
from medgraph.reading_frame import Frame, frame_of
from medgraph.transcripts import Transcript
from medgraph.variants import read_variant

_COLUMNS = ("deletion", "count")


@dataclass(frozen=True, slots=True)
class Helped:
    """A skip by its exons' names, and the patients whose frame it restores."""

    exons: tuple[str, ...]
    patients: int


@dataclass(frozen=True, slots=True)
class Shares:
    """The patients of a table: all, those whose frame is kept, those without a frame, those for each skip."""

    patients: int
    in_frame: int
    no_frame: int
    by_skip: tuple[Helped, ...]


def shares_of(path: Path, transcript: Transcript) -> Shares:
    """Return how many patients of a CSV file (columns deletion, count) each skip could help.

    Raises UnreadableInputError for a file that is no such table, with its line; VariantError and TranscriptError for a
    deletion that cannot be understood.
    """
    counted = [(frame_of(read_variant(written, transcript)), count) for written, count in _rows(path)]
    return Shares(
        sum(count for _, count in counted),
        sum(count for frame, count in counted if frame.in_frame),
        sum(count for frame, count in counted if frame.in_frame is None),
        tuple(_helped(counted)),
    )


def _helped(counted: list[tuple[Frame, int]]) -> Iterator[Helped]:
    patients: Counter[tuple[str, ...]] = Counter()
    places: dict[tuple[str, ...], int] = {}
    for frame, count in counted:
        for skip in frame.skips:
            exons = tuple(exon.name for exon in skip.exons)
            patients[exons] += count
            places[exons] = skip.exons[0].number
    for exons in sorted(patients, key=lambda exons: (len(exons), -patients[exons], places[exons])):
        yield Helped(exons, patients[exons])


def _rows(path: Path) -> Iterator[tuple[str, int]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise UnreadableInputError(f"cannot be read ({error})", place=str(path)) from error
    table = csv.DictReader(io.StringIO(text), delimiter="\t" if "\t" in text.partition("\n")[0] else ",")
    if not set(_COLUMNS) <= set(table.fieldnames or ()):
        raise UnreadableInputError("a table of patients has the columns deletion and count", place=str(path))
    for row in table:
        written, count = (row["deletion"] or "").strip(), (row["count"] or "").strip()
        if not count.isascii() or not count.isdecimal():
            raise UnreadableInputError(f'the count is no whole number: "{count}"', place=f"{path}:{table.line_num}")
        yield written, int(count)


def to_record(shares: Shares) -> dict[str, Any]:
    """Return the shares as the object that `--format json` prints."""
    return {
        "patients": shares.patients,
        "in_frame": shares.in_frame,
        "no_frame": shares.no_frame,
        "skips": [
            {
                "exons": [_plain(exon) for exon in each.exons],
                "patients": each.patients,
                "share": round(each.patients / shares.patients, 4) if shares.patients else None,
            }
            for each in shares.by_skip
        ],
    }


def _plain(name: str) -> int | str:
    return int(name) if name.isdecimal() else name


def to_rows(shares: Shares) -> Iterator[tuple[str, int, str]]:
    """Yield what becomes of the patients, with their number and share."""
    yield "frame kept", shares.in_frame, _percent(shares.in_frame, shares.patients)
    yield "no frame to keep", shares.no_frame, _percent(shares.no_frame, shares.patients)
    for each in shares.by_skip:
        exons = "+".join(each.exons)
        yield f"frame restored by skipping {exons}", each.patients, _percent(each.patients, shares.patients)
    yield "all", shares.patients, _percent(shares.patients, shares.patients)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else ""
