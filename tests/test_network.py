"""From the graph to a network: kinds, statements, and how far around a drug one sees."""

from __future__ import annotations

import pytest
from tests.browser.sample import Graph, R, Rows, crowd, graph, lines

from medgraph.errors import QueryError
from medgraph.network import ANYTHING, Network, neighbourhood, to_network
from medgraph.statements import Citation
from medgraph.store import EmbeddedStore

CASIMERSEN = R + "drug/casimersen"


@pytest.fixture(scope="module")
def sample() -> Graph:
    return graph(lines())


@pytest.fixture(scope="module")
def network(sample: Graph) -> Network:
    return to_network(sample)


def _labels(network: Network, kind: str) -> list[str]:
    return sorted(data["label"] for _, data in network.nodes(data=True) if data["kind"] == kind)


@pytest.mark.parametrize(
    ("kind", "label", "count"),
    [
        ("drug", "casimersen", 7),
        ("gene", "DMD", 5),
        ("exon", "DMD exon 45", 4),
        ("mechanism", "exon skipping", 3),
        ("route", "intrathecal", 4),
        ("disease", "Duchenne muscular dystrophy", 10),
        ("condition", "tuberculosis", 38),
        ("drug class", "antisense oligonucleotide", 4),
        ("substance", "aspirin", 5),
        ("substance group", "NSAIDs", 3),
        ("test", "INR", 7),
        ("dosage", "30 mg/kg every 1 week", 10),
        ("anything", "anything", 1),
        ("other", "", 0),
    ],
)
def test_kinds(network: Network, kind: str, label: str, count: int) -> None:
    labels = _labels(network, kind)
    assert len(labels) == count
    assert not count or label in labels


def test_a_disease_is_what_is_treated_in_this_graph(network: Network) -> None:
    assert "cure of Duchenne muscular dystrophy" in _labels(network, "condition")


def test_an_edge_carries_its_statement(network: Network) -> None:
    (edge,) = network.get_edge_data(R + "drug/golodirsen", "http://purl.obolibrary.org/obo/HP_0002018").values()
    assert edge == {
        "relation": "hasAdverseEffect",
        "polarity": "affirmed",
        "scope": "human",
        "origin": "text",
        "qualifiers": {"frequency": "20%", "frequencyLower": "0.2", "frequencyUpper": "0.2"},
        "evidence": (Citation("golodirsen.md", 22, "Nausea 20%", "Adverse reactions", "Golodirsen"),),
    }


def test_a_statement_keeps_all_its_sentences(network: Network) -> None:
    (edge,) = network.get_edge_data(CASIMERSEN, R + "exon/DMD/45").values()
    assert [citation.line for citation in edge["evidence"]] == [39, 40]


def test_names_are_aliases_with_their_sentence(network: Network) -> None:
    node = network.nodes[CASIMERSEN]
    assert node["aliases"] == ("Amondys 45",)
    assert [said.evidence[0].sentence for said in node["named"] if said.text == "Amondys 45"] == [
        "It is sold as Amondys 45."
    ]


def test_links_are_open_identifiers(network: Network) -> None:
    assert network.nodes["http://identifiers.org/hgnc/2928"]["links"] == ("http://identifiers.org/hgnc/2928",)
    assert network.nodes[CASIMERSEN]["links"] == ()


def test_a_gene_in_a_qualifier_goes_by_its_name(network: Network) -> None:
    (edge,) = network.get_edge_data(CASIMERSEN, R + "concept/mechanism/exon-skipping").values()
    assert edge["qualifiers"] == {"targetGene": "DMD", "exonQualifier": "45"}


def test_exons_hang_on_their_genes(network: Network) -> None:
    edge = network.get_edge_data(R + "exon/DMD/45", "http://identifiers.org/hgnc/2928")["exonOf"]
    assert edge["evidence"] == ()


@pytest.mark.parametrize("name", ["casimersen", " CASIMERSEN ", "amondys 45", CASIMERSEN])
def test_a_drug_is_found_by_any_of_its_names(sample: Graph, name: str) -> None:
    assert _labels(to_network(sample, drugs=[name]), "drug") == ["casimersen"]


@pytest.mark.parametrize(
    ("depth", "drugs", "has_inr"),
    [(1, 1, False), (2, 7, False), (3, 7, True)],
)
def test_depth(sample: Graph, depth: int, drugs: int, has_inr: bool) -> None:
    around = to_network(sample, drugs=["casimersen"], depth=depth)
    assert len(_labels(around, "drug")) == drugs
    assert ("INR" in _labels(around, "test")) is has_inr


def test_denials_lead_to_no_other_drug() -> None:
    nothing = [line for line in lines() if line.object == "anything"]
    around = to_network(graph(nothing), drugs=["casimersen"], depth=3)
    assert sorted(around) == sorted([CASIMERSEN, ANYTHING])


def test_order_does_not_matter(network: Network) -> None:
    other = to_network(graph(reversed(lines())))
    assert list(other.nodes(data=True)) == list(network.nodes(data=True))
    assert list(other.edges(keys=True, data=True)) == list(network.edges(keys=True, data=True))


def test_the_real_store_answers_the_same(sample: Graph, network: Network) -> None:
    real = to_network(EmbeddedStore(sample.store))
    assert list(real.edges(keys=True, data=True)) == list(network.edges(keys=True, data=True))


@pytest.mark.parametrize(
    ("drugs", "depth", "message"),
    [
        (["casimersn"], 1, "no drug of the graph is called 'casimersn'; did you mean 'casimersen'?"),
        (["zzz"], 1, "no drug of the graph is called 'zzz'"),
        ([], 0, "the depth must be 1 or more, not 0"),
    ],
)
def test_what_cannot_be_shown_is_said(sample: Graph, drugs: list[str], depth: int, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        to_network(sample, drugs=drugs, depth=depth)
    assert str(caught.value) == message


def test_what_lies_far_from_a_drug_is_not_read() -> None:
    few, many = _Counting(graph([*lines(), *crowd(5)])), _Counting(graph([*lines(), *crowd(60)]))
    assert list(to_network(few, drugs=["golodirsen"])) == list(to_network(many, drugs=["golodirsen"]))
    assert few.rows_read == many.rows_read > 0


class _Counting:
    """A graph that counts the rows that it hands out."""

    def __init__(self, inner: Graph) -> None:
        self.inner, self.rows_read = inner, 0

    def select(self, sparql: str) -> Rows:
        answer = self.inner.select(sparql)
        self.rows_read += len(answer.rows)
        return answer


def test_a_neighbourhood_says_whether_more_lies_around(sample: Graph) -> None:
    store = EmbeddedStore(sample.store)
    assert neighbourhood(store, [CASIMERSEN], limit=3).graph["cut"]
    assert len(neighbourhood(store, [CASIMERSEN], limit=3).edges) < len(neighbourhood(store, [CASIMERSEN]).edges)
    assert not neighbourhood(store, [CASIMERSEN]).graph["cut"]
