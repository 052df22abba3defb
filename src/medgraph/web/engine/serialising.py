"""Answers of Oxigraph as bytes, written as they are found, so that a large one needs no memory.

Two things are put right on the way: Turtle's prefixes stand in order, and XML holds no characters that XML cannot
hold, whatever a page had in it; they become U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, cast

import pyoxigraph as ox

from medgraph.patterns import Pattern
from medgraph.prefixes import PREFIXES
from medgraph.web.engine.database import Write
from medgraph.web.engine.frames import CHUNK_SIZE

Result = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_NAME_AT_END = Pattern(r"[A-Za-z_][\w.\-]*$")
_NOT_IN_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_REPLACEMENT = "\ufffd".encode()


def write_result(result: Result, write: Write, media_type: str) -> None:
    """Write the answer to a query. Raises ValueError where the format cannot say it."""
    if isinstance(result, ox.QueryTriples):
        write_triples(result, write, media_type)
        return
    form = ox.QueryResultsFormat.from_media_type(media_type)
    if form is None:
        raise ValueError(f"no format of results: {media_type}")
    with _file(write, xml=form == ox.QueryResultsFormat.XML) as file:
        result.serialize(file, form)


def write_triples(triples: Iterable[ox.Triple], write: Write, media_type: str) -> None:
    """Write triples. Raises ValueError where the format cannot say them."""
    form = rdf_format(media_type)
    if form == ox.RdfFormat.RDF_XML:
        triples = _sayable_in_xml(triples)
    prefixes = PREFIXES if form in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG) else None
    with _file(write, xml=form == ox.RdfFormat.RDF_XML) as file:
        ox.serialize(triples, file, form, prefixes=prefixes)


def rdf_format(media_type: str) -> ox.RdfFormat:
    """Return the format of a media type. Raises ValueError if it has none."""
    form = ox.RdfFormat.from_media_type(media_type)
    if form is None:
        raise ValueError(f"no format of RDF: {media_type}")
    return form


class _Pieces:
    """As much of a file as Oxigraph writes to: it hands on what it gets in pieces of some size."""

    def __init__(self, write: Write, *, xml: bool) -> None:
        self._write, self._xml = write, xml
        self._kept, self._begun = bytearray(), False

    def write(self, data: bytes) -> int:
        self._kept += data
        if len(self._kept) >= CHUNK_SIZE:
            self._hand_on(self._kept.rfind(b"<") if self._xml else len(self._kept))  # no character is cut in two
        return len(data)

    def flush(self) -> None:
        self._hand_on(len(self._kept))

    def _hand_on(self, size: int) -> None:
        piece = bytes(self._kept[:size])
        if self._xml:
            piece = _NOT_IN_XML.sub(_REPLACEMENT, piece)
        elif not self._begun:
            piece = _with_sorted_prefixes(piece)
        self._write(piece)
        self._begun = True
        del self._kept[:size]


@contextmanager
def _file(write: Write, *, xml: bool) -> Iterator[IO[bytes]]:
    pieces = _Pieces(write, xml=xml)
    yield cast(IO[bytes], pieces)
    pieces.flush()


def _with_sorted_prefixes(data: bytes) -> bytes:
    """Return the beginning of an answer with its prefixes in order; Oxigraph writes them in a new one each time.

    >>> _with_sorted_prefixes(b"@prefix b: <b> .\\n@prefix a: <a> .\\na:x b:y 1 .\\n")
    b'@prefix a: <a> .\\n@prefix b: <b> .\\na:x b:y 1 .\\n'
    """
    lines = data.splitlines(keepends=True)
    count = next((place for place, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"".join(sorted(lines[:count]) + lines[count:])


def _sayable_in_xml(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    for triple in triples:
        if not _NAME_AT_END.search(triple.predicate.value):
            raise ValueError(f"RDF/XML cannot say a property like <{triple.predicate.value}>; ask for Turtle")
        yield triple
