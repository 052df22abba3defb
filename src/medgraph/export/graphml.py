"""GraphML for Cytoscape, Gephi and yEd: things and statements, with flat attributes.

Written here and not by networkx, whose order of keys changes with Python's hash seed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import quoteattr

from medgraph.export.statements import QUALIFIERS, Statement, Statements
from medgraph.export.xml_text import xml_text

_NODE_KEYS = ("label", "kind")
_EDGE_KEYS = ("relation", "polarity", "scope", "origin", "sentences", "pages", "reference", *QUALIFIERS)
_DOUBLES = frozenset({"frequencyLower", "frequencyUpper", "placeboFrequency", "comparatorFrequency"})


def graphml(graph: Statements) -> Iterator[str]:
    """Yield a GraphML document; an edge's sentences are one text, a line each."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from _keys("node", _NODE_KEYS)
    yield from _keys("edge", _EDGE_KEYS)
    yield '<graph edgedefault="directed">\n'
    for thing in graph.things:
        shown = {"label": thing.label, "kind": thing.kind}
        yield f"<node id={quoteattr(thing.iri)}>{_data('n', shown)}</node>\n"
    for one in graph.statements:
        if one.object:
            yield _edge(one.subject, one.object, _attributes(one), one.iri)
    for part, relation, whole in graph.parts:
        yield _edge(part, whole, {"relation": relation})
    yield "</graph>\n</graphml>\n"


def _keys(owner: str, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        kind = "double" if name in _DOUBLES else "string"
        yield f'<key id="{owner[0]}-{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n'


def _attributes(one: Statement) -> Mapping[str, str]:
    said = {"relation": one.relation, "polarity": one.polarity, "scope": one.scope, "origin": one.origin}
    said["sentences"] = "\n".join(sentence.text for sentence in one.sentences)
    said["pages"] = "\n".join(f"{sentence.page}, line {sentence.line}" for sentence in one.sentences)
    return said | {"reference": one.reference} | dict(one.qualifiers)


def _edge(source: str, target: str, attributes: Mapping[str, str], name: str = "") -> str:
    identity = f" id={quoteattr(name)}" if name else ""
    ends = f"source={quoteattr(source)} target={quoteattr(target)}"
    return f"<edge{identity} {ends}>{_data('e', attributes)}</edge>\n"


def _data(owner: str, attributes: Mapping[str, str]) -> str:
    stated = ((name, text) for name, text in attributes.items() if text)
    return "".join(f'<data key="{owner}-{name}">{xml_text(text)}</data>' for name, text in stated)
