"""Turtle and TriG that people read: prefixes throughout, one block a thing, names first.

Things stand in the order in which one asks about them: drugs, what they act on, conditions, then statements
and their evidence. Everything is sorted, so that equal graphs are equal bytes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from medgraph.prefixes import PREFIXES, shorten
from medgraph.terms import (
    XSD_BOOLEAN,
    XSD_DECIMAL,
    XSD_INTEGER,
    BlankNode,
    Iri,
    Literal,
    Term,
    Triple,
    n3,
)

_ORDER = (
    *("drug", "HGNC", "exon", "transcript", "MONDO", "HP", "NCIT", "concept", "dosage"),
    *("monograph", "association", "claim", "evidence", "activity"),
)
_RANKS = {prefix: rank for rank, prefix in enumerate(_ORDER)}
_FIRST = {PREFIXES["rdf"] + "type": 0, PREFIXES["rdfs"] + "label": 1}
_BARE = {
    XSD_BOOLEAN: re.compile(r"true|false"),
    XSD_INTEGER: re.compile(r"-?[0-9]+"),
    XSD_DECIMAL: re.compile(r"-?[0-9]+\.[0-9]+"),
}
_WIDTH = 100


def turtle(triples: Iterable[Triple]) -> Iterator[str]:
    """Yield a Turtle document, block by block.

    >>> print("".join(turtle([(Iri("http://e/a"), Iri(PREFIXES["rdfs"] + "label"), Literal("a"))])), end="")
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    <BLANKLINE>
    <http://e/a>
        rdfs:label "a" .
    """
    blocks = list(_blocks(triples))
    yield from _prefixes(blocks)
    for block in blocks:
        yield "\n" + block


def trig(graphs: Iterable[tuple[Iri | BlankNode | None, Iterable[Triple]]]) -> Iterator[str]:
    """Yield a TriG document of graphs in the order given; None names the default graph."""
    named = [(name, list(_blocks(triples))) for name, triples in graphs]
    names = [_spell(name) for name, _ in named if name]
    yield from _prefixes([*names, *(block for _, blocks in named for block in blocks)])
    for name, blocks in named:
        yield f"\n{_spell(name)} {{\n" if name else ""
        yield from (f"\n{block}" for block in blocks)
        yield "}\n" if name else ""


def _prefixes(blocks: Iterable[str]) -> Iterator[str]:
    used = set().union(*(set(_PREFIX.findall(_QUOTED.sub("", block))) for block in blocks))
    for prefix in sorted(used & PREFIXES.keys()):
        yield f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n"


_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|<[^>]*>')
_PREFIX = re.compile(r"([A-Za-z]+):")


def _blocks(triples: Iterable[Triple]) -> Iterator[str]:
    things: dict[Term, dict[str, set[Term]]] = defaultdict(lambda: defaultdict(set))
    for subject, predicate, object_ in triples:
        things[subject][predicate.value].add(object_)
    for subject in sorted(things, key=_rank):
        yield _block(subject, things[subject])


def _rank(subject: Term) -> tuple[int, str]:
    spelt = _spell(subject)
    kind = _kind(subject.value) if isinstance(subject, Iri) else ""
    return _RANKS.get(kind, len(_RANKS)), spelt


def _kind(iri: str) -> str:
    return next((prefix for prefix in _ORDER if iri.startswith(PREFIXES[prefix])), "")


def _block(subject: Term, properties: dict[str, set[Term]]) -> str:
    ordered = sorted(properties, key=lambda name: (_FIRST.get(name, len(_FIRST)), _spell(Iri(name))))
    lines = [_line(name, sorted(map(_spell, properties[name]))) for name in ordered]
    return f"{_spell(subject)}\n" + " ;\n".join(lines) + " .\n"


def _line(predicate: str, objects: list[str]) -> str:
    name = "a" if predicate == PREFIXES["rdf"] + "type" else _spell(Iri(predicate))
    line = f"    {name} {', '.join(objects)}"
    if len(line) <= _WIDTH or len(objects) == 1:
        return line
    return f"    {name}\n        " + ",\n        ".join(objects)


def _spell(term: Term) -> str:
    if isinstance(term, Iri):
        return shorten(term.value) or n3(term)
    if isinstance(term, BlankNode) or term.language or term.datatype not in _BARE:
        return _typed(term)
    return term.value if _BARE[term.datatype].fullmatch(term.value) else _typed(term)


def _typed(term: BlankNode | Literal) -> str:
    """Spell a blank node or a literal, with its datatype shortened."""
    spelt = n3(term)
    datatype = term.datatype if isinstance(term, Literal) else ""
    name = shorten(datatype)
    return spelt.removesuffix(f"<{datatype}>") + name if name and spelt.endswith(f"^^<{datatype}>") else spelt
