"""Pages are told by their words: what speaks of patients, doses and effects, and what only has a drug's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from medgraph.extraction.medicine import is_program, speaks_of_medicine
from medgraph.monographs import read_monograph

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


CHAT = "The cat had walked over that printer again and left its marks on each page of it. " * 7
CLINICAL = (
    "Patients with renal disease: nausea, rash, headache, dizziness, cough, fever, fatigue. Treatment by tablet or "
    "injection; a daily dose in mg. Pregnancy, allergy, bleeding, bruising, itching. "
)


@pytest.mark.parametrize("chat", [CHAT, CHAT.replace("printer", "carpet")])
def test_a_page_divided_as_pages_on_drugs_are_may_chat(chat: str) -> None:
    text = chat * 5 + CLINICAL
    assert not speaks_of_medicine(text)
    assert speaks_of_medicine(text, divided=True)
    assert not speaks_of_medicine(chat * 5, divided=True)
