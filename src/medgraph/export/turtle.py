"""Turtle and TriG that people read: prefixes throughout, one block a thing, names first.

Things stand in the order in which one asks about them: drugs, what they act on, conditions, then statements
and their evidence. Everything is sorted, so that equal graphs are equal bytes.

What is known of a thing is first a *record*: a line that begins with the thing's place in that order. Records of many
graphs are sorted apart and merged (`medgraph.building.turtle`), so that a document may be larger than the memory.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from medgraph.patterns import Pattern
from medgraph.prefixes import PREFIXES, shorten
from medgraph.terms import XSD_BOOLEAN, XSD_DECIMAL, XSD_INTEGER, BlankNode, Iri, Triple, n3

_ORDER = (
    *("drug", "HGNC", "exon", "transcript", "MONDO", "HP", "NCIT", "concept", "dosage"),
    *("monograph", "association", "claim", "evidence", "activity"),
)
_RANKS = {prefix: rank for rank, prefix in enumerate(_ORDER)}
_FIRST = {"a": "0", "rdfs:label": "1"}
_TYPE = f"<{PREFIXES['rdf']}type>"
_BARE = {
    XSD_BOOLEAN: Pattern(r"true|false"),
    XSD_INTEGER: Pattern(r"-?[0-9]+"),
    XSD_DECIMAL: Pattern(r"-?[0-9]+\.[0-9]+"),
}
_WIDTH = 100
_FIELD, _OBJECT = "\x1f", "\x1e"
"""What parts a record: no term holds them, and they sort before all that one may hold."""


def turtle(triples: Iterable[Triple]) -> Iterator[str]:
    """Yield a Turtle document, block by block.

    >>> from medgraph.terms import Literal
    >>> print("".join(turtle([(Iri("http://e/a"), Iri(PREFIXES["rdfs"] + "label"), Literal("a"))])), end="")
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    <BLANKLINE>
    <http://e/a>
        rdfs:label "a" .
    """
    spelt = _spelt(triples)
    yield prefix_lines(prefixes_in(spelt))
    yield from (f"\n{block(record)}" for record in records(spelt))


def trig(graphs: Iterable[tuple[Iri | BlankNode | None, Iterable[Triple]]]) -> Iterator[str]:
    """Yield a TriG document of graphs in the order given; None names the default graph."""
    named = [(name and spell(n3(name)), _spelt(triples)) for name, triples in graphs]
    names = {_prefix(name) for name, _ in named if name}
    yield prefix_lines(names.union(*(prefixes_in(spelt) for _, spelt in named)))
    for name, spelt in named:
        yield f"\n{name} {{\n" if name else ""
        yield from (f"\n{block(record)}" for record in records(spelt))
        yield "}\n" if name else ""


def _spelt(triples: Iterable[Triple]) -> list[tuple[str, str, str]]:
    return [(n3(s), n3(p), n3(o)) for s, p, o in triples]


def records(triples: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return what is known of each thing, a record each, in order; terms are spelt as N-Triples."""
    things: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for subject, predicate, object_ in triples:
        things[subject][predicate].add(spell(object_))
    return sorted(_record(_place(subject), properties) for subject, properties in things.items())


def union(same: Iterable[str]) -> str:
    """Return the record of a thing from several of it."""
    together: defaultdict[str, set[str]] = defaultdict(set)
    place = ""
    for record in same:
        place, *fields = record.split(_FIELD)
        for field in fields:
            name, *objects = field.split(_OBJECT)
            together[name].update(objects)
    return _joined(place, together)


def place_of(record: str) -> str:
    """Return which thing a record is of."""
    return record.partition(_FIELD)[0]


def block(record: str) -> str:
    """Return the block of a document that a record becomes."""
    place, *fields = record.split(_FIELD)
    return f"{place[2:]}\n" + " ;\n".join([_line(*field.split(_OBJECT)) for field in fields]) + " .\n"


def _line(name: str, *objects: str) -> str:
    line = f"    {name[1:]} {', '.join(objects)}"
    if len(line) <= _WIDTH or len(objects) == 1:
        return line
    return f"    {name[1:]}\n        " + ",\n        ".join(objects)


def _record(place: str, properties: dict[str, set[str]]) -> str:
    return _joined(place, {_property(name): objects for name, objects in properties.items()})


def _joined(place: str, properties: dict[str, set[str]]) -> str:
    return _FIELD.join([place, *(_OBJECT.join([name, *sorted(properties[name])]) for name in sorted(properties))])


@lru_cache(maxsize=1024)
def _property(predicate: str) -> str:
    """Spell a predicate, behind the digit that it is sorted by."""
    name = "a" if predicate == _TYPE else spell(predicate)
    return _FIRST.get(name, "2") + name


def _place(subject: str) -> str:
    """Spell a subject, behind the two digits that it is sorted by."""
    return f"{_RANKS.get(_kind(subject[1:-1]), len(_RANKS)):02}{spell(subject)}"


def place_in(text: str) -> str:
    """Return which thing a block of a document is of, by its first line.

    >>> place_in("drug:casimersen"), place_of(records([("<http://e/a>", _TYPE, "<http://e/b>")])[0])
    ('00drug:casimersen', '14<http://e/a>')
    """
    prefix, _, rest = text.partition(":")
    return _place(text if text[0] in "<_" else f"<{PREFIXES[prefix]}{rest}>")


def _kind(iri: str) -> str:
    return next((prefix for prefix in _ORDER if iri.startswith(PREFIXES[prefix])), "")


def prefix_lines(used: Iterable[str]) -> str:
    """Return the lines that say what the prefixes in use stand for."""
    return "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(PREFIXES.keys() & set(used)))


def prefixes_in(triples: Collection[tuple[str, str, str]]) -> set[str]:
    """Return the prefixes that triples are written with; the type of a thing needs none."""
    names = {_property(predicate)[1:] for _, predicate, _ in triples}
    names |= {spell(term) for subject, _, object_ in triples for term in (subject, object_)}
    return {_prefix(name) for name in names} - {""}


def _prefix(name: str) -> str:
    """Return the prefix of a name, or of the datatype of a literal."""
    if name[0] == '"':
        name = name.rpartition('"')[2].removeprefix("^^")
    prefix, colon, _ = name.partition(":")
    return prefix if colon and name[0] != "<" else ""


def spell(term: str) -> str:
    """Spell a term of N-Triples as Turtle does.

    >>> spell('"45"^^<http://www.w3.org/2001/XMLSchema#integer>'), spell("<http://identifiers.org/hgnc/2928>")
    ('45', 'HGNC:2928')
    """
    if term[0] == "<":
        return _short(term)
    text, mark, datatype = term.rpartition("^^") if term[-1] == ">" else (term, "", "")
    if not mark:
        return _plain(term)
    bare = _BARE.get(datatype[1:-1])
    return text[1:-1] if bare and bare.fullmatch(text, 1, len(text) - 1) else f"{_plain(text)}^^{_short(datatype)}"


@lru_cache(maxsize=65_536)
def _short(node: str) -> str:
    return shorten(node[1:-1]) or node


_ESCAPED = Pattern(r"\\(?:\\|u([0-9A-F]{4}))")


def _plain(text: str) -> str:
    """Undo the escapes that Turtle does not need."""
    return _ESCAPED.sub(_character, text) if "\\u" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else 0
    return chr(code) if code > _LAST_ESCAPED else match[0]


_LAST_ESCAPED = 0x7F
