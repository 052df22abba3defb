"""The corpora that speed is measured on, what is asked of them, and plans that scale."""

from __future__ import annotations

import re

import pytest
from benchmarks.corpus import write_graph
from benchmarks.drugs import made_pages
from benchmarks.questions import AGGREGATED, cases
from benchmarks.report import DISK, Measured, growth, plot, slope

from medgraph.queries import ask, catalogue
from medgraph.rows import Rows
from medgraph.store import EmbeddedStore


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    path = tmp_path_factory.mktemp("corpus") / "graph.nq"
    assert write_graph(path, 20) > 5000
    return path.read_text(encoding="utf-8").splitlines()


def test_a_triple_stands_once_in_each_graph(lines: list[str]) -> None:
    assert len(set(lines)) == len(lines)
    merged = {line for line in lines if not re.search(r"/graph/[^ >]*> \.$", line)}
    named = {re.sub(r" <[^ >]*/graph/[^ >]*> \.$", " .", line) for line in lines}
    assert merged == named


def test_a_drug_is_the_same_in_a_larger_corpus() -> None:
    few, many = list(made_pages(3)), list(made_pages(6))
    assert many[: len(few)] == few


def test_what_a_made_page_quotes_stands_on_it() -> None:
    for monograph, facts in made_pages(3):
        for found in (found for grounded in facts for found in grounded.fact.evidence):
            assert monograph.source[found.start : found.end] == found.quote
            assert monograph.source.count("\n", 0, found.start) + 1 == found.line


def test_every_question_is_measured() -> None:
    assert {case.question for case in cases()} == set(catalogue())
    assert {case.question for case in cases()} >= set(AGGREGATED)


def test_a_made_graph_answers(lines: list[str]) -> None:
    store = EmbeddedStore.from_nquads(lines)
    for question, params in (("drugs", {}), ("adverse-effects", {"drug": "bababamab"}), ("label-versions", {})):
        answer = ask(store, question, params)
        assert isinstance(answer, Rows)
        assert len(answer) > 2


@pytest.mark.parametrize("name", catalogue())
def test_an_optional_pattern_is_looked_up_one_by_one(name: str) -> None:
    """Several patterns in one OPTIONAL make Oxigraph read all their matches in the graph, for a single row too."""
    sparql = re.sub(r"#.*", "", catalogue()[name].sparql.partition("SELECT")[2])
    for group in re.findall(r"OPTIONAL\s*\{((?:[^{}]|\{[^{}]*\})*)\}", sparql):
        own = re.sub(r"OPTIONAL\s*\{[^{}]*\}|FILTER.*", "", group)
        if "SELECT" not in own and name not in ORDERED_OTHERWISE:
            assert not re.search(r"[;.]\s*[?\w]", own.strip()), group


ORDERED_OTHERWISE = {
    "drug-summary",  # the patterns of one drug
    "skips-for-deletion",  # those of one gene
}


def test_growth_is_that_of_a_row() -> None:
    small = Measured(1000, {("q", DISK): {"warm": 1.0, "rows": 10}})
    large = Measured(10000, {("q", DISK): {"warm": 12.0, "rows": 100}})
    assert growth(small, large, "q") == pytest.approx(1.2)
    assert slope([(1000, 1.0), (10000, 100.0)]) == pytest.approx(2)
    assert "slope 1.00" in plot({DISK: [(10, 1.0), (100, 10.0)]}, "time")
