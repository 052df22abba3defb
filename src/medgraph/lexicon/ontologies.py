"""Phenotypes (HPO) and diseases (MONDO): their concepts by name, the names of a concept, and what stands above it.

Each is two files, read when first asked for: `phenotypes.tsv` with a concept a line, and `phenotype-names.tsv` with a
name a line, folded already and sorted, so that reading it costs next to nothing.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from medgraph.lexicon.tables import Term, first_fields, pairs, rows


class Ontology(NamedTuple):
    """An ontology by the prefix of its identifiers and its two files."""

    prefix: str
    concepts: str
    names: str


PHENOTYPES = Ontology("HP", "phenotypes.tsv", "phenotype-names.tsv")
DISEASES = Ontology("MONDO", "diseases.tsv", "disease-names.tsv")
_BY_PREFIX = {ontology.prefix: ontology for ontology in (PHENOTYPES, DISEASES)}


@cache
def name_index(file: str) -> dict[str, str]:
    """Return what each name leads to: names folded, abbreviations (they have capitals) in their own case."""
    return pairs(file)


@cache
def sorted_names(file: str) -> list[str]:
    """Return the names in order, for those that begin alike."""
    return sorted(name_index(file))


@cache
def _concepts(file: str) -> dict[str, str]:
    """Return the rest of the line of each concept: label, synonyms, abbreviations, parents."""
    return first_fields(file)


def _fields(curie: str) -> list[str]:
    ontology = _BY_PREFIX.get(curie.partition(":")[0])
    line = _concepts(ontology.concepts).get(curie) if ontology else None
    return line.split("\t") if line else []


def vocabulary_term(curie: str) -> Term | None:
    """Return a phenotype or disease with the vocabulary's own label, None for an unknown one.

    >>> vocabulary_term("HP:0002829")
    Term(curie='HP:0002829', label='Arthralgia')
    """
    fields = _fields(curie)
    return Term(curie, fields[0]) if fields else None


@cache
def names(curie: str) -> tuple[str, ...]:
    """Return all names of a phenotype or disease, sorted: the vocabulary's and the hand-kept ones.

    >>> "joint pain" in [name.lower() for name in names("HP:0002829")]
    True
    """
    known = {name for field in _fields(curie)[:3] for name in field.split("|")}
    return tuple(sorted((known | _own_names().get(curie, frozenset())) - {""}))


@cache
def _own_names() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for curie, label, surfaces, *_ in rows("own/labels.tsv"):
        found[curie] = found.get(curie, frozenset()) | {label, *surfaces.split("|")}
    return found


def parents(curie: str) -> tuple[str, ...]:
    """Return the is_a parents of a phenotype or disease.

    >>> parents("HP:0012595")  # mild proteinuria
    ('HP:0000093',)
    """
    above = _fields(curie)[3:4]
    return tuple(filter(None, above[0].split("|"))) if above else ()
