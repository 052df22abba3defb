"""Read a file in the JSON form of OBO ontologies (OBO graphs)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from medgraph.errors import LexiconError
from medgraph.lexicon.making.entries import UNSAFE_SYNONYMS, Entry, Release, read_text

_OBO = "http://purl.obolibrary.org/obo/"


def read_obographs(path: Path) -> Release:
    """Read the terms of an OBO graphs file.

    Raises LexiconError, with the line, if it is no such file or breaks off.
    """
    graph = _graph(path)
    parents: dict[str, list[str]] = {}
    for edge in graph.get("edges", ()):
        if edge.get("pred") == "is_a":
            parents.setdefault(_curie(edge["sub"]), []).append(_curie(edge["obj"]))
    entries = tuple(_entry(node, parents) for node in _terms(graph))
    version = re.search(r"releases/([^/]+)", str(graph.get("meta", {}).get("version", "")))
    return Release(entries, version[1] if version else "unknown", path)


def _graph(path: Path) -> Mapping[str, Any]:
    try:
        document = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        place = f"{path}:{error.lineno}:{error.colno}"
        raise LexiconError(f"no whole JSON: {error.msg}", place=place) from None
    graphs = document.get("graphs") if isinstance(document, dict) else None
    if not isinstance(graphs, list) or not graphs or "nodes" not in graphs[0]:
        raise LexiconError("OBO graphs have graphs[0].nodes; is this such a file?", place=str(path))
    return dict(graphs[0])


def _terms(graph: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for node in graph["nodes"]:
        if node.get("lbl") and node.get("type", "CLASS") == "CLASS" and not node.get("meta", {}).get("deprecated"):
            yield node


def _entry(node: Mapping[str, Any], parents: Mapping[str, list[str]]) -> Entry:
    identifier = _curie(node["id"])
    synonyms = node.get("meta", {}).get("synonyms", ())
    safe = [s for s in synonyms if s.get("synonymType", "").rpartition("#")[2] not in UNSAFE_SYNONYMS]
    return Entry(
        identifier,
        _plain(node["lbl"]),
        tuple(_plain(s["val"]) for s in safe if s["pred"] == "hasExactSynonym"),
        tuple(_plain(s["val"]) for s in safe if s["pred"] != "hasExactSynonym"),
        tuple(parents.get(identifier, ())),
    )


def _curie(iri: str) -> str:
    return iri.removeprefix(_OBO).replace("_", ":", 1) if iri.startswith(_OBO) else iri


def _plain(text: str) -> str:
    return re.sub(r"[\t\r\n|]", " ", text).strip()
