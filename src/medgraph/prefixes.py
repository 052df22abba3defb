"""The prefixes that IRIs are shortened with: in Turtle, in tables, and as typed on a command line.

Open vocabularies go by the prefixes their users know: `HP:0002829`, `HGNC:2928`, `NCIT:C38288`.
"""

from __future__ import annotations

import re

from medgraph.patterns import Pattern

BASE = "https://w3id.org/medgraph/"
_OBO = "http://purl.obolibrary.org/obo/"

PREFIXES = {
    "mg": BASE + "ontology#",
    "activity": BASE + "activity/",
    "association": BASE + "association/",
    "claim": BASE + "claim/",
    "concept": BASE + "concept/",
    "dosage": BASE + "dosage/",
    "drug": BASE + "drug/",
    "evidence": BASE + "evidence/",
    "exon": BASE + "exon/",
    "graph": BASE + "graph/",
    "label": BASE + "label/",
    "monograph": BASE + "monograph/",
    "transcript": BASE + "transcript/",
    "CHEBI": _OBO + "CHEBI_",
    "DOID": _OBO + "DOID_",
    "HGNC": "http://identifiers.org/hgnc/",
    "HP": _OBO + "HP_",
    "MESH": "http://id.nlm.nih.gov/mesh/",
    "MONDO": _OBO + "MONDO_",
    "NCIT": _OBO + "NCIT_",
    "NDC": "http://identifiers.org/ndc/",
    "RXNORM": "http://purl.bioontology.org/ontology/RXNORM/",
    "SO": _OBO + "SO_",
    "UNII": "http://identifiers.org/unii/",
    "biolink": "https://w3id.org/biolink/vocab/",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# The longest namespace first, so that concept/… never loses to the base it begins with.
_BY_LENGTH = sorted(PREFIXES.items(), key=lambda item: (-len(item[1]), item[0]))
_FOLDED = {prefix.lower(): namespace for prefix, namespace in PREFIXES.items()}
_PLAIN = Pattern(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?", re.ASCII)


def shorten(iri: str) -> str | None:
    """Return the CURIE of an IRI if it has one that needs no escapes in Turtle and SPARQL.

    >>> shorten("http://purl.obolibrary.org/obo/HP_0002829")
    'HP:0002829'
    >>> shorten("https://w3id.org/medgraph/exon/DMD/45")
    """
    for prefix, namespace in _BY_LENGTH:
        if iri.startswith(namespace):
            rest = iri[len(namespace) :]
            return f"{prefix}:{rest}" if _PLAIN.fullmatch(rest) else None
    return None


def compact(iri: str) -> str:
    """Return the shortest form that a person reads well: a CURIE, with slashes where the IRI has them.

    >>> compact("https://w3id.org/medgraph/exon/DMD/45"), compact("http://example.org/x")
    ('exon:DMD/45', 'http://example.org/x')
    """
    for prefix, namespace in _BY_LENGTH:
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def expand(curie: str) -> str | None:
    """Return the IRI of a CURIE with a known prefix, in any case, None for anything else.

    >>> expand("hgnc:2928"), expand("no curie")
    ('http://identifiers.org/hgnc/2928', None)
    """
    prefix, colon, rest = curie.partition(":")
    namespace = _FOLDED.get(prefix.lower())
    return namespace + rest if colon and rest and namespace else None
