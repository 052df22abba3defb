"""RDF from a file, term by term as it is written there.

A store spells numbers and dates anew and knows nothing of prefixes. Shapes are read as they stand: a
parameter is then the term that their author wrote, and messages name things with the author's prefixes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from medgraph.store.conversion import triple_of
from medgraph.terms import Triple


@dataclass(frozen=True, slots=True)
class Document:
    """The triples of a file, those of named graphs among them, and its prefixes."""

    triples: tuple[Triple, ...]
    prefixes: Mapping[str, str]


def read_document(path: Path) -> Document:
    """Read a file of RDF, its format named by its ending.

    Raises SyntaxError for what is not of that format, ValueError for an unknown ending and for RDF 1.2, OSError.
    """
    kind = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    if kind is None:
        raise ValueError("its ending names no format of RDF")
    parser = ox.parse(path=str(path), format=kind)
    return Document(tuple(map(triple_of, parser)), dict(parser.prefixes))
