"""What the picture does in a real browser; `opened` also holds it to silence: no request, error or dialog."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Opener
from tests.browser.sample import crowd, graph, lines

import medgraph
from medgraph.exon_map import exon_map
from medgraph.network import Network, to_network

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "<!--<script>",
    "*bold* <b>not</b> &lt;entity&gt; `code`",
    '"; alert(3); "',
    "{{ 7 * 7 }}",
    "line\u2028separator",
    "\u202egnp.exe",
    "__proto__",
    "constructor",
]


@pytest.fixture(scope="module")
def network() -> Network:
    return to_network(graph(lines()))


def point(page: Page, relation: str, drug: str, thing: str) -> tuple[float, float]:
    """Return where on the screen the middle of an edge is, brought into view first."""
    script = """([relation, drug, thing]) => {
        const edge = data.edges.find((one) => one.relation === relation
            && everyNode.get(one.from).name === drug && everyNode.get(one.to).name === thing);
        network.fit({ nodes: [edge.from, edge.to], animation: false });
        const at = network.getPositions([edge.from, edge.to]), a = at[edge.from], b = at[edge.to];
        const middle = network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
        const frame = document.getElementById("canvas").getBoundingClientRect();
        return [frame.x + middle.x, frame.y + middle.y];
    }"""
    x, y = page.evaluate(script, [relation, drug, thing])
    return x, y


def drawn(page: Page, relation: str) -> int:
    """Return how many edges of a relation are drawn."""
    count: int = page.evaluate(
        "(name) => [...shownEdges].filter((id) => everyEdge.get(id).relation === name).length", relation
    )
    assert count <= page.evaluate("network.body.data.edges.length")
    return count


def test_opens_with_a_legend_of_every_kind(opened: Opener, network: Network) -> None:
    page = opened(network)
    shown = {data["kind"] for _, data in network.nodes(data=True)}
    assert page.locator("#kinds input[name=kind]").count() == len(shown)
    assert page.locator("#kinds .swatch").count() == len(shown)
    expect(page.locator("#kinds")).to_contain_text("Mechanism")
    assert page.evaluate("getComputedStyle(document.querySelector('header')).display") == "flex"


def test_an_exon_map_unfolds_below_the_picture(opened: Opener, network: Network) -> None:
    answer = medgraph.amenable("DMD", deletion="48-50")
    page = opened(network, exon_map(answer))
    drawing = page.locator("#exon-map svg[role=img]")
    expect(drawing).to_be_hidden()
    page.locator("#exon-map summary").click()
    expect(drawing).to_be_visible()
    expect(drawing.locator("title").first).to_have_text("DMD: deletion of exons 48-50")
    assert opened(network).locator("#exon-map").count() == 0


@pytest.mark.parametrize(("drugs", "least"), [(7, 40), (30, 45), (300, 300)])
def test_nothing_covers_anything(opened: Opener, drugs: int, least: int) -> None:
    page = opened(to_network(graph(crowd(drugs))))
    overlapping = page.evaluate("""[...shownNodes].flatMap((a) => [...shownNodes].filter((b) => a < b
        && !apart(places.get(a), places.get(b), boxes.get(a), boxes.get(b))).map((b) => [a, b]))""")
    assert page.evaluate("shownNodes.size") > least
    assert overlapping == []


def test_stands_the_same_every_time_and_stays(opened: Opener, network: Network) -> None:
    first, second = opened(network), opened(network)
    where = first.evaluate("network.getPositions()")
    assert where == second.evaluate("network.getPositions()")
    first.wait_for_timeout(300)
    assert where == first.evaluate("network.getPositions()")


@pytest.mark.parametrize(
    ("typed", "name"),
    [("kidney tox", "kidney toxicity"), ("Amondys", "casimersen"), ("purple toe", "purple toe syndrome")],
)
def test_search_finds_shows_and_focuses(opened: Opener, network: Network, typed: str, name: str) -> None:
    page = opened(network)
    page.keyboard.press("/")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(name)
    assert page.evaluate("everyNode.get(network.getSelectedNodes()[0]).name") == name


def test_a_click_on_an_edge_shows_the_sentence_and_its_place(opened: Opener, network: Network) -> None:
    page = opened(network)
    page.mouse.click(*point(page, "hasAdverseEffect", "golodirsen", "nausea"))
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("golodirsen has adverse effect nausea")
    expect(panel.locator("blockquote")).to_have_text("Nausea 20%")
    expect(panel.locator("cite")).to_have_text("golodirsen.md · Adverse reactions · line 22")
    expect(panel.locator("dl")).to_contain_text("20%")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_a_filter_hides_edges_and_what_hangs_on_them(opened: Opener, network: Network) -> None:
    page = opened(network)
    before = drawn(page, "indicatedFor")
    assert before > 0
    page.uncheck("input[value=indicatedFor]")
    assert drawn(page, "indicatedFor") == 0
    page.uncheck("input[name=kind][value=gene]")
    assert page.evaluate("network.body.nodeIndices.filter((id) => everyNode.get(id).group === 'gene').length") == 0
    page.check("input[value=indicatedFor]")
    assert drawn(page, "indicatedFor") == before


def test_what_is_denied_is_off_at_first_then_dashed_and_marked(opened: Opener, network: Network) -> None:
    page = opened(network)
    denied = "[...shownEdges].map((id) => everyEdge.get(id)).filter((edge) => edge.standing === 'negated')"
    assert page.evaluate(f"{denied}.length") == 0
    page.check("input[value=negated]")
    assert page.evaluate(f"{denied}.length") > 0
    assert page.evaluate(f"{denied}.every((edge) => edges.get(edge.id).dashes.length)")
    page.evaluate(f"select({{ edge: {denied}[0].id }})")
    expect(page.locator("#panel .denied")).to_have_text("negated")


def test_the_keyboard_reaches_sentences(opened: Opener, network: Network) -> None:
    page = opened(network)
    page.fill("#search", "warfarin")
    page.keyboard.press("Enter")
    button = page.locator("#panel li button", has_text="skin necrosis")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel blockquote")).to_have_text("Skin necrosis is rare (<0.1%).")


def test_dark_and_light(opened: Opener, network: Network) -> None:
    page = opened(network)
    grounds = set()
    for _ in range(2):
        grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        page.click("#theme")
    assert len(grounds) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_are_text(opened: Opener, text: str) -> None:
    made = to_network(graph([line._replace(sentence=text, section=text) for line in lines()[:14]]))
    for node in made:
        made.nodes[node].update(label=text, aliases=(text,), links=("javascript:alert(4)",))
    page = opened(made)
    page.fill("#search", page.evaluate("data.nodes[0].name"))
    page.hover("#found li")
    page.keyboard.press("Enter")
    shown = " ".join(text.replace("\u2028", "\ufffd").replace("\u202e", "\ufffd").split())
    expect(page.locator("#panel h2")).to_have_text(shown)
    page.evaluate("select({ edge: data.edges.find((one) => one.statements[0].passages.length).id })")
    assert page.locator("#panel blockquote").first.text_content() == shown
    assert page.locator("#panel :is(img, script, b, a)").count() == 0


def test_a_name_of_ten_thousand_characters_is_cut(opened: Opener) -> None:
    made = to_network(graph(lines()[:14]))
    for node in made:
        made.nodes[node]["label"] = "x" * 10_000
    assert opened(made).evaluate("Math.max(...data.nodes.map((node) => node.name.length))") == 200


def test_an_empty_graph_says_so(opened: Opener) -> None:
    expect(opened(to_network(graph([]))).locator("#count")).to_have_text("Nothing to show")
