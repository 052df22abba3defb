"""The page behind a statement: its text as it was read, every sentence that states something marked in it.

A build keeps what it read (`sources/`, by SHA-256); the graph knows where in it each sentence stands. The text is
shown as readers of the page see it, block by block, or as the file has it. Where the bytes are not at hand (a graph of
a file, a server elsewhere) the sentences stand alone, with the words around them that the graph keeps.
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from medgraph.errors import UnreadableInputError
from medgraph.model import Block, BlockKind, Monograph, Span
from medgraph.monographs import Input, read_input
from medgraph.patterns import Pattern
from medgraph.terms import Iri
from medgraph.visualisation import shown
from medgraph.web.explorer.facts import Said, Store, first, nodes_of
from medgraph.web.explorer.rendering import render, shown_query, words

SOURCE = """
SELECT ?node ?property ?value ?label WHERE {
  {
    BIND(?page AS ?node)
    ?page ?property ?value .
  } UNION {
    ?node oa:hasSource ?page ; ?property ?value .
    FILTER(?property IN (mg:sentence, mg:line, mg:section, mg:path))
  } UNION {
    ?node oa:hasSource ?page ; oa:hasSelector ?selector .
    ?selector ?property ?value .
    FILTER(?property IN (oa:start, oa:end, oa:exact, oa:prefix, oa:suffix))
  } UNION {
    ?node oa:hasSource ?page .
    ?association mg:evidence ?node ; mg:subject/rdfs:label ?value ; mg:predicate ?property ;
      mg:object|mg:objectText ?object .
    OPTIONAL { ?object rdfs:label ?called }
    BIND(COALESCE(?called, STR(?object)) AS ?label)
  }
}
"""
_LONGEST = 2_000_000
_TOLD = 60
_PLACE = frozenset("sentence line section path start end exact prefix suffix".split())


@dataclass(frozen=True, slots=True)
class Mark:
    """A sentence of a page: its place in the text that is shown, its key, and what it states."""

    start: int
    end: int
    key: str
    line: int
    section: str
    sentence: str
    prefix: str
    suffix: str
    told: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `key` names the sentence that it is part of, `first` where that begins.

    `line` is set where the first sentence of a line of the source begins.
    """

    text: str
    key: str = ""
    first: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the page as it is shown: its kind, its level, and its pieces, for a row those of each cell."""

    kind: str
    level: int
    cells: tuple[tuple[Piece, ...], ...]


def source_page(store: Store, iri: str, name: str, kept: str | None, raw: bool) -> str:
    """Return the page of a source; `kept` is the folder of what was read, `raw` shows it as the file has it."""
    nodes = nodes_of(store.select(SOURCE, {"page": [Iri(iri)]}))
    page = nodes.get(iri, {})
    paths = [first(said, "path") for said in nodes.values() if "path" in said]
    monograph = read_kept(page, name, Path(kept), paths) if kept else None
    marks = sorted(marks_of(nodes, iri, monograph, raw=raw), key=lambda mark: (mark.start, mark.end, mark.key))
    return render(
        "source.html",
        name=name,
        title=first(page, "label") or name,
        said={
            key: first(page, key)
            for key in ("sourceKind", "format", "sha256", "statedDate", "statedVersion", "statedLicence", "setId")
        },
        parts=list(_parts(monograph, marks, raw=raw)) if monograph else [],
        marks=marks,
        lines={key: line for line, key in {mark.line: mark.key for mark in reversed(marks)}.items()},
        raw=raw,
        cut=monograph is not None and len(monograph.source if raw else monograph.view.text) > _LONGEST,
        is_markup=monograph is not None and monograph.source != monograph.view.text,
        query=shown_query(SOURCE, {"page": [Iri(iri)]}),
    )


def read_kept(page: Said, name: str, kept: Path, paths: Iterable[str]) -> Monograph | None:
    """Read a page again from the bytes that were kept; None if they are not there, or not those."""
    digest = first(page, "sha256")
    file = kept / digest
    if not re.fullmatch("[0-9a-f]{64}", digest) or not file.is_file():
        return None
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        return None
    pointer = _pointer(data, paths) if first(page, "format") == "openfda" else None
    found = read_input(Input(name, name, data=data, pointer=pointer))
    return None if isinstance(found, UnreadableInputError) else found


def _pointer(data: bytes, paths: Iterable[str]) -> str | None:
    """Return the pointer of a label that was one of many and is kept alone: what stands in a path before its field.

    >>> _pointer(b'{"warnings": ["Do not drive."]}', ["/results/3/warnings/0"])
    '/results/3'
    """
    try:
        record = json.loads(data)
    except ValueError:
        return None
    if not isinstance(record, dict) or "results" in record:
        return None
    steps = [path.split("/") for path in paths]
    found = (part[:place] for part in steps for place, step in enumerate(part) if step in record)
    return "/".join(next(found, [])) if steps else ""


def marks_of(nodes: dict[str, Said], page: str, monograph: Monograph | None, *, raw: bool) -> Iterator[Mark]:
    """Yield the sentences of a page, with their places in its text as it is shown, in no order."""
    for iri, said in nodes.items():
        if iri == page or "sentence" not in said:
            continue
        span = Span(int(first(said, "start") or 0), int(first(said, "end") or 0))
        if monograph:
            span = span.moved(monograph.start_of(first(said, "path") or None))
            span = span if raw else in_view(monograph, span)
        text = {name: shown(first(said, name), 2000) for name in ("section", "sentence", "prefix", "suffix")}
        line = int(first(said, "line") or 0)
        told = tuple(_told(said))[:_TOLD]
        yield Mark(span.start, span.end, iri.rpartition("/")[2], line, told=told, **text)


def _told(said: Said) -> Iterator[tuple[str, str, str]]:
    """Yield what a sentence states: drug, relation and object."""
    for relation, pairs in sorted(said.items()):
        if relation not in _PLACE:
            yield from ((shown(drug, 80), words(relation), shown(thing, 80)) for drug, thing in sorted(set(pairs)))


def in_view(monograph: Monograph, span: Span) -> Span:
    """Return where a slice of the source stands in the text that readers see; an empty span if it is not there."""
    view = monograph.view
    return Span(bisect_right(view.ends, span.start), bisect_left(view.starts, span.end))


def _parts(monograph: Monograph, marks: Sequence[Mark], *, raw: bool) -> Iterator[Part]:
    if raw or not monograph.blocks:
        text = (monograph.source if raw else monograph.view.text)[:_LONGEST]
        yield Part("raw", 0, (tuple(_pieces(text, Span(0, len(text)), marks)),))
        return
    text = monograph.view.text
    for block in monograph.blocks:
        if block.span.start > _LONGEST:
            return
        spans = block.cells if block.kind is BlockKind.ROW and block.cells else (block.span,)
        yield Part(_kind(block), block.level, tuple(tuple(_pieces(text, span, marks)) for span in spans))


def _kind(block: Block) -> str:
    return "head" if block.kind is BlockKind.ROW and block.header else str(block.kind.value)


def _pieces(text: str, span: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Yield a slice of a text, cut where sentences begin and end; of those that overlap, the first is marked."""
    at = span.start
    for mark in _within(marks, span):
        start, end = max(mark.start, at), min(mark.end, span.end)
        if start >= end:
            if mark.start >= span.start:
                yield Piece("", mark.key, first=True)  # an anchor for a sentence that another one covers
            continue
        if start > at:
            yield Piece(_readable(text[at:start]))
        yield Piece(_readable(text[start:end]), mark.key, first=mark.start >= span.start)
        at = end
    if at < span.end:
        yield Piece(_readable(text[at : span.end]))


def _within(marks: Sequence[Mark], span: Span) -> Iterable[Mark]:
    return (mark for mark in marks if mark.start < span.end and mark.end > span.start)


_UNSEEN = Pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


def _readable(text: str) -> str:
    """Return a text with its lines, but without marks that hide or turn what stands there."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)
