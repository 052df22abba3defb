"""SHACL: does a graph hold what `ontology/shapes.ttl` asks of it, and if not, which sentence is to blame?

    shapes → queries (shapes, components, compiling) → results (programs, running) → findings (ownership, report)

The shapes are compiled to SPARQL and asked of the store, so a large graph is validated where it lies; what
SPARQL cannot say goes to pySHACL, the reference. SHACL answers in terms of nodes; a pharmacist asks for a page and
a line. So each result is led back to the associations that own the node, and from there to the sentence. A run that
looked at no node is an error: a check that checked nothing must not pass.
"""

from medgraph.validation.report import Finding, Reach, Severity, ValidationReport, violating_associations
from medgraph.validation.running import count_shapes, validate

__all__ = ["Finding", "Reach", "Severity", "ValidationReport", "count_shapes", "validate", "violating_associations"]
