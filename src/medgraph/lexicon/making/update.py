"""Rebuild vocabularies from the publishers' full files into the user's lexicon: all of them, or nothing.

Every file is read and checked before anything is written; the new tables then take the place of the old ones in one
step, together with those of vocabularies that were not given. One's own terms are left as they are.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from medgraph.errors import LexiconError
from medgraph.generations import new_generation
from medgraph.lexicon.making.concepts import Concept, diseases, phenotypes
from medgraph.lexicon.making.entries import Entry, Release, check_whole
from medgraph.lexicon.making.hgnc import gene_rows, read_hgnc
from medgraph.lexicon.making.obo import read_obo
from medgraph.lexicon.making.obographs import read_obographs
from medgraph.lexicon.making.writing import (
    CC0,
    CC_BY,
    HGNC_CREDIT,
    HPO_LICENCE,
    MONDO_CREDIT,
    Origin,
    hpo_credit,
    write_genes,
    write_ontology,
)
from medgraph.lexicon.tables import home

TABLES = {
    "HPO": ("phenotypes.tsv", "phenotype-names.tsv"),
    "MONDO": ("diseases.tsv", "disease-names.tsv"),
    "HGNC": ("genes.tsv", "gene-names.tsv"),
}


class Update(NamedTuple):
    """One vocabulary that was rebuilt."""

    vocabulary: str
    version: str
    concepts: int
    left_out: int  # names that the file says are not exact


class _Made(NamedTuple):
    update: Update
    write: Callable[[Path], None]


def update(*, hpo: Path | None = None, mondo: Path | None = None, hgnc: Path | None = None) -> list[Update]:
    """Rebuild the vocabularies whose files are given; the result takes effect in the next process.

    Raises LexiconError, with file and line, for a file that is wrong or breaks off; nothing is changed then.
    """
    made = [
        *([_ontology(hpo, "HP")] if hpo else []),
        *([_ontology(mondo, "MONDO")] if mondo else []),
        *([_genes(hgnc)] if hgnc else []),
    ]
    if not made:
        raise LexiconError("give at least one file: HPO's, MONDO's or HGNC's")
    with new_generation(home()) as fresh:
        _keep(fresh.folder, but={one.update.vocabulary for one in made})
        for one in made:
            one.write(fresh.folder)
    return [one.update for one in made]


def _keep(folder: Path, *, but: set[str]) -> None:
    """Take over the tables of the vocabularies that are not rebuilt."""
    for vocabulary, names in TABLES.items():
        for name in names if vocabulary not in but else ():
            if (home() / name).is_file():
                shutil.copyfile(home() / name, folder / name)


def read_release(path: Path) -> Release:
    """Read an ontology in either form, told apart by its first sign.

    Raises LexiconError, with the line, if it is neither or breaks off.
    """
    try:
        with path.open("rb") as file:
            begins = file.read(64).lstrip()
    except OSError as error:
        raise LexiconError(f"cannot be read: {error.strerror or error}", place=str(path)) from error
    return read_obographs(path) if begins.startswith(b"{") else read_obo(path)


def _ontology(path: Path, prefix: str) -> _Made:
    release = read_release(path)
    check_whole(release.entries, path, prefix)
    kind, concepts = _concepts(release, prefix)
    name = "HPO" if prefix == "HP" else "MONDO"
    origin = Origin(
        name,
        release.version,
        HPO_LICENCE if prefix == "HP" else CC_BY,
        hpo_credit(release.version) if prefix == "HP" else f"{MONDO_CREDIT}; a selection of its names",
        {path.name: path},
    )
    left_out = sum(len(entry.related) for entry in release.entries if entry.id in concepts)
    update = Update(name, release.version, len(concepts), left_out)
    return _Made(update, lambda folder: write_ontology(folder, kind, concepts, origin))


def _concepts(release: Release, prefix: str) -> tuple[str, dict[str, Concept]]:
    ours: list[Entry] = [entry for entry in release.entries if entry.id.startswith(prefix + ":")]
    try:
        return ("phenotype", phenotypes(ours)) if prefix == "HP" else ("disease", diseases(ours))
    except LexiconError as error:
        raise LexiconError(error.message, place=str(release.path)) from error


def _genes(path: Path) -> _Made:
    genes, version = read_hgnc(path)
    rows = gene_rows(genes)
    if not rows:
        raise LexiconError("no approved gene with a product in this file", place=str(path))
    origin = Origin("HGNC", version, CC0, HGNC_CREDIT, {path.name: path})
    return _Made(Update("HGNC", version, len(rows), 0), lambda folder: write_genes(folder, rows, origin))
