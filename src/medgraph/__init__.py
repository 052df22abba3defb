"""Drug monographs to a validated RDF knowledge graph, every statement with its sentence.

    >>> import medgraph
    >>> page = medgraph.parse_monograph("# Warfarin\\n\\nWarfarin is given by mouth.", name="warfarin.md")
    >>> [fact.object for fact in medgraph.extract_facts(page).facts if fact.relation == "hasRoute"]
    ['oral']

The names below are imported when first used: `import medgraph` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from medgraph.api import Graph, amenable, build, compare, fetch, open  # noqa: A004
    from medgraph.extraction import extract_facts
    from medgraph.monographs import parse_monograph, read_monograph, read_monographs
    from medgraph.sections import split_sections

__version__ = "0.1.0"

_HOMES = {
    "Graph": "medgraph.api",
    "amenable": "medgraph.api",
    "build": "medgraph.api",
    "compare": "medgraph.api",
    "fetch": "medgraph.api",
    "open": "medgraph.api",
    "extract_facts": "medgraph.extraction",
    "parse_monograph": "medgraph.monographs",
    "read_monograph": "medgraph.monographs",
    "read_monographs": "medgraph.monographs",
    "split_sections": "medgraph.sections",
}

__all__ = [
    "Graph",
    "amenable",
    "build",
    "compare",
    "extract_facts",
    "fetch",
    "open",
    "parse_monograph",
    "read_monograph",
    "read_monographs",
    "split_sections",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'medgraph' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
