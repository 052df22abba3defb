"""The text behind a statement: each sentence is marked where it stands, whatever the page is written in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.labels import SET_ID, record, reply, spl

import medgraph
from medgraph.terms import Iri
from medgraph.web.explorer import sources
from medgraph.web.explorer.facts import first, nodes_of

_HTML = """<html><body><h1>Exemplirsen</h1><p>Exemplirsen is taken <b>by&nbsp;mouth</b> once daily.</p>
<h2>Side effects</h2><ul><li>fever &amp; chills</li><li>Rash was seen in 12% of patients.</li></ul></body></html>"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    pages = folder / "pages"
    pages.mkdir()
    (pages / "page.html").write_text(_HTML, encoding="utf-8")
    (pages / "many.json").write_bytes(reply(record(1), record(2, dose=40)))
    (pages / "one.json").write_bytes(reply(record(3)))
    (pages / "label.xml").write_text(spl(4), encoding="utf-8")
    medgraph.build(pages, out=folder / "out")
    return folder / "out"


def test_every_mark_is_the_sentence_that_it_stands_for(built: Path) -> None:
    store = medgraph.open(built).store
    pages = store.select("SELECT ?page ?name { ?page a mg:Monograph ; mg:name ?name }").values()
    assert {name for _, name in pages} == {"page.html", *(SET_ID.format(number) for number in (1, 2, 3, 4))}
    for iri, name in pages:
        nodes = nodes_of(store.select(sources.SOURCE, {"page": [Iri(str(iri))]}))
        paths = [first(said, "path") for said in nodes.values() if "path" in said]
        monograph = sources.read_kept(nodes[str(iri)], str(name), built / "sources", paths)
        assert monograph is not None
        marks = list(sources.marks_of(nodes, str(iri), monograph, raw=False))
        assert marks
        for mark in marks:
            assert _letters(monograph.view.text[mark.start : mark.end]) == _letters(mark.sentence)


def test_bytes_that_are_not_those_that_were_read_are_not_shown(built: Path, tmp_path: Path) -> None:
    store = medgraph.open(built).store
    iri = "https://w3id.org/medgraph/monograph/page.html"
    page = nodes_of(store.select(sources.SOURCE, {"page": [Iri(iri)]}))[iri]
    assert sources.read_kept(page, "page.html", tmp_path, []) is None
    (tmp_path / first(page, "sha256")).write_text("something else", encoding="utf-8")
    assert sources.read_kept(page, "page.html", tmp_path, []) is None
    alone = sources.source_page(store, iri, "page.html", str(tmp_path), raw=False)
    assert "Rash was seen in 12% of patients." in alone
    assert "not at hand" in alone


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text)
