"""Phenotypes (HPO) and diseases (MONDO): their concepts by name, the names of a concept, and what stands above it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from medgraph.lexicon.folding import normalise
from medgraph.lexicon.tables import Term, rows


@cache
def ontology_names(file: str) -> tuple[dict[str, Term], dict[str, Term]]:
    """Return the concepts of an ontology by folded name and by abbreviation as written.

    Labels win over synonyms; a synonym or abbreviation of two concepts names neither.
    """
    labels: dict[str, Term] = {}
    synonyms: list[tuple[str, Term]] = []
    abbreviations: list[tuple[str, Term]] = []
    for curie, label, names, shorts in rows(file):
        term = Term(curie, label)
        labels.setdefault(normalise(label), term)
        synonyms += [(normalise(name), term) for name in names.split("|") if name]
        abbreviations += [(name, term) for name in shorts.split("|") if name]
    return {**_unambiguous(synonyms), **labels}, _unambiguous(abbreviations)


def _unambiguous(named: list[tuple[str, Term]]) -> dict[str, Term]:
    """Return the names that stand for one concept alone."""
    owners: dict[str, set[Term]] = {}
    for name, term in named:
        owners.setdefault(name, set()).add(term)
    return {name: next(iter(terms)) for name, terms in owners.items() if len(terms) == 1}


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for file in ("phenotypes.tsv", "diseases.tsv"):
        for curie, label, names, abbreviations in rows(file):
            found[curie] = {label, *names.split("|"), *abbreviations.split("|")} - {""}
    for curie, label, surfaces, *_ in rows("own/labels.tsv"):
        found.setdefault(curie, set()).update(filter(None, [label, *surfaces.split("|")]))
    return {curie: tuple(sorted(names)) for curie, names in found.items()}


def names(curie: str) -> tuple[str, ...]:
    """Return all names of a phenotype or disease, sorted: the vocabulary's and the hand-kept ones.

    >>> "joint pain" in [name.lower() for name in names("HP:0002829")]
    True
    """
    return _names().get(curie, ())


@cache
def parents() -> Mapping[str, tuple[str, ...]]:
    """Return the is_a parents of every phenotype and disease, by CURIE."""
    return {curie: tuple(filter(None, above.split("|"))) for curie, above in rows("ancestors.tsv")}
