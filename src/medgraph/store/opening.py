"""From what a person names to a store: a folder that `medgraph build` wrote, a file of RDF, or a server's address.

A server is right for us if its default graph is the merged graph. One that has no default graph of its own, but
answers with all graphs at once, would tell a statement as often as graphs hold it; there the merged graph has a name
(`remote.MERGED`), and queries are sent to it. What is neither is said in one line.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from medgraph.errors import NoGraphError
from medgraph.store.embedded import HINT, EmbeddedStore
from medgraph.store.exchange import Exchange
from medgraph.store.interface import Store
from medgraph.store.remote import MERGED, RemoteStore
from medgraph.terms import n3

# Pages that share a statement share its drug, too: told by two graphs, it is told twice where all are asked at once.
_DRUGS = "SELECT (COUNT(DISTINCT ?drug) AS ?drugs) (COUNT(?drug) AS ?told) WHERE { ?drug a mg:Drug }"
_LOAD = "load it with: medgraph load URL -g build"


def open_graph(reference: Path | str | None = None) -> Store:
    """Open the graph that a person means.

    Without a reference it is the variable MEDGRAPH_GRAPH, else the folder "build".
    Raises NoGraphError, with what to do.
    """
    place = str(reference or os.environ.get("MEDGRAPH_GRAPH") or "build")
    if is_address(place):
        return open_remote(place)
    path = Path(place)
    if not path.exists():
        raise NoGraphError(f"there is no graph here; {HINT}", place=place)
    store = _open_folder(path) if path.is_dir() else EmbeddedStore.from_file(path)
    if not next(store.triples(), None):
        raise NoGraphError(f"this graph is empty; {HINT}", place=place)
    return store


def is_address(place: str) -> bool:
    """Tell whether a place is the address of a server."""
    return place.lower().startswith(("http://", "https://"))


def open_remote(url: str) -> RemoteStore:
    """Open the graph that a server holds.

    Raises RemoteStoreError where none answers, NoGraphError where it holds no graph, or not as we need it.
    """
    exchange = Exchange(checked(url))
    if RemoteStore(url, exchange=exchange).ask(f"ASK {{ GRAPH {n3(MERGED)} {{ ?s ?p ?o }} }}"):
        return RemoteStore(url, merged=MERGED, exchange=exchange)
    store = RemoteStore(url, exchange=exchange)
    ((drugs, told),) = store.select(_DRUGS).values()
    if drugs != told:
        raise NoGraphError(f"answers with all graphs at once, and so tells things twice; {_LOAD}", place=url)
    if not drugs and store.ask("ASK { GRAPH ?g { ?drug a mg:Drug } }"):
        raise NoGraphError(f"holds graphs of pages, but no default graph of all they say; {_LOAD}", place=url)
    if not drugs and not store.ask("ASK { ?s ?p ?o }"):
        raise NoGraphError(f"this store is empty; {_LOAD}", place=url)
    return store


def checked(url: str) -> str:
    """Return the address of a server; NoGraphError if it is none, or holds a password."""
    try:
        parts = urlsplit(url)
        is_whole = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        is_whole = False
    if not is_whole:
        raise NoGraphError("no address of a server", place=url)
    if parts.username or parts.password:
        place = f"{parts.scheme}://{parts.hostname}{parts.path}"
        raise NoGraphError("give user and password in MEDGRAPH_USER and MEDGRAPH_PASSWORD", place=place)
    return url


def _open_folder(folder: Path) -> EmbeddedStore:
    for store in (folder / "store", folder):
        if (store / "CURRENT").is_file():
            return EmbeddedStore.open(store)
    if (folder / "medgraph.nq").is_file():
        return EmbeddedStore.from_file(folder / "medgraph.nq")
    raise NoGraphError(f"this folder holds no graph (no store/, no medgraph.nq); {HINT}", place=str(folder))
