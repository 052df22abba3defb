"""Tables of a field stand where they do in its text, once."""

from __future__ import annotations

from typing import Any

from medgraph.model import BlockKind
from medgraph.monographs.label.embedded_tables import PLACE, cut_out, find_tables
from medgraph.monographs.label.openfda import read_openfda
from medgraph.monographs.page import Page

TABLE = (
    "<table><thead><tr><th>Body weight</th><th>Dose</th></tr></thead>"
    "<tbody><tr><td>10 kg to 20 kg</td><td>15 mg</td></tr><tr><td>above 20 kg</td><td>30 mg</td></tr></tbody></table>"
)
RUN_TOGETHER = "Body weight Dose 10 kg to 20 kg 15 mg above 20 kg 30 mg"
FIELD = "dosage_and_administration"


def page_of(text: str, *tables: str) -> Page:
    record: dict[str, Any] = {FIELD: [text], f"{FIELD}_table": list(tables)}
    return read_openfda(record)


def blocks_of(page: Page) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(page.view.text)) for block in page.blocks]


def test_table_stands_below_its_heading_and_before_what_follows() -> None:
    page = page_of(f"2 DOSAGE 2.1 Dose by Weight {RUN_TOGETHER} Do not exceed 30 mg.", TABLE)
    assert blocks_of(page) == [
        (BlockKind.HEADING, "2 DOSAGE"),
        (BlockKind.HEADING, "2.1 Dose by Weight"),
        (BlockKind.ROW, "Body weight | Dose"),
        (BlockKind.ROW, "10 kg to 20 kg | 15 mg"),
        (BlockKind.ROW, "above 20 kg | 30 mg"),
        (BlockKind.PARAGRAPH, "Do not exceed 30 mg."),
    ]
    assert [part.path for part in page.parts] == [f"/{FIELD}/0"]


def test_table_that_the_text_does_not_hold_is_a_part_of_its_own() -> None:
    page = page_of("2 DOSAGE Give 15 mg once daily.", TABLE)
    assert [part.path for part in page.parts] == [f"/{FIELD}/0", f"/{FIELD}_table/0"]


def test_table_without_its_field_is_kept() -> None:
    page = read_openfda({f"{FIELD}_table": [TABLE]})
    assert [part.path for part in page.parts] == [f"/{FIELD}_table/0"]


def test_tables_keep_their_order_and_each_its_place() -> None:
    other = TABLE.replace("kg", "years")
    text = f"2 DOSAGE By weight: {RUN_TOGETHER} By age: {RUN_TOGETHER.replace('kg', 'years')} End."
    page = page_of(text, TABLE, other)
    kinds = [kind for kind, _ in blocks_of(page)]
    row, text = BlockKind.ROW, BlockKind.PARAGRAPH
    assert kinds == [BlockKind.HEADING, text, row, row, row, text, row, row, row, text]


def test_a_short_table_is_not_looked_for_in_the_prose() -> None:
    assert find_tables("Give one dose. None.", ["None"]) == []


def test_placeholder_of_the_source_itself_is_no_table() -> None:
    page = page_of(f"2 DOSAGE Give {PLACE} 15 mg.")
    assert page.view.text == "2 DOSAGE\n\nGive 15 mg."


def test_text_without_tables_stays() -> None:
    assert cut_out("One. Two.", []) == "One. Two."
