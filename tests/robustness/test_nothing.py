"""Texts about other things than drugs give nothing, or next to nothing, even under the name of a drug."""

from __future__ import annotations

from pathlib import Path

import pytest

from medgraph.extraction import extract_facts
from medgraph.model import Monograph
from medgraph.monographs import parse_monograph, read_monograph

TEXTS = sorted((Path(__file__).parents[1] / "data" / "nothing").iterdir())
ALLOWED = 2 / 1000  # facts a word

texts = pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)


def facts_beyond_measure(monograph: Monograph) -> list[tuple[str, str, str]]:
    """Return the facts of a text if there are more than so many words may give."""
    facts = [(fact.drug, fact.relation.value, fact.object) for fact in extract_facts(monograph).facts]
    return facts if len(facts) > ALLOWED * len(monograph.source.split()) else []


def test_there_are_texts() -> None:
    assert len(TEXTS) >= 40
    assert {path.suffix for path in TEXTS} == {".md", ".txt", ".html"}
    assert min(len(path.read_text("utf-8").split()) for path in TEXTS) >= 400


@texts
def test_a_text_about_something_else_gives_nothing(path: Path) -> None:
    assert facts_beyond_measure(read_monograph(path)) == []


@pytest.mark.parametrize("title", ["Warfarin", "Metformin (Glucophage) 500 mg tablets", "Rituximab"])
@texts
def test_it_gives_nothing_under_the_name_of_a_drug(path: Path, title: str) -> None:
    source = path.read_text("utf-8")
    titled = source.replace("<h1>", f"<h1>{title}: ") if path.suffix == ".html" else f"# {title}\n\n{title} - {source}"
    assert titled != source
    assert facts_beyond_measure(parse_monograph(titled, name=path.name)) == []


ABOUT_NONE = sorted((Path(__file__).parents[1] / "data" / "about_none").iterdir())


@pytest.mark.parametrize("path", ABOUT_NONE, ids=lambda path: path.stem)
def test_a_page_that_names_drugs_and_is_about_none_gives_nothing(path: Path) -> None:
    """Pages about diseases, tests, devices, food and groups of drugs, and lists of medicines."""
    assert [(fact.relation.value, fact.object) for fact in extract_facts(read_monograph(path)).facts] == []


def test_a_drug_card_that_never_repeats_the_name_is_about_it() -> None:
    words = " ".join(f"word{number}" for number in range(200))
    sections = "## Uses\n\nHigh blood pressure.\n\n## Dosage\n\n5 mg once daily.\n\n## Side effects\n\n- Headache\n"
    card = f"# Amlodipine\n\n{sections}\n## Notes\n\n{words}\n"
    assert ("indicatedFor", "high blood pressure") in {
        (fact.relation.value, fact.object) for fact in extract_facts(parse_monograph(card)).facts
    }


def test_a_page_that_says_the_brand_here_and_the_drug_there_is_about_it() -> None:
    words = " ".join(f"word{number}" for number in range(200))
    said = "Prolia is denosumab. Denosumab is for osteoporosis. Prolia is given twice a year."
    told = f"{said}\n\n## Side effects\n\n- Headache\n"
    page = f"# The bone bulletin\n\n{told}\n## Notes\n\n{words}\n"
    assert "headache" in {fact.object for fact in extract_facts(parse_monograph(page)).facts}
    other = page.replace("Prolia", "This").replace("Denosumab is", "It is")
    assert not extract_facts(parse_monograph(other)).facts
