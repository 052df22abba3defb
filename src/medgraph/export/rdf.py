"""The merged graph, and the graphs of the pages, in the syntaxes of RDF.

Everything is sorted before it is written, so that equal graphs are equal bytes. Turtle and TriG, made
for reading, have a module of their own.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from medgraph.export.xml_text import xml_text
from medgraph.patterns import Pattern
from medgraph.prefixes import PREFIXES, shorten
from medgraph.store import Quad
from medgraph.terms import XSD_STRING, BlankNode, Iri, Literal, Term, Triple, n3

_TYPE = PREFIXES["rdf"] + "type"
_LOCAL_NAME = Pattern(r"[A-Za-z_][A-Za-z0-9_.-]*$")


def ntriples(triples: Iterable[Triple]) -> Iterator[str]:
    """Yield N-Triples, sorted as text."""
    yield from sorted({f"{n3(s)} {n3(p)} {n3(o)} .\n" for s, p, o in triples})


def nquads(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield N-Quads, sorted as text."""
    yield from sorted({f"{n3(s)} {n3(p)} {n3(o)} {f'{n3(g)} ' if g else ''}.\n" for s, p, o, g in quads})


def jsonld(triples: Iterable[Triple]) -> Iterator[str]:
    """Yield a JSON-LD document, a node a line, with the prefixes as its context.

    >>> print("".join(jsonld([(Iri("http://e/a"), Iri(_TYPE), Iri(PREFIXES["mg"] + "Drug"))])), end="")
    {"@context": {
    "mg": {"@id": "https://w3id.org/medgraph/ontology#", "@prefix": true}
    },
    "@graph": [
    {"@id": "http://e/a", "@type": ["mg:Drug"]}
    ]}
    """
    nodes = [_json_node(subject, properties) for subject, properties in _things(triples)]
    used = {name.partition(":")[0] for node in nodes for name in _names(node)} & PREFIXES.keys()
    context = (f'"{prefix}": {_json({"@id": PREFIXES[prefix], "@prefix": True})}' for prefix in sorted(used))
    yield '{"@context": {\n' + ",\n".join(context) + '\n},\n"@graph": [\n'
    yield ",\n".join(map(_json, nodes))
    yield "\n]}\n"


def rdfxml(triples: Iterable[Triple]) -> Iterator[str]:
    """Yield an RDF/XML document. Characters that XML cannot hold become U+FFFD.

    Raises ValueError for a property whose IRI does not end in a name, which RDF/XML cannot say.
    """
    things = list(_things(triples))
    spaces = sorted({_split(name)[0] for _, properties in things for name in properties})
    known = {namespace: prefix for prefix, namespace in PREFIXES.items()}
    names = {space: known.get(space, f"ns{place}") for place, space in enumerate(spaces)}
    names[PREFIXES["rdf"]] = "rdf"
    declared = "".join(f"\n    xmlns:{names[space]}={quoteattr(space)}" for space in sorted(names))
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}>\n'
    for subject, properties in things:
        yield f"  <rdf:Description {_xml_node(subject, 'about')}>\n"
        for name, objects in properties.items():
            space, local = _split(name)
            yield from (_xml_property(f"{names[space]}:{local}", term) for term in objects)
        yield "  </rdf:Description>\n"
    yield "</rdf:RDF>\n"


def _things(triples: Iterable[Triple]) -> Iterator[tuple[Term, dict[str, list[Term]]]]:
    """Yield each subject with its properties, the type first; all sorted."""
    things: defaultdict[Term, defaultdict[str, set[Term]]] = defaultdict(lambda: defaultdict(set))
    for subject, predicate, object_ in triples:
        things[subject][predicate.value].add(object_)
    for subject in sorted(things, key=n3):
        names = sorted(things[subject], key=lambda name: (name != _TYPE, name))
        yield subject, {name: sorted(things[subject][name], key=n3) for name in names}


def _json_node(subject: Term, properties: dict[str, list[Term]]) -> dict[str, object]:
    node: dict[str, object] = {"@id": _json_name(subject)}
    for name, objects in properties.items():
        if name == _TYPE:
            node["@type"] = [_json_name(term) for term in objects]
        else:
            node[_json_name(Iri(name))] = [_json_value(term) for term in objects]
    return node


def _json_name(term: Term) -> str:
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    return shorten(term.value) or term.value


def _json_value(term: Term) -> dict[str, str]:
    if not isinstance(term, Literal):
        return {"@id": _json_name(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    plain = {"@value": term.value}
    return plain if term.datatype == XSD_STRING else plain | {"@type": _json_name(Iri(term.datatype))}


def _names(node: dict[str, object]) -> Iterator[str]:
    """Yield what a node's line names: itself, its types, properties, objects and their datatypes."""
    for key, values in node.items():
        yield key
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                yield from (value[part] for part in ("@id", "@type") if part in value)
            else:
                yield str(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _split(iri: str) -> tuple[str, str]:
    match = _LOCAL_NAME.search(iri)
    if not match:
        raise ValueError(f"RDF/XML has no name for this property: {iri}")
    return iri[: match.start()], match[0]


def _xml_property(name: str, term: Term) -> str:
    if not isinstance(term, Literal):
        return f"    <{name} {_xml_node(term, 'resource')}/>\n"
    mark = f" rdf:datatype={quoteattr(term.datatype)}" if term.datatype != XSD_STRING else ""
    mark = f" xml:lang={quoteattr(term.language)}" if term.language else mark
    return f"    <{name}{mark}>{xml_text(term.value)}</{name}>\n"


def _xml_node(term: Term, role: str) -> str:
    attribute = "nodeID" if isinstance(term, BlankNode) else role
    return f"rdf:{attribute}={quoteattr(term.value)}"
