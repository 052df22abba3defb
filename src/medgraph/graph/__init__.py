"""RDF: facts become triples, one named graph a page, beside one for what no page states.

`to_dataset` does it all at once; `page_statements` and `reference_statements` are its two halves,
for builds that keep the graphs of unchanged pages. Everything is text in N-Triples, sorted where it
leaves; Turtle, TriG and JSON-LD are made from these lines by `medgraph.export`.
"""

from medgraph.graph.associations import (
    association_iri,
    claim_iri,
    dosage_iri,
    is_plain,
    predicate_iri,
    predicate_words,
)
from medgraph.graph.background import read_background
from medgraph.graph.dataset import (
    REFERENCE,
    Dataset,
    background_of,
    keep,
    node_labels,
    nquads,
    ntriples,
    page_statements,
    reference_statements,
    to_dataset,
)
from medgraph.graph.evidence import Run
from medgraph.graph.ntriples import Triple
from medgraph.graph.used import Used

__all__ = [
    "REFERENCE",
    "Dataset",
    "Run",
    "Triple",
    "Used",
    "association_iri",
    "background_of",
    "claim_iri",
    "dosage_iri",
    "is_plain",
    "keep",
    "node_labels",
    "nquads",
    "ntriples",
    "page_statements",
    "predicate_iri",
    "predicate_words",
    "read_background",
    "reference_statements",
    "to_dataset",
]
