"""Where on the site a thing stands: from an IRI and a label to a path that people can read and share.

    https://w3id.org/medgraph/drug/casimersen, "casimersen"     /drug/casimersen
    http://purl.obolibrary.org/obo/HP_0002829, "arthralgia"     /effect/arthralgia
    https://w3id.org/medgraph/exon/DMD/45, "DMD exon 45"        /exon/DMD/45

What kind of thing it is, its IRI tells. A name that makes no good path (of ten thousand characters, of dots alone)
is left out: such a thing stands at `/thing?iri=…`, where everything can be found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlencode

from medgraph.prefixes import BASE, PREFIXES

__all__ = ["KINDS", "Kind", "address", "kind_of", "with_parameters"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing with pages of its own: what one and what several are called, and how they look in the picture."""

    name: str
    one: str
    many: str
    look: str


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("drug", "Drug", "Drugs", "drug"),
        Kind("gene", "Gene", "Genes", "gene"),
        Kind("exon", "Exon", "Exons", "exon"),
        Kind("effect", "Effect or condition", "Effects and conditions", "condition"),
        Kind("disease", "Disease", "Diseases", "disease"),
        Kind("class", "Drug class", "Drug classes", "drug-class"),
        Kind("mechanism", "Mechanism", "Mechanisms", "mechanism"),
        Kind("route", "Route", "Routes", "route"),
        Kind("group", "Group of substances", "Groups of substances", "substance-group"),
        Kind("test", "Test", "Tests", "test"),
        Kind("population", "Population", "Populations", "population"),
        Kind("source", "Source", "Sources", "source"),
    )
}

_BEGINNINGS = (
    (BASE + "drug/", "drug"),
    (BASE + "exon/", "exon"),
    (BASE + "monograph/", "source"),
    (BASE + "concept/drug-class/", "class"),
    (BASE + "concept/mechanism/", "mechanism"),
    (BASE + "concept/substance-group/", "group"),
    (BASE + "concept/test/", "test"),
    (BASE + "concept/population/", "population"),
    (BASE + "concept/condition/", "effect"),
    (PREFIXES["HGNC"], "gene"),
    (PREFIXES["HP"], "effect"),
    (PREFIXES["MONDO"], "disease"),
    (PREFIXES["NCIT"], "route"),
)
_LONGEST = 200


def kind_of(iri: str) -> str:
    """Return the kind of a thing by its IRI, "" for what has no page of a kind.

    >>> kind_of("http://purl.obolibrary.org/obo/HP_0002829"), kind_of("http://example.org/x")
    ('effect', '')
    """
    return next((kind for beginning, kind in _BEGINNINGS if iri.startswith(beginning)), "")


def address(iri: str, label: str) -> str:
    """Return the path of a thing's page; what has none, as a dose, gives "".

    >>> address("https://w3id.org/medgraph/drug/ezetimibe-simvastatin", "ezetimibe / simvastatin")
    '/drug/ezetimibe%20%2F%20simvastatin'
    >>> address("https://w3id.org/medgraph/exon/DMD/45", "DMD exon 45")
    '/exon/DMD/45'
    """
    kind = kind_of(iri)
    name = label
    if kind == "exon":
        name = unquote(iri.removeprefix(BASE + "exon/"))
    elif kind == "source":
        name = unquote(iri.removeprefix(BASE + "monograph/"))
    if not kind:
        return ""
    if not _is_good(name):
        return with_parameters("/thing", iri=iri)
    return f"/{kind}/{quote(name, safe='/' if kind in ('exon', 'source') else '')}"


def _is_good(name: str) -> bool:
    segments = name.split("/")
    has_step = any(not segment.strip(". ") for segment in segments)  # a browser would take "." and ".." for steps
    return len(name) <= _LONGEST and name.isprintable() and not has_step


def with_parameters(path: str, **parameters: str) -> str:
    """Return a path with those of the parameters that are given.

    >>> with_parameters("/compare", a="x & y", b="")
    '/compare?a=x+%26+y'
    """
    given = {name: value for name, value in parameters.items() if value}
    joined = "&" if "?" in path else "?"
    return f"{path}{joined}{urlencode(given)}" if given else path
