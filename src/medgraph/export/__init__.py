"""The graph handed on: RDF syntaxes, tables, and the formats of property graphs.

    export(store, "turtle", "build/medgraph.ttl")
    export(store, "kgx", "build/kgx")

Equal graphs give equal bytes, whatever the order in which they were read. Files are replaced in one step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from pathlib import Path

from medgraph.errors import OutputError
from medgraph.export import rdf
from medgraph.export.statements import Statements
from medgraph.export.turtle import trig, turtle
from medgraph.files import write_atomically
from medgraph.store import Quad, Store
from medgraph.terms import n3

__all__ = ["FORMATS", "export", "exported"]


def _graphs(store: Store) -> Iterable[str]:
    quads = sorted(store.canonical_quads(), key=_graph_name)
    return trig((named[0][3], (quad[:3] for quad in named)) for named in _by_graph(quads))


def _by_graph(quads: Iterable[Quad]) -> Iterable[list[Quad]]:
    return (list(group) for _, group in groupby(quads, key=_graph_name))


def _graph_name(quad: Quad) -> str:
    return n3(quad[3]) if quad[3] else ""


def _graphml(store: Store) -> Iterable[str]:
    from medgraph.export.graphml import graphml

    return graphml(Statements(store.local()))


def _csv(store: Store) -> Iterable[str]:
    from medgraph.export.tables import statements_csv

    return [statements_csv(Statements(store.local()))]


def _kgx(store: Store) -> Mapping[str, str]:
    from medgraph.export.tables import kgx

    return kgx(Statements(store.local()))


def _neo4j(store: Store) -> Mapping[str, str]:
    from medgraph.export.tables import neo4j

    return neo4j(Statements(store.local()))


_ONE_FILE: Mapping[str, tuple[str, Callable[[Store], Iterable[str]]]] = {
    "turtle": ("ttl", lambda store: turtle(store.canonical_triples())),
    "ntriples": ("nt", lambda store: rdf.ntriples(store.canonical_triples())),
    "nquads": ("nq", lambda store: rdf.nquads(store.canonical_quads())),
    "trig": ("trig", _graphs),
    "jsonld": ("jsonld", lambda store: rdf.jsonld(store.canonical_triples())),
    "rdfxml": ("rdf", lambda store: rdf.rdfxml(store.canonical_triples())),
    "graphml": ("graphml", _graphml),
    "csv": ("csv", _csv),
}
_SEVERAL_FILES: Mapping[str, Callable[[Store], Mapping[str, str]]] = {"kgx": _kgx, "neo4j": _neo4j}

FORMATS = (*_ONE_FILE, *_SEVERAL_FILES)
"""What `export` can write."""


def exported(store: Store, to: str) -> Mapping[str, str]:
    """Return the files of an export by their names, one or several.

    Raises OutputError for an unknown format, and for a graph that the format cannot hold.
    """
    if to in _SEVERAL_FILES:
        return _SEVERAL_FILES[to](store)
    if to not in _ONE_FILE:
        raise OutputError(f'no export is called "{to}"; there are {", ".join(FORMATS)}')
    ending, write = _ONE_FILE[to]
    try:
        return {f"medgraph.{ending}": "".join(write(store))}
    except ValueError as error:
        raise OutputError(f"cannot be written as {to}: {error}") from error


def export(store: Store, to: str, out: Path | str) -> list[Path]:
    """Write a graph to a file, or for kgx and neo4j into a folder; return the files written.

    One file in an existing folder is named "medgraph" with the format's ending. Raises OutputError
    for an unknown format and for a place that cannot be written.
    """
    files, place = exported(store, to), Path(out)
    if to in _ONE_FILE and not place.is_dir():
        return [write_atomically(place, text) for text in files.values()]
    return [write_atomically(place / name, text) for name, text in files.items()]
