"""From the terms of HPO and MONDO to concepts whose names are safe to look up: each name leads to one concept.

Only EXACT synonyms are names. Two concepts that share a synonym lose it; a label wins over synonyms. Abbreviations
count in their own case only, so they are kept apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from medgraph.errors import LexiconError
from medgraph.lexicon.folding import normalise
from medgraph.lexicon.making.entries import Entry
from medgraph.patterns import Pattern

PHENOTYPE_ROOT = "HP:0000118"  # phenotypic abnormality: no modes of inheritance, no modifiers
DISEASE_ROOT = "MONDO:0700096"  # human disease: no veterinary ones, no characteristics

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """One ontology term with the names that may stand for it in a text."""

    id: str
    label: str
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()


def phenotypes(entries: Iterable[Entry]) -> dict[str, Concept]:
    """Return HPO's phenotypic abnormalities by identifier."""
    terms = [concept(entry.id, entry.label, entry.exact, entry.parents) for entry in entries]
    return unambiguous(below(PHENOTYPE_ROOT, {term.id: term for term in terms}))


def diseases(entries: Iterable[Entry]) -> dict[str, Concept]:
    """Return MONDO's human diseases by identifier."""
    terms = [concept(e.id, e.label, filter(is_disease_name, e.exact), e.parents) for e in entries]
    return unambiguous(below(DISEASE_ROOT, {term.id: term for term in terms}))


def fold(name: str) -> str:
    """Return the form in which two spellings of one name are equal.

    >>> fold("Non-Hodgkin Lymphoma"), fold("non Hodgkin lymphoma")
    ('non hodgkin lymphoma', 'non hodgkin lymphoma')
    """
    return re.sub(r"[-\u2010-\u2015\s]+", " ", name.casefold()).strip()


def is_abbreviation(name: str) -> bool:
    """Tell whether a name counts only in its own case ("COPD", "HoFH", but not "Covid-19").

    >>> [is_abbreviation(name) for name in ("COPD", "HoFH", "ALS type 2", "Fever", "PD1")]
    [True, True, False, False, True]
    """
    return " " not in name and len(name) <= 8 and sum(map(str.isupper, name)) >= 2


#: Names of genetic risk, of cross references, of database titles: not the disease itself.
_NOT_THE_DISEASE = Pattern(
    r"suscept|resistance to|protection against|association with|modifier|digenic|\bNOS\b"
    r"|unspecified|not otherwise|\bother\b|\((disease|disorder)\)|^[A-Z0-9]+ - |[\[\]|,:]|tumour"
)


def is_disease_name(name: str) -> bool:
    """Tell whether a text could use this synonym for the disease.

    Names turned round at a comma stand in databases, not in sentences; "tumour" folds to "tumor".

    >>> [is_disease_name(n) for n in ("Crohn disease", "asthma, susceptibility to", "T2D - type 2")]
    [True, False, False]
    """
    short_word = name.islower() and name.isalpha() and len(name) < 6  # "ever", "dress": acronyms
    return not short_word and 2 < len(name) < 60 and not _NOT_THE_DISEASE.search(name)


def concept(identifier: str, label: str, names: Iterable[str], parents: Iterable[str]) -> Concept:
    """Build a concept, its abbreviations apart from its other synonyms."""
    unique = distinct(names, but=[label])
    return Concept(
        identifier,
        label,
        tuple(name for name in unique if not is_abbreviation(name)),
        tuple(name for name in unique if is_abbreviation(name)),
        tuple(sorted(set(parents))),
    )


def distinct(names: Iterable[str], *, but: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the names, each folded form once, shortest spelling kept, sorted."""
    seen: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (len(n), n)):
        seen.setdefault(fold(name), name)
    for name in but:
        seen.pop(fold(name), None)
    return tuple(sorted(seen.values()))


def below(root: str, concepts: Mapping[str, Concept]) -> dict[str, Concept]:
    """Return the concepts under `root` (itself left out), by identifier. Raises LexiconError if there are none."""
    children: dict[str, list[str]] = {}
    for found in concepts.values():
        for parent in found.parents:
            children.setdefault(parent, []).append(found.id)
    kept: set[str] = set()
    waiting = list(children.get(root, ()))
    while waiting:
        identifier = waiting.pop()
        if identifier not in kept:
            kept.add(identifier)
            waiting += children.get(identifier, ())
    if not kept:
        raise LexiconError(f"no term stands below {root}; is this the right file?")
    return {identifier: concepts[identifier] for identifier in sorted(kept)}


def unambiguous(concepts: Mapping[str, Concept]) -> dict[str, Concept]:
    """Drop synonyms that another concept has too, as its synonym or as its label."""
    owners: dict[str, set[str]] = {}
    for found in concepts.values():
        for name in (*found.synonyms, *found.abbreviations):
            owners.setdefault(fold(name), set()).add(found.id)
    barred = {name for name, ids in owners.items() if len(ids) > 1} | {fold(c.label) for c in concepts.values()}

    def keep(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if fold(name) not in barred)

    return {c.id: replace(c, synonyms=keep(c.synonyms), abbreviations=keep(c.abbreviations)) for c in concepts.values()}


def concept_rows(concepts: Mapping[str, Concept]) -> list[Row]:
    """Return the table of labels, synonyms, abbreviations and parents."""
    kept = (c for _, c in sorted(concepts.items()))
    return [(c.id, c.label, "|".join(c.synonyms), "|".join(c.abbreviations), "|".join(c.parents)) for c in kept]


def name_rows(concepts: Mapping[str, Concept]) -> list[Row]:
    """Return the table of names as they are looked up, each with the one concept that it leads to, sorted."""
    ordered = [c for _, c in sorted(concepts.items())]
    labels: dict[str, str] = {}
    for found in ordered:
        labels.setdefault(normalise(found.label), found.id)
    synonyms = _owned((normalise(name), c.id) for c in ordered for name in c.synonyms)
    abbreviations = _owned((name, c.id) for c in ordered for name in c.abbreviations)
    return sorted((synonyms | labels | abbreviations).items())


def _owned(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the names that stand for one concept alone."""
    owners: dict[str, set[str]] = {}
    for name, identifier in named:
        owners.setdefault(name, set()).add(identifier)
    return {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1}
