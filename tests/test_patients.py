"""The share of patients whom each skip could help, from a table; and the map of all deletions."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from typer.testing import CliRunner

from medgraph.cli import app
from medgraph.errors import MedgraphError, TranscriptError
from medgraph.exon_map.heat_map import heat_map
from medgraph.patients import Helped, Shares, shares_of
from medgraph.transcripts import transcript_of

DMD = transcript_of("DMD")
TABLE = "deletion,count\n48-50,6\n52,3\n45-55,10\n45,2\n1-2,1\nexons 2 to 3,1\n"


def _written(folder: Path, text: str) -> Path:
    path = folder / "patients.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_patients_are_counted_for_each_skip(tmp_path: Path) -> None:
    assert shares_of(_written(tmp_path, TABLE), DMD) == Shares(
        patients=23,
        in_frame=10,
        no_frame=1,
        by_skip=(
            Helped(("51",), 9),
            Helped(("53",), 3),
            Helped(("44",), 2),
            Helped(("46",), 2),
            Helped(("4", "5", "6", "7"), 1),
        ),
    )


def test_tabs_will_do(tmp_path: Path) -> None:
    assert shares_of(_written(tmp_path, TABLE.replace(",", "\t")), DMD).patients == 23


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("deletion\n45\n", "a table of patients has the columns deletion and count"),
        ("deletion,count\n45,many\n", 'patients.csv:2: the count is no whole number: "many"'),
        ("deletion,count\n45,-1\n", "the count is no whole number"),
        ("deletion,count\n80,1\n", "has no exon 80"),
        ("deletion,count\nall,1\n", "names no exons"),
    ],
)
def test_a_wrong_table_gets_one_line(tmp_path: Path, text: str, line: str) -> None:
    with pytest.raises(MedgraphError) as caught:
        shares_of(_written(tmp_path, text), DMD)
    assert line in str(caught.value)


def test_the_command(tmp_path: Path) -> None:
    asked = ["amenable", "--gene", "DMD", "--table", str(_written(tmp_path, TABLE))]
    lines = CliRunner().invoke(app, asked).stdout.splitlines()
    assert lines[4].split() == ["frame", "restored", "by", "skipping", "51", "9", "39.1", "%"]
    record = json.loads(CliRunner().invoke(app, [*asked, "--format", "json"]).stdout)
    assert record["skips"][0] == {"exons": [51], "patients": 9, "share": 0.3913}


def test_an_empty_table_has_no_shares(tmp_path: Path) -> None:
    asked = ["amenable", "--gene", "DMD", "--table", str(_written(tmp_path, "deletion,count\n")), "--format", "json"]
    assert json.loads(CliRunner().invoke(app, asked).stdout)["skips"] == []


def test_the_heat_map_has_every_deletion(tmp_path: Path) -> None:
    out = tmp_path / "heat.svg"
    assert CliRunner().invoke(app, ["amenable", "--gene", "DMD", "--heat-map", str(out)]).exit_code == 0
    drawing = ET.parse(out).getroot()
    described = next(drawing.iter("{http://www.w3.org/2000/svg}desc")).text or ""
    counts = dict(part.removesuffix(" deletions").rsplit(": ", 1) for part in described.split("; "))
    assert int(counts["no frame to keep"]) == 2 * 79 - 1
    assert sum(map(int, counts.values())) >= 3160
    assert drawing.get("role") == "img"


def test_a_gene_without_lengths_has_no_map() -> None:
    with pytest.raises(TranscriptError, match="is not known"):
        heat_map(transcript_of("SMN2"))
