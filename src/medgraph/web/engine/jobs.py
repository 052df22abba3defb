"""The work that is done in the workers: functions of a module, called with the open database."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from medgraph import queries
from medgraph.errors import QueryError
from medgraph.rows import Rows
from medgraph.sparql import Bindings
from medgraph.web.engine.database import Asked, Change, Database, WritableDatabase, Write


def select(database: Database, sparql: str, bindings: Bindings | None, limit: int | None) -> Rows:
    """Ask a SELECT query; of its rows the first `limit`."""
    return database.store.select(sparql, bindings, limit=limit)


def ask_catalogue(database: Database, name: str, parameters: Mapping[str, str], limit: int | None) -> Rows:
    """Ask a question of the catalogue."""
    if name not in queries.catalogue():
        raise QueryError(f'no question of the catalogue is called "{name}"')
    query = queries.catalogue()[name]
    return database.store.select(query.sparql, queries.bindings(database.store, query, parameters), limit=limit)


def call(database: Database, function: Callable[..., object], args: tuple[object, ...]) -> object:
    """Call a function of a module as function(store, *args)."""
    return function(database.store, *args)


def answer(database: Database, write: Write, asked: Asked) -> None:
    """Write the answer to a query as the protocol sends it."""
    database.answer(write, asked)


def graph(database: Database, write: Write, name: str | None, media_type: str) -> bool:
    """Write a graph; tell whether there is one of that name."""
    return database.graph(write, name, media_type)


def nothing(_database: WritableDatabase) -> None:
    """Change nothing."""


def update(database: WritableDatabase, sparql: str, base: str) -> None:
    """Run a SPARQL update."""
    database.update(sparql, base)


def change(database: WritableDatabase, changed: Change) -> bool:
    """Change a whole graph; tell whether it was there before."""
    return database.change(changed)


def write(
    database: WritableDatabase, function: Callable[..., object], args: tuple[object, ...], snapshot: str
) -> object:
    """Let a function change the database, then put a snapshot of it where the readers look."""
    result = function(database, *args)
    database.snapshot(snapshot)
    return result
