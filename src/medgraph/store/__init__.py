"""The graph, wherever it lies: one small interface, two kinds.

    interface    `Store`: what every graph can be asked, and what is refused before an engine sees it
    embedded     `EmbeddedStore`: Oxigraph, in memory or on disk
    remote       `RemoteStore`: a server of the SPARQL 1.1 Protocol; `exchange` sends, `credentials` say who asks
    loading      `load`: a graph into such a server, checked by counting
    conversion   the terms of `medgraph.terms` as pyoxigraph's, and back
    opening      `open_graph`: from what a person names to a store

The default graph is the merged graph, every triple once; beside it stands one named graph a page.
"""

from medgraph.store.conversion import Answer, Quad
from medgraph.store.embedded import EmbeddedStore
from medgraph.store.interface import Store
from medgraph.store.loading import Loaded, load
from medgraph.store.opening import open_graph, open_remote
from medgraph.store.remote import RemoteStore

__all__ = ["Answer", "EmbeddedStore", "Loaded", "Quad", "RemoteStore", "Store", "load", "open_graph", "open_remote"]
