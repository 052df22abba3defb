"""What governs a clause, what it is about, and whom it speaks about."""

from __future__ import annotations

import pytest

from medgraph.extraction.page import Page, Passage, prepare
from medgraph.model import SectionType
from medgraph.monographs import parse_monograph
from medgraph.sections import split_sections


def page(text: str, *, title: str = "Viltolarsen") -> Page:
    monograph = parse_monograph(f"# {title}\n\n{text}\n", name="page.md")
    prepared = prepare(monograph, split_sections(monograph))
    assert prepared is not None
    return prepared


def passage(text: str, words: str, *, title: str = "Viltolarsen") -> Passage:
    """Return the passage of a page that begins with these words."""
    return next(p for p in page(text, title=title).passages if p.text.strip().startswith(words))


@pytest.mark.parametrize(
    ("text", "words", "subjects"),
    [
        ("Viltolarsen treats DMD.", "Viltolarsen", ("viltolarsen",)),
        ("It treats DMD.", "It", ("viltolarsen",)),
        ("Casimersen (Amondys 45) targets exon 45.", "Casimersen", ("casimersen",)),
        ("Both viltolarsen and golodirsen skip exon 53.", "Both", ("viltolarsen", "golodirsen")),
        ("Unlike warfarin, viltolarsen needs no blood tests.", "Unlike", ("viltolarsen",)),
        ("Compared with golodirsen, it is given faster.", "Compared", ("viltolarsen",)),
        ("Viltolarsen is given weekly, while golodirsen takes longer.", "golodirsen", ("golodirsen",)),
        ("The dose of viltolarsen is not that of golodirsen.", "The dose", ("viltolarsen",)),
        ("Take it with prednisone.", "Take", ("viltolarsen",)),
        ("Enhertu, or trastuzumab deruxtecan, is another drug.", "Enhertu", ("trastuzumab deruxtecan",)),
        ("Vyondys 53, for one, or golodirsen may follow.", "Vyondys", ("viltolarsen",)),
        ("An older drug, golodirsen (Vyondys 53), skips it too.", "An older", ("golodirsen",)),
        ("Its rival, golodirsen, skips it, but has to be infused.", "has to", ("golodirsen",)),
        ("The new drug, viltolarsen, skips it.", "The new", ("viltolarsen",)),
        ("Golodirsen, by contrast, is given weekly.", "Golodirsen", ("golodirsen",)),
        ("Gene therapy, by contrast, is given once.", "Gene therapy", ()),
    ],
)
def test_subjects(text: str, words: str, subjects: tuple[str, ...]) -> None:
    assert passage(text, words).subjects == subjects


def test_a_pronoun_means_whom_the_sentence_before_spoke_about() -> None:
    assert passage("Golodirsen skips exon 53. It is given weekly.", "It is").subjects == ("golodirsen",)
    assert passage("Viltolarsen skips exon 53. It is given weekly.", "It is").subjects == ("viltolarsen",)


def test_partners_are_not_spoken_about() -> None:
    assert passage("## Interactions\n\n- Prednisone may raise levels.", "Prednisone").subjects == ("viltolarsen",)


def test_a_section_on_alternatives_speaks_about_nobody_by_itself() -> None:
    assert passage("## Alternatives\n\nThe choice depends on the mutation.", "The choice").subjects == ()
    assert passage("## Alternatives\n\nAnother drug exists, but it homes in on HER2.", "it homes").subjects == ()


@pytest.mark.parametrize(
    ("text", "words", "topic"),
    [
        ("## Side effects\n\n- Headache", "Headache", SectionType.ADVERSE_REACTIONS),
        (
            "## Precautions\n\n- **Contraindications:** Do not use in pregnancy.",
            "Do not",
            SectionType.CONTRAINDICATIONS,
        ),
        ("## FAQs\n\n- **Q: Are there any drug interactions?** A: None are known.", "None", SectionType.INTERACTIONS),
        ("## FAQs\n\n- **Q: How is it stored?**\n    - **A:** In a fridge.", "In a fridge", SectionType.STORAGE),
        ("## Usage\n\nCommon side effects:\n\n- Headache", "Headache", SectionType.ADVERSE_REACTIONS),
        ("## What people say\n\n- Over 10%\n  - Headache\n- Serious\n  - Rash", "Rash", SectionType.ADVERSE_REACTIONS),
        (
            "## What people say\n\n- The price is too high if 12% of you cannot pay it:\n  - Rent",
            "Rent",
            SectionType.OTHER,
        ),
    ],
)
def test_topics(text: str, words: str, topic: SectionType) -> None:
    assert passage(text, words).topic is topic


def test_a_short_paragraph_without_a_stop_leads_to_the_list_behind_it() -> None:
    assert (
        passage("## Before you start\n\nDo not take this medicine\n\n- Pregnancy", "Pregnancy").leads[0]
        == "Do not take this medicine"
    )


def test_leads_are_nearest_first() -> None:
    found = passage("## Side effects\n\nSeen in trials:\n\n- Common (>10%)\n  - Headache", "Headache")
    assert found.leads[:3] == ("Common (>10%)", "Seen in trials:", "Side effects")


def test_a_label_belongs_to_the_quote_and_not_to_the_text() -> None:
    found = passage("## Dosage\n\n- **Loading dose:** 12 mg once.", "12 mg")
    assert found.quote.of(found.section.view.text).startswith("Loading dose:")


def test_offsets_lead_back_to_the_view() -> None:
    for found in page("## Usage\n\nIt treats *DMD*,\nbut it is no cure. It\nskips exon 53.").passages:
        assert found.span.of(found.section.view.text).replace("\n", " ") == found.text
        assert found.span.within(found.quote)


def test_a_row_has_its_cells_under_the_names_of_their_columns() -> None:
    found = passage(
        "## Side effects\n\n| Effect | Drug | Placebo |\n|---|---|---|\n| Headache | 41% | 12% |\n", "Headache"
    )
    assert found.columns == ("Effect", "Drug", "Placebo")
    assert [cell.of(found.section.view.text).strip() for cell in found.cells] == ["Headache", "41%", "12%"]


@pytest.mark.parametrize(
    "text", ["", "# Pancakes\n\nMix flour and milk. Fry in butter.\n", "# Report\n\nThe match ended two to one.\n"]
)
def test_a_page_about_no_drug_is_none(text: str) -> None:
    monograph = parse_monograph(text or "\n.\n", name="page.md")
    assert prepare(monograph, split_sections(monograph)) is None
