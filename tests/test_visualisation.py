"""The page as text: whole, the same every time, and closed to the world."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.browser.sample import graph, lines

from medgraph.errors import OutputError
from medgraph.graph.associations import TEXTS
from medgraph.looks import LINES, LOOKS, Look
from medgraph.model import Relation
from medgraph.network import EXON_OF, KINDS, Network, to_network
from medgraph.visualisation import shown, standing, to_html, view, wrapped

# Relations whose objects are texts are told in a node's panel and drawn nowhere.
_TEXTS = TEXTS


@pytest.fixture(scope="module")
def network() -> Network:
    return to_network(graph(lines()))


@pytest.fixture(scope="module")
def page(network: Network) -> str:
    return to_html(network)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def _tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Parser()
    parser.feed(page)
    return parser.tags


def _data(page: str) -> dict[str, list[dict[str, object]]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    loaded: dict[str, list[dict[str, object]]] = json.loads(found[1])
    return loaded


def test_loads_nothing(page: str) -> None:
    tags = _tags(page)
    assert len(tags) > 20
    assert not [tag for tag in tags if {"src", "href", "style", "onclick"} & tag[1].keys()]
    assert "cdn" not in re.sub(r"<script>/\*\*.*?</script>", "", page, flags=re.DOTALL)
    assert "sourceMappingURL" not in page


def test_policy_admits_only_what_it_hashes(page: str) -> None:
    policy = next(attributes["content"] or "" for tag, attributes in _tags(page) if "http-equiv" in attributes)
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy


def test_every_node_and_statement_is_in_the_page(page: str, network: Network) -> None:
    data = _data(page)
    assert len(data["nodes"]) == network.number_of_nodes() > 90
    said = [said for edge in data["edges"] for said in edge["statements"]]  # type: ignore[attr-defined]
    assert len(said) == network.number_of_edges() > 140


def test_hash_seeds_do_not_matter(tmp_path: Path) -> None:
    script = (
        "import sys; from tests.browser.sample import graph, lines; from medgraph.network import to_network;"
        "from medgraph.visualisation import view; view(to_network(graph(lines())), sys.argv[1])"
    )
    for seed in ("0", "1"):
        out = str(tmp_path / f"{seed}.html")
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[1])}
        subprocess.run([sys.executable, "-c", script, out], check=True, env=environment)
    assert (tmp_path / "0.html").read_bytes() == (tmp_path / "1.html").read_bytes()


def test_order_of_statements_does_not_matter(page: str) -> None:
    assert to_html(to_network(graph(reversed(lines())))) == page


@pytest.mark.parametrize("text", ["</script><b>", "<!--", "]]>", "\u2028", "\u202e", "&quot;"])
def test_hostile_text_cannot_leave_its_place(network: Network, text: str) -> None:
    made = network.copy()
    for node in made:
        made.nodes[node].update(label=text, aliases=(text,), links=("javascript:alert(1)",))
    page = to_html(made, title=text)
    assert [tag for tag, _ in _tags(page)] == [tag for tag, _ in _tags(to_html(network))]
    assert "\u2028" not in page
    assert "\u202e" not in page
    assert all(node["links"] == [] for node in _data(page)["nodes"])


def test_kinds_are_told_apart_by_outline_and_by_colour() -> None:
    assert len({(look.shape, look.radius, look.dashed) for look in LOOKS}) == len(LOOKS)
    assert len({(look.fill, look.border) for look in LOOKS}) == len(LOOKS)


def test_every_kind_and_relation_has_its_look() -> None:
    assert {look.kind for look in LOOKS} == {*KINDS.values(), "disease", "anything", "other"}
    assert {line.relation for line in LINES} == {*Relation, EXON_OF} - _TEXTS


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("look", [look for look in LOOKS if look.ink], ids=lambda look: look.kind)
def test_names_inside_shapes_have_contrast(look: Look) -> None:
    light, dark = sorted((_luminance(look.fill), _luminance(look.ink)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("polarity", "scope", "relation", "meant"),
    [
        ("affirmed", "human", "hasWarning", "affirmed"),
        ("negated", "animal", "hasWarning", "negated"),
        ("hypothetical", "human", "hasWarning", "hypothetical"),
        ("affirmed", "class", "hasWarning", "class"),
        ("affirmed", "animal", "hasMechanism", "affirmed"),
    ],
)
def test_standing(polarity: str, scope: str, relation: str, meant: str) -> None:
    assert standing(polarity, scope, relation) == meant


@pytest.mark.parametrize(
    ("text", "lines_"),
    [("DMD", ["DMD"]), ("", ["?"]), ("x" * 45, ["x" * 20, "x" * 20, "x" * 5]), ("word " * 40, None)],
)
def test_wrapped(text: str, lines_: list[str] | None) -> None:
    found = wrapped(text).split("\n")
    assert len(found) <= 3
    assert max(map(len, found)) <= 20
    assert found == lines_ or (lines_ is None and found[-1].endswith("…"))


def test_shown_cuts_long_names() -> None:
    assert len(shown("x" * 10_000, 200)) == 200


def test_view_writes_utf8_and_says_where_it_cannot(network: Network, tmp_path: Path) -> None:
    out = view(network, tmp_path / "new" / "picture.html", title="Ärzte")
    assert "<title>Ärzte</title>" in out.read_text(encoding="utf-8")
    with pytest.raises(OutputError, match=re.escape(str(tmp_path / "new"))):
        view(network, tmp_path / "new")
