"""The published single-exon skips of DMD are reproduced, row for row."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from medgraph.reading_frame import frame_of
from medgraph.transcripts import transcript_of
from medgraph.variants import read_variant

PUBLISHED = Path(__file__).resolve().parents[3] / "shared" / "reference" / "dmd-skippable-deletions.tsv"
pytestmark = pytest.mark.skipif(not PUBLISHED.is_file(), reason=f"NOT CHECKED: no table at {PUBLISHED}")


def _rows() -> list[dict[str, str]]:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_published_skips_are_reproduced() -> None:
    rows = _rows()
    for row in rows:
        frame = frame_of(read_variant(row["deletion"], transcript_of("DMD")))
        assert {True: "in frame", False: "out of frame", None: "no frame"}[frame.in_frame] == row["frame"]
        if row["restored_by_skipping"]:
            assert row["restored_by_skipping"] in [skip.name for skip in frame.skips], row
        else:
            assert frame.skips == (), row
    assert len(rows) > 15
