"""The ontology and the concept schemes, read from their Turtle files as N-Triples text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from medgraph.errors import ResourceError
from medgraph.graph.ntriples import Triple, iri
from medgraph.resources import resource
from medgraph.vocabulary import MG, RDFS

SCHEMES = ("medgraph", "mechanisms", "routes", "frequency-bands", "sections", "organ-harm")
"""The files of `ontology/` that are part of every graph (the shapes are not)."""

_MEMBERS_ONLY = "organ-harm"


@cache
def read_scheme(name: str) -> tuple[Triple, ...]:
    """Read one file of `ontology/`, sorted.

    Raises ResourceError if it is missing, is not Turtle, or holds a blank node, which data may not.
    """
    import pyoxigraph

    path = resource(f"ontology/{name}.ttl")
    try:
        quads = pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE)
        triples = {(str(q.subject), str(q.predicate), str(q.object)) for q in quads}
    except SyntaxError as error:
        raise ResourceError(str(error), place=str(path)) from error
    if any(term.startswith("_:") for triple in triples for term in triple):
        raise ResourceError("a scheme that is part of the graph may not hold blank nodes", place=str(path))
    return tuple(sorted(triples))


@cache
def scheme_triples() -> tuple[Triple, ...]:
    """Return the triples of all schemes, without the labels of the members of the organ scheme.

    Those members are concepts of other vocabularies, named by whoever uses them.
    """
    return tuple(triple for name in SCHEMES for triple in read_scheme(name) if not _is_foreign(name, triple))


@cache
def scheme_labels() -> Mapping[str, str]:
    """Return the labels of the schemes' own concepts, as N-Triples literals by N-Triples subject."""
    return {subject: label for subject, predicate, label in scheme_triples() if predicate == iri(RDFS.label)}


@cache
def member_labels() -> Mapping[str, str]:
    """Return the labels that the organ scheme gives its members, for those that nobody else names."""
    triples = read_scheme(_MEMBERS_ONLY)
    return {s: o for s, p, o in triples if p == iri(RDFS.label) and _is_foreign(_MEMBERS_ONLY, (s, p, o))}


@cache
def harmed_organs() -> dict[str, frozenset[str]]:
    """Return the organs that a condition and all below it harm, spelt as N-Triples.

    >>> harmed_organs()["<http://purl.obolibrary.org/obo/HP_0000093>"]
    frozenset({'<https://w3id.org/medgraph/concept/organ/kidney>'})
    """
    triples = read_scheme(_MEMBERS_ONLY)
    wide = {s for s, p, _ in triples if p == iri(MG.asNamedOnly)}
    organs: defaultdict[str, set[str]] = defaultdict(set)
    for condition, predicate, organ in triples:
        if predicate == iri(MG.harms) and condition not in wide:
            organs[condition].add(organ)
    return {condition: frozenset(harmed) for condition, harmed in organs.items()}


def _is_foreign(name: str, triple: Triple) -> bool:
    return name == _MEMBERS_ONLY and triple[1] == iri(RDFS.label) and "/concept/organ" not in triple[0]
