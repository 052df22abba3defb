"""The ways that people take through the explorer, in a real browser; `visit` holds every page to its policy."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Visitor
from tests.browser.sample import crowd, graph
from tests.browser.site import HOSTILE
from tests.web.serving import Server, served

HEADACHE = "http://purl.obolibrary.org/obo/HP_0002315"
PAGES = (
    "/",
    "/drug/casimersen",
    "/effect/headache",
    "/gene/DMD",
    "/drugs",
    "/source/casimersen.md",
    "/compare?a=eteplirsen&b=casimersen",
    "/questions",
    "/questions/adverse-effects?drug=casimersen",
    "/questions/adverse-effects?drug=casimersen&view=chart",
    "/query",
    "/exon-map?gene=DMD&exons=48-50",
    "/graph",
    "/graph?drug=casimersen",
    "/search?q=evil",
)


def test_from_a_name_to_its_effects_to_the_sentence_in_its_page(visit: Visitor) -> None:
    page = visit("/")
    page.get_by_role("combobox").press_sequentially("casim")
    expect(page.get_by_role("option").first).to_have_text(re.compile("casimersen"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("casimersen")
    row = page.locator("#hasAdverseEffect tr", has_text="fever")
    expect(row.locator("svg.bar")).to_be_visible()
    row.locator("summary").click()
    sentence = row.locator("blockquote").inner_text()
    row.locator("figcaption a").click()
    marked = page.locator("mark:target")
    expect(marked).to_be_in_viewport()
    assert "".join(page.locator(f"mark[data-key='{page.url.rpartition('#e-')[2]}']").all_inner_texts()) == sentence


def test_a_question_is_a_form_with_names_to_choose_from(visit: Visitor) -> None:
    page = visit("/questions/drugs-targeting-exons")
    page.get_by_role("combobox", name="gene", exact=True).press_sequentially("DM")
    page.get_by_role("option", name="DMD").first.click()
    page.get_by_role("button", name="Ask").click()
    rows = page.locator(".result tbody tr")
    expect(rows.filter(has_text="casimersen").first).to_contain_text("DMD exon 45")
    assert "gene=DMD" in page.url
    page.locator("footer .sparql summary").click()
    expect(page.locator("footer .sparql")).to_contain_text("http://identifiers.org/hgnc/2928")


def test_a_query_is_typed_completed_run_and_taken_home(visit: Visitor) -> None:
    page = visit("/query")
    page.wait_for_selector("body[data-ready]")
    page.locator("#editor").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT ?drug WHERE { ?drug mg:targetsEx", delay=40)  # as fast as people type
    expect(page.locator(".ace_autocomplete .ace_line").first).to_have_text(re.compile("mg:targetsExon"))
    page.keyboard.press("Enter")
    page.keyboard.type(" ?exon . ?exon mg:exonNumber 45 }")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".result tbody td").first).to_have_text("drug:casimersen")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.path().read_bytes() == b"drug\r\nhttps://w3id.org/medgraph/drug/casimersen\r\n"


def test_the_graph_grows_on_a_click_can_be_filtered_and_shared(visit: Visitor) -> None:
    page = visit("/graph")
    page.get_by_role("combobox", name="Drug", exact=True).fill("Amondys 45")
    page.get_by_role("button", name="Draw").click()
    page.wait_for_selector("body[data-ready]", state="attached")
    few = page.evaluate("data.nodes.length")
    page.get_by_role("combobox").fill("DMD exon 45")
    page.keyboard.press("Enter")
    page.locator("#panel li button", has_text="DMD").last.click()
    page.get_by_role("button", name="Show what lies around it").click()
    expect(page.locator("#kinds label", has_text="Drug").first.locator("small")).to_have_text("4")
    assert page.evaluate("data.nodes.length") > few
    many = page.evaluate("shownEdges.size")
    page.uncheck("input[value=targetsGene]")
    assert page.evaluate("shownEdges.size") < many
    page.get_by_role("combobox").fill("eteplirsen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Its page")).to_have_attribute("href", "/drug/eteplirsen")
    page.reload()
    page.wait_for_selector("body[data-ready]", state="attached")
    assert {"casimersen", "eteplirsen"} <= set(page.evaluate("data.nodes.map((node) => node.name)"))


def test_what_a_crowded_picture_is_drawn_around_is_shown(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "crowd.nt"
    of_headache = [line for line in crowd(550) if line.object == "HP:0002315"]
    graph(of_headache).store.dump(str(file), format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    with served(file) as server:
        page = browser.new_page(base_url=str(server.client.base_url))
        page.goto(f"/graph?around={quote(HEADACHE, safe='')}")
        page.wait_for_selector("body[data-ready]", state="attached")
        assert page.evaluate("shownEdges.size > ENOUGH")
        assert page.evaluate("[...shownNodes].some((id) => data.things.includes(everyNode.get(id).iri))")
        page.close()


def test_the_exon_map_answers_for_a_deletion(visit: Visitor) -> None:
    page = visit("/gene/DMD")
    page.get_by_role("link", name="Exon map").click()
    page.get_by_label("Exons").last.fill("48-50")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("status")).to_have_text("Out of frame: 186 + 102 + 109 = 397 bases = 3 × 132 + 1")
    offer = page.locator(".offers li").first
    expect(offer).to_contain_text("Exon 51")
    expect(offer.get_by_role("link", name="eteplirsen").first).to_be_visible()
    expect(page.locator(".map svg")).to_be_visible()
    offer.locator("summary").first.click()
    offer.locator("figcaption a").first.click()
    expect(page.locator(".line:target + mark")).to_be_in_viewport()


def test_the_keyboard_gets_out_of_the_editor(visit: Visitor) -> None:
    page = visit("/query")
    page.wait_for_selector("body[data-ready]")
    page.locator("#editor").click()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.ace_editor') === null")


def test_a_source_narrows_a_drug_down_to_what_it_says(visit: Visitor) -> None:
    page = visit("/drug/casimersen")
    page.locator(".sources").get_by_role("link", name="viltolarsen.txt").click()
    assert set(page.locator(".quote figcaption").all_inner_texts()) != set()
    assert page.locator("#hasAdverseEffect").count() == 0
    page.locator(".sources .chip").click()
    expect(page.locator("#hasAdverseEffect")).to_be_visible()


def test_without_scripts_pages_questions_and_queries_work(visit: Visitor) -> None:
    page = visit("/search?q=Amondys%2045", script=False)
    expect(page.get_by_role("heading", level=1)).to_have_text("casimersen")
    page = visit("/query", script=False)
    page.get_by_label("Query").fill("ASK { ?drug mg:targetsExon ?exon }")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("status")).to_have_text("Yes")


def test_facets_narrow_a_list_down_and_can_be_taken_back(visit: Visitor) -> None:
    page = visit("/drugs")
    everything = page.locator(".names-list li").count()
    page.locator(".facets").get_by_role("link", name="intravenous").click()
    assert 0 < page.locator(".names-list li").count() < everything
    page.locator(".facets .chip").click()
    expect(page.locator(".names-list li")).to_have_count(everything)


def test_a_wrong_query_says_so_and_stays_in_the_editor(site: Server) -> None:
    answer = site.client.get("/query", params={"query": "SELECT ?x { ?x <b "})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert "SELECT ?x { ?x &lt;b" in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_nobody_is_shut_out(visit: Visitor, path: str) -> None:
    page = visit(path)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    grave = [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in ("serious", "critical")]
    assert not grave


def test_a_phone_shows_every_page_without_scrolling_sideways(visit: Visitor, site: Server) -> None:
    page = visit("/", width=390, scheme="dark")
    for path in PAGES:
        page.goto(f"{site.client.base_url}{path[1:]}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), path


def quietly_text(page: Page) -> None:
    """Hold a page to having nothing in it that a stranger's text made."""
    assert (
        page.evaluate("document.querySelectorAll('main script, main img, main [onload], main [onerror]').length") == 0
    )
    assert "\u202e" not in page.locator("body").inner_text()


def test_what_an_enemy_wrote_is_text_in_the_graph(visit: Visitor) -> None:
    page = visit("/graph?" + "&".join(f"around=https://w3id.org/medgraph/drug/evil-{n}" for n in range(len(HOSTILE))))
    page.wait_for_selector("body[data-ready]", state="attached")
    for edge in page.evaluate("data.edges.map((edge) => edge.id)"):
        page.evaluate(f"select({{ edge: {edge} }}, true)")
        assert page.locator("#panel blockquote").count() == 1
        quietly_text(page)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_what_an_enemy_wrote_is_text_everywhere(visit: Visitor, site: Server, number: int) -> None:
    page = visit(f"/drug/evil-{number}")
    quietly_text(page)
    seen = " ".join(HOSTILE[number].replace("\u202e", "\ufffd").replace("\u2066", "\ufffd").split())[:150]
    expect(page.locator("#hasAdverseEffect th a").first).to_contain_text(seen)
    page.locator("#hasAdverseEffect th a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(seen)
    quietly_text(page)
    sparql = f"SELECT ?label WHERE {{ <https://w3id.org/medgraph/drug/evil-{number}> mg:brandName ?label }}"
    page.goto(f"{site.client.base_url}query?query={quote(sparql)}")
    expect(page.locator(".result td").first).to_contain_text(seen)
    quietly_text(page)


def test_a_page_by_an_enemy_is_shown_as_text_with_its_sentences(visit: Visitor) -> None:
    for address in ("/source/evil.md", "/source/evil.md?raw=1"):
        page = visit(address)
        quietly_text(page)
        expect(page.locator(".source .text")).to_contain_text("Rash was seen in 12% of patients.")
    expect(page.locator(".source .text")).to_contain_text("<img src=x onerror=alert(5)>")


def test_a_spreadsheet_takes_nothing_for_a_formula(site: Server) -> None:
    sparql = "SELECT ?name { ?drug mg:brandName ?name FILTER(STRSTARTS(?name, '=')) }"
    assert site.client.get("/download", params={"query": sparql}).text == "name\r\n'=HYPERLINK(1)\r\n"
