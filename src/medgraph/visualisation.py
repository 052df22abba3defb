"""The picture: one interactive page that holds everything it needs and loads nothing.

pyvis keeps the nodes and edges and brings the drawing library (vis-network); the page around it is ours
(`templates/`), since pyvis' own links to a CDN. Whatever was read on a page is hostile until shown: it
travels as JSON, gets on the screen as text, never as markup, is cut to a length, and loses its invisible
direction marks. The page's policy (CSP) lets run only the scripts and styles whose hashes it names.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medgraph.files import write_atomically
from medgraph.looks import LINES, LOOKS, OPTIONS, STANDINGS
from medgraph.model import Polarity, Relation, Scope
from medgraph.patterns import Pattern
from medgraph.statements import Citation, Statement

if TYPE_CHECKING:
    from pyvis.network import Network as Picture

    from medgraph.network import Network

_TEMPLATES = Path(__file__).parent / "templates"
_SCRIPTS = ("swatches.js", "layout.js", "panel.js", "controls.js", "picture.js")
_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"

_NAME, _SENTENCE, _ALIASES = 200, 2000, 12
_UNSEEN = Pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def view(network: Network, out: Path | str, *, title: str = "medgraph", exon_map: str = "") -> Path:
    """Write the picture of a network as one HTML file and return its path; below it an exon map, if one is given.

    Raises OutputError if the place cannot be written.
    """
    return write_atomically(out, to_html(network, title=title, exon_map=exon_map))


def to_html(network: Network, *, title: str = "medgraph", exon_map: str = "") -> str:
    """Return the picture of a network as one HTML page; the same network gives the same bytes.

    `exon_map` is SVG as `medgraph.exon_map` draws it; it stands folded below the picture.

    >>> import networkx
    >>> page = to_html(networkx.MultiDiGraph(), title="Nothing & nobody")
    >>> page[:15], "<title>Nothing &amp; nobody</title>" in page
    ('<!doctype html>', True)
    """
    picture, passages = _picture(network, title)
    picture.set_options(json.dumps(OPTIONS))
    _use_our_page(picture, passages, exon_map)
    return str(picture.generate_html())


def to_data(network: Network) -> dict[str, Any]:
    """Return what the picture of a network is drawn from, as the scripts of the page read it.

    Each node has its IRI, so that pictures can grow together.
    """
    picture, passages = _picture(network, "")
    return {
        "nodes": picture.nodes,
        "edges": picture.edges,
        "options": OPTIONS,
        "looks": [asdict(look) for look in LOOKS],
        "lines": [asdict(line) for line in LINES],
        "standings": list(STANDINGS.items()),
        "passages": [_passage(citation) for citation in passages],
    }


def _picture(network: Network, title: str) -> tuple[Picture, dict[Citation, int]]:
    from pyvis.network import Network as Picture

    picture = Picture(directed=True, cdn_resources="in_line", heading=shown(title, _NAME))
    passages: dict[Citation, int] = {}
    numbers = _add_nodes(picture, network, passages)
    _add_edges(picture, network, numbers, passages)
    return picture, passages


def shown(text: str, limit: int) -> str:
    r"""Return a text fit to be shown: cut, blanks joined, invisible controls made visible.

    >>> shown("a\u202eb\n c", 20), shown("x" * 30, 8)
    ('a\ufffdb c', 'xxxxxxx…')
    """
    line = " ".join(_UNSEEN.sub("\ufffd", text[: 4 * limit]).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def wrapped(text: str, *, width: int = 20, lines: int = 3) -> str:
    """Return a name broken into lines, as it stands at its node.

    >>> wrapped("upper respiratory tract infection")
    'upper respiratory\\ntract infection'
    """
    text = shown(text, _NAME)
    return "\n".join(textwrap.wrap(text, width, max_lines=lines, placeholder="…")) or "?"


def standing(polarity: str, scope: str, relation: str) -> str:
    """Return how a statement is meant, as one of `STANDINGS`.

    >>> standing("affirmed", "animal", "hasWarning"), standing("affirmed", "animal", "targetsGene")
    ('animal', 'affirmed')

    How a drug works may have been seen in animals: it counts as stated.
    """
    works = relation in (Relation.HAS_MECHANISM, Relation.TARGETS_GENE, Relation.TARGETS_EXON)
    if polarity != Polarity.AFFIRMED or scope == Scope.HUMAN or works:
        return polarity
    return scope


def _add_nodes(picture: Picture, network: Network, passages: dict[Citation, int]) -> dict[str, int]:
    order = {look.kind: place for place, look in enumerate(LOOKS)}
    shapes = {look.kind: look.shape for look in LOOKS}
    nodes = sorted(
        ((iri, data) for iri, data in network.nodes(data=True)),
        key=lambda node: (order[node[1]["kind"]], node[1]["label"], node[0]),
    )
    numbers = {iri: number for number, (iri, _) in enumerate(nodes)}
    for iri, data in nodes:
        about = _about(data, passages) | {"iri": iri}
        picture.add_node(numbers[iri], wrapped(data["label"]), shapes[data["kind"]], group=data["kind"], **about)
    return numbers


def _about(data: Mapping[str, Any], passages: dict[Citation, int]) -> dict[str, object]:
    name = shown(data["label"], _NAME)
    return {
        "title": name,
        "name": name,
        "aliases": [shown(alias, _NAME) for alias in data["aliases"][:_ALIASES]],
        "links": [link for link in data["links"] if re.match(r"https?://[^/]", link)],
        "named": [
            {"relation": _spaced(said.relation), "text": shown(said.text, _NAME)} | _said(said, passages)
            for said in data["named"]
        ],
    }


def _add_edges(picture: Picture, network: Network, numbers: Mapping[str, int], passages: dict[Citation, int]) -> None:
    between: dict[tuple[int, int], int] = defaultdict(int)
    for number, (key, statements) in enumerate(sorted(_drawn(network, numbers).items())):
        source, target, relation, meant = key
        lane = between[min(source, target), max(source, target)]
        between[min(source, target), max(source, target)] += 1
        said = [_said(statement, passages) for statement in statements]
        serious = any(statement.qualifiers.get("serious") == "true" for statement in statements)
        picture.add_edge(
            source,
            target,
            id=number,
            relation=relation,
            standing=meant,
            lane=lane,
            serious=serious,
            statements=said,
        )


def _drawn(network: Network, numbers: Mapping[str, int]) -> dict[tuple[int, int, str, str], list[Statement]]:
    """Return what is drawn as one line: the statements with the same ends, relation and meaning."""
    drawn: dict[tuple[int, int, str, str], list[Statement]] = defaultdict(list)
    for source, target, key, data in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        statement = Statement(key, source, object=target, text="", **data)
        meant = standing(statement.polarity, statement.scope, statement.relation)
        drawn[numbers[source], numbers[target], statement.relation, meant].append(statement)
    return drawn


def _said(statement: Statement, passages: dict[Citation, int]) -> dict[str, object]:
    return {
        "polarity": statement.polarity,
        "scope": statement.scope,
        "origin": statement.origin,
        "qualifiers": _worded(statement.qualifiers),
        "passages": [passages.setdefault(citation, len(passages)) for citation in statement.evidence],
    }


def _worded(qualifiers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the qualifiers in words; bounds only where the page's own wording of a frequency is missing."""
    told = {name: value for name, value in qualifiers.items() if not name.endswith("Inclusive")}
    if "frequency" in told:
        told = {name: value for name, value in told.items() if name not in ("frequencyLower", "frequencyUpper")}
    return [(_spaced(name), shown(value, _NAME)) for name, value in sorted(told.items())]


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _use_our_page(picture: Picture, passages: Iterable[Citation], exon_map: str) -> None:
    import pyvis

    library = _asset(Path(pyvis.__file__).parent / _LIBRARY)
    library = re.sub(r"//# sourceMappingURL=.*", "", library)
    script = '"use strict";\n' + "\n".join(_asset(_TEMPLATES / name) for name in _SCRIPTS)
    style = "\n".join(_asset(_TEMPLATES / name) for name in ("colours.css", "picture.css"))
    picture.set_template_dir(str(_TEMPLATES), "page.html")
    picture.templateEnv.globals.update(
        library=library,
        script=script,
        style=style,
        policy=_policy([library, script], style),
        looks=[asdict(look) for look in LOOKS],
        lines=[asdict(line) for line in LINES],
        standings=list(STANDINGS.items()),
        passages=[_passage(citation) for citation in passages],
        exon_map=exon_map,
        home="",
        sparql="",
    )


def _passage(citation: Citation) -> dict[str, object]:
    where = {name: shown(getattr(citation, name), _NAME) for name in ("page", "title", "section")}
    return where | {"line": citation.line, "sentence": shown(citation.sentence, _SENTENCE)}


def _asset(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip()


def _policy(scripts: Sequence[str], style: str) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(content: str) -> str:
    """Return the name by which a Content-Security-Policy admits a script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
