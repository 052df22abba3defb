"""Pages are told by their words: what speaks of patients, doses and effects, and what only has a drug's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from medgraph.extraction.medicine import speaks_of_medicine
from medgraph.monographs import read_monograph

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "monographs").iterdir())
NEWS = "The company said on Monday that the judge had told its lawyers about the price of {} in that market. "
SENTENCE = "Patients with chronic kidney disease should take a dose of one {} tablet daily. "
PROGRAM = "def dose(drug: str) -> float:\n    return self.doses[drug]\n\n"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_speak_of_medicine(path: Path) -> None:
    assert speaks_of_medicine(read_monograph(path).view.text)


@pytest.mark.parametrize("text", [NEWS.format("warfarin") * 20 + "Shares fell and rose again. " * 30, PROGRAM * 30])
def test_news_and_programs_do_not(text: str) -> None:
    assert not speaks_of_medicine("Warfarin.\n\n" + text)


def test_a_flood_of_one_word_changes_nothing() -> None:
    assert speaks_of_medicine("Warfarin is taken by mouth. " + "and " * 5_000)


def test_few_words_suffice_and_are_not_weighed() -> None:
    assert speaks_of_medicine(NEWS.format("warfarin"))
    assert speaks_of_medicine("Casimersen.")


def test_one_clinical_sentence_again_and_again_is_too_little() -> None:
    assert not speaks_of_medicine(SENTENCE.format("warfarin") * 40)
