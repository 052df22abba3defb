"""Pages are told by their words: what speaks of patients, doses and effects, and what only has a drug's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from medgraph.extraction.medicine import is_program, speaks_of_medicine
from medgraph.extraction.page import prepare
from medgraph.monographs import parse_monograph, read_monograph
from medgraph.sections import split_sections

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "monographs").iterdir())
NEWS = "The company said on Monday that the judge had told its lawyers about the price of {} in that market. "
SENTENCE = "Patients with chronic kidney disease should take a dose of one {} tablet daily. "
PROGRAM = "def dose(drug: str) -> float:\n    return self.doses[drug]\n\n"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_speak_of_medicine(path: Path) -> None:
    assert speaks_of_medicine(read_monograph(path).view.text)


def test_news_do_not() -> None:
    assert not speaks_of_medicine("Warfarin.\n\n" + NEWS.format("warfarin") * 20 + "Shares fell and rose again. " * 30)


def test_a_program_is_told_by_its_lines() -> None:
    assert is_program("Warfarin.\n\n" + PROGRAM * 30)


def drug_of(text: str) -> str | None:
    monograph = parse_monograph(text)
    page = prepare(monograph, split_sections(monograph))
    return page.drug if page else None


@pytest.mark.parametrize(
    "headings",
    [
        ("Doses, since you ask", "What might it do to me?", "Mixing it with other drugs"),
        ("Dosage", "Side effects", "Who must not take it"),
    ],
)
def test_a_page_divided_as_pages_on_drugs_are_may_chat(headings: tuple[str, ...]) -> None:
    chat = "Mrs Brown told me on Monday that her cat had walked over the printer, and she said it was his fault. " * 9
    divided = "".join(f"## {heading}\n\n{chat}\n\n" for heading in headings)
    assert drug_of(f"# All about naproxen\n\n{divided}") == "naproxen"
    assert drug_of(f"# All about naproxen\n\n## My week\n\n{chat * 3}") is None


def test_a_flood_of_one_word_changes_nothing() -> None:
    assert speaks_of_medicine("Warfarin is taken by mouth. " + "and " * 5_000)


def test_few_words_suffice_and_are_not_weighed() -> None:
    assert speaks_of_medicine(NEWS.format("warfarin"))
    assert speaks_of_medicine("Casimersen.")


def test_one_clinical_sentence_again_and_again_is_too_little() -> None:
    assert not speaks_of_medicine(SENTENCE.format("warfarin") * 40)
