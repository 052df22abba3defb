"""The IRIs of what the graph is about: drugs, exons, concepts, monographs, and what has no name but its parts.

An IRI is made of names and of nothing else, so that the same pages get the same IRIs everywhere and for ever.
"""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import quote

from medgraph.patterns import Pattern
from medgraph.prefixes import BASE

__all__ = ["concept_iri", "drug_iri", "exon_iri", "graph_iri", "hashed_iri", "label_iri", "monograph_iri", "slug"]

_SPACING = Pattern(r"[\s/\\-]+")
_HASH_DIGITS = 20


def slug(name: str) -> str:
    """Return a name as it stands in an IRI.

    >>> slug("ezetimibe / simvastatin"), slug("β-blocker")
    ('ezetimibe-simvastatin', '%CE%B2-blocker')
    """
    return _segment(_SPACING.sub("-", name.strip().lower()).strip("-"))


def drug_iri(name: str) -> str:
    """Return the IRI of a drug or substance by its name.

    >>> drug_iri("Casimersen")
    'https://w3id.org/medgraph/drug/casimersen'
    """
    return f"{BASE}drug/{slug(name)}"


def exon_iri(gene: str, exon: str) -> str:
    """Return the IRI of an exon by its gene's symbol and its own name.

    >>> exon_iri("SMN2", "2a")
    'https://w3id.org/medgraph/exon/SMN2/2a'
    """
    return f"{BASE}exon/{_segment(gene)}/{_segment(exon)}"


def concept_iri(kind: str, name: str) -> str:
    """Return our own IRI of a concept that no open vocabulary names; `kind` is a value of ConceptKind.

    >>> concept_iri("condition", "kidney toxicity")
    'https://w3id.org/medgraph/concept/condition/kidney-toxicity'
    """
    return f"{BASE}concept/{slug(kind)}/{slug(name)}"


def monograph_iri(name: str) -> str:
    """Return the IRI of a monograph by its name, a path whose segments are encoded one by one.

    >>> monograph_iri("pages/my drug.md")
    'https://w3id.org/medgraph/monograph/pages/my%20drug.md'
    """
    return f"{BASE}monograph/{_path(name)}"


def label_iri(set_id: str) -> str:
    """Return the IRI of a label by its set id: what all its versions are versions of.

    >>> label_iri("33BFF678-7829-479E-9110-B8E33A0BC0AA")
    'https://w3id.org/medgraph/label/33bff678-7829-479e-9110-b8e33a0bc0aa'
    """
    return f"{BASE}label/{slug(set_id)}"


OWN_GRAPHS = frozenset({"reference", "merged", "probe"})
"""The names of graphs that are no monograph's: what no page states, and what a server may be given beside it."""


def graph_iri(name: str) -> str:
    """Return the IRI of the named graph of a monograph, or of one of `OWN_GRAPHS`.

    >>> graph_iri("casimersen.md")
    'https://w3id.org/medgraph/graph/casimersen.md'
    """
    return f"{BASE}graph/{_path(name)}"


def hashed_iri(kind: str, *parts: str) -> str:
    """Return an IRI that is named by its parts and nothing else.

    >>> hashed_iri("claim", "a", "b") == hashed_iri("claim", "a", "b") != hashed_iri("claim", "ab", "")
    True
    """
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return f"{BASE}{kind}/{sha256(data).hexdigest()[:_HASH_DIGITS]}"


def _segment(text: str) -> str:
    """Encode one segment of a path; "." and ".." would be taken for steps."""
    encoded = quote(text, safe="", errors="surrogatepass")
    return encoded if encoded.strip(".") else encoded.replace(".", "%2E")


def _path(name: str) -> str:
    return "/".join(_segment(part) for part in name.split("/"))
