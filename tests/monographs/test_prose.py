"""Prose whose markup is lost: paragraphs, question lines, titles, lead-ins and their lists."""

from collections.abc import Callable
from textwrap import fill

import pytest

from medgraph.model import BlockKind, Monograph
from medgraph.monographs import parse_monograph

Outline = Callable[[Monograph], list[str]]

LONG = "The medicine is given into a vein once a week, and each infusion takes about an hour at the clinic."
MORE = "Most people tolerate it well, and the effects that do appear tend to be mild and pass in a day or two."

PAGES = [
    ("stars around words", f"The *usual* dose is 5 mg*.\n{LONG}\n", ["p The usual dose is 5 mg*.", f"p {LONG}"]),
    ("a paragraph a line", f"{LONG}\n{MORE}\n", [f"p {LONG}", f"p {MORE}"]),
    (
        "a sentence that breaks off leads a list in",
        "It thins the blood. You may notice\nnosebleeds\nheavier menstrual periods\nblood in the urine\nMost passes.\n",
        [
            "p It thins the blood. You may notice",
            "i1 nosebleeds",
            "i1 heavier menstrual periods",
            "i1 blood in the urine",
            "p Most passes.",
        ],
    ),
    (
        "question lines",
        f"Is X safe for the heart?\n{LONG}\nCan I travel?\n{MORE}\n",
        ["h2 Is X safe for the heart?", f"p {LONG}", "h2 Can I travel?", f"p {MORE}"],
    ),
    (
        "a question within a paragraph",
        f"What is it? {LONG}\n{MORE}\n",
        [f"p What is it? {LONG}", f"p {MORE}"],
    ),
    ("a title line", f"How It Works\n{LONG}\n", ["h2 How It Works", f"p {LONG}"]),
    (
        "short lines that head nothing",
        f"Health Library\nOctober 10, 2025\nAsk us. We answer.\n{LONG}\n",
        ["p Health Library", "p October 10, 2025", "p Ask us. We answer.", f"p {LONG}"],
    ),
    (
        "a page's furniture is no title",
        f"Health Library\nReviewed in spring\n{LONG}\n",
        ["p Health Library", "p Reviewed in spring", f"p {LONG}"],
    ),
    (
        "capitals and numbers",
        f"WARNINGS\n{LONG}\n6.1 Clinical Trials Experience\n{MORE}\n",
        ["h2 WARNINGS", f"p {LONG}", "h3 6.1 Clinical Trials Experience", f"p {MORE}"],
    ),
    (
        "a list after its lead-in",
        f"{LONG}\nCommon side effects:\nHeadache\nUpper respiratory tract infection\n{MORE}\n",
        [
            f"p {LONG}",
            "p Common side effects: [Common side effects]",
            "i1 Headache",
            "i1 Upper respiratory tract infection",
            f"p {MORE}",
        ],
    ),
    (
        "a long item, and one above a paragraph",
        f"{LONG}\nCommon effects:\nRaised liver values (ALT or AST), seen in 11% of adults on it\nPoor sleep\n{MORE}\n",
        [
            f"p {LONG}",
            "p Common effects: [Common effects]",
            "i1 Raised liver values (ALT or AST), seen in 11% of adults on it",
            "i1 Poor sleep",
            f"p {MORE}",
        ],
    ),
    (
        "a title ends a list",
        f"{LONG}\nCommon side effects:\nSore throat\nBrand Names\n{LONG}\n",
        [
            f"p {LONG}",
            "p Common side effects: [Common side effects]",
            "i1 Sore throat",
            "h2 Brand Names",
            f"p {LONG}",
        ],
    ),
    (
        "lists that were lost",
        f"{LONG}\nEffects that many of our patients mention:\nRare side effects:\n{MORE}\nFever is one.\n",
        [
            f"p {LONG}",
            "p Effects that many of our patients mention:",
            "p Rare side effects: [Rare side effects]",
            f"p {MORE}",
            "p Fever is one.",
        ],
    ),
    (
        "a question ends a list",
        f"Common side effects:\nFever\nCan I travel?\n{LONG}\n",
        ["p Common side effects: [Common side effects]", "i1 Fever", "h2 Can I travel?", f"p {LONG}"],
    ),
    (
        "labels",
        f"Dosage: 5 mg daily, with or without food, for as long as it helps.\n{LONG}\n",
        ["p Dosage: 5 mg daily, with or without food, for as long as it helps. [Dosage]", f"p {LONG}"],
    ),
    (
        "entities",
        f"More than &gt;10&nbsp;% had fever.\n{LONG}\n",
        ["p More than >10 % had fever.", f"p {LONG}"],
    ),
    ("blank lines between", f"\n\n{LONG}\n\n\n{MORE}\n\n", [f"p {LONG}", f"p {MORE}"]),
    (
        "marks are text here",
        f"5 * 3 * 2 mg of the drug_name_x.\n{LONG}\n",
        ["p 5 * 3 * 2 mg of the drug_name_x.", f"p {LONG}"],
    ),
]


@pytest.mark.parametrize(("source", "blocks"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_blocks(source: str, blocks: list[str], outline: Outline) -> None:
    page = parse_monograph(source)
    assert page.format == "prose"
    assert outline(page) == blocks


def test_prose_has_no_title() -> None:
    assert parse_monograph(f"How It Works\n{LONG}\n").title is None


def test_text_wrapped_at_a_width_is_joined_again(outline: Outline) -> None:
    whole = f"{LONG} {MORE} {LONG}"
    page = parse_monograph(f"{fill(whole, 72)}\n\nPossible side effects\n\n{fill(whole, 72)}\n")
    assert outline(page) == [f"p {whole}", "h2 Possible side effects", f"p {whole}"]


WRAPPED = """\
The tablets are swallowed whole, with a full glass of water and at the
same hour.

You may notice
odd dreams
fits
a change in what food tastes of, or a dry mouth, in the first weeks
blisters
thirst
hiccups
cramps
red eyes
hot ears

Weight gain is no worry. The tablets do not cause the dry cough that
people tell us about. Most of what is new in the first two weeks has
gone by the third, and what stays on is seldom more than a nuisance to
those who have it. Nobody has to put up with it, since there are other
tablets.
"""


def test_only_paragraphs_of_a_page_of_short_lines_are_joined(outline: Outline) -> None:
    blocks = outline(parse_monograph(WRAPPED, name="m.txt"))
    assert blocks[0] == "p The tablets are swallowed whole, with a full glass of water and at the same hour."
    assert blocks[2:5] == [
        "i1 odd dreams",
        "i1 fits",
        "i1 a change in what food tastes of, or a dry mouth, in the first weeks",
    ]
    assert blocks[-1].startswith(
        "p Weight gain is no worry. The tablets do not cause the dry cough that people tell us"
    )


TABBED = "It is given to many.\nIn trials were seen:\nEffect\tMarvoxin\tPlacebo\nRash\t3%\t1%\nNausea\t2%\t\nIt passes."


@pytest.mark.parametrize("name", ["m.txt", "m.md"])
def test_a_table_whose_tabs_alone_were_left_is_read_row_by_row(name: str) -> None:
    source = TABBED if name == "m.txt" else f"{TABBED}\n\n- It is a tablet."
    page = parse_monograph(source, name=name)
    rows = [block for block in page.blocks if block.kind is BlockKind.ROW]
    cells = [[cell.of(page.view.text) for cell in row.cells] for row in rows]
    assert cells == [["Effect", "Marvoxin", "Placebo"], ["Rash", "3%", "1%"], ["Nausea", "2%"]]
    assert [row.header for row in rows] == [True, False, False]


def test_two_lines_with_a_tab_are_no_table() -> None:
    page = parse_monograph("It is given daily.\nRash\t3%\nNausea\t2%\nIt passes.", name="m.txt")
    assert not any(block.kind is BlockKind.ROW for block in page.blocks)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Frequency unknown   agranulocytosis; gout", "Frequency unknown"),
        ("Rare (0.01-0.1%)    fits", "Rare (0.01-0.1%)"),
        ("Rare reports of fits.", None),
        ("Pneumonia            500 mg     8 hours\nMeningitis           2 g        8 hours", None),
        ("Two blanks  after a word.", None),
    ],
)
def test_what_stands_in_the_margin_is_a_label(text: str, label: str | None) -> None:
    page = parse_monograph(f"# Meropenem\n\n{text}\n", name="m.md")
    block = page.blocks[-1]
    assert (block.label and block.label.of(page.view.text)) == label


def test_a_title_behind_small_items_is_no_item(outline: Outline) -> None:
    blocks = outline(parse_monograph(f"You may notice\nodd dreams\nhot ears\nComing off it\n{LONG}\n", name="m.txt"))
    assert blocks[-2:] == ["h2 Coming off it", f"p {LONG}"]
    blocks = outline(
        parse_monograph("You may notice\nodd dreams\nhot ears\nBell's palsy now\nand then\n", name="m.txt")
    )
    assert "i1 Bell's palsy now" in blocks


def test_a_section_number_is_no_part_of_a_label() -> None:
    page = parse_monograph("# Timolol\n\nIt is new.\n\n5.4 Eye pain: see a doctor about it soon.\n", name="m.md")
    labels = [block.label.of(page.view.text) for block in page.blocks if block.label]
    assert labels == ["Eye pain"]


def test_a_short_title_in_capitals_stands_above_labels() -> None:
    page = parse_monograph(
        "It makes the womb contract.\n\nDOSE\n\nAfter birth ..... 5 units\nInduction ....... by pump\n"
    )
    headings = [block.span.of(page.view.text) for block in page.blocks if block.kind is BlockKind.HEADING]
    assert headings == ["DOSE"]
    page = parse_monograph("It makes the womb contract.\n\nINR\n\nAfter birth ..... 5 units\n")
    assert all(block.kind is not BlockKind.HEADING for block in page.blocks)
