"""Write a table: comments that say what it is, whose it is and from which bytes; then the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from medgraph.lexicon.making.concepts import Concept, Row, concept_rows, name_rows
from medgraph.lexicon.making.entries import sha256
from medgraph.lexicon.making.hgnc import gene_name_rows

HPO_LICENCE = "HPO licence, https://hpo.jax.org/app/license: free with attribution and version, content unaltered"
CC_BY = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
CC0 = "CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/"
MONDO_CREDIT = "Mondo Disease Ontology, Monarch Initiative, https://mondo.monarchinitiative.org"
HGNC_CREDIT = "HUGO Gene Nomenclature Committee, https://www.genenames.org"


def hpo_credit(version: str) -> str:
    """Return the attribution that HPO asks for."""
    return (
        f"This product uses the Human Phenotype Ontology (version {version}), Human Phenotype Ontology Consortium"
        " and Monarch Initiative, https://hpo.jax.org; a selection, terms and names unchanged"
    )


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a vocabulary comes from: the comment lines of all its tables."""

    vocabulary: str
    version: str
    licence: str
    attribution: str
    sources: Mapping[str, Path] = field(default_factory=dict)
    generator: str = "medgraph lexicon update"

    def lines(self, title: str, columns: str) -> Iterator[str]:
        """Yield the comment lines of one table."""
        yield f"# {self.vocabulary}: {title}"
        yield f"# version: {self.version}"
        yield f"# licence: {self.licence}"
        yield f"# attribution: {self.attribution}"
        yield from (f"# source: {name} sha256:{sha256(path)}" for name, path in sorted(self.sources.items()))
        yield f"# generator: {self.generator}"
        yield f"# columns: {columns}"


def write_table(path: Path, comments: Iterable[str], rows: Iterable[Row]) -> None:
    """Write comments and rows; UTF-8, Unix line ends."""
    lines = [*comments, *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def write_ontology(folder: Path, kind: str, concepts: Mapping[str, Concept], origin: Origin) -> None:
    """Write the two tables of an ontology; `kind` is "phenotype" or "disease"."""
    columns = "id, label, synonyms (case folds), abbreviations (case counts), is_a parents"
    head = origin.lines(f"{kind}s, label and names", columns)
    write_table(folder / f"{kind}s.tsv", head, concept_rows(concepts))
    head = origin.lines(f"names of {kind}s as they are looked up", "folded name, or abbreviation in its own case; id")
    write_table(folder / f"{kind}-names.tsv", head, name_rows(concepts))


def write_genes(folder: Path, rows: list[Row], origin: Origin) -> None:
    """Write the two tables of genes."""
    columns = "id, symbol, approved name, alias symbols, previous symbols"
    write_table(folder / "genes.tsv", origin.lines("approved genes with a protein or RNA product", columns), rows)
    head = origin.lines("approved names as they are looked up", "folded name, symbol")
    write_table(folder / "gene-names.tsv", head, gene_name_rows(rows))
