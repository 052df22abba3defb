"""Headings that are run into their text are cut off; sentences set as headings are none."""

from __future__ import annotations

import pytest

from medgraph.model import Block, BlockKind, Span
from medgraph.monographs import parse_monograph
from medgraph.run_in_headings import with_run_in_headings
from medgraph.sections import split_sections


def _titles(text: str) -> list[str]:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    return [b.span.of(text) for b in with_run_in_headings(text, [block]) if b.kind is BlockKind.HEADING]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Other medicines and Nexium Tell your doctor what you take.", ["Other medicines and Nexium"]),
        ("Ask first. Driving and using machines Taking Nexium may tire you.", ["Driving and using machines"]),
        ("Nexium with food, drink and alcohol You can take it with food.", ["Nexium with food, drink and alcohol"]),
        (
            "Other medicines and Teva Pril Tell your doctor. Pregnancy and breast-feeding Do not take it.",
            ["Other medicines and Teva Pril", "Pregnancy and breast-feeding"],
        ),
        ("If you forget to take Nexium Take it at once.", ["If you forget to take Nexium"]),
        ("If you stop taking Nexium Nexium should be taken daily.", ["If you stop taking Nexium"]),
        ("Do not take Nexium If you are allergic to it.", ["Do not take Nexium"]),
        ("Other medicines and Exemplin liposomal Tell your doctor.", ["Other medicines and Exemplin liposomal"]),
        ("If you forget to take Nexium Take Nexium when you can.", ["If you forget to take Nexium"]),
        ("If you stop giving Nexium Give Nexium daily.", ["If you stop giving Nexium"]),
        ("If you stop taking Nexium, tell your doctor.", []),
        ("Other medicines and Nexium may affect each other.", []),
        ("Pregnancy and breast-feeding are no obstacle.", []),
        ("Nexium contains sucrose. Tell your doctor about it.", []),
    ],
)
def test_titles(text: str, titles: list[str]) -> None:
    assert _titles(text) == titles


@pytest.mark.parametrize(
    ("line", "over_text", "over_a_list"),
    [
        ("Pregnancy, breast-feeding and fertility", True, True),
        ("Other medicines and Nexium", True, True),
        ("Nexium contains sodium", True, True),
        ("What Nexium looks like and contents of the pack", True, True),
        ("Do not take Nexium", True, False),
        ("You must not be given Nexium", True, False),
        ("Nexium must not be given:", True, False),
        ("Do not take Nexium if you are ill", False, False),
        ("Pregnancy and breast-feeding are no obstacle", False, False),
    ],
)
def test_a_paragraph_that_is_a_heading(line: str, over_text: bool, over_a_list: bool) -> None:
    first = Block(BlockKind.PARAGRAPH, Span(0, len(line)))
    for kind, heads in ((BlockKind.PARAGRAPH, over_text), (BlockKind.ITEM, over_a_list), (BlockKind.HEADING, False)):
        below = Block(kind, Span(len(line) + 1, len(line) + 6), 2)
        blocks = list(with_run_in_headings(f"{line}\nFever", [first, below]))
        assert (blocks[0].kind is BlockKind.HEADING) == heads
    assert next(iter(with_run_in_headings(line, [first]))).kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("text", "below", "kinds"),
    [
        ("Ask your doctor. Do not take Nexium", BlockKind.ITEM, "paragraph paragraph item"),
        ("Ask your doctor. Do not take Nexium", BlockKind.PARAGRAPH, "paragraph heading paragraph"),
        ("It is rare. Other medicines and Nexium", BlockKind.ITEM, "paragraph heading item"),
        ("Ask your doctor. Do not take Nexium", BlockKind.HEADING, "paragraph heading"),
        ("Ask your doctor before you take Nexium", BlockKind.ITEM, "paragraph item"),
    ],
)
def test_a_title_at_the_end_of_what_stands_before(text: str, below: BlockKind, kinds: str) -> None:
    first, second = (
        Block(BlockKind.PARAGRAPH, Span(0, len(text))),
        Block(below, Span(len(text) + 1, len(text) + 7), 2),
    )
    cut = with_run_in_headings(f"{text}\nDiuresis", [first, second])
    assert " ".join(block.kind.value for block in cut) == kinds


def test_sentences_and_members_set_as_headings_are_none() -> None:
    text = (
        "# Leaflet\n\n## Other medicines\n\n## omeprazole or rabeprazole,\n\n## efavirenz,\n\n"
        "## Your doctor may order tests before you start. It may take a few days until all of the results are there.\n"
    )
    page = parse_monograph(text)
    assert [s.title for s in split_sections(page)] == ["Leaflet", "Other medicines"]


def test_sections_cover_a_page_with_run_in_headings() -> None:
    text = "# Leaflet\n\nIt works. Driving and using machines Take care. Other medicines and Nexium Ask.\n\n* Fever\n"
    page = parse_monograph(text)
    sections = split_sections(page)
    assert "".join(s.span.of(page.view.text) for s in sections) == page.view.text
    assert all(block.span.within(section.span) for section in sections for block in section.blocks)
