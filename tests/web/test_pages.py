"""What pages cost: how many queries, and that none of them reads what is not its own."""

from __future__ import annotations

import pytest
from tests.web.serving import GOLDEN, Server

from medgraph.rows import Rows
from medgraph.sparql import Bindings
from medgraph.store import open_graph
from medgraph.web.explorer import entities
from medgraph.web.explorer.directory import Directory, called, read_directory
from medgraph.web.explorer.entities import Wanted
from medgraph.web.explorer.listing import Asked


class Counting:
    """A store that counts what it is asked."""

    def __init__(self) -> None:
        self._store, self.asked = open_graph(GOLDEN), list[str]()

    def select(self, sparql: str, bindings: Bindings | None = None) -> Rows:
        self.asked.append(sparql)
        return self._store.select(sparql, bindings)


@pytest.fixture
def store() -> Counting:
    return Counting()


@pytest.fixture
def directory(store: Counting) -> Directory:
    read = read_directory(store)
    store.asked.clear()
    return read


def wanted(directory: Directory, kind: str) -> Wanted:
    entry = directory.most(kind, 1)[0]
    return Wanted((entry.iri,), entry.label, kind, entry.address, asked=Asked((entry.iri,)))


def test_a_drug_takes_one_query(store: Counting, directory: Directory) -> None:
    assert "</html>" in entities.drug_page(store, wanted(directory, "drug"))
    assert len(store.asked) == 1


@pytest.mark.parametrize("kind", ["gene", "exon", "effect", "route"])
def test_another_thing_takes_a_handful(store: Counting, directory: Directory, kind: str) -> None:
    assert "</html>" in entities.thing_page(store, wanted(directory, kind))
    assert len(store.asked) <= 6


def test_two_drugs_take_one_query(store: Counting, directory: Directory) -> None:
    entities.compare_page(store, wanted(directory, "drug"), wanted(directory, "drug"))
    assert len(store.asked) == 1


def test_names_are_completed_by_the_beginning_of_any_word(directory: Directory) -> None:
    labels = [entry.label for entry, _ in directory.complete("45")]
    assert "DMD exon 45" in labels
    assert not directory.complete("xon")
    assert not directory.complete("  ")


def test_an_unknown_name_is_not_found_and_says_what_is_near(server: Server) -> None:
    answer = server.client.get("/drug/casimersan")
    assert answer.status_code == 404
    assert "/drug/casimersen" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/drug/%00",
        "/thing?iri=%22%3E%3Cscript%3E",
        "/drugs?page=999999999999999999999",
        "/drugs?class=no%22such",
        "/source/../../etc/passwd",
        "/source/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/assets/..%2fsite.py",
        "/questions/nothing",
        "/exon-map?gene=DMD&exons=%3Cb%3E",
        "/graph?around=x",
        "/download?format=exe&query=ASK%7B%7D",
        "/query?query=SELECT%20*%20%7B%20SERVICE%20%3Chttp%3A%2F%2Fe%2F%3E%20%7B%7D%20%7D",
        "/complete?q=%F0%9F%92%A9&kinds=nothing",
        f"/search?q={'x' * 5000}",
    ],
)
def test_strange_addresses_get_plain_answers(server: Server, path: str) -> None:
    answer = server.client.get(path)
    assert answer.status_code < 500
    assert "<script>" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize("text", ["cas", "Amondys", "exon 4", "head", '"', "nothing of the kind"])
def test_the_query_that_search_shows_finds_what_it_lists(text: str, store: Counting, directory: Directory) -> None:
    listed = {(entry.iri, name) for entry, name in directory.complete(text, limit=1000)}
    found = {(str(node), str(name)) for node, name in store.select(called(text)).values()}
    stated = {(iri, name) for iri, name in found if (entry := directory.by_iri(iri)) and entry.count}
    assert listed <= found
    assert {iri for iri, _ in stated} == {iri for iri, _ in listed if (e := directory.by_iri(iri)) and e.count}


@pytest.mark.parametrize(
    "path", ["/", "/search?q=e", "/drug/casimersen", "/gene/DMD", "/drugs", "/questions/adverse-effects"]
)
def test_a_view_shows_its_query(server: Server, path: str) -> None:
    assert 'class="sparql"' in server.client.get(path).text
