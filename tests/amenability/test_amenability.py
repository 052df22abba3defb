"""Which drugs fit a change of exons, from a graph of our own making; and without a graph."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.exon_graph import exon_store, exon_triples
from typer.testing import CliRunner

import medgraph
from medgraph.amenability import Amenability
from medgraph.amenability.reporting import to_lines, to_record
from medgraph.api import Graph
from medgraph.cli import app
from medgraph.errors import MedgraphError
from medgraph.store import EmbeddedStore

GRAPH = Graph(exon_store())


def _drugs(answer: Amenability) -> dict[str, list[str]]:
    return {offer.skip.name: [drug.name for drug in offer.drugs] for offer in answer.offers}


@pytest.mark.parametrize(
    ("deletion", "drugs"),
    [
        ("48-50", {"51": ["eteplirsen"]}),
        ("52", {"51": ["eteplirsen"], "53": ["golodirsen", "viltolarsen"]}),
        ("45", {"44": ["fortyfoursen"], "46": []}),
        ("51", {"50": ["mousesen"], "52": []}),
        ("46-47", {"45": ["casimersen"]}),
        ("54", {"55": ["backgroundsen"]}),
        ("45-55", {}),
        ("49-51", {}),
        ("2", {"3+4+5+6+7": []}),
    ],
)
def test_drugs_of_a_deletion(deletion: str, drugs: dict[str, list[str]]) -> None:
    assert _drugs(GRAPH.amenable("DMD", deletion=deletion)) == drugs


def test_two_exons_want_a_drug_each() -> None:
    answer = GRAPH.amenable("DMD", mutation="nonsense in exon 6")
    found = {offer.skip.name: [(drug.name, drug.exons) for drug in offer.drugs] for offer in answer.offers}
    assert found
    for run, drugs in found.items():
        exons = run.split("+")
        assert {exon for _, named in drugs for exon in named} in (set(exons), set())


def test_the_sentence_comes_with_its_page() -> None:
    (offer,) = GRAPH.amenable("DMD", deletion="48-50").offers
    (source,) = offer.drugs[0].sources
    assert (source.name, source.line, source.quote) == ("casimersen.md", 17, "Eteplirsen acts on exon 51.")


def test_background_is_marked() -> None:
    record = to_record(GRAPH.amenable("DMD", deletion="54"))
    assert record["skips"][0]["drugs"][0]["evidence"] == [
        {"source": "https://doi.org/10.1000/1", "quote": "", "origin": "background"}
    ]


def test_readthrough_is_for_nonsense_mutations() -> None:
    nonsense = GRAPH.amenable("DMD", mutation="nonsense in exon 23")
    assert [drug.name for drug in nonsense.readthrough] == ["throughluren"]
    assert nonsense.readthrough[0].sources[0].quote == "Throughluren reads through nonsense mutations."
    assert GRAPH.amenable("DMD", mutation="missense in exon 23").readthrough == ()
    assert GRAPH.amenable("DMD", deletion="23").readthrough == ()


@pytest.mark.parametrize(("deletion", "excluding"), [("8", 1), ("3-9", 1), ("9-20", 1), ("10", 0), ("45-50", 0)])
def test_therapies_that_exclude_a_deletion(deletion: str, excluding: int) -> None:
    found = GRAPH.amenable("DMD", deletion=deletion).excluding
    assert [drug.name for drug in found] == ["microgene"] * excluding


def test_a_status_is_told_where_the_graph_has_it() -> None:
    indication, term = "<https://w3id.org/medgraph/association/i>", "<https://w3id.org/medgraph/ontology#{}>".format
    approved = [
        f"{indication} {term('subject')} <https://w3id.org/medgraph/drug/eteplirsen> .",
        f'{indication} {term("polarity")} "affirmed" .',
        f'{indication} {term("approvalStatus")} "accelerated" .',
    ]
    store = EmbeddedStore.from_nquads([*exon_triples().splitlines(), *approved])
    record = to_record(Graph(store).amenable("DMD", deletion="48-50"))
    assert record["skips"][0]["drugs"][0]["status"] == "accelerated"


def test_the_record_is_as_agreed() -> None:
    record = to_record(GRAPH.amenable("DMD", deletion="48-50"))
    assert {name: record[name] for name in list(record)[:6]} == {
        "gene": "DMD",
        "transcript": "NM_004006",
        "deletion": [48, 50],
        "removed_nt": 397,
        "in_frame": False,
        "skips": [
            {
                "exons": [51],
                "removed_nt": 630,
                "drugs": [
                    {
                        "drug": "eteplirsen",
                        "evidence": [{"source": "casimersen.md", "quote": "Eteplirsen acts on exon 51."}],
                    }
                ],
            }
        ],
    }
    assert all(isinstance(caution, str) for caution in record["cautions"])


def test_what_keeps_the_frame_has_no_skips() -> None:
    record = to_record(medgraph.amenable("DMD", deletion="45-55"))
    assert (record["in_frame"], record["skips"]) == (True, [])


def test_the_ends_of_a_gene_have_no_frame() -> None:
    for deletion in ("1-5", "70-79", "1-79"):
        record = to_record(medgraph.amenable("DMD", deletion=deletion))
        assert (record["in_frame"], record["skips"]) == (None, [])
        assert record["cautions"]


def test_an_exon_whose_name_is_no_number_stays_a_text() -> None:
    record = to_record(medgraph.amenable("SMN2", deletion="7"))
    assert (record["deletion"], record["in_frame"]) == ([7, 7], None)


def test_exon_inclusion_is_no_skip() -> None:
    for exon in (20, 17):
        answer = GRAPH.amenable("DMD", mutation=f"nonsense in exon {exon}")
        assert not any(drug.name in ("keepsen", "staysen") for offer in answer.offers for drug in offer.drugs)


def test_lines_for_people() -> None:
    lines = list(to_lines(GRAPH.amenable("DMD", deletion="48-50")))
    assert lines[:6] == [
        "DMD (NM_004006): deletion of exons 48-50",
        "out of frame: 186 + 102 + 109 = 397 bases = 3 × 132 + 1",
        "",
        "skipping exon 51 restores the frame: 397 + 233 = 630 bases = 3 × 210",
        "  eteplirsen (exon 51)",
        "    casimersen.md, line 17: “Eteplirsen acts on exon 51.”",
    ]
    assert "no drug of this graph skips it" in "\n".join(to_lines(GRAPH.amenable("DMD", deletion="45")))


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({}, "DMD: give just one: a deletion, a duplication or a mutation"),
        ({"deletion": "3", "mutation": "4"}, "give just one"),
        ({"deletion": "80"}, "has no exon 80"),
        ({"deletion": "50-45"}, "exon 50 comes after exon 45"),
        ({"deletion": "exon fifty"}, "names no exons"),
    ],
)
def test_bad_input(given: dict[str, Any], line: str) -> None:
    with pytest.raises(MedgraphError, match=re.escape(line)):
        medgraph.amenable("DMD", **given)


def test_the_command_needs_no_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MEDGRAPH_GRAPH", raising=False)
    result = CliRunner().invoke(app, ["amenable", "--gene", "DMD", "--deletion", "48-50", "--format", "json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["skips"] == [{"exons": [51], "removed_nt": 630, "drugs": []}]
    assert result.stderr == "no graph, so no drugs: give one with --graph, or run medgraph build\n"


def test_the_command_asks_a_graph(tmp_path: Path) -> None:
    (tmp_path / "graph.nt").write_text(exon_triples(), encoding="utf-8")
    asked = ["amenable", "--gene", "DMD", "--deletion", "48-50", "-g", str(tmp_path / "graph.nt")]
    result = CliRunner().invoke(app, asked)
    assert result.exit_code == 0
    assert "eteplirsen (exon 51)" in result.stdout
    assert result.stderr == ""
