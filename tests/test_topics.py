"""What text is about whose heading does not say it: told by its words, and by what stands beside it."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from scripts.learning import learn, most_likely, write_weights
from scripts.topics.examples import HEADINGS, PARAGRAPHS, examples

from medgraph.model import Monograph, SectionType
from medgraph.monographs import parse_monograph, read_monograph
from medgraph.sections import section_type, split_by_headings, split_sections
from medgraph.topics import VAGUE, heading_topic, pieces_of
from medgraph.topics.headings import ALIKE
from medgraph.topics.words import told_of
from medgraph.weights import read_weights, shipped

DATA = Path(__file__).parents[1] / "data"
PAGES = [*sorted((DATA / "monographs").iterdir()), *sorted((DATA / "written").glob("lot-*/pages/*"))]

EFFECTS = "One in eight people had loose stools and as many felt sick. Tiredness, headache and rash were reported too."
DOSES = "Swallow one 20 mg tablet every morning with water; after two weeks the dose may go up to 40 mg once a day."
PARTNERS = (
    "Other medicines can clash with it. Ketoconazole, clarithromycin and grapefruit juice raise its level in blood, "
    "and rifampicin lowers it, so tell your pharmacist about everything that you take."
)
TOLD = [
    ("Things you may run into", EFFECTS, "adverse reactions"),
    (
        "",
        "Most patients never notice a thing. Of those who do, 14% complained of headache and 6% of dizziness, and a "
        "few had a drop in blood pressure serious enough to need treatment.",
        "adverse reactions",
    ),
    (
        "Who sits this one out",
        "You must not be given it if you are allergic to soya, if you are pregnant or if your liver is badly damaged.",
        "contraindications",
    ),
    ("Mixing it", PARTNERS, "interactions"),
    ("Day to day", DOSES, "dosage"),
    (
        "The routine",
        "A blood count and liver tests are done before the first dose and then every month; your blood pressure is "
        "checked at each visit.",
        "monitoring",
    ),
    (
        "The job it does",
        "It is licensed for adults with rheumatoid arthritis in whom methotrexate has not done enough.",
        "indications",
    ),
    (
        "Under the bonnet",
        "The antibody binds to interleukin-6 and blocks it from docking on to its receptor, so that the signal that "
        "keeps inflammation going never reaches the inside of the cell.",
        "mechanism of action",
    ),
]
UNTOLD = [
    (
        "Meet the illness",
        "Gout comes from crystals in a joint, which swells, burns and wakes people up in the small hours.",
    ),
    (
        "What goes wrong",
        "In this inherited disease children lose words first, then have seizures, and at ten most are blind.",
    ),
    ("Behind the name", "The company was founded in 1984 by two chemists and moved to the coast after a fire."),
    ("", "Sign up for our newsletter and never miss a story. Share this page with a friend."),
    ("A short history", "It was found in a soil sample from Easter Island and slept in a freezer for years."),
]


def page(heading: str, text: str) -> Monograph:
    return parse_monograph(f"# Zubrelin\n\n## {heading}\n\n{text}\n" if heading else f"# Zubrelin\n\n{text}\n")


def topics(monograph: Monograph) -> list[str]:
    return [section.type.value for section in split_sections(monograph) if section.blocks]


@pytest.mark.parametrize(("heading", "text", "topic"), TOLD)
def test_words_tell_what_a_heading_does_not(heading: str, text: str, topic: str) -> None:
    assert section_type(heading) is None
    assert topics(page(heading, text)) == [topic]


@pytest.mark.parametrize(("heading", "text"), UNTOLD)
def test_what_is_about_none_of_these_stays_untold(heading: str, text: str) -> None:
    assert topics(page(heading, text)) == ["other"]


@pytest.mark.parametrize(("_", "text", "topic"), TOLD)
def test_a_heading_that_means_something_is_never_overruled(_: str, text: str, topic: str) -> None:
    assert topic != "storage"
    assert topics(page("How to store it", text)) == ["storage"]


def test_a_list_belongs_to_the_paragraph_that_leads_it_in() -> None:
    text = "Call us at once about any of these:\n\n- hives\n- chest pain\n- fainting\n- yellow skin or eyes\n"
    sections = [section for section in split_sections(page("The list on the fridge", text)) if section.blocks]
    assert [section.type.value for section in sections] == ["adverse reactions"]
    assert len(sections[0].blocks) == 5


def test_text_without_headings_is_divided_where_its_topic_changes() -> None:
    article = "\n\n".join(("Zubrelin is an old drug with a new name.", DOSES, EFFECTS, PARTNERS))
    assert topics(page("", article)) == ["other", "dosage", "adverse reactions", "interactions"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.parent.name + "-" + path.stem)
def test_sections_cover_the_view_as_those_of_headings_do(path: Path) -> None:
    monograph = read_monograph(path)
    by_heading, told = list(split_by_headings(monograph)), split_sections(monograph)
    assert told[0].span.start == by_heading[0].span.start
    assert told[-1].span.end == len(monograph.view.text)
    assert all(before.span.end == behind.span.start for before, behind in pairwise(told))
    assert [block for section in told for block in section.blocks] == [
        b for section in by_heading for b in section.blocks
    ]
    kept = {section.span for section in by_heading if section.type not in VAGUE}
    assert kept <= {section.span for section in told}


def test_training_paragraphs_say_topics_that_are_learned() -> None:
    lines = [json.loads(line) for line in PARAGRAPHS.read_text("utf-8").splitlines()]
    assert {line["topic"] for line in lines} == set(shipped("topics/pieces").labels)
    assert len({line["text"] for line in lines}) == len(lines) > 1000


HELD = [line.split("\t") for line in (Path(__file__).parent / "data/headings/held.tsv").read_text("utf-8").splitlines()]


def test_headings_that_nothing_was_learned_from_are_told() -> None:
    written = {line.split("\t")[1].lower() for line in HEADINGS.read_text("utf-8").splitlines()}
    assert not written & {heading.lower() for _, heading in HELD}
    told = {heading: section_type(heading) or heading_topic(heading) or SectionType.OTHER for _, heading in HELD}
    wrong = [(heading, topic) for topic, heading in HELD if not _is_alike(told[heading], SectionType(topic))]
    missed = [heading for heading, _ in wrong if told[heading] is SectionType.OTHER]
    assert len(HELD) == 220
    assert len(wrong) - len(missed) <= 8, wrong
    assert len(missed) <= 24, missed


def _is_alike(one: SectionType, other: SectionType) -> bool:
    return ALIKE.get(one, one) is ALIKE.get(other, other)


def test_a_title_is_no_section_and_a_sure_heading_overrules_a_likely_one() -> None:
    page = "# Going home with zubrelin injections\n\nHello.\n\n## When we will refuse it\n\n- gout\n\n"
    page += "## Unwelcome surprises you may notice\n\n- rash\n\n### Dosage\n\n5 mg.\n"
    told = {section.title: section.type.value for section in split_sections(parse_monograph(page))}
    assert told["Going home with zubrelin injections"] == "other"
    assert told["Dosage"] == "dosage"
    assert told["Unwelcome surprises you may notice"] == "adverse reactions"


def test_weights_are_learned_from_examples_and_read_as_written(tmp_path: Path) -> None:
    some = [example for example in examples() if example.page.startswith("paragraph")][::4]
    weights = learn(some)
    write_weights(weights, tmp_path / "weights.tsv")
    assert read_weights(tmp_path / "weights.tsv") == weights
    kept = [example for example in some if example.label != SectionType.OTHER]
    assert sum(most_likely(weights, example)[0] == example.label for example in kept) > 0.8 * len(kept)


def test_pieces_hold_all_blocks_in_their_order() -> None:
    monograph = read_monograph(DATA / "monographs" / "metformin.md")
    for section in split_by_headings(monograph):
        pieces = list(pieces_of(section.view.text, section.blocks))
        assert tuple(block for piece in pieces for block in piece.blocks) == section.blocks
        assert all(told_of(piece) for piece in pieces)
