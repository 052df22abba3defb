"""The words: what flows from a page to the graph.

    path → Monograph → Section → Fact → GroundedFact → Dataset → …

Everything here is a frozen value. Offsets are 0-based, half-open Python slices in code points.
"""

from medgraph.model.concepts import Concept, ConceptKind, GroundedFact, Match
from medgraph.model.facts import (
    ANYTHING,
    Dose,
    Evidence,
    Fact,
    Frequency,
    Origin,
    Polarity,
    Qualifiers,
    Relation,
    Residue,
    ResidueReason,
    Scope,
)
from medgraph.model.text import (
    Block,
    BlockKind,
    LabelField,
    Monograph,
    Part,
    Section,
    SectionType,
    SourceKind,
    Span,
    View,
)

__all__ = [
    "ANYTHING",
    "Block",
    "BlockKind",
    "Concept",
    "ConceptKind",
    "Dose",
    "Evidence",
    "Fact",
    "Frequency",
    "GroundedFact",
    "LabelField",
    "Match",
    "Monograph",
    "Origin",
    "Part",
    "Polarity",
    "Qualifiers",
    "Relation",
    "Residue",
    "ResidueReason",
    "Scope",
    "Section",
    "SectionType",
    "SourceKind",
    "Span",
    "View",
]
