"""What the lexicon holds: each vocabulary in use with its version, source and licence, and the user's own terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from medgraph.lexicon.tables import header, home, read_rows, table, users_rows
from medgraph.resources import resource


class Vocabulary(NamedTuple):
    """One vocabulary in use; `source` is "shipped", or the file of the user's lexicon."""

    name: str
    version: str
    concepts: int
    names: int
    licence: str
    source: str


class OwnTerm(NamedTuple):
    """One term that the user added."""

    kind: str
    surface: str
    identifier: str
    label: str


_NAMED = {"phenotypes.tsv": "phenotype-names.tsv", "diseases.tsv": "disease-names.tsv", "genes.tsv": "gene-names.tsv"}


def vocabularies() -> list[Vocabulary]:
    """Return the vocabularies in use.

    >>> [vocabulary.name for vocabulary in vocabularies()]
    ['HPO', 'MONDO', 'HGNC', 'ChEBI, MeSH, DrugBank names', 'NCI Thesaurus: routes', 'MeSH: drug classes']
    """
    generated = [_generated(table(name), names) for name, names in _NAMED.items()]
    return [
        *generated,
        _drugs(table("drugs.tsv")),
        _by_hand("NCI Thesaurus: routes", "CC BY 4.0", resource("data/lexicon/own/routes.tsv"), 2, (0,)),
        _by_hand("MeSH: drug classes", "NLM terms", resource("data/lexicon/own/classes.tsv"), 0, (1, 2)),
    ]


def _generated(path: Path, names: str) -> Vocabulary:
    said = header(path)
    concepts, surfaces = (sum(1 for _ in read_rows(each)) for each in (path, table(names)))
    genes = concepts if path.name == "genes.tsv" else 0  # a symbol is a name too
    return Vocabulary(said["title"].partition(":")[0], said["version"], concepts, surfaces + genes, *_place(path))


def _drugs(path: Path) -> Vocabulary:
    said, rows = header(path), list(read_rows(path))
    names = sum(1 + len(others.split("|")) if others else 1 for _, _, others in rows)
    return Vocabulary(said["title"].partition(":")[0], said["version"], len(rows), names, *_place(path))


def _by_hand(name: str, licence: str, path: Path, key: int, columns: tuple[int, ...]) -> Vocabulary:
    rows = list(read_rows(path))
    names = {surface for row in rows for column in columns for surface in row[column].split("|")} - {""}
    return Vocabulary(name, "by hand", len({row[key] for row in rows}), len(names), licence, "shipped")


def _place(path: Path) -> tuple[str, str]:
    licence = re.sub(r", https?://[^\s;:]+|: free with.*", "", header(path)["licence"])
    return licence, str(path) if path.is_relative_to(home()) else "shipped"


def own_terms() -> Iterator[OwnTerm]:
    """Yield the terms that the user added, by kind."""
    for curie, label, surfaces, *_ in users_rows("own/labels.tsv"):
        yield from (OwnTerm("condition", surface, curie, label) for surface in surfaces.split("|"))
    for name, ids, others, *_ in users_rows("own/drugs.tsv"):
        yield from (OwnTerm("drug", surface, ids, name) for surface in others.split("|"))
    for name, symbols, *_ in users_rows("own/targets.tsv"):
        yield OwnTerm("gene", name, "", symbols)
    for surface, route, curie, *_ in users_rows("own/routes.tsv"):
        yield OwnTerm("route", surface, curie, route)
    for curie, label, surfaces, *_ in users_rows("own/classes.tsv"):
        yield from (OwnTerm("drug-class", surface, curie, label) for surface in surfaces.split("|"))
