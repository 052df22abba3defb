"""Tables of labels: which rows name columns, marks of footnotes, rows set in one."""

from __future__ import annotations

import pytest

from medgraph.model import BlockKind, SectionType
from medgraph.monographs.label.manuscript import Manuscript
from medgraph.monographs.label.safe_xml import parse_xml
from medgraph.monographs.label.tables import write_table

BOLD = '<content styleCode="bold">{}</content>'


def _rows(markup: str) -> list[tuple[bool, list[str]]]:
    text = Manuscript()
    text.begin("/adverse_reactions_table/0", SectionType.ADVERSE_REACTIONS)
    write_table(parse_xml(f"<table>{markup}</table>"), text)
    page = text.page()
    rows = (block for block in page.blocks if block.kind is BlockKind.ROW)
    return [(row.header, [cell.of(page.view.text) for cell in row.cells]) for row in rows]


def _row(*cells: str, bold: bool = False) -> str:
    words = (BOLD.format(cell) if bold else cell for cell in cells)
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in words) + "</tr>"


@pytest.mark.parametrize(
    ("head", "count"),
    [
        (_row("Reaction", "Drug A (N = 51) %", "Placebo (N = 42) %"), 1),
        (_row("Reaction", "Drug A", "Placebo", bold=True), 1),
        ('<tr><td/><td colspan="2">All grades</td><td>Grade 3</td></tr>' + _row("", "Drug A", "Placebo", "Drug A"), 2),
        ('<thead><tr><td colspan="3">Percent of patients</td></tr></thead>' + _row("", "N = 8", "N = 4"), 2),
        (
            '<tr><td/><td colspan="2">Drug A (N = 9)</td><td>Vehicle (N = 8)</td></tr>'
            + _row("", "Mild", "Severe", "Any"),
            2,
        ),
        (_row("Reaction", "Severity", "What to do", bold=True) + _row("Pancreatitis", "Grade 3", "Stop it."), 1),
        ("", 0),
    ],
)
def test_head(head: str, count: int) -> None:
    body = (
        _row(BOLD.format("Skin"), "", "") + _row("Rash", "41", "12") + _row(BOLD.format("Total"), BOLD.format("9"), "7")
    )
    headers = [header for header, _ in _rows(head + body)]
    assert headers == [True] * count + [False] * (len(headers) - count)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("Anemia<sup>a</sup>", "Anemia^a^"),
        ("Anemia <sup>(2)</sup>", "Anemia ^2^"),
        ("Rash<sup>a, b</sup>", "Rash^a,b^"),
        ("40<sup>*</sup>", "40^*^"),
        ("dose of 30 mg/m<sup>2</sup>", "dose of 30 mg/m2"),
        ("below 1 x 10<sup>9</sup>/L", "below 1 x 10^9/L"),
        ("1<sup>st</sup> cycle", "1st cycle"),
    ],
)
def test_raised(cell: str, words: str) -> None:
    assert _rows(_row(cell, "41"))[0][1][0] == words


def test_rows_in_one() -> None:
    lines = "<paragraph>Fatigue</paragraph><paragraph>Dry mouth</paragraph>"
    assert [cells for _, cells in _rows(_row(lines, "49<br/>13", "3.3<br/>0"))] == [
        ["Fatigue", "49", "3.3"],
        ["Dry mouth", "13", "0"],
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Upper respiratory<br/>tract infection", "49<br/>13"),
        ("Fatigue<br/>Fever", "49"),
        ("Fatigue<br/>Fever", "49<br/>(13%)"),
        ("Clarithromycin<br/>Ketoconazole", "raised levels<br/>avoid"),
    ],
)
def test_one_row_of_several_lines(name: str, value: str) -> None:
    assert len(_rows(_row(name, value))) == 1
