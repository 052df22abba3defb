"""From what a person names to a store: a folder that `medgraph build` wrote, or a file of RDF."""

from __future__ import annotations

import os
from pathlib import Path

from medgraph.errors import NoGraphError
from medgraph.store.embedded import HINT, EmbeddedStore
from medgraph.store.interface import Store


def open_graph(reference: Path | str | None = None) -> Store:
    """Open the graph that a person means.

    Without a reference it is the variable MEDGRAPH_GRAPH, else the folder "build".
    Raises NoGraphError, with what to do.
    """
    place = str(reference or os.environ.get("MEDGRAPH_GRAPH") or "build")
    if place.lower().startswith(("http://", "https://")):
        raise NoGraphError("remote graphs are not supported yet; give a folder or a file", place=place)
    path = Path(place)
    if not path.exists():
        raise NoGraphError(f"there is no graph here; {HINT}", place=place)
    store = _open_folder(path) if path.is_dir() else EmbeddedStore.from_file(path)
    if not next(store.triples(), None):
        raise NoGraphError(f"this graph is empty; {HINT}", place=place)
    return store


def _open_folder(folder: Path) -> EmbeddedStore:
    for store in (folder / "store", folder):
        if (store / "CURRENT").is_file():
            return EmbeddedStore.open(store)
    if (folder / "medgraph.nq").is_file():
        return EmbeddedStore.from_file(folder / "medgraph.nq")
    raise NoGraphError(f"this folder holds no graph (no store/, no medgraph.nq); {HINT}", place=str(folder))
