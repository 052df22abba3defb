"""Endless words, rows of signs, sentences, lists, tables and headings cost time in line with their length."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from medgraph.extraction import extract_facts
from medgraph.lexicon import compose
from medgraph.model import Span
from medgraph.monographs import parse_monograph
from medgraph.sentences import MAX_SENTENCE, split_sentences

SECONDS = 10  # generous: what these guard against took minutes to hours
LENGTH = 20_000
HEAD = "# Warfarin\n\nWarfarin is an anticoagulant.\n\n"
ENDLESS = {
    "letters": "x",
    "digits": "1",
    "blanks": " ",
    "commas": ", ",
    "brackets": "(",
    "dashes": "1-",
    "marks": "*",
    "quotes": "> ",
    "words": "and ",
    "effects": "nausea, ",
}


@pytest.mark.parametrize("heading", ["Side effects", "Uses", "Contraindications", "Dosage"])
@pytest.mark.parametrize("name", ENDLESS)
def test_endless_text_is_read_in_time(name: str, heading: str) -> None:
    piece = ENDLESS[name]
    begun = time.perf_counter()
    facts = extract_facts(parse_monograph(f"{HEAD}## {heading}\n\na{piece * (LENGTH // len(piece))}b\n")).facts
    assert time.perf_counter() - begun < SECONDS
    assert any(fact.object == "warfarin" for fact in facts)


@pytest.mark.parametrize("title", ["Warfarin" * 1_250, "w" * 9_990 + "imab", "(" * 10_000])
def test_an_endless_heading_is_read_in_time(title: str) -> None:
    begun = time.perf_counter()
    extract_facts(parse_monograph(f"# {title}\n\n{HEAD}"))
    assert time.perf_counter() - begun < SECONDS


@pytest.mark.parametrize("piece", ["nausea, ", "pain and ", "x"])
def test_an_endless_sentence_is_read_in_pieces_and_none_is_lost(piece: str) -> None:
    text = piece * 2_000
    sentences = split_sentences(text)
    assert max(sentence.end - sentence.start for sentence in sentences) <= MAX_SENTENCE
    assert "".join(sentence.of(text) for sentence in sentences).replace(" ", "") == text.replace(" ", "")


def test_a_sentence_is_cut_behind_a_comma() -> None:
    text = "nausea, " * 1_000
    assert all(Span(s.end - 1, s.end).of(text) == "," for s in split_sentences(text))


def _rows(count: int) -> str:
    rows = "".join(f"| headache {number} | {number % 50}% |\n" for number in range(count))
    return f"## Side effects\n\n| Reaction | Rate |\n| --- | --- |\n{rows}"


LONG: dict[str, Callable[[int], str]] = {
    "rows": _rows,
    "bullets": lambda count: "## Side effects\n\n" + "".join(f"- headache of kind {n}\n" for n in range(count)),
    "effects": lambda count: "## Side effects\n\n" + "nausea, " * (4 * count),
    "prose": lambda count: (
        "## Warnings\n\n" + "".join(f"Tell your doctor of bleeding {n} after surgery. " for n in range(count))
    ),
    "one word": lambda count: "## Uses\n\n" + "x" * (20 * count),
}


@pytest.mark.parametrize("name", LONG)
def test_four_times_as_much_takes_no_sixteen_times_as_long(name: str) -> None:
    spent = [_cpu_of(f"{HEAD}{LONG[name](count)}") for count in (100, 1_000, 4_000)]
    assert spent[2] < 9 * spent[1] + 0.5


def _cpu_of(page: str) -> float:
    begun = time.process_time()
    extract_facts(parse_monograph(page))
    return time.process_time() - begun


@pytest.mark.parametrize("name", ["oral acute", "acute, oral", "acute oral nasal"])
def test_words_of_kinds_alone_are_not_turned_round_for_ever(name: str) -> None:
    assert compose(name) is None
