"""What stands above the phenotypes and diseases in use, so that a question may name the wider term.

The is_a edges are those of HPO and MONDO in the lexicon, as rdfs:subClassOf; every term above a term in
use comes in with its label, up to the roots, which say nothing and are left out. What harms an organ is
stated of each term in use, so that a question needs one pattern and no path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from medgraph import lexicon
from medgraph.graph.ntriples import Triple, iri, literal
from medgraph.graph.schemes import harmed_organs
from medgraph.prefixes import PREFIXES
from medgraph.vocabulary import MG, RDF, RDFS

_ROOTS = frozenset({"HP:0000001", "HP:0000118", "MONDO:0000001", "MONDO:0700096"})
_APART = frozenset({"MONDO:0005550", "HP:0032101", "HP:0002664", "MONDO:0005070"})
"""Infections and tumours: of an organ, and yet no harm that a drug does to it."""
_CLASSES = {"HP": MG.Phenotype, "MONDO": MG.Disease}


def hierarchy_statements(curies: Iterable[str], named: Set[str]) -> Iterator[Triple]:
    """Yield the terms above the given ones with their edges; `named` are IRIs that have a label already.

    >>> any("HP_0012531" in above for _, _, above in hierarchy_statements(["HP:0002829"], set()))
    True
    """
    below = set(curies)
    for child in sorted(below | _above(below)):
        yield from ((_term(child), iri(RDFS.subClassOf), _term(parent)) for parent in _parents(child))
    for term in sorted(_above(below) | {curie for curie in below if lexicon.vocabulary_term(curie)}):
        if _iri(term) not in named:
            yield from _naming_statements(term)


def harm_statements(curies: Iterable[str]) -> Iterator[Triple]:
    """Yield the organs that terms harm because a term above them does.

    >>> {organ for _, _, organ in harm_statements(["HP:0012595"])}  # mild proteinuria
    {'<https://w3id.org/medgraph/concept/organ/kidney>'}
    """
    for curie in sorted(set(curies)):
        harmed = _organs_of(curie, _above({curie}))
        yield from ((_term(curie), iri(MG.harms), organ) for organ in sorted(harmed))


def kind_statements(kinds: Mapping[str, str]) -> Iterator[Triple]:
    """Yield what nodes of ours are kinds of, by CURIE, and the organs that they harm with it."""
    for node, curie in sorted(kinds.items()):
        yield iri(node), iri(RDFS.subClassOf), _term(curie)
        harmed = _organs_of(curie, {curie} | _above({curie}))
        yield from ((iri(node), iri(MG.harms), organ) for organ in sorted(harmed))


def _organs_of(curie: str, members: Set[str]) -> set[str]:
    """The organs that members harm; what is an infection or a tumour has it only from members that are such too."""
    apart = _is_apart(curie)
    return {
        organ
        for member in members
        if not apart or _is_apart(member)
        for organ in harmed_organs().get(_term(member), ())
    }


def _is_apart(curie: str) -> bool:
    return bool(_APART & (_above({curie}) | {curie}))


def _above(curies: Iterable[str]) -> set[str]:
    """All terms above the given ones."""
    found: set[str] = set()
    ahead = list(curies)
    while ahead:
        parents = set(_parents(ahead.pop())) - found
        found |= parents
        ahead += parents
    return found


def _parents(curie: str) -> list[str]:
    """The parents of a term that have a name of their own in the lexicon."""
    above = lexicon.parents(curie)
    return [parent for parent in above if parent not in _ROOTS and lexicon.vocabulary_term(parent)]


def _naming_statements(curie: str) -> Iterator[Triple]:
    term = lexicon.vocabulary_term(curie)
    if term:
        yield _term(curie), iri(RDF.type), iri(_CLASSES[_prefix(curie)])
        yield _term(curie), iri(RDFS.label), literal(lexicon.clinical_label(term))


def _prefix(curie: str) -> str:
    return curie.partition(":")[0]


def _iri(curie: str) -> str:
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def _term(curie: str) -> str:
    return iri(_iri(curie))
