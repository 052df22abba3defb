"""The vocabularies in use: names of genes, diseases, phenotypes, drugs, routes, and what they lead to.

    folding      the form under which names are looked up
    tables       the files, row by row
    clinical     what is kept by hand about conditions: clinical names, denials
    ontologies   HPO and MONDO: concepts by name, names, what stands above them
    conditions   the name of a condition → its concept
    measurements, composition   names that no vocabulary has whole
    genes, members   symbols by the names of proteins; numbered members of families
    drugs, brands, drug_classes, routes
    status       what is in use, with version, source and licence
    making       the tables from the publishers' files; the user's own lexicon

Each table is read once, when first asked for; nothing here opens a network.
"""

from __future__ import annotations

from medgraph.lexicon.brands import brands_of, drugs_of_brand, is_same_drug, substance
from medgraph.lexicon.clinical import clinical_label
from medgraph.lexicon.composition import Composition, compose
from medgraph.lexicon.conditions import clinical_term, find_condition, opens_condition
from medgraph.lexicon.drug_classes import drug_class
from medgraph.lexicon.drugs import drug_identifiers, drug_names, drug_stem
from medgraph.lexicon.folding import normalise
from medgraph.lexicon.genes import (
    gene_curie,
    is_ambiguous_symbol,
    is_gene_symbol,
    is_group,
    opens_target,
    spelt_out,
    target,
)
from medgraph.lexicon.ontologies import names, parents, vocabulary_term
from medgraph.lexicon.routes import routes
from medgraph.lexicon.tables import Term, rows, state

__all__ = [
    "Composition",
    "Term",
    "brands_of",
    "clinical_label",
    "clinical_term",
    "compose",
    "drug_class",
    "drug_identifiers",
    "drug_names",
    "drug_stem",
    "drugs_of_brand",
    "find_condition",
    "gene_curie",
    "is_ambiguous_symbol",
    "is_gene_symbol",
    "is_group",
    "is_same_drug",
    "names",
    "normalise",
    "opens_condition",
    "opens_target",
    "parents",
    "routes",
    "rows",
    "spelt_out",
    "state",
    "substance",
    "target",
    "vocabulary_term",
]
