"""The store on disk as a server needs it; beside `medgraph.store` pyoxigraph is known only in this package.

A store that is written to is open in one process alone; the others read snapshots of it, which cost links and no
copies.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from medgraph import sparql as syntax
from medgraph.errors import QueryError
from medgraph.prefixes import PREFIXES
from medgraph.store import EmbeddedStore
from medgraph.web.engine.database import Asked, Change, Write
from medgraph.web.engine.serialising import rdf_format, write_result, write_triples


class EmbeddedDatabase:
    """A store on disk, open for reading or for writing."""

    def __init__(self, path: str, *, writes: bool = False) -> None:
        # What a name leads to may change while the store is open: its files are those of one folder.
        opened = EmbeddedStore.open(Path(path).resolve(), read_only=not writes)
        self._inner, self.store = opened.inner, opened

    def answer(self, write: Write, asked: Asked) -> None:
        """Write the answer to a query as Oxigraph finds it."""
        syntax.form(asked.sparql, service=asked.service)
        try:
            result = self._inner.query(
                asked.sparql,
                base_iri=asked.base,
                prefixes=PREFIXES,
                **_dataset(asked),  # type: ignore[arg-type]
            )
            write_result(result, write, asked.media_type)
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            raise QueryError(f"the query cannot be answered: {error}") from error

    def graph(self, write: Write, name: str | None, media_type: str) -> bool:
        """Write a graph, None the default graph; tell whether there is one of that name."""
        try:
            graph = ox.NamedNode(name) if name else ox.DefaultGraph()
            if isinstance(graph, ox.NamedNode) and not self._inner.contains_named_graph(graph):
                return False
            quads = self._inner.quads_for_pattern(None, None, None, graph)
            write_triples((quad.triple for quad in quads), write, media_type)
        except (ValueError, OSError, RuntimeError) as error:
            raise QueryError(f"the graph cannot be given: {error}") from error
        return True

    def update(self, sparql: str, base: str) -> None:
        """Run an update, wholly or not at all."""
        try:
            self._inner.update(sparql, base_iri=base, prefixes=PREFIXES)
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            raise QueryError(f"the update cannot be done: {error}") from error

    def change(self, changed: Change) -> bool:
        """Change a whole graph in one update; tell whether it was there before."""
        try:
            name = str(ox.NamedNode(changed.graph)) if changed.graph else None
            there_was = name is None or self._inner.contains_named_graph(ox.NamedNode(changed.graph or ""))
            self._inner.update(" ;\n".join(_operations(changed, name)))
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            raise QueryError(f"this is no graph: {error}") from error
        return there_was

    def snapshot(self, folder: str) -> None:
        """Put the store as it now is into a folder, and point the name `current` beside it there."""
        self._inner.backup(folder)
        current, fresh = Path(folder).with_name("current"), Path(folder).with_name("fresh")
        fresh.symlink_to(Path(folder).name)
        fresh.replace(current)


def _operations(changed: Change, name: str | None) -> Iterator[str]:
    """Yield the operations that make a change, for one update that is done wholly or not at all."""
    graph = f"GRAPH {name}" if name else "DEFAULT"
    if changed.replace:
        yield f"DROP SILENT {graph}"
    if changed.data is None:
        return
    triples = ox.parse(changed.data, rdf_format(changed.media_type), base_iri=changed.graph, without_named_graphs=True)
    text = ox.serialize((quad.triple for quad in triples), format=ox.RdfFormat.N_TRIPLES) or b""
    if name:
        yield f"CREATE SILENT {graph}"
    yield f"INSERT DATA {{ {f'{graph} {{' if name else ''} {text.decode()} {'}' if name else ''} }}"


def _dataset(asked: Asked) -> dict[str, list[ox.NamedNode]]:
    """Return the protocol's dataset; where it names some graphs, there are no others."""
    if asked.default_graphs is None and asked.named_graphs is None:
        return {}
    return {
        "default_graph": [ox.NamedNode(name) for name in asked.default_graphs or ()],
        "named_graphs": [ox.NamedNode(name) for name in asked.named_graphs or ()],
    }
