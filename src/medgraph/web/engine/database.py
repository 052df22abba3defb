"""What a server needs of a graph beyond what `medgraph.store` gives: answers as bytes, updates, snapshots.

A worker holds one `Database`. Its `store` is for everything that asks as the library does; the rest is written by
the engine itself straight into the pipe, in whatever format the client wants.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from medgraph.store import Store
from medgraph.web.engine.places import Place

Write = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as the protocol sends it.

    `default_graphs` and `named_graphs` are the protocol's dataset, and None where it names none; `base` is what
    relative IRIs are relative to; `service` allows to ask other machines.
    """

    sparql: str
    media_type: str
    base: str | None = None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    service: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a whole graph, None the default graph: with data to replace it or to be added, without to drop it."""

    graph: str | None
    data: bytes | None
    media_type: str
    replace: bool


class Database(Protocol):
    """A graph that a worker holds open."""

    @property
    def store(self) -> Store:
        """The graph as the library asks it."""

    def answer(self, write: Write, asked: Asked) -> None:
        """Write the answer to a query. Raises QueryError for a query that cannot be answered."""

    def graph(self, write: Write, name: str | None, media_type: str) -> bool:
        """Write a graph, None the default graph; tell whether there is one of that name."""


class WritableDatabase(Database, Protocol):
    """A graph that a worker holds open for writing."""

    def update(self, sparql: str, base: str) -> None:
        """Run an update, wholly or not at all. Raises QueryError if it is wrong."""

    def change(self, changed: Change) -> bool:
        """Change a whole graph; tell whether it was there before. Raises QueryError for data that cannot be read."""

    def snapshot(self, folder: str) -> None:
        """Put the store as it now is into a folder, and point the name `current` beside it there."""


def open_database(place: Place, *, writes: bool) -> Database:
    """Open a place. Raises NoGraphError if it cannot be opened."""
    if place.remote:
        from medgraph.web.engine.remote import RemoteDatabase

        return RemoteDatabase(place.name)
    from medgraph.web.engine.embedded import EmbeddedDatabase

    return EmbeddedDatabase(place.name, writes=writes)
